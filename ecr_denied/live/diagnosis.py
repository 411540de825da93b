"""One failure, checked live: from sessions to a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ecr_denied.advice import advise
from ecr_denied.advice.message import message
from ecr_denied.advice.texts import texts_in
from ecr_denied.live.aws.calls import Caller, Deadline, Session
from ecr_denied.live.aws.parties import Party, party, stand_ins
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.decision.rules import UNASKABLE, rules_for, table_of
from ecr_denied.live.investigation import Investigation, investigate, probes_of
from ecr_denied.live.outcomes import SETTLES
from ecr_denied.live.probes import PROBES
from ecr_denied.live.probes.elsewhere import found_in, likely_names
from ecr_denied.live.probes.logins import Files
from ecr_denied.live.records import Ask, Candidate, Diagnosis
from ecr_denied.names.partitions import of_region
from ecr_denied.records import Advice, Cause, Check, Failure, Language, PolicyType, Principal, RunBy

__all__ = ["Present", "calls_of", "completed", "diagnose", "diagnosed", "planned", "silent"]

_UNDECIDED = "no call that those present can make decides it"
_NO_TABLE = "no call decides this: the advice says what to look at"
_NO_REGISTRY = "the text does not name a registry with its account and region, so nothing can be asked"
# No account has this id.
_OTHER = "000000000000"
_MISSING = "repository-missing"
# What the sentence blames, which no answer takes from what is left to look at.
_CHECKS = {
    PolicyType.IDENTITY_BASED: (Check.IDENTITY_POLICY,),
    PolicyType.RESOURCE_BASED: (Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY),
    PolicyType.SERVICE_CONTROL: (Check.SERVICE_CONTROL_POLICY,),
    PolicyType.RESOURCE_CONTROL: (Check.RESOURCE_CONTROL_POLICY,),
    PolicyType.PERMISSIONS_BOUNDARY: (Check.PERMISSIONS_BOUNDARY,),
    PolicyType.SESSION: (Check.SESSION_POLICY,),
    PolicyType.VPC_ENDPOINT: (Check.VPC_ENDPOINT_POLICY,),
}


def silent(_: RunBy, __: str) -> None:
    """Tell of no call."""


@dataclass
class Present:
    """The sessions that are there, with the answers they had: those of one input share them.

    :param told: is given who makes which call, before it is made.
    :param deadline: the time that all calls have together.
    """

    sessions: Mapping[RunBy, Session | None]
    told: Callable[[RunBy, str], None] = silent
    deadline: Deadline = field(default_factory=Deadline)
    _callers: dict[RunBy, Caller] = field(default_factory=dict)
    _parties: dict[tuple[RunBy, str], Party] = field(default_factory=dict)

    def at(self, region: str) -> list[Party]:
        """Everybody who is present, asking in a region; who they are is asked once in each partition."""
        for who, session in self.sessions.items():
            if session is not None and who not in self._callers:
                self._callers[who] = Caller(session, region, partial(self.told, who), self.deadline)
        return [self._party(who, region) for who in self._callers]

    def _party(self, who: RunBy, region: str) -> Party:
        key = who, of_region(region).name
        if key not in self._parties:
            self._parties[key] = party(who, self._callers[who].elsewhere(region))
        known = self._parties[key]
        return Party(who, self._callers[who].elsewhere(region), known.principal, known.answer)


def diagnose(
    failure: Failure,
    caller: Session,
    owner: Session | None = None,
    administrator: Session | None = None,
    *,
    files: Files | None = None,
    told: Callable[[RunBy, str], None] = silent,
    limit: float | None = None,
    present: Present | None = None,
) -> Diagnosis:
    """Find out by read-only calls what is wrong, as far as these credentials can tell.

    :param caller: a session of boto3 with the credentials that were refused.
    :param owner: one that may look into the registry's account.
    :param administrator: one that may look into the caller's account.
    :param files: where logins of clients are looked for; ``None`` looks at none.
    :param told: is given who makes which call, before it is made.
    :param limit: the seconds that all calls together may take; ``None`` is as long as they take.
    :param present: the same sessions as for another failure, whose answers are used again; the other parameters but
        ``files`` then say nothing.
    """
    case = Case.of(failure)
    if not case.is_askable or table_of(case) is None:
        return _nothing_to_ask(case, UNASKABLE.get(failure.cause, _NO_TABLE) if case.is_askable else _NO_REGISTRY)
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = (present or Present(sessions, told, Deadline(limit))).at(case.region)
    return diagnosed(investigate(completed(case, parties), parties, files), parties, files)


def planned(failure: Failure, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that may be made, with everybody named present; an answer can make the later ones needless."""
    yield from dict.fromkeys(calls_of(Case.of(failure), who))


