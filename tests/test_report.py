"""Reports: for people, for programs, for GitHub; nothing from a log steers any of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from ecr_denied import Advice, Cause, Check, Failure, Operation, RunBy
from ecr_denied.output.report import Style, as_github, as_json, as_jsonl, as_text

PLAIN = Style(color=False)
ADVICE = Advice(check=Check.IMAGE_TAG, headline="Look.", why="It says so.", docs="https://docs.example/")
RUN = ADVICE.model_copy(
    update={"commands": ("aws ecr put",), "run_by": RunBy.REGISTRY_OWNER, "changes_state": True, "why": "word " * 60}
)


@dataclass
class Told:
    failure: Failure
    source: str = "job.log"
    advice: list[Advice] = field(default_factory=lambda: [ADVICE, RUN])


def told(**fields: Any) -> Told:
    return Told(Failure(**{"cause": Cause.FORBIDDEN, "message": "denied", **fields}))


def text(*results: Told, style: Style = PLAIN) -> str:
    return "\n".join(as_text(results, style))


def test_nothing_is_written_for_nothing() -> None:
    assert list(as_text([], PLAIN)) == list(as_jsonl([])) == list(as_github([])) == []
    assert json.loads(next(as_json([]))) == {"schema_version": 1, "failures": []}


def test_what_was_not_said_has_no_line() -> None:
    said = text(Told(Failure(cause=Cause.FORBIDDEN)))
    assert said.startswith("forbidden\n") and "  said" not in said
    assert "caller" not in said and "action" not in said and "status" not in said


def test_a_headline_longer_than_a_line_is_broken_between_words() -> None:
    result = told()
    result.advice = [ADVICE.model_copy(update={"headline": "long words " * 30, "why": "and more " * 30})]
    assert all(len(line) <= 130 for line in text(result).splitlines())


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ({}, "forbidden"),
        ({"operation": Operation.PUSH}, "forbidden: push"),
        ({"registry_id": "111122223333", "repository": "app/x", "tag": "v1"}, "forbidden: 111122223333/app/x:v1"),
        (
            {"registry": "public.ecr.aws", "registry_alias": "a", "repository": "b", "digest": "sha256:ab"},
            "forbidden: public.ecr.aws/a/b@sha256:ab",
        ),
    ],
)
def test_the_first_line_says_cause_operation_and_reference(fields: dict[str, Any], subject: str) -> None:
    assert text(told(**fields)).splitlines()[0] == subject


def test_text_says_where_and_how_often() -> None:
    result = told(first_line=3, last_line=9, occurrences=4)
    assert "job.log, line 3-9, told 4 times" in text(result)
    result.source = "-"
    assert "standard input, line 3-9" in text(result)
    assert "job.log, line 3\n" in text(told(first_line=3, last_line=3))


def test_text_says_status_and_code() -> None:
    assert "403 DENIED" in text(told(http_status=403, code="DENIED"))


def test_text_says_who_runs_a_command_and_whether_it_changes_something() -> None:
    said = text(told())
    assert "To be run by the registry's owner, changes state:" in said
    assert "       aws ecr put\n" in said


def test_two_failures_stand_apart() -> None:
    assert "\n\nforbidden\n" in text(told(), told())


def test_emphasis_changes_no_words() -> None:
    colored = text(told(), style=Style(color=True))
    assert "\x1b[1m" in colored and "\x1b[2m" in colored and "\x1b[36m" in colored
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"):
        colored = colored.replace(code, "")
    assert colored == text(told())


def test_json_and_jsonl_hold_the_record_and_its_advice() -> None:
    (line,) = as_jsonl([told(tag="v1")])
    for number in range(1, 4):
        whole = "\n".join(as_json([told(tag="v1")] * number))
        assert json.loads(whole)["failures"] == [json.loads(line)] * number
        assert whole == json.dumps(json.loads(whole), indent=2)
    record = json.loads(line)
    assert (record["source"], record["cause"], record["tag"], record["repository"]) == (
        "job.log",
        "forbidden",
        "v1",
        None,
    )
    assert record["advice"][0]["check"] == "image-tag" and "\n" not in line


@pytest.mark.parametrize("hostile", ["a\nb", "a\r::set-env::b", "100%", "a%0Ab", "a::b"])
def test_github_annotations_are_one_line_whatever_the_message(hostile: str) -> None:
    (line,) = as_github([told(message=hostile, repository="team/app")])
    assert "\n" not in line and "\r" not in line
    title = line.removeprefix("::error title=").partition("::")[0]
    assert ":" not in title and "," not in title


def test_a_percent_sign_in_an_annotation_is_escaped_once() -> None:
    (line,) = as_github([told(message="100%")])
    assert "::100%25%0A1. Look.%0A2. Look." in line
