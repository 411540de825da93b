"""Checks of the request and the way there: manifest, quota, rate, network, certificate, service health.

Each takes a ``Failure`` and returns one ``Advice`` whose ``why`` says how to read the answer.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice import evidence as said
from ecr_denied.records import Advice, Check, Failure, RunBy

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


def image_manifest(failure: Failure) -> Advice:
    """What is being pushed (ECR user guide, image-manifest-formats)."""
    return Advice(
        check=Check.IMAGE_MANIFEST,
        headline="Check the image's manifest: media type, number of layers, and that all its parts are pushed.",
        why=(
            "'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. Build caches "
            "need image-manifest=true and oci-mediatypes=true; the images of an index go first."
        ),
        commands=(commands.image_media_types(failure), commands.image_layers(failure)),
        docs=docs.MANIFEST_FORMATS,
    )


def attestations(failure: Failure) -> Advice:
    """BuildKit's extra manifests (Docker docs, attestations; docker/buildx#1660)."""
    return Advice(
        check=Check.IMAGE_MANIFEST,
        headline="Push once without provenance and SBOM attestations.",
        why="They make an index of a single image and push more manifests than one; if this push works, they were it.",
        commands=(commands.push_without_attestations(failure),),
        changes_state=True,
        docs=docs.ATTESTATIONS,
    )


def upload(failure: Failure) -> Advice:
    """An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814)."""
    return Advice(
        check=Check.NETWORK,
        headline="Push again without a proxy in between and with a current client.",
        why="Layer parts that are out of order, too small or empty are refused; a proxy or a client's retry does that.",
        commands=(commands.probe_host(failure),),
        docs=docs.PUSH_IMAGE,
    )


def quota(failure: Failure) -> Advice:
    """Images per repository and the rest (ECR user guide, service-quotas)."""
    return Advice(
        check=Check.QUOTA,
        headline=f"Count the images in {said.repository(failure)} and compare with the quota.",
        why="A push over the quota fails at its end, with the manifest; a lifecycle policy or a higher quota helps.",
        commands=(commands.count_images(failure), commands.service_quotas(failure)),
        run_by=said.owner_or_admin(failure),
        docs=docs.PUBLIC_QUOTAS if said.is_public(failure) else docs.QUOTAS,
    )


def request_rate(failure: Failure) -> Advice:
    """Requests a second (ECR user guide, service-quotas; common-errors)."""
    if said.is_data_limit(failure):
        headline, why = (
            "Do not retry as you are.",
            "The data limit counts bytes per address: the same pull fails again.",
        )
    else:
        headline = "Retry with growing pauses and fewer parallel requests."
        why = "The rate counts per account and region, so other jobs share it; most rates can be raised."
    return Advice(
        check=Check.REQUEST_RATE,
        headline=headline,
        why=why,
        commands=(commands.service_quotas(failure),),
        run_by=RunBy.REGISTRY_OWNER,
        docs=docs.PUBLIC_QUOTAS if said.is_public(failure) else docs.QUOTAS,
    )


def network(failure: Failure) -> Advice:
    """Is the way to the registry open? (ECR user guide, vpc-endpoints)"""
    return Advice(
        check=Check.NETWORK,
        headline=f"Check the way to {said.host(failure)} from the machine that failed.",
        why=(
            "Status 401 means the way is open. Otherwise look at proxy, route or NAT, DNS, and port 443 in the "
            "security group of the VPC endpoints."
        ),
        commands=(commands.probe_host(failure),),
        docs=docs.VPC_ENDPOINTS,
    )


def layer_route(failure: Failure) -> Advice:
    """Is the way to the layers open? (ECR user guide, vpc-endpoints, S3 gateway endpoint)"""
    return Advice(
        check=Check.NETWORK,
        headline="Check the way to the layer bucket in S3 as well.",
        why="Layers come from S3, by a route of their own: any status at all, even 403, means the way is open.",
        commands=(commands.probe_layer_store(failure),),
        docs=docs.VPC_ENDPOINTS,
    )


def certificate(failure: Failure) -> Advice:
    """Who signed what the client saw (Docker docs, certificates)."""
    return Advice(
        check=Check.CERTIFICATE,
        headline=f"Look who issued the certificate shown for {said.host(failure)}.",
        why=(
            "An issuer that is not Amazon is a proxy in between: give its root certificate to the docker daemon. "
            "An Amazon issuer points to the machine's clock or its list of root certificates; no certificate at all, "
            "to a proxy or plain HTTP on that port."
        ),
        commands=(commands.probe_host(failure),),
        docs=docs.CERTIFICATES,
    )


def registry_status(failure: Failure) -> Advice:
    """Is ECR itself in trouble? (AWS Health Dashboard)"""
    return Advice(
        check=Check.REGISTRY_STATUS,
        headline="Wait and retry; look for ECR and S3 events at https://health.aws.amazon.com/health/status.",
        why="A 5xx from the command as well points to the service; a 401 there points to the way or to this request.",
        commands=(commands.probe_host(failure),),
        docs=docs.SERVICE_HEALTH,
    )
