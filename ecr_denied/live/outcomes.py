"""What each outcome of a look means by itself, and which checks it leaves nothing to look for."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.records import Check

__all__ = ["MEANINGS", "SETTLES"]

MEANINGS: Mapping[str, str] = {
    # of any call
    "not-allowed": "these credentials may not look, which says nothing of the cause",
    "throttled": "AWS asked to be asked later, which says nothing of the cause",
    "unreachable": "no answer came, which says nothing of the cause",
    "no-credentials": "no credentials are here, or they could not be had",
    "expired": "these credentials have expired",
    "invalid": "AWS does not know these credentials here",
    "missing": "what was asked for is not there",
    "error": "AWS answered with another error",
    "unreadable": "the answer does not say",
    # who asks
    "same": "these credentials are those of the refused principal",
    "another-account": "these credentials are of another account than the refused principal",
    "another-principal": "these credentials are another principal's",
    "text-names-nobody": "the text does not say who was refused; these credentials are taken for it",
    "asked-about": "these are the credentials that are asked about",
    "node-asked": "a node or service asked with credentials of its own, which these need not be",
    "of-the-account": "these credentials are of the account that has to be asked",
    "not-of-the-account": "these credentials are of another account, so they cannot look there",
    # the transfer's own calls
    "token": "a login is possible",
    "let-in": "reading is let in",
    "image-there": "the repository and the image are there, and reading them is let in",
    "no-image": "the repository is there, the image is not, and reading is let in",
    "image-archived": "the image is archived",
    "image-withheld": "the repository is there, and the image could not be given",
    "no-repository": "the repository does not exist under this name in this registry and region",
    "layers-asked": "the first step of a push is let in",
    "layers-readable": "reading layers is let in",
    "says-resource": "the same sentence for a missing name, a missing grant, and an account that does not allow it",
    "says-identity": "no policy of the principal allows it",
    "says-identity-denies": "a policy of the principal denies it",
    "says-resource-denies": "a policy of the repository or registry denies it",
    "says-organization": "a service control policy is blamed",
    "says-resource-control": "a resource control policy is blamed",
    "says-boundary": "the permissions boundary is blamed",
    "says-session": "a session policy is blamed",
    "says-endpoint": "a VPC endpoint policy is blamed",
    # the registry
    "repository-there": "the repository exists",
    "in-another-region": "the repository exists in this other region",
    "not-in-another-region": "the repository is not in this other region either",
    "created-since": "the repository exists, and was created after the failure",
    "nothing-creates-it": "no pull through cache rule or creation template makes such a repository",
    "pull-creates-it": "a pull through cache rule is for this name, so a first pull makes the repository",
    "push-creates-it": "a creation template is for this name, so a first push makes the repository",
    "tags-mutable": "the tag may be written over",
    "tags-immutable": "the tag may not be written over",
    "tag-there": "the image is there",
    "tag-same": "the tag holds the image of the text",
    "tag-archived": "the image is archived",
    "no-tag": "the image is not there",
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
    "identity-allows": "the principal's own policies, its boundary and its organization allow it",
    "identity-lacks": "the principal's own policies do not allow it",
    "identity-is-unclear": "the principal's own policies have conditions that cannot be judged from here",
    "identity-denies": "the principal's own policies deny it",
    "limited-by-organization": "a service control policy does not allow it",
    "limited-by-boundary": "the permissions boundary does not allow it",
    "no-such-principal": "IAM does not simulate this principal",
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

# What was looked at and found in order.
SETTLES: Mapping[str, tuple[Check, ...]] = {
    "same": (Check.CALLER_IDENTITY,),
    "image-there": (Check.REPOSITORY_NAME, Check.IMAGE_TAG),
    "let-in": (Check.REPOSITORY_NAME,),
    "no-image": (Check.REPOSITORY_NAME,),
    "layers-asked": (Check.REPOSITORY_NAME,),
    "repository-there": (Check.REPOSITORY_NAME,),
    "policy-names-principal": (Check.REPOSITORY_POLICY,),
    "policy-admits-account": (Check.REPOSITORY_POLICY,),
    "identity-allows": (Check.IDENTITY_POLICY, Check.SERVICE_CONTROL_POLICY, Check.PERMISSIONS_BOUNDARY),
    "room": (Check.QUOTA,),
}
