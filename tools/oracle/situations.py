"""A situation: who was refused, where and by which policies; who asks now, from where; and what is in the registry.

Then and now are apart, as are there, where the request failed, and here, where the checks are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ecr_denied.records import Check, Operation
from tools.aws.accounts import CALLER, OWNER, session
from tools.aws.worlds import DIGEST, IDENTITY, REGION, REPOSITORY, TAG, admits, role
from tools.oracle.evaluator import Evaluator, Said

__all__ = ["ARN", "HERE", "PLAIN", "STEPS", "Place", "Policies", "Reason", "Situation", "arn_of"]

Document = Mapping[str, Any]
# What the clients ask for, in order (ECR user guide, image-push-iam and docker-pull-ecr-image).
STEPS: Mapping[Operation, tuple[str, ...]] = {
    Operation.PULL: ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
    Operation.PUSH: (
        "ecr:BatchCheckLayerAvailability",
        "ecr:InitiateLayerUpload",
        "ecr:UploadLayerPart",
        "ecr:CompleteLayerUpload",
        "ecr:PutImage",
    ),
}
_SCOPE_V1 = frozenset({"ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"})


def arn_of(repository: str = REPOSITORY) -> str:
    """A repository of the registry's owner."""
    return f"arn:aws:ecr:{REGION}:{OWNER}:repository/{repository}"


ARN = arn_of()


@dataclass(frozen=True)
class Policies:
    """What is attached; ``None`` where there is none of the type."""

    identity: Sequence[Document] = IDENTITY
    boundary: Document | None = None
    service_control: Document | None = None
    resource_control: Document | None = None
    repository: Document | None = field(default_factory=lambda: admits(role(CALLER)))
    registry: Document | None = None
    scope: str = "V2"


@dataclass(frozen=True)
class Place:
    """Where a request comes from, and in which session: its context, and the policies of session and endpoint."""

    context: Mapping[str, str] = field(default_factory=dict)
    session: Document | None = None
    endpoint: Document | None = None


PLAIN = Policies()
HERE = Place({"aws:SourceIp": "198.51.100.7"})


@dataclass(frozen=True)
class Reason:
    """Why a request is refused: the sentence's type of policy and effect, and every check that finds it."""

    kind: str
    explicit: bool
    wrong: frozenset[Check]

    @property
    def words(self) -> str:
        """The end of IAM's sentence (IAM user guide, troubleshoot_access-denied)."""
        kind = {"identity": "identity-based policy", "resource": "resource-based policy"}.get(self.kind, self.kind)
        article = "an" if kind[0] in "aeiou" else "a"
        return f"with an explicit deny in {article} {kind}" if self.explicit else f"because no {kind} allows the "


