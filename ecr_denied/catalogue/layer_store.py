"""Where layers really come from: S3 behind private registries, CloudFront behind ECR Public."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Cause, Operation

_VPCE = "Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket)"

PATTERNS = (
    Pattern(
        name="layer-store.s3-xml",
        gate=("<code>accessdenied", "u003ccode"),
        words="([<?xml {text}?> ][<Error> ]<Code>AccessDenied|u003cCode\\\\u003eAccessDenied)",
        layer=Layer.REGISTRY,
        voice=Voice.CLIENT,
        cause=Cause.LAYER_STORE_DENIED,
        operation=Operation.PULL,
        source=f"{_VPCE}; moby/moby#34185",
        samples=(
            Sample(
                'denied: <?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
            ),
        ),
        counter_samples=("AccessDenied",),
    ),
    Pattern(
        name="layer-store.s3-status",
        gate=("starport-layer-bucket",),
        words="starport-layer-bucket.s3{url}: [unexpected status code ]403",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.LAYER_STORE_DENIED,
        operation=Operation.PULL,
        source=_VPCE,
        samples=(
            Sample(
                "GET https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/ab?X=REDACTED: 403 Forbidden"
            ),
        ),
        counter_samples=("arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",),
    ),
    Pattern(
        name="layer-store.s3-unreachable",
        gate=("starport-layer-bucket",),
        words='failed to do request: {method} "https://prod-{word}-starport-layer-bucket.s3',
        layer=Layer.CLIENT,
        voice=Voice.ECR,
        cause=Cause.CONNECTION_FAILED,
        operation=Operation.PULL,
        client="containerd",
        source=_VPCE,
        samples=(
            Sample(
                'failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws'
                '.com/ab?X-Amz-Security-Token=t": dial tcp 52.219.0.1:443: i/o timeout'
            ),
        ),
        counter_samples=("prod-eu-west-1-starport-layer-bucket",),
    ),
    Pattern(
        name="layer-store.cloudfront-status",
        gate=("d2glxqk2uabbnd.cloudfront.net", "d5l0dvt14r5h8.cloudfront.net"),
        words="(d2glxqk2uabbnd|d5l0dvt14r5h8).cloudfront.net/{path} 403",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.LAYER_STORE_DENIED,
        operation=Operation.PULL,
        source="observed hosts of ECR Public's layers",
        samples=(
            Sample(
                "unexpected status from GET request to https://d2glxqk2uabbnd.cloudfront.net/v2/[...]\n403 Forbidden"
            ),
        ),
        counter_samples=("https://d2glxqk2uabbnd.cloudfront.net/v2/ 200 OK",),
    ),
)
