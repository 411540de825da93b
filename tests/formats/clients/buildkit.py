"""BuildKit: buildx, `docker build` since 23.0, buildctl, and the action that quotes them."""

from __future__ import annotations

from tests.formats.table import NAME, REF, Format
from tests.formats.words import (
    ANY_FEW,
    IMMUTABLE,
    MANIFEST_SAYINGS,
    NAME_UNKNOWN,
    PUSH_FEW,
    PUSH_STATUSES,
    STATUSES,
    UPLOAD_DENIALS,
    WAYS,
)

__all__ = ["BUILDKIT"]

_BUILDX = "docker/buildx commands/build.go"
_KIT = "moby/buildkit"
_HEAD = "unexpected status from HEAD request to {manifest}: {said}"
_SOLVE = "failed to solve: {ref}: failed to resolve source metadata for {ref}: "
_SCOPE = (
    "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope:"
    " authorization failed"
)
_OLD = "failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: "

BUILDKIT = (
    Format(f"{_SOLVE}{_HEAD}", "buildx <0.5", _BUILDX, REF, STATUSES),
    Format(f"error: {_SOLVE}{_HEAD}", "buildx 0.5 - 0.8", _BUILDX, REF, STATUSES),
    Format(f"ERROR: {_SOLVE}{_HEAD}", "buildx 0.9+", _BUILDX, REF, STATUSES),
    Format(f"error: {_SOLVE}{_HEAD}", "buildctl all", f"{_KIT} cmd/buildctl", REF, STATUSES[:2]),
    Format(
        f"#3 [internal] load metadata for {{ref}}\n#3 ERROR: {_HEAD}\n------\n > [internal] load metadata for"
        f" {{ref}}:\n"
        f"------\nERROR: {_SOLVE}{_HEAD}",
        "all",
        f"{_KIT} util/progress",
        REF,
        STATUSES,
    ),
    Format(
        "#2 [linux/amd64 internal] load metadata for {ref}\n#2 DONE 0.9s\n > [internal] load build definition",
        "all",
        f"{_KIT} util/progress (vertex name)",
    ),
    Format(
        f"#3 [linux/arm64 internal] load metadata for {{ref}}\n#3 ERROR: {_HEAD}",
        "all",
        f"{_KIT} util/progress (vertex name)",
        REF,
        STATUSES[:2],
    ),
    Format(
        f"Dockerfile:1\n--------------------\n   1 | >>> FROM {{ref}}\n   2 |     RUN true\n--------------------\n"
        f"ERROR: {_SOLVE}{_HEAD}",
        "buildx 0.5+",
        f"{_BUILDX} (Dockerfile excerpt)",
        REF,
        STATUSES[:2],
    ),
    Format(
        f"{_OLD}failed to build LLB: {_HEAD}",
        "BuildKit <0.8",
        f"{_KIT} frontend/gateway",
        REF,
        STATUSES[:2],
    ),
    Format(
        f"{_OLD}failed to solve with frontend gateway.v0: rpc error: code = Unknown desc = failed to create LLB"
        " definition: unexpected status code [manifests {tag}]: {said}",
        "BuildKit <0.8",
        f"{_KIT} frontend/gateway",
        ("tag",),
        STATUSES[:2],
        optional=True,
    ),
    Format(
        f"failed to solve with frontend dockerfile.v0: failed to create LLB definition: {_HEAD}",
        "BuildKit 0.8",
        f"{_KIT} frontend/dockerfile",
        REF,
        STATUSES[:2],
    ),
    Format(
        "failed to solve: {ref}: pulling from host {host} failed with status code [manifests {tag}]: {said}",
        "BuildKit 0.9 - 0.12",
        f"{_KIT} frontend/dockerfile",
        REF,
        STATUSES,
        operation="pull",
    ),
    Format(
        "failed to solve: {name}: failed to resolve source metadata for {name}:latest: failed to do request: Head"
        ' "{v2}{repo}'
        '/manifests/latest": {said}',
        "BuildKit 0.13+",
        f"{_KIT} frontend/dockerfile",
        NAME,
        WAYS,
        fields={"tag": "latest"},
    ),
    Format(
        "ERROR: failed to solve: {ref}: failed to resolve source metadata for {ref}: {ref}: not found",
        "BuildKit 0.13+",
        f"{_KIT} frontend/dockerfile",
        REF,
        causes=("not-found",),
        unchecked=("http_status",),
    ),
    Format(
        "ERROR: failed to build: failed to solve: {ref}: failed to resolve source metadata for {ref}: unexpected status"
        " from HEAD request to {manifest}: 401 Unauthorized",
        "all",
        f"{_KIT} session/auth (own authorizer)",
        REF,
        causes=("not-authenticated",),
        fields={"http_status": 401},
    ),
    Format(
        f"ERROR: {_SOLVE}{_SCOPE}",
        "all",
        f"{_KIT} session/auth",
        REF,
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format(
        "#10 exporting to image\n#10 pushing layers\nerror: failed to solve: unexpected status: {said}",
        "BuildKit <0.11",
        f"{_KIT} exporter/containerimage",
        says=PUSH_STATUSES,
        operation="push",
        optional=True,
    ),
    *(
        Format(
            "ERROR: failed to solve: failed to push {ref}: unexpected status from " + request + ": {said}",
            "BuildKit 0.11 - 0.23",
            f"{_KIT} exporter/containerimage",
            REF,
            PUSH_STATUSES,
            operation="push",
            unchecked=("digest",),
        )
        for request in ("POST request to {uploads}", "HEAD request to {blob}", "PUT request to {manifest}")
    ),
    Format(
        "ERROR: failed to solve: failed to push {ref}: push access denied, repository does not exist or may require"
        " authorization: authorization failed: no basic auth credentials",
        "BuildKit 0.11+",
        f"{_KIT} exporter/containerimage",
        REF,
        causes=("not-authenticated",),
        operation="push",
    ),
    Format(
        "ERROR: failed to solve: failed to push {ref}: {code}: {said}",
        "BuildKit 0.24+",
        f"{_KIT} util/push (registry text instead of status)",
        REF,
        (*UPLOAD_DENIALS, *MANIFEST_SAYINGS),
        operation="push",
    ),
    Format(
        "ERROR: failed to solve: failed to push {ref}: unknown: {said}",
        "BuildKit 0.24+",
        f"{_KIT} util/push (code outside containerd's vocabulary)",
        REF,
        (NAME_UNKNOWN, *IMMUTABLE),
        operation="push",
        unchecked=("code",),
    ),
    Format(
        "ERROR: failed to solve: failed to push {ref}: {code}: {said} - map[Action:push Name:{repo}]",
        "BuildKit 0.24+",
        f"{_KIT} util/push (detail)",
        REF,
        PUSH_FEW[:3],
        operation="push",
    ),
    Format(
        "ERROR: failed to solve: failed to push {ref}: unexpected status from POST request to {uploads}: 403 Forbidden:"
        " <html><head><title>403 Forbidden</title></head><body>... (120 bytes truncated)",
        "BuildKit 0.24+",
        f"{_KIT} util/push (another body)",
        REF,
        causes=("forbidden",),
        operation="push",
        fields={"http_status": 403},
    ),
    Format(
        f"ERROR: {_SOLVE}failed to authorize: failed to fetch oauth token: {{code}}: {{said}}",
        "BuildKit 0.24+",
        f"{_KIT} session/auth",
        REF,
        ANY_FEW[2:3],
    ),
    Format(
        "#12 pushing {ref} with docker\n#12 pushing layer 5f70bf18a086 0.1s\n#12 ERROR: {code}: {said}\n------\n"
        " > pushing {ref} with docker:\n------\nERROR: {code}: {said}",
        "docker driver on graphdriver",
        f"{_BUILDX} build/build.go",
        REF,
        (*PUSH_FEW, *IMMUTABLE),
        operation="push",
    ),
    Format(f"ERROR: target web: {_SOLVE}{_HEAD}", "buildx 0.17+", f"{_BUILDX} (bake)", REF, STATUSES[:2]),
    Format(
        "#9 pushing layers\n#9 error: {said}\n#9 retrying in 1s\n#9 error: {said}\n#9 ERROR: failed to push {ref}:"
        " {said}\nERROR: failed to solve: failed to push {ref}: {said}",
        "all",
        f"{_KIT} util/resolver/retryhandler",
        REF,
        UPLOAD_DENIALS[:2],
        operation="push",
    ),
    Format(
        f"buildx failed with: ERROR: {_SOLVE}{_HEAD}",
        "v2+",
        "docker/build-push-action src/main.ts",
        REF,
        STATUSES,
    ),
    Format(
        "buildx failed with: ERROR: failed to solve: failed to push {ref}: {code}: {said}",
        "v2+",
        "docker/build-push-action src/main.ts",
        REF,
        PUSH_FEW,
        operation="push",
    ),
)
