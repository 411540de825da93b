"""What a live check hands out, and its words: what each outcome of a probe means, and what can be found.

The answer of a call that was refused is read as any other text is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict

from ecr_denied import parse
from ecr_denied.records import Advice, Cause, Check, Failure, Policy, PolicyEffect, PolicyType, RunBy

__all__ = [
    "CHECKS",
    "FINDINGS",
    "IMPORT",
    "MEANINGS",
    "REFUSED",
    "SETTLES",
    "UNANSWERED",
    "Ask",
    "Candidate",
    "Confidence",
    "Diagnosis",
    "Finding",
    "Preflight",
    "Refusal",
    "Seen",
    "Step",
    "blamed",
    "explains",
    "is_of_principal",
    "leads_to",
    "refusal_in",
]


class Confidence(StrEnum):
    """How much the answers bear out: one cause alone, one cause before others, or none."""

    PROVED = "proved"
    NARROWED = "narrowed"
    UNDECIDED = "undecided"


class _Record(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")


class Step(_Record):
    """One probe: the ``call``, ``who`` made it, the id of its ``outcome``, and what that means.

    ``who`` is ``None`` for a probe of local files. ``code`` is the name of the error that AWS answered with, or that
    came up before it could.
    """

    call: str
    who: RunBy | None
    outcome: str
    meaning: str
    code: str | None = None


class Candidate(_Record):
    """One thing that may be wrong: the ``finding``, how sure it is, and the ``doubt`` that keeps it from being proved.

    ``verdict`` is ``None`` where nothing is wrong any more.
    """

    finding: str
    verdict: Check | None
    confidence: Confidence
    meaning: str
    doubt: str | None = None


class Ask(_Record):
    """Who can find out what no one present can, and a message that can be sent to them as it is."""

    who: RunBy
    message: str


class Diagnosis(_Record):
    """What live checks found out about one failure.

    ``verdict`` is the kind of thing that is wrong, and ``finding`` the id of what was found, the first of the
    ``candidates``. ``verdict`` is ``None`` where nothing was decided, and where ``nothing_wrong`` says that what was
    refused is let in now. ``meaning`` says it in a sentence. ``remaining`` is the advice that the answers leave.
    ``similar`` are names in the registry that are like the one that is missing; ``elsewhere`` are other regions in
    which it was found.
    """

    verdict: Check | None = None
    finding: str | None = None
    confidence: Confidence = Confidence.UNDECIDED
    nothing_wrong: bool = False
    meaning: str
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[Step, ...] = ()
    remaining: tuple[Advice, ...] = ()
    ask: tuple[Ask, ...] = ()
    similar: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Preflight(Diagnosis):
    """What live checks found out about a request before it was made.

    ``refused`` is the action that AWS refuses these credentials now, where one was tried and refused; ``finding`` is
    why, as far as that was decided. ``untried`` is what the request needs as well and no call that only reads can show.
    """

    refused: str | None = None
    untried: tuple[str, ...] = ()


# --- what an outcome means -------------------------------------------------------------------------------


class Seen(NamedTuple):
    """The id of what came back; what it says of each action; AWS's own words on it; and the code that it came by."""

    outcome: str
    by_action: Mapping[str, Any] = MappingProxyType({})
    words: str = ""
    code: str = ""


