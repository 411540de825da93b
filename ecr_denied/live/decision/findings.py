"""What can be found: the kind of thing that is wrong, and what to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ecr_denied.records import Cause, Check, PolicyEffect, PolicyType

__all__ = ["FINDINGS", "Finding"]


Blamed = tuple[PolicyType, PolicyEffect | None]


class Finding(NamedTuple):
    """``check`` is what is wrong; ``None``: nothing is.

    ``blames`` are the sentences that it explains: the type of policy and, where it matters, the effect.
    ``is_of_principal``: it is true of one principal only. ``would_be``: the cause of a failure that it would lead to.
    """

    check: Check | None
    meaning: str
    blames: tuple[Blamed, ...] = ()
    is_of_principal: bool = False
    would_be: Cause | None = None


_NO_GRANT: Blamed = (PolicyType.RESOURCE_BASED, PolicyEffect.IMPLICIT)
_NOT_ALLOWED: Blamed = (PolicyType.IDENTITY_BASED, PolicyEffect.IMPLICIT)
_RESOURCE_DENY: Blamed = (PolicyType.RESOURCE_BASED, PolicyEffect.EXPLICIT)
_OWN_DENY: Blamed = (PolicyType.IDENTITY_BASED, PolicyEffect.EXPLICIT)

FINDINGS: Mapping[str, Finding] = {
    "let-in-now": Finding(
        None, "what was refused is let in from here now: try again, after a new login", is_of_principal=True
    ),
    "found-now": Finding(None, "what the text missed is there, or the way is free by now: try again"),
    "let-in": Finding(None, "every call that can be tried is let in, and nothing else was found to be in the way"),
    # names
    "repository-missing": Finding(
        Check.REPOSITORY_NAME,
        "the registry has no repository of this name in this region: correct it, or create it, as a push does where a"
        " creation template is for the name",
        blames=(_NO_GRANT, _NOT_ALLOWED),
        would_be=Cause.REPOSITORY_NOT_FOUND,
    ),
    "push-not-arrived": Finding(
        Check.REPOSITORY_NAME,
        "the registry has no repository of this name, though a creation template would have made it for a push: no push"
        " was let in; look at the way to the registry and at the rights of a first push",
    ),
    "public-repository-missing": Finding(
        Check.REPOSITORY_NAME,
        "this account's public registry has no repository of this name: correct it, or create it",
    ),
    "not-brought-in": Finding(
        Check.UPSTREAM_REGISTRY,
        "a pull through cache rule is for the name and did not bring the image in: look at the rule, the path upstream"
        " and the rights of a first pull; an image that is asked for by digest comes in with its tag",
        would_be=Cause.REPOSITORY_NOT_FOUND,
    ),
    "import-right-missing": Finding(
        Check.UPSTREAM_REGISTRY,
        "a first pull through the cache rule needs ecr:CreateRepository and ecr:BatchImportUpstreamImage, and one is"
        " not allowed: the principal's own policies may give it, or the registry's, or of the import the repository's",
        would_be=Cause.UPSTREAM_DENIED,
    ),
    "upstream-rule-fails": Finding(
        Check.UPSTREAM_REGISTRY,
        "ECR's own validation of the pull through cache rule fails now",
        blames=(_NO_GRANT,),
        would_be=Cause.UPSTREAM_DENIED,
    ),
    "upstream-path-wrong": Finding(
        Check.UPSTREAM_REGISTRY,
        "ECR may read at the upstream registry, so the path is not one of its: an official image of Docker Hub is under"
        " library/",
        would_be=Cause.UPSTREAM_DENIED,
    ),
    "upstream-unavailable": Finding(
        Check.UPSTREAM_REGISTRY,
        "the upstream registry of the cache rule gave ECR no answer, or asks it to wait: try again",
        would_be=Cause.UPSTREAM_DENIED,
    ),
    "upstream-unread": Finding(
        Check.UPSTREAM_REGISTRY,
        "ECR could not get the image from the upstream registry: most often the rule's secret, or ECR's access to it",
        would_be=Cause.UPSTREAM_DENIED,
    ),
    "created-since": Finding(Check.REPOSITORY_NAME, "the repository was created after the failure: try again"),
    "image-missing": Finding(
        Check.IMAGE_TAG,
        "the repository is there and has no such image: correct the tag or the digest, or push it",
        would_be=Cause.IMAGE_NOT_FOUND,
    ),
    "part-missing": Finding(
        Check.IMAGE_TAG,
        "the image is an index, and one that it names is not there: for that platform push the image again",
        would_be=Cause.IMAGE_NOT_FOUND,
    ),
    "image-withheld": Finding(Check.IMAGE_TAG, "ECR does not give the image now", would_be=Cause.IMAGE_NOT_FOUND),
    "image-missing-next": Finding(Check.IMAGE_TAG, "the repository is there and has no such image"),
    "image-archived-next": Finding(Check.IMAGE_TAG, "the image is archived: it has to be restored, or pushed again"),
    "image-archived": Finding(
        Check.IMAGE_TAG, "the image is archived: restore it, or push it again", would_be=Cause.IMAGE_NOT_FOUND
    ),
    "already-pushed": Finding(Check.IMAGE_TAG, "the tag holds this very image: nothing is left to push"),
    "tag-taken": Finding(
        Check.IMAGE_TAG, "the tag is taken and cannot be written over: push another tag", would_be=Cause.TAG_IMMUTABLE
    ),
    "repository-full": Finding(
        Check.QUOTA,
        "the repository holds as many images as it may: delete some by a lifecycle policy, or raise the quota",
        would_be=Cause.QUOTA_EXCEEDED,
    ),
    # policies
    "grant-missing": Finding(
        Check.REPOSITORY_POLICY,
        "no policy of the registry's account lets this principal do this: add the statement",
        blames=(_NO_GRANT,),
        is_of_principal=True,
        would_be=Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    ),
    "repository-policy-denies": Finding(
        Check.REPOSITORY_POLICY,
        "a Deny of the repository's policy holds for this principal: take it out, or except it",
        blames=(_RESOURCE_DENY,),
        is_of_principal=True,
        would_be=Cause.EXPLICIT_DENY,
    ),
    "registry-policy-denies": Finding(
        Check.REGISTRY_POLICY,
        "a Deny of the registry's policy holds for this principal: take it out, or except it",
        blames=(_RESOURCE_DENY,),
        is_of_principal=True,
        would_be=Cause.EXPLICIT_DENY,
    ),
    "resource-policy-denies": Finding(
        Check.REPOSITORY_POLICY,
        "a Deny in the repository's policy or in the registry's holds for this principal: look at both",
        blames=(_RESOURCE_DENY,),
        is_of_principal=True,
    ),
    "identity-policy-lacks": Finding(
        Check.IDENTITY_POLICY,
        "the principal's own policies do not allow the action: add it there",
        blames=(_NOT_ALLOWED, _NO_GRANT),
        is_of_principal=True,
        would_be=Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    ),
    "identity-policy-denies": Finding(
        Check.IDENTITY_POLICY,
        "a Deny in the principal's own policies holds for this: take it out, or except it",
        blames=(_OWN_DENY,),
        is_of_principal=True,
        would_be=Cause.EXPLICIT_DENY,
    ),
    "service-control-policy": Finding(
        Check.SERVICE_CONTROL_POLICY,
        "a service control policy does not let the caller's account do this",
        blames=((PolicyType.SERVICE_CONTROL, None),),
        is_of_principal=True,
        would_be=Cause.GUARDRAIL_IMPLICIT_DENY,
    ),
    "resource-control-policy": Finding(
        Check.RESOURCE_CONTROL_POLICY,
        "a resource control policy of the registry's organization does not let this in",
        blames=((PolicyType.RESOURCE_CONTROL, None),),
        is_of_principal=True,
    ),
    "permissions-boundary": Finding(
        Check.PERMISSIONS_BOUNDARY,
        "the permissions boundary of the principal does not let it do this",
        blames=((PolicyType.PERMISSIONS_BOUNDARY, None),),
        is_of_principal=True,
        would_be=Cause.GUARDRAIL_IMPLICIT_DENY,
    ),
    "session-policy": Finding(
        Check.SESSION_POLICY,
        "the session was given a policy of its own, and that does not let it do this",
        blames=((PolicyType.SESSION, None),),
        is_of_principal=True,
    ),
    "endpoint-policy": Finding(
        Check.VPC_ENDPOINT_POLICY,
        "the policy of a VPC endpoint of ECR does not let this through: admit it there, if it was on the way",
        blames=((PolicyType.VPC_ENDPOINT, None),),
        is_of_principal=True,
    ),
    "key-policy": Finding(
        Check.KEY_POLICY,
        "the repository's key of KMS does not let this principal use it: look at the key's policy",
        is_of_principal=True,
        would_be=Cause.ACCESS_DENIED,
    ),
    "layer-endpoint-lacks": Finding(
        Check.LAYER_STORE_POLICY,
        "the policy of a VPC endpoint of S3 does not let the layers through: admit ECR's bucket, if it was on the way",
    ),
    # credentials and login
    "credentials-expired": Finding(
        Check.AWS_CREDENTIALS,
        "the AWS credentials have expired: renew them",
        is_of_principal=True,
        would_be=Cause.AWS_CREDENTIALS_FAILED,
    ),
    "clock-off": Finding(
        Check.AWS_CREDENTIALS,
        "AWS did not take the time of the request: set the clock of this machine",
        is_of_principal=True,
        would_be=Cause.AWS_CREDENTIALS_FAILED,
    ),
    "credentials-invalid": Finding(
        Check.AWS_CREDENTIALS,
        "AWS does not know these credentials, or not in this partition, or the Region is not enabled for the account",
        is_of_principal=True,
        would_be=Cause.AWS_CREDENTIALS_FAILED,
    ),
    "token-right-missing": Finding(
        Check.IDENTITY_POLICY,
        "the principal may not ask for a token: allow ecr:GetAuthorizationToken on *",
        blames=(_NOT_ALLOWED,),
        is_of_principal=True,
    ),
    "public-token-right-missing": Finding(
        Check.IDENTITY_POLICY,
        "the principal may not ask for a token of ECR Public: allow ecr-public:GetAuthorizationToken and"
        " sts:GetServiceBearerToken on *",
        is_of_principal=True,
    ),
    "login-not-sent": Finding(
        Check.CREDENTIALS,
        "these credentials get a token, so the client had none to send: log in to exactly this host",
        is_of_principal=True,
    ),
    "token-of-another-region": Finding(
        Check.CREDENTIALS,
        "the registry did not take the token, and these credentials get one of another region unless told otherwise:"
        " ask for a token of the registry's region",
        is_of_principal=True,
    ),
    "no-login-stored": Finding(Check.CREDENTIALS, "no login for this very host is stored here: log in to it"),
    "login-stored-too-long": Finding(
        Check.CREDENTIALS, "the login stored here is older than a token lives: log in again"
    ),
    "helper-missing": Finding(
        Check.CREDENTIAL_HELPER, "the configuration names a credential helper that is not installed here"
    ),
}
