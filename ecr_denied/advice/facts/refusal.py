"""What was refused, and by which policy."""

from __future__ import annotations

from ecr_denied.advice.known import Known, fact
from ecr_denied.names import actions
from ecr_denied.names.arns import account_of
from ecr_denied.names.syntax import is_placeholder
from ecr_denied.records import PrincipalType

_REPLICATION_ROLE = "AWSServiceRoleForECRReplication"
_QUARANTINE = "AWSCompromisedKeyQuarantine"
# A client that pushes sends parts to an upload that was begun, and the manifest last; one that pulls has the manifest
# before a layer (ECR API, InitiateLayerUpload; distribution specification, pushing manifests and pulling blobs).
_ACTIONS_WITHIN = ("ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage", "ecr:GetDownloadUrlForLayer")

# --- the action and its resource -----------------------------------------------------------------------

fact("action", "if the text names the action", lambda known: known.failure.action)
# Where the text shows a status alone, or a login failed, the right may be there.
fact(
    "right-missing",
    "if the text shows that a right is missing",
    "action",
    "cause=layer-store-denied",
    "cause=access-denied|forbidden pulls-as-service",
    "wording=services.execution-role-lacks",
)


def _has_no_sentence(known: Known) -> bool:
    """The sentence proves that the login was accepted and no quota was met; it names no role, but a session of one."""
    who = known.failure.principal
    return known.failure.action is None and (who is None or who.type is PrincipalType.ROLE)


fact("no-sentence", "if the text has no part of IAM's sentence", _has_no_sentence)
# A caller who pushed can ask for the reason.
fact("bare-push", "if a bare 403 refused a push before its end", "push cause=forbidden !action !puts-manifest !public")
fact("asks-for-token", "if a token was asked for, or would have been", "resource=registry")
# A pull looks for no layer without asking for it (ECR user guide, image-push-iam).
fact(
    "pushes",
    "on a push, or if the refused action is one of a push alone",
    lambda known: (
        known["push"] or (known["operation=unsaid"] and known.action.rpartition(":")[2] in actions.PUSH_STEPS)
    ),
)
# Before any call of ECR.
fact("role-assumption", "if a role was asked for", "resource=role")
# IAM decides these on ``*`` or on a role: no repository name or policy can matter.
fact("resourceless", "if a token was asked for, or a role of ECR's", "resource=registry|role|service-role")
# IAM decides it on all of them, so the policy of one grants it to no one; across accounts the sentence blames one.
fact("on-every", "if every repository was asked for", "resource=every-repository !cause=resource-policy-implicit-deny")
fact("names-repository", "unless a token, a role of ECR's or every repository was asked for", "!resourceless !on-every")
fact(
    "repository",
    "if the text names the repository",
    lambda known: known["names-repository"] and known.failure.repository,
)
fact("makes-repository", "if the refused action makes the repository", "resource=new-repository")
# It is asked below a cache rule alone (ECR user guide, pull-through-cache-iam).
fact("imports", "if filling a cache was refused", lambda known: known.failure.action == "ecr:BatchImportUpstreamImage")
# A caller who was refused it is refused the command that looks for a repository.
fact(
    "look-refused",
    "if the refused action looks for a repository, and whoever reads this may hold the credentials",
    lambda known: known.failure.action == "ecr:DescribeRepositories" and known["reader-may-be-caller"],
)
# S3 refused a layer: the principal printed is AWS's storage role, not the caller.
fact("layer-read", "if the refused action is `s3:GetObject`", lambda known: actions.is_layer_read(known.failure.action))
# The key of an encrypted repository.
fact("key-use", "if the refused action is one of KMS", lambda known: actions.is_key_use(known.failure.action))
fact("token-action", "if a request for a token was refused", lambda known: actions.asks_for_token(known.failure.action))
fact("pulls-without-token", "if what pulls was refused a token", "token-action node !codebuild-unnamed")
# ECR asks for it where a repository is created with tags as well.
fact("gives-tags", "if the right to give tags was refused", lambda known: actions.is_tagging(known.failure.action))
fact("action-within", "if an action after the first was refused", lambda known: known.failure.action in _ACTIONS_WITHIN)
fact(
    "found-repository",
    "if an earlier request found the repository",
    "pushed-layers",
    "push-answered !cause=not-found",
    "layer-fetch",
    "action-within !client=aws-api",
)
# ECR creates it by a template then (ECR user guide, repository-creation-templates; ECR API, RCTAppliedFor). A program
# that calls the API asks for it itself.
fact(
    "creates-on-push",
    "if a push lacks the right to create its repository, or to give it tags",
    "push makes-repository !replication !client=aws-api",
    "push gives-tags !client=aws-api",
)
fact("needs-repository", "unless the refused action makes the repository", "!makes-repository !gives-tags")
fact(
    "fills-cache",
    "if a first pull through a cache lacks the right to make or fill its repository",
    "makes-repository may-be-cached pull",
    "makes-repository may-be-cached cached",
)
# ECR was copying images to another registry (ECR user guide, registry-permissions-create-replication).
fact(
    "replication",
    "if ECR replicated images",
    lambda known: actions.replicates(known.failure.action) or (known.who.name or "").endswith(_REPLICATION_ROLE),
)
fact("lacks-replication", "if ECR replicated images, and the text says of no Deny", "replication !explicit-deny")

