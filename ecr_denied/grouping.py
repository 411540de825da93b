"""The same failure told several times becomes one, with the fullest telling's fields.

Compose prints a service line and a final line, BuildKit a step and a summary, kubelet the same event for hours.
"""

from __future__ import annotations

from collections.abc import Iterable

from ecr_denied.records import Cause, Failure, Policy, Principal

__all__ = ["group", "of_one_image"]

# Causes a client prints when it lost the registry's reason, and what the reason may turn out to be.
_VAGUE: dict[Cause, int] = {
    Cause.UNCLASSIFIED: 0,
    Cause.FORBIDDEN: 1,
    Cause.BAD_REQUEST: 1,
    Cause.NOT_FOUND: 1,
    Cause.REGISTRY_ERROR: 1,
    Cause.CONNECTION_FAILED: 1,
    Cause.ACCESS_DENIED: 2,
    Cause.NOT_AUTHENTICATED: 2,
}
_DENIALS = frozenset(
    {
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        Cause.GUARDRAIL_IMPLICIT_DENY,
        Cause.EXPLICIT_DENY,
        Cause.ACCESS_DENIED,
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_INVALID,
        Cause.QUOTA_EXCEEDED,
        Cause.UPSTREAM_DENIED,
        Cause.LAYER_STORE_DENIED,
    }
)
_REASONS: dict[Cause, frozenset[Cause]] = {
    Cause.UNCLASSIFIED: frozenset(Cause),
    Cause.FORBIDDEN: _DENIALS,
    Cause.ACCESS_DENIED: _DENIALS,
    Cause.BAD_REQUEST: frozenset(
        {Cause.TAG_IMMUTABLE, Cause.MANIFEST_UNSUPPORTED, Cause.UPLOAD_INVALID, Cause.INVALID_NAME, Cause.TOKEN_INVALID}
    ),
    Cause.NOT_FOUND: frozenset({Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND}),
    Cause.NOT_AUTHENTICATED: frozenset({Cause.CREDENTIAL_HELPER_FAILED, Cause.TOKEN_EXPIRED, Cause.LOGIN_FAILED}),
    Cause.CONNECTION_FAILED: frozenset({Cause.HOST_NOT_FOUND, Cause.TLS_FAILED, Cause.CONNECTION_CLOSED}),
}
# Tellings of one failure that do not repeat all its fields stand close together.
_NEAR = 40

# How many groups back a telling is looked for.
_RECENT = 8

_IDENTITY = ("registry_id", "registry_alias", "region", "repository", "action", "tag", "digest")


def group(failures: Iterable[Failure]) -> list[Failure]:
    """Return ``failures`` with every failure once.

    Two tellings are one failure when their causes agree (one may be the status the other gives the reason for) and no
    field is said differently; far apart they must say the same in every field. ``occurrences`` adds up, ``first_line``
    and ``last_line`` span all tellings.
    """
    groups: list[Failure] = []
    seen: dict[tuple[object, ...], int] = {}
    for failure in failures:
        index = seen.get(_key(failure))
        if index is None:
            index = _near(groups, failure)
        if index is None:
            index = len(groups)
            groups.append(failure)
        else:
            groups[index] = _merged(groups[index], failure)
        seen[_key(failure)] = index
    return groups


def _key(failure: Failure) -> tuple[object, ...]:
    return (failure.cause, failure.registry, failure.operation, *_identity(failure))


def _identity(failure: Failure) -> tuple[object, ...]:
    """What two tellings of one failure cannot say differently; sessions may, each step of a build has its own."""
    principal, policy = failure.principal or Principal(), failure.policy or Policy()
    return (
        *(getattr(failure, name) for name in _IDENTITY),
        *(principal.account_id, principal.type, principal.name or principal.arn),
        *(policy.type, policy.arn),
    )


def _near(groups: list[Failure], failure: Failure) -> int | None:
    for index in range(len(groups) - 1, max(len(groups) - 1 - _RECENT, -1), -1):
        earlier = groups[index]
        if failure.first_line - earlier.last_line <= _NEAR and _same(earlier, failure):
            return index
    return None


def of_one_image(one: Failure, other: Failure) -> bool:
    """Whether nothing that is said of the image, the action and the caller differs between the two."""
    pairs = zip(_identity(one), _identity(other), strict=True)
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _same(one: Failure, other: Failure) -> bool:
    if one.cause is not other.cause and not (
        other.cause in _REASONS.get(one.cause, ()) or one.cause in _REASONS.get(other.cause, ())
    ):
        return False
    if one.operation and other.operation and one.operation is not other.operation:
        return False
    return of_one_image(one, other)


def _fullness(failure: Failure) -> tuple[int, int]:
    said = sum(value is not None for value in failure.model_dump(exclude={"cross_account", "retryable"}).values())
    return _VAGUE.get(failure.cause, 3), said


def _merged(one: Failure, other: Failure) -> Failure:
    fuller, poorer = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    gaps = {
        name: getattr(poorer, name)
        for name in type(fuller).model_fields
        if getattr(fuller, name) is None and getattr(poorer, name) is not None
    }
    return fuller.model_copy(
        update={
            **gaps,
            "first_line": min(one.first_line, other.first_line),
            "last_line": max(one.last_line, other.last_line),
            "occurrences": one.occurrences + other.occurrences,
        }
    )
