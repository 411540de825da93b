"""Whose registry it is: what is named decides, then who could have said the words."""

from __future__ import annotations

from itertools import product

from ecr_denied import Cause, Failure, advise, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.names.actions import API_OPERATIONS, step_of
from ecr_denied.names.hosts import LAYER_BUCKET, LAYER_DISTRIBUTIONS
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Operation, Told
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
PUSH = f"$ docker push {HOST}/team/app:v1\n"
PUSHING = Note("pushing", "now pushing {reference}", operation=Operation.PUSH, signal=Signal.OPENS, source="x")
OTHERS = tuple(entry for entry in CATALOGUE if isinstance(entry, Other))
FOR = Wrapper("for", "for image {reference}: ", source="x")


def said(
    text: str, speaker: Speaker, strength: Strength | None = None, cause: Cause = Cause.FORBIDDEN
) -> list[Failure]:
    verdict = Verdict("verdict", "the frobnicator refused", cause, speaker=speaker, strength=strength, source="x")
    reader = Reader((PUSHING, FOR, verdict, *OTHERS))
    return [*reader.feed(text.encode()), *reader.flush()]


@looped("operation", sorted(API_OPERATIONS - {"DeleteRepositoryPolicy", "DeleteRepositoryCreationTemplate"}))
@looped("code", ["AccessDenied", "ExpiredTokenException", "ThrottlingException", "ServerException", "KmsException"])
def test_no_refusal_of_an_operation_that_ecr_alone_has_is_passed_over(operation: str, code: str) -> None:
    failure, *more = parse(f"An error occurred ({code}) when calling the {operation} operation: it was so")
    assert not more and failure.client == "aws-api"
    assert failure.operation is step_of(operation) or failure.cause is Cause.AWS_CREDENTIALS_FAILED


@looped("name", ["", "secret", "decrypt", "https://ecr.example.com/x", "my-ecr", "DescribeImages", "the-ecr-thing"])
def test_no_words_of_anybody_are_of_ecr_beside_what_is_none_of_its_names(name: str) -> None:
    assert not parse(f"{name}: Unable to locate credentials")


@looped(
    "name",
    [
        *("ECR", "the ecr", "amazon-ecr", "ecr-login", "AmazonECRClient", "EcrClient", "ecrClient", "Get-ECRImage"),
        *("software.amazon.awssdk.services.ecr", "aws::ecr", "Amazon.ECR", "UploadLayerPart", "SetRepositoryPolicy"),
        *("InitiateLayerUpload", "CompleteLayerUpload", "GetDownloadUrlForLayer", "GetAuthorizationToken"),
        "GetRepositoryPolicy",
    ],
)
def test_the_words_of_anybody_are_of_ecr_beside_any_of_its_names(name: str) -> None:
    (failure,) = parse(f"{name} : Unable to locate credentials")
    assert failure.cause is Cause.AWS_CREDENTIALS_FAILED


REFUSED = "the frobnicator refused"
DENIAL = "User: arn:aws:iam::111122223333:user/x is not authorized to perform: {} on resource: {}"


# --- what is not ECR's ----------------------------------------------------------------------------------


@looped(
    "text, speaker",
    [
        (REFUSED, ANYONE),
        (f"now pushing ghcr.io/team/app\n{REFUSED}", ANYONE),
        (f"now pushing ghcr.io/team/app\n{REFUSED}", CLIENT),
        (f"for image ghcr.io/team/app: {REFUSED}", CLIENT),
        (f"Building ghcr.io/team/app\nSending\n{REFUSED}", CLIENT),
        (f"{REFUSED}\nURI: https://ghcr.io/v2/team/app/manifests/v1", CLIENT),
        (f"for image ghcr.io/team/app: {REFUSED}", ANYONE),
        (f"{REFUSED} by ghcr.io/team/app", CLIENT),
        (f"{REFUSED} by ghcr.io/team/app", ECR),
        (f"{REFUSED} by https://registry-1.docker.io/v2/", CLIENT),
        (f"{REFUSED} by https://harbor.corp.example/v2/{HOST}/app/manifests/v1", CLIENT),
        (f"{REFUSED} by https://{HOST}@evil.example/v2/", CLIENT),
        (f"{REFUSED} by https://public.ecr.aws.evil.example/v2/", CLIENT),
        (f"failed to push to remote: {REFUSED}", CLIENT),
    ],
)
def test_no_failure_is_ecrs_that_names_another_registry_or_that_anybody_could_mean(text: str, speaker: Speaker) -> None:
    assert said(text, speaker) == []


