"""Checks of who may do what: the seven policy types, ECR's registry policy, and asking for the reason.

Each makes a ``Step`` of a record. What the types mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs, statements, words
from ecr_denied.advice.evidence import (
    caller,
    is_lambda,
    is_of_identity_center,
    is_public,
    is_pull,
    is_push,
    is_resourceless,
    owner_or_admin,
    searches_deny,
)
from ecr_denied.advice.step import Command, Step, run
from ecr_denied.records import Check, Failure, PolicyType, PrincipalType, RunBy

__all__ = [
    "ask_for_the_reason",
    "identity_policy",
    "key_policy",
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


def _look(failure: Failure, policy: str) -> str:
    """The headline for one policy: find what denies, or check what allows."""
    return f"{policy}-deny" if searches_deny(failure) else policy


def identity_policy(failure: Failure) -> Step:
    """The caller's own permissions (IAM user guide, testing policies; ECR user guide, image-push-iam)."""
    who = caller(failure)
    reasons = ["star-only" if is_resourceless(failure) else "not-simulated"]
    find: tuple[Command, ...] = ()
    if is_of_identity_center(failure):
        reasons.append("permission-set")
    if who is not None and who.type is PrincipalType.ASSUMED_ROLE:
        reasons.append("path-missing")
        find = (run(commands.get_principal(failure, "Arn"), "principal-arn"),)
    elif who is None or who.type not in {PrincipalType.USER, PrincipalType.ROLE}:
        reasons.append("arn-wanted")
    denial, grant = ("explicit-deny", "no-own-deny"), ("implicit-deny", "explicit-deny", "allowed", "limit-denies")
    answers = denial if searches_deny(failure) else grant
    return Step(
        Check.IDENTITY_POLICY,
        _look(failure, "identity-policy"),
        tuple(reasons),
        docs.POLICY_SIMULATION,
        (*find, run(commands.simulate(failure), *answers, "no-such-principal")),
        statement=statements.identity_grant(failure),
        run_by=RunBy.CALLER_ADMIN,
    )


def repository_policy(failure: Failure) -> Step:
    """The repository's resource policy (ECR user guide, repository-policies)."""
    denies = searches_deny(failure)
    reasons = ("read-the-policy", *(("push-example",) if is_push(failure) and not denies else ()))
    answers = (
        ("policy-denies", "no-deny", "no-policy") if denies else ("policy-none", "policy-lacks-grant", "policy-grants")
    )
    return Step(
        Check.REPOSITORY_POLICY,
        _look(failure, "repository-policy"),
        reasons,
        docs.REPOSITORY_POLICIES,
        (run(commands.get_repository_policy(failure), *answers, "repository-missing"),),
        statement=statements.repository_grant(failure),
        run_by=RunBy.REGISTRY_OWNER if is_lambda(failure) else owner_or_admin(failure),
    )


def registry_policy(failure: Failure) -> Step:
    """The registry's resource policy (ECR user guide, registry-permissions)."""
    return Step(
        Check.REGISTRY_POLICY,
        _look(failure, "registry-policy"),
        ("scope-v2",),
        docs.REGISTRY_POLICY,
        (
            run(commands.get_registry_policy(failure), "registry-policy-none", "registry-policy-there"),
            run(commands.registry_policy_scope(failure), "scope-v1", "scope-v2"),
        ),
        statement=statements.registry_grant(failure),
        run_by=RunBy.REGISTRY_OWNER,
    )


def service_control_policy(failure: Failure) -> Step:
    """The organization's limit on the caller's account (Organizations user guide, SCPs)."""
    account = words.caller_account(failure)
    return Step(
        Check.SERVICE_CONTROL_POLICY,
        _look(failure, "service-control-policy"),
        ("management-only",),
        docs.SERVICE_CONTROL_POLICIES,
        (_organization_policy(failure, "SERVICE_CONTROL_POLICY", account),),
        run_by=RunBy.ORGANIZATION_ADMIN,
    )


def resource_control_policy(failure: Failure) -> Step:
    """The organization's limit on the registry's account (Organizations user guide, RCPs)."""
    account = words.registry_id(failure)
    return Step(
        Check.RESOURCE_CONTROL_POLICY,
        _look(failure, "resource-control-policy"),
        ("binds-every-caller",),
        docs.RESOURCE_CONTROL_POLICIES,
        (_organization_policy(failure, "RESOURCE_CONTROL_POLICY", account),),
        run_by=RunBy.ORGANIZATION_ADMIN,
    )


def _organization_policy(failure: Failure, kind: str, account: str) -> Command:
    line = commands.get_organization_policy(failure, kind, account)
    return run(line, "statements-told" if "describe-policy" in line else "policies-listed")


def permissions_boundary(failure: Failure) -> Step:
    """The cap on the user or role (IAM user guide, permissions boundaries)."""
    return Step(
        Check.PERMISSIONS_BOUNDARY,
        _look(failure, "permissions-boundary"),
        ("boundary-caps",),
        docs.PERMISSIONS_BOUNDARY,
        (run(commands.get_principal(failure, "PermissionsBoundary"), "boundary", "no-boundary"),),
        run_by=RunBy.CALLER_ADMIN,
    )