def calls_of(case: Case, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that the table of a case may lead to."""
    if not case.is_askable or table_of(case) is None:
        return
    yield from ((one, "sts:GetCallerIdentity") for one in who)
    # Where the text names nobody it is not known yet whose credentials are here.
    accounts = (case.failure.registry_id, _OTHER)
    known = [case] if case.principal else [case.asked_by(Principal(account_id=one)) for one in accounts]
    for one in known:
        yield from _calls(one, who)
        if case.failure.cause in (Cause.ACCESS_DENIED, Cause.FORBIDDEN):
            for outcome in ("says-resource", "says-identity", "says-resource-denies", "says-organization"):
                yield from _calls(one.refused(outcome, case.failure.action or case.actions[0]), who)


def _calls(case: Case, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    rules = rules_for(case)
    meant = [
        (PROBES[probe].who, PROBES[probe].actions)
        for probe in probes_of(rules, case)
        if probe in PROBES and PROBES[probe].fits(case)
    ]
    if any(rule.finding == _MISSING for rule in rules):
        meant.append((RunBy.REGISTRY_OWNER, ("ecr:DescribeRepositories",)))
    for one, actions in meant:
        able = (by for by in stand_ins(one, within=case.failure.cross_account is not True) if by in who)
        yield from ((by, action) for by in able for action in actions)


def completed(case: Case, parties: list[Party]) -> Case:
    """Where the text names nobody, the credentials at hand are taken for those that were refused."""
    here = next((one.principal for one in parties if one.who is RunBy.CALLER), None)
    return case if here is None or case.hides_caller or not _may_be(here, case) else case.asked_by(here)


def _may_be(here: Principal, case: Case) -> bool:
    """True if the credentials here can be those of a principal whose name is masked."""
    who = case.principal
    return who is None or who.account_id in (None, here.account_id)


def _nothing_to_ask(case: Case, meaning: str) -> Diagnosis:
    left = tuple(advise(case.failure))
    return Diagnosis(meaning=meaning, remaining=left, ask=_asks(case, left, ()))


def diagnosed(done: Investigation, parties: list[Party], files: Files | None) -> Diagnosis:
    """What an investigation came to; a missing repository is looked for under other names and in other regions."""
    found, case = done.found, done.case
    is_missing = found is not None and found.finding == _MISSING and case.repository is not None
    regions = list(found_in(case, parties, files)) if is_missing else []
    left = _remaining(done, found)
    told: dict[str, object] = {} if found is None else _told(found)
    return Diagnosis(
        **{"meaning": _UNDECIDED, **told},  # type: ignore[arg-type]
        candidates=done.candidates,
        steps=(*done.steps, *(step for _, step in regions)),
        remaining=left,
        ask=() if done.is_proved or case.moment is Moment.PREFLIGHT else _asks(case, left, done.heard),
        similar=likely_names(case, parties) if is_missing else (),
        elsewhere=tuple(region for region, step in regions if step.outcome == "in-another-region"),
    )


def _told(found: Candidate) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "finding": found.finding,
        "confidence": found.confidence,
        "nothing_wrong": found.verdict is None,
        "meaning": found.meaning,
    }


def _remaining(done: Investigation, found: Candidate | None) -> tuple[Advice, ...]:
    """Of a proof the advice on it; else what is not settled, the candidates' first and then what the text blames."""
    advice = advise(done.case.failure)
    check = found.verdict if found else None
    if done.is_proved or done.case.moment is Moment.PREFLIGHT:
        return tuple(one for one in advice if one.check is check)
    said = done.case.said or done.case.failure
    blamed = _CHECKS.get(said.policy.type, ()) if said.policy and said.policy.type else ()
    wrong = [one.verdict for one in done.candidates if one.verdict is not None]
    settled = {one for step in done.steps for one in SETTLES.get(step.outcome, ())} - {*wrong, *blamed}
    first = {one: number for number, one in enumerate(dict.fromkeys(wrong))}
    left = [one for one in advice if one.check not in settled]
    return tuple(sorted(left, key=lambda one: first.get(one.check, len(first))))


def _asks(case: Case, advice: Sequence[Advice], heard: Iterable[RunBy]) -> tuple[Ask, ...]:
    """One message for everybody who has something to look at and was not heard yet, in the order of the advice."""
    probes = [one for one in advice if not one.changes_state]
    left = [who for who in dict.fromkeys(one.run_by for one in probes) if who not in {RunBy.CALLER, *heard}]
    texts = texts_in(Language.ENGLISH)
    return tuple(Ask(who=who, message="\n".join(message(case.failure, probes, who, texts))) for who in left)
