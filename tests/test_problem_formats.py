"""The formats for what looks for problems in lines, and for tests: held against what reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import xmlschema

from ecr_denied import Cause, Failure
from ecr_denied.terms import Told
from tests.hostile.attacks import ATTACKS
from tests.hostile.outputs import Shown, printed
from tests.looped import looped

ROOT = Path(__file__).parent.parent
JUNIT = xmlschema.XMLSchema(ROOT / "tests" / "schemas" / "junit-10.xsd")
DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)]
NAMES = ("-", "job.log", "logs/a b.log", "/var/log/a:b.log", "c:\\logs\\ä.log", "a%20b;c]d.log", "\udcff.log")
FORBIDDEN = Failure(cause=Cause.FORBIDDEN, message="it was forbidden", first_line=3, last_line=4)


def patterns() -> list[Any]:
    """The patterns of the matchers in the document: VS Code's, then GitHub's."""
    vscode, github = BLOCKS
    return [vscode["tasks"][0]["problemMatcher"]["pattern"], github["problemMatcher"][0]["pattern"][0]]


def matched(pattern: Any, line: str) -> dict[str, str]:
    """What a matcher takes from a line."""
    found = re.search(pattern["regexp"], line)
    return {name: found[pattern[name]] for name in ("file", "line", "severity", "message")} if found else {}


def issue(line: str) -> tuple[str, dict[str, str], str]:
    """A logging command as Azure Pipelines takes it apart (azure-pipelines-task-lib, taskcommand.ts)."""
    command, _, words = line.removeprefix("##vso[").partition("]")
    name, _, properties = command.partition(" ")
    pairs = [pair.partition("=") for pair in properties.split(";") if pair]
    return name, {key: unescaped(value) for key, _, value in pairs}, unescaped(words)


def report(results: list[Shown]) -> Any:
    """The root of a report of tests, once it is valid."""
    resource = xmlschema.XMLResource(printed(results, "junit"))
    JUNIT.validate(resource)
    return resource.root


def unescaped(words: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%3B", ";"), ("%AZP25", "%")):
        words = words.replace(escape, sign)
    return words


@pytest.mark.parametrize("number", [0, 1])
def test_no_matcher_takes_what_is_no_line_of_the_format(number: int) -> None:
    for line in ("", "it was forbidden", "denied: x: error: y", "12: error: x", "x:12: warning: y", "  3 | error: x"):
        assert not matched(patterns()[number], line)


@pytest.mark.parametrize("number", [0, 1])
@looped("name", NAMES, ids=ascii)
def test_a_matcher_takes_the_file_the_line_and_the_words(number: int, name: str) -> None:
    shown = Shown(FORBIDDEN, name)
    found = matched(patterns()[number], printed([shown], "gnu"))
    path = name.replace("-", "stdin") if name == "-" else name.replace("\udcff", "")
    assert (found["file"], found["line"], found["severity"]) == (path, "3", "error")
    assert (
        found["message"].startswith("forbidden: it was forbidden 1. ") and shown.advice[0].headline in found["message"]
    )


@pytest.mark.parametrize("number", [0, 1])
def test_words_that_look_like_a_line_of_the_format_change_neither_file_nor_line(number: int) -> None:
    forged = FORBIDDEN.model_copy(update={"message": "/etc/passwd:9: error: pwned"})
    found = matched(patterns()[number], printed([Shown(forged)], "gnu"))
    assert (found["file"], found["line"]) == ("job.log", "3")


@looped("name", NAMES, ids=ascii)
def test_azure_takes_the_file_the_line_and_the_words(name: str) -> None:
    command, properties, words = issue(printed([Shown(FORBIDDEN, name)], "azure"))
    path = "stdin" if name == "-" else name.replace("\udcff", "")
    assert command == "task.logissue" and words.startswith("forbidden: it was forbidden\n1. ")
    assert properties == {"type": "error", "sourcepath": path, "linenumber": "3", "code": "forbidden"}


@looped("attack", [*ATTACKS, "a;type=warning;b", "]##vso[task.complete]", "100%0A", "%AZP25"], ids=ascii)
def test_no_words_change_an_issue_or_begin_another(attack: str) -> None:
    said = FORBIDDEN.model_copy(update={"message": attack})
    (line,) = printed([Shown(said, attack)], "azure").splitlines()
    command, properties, words = issue(line)
    assert (command, properties["type"], properties["linenumber"], len(properties)) == (
        "task.logissue",
        "error",
        "3",
        4,
    )
    assert words.startswith("forbidden: ") and line.lower().count("##vso[") == 1


@looped("attack", [*ATTACKS, "<!--", "]]>", "&lt;", '"', "'", "</failure>", "\ufffe", "\uffff", ""], ids=ascii)
def test_any_words_make_a_valid_report_of_tests_that_failed(attack: str) -> None:
    said = Failure(cause=Cause.FORBIDDEN, message=attack, repository=attack, tag=attack)
    document = report([Shown(said, attack), Shown(FORBIDDEN)])
    assert [suite.attrib["failures"] for suite in document] == ["1", "1"]
    assert [failure.attrib["type"] for failure in document.iter("failure")] == ["forbidden", "forbidden"]
    assert (list(document.iter("failure"))[1].text or "").startswith("job.log:3\nit was forbidden\n1. ")


def test_a_report_of_tests_is_the_same_in_every_encoding() -> None:
    shown = Shown(FORBIDDEN.model_copy(update={"message": "verboten für ä 水 \U0001f40b"}), "ä.log")
    assert printed([shown], "junit").isascii()
    assert [failure.attrib["message"] for failure in report([shown]).iter("failure")] == [
        "forbidden: verboten für ä 水 \U0001f40b"
    ]


def test_a_report_of_nothing_is_valid_and_has_no_test() -> None:
    assert list(report([])) == []


def test_what_is_only_quoted_fails_no_test_and_raises_no_issue() -> None:
    quoted = [Shown(FORBIDDEN.model_copy(update={"told": Told.QUOTED}))]
    document = report(quoted)
    assert not list(document.iter("failure")) and [one.tag for one in document.iter("skipped")] == ["skipped"]
    note = "only quoted: forbidden (lines 3-4); --quoted reports it"
    assert printed(quoted, "gnu") == f"job.log:3: note: {note}" and printed(quoted, "azure") == note
