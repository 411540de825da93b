"""What one record says: the questions rules ask of it, and the phrases that repeat it to the reader.

Input is always a ``Failure``. Questions answer ``bool``; phrases answer text without control characters.
"""

from __future__ import annotations

import re

from ecr_denied.names import actions
from ecr_denied.names.hosts import HOST_ENDS, PUBLIC_HOSTS
from ecr_denied.names.nodes import NODES
from ecr_denied.records import Cause, Failure, Operation, PolicyEffect, Principal, PrincipalType, RunBy

__all__ = [
    "accounts",
    "action",
    "caller",
    "caller_name",
    "has_no_sentence",
    "has_no_status",
    "helper",
    "host",
    "is_containerd_pull",
    "is_cut_answer",
    "is_data_limit",
    "is_from_cloudfront",
    "is_kubelet",
    "is_layer_read",
    "is_login",
    "is_method_refused",
    "is_node",
    "is_not_pull",
    "is_not_push",
    "is_private",
    "is_public",
    "is_pull",
    "is_push",
    "is_quarantine",
    "is_resourceless",
    "is_root",
    "is_tag_refused",
    "is_token_action",
    "is_uri_as_name",
    "may_be_immutable",
    "may_cross_accounts",
    "may_have_session",
    "may_write",
    "meant_name",
    "names_action",
    "names_repository",
    "needs_owner",
    "owner_or_admin",
    "phrases",
    "policy_arn",
    "prints_iam_policy",
    "registry",
    "repository",
    "searches_deny",
    "shown",
    "tag",
]

_QUARANTINE = "AWSCompromisedKeyQuarantine"
_LOGIN_CAUSES = (
    Cause.NOT_AUTHENTICATED,
    Cause.TOKEN_EXPIRED,
    Cause.TOKEN_INVALID,
    Cause.LOGIN_FAILED,
    Cause.CREDENTIAL_HELPER_FAILED,
)
# The answer to an immutable tag is a 400 with this code, or with the code lost (ECR user guide, image-tag-mutability).
_TAG_CODES = (None, "TAG_INVALID", "UNKNOWN")
_READS = re.compile(r"\b(?:GET|Get|HEAD|Head)(?: request to)? [\"']?https?://|\bchecking whether a blob ")


_HELPER = re.compile(r"\bdocker-credential-[a-z0-9][a-z0-9-]{0,40}")


# --- questions -----------------------------------------------------------------------------------------


def is_public(failure: Failure) -> bool:
    """ECR Public was asked: another API (``ecr-public``), another login, always us-east-1.

    Only ECR Public has a data limit, so its words tell as much as the host.
    """
    return (
        failure.registry in PUBLIC_HOSTS
        or failure.registry_alias is not None
        or is_data_limit(failure)
        or (failure.action or "").startswith(("ecr-public:", "sts:GetServiceBearerToken"))
        or (failure.registry is None and "ecr-public" in failure.message)
    )


def is_private(failure: Failure) -> bool:
    """A private registry was asked, as far as the text tells."""
    return not is_public(failure)


def is_node(failure: Failure) -> bool:
    """Something that runs containers asked: a node's or a service's credentials count, not those of whoever looks."""
    return failure.client in NODES


def is_kubelet(failure: Failure) -> bool:
    """kubelet asked: by its node's role, or by the secret that a pod names."""
    return failure.client == "kubelet"


def is_containerd_pull(failure: Failure) -> bool:
    """containerd pulled: for an engine or for a node, which the text does not tell."""
    return failure.client == "containerd" and failure.operation is not Operation.PUSH


def names_action(failure: Failure) -> bool:
    """The text names the action that was refused."""
    return failure.action is not None


def is_push(failure: Failure) -> bool:
    """The text shows a push."""
    return failure.operation is Operation.PUSH


def is_pull(failure: Failure) -> bool:
    """The text shows a pull."""
    return failure.operation is Operation.PULL


def is_login(failure: Failure) -> bool:
    """The text shows a login."""
    return failure.operation is Operation.LOGIN


def is_not_pull(failure: Failure) -> bool:
    """A push, or a text that does not show what was tried."""
    return failure.operation in (None, Operation.PUSH)


def is_not_push(failure: Failure) -> bool:
    """A pull, or a text that does not show what was tried."""
    return failure.operation in (None, Operation.PULL)


