"""Printed or quoted: code, tests and prose repeat a message, loggers and programs print it."""

from __future__ import annotations

from ecr_denied import Cause, parse, scan
from ecr_denied.records import Failure, Told

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
SAID = "denied: Your authorization token has expired. Reauthenticate and try again."


def printed(text: str) -> list[Failure]:
    return [failure for failure in parse(text) if failure.told is Told.PRINTED]


# --- what is only quoted --------------------------------------------------------------------------------

QUOTED_LINES = [
    f'\treturn fmt.Errorf("{SAID}: %w", err)',
    f'\tif strings.Contains(err.Error(), "{SAID}") {{',
    f'\twant: "{SAID}",',
    f'const expired = "{SAID}"',
    f'\terr := errors.New("{SAID}")',
    f'\tcase "{SAID}":',
    f'    raise LoginError("{SAID}")',
    f'    if "{SAID}" in str(error):',
    f'    assert "{SAID}" in result.stderr',
    f'MESSAGE = "{SAID}"',
    f'errors = {{"{SAID}": retry}}',
    f'retry, # "{SAID}"',
    f'docker push 时出现"{SAID}"错误',
    f'"{SAID}"？',
    f'desc = "{SAID}"',
    f"assert_match /{SAID}/, err.message",
    f'    with pytest.raises(PushError, match="{SAID}"):',
    f'    logger.error("{SAID}")',
    f"  if (message.includes('{SAID}')) {{",
    f"  expect(stderr).toContain('{SAID}');",
    f"const expired = '{SAID}';",
    "const RETRYABLE = [/ECONNRESET/, /toomanyrequests/];",
    f'    "{SAID}": create',
    f'index=ci sourcetype=gitlab "{SAID}" | stats count by job_name',
    f'\t\t{{"{SAID}", true}},',
    f'  const body = {{ message: "{SAID}" }};',
    f'    words = f"{SAID}"',
    f'    f"{SAID}" if is_old else ""',
    f"run(image) // {SAID}",
    f'{{app="ci"}} |= "{SAID}"',
    f"fields @timestamp | filter @message like /{SAID}/",
    f"Last week CI printed `{SAID}`",
    "From Monday on push jobs to the old registry would be denied.",
    f"If `docker push` answers `{SAID}`, your login is missing.",
    f"throw new Error('{SAID}');",
    f'if grep -q "{SAID}" push.log; then',
    f'docker push "$IMAGE" 2>&1 | grep "{SAID}"',
    f"git commit -m '{SAID}'",
    f'gh issue create --title="{SAID}"',
    f'echo "{SAID}"',
    f'docker push "$URI" || {{ echo "{SAID}"; exit 1; }}',
    f'    # without this step the push fails with "{SAID}"',
    f"    Regex   log  ({SAID}|CannotPullContainerError)",
    f'+    raise LoginError("{SAID}")',
    f'-  if "{SAID}" in output:',
    f'src/push/retry.go:42:\treturn errors.New("{SAID}")',
    f'2026-01-02T03:04:05.000Z,"    ""{SAID}"",",x',
    f"| `{SAID}` | The token is older than twelve hours | Log in again |",
    f"- fix(push): retry on `{SAID}`",
    f"3f2a9c1 Handle `{SAID}`",
    f"if somebody gets `{SAID}` it is the region, most often",
    f"2. 「{SAID}」とは",
    "1. Meldung „no basic auth credentials“: Rolle des Knotens prüfen",
    "Expired images can no longer be pulled (“Requested image not found” from then on).",
    '  - name: ecr-token   # renewed every 8h, otherwise "no basic auth credentials"',
    '# NB: public.ecr.aws answers "429 toomanyrequests" to CI at times',
    f"AND line LIKE '%{SAID}%'",
    "failed_when: \"'no basic auth credentials' in pull.msg\"",
    f'    NO_TOKEN(Regex("{SAID}")),',
    f'    ("{SAID}", "expired"),',
    f'        (Regex::new(r"{SAID}").unwrap(), Cause::Expired),',
    f'{{"expr":"sum(count_over_time({{job=\\"ci\\"}} |~ \\"{SAID}\\" [5m]))"}}',
    f'search = index=ci sourcetype="jenkins:console" "{SAID}"',
    f'write(2, "{SAID}", 80) = 80',
    "DEBU[0000] Ping https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/ status 401",
    f'F: Was heißt "{SAID}"?',
    f"2. `{SAID}`：表示令牌已过期。",
    f"* `{SAID}` is no longer reported twice",
    f'If it holds "{SAID}" or "EOF", answer AUTH.',
    '9.1 "no basic auth credentials" on docker push .............. 71',
    "(re(r\"repository with name '([^']+)' in the registry with id '(\\d{12})'\"), Cause::Missing),",
    "- `manifest unknown: Requested image not found` no longer counts as a failure of the login.",
    "| filter reason like /CannotPullContainerError/ or reason like /unable to retrieve ecr registry auth/",
    '"com.amazonaws.ecr#LayersNotFoundException": {',
    '"LayersNotFoundException":{"type":"structure","members":{}},',
    "FAILED tests/test_auth.py::test_expired - AssertionError: expected 401 Unauthorized",
    f"WARN c.a.r.Classifier - classified '{SAID}' as EXPIRED",
    f'Mei: the thing with "{SAID.replace(":", "")}" last month was only the wrong HOME.',
    f"If you see `{SAID}`, log in again.",
    f"Q: What does `{SAID}` mean?",
    f"* **docker push:** say what `{SAID}` means",
    f"\t\t\t// reading manifest v1: {SAID}",
    f"<!-- {SAID} -->",
    f"/* {SAID}",
    f"except Expired:  # {SAID}",
    f"docker push app // {SAID}",
    f"            \"message\": '{SAID}',",
    f"  check 'expired' AUTH \\\n    'Error: {SAID}'",
    "The repository with name '%s' does not exist in the registry with id '%s'",
    "denied: The repository with name '{}' does not exist",
    "denied: The repository with name '${app.name}' does not exist",
    f'    """{SAID}"""',
    f'    "  - {SAID}\\n"',
    "push(image=IMAGE)  # RepositoryNotFoundException is caught below",
    f"    if (/{SAID}/.test(out)) retry();",
    f'  *"{SAID}"*) retry ;;',
    f'[[ "$output" == *"{SAID}"* ]]',
    f'docs/faq.md:34:- "{SAID}" means that the policy lacks a grant',
    f"#### Error: `{SAID}`",
    f"<p>If the error is <code>{SAID}</code>, log in again.</p>",
    f'You may see the following error: "{SAID}". It means that the login is old.',
    f'Docker push to ECR: "{SAID}" - what to do?',
    f"  - match: '{SAID}'",
    f"      FilterPattern: '\"{SAID}\"'",
    f'#define ERR_EXPIRED "{SAID}"',
    f'    err.getMessage shouldBe "{SAID}"',
    f'msgid "{SAID}"',
    f"INSERT INTO errors VALUES (1, '{SAID}');",  # noqa: S608
    f'has anyone seen "{SAID}"',
    f"- fix: handle `{SAID}`",
    f'        "documentation":"<p>{SAID}</p>"',
    f'        r"{SAID}",',
    f'check(load(name), "{SAID}")',
    f"    fail(APIError('{SAID}'))",
    f"they can't explain '{SAID}' to anybody",
    f'        @"{SAID}",',
    f"Quand docker affiche « {SAID} », connectez-vous.",
    f"In CI we saw: `{SAID}` and nobody knew why.",
    f"Known errors: `{SAID}`, `timeouts`",
    f"## Push fails ({SAID})",
    f"# 로그인 없이 배포 시 {SAID} 에러 발생",
    f"ログインしないと {SAID}",
]
# A sentence that names a registry is quoted no less.
NAMING = (
    (
        r"denied: User: arn:aws:iam::444455556666:user\/ada is not authorized to perform: ecr:BatchGetImage on"
        r" resource: arn:aws:ecr:eu-west-1:111122223333:repository\/team\/app"
    ),
    rf"pull access denied for {HOST}\/team\/app, repository does not exist or may require login",
)


