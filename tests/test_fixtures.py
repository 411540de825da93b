"""What real clients printed, read as a careful reader reads it: both streams, one alone, and in either order."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ecr_denied import Failure, parse, scan
from ecr_denied.reading.lines.frames import peel
from tests.formats.cases import flat
from tests.looped import looped
from tools.standin import Step
from tools.standin.scenarios import SCENARIOS

FOLDER = Path(__file__).parent.parent / "fixtures"

FIELDS = (
    *("operation", "registry_id", "region", "repository", "tag", "digest", "action", "code", "http_status"),
    *("cross_account", "principal_arn", "principal_account", "policy_type", "policy_effect", "policy_arn"),
)
# What a text says in other words: an operation is a verb, a code or a policy's type is printed in several ways.
WORDED = {"operation", "code", "policy_type", "policy_effect", "cross_account"}


@dataclass(frozen=True)
class Fixture:
    """One capture."""

    name: str
    stdout: str
    stderr: str
    origin: dict[str, Any]
    expect: dict[str, Any] | None
    expect_stderr: dict[str, Any] | None
    streams: bool


def read(path: Path) -> Fixture:
    content = json.loads(path.read_text(encoding="utf-8"))

    def stream(kind: str) -> str | None:
        file = path.with_suffix(f".{kind}.txt")
        return file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else None

    terminal = stream("terminal")
    return Fixture(
        name=path.relative_to(FOLDER).with_suffix("").as_posix(),
        stdout=(stream("stdout") or "") if terminal is None else terminal,
        stderr=stream("stderr") or "",
        origin=content["origin"],
        expect=content["expect"],
        expect_stderr=content.get("expect_stderr"),
        streams=terminal is None and "expect_stderr" in content,
    )


ALL = [read(path) for path in sorted(FOLDER.rglob("*.json"))]
APART = [fixture for fixture in ALL if fixture.streams]


def client(fixture: Fixture) -> str:
    """The part of a fixture: its folder."""
    return fixture.name.rpartition("/")[0]


EACH = looped("fixture", ALL, ids=lambda fixture: fixture.name, by=client)
TOGETHER = looped("fixture", ALL, ids=lambda fixture: fixture.name)
EACH_APART = looped("fixture", APART, ids=lambda fixture: fixture.name, by=client)


def joined(*streams: str) -> str:
    """Streams one after the other, a line being the least that is written at once."""
    return "".join(stream if stream.endswith("\n") or not stream else f"{stream}\n" for stream in streams)


def differences(failure: Failure, expect: dict[str, Any], *, gaps: bool = False) -> dict[str, tuple[Any, Any]]:
    """What a record says otherwise than expected; with ``gaps`` a field may be missing."""
    wrong: dict[str, tuple[Any, Any]] = {}
    record = flat(failure)
    if failure.cause not in expect["cause"]:
        wrong["cause"] = (failure.cause.value, expect["cause"])
    for name, value in expect["fields"].items():
        got = record[name]
        if got != value and not (gaps and got is None):
            wrong[name] = (got, value)
    return wrong


@cache
def read_in(text: str) -> list[Failure]:
    return parse(text.encode("utf-8", "surrogateescape"))


@cache
def occurrences_in(text: str) -> tuple[Failure, ...]:
    """Every occurrence in a text, which is read once for all claims about them."""
    return tuple(scan([text.encode("utf-8", "surrogateescape")]))


def is_as_expected(found: list[Failure], expect: dict[str, Any] | None, *, gaps: bool = False) -> bool:
    """Whether one of the records is the one expected; a text that names no registry may be passed over."""
    if expect is None:
        return found == []
    wrong = [differences(failure, expect, gaps=gaps) for failure in found]
    return {} in wrong or (not wrong and bool(expect.get("optional")))


# --- the files themselves --------------------------------------------------------------------------------


def test_no_text_stands_without_its_description() -> None:
    described = {fixture.name for fixture in ALL}
    texts = {path.relative_to(FOLDER).as_posix().split(".std")[0].split(".term")[0] for path in FOLDER.rglob("*.txt")}
    assert texts <= described


def is_complete(fixture: Fixture) -> bool:
    """Whether the origin says who printed this, when, and what for; the seed has no date."""
    origin = fixture.origin
    if origin["kind"] not in ("captured", "constructed") or not origin["client"]:
        return False
    if not (origin.get("scenario") or origin.get("source")):
        return False
    if origin["kind"] == "captured" and not (origin["command"] and isinstance(origin["exit_status"], int)):
        return False
    if fixture.name.startswith("seed/"):
        return {"version", "date"} <= origin.keys()
    return bool(origin["version"] and date.fromisoformat(origin["date"]))


def test_no_origin_is_incomplete() -> None:
    assert [fixture.name for fixture in ALL if not is_complete(fixture)] == []


def test_no_expectation_names_a_field_a_record_does_not_have() -> None:
    for fixture in ALL:
        for expect in (fixture.expect, fixture.expect_stderr):
            assert expect is None or (expect["cause"] and set(expect["fields"]) <= set(FIELDS)), fixture.name


# --- what is read from them ------------------------------------------------------------------------------


@EACH
def test_both_streams_together_give_the_record_expected_and_no_other_cause(fixture: Fixture) -> None:
    found = read_in(joined(fixture.stdout, fixture.stderr))
    assert is_as_expected(found, fixture.expect)
    acceptable = fixture.expect["cause"] if fixture.expect else []
    assert {failure.cause.value for failure in found} <= set(acceptable)


@EACH_APART
def test_stderr_alone_gives_no_more_than_stderr_says(fixture: Fixture) -> None:
    found = read_in(fixture.stderr)
    assert is_as_expected(found, fixture.expect_stderr)
    words = "".join(unquote(fixture.stderr).split())
    for failure in found:
        for name in set(FIELDS) - WORDED:
            value = flat(failure)[name]
            assert value is None or "".join(str(value).split()) in words, name


@EACH_APART
def test_stderr_before_stdout_gives_the_same_cause_and_no_field_otherwise(fixture: Fixture) -> None:
    found = read_in(joined(fixture.stderr, fixture.stdout))
    assert is_as_expected(found, fixture.expect, gaps=True)


# --- the message -----------------------------------------------------------------------------------------

REDACTED = "[REDACTED]"
# What a secret looks like in these texts: a signed query, an access key id, a token.
SECRET = re.compile(r"X-Amz-(?:Signature|Security-Token)=|\bAKIA[0-9A-Z]{16}|\beyJ\w{16}")
# The only fixtures with a secret in what was said.
WITH_A_SECRET = {
    "constructed/docker-containerd-store/pull-layer-store-28.3",
    "crane/pull-layer-store-denied",
    "oras/pull-layer-store-denied",
}


def close(words: str) -> str:
    """Words without white space: a wrap, a column and a mended break are nothing."""
    return "".join(words.split())


def printed(fixture: Fixture) -> str:
    lines = re.split(r"\r\n|\n|\r", joined(fixture.stdout, fixture.stderr))
    return close("".join("".join(peel(line)) for line in lines))


@EACH
def test_a_message_is_what_was_printed(fixture: Fixture) -> None:
    words = printed(fixture)
    for failure in read_in(joined(fixture.stdout, fixture.stderr)):
        for piece in failure.message.split(REDACTED):
            assert close(piece) in words


@TOGETHER
def test_a_message_is_redacted_only_where_a_secret_stands(fixture: Fixture) -> None:
    text = joined(fixture.stdout, fixture.stderr)
    messages = "".join(failure.message for failure in read_in(text))
    assert not SECRET.search(messages)
    assert (REDACTED in messages) == (fixture.name in WITH_A_SECRET)
    assert SECRET.search(text) or REDACTED not in messages


@TOGETHER
def test_a_message_holds_the_registrys_sentence_whole(fixture: Fixture) -> None:
    scenario = SCENARIOS.get(fixture.origin.get("scenario", ""))
    if scenario is None or not scenario.message:
        return
    words = printed(fixture)
    # Every occurrence: a group keeps the first one's message, and crane warns of a HEAD before it tells of the GET.
    told = [close(failure.message) for failure in occurrences_in(joined(fixture.stdout, fixture.stderr))]
    tags = (scenario.tag, f"{scenario.tag}-rc1", f"{scenario.tag}-rc2")
    sentences = {close(scenario.sentence(step, tag)) for step in Step for tag in tags}
    for sentence in sentences:
        if sentence in words:
            assert any(sentence in message for message in told)
