"""From a failure to what to check, most useful first.

Rules read records only, never text. ``table`` is the place to start: it lists the checks of every cause.
"""

from __future__ import annotations

from functools import lru_cache

from ecr_denied.advice.checks.refusals import TRAIL
from ecr_denied.advice.facts import attempt, caller, network, refusal, wordings  # noqa: F401 (declare the words)
from ecr_denied.advice.known import Known
from ecr_denied.advice.pages import SOURCES
from ecr_denied.advice.phrases import Phrases
from ecr_denied.advice.table import RULES
from ecr_denied.advice.texts import texts_in
from ecr_denied.records import Advice, Cause, Check, Explanation, Failure, Language, RunBy

__all__ = ["advise", "explain"]

# How many records are kept with their advice: kubelet, CI systems and retries repeat everything.
_REMEMBERED = 256
# The fields that no advice uses.
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
    # Two records with the same time in two zones are equal, but they print differently.
    known = Known(failure)
    phrases = Phrases(known, texts_in(language))
    # By headlines: name and tag of an image of AWS's are compared with one list, by two checks.
    ids, given = set(), dict[str, Advice]()
    for row in RULES[failure.cause]:
        if row.id not in ids and (form := known.first(row.tests)):
            ids.add(row.id)
            one = form.advice(known, phrases, row.basis)
            given.setdefault(one.headline, one)
    helpful = tuple([one for one in given.values() if _can_help(one, known)])
    return helpful or (TRAIL.advice(known, phrases),)


def _can_help(advice: Advice, known: Known) -> bool:
    """Whether anyone there can do it, and with any effect."""
    # No identity policy, boundary or session policy binds an account's root user (IAM user guide, root user).
    if advice.check in _NONE_FOR_ROOT and known["root"]:
        return False
    # A node that runs containers, or a caller with a role of its own, uses no login that the reader's docker keeps.
    # A step of a job uses the one that a step before it made, whatever its role.
    if advice.id in _KEPT_LOGINS and (known["node"] or known.holds("!reader-may-be-caller !job")):
        return False
    return advice.run_by is not RunBy.REGISTRY_OWNER or not known["aws-owned"]


def explain(cause: Cause | str, language: Language | str = Language.ENGLISH) -> Explanation:
    """What is known of a cause.

    :param cause: or its name, as in ``forbidden``.
    :param language: of the texts, ``en`` or ``ja``.
    :raises ValueError: for a name that no cause has, and for another language.
    """
    of, texts = Cause(cause), texts_in(language)
    failure = Failure(cause=of)
    phrases, checks = Phrases(Known(failure), texts), advise(failure, language)
    return Explanation(
        cause=of,
        **texts.causes[of]._asdict(),
        checks=tuple(checks),
        rows=tuple(dict.fromkeys(row.explained(of, phrases) for row in RULES[of])),
        sources=tuple(dict.fromkeys((*SOURCES.get(of, ()), *(check.docs for check in checks)))),
    )
