"""The published schema: every field is described, and every line that is written is as it says."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ecr_denied.cli import main
from ecr_denied.output.schema import schema
from tests.looped import looped
from tests.made import WRITE

ROOT = Path(__file__).parent.parent
LOGS = sorted((ROOT / "fixtures").rglob("*.txt"))[::20]
SCHEMA: dict[str, Any] = json.loads(schema())
OBJECTS = {"Line": SCHEMA, **SCHEMA["$defs"]}
FIELDS = [(name, field) for name, one in OBJECTS.items() for field in one.get("properties", ())]


def lines(log: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(log)))
    main(["--format", "jsonl"])
    return map(json.loads, capsys.readouterr().out.splitlines())


def test_the_published_schema_is_the_one_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    published = (ROOT / "docs" / "jsonl.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == published, WRITE


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@looped("name", OBJECTS)
def test_every_kind_of_value_is_described(name: str) -> None:
    assert OBJECTS[name]["description"].strip()


@looped("name, field", FIELDS)
def test_every_field_is_described_and_always_written(name: str, field: str) -> None:
    assert OBJECTS[name]["properties"][field]["description"].endswith(".")
    assert field in OBJECTS[name]["required"]


@pytest.mark.parametrize("change", [{"schema_version": 2}, {"cause": "rain"}, {"reason": "x"}, {"first_line": 0}])
def test_what_is_no_line_is_refused(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = lines(b"denied: Your authorization token has expired.\n", monkeypatch, capsys)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**line, **change}, SCHEMA)


def test_every_line_that_is_written_is_as_the_schema_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    written = [line for log in LOGS for line in lines(log.read_bytes(), monkeypatch, capsys)]
    assert len(written) > len(LOGS) / 2
    for line in written:
        validator.validate(line)
        assert line.keys() == SCHEMA["properties"].keys()