def test_no_line_of_code_or_prose_prints_what_it_quotes() -> None:
    for line in QUOTED_LINES:
        assert not printed(line), line


def test_no_line_of_code_or_prose_prints_what_it_quotes_of_a_registry_that_is_named() -> None:
    for said in NAMING:
        for line in QUOTED_LINES:
            slashed = said if f"/{SAID}" in line else said.replace("\\", "")
            assert not printed(line.replace(SAID, slashed)), (line, said)


def test_a_command_in_a_document_does_not_say_what_the_prose_below_it_quotes() -> None:
    for line in (f"If docker prints `{SAID}`, log in again.", f'Without a login docker prints "{SAID}".'):
        assert not printed(f"Build it, and push it:\n\n    docker push {HOST}/team/app:v1\n\n{line}\n"), line


def test_what_is_quoted_is_a_record_that_says_so_and_a_scan_leaves_it_out() -> None:
    for line in (f'if grep -q "{SAID}" push.log; then', f"If `docker push` answers `{SAID}`, your login is missing."):
        (failure,) = parse(line)
        assert (failure.cause, failure.told) == (Cause.TOKEN_EXPIRED, Told.QUOTED), line
        assert list(scan([line.encode()])) == []
        assert list(scan([line.encode()], quoted=True)) == [failure]


