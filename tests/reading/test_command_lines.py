"""Where another command begins, what was under way above is over."""

from __future__ import annotations

from ecr_denied import scan
from ecr_denied.reading.lines.command_lines import CommandLines

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PUSHING = (
    f"$ docker push {HOST}/team/app:v1\nThe push refers to repository [{HOST}/team/app]\n5f70: Layer already exists\n"
)
RESET = "Error: read ECONNRESET\n"
NOTHING = "nothing\n" * 300

# How a command begins in every shell and CI system: proofs/command_lines.txt.
NEXT = ("$ npm test\n", "PS C:\\app> npm test\n", "##[group]Run npm test\n", "#12 [4/4] RUN npm test\n")


def test_a_command_is_one_however_the_stream_is_cut() -> None:
    for line in NEXT:
        data = (NOTHING + PUSHING + line + RESET).encode()
        for size in (1, 7, 64):
            assert list(scan(data[at : at + size] for at in range(0, len(data), size))) == [], line


def noted(*lines: str) -> CommandLines:
    text = "".join(f"{line}\n" for line in lines).encode()
    noted = CommandLines()
    noted.take(text, 0, len(text), 1)
    return noted


def test_no_more_commands_are_remembered_than_lines_are_looked_back() -> None:
    lines = ["one", "+ make"] * 64
    assert noted(*lines).stand_between(1, 3)
    assert not noted(*lines, "one", "+ make").stand_between(1, 3)
