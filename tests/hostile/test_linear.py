"""Reading takes time in proportion to the length of the input, of one line and of many."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest

from ecr_denied import parse, scan
from tests.hostile.pieces import BLOBS, PIECES, expressions_of_the_source, words_of
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PUSHED = f"{HOST}/team/app:v1"
# What stands around a hostile text in one line, or above it.
FRAMES = {
    "alone": "{}",
    "denied": f"denied: {HOST}/a {{}}",
    "pushed": f"failed to push {PUSHED}: {{}}: denied",
    "event": f'{{"msg":"push {PUSHED}","data":"{{}}","code":"ThrottlingException"}}',
    "quoted": f'x = f("{{}} {HOST}/a: no basic auth credentials',
    "below": f"The push refers to repository [{HOST}/team/app]\n{{}}\n",
    "above": f"{PUSHED}\n{{}}",
}
HEADS = ("", f"failed to push {PUSHED}: EOF\n")
# A text of a cubic expression takes seconds from so many characters on, and one of a quadratic expression takes more
# than it should; what takes more than a part of that is tried on a longer one.
SHORT, LONG, PART = 1_400, 11_200, 0.3
# So often may 100 KB take what the reference takes: 2 seconds where that takes 18 ms. Where each line is a claim of its
# own, or a failure, four times as often, as other programs beside raise the price of a claim. Beside that, a text may
# take what expressions take that it is the first to need.
MOST, MOST_OF_LINES, FIRST = 110, 440, 10
TURNS = 3


@cache
def reference() -> float:
    """Seconds of the processor for a fixed piece of work."""
    return min(_worked() for _ in range(5))


def _worked() -> float:
    started = time.process_time()
    known: dict[str, int] = {}
    for number in range(60_000):
        words = f"{number}:{number & 255}"
        known[words[-4:]] = known.get(words[-4:], 0) + len(words)
    return time.process_time() - started


def seconds(text: str) -> float:
    started = time.process_time()
    parse(text)
    return time.process_time() - started


def share(text: str, most: float) -> float:
    """How much of the time that a text may take it takes."""
    return max(seconds(text) / reference() - FIRST, 0) / (most * len(text) / 100_000)


def texts(piece: str, other: str, blob: str) -> Iterator[tuple[str, str, float]]:
    """Frames, what is repeated in each, and how much time it may take."""
    yield from ((frame, piece, MOST) for frame in FRAMES.values())
    for frame in (FRAMES["pushed"], FRAMES["event"]):
        yield from ((frame, unit, MOST) for unit in (f"{piece} ", f"{piece}{other}"))
        yield from ((frame.replace("{}", around), blob, MOST) for around in (f"{piece}{{}}", f"{{}} {piece}"))
    yield from ((f"{head}{{}}", f"{piece}\n", MOST_OF_LINES) for head in HEADS)


def is_slow(frame: str, unit: str, most: float) -> bool:
    """True if so much of something takes more time than it may, each time it is tried."""
    for length in (SHORT, LONG):
        # No text is tried twice: what was read is remembered.
        shares = (share(frame.replace("{}", unit * (length // len(unit) - again)), most) for again in range(3))
        first = next(shares)
        if first > 1 and all(one > 1 for one in shares):
            return True
        if first < PART:
            return False
    return False


@looped("number", range(len(PIECES)), ids=lambda number: ascii(PIECES[number]), sample=40)
def test_no_piece_of_the_source_takes_more_than_its_length_in_time(number: int) -> None:
    parse(PUSHED)
    piece, other = PIECES[number], PIECES[number - 1]
    # What stands around it takes turns.
    tried = islice(texts(piece, other, BLOBS[number % len(BLOBS)]), number % TURNS, None, TURNS)
    slow = [text for text in tried if is_slow(*text)]
    assert slow == []


# A run of one sign in lines whose shape tells whether they only quote: what stands before it and behind.
RUNS = (
    *(("", " ", 'was had "{}"'), ("", "\t", 'if "{}"'), ("", "\f", '- "{}"'), ("+", " ", '# "{}"'), ("", " ", "`{}")),
    *(('("{}",', " ", "x"), ('("{}"', " ", "x"), ('"{}",', " ", "-" * 50), ('in: "{}', ",", "x"), ("if", " ", '"{}')),
    *(("- `{}", " ", ""), ("- `{}", "a ", ""), ("|{}", "`-", "||||"), ("F: {}é", '"', ""), ("@a({}", '"', "")),
    *(("", "-", ' x "{}"'), ("", "1", ' x "{}"'), ("", "/", ' x "{}"'), ("", "1.", '"{}"'), ("", '"', "{}")),
    *(("except ", " ", "{}é"), ("input", " ", ": {}`"), ("echo {}", "-a ", '"'), ("were {}", "A ", "")),
    # and in those that clients print
    *(("Error: {}", "{", "image not known"), ("No such image: {}", "a.", ": image not known")),
    *(("{}: digest: sha256:0a", "(", "Status: "), ("#5 importing cache manifest {}", "\t", "x")),
)


@pytest.mark.whole
@looped("before, sign, after", RUNS)
def test_no_run_inside_a_line_takes_more_than_its_length_in_time(before: str, sign: str, after: str) -> None:
    failed = f"{HOST}/a denied: no basic auth credentials"
    short, long = (f"{before}{sign * (length // len(sign))}{after}".replace("{}", failed) for length in (1_800, 14_400))
    assert is_linear(short, long)


def is_linear(short: str, long: str) -> bool:
    """True if eight times the length takes no more than four times as long as it should."""
    small = min(seconds(short) for _ in range(2))
    return any(seconds(long) < 8 * 4 * small + 0.05 for _ in range(2))


@pytest.mark.parametrize("reason", ["EOF", "denied", "i/o timeout"])
def test_a_reason_that_is_told_again_and_again_is_of_a_failure_only_near_it(reason: str) -> None:
    for head in (f"failed to push {PUSHED}: {reason}\n", f"The push refers to repository [{PUSHED}]\n"):
        text = head + f"{reason}\n" * 300
        assert len(list(scan([text.encode()]))) == 5


def test_the_pieces_are_the_words_of_expressions_and_wordings() -> None:
    assert words_of(r"(?<![\w.-])(?:a\.b|c{1,3}d?)[^\]x]\s\"$") == ["a.b", "c", "d", '"']
    assert len(expressions_of_the_source()) > 300
    assert {"image", "import", "no basic auth credentials", "ThrottlingException"} <= {*PIECES}
