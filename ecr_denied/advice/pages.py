"""Public pages that depend on the failure."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.advice.known import shows
from ecr_denied.advice.readings import login_client, service_of_aws
from ecr_denied.names.aws_registries import Service
from ecr_denied.records import Failure

__all__ = ["QUOTAS_OF_PUBLIC", "inspect_manifest_page", "list_of_aws", "quotas"]

QUOTAS_OF_PUBLIC = "https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"

# Where AWS lists the images of each of its services.
_LISTS: Mapping[Service, str] = {
    Service.EKS: "https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html",
    Service.GUARDDUTY: (
        "https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-ecr-repository-gdu-agent.html"
    ),
    Service.DEEP_LEARNING: "https://aws.github.io/deep-learning-containers/reference/region_availability/",
    Service.SAGEMAKER: (
        "https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html"
    ),
    Service.EMR: "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/docker-custom-images-tag.html",
    Service.APP_MESH: "https://docs.aws.amazon.com/app-mesh/latest/userguide/envoy.html",
    Service.BOTTLEROCKET: "https://github.com/bottlerocket-os/bottlerocket",
    Service.FLUENT_BIT: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html",
    Service.MARKETPLACE: "https://docs.aws.amazon.com/marketplace/latest/buyerguide/what-is-marketplace.html",
}


def list_of_aws(failure: Failure) -> str:
    """Where AWS lists the images of the registry; where it is not AWS's, any list shows what one is like."""
    return _LISTS[service_of_aws(failure) or Service.EKS]


def inspect_manifest_page(failure: Failure) -> str:
    """The page on the command that asks for the manifest; helm shows what the chart says of itself."""
    if login_client(failure) == "helm":
        return "https://helm.sh/docs/helm/helm_show_chart/"
    return "https://docs.docker.com/reference/cli/docker/manifest/inspect/"


def quotas(failure: Failure) -> str:
    """Where the quotas of the registry are listed."""
    if shows(failure, "public"):
        return QUOTAS_OF_PUBLIC
    return "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html"
