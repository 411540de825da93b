"""One failure, or one request before it is made, checked live: from sessions to a verdict, probe after probe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ecr_denied.advice import advise
from ecr_denied.advice.message import message
from ecr_denied.advice.texts import texts_in
from ecr_denied.live.calls import Caller, Deadline, Session
from ecr_denied.live.case import Asker, Case
from ecr_denied.live.inventory import found_in, likely_names
from ecr_denied.live.judgement import Evidence, judged, parts_of
from ecr_denied.live.logins import Files, login_of
from ecr_denied.live.parties import Party, candidates, identified, meaning_of, party, stand_ins
from ecr_denied.live.probes import PROBES, TRANSFER
from ecr_denied.live.rules import SUBJECTS, UNASKABLE, UNEXPLAINED, DecisionRule, rules_for, subject_of
from ecr_denied.live.vocabulary import (
    CHECKS,
    MEANINGS,
    REFUSED,
    SETTLES,
    UNANSWERED,
    Ask,
    Candidate,
    Confidence,
    Diagnosis,
    Preflight,
    Seen,
    Step,
    leads_to,
)
from ecr_denied.names.hosts import is_private_host
from ecr_denied.names.partitions import of_region
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.records import Advice, Cause, Failure, Language, Operation, RunBy

__all__ = ["Present", "diagnose", "named", "planned", "preflight", "silent", "wanted"]

_MISSING = "repository-missing"

# --- probe after probe -----------------------------------------------------------------------------------

# The credentials at hand can speak for the refused principal.
_ARE_CALLER = ("same", "text-names-nobody", "asked-about")
# What the registry did not find for one caller, it finds for no other.
_MISSED = (Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND)


@dataclass
class _Investigation:
    """What was seen so far, by whom, and what follows from it."""

    evidence: Evidence
    files: Files | None
    steps: list[Step] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    able: list[Party] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()

    @property
    def case(self) -> Case:
        """What the evidence is about."""
        return self.evidence.case

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
        """The first call of the caller's own that was refused."""
        return self.evidence.refused(TRANSFER)

    @property
    def heard(self) -> set[RunBy | None]:
        """The parties that got an answer beyond their own identity."""
        looks = (one for one in self.steps if one.call != "sts:GetCallerIdentity")
        return {one.who for one in looks if one.outcome not in UNANSWERED}

    def be_about(self, case: Case) -> None:
        """Go on with what is known better by now."""
        self.evidence.case = case
        self.candidates = judged(self.evidence)

    def take(self, probe: str, step: Step, seen: Seen) -> None:
        """Keep one outcome, and see what follows."""
        self.evidence.answers[probe] = seen
        self.tried.add(probe)
        self.steps.append(step)
        self.candidates = judged(self.evidence)

    def meet(self, parties: list[Party]) -> None:
        """See who is there."""
        for one, step in identified(parties, self.case):
            if step.outcome not in UNANSWERED and step.outcome != "not-of-the-account":
                self.able.append(one)
            if one.who is RunBy.CALLER:
                self.take("identity", step, Seen(step.outcome))
            else:
                self.steps.append(step)

    def go_on(self) -> None:
        """Make the probes that are left, by the rules that the case has by now."""
        while (probe := self._next()) is not None and not self._is_over(probe):
            self.tried.add(probe)
            if probe == "store":
                self._look_here()
            elif PROBES[probe].fits(self.case) and self._counts(probe):
                self._make(probe)

    def _counts(self, probe: str) -> bool:
        """True if what is seen says something of what was refused, whichever caller the credentials belong to."""
        if PROBES[probe].who is not RunBy.CALLER or self.evidence.known.get("identity") in _ARE_CALLER:
            return True
        return probe == "pull" and subject_of(self.case) in _MISSED

    def _next(self) -> str | None:
        """The first probe that can lead to something, with what was seen so far."""
        # A probe that is put together may still come out another way while a part of it was not looked at.
        settled = {
            name: outcome
            for name, outcome in self.evidence.seen.items()
            if self.tried.issuperset(parts_of(name, self.case))
        }
        rules = (rule for rule in rules_for(self.case) if rule.may_hold(settled))
        return next((probe for probe in _probes_of(rules, self.case) if probe not in self.tried), None)

    def _is_over(self, probe: str) -> bool:
        """Before a request, a refusal ends the checks. The caller's own calls are made: they can contradict a proof."""
        if self.case.is_ahead and self.refusal:
            return True
        is_transfer = probe in TRANSFER.values() and probe != "token"
        return self.is_proved and not (is_transfer and self.case.told is not None)

    def _look_here(self) -> None:
        """Look at the files of this machine."""
        if self.files is not None:
            place, outcome = login_of(self.case.asked, self.files)
            self.take("store", Step(call=place, who=None, outcome=outcome, meaning=MEANINGS[outcome]), Seen(outcome))

    def _make(self, probe: str) -> None:
        """Make one probe, by the first who gets an answer. A refusal says why, where a text does not."""
        for one in candidates(self.able, PROBES[probe].who, self.case):
            one.calls.made.clear()
            said = PROBES[probe].run(one.calls, self.case)
            seen = Seen(said) if isinstance(said, str) else said
            last, outcome = one.calls.last, seen.outcome
            code = seen.code or (last.code if outcome in UNANSWERED else "")
            meaning = ": ".join(filter(None, (meaning_of(outcome, last), seen.words)))
            call = ", ".join(dict.fromkeys(one.calls.made)) or "the session's own region"
            step = Step(call=call, who=one.who, outcome=outcome, meaning=meaning, code=code or None)
            self.take(probe, step, seen)
            if outcome not in UNANSWERED:
                break
        refusal, is_told = self.evidence.refusal, self.case.told is not None
        if refusal and is_told and self.case.asked.cause in UNEXPLAINED and REFUSED[refusal[1]].policy is not None:
            self.be_about(self.case.refused(refusal[1], refusal[0]))