BLOCKS = (
    ('EXPECTED = """', SAID, '"""'),
    ("cat <<EOF > message", SAID, "EOF"),
    ("const expired = `", SAID, "`;"),
    ("func TestExpired(t *testing.T) {", f'\tcheck(t, "{SAID}", code)'),
    ("@@ -1,3 +1,3 @@ def expired():", f' message("{SAID}")'),
    ("exports[`it renders an expired token 1`] = `", f'"{SAID}', "Hint: log in", "`;"),
    ("@@ -11,7 +11,8 @@", f"+push.expired={SAID}", f"-push.old={SAID}"),
    ("@@ -1,2 +1,2 @@", f" {SAID}", "-x"),
    ("EXPECTED = '''", SAID, "'''"),
    ('    """Tell what docker prints:', f"    {SAID}", '    """'),
    ("    DIAGNOSTICS", "    " + SAID, "        The token is older than twelve hours."),
    ("  /*", f"   {SAID}", "  */"),
    ("/**", " * Throws when the daemon says", f" * {SAID}", " */"),
    ("DIAGNOSTICS", f"       {SAID}", "              The token is older than twelve hours."),
)


def test_no_text_that_goes_on_over_lines_of_code_prints_what_it_holds() -> None:
    for lines in BLOCKS:
        assert not printed("\n".join(lines)), lines


def test_what_is_set_in_no_less_than_the_sentence_below_it_or_hardly_at_all_is_printed() -> None:
    for before, below in (("", 8), ("   ", 8), (" " * 8, 8), (" " * 5, 8), (" " * 12, 8)):
        assert printed(f"{before}{SAID}\n{' ' * below}The token is older than twelve hours."), (before, below)
    assert printed(f"    {SAID}\n        at push (push.js:12)")


def test_no_challenge_and_no_reference_of_an_api_tells_a_failure() -> None:
    for lines in (
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
    ):
        assert not printed("\n".join(lines)), lines


def test_what_stands_below_a_block_that_ended_is_printed() -> None:
    blocks = (
        'EXPECTED = """\nx\n"""',
        'expected = """x""".strip()',
        "cat <<EOF > f\nx\nEOF",
        "cat <<-EOF > f\nx\n  EOF",
        "/* x\n y */",
        "/* x y */",
    )
    for block in (*blocks, "@@ -1 +1 @@\n-a\n+b"):
        assert [failure.cause for failure in printed(f"{block}\n{SAID}\n")] == [Cause.TOKEN_EXPIRED], block
    for block in blocks:
        assert [failure.cause for failure in printed(f"{block}\n {SAID}\n")] == [Cause.TOKEN_EXPIRED], block


