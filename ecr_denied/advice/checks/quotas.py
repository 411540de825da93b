"""Checks of limits on how much, and how often."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.evidence import (
    is_data_limit,
    is_login,
    is_node,
    is_not_pull,
    is_public,
    is_public_elsewhere,
    may_be_manifest,
)
from ecr_denied.advice.question import of_cause
from ecr_denied.advice.wordings import has_too_many_tags, is_limit_of_kubelet, is_registry_full
from ecr_denied.records import Cause, RunBy

__all__ = ["QUOTA", "REQUEST_RATE"]

_PUBLIC_PAGE = "https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"

_QUOTA_VALUE = Answer("quota-value", "Images per repository", "its Value is the limit")

# Images per repository and the rest (ECR user guide, service-quotas).
QUOTA = CheckItem(
    id="quota",
    kind=Kind.QUOTA,
    headline="Count the images, and compare with the quota.",
    reasons=(
        Text("denied-full", "A full repository is refused as 'denied' too.", is_not_pull & ~is_node),
        Text("full-403", "A full repository gives a bare 403."),
        Text("limit-reached", "The registry says that a limit is reached, although it may come as 'denied'."),
    ),
    notes=(
        Text(
            "over-quota",
            "A push over the quota fails at its end, with the manifest. A lifecycle policy keeps a repository below "
            "it; archived images may count, and the command may not show them.",
        ),
    ),
    commands=(
        run(
            # JSON, because text output would count page by page.
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} --page-size 1000"
            ' --query "length(imageDetails)" --output json {--region}',
            Answer("repository-full", "as many as the quota", "delete some by a lifecycle policy, or raise the quota"),
            Answer("below-quota", "fewer than the quota", "there is room now: see archived images, other quotas"),
        ),
        run(commands.SERVICE_QUOTAS, _QUOTA_VALUE),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    # Images are counted where the manifest is sent, after the layers.
    applies=(of_cause(Cause.QUOTA_EXCEEDED) | may_be_manifest).told(
        "if a quota is named, or unless a layer was asked for or sent"
    ),
    variants=(
        # The quota is not adjustable (ECR user guide, service-quotas).
        Variant(
            holds=has_too_many_tags,
            headline=Text("too-many-tags", "Remove tags of this image: it has all that it may have."),
            notes=(
                Text(
                    "tags-per-image",
                    "The image has the 1,000 tags that one image may have, a quota that cannot be raised; no policy "
                    "refused it.",
                ),
            ),
            commands=(),
        ),
        Variant(
            holds=is_registry_full,
            headline=Text("registry-full", "Delete repositories, or raise their quota."),
            notes=(Text("repositories-per-region", "Repositories count per account and region."),),
            commands=(
                run(
                    commands.SERVICE_QUOTAS,
                    Answer("repositories-value", "Registered repositories", "its Value is the limit; it can be raised"),
                ),
            ),
        ),
        Variant(holds=is_public, page=_PUBLIC_PAGE),
    ),
)

# Requests a second (ECR user guide, service-quotas; common-errors). The data limit is ECR Public's.
REQUEST_RATE = CheckItem(
    id="request-rate",
    kind=Kind.REQUEST_RATE,
    headline="Retry with growing pauses and fewer parallel requests.",
    reasons=(
        Text(
            "kubelet-limited",
            "The kubelet let no more pulls through for now: a limit of its own, and none of ECR's.",
            is_limit_of_kubelet,
        ),
        Text("asked-too-much", "The registry says that too much was asked of it."),
    ),
    notes=(
        Text(
            "rate-shared", "The rate counts per account and region, so other jobs share it; most rates can be raised."
        ),
    ),
    commands=(
        run(commands.SERVICE_QUOTAS, Answer("rate-value", "Rate of ... requests", "its Value is the limit a second")),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    variants=(
        # Kubernetes docs, kubelet-config.v1beta1.
        Variant(
            holds=is_limit_of_kubelet,
            headline=Text("kubelet-rate", "Let the kubelet try again, or raise registryPullQPS and registryBurst."),
            notes=(
                Text(
                    "kubelet-limits",
                    "Unless its configuration says otherwise, a kubelet begins 5 pulls a second, and 10 at once.",
                ),
            ),
            commands=(),
            run_by=RunBy.NODE_OPERATOR,
            page="https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        ),
        Variant(
            holds=is_public & is_node,
            headline=Text("cache-public", "Pull through a cache rule for ECR Public."),
            notes=(
                Text(
                    "node-has-no-login",
                    "ECR Public counts requests and bytes per address that pulls without a login, and a node keeps no "
                    "login of docker's. A pull through cache rule for ECR Public, or a pull secret helps.",
                ),
            ),
            commands=(),
            # The rule belongs to the account of the node, not to that of the image.
            run_by=RunBy.CALLER_ADMIN,
            page=_PUBLIC_PAGE,
        ),
        Variant(
            holds=is_data_limit,
            headline=Text("data-limit", "Do not retry without a login."),
            notes=(Text("bytes-counted", "The data limit counts bytes per address: the same pull fails again."),),
            commands=(),
            run_by=RunBy.CALLER,
            page=_PUBLIC_PAGE,
        ),
        Variant(
            holds=is_login,
            headline=Text("login-rate", "Log in once per job, and keep the token: it lasts 12 hours."),
            notes=(
                Text(
                    "logins-add-up",
                    "GetAuthorizationToken has a rate of its own per account and region, which many jobs share. Retry "
                    "with growing pauses.",
                ),
            ),
        ),
        # Whoever owns the registry does not set the rate of those who pull (ECR Public user guide,
        # public-service-quotas).
        Variant(holds=is_public_elsewhere, commands=(), run_by=RunBy.CALLER, page=_PUBLIC_PAGE),
        Variant(holds=is_public, page=_PUBLIC_PAGE),
    ),
)