def _probes_of(rules: Iterable[DecisionRule], case: Case) -> list[str]:
    """The probes that rules need, in the order in which they are made; who asks is known before."""
    needed = {probe for rule in rules for probe in rule.needs}
    needed |= {part for probe in needed for part in parts_of(probe, case)}
    return [probe for probe in ("store", *PROBES) if probe in needed]


def planned(failure: Failure, who: Sequence[RunBy], *, is_ahead: bool = False) -> Iterator[tuple[RunBy, str]]:
    """The calls that may be made, with everyone named present; an answer can make the later ones needless.

    :param is_ahead: the request was not made yet.
    """
    case = Case(failure) if is_ahead else Case.of(failure)
    subject = subject_of(case)
    if not case.is_askable or subject is None:
        return
    # A refusal says more of what it is about.
    may_be = SUBJECTS["refused"] if is_ahead or subject in UNEXPLAINED else ()
    rules = rules_for(case, {subject, *may_be, *(("token",) if is_ahead else ())})
    probes = [PROBES[one] for one in _probes_of(rules, case) if one in PROBES]
    calls = [(probe.who, action) for probe in probes if probe.fits(case) for action in probe.actions]
    if any(rule.finding == _MISSING for rule in rules):
        calls.append((RunBy.REGISTRY_OWNER, "ecr:DescribeRepositories"))
    within = case.asked.cross_account is not True
    asked = ((by, action) for one, action in calls for by in stand_ins(one, within=within) if by in who)
    yield from dict.fromkeys((*((one, "sts:GetCallerIdentity") for one in who), *asked))


# --- from sessions to a verdict ------------------------------------------------------------------------------

_UNDECIDED = "no call that those present can make decides it"
_NO_TABLE = "no call decides this: the advice says what to look at"
_NO_REGISTRY = "the text does not name a registry with its account and region, so nothing can be asked"


def silent(_: RunBy, __: str) -> None:
    """Report no call."""


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
        """Everyone who is present, asking in a region; who they are is asked once in each partition."""
        for who, session in self.sessions.items():
            if session is not None and who not in self._callers:
                self._callers[who] = Caller(session, region, partial(self.told, who), self.deadline)
        return [self._party(who, region) for who in self._callers]

    def _party(self, who: RunBy, region: str) -> Party:
        key = who, of_region(region).name
        if key not in self._parties:
            self._parties[key] = party(who, self._callers[who].elsewhere(region))
        return replace(self._parties[key], calls=self._callers[who].elsewhere(region))


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
    language: Language | str = Language.ENGLISH,
) -> Diagnosis:
    """Find out by read-only calls what is wrong, as far as these credentials can show.

    :param caller: a session of boto3 with the credentials that were refused.
    :param owner: one that may look into the registry's account.
    :param administrator: one that may look into the caller's account.
    :param files: where logins of clients are looked for; ``None`` looks at none.
    :param told: is given who makes which call, before it is made.
    :param limit: the seconds that all calls together may take; ``None`` is as long as they take.
    :param present: the same sessions as for another failure, whose answers are used again; the other parameters but
        ``files`` and ``language`` then say nothing.
    :param language: of the advice and of the messages to send; what the checks say is translated where it is printed.
    """
    case = Case.of(failure)
    if not case.is_askable or subject_of(case) is None:
        left = tuple(advise(failure, language))
        meaning = UNASKABLE.get(failure.cause, _NO_TABLE) if case.is_askable else _NO_REGISTRY
        return Diagnosis(meaning=meaning, remaining=left, ask=_asks(case, left, (), language))
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = (present or Present(sessions, told, Deadline(limit))).at(case.region)
    return Diagnosis(**_told(_investigated(case, parties, files), parties, files, language))