@dataclass(frozen=True, eq=False)
class Situation:
    """``refused`` asked ``there`` under ``then``; ``here`` and ``now`` are of the checks, by ``asks``."""

    name: str
    refused: str = session(CALLER)
    asks: str = session(CALLER)
    then: Policies = PLAIN
    now: Policies = PLAIN
    there: Place = HERE
    here: Place = HERE
    # The identity policies of whoever asks now, where that is another principal.
    of_another: Sequence[Document] | None = None
    # Whose credentials the client had stored, where that is another principal than was meant.
    stored_login: bool = False
    repositories: Sequence[str] = (REPOSITORY,)
    tags: Sequence[str] = (TAG,)
    digest: str = DIGEST
    # Images that are there under no tag.
    untagged: Sequence[str] = ()
    # The client asked for the tag with this digest, and for the digest alone it counts.
    pinned: str | None = None
    # The image was missing then, and is there now.
    missing_then: bool = False
    archived: bool = False
    # One that is archived is on its way back.
    restoring: bool = False
    # AWS does not take the filter by status beside ids of images.
    refuses_filter: bool = False
    # The digests that an index names, which is what the tag is of; those that are not there; how many parts are.
    parts: Sequence[str] = ()
    lost_parts: Sequence[str] = ()
    # What ECR's validation of the cache rule says where it fails, and what the rule logs in with.
    rule_failure: str | None = None
    rule_secret: bool = True
    # What BatchGetImage answers of an image that a rule is to bring in: a code, or a refusal that names the import.
    import_code: str | None = None
    import_named: bool = False
    # The state of the alias of ECR Public that the text names, in the registry of the refused's account; only an
    # active one is that account's for sure.
    alias: str | None = None
    immutable: bool = False
    images_allowed: int = 100_000
    cache_prefixes: Sequence[str] = ()
    templates: Sequence[str] = ()
    # The code of every call of the caller's, where its credentials are not taken.
    dead: str | None = None
    owner_account: str = OWNER
    # What the text shows of the principal's name, where a log masks it.
    masked: str | None = None
    key: bool = False

    @property
    def account(self) -> str:
        """The account of the refused."""
        return self.refused.split(":")[4]

    @property
    def crosses(self) -> bool:
        """True if the caller's account is not the registry's."""
        return self.account != OWNER

    def identity_of(self, source: str) -> Sequence[Document]:
        """The identity policies that are attached now to a user or a role, by its ARN in IAM."""
        asks = _without_session(self.asks).replace(":sts:", ":iam:").replace(":assumed-role/", ":role/")
        return self.now.identity if self.of_another is None or source != asks else self.of_another

    def reason_then(self, evaluate: Evaluator, action: str, resource: str = ARN) -> Reason | None:
        """Why a request of the refused was refused; ``None`` where it passed."""
        return _decide(evaluate, simulation(self._of(self.then), self.there, self.refused, action, resource))

    def reason_since(self, evaluate: Evaluator, action: str, resource: str = ARN) -> Reason | None:
        """Why the same request would be refused now."""
        return _decide(evaluate, simulation(self._of(self.now), self.there, self.refused, action, resource))

    def reason_here(self, evaluate: Evaluator, action: str, resource: str = ARN) -> Reason | None:
        """Why a request of whoever asks now is refused, from here."""
        policies = self._of(self.now)
        if self.of_another is not None:
            policies = replace(policies, identity=self.of_another)
        return _decide(evaluate, simulation(policies, self.here, self.asks, action, resource))

    def _of(self, policies: Policies) -> Policies:
        """A repository that is missing has no policy."""
        return policies if self.exists else replace(policies, repository=None)

    @property
    def is_full(self) -> bool:
        """True if the repository of the text holds as many images as it may."""
        return self.images_allowed <= len(self.tags)

    @property
    def has_image(self) -> bool:
        """True if the image that the client asks for is there now, archived or not."""
        return self.holds(self.pinned) if self.pinned else TAG in self.tags

    def holds(self, digest: str | None) -> bool:
        """True if an image of this digest is there."""
        there = {*self.untagged, *(self.parts if self.tags else ())} - {*self.lost_parts}
        return digest in there or (bool(self.tags) and digest == self.digest)

    @property
    def exists(self) -> bool:
        """True if the repository of the text is there."""
        return REPOSITORY in self.repositories


def _without_session(principal: str) -> str:
    return principal.rpartition("/")[0] if ":assumed-role/" in principal else principal


def _statements(document: Document | None, mark: str) -> Iterator[Mapping[str, Any]]:
    found = (document or {}).get("Statement", [])
    for number, one in enumerate([found] if isinstance(found, dict) else found):
        # A repository's policy has no Resource, and the evaluator wants one.
        given = {} if "Resource" in one or "NotResource" in one else {"Resource": "*"}
        yield {**one, **given, "Sid": f"{mark}{number}"}


def simulation(policies: Policies, place: Place, principal: str, action: str, resource: str) -> dict[str, Any]:
    """A request as the evaluator takes it."""
    account = principal.split(":")[4]
    owner = resource.split(":")[4] if resource != "*" else account
    kind = principal.split(":")[5].partition("/")[0]
    named = principal
    if kind == "assumed-role":
        named = f"arn:aws:iam::{account}:role/{principal.split('/')[1]}"
    context = {
        "aws:PrincipalArn": named,
        "aws:PrincipalAccount": account,
        "aws:PrincipalType": {"assumed-role": "AssumedRole", "user": "User", "root": "Account"}.get(kind, "User"),
        "aws:PrincipalIsAWSService": "false",
        "aws:SecureTransport": "true",
        "aws:RequestedRegion": REGION,
        **place.context,
    }
    of_registry = policies.registry if policies.scope == "V2" or action in _SCOPE_V1 else None
    theirs = [*_statements(policies.repository, "Repository"), *_statements(of_registry, "Registry")]
    asked: dict[str, Any] = {
        "request": {
            "principal": principal,
            "action": action,
            "resource": {"resource": resource, "accountId": owner},
            "contextVariables": context,
        },
        "identityPolicies": _named(policies.identity if kind != "root" else [_ALL]),
        "serviceControlPolicies": _attached(policies.service_control),
        "resourceControlPolicies": _attached(policies.resource_control) if resource != "*" else [],
    }
    if theirs and resource != "*":
        asked["resourcePolicy"] = {"Version": "2012-10-17", "Statement": theirs}
    if policies.boundary is not None:
        asked["permissionBoundaryPolicies"] = _named([policies.boundary])
    if place.session is not None:
        asked["sessionPolicy"] = place.session
    if place.endpoint is not None:
        asked["vpcEndpointPolicies"] = _named([place.endpoint])
    return asked


