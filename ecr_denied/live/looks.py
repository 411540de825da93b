"""The looks: each makes one or two calls and gives the id of what came back. What it means stands in ``outcomes``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ecr_denied.live.calls import Answer, Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.creation import creation, upstream
from ecr_denied.live.endpoints import endpoint, layer_endpoint
from ecr_denied.live.policies import registry_policy, repository_policy, simulate, simulate_import
from ecr_denied.live.public import own_repository, public_token
from ecr_denied.live.refusals import refusal
from ecr_denied.live.stock import image, is_full, mutability, repository
from ecr_denied.live.trail import trail

__all__ = ["LOOKS", "Look"]

# The digest of nothing: it has the right shape, and asking for it changes and reveals nothing.
_EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
# No layer has this digest, so the answer to whoever may read layers is that it is not there, and no address.
_NO_LAYER = f"sha256:{'0' * 64}"


def _nothing(_: Case) -> bool:
    return True


def _repository(case: Case) -> bool:
    return case.repository is not None and not case.is_about_token


def _image(case: Case) -> bool:
    return _repository(case) and case.image is not None


def _resource(case: Case) -> bool:
    return case.is_about_token or case.repository is not None


@dataclass(frozen=True, slots=True)
class Look:
    """One look: the operations it uses, and what the text must name for it."""

    actions: tuple[str, ...]
    run: Callable[[Caller, Case], str]
    fits: Callable[[Case], bool] = _repository


def token(caller: Caller, _: Case) -> str:
    """Whether a login is possible; the token is dropped."""
    answer = caller.ask("ecr:GetAuthorizationToken")
    if answer.kind == "ok":
        return "token"
    return refusal(answer.message) if answer.kind == "refused" else unanswered(answer)


def token_region(caller: Caller, case: Case) -> str:
    """Whether a token that was asked for by these credentials, and for no named region, is of the registry's region."""
    own = caller.own_region
    return "unreadable" if own is None else "same-region" if own == case.region else "another-region"


def _transfer(answer: Answer) -> str | None:
    """What a call of the transfer itself says, unless it was let in."""
    if answer.kind == "refused":
        return refusal(answer.message)
    if answer.kind == "missing":
        return "no-repository"
    return None if answer.kind == "ok" else unanswered(answer)


def pull(caller: Caller, case: Case) -> str:
    """The first call of a pull, with the caller's own right."""
    wanted = case.image or {"imageTag": "latest"}
    answer = caller.ask(
        "ecr:BatchGetImage", registryId=case.registry, repositoryName=case.repository, imageIds=[wanted]
    )
    if (said := _transfer(answer)) is not None:
        return said
    codes = {str(one.get("failureCode")) for one in answer.fields.get("failures", ())}
    if case.image is None:
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
        "ecr:GetDownloadUrlForLayer",
        registryId=case.registry,
        repositoryName=case.repository,
        layerDigest=_NO_LAYER,
    )
    return "layers-readable" if answer.code == "LayersNotFoundException" else _transfer(answer) or "unreadable"


LOOKS: Mapping[str, Look] = {
    "token": Look(("ecr:GetAuthorizationToken",), token, _nothing),
    "public-token": Look(("ecr-public:GetAuthorizationToken",), public_token, _nothing),
    "own-repository": Look(("ecr-public:DescribeRegistries", "ecr-public:DescribeRepositories"), own_repository),
    "token-region": Look((), token_region, _nothing),
    "pull": Look(("ecr:BatchGetImage",), pull),
    "layers": Look(("ecr:BatchCheckLayerAvailability",), layers),
    "layer-read": Look(("ecr:GetDownloadUrlForLayer",), layer_read),
    "repository": Look(("ecr:DescribeRepositories",), repository),
    "creation": Look(("ecr:DescribePullThroughCacheRules", "ecr:DescribeRepositoryCreationTemplates"), creation),
    "upstream": Look(("ecr:DescribePullThroughCacheRules", "ecr:ValidatePullThroughCacheRule"), upstream),
    "mutability": Look(("ecr:DescribeRepositories",), mutability),
    "image": Look(("ecr:DescribeImages",), image, _image),
    "full": Look(("servicequotas:ListServiceQuotas", "ecr:DescribeImages"), is_full),
    "repository-policy": Look(("ecr:GetRepositoryPolicy",), repository_policy),
    "registry-policy": Look(("ecr:GetAccountSetting", "ecr:GetRegistryPolicy"), registry_policy),
    "simulation": Look(("iam:GetRole", "iam:SimulatePrincipalPolicy"), simulate, _resource),
    "endpoint": Look(("ec2:DescribeVpcEndpoints",), endpoint),
    "layer-endpoint": Look(("ec2:DescribeVpcEndpoints",), layer_endpoint, _nothing),
    "trail": Look(("cloudtrail:LookupEvents",), trail),
    "import-rights": Look(("iam:GetRole", "iam:SimulatePrincipalPolicy"), simulate_import),
}
