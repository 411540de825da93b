"""The formats of others, held against their schemas: SARIF's own, and GitLab's table of fields (tests/schemas)."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable, Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker

from ecr_denied import Cause, Failure, Language, Operation, __version__
from ecr_denied.output import sarif as output_sarif
from ecr_denied.output.ci import as_gitlab
from ecr_denied.output.data import as_json
from ecr_denied.output.prometheus import MOST, as_prometheus
from ecr_denied.output.sarif import as_sarif
from ecr_denied.output.text import as_markdown
from tests.hostile.attacks import ATTACKS
from tests.hostile.outputs import Shown
from tests.looped import looped

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = Draft4Validator(
    json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_bytes()),
    format_checker=FormatChecker(["uri", "uri-reference"]),
)
GITLAB = Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_bytes()))
EVERY_CAUSE = [
    Shown(Failure(cause=cause, operation=Operation.PUSH, repository="team/app", first_line=line, last_line=line + 1))
    for line, cause in enumerate(Cause, 1)
]
NAMES = ("-", "job.log", "logs/a b.log", "/var/log/a:b.log", "c:\\logs\\ä.log", "a%20b?c#d", "\udcff.log")


def sarif(results: list[Shown], language: Language = Language.ENGLISH) -> Any:
    """The document, once it is valid."""
    document = json.loads("\n".join(as_sarif(results, language)))
    SARIF.validate(document)
    return document


def gitlab(results: list[Shown]) -> Any:
    """The document, once it is valid."""
    document = json.loads("\n".join(as_gitlab(results)))
    GITLAB.validate(document)
    return document


@pytest.mark.parametrize("field", ["description", "check_name", "fingerprint", "severity", "location"])
def test_the_schema_of_gitlab_refuses_an_issue_without_a_field(field: str) -> None:
    (issue,) = gitlab([Shown(Failure(cause=Cause.FORBIDDEN))])
    del issue[field]
    assert not GITLAB.is_valid([issue])


def test_nothing_found_is_a_valid_report_of_nothing() -> None:
    assert sarif([])["runs"][0]["results"] == [] and gitlab([]) == []


@pytest.mark.parametrize("language", Language)
def test_every_cause_is_valid_and_has_its_rule(language: Language) -> None:
    (run,) = sarif(EVERY_CAUSE, language)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [result["ruleId"] for result in run["results"]] == list(Cause)
    twice = sarif([*EVERY_CAUSE[:3], *EVERY_CAUSE[:3]], language)["runs"][0]
    assert [result["ruleIndex"] for result in twice["results"]] == [0, 1, 2, 0, 1, 2]
    assert [rule["id"] for rule in twice["tool"]["driver"]["rules"]] == list(Cause)[:3]
    assert [issue["check_name"] for issue in gitlab(EVERY_CAUSE)] == list(Cause)


def test_both_say_what_was_said_where_and_what_to_check() -> None:
    failure = Failure(cause=Cause.FORBIDDEN, message="it was forbidden", first_line=3, last_line=4, occurrences=2)
    shown = Shown(failure)
    (result,), (issue,) = sarif([shown])["runs"][0]["results"], gitlab([shown])
    for words in (result["message"]["text"], issue["description"]):
        assert words.startswith("forbidden: it was forbidden") and shown.advice[0].headline in words
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "endLine": 4} and result["occurrenceCount"] == 2
    assert issue["location"]["lines"] == {"begin": 3, "end": 4}
    assert issue["fingerprint"] == failure.fingerprint == result["partialFingerprints"]["failure/v1"]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == f"{failure.fingerprint}:1"


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ([], None),
        (
            ["Home, https://example.com/ecr-denied", "Issues, https://example.com/issues"],
            "https://example.com/ecr-denied",
        ),
    ],
)
def test_the_driver_has_its_version_and_the_page_that_the_metadata_name(
    labels: list[str], said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = Message()
    for label in labels:
        described["Project-URL"] = label
    monkeypatch.setattr(output_sarif, "metadata", lambda _: described)
    driver = sarif([])["runs"][0]["tool"]["driver"]
    assert (driver["version"], driver.get("informationUri")) == (__version__, said)


def test_a_package_without_metadata_names_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> NoReturn:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(output_sarif, "metadata", missing)
    assert "informationUri" not in sarif([])["runs"][0]["tool"]["driver"]


@pytest.mark.parametrize("write", [as_json, as_gitlab, as_sarif])
def test_a_document_is_written_while_its_results_come_and_holds_none_of_them(
    write: Callable[[Iterable[Shown]], Iterator[str]],
) -> None:
    """Each result is given up for the next but one at the latest."""
    given: list[weakref.ref[Shown]] = []

    def results() -> Iterator[Shown]:
        for number in range(9):
            assert sum(one() is not None for one in given) <= 1
            shown = Shown(Failure(cause=Cause.FORBIDDEN, repository=f"team/app{number}"))
            given.append(weakref.ref(shown))
            yield shown
            del shown

    pieces = []
    for piece in write(results()):
        pieces.append(piece)
        assert len(given) <= len(pieces)
    assert len(given) == 9 and json.loads("\n".join(pieces))


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_name_of_a_file_is_valid(name: str) -> None:
    shown = Shown(Failure(cause=Cause.FORBIDDEN), name)
    uri = place(sarif([shown]))["uri"]
    assert uri.isascii() and not set(uri) & set(" ?#\\:") and not urlsplit(uri).netloc
    assert gitlab([shown])[0]["location"]["path"]


def place(document: Any) -> Any:
    """Where the first result is."""
    return document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize("name", ["//evil.example/x", "///evil.example/x", "/x"])
def test_no_name_of_a_file_is_a_path_on_another_host(name: str) -> None:
    document = sarif([Shown(Failure(cause=Cause.FORBIDDEN), name), Shown(Failure(cause=Cause.FORBIDDEN), "x")])
    assert place(document) == {"uri": name.lstrip("/"), "uriBaseId": "ROOT"}
    assert document["runs"][0]["originalUriBaseIds"] == {"ROOT": {"uri": "file:///"}}


def test_a_name_below_the_folder_at_hand_is_relative_to_none_that_is_named() -> None:
    document = sarif([Shown(Failure(cause=Cause.FORBIDDEN), "logs/x")])
    assert place(document) == {"uri": "logs/x"} and "originalUriBaseIds" not in document["runs"][0]


def test_no_more_samples_are_held_than_the_bound() -> None:
    def results() -> Iterator[Shown]:
        for number in range(MOST + 50):
            for cause in (Cause.FORBIDDEN, Cause.ACCESS_DENIED):
                yield Shown(Failure(cause=cause, repository=f"forged{number}", occurrences=2), "a.log")

    samples = [line for line in as_prometheus(results()) if not line.startswith("#")]
    nameless = [line for line in samples if 'repository=""' in line]
    assert len(samples) == MOST + 2 and len(nameless) == 2
    assert sum(int(line.rpartition(" ")[2]) for line in samples) == 4 * (MOST + 50)


@looped("attack", [*ATTACKS, "[click](https://h/)", "```\n# x", "<img src=https://h/>"], ids=ascii)
def test_any_words_are_valid_and_none_is_a_link(attack: str) -> None:
    shown = Shown(Failure(cause=Cause.FORBIDDEN, message=attack, repository=attack, tag=attack), attack)
    text = sarif([shown])["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in text
    gitlab([shown])


def test_no_words_of_a_log_are_markdown_in_a_summary() -> None:
    for message in ("``` ```` `````", "```\n# forged", "~~~\n<img src=https://h/>"):
        (section,) = as_markdown([Shown(Failure(cause=Cause.FORBIDDEN, message=message))], Language.ENGLISH)
        head, empty, opening, *inside, closing, end = section.split("\n")
        assert (head, empty, end) == ("### forbidden", "", "")
        assert opening == f"{closing}text" and set(closing) == {"`"} and len(closing) >= 3
        assert not [line for line in inside if line.strip(" `") == "" and line.count("`") >= len(closing)]


def test_a_summary_ends_where_its_room_does() -> None:
    whole = list(as_markdown(EVERY_CAUSE, Language.JAPANESE, 1 << 30))
    room = len("\n".join(whole[:5]).encode()) + 1
    assert len(whole) == len(Cause)
    assert list(as_markdown(EVERY_CAUSE, Language.JAPANESE, room)) == whole[:5]
    assert list(as_markdown(EVERY_CAUSE, Language.JAPANESE, room - 1)) == whole[:4]
