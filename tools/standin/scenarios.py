"""What the registry answers, as one table: a row says who asks for which repository, and what comes back.

A row is selected by the repository in the request, by the password (`Credentials.OWN`: a token that is itself
the fault) or by the access key (the JSON API's GetAuthorizationToken names no repository).
All names and account ids are invented.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum, StrEnum

TOKYO = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com"
FRANKFURT = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
CLOSED_PORT = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
FOREIGN_AUTHORITY = "444455556666.dkr.ecr.us-west-2.amazonaws.com"
REGION_TYPO = "123456789012.dkr.ecr.ap-northest-1.amazonaws.com"

CI_BUILDER = "arn:aws:sts::444455556666:assumed-role/ci-builder/build-42"
NODE_ROLE = "arn:aws:sts::444455556666:assumed-role/eks-nodes/i-0abc1234def567890"
DEPLOY_USER = "arn:aws:iam::111122223333:user/deploy"
RELEASE_ROLE = "arn:aws:sts::123456789012:assumed-role/release/GitHubActions"

JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


class Step(StrEnum):
    """One kind of request, valued with the IAM action that ECR asks permission for."""

    MANIFEST_READ = "ecr:BatchGetImage"
    MANIFEST_WRITE = "ecr:PutImage"
    BLOB_CHECK = "ecr:BatchCheckLayerAvailability"
    BLOB_READ = "ecr:GetDownloadUrlForLayer"
    UPLOAD_START = "ecr:InitiateLayerUpload"
    UPLOAD_PART = "ecr:UploadLayerPart"
    UPLOAD_END = "ecr:CompleteLayerUpload"
    TAGS = "ecr:ListImages"
    TOKEN = "ecr:GetAuthorizationToken"
    DESCRIBE_REPOSITORIES = "ecr:DescribeRepositories"
    DESCRIBE_IMAGES = "ecr:DescribeImages"


READ = frozenset({Step.MANIFEST_READ, Step.BLOB_READ})
WRITE = frozenset({Step.BLOB_CHECK, Step.UPLOAD_START, Step.UPLOAD_PART, Step.UPLOAD_END, Step.MANIFEST_WRITE})
EVERY = frozenset(Step)


class Credentials(Enum):
    """What the client has to present to meet the scenario."""

    CURRENT = "the token that the registry accepts"
    OWN = "the scenario's name as the password"
    NONE = "nothing"
    HELPER_ABSENT = "a credential helper that is not installed"
    HELPER_FAILING = "the ECR credential helper, which finds no AWS credentials"


class Kind(Enum):
    """How the fault comes about."""

    ANSWER = "the registry answers with status and message"
    HANG_UP = "the registry closes the connection without an answer"
    LAYER_STORE = "the registry redirects to the layer bucket, which refuses"
    CLIENT = "the client never gets as far as an answer that matters"


@dataclass(frozen=True)
class Scenario:
    """One row: when it applies (`repository`, `registry`, `steps`) and what is then said.

    `message` is a template over {action}, {resource}, {principal}, {repository}, {account}, {region} and {tag};
    `cause` and `policy` (type and effect) are the truth that a reader of the printed message should find.
    """

    name: str
    cause: str
    repository: str
    registry: str = TOKYO
    tag: str = "v1"
    principal: str = CI_BUILDER
    steps: frozenset[Step] = EVERY
    status: int = 403
    code: str | None = "DENIED"
    message: str = ""
    content_type: str | None = JSON
    policy: tuple[str | None, str | None] = (None, None)
    credentials: Credentials = Credentials.CURRENT
    kind: Kind = Kind.ANSWER
    exception: str | None = None

    @property
    def account(self) -> str:
        """The registry id: the account in the host name."""
        return self.registry.partition(".")[0]

    @property
    def region(self) -> str:
        """The region as the host name spells it."""
        return self.registry.split(".")[3]

    @property
    def reference(self) -> str:
        """The image reference to pull."""
        return f"{self.registry}/{self.repository}:{self.tag}"

    def candidate(self, number: int = 1) -> str:
        """A reference to push: not the tag to pull, for what a client holds already it does not ask for."""
        return f"{self.reference}-rc{number}"

    @property
    def access_key_id(self) -> str:
        """The access key that selects this row in the JSON API."""
        return f"AKIA{hashlib.sha256(self.name.encode()).hexdigest()[:16].upper()}"

    def sentence(self, step: Step, tag: str | None = None) -> str:
        """The registry's words when it refuses `step`."""
        resource = f"arn:aws:ecr:{self.region}:{self.account}:repository/{self.repository}"
        return self.message.format(
            action=step.value,
            resource="*" if step is Step.TOKEN else resource,
            principal=self.principal,
            repository=self.repository,
            account=self.account,
            region=self.region,
            tag=tag or self.tag,
        )


