"""Frames: what CI systems, loggers and terminals put around a line is taken away, and nothing else."""

from __future__ import annotations

from datetime import datetime

from ecr_denied.reading.lines.frames import is_row, peel, stamp
from tests.looped import looped

SAID = "denied: Your authorization token has expired."

# --- what is left alone ----------------------------------------------------------------------------------


@looped(
    "line",
    [
        "",
        SAID,
        "denied: requested access to the resource is denied",
        'Error response from daemon: Get "https://h/v2/": no basic auth credentials',
        "arn:aws:iam::***:user/ada",
        "<account>.dkr.ecr.eu-west-1.amazonaws.com/a_b/c_d:v1_2",
        "arn:aws:ecr:*:111122223333:repository/*",
        "a [b](c) d",
        "100 bottles",
        "12:30 o'clock",
        "docker push h/app:v1",
        "=> done",
    ],
)
def test_plain_words_are_left_as_they_are(line: str) -> None:
    assert peel(line) == [line]


# --- what is taken away ----------------------------------------------------------------------------------


def test_the_number_of_no_character_is_a_sign_and_stops_nothing() -> None:
    assert peel(f"a &#{'1' * 5_000}; b") == ["a \ufffd b"]


@looped("said", [SAID, f'pull "h/app": {SAID}'])
@looped("others", ["", ",app", ',"app, web"'])
def test_a_row_of_a_log_in_csv_gives_what_was_said_without_the_marks_of_the_row(said: str, others: str) -> None:
    for time in (
        "2024-05-06T07:08:09Z",
        "2024-05-06 07:08:09.123",
        '"2024-05-06T07:08:09Z"',
        "1714979289123",
        "2024-05-06,deploy,error",
    ):
        row = said.replace('"', '""')
        assert peel(f'{time},"{row}"{others}')[0] == said
        assert is_row(f'{time},"{row}"{others}')
        assert peel(f'{time},"{row}')[0] == said  # cut off


@looped("line", [f'"{SAID}","app"', f'    "{SAID}", 1001,', f'call(1714979289123, "{SAID}")', SAID])
def test_what_begins_with_no_time_is_no_row_of_a_log(line: str) -> None:
    assert not is_row(line)


@looped(
    "field",
    [
        '"container_image":"ghcr.io/acme/app:v1"',
        '"container_image": "ghcr.io/acme/app:v1", "container_image_hash": "ghcr.io/acme/app@sha256:1"',
        '"container.image.name":"ghcr.io/acme/app"',
        '"container":{"image":{"name":"ghcr.io/acme/app:v1"}}',
    ],
)
def test_the_image_that_a_collector_names_is_not_of_what_its_container_printed(field: str) -> None:
    (line,) = peel(f'{{"msg":"{SAID}",{field}}}')
    assert SAID in line and "acme" not in line and '""' in line
    assert peel(f'{{"msg":"{SAID}","container_image":"acme/app"}}') == [f'{{"msg":"{SAID}",""}}']


@looped("line", ['{"image":"ghcr.io/acme/app:v1"}', '"image"="ghcr.io/acme/app:v1"', '"image":{"tag":"acme"}'])
def test_an_image_that_a_program_names_stays(line: str) -> None:
    assert "acme" in peel(line)[0]


# --- cost -----------------------------------------------------------------------------------------------


@looped(
    "unit",
    [
        *("`", "```", " \\", "\\", "\\\\", '\\"', " ", "\t", "\u00a0", "│", " │ ", "|", " |", "> ", "#", "* ", "**a"),
        *("[a](https://b)", "[a](", "\x1b[", "\x1b]0;", "&amp;", "&", "},{", "[stdout]", "2024-05-06T07:08:09Z "),
        *("a | ", "#1 ", "\\n", "\\u0041", "\r", "-", "a-", '{"log":"', "\u200b"),
        *('1714979289123,"', '1714979289123,"a""', '"container_image":"', '"image":{"name":"'),
    ],
    ids=ascii,
)
def test_no_line_of_the_longest_kind_stalls(unit: str) -> None:
    # The reader hands on pieces of this size; a frame that is not linear takes minutes for one.
    text = (unit * (1 << 14))[: 1 << 14]
    for line in (text, f"denied: {text}", f"denied: {text} x", f'"{text}"'):
        assert peel(line)


@looped(
    "line",
    [
        *("2026-13-45T10:00:00Z failed", "no time at all", "0001-01-01T00:00:00Z failed", "9999-12-31T23:59:59Z never"),
        *("0001-01-01T00:00:00+14:00 failed", "1601-01-01T00:00:00Z failed", "1970-01-01T00:00:07Z failed"),
    ],
)
def test_what_is_no_time_gives_none(line: str) -> None:
    assert stamp(line) is None


@looped("line", ["2024/05/06 07:08:09 x", "2024-05-06 07:08:09,000 x", "[2024-05-06T07:08:09.000000000] x"])
def test_a_time_is_read_in_any_form_in_which_logs_print_it(line: str) -> None:
    assert stamp(line) == datetime(2024, 5, 6, 7, 8, 9)
