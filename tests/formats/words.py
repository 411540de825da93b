"""What the registry says, and where: ECR's sentences and the registries, repositories and callers they speak of.

Wordings: the ECR API and user guide, IAM's access-denied page, and the statuses of the distribution specification.
All names, accounts and ids are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tests.formats.cases import Fields

__all__ = [
    "DENIALS",
    "LOST",
    "MANIFEST_SAYINGS",
    "PLACES",
    "PUBLIC",
    "PULL_SAYINGS",
    "PUSH_SAYINGS",
    "STATUSES",
    "Place",
    "Saying",
    "fill",
]

DIGEST = "sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"


@dataclass(frozen=True, slots=True)
class Place:
    """A registry, a repository in it, a tag, and the account that asks."""

    account: str
    host: str
    region: str
    partition: str
    repository: str
    tag: str
    caller: str

    def words(self) -> dict[str, str]:
        """What the placeholders of the tables stand for."""
        name = f"{self.host}/{self.repository}"
        return {
            "account": self.account,
            "host": self.host,
            "region": self.region,
            "partition": self.partition,
            "repo": self.repository,
            "tag": self.tag,
            "caller": self.caller,
            "name": name,
            "ref": f"{name}:{self.tag}",
            "pinned": f"{name}@{DIGEST}",
            "digest": DIGEST,
            "v2": f"https://{self.host}/v2/",
            "manifest": f"https://{self.host}/v2/{self.repository}/manifests/{self.tag}",
            "bydigest": f"https://{self.host}/v2/{self.repository}/manifests/{DIGEST}",
            "blob": f"https://{self.host}/v2/{self.repository}/blobs/{DIGEST}",
            "uploads": f"https://{self.host}/v2/{self.repository}/blobs/uploads/",
            "arn": f"arn:{self.partition}:ecr:{self.region}:{self.account}:repository/{self.repository}",
            "me": f"arn:{self.partition}:sts::{self.caller}:assumed-role/ci-runner/i-0abc1234def567890",
            "user": f"arn:{self.partition}:iam::{self.caller}:user/ops/mika",
        }

    @property
    def crosses(self) -> bool:
        """Whether the caller belongs to another account than the registry."""
        return self.caller != self.account


_A, _B, _C = "111122223333", "444455556666", "123456789012"
PLACES = (
    Place(_A, f"{_A}.dkr.ecr.eu-west-1.amazonaws.com", "eu-west-1", "aws", "team/app", "v1.2.3", _B),
    Place(_B, f"{_B}.dkr.ecr.cn-north-1.amazonaws.com.cn", "cn-north-1", "aws-cn", "platform/api", "2024-05-01", _B),
    Place(
        _C,
        f"{_C}.dkr.ecr-fips.us-gov-west-1.amazonaws.com",
        "us-gov-west-1",
        "aws-us-gov",
        "billing_svc",
        "latest",
        _A,
    ),
    Place(_A, f"{_A}.dkr-ecr.us-east-2.on.aws", "us-east-2", "aws", "web.front/node-20", "sha-0a1b2c3", _C),
    Place(_B, f"{_B}.dkr.ecr.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1", "aws-eusc", "tools/ci-runner", "7", _A),
    Place(_C, f"{_C}.dkr.ecr.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", "aws-iso", "ops/agent", "1.0-rc.2", _C),
)
PUBLIC = Place("", "public.ecr.aws", "us-east-1", "aws", "acme/edge", "3.19", _B)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of the registry: its code, its words, the cause they mean and the fields they say."""

    name: str
    code: str
    words: str
    causes: tuple[str, ...]
    fields: Fields = field(default_factory=dict)
    status: str = ""


def fill(template: str, place: Place, **more: str) -> str:
    """``template`` with its ``{placeholders}`` filled; other braces stay (no format specification is needed)."""
    for _ in range(2):  # a saying inside a format inside a frame
        for name, value in (more | place.words()).items():
            template = template.replace("{" + name + "}", value)
    return template


class Reason(NamedTuple):
    """Why IAM refuses: its words, the cause they mean, the policy's type and effect."""

    words: str
    cause: str
    kind: str | None
    effect: str | None


def _iam(name: str, action: str, reason: Reason, who: str = "{me}") -> Saying:
    why, cause, kind, effect = reason
    words = f"User: {who} is not authorized to perform: {action} on resource: {{arn}}{why.replace('ACTION', action)}"
    fields: dict[str, str | int | bool | None] = {
        "action": action,
        "registry_id": "{account}",
        "region": "{region}",
        "repository": "{repo}",
        "principal_arn": who,
        "principal_account": "{caller}",
        "policy_type": kind,
        "policy_effect": effect,
        "cross_account": "{crosses}",
    }
    if action in ("ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"):
        fields["operation"] = "push"
    if "policy: arn" in why:
        fields["policy_arn"] = why.rpartition(": ")[2]
    return Saying(name, "DENIED", words, (cause,), fields, "403 Forbidden")


