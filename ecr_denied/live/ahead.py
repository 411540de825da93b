"""The table of a request that was not made yet. Reads like those of ``tables``; here no row may rest on a refusal.

It holds while the caller's own calls are let in. As soon as one is refused, the table of that refusal's cause counts.
"""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.live.groups import (
    ADMIN,
    BROUGHT_IN,
    CALLER,
    DENIES,
    IMAGE,
    OWNER,
    REGISTRY_GRANTED,
    UNGRANTED,
    UPSTREAM,
    across,
    creation,
    pulls,
    pushes,
)
from ecr_denied.live.row import NARROWED, PROVED, Table, clears, row

__all__ = ["AHEAD"]

_REGISTRY_UNGRANTED = ("no-registry-policy", "registry-policy-grants-nothing", "registry-policy-does-not-count")

_CREDENTIALS: Table = tuple(
    row(CALLER, look, outcome, finding, PROVED)
    for look in ("identity", "token")
    for outcome, finding in (("expired", "credentials-expired"), ("invalid", "credentials-invalid"))
)

_PULL: Table = (
    row(CALLER, "pull", "no-image", "image-missing", NARROWED),
    row(CALLER, "pull", "upstream-denies", "not-brought-in", NARROWED),
    row(CALLER, "pull", "image-archived", "image-archived", PROVED),
    row(
        CALLER, "layer-read", "layers-readable", "let-in", PROVED, given={"token": ("token",), "pull": ("image-there",)}
    ),
)

# What a push needs beyond its first step, only policies tell; both sides have to allow it across accounts. That they
# do leaves session, endpoint and resource control policies, so no row says that a push is let in.
_PUSH: Table = (
    row(OWNER, "repository-policy", "no-policy", "grant-missing", NARROWED).only_when(across),
    row(OWNER, "repository-policy", "policy-grants-nothing", "grant-missing", NARROWED).only_when(across),
    *(
        row(
            OWNER, "registry-policy", outcome, "grant-missing", PROVED, given={"repository-policy": UNGRANTED}
        ).only_when(across)
        for outcome in _REGISTRY_UNGRANTED
    ),
    *(
        clears(OWNER, "registry-policy", outcome, given={"repository-policy": UNGRANTED})
        for outcome in (*REGISTRY_GRANTED["registry-policy"], "registry-policy-is-unclear")
    ),
    *DENIES,
    row(ADMIN, "simulation", "identity-lacks", "identity-policy-lacks", PROVED).only_when(across),
    row(
        ADMIN,
        "simulation",
        "identity-lacks",
        "identity-policy-lacks",
        PROVED,
        given={"repository-policy": UNGRANTED, "registry-policy": _REGISTRY_UNGRANTED},
    ),
)

# The same image may be pushed again under a tag that cannot be written over.
_ROOM: Table = (
    row(
        OWNER,
        "mutability",
        "tags-immutable",
        "tag-taken",
        NARROWED,
        given={"pull": ("image-there", "image-archived")},
    ),
    row(OWNER, "full", "full", "repository-full", PROVED, given={"layers": ("layers-asked",)}),
)

AHEAD: Table = (
    *_CREDENTIALS,
    row(CALLER, "layers", "no-repository", "repository-missing", NARROWED, when=pushes),
    row(CALLER, "pull", "no-repository", "repository-missing", NARROWED),
    *(one.only_when(pulls) for one in _PULL),
    *creation("pull"),
    *IMAGE,
    *BROUGHT_IN,
    *(replace(one, given={"pull": ("upstream-denies",)}, when=pulls) for one in UPSTREAM),
    *(one.only_when(pushes) for one in (*_PUSH, *_ROOM)),
)
