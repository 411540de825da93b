"""Checks of the policies of the VPC endpoints on the way."""

from __future__ import annotations

from ecr_denied.advice import statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    has_token,
    is_layer_fetch,
    is_layer_refused_here,
    names_action,
    names_repository,
    searches_deny,
)
from ecr_denied.records import RunBy

__all__ = ["LAYER_STORE_POLICY", "VPC_ENDPOINT_POLICY"]


def _policies(services: str) -> str:
    """The policies of the VPC endpoints for some services, which are places."""
    shown = "VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]"
    return (
        f'aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={services} --query "{shown}" {{--region}}'
    )


_wants_grant = names_repository & ~searches_deny
_asks_api = ~names_repository & ~searches_deny | _wants_grant & ~has_token

# A client's requests pass ecr.dkr, calls of the API ecr.api (ECR user guide, vpc-endpoints).
_ENDPOINT_LACKS = (
    Answer(
        "dkr-endpoint-lacks",
        "ecr.dkr without {action}",
        "that endpoint refuses it",
        _wants_grant & has_token,
        adds=True,
    ),
    Answer("api-endpoint-lacks", "ecr.api without {action}", "that endpoint refuses it", _asks_api, adds=True),
    Answer(
        "endpoint-denies",
        "a Deny of {action}, ecr:*, *, or NotAction",
        "its Condition decides",
        searches_deny,
    ),
)

# The endpoints on the way (ECR user guide, vpc-endpoints): a token is asked of the API, content passes all three.
VPC_ENDPOINT_POLICY = CheckItem(
    id="vpc-endpoint-policy",
    kind=Kind.VPC_ENDPOINT_POLICY,
    headline="Check the VPC endpoints' policies for {action}.",
    notes=(
        Text(
            "three-endpoints",
            "Calls of the API pass ecr.api, docker's requests ecr.dkr, layers s3. The endpoints may belong to another "
            "account.",
        ),
    ),
    commands=(
        run(
            _policies("{api-endpoint}"),
            *_ENDPOINT_LACKS,
            shared.ENDPOINT_OPEN,
            shared.NO_ENDPOINT,
            holds=~names_repository,
        ),
        run(
            _policies("{api-endpoint},{dkr-endpoint}"),
            *_ENDPOINT_LACKS,
            shared.ENDPOINT_OPEN,
            shared.NO_ENDPOINT,
            # The endpoint of S3 decides on no action of ECR's.
            holds=names_repository & names_action,
        ),
        run(
            _policies("{api-endpoint},{dkr-endpoint},{s3-endpoint}"),
            *_ENDPOINT_LACKS,
            shared.ENDPOINT_LACKS_BUCKET,
            shared.ENDPOINT_OPEN,
            shared.NO_ENDPOINT,
            holds=names_repository & ~names_action,
        ),
    ),
    statement=statements.endpoint_grant,
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    variants=(
        shared.when_denied(
            "vpc-endpoint-policy-deny",
            "Find the Deny in a VPC endpoint's policy.",
        ),
    ),
)

# Layers come from an S3 bucket of AWS's (ECR user guide, vpc-endpoints, S3 gateway endpoint).
LAYER_STORE_POLICY = CheckItem(
    id="layer-store-policy",
    kind=Kind.LAYER_STORE_POLICY,
    headline="Check that the S3 endpoint's policy lets layers through.",
    reasons=(
        Text(
            "layer-refused",
            "S3 refused a layer: the principal printed with s3:GetObject is AWS's storage role, not the caller.",
        ),
        Text("store-refused", "The refusal came from the store that holds the layers, not from ECR."),
        Text(
            "layer-fetched",
            "The words are those of a layer that was fetched: its store may have refused, not ECR.",
            is_layer_fetch & ~is_layer_refused_here,
        ),
    ),
    notes=(
        Text(
            "layers-from-s3",
            "ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the proxy.",
        ),
    ),
    commands=(run(_policies("{s3-endpoint}"), shared.ENDPOINT_LACKS_BUCKET, shared.ENDPOINT_OPEN, shared.NO_ENDPOINT),),
    statement=statements.layer_grant,
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
)
