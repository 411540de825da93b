"""The statement to add where a grant is missing: for the side it belongs to, and for no more than was tried.

Who writes a log chooses what it names. So there is a statement for the steps of a push, a pull and a login alone, and
none for a pattern. A grant to a service of AWS has the form that AWS documents for it, under its conditions (Lambda
developer guide, images-create; CodeBuild user guide, sample-ecr); any other service gets no grant.

A grant to a session names its role; one to a role of IAM Identity Center has a pattern, as its name ends differently
after each provisioning (IAM user guide, reference_policies_elements_principal; Identity Center user guide).
"""

from __future__ import annotations

import json
from typing import Any

from ecr_denied.advice import places
from ecr_denied.advice.known import Known
from ecr_denied.expression import expression
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names.actions import PULL_STEPS
from ecr_denied.records import Cause, Operation, Side, Statement

_Grant = dict[str, Any]

# The parts of a statement, in the order of AWS's examples.
_PARTS = ("Sid", "Effect", "Principal", "Action", "Resource", "Condition")
# The characters that no name of a statement may have.
_NO_SID = expression(r"[^A-Za-z0-9]+")
# The suffix of a role of IAM Identity Center.
_SUFFIX = "?" * 16
# What a first pull through a cache rule needs beside the rights of a pull.
_CACHE_STEPS = ("BatchImportUpstreamImage", "CreateRepository")
# AWS managed policy reference, AWSAppRunnerServicePolicyForECRAccess: beside the steps of a pull.
_APP_RUNNER_STEPS = ("ecr:BatchCheckLayerAvailability", "ecr:DescribeImages")
# Actions that only a policy of the caller's own can grant, on ``*``.
_TOKENS = ("ecr:GetAuthorizationToken",)
_PUBLIC_TOKENS = ("ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")
# Where the caller's own policy may lack the right, and can be changed.
_NO_OTHERS = "!cause=guardrail-implicit-deny !service-linked !service-principal !of-bootstrap !bare-push"
# Where a role that pulls may lack a right.
_REFUSALS = (
    Cause.NOT_AUTHENTICATED,
    Cause.FORBIDDEN,
    Cause.ACCESS_DENIED,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
)
_PLAIN_PULL = {"cause": Cause.FORBIDDEN, "action": None, "operation": Operation.PULL}
# The name by which CodeBuild pulls.
_CODEBUILD = "codebuild.amazonaws.com"
_PULL = sorted(f"ecr:{name}" for name in PULL_STEPS)
# A grant may have places in braces. This is the caller's whole account, as a principal.
_ACCOUNT = "arn:{partition}:iam::{caller-account}:root"


# --- the side of what was asked for --------------------------------------------------------------------


def repository_grant(known: Known) -> Statement | None:
    """What the repository's policy has to say; it names no resource (ECR user guide, repository-policies)."""
    if known["pulls-as-service"]:
        grants = _for_service(known)
        return _document(known, Side.REPOSITORY, *grants) if grants else None
    grant = _tried(known)
    if grant is None or not known.holds("!public !service-linked !makes-repository"):
        return None
    if known.holds("cause=access-denied registry-in-doubt"):
        return None
    return _document(known, Side.REPOSITORY, {**grant, **_to_caller(known)})


def build_grant(known: Known) -> Statement | None:
    """What the repository's policy has to say where CodeBuild pulls by itself, which it does within an account only.

    Source: CodeBuild user guide, sample-ecr; CodeBuild API, ``imagePullCredentialsType``.
    """
    is_helpless = _gets_none(known) or known["build-across"]
    return None if is_helpless else _document(known, Side.REPOSITORY, _FOR_CODEBUILD)


def registry_grant(known: Known) -> Statement | None:
    """What the registry's policy has to say to let others fill a cache, whatever its scope.

    Source: ECR user guide, registry-permissions-create-pullthroughcache.
    """
    actions = _actions(known)
    if actions is None or not known.holds("!public !service-principal makes-repository"):
        return None
    making = [action for action in actions if actions_of_ecr.makes_repository(action)]
    resource = {"Action": making, "Resource": "{repository-arn}"}
    return _document(known, Side.REGISTRY, {**_named(known), **resource, **_to_caller(known)})


def trust_grant(known: Known) -> Statement | None:
    """What the trust policy of a role has to say (IAM user guide, troubleshoot_roles).

    A caller with another issuer's token, by web identity or SAML, is known by that token and is no principal of IAM. A
    role that ``cdk bootstrap`` made trusts the principals that the bootstrap names.
    """
    is_other = places.action(known) != "sts:AssumeRole" or known.principal is None
    if _gets_none(known) or is_other or not known.holds("!bootstraps-role !service-principal"):
        return None
    return _document(
        known, Side.TRUST_POLICY, {**_allow("AssumeRole"), "Action": "sts:AssumeRole", **_to_caller(known)}
    )


# --- the caller's side ---------------------------------------------------------------------------------


