"""One failure, checked live: from sessions to a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ecr_denied.advice import advise
from ecr_denied.live.calls import Session
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.findings import FINDINGS
from ecr_denied.live.looks import LOOKS
from ecr_denied.live.message import asks
from ecr_denied.live.outcomes import SETTLES
from ecr_denied.live.parties import Party, candidates, present, stand_ins
from ecr_denied.live.records import Diagnosis
from ecr_denied.live.regions import found_in
from ecr_denied.live.row import Table
from ecr_denied.live.similar import similar_names
from ecr_denied.live.stock import names
from ecr_denied.live.stores import Files
from ecr_denied.live.tables import table_for
from ecr_denied.live.walk import Walk, walk
from ecr_denied.records import Advice, Check, Failure, Principal, RunBy

__all__ = ["calls_of", "completed", "diagnose", "diagnosed", "planned", "silent"]

_UNDECIDED = "no call that those present can make decides it"
_NO_TABLE = "no call decides this cause: the advice says what to look at"
_NO_REGISTRY = "the text does not name a registry with its account and region, so nothing can be asked"
# No account has this id.
_OTHER = "000000000000"
_MISSING = ("repository-missing",)


def silent(_: RunBy, __: str) -> None:
    """Nobody listens."""


def diagnose(
    failure: Failure,
    caller: Session,
    owner: Session | None = None,
    administrator: Session | None = None,
    *,
    files: Files | None = None,
    told: Callable[[RunBy, str], None] = silent,
) -> Diagnosis:
    """Find out by read-only calls what is wrong, as far as these credentials can tell.

    :param caller: a session of boto3 with the credentials that were refused.
    :param owner: one that may look into the registry's account.
    :param administrator: one that may look into the caller's account.
    :param files: where logins of clients are looked for; ``None`` looks at none.
    :param told: is given who makes which call, before it is made.
    """
    case = Case.of(failure)
    table = table_for(case)
    if not case.is_askable or not table:
        return _nothing_to_ask(case, _NO_TABLE if case.is_askable else _NO_REGISTRY)
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = present(sessions, case.region, told)
    case = completed(case, parties)
    done = walk(case, table_for(case), parties, files)
    return diagnosed(done, parties, files)


def planned(failure: Failure, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that may be made, with everybody named present; an answer can make the later ones needless."""
    yield from dict.fromkeys(calls_of(Case.of(failure), who))


def calls_of(case: Case, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that the table of a case may lead to."""
    table = _any_table(case) if case.is_askable else ()
    if table:
        yield from ((one, "sts:GetCallerIdentity") for one in who)
    looks = [key for key in dict.fromkeys((row.who, row.look) for row in table) if key[1] in LOOKS]
    meant = [(one, LOOKS[look].actions) for one, look in looks if LOOKS[look].fits(case)]
    if any(row.finding in _MISSING for row in table):
        meant.append((RunBy.REGISTRY_OWNER, ("ecr:DescribeRepositories",)))
    for one, actions in meant:
        able = (by for by in stand_ins(one, within=case.failure.cross_account is not True) if by in who)
        yield from ((by, action) for by in able for action in actions)


def _any_table(case: Case) -> Table:
    """The rows that may count, where it is not known yet whose credentials are here."""
    accounts = (case.failure.registry_id, _OTHER)
    known = [case] if case.principal else [case.asked_by(Principal(account_id=one)) for one in accounts]
    return tuple(row for one in known for row in table_for(one) if row.when(one))


def completed(case: Case, parties: list[Party]) -> Case:
    """Where the text names nobody, the credentials at hand are taken for those that were refused."""
    here = next((one.principal for one in parties if one.who is RunBy.CALLER), None)
    return case if here is None or case.hides_caller else case.asked_by(here)


def _nothing_to_ask(case: Case, meaning: str) -> Diagnosis:
    left = tuple(advise(case.failure))
    return Diagnosis(meaning=meaning, remaining=left, ask=asks(case, left, ()))


def diagnosed(done: Walk, parties: list[Party], files: Files | None) -> Diagnosis:
    """What a walk came to; a missing repository is looked for under other names and in other regions."""
    missing = done.finding in _MISSING and done.case.repository is not None
    regions = list(found_in(done.case, parties, files)) if missing else []
    found = FINDINGS[done.finding] if done.finding else None
    check = found.check if found else None
    well = found is not None and check is None
    left = _remaining(done, check, well=well)
    return Diagnosis(
        verdict=check,
        finding=done.finding,
        confidence=done.confidence,
        nothing_wrong=well,
        meaning=found.meaning if found else _UNDECIDED,
        steps=(*done.steps, *(step for _, step in regions)),
        remaining=left,
        ask=() if done.is_proved or done.case.moment is Moment.AHEAD else asks(done.case, left, done.heard),
        similar=_similar(done.case, parties) if missing else (),
        elsewhere=tuple(region for region, step in regions if step.outcome == "in-another-region"),
    )


def _remaining(done: Walk, check: Check | None, *, well: bool) -> tuple[Advice, ...]:
    """Of a proof the advice on it; else what is not settled, the verdict's first."""
    advice = advise(done.case.failure)
    if done.is_proved or done.case.moment is Moment.AHEAD:
        return tuple(one for one in advice if one.check is check)
    settled = {one for step in done.steps for one in SETTLES.get(step.outcome, ())} - {check}
    left = [one for one in advice if one.check not in settled]
    return tuple(sorted(left, key=lambda one: one.check is not check)) if not well else tuple(left)


def _similar(case: Case, parties: list[Party]) -> tuple[str, ...]:
    """Names like the missing one, from the first who may list them."""
    for party in candidates(parties, RunBy.REGISTRY_OWNER, case):
        if known := names(party.calls, case):
            return similar_names(str(case.repository), known)
    return ()
