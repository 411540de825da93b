"""The looks: who makes each, by which calls, and the id of what came back. What it means stands in ``outcomes``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.outcomes import blamed
from ecr_denied.live.policies import Seen, registry_policy, repository_policy, simulate, simulate_import
from ecr_denied.live.stock import creation, image, is_full, mutability, repository, upstream
from ecr_denied.live.ways import layer_endpoint, own_repository, public_token, trail
from ecr_denied.records import RunBy

__all__ = ["LOOKS", "TRANSFER", "Look"]

# The digest of nothing: it has the right shape, and asking for it changes and reveals nothing.
_EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
# No layer and no image has this digest, so whoever may read is told that it is not there: no address is given, and no
# pull through cache rule brings anything in.
_NONE = f"sha256:{'0' * 64}"


def _nothing(_: Case) -> bool:
    return True


def _repository(case: Case) -> bool:
    return case.repository is not None and not case.is_about_token


def _image(case: Case) -> bool:
    return _repository(case) and case.image is not None


def _resource(case: Case) -> bool:
    return case.is_about_token or case.repository is not None


def token(caller: Caller, _: Case) -> str:
    """Ask for a login; the token is dropped."""
    answer = caller.ask("ecr:GetAuthorizationToken")
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


@dataclass(frozen=True, slots=True)
class Look:
    """One look: for whom it is, the operations it uses, and what the text must name for it."""

    who: RunBy
    actions: tuple[str, ...]
    run: Callable[[Caller, Case], Seen | str]
    fits: Callable[[Case], bool] = _repository


_CALLER, _OWNER, _ADMIN = RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN
_SIMULATION = ("iam:GetRole", "iam:SimulatePrincipalPolicy")

# In the order in which they are made: what the request itself answers, then what is there, then what policies say.
LOOKS: Mapping[str, Look] = {
    "token": Look(_CALLER, ("ecr:GetAuthorizationToken",), token, _nothing),
    "token-region": Look(_CALLER, (), token_region, _nothing),
    "public-token": Look(_CALLER, ("ecr-public:GetAuthorizationToken",), public_token, _nothing),
    "layers": Look(_CALLER, ("ecr:BatchCheckLayerAvailability",), layers),
    "pull": Look(_CALLER, ("ecr:BatchGetImage",), pull),
    "layer-read": Look(_CALLER, ("ecr:GetDownloadUrlForLayer",), layer_read),
    "repository": Look(_OWNER, ("ecr:DescribeRepositories",), repository),
    "image": Look(_OWNER, ("ecr:DescribeImages",), image, _image),
    "creation": Look(
        _OWNER, ("ecr:DescribePullThroughCacheRules", "ecr:DescribeRepositoryCreationTemplates"), creation
    ),
    "upstream": Look(_OWNER, ("ecr:DescribePullThroughCacheRules", "ecr:ValidatePullThroughCacheRule"), upstream),
    "mutability": Look(_OWNER, ("ecr:DescribeRepositories",), mutability),
    "repository-policy": Look(_OWNER, ("ecr:GetRepositoryPolicy",), repository_policy),
    "registry-policy": Look(_OWNER, ("ecr:GetAccountSetting", "ecr:GetRegistryPolicy"), registry_policy),
    "simulation": Look(_ADMIN, _SIMULATION, simulate, _resource),
    "import-rights": Look(_ADMIN, _SIMULATION, simulate_import),
    "layer-endpoint": Look(_ADMIN, ("ec2:DescribeVpcEndpoints",), layer_endpoint, _nothing),
    "full": Look(_OWNER, ("servicequotas:ListServiceQuotas", "ecr:DescribeImages"), is_full),
    "own-repository": Look(
        _ADMIN, ("ecr-public:DescribeRegistries", "ecr-public:DescribeRepositories"), own_repository
    ),
    "trail": Look(_ADMIN, ("cloudtrail:LookupEvents",), trail),
}
# The looks that are calls of the transfer itself: what each of them asks for.
TRANSFER: Mapping[str, str] = {LOOKS[name].actions[0]: name for name in ("token", "layers", "pull", "layer-read")}