def _investigated(case: Case, parties: list[Party], files: Files | None) -> _Investigation:
    """Where the text names no caller, the credentials at hand are taken for those that were refused."""
    here = next((one.principal for one in parties if one.who is RunBy.CALLER), None)
    is_hidden = case.asker is Asker.HIDDEN
    if here is not None and not is_hidden and case.caller_account in (None, here.account_id):
        case = case.asked_by(here)
    done = _Investigation(Evidence(case), files)
    done.meet(parties)
    done.go_on()
    return done


def _told(done: _Investigation, parties: list[Party], files: Files | None, language: Language | str) -> dict[str, Any]:
    """What an investigation came to; a missing repository is looked for under other names and in other regions."""
    found, case = done.found, done.case
    is_missing = found is not None and found.finding == _MISSING and case.repository is not None
    regions = list(found_in(case, parties, files)) if is_missing else []
    is_ahead = case.told is None and not done.refusal
    left = _remaining(done, advise(case.asked, language), is_ahead=is_ahead)
    return {
        "verdict": found.verdict if found else None,
        "finding": found.finding if found else None,
        "confidence": found.confidence if found else Confidence.UNDECIDED,
        "nothing_wrong": found is not None and found.verdict is None,
        "meaning": found.meaning if found else _UNDECIDED,
        "candidates": done.candidates,
        "steps": (*done.steps, *(step for _, step in regions)),
        "remaining": left,
        "ask": () if done.is_proved or is_ahead else _asks(case, left, done.heard, language),
        "similar": likely_names(case, parties) if is_missing else (),
        "elsewhere": tuple(region for region, step in regions if step.outcome == "in-another-region"),
    }


def _remaining(done: _Investigation, advice: Sequence[Advice], *, is_ahead: bool) -> tuple[Advice, ...]:
    """For a proof, the advice on it; else what is not settled, the candidates' first. What the text blames stays."""
    check = done.found.verdict if done.found else None
    if done.is_proved or is_ahead:
        return tuple(one for one in advice if one.check is check)
    policy = done.case.sentence.policy.type
    wrong = [one.verdict for one in done.candidates if one.verdict is not None]
    in_doubt = {*wrong, *(CHECKS[policy] if policy else ())}
    settled = {one for step in done.steps for one in SETTLES.get(step.outcome, ())} - in_doubt
    first = {one: number for number, one in enumerate(dict.fromkeys(wrong))}
    left = [one for one in advice if one.check not in settled]
    return tuple(sorted(left, key=lambda one: first.get(one.check, len(first))))


def _asks(
    case: Case, advice: Sequence[Advice], heard: Iterable[RunBy | None], language: Language | str
) -> tuple[Ask, ...]:
    """One message for each party that has something to look at and was not heard yet, in the order of the advice."""
    probes = [one for one in advice if not one.changes_state]
    left = [who for who in dict.fromkeys(one.run_by for one in probes) if who not in {RunBy.CALLER, *heard}]
    texts = texts_in(language)
    return tuple(Ask(who=who, message="\n".join(message(case.asked, probes, who, texts))) for who in left)


# --- before a request ------------------------------------------------------------------------------------

_ON_THE_WAY = (
    "the login that the client itself has stored",
    "the way from its machine to the registry's own host and to the layer store",
)
_PARTS = "the images that an index names, where the image is one"
_KEY = "the key of KMS, where the repository is encrypted with one"
_UNTRIED: Mapping[Operation, tuple[str, ...]] = {
    Operation.PULL: (_KEY, *_ON_THE_WAY),
    Operation.PUSH: (
        "ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage: they change something",
        "session policies, VPC endpoint policies and resource control policies for these four",
        "quotas that are not of the repository",
        _KEY,
        *_ON_THE_WAY,
    ),
}
_NOTHING_FOUND = "what could be tried is let in; the rest no call that only reads can try"
_ALLOWED = "what could be tried is let in, and the policies that could be read allow the rest, which no call can try"


