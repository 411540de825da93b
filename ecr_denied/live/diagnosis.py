"""One failure, or one request before it is made, checked live: from sessions to a verdict, probe after probe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ecr_denied.advice import advise
from ecr_denied.advice.message import message
from ecr_denied.advice.texts import texts_in
from ecr_denied.live.calls import Caller, Deadline, Session
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.inventory import found_in, likely_names
from ecr_denied.live.judgement import Evidence, judged, parts_of
from ecr_denied.live.logins import Files, login_of
from ecr_denied.live.parties import Party, candidates, identified, meaning_of, party, stand_ins
from ecr_denied.live.probes import PROBES, TRANSFER
from ecr_denied.live.rules import UNASKABLE, DecisionRule, rules_for, table_of
from ecr_denied.live.vocabulary import (
    FINDINGS,
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
)
from ecr_denied.names.hosts import is_private_host
from ecr_denied.names.partitions import of_region
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.records import Advice, Cause, Check, Failure, Language, Operation, PolicyType, Principal, RunBy

__all__ = [
    "Investigation",
    "Present",
    "calls_of",
    "completed",
    "diagnose",
    "diagnosed",
    "go_on",
    "investigate",
    "named",
    "planned",
    "planned_preflight",
    "preflight",
    "probes_of",
    "silent",
    "wanted",
]

# --- probe after probe -----------------------------------------------------------------------------------

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
    for one, step in identified(parties, case):
        is_caller = one.who is RunBy.CALLER
        if step.outcome not in UNANSWERED and step.outcome != "not-of-the-account":
            done.able.append(one)
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
    for one in able:
        one.calls.made.clear()
        said = PROBES[probe].run(one.calls, done.case)
        seen = Seen(said) if isinstance(said, str) else said
        last, outcome = one.calls.last, seen.outcome
        code = seen.code or (last.code if outcome in UNANSWERED else "")
        meaning = ": ".join(filter(None, (meaning_of(outcome, last), seen.words)))
        call = ", ".join(dict.fromkeys(one.calls.made)) or "the session's own region"
        step = Step(call=call, who=one.who, outcome=outcome, meaning=meaning, code=code or None)
        done.take(probe, step, seen)
        if outcome not in UNANSWERED:
            return


# --- from sessions to a verdict --------------------------------------------------------------------------

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


# --- before a request ------------------------------------------------------------------------------------

_ON_THE_WAY = (
    "the login that the client itself has stored",
    "the way from its machine to the registry's own host and to the layer store",
)
# The calls that a refusal may come from.
_TRIED = ("ecr:GetAuthorizationToken", "ecr:BatchGetImage")
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
) -> Preflight:
    """Find out by read-only calls whether a push or pull would be let in, as far as these credentials can tell.

    :param reference: an image at a private registry of ECR; without a tag ``latest`` is meant.
    :param operation: a push or a pull.
    :param caller: a session of boto3 with the credentials that are to push or pull.
    :param owner: one that may look into the registry's account.
    :param administrator: one that may look into the caller's account.
    :param files: where logins of clients are looked for, for the regions they name; ``None`` looks at none.
    :param told: is given who makes which call, before it is made.
    :param limit: the seconds that all calls together may take; ``None`` is as long as they take.
    :param present: sessions whose answers are used again; the other parameters but ``files`` then say nothing.
    :raises ValueError: when that is no such reference or operation, with what is wrong with it.
    """
    case = Case.preflight(wanted(reference, operation))
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = (present or Present(sessions, told, Deadline(limit))).at(case.region)
    done = investigate(completed(case, parties), parties, None)
    refusal = None if done.is_proved else done.refusal
    if refusal is not None:
        action, said = refusal
        done.evidence.case = done.case.refused(said, action)
        go_on(done, None)
    elif done.found is not None and (cause := FINDINGS[done.found.finding].would_be):
        done.evidence.case = done.case.would_be(cause)
    found = diagnosed(done, parties, files)
    tried = refusal[0] if refusal else None
    parts = (_PARTS,) if done.evidence.known.get("pull") == "image-unread" else ()
    left = (*parts, *_UNTRIED[operation])
    return Preflight(**{**dict(found), **_undecided(done, tried)}, refused=tried, untried=left)


def planned_preflight(names: Failure, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that may be made, with everybody named present; an answer can make most of them needless."""
    case = Case.preflight(names)
    refused = (case.refused(outcome, action) for outcome in REFUSED for action in _TRIED)
    yield from dict.fromkeys(call for one in (case, *refused) for call in calls_of(one, who))


def wanted(reference: str, operation: Operation) -> Failure:
    """The names in a reference; they stand in the record of a failure, as everywhere.

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


def _undecided(done: Investigation, refused: str | None) -> dict[str, str]:
    """What to say where no row does."""
    if done.found is not None:
        return {}
    if refused is not None:
        return {"meaning": f"{refused} is refused, and no call that those present can make decides why"}
    known = done.evidence.known
    if known.get("token") != "token" or known.get("layers") != "layers-asked":
        return {}
    return {"meaning": _ALLOWED if _is_allowed(done) else _NOTHING_FOUND}


def _is_allowed(done: Investigation) -> bool:
    """True if the policies of both sides allow a push, or within one account those of one."""
    granted = done.evidence.side in ("granted-by-name", "granted-to-account")
    return done.evidence.own == "own-allows" and (done.case.stays_within or granted)