_OF_ANY_CALL = {
    "not-allowed": "may not look, which tells nothing",
    "throttled": "AWS asked to be asked later",
    "unreachable": "no answer came",
    "no-credentials": "no credentials, or they could not be had",
    "out-of-time": "no time was left for it",
    "wrong-setting": "a setting of this machine is wrong",
    "expired": "these credentials have expired",
    "invalid": "AWS does not know these credentials here",
    "clock-off": "AWS did not take the time of the request",
    "error": "AWS answered with another error",
    "unreadable": "the answer does not say",
}
# These say nothing of what was asked, so another party may be asked.
UNANSWERED = frozenset(_OF_ANY_CALL)
_MEANINGS = {
    **_OF_ANY_CALL,
    # who asks
    "same": "is the refused principal",
    "another-account": "is of another account than the refused principal, so its own calls tell nothing of that",
    "another-principal": "is another principal than the refused, so its own calls tell nothing of that",
    "text-names-nobody": "taken for the refused, whom the text does not name",
    "asked-about": "is whom the check is about",
    "node-asked": "a machine or service asked, with credentials of its own",
    "of-the-account": "is of the account to ask",
    "not-of-the-account": "is of another account, so it cannot look there",
    # the transfer's own calls
    "token": "a login is possible",
    "same-region": "a token that is asked for without naming a region is of the registry's region",
    "another-region": "a token that is asked for without naming a region is of another region than the registry's",
    "let-in": "reading is let in from here",
    "image-there": "the image is there, and let in from here",
    "no-image": "let in from here; there is no such image",
    "image-archived": "the image is archived, or is being restored",
    "image-unread": "the image is there, and let in from here; what it consists of was not shown",
    "part-missing": "the image is an index, and one that it names is not there",
    "image-withheld": "the repository is there, and the image could not be given",
    "key-withholds": "the repository is there, and its key of KMS could not be used for the image",
    "upstream-denies": "the upstream registry of a cache rule did not let ECR in",
    "upstream-unavailable": "the upstream registry of a cache rule gave no answer, or not yet",
    "upstream-unread": "ECR could not get the image from the upstream registry",
    "creation-refused": "refused for what makes the repository or brings the image in",
    "no-repository": "no repository of this name here",
    "layers-asked": "the first step is let in from here",
    "layers-readable": "reading layers is let in from here",
    "says-resource": "refused; a wrong name reads like a missing grant",
    "says-identity": "no policy of the principal allows it",
    "says-identity-denies": "a policy of the principal denies it",
    "says-resource-denies": "a policy of the repository or registry denies it",
    "says-organization": "a service control policy is blamed",
    "says-resource-control": "a resource control policy is blamed",
    "says-boundary": "the permissions boundary is blamed",
    "says-session": "a session policy is blamed",
    "says-endpoint": "a VPC endpoint policy is blamed",
    # the registry
    "another-registry": "the alias is not one of this account's public registry, and others show nothing",
    "repository-there": "the repository exists",
    "in-another-region": "the repository exists in this other region",
    "not-in-another-region": "the repository is not in this other region either",
    "created-since": "the repository exists, and was created after the failure",
    "nothing-creates-it": "no rule or template makes such a repository",
    "pull-creates-it": "a pull through cache rule is for this name, so a first pull brings the image in",
    "push-creates-it": "a creation template is for this name, so a first push makes the repository",
    "no-cache-rule": "no pull through cache rule is for this name",
    "without-library": "the rule is one for Docker Hub, and the name has one part, as no image there has",
    "upstream-accepts": "ECR reaches the upstream registry of the cache rule, and may read there",
    "upstream-fails": "ECR's own validation of the cache rule fails",
    "tags-mutable": "the tag may be written over",
    "tags-immutable": "the tag may not be written over",
    "tag-there": "the image is there",
    "tag-same": "the tag holds the image of the text",
    "tag-archived": "the image is archived",
    "tag-restored": "the image is being restored",
    "no-tag": "the image is not there",
    "no-active-image": "the image is not there, or archived: archived ones were not shown",
    "full": "the repository holds as many images as it may",
    "room": "the repository may hold more images",
    "no-policy": "the repository has no policy",
    "no-registry-policy": "the registry has no policy",
    "registry-policy-does-not-count": "the registry's policy is of scope V1, which does not count for this",
    # the caller's account
    "identity-allows": "by IAM's simulator the principal's own policies, its boundary and its organization allow it",
    "identity-lacks": "by IAM's simulator the principal's own policies do not allow it",
    "identity-is-unclear": "the principal's own policies have conditions that cannot be judged from here",
    "identity-denies": "by IAM's simulator the principal's own policies deny it",
    "limited-by-organization": "by IAM's simulator a service control policy does not allow it",
    "limited-by-boundary": "by IAM's simulator the permissions boundary does not allow it",
    "import-allowed": "the principal's own policies allow a first pull through a cache rule",
    "import-lacks": "the principal's own policies do not allow a first pull through a cache rule",
    "no-such-principal": "IAM does not simulate this principal",
    # the way, and what was recorded
    "no-endpoint": "this account has no such VPC endpoint in the region of the registry",
    "endpoints-admit": "the policies of this account's VPC endpoints of S3 let it through",
    "endpoint-lacks": "the policy of one of this account's VPC endpoints of S3 does not let it through",
    "ecr-endpoints-admit": "the policies of this account's VPC endpoints of ECR let it through",
    "ecr-endpoint-lacks": "the policy of one of this account's VPC endpoints of ECR does not let it through",
    "ecr-endpoint-is-unclear": "the policies of VPC endpoints of ECR have conditions that cannot be judged from here",
    "endpoint-is-unclear": "the policies of VPC endpoints have conditions that cannot be judged from here",
    "no-event": "CloudTrail shows no refusal of this principal for this action and repository yet",
    # local files
    "no-login": "no login for this very host is stored",
    "other-hosts": "logins for other hosts of ECR are stored, none for this one",
    "login-too-old": "a login is stored, and the file is older than a token lives",
    "login-stored": "a login for this host is stored",
    "helper-there": "a credential helper answers for this host",
    "helper-missing": "the credential helper for this host is not installed",
    "helper-cannot-store": "the credential helper for this host cannot store a login",
    "no-file": "there is no such file",
}

