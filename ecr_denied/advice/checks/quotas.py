"""Checks of limits on how much, and how often."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind
from ecr_denied.records import RunBy

__all__ = ["QUOTA", "REQUEST_RATE"]

_REPOSITORY_FULL = "repository-full: as many as the quota -> delete some by a lifecycle policy, or raise the quota"
_BELOW_QUOTA = "below-quota: fewer than the quota -> there is room now: see archived images, other quotas"
_QUOTA_VALUE = "quota-value: Images per repository -> its Value is the limit"
_RATE_VALUE = "rate-value: Rate of ... requests -> its Value is the limit a second"

# Images per repository and the rest (ECR user guide, service-quotas).
_QUOTA = Check(
    "quota",
    Kind.QUOTA,
    "Count the images, and compare with the quota.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    why="A limit that is reached may come as 'denied', or as a bare 403. A push over the quota fails at "
    "its end, with the manifest. Archived images may count, and the command may not show them.",
    who=RunBy.REGISTRY_OWNER,
    needs="quota-in-doubt",
    commands=(
        Command(
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} --page-size 1000 "
            '--query "length(imageDetails)" --output json {--region}',
            _REPOSITORY_FULL,
            _BELOW_QUOTA,
        ),
        Command(commands.SERVICE_QUOTAS, _QUOTA_VALUE),
    ),
)
QUOTA = (
    # The quota is not adjustable (ECR user guide, service-quotas).
    _QUOTA.but(
        "Remove tags of this image: it has all that it may have.",
        needs="too-many-tags",
        why="The image has the 1,000 tags that one image may have, a quota that cannot be raised; no policy "
        "refused it.",
        commands=(),
    ),
    _QUOTA.but(
        "Delete repositories, or raise their quota.",
        needs="registry-full",
        why="The registry says that a limit is reached, although it may come as 'denied'. Repositories count "
        "per account and region.",
        commands=(
            Command(
                commands.SERVICE_QUOTAS,
                "repositories-value: Registered repositories -> its Value is the limit; it can be raised",
            ),
        ),
    ),
    _QUOTA.but(needs="public", page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"),
    _QUOTA,
)

# Requests a second (ECR user guide, service-quotas; common-errors). The data limit is ECR Public's.
_REQUEST_RATE = Check(
    "request-rate",
    Kind.REQUEST_RATE,
    "Retry with growing pauses and fewer parallel requests.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    why="A rate of ECR counts per account and region, so other jobs share it. Most rates can be raised.",
    who=RunBy.REGISTRY_OWNER,
    commands=(Command(commands.SERVICE_QUOTAS, _RATE_VALUE),),
)
REQUEST_RATE = (
    # Kubernetes docs, kubelet-config.v1beta1.
    _REQUEST_RATE.but(
        "Let the kubelet try again, or raise registryPullQPS and registryBurst.",
        needs="limit-of-kubelet",
        why="Unless its configuration says otherwise, a kubelet begins 5 pulls a second, and 10 at once.",
        page="https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        who=RunBy.NODE_OPERATOR,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Pull through a cache rule for ECR Public.",
        needs="public node",
        why="ECR Public counts requests and bytes per address that pulls without a login, and a node keeps "
        "no login of docker's. A pull through cache rule for ECR Public, or a pull secret helps.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
        who=RunBy.CALLER_ADMIN,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Do not retry without a login.",
        needs="data-limit",
        why="The data limit counts bytes per address: the same pull fails again. ECR Public allows far less "
        "to anonymous callers.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
        who=RunBy.CALLER,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Log in once per job, and keep the token: it lasts 12 hours.",
        needs="login",
        why="GetAuthorizationToken has a rate of its own per account and region, which many jobs share. "
        "Retry with growing pauses.",
    ),
    # Whoever owns the registry does not set the rate of those who pull (ECR Public user guide,
    # public-service-quotas).
    _REQUEST_RATE.but(
        needs="public-elsewhere",
        why="ECR Public counts requests and bytes per address that pulls without a login, and allows far "
        "more with a login.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
        who=RunBy.CALLER,
        commands=(),
    ),
    _REQUEST_RATE.but(
        needs="public", page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"
    ),
    _REQUEST_RATE,
)