NAMES_IN_CODE = [
    "export class RepositoryNotFoundException extends ServiceError {",
    "Object.setPrototypeOf(this, RepositoryNotFoundException.prototype);",
    "class RepositoryNotFoundException(Exception):",
    "    raise model.RepositoryNotFoundException()",
    "    except client.exceptions.RepositoryNotFoundException:",
    "exports.RepositoryNotFoundException = RepositoryNotFoundException;",
    "errors.RepositoryNotFoundException$ = 7",
    "    RepositoryNotFoundException,",
    "from app.errors import RepositoryNotFoundException",
    "import { Registry, RepositoryNotFoundException",
    "    # told apart from RepositoryNotFoundException",
    "    throw RepositoryNotFoundException;",
    "    return isImage ? new ImageNotFoundException() : new RepositoryNotFoundException();",
    '    if code in ("ImageNotFoundException", "RepositoryNotFoundException"):',
    '    if code == known or code in ("RepositoryNotFoundException"):',
    '  RepositoryNotFoundException: "RepositoryNotFoundException",',
    "    register(RepositoryNotFoundException$, RepositoryNotFoundException);",
    "    var RepositoryNotFoundException = class _RepositoryNotFoundException extends ServiceError {",
    '      ImageNotFound: "ImageNotFound",\n      RepositoryNotFoundException: "RepositoryNotFoundException"\n    };',
    "            except RepositoryNotFoundException:",
    "    } catch (RepositoryNotFoundException missing) {",
    "    except (RepositoryNotFoundException, InvalidParameterException) as error:",
    '        {"shape":"RepositoryNotFoundException"},',
    "func (e *RepositoryNotFoundException) ErrorFault() Fault { return Client }",
    "	var missing *types.RepositoryNotFoundException",
    "	output := &types.RepositoryNotFoundException{}",
    '	ImageFailureCodeRepositoryNotFoundException   ImageFailureCode = "RepositoryNotFoundException"',
    '	"RepositoryNotFoundException": newErrorRepositoryNotFoundException,',
    "//   - RepositoryNotFoundException",
    " * @throws {@link RepositoryNotFoundException} (client fault)",
    "export type Missing = Options<RepositoryNotFoundException, Base>;",
    "    RepositoryNotFoundException: type[ClientError]",
    "    with raises(RepositoryNotFoundException):",
    "    expect(pushed).rejects.toThrow(RepositoryNotFoundException)",
    "    assertThrows(RepositoryNotFoundException.class, () -> registry.describe(request));",
    "    except client.exceptions.RepositoryNotFoundException as missing:",
    "rescue Aws::ECR::Errors::RepositoryNotFoundException => missing",
    "catch (Amazon.ECR.Model.RepositoryNotFoundException missing)",
    "    raise RepositoryNotFoundException",
    "    :raises RepositoryNotFoundException: where there is none",
    " @throws RepositoryNotFoundException where there is none",
    "public class RepositoryNotFoundException : Exception",
    "aws ecr describe-repositories 2>&1 | grep -q RepositoryNotFoundException",
    "- Handle RepositoryNotFoundException when the repository is created on the first push",
    "It's a RepositoryNotFoundException, then, that the operator sees",
    "A push to a missing repository gives the RepositoryNotFoundException error.",
    "An RepositoryNotFoundException\nerror is returned, if there is none.",
]


def test_a_message_that_a_sentence_in_another_script_goes_on_behind_is_not_printed() -> None:
    for line in (
        "no basic auth credentials と表示されます",
        "no basic auth credentials 오류",
        "no basic auth credentials是什么",
    ):
        assert not printed(line), line


def test_a_heading_that_is_a_message_and_a_label_in_another_script_print_it() -> None:
    for line in (f"# {SAID}", f"## Error: {SAID}", f"#14 ERROR: {SAID}", f"エラー: {SAID}", f"推送失败：{SAID}"):
        assert printed(line), line