_OF_POLICIES = {
    "names-principal": "{} lets exactly this principal do it",
    "admits-account": "{} lets the principal's account do it",
    "grants-nothing": "no statement of {} lets the principal do it",
    "denies": "a statement of {} denies it",
    "is-unclear": "{} has conditions that cannot be judged from here",
}
MEANINGS: Mapping[str, str] = {
    **_MEANINGS,
    **{f"policy-{one}": words.format("the repository's policy") for one, words in _OF_POLICIES.items()},
    **{f"registry-policy-{one}": words.format("the registry's policy") for one, words in _OF_POLICIES.items()},
    **{f"trail-{one}": f"CloudTrail shows: {words}" for one, words in _MEANINGS.items() if one.startswith("says-")},
    "trail-not-allowed": "CloudTrail shows the refusal, without a reason",
}

# The checks that were made and found in order; never what the text itself blames.
SETTLES: Mapping[str, tuple[Check, ...]] = {
    "same": (Check.CALLER_IDENTITY,),
    "image-there": (Check.REPOSITORY_NAME, Check.IMAGE_TAG),
    "image-unread": (Check.REPOSITORY_NAME, Check.IMAGE_TAG),
    "let-in": (Check.REPOSITORY_NAME,),
    "no-image": (Check.REPOSITORY_NAME,),
    "layers-asked": (Check.REPOSITORY_NAME,),
    "repository-there": (Check.REPOSITORY_NAME,),
    "policy-names-principal": (Check.REPOSITORY_POLICY,),
    "policy-admits-account": (Check.REPOSITORY_POLICY,),
    "identity-allows": (Check.IDENTITY_POLICY,),
    "room": (Check.QUOTA,),
}

# What a first pull through a cache rule needs besides (ECR user guide, pull-through-cache-iam).
IMPORT = ("ecr:CreateRepository", "ecr:BatchImportUpstreamImage")

# --- what IAM's sentence blames ---------------------------------------------------------------------------

_IMPLICIT, _EXPLICIT = PolicyEffect.IMPLICIT, PolicyEffect.EXPLICIT


class Refusal(NamedTuple):
    """The cause of a failure with such a sentence, and the policy that this blames."""

    cause: Cause
    policy: Policy | None