def identity_grant(known: Known) -> Statement | None:
    """What a policy of the caller has to say to do what was tried (ECR user guide, image-push-iam).

    A role of IAM Identity Center has it from its permission set, a service-linked role from AWS alone, a role that
    ``cdk bootstrap`` made from its template.
    """
    can_have_it = known.holds(_NO_OTHERS)
    if called := can_have_it and _called(known):
        return _document(known, _side(known), called)
    if _gets_none(known) or not can_have_it:
        return None
    if known["role-assumption"]:
        return assumption_grant(known)
    if known["asks-for-token"]:
        # A token is of no use to a node without the rights of a pull.
        pull = _tried_there(Known(known.failure.model_copy(update=_PLAIN_PULL))) if known["node"] else None
        return _document(known, _side(known), *filter(None, (_login(known), pull)))
    grant = _tried_there(known)
    return _document(known, _side(known), grant) if grant else None


def pull_grant(known: Known) -> Statement | None:
    """What a policy of the role that pulls has to say: beside the pull, the token where the text shows none.

    A role that its service may not assume lacks no right of its own.
    """
    grant = identity_grant(known)
    guessed = known["access-role-guessed"]
    if not (guessed or known.failure.cause in _REFUSALS) or grant is None or known["access-role-invalid"]:
        return None
    lacks_token = guessed or known["asks-for-token"] or known.holds("cause=access-denied no-sentence")
    pull = _pull(known) if lacks_token else None
    return _document(known, grant.side, _login(known), pull) if pull else grant


def assumption_grant(known: Known) -> Statement | None:
    """What a policy of the caller has to say to assume a role (IAM user guide, troubleshoot_roles).

    A caller with another issuer's token, by web identity or SAML, does not need it.
    """
    is_other = known["role-assumption"] and places.action(known) != "sts:AssumeRole"
    if is_other or known["service-principal"]:
        return None
    return _document(known, _side(known), {**_allow("AssumeRole"), "Action": ["sts:AssumeRole"], "Resource": "{role}"})


def cache_grant(known: Known) -> Statement | None:
    """What a first pull through a cache rule needs (ECR user guide, pull-through-cache-iam)."""
    is_first_pull = known["makes-repository"] or known["cached"]
    can_help = known.holds("!push !cause=rate-limited|registry-error|upstream-denied !resourceless !service-principal")
    if not is_first_pull or not can_help or _gets_none(known):
        return None
    everything, _, _ = places.value("repository-arn", known).partition("/")
    actions = sorted(f"ecr:{name}" for name in (*PULL_STEPS, *_CACHE_STEPS))
    grant = {**_allow("PullThroughCache"), "Action": actions, "Resource": f"{everything}/{{cache-prefix}}/*"}
    return _document(known, Side.IDENTITY, grant)


# --- on the way ----------------------------------------------------------------------------------------


def layer_grant(known: Known) -> Statement:
    """What the policy of an S3 gateway endpoint has to say (ECR user guide, vpc-endpoints)."""
    bucket = {"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:{partition}:s3:::{layer-bucket}/*"}
    return _document(known, Side.ENDPOINT, {**_allow("EcrLayers"), **bucket})


def endpoint_grant(known: Known) -> Statement | None:
    """What the policy of an endpoint of ECR has to say, where the text blames one: for the one who asked.

    Source: ECR user guide, vpc-endpoints, by a role. A whole account is its root user alone there (AWS PrivateLink
    guide, vpc-endpoints-access), so that no pattern of roles can be let in.
    """
    if not known.holds("policy=vpc-endpoint !service-principal !of-identity-center") or _gets_none(known):
        return None
    grant = _login(known) if known["asks-for-token"] else _tried_there(known)
    return _document(known, Side.ENDPOINT, {**grant, **_principal(known)}) if grant else None


# --- parts ---------------------------------------------------------------------------------------------


def _document(known: Known, side: Side, *grants: _Grant) -> Statement:
    ordered = [{part: grant[part] for part in _PARTS if part in grant} for grant in grants]
    document = json.dumps({"Version": "2012-10-17", "Statement": ordered})
    return Statement.made(side=side, document=places.written(document, known))


def _side(known: Known) -> Side:
    return Side.PERMISSION_SET if known["of-identity-center"] else Side.IDENTITY


def _allow(name: str) -> _Grant:
    return {"Sid": name, "Effect": "Allow"}


def _login(known: Known) -> _Grant:
    return {**_allow("Login"), "Action": _PUBLIC_TOKENS if known["public"] else _TOKENS, "Resource": "*"}


def _actions(known: Known) -> list[str] | None:
    """What was tried needs these on the repository; ``None`` where a grant is no help, or the text does not show it."""
    if _gets_none(known) or known["resourceless"]:
        return None
    actions = sorted(places.actions(known))
    return None if any(action.startswith("<") for action in actions) else actions