fact("ecr-request", "unless S3 or KMS was asked, or images were replicated", "!layer-read !key-use !lacks-replication")
fact(
    "plain-denial",
    "unless the text says what let the request not in: a role, a repository, a key, the store of layers, a "
    "replication, another registry",
    "!says-what-lacks !key-failure !layer-read !lacks-replication !asked-elsewhere",
)

# --- the policy ----------------------------------------------------------------------------------------

# A Deny statement is to be found, rather than an Allow to be added.
fact("explicit-deny", "if a `Deny` is to be found", "cause=explicit-deny", "effect=explicit")
# Its path does not count.
fact("names-mfa", "if the policy's name has MFA", lambda known: "mfa" in known.policy_arn.rpartition("/")[2].lower())
# AWS attaches it to a user whose access key leaked.
fact("quarantine", "if the policy is AWS's quarantine for leaked keys", lambda known: _QUARANTINE in known.policy_arn)
fact("iam-policy-arn", "if the text prints the ARN of an IAM policy", lambda known: ":iam::" in known.policy_arn)
fact("prints-boundary", "if the text prints the boundary's ARN", "policy=permissions-boundary iam-policy-arn")
fact(
    "organization-policy-arn",
    "if the text prints the ARN of an organization's policy",
    lambda known: "/p-" in known.policy_arn and not is_placeholder(known.policy_arn.rpartition("/p-")[2]),
)


def _simulated_across(known: Known) -> bool | None:
    """Whether the refused resource is of another account than the caller: key or role by its ARN, else the registry.

    A token is asked for on ``*``, which is of no account. ``None`` where the text does not show both.
    """
    if known["asks-for-token"]:
        return False
    account, owner = known.who.account_id, account_of(known.failure.resource) or known.failure.registry_id
    return None if None in (account, owner) else account != owner


fact("simulated-across", "if what was refused is another account's", lambda known: _simulated_across(known) is True)
fact("simulated-within", "if what was refused is of one account", lambda known: _simulated_across(known) is False)
fact("wants-api-endpoint", "if ecr.api may refuse", "!explicit-deny !names-repository", "!explicit-deny !uses-token")
# The request would have made the repository, in the registry of another account.
fact(
    "made-across",
    "if the request would have made the repository in another account",
    "makes-repository !explicit-deny !pulls-as-service !same-account",
    "makes-repository !explicit-deny !pulls-as-service needs-owner",
)
