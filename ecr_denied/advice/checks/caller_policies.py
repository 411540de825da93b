"""Checks of the policies that allow a caller: its own, and one that is printed.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    asks_for_token,
    caller,
    comes_by_token,
    has_own_keys,
    is_bare_push,
    is_empty_answer,
    is_federated,
    is_limit,
    is_of_aws,
    is_of_bootstrap,
    is_of_identity_center,
    is_service_linked,
    is_service_principal,
    may_ask_here,
    may_cross_accounts,
    names_repository,
    names_unassumed_role,
    prints_boundary,
    prints_iam_policy,
    searches_deny,
    sends_manifest,
)
from ecr_denied.advice.question import Question, blames, of_cause
from ecr_denied.names.arns import account_of
from ecr_denied.records import Cause, Failure, PolicyType, Principal, PrincipalType, RunBy

__all__ = ["ASSUME_ROLE", "IDENTITY_POLICY", "NAMES_POLICY", "PRINTED_POLICY"]


def _is_type(*types: PrincipalType) -> Question:
    return Question(lambda failure: (caller(failure) or Principal()).type in types)


# A session of a role called: its ARN lacks the path of the role.
_is_session = _is_type(PrincipalType.ASSUMED_ROLE)
# The text gives no user or role whose ARN could be asked for.
_has_no_arn = ~_is_type(PrincipalType.ASSUMED_ROLE, PrincipalType.ROLE, PrincipalType.USER)
# The policies of a user or a role decide; a service without a role, or with one of AWS's, has none to change.
_has_policies = (~is_service_principal & ~is_service_linked).told(
    "unless a service of AWS asked by itself, or by a role of AWS's"
)
_wants_allow = ~searches_deny
_DENIED = Answer("explicit-deny", '"explicitDeny"', "MatchedStatements names the Deny")
# The simulator knows none of these (IAM API reference, SimulatePrincipalPolicy).
_is_not_simulated = blames(PolicyType.SESSION, PolicyType.VPC_ENDPOINT, PolicyType.RESOURCE_CONTROL)
# A grant of the caller's own may be what is missing.
_may_lack_grant = _wants_allow & ~is_limit
# Within an account a missing grant of the caller's own is all that lacks, a token is granted by no other policy, and
# nobody adds to a policy of AWS's.
_may_be_principal = (
    ~asks_for_token & ~is_of_aws & ~(of_cause(Cause.IDENTITY_POLICY_IMPLICIT_DENY) & ~may_cross_accounts)
)


def _is_simulated_across(failure: Failure) -> bool | None:
    """Whether what was refused is another account's than the caller: a key or a role by its ARN, else the registry.

    A token is asked for on ``*``, which is of no account. ``None`` where the text does not show both.
    """
    if asks_for_token(failure):
        return False
    who = caller(failure)
    account, owner = who.account_id if who else None, account_of(failure.resource) or failure.registry_id
    return None if None in (account, owner) else account != owner


_is_within = Question(lambda failure: _is_simulated_across(failure) is False)
_is_across = Question(lambda failure: _is_simulated_across(failure) is True)
_lacks_in_set = _may_lack_grant & is_of_identity_center & ~_is_across
_lacks_in_policy = _may_lack_grant & ~is_of_identity_center

# The caller's own permissions (IAM user guide, testing policies; ECR user guide, image-push-iam).
IDENTITY_POLICY = CheckItem(
    id="identity-policy",
    kind=Kind.IDENTITY_POLICY,
    headline="Check the caller's own policies for {action}.",
    reasons=(
        Text(
            "admits-the-account",
            "If the repository's policy admits the whole account, a missing identity policy reads the same: across "
            "accounts both sides must allow.",
        ),
        Text("no-repository-grants-it", "No repository's policy can grant {action}; the caller's own must."),
        Text("no-identity-policy", "The sentence says that no identity-based policy allows {action} to {caller}."),
        Text("one-type-named", "IAM names one type of policy even when several deny."),
        Text("no-policy-named", "The text does not say which policy lacks the grant."),
        Text(
            "manifest-first",
            "Newer clients ask for the manifest before they push, so BatchGetImage or BatchCheckLayerAvailability may "
            "be what is missing.",
        ),
        Text("login-needs", "A login needs ecr:GetAuthorizationToken on '*'."),
        Text(
            "dropped-without-right",
            "ECR is known to drop it in the same way when ecr:InitiateLayerUpload is not allowed.",
        ),
        Text(
            "empty-answer",
            "The answer had no body: a HEAD that is refused because a right is missing looks like this.",
            is_empty_answer,
        ),
        Text("then-rights", "What the caller may do is the next."),
    ),
    notes=(
        Text(
            "star-only",
            "IAM accepts {action} on resource '*' only; a repository ARN there grants nothing.",
            asks_for_token,
        ),
        Text(
            "not-simulated",
            "The simulator knows neither resource policies nor resource control policies.",
            names_repository,
        ),
        Text(
            "permission-set",
            "A role of IAM Identity Center is changed in its permission set, not in IAM.",
            is_of_identity_center,
        ),
        Text(
            "of-bootstrap",
            "The template of the bootstrap sets what this role may do: nothing that was added by hand is in it. The "
            "role that publishes images may push to the bootstrap's own repository alone.",
            is_of_bootstrap,
        ),
        Text("path-missing", "The role's path is missing from the text.", _is_session),
        Text(
            "no-context",
            "The simulator is given no context: what a Condition asks for, as of MFA, address or tags, is "
            "missing there.",
        ),
    ),
    commands=(
        run(
            commands.CALLER_IDENTITY,
            Answer("called-by-role", "assumed-role/NAME/...", "asked where it failed: NAME is the role that counts"),
            Answer("called-by-user", "user/NAME", "asked where it failed: the user that counts"),
            shared.DEAD_CREDENTIALS,
            holds=_has_no_arn & may_ask_here & ~has_own_keys,
        ),
        run(
            commands.PRINCIPAL_ARN,
            Answer("set-arn", "an ARN", "simulate with this ARN: the role has a path"),
            holds=is_of_identity_center,
        ),
        run(
            # The simulator does not get the policy of another account's resource: EvalDecisionDetails says what each
            # type of policy did (IAM API reference, SimulatePrincipalPolicy).
            "aws iam simulate-principal-policy --policy-source-arn {principal} --action-names {actions} --resource-arns"
            " {resource}",
            replace(_DENIED, holds=searches_deny),
            Answer(
                "no-own-deny",
                'no "explicitDeny"',
                "another policy denies, or a Condition on what MissingContextValues lists",
                searches_deny,
            ),
            Answer(
                "implicit-deny",
                "implicitDeny, no false/missing",
                "its own policies do not allow it",
                _lacks_in_policy & _is_within,
                adds=True,
            ),
            Answer(
                "perhaps-lacks",
                "implicitDeny, no false/missing",
                "its own policies do not allow it, unless the accounts differ",
                _lacks_in_policy & ~_is_within & ~_is_across,
                adds=True,
            ),
            Answer(
                "set-lacks",
                "implicitDeny, no false/missing",
                "the permission set lacks it (in Identity Center, not in IAM)",
                _lacks_in_set,
                adds=True,
            ),
            Answer(
                "own-side-denies",
                '"...Details": its own deny',
                "the caller's own account does not allow it",
                _may_lack_grant & _is_across,
                adds=True,
            ),
            Answer(
                "undecided-across",
                '"implicitDeny", no details',
                "proves nothing: the simulator does not know the owner's policy",
                _may_lack_grant & _is_across,
            ),
            Answer("limit-denies", '"AllowedBy...": false', "that limit does not allow it", ~_is_not_simulated),
            Answer(
                "context-missing",
                "a name in MissingContextValues",
                "a Condition asks for it: give it by --context-entries",
                _wants_allow,
            ),
            Answer(
                "allowed", '"allowed"', "its own policies allow it: session, endpoint, registry are left", _wants_allow
            ),
            replace(_DENIED, holds=_wants_allow),
            Answer("no-such-principal", "NoSuchEntity", "no such user or role there, or its ARN has a path"),
        ),
        run(
            commands.PRINCIPAL_ARN,
            Answer(
                "principal-arn",
                "another ARN than above",
                "the role has a path: use this ARN, as Principal too",
                _may_be_principal,
            ),
            Answer(
                "path-arn", "another ARN than above", "the role has a path: simulate with this ARN", ~_may_be_principal
            ),
            # A statement may name the role as its principal, so its path counts.
            holds=_is_session & ~is_of_identity_center & _may_lack_grant,
        ),
    ),
    statement=statements.identity_grant,
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
    applies=_has_policies,
    variants=(
        # Before a policy is changed, the registry is asked why.
        Variant(
            holds=is_bare_push,
            headline=Text("reason-before-policies", "Ask for the reason, before a policy is changed."),
            commands=(
                run(
                    commands.LAYER_AVAILABILITY,
                    SENTENCE,
                    shared.REPOSITORY_MISSING,
                    shared.LAYERS_ANSWERED,
                    shared.DEAD_CREDENTIALS,
                    holds=~sends_manifest,
                ),
                # A manifest is asked for by another right than a layer is (ECR user guide, image-push-iam).
                run(
                    commands.BATCH_GET_IMAGE,
                    SENTENCE,
                    shared.IMAGE_FAILED,
                    shared.REPOSITORY_MISSING,
                    *shared.IMAGE_GIVEN,
                    shared.DEAD_CREDENTIALS,
                    holds=sends_manifest,
                ),
            ),
            run_by=RunBy.CALLER,
            page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
        ),
        # The text names no role, and the one that asked is set where the requester is set up.
        Variant(
            holds=_has_no_arn & ~may_ask_here,
            headline=Text("policies-of-role", "Check the policies of the role set in {requesters_role}."),
        ),
        # A federated user's session has what its user may, and what the policy passed lets through.
        Variant(
            holds=is_federated,
            headline=Text("federating-user", "Find who called GetFederationToken: its policies count."),
            commands=(
                run(
                    commands.FEDERATION_EVENTS,
                    Answer("federated-by", "userIdentity", "the policies of this user count, cut by the policy passed"),
                    shared.NO_SESSION_EVENT,
                    # Where the text blames the session's policy, that check looks at the same event.
                    holds=~is_limit,
                ),
            ),
            page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html",
        ),
        Variant(
            holds=is_of_bootstrap & _wants_allow,
            headline=Text("bootstrapped-role", "Use another role: cdk bootstrap sets what this one may do."),
        ),
        shared.when_denied("identity-policy-deny", "Find the Deny in the caller's own policies."),
    ),
)

# Can the role be assumed? The answer of STS says why not (STS API reference, AssumeRole).
ASSUME_ROLE = CheckItem(
    id="assume-role",
    kind=Kind.IDENTITY_POLICY,
    headline="Assume {unassumed_role}: it was to be used here.",
    reasons=(
        Text(
            "went-on-without",
            "The role could not be assumed, and the request was sent with the credentials that were there.",
        ),
        Text("role-first", "The role could not be assumed, so there were no credentials to log in with."),
    ),
    notes=(
        Text(
            "not-this-grant",
            "The caller needs sts:AssumeRole on the role, and the role has to trust it: no right on the repository.",
        ),
        Text("bootstrapped-trust", "The roles of the CDK trust the accounts that cdk bootstrap --trust names."),
    ),
    commands=(
        run(
            "aws sts assume-role --role-arn {role} --role-session-name ecr-denied {--profile} --query"
            ' "AssumedRoleUser.Arn" --output text',
            SENTENCE,
            Answer("role-assumed", "an ARN", "it can be assumed now: try again"),
        ),
    ),
    statement=statements.assumption_grant,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    # With a token of another issuer's whoever reads this assumes nothing.
    applies=names_unassumed_role & ~comes_by_token,
)

NAMES_POLICY = Text("names-policy", "The text names {policy}.")


# The policy whose ARN the text prints (IAM user guide, troubleshoot_access-denied).
PRINTED_POLICY = CheckItem(
    id="printed-policy",
    kind=Kind.IDENTITY_POLICY,
    headline="Read the policy that the text names.",
    reasons=(NAMES_POLICY,),
    notes=(
        Text(
            "default-version",
            "get-policy shows its default version, and get-policy-version the statements of that version.",
        ),
    ),
    commands=(
        run(
            "aws iam get-policy --policy-arn {policy}",
            Answer("version-told", "DefaultVersionId", "the version whose statements count"),
        ),
        run(
            'aws iam get-policy-version --policy-arn {policy} --version-id "<default-version-id>"',
            shared.STATEMENTS_DENYING,
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
    applies=prints_iam_policy,
    variants=(Variant(holds=prints_boundary, kind=Kind.PERMISSIONS_BOUNDARY),),
)
