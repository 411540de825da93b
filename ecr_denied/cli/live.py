"""What ``diagnose`` and ``check`` share: sessions, the calls as they are made, the report, the exit status."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from ecr_denied.cli.standard import say
from ecr_denied.live import Confidence, Diagnosis
from ecr_denied.live.calls import Session
from ecr_denied.live.sessions import session
from ecr_denied.output.style import Style
from ecr_denied.records import RunBy
from ecr_denied.redaction import printable

__all__ = ["PROBLEM", "TROUBLE", "WELL", "WIDTH", "as_text", "plan", "present", "sessions_of", "show", "status_of"]

WELL, PROBLEM, TROUBLE, _UNDECIDED = 0, 1, 2, 3
WIDTH = 100


def sessions_of(options: argparse.Namespace) -> tuple[Session, Session | None, Session | None]:
    """The sessions of the caller, the owner and the administrator.

    :raises NotAvailable: when one cannot be made.
    """
    return session(options.profile), _if_given(options.owner_profile), _if_given(options.admin_profile)


def _if_given(profile: str | None) -> Session | None:
    return session(profile) if profile else None


def present(options: argparse.Namespace) -> tuple[RunBy, ...]:
    """Who will be present."""
    others = {RunBy.REGISTRY_OWNER: options.owner_profile, RunBy.CALLER_ADMIN: options.admin_profile}
    return (RunBy.CALLER, *(one for one, profile in others.items() if profile))


def plan(calls: Iterable[tuple[RunBy, str]]) -> Iterator[str]:
    """The lines of calls that may be made."""
    return (f"  {one:<15} {action}" for one, action in calls)


def show(who: RunBy, action: str) -> None:
    """Tell of a call that is made."""
    say(f"ecr-denied: {who} calls {action}")


def status_of(found: Sequence[Diagnosis]) -> int:
    """A problem before what is undecided, before all is well."""
    if any(one.verdict is not None for one in found):
        return PROBLEM
    well = all(one.nothing_wrong and one.confidence is Confidence.PROVED for one in found)
    return WELL if well else _UNDECIDED


def as_text(title: str, found: Diagnosis) -> Iterator[str]:
    """The report for people."""
    style = Style(color=False, width=WIDTH)
    what = "nothing wrong" if found.nothing_wrong else found.finding
    yield title
    yield " ".join(filter(None, (found.confidence.upper(), what)))
    yield from (f"  {line}" for line in style.wrapped(found.meaning, 2))
    for step in found.steps:
        who = step.who or "here"
        yield from style.wrapped(f"  {who:<15} {step.call}: {step.outcome}: {printable(step.meaning)}", hang=18)
    if found.similar:
        yield f"similar names in this registry: {', '.join(map(printable, found.similar))}"
    if found.elsewhere:
        yield f"the repository is in other regions of this registry: {', '.join(found.elsewhere)}"
    if found.remaining:
        yield f"left to look at: {', '.join(one.id for one in found.remaining)}"
    for one in found.remaining if found.confidence is Confidence.PROVED else ():
        if one.statement:
            side, document = one.statement.side, printable(one.statement.document)
            yield f"compare the account, then add to the {side} policy: {document}"
    for ask in found.ask:
        yield f"ask the {ask.who}, for example:"
        yield from (f"  {line}" for line in ask.message.splitlines())
