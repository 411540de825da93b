"""Where ECR keeps the layers: S3 buckets, and CloudFront for ECR Public. They answer in words of their own."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Strength, Verdict
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
    ),
    # ECR signs the URL of a layer: these errors show neither a policy nor a clock of the client's.
    Verdict(
        "url-refused",
        "[<?xml {text}?> ]<Error> <Code>"
        "(AccessDenied</Code> <Message>Request has expired|(RequestTimeTooSkewed|SignatureDoesNotMatch|ExpiredToken"
        "|AuthorizationQueryParametersError)</Code>[ <Message>{text}</Message>])",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.PULL,
        endpoint=EndpointKind.LAYERS,
        source="Amazon S3 API reference, ErrorResponses; botocore ecr service model, GetDownloadUrlForLayer",
    ),
    # A client or a proxy sent the registry's login on to the store.
    Verdict(
        "two-logins",
        "Only one auth mechanism allowed",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.PULL,
        endpoint=EndpointKind.LAYERS,
        source="opa issue 6580, renovatebot/renovate#3877: S3 about a request with a signature and a login",
    ),
    Verdict(
        "s3-bad-request",
        "[prod-{word}-]starport-layer-bucket.s3{url}: [unexpected status code ]400",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket): no token of ECR's is for it",
    ),
    Verdict(
        "s3-status",
        "[prod-{word}-]starport-layer-bucket.s3{url}: [unexpected status code ]403",
        Cause.LAYER_STORE_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket)",
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
    ),
    # CloudFront gives the layers of any registry.
    Verdict(
        "cloudfront-status",
        ".cloudfront.net/{path} 403 Forbidden",
        Cause.LAYER_STORE_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        operation=Operation.PULL,
        source="observed hosts of the layers of ECR Public, and of quay.io",
    ),
)
