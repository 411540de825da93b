"""The caller's own calls, which ask for what a login, a push or a pull asks for first, and change nothing."""

from __future__ import annotations

from ecr_denied.live.aws.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.outcomes import blamed

__all__ = ["layer_read", "layers", "public_token", "pull", "token", "token_region"]

# The digest of nothing: it has the right shape, and asking for it changes and reveals nothing.
_EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
# No layer and no image has this digest, so whoever may read is told that it is not there: no address is given, and no
# pull through cache rule brings anything in.
_NONE = f"sha256:{'0' * 64}"


def token(caller: Caller, _: Case) -> str:
    """Ask for a login to private registries."""
    return _login(caller.ask("ecr:GetAuthorizationToken"))


def public_token(caller: Caller, _: Case) -> str:
    """Ask for a login to ECR Public, which needs a right of STS as well (its user guide, public-registry-auth)."""
    return _login(caller.ask("ecr-public:GetAuthorizationToken"))


def _login(answer: Response) -> str:
    """What asking for a login came to; the token is dropped."""
    if answer.kind == "ok":
        return "token"
    return blamed(answer.words) if answer.kind == "refused" else unanswered(answer)


def token_region(caller: Caller, case: Case) -> str:
    """Compare the region of a token that these credentials ask for, and for no named region, with the registry's."""
    own = caller.own_region
    return "unreadable" if own is None else "same-region" if own == case.region else "another-region"


def _transfer(answer: Response) -> str | None:
    """What a call of the transfer itself says, unless it was let in."""
    if answer.kind == "refused":
        return blamed(answer.words)
    if answer.kind == "missing":
        return "no-repository"
    return None if answer.kind == "ok" else unanswered(answer)


def pull(caller: Caller, case: Case) -> str:
    """The first call of a pull, with the caller's own right; for anything but a pull of an image that cannot be."""
    wanted = (case.image if case.pulls else None) or {"imageDigest": _NONE}
    answer = caller.ask(
        "ecr:BatchGetImage", registryId=case.registry, repositoryName=case.repository, imageIds=[wanted]
    )
    if (said := _transfer(answer)) is not None:
        return said
    codes = {str(one.get("failureCode")) for one in answer.fields.get("failures", ())}
    if case.image is None or not case.pulls:
        return "let-in"
    if "UpstreamAccessDenied" in codes:
        return "upstream-denies"
    if "ImageInaccessible" in codes:
        return "image-archived"
    return "no-image" if "ImageNotFound" in codes else "image-withheld" if codes else "image-there"


def layers(caller: Caller, case: Case) -> str:
    """The first call of a push, with the caller's own right."""
    answer = caller.ask(
        "ecr:BatchCheckLayerAvailability",
        registryId=case.registry,
        repositoryName=case.repository,
        layerDigests=[_EMPTY],
    )
    return _transfer(answer) or "layers-asked"


def layer_read(caller: Caller, case: Case) -> str:
    """The second call of a pull, of a layer that cannot be there."""
    answer = caller.ask(
        "ecr:GetDownloadUrlForLayer", registryId=case.registry, repositoryName=case.repository, layerDigest=_NONE
    )
    return "layers-readable" if answer.code == "LayersNotFoundException" else _transfer(answer) or "unreadable"
