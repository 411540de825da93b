"""Patterns and conditions of a policy, in three values: true, false, and ``None`` for what cannot be judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

__all__ = ["Tri", "all_of", "any_of", "fits", "holds", "listed"]

Tri = bool | None


def all_of(parts: Iterable[Tri]) -> Tri:
    """False where one is false; else unknown where one is unknown."""
    known = set(parts)
    return False if False in known else None if None in known else True


def any_of(parts: Iterable[Tri]) -> Tri:
    """True where one is true; else unknown where one is unknown."""
    known = set(parts)
    return True if True in known else None if None in known else False


def listed(value: Any) -> list[Any]:
    """One value, or several."""
    return list(value) if isinstance(value, list) else [value]


def fits(patterns: Iterable[str], value: str, *, any_case: bool = False) -> Tri:
    """True if one of the patterns, with IAM's ``*`` and ``?``, is the value; a variable in a pattern is unknown."""
    return any_of(_fits(pattern, value, any_case=any_case) for pattern in patterns)


def _fits(pattern: str, value: str, *, any_case: bool) -> Tri:
    if "${" in pattern:
        return None
    return _matches(pattern.lower(), value.lower()) if any_case else _matches(pattern, value)


def _matches(pattern: str, value: str) -> bool:
    """True if a pattern is the whole value. Each part is taken where it stands first, so many stars take no time."""
    first, *parts = pattern.split("*")
    if not parts:
        return _same(pattern, value)
    last = parts.pop()
    at, end = len(first), len(value) - len(last)
    if at > end or not _same(first, value[:at]) or not _same(last, value[end:]):
        return False
    for part in parts:
        starts = (start for start in range(at, end - len(part) + 1) if _same(part, value[start : start + len(part)]))
        start = next(starts, None)
        if start is None:
            return False
        at = start + len(part)
    return True


def _same(part: str, words: str) -> bool:
    return len(part) == len(words) and all(one in ("?", other) for one, other in zip(part, words, strict=True))


def _equals(patterns: Iterable[str], value: str) -> Tri:
    return any_of(None if "${" in pattern else pattern == value for pattern in patterns)


def _arns(patterns: Iterable[str], value: str) -> Tri:
    """Compare ARNs in six parts, each by itself (IAM user guide, Amazon Resource Name condition operators)."""
    parts = value.split(":", 5)
    return any_of(
        None if "${" in pattern else len(wanted) == len(parts) and all(map(_matches, wanted, parts))
        for pattern in patterns
        for wanted in [pattern.split(":", 5)]
    )


_OPERATORS: Mapping[str, Callable[[Iterable[str], str], Tri]] = {
    "StringEquals": _equals,
    "StringLike": fits,
    "ArnEquals": _arns,
    "ArnLike": _arns,
    "Bool": _equals,
}


def holds(operator: str, key: str, wanted: Any, context: Mapping[str, str]) -> Tri:
    """True if one key of a condition holds; unknown where the key's value or the operator is."""
    known = {name.lower(): value for name, value in context.items()}
    plain = operator.removesuffix("IfExists")
    judge = _OPERATORS.get(plain.replace("Not", ""))
    if judge is None or key.lower() not in known:
        return None
    found = judge([str(one).lower() if plain == "Bool" else str(one) for one in listed(wanted)], known[key.lower()])
    return not found if "Not" in plain and found is not None else found