def _tried(known: Known) -> _Grant | None:
    """What was tried."""
    actions = _actions(known)
    return None if actions is None else {**_named(known), "Action": actions}


def _tried_there(known: Known) -> _Grant | None:
    """What was tried, on the repository."""
    grant = _tried(known)
    return grant and {**grant, "Resource": places.value("repository-arn", known)}


def _gets_none(known: Known) -> bool:
    """True if nothing is to be granted: a ``Deny`` is to be found, or the text names what no push, pull or login needs.

    That is an administrator's action, a pattern of actions, every principal: no refusal of a push names one, a forged
    one may. Every pod that reaches the metadata service may do what its node may (EKS user guide, best practices).
    """
    return _is_denied(known) or _is_other(known)


def _is_denied(known: Known) -> bool:
    everybody = (known.who.name or known.who.arn or "").rpartition("/")[2] == "*"
    return bool(known["explicit-deny"] or known["pod-by-node"]) or everybody


def _is_other(known: Known) -> bool:
    action = places.action(known)
    return action is not None and not actions_of_ecr.is_step(action, known.failure.operation)


def _called(known: Known) -> _Grant | None:
    """The refused call of ECR's API that harms nothing, on the one repository that the sentence names."""
    action = places.action(known) or ""
    # Where a sentence names a repository in whole, its ARN is not kept apart.
    is_named = known["repository"] and known.failure.resource is None
    if _is_denied(known) or not (is_named and _is_other(known) and actions_of_ecr.is_harmless(action)):
        return None
    return {**_named(known), "Action": [action], "Resource": places.value("repository-arn", known)}


def _pull(known: Known) -> _Grant | None:
    """What a pull of the repository needs, where the text names one."""
    pull = _tried_there(Known(known.failure.model_copy(update=_PLAIN_PULL)))
    if pull is None or known.failure.repository is None:
        return None
    if known["client=apprunner"]:
        pull["Action"] = sorted({*pull["Action"], *_APP_RUNNER_STEPS})
    return pull


def _named(known: Known) -> _Grant:
    """Named after what was tried: letters and digits alone (IAM user guide, reference_policies_elements_sid)."""
    tried = None if known["login"] else Operation.PUSH if known["pushes"] else known.failure.operation
    words = f"{tried or 'use'}/{known.failure.repository or ''}".replace("-", "/").split("/")
    return _allow("".join(_NO_SID.sub("", word).capitalize() for word in words))


def _principal(known: Known) -> _Grant:
    whole_account = known["root"] or known["of-identity-center"]
    return {"Principal": {"AWS": _ACCOUNT if whole_account else "{principal}"}}


def _to_caller(known: Known) -> _Grant:
    """A whole account is narrowed to the one caller (IAM user guide, condition key ``aws:PrincipalArn``)."""
    narrowed = None
    if known["root"]:
        narrowed = _ACCOUNT
    elif known["of-identity-center"]:
        permission_set, _, _ = (known.who.name or "").rpartition("/")[2].rpartition("_")
        # Its path may hold a region.
        role = "arn:{partition}:iam::{caller-account}:role/aws-reserved/sso.amazonaws.com/*"
        narrowed = f"{role}{places.fill(permission_set, 'permission-set')}_{_SUFFIX}"
    condition: _Grant = {"Condition": {"ArnLike": {"aws:PrincipalArn": narrowed}}} if narrowed else {}
    return {**_principal(known), **condition}


def _for_service(known: Known) -> list[_Grant] | None:
    """The form that AWS documents for the service that pulled; ``None`` where it pushed, or AWS documents none."""
    name = known.who.name if known["service-principal"] and known.principal else places.LAMBDA
    if _gets_none(known) or known["push"] or places.action(known) not in (None, *_PULL):
        return None
    return {places.LAMBDA: _FOR_LAMBDA, _CODEBUILD: [_FOR_CODEBUILD]}.get(name or "")


# The account whose function it is, and the service that pulls for it (Lambda developer guide, images-create).
_FUNCTION = "arn:{partition}:lambda:{region}:{caller-account}:function:*"
_FOR_LAMBDA: list[_Grant] = [
    {**_allow("PullByFunctionAccount"), "Principal": {"AWS": _ACCOUNT}, "Action": _PULL},
    {
        **_allow("PullByLambda"),
        "Principal": {"Service": places.LAMBDA},
        "Action": _PULL,
        "Condition": {"ArnLike": {"aws:SourceArn": _FUNCTION}},
    },
]
# CodeBuild itself, for one project (CodeBuild user guide, sample-ecr).
_PROJECT = "arn:{partition}:codebuild:{region}:{registry-id}:project/<project>"
_FOR_CODEBUILD: _Grant = {
    **_allow("PullByCodeBuild"),
    "Principal": {"Service": _CODEBUILD},
    "Action": _PULL,
    "Condition": {"StringEquals": {"aws:SourceAccount": "{registry-id}"}, "ArnLike": {"aws:SourceArn": _PROJECT}},
}