def test_a_message_that_the_name_of_an_error_is_set_to_is_in_code() -> None:
    said = '"no basic auth credentials"'
    assert not printed(f"var (\n\tErrNoBasicAuthCredentials = errors.New({said})\n)")
    assert printed(f"ErrNoBasicAuthCredentials: {said}")


def test_the_name_of_an_error_in_code_is_no_message() -> None:
    for line in NAMES_IN_CODE:
        assert not printed(f"docker push {HOST}/team/app:v1\n{line}"), line


def test_a_string_that_is_an_argument_on_a_line_of_its_own_is_not_printed() -> None:
    for line in (
        f'raise PushError(\n    "{SAID}"\n)',
        f"log.debug(\n    f'{SAID}'\n)",
        f'words = [\n    f"{SAID}",\n]',
        f"expect(stderr).toContain(\n  '{SAID}'\n);",
        f'docker push x || echo \\\n  "{SAID}"',
        f'raise PushError("{SAID.replace(" token", "{}token")}")'.format("\n"),
    ):
        assert not printed(f"docker push {HOST}/team/app:v1\n{line}"), line
    assert printed(f'"{SAID}"\nok\nfoo(')
    for line in (f'errors: [\n    "{SAID}"\n]', f'Error: [\n  "{SAID}"\n]', f"Error (\n{SAID}\n)"):
        assert printed(f"docker push {HOST}/team/app:v1\n{line}"), line


def test_a_mark_that_is_opened_on_the_line_above_encloses_what_it_is_closed_behind() -> None:
    assert not printed(f'raise PushError("the registry said,\n    {SAID}")')
    assert printed(f'PUT "https://\n{SAID}')


def test_an_argument_of_echo_and_words_in_a_comment_behind_code_are_not_printed_in_a_login() -> None:
    login = f"docker login {HOST}\n"
    for line in (f'echo "{SAID}"', f'test -n "$TOKEN" || {{ printf -- "{SAID}"', f"run(image, # {SAID}"):
        assert not printed(f"{login}{line}"), line


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
    assert not printed(POLICY)


# --- what is printed ------------------------------------------------------------------------------------

PRINTED_LINES = [
    f'rpc error: code = Unavailable desc = connection error: desc = "{SAID}"',
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
    f"error during push: `{SAID}`",
    f"we get the error: `{SAID}`.",
    f'  message: "`{SAID}`"',
    f"stderr: '`{SAID}`'",
    f'level=error output="error: {SAID}\\n"',
    f"CalledProcessError: exit status 1. stderr: b'{SAID}'",
    f"PushError(b'{SAID}')",
    f"# {SAID}",
    f"> {SAID}",
    f"- {SAID}",
    f"ERROR: {SAID}",
    f"::error::{SAID}",
    f"Error: {SAID}",
    f"#14 ERROR: failed to push {HOST}/app: {SAID}",
    f"[stderr] {SAID}",
    f'Warning  Failed  2m  kubelet  Error: "{SAID}"',
    f"`{SAID}`",
    f"```{SAID}```",
    f"can't push the users' image: {SAID}",
    f'push(app) failed: "{SAID}"',
    f'push (2 of 3) "{SAID}", 1 left',
    f"PushError(APIError('{SAID}'))",
    f"error: APIError('{SAID}')",
    f"size 5”: {SAID}",
    f"{SAID} in build/ on a node",
    f"« push » : {SAID}",
    f"„push“: {SAID}",
    f"「push」: {SAID}",
]


def test_what_a_logger_or_a_program_prints_is_printed() -> None:
    for line in PRINTED_LINES:
        assert [(failure.cause, failure.told) for failure in parse(line)] == [(Cause.TOKEN_EXPIRED, Told.PRINTED)], line


