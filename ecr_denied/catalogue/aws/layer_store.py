"""Where ECR keeps the layers: S3 buckets, and CloudFront for ECR Public. They answer in words of their own."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST, PULL, anywhere, each
from ecr_denied.terms import Cause, EndpointKind, Operation

_URL = "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/ab?X=REDACTED"

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
    # ECR signs the URL of a layer: no policy and no clock of the client's is told by these.
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
        reads={
            **each(
                [
                    f"{PULL}{xml}<Error><Code>{code}</Code>"
                    for xml in ("", '<?xml version="1.0" encoding="UTF-8"?>\n')
                    for code in (
                        "AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires><Code>x",
                        "RequestTimeTooSkewed",
                        "SignatureDoesNotMatch",
                        "ExpiredToken",
                        "AuthorizationQueryParametersError",
                    )
                ],
                cause="unclassified",
                operation="pull",
                endpoint_kind="layers",
                wording="layer_store.url-refused",
            ),
            f"GET {_URL}: 403 Forbidden: <Error><Code>AccessDenied</Code><Message>Request has expired</Message>": dict(
                cause="unclassified", operation="pull", wording="layer_store.url-refused"
            ),
            f"{HOST}: <Error><Code>ExpiredToken</Code>": dict(cause="unclassified", operation="pull"),
            f"{PULL}toomanyrequests: Rate exceeded: <Error><Code>ExpiredToken</Code>": dict(cause="rate-limited"),
        },
        not_reads=[
            'failed to download: <?xml version="1.0"?><Error><Code>RequestTimeTooSkewed</Code><Message>x</Message></Error>',
            f"{ELSEWHERE}<Error><Code>AccessDenied</Code><Message>Request has expired</Message>",
            f"{PULL}<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code>",
        ],
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
        reads={
            f'GET {_URL}: unexpected status code 400 Bad Request: <?xml version="1.0"?><Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter': dict(
                cause="unclassified", operation="pull", http_status=400, wording="layer_store.two-logins"
            ),
            f"{HOST}: Only one auth mechanism allowed": dict(cause="unclassified", operation="pull"),
            f"{PULL}Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified": dict(
                cause="unclassified", endpoint_kind="layers"
            ),
        },
        not_reads=["Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter"],
    ),
    Verdict(
        "s3-bad-request",
        "[prod-{word}-]starport-layer-bucket.s3{url}: [unexpected status code ]400",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, vpc-endpoints (prod-<region>-starport-layer-bucket): no token of ECR's is for it",
        reads={
            **anywhere(f"GET {_URL}: 400 Bad Request", cause="unclassified", operation="pull", endpoint_kind="layers"),
            f"failed to copy: httpReadSeeker: failed open: unexpected status from GET request to {_URL}: 400 Bad Request": dict(
                cause="unclassified", http_status=400, client="containerd", wording="layer_store.s3-bad-request"
            ),
        },
        not_reads=["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*: 400"],
    ),
    Verdict(
        "s3-status",
        "[prod-{word}-]starport-layer-bucket.s3{url}: [unexpected status code ]403",
        Cause.LAYER_STORE_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
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