def may_write(failure: Failure) -> bool:
    """A push, or a text that does not show what was tried; not where it prints that a GET or HEAD was refused."""
    return is_not_pull(failure) and _READS.search(failure.message) is None


def may_be_immutable(failure: Failure) -> bool:
    """Nothing printed speaks against the refusal of a tag that may not be overwritten."""
    return failure.code in _TAG_CODES and failure.http_status in (None, 400)


def is_tag_refused(failure: Failure) -> bool:
    """The code says that the tag was refused."""
    return failure.code == "TAG_INVALID"


def is_method_refused(failure: Failure) -> bool:
    """The status says that the address does not take this kind of request."""
    return failure.http_status == 405


def has_no_sentence(failure: Failure) -> bool:
    """No part of IAM's sentence is there. The sentence proves that the login was accepted and no quota was met."""
    return failure.principal is None and failure.action is None


def has_no_status(failure: Failure) -> bool:
    """No HTTP status is there, so no answer need have come."""
    return failure.http_status is None


def may_have_session(failure: Failure) -> bool:
    """A session policy can bind the caller; an IAM user and the root user have none."""
    kind = failure.principal.type if failure.principal else None
    return kind not in (PrincipalType.USER, PrincipalType.ROOT)


def is_layer_read(failure: Failure) -> bool:
    """S3 refused a layer: the principal printed is AWS's storage role, not the caller."""
    return actions.is_layer_read(failure.action)


def is_resourceless(failure: Failure) -> bool:
    """A token was asked for: that is granted on ``*`` only, so no repository name or policy can matter."""
    if failure.action is None:
        return failure.operation is Operation.LOGIN or failure.cause in _LOGIN_CAUSES
    return is_token_action(failure)


def is_token_action(failure: Failure) -> bool:
    """The refused action, as printed, is one that asks for a token."""
    action = (failure.action or "").casefold()
    return action.endswith(":getauthorizationtoken") or action.startswith("sts:")


def names_repository(failure: Failure) -> bool:
    """The refused action is on a repository, or the text does not say."""
    return not is_resourceless(failure)


def may_cross_accounts(failure: Failure) -> bool:
    """The two accounts differ, or the text does not show both."""
    return failure.cross_account is not False


def is_root(failure: Failure) -> bool:
    """The caller is an account's root user, whom no identity policy, boundary or session policy binds."""
    return failure.principal is not None and failure.principal.type is PrincipalType.ROOT


def is_from_cloudfront(failure: Failure) -> bool:
    """CloudFront was to give the layer, as for ECR Public and for what a cache rule redirects."""
    return is_public(failure) or "cloudfront.net" in failure.message


def is_cut_answer(failure: Failure) -> bool:
    """A connection was cut in the middle of an answer; ECR ends a push without a repository by a plain EOF."""
    return "unexpected eof" in failure.message.casefold()


def is_quarantine(failure: Failure) -> bool:
    """The policy printed is the one AWS attaches to a user whose access key leaked."""
    return failure.policy is not None and _QUARANTINE in (failure.policy.arn or "")


def prints_iam_policy(failure: Failure) -> bool:
    """The text prints the ARN of an IAM policy (rather than an organization's)."""
    return failure.policy is not None and ":iam::" in (failure.policy.arn or "")


def is_data_limit(failure: Failure) -> bool:
    """A rate limit that the record calls not retryable: the bytes an anonymous address may pull."""
    return failure.cause is Cause.RATE_LIMITED and not failure.retryable


def is_uri_as_name(failure: Failure) -> bool:
    """The repository field holds a registry address."""
    return _after_host(failure.repository or "") is not None


def needs_owner(failure: Failure) -> bool:
    """Only the registry's owner can look: the caller is, or may well be, another account.

    A resource-policy deny counts whatever the ids look like: it is only known from calls across accounts. Of ECR Public
    the API shows its own registry to each caller, and no other.
    """
    asked_across = failure.cross_account is True or failure.cause is Cause.RESOURCE_POLICY_IMPLICIT_DENY
    return asked_across or is_public(failure)


def owner_or_admin(failure: Failure) -> RunBy:
    """Who can look into the registry: rights to push and to pull do not show it."""
    return RunBy.REGISTRY_OWNER if needs_owner(failure) else RunBy.CALLER_ADMIN


