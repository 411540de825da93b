"""Quotations: source code, tests, patches and prose repeat a message that nobody said there; loggers say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied import Cause, parse
from ecr_denied.reading import quotation
from ecr_denied.reading.quotation import quoted

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
SAID = "denied: Your authorization token has expired. Reauthenticate and try again."

# --- what only quotes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        # Go
        f'\treturn fmt.Errorf("{SAID}: %w", err)',
        f'\tif strings.Contains(err.Error(), "{SAID}") {{',
        f'\twant: "{SAID}",',
        f'const expired = "{SAID}"',
        f'\terr := errors.New("{SAID}")',
        f'\tcase "{SAID}":',
        # Python
        f'    raise LoginError("{SAID}")',
        f'    if "{SAID}" in str(error):',
        f'    assert "{SAID}" in result.stderr',
        f'MESSAGE = "{SAID}"',
        "except ecr.exceptions.RepositoryNotFoundException:",
        # Ruby
        f"assert_match /{SAID}/, err.message",
        f'    with pytest.raises(PushError, match="{SAID}"):',
        f'    logger.error("{SAID}")',
        # JavaScript
        f"  if (message.includes('{SAID}')) {{",
        f"  expect(stderr).toContain('{SAID}');",
        f"const expired = '{SAID}';",
        "const RETRYABLE = [/ECONNRESET/, /toomanyrequests/];",
        # settings whose key is a message
        f'    "{SAID}": create',
        # a query of a store of logs
        f'index=ci sourcetype=gitlab "{SAID}" | stats count by job_name',
        f'{{app="ci"}} |= "{SAID}"',
        f"fields @timestamp | filter @message like /{SAID}/",
        # prose
        f"Last week CI printed `{SAID}`",
        "From Monday on push jobs to the old registry would be denied.",
        # a comment behind a command
        'aws ecr create-repository --repository-name "$REPO"   # RepositoryNotFoundException -> create',
        f"If `docker push` answers `{SAID}`, your login is missing.",
        f"throw new Error('{SAID}');",
        # shell
        f'if grep -q "{SAID}" push.log; then',
        f'docker push "$IMAGE" 2>&1 | grep "{SAID}"',
        f'echo "{SAID}"',
        f'docker push "$URI" || {{ echo "{SAID}"; exit 1; }}',
        f'    # without this step the push fails with "{SAID}"',
        f"  # without this the workers get: {SAID}",
        f" * @throws ExpiredException {SAID}",
        f"    Regex   log  ({SAID}|CannotPullContainerError)",
        # a patch
        f'+    raise LoginError("{SAID}")',
        f'-  if "{SAID}" in output:',
        # what grep prints
        f'src/push/retry.go:42:\treturn errors.New("{SAID}")',
        # documents
        f"| `{SAID}` | The token is older than twelve hours | Log in again |",
        f"- fix(push): retry on `{SAID}`",
        f"3f2a9c1 Handle `{SAID}`",
        f"a41c9e0 fix(deploy): renew the token before a push (was: {SAID}) (#812)",
        f"if somebody gets `{SAID}` it is the region, most often",
        f"2. 「{SAID}」とは",
        "1. Meldung „no basic auth credentials“: Rolle des Knotens prüfen",
        "Expired images can no longer be pulled (“Requested image not found” from then on).",
        '  - name: ecr-token   # renewed every 8h, otherwise "no basic auth credentials"',
        '# NB: public.ecr.aws answers "429 toomanyrequests" to CI at times',
        f'  *"{SAID}"*) log_in && push "$1" ;;',
        f"AND line LIKE '%{SAID}%'",
        "failed_when: \"'no basic auth credentials' in pull.msg\"",
        f'    input: "{SAID}"',
        f'    NO_TOKEN(Regex("{SAID}")),',
        "PullTest > noBasicAuthCredentials_isReportedAsDenied() PASSED",
        f'    ("{SAID}", "expired"),',
        f'        (Regex::new(r"{SAID}").unwrap(), Cause::Expired),',
        f'{{"expr":"sum(count_over_time({{job=\\"ci\\"}} |~ \\"{SAID}\\" [5m]))"}}',
        f'search = index=ci sourcetype="jenkins:console" "{SAID}"',
        f'push_failures_total{{registry="111122223333.dkr.ecr.us-east-1.amazonaws.com",reason="{SAID}"}} 0',
        f'write(2, "{SAID}", 80) = 80',
        "DEBU[0000] Ping https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/ status 401",
        f'F: Was heißt "{SAID}"?',
        f"2. `{SAID}`：表示令牌已过期。",
        f"* `{SAID}` is no longer reported twice",
        f'If it holds "{SAID}" or "EOF", answer AUTH.',
        "tests/test_auth.py::test_expired[no basic auth credentials] XFAIL (masked) [ 42%]",
        '"input": "no basic auth credentials",',
        '9.1 "no basic auth credentials" on docker push .............. 71',
        "(re(r\"repository with name '([^']+)' in the registry with id '(\\d{12})'\"), Cause::Missing),",
        "- `manifest unknown: Requested image not found` no longer counts as a failure of the login.",
        "| filter reason like /CannotPullContainerError/ or reason like /unable to retrieve ecr registry auth/",
        '"com.amazonaws.ecr#LayersNotFoundException": {',
        '"LayersNotFoundException":{"type":"structure","members":{}},',
        "web/src/i18n/en.json:118:  no basic auth credentials",
        "FAILED tests/test_auth.py::test_expired - AssertionError: expected 401 Unauthorized",
        f"WARN c.a.r.Classifier - classified '{SAID}' as EXPIRED",
        f'Mei: the thing with "{SAID.replace(":", "")}" last month was only the wrong HOME.',
        f"If you see `{SAID}`, log in again.",
        f"Q: What does `{SAID}` mean?",
        f"* **docker push:** say what `{SAID}` means",
    ],
)
def test_no_line_that_only_quotes_a_message_says_it(line: str) -> None:
    assert quoted([line]) == [True]
    assert parse(line) == []


@pytest.mark.parametrize(
    "lines",
    [
        ('EXPECTED = """', SAID, '"""'),
        ("cat <<EOF > message", SAID, "EOF"),
        ("  expected: |", f"    {SAID}", "other:"),
        ("const expired = `", SAID, "`;"),
        ("func TestExpired(t *testing.T) {", f'\tcheck(t, "{SAID}", code)'),
        ("@@ -1,3 +1,3 @@ def expired():", f' message("{SAID}")'),
        ("exports[`it renders an expired token 1`] = `", f'"{SAID}', "Hint: log in", "`;"),
        (f'    # "the message: {SAID}', f"    # may go on: {SAID}", '    # until here" -> log in', "    log_in()"),
        ("@@ -11,7 +11,8 @@", f"+push.expired={SAID}", f"-push.old={SAID}"),
    ],
)
def test_no_text_that_goes_on_over_lines_of_code_is_said(lines: tuple[str, ...]) -> None:
    assert quoted(lines)[1]
    assert parse("\n".join(lines)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (
            "< HTTP/1.1 401 Unauthorized",
            "< Docker-Distribution-Api-Version: registry/2.0",
            '< Www-Authenticate: Basic realm="https://111122223333.dkr.ecr.us-east-1.amazonaws.com/"',
        ),
        (
            "       RepositoryNotFoundException",
            "              The specified repository could not be found.",
            "              HTTP Status Code: 400",
        ),
    ],
)
def test_no_challenge_and_no_reference_of_an_api_tells_a_failure(lines: tuple[str, ...]) -> None:
    assert quoted(lines)[0]
    assert parse("\n".join(lines)) == []


def test_a_refusal_without_a_challenge_below_it_is_said() -> None:
    lines = ["< HTTP/1.1 401 Unauthorized", "< Date: Thu, 18 May 2023 12:20:51 GMT"]
    assert quoted(lines) == [False, False]


def test_what_stands_below_a_patch_is_said() -> None:
    assert [failure.cause for failure in parse(f"@@ -1 +1 @@\n-a\n+b\n{SAID}")] == [Cause.TOKEN_EXPIRED]


POLICY = """\
{
  "Sid": "DenyPush",
  "Effect": "Deny",
  "Action": "ecr:PutImage",
  "Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
}
resource "aws_ecr_repository_policy" "app" {
  description = "User: x is not authorized to perform: ecr:PutImage on resource: * with an explicit deny"
"""


def test_a_policy_denies_nothing_by_being_printed() -> None:
    assert parse(POLICY) == []


# --- what is said ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        SAID,
        f'time="2024-05-06T07:08:09Z" level=error msg="{SAID}"',
        f'level=error msg="push failed" error="{SAID}"',
        f'{{"level":"error","message":"{SAID}"}}',
        f'{{"level": "error", "msg": "{SAID}", "caller": "push.go:12"}}',
        f'{{"log":"{SAID}\\n","stream":"stderr","time":"2024-05-06T07:08:09.1Z"}}',
        f'  "message": "{SAID}",',
        f'    "reason": "{SAID}"',
        f'E0102 03:04:05.678901    1234 log.go:32] "PullImage failed" err="{SAID}"',
        f"docker.errors.APIError: 403 Client Error: Forbidden ({SAID})",
        f'docker.errors.APIError: 403 Client Error: Forbidden ("{SAID}")',
        f"RuntimeError: {SAID}",
        f"# {SAID}",
        f"// {SAID}",
        f"> {SAID}",
        f"- {SAID}",
        f"ERROR: {SAID}",
        f"::error::{SAID}",
        f"Error: {SAID}",
        f"#14 ERROR: failed to push {HOST}/app: {SAID}",
        f"[stderr] {SAID}",
        f'Warning  Failed  2m  kubelet  Error: "{SAID}"',
    ],
)
def test_what_a_logger_or_a_program_prints_is_said(line: str) -> None:
    assert quoted([line]) == [False]
    assert [failure.cause for failure in parse(line)] == [Cause.TOKEN_EXPIRED]


def test_the_last_line_of_a_traceback_is_said_and_the_code_above_it_is_not() -> None:
    text = (
        "Traceback (most recent call last):\n"
        '  File "/app/push.py", line 12, in push\n'
        f'    raise PushError("{SAID}")\n'
        f"push.PushError: {SAID}\n"
    )
    (failure,) = parse(text)
    assert (failure.cause, failure.first_line, failure.occurrences) == (Cause.TOKEN_EXPIRED, 4, 1)


def test_a_paste_behind_comment_marks_is_said() -> None:
    (failure,) = parse(f"# $ docker push app\n# The push refers to repository [app]\n# {SAID}\n")
    assert (failure.cause, failure.first_line) == (Cause.TOKEN_EXPIRED, 3)


def test_what_stands_below_a_quotation_that_was_closed_is_said() -> None:
    for block in ('EXPECTED = """\nx\n"""', "cat <<EOF > f\nx\nEOF", "  run: |\n    docker push app\nafter:"):
        assert [failure.cause for failure in parse(f"{block}\n{SAID}\n")] == [Cause.TOKEN_EXPIRED], block


def test_there_is_one_answer_for_every_line() -> None:
    assert quoted([]) == []
    assert quoted(["", " ", SAID]) == [False, False, False]


SIGNS = [
    *(
        "",
        " ",
        "  ",
        "+",
        "//",
        "# ",
        "a/b.go:7:",
        "é.go:7:",
        "assert_",
        "expect_é",
        "é",
        "(",
        '"',
        "`",
        ".",
        ": ",
        ":",
        "=",
    ),
    *(
        "aws ",
        "docker é",
        "except ",
        "ValueError",
        " as e",
        "const x",
        "[",
        "/",
        ".reply(",
        "./a/b.py:12:",
        "--- FAIL",
        "PASS",
    ),
    *("msgid ", "* ", "**fix:** ", "feat(é): ", "- **a:** ", "0123abc Adds", "description: ", "Tip: ", "match_é = "),
]


@given(st.lists(st.sampled_from(SIGNS), max_size=6).map("".join))
def test_no_line_is_passed_over_that_the_slower_expression_knows(line: str) -> None:
    if quotation._WITHOUT.match(line):
        assert quoted([line]) == [True]
