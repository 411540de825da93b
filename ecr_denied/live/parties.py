"""Who is present: sessions by whose account they are of, and who can stand in for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ecr_denied.live.calls import Answer, Caller, Session, unanswered
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.records import Step
from ecr_denied.names.arns import principal_from
from ecr_denied.records import Principal, RunBy

__all__ = ["Party", "candidates", "identified", "present", "stand_ins"]

_ADMINISTRATE = (RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)


@dataclass(frozen=True, slots=True)
class Party:
    """One session: what makes its calls, and whose credentials it holds, where AWS said so."""

    who: RunBy
    calls: Caller
    principal: Principal | None
    outcome: str


def present(sessions: Mapping[RunBy, Session | None], region: str, told: Callable[[RunBy, str], None]) -> list[Party]:
    """Everybody who is present, with the identity that AWS knows them by."""
    found = []
    for who, session in sessions.items():
        if session is not None:
            calls = Caller(session, region, lambda action, who=who: told(who, action))  # type: ignore[misc]
            found.append(_party(who, calls, calls.ask("sts:GetCallerIdentity")))
    return found


def _party(who: RunBy, calls: Caller, answer: Answer) -> Party:
    principal = principal_from(str(answer.fields.get("Arn", "")))
    return Party(who, calls, principal, "known" if principal else unanswered(answer))


def identified(parties: list[Party], case: Case) -> Iterator[tuple[Party, Step]]:
    """Each of them with the step that says whether they are who they have to be."""
    for party in parties:
        outcome = party.outcome
        if outcome == "known":
            outcome = _who_asks(party, case) if party.who is RunBy.CALLER else _whose(party, case)
        yield party, Step(call="sts:GetCallerIdentity", who=party.who, outcome=outcome, meaning="")


def _who_asks(party: Party, case: Case) -> str:
    if case.moment is Moment.AHEAD:
        return "asked-about"
    refused, here = case.failure.principal, party.principal
    if case.hides_caller:
        return "node-asked"
    if refused is None or refused.account_id is None or here is None:
        return "text-names-nobody"
    # A session of the same role is the same principal; the text shows no path of a role.
    of_account = refused.account_id == here.account_id
    if of_account and (refused.name is None or _last(refused) == _last(here)):
        return "same"
    if case.is_of_node:
        return "node-asked"
    return "another-principal" if of_account else "another-account"


def _last(principal: Principal) -> str:
    return (principal.name or "").rpartition("/")[2]


def _whose(party: Party, case: Case) -> str:
    return "of-the-account" if _is_of(party, case) else "not-of-the-account"


def _is_of(party: Party, case: Case, who: RunBy | None = None) -> bool:
    """Whether credentials are of the account that has to be asked."""
    owner = (who or party.who) is RunBy.REGISTRY_OWNER
    account = case.failure.registry_id if owner else case.principal.account_id if case.principal else None
    return party.principal is not None and account is not None and party.principal.account_id == account


def candidates(parties: list[Party], who: RunBy, case: Case) -> list[Party]:
    """Who can make a look that is meant for somebody: they, then whoever else is of the account, the caller last."""
    if who is RunBy.CALLER:
        return [one for one in parties if one.who is who]
    able = [one for one in parties if _is_of(one, case, who)]
    order = stand_ins(who, within=True)
    return sorted(able, key=lambda one: order.index(one.who))


def stand_ins(who: RunBy, *, within: bool) -> tuple[RunBy, ...]:
    """Who may make a look that is meant for somebody; ``within``: caller and registry are of one account."""
    if who is RunBy.CALLER:
        return (who,)
    if within:
        return (who, *(one for one in _ADMINISTRATE if one is not who), RunBy.CALLER)
    return (who,) if who is RunBy.REGISTRY_OWNER else (who, RunBy.CALLER)
