"""The worlds: one where all is well, and one for each single thing that is wrong. Records; nothing happens here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ecr_denied.names.actions import PULL_STEPS, PUSH_STEPS
from tools.aws.accounts import CALLER, OWNER, ROLE, session
from tools.aws.evaluation import Policies

__all__ = [
    "ALIAS",
    "ALL_IS_WELL",
    "ARN",
    "DIGEST",
    "NAMES",
    "NEAR_NAME",
    "REGION",
    "REPOSITORY",
    "TAG",
    "World",
    "worlds",
]

REGION = "eu-west-1"
REPOSITORY, NEAR_NAME = "team/app", "team/apps"
ARN = f"arn:aws:ecr:{REGION}:{OWNER}:repository/{REPOSITORY}"
TAG, OTHER_TAG = "v1", "v0"
# The alias of the owner's registry at ECR Public.
ALIAS = "a1b2c3"
DIGEST = f"sha256:{'5e1f' * 16}"
PREFIX = REPOSITORY.partition("/")[0]
QUOTA = "Images per repository"

Document = Mapping[str, Any]


def policy(
    actions: Sequence[str],
    *,
    effect: str = "Allow",
    resource: str | None = None,
    principal: str | Mapping[str, str] | None = None,
) -> Document:
    """A policy of one statement."""
    statement: dict[str, Any] = {"Effect": effect, "Action": list(actions)}
    statement |= {"Resource": resource} if resource else {}
    statement |= {"Principal": principal} if principal else {}
    return {"Version": "2012-10-17", "Statement": [statement]}


TRANSFER = tuple(f"ecr:{step}" for step in (*PULL_STEPS, *PUSH_STEPS))
LOGIN = ("ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")
CACHE = ("ecr:CreateRepository", "ecr:BatchImportUpstreamImage")
ANY = "arn:aws:ecr:*:*:repository/*"
IDENTITY = (policy(LOGIN, resource="*"), policy((*TRANSFER, *CACHE), resource=ANY))
LISTS = (*IDENTITY, policy(("ecr:ListImages",), resource=ANY))
EVERYTHING = policy(("*",), resource="*")
BUT_ECR = policy(("iam:*", "sts:*", "ec2:*", "cloudtrail:*", "servicequotas:*", "organizations:*"), resource="*")
NO_TRANSFER = {**EVERYTHING, "Statement": [*EVERYTHING["Statement"], *policy(TRANSFER, effect="Deny")["Statement"]]}
LAYERS = policy(("s3:GetObject",), resource=f"arn:aws:s3:::prod-{REGION}-starport-layer-bucket/*", principal="*")
OTHER_BUCKET = policy(("s3:GetObject",), resource="arn:aws:s3:::artifacts/*", principal="*")


def admits(principal: str) -> Document:
    """A repository policy for push and pull."""
    return policy(TRANSFER, principal={"AWS": principal})


def role(account: str, name: str = ROLE) -> str:
    """The ARN of a role."""
    return f"arn:aws:iam::{account}:role/{name}"


@dataclass(frozen=True, eq=False)
class World:
    """What is there, who calls, and what every policy says."""

    name: str
    account: str = CALLER
    caller: str = session(CALLER)
    path: str = "/"
    expired: bool = False
    identity: Sequence[Document] = IDENTITY
    boundary: Document | None = None
    session_policy: Document | None = None
    service_control: Document | None = None
    resource_control: Document | None = None
    endpoint: Document | None = None
    layer_endpoint: Document | None = None
    repositories: Sequence[str] = (REPOSITORY,)
    abroad: str | None = None
    repository_policy: Document | None = field(default_factory=lambda: admits(role(CALLER)))
    registry_policy: Document | None = None
    registry_scope: str = "V2"
    tags: Sequence[str] = (TAG, OTHER_TAG)
    digest: str = DIGEST
    archived: bool = False
    immutable: bool = False
    images_allowed: int = 100_000
    cache_prefixes: Sequence[str] = (PREFIX,)
    upstream_failure: str | None = None
    create_on_push: bool = True

    @property
    def crosses(self) -> bool:
        """Whether caller and registry are different accounts."""
        return self.account != OWNER

    @property
    def role_arn(self) -> str:
        """The ARN of the caller's role, path and all."""
        return f"arn:aws:iam::{self.account}:role{self.path}{ROLE}"

    def policies(self, *, limited: bool, repository: bool) -> Policies:
        """What counts for a request: of the caller all that limits it, of an administrator what binds its account."""
        return Policies(
            identity=self.identity if limited else (EVERYTHING,),
            boundary=self.boundary if limited else None,
            session=self.session_policy if limited else None,
            endpoint=self.endpoint if limited else None,
            service_control=self.service_control if limited else None,
            resource_control=self.resource_control if repository else None,
            repository=self.repository_policy if repository and REPOSITORY in self.repositories else None,
            registry=self.registry_policy,
            registry_scope=self.registry_scope,
        )


