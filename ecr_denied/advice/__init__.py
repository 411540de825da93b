"""From a failure to what to check, most useful first.

Rules read records only, never text. ``table`` is the place to start: it lists the checks of every cause.
"""

from __future__ import annotations

from functools import lru_cache

from ecr_denied.advice.check import Row
from ecr_denied.advice.checks.refusals import TRAIL
from ecr_denied.advice.evidence import in_job, is_node, is_of_aws, is_root, may_ask_here
from ecr_denied.advice.phrases import phrases
from ecr_denied.advice.rule import checks_for
from ecr_denied.advice.sources import SOURCES
from ecr_denied.advice.table import RULES
from ecr_denied.advice.texts import texts_in
from ecr_denied.records import Advice, Cause, Check, Explanation, Failure, Language, RunBy

__all__ = ["advise", "explain"]

# How many records are kept with their advice: kubelet, CI systems and retries tell everything again.
_REMEMBERED = 256
# What no advice is taken from.
_WHERE = {"first_line": 1, "last_line": 1, "occurrences": 1, "told_as": ""}
_NONE_FOR_ROOT = frozenset({Check.IDENTITY_POLICY, Check.PERMISSIONS_BOUNDARY, Check.SESSION_POLICY})
_KEPT_LOGINS = frozenset({"log-in-again", "stale-public-login", "token-host"})


def advise(failure: Failure, language: Language | str = Language.ENGLISH) -> list[Advice]:
    """What to check about a failure, in order; never empty, same record same answer.

    :param language: of the texts, ``en`` or ``ja``; ids, commands and statements are the same in each.
    :raises ValueError: for another language; no record makes this raise.
    :raises TypeError: for anything but a failure.
    """
    if not isinstance(failure, Failure):
        raise TypeError(f"failure must be a Failure, not {type(failure).__name__}: parse() returns a list of them")
    times = f"{failure.first_seen} {failure.last_seen}"
    return list(_advice(failure.model_copy(update=_WHERE), Language(language), times))


@lru_cache(maxsize=_REMEMBERED)
def _advice(failure: Failure, language: Language, _times: str) -> tuple[Advice, ...]:
    # Two records with the same time in two zones are equal: what they print is not.
    texts = texts_in(language)
    rows: dict[str, Row] = {}
    for row in checks_for(failure, RULES[failure.cause]):
        rows.setdefault(row.check.id, row)
    known = phrases(failure, texts)
    # Two checks can come to the same: name and tag of an image of AWS's are compared with one list.
    told: dict[str, Advice] = {}
    for row in rows.values():
        one = row.advice(failure, known, texts)
        told.setdefault(one.headline, one)
    helpful = tuple(one for one in told.values() if _can_help(one, failure))
    return helpful or (Row(TRAIL).advice(failure, known, texts),)


def _can_help(advice: Advice, failure: Failure) -> bool:
    """Whether anybody there can do it, and to any effect."""
    # No identity policy, boundary or session policy binds an account's root user (IAM user guide, root user).
    bound = not (is_root(failure) and advice.check in _NONE_FOR_ROOT)
    # What runs containers by itself, and whatever has a role of its own, uses no login that the reader's docker keeps.
    # A step of a job uses the one that a step before it made, whatever its role.
    elsewhere = is_node(failure) or not (may_ask_here(failure) or in_job(failure))
    kept = not (elsewhere and advice.id in _KEPT_LOGINS)
    return bound and kept and not (is_of_aws(failure) and advice.run_by is RunBy.REGISTRY_OWNER)


def explain(cause: Cause | str, language: Language | str = Language.ENGLISH) -> Explanation:
    """What is known of a cause.

    :param cause: or its name, as in ``forbidden``.
    :param language: of the texts, ``en`` or ``ja``.
    :raises ValueError: for a name that is no cause's, and for another language.
    """
    known = Cause(cause)
    about = texts_in(language).causes[known]
    checks = tuple(advise(Failure(cause=known), language))
    return Explanation(cause=known, **about._asdict(), checks=checks, sources=SOURCES[known])
