"""Where another command begins, what was under way above is over."""

from __future__ import annotations

from ecr_denied import scan
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.terms import Shell

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PUSHING = (
    f"$ docker push {HOST}/team/app:v1\nThe push refers to repository [{HOST}/team/app]\n5f70: Layer already exists\n"
)
RESET = "Error: read ECONNRESET\n"
NOTHING = "nothing\n" * 300

NEXT = (
    "$ npm test\n",
    "ada@host:~/app$ npm test\n",
    "[ada@host app]$ npm test\n",
    "root@host:~# npm test\n",
    "+ npm test\n",
    "++ npm test\n",
    "2026-01-02T03:04:05.678Z + npm test\n",
    "\x1b[32;1m$ npm test\x1b[0;m\n",
    "PS C:\\app> npm test\n",
    "C:\\app>npm test\n",
    "##[group]Run npm test\n",
    "##[section]Starting: npm test\n",
    "[Container] 2026/01/02 03:04:05.678901 Running command npm test\n",
    "====>> npm test\n",
    "[Pipeline] sh\n",
    "Step 5/9 : RUN npm test\n",
    "#12 [4/4] RUN npm test\n",
)


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


STEP, JOB = "Run actions/checkout@v4", "##[group]Run make"


def test_no_line_is_in_a_job_before_a_step_of_it_begins() -> None:
    for lines in ((), ("+ make",), ("PS C:\\> make",), ("one", "two", "three")):
        assert not noted(*lines).is_in_job(3)
    for step in (STEP, JOB):
        commands = noted("one", step, "three", step)
        assert [commands.is_in_job(line) for line in (1, 2, 3, 9)] == [False, True, True, True]


def test_the_page_of_a_step_is_no_command_and_a_group_is() -> None:
    assert not noted("one", STEP, "three").stand_between(1, 3)
    assert noted("one", JOB, "three").stand_between(1, 3)


def test_a_command_stands_between_two_lines_where_it_is_on_neither() -> None:
    commands = noted("one", "+ make", "three", "+ make", "+ tee")
    assert [commands.stand_between(above, 9) for above in (1, 2, 3, 4, 5)] == [True, True, True, False, False]
    assert [commands.stand_between(1, below) for below in (2, 3)] == [False, True]


def test_no_more_commands_are_remembered_than_lines_are_looked_back() -> None:
    lines = ["one", "+ make"] * 64
    assert noted(*lines).stand_between(1, 3)
    assert not noted(*lines, "one", "+ make").stand_between(1, 3)


def test_the_shell_of_windows_is_that_of_the_last_command_that_is_near() -> None:
    for prompt, shell in (("PS C:\\app> make", Shell.POWERSHELL), ("C:\\app>make", Shell.CMD)):
        commands = noted("+ make", "two", prompt, "four")
        shells = {2: None, 3: shell, 4: shell, 13: shell, 14: None}
        assert {line: commands.windows_shell(line, 10) for line in shells} == shells
        assert noted(prompt, "+ make").windows_shell(2, 10) is None
    assert noted(JOB).windows_shell(1, 10) is noted().windows_shell(1, 10) is None
