"""Rows that several decision tables share, and the conditions under which a row is for a case."""

from __future__ import annotations

from collections.abc import Callable

from ecr_denied.live.case import Case
from ecr_denied.live.records import Confidence
from ecr_denied.live.row import NARROWED, PROVED, Table, always, clears, row
from ecr_denied.records import Cause, RunBy

__all__ = [
    "ADMIN",
    "BLAMED",
    "BROUGHT_IN",
    "CALLER",
    "DENIES",
    "FULL",
    "GRANTED",
    "IMAGE",
    "LAYERS_NOW",
    "LIMITS",
    "NAME",
    "NO_REPOSITORY",
    "OWNER",
    "READ",
    "REGISTRY_GRANTED",
    "SIMULATED",
    "THERE",
    "TRAIL",
    "TRANSFER_NOW",
    "UNGRANTED",
    "UPSTREAM",
    "across",
    "creation",
    "dead",
    "is_not_pull",
    "pushes",
    "within",
]

CALLER, OWNER, ADMIN = RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN

# --- when ----------------------------------------------------------------------------------------------


def _refused(action: str) -> Callable[[Case], bool]:
    """The refused request itself is made again by the look."""
    return lambda case: case.failure.action == action


def pulls(case: Case) -> bool:
    """An image was read."""
    return case.pulls


def pushes(case: Case) -> bool:
    """An image was written."""
    return case.pushes


def is_not_pull(case: Case) -> bool:
    """No image was only read."""
    return not case.pulls


def _pulls_unsaid(case: Case) -> bool:
    """A pull that was refused at one of its steps, and the text does not say at which."""
    return case.pulls and case.failure.action is None


def _missed_by_push(case: Case) -> bool:
    """The registry said to a push that the repository does not exist, or closed its connection."""
    return case.pushes and case.failure.cause in (Cause.REPOSITORY_NOT_FOUND, Cause.CONNECTION_CLOSED)


def within(case: Case) -> bool:
    """Caller and registry are of one account."""
    return case.stays_within


def across(case: Case) -> bool:
    """The registry is another account's."""
    return case.crosses


_pull_refused, _layer_read_refused, _check_refused = map(
    _refused, ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability")
)


def _may_be_layer_read(case: Case) -> bool:
    """A layer was what was refused, or may have been."""
    return _layer_read_refused(case) or _pulls_unsaid(case)


# --- what the transfer's own calls say now -------------------------------------------------------------

TRANSFER_NOW: Table = (
    row(CALLER, "pull", "no-image", "image-missing", NARROWED, when=pulls),
    row(CALLER, "pull", "image-archived", "image-archived", PROVED, when=pulls),
    row(CALLER, "pull", "image-there", "let-in-now", PROVED, when=_pull_refused),
    row(CALLER, "pull", "let-in", "let-in-now", PROVED, when=_pull_refused),
    row(CALLER, "layer-read", "layers-readable", "let-in-now", PROVED, when=_layer_read_refused),
    row(
        CALLER,
        "layer-read",
        "layers-readable",
        "let-in-now",
        NARROWED,
        given={"pull": ("image-there",)},
        when=_pulls_unsaid,
    ),
)

LAYERS_NOW: Table = (row(CALLER, "layers", "layers-asked", "let-in-now", PROVED, when=_check_refused),)

# IAM names one type of policy, though several may deny. What a push needs and a pull does not says nothing of a pull.
BLAMED = (
    *(
        (f"says-{kind}{effect}", finding)
        for kind, finding in (
            ("organization", "service-control-policy"),
            ("resource-control", "resource-control-policy"),
            ("boundary", "permissions-boundary"),
            ("session", "session-policy"),
            ("endpoint", "endpoint-policy"),
        )
        for effect in ("", "-denies")
    ),
    ("says-identity-denies", "identity-policy-denies"),
)
LIMITS: Table = tuple(
    row(CALLER, look, outcome, finding, PROVED, when=when)
    for look, when in (("pull", always), ("layers", is_not_pull), ("layer-read", _may_be_layer_read))
    for outcome, finding in BLAMED
)

# An event is of the principal and the repository; that it is of this very failure is likely.
TRAIL: Table = tuple(row(ADMIN, "trail", f"trail-{outcome}", finding, NARROWED) for outcome, finding in BLAMED)