def _sentence(cause: Cause, kind: PolicyType, effect: PolicyEffect | None = None) -> Refusal:
    return Refusal(cause, Policy(type=kind, effect=effect))


_LIMIT = Cause.GUARDRAIL_IMPLICIT_DENY
# For a guardrail, the record does not keep whether it denies or lacks an Allow.
REFUSED: Mapping[str, Refusal] = {
    "not-allowed": Refusal(Cause.ACCESS_DENIED, None),
    "says-resource": _sentence(Cause.RESOURCE_POLICY_IMPLICIT_DENY, PolicyType.RESOURCE_BASED, _IMPLICIT),
    "says-resource-denies": _sentence(Cause.EXPLICIT_DENY, PolicyType.RESOURCE_BASED, _EXPLICIT),
    "says-identity": _sentence(Cause.IDENTITY_POLICY_IMPLICIT_DENY, PolicyType.IDENTITY_BASED, _IMPLICIT),
    "says-identity-denies": _sentence(Cause.EXPLICIT_DENY, PolicyType.IDENTITY_BASED, _EXPLICIT),
    "says-organization": _sentence(_LIMIT, PolicyType.SERVICE_CONTROL),
    "says-resource-control": _sentence(_LIMIT, PolicyType.RESOURCE_CONTROL),
    "says-boundary": _sentence(_LIMIT, PolicyType.PERMISSIONS_BOUNDARY),
    "says-session": _sentence(_LIMIT, PolicyType.SESSION),
    "says-endpoint": _sentence(_LIMIT, PolicyType.VPC_ENDPOINT),
}
_SAYS = {(one.policy.type, one.policy.effect): outcome for outcome, one in REFUSED.items() if one.policy}


@lru_cache(maxsize=64)
def refusal_in(message: str) -> Failure | None:
    """The refusal in AWS's own words, read as any other text is."""
    return next(iter(parse(message)), None)


def blamed(message: str, action: str | None = None) -> str:
    """The id of the outcome: which type of policy a refusal blames, and for either side whether explicitly.

    A refusal counts for the action that it names; ``action`` is the one that was asked for.
    """
    failure = refusal_in(message)
    policy = failure.policy if failure else None
    if failure is not None and None not in (action, failure.action) and failure.action != action:
        return "creation-refused" if failure.action in IMPORT else "not-allowed"
    if policy is None:
        return "not-allowed"
    return _SAYS.get((policy.type, policy.effect)) or _SAYS.get((policy.type, None)) or "not-allowed"


# --- what can be found --------------------------------------------------------------------------------------


class Finding(NamedTuple):
    """The kind of thing that is wrong, or ``None`` where nothing is; and what to say of it."""

    check: Check | None
    meaning: str


