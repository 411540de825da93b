"""Lines of one shape: what is read of one is read of the other, with the other's names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import ecr_denied
from ecr_denied import Failure, scan
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.match import claim, line
from ecr_denied.reading.match.line import InPassage, PlainLines
from ecr_denied.reading.match.shapes import Shape, Unsure, is_nameless, shape
from ecr_denied.reading.reader import _own_wordings
from ecr_denied.records import Policy
from ecr_denied.terms import Cause
from tests.catalogue.proving import READ
from tests.hostile.secrets import SECRETS, Secret
from tests.looped import looped
from tests.test_fixtures import FOLDER

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PACKAGE = Path(ecr_denied.__file__).parent
# Names that are given numbers, or a hexadecimal word, before they are changed.
_NAMED = re.compile(r"((?:amazonaws\.com|repository|user|role)/(?:[\w.-]+/)*[a-z][a-z-]*[a-z])(?=[:@\s\"',.)\]/])")
_ENDS = ("6814", "-6814", "-4f0a9c2b71", "/5d1e8f02ac9")


def _denied(name: str, user: str = "ci") -> str:
    return (
        f"denied: User: arn:aws:iam::111122223333:user/{user} is not authorized to perform: ecr:InitiateLayerUpload on"
        f" resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/{name} because no resource-based policy allows"
        " the ecr:InitiateLayerUpload action\n"
    )


def _read(text: str) -> list[Failure]:
    return list(scan([text.encode("utf-8", "replace")], quoted=True))


def _whole(text: str, patch: pytest.MonkeyPatch) -> list[Failure]:
    """What is read where no line is read by itself."""
    with patch.context() as patched:
        patched.setattr(PlainLines, "read", lambda lines, passage: InPassage(lines, passage, {}))
        return _read(text)


def _after(text: str, other: str, patch: pytest.MonkeyPatch) -> list[Failure]:
    """What is read of the other where each line is read by itself, and those of the text came before."""

    def by_line(lines: PlainLines, passage: Passage) -> InPassage:
        return InPassage(lines, passage, {at: lines.line(text) for at, text in enumerate(passage.lines) if text})

    with patch.context() as patched:
        patched.setattr(PlainLines, "read", by_line)
        _read(text)
        return _read(other)


def _changed(text: str) -> str:
    """A text whose lines have the same shapes, and other names: each digit and letter that may differ does."""
    names: dict[str, str] = {}

    def other(part: str) -> str:
        code = re.search("[a-f]", part)
        inner = "".join(
            "-" if sign == "-" else "f" if code and sign in "012" else str(9 - int(sign, 16) % 10)
            for sign in part[1:-1]
        )
        first, last = (
            str(9 - int(sign)) if sign.isdigit() else "bcdefa"["abcdef".index(sign)] for sign in (part[0], part[-1])
        )
        return f"{first}{inner}{last}"[: len(part)]

    def line_of(words: str) -> str:
        found = shape(words)
        for start, end, _ in found.parts if found else ():
            part = words[start:end]
            words = words[:start] + names.setdefault(part, other(part)) + words[end:]
        return words

    return "\n".join(map(line_of, text.split("\n")))


def _dumped(told: list[Failure]) -> list[dict[str, object]]:
    return [one.model_dump() for one in told]


def _alike(text: str, patch: pytest.MonkeyPatch) -> None:
    for end in _ENDS:
        one = _NAMED.sub(rf"\g<1>{end}", text)
        other = _changed(one)
        assert _dumped(_after(one, other, patch)) == _dumped(_whole(other, patch)), other


@looped("path", sorted(path for path in FOLDER.rglob("*") if path.suffix in {".txt", ".log"})[::9], ids=str)
def test_a_capture_with_other_names_is_read_as_if_nothing_came_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _alike(path.read_text(encoding="utf-8", errors="replace")[:8_000], monkeypatch)


@looped("text", [text for text in READ if len(text) < 600][::20])
def test_a_text_with_other_names_is_read_as_if_nothing_came_before(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _alike(text, monkeypatch)


@looped("secret", SECRETS[::9], ids=str)
def test_no_secret_leaves_a_line_whose_shape_came_before(secret: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    said = f"denied: {HOST}/team/app1234: {secret.words} unauthorized: authentication required, and no token was sent\n"
    for first, text in ((said.replace(secret.words, "x" * 9), said), (said, said.replace("app1234", "app1567"))):
        told = _after(first, text, monkeypatch)
        assert _dumped(told) == _dumped(_whole(text, monkeypatch))
        assert all(secret.value not in one.model_dump_json() for one in told)


@looped(
    "place",
    ["https://ci:{}@", "docker login -u AWS --password={} ", "Authorization: Bearer a/{} ", "?X-Amz-Signature=a:{}&"],
)
def test_no_secret_leaves_that_is_made_as_names_are(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = f"Error response from daemon: {place}{HOST}/team/app1234: unauthorized: authentication required, says it\n"
    for one, other in (("hunter1234", "hunter1567"), ("4f0a9c2b71e0d5", "5c1b0d9e8f1a3b")):
        told = _after(said.replace("{}", one), said.replace("{}", other), monkeypatch)
        assert _dumped(told) == _dumped(_whole(said.replace("{}", other), monkeypatch))
        assert all(other not in one.model_dump_json() for one in told)


# --- the shape of a line --------------------------------------------------------------------------------------


def _words() -> Iterator[str]:
    """Every word with digits in the package's strings."""
    for module in PACKAGE.rglob("*.py"):
        if module.name == "shapes.py" or module.relative_to(PACKAGE).parts[0] not in {
            "catalogue",
            "names",
            "reading",
            "redaction",
        }:
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        texts = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in texts:
                yield from re.findall(r"(?<![\w\\])(?:[a-z]+-?[0-9]{2,9}|[0-9a-f]{8,64})(?!\w)", node.value)