_ALL: Document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


def _named(documents: Sequence[Document]) -> list[dict[str, Any]]:
    return [{"name": f"policy{number}", "policy": one} for number, one in enumerate(documents)]


def _attached(document: Document | None) -> list[dict[str, Any]]:
    return [] if document is None else [{"orgIdentifier": "r-root", "policies": _named([document])}]


# The order of blame is not documented; explicit denies come first (IAM user guide, evaluation logic).
_LIMITS = (
    ("scp", "service control policy", Check.SERVICE_CONTROL_POLICY),
    ("rcp", "resource control policy", Check.RESOURCE_CONTROL_POLICY),
    ("boundary", "permissions boundary", Check.PERMISSIONS_BOUNDARY),
    ("session", "session policy", Check.SESSION_POLICY),
    ("endpoint", "VPC endpoint policy", Check.VPC_ENDPOINT_POLICY),
)
_GRANT = frozenset({Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY})


def _decide(evaluate: Evaluator, asked: Mapping[str, Any]) -> Reason | None:
    request = asked["request"]
    return _reason(evaluate(asked), request["principal"], request["resource"]["resource"])


def _reason(said: Said, principal: str, resource: str) -> Reason | None:
    """What a refusal blames, and everything that is in its way."""
    if said["result"] == "Allowed":
        return None
    crosses = principal.split(":")[4] != (resource.split(":")[4] if resource != "*" else principal.split(":")[4])
    theirs = said.get("resource")
    found: list[tuple[str, bool, frozenset[Check]]] = []
    for explicit in (True, False):
        result = "ExplicitlyDenied" if explicit else "ImplicitlyDenied"
        found += [(kind, explicit, frozenset({check})) for name, kind, check in _LIMITS if said.get(name) == result]
        if explicit and said["identity"] == result:
            found.append(("identity", True, frozenset({Check.IDENTITY_POLICY})))
        if explicit and theirs in (result, "DeniedForAccount"):
            marks = {"Repository": Check.REPOSITORY_POLICY, "Registry": Check.REGISTRY_POLICY}
            sids = " ".join(said["denying"])
            found.append(("resource", True, frozenset(check for mark, check in marks.items() if mark in sids)))
    admitted = theirs in ("Allowed", "AllowedForAccount")
    lacks = said["identity"] != "Allowed"
    if crosses and not admitted:
        found.append(("resource", False, _GRANT | ({Check.IDENTITY_POLICY} if lacks else frozenset())))
    elif lacks:
        # What a refused caller of another account is told is inferred from reports (tools/aws/evaluation.py).
        kind = "identity" if not crosses or _names_exactly(said, principal) else "resource"
        found.append((kind, False, frozenset({Check.IDENTITY_POLICY})))
    kind, explicit, _ = found[0]
    return Reason(kind, explicit, frozenset().union(*(wrong for _, _, wrong in found)))


def _names_exactly(said: Mapping[str, Any], principal: str) -> bool:
    """True if an Allow names the caller itself; a session's ARN lacks the path of its role."""
    ours = principal.split(":")[4], principal.split("/")[1] if "/" in principal else None
    stated = [one.get("AWS", []) for one in said["allowing"] if isinstance(one, dict)]
    names = [name for one in stated for name in ([one] if isinstance(one, str) else one)]
    roles = [(name.split(":")[4], name.rpartition("/")[2]) for name in names if ":role/" in name]
    return principal in names or (":assumed-role/" in principal and ours in roles)
