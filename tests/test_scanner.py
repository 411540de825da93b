"""The reader: parse groups, scan tells as it reads, and neither minds what it is given."""

from __future__ import annotations

import io
from typing import Any

import pytest

from ecr_denied import Cause, parse, scan

EXPIRED = "denied: Your authorization token has expired.\n"


@pytest.mark.parametrize("nothing", ["", b"", "\n", "all is well", b"\xff\x00", "\x00"])
def test_nothing_gives_no_failure(nothing: str | bytes) -> None:
    assert parse(nothing) == []


def test_parse_tells_once_what_scan_tells_as_often_as_it_was_said() -> None:
    text = EXPIRED * 3
    assert [failure.first_line for failure in scan([text.encode()])] == [1, 2, 3]
    (failure,) = parse(text)
    assert (failure.occurrences, failure.first_line, failure.last_line) == (3, 1, 3)


@pytest.mark.parametrize(
    "kind", [str, str.encode, lambda text: bytearray(text.encode()), lambda t: memoryview(t.encode())]
)
def test_text_bytes_and_their_like_are_read_the_same(kind: object) -> None:
    (failure,) = parse(kind(EXPIRED))  # type: ignore[operator]
    assert failure.cause is Cause.TOKEN_EXPIRED


def test_scan_yields_before_the_stream_ends() -> None:
    class Endless(io.RawIOBase):
        served = 0

        def read(self, size: int = -1) -> bytes:
            self.served += 1
            assert self.served < 50, "reads on without telling"
            return EXPIRED.encode() if self.served == 1 else b"nothing\n" * 20

    assert next(scan(Endless())).cause is Cause.TOKEN_EXPIRED


def test_lone_surrogates_are_read_over() -> None:
    assert [failure.cause for failure in parse("\ud800" + EXPIRED + "\udfff")] == [Cause.TOKEN_EXPIRED]


def test_every_failure_is_told_in_the_order_of_its_lines() -> None:
    unknown = "name unknown: The repository with name 'a{}' does not exist in the registry with id '111122223333'\n"
    text = "".join(unknown.format(number) + "nothing\n" * (number % 20) for number in range(1, 60))
    assert [failure.repository for failure in scan([text.encode()])] == [f"a{number}" for number in range(1, 60)]


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<a>",
            "[a]",
            "{{a}}",
            "${a}",
            "'",
            '"',
            ":",
            " ",
            "\n",
            "denied:",
            "denied\n",
            "arn:aws:ecr:",
            "https://a/v2/",
        ),
        *(
            "docker login -p ",
            "1.dkr.ecr.eu-west-1.amazonaws.com/a",
            "User: arn:aws:sts::",
            "because no ",
            "status code ",
        ),
        *(": not found", "failed to push ", "?X-Amz-a=", "eyJ", "for\n", 'a "b\n', "a: Retrying in 5 seconds\n"),
    ],
    ids=ascii,
)
def test_no_hostile_text_stalls_or_raises(unit: str) -> None:
    text = (unit * (1 << 14))[: 1 << 14]
    for hostile in (f"denied: {text}: not found", f'failed to push "{text}": denied'):
        parse(hostile)


# --- what is no input -----------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", ["denied: x", b"denied: x", io.StringIO("denied: x"), ["denied: x"], [1]])
def test_a_stream_that_gives_no_bytes_is_a_type_error_that_says_so(stream: Any) -> None:
    with pytest.raises(TypeError, match="stream must"):
        list(scan(stream))


@pytest.mark.parametrize("text", [None, 5, io.BytesIO(b"denied: x")])
def test_what_is_no_text_is_a_type_error_that_says_so(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be str or bytes"):
        parse(text)
