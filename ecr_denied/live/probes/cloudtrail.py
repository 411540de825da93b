"""CloudTrail: of an event only the type of policy that its sentence blames is kept.

Source: CloudTrail API reference, LookupEvents.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from ecr_denied.live.aws.calls import Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.outcomes import blamed
from ecr_denied.times import span

__all__ = ["trail"]

# How far an event may be from the time that the text tells.
_NEAR = timedelta(minutes=5)
_MOST = 50
_REFUSED = ("AccessDenied", "AccessDeniedException")


def trail(caller: Caller, case: Case) -> str:
    """What the newest refusal of this request blames, near the time of the failure."""
    who = case.principal
    name = (who.session or who.name) if who else None
    if who is None or name is None:
        return "no-event"
    near = span(case.failure.last_seen, case.failure.last_seen, _NEAR)
    times = dict(zip(("StartTime", "EndTime"), near, strict=True)) if near else {}
    by_name = [{"AttributeKey": "Username", "AttributeValue": name.rpartition("/")[2]}]
    answer = caller.ask("cloudtrail:LookupEvents", LookupAttributes=by_name, MaxResults=_MOST, **times)
    if answer.kind != "ok":
        return unanswered(answer)
    told = (_refusal(str(one.get("CloudTrailEvent")), case) for one in answer.fields.get("Events", ()))
    said = next(filter(None, told), None)
    return f"trail-{said}" if said else "no-event"


def _refusal(event: str, case: Case) -> str | None:
    """What an event of ECR blames, where it is a refusal of this principal, for this action and repository."""
    detail, who = _read(event), case.principal
    words = str(detail.get("errorMessage", ""))
    asked = _part(detail, "userIdentity").get("arn")
    actions = {action.rpartition(":")[2] for action in case.actions}
    if detail.get("errorCode") not in _REFUSED or detail.get("eventName") not in actions:
        return None
    if who is None or asked != who.arn or case.arn not in _words(words):
        return None
    return blamed(words)


def _words(sentence: str) -> Iterator[str]:
    return (word.strip(".,;") for word in sentence.split())


def _read(event: str) -> Mapping[str, Any]:
    try:
        found = json.loads(event)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _part(detail: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = detail.get(name)
    return found if isinstance(found, dict) else {}