_SCP = "arn:aws:organizations::123456789012:policy/o-a1b2c3d4e5/service_control_policy/p-f6g7h8i9"
_GUARD, _EXPLICIT = "guardrail-implicit-deny", "explicit-deny"
_PULL, _PUSH = "ecr:BatchGetImage", "ecr:InitiateLayerUpload"

# Action, reason, cause, policy type, effect: IAM's whole grammar, each once for a pull and once for a push.
_REASONS = (
    ("resource", " because no resource-based policy allows the ACTION action", "resource-policy-implicit-deny",
     "resource-based", "implicit"),
    ("identity", " because no identity-based policy allows the ACTION action", "identity-policy-implicit-deny",
     "identity-based", "implicit"),
    ("scp", " because no service control policy allows the ACTION action", _GUARD, "service-control", "implicit"),
    ("rcp", " because no resource control policy allows the ACTION action", _GUARD, "resource-control", "implicit"),
    ("boundary", " because no permissions boundary allows the ACTION action", _GUARD, "permissions-boundary",
     "implicit"),
    ("session", " because no session policy allows the ACTION action", _GUARD, "session", "implicit"),
    ("endpoint", " because no VPC endpoint policy allows the ACTION action", _GUARD, "vpc-endpoint", "implicit"),
    ("deny-identity", " with an explicit deny in an identity-based policy", _EXPLICIT, "identity-based", "explicit"),
    ("deny-resource", " with an explicit deny in a resource-based policy", _EXPLICIT, "resource-based", "explicit"),
    ("deny-scp-arn", f" with an explicit deny in a service control policy: {_SCP}", _EXPLICIT, "service-control",
     "explicit"),
    ("deny-rcp", " with an explicit deny in a resource control policy", _EXPLICIT, "resource-control", "explicit"),
    ("deny-boundary", " with an explicit deny in a permissions boundary", _EXPLICIT, "permissions-boundary",
     "explicit"),
    ("deny-sessions", " with an explicit deny in a sessions policy", _EXPLICIT, "session", "explicit"),
    ("deny-endpoint", " with an explicit deny in a VPC endpoint policy", _EXPLICIT, "vpc-endpoint", "explicit"),
    ("deny-untyped", " with an explicit deny", _EXPLICIT, None, "explicit"),
    ("unsaid", "", "access-denied", None, None),
)  # fmt: skip
_EXPIRED = Saying(
    "expired",
    "DENIED",
    "Your authorization token has expired. Reauthenticate and try again.",
    ("token-expired",),
    status="403 Forbidden",
)
DENIALS_PULL = (
    *(_iam(f"pull-{name}", _PULL, Reason(*rest)) for name, *rest in _REASONS),
    _iam("pull-layer-url", "ecr:GetDownloadUrlForLayer", Reason(*_REASONS[1][1:]), "{user}"),
)
DENIALS_PUSH = (
    *(_iam(f"push-{name}", _PUSH, Reason(*rest)) for name, *rest in _REASONS),
    _iam("push-put-image", "ecr:PutImage", Reason(*_REASONS[0][1:]), "{user}"),
    _iam("push-complete", "ecr:CompleteLayerUpload", Reason(*_REASONS[1][1:])),
)
OTHER_DENIALS = (
    _EXPIRED,
    Saying(
        "expired-old",
        "DENIED",
        "Your Authorization Token has expired. Please run 'aws ecr get-login --no-include-email' to fetch a new one.",
        ("token-expired",),
    ),
    Saying("token-invalid", "DENIED", "Your Authorization Token is invalid.", ("token-invalid",)),
)
QUOTA = Saying(
    "quota",
    "DENIED",
    "The repository with name '{repo}' in registry with id '{account}' already has the maximum allowed number of"
    " images which is '100000'",
    ("quota-exceeded",),
    {"repository": "{repo}", "registry_id": "{account}"},
)
_UPSTREAM = Saying(
    "upstream",
    "DENIED",
    "The authentication to the upstream registry failed. Verify that the credentials provided in the pull through"
    " cache rule are correct, and try again.",
    ("upstream-denied",),
)
NAME_UNKNOWN = Saying(
    "name-unknown",
    "NAME_UNKNOWN",
    "The repository with name '{repo}' does not exist in the registry with id '{account}'",
    ("repository-not-found",),
    {"repository": "{repo}", "registry_id": "{account}"},
    "404 Not Found",
)
MANIFEST_UNKNOWN = Saying(
    "manifest-unknown", "MANIFEST_UNKNOWN", "Requested image not found", ("image-not-found",), status="404 Not Found"
)
RATE = Saying("rate", "TOOMANYREQUESTS", "Rate exceeded", ("rate-limited",), status="429 Too Many Requests")
DATA = Saying("data", "TOOMANYREQUESTS", "Data limit exceeded", ("rate-limited",), status="429 Too Many Requests")


