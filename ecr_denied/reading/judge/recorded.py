"""What a record of CloudTrail's, or an event of Kubernetes', says beside its message.

The fields of AWS CloudTrail User Guide, "Record contents", and of Kubernetes' API reference, Event v1. Where several
records have the message, what they do not agree on is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ecr_denied.expression import expression
from ecr_denied.names.actions import is_api_operation
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.principals import principal_from
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.names.syntax import account_or_none, digest_or_none, repository_or_none, tag_or_none
from ecr_denied.records import Failure, Principal
from ecr_denied.terms import MOST

__all__ = ["recorded"]

# A record inside one of `aws cloudtrail lookup-events`, and where one begins.
_QUOTED = expression(r"\"CloudTrailEvent\"\s?:\s?(?P<event>\")")
_BEGINS = expression(r"\{\s{0,40}\"(?:eventVersion|awsRegion|apiVersion|count)\"")
_SOURCES = {"ecr.amazonaws.com": "ecr", "ecr-public.amazonaws.com": "ecr-public"}
# So many characters identify a message. After so many failures to read JSON, the rest is not tried.
_TELLING, _TRIES = 60, 3
_REFUSED = "cloudtrail.refused"


def recorded(failure: Failure, text: str) -> Failure:
    """The failure with what the record around it says besides.

    :param text: one line, or a whole input.
    """
    if "eventSource" not in text and "involvedObject" not in text:
        return failure
    told = [fields for one in _objects(text) if _is_of(one, failure) for fields in [_fields(one)]]
    if not told:
        return failure
    agreed = {name: value for name, value in told[0].items() if all(other.get(name) == value for other in told)}
    return _filled(failure, agreed)


def _filled(failure: Failure, agreed: Mapping[str, Any]) -> Failure:
    own, said = ({name: source.get(name) for name in NAMES} for source in (vars(failure), agreed))
    named, around = Reference(**own), Reference(**said)
    names = named.filled(around) if named.agrees(around) else named
    more = {name: agreed[name] for name in ("action", "principal") if getattr(failure, name) is None and name in agreed}
    # Made anew, as a record is checked then: a name may hold a secret.
    lent = {name: getattr(names, name) for name in NAMES}
    return Failure.made(**{**vars(failure), **lent, **more, "occurrences": agreed.get("count", failure.occurrences)})


def _is_of(one: Mapping[str, Any], failure: Failure) -> bool:
    """Whether a record has the message of a failure, or none as the failure has none."""
    message = one.get("errorMessage") or one.get("message")
    if isinstance(message, str) and message:
        return " ".join(message.split())[:_TELLING] in failure.message
    return failure.wording == _REFUSED and "errorCode" in one and _word(one, "eventSource") in _SOURCES


def _fields(one: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says, by the names of a failure's fields."""
    if "eventSource" not in one:
        count = one.get("count") or _object(one, "series").get("count")
        return {"count": count} if isinstance(count, int) and 0 < count <= MOST else {}
    name, prefix = _word(one, "eventName"), _SOURCES.get(_word(one, "eventSource"))
    if prefix is None:
        return {}
    asked = _object(one, "requestParameters")
    images = asked.get("imageIds")
    image = images[0] if isinstance(images, list) and len(images) == 1 and isinstance(images[0], dict) else asked
    said = {
        "action": f"{prefix}:{name}" if is_api_operation(name) else None,
        "principal": _principal(_object(one, "userIdentity")),
        "registry_id": account_or_none(_word(asked, "registryId")),
        "region": region_or_none(_word(one, "awsRegion")),
        "repository": repository_or_none(_word(asked, "repositoryName")),
        "tag": tag_or_none(_word(image, "imageTag")),
        "digest": digest_or_none(_word(image, "imageDigest")),
    }
    return {field: value for field, value in said.items() if value is not None}


def _principal(identity: Mapping[str, Any]) -> Principal | None:
    """Who asked; of a caller in another account the owner's record names no more than the account."""
    words = _word(identity, "arn") or _word(identity, "invokedBy")
    account = account_or_none(_word(identity, "accountId"))
    return principal_from(words) or (Principal.made(account_id=account) if account else None)


def _word(one: Mapping[str, Any], name: str) -> str:
    value = one.get(name)
    return value if isinstance(value, str) else ""


def _object(one: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = one.get(name)
    return value if isinstance(value, dict) else {}


@lru_cache(maxsize=4)
def _objects(text: str) -> list[Mapping[str, Any]]:
    """The records in a text that are there as a whole."""
    quoted = (_decoded(text, found.start("event")) for found in _QUOTED.finditer(text))
    records: list[Mapping[str, Any]] = []
    for part in (text, *(words for words, _ in filter(None, quoted))):
        end = failed = 0
        for begun in _BEGINS.finditer(part):
            if begun.start() < end or failed == _TRIES:
                continue
            if read := _decoded(part, begun.start()):
                one, end = read
                items = one.get("items")
                records += [item for item in (items if isinstance(items, list) else [one]) if isinstance(item, dict)]
            else:
                failed += 1
    return records


def _decoded(text: str, start: int) -> tuple[Any, int] | None:
    """The value of JSON that begins there, and where it ends."""
    try:
        return json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
