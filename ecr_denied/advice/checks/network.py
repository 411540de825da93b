"""Checks of the way: to the registry, to the layers, and who answers."""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, Question, run, unless
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.hosts import OWN_ENDPOINTS
from ecr_denied.advice.evidence import (
    asks_api,
    asks_layer_store,
    can_be_entered,
    dialled_private,
    dialled_public,
    is_cut_answer,
    is_from_cloudfront,
    is_plain_http,
    is_private,
    is_second_try,
    operator_there,
)
from ecr_denied.records import Failure, RunBy

__all__ = ["CERTIFICATE", "LAYER_ROUTE", "NETWORK", "REGISTRY_STATUS"]

_CLOSED_NOTE = (
    Text(
        "no-probe",
        "A probe from elsewhere proves nothing: it does not go by that subnet and its security group.",
    ),
    OWN_ENDPOINTS,
)


def _is_closed(failure: Failure) -> bool:
    return not can_be_entered(failure)


def _is_closed_private(failure: Failure) -> bool:
    return _is_closed(failure) and dialled_private(failure)


def _is_closed_public(failure: Failure) -> bool:
    return _is_closed(failure) and dialled_public(failure)


def _without_probe(holds: Question, headline: Text) -> Variant:
    """Where no command can be run there: what to look at in the network of what failed."""
    return Variant(holds=holds, headline=headline, notes=_CLOSED_NOTE, commands=(), run_by=RunBy.NODE_OPERATOR)


# Is the way to what was asked open? (ECR user guide, vpc-endpoints)
NETWORK = Check(
    id="network",
    kind=Kind.NETWORK,
    headline="Check the way to {asked} from the machine that failed.",
    reasons=(
        Text(
            "from-cloudfront",
            "CloudFront gives the layers of ECR Public and of some caches; no endpoint of S3 stands on that way.",
            is_from_cloudfront,
        ),
        Text("lost-connection-as-missing", "Some clients report a lost connection as a missing image."),
        Text(
            "second-try",
            "containerd asks for a manifest among the layers after its first request failed; that failure is not "
            "printed.",
            is_second_try,
        ),
        Text("login-blocked", "The login is a request of its own, and its way may be blocked."),
        Text("plain-http", "The client spoke plain HTTP to a port that speaks TLS.", is_plain_http),
        Text("dns-wrong", "If the host is right, DNS or the private DNS of the VPC endpoint is wrong."),
        Text("no-answer", "No answer came over the connection, so the text tells nothing about permissions."),
        Text("cut-answer", "An answer was cut in the middle, which a missing repository does not do.", is_cut_answer),
        Text(
            "layers-pushed",
            "Layers were pushed before the connection was cut, so the repository is there and the right to push too.",
        ),
        Text("network-alone", "A connection cut in the middle may be the network's doing alone."),
        Text("open-or-not", "Without a proxy in between, the way is open or it is not."),
        Text("proxy-server-error", "A proxy or a wrong host can give a server error as well."),
    ),
    notes=(
        Text("way-parts", "Look at proxy, route or NAT, DNS, and port 443 in the security group of the VPC endpoints."),
        OWN_ENDPOINTS,
    ),
    commands=(
        run(commands.probe_api, shared.ANSWERED, *shared.NO_WAY, holds=asks_api),
        run(commands.probe_host, shared.WAY_OPEN, *shared.NO_WAY, holds=unless(asks_api)),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    variants=(
        _without_probe(
            _is_closed_private,
            Text(
                "closed-private",
                "Let port 443 into the VPC endpoint: the address that was dialled is private, so its security group or "
                "the route to it stops {requester}.",
            ),
        ),
        _without_probe(
            _is_closed_public,
            Text(
                "closed-public",
                "Give the subnet of {requester} a NAT gateway or a public IP, or VPC endpoints (ecr.api and ecr.dkr "
                "with private DNS, s3 with a route): the address that was dialled is public.",
            ),
        ),
        _without_probe(
            _is_closed,
            Text(
                "closed-network",
                "Check the subnet of {requester}: its route to {asked}, port 443 outward, and the VPC endpoints for "
                "ecr.api, ecr.dkr and s3.",
            ),
        ),
    ),
)

# Is the way to the layers open? (ECR user guide, vpc-endpoints, S3 gateway endpoint)
LAYER_ROUTE = Check(
    id="layer-route",
    kind=Kind.NETWORK,
    headline="Check the way to the layer bucket in S3 as well.",
    reasons=(
        Text("store-address", "The host that was asked is the layer store's.", asks_layer_store),
        Text("store-may-be", "The address that failed may be the layer store's.", is_private),
    ),
    notes=(Text("own-route", "Layers come from S3, by a route of their own.", unless(is_from_cloudfront)),),
    commands=(
        run(
            commands.probe_layer_store,
            replace(shared.ANSWERED, holds=is_from_cloudfront),
            Answer(
                "store-open",
                "Server: AmazonS3",
                "the way is open from here, whatever the status",
                unless(is_from_cloudfront),
            ),
            shared.NO_WAY_THERE,
            holds=can_be_entered,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    variants=(
        Variant(
            holds=asks_layer_store,
            headline=Text("layer-host", "Check the way to {layers} from the machine that failed."),
        ),
    ),
)

# Who signed what the client saw (Docker docs, certificates).
CERTIFICATE = Check(
    id="certificate",
    kind=Kind.CERTIFICATE,
    headline="Check who issued the certificate shown for {asked}.",
    reasons=(
        Text(
            "no-tls",
            "No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
            "proxy or plain HTTP answers on that port.",
        ),
    ),
    notes=(Text("issuer", "Who signed it tells who answered; --insecure is for this look alone."),),
    commands=(
        run(
            commands.show_certificate,
            Answer(
                "other-subject",
                "a subject that is another host",
                "DNS, a hosts file or a VPC endpoint of another region leads elsewhere",
            ),
            Answer(
                "other-issuer", "another issuer", "a proxy in between: give its root certificate to the docker daemon"
            ),
            Answer(
                "amazon-issuer",
                "issuer: ... Amazon, for this host",
                "the machine's clock or its list of root certificates is wrong",
            ),
        ),
    ),
    run_by=operator_there,
    page="https://docs.docker.com/engine/security/certificates/",
)

# Is ECR itself in trouble? (AWS Health Dashboard)
REGISTRY_STATUS = Check(
    id="registry-status",
    kind=Kind.REGISTRY_STATUS,
    headline="Wait and retry; look for ECR and S3 events at https://health.aws.amazon.com/health/status.",
    reasons=(Text("server-error", "The answer was a server error, which no setting on the caller's side explains."),),
    notes=(Text("service-trouble", "A server error from the command as well points to the service."),),
    commands=(
        run(commands.probe_host, Answer("server-error", "a 5xx", "the service is in trouble: wait"), shared.WAY_OPEN),
    ),
    page="https://docs.aws.amazon.com/health/latest/ug/aws-health-dashboard-status.html",
)