@looped(
    "action, resource",
    [
        ("s3:GetObject", "arn:aws:s3:::bucket/key"),
        ("s3:PutObject", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/x"),
        ("sts:TagSession", "arn:aws:iam::111122223333:role/x"),
        ("ecs:RunTask", f"arn:aws:ecr:eu-west-1:{ID}:repository/app"),
        ("<action>", "*"),
        ("codeartifact:GetAuthorizationToken", "*"),
        ("{ ACTION }", "{ RESOURCE }"),
    ],
)
def test_no_denial_of_another_services_action_is_ecrs(action: str, resource: str) -> None:
    assert parse(DENIAL.format(action, resource)) == []


FIELDS = (
    f'level=error msg="{{}}" IMAGE={HOST}/app:v1',
    f'{{{{"level":"error","image":"{HOST}/app:v1","msg":"{{}}"}}}}',
)


@looped("record", FIELDS)
@looped("message", ["failed to notify the shop", "upstream timed out", "a bad certificate: x509: has expired"])
def test_no_word_of_a_program_is_ecrs_beside_the_image_that_it_runs_from(record: str, message: str) -> None:
    assert parse(record.format(message)) == []
    assert len(parse(record.format(f"pull: {message}"))) == 1


def test_a_field_that_names_no_image_of_ecrs_tells_nothing_of_one_beside_it() -> None:
    assert len(parse(f"connection timed out: {HOST}/app:v1 baseimage=web")) == 1


KEY = DENIAL.format("kms:Decrypt", f"arn:aws:kms:eu-west-1:{ID}:key/1")
ROLE = f"arn:aws:iam::{ID}:role/cdk-hnb659fds-{{}}-role-{ID}-eu-west-1"


@looped(
    "text",
    [
        *(
            KEY,
            f"An error occurred (AccessDenied) when calling the GetObject operation: {KEY}",
            f"operation error S3: {KEY}",
            f"{PUSH}{KEY}",
            f"{PUSH}denied: {DENIAL.format('codeartifact:ReadFromRepository', '*')}",
        ),
        *(DENIAL.format("sts:AssumeRole", ROLE.format(kind)) for kind in ("deploy", "file-publishing", "lookup")),
    ],
)
def test_no_key_is_ecrs_that_another_operation_or_nobody_coded_uses_and_no_role_that_publishes_no_images(
    text: str,
) -> None:
    assert parse(text) == []


@looped(
    "text",
    [
        f"An error occurred (AccessDenied) when calling the BatchGetImage operation: {KEY}",
        f"operation error ECR: PutImage, https response error StatusCode: 400, api error KmsException: {KEY}",
        f"{PUSH}denied: {KEY}",
        f"pull access denied for {HOST}/app, repository does not exist or may require 'docker login': denied: {KEY}",
    ],
)
def test_a_key_is_ecrs_that_its_operation_a_push_or_a_pull_uses(text: str) -> None:
    assert len(parse(text)) == 1


def test_a_role_that_publishes_images_is_ecrs_and_lacks_credentials() -> None:
    (failure,) = parse(DENIAL.format("sts:AssumeRole", ROLE.format("image-publishing")))
    assert failure.cause is Cause.AWS_CREDENTIALS_FAILED


def test_a_masked_action_is_ecrs_where_its_service_is_told_or_an_operation_of_ecrs_was_called() -> None:
    called = "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: "
    for text in (DENIAL.format("ecr:<action>", "*"), called + DENIAL.format("<service:action>", "*")):
        (failure,) = parse(text)
        assert failure.action is None, text


def test_a_layer_is_read_by_the_role_of_the_layer_store_whatever_masks_its_bucket() -> None:
    role = "User: arn:aws:sts::054676820928:assumed-role/storage-access-role-prod-eu-west-1/ecr"
    denied = "{} is not authorized to perform: s3:GetObject on resource: ***"
    (failure,) = parse(denied.format(role))
    assert failure.cause is Cause.LAYER_STORE_DENIED
    assert parse(denied.format("User: arn:aws:sts::054676820928:assumed-role/ci/x")) == []


@looped("caller", ["assumed-role/x/public.ecr.aws", f"assumed-role/{HOST}/x", f"user/{HOST}"])
def test_a_caller_called_like_a_registry_makes_nothing_ecrs_and_is_no_registry(caller: str) -> None:
    words = DENIAL.replace("user/x", caller)
    assert parse(words.format("s3:ListBucket", "*")) == []
    (failure,) = parse(words.format("ecr:PutImage", "*"))
    assert (failure.registry, failure.registry_id, failure.registry_alias) == (None, None, None)


@looped(
    "words",
    [
        "request to https://api.example.com failed: 401 Unauthorized",
        '"msg":"GET https://payments.internal/v1/charges: 401 Unauthorized"',
        "i/o timeout calling http://report-svc:8080/api",
        '192.0.2.4 - - [07/Mar/2024:06:25:41 +0000] "GET /v2/wp-login.php HTTP/1.1" 404 153 "-" "curl/8"',
        "Task timed out after 3.00 seconds",
        "dial tcp: lookup postgres on 192.0.2.53:53: no such host",
        "make: *** [image] Error 1",
        'ProgressDeadlineExceeded: ReplicaSet "app-7d9" has timed out progressing.',
        "Error: UPGRADE FAILED: context deadline exceeded",
        "error: You must be logged in to the server (Unauthorized)",
        "conflict: unable to remove repository reference: 403 Forbidden",
        "OCI runtime create failed: exec: start.sh: permission denied: unknown",
        "unable to start container process: no such file: not found",
        'denied: Permission "artifactregistry.repositories.uploadArtifacts" denied',
        "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s",
        "Error: UPGRADE FAILED: release app failed, and has been rolled back: context deadline exceeded",
        "failed to get logs for task unit: unexpected EOF",
        "Failed to pull image {{ .Image }}: {{ .Reason }}",
        "failed to push, retrying...",
    ],
)
def test_no_failure_of_something_else_is_ecrs_because_an_image_is_named_beside_it(words: str) -> None:
    assert parse(f"{words} (image {HOST}/app:v1)") == []


@looped(
    "row",
    [
        f"{HOST}/error-pages   403-forbidden   21b76155b51b   2 weeks ago   142MB",
        f" - {HOST}/team/app: Not found. Building",
        f"ECR push failures (last 24 h)      0\n401 Unauthorized                   0\nRegistry: {HOST}   status: OK",
    ],
)
def test_no_row_of_images_and_no_look_for_what_is_built_already_tells_a_failure(row: str) -> None:
    assert parse(row) == []


@looped("host", [HOST, "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"])
def test_a_request_to_ecr_or_its_layer_store_is_no_request_to_something_else(host: str) -> None:
    assert parse(f"request to https://{host}/x failed: 403 Forbidden (image {HOST}/app:v1)")


UNREACHED = "dial tcp: lookup {} on 192.0.2.53:53: no such host"


@looped(
    "text",
    [
        "Alle sehen einmal „no basic auth credentials“, auch bei 111122223333.dkr.ecr.eu-west-1.amazonaws.com",
        "多くの人が「no basic auth credentials」というメッセージを目にします。",
        'Mei: everybody gets "no basic auth credentials" once',
        "Se aparecer a mensagem `no basic auth credentials`, entre de novo.",
        "### 「no basic auth credentials」\n",
        '"no basic auth credentials", right? So everybody says.',
        "push: `The repository with name 'x' does not exist in the registry with id 'n'` is now turned into a hint",
        '#902  push: "no basic auth credentials" with a trailing slash in the host',
        'some saw errors ("no basic auth credentials") when they pushed',
        'It is *"User: … is not authorized to perform: ecr:BatchGetImage on resource: …"*. It tells whose side it is.',
        'In May we had a "denied: User ... is not authorized to perform: ecr:PutImage" from the job.',
    ],
)
def test_who_speaks_of_a_message_only_quotes_it(text: str) -> None:
    assert [failure.told for failure in parse(text)] == [Told.QUOTED]


MISSING = "The repository with name '{}' does not exist in the registry with id '{}'"
CREDENTIALS = "no basic auth credentials"


def test_a_message_behind_a_label_and_before_more_words_is_quoted_unless_ecr_is_named_or_asked() -> None:
    for message in (MISSING.format("x", "n"), MISSING.format("app", "n"), CREDENTIALS):
        for words, told in (
            (f'error: "{message}" at step 3', Told.QUOTED),
            (f'error of {HOST}: "{message}" at step 3', Told.PRINTED),
            (f'{PUSH}error: "{message}" at step 3', Told.PRINTED),
        ):
            assert [failure.told for failure in parse(words)] == [told], words
    for message in (MISSING.format("app", ID), MISSING.format("team/app", "***")):
        assert [failure.told for failure in parse(f'error: "{message}" at step 3')] == [Told.PRINTED], message


IMMUTABLE = (
    "The image tag '{}' already exists in the 'app' repository and cannot be overwritten because the repository is"
    " immutable."
)


def test_a_message_whose_names_are_not_filled_in_is_a_template() -> None:
    denied = "User: {} is not authorized to perform: ecr:PutImage"
    for message, place, name in (
        (MISSING.replace("{}", "app", 1), "%s", ID),
        (MISSING.replace("'{}'", f"'{ID}'").replace(ID, "{}", 1), "{0}", "app"),
        (IMMUTABLE, "%v", "v1"),
        (denied, "{identity.arn}", "arn:aws:iam::111122223333:user/x"),
    ):
        assert [failure.told for failure in parse(message.format(place))] == [Told.QUOTED], message
        assert [failure.told for failure in parse(message.format(name))] == [Told.PRINTED], message


def test_an_answer_that_every_client_meets_first_is_no_failure() -> None:
    answer = f'www-authenticate: Basic realm="https://{HOST}/",service="ecr.amazonaws.com"'
    for text in (f"$ curl -i https://{HOST}/v2/\n< HTTP/2 401 Unauthorized\n< {answer}", f"401 Unauthorized\n{answer}"):
        assert parse(text) == [], text


@looped(
    "text",
    [
        f'{PUSH}Encountered a SocketException with message "Broken pipe"',
        f"I push {HOST}/pay/ledger:2.8 and it dies with “no basic auth credentials”, any idea?",
        'level=error msg="no basic auth credentials"',
        'Pull failed: "no basic auth credentials"\nand then nothing',
        "CI says `The repository with name 'app' does not exist in the registry with id '609182734451'` every time",
        "On lit « Requested image not found in the repository with name 'pay/ledger' in the registry with id 'x' » ici",
        "We hit a wall: The repository with name 'app' does not exist in the registry with id '609182734451'",
        '"no basic auth credentials"',
        'E1122 07:08:09.000001 7 x.go:42] "no basic auth credentials" err="x"',
        "An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation",
        'Error: Some("no basic auth credentials"), meta: ErrorMetadata',
    ],
)
def test_a_quoted_message_is_said_beside_a_name_under_a_push_and_by_a_logger(text: str) -> None:
    assert len(parse(text)) == 1


@looped("host", ["d1234abcd.cloudfront.net", "layers.s3.eu-west-1.amazonaws.com"])
def test_a_store_that_keeps_anything_makes_nothing_ecrs(host: str) -> None:
    assert parse(UNREACHED.format(host)) == []


@looped("text", [REFUSED, f"{REFUSED} to start, severity: high, {HOST}", f"{HOST}: {REFUSED}, liveness probe"])
def test_words_of_the_net_count_only_for_a_deed_at_an_ecr_registry(text: str) -> None:
    assert said(text, ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED) == []


def test_nothing_failed_where_failures_are_counted_as_none_and_what_failed_beside_counts() -> None:
    assert said(f"errors: 0, push to {HOST}", ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED) == []
    assert len(said(f"errors: 0, {REFUSED} by {HOST}", ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED)) == 1
    assert parse(f"push to {HOST}/team/app: 0 errors") == []
    assert len(parse(f"0 errors, push to {HOST}/team/app failed")) == 1


def test_no_deed_is_told_of_an_image_by_another_registry_beside_it() -> None:
    text = f"{HOST}/team/app:v1: {REFUSED} at https://ghcr.io/v2/"
    assert said(text, ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED) == []


def test_words_of_the_net_that_only_tell_the_kind_of_a_failure_make_none() -> None:
    assert said(f"push to {HOST}: {REFUSED}", ANYONE, Strength.FALLBACK) == []


# --- what is --------------------------------------------------------------------------------------------


@looped(
    "text, speaker",
    [
        (REFUSED, ECR),
        (REFUSED, CLIENT),
        (f"{REFUSED} by {HOST}", ANYONE),
        (f"for image {HOST}/team/app: {REFUSED}", ANYONE),
        (f"now pushing {HOST}/team/app\n{REFUSED}", ANYONE),
        (f"now pushing {HOST}/team/app\n{REFUSED}", CLIENT),
        (f"now pushing ghcr.io/team/app\n{REFUSED}", ECR),
        (f"now pushing ghcr.io/team/app\n{REFUSED} by {HOST}", CLIENT),
        (f"{REFUSED}, see https://docs.docker.com/x", CLIENT),
    ],
)
def test_a_failure_is_ecrs_by_its_words_by_a_name_or_by_what_is_under_way(text: str, speaker: Speaker) -> None:
    assert [failure.cause for failure in said(text, speaker)] == [Cause.FORBIDDEN]


@looped("host", [f"prod-eu-west-1-{LAYER_BUCKET}.s3.eu-west-1.amazonaws.com", *LAYER_DISTRIBUTIONS])
def test_anybodys_words_are_of_ecr_where_its_layer_store_is_named(host: str) -> None:
    (failure,) = parse(UNREACHED.format(host))
    assert (failure.cause, failure.registry) == (Cause.HOST_NOT_FOUND, None)


def test_the_image_beside_a_container_is_meant_only_where_a_pull_is_what_failed() -> None:
    beside = f"container.image: {HOST}/team/app:v1"
    assert parse(f"i/o timeout\n{beside}") == []
    words = "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'"
    (failure,) = parse(f"container.reason: {words}\n{beside}")
    assert (failure.cause, failure.repository, failure.tag) == (Cause.PLATFORM_MISMATCH, "team/app", "v1")


@looped("deed", ["push", "ErrImagePull", "look up", "login", "manifest"])
def test_words_of_the_net_count_for_a_deed_at_an_ecr_registry(deed: str) -> None:
    (failure,) = said(f"{deed} {HOST}/app:v1: {REFUSED}", ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED)
    assert failure.cause is Cause.UNCLASSIFIED


def test_words_of_the_net_count_where_a_registry_is_named_without_an_image_and_for_a_status() -> None:
    (failure,) = said(f"{HOST}: {REFUSED}", ANYONE, Strength.FALLBACK, Cause.UNCLASSIFIED)
    assert failure.cause is Cause.UNCLASSIFIED
    (failure,) = parse(f"Trying to pull {HOST}/team/app:v1 gives me 403")
    assert failure.cause is Cause.FORBIDDEN


def test_no_operation_of_another_service_is_ecrs_under_a_push_and_one_of_several_is_beside_its_name() -> None:
    for operation in (
        "An error occurred (ThrottlingException) when calling the DescribeCluster operation: Rate exceeded",
        "operation error SQS: SendMessage, api error ThrottlingException: Rate exceeded",
    ):
        for text in (f"{PUSH}{operation}", f"deploying {HOST}/team/app:v1 failed: {operation}"):
            assert parse(text) == [], text
    of_model = "An error occurred (ValidationException) when calling the CreateModel operation: "
    assert parse(f"{PUSH}{of_model}i/o timeout") == []
    for words in (f"{HOST}/team/app:v1: i/o timeout", f"Requested image {HOST}/team/app:v1 not found"):
        assert len(parse(f"{of_model}{words}")) == 1, words
    tags = "An error occurred (ExpiredTokenException) when calling the ListTagsForResource operation: it has expired\n"
    assert parse(tags) == parse(f"{PUSH}{tags}") == []
    (failure,) = parse(f"+ aws ecr list-tags-for-resource\n{tags}")
    assert failure.told is Told.PRINTED


def test_a_request_below_is_ecrs_where_its_host_is() -> None:
    for host, count in (("***", 0), (HOST, 1)):
        text = f"error: 403 Forbidden\nurl: https://{host}/v2/app/manifests/v1\n\n\n\n\n\nthe ECR in use\n"
        assert len(parse(text)) == count, host


def test_a_login_to_docker_aws_or_ecr_names_no_other_registry() -> None:
    for name, ours in (
        ("nexus", False),
        ("registry.example.com", False),
        ("docker", True),
        ("ECR", True),
        ("AWS", True),
    ):
        failures = parse(f"login to {name}: get ECR auth: ExpiredToken: The provided token has expired")
        assert bool(failures) is ours, name


def test_what_is_said_elsewhere_is_ecrs_only_where_ecr_is_named() -> None:
    token = "An error occurred (X) when calling the GetAuthorizationToken operation: "
    assert parse(f"{token}codeartifact domain 'acme' not found") == []
    image = "public.ecr.aws/a1b2c3d4/acme/python:1"
    (failure,) = parse(
        'POST https://wave.example.com/v1alpha2/container [400] {"message":"Container image'
        f" '{image}' does not exist or access is not authorized\"}}"
    )
    assert failure.repository == "acme/python"


def test_a_client_beside_the_request_to_another_registry_is_not_ecrs_though_the_report_is() -> None:
    assert parse(f"ECR\n\n{CREDENTIALS}\nURI: https://ghcr.io/v2/team/app/manifests/v1") == []
    assert len(parse(f"ECR\n\n{CREDENTIALS}\nURI: /v2/team/app/manifests/v1")) == 1


def of_whom(text: str, speaker: Speaker) -> list[Failure]:
    """The failures in ``text`` where the words that decide say what was asked for."""
    verdict = Verdict("verdict", "was refused {reference}", Cause.FORBIDDEN, speaker=speaker, source="x")
    reader = Reader((PUSHING, verdict, *OTHERS))
    return [*reader.feed(text.encode()), *reader.flush()]


def test_another_registry_that_the_deciding_words_name_is_meant_unless_ecr_says_them_of_its_own() -> None:
    other = "was refused ghcr.io/team/app"
    for speaker, beside, count in (
        (ANYONE, f" by {HOST}", 0),
        (CLIENT, f" by {HOST}", 0),
        (ECR, "", 0),
        (ECR, f" by {HOST}", 1),
    ):
        assert len(of_whom(f"{other}{beside}", speaker)) == count, (speaker, beside)


def test_an_image_without_a_registry_in_anybodys_deciding_words_is_ecrs_where_it_is_named_in_full() -> None:
    for speaker, name, count in ((ANYONE, "other", 0), (ANYONE, "app", 1), (CLIENT, "other", 1)):
        assert len(of_whom(f"was refused team/app of {HOST}/team/{name}", speaker)) == count, (speaker, name)
    assert len(of_whom(f"now pushing {HOST}/team/app\nwas refused ***/app", ANYONE)) == 1
    assert len(of_whom("was refused team/app", ECR)) == 1


def test_an_operation_that_ecr_alone_has_is_its_own_beside_another_registry() -> None:
    called = "An error occurred (ServerException) when calling the BatchCheckLayerAvailability operation: x"
    assert len(parse(f"copying ghcr.io/acme/app: {called}")) == 1


def test_what_fails_below_the_name_of_an_image_is_no_request_to_its_registry() -> None:
    for words in ("Error: 403 Forbidden", "context deadline exceeded", "x509: certificate signed by unknown authority"):
        for name in ("image: {}", "IMAGE={}", "FROM {}", "Deploying {} to prod", '"image": "{}"'):
            assert parse(f"{name.format(f'{HOST}/team/app:v1')}\n{words}\n") == [], (name, words)
        assert parse(f"url: https://{HOST}/v2/\n{words}\n") != [], words


def test_what_another_port_refuses_below_a_request_is_none_of_its_registry() -> None:
    for words in (
        "Error: connect ECONNREFUSED 10.2.0.8:5432",
        "connect ETIMEDOUT 10.2.0.8:27017",
        "redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.",
        "ssh: connect to host 10.2.0.9 port 22: Connection timed out",
    ):
        assert parse(f"url: https://{HOST}/v2/\n{words}\n") == [], words
    assert parse(f"url: https://{HOST}/v2/\nError: connect ECONNREFUSED 10.2.0.8:443\n") != []


def test_a_nought_or_a_no_before_words_that_fail_counts_nothing() -> None:
    failed = f"ailed to push {HOST}/team/app:v1: something unheard of"
    for before in ("exit code: 0\nf", "retry 0 f", "attempt 0 failed: f", "go on? no\nerror: f", "0\nerror: f", "0\nF"):
        (failure,) = parse(f"{before}{failed}\n")
        assert failure.repository == "team/app", before


@looped("word", ["econnreset", "slowdown", "expiredtoken", "nosuchhost", "unauthorized"])
def test_a_name_may_hold_any_word(word: str) -> None:
    for text in (
        f"Deploying {HOST}/team/{word}:v1 to prod",
        f"{HOST}/app:{word}",
        f"arn:aws:ecr:eu-west-1:{ID}:repository/{word} is there",
        f"GET https://{HOST}/v2/{word}/manifests/v1 200 OK",
    ):
        assert parse(text) == []


def test_no_image_without_a_registry_is_ecrs_but_the_one_that_is_named_in_full_beside_it() -> None:
    named = "Pulling repository {host}/team/app\nError: image team/{name}:v1 not found"
    (failure,) = parse(named.format(host=HOST, name="app"))
    assert failure.cause is Cause.IMAGE_NOT_FOUND and not parse(named.format(host=HOST, name="other"))


def test_an_answer_below_one_of_several_is_one_of_them() -> None:
    (failure,) = parse(f"reading manifest v1 in {HOST}/app: errors:\ndenied: x\nunauthorized: y")
    assert failure.cause is Cause.NOT_AUTHENTICATED and failure.repository == "app"


def test_an_answer_in_json_below_a_name_of_another_registry_is_not_ecrs() -> None:
    answer = '{"errors":[{"code":"DENIED","message":"Unable to access the repository, please check that you may."}]}'
    assert not parse(f"Error publishing registry.example.com/app: Bad status during token exchange: 401\n{answer}")


def test_a_request_to_somebody_else_is_ecrs_only_where_a_client_makes_it_for_an_image() -> None:
    image = f"{HOST}/team/app:v1"
    for told, client in product(
        ('Get "https://cdn.example.com/x": EOF', 'Get "https://cdn.example.com/x": net/http: TLS handshake timeout'),
        (
            f'failed to pull and unpack image "{image}": failed to copy: ',
            # containers/image, which asks a mirror first (docker/docker_client.go)
            f"Error: initializing source docker://{image}: pinging container registry cdn.example.com: ",
        ),
    ):
        assert not parse(f"image {image}: {told}") and not parse(f"scanning {image}: failed to report: {told}")
        assert not parse(f"Trying to pull {image}... {told}")
        (failure,) = parse(f"{client}{told}")
        assert failure.repository == "team/app" and failure.endpoint and failure.endpoint.host == "cdn.example.com"


def test_a_scheme_that_is_looked_up_names_no_other_registry() -> None:
    told = 'Get "https://{0}/v2/": dial tcp: lookup {0} on 10.0.0.2:53: no such host'
    for host in ("http", "https"):
        (failure,) = parse(f"$ docker login --username AWS https://https://{HOST}\n{told.format(host)}")
        assert failure.cause is Cause.HOST_NOT_FOUND and failure.registry == HOST
    assert not parse(f"$ docker login --username AWS https://{HOST}\n{told.format('registry')}")


def test_a_role_that_a_service_of_aws_works_by_is_ecrs_in_the_answer_to_an_operation_of_ecr_alone() -> None:
    refused = (
        "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: iam:CreateServiceLinkedRole on "
        "resource: arn:aws:iam::111122223333:role/aws-service-role/{0}.amazonaws.com/AWSServiceRole"
    )
    called = "An error occurred (AccessDeniedException) when calling the {} operation: "
    assert not parse(refused.format("replication.ecr"))
    assert not parse(called.format("CreateServiceLinkedRole") + refused.format("ecs"))
    (failure,) = parse(called.format("PutReplicationConfiguration") + refused.format("replication.ecr"))
    assert failure.action == "iam:CreateServiceLinkedRole" and failure.operation is None
    assert (
        failure.resource
        == "arn:aws:iam::111122223333:role/aws-service-role/replication.ecr.amazonaws.com/AWSServiceRole"
    )
    assert all(statement is None for statement in (item.statement for item in advise(failure)))


def test_who_tells_of_himself_prints_no_words_that_anybody_may_say() -> None:
    for line in (
        f"I could not push to {HOST}/team/app:v1 since monday",
        f"Hi, I've got ImagePullBackOff of {HOST}/team/app:v1",
        f"Since then I can't pull {HOST}/team/app:v1",
        f"I want to update the image {HOST}/team/app:v1. I am unsure how, and couldn't find the page.",
    ):
        assert [failure.told for failure in parse(line)] == [Told.QUOTED], line


def test_what_a_label_or_a_client_says_is_printed_whoever_tells_of_it() -> None:
    for line in (
        f"I get this: failed to push {HOST}/team/app:v1",
        f"I get this:\nfailed to push {HOST}/team/app:v1",
        f"We couldn't pull the image {HOST}/team/app:v1",
        f"Phase I failed: unable to push {HOST}/team/app:v1",
        f"I/O error: unable to push {HOST}/team/app:v1",
        f"I0512 10:00:00.000000 1 push.go:7] unable to push {HOST}/team/app:v1",
        "I push and get denied: Your authorization token has expired. Reauthenticate and try again.",
    ):
        assert [failure.told for failure in parse(line)] == [Told.PRINTED], line


def test_whose_credentials_expired_by_a_persons_words_is_no_failure_beside_a_clients() -> None:
    told = "There can be periods where our AWS ECR credentials have expired and they haven't been renewed yet.\n"
    refused = f'Failed to pull image "{HOST}/app:v1": pull access denied for {HOST}/app, repository does not exist'
    assert [failure.told for failure in parse(told)] == [Told.QUOTED]
    assert [failure.client for failure in parse(f"{told}{refused}") if failure.told is Told.PRINTED] == ["kubelet"]
    (said,) = parse(f"$ docker push {HOST}/app:v1\nYour credentials have expired")
    assert said.told is Told.PRINTED