# --- names: what is missing may be what a rule or a template brings in -----------------------------------

_BY_RULE = {"creation": ("pull-creates-it",)}
# The registry itself said that there is none when a push was refused, so nothing creates it.
NO_REPOSITORY: Table = (
    row(CALLER, "pull", "no-repository", "repository-missing", PROVED, when=_missed_by_push),
    row(CALLER, "pull", "no-repository", "repository-missing", NARROWED),
)


def creation(look: str, missing: str = "no-repository") -> Table:
    """What follows from what would bring in a repository, or an image, that a look says is missing."""
    finding = {"no-repository": "repository-missing"}.get(missing, "image-missing")
    known = {look: (missing,)}
    return (
        row(OWNER, "creation", "nothing-creates-it", finding, PROVED, given=known),
        row(OWNER, "creation", "pull-creates-it", "not-brought-in", NARROWED, given=known),
        clears(OWNER, "creation", "push-creates-it", given=known),
    )


IMAGE: Table = tuple(one.only_when(pulls) for one in creation("pull", "no-image"))

# ECR says that the upstream did not let it in; of a path that does not exist it says so as well.
UPSTREAM: Table = (
    row(OWNER, "upstream", "upstream-refuses", "upstream-login-refused", PROVED),
    row(OWNER, "upstream", "without-library", "upstream-path-wrong", NARROWED),
    row(OWNER, "upstream", "upstream-accepts", "upstream-path-wrong", NARROWED),
)

# Which of a rule's parts is wrong.
BROUGHT_IN: Table = (
    row(OWNER, "upstream", "upstream-refuses", "upstream-login-refused", PROVED, given=_BY_RULE),
    row(OWNER, "upstream", "without-library", "upstream-path-wrong", NARROWED, given=_BY_RULE),
    row(ADMIN, "import-rights", "import-lacks", "import-right-missing", NARROWED, given=_BY_RULE),
)

NAME: Table = (
    row(OWNER, "repository", "no-repository", "repository-missing", PROVED, when=_missed_by_push),
    row(OWNER, "repository", "no-repository", "repository-missing", NARROWED),
    row(OWNER, "repository", "created-since", "created-since", NARROWED),
    clears(OWNER, "repository", "repository-there", given={"pull": ("no-repository",)}),
    *creation("repository"),
    *IMAGE,
    *BROUGHT_IN,
)

# --- what policies say -----------------------------------------------------------------------------------

SIMULATED: Table = (
    row(ADMIN, "simulation", "identity-denies", "identity-policy-denies", PROVED),
    row(ADMIN, "simulation", "limited-by-organization", "service-control-policy", PROVED),
    row(ADMIN, "simulation", "limited-by-boundary", "permissions-boundary", NARROWED),
)

DENIES: Table = (
    row(OWNER, "repository-policy", "policy-denies", "repository-policy-denies", PROVED),
    row(OWNER, "registry-policy", "registry-policy-denies", "registry-policy-denies", PROVED),
    *SIMULATED,
)

UNGRANTED = ("no-policy", "policy-grants-nothing")
GRANTED = ("policy-names-principal", "policy-admits-account")
REGISTRY_GRANTED = {"registry-policy": ("registry-policy-names-principal", "registry-policy-admits-account")}
READ = ("image-there", "no-image", "image-archived", "let-in")
THERE = ("repository-there", "created-since")


def dead(expired: Confidence, look: str = "token") -> Table:
    """Credentials that AWS does not take: the cause of a login that failed, of a 403 only perhaps.

    :param look: the one that asks for a token.
    """
    return (
        row(CALLER, "identity", "expired", "credentials-expired", expired),
        row(CALLER, "identity", "invalid", "credentials-invalid", NARROWED),
        row(CALLER, look, "expired", "credentials-expired", expired),
        row(CALLER, look, "invalid", "credentials-invalid", NARROWED),
    )


# Only a push meets the quota.
FULL: Table = (
    row(OWNER, "full", "full", "repository-full", PROVED, given={"layers": ("layers-asked",)}, when=is_not_pull),
    row(OWNER, "full", "full", "repository-full", NARROWED, when=is_not_pull),
)
