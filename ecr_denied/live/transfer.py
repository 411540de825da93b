"""The caller's own calls, which ask for what a login, a push or a pull asks for first, and change nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.vocabulary import Seen, blamed
from ecr_denied.names.syntax import EMPTY

__all__ = ["layer_read", "layers", "login", "pull", "token_region"]

# No layer and no image has this digest, so a caller who may read gets the answer that it is missing: no address is
# given, and no pull through cache rule brings anything in.
_NONE = f"sha256:{'0' * 64}"
# Images of an index that are asked for at most (ECR API reference, BatchGetImage).
_MOST_PARTS = 100
# Why an image is not given (ECR API reference, ImageFailure). ImageInaccessible is not described there; that it
# means an archived image is inferred.
_NOT_GIVEN = {
    "UpstreamAccessDenied": "upstream-denies",
    "UpstreamUnavailable": "upstream-unavailable",
    "UpstreamTooManyRequests": "upstream-unavailable",
    "KmsError": "key-withholds",
    "ImageInaccessible": "image-archived",
    "ImageNotFound": "no-image",
}


def login(action: str, caller: Caller, _: Case) -> str:
    """Ask for a token, which is dropped; one of ECR Public needs a right of STS as well (public-registry-auth)."""
    answer = caller.ask(action)
    if answer.kind == "ok":
        return "token"
    return blamed(answer.words) if answer.kind == "refused" else unanswered(answer)


def token_region(caller: Caller, case: Case) -> str:
    """Compare the region of a token that these credentials ask for, and for no named region, with the registry's."""
    own = caller.own_region
    return "unreadable" if own is None else "same-region" if own == case.region else "another-region"


def _transfer(answer: Response, action: str) -> str | None:
    """What a call of the transfer itself says, unless it was let in."""
    if answer.kind == "refused":
        return blamed(answer.words, action)
    return None if answer.kind == "ok" else unanswered(answer)


def pull(caller: Caller, case: Case) -> Seen | str:
    """The first call of a pull, with the caller's own right; for anything but a pull, of an image that cannot exist."""
    wanted = case.image if case.pulls else None
    answer = _image(caller, case, wanted or {"imageDigest": _NONE})
    if answer.code == "UnableToGetUpstreamImageException":
        return Seen("upstream-unread", code=answer.code)
    if (said := _transfer(answer, "ecr:BatchGetImage")) is not None:
        return said
    if wanted is None:
        return "let-in"
    codes = _codes(answer)
    code = next((one for one in _NOT_GIVEN if one in codes), next(iter(codes), ""))
    return Seen(_NOT_GIVEN.get(code, "image-withheld"), code=code) if code else _parts(caller, case, answer)


def _image(caller: Caller, case: Case, *wanted: Mapping[str, str]) -> Response:
    return caller.ask(
        "ecr:BatchGetImage", registryId=case.registry, repositoryName=case.repository, imageIds=list(wanted)
    )


def _codes(answer: Response) -> list[str]:
    return [str(one.get("failureCode")) for one in answer.fields.get("failures", ())]


def _parts(caller: Caller, case: Case, answer: Response) -> str:
    """Whether the images that an index names are there; for an index that was not shown, that is unknown."""
    found: Any = next(iter(answer.fields.get("images", ())), {})
    try:
        parts = [str(one["digest"]) for one in json.loads(found["imageManifest"]).get("manifests", ())]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "image-unread"
    if not parts:
        return "image-there"
    given = _image(caller, case, *({"imageDigest": one} for one in parts[:_MOST_PARTS]))
    if given.kind != "ok" or len(parts) > _MOST_PARTS:
        return "image-unread"
    codes = _codes(given)
    return "part-missing" if "ImageNotFound" in codes else "image-unread" if codes else "image-there"


def layers(caller: Caller, case: Case) -> str:
    """The first call of a push, with the caller's own right."""
    action = "ecr:BatchCheckLayerAvailability"
    # The digest of nothing has the right shape, and asking for it changes and reveals nothing.
    answer = caller.ask(action, registryId=case.registry, repositoryName=case.repository, layerDigests=[EMPTY])
    return _transfer(answer, action) or "layers-asked"


def layer_read(caller: Caller, case: Case) -> str:
    """The second call of a pull, of a layer that cannot be there."""
    action = "ecr:GetDownloadUrlForLayer"
    answer = caller.ask(action, registryId=case.registry, repositoryName=case.repository, layerDigest=_NONE)
    return "layers-readable" if answer.kind == "no-layer" else _transfer(answer, action) or "unreadable"
