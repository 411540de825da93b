"""Reading takes time in proportion to the length of the input, of one line and of many."""

from __future__ import annotations

import time

import pytest

from ecr_denied import parse
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PIECES = (
    *(
        "a",
        " ",
        ":",
        '"',
        "\\",
        "{",
        "[",
        "%2F",
        "=",
        "/",
        ".",
        "-",
        "\x1b[31m",
        "\x00",
        "<",
        "`",
        "(",
        "\u202e",
        "&X-Amz-",
    ),
    *(
        f"{HOST}/a ",
        f"https://{HOST}/v2/a",
        "denied: ",
        "User: ",
        "arn:aws:ecr:",
        "403 Forbidden ",
        '{"log":"',
        '\\"',
        "##vso[",
    ),
    *(
        "no basic auth credentials ",
        "failed to push ",
        "docker login -p ",
        "password=",
        "111122223333",
        "dkr.ecr.",
        "│",
    ),
)


def seconds(text: str) -> float:
    started = time.process_time()
    parse(text)
    return time.process_time() - started


@pytest.mark.whole
@looped("frame", ["{}", f"denied: {HOST}/team/app:v1 {{}} no basic auth credentials", "{}\n"], ids=ascii)
@looped("piece", PIECES, ids=ascii)
def test_no_piece_repeated_takes_more_than_its_length_in_time(piece: str, frame: str) -> None:
    if frame.endswith("\n"):
        short, long = (frame.format(piece) * (length // (len(piece) + 1)) for length in (4_000, 32_000))
    else:
        short, long = (frame.format(piece * (length // len(piece))) for length in (4_000, 32_000))
    assert is_linear(short, long)


def is_linear(short: str, long: str) -> bool:
    """True if eight times the length takes no more than four times as long as it should."""
    small = min(seconds(short) for _ in range(2))
    return any(seconds(long) < 8 * 4 * small + 0.05 for _ in range(2))


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
