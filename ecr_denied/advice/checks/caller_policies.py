"""Checks of the policies that allow a caller: its own, and one that is printed.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

__all__ = ["ASSUME_ROLE", "IDENTITY_POLICY", "PRINTED_POLICY"]

_EXPLICIT_DENY = Answer('explicit-deny: "explicitDeny" -> MatchedStatements names the Deny', needs="explicit-deny")
_NO_OWN_DENY = Answer(
    'no-own-deny: no "explicitDeny" -> another policy denies, or a Condition on what MissingContextValues lists',
    needs="explicit-deny",
)
_IMPLICIT_DENY = Answer(
    "implicit-deny: implicitDeny, no false/missing -> its own policies do not allow it",
    needs="!explicit-deny !cause=guardrail-implicit-deny !of-identity-center simulated-within",
    adds=True,
)
_PERHAPS_LACKS = Answer(
    "perhaps-lacks: implicitDeny, no false/missing -> its own policies do not allow it, unless the accounts differ",
    needs="!explicit-deny !cause=guardrail-implicit-deny !of-identity-center !simulated-within !simulated-across",
    adds=True,
)
_SET_LACKS = Answer(
    "set-lacks: implicitDeny, no false/missing -> the permission set lacks it (in Identity Center, not in IAM)",
    needs="!explicit-deny !cause=guardrail-implicit-deny of-identity-center !simulated-across",
    adds=True,
)
_OWN_SIDE_DENIES = Answer(
    'own-side-denies: "...Details": its own deny -> the caller\'s own account does not allow it',
    needs="!explicit-deny !cause=guardrail-implicit-deny simulated-across",
    adds=True,
)
_UNDECIDED_ACROSS = Answer(
    'undecided-across: "implicitDeny", no details -> proves nothing: the simulator does not know the owner\'s policy',
    needs="!explicit-deny !cause=guardrail-implicit-deny simulated-across",
)
_LIMIT_DENIES = Answer('limit-denies: "AllowedBy...": false -> that limit does not allow it', needs="!not-simulated")
_CONTEXT_MISSING = Answer(
    "context-missing: a name in MissingContextValues -> a Condition asks for it: give it by --context-entries",
    needs="!explicit-deny",
)
_ALLOWED = Answer(
    'allowed: "allowed" -> its own policies allow it: session, endpoint, registry are left', needs="!explicit-deny"
)
_EXPLICIT_DENY_2 = Answer('explicit-deny: "explicitDeny" -> MatchedStatements names the Deny', needs="!explicit-deny")
_NO_SUCH_PRINCIPAL = "no-such-principal: NoSuchEntity -> no such user or role there, or its ARN has a path"
_PRINCIPAL_ARN = Answer(
    "principal-arn: another ARN than above -> the role has a path: use this ARN, as Principal too",
    needs="grant-may-name-caller",
)
_PATH_ARN = Answer(
    "path-arn: another ARN than above -> the role has a path: simulate with this ARN", needs="!grant-may-name-caller"
)
_SIMULATE = Command(
    "aws iam simulate-principal-policy --policy-source-arn {principal} --action-names {actions} "
    "--resource-arns {resource}",
    _EXPLICIT_DENY,
    _NO_OWN_DENY,
    _IMPLICIT_DENY,
    _PERHAPS_LACKS,
    _SET_LACKS,
    _OWN_SIDE_DENIES,
    _UNDECIDED_ACROSS,
    _LIMIT_DENIES,
    _CONTEXT_MISSING,
    _ALLOWED,
    _EXPLICIT_DENY_2,
    _NO_SUCH_PRINCIPAL,
)
_SET_ARN = "set-arn: an ARN -> simulate with this ARN: the role has a path"
_CALLED_BY_ROLE = "called-by-role: assumed-role/NAME/... -> asked where it failed: NAME is the role that counts"
_CALLED_BY_USER = "called-by-user: user/NAME -> asked where it failed: the user that counts"
_VERSION_TOLD = "version-told: DefaultVersionId -> the version whose statements count"

# The caller's own permissions (IAM user guide, testing policies; ECR user guide, image-push-iam).
_IDENTITY_POLICY = Check(
    "identity-policy",
    Kind.IDENTITY_POLICY,
    "Check the caller's own policies for {action}.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
    why="Across accounts both sides must allow: if the repository's policy admits the whole account, a "
    "right that is missing here can give the sentence about resource-based policies. A login to a "
    "private registry needs ecr:GetAuthorizationToken on '*'.",
    who=RunBy.CALLER_ADMIN,
    needs="!service-principal !service-linked",
    statement=statements.identity_grant,
    commands=(
        Command(
            commands.CALLER_IDENTITY,
            _CALLED_BY_ROLE,
            _CALLED_BY_USER,
            shared.DEAD_CREDENTIALS,
            needs="!caller-has-arn !own-keys",
        ),
        Command(
            commands.PRINCIPAL_ARN,
            _SET_ARN,
            needs="of-identity-center",
        ),
        _SIMULATE,
        Command(
            commands.PRINCIPAL_ARN,
            _PRINCIPAL_ARN,
            _PATH_ARN,
            needs="role-session !of-identity-center !cause=guardrail-implicit-deny",
        ),
    ),
)
IDENTITY_POLICY = (
    # Before a policy is changed, the registry is asked why.
    _IDENTITY_POLICY.but(
        "Ask for the reason, before a policy is changed.",
        needs="bare-push",
        why="The text does not say which policy lacks the grant. A full refusal names caller, action and "
        "kind of policy.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
        who=RunBy.CALLER,
        commands=(
            Command(
                commands.LAYER_AVAILABILITY,
                shared.SENTENCE,
                shared.REPOSITORY_MISSING,
                shared.LAYERS_ANSWERED,
                shared.DEAD_CREDENTIALS,
                needs="!sends-manifest",
            ),
            Command(
                commands.BATCH_GET_IMAGE,
                shared.SENTENCE,
                shared.IMAGE_FAILED,
                shared.REPOSITORY_MISSING,
                shared.IMAGE_GIVEN,
                shared.IMAGE_GIVEN_TO_YOU,
                shared.DEAD_CREDENTIALS,
                needs="sends-manifest",
            ),
        ),
    ),
    # The text names no role, and the one that asked is set where the requester is set up.
    _IDENTITY_POLICY.but(
        "Check the policies of the role set in {requesters_role}.",
        needs="!caller-has-arn !reader-may-be-caller",
        commands=(_SIMULATE,),
    ),
    # A federated user's session has what its user may, and what the policy passed lets through.
    _IDENTITY_POLICY.but(
        "Find who called GetFederationToken: its policies count.",
        needs="federated",
        why="IAM names one type of policy even when several deny. A federated user has no permissions at all "
        "where GetFederationToken was called without a policy.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html",
        commands=(
            Command(
                commands.FEDERATION_EVENTS,
                "federated-by: userIdentity -> the policies of this user count, cut by the policy passed",
                shared.NO_SESSION_EVENT,
                needs="!cause=guardrail-implicit-deny",
            ),
        ),
    ),
    _IDENTITY_POLICY.but(
        "Use another role: cdk bootstrap sets what this one may do.",
        needs="of-bootstrap",
        why="The template of the bootstrap sets what this role may do: nothing that was added by hand is in "
        "it. The role that publishes images may push to the bootstrap's own repository alone.",
        commands=(
            _SIMULATE,
            Command(commands.PRINCIPAL_ARN, _PRINCIPAL_ARN, _PATH_ARN),
        ),
    ),
    _IDENTITY_POLICY.but(
        "Find the Deny in the caller's own policies.",
        needs="explicit-deny",
        why="The simulator is given no context: it lacks what a Condition asks for, such as MFA, address or tags.",
        commands=(
            Command(
                commands.CALLER_IDENTITY,
                _CALLED_BY_ROLE,
                _CALLED_BY_USER,
                shared.DEAD_CREDENTIALS,
                needs="!caller-has-arn !own-keys",
            ),
            Command(commands.PRINCIPAL_ARN, _SET_ARN, needs="of-identity-center"),
            _SIMULATE,
        ),
    ),
    # IAM Identity Center user guide, permissionsetsconcept.
    _IDENTITY_POLICY.but(
        needs="of-identity-center",
        why="A role of IAM Identity Center is changed in its permission set, not in IAM. Across accounts both "
        "sides must allow: if the repository's policy admits the whole account, a right that is missing here "
        "can give the sentence about resource-based policies.",
    ),
    _IDENTITY_POLICY.but(
        needs="same-account",
        why="Within one account an Allow there is enough, where nothing denies. A login to a private registry needs "
        "ecr:GetAuthorizationToken on '*'.",
    ),
    _IDENTITY_POLICY,
)

# Can the role be assumed? The answer of STS says why not (STS API reference, AssumeRole).
ASSUME_ROLE = Check(
    "assume-role",
    Kind.IDENTITY_POLICY,
    "Assume {unassumed_role}: it was to be used here.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    why="The caller needs sts:AssumeRole on the role, and the role has to trust the caller. This is no "
    "right on the repository. The roles of the CDK trust the accounts that cdk bootstrap --trust "
    "names.",
    needs="unassumed-role !federated-token",
    statement=statements.assumption_grant,
    commands=(
        Command(
            "aws sts assume-role --role-arn {role} --role-session-name ecr-denied {--profile} --query "
            '"AssumedRoleUser.Arn" --output text',
            shared.SENTENCE,
            "role-assumed: an ARN -> it can be assumed now: try again",
        ),
    ),
)

# The policy whose ARN the text prints (IAM user guide, troubleshoot_access-denied).
_PRINTED_POLICY = Check(
    "printed-policy",
    Kind.IDENTITY_POLICY,
    "Read the policy that the text names.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
    why="get-policy shows its default version, and get-policy-version the statements of that version.",
    who=RunBy.CALLER_ADMIN,
    needs="iam-policy-arn",
    commands=(
        Command("aws iam get-policy --policy-arn {policy}", _VERSION_TOLD),
        Command(
            'aws iam get-policy-version --policy-arn {policy} --version-id "<default-version-id>"',
            shared.STATEMENTS_DENYING,
        ),
    ),
)
PRINTED_POLICY = (
    _PRINTED_POLICY.but(needs="prints-boundary", kind=Kind.PERMISSIONS_BOUNDARY),
    _PRINTED_POLICY,
)