_FOUND: Mapping[Check | None, Mapping[str, str]] = {
    None: {
        "let-in-now": "what was refused is let in from here now: try again, after a new login",
        "found-now": "what the text missed is there, or the way is free by now: try again",
        "let-in": "every call that can be tried is let in, and nothing else was found to be in the way",
    },
    Check.REPOSITORY_NAME: {
        "repository-missing": "the registry has no repository of this name in this region: correct it, or create it, as"
        " a push does where a creation template is for the name",
        "push-not-arrived": "the registry has no repository of this name, though a creation template would have made it"
        " for a push: no push was let in; look at the way to the registry and at the rights of a first push",
        "public-repository-missing": "this account's public registry has no repository of this name: correct it, or"
        " create it",
        "created-since": "the repository was created after the failure: try again",
    },
    Check.UPSTREAM_REGISTRY: {
        "not-brought-in": "a pull through cache rule is for the name and did not bring the image in: look at the rule,"
        " the path upstream and the rights of a first pull; an image that is asked for by digest comes in with its tag",
        "import-right-missing": "a first pull through the cache rule needs ecr:CreateRepository and"
        " ecr:BatchImportUpstreamImage, and one is not allowed: the principal's own policies may give it, or the"
        " registry's, or of the import the repository's",
        "upstream-rule-fails": "ECR's own validation of the pull through cache rule fails now",
        "upstream-path-wrong": "ECR may read at the upstream registry, so the path is not one of its: an official image"
        " of Docker Hub is under library/",
        "upstream-unavailable": "the upstream registry of the cache rule gave ECR no answer, or asks it to wait: try"
        " again",
        "upstream-unread": "ECR could not get the image from the upstream registry: most often the rule's secret, or"
        " ECR's access to it",
    },
    Check.IMAGE_TAG: {
        "image-missing": "the repository is there and has no such image: correct the tag or the digest, or push it",
        "part-missing": "the image is an index, and one that it names is not there: for that platform push the image"
        " again",
        "image-withheld": "ECR does not give the image now",
        "image-missing-next": "the repository is there and has no such image",
        "image-archived-next": "the image is archived: it has to be restored, or pushed again",
        "image-archived": "the image is archived: restore it, or push it again",
        "already-pushed": "the tag holds this very image: nothing is left to push",
        "tag-taken": "the tag is taken and cannot be written over: push another tag",
    },
    Check.QUOTA: {
        "repository-full": "the repository holds as many images as it may: delete some by a lifecycle policy, or raise"
        " the quota",
    },
    Check.REPOSITORY_POLICY: {
        "grant-missing": "no policy of the registry's account lets this principal do this: add the statement",
        "repository-policy-denies": "a Deny of the repository's policy holds for this principal: take it out, or except"
        " it",
        "resource-policy-denies": "a Deny in the repository's policy or in the registry's holds for this principal:"
        " look at both",
    },
    Check.REGISTRY_POLICY: {
        "registry-policy-denies": "a Deny of the registry's policy holds for this principal: take it out, or except it",
    },
    Check.IDENTITY_POLICY: {
        "identity-policy-lacks": "the principal's own policies do not allow the action: add it there",
        "identity-policy-denies": "a Deny in the principal's own policies holds for this: take it out, or except it",
        "token-right-missing": "the principal may not ask for a token: allow ecr:GetAuthorizationToken on *",
        "public-token-right-missing": "the principal may not ask for a token of ECR Public: allow"
        " ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on *",
    },
    Check.SERVICE_CONTROL_POLICY: {
        "service-control-policy": "a service control policy does not let the caller's account do this",
    },
    Check.RESOURCE_CONTROL_POLICY: {
        "resource-control-policy": "a resource control policy of the registry's organization does not let this in",
    },
    Check.PERMISSIONS_BOUNDARY: {
        "permissions-boundary": "the permissions boundary of the principal does not let it do this",
    },
    Check.SESSION_POLICY: {
        "session-policy": "the session was given a policy of its own, and that does not let it do this",
    },
    Check.VPC_ENDPOINT_POLICY: {
        "endpoint-policy": "the policy of a VPC endpoint of ECR does not let this through: admit it there, if it was on"
        " the way",
    },
    Check.KEY_POLICY: {
        "key-policy": "the repository's key of KMS does not let this principal use it: look at the key's policy",
    },
    Check.LAYER_STORE_POLICY: {
        "layer-endpoint-lacks": "the policy of a VPC endpoint of S3 does not let the layers through: admit ECR's"
        " bucket, if it was on the way",
    },
    Check.AWS_CREDENTIALS: {
        "credentials-expired": "the AWS credentials have expired: renew them",
        "clock-off": "AWS did not take the time of the request: set the clock of this machine",
        "credentials-invalid": "AWS does not know these credentials, or not in this partition, or the Region is not"
        " enabled for the account",
    },
    Check.CREDENTIALS: {
        "login-not-sent": "these credentials get a token, so the client had none to send: log in to exactly this host",
        "token-of-another-region": "the registry did not take the token, and these credentials get one of another"
        " region unless told otherwise: ask for a token of the registry's region",
        "no-login-stored": "no login for this very host is stored here: log in to it",
        "login-stored-too-long": "the login stored here is older than a token lives: log in again",
    },
    Check.CREDENTIAL_HELPER: {
        "helper-missing": "the configuration names a credential helper that is not installed here",
    },
}
FINDINGS: Mapping[str, Finding] = {
    name: Finding(check, meaning) for check, found in _FOUND.items() for name, meaning in found.items()
}

