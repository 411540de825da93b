"""What reports and lists tell of images and repositories: findings, policies, counts, answers, what went well."""

from ecr_denied.catalogue.entry import Other
from ecr_denied.catalogue.examples import HOST, IMAGE, beside

ENTRIES = (
    Other(
        "findings",
        "({edge}vulnerabilit|{edge}CVE-{digits}|{digits} finding|{edge}severity[:] (high|medium|low|critical)|{edge}lifecycle (rule|polic))",
        source="Amazon ECR image scanning and lifecycle policies",
        reads=beside("lifecycle rule:"),
        not_reads=[
            f"{words}: image {IMAGE} failed the check"
            for words in (
                *("2 vulnerabilities", "CVE-2024-1", "1 finding", "lifecycle rule", "lifecycle policy"),
                *(f"severity: {level}" for level in ("HIGH", "MEDIUM", "LOW", "CRITICAL")),
            )
        ],
    ),
    Other(
        "policy",
        '({edge}(Sid|Effect|Statement)["] (:|=)|resource "aws_|repositoryArn|imageTagMutability)',
        source="IAM policy grammar; terraform-provider-aws; botocore ecr service model",
        reads=beside("Sid:"),
        not_reads=[
            f'"Sid": "DenyMissing", image {IMAGE} not allowed',
            f"Effect: Deny, image {IMAGE} not allowed",
            f"Statement: image {IMAGE} not allowed",
            f'sid = "DenyMissing", image {IMAGE} not allowed',
            f'resource "aws_ecs_service" "web": image {IMAGE} not found',
            f"repositoryArn missing: image {IMAGE}",
            f"imageTagMutability missing: image {IMAGE}",
        ],
    ),
    Other(
        "count",
        "({edge}0 (errors|failures)|{edge}0 (error|failed|failure){end}|{edge}(errors|error|failed|failures|failure)['](:|=) 0{edge}"
        "|{edge}(errors|error)['](:|=) (null|nil|none|<nil>)|{edge}(no|without) (errors|error{end})|{edge}not missing)",
        is_harmless=True,
        source="Ansible's play recap, pytest's and Maven Surefire's summaries: what failed was counted, and nothing had",
        reads={
            **beside("0 errors,"),
            f'{{"error":null,"msg":"failed to push {IMAGE}: i/o timeout"}}': {"cause": "connection-failed"},
            f"built with 0 errors, push of {IMAGE} failed": {"cause": "unclassified"},
        },
        not_reads=[
            f"push of image {IMAGE}: 0 errors",
            f"push of image {IMAGE}: errors: 0",
            f"push of image {IMAGE}: no errors",
            *(f"error: {nothing}, push of image {IMAGE}" for nothing in ("null", "nil", "none", "<nil>")),
            f"push of image {IMAGE} without errors",
            f"push of image {IMAGE}: 0 failed",
            f"image {IMAGE} is not missing",
        ],
    ),
    Other(
        "instruction",
        "{edge}(do not|don[']t|must not|should not|shouldn[']t) error{edge}",
        is_harmless=True,
        source="titles of changes, and comments: what a program is to do, and not what it did",
        reads={f"don't error there: push of {IMAGE} failed": {"cause": "unclassified"}},
        not_reads=[
            f"{words} error if image {IMAGE} is there"
            for words in ("don't", "do not", "must not", "should not", "shouldn't")
        ],
    ),
    Other(
        "went-well",
        "{edge}(already present|successfully (built|tagged)|already exists in the registry"
        "|RepositoryAlreadyExists|creating (it|repository))",
        source="docker, kubelet, Amazon ECR: what is there, or is made",
        reads=beside("already present:"),
        not_reads=[
            f"push of image {IMAGE}: {words}, nothing failed"
            for words in (
                "already present",
                "successfully built",
                "successfully tagged",
                "already exists in the registry",
                "RepositoryAlreadyExistsException",
                "creating it",
                "creating repository",
            )
        ],
    ),
    Other(
        "deletion",
        "(deleting ECR|cannot be deleted|DeleteRepository)",
        source="botocore ecr service model, DeleteRepository; terraform-provider-aws",
        reads=beside("cannot be deleted:"),
        not_reads=[
            f"{words}: image {IMAGE} failed" for words in ("deleting ECR", "it cannot be deleted", "DeleteRepository")
        ],
    ),
    Other(
        "cache",
        "({edge}cache[ {word}][ {word}][ {word}] (not found|miss)|cache importer: {reference}: not found|: Not found. Building)",
        source="moby/buildkit; GoogleContainerTools/skaffold: a look for what need not be built",
        reads=beside("cache miss:"),
        not_reads=[
            f"cache for the app miss: failed to find image {IMAGE}",
            f"cache importer: {IMAGE}: not found",
            f" - {HOST}/team/app: Not found. Building",
        ],
    ),
    Other(
        "locally",
        "(not found|does not exist) locally{end}",
        is_harmless=True,
        source="container engines: a look at the machine before the registry is asked",
        reads={
            **beside("not found locally;"),
            f"image {IMAGE} not found locally; pulling failed: i/o timeout": {"cause": "connection-failed"},
        },
        not_reads=[f"Image {IMAGE} not found locally, pulling", f"Image {IMAGE} does not exist locally."],
    ),
    Other(
        "anonymous",
        "falling back to [the ](default|anonymous|unauthenticated)",
        source="google/go-containerregistry; containers/image: no credentials, and none needed yet",
        reads=beside("falling back to anonymous:"),
        not_reads=[
            f"credentials not found for image {IMAGE}, falling back to {words}"
            for words in ("default", "anonymous", "the unauthenticated pull")
        ],
    ),
    Other(
        "row",
        "{edge}{layer} {digits} (seconds|minutes|hours|days|weeks|months|years) ago",
        source="docker images: a row of the images that docker holds",
        reads=beside("21b76155b51b 2 weeks ago"),
        not_reads=[
            f"{HOST}/error-pages   403-forbidden   21b76155b51b   2 {unit} ago   142MB"
            for unit in ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
        ],
    ),
    Other(
        "access-log",
        '"{method} /{path} HTTP/{word}" {digits}',
        source="Apache HTTP Server, mod_log_config: a server's log of its answers",
        reads=beside('"GET /v2/ HTTP/1.1" 401'),
        not_reads=[f'192.0.2.4 - - "GET /v2/wp-login.php HTTP/1.1" 404 153 (image {IMAGE})'],
    ),
    Other(
        "answers",
        '(msg="fetch response received"|fetch response received host=|msg="Not found" Status=")',
        source="containerd core/remotes/docker/resolver.go; regclient internal/reghttp: every answer, at the level debug",
        reads=beside('msg="fetch response received"'),
        not_reads=[
            f'level=debug msg="fetch response received" response.status="404 Not Found" url="https://{HOST}/v2/app/blobs/x"',
            f'DEBU[0000] fetch response received host={HOST} response.status="401 Unauthorized" url="https://{HOST}/v2/"',
            f'level=debug msg="Not found" Status="404 Not Found" URL="https://{HOST}/v2/app/blobs/x"',
        ],
    ),
    Other(
        "challenge",
        "(/v2/ = \\(code={word}, statusCode=401|{edge}Ping {url} status 401)",
        source="distribution spec, authentication: the challenge that every client meets first",
        reads=beside(f"Ping https://{HOST}/v2/ status 401"),
        not_reads=[
            f"DEBUG: GET https://{HOST}/v2/ = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=401 retryCount=0)",
            f"DEBU[0000] Ping https://{HOST}/v2/ status 401",
        ],
    ),
    Other(
        "goes-on",
        "proceeding anyway",
        source="aws/aws-cdk cdk-assets: a role that could not be assumed, and what is asked for without it",
        reads=beside("proceeding anyway:"),
        not_reads=[
            f"Could not assume the role for the image {IMAGE}, proceeding anyway using current credentials.",
            f"current credentials could not be used for the image {IMAGE}, but are for the right account. Proceeding anyway.",
        ],
    ),
    Other(
        "setting",
        "cannot use update strategy '{word}' for image",
        source="argoproj-labs/argocd-image-updater registry-scanner/pkg/registry/registry.go: a setting that asks for another",
        reads=beside("cannot use update strategy 'digest' for image"),
        not_reads=[
            f"Could not get tags from registry: cannot use update strategy 'digest' for image '{IMAGE}' without a version constraint"
        ],
    ),
)
