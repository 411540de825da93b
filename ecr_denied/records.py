"""What the library hands out: frozen, typed records and the enums they are made of.

A record holds what a text *said*. A field is ``None`` when the text does not say it, and a masked
value (``***``, ``<account>``) counts as not said. No field holds a secret: words are redacted, and a name with a secret
in it counts as not said. Nothing here reads text or gives advice.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    computed_field,
    model_validator,
)

from ecr_denied.redaction import redact, redact_torn

__all__ = [
    "Advice",
    "Cause",
    "Check",
    "Explanation",
    "Failure",
    "Family",
    "Language",
    "Operation",
    "Outcome",
    "Policy",
    "PolicyEffect",
    "PolicyType",
    "Principal",
    "PrincipalType",
    "Retry",
    "RunBy",
    "Side",
    "Statement",
]


class Cause(StrEnum):
    """What a text says went wrong. Append-only: a slug is never renamed or reused."""

    REPOSITORY_NOT_FOUND = "repository-not-found"
    IMAGE_NOT_FOUND = "image-not-found"
    NOT_FOUND = "not-found"
    RESOURCE_POLICY_IMPLICIT_DENY = "resource-policy-implicit-deny"
    IDENTITY_POLICY_IMPLICIT_DENY = "identity-policy-implicit-deny"
    GUARDRAIL_IMPLICIT_DENY = "guardrail-implicit-deny"
    EXPLICIT_DENY = "explicit-deny"
    ACCESS_DENIED = "access-denied"
    FORBIDDEN = "forbidden"
    LAYER_STORE_DENIED = "layer-store-denied"
    NOT_AUTHENTICATED = "not-authenticated"
    TOKEN_EXPIRED = "token-expired"
    TOKEN_INVALID = "token-invalid"
    LOGIN_FAILED = "login-failed"
    CREDENTIAL_HELPER_FAILED = "credential-helper-failed"
    TAG_IMMUTABLE = "tag-immutable"
    INVALID_NAME = "invalid-name"
    MANIFEST_UNSUPPORTED = "manifest-unsupported"
    UPLOAD_INVALID = "upload-invalid"
    BAD_REQUEST = "bad-request"
    RATE_LIMITED = "rate-limited"
    QUOTA_EXCEEDED = "quota-exceeded"
    HOST_NOT_FOUND = "host-not-found"
    CONNECTION_FAILED = "connection-failed"
    CONNECTION_CLOSED = "connection-closed"
    TLS_FAILED = "tls-failed"
    REGISTRY_ERROR = "registry-error"
    UPSTREAM_DENIED = "upstream-denied"
    WRONG_REGISTRY = "wrong-registry"
    UNCLASSIFIED = "unclassified"
    AWS_CREDENTIALS_FAILED = "aws-credentials-failed"
    PROXY_REFUSED = "proxy-refused"
    PLATFORM_MISMATCH = "platform-mismatch"
    LOCAL_FAILURE = "local-failure"


class Family(StrEnum):
    """The kind of thing that has to change, coarser than a cause. Append-only."""

    NAME = "name"
    PERMISSION = "permission"
    AUTHENTICATION = "authentication"
    REQUEST = "request"
    CAPACITY = "capacity"
    NETWORK = "network"
    LOCAL = "local"
    REGISTRY = "registry"


class Retry(StrEnum):
    """When the same request may succeed: with nothing changed, after another login, or after something was changed."""

    LATER = "later"
    AFTER_LOGIN = "after-login"
    AFTER_CHANGE = "after-change"


class Operation(StrEnum):
    """What the client was doing when it was refused."""

    PUSH = "push"
    PULL = "pull"
    LOGIN = "login"


class PrincipalType(StrEnum):
    """The kind of caller, from the ARN that follows ``User:``."""

    ROOT = "root"
    USER = "user"
    ROLE = "role"
    ASSUMED_ROLE = "assumed-role"
    FEDERATED_USER = "federated-user"


class PolicyType(StrEnum):
    """The policy an access-denied sentence names (IAM's own seven types)."""

    IDENTITY_BASED = "identity-based"
    RESOURCE_BASED = "resource-based"
    SERVICE_CONTROL = "service-control"
    RESOURCE_CONTROL = "resource-control"
    PERMISSIONS_BOUNDARY = "permissions-boundary"
    SESSION = "session"
    VPC_ENDPOINT = "vpc-endpoint"


class PolicyEffect(StrEnum):
    """How a policy denied: by not allowing (implicit) or by a ``Deny`` statement (explicit)."""

    IMPLICIT = "implicit"
    EXPLICIT = "explicit"


class _Record(BaseModel):
    # What could not be validated may hold a secret: errors do not show it.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)


def _free_of_secrets(name: str) -> str | None:
    return name if redact(name) == name else None


# What was said, words inside it, and a name; none holds a secret.
_Message = Annotated[str, AfterValidator(redact_torn)]
_Words = Annotated[str, AfterValidator(redact)]
_Name = Annotated[str, AfterValidator(_free_of_secrets)]


class Principal(_Record):
    """The caller ECR names.

    ``arn`` is kept as printed, masks included; ``account_id`` only when it is twelve digits.
    ``name`` is the user or role name with its path, ``session`` the role session name.
    """

    arn: _Words | None = None
    account_id: str | None = Field(default=None, pattern=r"^[0-9]{12}$")
    type: PrincipalType | None = None
    name: _Name | None = None
    session: _Name | None = None


class Policy(_Record):
    """The policy an access-denied sentence blames. IAM names one type even when several deny."""

    type: PolicyType | None = None
    effect: PolicyEffect | None = None
    arn: _Words | None = None


_FAMILIES = {
    Family.NAME: (
        Cause.REPOSITORY_NOT_FOUND,
        Cause.IMAGE_NOT_FOUND,
        Cause.NOT_FOUND,
        Cause.INVALID_NAME,
        Cause.WRONG_REGISTRY,
        Cause.TAG_IMMUTABLE,
        Cause.PLATFORM_MISMATCH,
    ),
    Family.PERMISSION: (
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        Cause.GUARDRAIL_IMPLICIT_DENY,
        Cause.EXPLICIT_DENY,
        Cause.ACCESS_DENIED,
        Cause.FORBIDDEN,
        Cause.LAYER_STORE_DENIED,
        Cause.UPSTREAM_DENIED,
    ),
    Family.AUTHENTICATION: (
        Cause.NOT_AUTHENTICATED,
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_INVALID,
        Cause.LOGIN_FAILED,
        Cause.CREDENTIAL_HELPER_FAILED,
        Cause.AWS_CREDENTIALS_FAILED,
    ),
    Family.REQUEST: (Cause.MANIFEST_UNSUPPORTED, Cause.UPLOAD_INVALID, Cause.BAD_REQUEST),
    Family.CAPACITY: (Cause.RATE_LIMITED, Cause.QUOTA_EXCEEDED),
    Family.NETWORK: (
        Cause.HOST_NOT_FOUND,
        Cause.CONNECTION_FAILED,
        Cause.CONNECTION_CLOSED,
        Cause.TLS_FAILED,
        Cause.PROXY_REFUSED,
    ),
    Family.LOCAL: (Cause.LOCAL_FAILURE,),
    Family.REGISTRY: (Cause.REGISTRY_ERROR, Cause.UNCLASSIFIED),
}
_FAMILY_OF = {cause: family for family, causes in _FAMILIES.items() for cause in causes}
_LATER = frozenset({Cause.RATE_LIMITED, Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED, Cause.REGISTRY_ERROR})
_AFTER_LOGIN = frozenset({Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID, Cause.LOGIN_FAILED})

# ECR Public's anonymous cap counts bytes for a source address: the same call fails again (ECR Public quotas).
_DATA_LIMIT = "data limit exceeded"


class Failure(_Record):
    """One refused push, pull or login, as the text told it.

    ``registry`` is the host as printed; ``registry_id`` the twelve-digit account behind it;
    ``registry_alias`` the alias of an ECR Public registry. ``message`` holds the registry's (or, failing
    that, the client's) own words on one line, with secrets redacted. ``first_line`` and ``last_line``
    count from 1, ``first_seen`` and ``last_seen`` are those lines' own time stamps, without a zone where none was
    printed. ``code`` is the distribution-spec error code (``NAME_UNKNOWN``), ``http_status`` the registry's status
    where it was printed.
    """

    cause: Cause
    operation: Operation | None = None
    client: _Name | None = None
    registry: _Name | None = None
    registry_id: str | None = Field(default=None, pattern=r"^[0-9]{12}$")
    registry_alias: _Name | None = None
    region: _Name | None = None
    repository: _Name | None = None
    tag: _Name | None = None
    digest: _Name | None = None
    action: _Name | None = None
    principal: Principal | None = None
    policy: Policy | None = None
    code: _Name | None = None
    http_status: int | None = Field(default=None, ge=100, le=599)
    message: _Message = ""
    first_line: int = Field(default=1, ge=1)
    last_line: int = Field(default=1, ge=1)
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    occurrences: int = Field(default=1, ge=1)

    @model_validator(mode="wrap")
    @classmethod
    def _computed_again(cls, values: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """A dumped record holds what is computed: it is computed again, and may not be given otherwise."""
        if not isinstance(values, dict):
            return handler(values)
        computed = cls.model_computed_fields.keys() & values.keys()
        record = handler({name: value for name, value in values.items() if name not in computed})
        for name in sorted(computed):
            if getattr(record, name) != values[name]:
                raise ValueError(f"{name} is computed: it cannot be given otherwise")
        return record

    @computed_field  # type: ignore[prop-decorator]
    @property
    def family(self) -> Family:
        """The kind of thing that has to change."""
        return _FAMILY_OF[self.cause]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def cross_account(self) -> bool | None:
        """Whether caller and registry are different accounts; ``None`` unless both ids were said."""
        caller = self.principal.account_id if self.principal else None
        if caller is None or self.registry_id is None:
            return None
        return caller != self.registry_id

    @computed_field  # type: ignore[prop-decorator]
    @property
    def retry(self) -> Retry:
        """When the same request may succeed."""
        if self.cause in _AFTER_LOGIN:
            return Retry.AFTER_LOGIN
        if self.cause is Cause.CONNECTION_CLOSED and self.operation is Operation.PUSH:
            return Retry.AFTER_CHANGE  # how ECR answers a push to a repository that does not exist
        if self.cause in _LATER and _DATA_LIMIT not in self.message.casefold():
            return Retry.LATER
        return Retry.AFTER_CHANGE

    @computed_field  # type: ignore[prop-decorator]
    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed later with nothing changed."""
        return self.retry is Retry.LATER

    @computed_field  # type: ignore[prop-decorator]
    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits, the same for every telling of one failure: no lines, times or sessions in it."""
        principal, policy = self.principal or Principal(), self.policy or Policy()
        told = (
            *(self.cause, self.operation, self.registry, self.registry_id, self.registry_alias, self.region),
            *(self.repository, self.tag, self.digest, self.action, self.code, self.http_status),
            *(
                principal.account_id,
                principal.type,
                principal.name or (principal.arn if not principal.session else None),
            ),
            *(policy.type, policy.effect, policy.arn),
        )
        words = "\x1f".join("" if part is None else str(part) for part in told)
        return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Check(StrEnum):
    """What to look at. Append-only."""

    REPOSITORY_NAME = "repository-name"
    REPOSITORY_POLICY = "repository-policy"
    REGISTRY_POLICY = "registry-policy"
    IDENTITY_POLICY = "identity-policy"
    CALLER_IDENTITY = "caller-identity"
    CREDENTIALS = "credentials"
    IMAGE_TAG = "image-tag"
    SERVICE_CONTROL_POLICY = "service-control-policy"
    VPC_ENDPOINT_POLICY = "vpc-endpoint-policy"
    RESOURCE_CONTROL_POLICY = "resource-control-policy"
    PERMISSIONS_BOUNDARY = "permissions-boundary"
    SESSION_POLICY = "session-policy"
    LAYER_STORE_POLICY = "layer-store-policy"
    QUOTA = "quota"
    REQUEST_RATE = "request-rate"
    HOST_NAME = "host-name"
    NETWORK = "network"
    CERTIFICATE = "certificate"
    CREDENTIAL_HELPER = "credential-helper"
    IMAGE_MANIFEST = "image-manifest"
    UPSTREAM_REGISTRY = "upstream-registry"
    REGISTRY_STATUS = "registry-status"
    ASK_FOR_THE_REASON = "ask-for-the-reason"
    AWS_CREDENTIALS = "aws-credentials"
    PROXY = "proxy"
    PLATFORM = "platform"
    LOCAL_MACHINE = "local-machine"
    NODE_CREDENTIALS = "node-credentials"
    KEY_POLICY = "key-policy"


class RunBy(StrEnum):
    """Who is able to run a check.

    ``CALLER`` needs no right that a push or a pull does not need as well; ``CALLER_ADMIN`` administers the caller's
    account, ``REGISTRY_OWNER`` the registry's, ``ORGANIZATION_ADMIN`` the organization, ``NODE_OPERATOR`` the node, the
    cluster or the service that pulls.
    """

    CALLER = "caller"
    CALLER_ADMIN = "caller-admin"
    REGISTRY_OWNER = "registry-owner"
    ORGANIZATION_ADMIN = "organization-admin"
    NODE_OPERATOR = "node-operator"


class Language(StrEnum):
    """A language that advice is given in."""

    ENGLISH = "en"
    JAPANESE = "ja"


class Outcome(_Record):
    """One answer that a command can give, and what it means.

    ``id`` is the same in every language and for every record; ``command`` is one of the advice's commands; ``answer``
    says what the command prints, ``meaning`` what follows from it.
    """

    id: str
    command: str
    answer: str
    meaning: str


class Side(StrEnum):
    """The kind of policy a statement belongs to."""

    REPOSITORY = "repository"
    IDENTITY = "identity"
    REGISTRY = "registry"
    ENDPOINT = "endpoint"


class Statement(_Record):
    """A grant that is missing: statements to add to a policy of the kind ``side``.

    ``document`` is a policy in JSON, with ``<placeholders>`` where the text did not say. Saving it in the place of a
    policy that exists would delete what that one grants, so add its statements.
    """

    side: Side
    document: str


class Advice(_Record):
    """One thing to check, and how.

    ``id`` is the same for one piece of advice in every list, and stands in a list once; ``check`` is its kind.
    ``headline`` is one imperative sentence; ``why`` names the evidence in the record; ``commands`` can
    be pasted into a POSIX shell as they are, except for ``<placeholders>`` the text did not fill; ``outcomes`` say how
    to read their answers; ``statement`` is what to add where a grant is missing;
    ``changes_state`` is true when one of the commands changes something in AWS or in the local login store.
    """

    id: str = ""
    check: Check
    headline: str
    why: str
    commands: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    statement: Statement | None = None
    run_by: RunBy = RunBy.CALLER
    changes_state: bool = False
    docs: str


class Explanation(_Record):
    """A cause explained: how it is told, what it means and does not mean, why it happens, and what to do about it.

    ``apart`` says how to tell the candidates apart, ``checks`` how to find the one, when nothing is known but the
    cause; ``sources`` are public pages. What stands between back quotes is what programs print, or a command.
    """

    cause: Cause
    looks: str
    means: str
    beware: str
    happens: str
    apart: str
    fix: str
    checks: tuple[Advice, ...]
    sources: tuple[str, ...]