def searches_deny(failure: Failure) -> bool:
    """A ``Deny`` statement is to be found, rather than an ``Allow`` to be added."""
    explicit = failure.policy is not None and failure.policy.effect is PolicyEffect.EXPLICIT
    return explicit or failure.cause is Cause.EXPLICIT_DENY


# --- readings ------------------------------------------------------------------------------------------


def caller(failure: Failure) -> Principal | None:
    """The principal, unless it is AWS's own layer storage role."""
    return None if is_layer_read(failure) else failure.principal


def helper(failure: Failure) -> str:
    """The credential helper that the text names, by its program; else ECR's own."""
    named = _HELPER.search(failure.message)
    return named[0] if named else "docker-credential-ecr-login"


def meant_name(failure: Failure) -> str | None:
    """The repository name inside an address given as a name; ``None`` when the address has none."""
    rest = _after_host(failure.repository or "")
    if not rest:
        return None
    name = rest.partition("@")[0]
    return name.partition(":")[0] or None


def _after_host(text: str) -> str | None:
    """What follows the last registry host in a text (without a public alias); ``None`` without a host."""
    parts = text.split("/")
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in PUBLIC_HOSTS:
            return "/".join(parts[at + 2 :])
        if parts[at].endswith(HOST_ENDS):
            return "/".join(parts[at + 1 :])
    return None


# --- phrases -------------------------------------------------------------------------------------------


def shown(text: str) -> str:
    """A value from the record with everything unprintable left out."""
    return "".join(character for character in text if character.isprintable())


def action(failure: Failure) -> str:
    """The refused action or, failing that, what the operation needs."""
    if failure.action:
        return shown(failure.action)
    if is_resourceless(failure):
        return "ecr-public:GetAuthorizationToken" if is_public(failure) else "ecr:GetAuthorizationToken"
    return f"the actions of a {failure.operation}" if failure.operation else "the action"


def repository(failure: Failure) -> str:
    """The repository, quoted when the text names it."""
    name = shown(failure.repository or "")
    return f"repository '{name}'" if name else "the repository"


def registry(failure: Failure) -> str:
    """The registry: its account and region, or its public alias, as far as they are said."""
    if is_public(failure):
        alias = shown(failure.registry_alias or "")
        return f"public registry '{alias}'" if alias else "the public registry"
    name = f"registry {failure.registry_id}" if failure.registry_id else "the registry meant"
    region = shown(failure.region or "")
    return f"{name} in {region}" if region else name


def tag(failure: Failure) -> str:
    """The tag or, failing that, the digest."""
    if failure.tag:
        return f"tag '{shown(failure.tag)}'"
    return f"digest {shown(failure.digest)}" if failure.digest else "the tag"


def host(failure: Failure) -> str:
    """The registry host as printed; ECR Public's where only its words tell that it was asked."""
    if is_data_limit(failure) and failure.registry not in PUBLIC_HOSTS:
        return f"'{PUBLIC_HOSTS[0]}'"
    name = shown(failure.registry or "")
    return f"'{name}'" if name else "the registry host"


def caller_name(failure: Failure) -> str:
    """Who called: user or role name and account, as far as they are said."""
    who = caller(failure)
    if who is None:
        return "the caller"
    kind = {"user": "user", "role": "role", "assumed-role": "role"}.get(who.type or "", "caller")
    name = f"{kind} '{shown(who.name)}'" if who.name else "the caller"
    return f"{name} of account {who.account_id}" if who.account_id else name


def policy_arn(failure: Failure) -> str:
    """The policy, by ARN when the text prints one."""
    arn = shown((failure.policy.arn if failure.policy else None) or "")
    return f"policy {arn}" if arn else "the policy"


def accounts(failure: Failure) -> str:
    """A sentence on the two accounts, for the one deny that must not be read from them."""
    who = caller(failure)
    calling = who.account_id if who else None
    if calling is None or failure.registry_id is None:
        return "The text does not show both accounts."
    if calling != failure.registry_id:
        return f"Account {calling} called account {failure.registry_id}."
    return f"Both account ids read {calling}; equal ids do not change this: they are often one masked or invented id."


def phrases(failure: Failure) -> dict[str, str]:
    """Every phrase a reason in the table may name in braces."""
    return {
        "action": action(failure),
        "repository": repository(failure),
        "tag": tag(failure),
        "caller": caller_name(failure),
        "policy": policy_arn(failure),
        "accounts": accounts(failure),
    }
