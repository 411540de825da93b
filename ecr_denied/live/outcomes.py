"""What each outcome of a probe means by itself: in words, which checks it settles, which policy a refusal blames.

The answer of a call that was refused is read as any other text is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ecr_denied import parse
from ecr_denied.records import Cause, Check, Failure, Policy, PolicyEffect, PolicyType

__all__ = ["IMPORT", "MEANINGS", "REFUSED", "SETTLES", "UNANSWERED", "Seen", "blamed", "cause_of", "policy_of"]


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
    "missing": "what was asked for is not there",
    "error": "AWS answered with another error",
    "unreadable": "the answer does not say",
}
# These say nothing of what was asked, so that somebody else may be asked.
UNANSWERED = frozenset(_OF_ANY_CALL)
MEANINGS: Mapping[str, str] = {
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
    "policy-names-principal": "the repository's policy lets exactly this principal do it",
    "policy-admits-account": "the repository's policy lets the principal's account do it",
    "policy-grants-nothing": "no statement of the repository's policy lets the principal do it",
    "policy-denies": "a statement of the repository's policy denies it",
    "policy-is-unclear": "the repository's policy has conditions that cannot be judged from here",
    "no-registry-policy": "the registry has no policy",
    "registry-policy-does-not-count": "the registry's policy is of scope V1, which does not count for this",
    "registry-policy-names-principal": "the registry's policy lets exactly this principal do it",
    "registry-policy-admits-account": "the registry's policy lets the principal's account do it",
    "registry-policy-grants-nothing": "no statement of the registry's policy lets the principal do it",
    "registry-policy-denies": "a statement of the registry's policy denies it",
    "registry-policy-is-unclear": "the registry's policy has conditions that cannot be judged from here",
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
    "trail-not-allowed": "CloudTrail shows the refusal, without a reason",
    "trail-says-resource": "CloudTrail shows the sentence that does not tell a missing name from a missing grant",
    "trail-says-resource-denies": "CloudTrail shows that a policy of the repository or registry was blamed",
    "trail-says-identity": "CloudTrail shows that no policy of the principal allowed it",
    "trail-says-identity-denies": "CloudTrail shows that a policy of the principal was blamed",
    "trail-says-organization": "CloudTrail shows that a service control policy was blamed",
    "trail-says-resource-control": "CloudTrail shows that a resource control policy was blamed",
    "trail-says-boundary": "CloudTrail shows that the permissions boundary was blamed",
    "trail-says-session": "CloudTrail shows that a session policy was blamed",
    "trail-says-endpoint": "CloudTrail shows that a VPC endpoint policy was blamed",
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

# What was looked at and found in order; never what the text itself blames.
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
# Of a guardrail it is not kept whether it denies or lacks an Allow.
REFUSED: Mapping[str, Policy | None] = MappingProxyType(
    {
        "not-allowed": None,
        "says-resource": Policy(type=PolicyType.RESOURCE_BASED, effect=_IMPLICIT),
        "says-resource-denies": Policy(type=PolicyType.RESOURCE_BASED, effect=_EXPLICIT),
        "says-identity": Policy(type=PolicyType.IDENTITY_BASED, effect=_IMPLICIT),
        "says-identity-denies": Policy(type=PolicyType.IDENTITY_BASED, effect=_EXPLICIT),
        "says-organization": Policy(type=PolicyType.SERVICE_CONTROL),
        "says-resource-control": Policy(type=PolicyType.RESOURCE_CONTROL),
        "says-boundary": Policy(type=PolicyType.PERMISSIONS_BOUNDARY),
        "says-session": Policy(type=PolicyType.SESSION),
        "says-endpoint": Policy(type=PolicyType.VPC_ENDPOINT),
    }
)
_SAYS = {(policy.type, policy.effect): outcome for outcome, policy in REFUSED.items() if policy}


@lru_cache(maxsize=64)
def blamed(message: str, action: str | None = None) -> str:
    """The id of the outcome: which type of policy a refusal blames, and for either side whether explicitly.

    A refusal counts for the action that it names; ``action`` is the one that was asked for.
    """
    failure: Failure | None = next(iter(parse(message)), None)
    policy = failure.policy if failure else None
    if failure is not None and None not in (action, failure.action) and failure.action != action:
        return "creation-refused" if failure.action in IMPORT else "not-allowed"
    if policy is None:
        return "not-allowed"
    return _SAYS.get((policy.type, policy.effect)) or _SAYS.get((policy.type, None)) or "not-allowed"


def policy_of(outcome: str) -> Policy | None:
    """The policy that a refusal blames."""
    return REFUSED[outcome]


def cause_of(outcome: str) -> Cause:
    """The cause that a failure with such a sentence has."""
    policy = REFUSED[outcome]
    if policy is None:
        return Cause.ACCESS_DENIED
    if policy.effect is _EXPLICIT:
        return Cause.EXPLICIT_DENY
    by_side = {
        PolicyType.RESOURCE_BASED: Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        PolicyType.IDENTITY_BASED: Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    }
    return by_side.get(policy.type or PolicyType.SESSION, Cause.GUARDRAIL_IMPLICIT_DENY)
