"""Who is present: sessions by whose account they are of, and who can act for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Asker, Case, is_masked
from ecr_denied.live.vocabulary import MEANINGS, Step
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Principal, PrincipalType, RunBy

__all__ = [
    "OF_THIS_MACHINE",
    "Party",
    "candidates",
    "identified",
    "meaning_of",
    "party",
    "stand_ins",
]

# Outcomes that this machine has to explain, as AWS was not asked.
OF_THIS_MACHINE = ("no-credentials", "wrong-setting")
_ADMINISTRATE = (RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)
_ROLES = (PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE)


@dataclass(frozen=True, slots=True)
class Party:
    """One session: what makes its calls, and whose credentials it holds, where AWS said so."""

    who: RunBy
    calls: Caller
    principal: Principal | None
    answer: Response


def party(who: RunBy, calls: Caller) -> Party:
    """A party that is present, with the identity that AWS knows it by."""
    answer = calls.ask("sts:GetCallerIdentity")
    return Party(who, calls, principal_from(str(answer.fields.get("Arn", ""))), answer)


def meaning_of(outcome: str, answer: Response) -> str:
    """What an outcome means, with what this machine says of its own credentials and settings."""
    if outcome not in OF_THIS_MACHINE or not answer.words:
        return MEANINGS[outcome]
    login = "; aws sso login gets new ones" if "SSO" in answer.code else ""
    return f"{MEANINGS[outcome]}: {answer.words}{login}"


def identified(parties: list[Party], case: Case) -> Iterator[tuple[Party, Step]]:
    """Each of them with the step that says whether they are who they have to be."""
    for one in parties:
        outcome, meaning = unanswered(one.answer), None
        if one.principal is not None:
            outcome = _who_asks(one, case) if one.who is RunBy.CALLER else _whose(one, case)
            meaning = _mistaken(one, case, outcome)
        yield (
            one,
            Step(
                call="sts:GetCallerIdentity",
                who=one.who,
                outcome=outcome,
                meaning=meaning or meaning_of(outcome, one.answer),
                code=one.answer.code or None,
            ),
        )


def _who_asks(one: Party, case: Case) -> str:
    """Whether the credentials here are those of the refused principal."""
    if case.told is None:
        return "asked-about"
    if case.asker is Asker.HIDDEN:
        return "node-asked"
    refused, here = case.asked.principal, one.principal
    if refused is None or refused.account_id is None or here is None:
        return "text-names-nobody"
    if refused.account_id == here.account_id and (refused.type is None or _kind(refused) == _kind(here)):
        if is_masked(refused):
            return "text-names-nobody"
        if _last(refused) == _last(here):
            return "same"
    other = "another-principal" if refused.account_id == here.account_id else "another-account"
    return "node-asked" if case.is_by_itself else other


def _kind(principal: Principal) -> PrincipalType | None:
    """A role and its sessions are one principal to a policy; a user of the same name is another."""
    return PrincipalType.ROLE if principal.type in _ROLES else principal.type


def _last(principal: Principal) -> str:
    """The name without its path, which a session does not show."""
    return (principal.name or "").rpartition("/")[2]


def _whose(one: Party, case: Case) -> str:
    """Whether they are of the account to ask; an administrator of the registry's can look there as well."""
    accounts = _ADMINISTRATE if one.who is RunBy.CALLER_ADMIN else (one.who,)
    return "of-the-account" if any(_is_of(one, case, who) for who in accounts) else "not-of-the-account"


def _mistaken(one: Party, case: Case, outcome: str) -> str | None:
    """What to say of an owner of another account: the account in the host's name may be the mistake."""
    if one.who is not RunBy.REGISTRY_OWNER or outcome != "not-of-the-account" or case.asked.registry_id is None:
        return None
    held = one.principal.account_id if one.principal else None
    return f"the host names account {case.registry}, these credentials are of {held}: is {case.registry} right?"


def _is_of(one: Party, case: Case, who: RunBy) -> bool:
    """True if credentials are of the account in which ``who`` has to look."""
    account = case.asked.registry_id if who is RunBy.REGISTRY_OWNER else case.caller_account
    return one.principal is not None and account is not None and one.principal.account_id == account


def candidates(parties: list[Party], who: RunBy, case: Case) -> list[Party]:
    """Who can make a look that is meant for ``who``: ``who``, then others of the account, the caller last."""
    if who is RunBy.CALLER:
        return [one for one in parties if one.who is who]
    able = [one for one in parties if _is_of(one, case, who)]
    order = stand_ins(who, within=True)
    return sorted(able, key=lambda one: order.index(one.who))


def stand_ins(who: RunBy, *, within: bool) -> tuple[RunBy, ...]:
    """Who may make a look that is meant for ``who``; ``within``: caller and registry are of one account."""
    if who is RunBy.CALLER:
        return (who,)
    if within:
        return (who, *(one for one in _ADMINISTRATE if one is not who), RunBy.CALLER)
    return (who,) if who is RunBy.REGISTRY_OWNER else (who, RunBy.CALLER)
