"""Where ECR keeps the layers: S3 buckets, and CloudFront for ECR Public. They answer in words of their own."""

from ecr_denied.catalogue.entry import CLIENT, ECR, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST, anywhere
from ecr_denied.terms import Cause, EndpointKind, Operation

ENTRIES = (
    Verdict(
        "s3-xml",
        "[<?xml {text}?> ](<Error> <Code>AccessDenied{edge}|<Code>AccessDenied</Code> <Message)",
        Cause.LAYER_STORE_DENIED,
        speaker=CLIENT,
        operation=Operation.PULL,
        endpoint=EndpointKind.LAYERS,
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket); moby/moby#34185",
        reads={
            'denied: <?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>': dict(
                cause="layer-store-denied", operation="pull", endpoint_kind="layers"
            ),
        },
        not_reads=[
            "AccessDenied",
            f"<p>ECR answers with <code>AccessDeniedException</code>, and S3 with <code>AccessDenied</code>. See {HOST}.</p>",
            f'{ELSEWHERE}denied: <?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
        ],
    ),
    Verdict(
        "s3-status",
        "[prod-{word}-]starport-layer-bucket.s3{url}: [unexpected status code ]403",
        Cause.LAYER_STORE_DENIED,
        speaker=ECR,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket)",
        reads={
            **anywhere(
                "GET https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/ab?X=REDACTED: 403 Forbidden",
                cause="layer-store-denied",
                operation="pull",
            ),
        },
        not_reads=["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"],
    ),
    Verdict(
        "s3-unreachable",
        'failed to do request: {method} "https://prod-{word}-starport-layer-bucket.s3',
        Cause.CONNECTION_FAILED,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="containerd",
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket)",
        reads={
            **anywhere(
                'failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/ab?X-Amz-Security-Token=t": dial tcp 52.219.0.1:443: i/o timeout',
                cause="connection-failed",
                operation="pull",
                client="containerd",
            ),
            'toomanyrequests: Rate exceeded: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/ab?X-Amz-Security-Token=t": dial tcp 52.219.0.1:443: i/o timeout': dict(
                cause="rate-limited"
            ),
        },
        not_reads=["prod-eu-west-1-starport-layer-bucket"],
    ),
    Verdict(
        "cloudfront-status",
        "d2glxqk2uabbnd.cloudfront.net/{path} 403",
        Cause.LAYER_STORE_DENIED,
        speaker=ECR,
        operation=Operation.PULL,
        source="observed hosts of ECR Public's layers",
        reads={
            **anywhere(
                "unexpected status from GET request to https://d2glxqk2uabbnd.cloudfront.net/v2/[...]\n403 Forbidden",
                cause="layer-store-denied",
                operation="pull",
            ),
        },
        not_reads=["https://d2glxqk2uabbnd.cloudfront.net/v2/ 200 OK"],
    ),
)
