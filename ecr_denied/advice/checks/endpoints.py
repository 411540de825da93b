"""Checks of the policies of the VPC endpoints on the way."""

from __future__ import annotations

from ecr_denied.advice import statements
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.records import RunBy

__all__ = ["LAYER_STORE_POLICY", "VPC_ENDPOINT_POLICY"]

_API_ENDPOINT_LACKS = Answer(
    "api-endpoint-lacks: ecr.api without {action} -> that endpoint refuses it", needs="wants-api-endpoint", adds=True
)
_ENDPOINT_DENIES = Answer(
    "endpoint-denies: a Deny of {action}, ecr:*, *, or NotAction -> its Condition decides", needs="explicit-deny"
)
_ENDPOINT_OPEN = 'endpoint-open: Allow, "*" on "*" -> that endpoint refuses nothing'
_NO_ENDPOINT = "no-endpoint: [] -> none in this account and region; another account may own it"
_DKR_ENDPOINT_LACKS = Answer(
    "dkr-endpoint-lacks: ecr.dkr without {action} -> that endpoint refuses it",
    needs="!explicit-deny uses-token",
    adds=True,
)
_ENDPOINT_LACKS_BUCKET = Answer(
    "endpoint-lacks-bucket: s3 without {layer_bucket} -> that endpoint refuses the layers", adds=True
)

# The endpoints on the way (ECR user guide, vpc-endpoints): a token is asked of the API, content passes all three.
_VPC_ENDPOINT_POLICY = Check(
    "vpc-endpoint-policy",
    Kind.VPC_ENDPOINT_POLICY,
    "Check the VPC endpoints' policies for {action}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="Calls of the API go by the endpoint ecr.api, docker's requests by ecr.dkr, layers by s3. The "
    "endpoints may belong to another account.",
    who=RunBy.CALLER_ADMIN,
    statement=statements.endpoint_grant,
    commands=(
        Command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={api-endpoint} --query "
            '"VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
            _API_ENDPOINT_LACKS,
            _ENDPOINT_DENIES,
            _ENDPOINT_OPEN,
            _NO_ENDPOINT,
            needs="!names-repository",
        ),
        Command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={api-endpoint},{dkr-endpoint} "
            '--query "VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
            _DKR_ENDPOINT_LACKS,
            _API_ENDPOINT_LACKS,
            _ENDPOINT_DENIES,
            _ENDPOINT_OPEN,
            _NO_ENDPOINT,
            needs="names-repository action",
        ),
        Command(
            "aws ec2 describe-vpc-endpoints --filters "
            "Name=service-name,Values={api-endpoint},{dkr-endpoint},{s3-endpoint} --query "
            '"VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
            _DKR_ENDPOINT_LACKS,
            _API_ENDPOINT_LACKS,
            _ENDPOINT_DENIES,
            _ENDPOINT_LACKS_BUCKET,
            _ENDPOINT_OPEN,
            _NO_ENDPOINT,
            needs="names-repository !action",
        ),
    ),
)
VPC_ENDPOINT_POLICY = (
    _VPC_ENDPOINT_POLICY.but("Find the Deny in a VPC endpoint's policy.", needs="explicit-deny"),
    _VPC_ENDPOINT_POLICY,
)

# Layers come from an S3 bucket of AWS's (ECR user guide, vpc-endpoints, S3 gateway endpoint).
LAYER_STORE_POLICY = Check(
    "layer-store-policy",
    Kind.LAYER_STORE_POLICY,
    "Check that the S3 endpoint's policy lets layers through.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the "
    "proxy. The principal that S3 prints with s3:GetObject is AWS's storage role, not the caller.",
    who=RunBy.CALLER_ADMIN,
    statement=statements.layer_grant,
    commands=(
        Command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={s3-endpoint} --query "
            '"VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
            _ENDPOINT_LACKS_BUCKET,
            _ENDPOINT_OPEN,
            _NO_ENDPOINT,
        ),
    ),
)
