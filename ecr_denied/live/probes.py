"""The probes: who makes each, by which calls, and the id of what came back. What it means is in ``vocabulary``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ecr_denied.live.around import ecr_endpoint, layer_endpoint, own_repository, trail
from ecr_denied.live.calls import Caller
from ecr_denied.live.case import Case
from ecr_denied.live.inventory import creation, image, is_full, mutability, repository, upstream
from ecr_denied.live.policies import registry_policy, repository_policy, simulate, simulate_import
from ecr_denied.live.transfer import layer_read, layers, login, pull, token_region
from ecr_denied.live.vocabulary import Seen
from ecr_denied.records import RunBy

__all__ = ["PROBES", "TRANSFER", "Probe"]


def _nothing(_: Case) -> bool:
    return True


def _repository(case: Case) -> bool:
    return case.repository is not None and not case.is_about_token


def _image(case: Case) -> bool:
    return _repository(case) and case.image is not None


def _resource(case: Case) -> bool:
    return case.is_about_token or case.repository is not None


@dataclass(frozen=True, slots=True)
class Probe:
    """One probe: for whom it is, the operations it uses, and what the text must name for it."""

    who: RunBy
    actions: tuple[str, ...]
    run: Callable[[Caller, Case], Seen | str]
    fits: Callable[[Case], bool] = _repository


_CALLER, _OWNER, _ADMIN = RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN
_TOKEN, _PUBLIC_TOKEN = "ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken"
_SIMULATION = ("iam:GetRole", "iam:SimulatePrincipalPolicy")

# In the order in which they are made: what the request itself answers, then what is there, then what policies say.
PROBES: Mapping[str, Probe] = {
    "token": Probe(_CALLER, (_TOKEN,), partial(login, _TOKEN), _nothing),
    "token-region": Probe(_CALLER, (), token_region, _nothing),
    "public-token": Probe(_CALLER, (_PUBLIC_TOKEN,), partial(login, _PUBLIC_TOKEN), _nothing),
    "layers": Probe(_CALLER, ("ecr:BatchCheckLayerAvailability",), layers),
    "pull": Probe(_CALLER, ("ecr:BatchGetImage",), pull),
    "layer-read": Probe(_CALLER, ("ecr:GetDownloadUrlForLayer",), layer_read),
    "repository": Probe(_OWNER, ("ecr:DescribeRepositories",), repository),
    "image": Probe(_OWNER, ("ecr:DescribeImages",), image, _image),
    "creation": Probe(
        _OWNER, ("ecr:DescribePullThroughCacheRules", "ecr:DescribeRepositoryCreationTemplates"), creation
    ),
    "upstream": Probe(_OWNER, ("ecr:DescribePullThroughCacheRules", "ecr:ValidatePullThroughCacheRule"), upstream),
    "mutability": Probe(_OWNER, ("ecr:DescribeRepositories",), mutability),
    "repository-policy": Probe(_OWNER, ("ecr:GetRepositoryPolicy",), repository_policy),
    "registry-policy": Probe(_OWNER, ("ecr:GetRegistryPolicy", "ecr:GetAccountSetting"), registry_policy),
    "simulation": Probe(_ADMIN, _SIMULATION, simulate, _resource),
    "import-rights": Probe(_ADMIN, _SIMULATION, simulate_import),
    "layer-endpoint": Probe(_ADMIN, ("ec2:DescribeVpcEndpoints",), layer_endpoint, _nothing),
    "ecr-endpoint": Probe(_ADMIN, ("ec2:DescribeVpcEndpoints",), ecr_endpoint, _resource),
    "full": Probe(_OWNER, ("servicequotas:ListServiceQuotas", "ecr:DescribeImages"), is_full),
    "own-repository": Probe(
        _ADMIN, ("ecr-public:DescribeRegistries", "ecr-public:DescribeRepositories"), own_repository
    ),
    "trail": Probe(_ADMIN, ("cloudtrail:LookupEvents",), trail),
}
# The probes that are calls of the transfer itself: what each of them asks for.
TRANSFER: Mapping[str, str] = {PROBES[name].actions[0]: name for name in ("token", "layers", "pull", "layer-read")}
