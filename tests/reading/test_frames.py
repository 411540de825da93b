"""Frames: what CI systems, loggers and terminals put around a line is taken away, and nothing else."""

from __future__ import annotations

import json
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


def test_a_box_within_a_row_is_no_mark_of_a_service() -> None:
    assert peel("web │ one │ two") == ["web", "one", "two"]


@looped("line", ["", " ", "\t", "\x00", "\ufeff", "\x1b[0m", "2024-05-06T07:08:09Z", "> ", "12 |", "web-1  |"])
def test_a_line_of_frames_alone_is_blank(line: str) -> None:
    assert peel(line) == [""]


# --- what is taken away ----------------------------------------------------------------------------------


@looped(
    "prefix",
    [
        "2024-05-06T07:08:09.1234567Z ",
        "2024-05-06 07:08:09,123 ",
        "[2024-05-06T07:08:09+0200] ",
        "2024-05-06T07:08:09.123456789Z stderr F ",
        "[07:08:09] ",
        "07:08:09.123 ",
        "[Container] 2024/05/06 07:08:09 ",
        "May  6 07:08:09 node-1 dockerd[123]: ",
        "E0506 07:08:09.123456    1234 log.go:32] ",
        "INFO[0001] ",
        "[ERROR] ",
        "##[error]",
        "::error::",
        "::error file=a,line=1::",
        "#14 ",
        "#14 0.123 ",
        "12 | ",
        "web-1  | ",
        "// ",
        "> ",
        "> > ",
        "# ",
        "│ ",
        "╷ ",
        "remote: ",
        "docker : ",
        "- ",
        "1715000000 ",
        "`",
        "2024-05-06T07:08:09.1Z ##[error]",
        "\x1b[31m",
        "\x1b[1;31m\x1b[K",
        "\x1b]0;title\x07",
        "\x1b]8;;http://h\x1b\\",
        "\x1b(B",
        "␛[31m",
        "\\u001b[31m",
        "\\x1b[0m",
        "\ufeff",
        "\x00\x08",
        "\t\u00a0",
        "   ",
        "  web-app  │ ",
    ],
    ids=ascii,
)
def test_no_prefix_is_left_in_front_of_the_words(prefix: str) -> None:
    assert peel(prefix + SAID)[-1] == SAID


@looped("suffix", [" ", "\\", " \\", " |", " │", " | |", "`", "```", "\x1b[0m", "\x1b[K", "\r", " ┃ \\"], ids=ascii)
def test_no_suffix_is_left_behind_the_words(suffix: str) -> None:
    assert next(filter(None, peel(SAID + suffix))) == SAID


def test_a_logger_without_a_terminal_gives_its_message_with_the_key_alone() -> None:
    assert peel(f'time="2024-05-06T07:08:09Z" level=error msg="{SAID}"') == [f'msg="{SAID}"']


def test_a_service_that_is_named_behind_blanks_and_before_a_box_is_no_line() -> None:
    assert peel(f"  web-app  │ {SAID}") == [SAID]


def test_a_step_of_buildkits_that_failed_begins_with_its_own_words() -> None:
    assert peel(" => ERROR [internal] load metadata for h/app:v1") == ["ERROR [internal] load metadata for h/app:v1"]


def test_a_blank_of_any_kind_between_words_is_a_blank() -> None:
    assert peel("a\tb\u00a0c\u2007d\u202fe") == ["a b c d e"]


def test_an_arn_and_an_action_stand_without_the_marks_of_code() -> None:
    arn = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    assert peel(f"to perform: `ecr:PutImage` on resource: `{arn}` by `team`, x") == [
        f"to perform: ecr:PutImage on resource: {arn} by `team`, x"
    ]


def test_the_number_of_no_character_is_a_sign_and_stops_nothing() -> None:
    assert peel(f"a &#{'1' * 5_000}; b") == ["a \ufffd b"]


def test_signs_that_json_escapes_are_themselves_again() -> None:
    assert peel("exec: \\u003cnil\\u003e") == ["exec: <nil>"]


def test_emphasis_links_and_entities_are_words_again() -> None:
    assert peel("**denied:** see [h/app](https://h/app) &quot;x&quot; a\\_b &amp; &lt;id&gt;") == [
        'denied: see h/app "x" a_b & <id>'
    ]


@looped("levels", [1, 2, 3, 4])
def test_words_quoted_up_to_four_times_are_plain_again(levels: int) -> None:
    said = 'pull "h/app": denied'
    quoted = said
    for _ in range(levels):
        quoted = json.dumps(quoted)[1:-1]
    assert peel(quoted) == [said]


def test_an_escaped_line_break_is_a_line_break() -> None:
    assert peel('{"a":"one\\ntwo\\r\\nthree\\tfour\\u0021"}')[1:] == ["two", "", 'three four!"}']


def test_a_break_at_the_end_of_what_is_quoted_parts_nothing() -> None:
    line = r"""msg="Get: 401 body=\"Not Authorized\\n\")" image=app"""
    assert peel(line) == ['msg="Get: 401 body="Not Authorized")" image=app']
    assert peel(r'''msg="exit status 1:\n\"denied\""''') == ['msg="exit status 1:', '"denied""']


def test_a_carriage_return_is_a_line_break() -> None:
    assert peel("Pushing 10%\rPushing 20%\r" + SAID) == ["Pushing 10%", "Pushing 20%", SAID]


@looped("joint", ["│", " ┃ ", "[stderr]", " [stdout] "])
def test_lines_joined_by_a_box_or_a_marker_are_lines_again(joint: str) -> None:
    assert peel(f"first{joint}{SAID}") == ["first", SAID]


def test_events_joined_in_one_line_are_lines_again() -> None:
    assert peel('{"a":"one"},{"a":"two"}') == ['{"a":"one"},', '{"a":"two"}']


def test_a_record_of_powershells_about_where_an_error_happened_is_blank() -> None:
    assert peel("    + CategoryInfo          : NotSpecified: (denied: Your authorization:String) [], x") == [""]
    assert peel("    + FullyQualifiedErrorId : NativeCommandError") == [""]
    assert peel("At line:1 char:1") == [""]


def test_dockers_json_file_gives_the_line_it_holds_and_nothing_of_its_envelope() -> None:
    line = json.dumps({"log": f'{SAID} "x"\n', "stream": "stderr", "time": "2024-05-06T07:08:09.1Z"})
    assert peel(line) == [f'{SAID} "x"']
    # Docker splits long lines: the first part has no break.
    assert peel(json.dumps({"log": SAID, "stream": "stderr"})) == [SAID]


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


def test_each_column_of_a_row_in_marks_is_a_line() -> None:
    assert peel(f'2024-05-06T07:08:09Z,"deploy","{SAID}"') == ["deploy", f',"{SAID}"']


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