def _immutable(what: str) -> Saying:
    return Saying(
        f"immutable-{what}",
        "TAG_INVALID",
        "The image tag '{tag}' already exists in the '{repo}' repository and cannot be overwritten because the"
        f" {what} is immutable.",
        ("tag-immutable",),
        {"repository": "{repo}", "tag": "{tag}"},
        "400 Bad Request",
    )


IMMUTABLE = (_immutable("repository"), _immutable("tag"))
MANIFEST_SAYINGS = (
    *IMMUTABLE,
    Saying(
        "unsupported",
        "UNSUPPORTED",
        "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
        ("manifest-unsupported",),
        status="405 Method Not Allowed",
    ),
)
UPLOAD_SAYINGS = (
    Saying(
        "part",
        "BLOB_UPLOAD_INVALID",
        "First byte of the layer part is 10485760 instead of 20971520",
        ("upload-invalid",),
        status="416 Requested Range Not Satisfiable",
    ),
)
PULL_SAYINGS = (*DENIALS_PULL, *OTHER_DENIALS, _UPSTREAM, NAME_UNKNOWN, MANIFEST_UNKNOWN, RATE)
PUSH_SAYINGS = (*DENIALS_PUSH, *OTHER_DENIALS, QUOTA, NAME_UNKNOWN, RATE, *MANIFEST_SAYINGS, *UPLOAD_SAYINGS)
DENIALS = (*DENIALS_PULL, *OTHER_DENIALS, _UPSTREAM)
UPLOAD_DENIALS = (*DENIALS_PUSH, *OTHER_DENIALS, QUOTA)
ANY_FEW = (DENIALS_PULL[0], DENIALS_PULL[9], _EXPIRED, NAME_UNKNOWN)
PUSH_FEW = (DENIALS_PUSH[1], DENIALS_PUSH[6], _EXPIRED, QUOTA, NAME_UNKNOWN)


def _status(text: str, *causes: str) -> Saying:
    return Saying(text[:3], "", text, causes, {"http_status": int(text[:3])})


# A status without the registry's words.
FORBIDDEN = _status("403 Forbidden", "forbidden")
UNAUTHORIZED = _status("401 Unauthorized", "not-authenticated")
MISSING = _status("404 Not Found", "not-found")
LOST = (FORBIDDEN, UNAUTHORIZED)
SERVER = (
    _status("500 Internal Server Error", "registry-error"),
    _status("503 Service Unavailable", "registry-error"),
)
STATUSES = (*LOST, _status("429 Too Many Requests", "rate-limited"), *SERVER)
PUSH_STATUSES = (*LOST, MISSING, _status("400 Bad Request", "bad-request"), *SERVER)

# What Go says when the registry cannot be reached.
WAYS = (
    Saying("dns", "", "dial tcp: lookup {host} on 10.0.0.2:53: no such host", ("host-not-found",)),
    Saying("dial", "", "dial tcp 10.1.2.3:443: i/o timeout", ("connection-failed",)),
    Saying("refused", "", "dial tcp 10.1.2.3:443: connect: connection refused", ("connection-failed",)),
    Saying("eof", "", "EOF", ("connection-closed",)),
    Saying(
        "reset", "", "read tcp 10.0.1.2:41776->10.1.2.3:443: read: connection reset by peer",
        ("connection-closed", "connection-failed"),
    ),
    Saying(
        "waiting", "",
        "net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)",
        ("connection-failed",),
    ),
    Saying(
        "deadline", "", "context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
        ("connection-failed",),
    ),
    Saying("handshake", "", "net/http: TLS handshake timeout", ("tls-failed", "connection-failed")),
    Saying("x509", "", "tls: failed to verify certificate: x509: certificate signed by unknown authority",
           ("tls-failed",)),
    Saying("x509-old", "", "x509: certificate has expired or is not yet valid", ("tls-failed",)),
    Saying("plain", "", "http: server gave HTTP response to HTTPS client", ("tls-failed", "connection-failed")),
)  # fmt: skip
