"""The tables: what each question, phrase, statement and rule gives in every situation, and each check where
a rule gives it.

python -m tests.rules writes them anew. Look at what changed: each line is a claim.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from textwrap import wrap
from types import ModuleType

from ecr_denied.advice import evidence, statements, wordings
from ecr_denied.advice.check import CheckItem, Row
from ecr_denied.advice.checks import CHECKS, MODULES
from ecr_denied.advice.phrases import meaning, phrases
from ecr_denied.advice.question import Question
from ecr_denied.advice.rule import checks_for
from ecr_denied.advice.table import RULES
from ecr_denied.advice.texts import texts_in
from ecr_denied.records import Cause, Failure, Statement
from tests.rules.pages import NAMES
from tests.rules.situations import SITUATIONS, record

__all__ = ["FOLDER", "TABLES", "given", "records", "written"]

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
    Cause.HOST_NOT_FOUND,
)
# The sections of the checks: by these groups of modules, then by name.
_THEMES = (
    ("caller_policies", "resource_policies", "limits", "endpoints", "refusals"),
    ("identity", "login", "helpers", "programs"),
    ("machine", "local", "clocks", "metadata"),
    ("repositories", "images", "caches", "hosts"),
    ("manifests", "quotas", "transfer", "network"),
)


@cache
def records() -> tuple[tuple[str, Failure], ...]:
    """Every situation under a cause that decides nothing, then under those that do."""
    return tuple(
        (situation if cause is _CAUSES[0] else f"{situation}+{cause.value}", record(cause, situation))
        for cause in _CAUSES
        for situation in SITUATIONS
    )


def _told(functions: Mapping[str, Callable[[Failure], object]]) -> dict[str, Section]:
    """The sections of a table: record by record, as the facts of one are derived once."""

    @cache
    def answers() -> dict[str, tuple[str, ...]]:
        rows = ([str(function(failure)) for function in functions.values()] for _, failure in records())
        return dict(zip(functions, zip(*rows, strict=True), strict=True))

    def section(name: str) -> Section:
        return lambda: zip((situation for situation, _ in records()), answers()[name], strict=True)

    return {name: section(name) for name in functions}


def _own(module: ModuleType) -> dict[str, Callable[..., object]]:
    """The functions of a module that others may use, by name."""
    names = {name: one for name, one in sorted(vars(module).items()) if not name.startswith("_")}
    return {name: one for name, one in names.items() if getattr(one, "__module__", None) == module.__name__}


def _questions() -> dict[str, Callable[[Failure], object]]:
    """The questions on a failure and the readings of it, by name: those of ``wordings`` last."""
    found: dict[str, Callable[[Failure], object]] = {}
    for module in (evidence, wordings):
        asked = {name: one for name, one in vars(module).items() if isinstance(one, Question) and name[0] != "_"}
        new = (asked | _own(module)).items()
        found |= {name: one for name, one in sorted(new) if name not in found}
    return found


@cache
def _said() -> tuple[dict[str, str], ...]:
    """The phrases of every record."""
    texts = texts_in("en")
    return tuple(phrases(failure, texts) for _, failure in records())


def _phrases(phrase: str) -> Section:
    return lambda: ((name, said[phrase]) for (name, _), said in zip(records(), _said(), strict=True))


def _meaning() -> Iterator[tuple[str, str]]:
    texts = texts_in("en")
    for (name, failure), said in zip(records(), _said(), strict=True):
        means = meaning(failure, said, texts)
        yield name, "of the cause" if means == texts.causes[failure.cause].means else means


def _statement(makes: Callable[..., object]) -> Callable[[Failure], str]:
    def shown(failure: Failure) -> str:
        statement = makes(failure)
        if not isinstance(statement, Statement):
            return "none"
        grants = json.loads(statement.document)["Statement"]
        return f"{statement.side.value}: " + " + ".join(json.dumps(grant) for grant in grants)

    return shown


def _checks() -> dict[str, CheckItem]:
    """Every check under the name of its section."""
    found: dict[str, CheckItem] = {}
    for theme in _THEMES:
        modules = [module for module in MODULES if module.__name__.rpartition(".")[2] in theme]
        checks = [one for module in modules for one in vars(module).values() if isinstance(one, CheckItem)]
        found |= {check.id.replace("-", "_"): check for check in sorted(checks, key=lambda check: check.id)}
    return found


@cache
def _rows() -> dict[Cause, list[tuple[str, Failure, tuple[Row, ...]]]]:
    """The rows that each cause gives, situation by situation."""
    asked = {cause: [(situation, record(cause, situation)) for situation in SITUATIONS] for cause in Cause}
    return {
        cause: [(situation, failure, tuple(checks_for(failure, RULES[cause]))) for situation, failure in records]
        for cause, records in asked.items()
    }


@cache
def given() -> Mapping[str, Sequence[tuple[str, Failure]]]:
    """Where each check is given, by its id: a situation alone under the first cause that gives it there."""
    found: dict[str, list[tuple[str, Failure]]] = defaultdict(list)
    for rows in _rows().values():
        for situation, failure, given_rows in rows:
            for check in {row.check.id for row in given_rows}:
                found[check].append((situation, failure))
    return {check: _named(met) for check, met in found.items()}


def _named(met: Iterable[tuple[str, Failure]]) -> Sequence[tuple[str, Failure]]:
    first: set[str] = set()
    named = []
    for situation, failure in met:
        named.append((f"{situation}+{failure.cause.value}" if situation in first else situation, failure))
        first.add(situation)
    return named


@cache
def _shown_checks() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What each check shows where it is given, by its id: failure by failure, as the facts of one are derived once."""
    of_failure: dict[int, list[tuple[CheckItem, int]]] = defaultdict(list)
    for check in CHECKS:
        for at, (_, failure) in enumerate(given()[check.id]):
            of_failure[id(failure)].append((check, at))
    found = {check.id: [""] * len(given()[check.id]) for check in CHECKS}
    for placed in of_failure.values():
        for check, at in placed:
            failure = given()[check.id][at][1]
            found[check.id][at] = _shown(check.of(failure), failure)
    return {
        check: [(name, shown) for (name, _), shown in zip(given()[check], found[check], strict=True)] for check in found
    }