def preflight(
    reference: str,
    operation: Operation,
    caller: Session,
    owner: Session | None = None,
    administrator: Session | None = None,
    *,
    files: Files | None = None,
    told: Callable[[RunBy, str], None] = silent,
    limit: float | None = None,
    present: Present | None = None,
    language: Language | str = Language.ENGLISH,
) -> Preflight:
    """Find out by read-only calls whether a push or pull would be let in, as far as these credentials can show.

    The other parameters are those of ``diagnose``; of the files, only the regions that logins name count.

    :param reference: an image at a private registry of ECR; without a tag ``latest`` is meant.
    :param operation: a push or a pull.
    :param caller: a session of boto3 with the credentials that are to push or pull.
    :raises ValueError: when that is no such reference or operation, with what is wrong with it.
    """
    case = Case(wanted(reference, operation))
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = (present or Present(sessions, told, Deadline(limit))).at(case.region)
    done = _investigated(case, parties, None)
    refusal = None if done.is_proved else done.refusal
    if refusal is not None:
        done.be_about(done.case.refused(refusal[1], refusal[0]))
        done.go_on()
    elif done.found is not None and (cause := leads_to(done.found.finding)):
        done.evidence.case = done.case.would_be(cause)
    tried = refusal[0] if refusal else None
    parts = (_PARTS,) if done.evidence.known.get("pull") == "image-unread" else ()
    said = {**_told(done, parties, files, language), **_undecided(done, tried)}
    return Preflight(**said, refused=tried, untried=(*parts, *_UNTRIED[operation]))


def wanted(reference: str, operation: Operation) -> Failure:
    """The names in a reference; they are in the record of a failure, as everywhere.

    :raises ValueError: with what is wrong.
    """
    if operation not in _UNTRIED:
        raise ValueError("only a push or a pull can be checked")
    found = Reference.parse(reference)
    if found.registry_id is None or found.region is None or not is_private_host(found.registry or ""):
        raise ValueError("no image at a private registry of ECR: it has to be ACCOUNT.dkr.ecr.REGION.DOMAIN/NAME:TAG")
    if found.repository is None:
        raise ValueError("no name of a repository: it has lower-case letters and digits, and . _ - / between them")
    if str(found.registry) in found.repository:
        raise ValueError("the name of the registry stands in it twice")
    ends = (f":{found.tag}" if found.tag else "") + (f"@{found.digest}" if found.digest else "")
    if reference != f"{found.registry}/{found.repository}{ends}":
        raise ValueError("no reference: a tag or digest is malformed, or there is more in it than a reference")
    return Failure(
        cause=Cause.UNCLASSIFIED,
        operation=operation,
        **{name: getattr(found, name) for name in NAMES if name != "tag"},
        tag=None if found.digest and operation is Operation.PULL else found.tag or "latest",
    )


def named(failure: Failure, reference: str | None) -> Failure:
    """The failure with the names of a reference, where it names no registry of ECR's itself, and no other repository.

    :raises ValueError: with what is wrong with the reference.
    """
    if not reference or Case.of(failure).is_askable:
        return failure
    known = wanted(reference, Operation.PULL)
    if failure.repository not in (None, known.repository):
        return failure
    names = {name: getattr(known, name) for name in NAMES if name != "tag"}
    return failure.model_copy(
        update={**names, "tag": failure.tag or known.tag, "digest": failure.digest or known.digest}
    )


def _undecided(done: _Investigation, refused: str | None) -> dict[str, str]:
    """What to say where no rule does; for a push, whether the policies of both sides allow it, or of one account."""
    known, evidence = done.evidence.known, done.evidence
    if done.found is not None:
        return {}
    if refused is not None:
        return {"meaning": f"{refused} is refused, and no call that those present can make decides why"}
    if known.get("token") != "token" or known.get("layers") != "layers-asked":
        return {}
    is_granted = done.case.stays_within or evidence.side in ("granted-by-name", "granted-to-account")
    return {"meaning": _ALLOWED if is_granted and evidence.own == "own-allows" else _NOTHING_FOUND}