def test_the_name_of_an_error_as_programs_print_it_is_a_message() -> None:
    for line in (
        "RepositoryNotFoundException: ",
        "RepositoryNotFoundException: x",
        "RepositoryNotFoundException",
        "caught RepositoryNotFoundException: x",
        "the call failed with *RepositoryNotFoundException*: x",
        r"push failed\nRepositoryNotFoundException: x",
        '{"__type":"RepositoryNotFoundException"}',
        '    "code": "RepositoryNotFoundException",',
        "    RepositoryNotFoundException: x",
        "api error RepositoryNotFoundException: x",
        "An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation: x",
        "x (Service: AmazonECR; Status Code: 400; Error Code: RepositoryNotFoundException; Request ID: 7)",
        "Error Code: RepositoryNotFoundException;",
        "RepositoryNotFoundException('x')",
        "Error: RepositoryNotFoundException",
        '{"__type":"RepositoryNotFoundException","message":"x"}',
        "com.amazonaws.services.ecr.model.RepositoryNotFoundException: null",
        "RepositoryNotFoundException: Forbidden",
        "The deploy ends with RepositoryNotFoundException.",
        "(RepositoryNotFoundException;",
        "Error RepositoryNotFoundException while pushing an image",
        "The push failed with RepositoryNotFoundException and was not tried again",
        "push: got RepositoryNotFoundException while pushing an image",
        "got RepositoryNotFoundException from ECR",
        "deploy 17 met RepositoryNotFoundException while pushing an image",
    ):
        assert [failure.cause for failure in printed(line)] == [Cause.REPOSITORY_NOT_FOUND], line


def test_a_word_before_a_message_leaves_a_doubt_that_a_name_of_ecrs_or_a_push_under_way_takes() -> None:
    line = "deploy-7d9f8b6c5-x2x4q deployer "
    assert not printed(f'{line}"{SAID}"')
    assert printed(f'{line}"denied: no basic auth for {HOST}: no basic auth credentials"')
    assert printed(f'docker push {HOST}/app:v1\n{line}"{SAID}"')
    told = f'docker said: "denied: no basic auth for {HOST}: no basic auth credentials" while it pushed'
    assert printed(told) and not printed(told.replace(f" for {HOST}", ""))


def test_a_time_before_a_mark_of_code_is_no_sentence() -> None:
    assert printed(f"2026-01-02T03:04:05 `denied: no basic auth for {HOST}: no basic auth credentials`")


def test_a_mark_within_marks_closes_none() -> None:
    said = f"Get https://{HOST}/v2/: no basic auth credentials"
    assert not printed(f'- fix: handle "{{"message":"{said}"}}" in push')


def test_a_mark_that_is_not_closed_before_the_text_was_cut_off_leaves_a_doubt_as_well() -> None:
    told = f'docker push {HOST}/app:v1\nfirst the daemon answered "{SAID}'
    assert printed(told) and not printed(f'{told}"')


def test_an_exception_with_its_message_and_its_place_is_printed() -> None:
    for line in (
        f'push.Expired with message "{SAID}"',
        f'PHP Fatal error:  Uncaught Expired: "{SAID}" in /app/push.php:42',
    ):
        assert printed(line), line


def test_what_is_quoted_above_or_below_a_printed_failure_changes_nothing_of_it() -> None:
    quotes = f'if strings.Contains(text, "{SAID}") {{'
    (alone,) = parse(SAID)
    (below,) = parse(f"{quotes}\n{SAID}")
    (above,) = parse(f"{SAID}\n{quotes}")
    assert alone == above == below.model_copy(update={"first_line": 1, "last_line": 1})


def test_the_last_line_of_a_traceback_is_said_and_the_code_above_it_is_not() -> None:
    text = (
        "Traceback (most recent call last):\n"
        '  File "/app/push.py", line 12, in push\n'
        f'    raise PushError("{SAID}")\n'
        f"push.PushError: {SAID}\n"
    )
    (failure,) = printed(text)
    assert (failure.cause, failure.first_line, failure.occurrences) == (Cause.TOKEN_EXPIRED, 4, 1)


def test_a_paste_behind_comment_marks_is_said() -> None:
    (failure,) = printed(f"# $ docker push app\n# The push refers to repository [app]\n# {SAID}\n")
    assert (failure.cause, failure.first_line) == (Cause.TOKEN_EXPIRED, 3)
