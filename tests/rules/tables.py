"""The tables: what each question, phrase, command, check, statement and rule gives in every situation.

python -m tests.rules writes them anew. Look at what changed: each line is a claim.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap

from ecr_denied.advice import commands, docs, evidence, statements
from ecr_denied.advice.checks import access, login, machine, names, transfer
from ecr_denied.advice.messages import texts_in
from ecr_denied.advice.phrases import meaning, phrases
from ecr_denied.advice.rule import checks_for
from ecr_denied.advice.step import Ask, Step
from ecr_denied.advice.table import RULES
from ecr_denied.records import Cause, Failure
from tests.rules.situations import SITUATIONS, record

__all__ = ["FOLDER", "TABLES", "written"]

FOLDER = Path(__file__).parent

# A section of a table: what each situation gives, in words.
Section = Callable[[], Iterable[tuple[str, str]]]

# A cause by itself decides some questions; these stand for the others.
_CAUSES = (
    Cause.ACCESS_DENIED,
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    Cause.EXPLICIT_DENY,
    Cause.GUARDRAIL_IMPLICIT_DENY,
    Cause.NOT_AUTHENTICATED,
    Cause.TOKEN_EXPIRED,
    Cause.TOKEN_INVALID,
    Cause.LOGIN_FAILED,
    Cause.CREDENTIAL_HELPER_FAILED,
    Cause.RATE_LIMITED,
    Cause.UPSTREAM_DENIED,
)
_PAGES = {page: name for name, page in vars(docs).items() if name.isupper()}
_CHECKS = (access, login, machine, names, transfer)


@cache
def _records() -> tuple[tuple[str, Failure], ...]:
    """Every situation under a cause that decides nothing, then under those that do."""
    return tuple(
        (situation if cause is _CAUSES[0] else f"{situation}+{cause.value}", record(cause, situation))
        for cause in _CAUSES
        for situation in SITUATIONS
    )


def _told(function: Callable[[Failure], object]) -> Section:
    return lambda: ((name, str(function(failure))) for name, failure in _records())


def _questions(name: str) -> Section:
    return _told(getattr(evidence, name))


def _phrases(name: str) -> Section:
    texts = texts_in("en")
    return _told(lambda failure: phrases(failure, texts)[name])


def _meaning() -> Iterator[tuple[str, str]]:
    texts = texts_in("en")
    for name, failure in _records():
        means = meaning(failure, phrases(failure, texts), texts)
        yield name, "of the cause" if means == texts.causes[failure.cause].means else means


def _command(name: str) -> Section:
    """A command; of those that want one word more, with a word."""
    function = getattr(commands, name)
    more = {
        "get_principal": ("Arn",),
        "get_organization_policy": ("SERVICE_CONTROL_POLICY", "444455556666"),
        "describe_endpoints": ("ecr.api", "s3"),
    }.get(name, ())
    if function.__code__.co_argcount == 0:
        return lambda: [("nothing-told", function())]
    return _told(lambda failure: function(failure, *more))


def _statement(name: str) -> Section:
    def shown(failure: Failure) -> str:
        statement = getattr(statements, name)(failure)
        if statement is None:
            return "none"
        grants = json.loads(statement.document)["Statement"]
        return f"{statement.side.value}: " + " + ".join(json.dumps(grant) for grant in grants)

    return _told(shown)


def _check(ask: Ask) -> Section:
    return _told(lambda failure: _shown(ask(failure)))


def _shown(step: Step) -> str:
    """A step without the ids in its commands, which have a table of their own."""
    parts = [
        f"{step.check.value}: {step.headline} because {' '.join(step.reasons)};",
        f"{_PAGES[step.docs]}; by {step.run_by.value}{'; changes state' if step.changes_state else ''}",
    ]
    for line, outcomes in step.commands:
        words = [word for word in line.split() if word[0] not in "-'"]
        parts.append(f"; {' '.join(words[: 3 if words[0] == 'aws' else 2])} > {' '.join(outcomes)}")
    statement = step.statement
    return f"{parts[0]} {''.join(parts[1:])}{f'; statement for {statement.side.value}' if statement else ''}"


def _order(cause: Cause) -> Section:
    def rows() -> Iterator[tuple[str, str]]:
        for situation in SITUATIONS:
            failure = record(cause, situation)
            asks = dict.fromkeys(ask.__name__.replace("_", "-") for ask in checks_for(failure, RULES[cause]))
            yield situation, " ".join(asks)

    return rows


def _reasons(cause: Cause) -> Section:
    """What a cause gives as its reason for each check, and where it gives another or none."""

    def rows() -> Iterator[tuple[str, str]]:
        given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for situation in SITUATIONS:
            failure = record(cause, situation)
            for ask in checks_for(failure, RULES[cause]):
                own = len(ask.__wrapped__(failure).reasons) if hasattr(ask, "__wrapped__") else 0
                reasons = ask(failure).reasons
                words = " ".join(reasons[: len(reasons) - own] if own else ())
                given[ask.__name__.replace("_", "-")][words or "none"].append(situation)
        for check, answers in given.items():
            usual = max(answers, key=lambda words: len(answers[words]))
            for words, situations in answers.items():
                if words != usual:
                    where = f"{check}: {words} in {', '.join(dict.fromkeys(situations))}"
                    yield "", "\n    ".join(wrap(where, 108, break_on_hyphens=False))
                elif words != "none":
                    yield "", f"{check}: {words}"

    return rows


TABLES: dict[str, dict[str, Section]] = {
    "questions": {name: _questions(name) for name in evidence.__all__},
    "phrases": {
        **{name: _phrases(name) for name in phrases(Failure(cause=Cause.FORBIDDEN), texts_in("en"))},
        "meaning": _meaning,
    },
    "commands": {name: _command(name) for name in commands.__all__},
    "statements": {name: _statement(name) for name in statements.__all__},
    "checks": {name: _check(getattr(module, name)) for module in _CHECKS for name in module.__all__},
    "orders": {cause.value: _order(cause) for cause in Cause},
    "reasons": {cause.value: _reasons(cause) for cause in Cause},
}


def _rank(item: tuple[str, list[str]]) -> tuple[int, str]:
    return -len([situation for situation in item[1] if situation]), item[0]


def written(section: Section) -> list[str]:
    """The lines of a section: each answer, and the situations in which it is given.

    The answer of most situations stands first, without them. A situation under another cause is named only where its
    answer differs from the one without.
    """
    answers: dict[str, list[str]] = defaultdict(list)
    plain: dict[str, set[str]] = defaultdict(set)
    for situation, answer in section():
        name, _, cause = situation.partition("+")
        if not cause:
            plain[name].add(answer)
        elif answer in plain[name]:
            continue
        answers[answer].append(situation)
    lines = []
    for at, (answer, situations) in enumerate(sorted(answers.items(), key=_rank)):
        where = "" if at == 0 else ", ".join(filter(None, dict.fromkeys(situations)))
        lines += [
            *f"  {answer}".split("\n"),
            *wrap(where, 112, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False),
        ]
    return lines