def _iam(reason: str = "", tail: str = "") -> str:
    sentence = "User: {principal} is not authorized to perform: {action} on resource: {resource}"
    return f"{sentence} {reason}{tail}" if reason else f"{sentence}{tail}"


def _implicit(policy: str) -> str:
    return _iam(f"because no {policy} allows the {{action}} action")


def _explicit(policy: str, arn: str = "") -> str:
    return _iam(f"with an explicit deny in {policy}" + (f": {arn}" if arn else ""))


_MISSING = "The repository with name '{repository}' does not exist in the registry with id '{account}'"
_IMMUTABLE = "The image tag '{tag}' already exists in the '{repository}' repository and cannot be overwritten because "
_AUTHORIZATION = (
    ". Go to https://{region}.console.aws.amazon.com/iam/home?region={region}#/authorization-details/"
    "5d2f8c61b7e94a03 for complete details, or call the GetRequestAuthorizationDetails API with the following "
    "authorization id: 5d2f8c61b7e94a03"
)

_ROWS = (
    # The name or the image is wrong.
    Scenario(
        "repository-missing",
        "repository-not-found",
        "shop/chekout-api",
        principal=RELEASE_ROLE,
        status=404,
        code="NAME_UNKNOWN",
        message=_MISSING,
        exception="RepositoryNotFoundException",
    ),
    Scenario(
        "image-missing",
        "image-not-found",
        "shop/storefront",
        registry=FRANKFURT,
        tag="2024.11.3",
        principal=DEPLOY_USER,
        steps=frozenset({Step.MANIFEST_READ, Step.DESCRIBE_IMAGES}),
        status=404,
        code="MANIFEST_UNKNOWN",
        message="Requested image not found",
        exception="ImageNotFoundException",
    ),
    # IAM refuses: who says so, and how.
    Scenario(
        "resource-policy-implicit-deny-cross-account",
        "resource-policy-implicit-deny",
        "platform/base-image",
        message=_implicit("resource-based policy"),
        policy=("resource-based", "implicit"),
    ),
    Scenario(
        "identity-policy-implicit-deny-same-account",
        "identity-policy-implicit-deny",
        "billing/invoice-worker",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        message=_implicit("identity-based policy"),
        policy=("identity-based", "implicit"),
    ),
    Scenario(
        "identity-policy-implicit-deny-cross-account",
        "identity-policy-implicit-deny",
        "billing/ledger",
        principal=NODE_ROLE,
        message=_implicit("identity-based policy"),
        policy=("identity-based", "implicit"),
    ),
    Scenario(
        "no-reason",
        "access-denied",
        "legacy/crm",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        message=_iam(),
    ),
    Scenario(
        "permissions-boundary-implicit-deny",
        "guardrail-implicit-deny",
        "sandbox/notebook",
        principal=RELEASE_ROLE,
        message=_implicit("permissions boundary"),
        policy=("permissions-boundary", "implicit"),
    ),
    Scenario(
        "service-control-policy-implicit-deny",
        "guardrail-implicit-deny",
        "ml/feature-store",
        message=_implicit("service control policy"),
        policy=("service-control", "implicit"),
    ),
    Scenario(
        "session-policy-implicit-deny",
        "guardrail-implicit-deny",
        "ml/trainer",
        principal=RELEASE_ROLE,
        message=_implicit("session policy"),
        policy=("session", "implicit"),
    ),
    Scenario(
        "vpc-endpoint-policy-implicit-deny",
        "guardrail-implicit-deny",
        "edge/gateway",
        principal=RELEASE_ROLE,
        message=_implicit("VPC endpoint policy"),
        policy=("vpc-endpoint", "implicit"),
    ),
    Scenario(
        "service-control-policy-explicit-deny",
        "explicit-deny",
        "payments/card-vault",
        message=_explicit(
            "a service control policy",
            "arn:aws:organizations::444455556666:policy/o-a1b2c3d4e5/service_control_policy/p-f6a7b8c9",
        ),
        policy=("service-control", "explicit"),
    ),
    Scenario(
        "identity-policy-explicit-deny",
        "explicit-deny",
        "payments/refunds",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        message=_explicit("an identity-based policy", "arn:aws:iam::111122223333:policy/DenyProduction"),
        policy=("identity-based", "explicit"),
    ),
    Scenario(
        "resource-policy-explicit-deny",
        "explicit-deny",
        "payments/fraud-check",
        message=_explicit("a resource-based policy"),
        policy=("resource-based", "explicit"),
    ),
    Scenario(
        "session-policy-explicit-deny",
        "explicit-deny",
        "payments/settlement",
        principal=RELEASE_ROLE,
        message=_explicit("a sessions policy"),
        policy=("session", "explicit"),
    ),
    Scenario(
        "resource-control-policy-explicit-deny",
        "explicit-deny",
        "payments/tokens",
        message=_explicit("a resource control policy"),
        policy=("resource-control", "explicit"),
    ),
    Scenario(
        "vpc-endpoint-policy-explicit-deny",
        "explicit-deny",
        "edge/router",
        principal=RELEASE_ROLE,
        message=_explicit("a VPC endpoint policy"),
        policy=("vpc-endpoint", "explicit"),
    ),
    Scenario(
        "explicit-deny-untyped",
        "explicit-deny",
        "legacy/erp",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        message=_iam("with an explicit deny"),
        policy=(None, "explicit"),
    ),
    Scenario(
        "authorization-id",
        "identity-policy-implicit-deny",
        "billing/statements",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        message=_implicit("identity-based policy") + _AUTHORIZATION,
        policy=("identity-based", "implicit"),
    ),
    # IAM refuses one step only.
    Scenario(
        "blob-read-denied",
        "identity-policy-implicit-deny",
        "media/transcoder",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        steps=frozenset({Step.BLOB_READ}),
        message=_implicit("identity-based policy"),
        policy=("identity-based", "implicit"),
    ),
    Scenario(
        "manifest-read-denied",
        "resource-policy-implicit-deny",
        "media/thumbnails",
        steps=frozenset({Step.MANIFEST_READ}),
        message=_implicit("resource-based policy"),
        policy=("resource-based", "implicit"),
    ),
    Scenario(
        "manifest-write-denied",
        "resource-policy-implicit-deny",
        "media/subtitles",
        steps=frozenset({Step.MANIFEST_WRITE}),
        message=_implicit("resource-based policy"),
        policy=("resource-based", "implicit"),
    ),
    Scenario(
        "upload-start-denied",
        "resource-policy-implicit-deny",
        "media/player",
        steps=frozenset({Step.UPLOAD_START}),
        message=_implicit("resource-based policy"),
        policy=("resource-based", "implicit"),
    ),
    Scenario(
        "upload-part-denied",
        "identity-policy-implicit-deny",
        "media/uploads",
        registry=FRANKFURT,
        principal=DEPLOY_USER,
        steps=frozenset({Step.UPLOAD_PART}),
        message=_implicit("identity-based policy"),
        policy=("identity-based", "implicit"),
    ),
    # The registry refuses for reasons of its own.
    Scenario(
        "quota-images",
        "quota-exceeded",
        "nightly/builds",
        steps=frozenset({Step.MANIFEST_WRITE}),
        message="The repository with name '{repository}' in registry with id '{account}' already has the maximum "
        "allowed number of images which is '100000'",
    ),
    Scenario(
        "tag-immutable-repository",
        "tag-immutable",
        "release/agent",
        tag="1.4.0",
        steps=frozenset({Step.MANIFEST_WRITE}),
        status=400,
        code="TAG_INVALID",
        message=_IMMUTABLE + "the repository is immutable.",
    ),
    Scenario(
        "tag-immutable-tag",
        "tag-immutable",
        "release/console",
        registry=FRANKFURT,
        tag="1.4.0",
        steps=frozenset({Step.MANIFEST_WRITE}),
        status=400,
        code="TAG_INVALID",
        message=_IMMUTABLE + "the tag is immutable.",
    ),
    Scenario(
        "manifest-unsupported",
        "manifest-unsupported",
        "charts/umbrella",
        steps=frozenset({Step.MANIFEST_WRITE}),
        status=405,
        code="UNSUPPORTED",
        message="Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    ),
    Scenario(
        "upload-invalid",
        "upload-invalid",
        "video/encoder",
        steps=frozenset({Step.UPLOAD_PART}),
        status=416,
        code="BLOB_UPLOAD_INVALID",
        message="First byte of the layer part is 5242880 instead of 0",
    ),
    Scenario(
        "rate-exceeded",
        "rate-limited",
        "batch/importer",
        status=429,
        code="TOOMANYREQUESTS",
        message="Rate exceeded",
        exception="ThrottlingException",
    ),
    Scenario(
        "data-limit-exceeded",
        "rate-limited",
        "batch/exporter",
        registry=FRANKFURT,
        steps=READ,
        status=429,
        code="TOOMANYREQUESTS",
        message="Data limit exceeded",
    ),
    Scenario(
        "upstream-login-refused",
        "upstream-denied",
        "docker-hub/library/nginx",
        tag="1.27",
        steps=READ,
        message="The authentication to the upstream registry failed. Verify that the credentials provided in the "
        "pull through cache rule are correct, and try again.",
    ),
    # The token or the login.
    Scenario(
        "token-expired",
        "token-expired",
        "search/indexer",
        credentials=Credentials.OWN,
        message="Your authorization token has expired. Reauthenticate and try again.",
    ),
    Scenario(
        "token-invalid",
        "token-invalid",
        "search/frontend",
        registry=FRANKFURT,
        credentials=Credentials.OWN,
        status=400,
        message="Your Authorization Token is invalid.",
    ),
    Scenario(
        "wrong-password",
        "not-authenticated",
        "search/crawler",
        credentials=Credentials.OWN,
        status=401,
        code=None,
        message="Not Authorized",
        content_type=TEXT,
    ),
    Scenario(
        "not-logged-in",
        "not-authenticated",
        "search/suggest",
        credentials=Credentials.NONE,
        status=401,
        code=None,
        message="Not Authorized",
        content_type=TEXT,
    ),
    Scenario(
        "helper-absent",
        "credential-helper-failed",
        "search/ranking",
        credentials=Credentials.HELPER_ABSENT,
        status=401,
        code=None,
        message="Not Authorized",
        content_type=TEXT,
    ),
    Scenario(
        "helper-failing",
        "credential-helper-failed",
        "search/synonyms",
        registry=FRANKFURT,
        credentials=Credentials.HELPER_FAILING,
        status=401,
        code=None,
        message="Not Authorized",
        content_type=TEXT,
    ),
    # Answers without the registry's words.
    Scenario("forbidden-empty", "forbidden", "ops/cron", code=None, content_type=None),
    Scenario("forbidden-empty-json", "forbidden", "ops/alerts", registry=FRANKFURT, code=None),
    Scenario(
        "blob-check-forbidden",
        "forbidden",
        "ops/backup",
        steps=frozenset({Step.BLOB_CHECK}),
        code=None,
        content_type=None,
    ),
    Scenario(
        "layer-store-denied",
        "layer-store-denied",
        "data/warehouse",
        steps=frozenset({Step.BLOB_READ}),
        kind=Kind.LAYER_STORE,
        code=None,
    ),
    Scenario("server-error", "registry-error", "ops/metrics", status=500, code=None, content_type=None),
    Scenario(
        "service-unavailable",
        "registry-error",
        "ops/tracing",
        registry=FRANKFURT,
        status=503,
        code=None,
        content_type=None,
        exception="ServerException",
    ),
    # The way there.
    Scenario(
        "upload-hang-up",
        "connection-closed",
        "games/lobby",
        steps=frozenset({Step.UPLOAD_START}),
        kind=Kind.HANG_UP,
        code=None,
    ),
    Scenario("foreign-authority", "tls-failed", "games/matchmaker", FOREIGN_AUTHORITY, kind=Kind.CLIENT, code=None),
    Scenario("port-closed", "connection-failed", "games/chat", CLOSED_PORT, kind=Kind.CLIENT, code=None),
    Scenario("region-typo", "host-not-found", "games/scores", REGION_TYPO, kind=Kind.CLIENT, code=None),
)

SCENARIOS: dict[str, Scenario] = {row.name: row for row in _ROWS}
