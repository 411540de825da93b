"""Probe after probe, until something is proved or no probe is left that could still tell anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ecr_denied.live.aws.parties import Party, candidates, identified, meaning_of
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.decision.judgement import Evidence, judged, parts_of
from ecr_denied.live.decision.rules import DecisionRule, rules_for
from ecr_denied.live.outcomes import MEANINGS, REFUSED, UNANSWERED, Seen
from ecr_denied.live.probes import PROBES, TRANSFER
from ecr_denied.live.probes.logins import Files, login_of
from ecr_denied.live.records import Candidate, Confidence, Step
from ecr_denied.records import Cause, RunBy

__all__ = ["Investigation", "go_on", "investigate", "probes_of"]

# The credentials at hand can speak for the refused principal.
_ARE_CALLER = ("same", "text-names-nobody", "asked-about")
_UNEXPLAINED = (Cause.ACCESS_DENIED, Cause.FORBIDDEN)


@dataclass
class Investigation:
    """What was seen so far, by whom, and what follows from it."""

    evidence: Evidence
    steps: list[Step] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    heard: set[RunBy] = field(default_factory=set)
    able: list[Party] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()

    @property
    def case(self) -> Case:
        """What the evidence is about."""
        return self.evidence.case

    def take(self, probe: str, step: Step, seen: Seen) -> None:
        """Keep one outcome, and see what follows."""
        self.evidence.known[probe] = step.outcome
        if seen.by_action:
            self.evidence.by_action[probe] = seen.by_action
        if seen.words:
            self.evidence.words[probe] = seen.words
        self.tried.add(probe)
        if step.who is not None and step.outcome not in UNANSWERED:
            self.heard.add(step.who)
        self.steps.append(step)
        self.judge()

    def judge(self) -> None:
        """Find what follows from all that was seen."""
        self.candidates = judged(self.evidence)

    @property
    def found(self) -> Candidate | None:
        """The likeliest."""
        return next(iter(self.candidates), None)

    @property
    def is_proved(self) -> bool:
        """True if nothing is left to look at."""
        return self.found is not None and self.found.confidence is Confidence.PROVED

    @property
    def refusal(self) -> tuple[str, str] | None:
        """The first call of the caller's own that was refused: its action, and what the refusal says."""
        known = self.evidence.known
        return next(((action, known[probe]) for action, probe in TRANSFER.items() if known.get(probe) in REFUSED), None)


def probes_of(rules: Iterable[DecisionRule], case: Case) -> list[str]:
    """The probes that rules need, in the order in which they are made; who asks is known before."""
    needed = {probe for rule in rules for probe in rule.needs}
    needed |= {part for probe in needed for part in parts_of(probe, case)}
    return [probe for probe in ("store", *PROBES) if probe in needed]


def investigate(case: Case, parties: list[Party], files: Files | None) -> Investigation:
    """See who is there, and make the probes that can tell something. Before a request a refusal ends the way."""
    done = Investigation(Evidence(case))
    for party, step in identified(parties, case):
        is_caller = party.who is RunBy.CALLER
        if step.outcome not in UNANSWERED and step.outcome != "not-of-the-account":
            done.able.append(party)
        if is_caller:
            done.take("identity", step, Seen(step.outcome))
        else:
            done.steps.append(step)
    done.heard.clear()
    go_on(done, files)
    return done


def go_on(done: Investigation, files: Files | None) -> None:
    """Make the probes that are left, of the table that the case has by now."""
    done.judge()
    asks = done.evidence.known.get("identity") in _ARE_CALLER
    while (probe := _next(done)) is not None and not _is_over(done, probe):
        done.tried.add(probe)
        if probe == "store":
            _look_here(done, files)
        elif PROBES[probe].fits(done.case) and (asks or PROBES[probe].who is not RunBy.CALLER):
            _probe(done, probe, candidates(done.able, PROBES[probe].who, done.case))
            _explain(done)


def _next(done: Investigation) -> str | None:
    """The first probe that can lead to something, with what was seen so far."""
    # What is put together may still come out another way while a part of it was not looked at.
    settled = {
        name: outcome
        for name, outcome in done.evidence.seen.items()
        if done.tried.issuperset(parts_of(name, done.case))
    }
    rules = (rule for rule in rules_for(done.case) if rule.may_hold(settled))
    return next((probe for probe in probes_of(rules, done.case) if probe not in done.tried), None)


def _is_over(done: Investigation, probe: str) -> bool:
    """The caller's own calls are made before a proof ends the way: they can contradict it."""
    if done.case.moment is Moment.PREFLIGHT and done.refusal:
        return True
    is_transfer = probe in TRANSFER.values() and probe != "token"
    return done.is_proved and not (is_transfer and done.case.moment is Moment.BEFORE)


def _explain(done: Investigation) -> None:
    """Where a text does not say why, the same request says it when it is refused again."""
    refusal = done.evidence.refusal
    if done.case.moment is not Moment.BEFORE or done.case.failure.cause not in _UNEXPLAINED or refusal is None:
        return
    action, said = refusal
    if REFUSED[said] is not None:
        done.evidence.case = done.case.refused(said, action)
        done.judge()


def _look_here(done: Investigation, files: Files | None) -> None:
    """Look at the files of this machine."""
    if files is not None:
        place, outcome = login_of(done.case.failure, files)
        done.take("store", Step(call=place, who=None, outcome=outcome, meaning=MEANINGS[outcome]), Seen(outcome))


def _probe(done: Investigation, probe: str, able: list[Party]) -> None:
    """Make one probe, by the first who gets an answer."""
    for party in able:
        party.calls.made.clear()
        said = PROBES[probe].run(party.calls, done.case)
        seen = Seen(said) if isinstance(said, str) else said
        last, outcome = party.calls.last, seen.outcome
        code = seen.code or (last.code if outcome in UNANSWERED else "")
        meaning = ": ".join(filter(None, (meaning_of(outcome, last), seen.words)))
        call = ", ".join(dict.fromkeys(party.calls.made)) or "the session's own region"
        step = Step(call=call, who=party.who, outcome=outcome, meaning=meaning, code=code or None)
        done.take(probe, step, seen)
        if outcome not in UNANSWERED:
            return
