"""Checks of who may do what: the seven policy types, ECR's registry policy, and asking for the reason.

Each takes a ``Failure`` and returns one ``Advice`` whose ``why`` says how to read the answer. What the types mean:
IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs, words
from ecr_denied.advice import evidence as said
from ecr_denied.records import Advice, Check, Failure, PolicyType, PrincipalType, RunBy

__all__ = [
    "ask_for_the_reason",
    "identity_policy",
    "layer_store_policy",
    "permissions_boundary",
    "printed_policy",
    "read_the_message",
    "registry_policy",
    "repository_policy",
    "resource_control_policy",
    "service_control_policy",
    "session_policy",
    "trail",
    "vpc_endpoint_policy",
]


def _look(failure: Failure, policy: str, ask: str = "") -> str:
    """The headline for one policy: find what denies, or check what allows; or ask somebody to."""
    action = said.action(failure)
    if said.searches_deny(failure):
        task = f"find what denies {action} to {said.caller_name(failure)} in {policy}."
    else:
        task = f"check that {said.caller_name(failure)} is allowed {action} by {policy}."
    return f"{ask} to {task}" if ask else task[0].upper() + task[1:]


def identity_policy(failure: Failure) -> Advice:
    """The caller's own permissions (IAM user guide, testing policies; ECR user guide, image-push-iam)."""
    who = said.caller(failure)
    find: tuple[str, ...] = ()
    if said.is_resourceless(failure):
        why = f"IAM accepts {said.action(failure)} on resource '*' only; a repository ARN there grants nothing."
    else:
        why = "Look for implicitDeny or explicitDeny in the answer. Resource policies and RCPs are not simulated."
    if who is not None and who.type is PrincipalType.ASSUMED_ROLE:
        why += " The role's path is missing from the text: if get-role prints another ARN, simulate that one."
        find = (commands.get_principal(failure, "Arn"),)
    elif who is None or who.type not in (PrincipalType.USER, PrincipalType.ROLE):
        why += " Put the ARN of the user or role, as the first command tells it, in the place of the mark."
        find = (commands.get_caller_identity(),)
    return Advice(
        check=Check.IDENTITY_POLICY,
        headline=_look(failure, "its own identity policies"),
        why=why,
        commands=(*find, commands.simulate(failure)),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.POLICY_SIMULATION,
    )