DENIES = policy(TRANSFER, effect="Deny", principal="*")

ALL_IS_WELL = World("all-is-well")
_DENIED = World("repository-policy-denies", repository_policy=DENIES)
_WRONG = (
    _DENIED,
    World("repository-missing", repositories=(NEAR_NAME,)),
    World("tags-may-be-listed", identity=LISTS),
    World("tags-of-no-repository", identity=LISTS, repositories=(NEAR_NAME,)),
    World("identity-policy-lacks-action", identity=IDENTITY[:1]),
    World("identity-policy-denies", identity=(*IDENTITY, policy(TRANSFER, effect="Deny", resource="*"))),
    World("registry-policy-denies", registry_policy=policy(TRANSFER, effect="Deny", resource=ANY, principal="*")),
    World("service-control-policy", service_control=BUT_ECR),
    World("resource-control-policy", resource_control=NO_TRANSFER),
    World("permissions-boundary", boundary=BUT_ECR),
    World("session-policy", session_policy=BUT_ECR),
    World("endpoint-policy", endpoint=BUT_ECR),
    World("layer-bucket-not-admitted", layer_endpoint=OTHER_BUCKET),
    World("tag-missing", tags=(OTHER_TAG,)),
    World("image-archived", archived=True),
    World("repository-full", images_allowed=2),
    World("no-similar-name", repositories=("payments/api",)),
    World("tag-of-another-image", digest=f"sha256:{'0dd0' * 16}"),
    World("role-has-a-path", path="/build/"),
    World("tag-immutable", immutable=True),
    World("cache-rule-missing", cache_prefixes=()),
    World("cache-rights-missing", identity=(IDENTITY[0], policy(TRANSFER, resource=ANY))),
    World("upstream-credentials-wrong", upstream_failure="UpstreamAccessDenied"),
    World("upstream-path-wrong", tags=(OTHER_TAG,), cache_prefixes=(PREFIX,)),
    World("no-creation-template", create_on_push=False),
    World("another-identity", caller=session("123456789012", "other")),
    World("expired-credentials", expired=True),
)
_ACROSS = (
    World(
        "missing-but-admitted-by-registry-policy",
        repositories=(NEAR_NAME,),
        registry_policy=policy(TRANSFER, resource=ANY, principal={"AWS": role(CALLER)}),
    ),
    World("repository-policy-missing", repository_policy=None),
    World("repository-policy-grants-another", repository_policy=admits(role(CALLER, "another"))),
    World("only-the-account-admitted", repository_policy=admits(f"arn:aws:iam::{CALLER}:root"), identity=IDENTITY[:1]),
    World(
        "registry-policy-of-scope-v1",
        repository_policy=None,
        registry_policy=policy(TRANSFER, resource=ANY, principal={"AWS": role(CALLER)}),
        registry_scope="V1",
    ),
)


def _within(world: World) -> World:
    """The same world, with the caller in the registry's own account, where the identity policy suffices."""
    within = replace(world, account=OWNER, repository_policy=None if world is not _DENIED else DENIES)
    return replace(within, caller=session(OWNER)) if world.caller == session(CALLER) else within


def worlds(*, across: bool) -> tuple[World, ...]:
    """Every world whose caller is of another account than the registry, or of the same."""
    return (ALL_IS_WELL, *_WRONG, *_ACROSS) if across else tuple(_within(one) for one in (ALL_IS_WELL, *_WRONG))


NAMES = frozenset(world.name for world in worlds(across=True))
