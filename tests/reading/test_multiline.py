"""Texts of a program over several lines: what begins one, what ends it, and what becomes of what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap

from ecr_denied import Failure, parse, scan
from ecr_denied.reading.judge.judge import MOST_WAITING
from ecr_denied.reading.lines.multiline import MultilineTexts
from ecr_denied.reading.lines.sieve import Line
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Told

SAID = "denied: Your authorization token has expired. Reauthenticate and try again."
MISSING = "name unknown: The repository with name 'app/{}' does not exist in the registry with id '111122223333'"
# More lines than a short input has.
NOTHING = "nothing\n"
LONG = NOTHING * 201


def lines(*texts: str, first: int = 1) -> list[Line]:
    return [*starmap(Line, enumerate(texts, first))]


def held(*texts: str) -> set[int]:
    return MultilineTexts().held(lines(*texts))


def told(failures: Sequence[Failure]) -> list[tuple[int, Told]]:
    return [(failure.first_line, failure.told) for failure in failures]


def test_what_a_block_repeats_of_the_one_before_is_held_as_it_was() -> None:
    texts = MultilineTexts()
    before = lines("@@ -1 +1 @@", "-a", "+b", "/*", "five", "six")
    assert texts.held(before) == {1, 2, 4, 5}
    assert texts.held([*before[2:], *lines("seven", "*/", "nine", "ten", first=7)]) == {0, 2, 3, 4, 5}
    assert texts.held([*before[5:], *lines("seven", "*/", "nine", "+ ten", first=7)]) == {0, 1, 2}


def test_a_part_of_a_patch_does_not_go_on_below_lines_that_were_left_out() -> None:
    texts = MultilineTexts()
    assert texts.held(lines("@@ -1 +1 @@", "-a")) == {1}
    assert texts.held(lines("+b", "-c", first=3)) == {0, 1}
    assert texts.held(lines("+d", first=9)) == set()


def test_the_end_of_a_text_is_found_in_lines_that_no_block_holds() -> None:
    for begun, run, ended in (
        ("cat <<EOF", b"one\n  EOF\ntwo\n", True),
        ("cat <<EOF", b"EOF\n", True),
        ("cat <<EOF", b"EOF: the registry hung up\nEOF", True),
        ("cat <<EOF", b"one\nEOF: the registry hung up\n", False),
        ("cat <<EOF", b"EOF" * 9, False),
        ('"""', b'x\n"""\n', True),
        ("/*", b"x\n", False),
        ("nothing", b"EOF\n", True),
    ):
        texts = MultilineTexts()
        texts.held(lines(begun))
        texts.pass_over(b"EOF\n" + run, 4, 4 + len(run))
        assert (texts.open_from is None) is ended, (begun, run)


def test_what_stands_above_a_text_and_below_it_is_printed_in_order() -> None:
    for gap in ("", NOTHING * 9, LONG):
        text = f"{LONG}{SAID}\n/*\n{SAID}\n{gap}*/\n{MISSING.format(1)}\n".encode()
        first, below = 202, 206 + gap.count("\n")
        all_told = [(first, Told.PRINTED), (first + 2, Told.QUOTED), (below, Told.PRINTED)]
        assert told([*scan([text], quoted=True)]) == all_told
        assert told([*scan([text])]) == [all_told[0], all_told[2]]


def test_no_cut_of_the_stream_changes_what_waits() -> None:
    text = f"{LONG}{SAID}\ncat <<EOF\n{SAID}\n{NOTHING * 30}EOF\n{MISSING.format(1)}\n/*\n{SAID}\n".encode()
    whole = [*scan([text], quoted=True)]
    assert [one.told for one in whole] == [Told.PRINTED, Told.QUOTED, Told.PRINTED, Told.PRINTED]
    for size in (1, 7, 64, 1_000):
        assert [*scan((text[at : at + size] for at in range(0, len(text), size)), quoted=True)] == whole


def test_of_more_than_may_wait_the_oldest_are_printed() -> None:
    said = "".join(f"{MISSING.format(number)}\n{NOTHING * 50}" for number in range(MOST_WAITING + 3))
    reader = Reader()
    found = reader.feed(f'{LONG}x = """\n{said}'.encode())
    assert [failure.repository for failure in found] == ["app/0", "app/1", "app/2"]
    assert len(reader.flush()) == MOST_WAITING
    quoted = parse(f'x = """\n{said}"""\n')
    assert [one.told for one in quoted] == [Told.PRINTED] * 3 + [Told.QUOTED] * MOST_WAITING


def test_a_pause_of_the_stream_gives_what_waits() -> None:
    reader = Reader(quoted=True)
    assert reader.feed(f'{LONG}x = """\n{SAID}\n'.encode()) == []
    assert told(reader.flush(at_end=False)) == [(203, Told.PRINTED)]
    reader.feed(f'{MISSING.format(1)}\n"""\n'.encode())
    assert told(reader.flush()) == [(204, Told.QUOTED)]


def test_behind_the_end_of_an_input_nothing_is_open() -> None:
    reader = Reader(quoted=True)
    reader.feed(f'x = """\n{SAID}\n'.encode())
    assert told(reader.flush()) == [(2, Told.PRINTED)]
    reader.feed(f'{LONG}{MISSING.format(1)}\n"""\n'.encode())
    assert told(reader.flush()) == [(204, Told.PRINTED)]


def test_a_text_that_begins_again_before_it_ended_enclosed_nothing() -> None:
    for begins in ("cat <<EOF", 'run("""', "x = '''", '"""Tell it', "/*", "x = `"):
        assert held(begins, "two", begins, "four") == {3}, begins
        for gap in ("", NOTHING * 9, LONG):
            text = f"{LONG}{begins}\n{SAID}\n{gap}{begins}\n{MISSING.format(1)}\n".encode()
            found = [*scan([text], quoted=True)]
            assert [failure.told for failure in found] == [Told.PRINTED, Told.PRINTED], (begins, len(gap))
            assert found[1].first_line == 205 + gap.count("\n")