def printed_policy(failure: Failure) -> Step:
    """The policy whose ARN the text prints (IAM user guide, troubleshoot_access-denied)."""
    boundary = failure.policy is not None and failure.policy.type is PolicyType.PERMISSIONS_BOUNDARY
    return Step(
        Check.PERMISSIONS_BOUNDARY if boundary else Check.IDENTITY_POLICY,
        "printed-policy",
        ("default-version",),
        docs.ACCESS_DENIED,
        (
            run(commands.get_iam_policy(failure), "version-told"),
            run(commands.get_iam_policy_version(failure), "statements-told"),
        ),
        run_by=RunBy.CALLER_ADMIN,
    )


def session_policy(failure: Failure) -> Step:
    """The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies)."""
    return Step(
        Check.SESSION_POLICY,
        _look(failure, "session-policy"),
        ("session-narrowed",),
        docs.SESSION_POLICIES,
        (run(commands.trail_events(failure, "AssumeRole"), "session-policy", "no-session-policy"),),
        run_by=RunBy.CALLER_ADMIN,
    )


def vpc_endpoint_policy(failure: Failure) -> Step:
    """The endpoints on the way (ECR user guide, vpc-endpoints)."""
    # A token is asked of the API; a repository's content passes all three.
    services = ("ecr.api",) if is_resourceless(failure) else ("ecr.api", "ecr.dkr", "s3")
    answers = ("endpoint-lacks", *(("endpoint-lacks-bucket",) if "s3" in services else ()))
    return Step(
        Check.VPC_ENDPOINT_POLICY,
        _look(failure, "vpc-endpoint-policy"),
        ("three-endpoints",),
        docs.VPC_ENDPOINTS,
        (run(commands.describe_endpoints(failure, *services), *answers, "endpoint-open", "no-endpoint"),),
        statement=statements.endpoint_grant(failure),
        run_by=RunBy.CALLER_ADMIN,
    )


def key_policy(failure: Failure) -> Step:
    """The policy of the key of an encrypted repository (ECR user guide, encryption-at-rest)."""
    return Step(
        Check.KEY_POLICY,
        "key-policy",
        ("key-grants",),
        docs.ENCRYPTION,
        (run(commands.get_key_policy(failure), "key-policy-lacks", "key-policy-grants", "no-such-key"),),
        run_by=RunBy.REGISTRY_OWNER,
    )


def layer_store_policy(failure: Failure) -> Step:
    """Layers come from an S3 bucket of AWS's (ECR user guide, vpc-endpoints, S3 gateway endpoint)."""
    return Step(
        Check.LAYER_STORE_POLICY,
        "layer-store-policy",
        ("layers-from-s3",),
        docs.VPC_ENDPOINTS,
        (run(commands.describe_endpoints(failure, "s3"), "endpoint-lacks-bucket", "endpoint-open", "no-endpoint"),),
        statement=statements.layer_grant(failure),
        run_by=RunBy.CALLER_ADMIN,
    )


_PULL_ANSWERS = ("repository-missing", "image-failed", "image-archived", "image-given", "dead-credentials")
_PUSH_ANSWERS = ("repository-missing", "layers-answered", "dead-credentials")


def ask_for_the_reason(failure: Failure) -> Step:
    """Send a request whose refusal is printed whole (AWS CLI reference, ecr batch-get-image)."""
    reasons: tuple[str, ...] = ("full-refusal", "cli-identity")
    page = docs.DOCKER_ERRORS
    pull = run(commands.batch_get_image(failure), "sentence", *_PULL_ANSWERS)
    if is_resourceless(failure):
        requests: tuple[Command, ...] = (
            run(commands.token_expiry(failure), "sentence", "token-given", "dead-credentials"),
        )
    elif is_public(failure):
        requests = (run(commands.inspect_manifest(failure), "manifest-there", "manifest-missing"),)
        reasons, page = ("get-has-body",), docs.MANIFEST_INSPECT
    elif is_pull(failure):
        requests = (pull,)
    else:
        push = run(commands.layer_availability(failure), "sentence", *_PUSH_ANSWERS)
        requests = (pull, push)
    return Step(Check.ASK_FOR_THE_REASON, "ask-for-the-reason", reasons, page, requests)


def read_the_message(_: Failure) -> Step:
    """The words may be about the client's own side (ECR user guide, common errors)."""
    return Step(Check.ASK_FOR_THE_REASON, "read-the-message", ("own-side",), docs.COMMON_ERRORS)


def trail(failure: Failure) -> Step:
    """What CloudTrail recorded (ECR user guide, logging-using-cloudtrail)."""
    return Step(
        Check.ASK_FOR_THE_REASON,
        "trail",
        ("trail-keeps",),
        docs.CLOUDTRAIL,
        (run(commands.trail_events(failure), "event-told", "no-event"),),
        run_by=RunBy.CALLER_ADMIN,
    )
