"""The decision tables: for each cause, which look by whom gives which verdict. Start reading here.

A row reads: whoever is named makes the look; the outcome leads to the finding, and so surely. ``given`` are outcomes
of looks above it that must be known. An outcome without a row says nothing of the cause, and the next look is made.
The first row that fits counts; a proof ends the walk. A narrowing stays until a later row says otherwise.

Sources: ECR user guide, repository-policies and registry-permissions; IAM user guide, evaluation logic across
accounts. What a refusal across accounts leaves open is inferred from reports (docs/live.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.advice.evidence import is_from_cloudfront, is_public
from ecr_denied.live.ahead import AHEAD
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.groups import (
    ADMIN,
    BLAMED,
    BROUGHT_IN,
    CALLER,
    DENIES,
    FULL,
    GRANTED,
    IMAGE,
    LAYERS_NOW,
    LIMITS,
    NAME,
    NO_REPOSITORY,
    OWNER,
    READ,
    REGISTRY_GRANTED,
    SIMULATED,
    THERE,
    TRAIL,
    TRANSFER_NOW,
    UNGRANTED,
    UPSTREAM,
    across,
    creation,
    dead,
    is_not_pull,
    pushes,
    within,
)
from ecr_denied.live.row import NARROWED, PROVED, Table, clears, row
from ecr_denied.records import Cause, PolicyType

__all__ = ["table_for"]


def _blames(case: Case, *kinds: PolicyType) -> bool:
    return case.failure.policy is not None and case.failure.policy.type in kinds


def _endpoint_blamed(case: Case) -> bool:
    return _blames(case, PolicyType.VPC_ENDPOINT)


def _token_not_taken(case: Case) -> bool:
    return case.failure.http_status in (400, 401)


# --- who asks: as long as that is another, every other look waits ---------------------------------------

_IDENTITY: Table = (
    row(CALLER, "identity", "another-account", "another-identity", NARROWED),
    row(CALLER, "identity", "another-principal", "another-identity", NARROWED),
)

# --- resource-policy-implicit-deny, across accounts ----------------------------------------------------

_ACROSS_OWNER: Table = (
    *NAME,
    row(OWNER, "repository-policy", "no-policy", "grant-missing", NARROWED),
    row(OWNER, "repository-policy", "policy-grants-nothing", "grant-missing", NARROWED),
    row(OWNER, "repository-policy", "policy-admits-account", "identity-policy-lacks", NARROWED),
    *(
        row(
            OWNER,
            "registry-policy",
            outcome,
            "grant-missing",
            PROVED,
            given={"repository-policy": UNGRANTED},
            when=across,
        )
        for outcome in (
            "no-registry-policy",
            "registry-policy-grants-nothing",
            "registry-policy-does-not-count",
        )
    ),
    row(
        OWNER,
        "registry-policy",
        "registry-policy-admits-account",
        "identity-policy-lacks",
        NARROWED,
        given={"repository-policy": UNGRANTED},
    ),
    clears(OWNER, "registry-policy", "registry-policy-names-principal", given={"repository-policy": UNGRANTED}),
)

# A policy that lacks the action on a name that is wrong is no fault, so the repository has to be known.
_ACROSS_ADMINISTRATOR: Table = (
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", PROVED, given={"repository-policy": GRANTED}),
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", PROVED, given=REGISTRY_GRANTED),
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", NARROWED, given={"repository": THERE}),
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", NARROWED, given={"pull": READ}),
)

# Where no type of policy was named, a session's or an endpoint's may be the one, and neither is simulated.
_ACROSS_ALLOWED: Table = (
    row(ADMIN, "simulation", "identity-allows", "let-in-now", NARROWED, given={"repository-policy": GRANTED}),
    row(ADMIN, "simulation", "identity-allows", "let-in-now", NARROWED, given=REGISTRY_GRANTED),
)

# A pull that is let in proves the repository. It does not prove that a push lacks its grant: the grant may have been
# given since, or the whole account is admitted and the principal's own policies lack the push.
_RESOURCE: Table = (
    row(CALLER, "pull", "says-identity", "identity-policy-lacks", NARROWED),
    *NO_REPOSITORY,
    *TRANSFER_NOW,
    *LIMITS,
    *LAYERS_NOW,
    *_ACROSS_OWNER,
    *DENIES,
    *_ACROSS_ADMINISTRATOR,
    *_ACROSS_ALLOWED,
)

# --- identity-policy-implicit-deny, and any refusal within one account ---------------------------------

_WITHIN: Table = (
    *NO_REPOSITORY,
    *TRANSFER_NOW,
    *LIMITS,
    *LAYERS_NOW,
    *NAME,
    *DENIES,
    # Within one account the policy of either side is enough.
    clears(ADMIN, "simulation", "identity-lacks", given={"repository-policy": GRANTED}).only_when(within),
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", PROVED, given={"repository": THERE}),
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", PROVED, given={"pull": READ}),
)

_WITHIN_ALLOWED: Table = (
    row(ADMIN, "simulation", "identity-allows", "let-in-now", NARROWED, given={"layers": ("layers-asked",)}),
)

# --- names, tags, login, way ---------------------------------------------------------------------------

_REPOSITORY: Table = (
    *NO_REPOSITORY,
    *TRANSFER_NOW,
    *NAME,
    row(OWNER, "repository", "repository-there", "let-in-now", NARROWED),
)

_IMAGE: Table = (
    row(CALLER, "pull", "no-image", "image-missing", NARROWED),
    row(CALLER, "pull", "image-archived", "image-archived", PROVED),
    row(CALLER, "pull", "image-there", "let-in-now", PROVED),
    row(CALLER, "pull", "no-repository", "repository-missing", PROVED),
    row(OWNER, "image", "no-tag", "image-missing", NARROWED),
    row(OWNER, "image", "tag-archived", "image-archived", PROVED),
    row(OWNER, "image", "no-repository", "repository-missing", PROVED),
    row(OWNER, "image", "tag-there", "let-in-now", NARROWED),
    *creation("pull", "no-image"),
    *creation("image", "no-tag"),
    *BROUGHT_IN,
)

_UPSTREAM: Table = (
    row(CALLER, "pull", "image-there", "let-in-now", PROVED),
    row(CALLER, "pull", "upstream-denies", "not-brought-in", NARROWED),
    *UPSTREAM,
)

_TAKEN = {"image": ("tag-there", "tag-archived")}
_TAG: Table = (
    row(OWNER, "image", "no-tag", "let-in-now", NARROWED),
    row(OWNER, "image", "tag-same", "already-pushed", PROVED),
    row(OWNER, "mutability", "tags-immutable", "tag-taken", PROVED, given=_TAKEN),
    row(OWNER, "mutability", "tags-mutable", "let-in-now", NARROWED),
)

_QUOTA: Table = (
    row(OWNER, "full", "full", "repository-full", PROVED),
    row(OWNER, "full", "room", "let-in-now", NARROWED),
)

_TOKEN: Table = (
    *dead(PROVED),
    row(CALLER, "token", "says-identity", "token-right-missing", PROVED),
    # A token is no resource, so that no resource control policy holds for it.
    *(
        row(CALLER, "token", outcome, finding, PROVED)
        for outcome, finding in BLAMED
        if finding != "resource-control-policy"
    ),
)

_OLD_LOGIN: Table = (row(CALLER, "store", "login-too-old", "login-stored-too-long", NARROWED),)
_LOGIN: Table = (
    row(CALLER, "store", "no-login", "no-login-stored", NARROWED),
    row(CALLER, "store", "other-hosts", "no-login-stored", NARROWED),
    *_OLD_LOGIN,
    row(CALLER, "store", "helper-missing", "helper-missing", NARROWED),
    *_TOKEN,
    row(
        CALLER,
        "token",
        "token",
        "login-not-sent",
        NARROWED,
        given={"store": ("login-stored", "no-file", "helper-there")},
    ),
)

# A token is of one region, and a registry of another answers it with 400 or 401.
_LOGIN_REFUSED: Table = (
    *_TOKEN,
    row(
        CALLER,
        "token-region",
        "another-region",
        "token-of-another-region",
        NARROWED,
        given={"token": ("token",)},
        when=_token_not_taken,
    ),
)

_TOKEN_REFUSED: Table = (*_TOKEN, row(CALLER, "token", "token", "let-in-now", PROVED))

_CLOSED: Table = (
    *dead(NARROWED),
    *NO_REPOSITORY,
    *LIMITS,
    *NAME,
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", NARROWED, given={"repository": THERE}),
    *TRAIL,
)

# Which endpoint a request took is not known; that one was to blame the sentence may say.
_ENDPOINT: Table = (row(ADMIN, "endpoint", "endpoint-lacks", "endpoint-policy", PROVED, when=_endpoint_blamed),)
_LAYERS: Table = (row(ADMIN, "layer-endpoint", "endpoint-lacks", "layer-endpoint-lacks", NARROWED),)

# --- ECR Public: anybody may pull, but a login that is stored and has expired is refused -----------------

_PUBLIC_TOKEN: Table = (
    *dead(NARROWED, "public-token"),
    row(CALLER, "public-token", "says-identity", "public-token-right-missing", NARROWED),
)
_PUBLIC: Table = (
    *_OLD_LOGIN,
    *(one.only_when(is_not_pull) for one in _PUBLIC_TOKEN),
    row(ADMIN, "own-repository", "no-repository", "repository-missing", PROVED, when=pushes),
)
_PUBLIC_CAUSES = (
    Cause.ACCESS_DENIED,
    Cause.FORBIDDEN,
    Cause.NOT_AUTHENTICATED,
    Cause.TOKEN_EXPIRED,
    Cause.LOGIN_FAILED,
    Cause.REPOSITORY_NOT_FOUND,
    Cause.CONNECTION_CLOSED,
)

_BY_CAUSE: Mapping[Cause, Table] = {
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: _RESOURCE,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (*_WITHIN, *_WITHIN_ALLOWED),
    Cause.GUARDRAIL_IMPLICIT_DENY: (*LIMITS, *TRANSFER_NOW, *LAYERS_NOW, *IMAGE, *SIMULATED, *_ENDPOINT),
    Cause.EXPLICIT_DENY: (*LIMITS, *TRANSFER_NOW, *LAYERS_NOW, *IMAGE, *DENIES),
    Cause.REPOSITORY_NOT_FOUND: _REPOSITORY,
    Cause.IMAGE_NOT_FOUND: _IMAGE,
    Cause.TAG_IMMUTABLE: _TAG,
    Cause.QUOTA_EXCEEDED: _QUOTA,
    Cause.NOT_AUTHENTICATED: _LOGIN,
    Cause.TOKEN_EXPIRED: _LOGIN,
    Cause.LOGIN_FAILED: _LOGIN_REFUSED,
    Cause.AWS_CREDENTIALS_FAILED: _TOKEN,
    Cause.CONNECTION_CLOSED: _CLOSED,
    Cause.UPSTREAM_DENIED: _UPSTREAM,
    Cause.LAYER_STORE_DENIED: _LAYERS,
}
_UNEXPLAINED = (Cause.ACCESS_DENIED, Cause.FORBIDDEN)


def table_for(case: Case) -> Table:
    """The table of a failure's cause, after who asks; none where live checks decide nothing."""
    if case.moment is Moment.AHEAD:
        return AHEAD
    rows = _rows(case)
    if _blames(case, PolicyType.VPC_ENDPOINT, PolicyType.SESSION):
        # A call that is made here takes another way, and perhaps in another session.
        rows = tuple(one.narrowed() if one.finding == "let-in-now" else one for one in rows)
    if case.moment is Moment.NOW:  # what AWS refused a moment ago is not let in
        rows = tuple(one for one in rows if one.finding != "let-in-now")
    return (*_IDENTITY, *rows) if rows else ()


def _sides(case: Case) -> Table:
    """Whose policies count depends on whether they are of one account; where that is not known, only the name does."""
    if case.stays_within:
        return _WITHIN
    return (*_ACROSS_OWNER, *DENIES, *_ACROSS_ADMINISTRATOR) if case.crosses else NAME


def _rows(case: Case) -> Table:
    cause = case.failure.cause
    if is_public(case.failure):
        return _PUBLIC if cause in _PUBLIC_CAUSES else ()
    if case.is_about_token and case.failure.action is not None:
        return _TOKEN_REFUSED
    if cause in _UNEXPLAINED:
        return (*dead(NARROWED), *LIMITS, *TRANSFER_NOW, *LAYERS_NOW, *_sides(case), *FULL, *TRAIL)
    if cause is Cause.CONNECTION_CLOSED and not case.pushes:
        return ()
    if cause is Cause.LAYER_STORE_DENIED and is_from_cloudfront(case.failure):
        return ()
    return _BY_CAUSE.get(cause, ())