# The checks that explain a sentence that blames a type of policy.
CHECKS: Mapping[PolicyType, tuple[Check, ...]] = {
    PolicyType.IDENTITY_BASED: (Check.IDENTITY_POLICY,),
    PolicyType.RESOURCE_BASED: (Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY),
    PolicyType.SERVICE_CONTROL: (Check.SERVICE_CONTROL_POLICY,),
    PolicyType.RESOURCE_CONTROL: (Check.RESOURCE_CONTROL_POLICY,),
    PolicyType.PERMISSIONS_BOUNDARY: (Check.PERMISSIONS_BOUNDARY,),
    PolicyType.SESSION: (Check.SESSION_POLICY,),
    PolicyType.VPC_ENDPOINT: (Check.VPC_ENDPOINT_POLICY,),
}
# Checks that are true of one principal only, and say nothing of another; so is ``None``, that nothing is wrong.
_OF_PRINCIPAL = {
    None,
    *chain.from_iterable(CHECKS.values()),
    Check.KEY_POLICY,
    Check.AWS_CREDENTIALS,
    Check.CREDENTIALS,
}
# A wrong name is in no policy either, and across accounts a grant may be missing on either side.
_READS_LIKE: Mapping[str, tuple[PolicyType, ...]] = {
    "repository-missing": (PolicyType.RESOURCE_BASED, PolicyType.IDENTITY_BASED),
    "identity-policy-lacks": (PolicyType.RESOURCE_BASED,),
    "upstream-rule-fails": (PolicyType.RESOURCE_BASED,),
}
# The causes of the failures to which a finding before a request would lead.
_LEADS_TO: Mapping[Check, Cause] = {
    Check.REPOSITORY_NAME: Cause.REPOSITORY_NOT_FOUND,
    Check.IMAGE_TAG: Cause.IMAGE_NOT_FOUND,
    Check.UPSTREAM_REGISTRY: Cause.UPSTREAM_DENIED,
    Check.QUOTA: Cause.QUOTA_EXCEEDED,
    Check.REPOSITORY_POLICY: Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    Check.IDENTITY_POLICY: Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Check.SERVICE_CONTROL_POLICY: Cause.GUARDRAIL_IMPLICIT_DENY,
    Check.PERMISSIONS_BOUNDARY: Cause.GUARDRAIL_IMPLICIT_DENY,
    Check.KEY_POLICY: Cause.ACCESS_DENIED,
    Check.AWS_CREDENTIALS: Cause.AWS_CREDENTIALS_FAILED,
}


def is_of_principal(finding: str) -> bool:
    """True if a finding is true of one principal only."""
    return FINDINGS[finding].check in _OF_PRINCIPAL


def explains(finding: str, policy: Policy) -> bool:
    """True if a finding explains a sentence that blames this policy: by its type, and whether it denies or lacks."""
    denies = finding.endswith("-denies")
    by_type = policy.type is not None and FINDINGS[finding].check in CHECKS.get(policy.type, ())
    if not by_type and policy.type not in _READS_LIKE.get(finding, ()):
        return False
    is_of_side = policy.type in (PolicyType.RESOURCE_BASED, PolicyType.IDENTITY_BASED)
    return not is_of_side or policy.effect in (None, _EXPLICIT if denies else _IMPLICIT)


def leads_to(finding: str) -> Cause | None:
    """The cause of a failure that a finding would lead to."""
    if finding.endswith("-denies"):
        return Cause.EXPLICIT_DENY
    others = {"tag-taken": Cause.TAG_IMMUTABLE, "not-brought-in": Cause.REPOSITORY_NOT_FOUND}
    check = FINDINGS[finding].check
    return others.get(finding) or (_LEADS_TO.get(check) if check else None)