def _check(check: CheckItem) -> Section:
    return lambda: _shown_checks()[check.id]


def _shown(check: CheckItem, failure: Failure) -> str:
    """A check of one failure without the ids in its commands."""
    notes = " ".join(note.key for note in check.notes)
    changes = "; changes state" if check.changes_state else ""
    parts = [
        f"{check.kind.value}: {check.title.key} because {notes};",
        f"{NAMES.get(page := check.page_for(failure), page)}; by {check.who_runs(failure).value}{changes}",
    ]
    for line, answers in (command.of(failure) for command in check.commands):
        words = [word for word in line.split() if word[0] not in "-'\""]
        ids = " ".join(answer.id for answer in answers)
        parts.append(f"; {' '.join(words[: 3 if words[0] == 'aws' else 2])} > {ids}")
    statement = check.statement(failure) if check.statement else None
    return f"{parts[0]} {''.join(parts[1:])}{f'; statement for {statement.side.value}' if statement else ''}"


def _order(cause: Cause) -> Section:
    def orders() -> Iterator[tuple[str, str]]:
        for situation, _, rows in _rows()[cause]:
            yield situation, " ".join(dict.fromkeys(row.check.id for row in rows))

    return orders


def _reasons(cause: Cause) -> Section:
    """What a cause gives as its reason for each check, and where it gives another or none."""

    def reasons() -> Iterator[tuple[str, str]]:
        given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for situation, _, rows in _rows()[cause]:
            for check, reason in rows:
                given[check.id][reason.key if reason else "none"].append(situation)
        for name, answers in given.items():
            usual = max(answers, key=lambda words: len(answers[words]))
            for words, situations in answers.items():
                if words != usual:
                    where = f"{name}: {words} in {', '.join(dict.fromkeys(situations))}"
                    yield "", "\n    ".join(wrap(where, 108, break_on_hyphens=False))
                elif words != "none":
                    yield "", f"{name}: {words}"

    return reasons


TABLES: dict[str, dict[str, Section]] = {
    "questions": _told(_questions()),
    "phrases": {
        **{name: _phrases(name) for name in phrases(Failure(cause=Cause.FORBIDDEN), texts_in("en"))},
        "meaning": _meaning,
    },
    "statements": _told({name: _statement(makes) for name, makes in _own(statements).items()}),
    "checks": {name: _check(check) for name, check in _checks().items()},
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