def test_no_word_that_the_package_spells_out_may_differ() -> None:
    # An expression spells these behind a backslash.
    escapes = {"u00", "u001"}
    assert {word for word in _words() if shape(f"{'a word ' * 20}/{word} and more")} == escapes


@looped(
    "words",
    [
        "/app404 ",
        "/v2/ ",
        "app1234 ",
        "/App1234 ",
        "/app1234x ",
        "/app1234.example.com ",
        "/amd64 ",
        "/app1 ",
        "/123456789012 ",
        "/abcdefab ",
        "/bad0feed12 ",
        ":5000/ ",
        "%2Fapp1234 ",
        "/app1234 and 'app1234' ",
        "/app1234 in /app1234567 ",
        "/app1234 of APP1234 ",
        "/app1234 \0 ",
        "/b7 ",
    ],
)
def test_what_may_mean_something_is_no_name(words: str) -> None:
    assert shape("a word " * 20 + words) is None


@looped(
    "one, other",
    [
        ("/app1234 ", "/app1567 "),
        ("/pr-1234 ", "/pr-1999 "),
        (":v12 ", ":v19 "),
        ("/4f0a9c2b7 ", "/5c1b0d9e8 "),
        ("@sha256:4f0a9c2b71aa ", "@sha256:5c1b0d9e8fdb "),
        ("Request ID: 1f2e3d4c-1111-2222-3333-0a0b0c0d0e0f ", "Request ID: 2f2e3d4c-5111-a222-3333-0a0b0c0d0f0e "),
        ("  Failed  5s (x2 over 14s)  kubelet  /a ", "  Failed  7s (x9 over 28s)  kubelet  /a "),
        ("/a12 /b13 /a12 ", "/a13 /b14 /a13 "),
    ],
)
def test_names_that_differ_in_numbers_have_one_shape(one: str, other: str) -> None:
    first, second = (shape("a word " * 20 + words) for words in (one, other))
    assert first is not None
    assert first == second


@looped(
    "one, other",
    [
        ("/app1234 ", "/app2234 "),
        ("/app1234 ", "/app123 "),
        ("/4f0a9c2b7 ", "/ff0a9c2b7 "),
        ("/4f0a9c2b7 ", "/4f0a9c2bf "),
        ("/a12 /b13 /a12 ", "/a12 /b13 /a13 "),
    ],
)
def test_names_that_differ_otherwise_have_different_shapes(one: str, other: str) -> None:
    first, second = (shape("a word " * 20 + words) for words in (one, other))
    assert first is not None
    assert first != second


# --- how a value is renamed -----------------------------------------------------------------------------------

TEXT = f"{'a word ' * 20}/app1234:v12 at 12 /app1234"


def _shape() -> Shape:
    found = shape(TEXT)
    assert found is not None
    return found


def _renamed(value: object, number: str = "1999") -> object:
    plan = _shape().plan(value, TEXT)
    return plan(TEXT.replace("1234", number)) if plan else value


def test_a_value_is_taken_from_the_same_place() -> None:
    assert _renamed("app1234") == "app1999"
    assert _renamed(("app1234", None, 3, ("/app1234:v",))) == ("app1999", None, 3, ("/app1999:v",))
    assert _renamed({"name": "app1234", "more": "word"}) == {"name": "app1999", "more": "word"}
    assert _renamed(Policy.made(arn="app1234")) == Policy.made(arn="app1999")


@looped(
    "value",
    ["word", "", "eu-west-1", Cause.FORBIDDEN, None, 403, ("word",), {"a": "word"}, Policy.made(arn="word")],
    ids=str,
)
def test_what_holds_no_name_stays(value: object) -> None:
    assert _shape().plan(value, TEXT) is None


@looped("value", ["2", "APP-234", ["app1234"], {"app1234"}], ids=str)
def test_what_is_not_known_to_be_of_one_name_is_not_renamed(value: object) -> None:
    with pytest.raises(Unsure):
        _shape().plan(value, TEXT)


def test_what_holds_a_digit_may_hold_a_name() -> None:
    assert is_nameless((None, "word", Cause.FORBIDDEN, ("more",)))
    assert not is_nameless((None, ("app1",)))


# --- many shapes ----------------------------------------------------------------------------------------------


def test_a_name_of_another_line_is_that_of_its_line() -> None:
    names = [f"app{number}" for number in range(1_000, 1_300)]
    told = [one for _ in range(2) for one in _read("".join(map(_denied, names)))]
    assert [one.repository for one in told] == [f"team/{name}" for name in names] * 2
    assert all(one.message == " ".join(_denied(name).split())[8:] for one, name in zip(told, names, strict=False))


def test_what_is_renamed_for_a_shape_is_kept_in_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim, "_ASKED", 4)
    frames = [f"I1130 03:00:{second:02d}.000000 1 image.go:{second}] " for second in range(30)]
    said = "".join(f"{frame}{_denied(f'app{number}')}" for number, frame in enumerate(frames, 1_000))
    assert [one.repository for one in _read(said * 2)] == [f"team/app{number}" for number in range(1_000, 1_030)] * 2


def test_shapes_without_end_are_kept_in_bounded_number() -> None:
    numbers = count(1)
    lines = _own_wordings().claims._lines
    for _ in range(4):
        _read("".join(_denied(f"{'b' * (next(numbers) % 90)}c{next(numbers)}") for _ in range(400)))
    kept: list[Any] = [lines._line, lines._first, lines._shape]
    assert all(one.cache_info().currsize <= line._KEPT for one in kept)
