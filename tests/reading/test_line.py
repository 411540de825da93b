"""Lines that came before: they are read once, and mean what they meant."""

from __future__ import annotations

import tracemalloc

import pytest

from ecr_denied import Failure, scan
from ecr_denied.reading.match import claim, line
from ecr_denied.reading.match.line import PlainLines
from ecr_denied.reading.reader import _own_wordings
from tests.catalogue.proving import READ
from tests.looped import looped
from tests.test_fixtures import FOLDER

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
DENIED = (
    "denied: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ecr:InitiateLayerUpload on resource:"
    " arn:aws:ecr:eu-west-1:111122223333:repository/app because no resource-based policy allows the"
    " ecr:InitiateLayerUpload action"
)
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."


def _lines() -> PlainLines:
    return _own_wordings().claims._lines


def _read(text: str) -> list[Failure]:
    return list(scan([text.encode()], quoted=True))


def _again(text: str) -> list[Failure]:
    """What is read of a text whose lines came before."""
    _read(text)
    return _read(text)


def _wrapped(text: str, columns: int = 40) -> str:
    return "\n".join(text[at : at + columns] for at in range(0, len(text), columns))


def _alike(text: str) -> None:
    assert _read(text) == _read(text), text


@looped("path", sorted(path for path in FOLDER.rglob("*") if path.suffix in {".txt", ".log"})[::6], ids=str)
def test_a_capture_that_is_read_again_is_read_as_the_first_time(path) -> None:  # type: ignore[no-untyped-def]
    _alike(path.read_text(encoding="utf-8", errors="replace"))


@looped("text", [text for text in READ if len(text) < 400][::16])
def test_a_text_that_is_wrapped_and_read_again_is_read_as_the_first_time(text: str) -> None:
    _alike(_wrapped(text))


def test_a_secret_beside_a_line_that_came_before_is_hidden() -> None:
    line = f"denied: could not pull {HOST}/app: unauthorized: authentication required for hunter2secret9\n"
    free = _again(line * 3)
    hidden = _again(f"{line}docker login --password \\\n  hunter2secret9\n")
    assert "hunter2secret9" in free[0].message
    assert all("--password hunter2" not in one.message for one in hidden)


def _pushed(layers: int, among: str = "") -> list[Failure]:
    """What is read of a push with progress of so many layers, and something else among it."""
    ways = (
        "Preparing",
        "Pushing [=====>     ]  6.5MB/200MB",
        "Pushing [>          ]",
        "Pushing 512B",
        "Pushing  1.2kB",
    )
    bars = [f"{number:012x}: {ways[number % len(ways)]}\n" for number in range(layers)]
    bars.insert(layers // 2, among)
    pushed = "".join(f"{number:012x}: Pushed\n" for number in range(3))
    return _again(f"The push refers to repository [{HOST}/app]\n{''.join(bars)}{pushed}{EXPIRED}\n")


def test_what_stands_in_a_long_run_of_progress_is_read() -> None:
    *_, last = told = _pushed(1_000, f"{DENIED}\n")
    assert [one.first_line for one in told] == [502, 1_006]
    assert last.command and last.command.layers_pushed == 3
    (failure,) = _pushed(1_000, f"{1:012x}: Layer already exists\n")
    assert failure.command and failure.command.layers_pushed == 4


def test_a_long_run_of_progress_is_read_as_a_short_one() -> None:
    short, long = _pushed(10), _pushed(1_000)
    assert [one.fingerprint for one in short] == [one.fingerprint for one in long]
    assert [(one.first_line, one.command and one.command.layers_pushed) for one in long] == [(1_005, 3)]


def test_lines_without_end_are_kept_in_bounded_number() -> None:
    lines = _lines()
    text = "".join(f"denied: {HOST}/app{number}: access\n" for number in range(3 * line._KEPT))
    tracemalloc.start()
    list(scan([text.encode()] * 2))
    before = tracemalloc.get_traced_memory()[0]
    for number in range(2):
        list(scan([text.replace("app", f"a{number}pp").encode()] * 2))
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 20_000_000
    assert lines._line.cache_info().currsize <= line._KEPT
    assert len(lines._known) <= line._KNOWN + 256


def test_of_so_many_lines_it_is_forgotten_that_they_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "_KNOWN", 10)
    text = "".join(f"denied: {HOST}/app{number}: access\n" for number in range(300))
    list(scan([text.encode()]))
    assert len(_lines()._known) <= 10 + 300


def test_answers_of_one_claim_are_kept_in_bounded_number() -> None:
    pushed = "".join(f"The push refers to repository [{HOST}/app{number}]\n{EXPIRED}\n" for number in range(300))
    _again(pushed)
    kept = [one for known in [_lines().line(EXPIRED)] for one in known.claims.values()]
    assert kept
    assert all(len(one._asked) <= claim._ASKED + 1 for one in kept)


def test_a_line_longer_than_any_message_is_not_kept() -> None:
    long = f"{'x' * line._LONGEST} {DENIED}"
    assert _lines().line(long) is not _lines().line(long)
    _alike(f"{long}\n{long}\n")


def test_a_field_is_known_at_the_start_of_a_line_that_is_not_the_first() -> None:
    said = f'msg="Error retrieving credentials" error="ecr: Failed to get authorization token" registry={HOST}\n'
    alone, below = _read(said), _read(f"The push refers to repository [{HOST}/app]\n{said}")
    assert {one.message for one in (*alone, *below)} == {one.message for one in alone}
    assert alone