def repository_policy(failure: Failure) -> Advice:
    """The repository's resource policy (ECR user guide, repository-policies)."""
    why = "Compare principal, action and conditions; RepositoryPolicyNotFoundException means there is none."
    if said.is_not_pull(failure) and not said.searches_deny(failure):
        why += " AWS's cross-account push example lacks ecr:BatchGetImage, which newer clients need."
    return Advice(
        check=Check.REPOSITORY_POLICY,
        headline=_look(failure, f"the policy of {said.repository(failure)}"),
        why=why,
        commands=(commands.get_repository_policy(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.REPOSITORY_POLICIES,
    )


def registry_policy(failure: Failure) -> Advice:
    """The registry's resource policy (ECR user guide, registry-permissions)."""
    return Advice(
        check=Check.REGISTRY_POLICY,
        headline=_look(failure, f"the registry policy of {said.registry(failure)}"),
        why="With scope V2 the registry policy counts for every ECR request, beside the repository policy.",
        commands=(commands.get_registry_policy(failure), commands.registry_policy_scope(failure)),
        run_by=RunBy.REGISTRY_OWNER,
        docs=docs.REGISTRY_POLICY,
    )


def service_control_policy(failure: Failure) -> Advice:
    """The organization's limit on the caller's account (Organizations user guide, SCPs)."""
    account = words.caller_account(failure)
    return Advice(
        check=Check.SERVICE_CONTROL_POLICY,
        headline=_look(
            failure, "the service control policies over the caller's account", "Ask whoever manages the organization"
        ),
        why=(
            "Only the organization's management account or a delegated administrator can run the command; policies "
            "of the parent units count too. A denial worded as explicit may only be a missing Allow."
        ),
        commands=(commands.get_organization_policy(failure, "SERVICE_CONTROL_POLICY", account),),
        run_by=RunBy.ORGANIZATION_ADMIN,
        docs=docs.SERVICE_CONTROL_POLICIES,
    )


def resource_control_policy(failure: Failure) -> Advice:
    """The organization's limit on the registry's account (Organizations user guide, RCPs)."""
    account = words.registry_id(failure)
    return Advice(
        check=Check.RESOURCE_CONTROL_POLICY,
        headline=_look(
            failure,
            "the resource control policies over the registry's account",
            "Ask whoever manages the organization of the registry's account",
        ),
        why=(
            "They bind every caller of the registry. Only the organization's management account or a delegated "
            "administrator can run the command."
        ),
        commands=(commands.get_organization_policy(failure, "RESOURCE_CONTROL_POLICY", account),),
        run_by=RunBy.ORGANIZATION_ADMIN,
        docs=docs.RESOURCE_CONTROL_POLICIES,
    )


def permissions_boundary(failure: Failure) -> Advice:
    """The cap on the user or role (IAM user guide, permissions boundaries)."""
    return Advice(
        check=Check.PERMISSIONS_BOUNDARY,
        headline=_look(failure, "its permissions boundary"),
        why="What the boundary does not allow, no identity policy can grant; null means there is no boundary.",
        commands=(commands.get_principal(failure, "PermissionsBoundary"),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.PERMISSIONS_BOUNDARY,
    )


def printed_policy(failure: Failure) -> Advice:
    """The policy whose ARN the text prints (IAM user guide, troubleshoot_access-denied)."""
    boundary = failure.policy is not None and failure.policy.type is PolicyType.PERMISSIONS_BOUNDARY
    return Advice(
        check=Check.PERMISSIONS_BOUNDARY if boundary else Check.IDENTITY_POLICY,
        headline=f"Read {said.policy_arn(failure)}.",
        why="get-policy shows its default version, and get-policy-version the statements of that version.",
        commands=(commands.get_iam_policy(failure), commands.get_iam_policy_version(failure)),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.ACCESS_DENIED,
    )


def session_policy(failure: Failure) -> Advice:
    """The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies)."""
    return Advice(
        check=Check.SESSION_POLICY,
        headline=_look(failure, "the session policy the role was assumed with"),
        why=(
            "Whoever assumed the role may have passed a policy that narrows the session; it is not stored in IAM, "
            "but the AssumeRole event in CloudTrail shows it."
        ),
        commands=(commands.trail_events(failure, "AssumeRole"),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.SESSION_POLICIES,
    )


def vpc_endpoint_policy(failure: Failure) -> Advice:
    """The endpoints on the way (ECR user guide, vpc-endpoints)."""
    return Advice(
        check=Check.VPC_ENDPOINT_POLICY,
        headline=_look(failure, "the VPC endpoint policies for ecr.api, ecr.dkr and s3"),
        why="One request can pass any of the three, so read all; the endpoint's owner may be another account.",
        commands=(commands.describe_endpoints(failure, "ecr.api", "ecr.dkr", "s3"),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.VPC_ENDPOINTS,
    )


def layer_store_policy(failure: Failure) -> Advice:
    """Layers come from an S3 bucket of AWS's (ECR user guide, vpc-endpoints, S3 gateway endpoint)."""
    return Advice(
        check=Check.LAYER_STORE_POLICY,
        headline=f"Check that the S3 gateway endpoint policy allows s3:GetObject on {words.layer_bucket(failure)}.",
        why="ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the proxy.",
        commands=(commands.describe_endpoints(failure, "s3"),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.VPC_ENDPOINTS,
    )


def ask_for_the_reason(failure: Failure) -> Advice:
    """Send a request whose refusal is printed whole (AWS CLI reference, ecr batch-get-image)."""
    requests: tuple[str, ...]
    page = docs.DOCKER_ERRORS
    why = (
        "A full refusal names caller, action and kind of policy. Success means that this right is not the missing one "
        "for the CLI's own identity only, which may not be the one behind docker's token"
    )
    if said.is_resourceless(failure):
        requests = (commands.token_hosts(failure),)
    elif said.is_public(failure):
        requests = (commands.inspect_manifest(failure),)
        page = docs.MANIFEST_INSPECT
        why = "A GET is answered with the registry's words, to whoever docker's stored login is for"
    elif said.is_pull(failure):
        requests = (commands.batch_get_image(failure),)
    else:
        requests = (commands.batch_get_image(failure), commands.layer_availability(failure))
    if said.names_repository(failure) and said.is_private(failure):
        why += "; batch-get-image exits 0 even when it gives no image and reports that in failures[]"
    return Advice(
        check=Check.ASK_FOR_THE_REASON,
        headline="Ask again with a request that prints the registry's own words.",
        why=f"{why}.",
        commands=requests,
        docs=page,
    )


def read_the_message(_: Failure) -> Advice:
    """The words may be about the client's own side (ECR user guide, common errors)."""
    return Advice(
        check=Check.ASK_FOR_THE_REASON,
        headline="Read the message itself first.",
        why="It may be about the local machine or engine: the image, the disk, the daemon.",
        docs=docs.COMMON_ERRORS,
    )


def trail(failure: Failure) -> Advice:
    """What CloudTrail recorded (ECR user guide, logging-using-cloudtrail)."""
    return Advice(
        check=Check.ASK_FOR_THE_REASON,
        headline="Read errorCode and errorMessage of the request in CloudTrail.",
        why="CloudTrail keeps the words the client dropped; some VPC endpoint denials are not recorded.",
        commands=(commands.trail_events(failure),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.CLOUDTRAIL,
    )
