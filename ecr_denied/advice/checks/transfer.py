"""Checks of the request and the way there: manifest, quota, rate, network, certificate, service health.

Each makes a ``Step`` of a record.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice.evidence import (
    asks_api,
    is_data_limit,
    is_from_cloudfront,
    is_public,
    layer_host,
    owner_or_admin,
)
from ecr_denied.advice.step import Step, run
from ecr_denied.records import Check, Failure, RunBy

__all__ = [
    "attestations",
    "certificate",
    "image_manifest",
    "layer_route",
    "network",
    "quota",
    "registry_status",
    "request_rate",
    "upload",
]


def image_manifest(failure: Failure) -> Step:
    """What is being pushed (ECR user guide, image-manifest-formats)."""
    return Step(
        Check.IMAGE_MANIFEST,
        "image-manifest",
        ("invalid-json",),
        docs.MANIFEST_FORMATS,
        (run(commands.image_media_types(failure), "media-type"), run(commands.image_layers(failure), "layer-count")),
    )


def attestations(failure: Failure) -> Step:
    """BuildKit's extra manifests (Docker docs, attestations; docker/buildx#1660)."""
    return Step(
        Check.IMAGE_MANIFEST,
        "attestations",
        ("more-manifests",),
        docs.ATTESTATIONS,
        (run(commands.push_without_attestations(failure), "push-works"),),
        changes_state=True,
    )


def upload(failure: Failure) -> Step:
    """An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814)."""
    return Step(
        Check.NETWORK,
        "upload",
        ("parts-out-of-order",),
        docs.PUSH_IMAGE,
        (run(commands.probe_host(failure), "proxy-used", "way-open"),),
    )


def quota(failure: Failure) -> Step:
    """Images per repository and the rest (ECR user guide, service-quotas)."""
    return Step(
        Check.QUOTA,
        "quota",
        ("over-quota",),
        docs.PUBLIC_QUOTAS if is_public(failure) else docs.QUOTAS,
        (
            run(commands.count_images(failure), "repository-full", "below-quota"),
            run(commands.service_quotas(failure), "quota-value"),
        ),
        run_by=owner_or_admin(failure),
    )


def request_rate(failure: Failure) -> Step:
    """Requests a second (ECR user guide, service-quotas; common-errors)."""
    by_data = is_data_limit(failure)
    return Step(
        Check.REQUEST_RATE,
        "data-limit" if by_data else "request-rate",
        ("bytes-counted" if by_data else "rate-shared",),
        docs.PUBLIC_QUOTAS if is_public(failure) else docs.QUOTAS,
        () if by_data else (run(commands.service_quotas(failure), "rate-value"),),
        run_by=RunBy.CALLER if by_data else RunBy.REGISTRY_OWNER,
    )


def network(failure: Failure) -> Step:
    """Is the way to what was asked open? (ECR user guide, vpc-endpoints)"""
    reasons: tuple[str, ...] = ("way-parts",)
    if asks_api(failure):
        probe = run(commands.probe_api(failure), "answered", "no-way")
        reasons = (*reasons, "own-endpoints")
    else:
        probe = run(commands.probe_host(failure), "way-open", "no-way")
    return Step(Check.NETWORK, "network", reasons, docs.VPC_ENDPOINTS, (probe,))


def layer_route(failure: Failure) -> Step:
    """Is the way to the layers open? (ECR user guide, vpc-endpoints, S3 gateway endpoint)"""
    from_cloudfront = is_from_cloudfront(failure)
    return Step(
        Check.NETWORK,
        "layer-host" if layer_host(failure) else "layer-route",
        () if from_cloudfront else ("own-route",),
        docs.VPC_ENDPOINTS,
        (run(commands.probe_layer_store(failure), "answered" if from_cloudfront else "store-open", "no-way"),),
    )


def certificate(failure: Failure) -> Step:
    """Who signed what the client saw (Docker docs, certificates)."""
    return Step(
        Check.CERTIFICATE,
        "certificate",
        ("issuer",),
        docs.CERTIFICATES,
        (run(commands.show_certificate(failure), "other-issuer", "amazon-issuer"),),
    )


def registry_status(failure: Failure) -> Step:
    """Is ECR itself in trouble? (AWS Health Dashboard)"""
    return Step(
        Check.REGISTRY_STATUS,
        "registry-status",
        ("service-trouble",),
        docs.SERVICE_HEALTH,
        (run(commands.probe_host(failure), "server-error", "way-open"),),
    )
