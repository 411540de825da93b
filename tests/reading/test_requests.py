"""Who was asked, how and for what, as far as the words say it."""

from __future__ import annotations

from ecr_denied import Endpoint, EndpointKind, Failure, Request, RequestTarget, parse
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"
API = "api.ecr.eu-west-1.amazonaws.com"
PUSH = f"The push refers to repository [{HOST}/team/app]\n"
REGISTRY, LAYERS, TOKEN = EndpointKind.REGISTRY, EndpointKind.LAYERS, EndpointKind.TOKEN
MANIFEST, BLOB, UPLOAD, TAGS = RequestTarget


def read(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


ENDPOINTS = {
    # nothing is said of it
    f"{PUSH}denied: Your authorization token has expired.": None,
    f'Failed to pull image "{HOST}/team/app:v1": context deadline exceeded': None,
    f"pulling {HOST}/team/app failed, see https://docs.example.com/help: i/o timeout": None,
    f"{PUSH}Put https://\nEOF": None,
    # by a URL, a lookup, a name in front of what became of it
    f'Get "https://{HOST}/v2/": EOF': Endpoint(kind=REGISTRY, host=HOST),
    f"lookup {HOST}: no such host": Endpoint(kind=REGISTRY, host=HOST),
    f"curl: (6) Could not resolve host: {HOST}": Endpoint(kind=REGISTRY, host=HOST),
    f"getaddrinfo ENOTFOUND {API}": Endpoint(kind=EndpointKind.API, host=API),
    f"No such host is known. ({API}:443)": Endpoint(kind=EndpointKind.API, host=API),
    f"HTTPSConnectionPool(host='{HOST}', port=443): Max retries exceeded (Caused by NewConnectionError)": Endpoint(
        kind=REGISTRY, host=HOST
    ),
    f'Could not connect to the endpoint URL: "https://{API}/"': Endpoint(kind=EndpointKind.API, host=API),
    "lookup public.ecr.aws: no such host": Endpoint(kind=REGISTRY, host="public.ecr.aws"),
    "lookup 111122223333.dkr.ecr.eu-west-1.amazonawss.com: no such host": Endpoint(
        kind=REGISTRY, host="111122223333.dkr.ecr.eu-west-1.amazonawss.com"
    ),
    f'Get "https://{HOST}/v2/": proxyconnect tcp: dial tcp: lookup proxy.corp: no such host': Endpoint(
        kind=EndpointKind.PROXY, host="proxy.corp"
    ),
    f'Get "https://{HOST}/token/?service=ecr": EOF': Endpoint(kind=TOKEN, host=HOST),
    f'{PUSH}Post "https://sts.eu-west-1.amazonaws.com/": EOF': Endpoint(kind=TOKEN, host="sts.eu-west-1.amazonaws.com"),
    # the last before the words that decide, else the first behind them
    f'Get "https://{HOST}/v2/": Get "https://{BUCKET}/x": EOF': Endpoint(kind=LAYERS, host=BUCKET),
    f"i/o timeout from https://{HOST}/v2/ or https://{BUCKET}/x": Endpoint(kind=REGISTRY, host=HOST),
    f'error getting credentials: Post "https://{API}/": i/o timeout': Endpoint(kind=EndpointKind.API, host=API),
    # without a word in front
    f"{PUSH}dialing {BUCKET}:443 container via direct connection: i/o timeout": Endpoint(kind=LAYERS, host=BUCKET),
    f"{PUSH}dialing d111111abcdef8.cloudfront.net:443 via direct connection: i/o timeout": Endpoint(
        kind=LAYERS, host="d111111abcdef8.cloudfront.net"
    ),
    # masks
    'Get "https://***.dkr.ecr.eu-west-1.amazonaws.com/v2/": EOF': Endpoint(kind=REGISTRY),
    "lookup prod-***-starport-layer-bucket.s3.eu-west-1.amazonaws.com: no such host": Endpoint(kind=LAYERS),
    f"{PUSH}lookup api.ecr.<region>.amazonaws.com: no such host": Endpoint(kind=EndpointKind.API),
    f'{PUSH}Get "https://<registry>/v2/": EOF': Endpoint(kind=REGISTRY),
    # in capitals
    f'Get "HTTPS://{HOST}/v2/": EOF': Endpoint(kind=REGISTRY, host=HOST),
    f"{PUSH}Connect to {HOST}:443 [{HOST}/10.0.0.1] failed: i/o timeout": Endpoint(
        kind=REGISTRY, host=HOST, address=f"{HOST}:443"
    ),
    # a word, and a name that was asked
    f'push of {HOST}/app: Get "https://registry/v2/": no basic auth credentials': Endpoint(kind=REGISTRY),
    f'push of {HOST}/app: Get "https://mirror.corp/x": no basic auth credentials': Endpoint(host="mirror.corp"),
    f'Get "https://{HOST}/v2/": dial tcp: lookup mirror.corp: no such host': Endpoint(host="mirror.corp"),
    f'Get "https://{HOST}": EOF': Endpoint(kind=REGISTRY, host=HOST),
    # a scheme is looked up where a URL was given as the host
    f'{PUSH}Get "https://https/v2/": dial tcp: lookup https on 10.0.0.2:53: no such host': Endpoint(
        kind=REGISTRY, host="https"
    ),
    # what names nobody, or what is named behind
    f'https://{HOST}/v2/ failed with status code [manifests v1]: 403 Forbidden': Endpoint(kind=REGISTRY, host=HOST),
    f'Failed to pull image "{HOST}/team/app:v1": i/o timeout, as of lookup mirror.corp': None,
    f"{PUSH}i/o timeout from https://{HOST}/v2/ or https://{BUCKET}/x": Endpoint(kind=REGISTRY, host=HOST),
    f"{PUSH}https://{BUCKET}/x: i/o\ntimeout https://{HOST}/v2/": Endpoint(kind=LAYERS, host=BUCKET),
    # what is said without a host, and where a host of the kind is named
    "Cannot connect to the Docker daemon. Failed to push " + HOST: Endpoint(kind=EndpointKind.LOCAL),
    f"lookup mirror.corp: no such host: proxyconnect tcp: x, for {HOST}": Endpoint(host="mirror.corp"),
    f"https://{HOST}/v2/: GetAuthorizationToken: RequestExpired at https://{API}/": Endpoint(
        kind=EndpointKind.API, host=API
    ),
    f'Get "https://{HOST}/v2/": Forbidden': Endpoint(kind=EndpointKind.PROXY),
    # addresses
    f"{PUSH}dial tcp 10.0.0.1:443: dial tcp 10.0.0.2:443: i/o timeout": Endpoint(address="10.0.0.2:443"),
    f"{PUSH}i/o timeout: dial tcp 10.0.0.1:443, dial tcp 10.0.0.2:443": Endpoint(address="10.0.0.1:443"),
    f"{PUSH}dial unix /run/frob.sock: i/o timeout": Endpoint(kind=EndpointKind.LOCAL, address="/run/frob.sock"),
    f'Get "https://{HOST}/v2/": i/o timeout (https://{HOST}/v2/) [manifests v1]: dial tcp 10.0.0.1:443': Endpoint(
        kind=REGISTRY, host=HOST, address="10.0.0.1:443"
    ),
    f'Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: i/o timeout': Endpoint(
        kind=REGISTRY, host=HOST, address="52.219.0.1:443"
    ),
    f"{PUSH}dial tcp [2001:db8::1]:443: i/o timeout": Endpoint(address="[2001:db8::1]:443"),
    f"{PUSH}dial tcp [64:ff9b::...]:443: i/o timeout": None,
    f"{PUSH}Error: connect ETIMEDOUT 10.0.0.1:443": Endpoint(address="10.0.0.1:443"),
    f"{PUSH}read tcp 10.0.0.9:5->52.219.0.1:443: i/o timeout": Endpoint(address="52.219.0.1:443"),
    f"{PUSH}read tcp 10.0.0.XX:5->52.219.0.1:443: i/o timeout": Endpoint(address="52.219.0.1:443"),
    f"{PUSH}read tcp <ip>:5->52.219.0.1:443: i/o timeout": None,
    f"{PUSH}dial unix /var/run/docker.sock: connect: permission denied": Endpoint(
        kind=EndpointKind.LOCAL, address="/var/run/docker.sock"
    ),
    # of another host than the one that decides
    f'Post "https://{API}/": ExpiredToken: Get "http://169.254.169.254/latest/": dial tcp 169.254.169.254:80': Endpoint(
        kind=EndpointKind.API, host=API
    ),
    # two clauses begin at one place
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: "
    f'unable to retrieve ecr registry auth: Post "https://{API}/": dial tcp 10.0.0.1:443: i/o timeout': Endpoint(
        kind=EndpointKind.API, host=API, address="10.0.0.1:443"
    ),
    # torn
    'Get "https://111122223333.dkr.ecr.eu-\nwest-1.amazonaws.com/v2/app/manifests/v1": EOF': Endpoint(
        kind=REGISTRY, host=HOST
    ),
}  # fmt: skip


@looped("text", ENDPOINTS)
def test_the_endpoint_is_who_was_asked_when_the_words_that_decide_were_printed(text: str) -> None:
    assert read(text).endpoint == ENDPOINTS[text]


LAYER = f"sha256:{'a' * 64}"
REQUESTS = {
    f"{PUSH}EOF": None,
    f"lookup {HOST}: no such host": None,
    f'Get "https://{HOST}/v2/": EOF': Request(method="GET"),
    f'Head "https://{HOST}/v2/team/app/manifests/v1": EOF': Request(method="HEAD", target=MANIFEST),
    f"HEAD request to https://{HOST}/v2/team/app/blobs/sha256:ab: 400 Bad Request": Request(method="HEAD", target=BLOB),
    f"HEAD request to https://{HOST}/v2/team/app/blobs/{LAYER}0: 400 Bad Request": Request(method="HEAD", target=BLOB),
    f"HEAD request to https://{HOST}/v2/team/app/blobs/{LAYER}: 400 Bad Request": Request(
        method="HEAD", target=BLOB, digest=LAYER
    ),
    f'Put "https://{HOST}/v2/team/app/blobs/uploads/1?_state=x&digest={LAYER.replace(":", "%3A")}": EOF': Request(
        method="PUT", target=UPLOAD, digest=LAYER
    ),
    f'Get "https://{HOST}/v2/team/app/manifests/{LAYER}": EOF': Request(method="GET", target=MANIFEST),
    f'Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF': Request(method="POST", target=UPLOAD),
    f'GET "https://{HOST}/v2/team/app/tags/list": EOF': Request(method="GET", target=TAGS),
    f'Get "https://{BUCKET}/x": EOF': Request(method="GET", target=BLOB),
    f"https://{HOST}/v2/team/app/manifests/v1: EOF": Request(target=MANIFEST),
    f'https://{HOST}/v2/team/app/manifests/v1: EOF, then GET "https://{HOST}/v2/"': Request(target=MANIFEST),
    f'Put "https://{HOST}/v2/team/app/manifests/v1": Get "https://{HOST}/v2/": EOF': Request(method="GET"),
    f"pulling from host {HOST} failed with status code [manifests v1]: 403 Forbidden": Request(target=MANIFEST),
    f'failed to resolve reference "{HOST}/team/app:v1": https://{HOST}/v2/app/blobs/sha256:ab: 404 Not Found': Request(
        method="HEAD", target=BLOB
    ),
}  # fmt: skip


@looped("text", REQUESTS)
def test_the_request_is_the_one_whose_answer_the_words_that_decide_tell(text: str) -> None:
    assert read(text).request == REQUESTS[text]


def test_how_far_a_clock_is_off_is_told() -> None:
    signed = "Signature expired: 20260101T100000Z is now earlier than 20260101T101000Z (20260101T101500Z - 5 min.)"
    refused = (
        f"An error occurred (InvalidSignatureException) when calling the GetAuthorizationToken operation: {signed}"
    )
    assert read(refused).clock_skew == -900
    shown = "current time 2026-01-01T10:00:00Z is before 2026-01-01T10:10:00Z"
    assert read(f"https://{HOST}/v2/: x509: certificate is not yet valid: {shown}").clock_skew == -600


def test_the_helper_that_is_named_is_told() -> None:
    assert read('exec: "docker-credential-pass": executable file not found in $PATH').helper == "docker-credential-pass"
    assert read("error getting credentials - err: exit status 1").helper is None


@looped("length", [1_000, 2_900])
def test_what_became_of_a_request_with_a_long_address_is_kept(length: int) -> None:
    told = f'failed to do request: Get "https://{BUCKET}/{"x" * length}": dial tcp 52.216.1.1:443: i/o timeout'
    failure = read(told)
    assert failure.message.endswith('": dial tcp 52.216.1.1:443: i/o timeout')
    assert failure.endpoint == Endpoint(kind=LAYERS, host=BUCKET, address="52.216.1.1:443")


@looped(
    "call, said",
    [
        (
            "CreateRepository",
            "An error occurred (LimitExceededException) when calling the CreateRepository operation: x",
        ),
        ("PutImage", "operation error ECR: PutImage, https response error StatusCode: 400, LimitExceededException: x"),
        (None, "operation error ECR: PutPicture, https response error StatusCode: 400, LimitExceededException: x"),
        (None, "denied: Your authorization token has expired. Reauthenticate and try again."),
    ],
)
def test_the_operation_of_the_api_that_was_called_is_named(call: str | None, said: str) -> None:
    (failure,) = parse(said)
    assert (failure.request and failure.request.call) == call, said


def test_a_mirror_that_containers_image_asked_is_the_registry_that_refused() -> None:
    image, mirrored = "docker.io/library/nginx:1.25", "docker-hub/library/nginx"
    refused = f"reading manifest 1.25 in {HOST}/{mirrored}: unauthorized: authentication required"
    hub = "pinging container registry registry-1.docker.io: dial tcp: lookup registry-1.docker.io: no such host"
    mirrors = f"(Mirrors also failed: [{HOST}/{mirrored}:1.25: {refused}])"
    text = f"initializing source docker://{image}: {mirrors}: {image}: {hub}"
    (failure,) = parse(text)
    assert failure.endpoint and failure.endpoint.host == HOST
    assert failure.request and failure.request.mirror_of == "docker.io"
    assert failure.message == "unauthorized: authentication required"
    (other,) = parse(text.replace(f"[{HOST}/{mirrored}:1.25", "[mirror.example.com/nginx:1.25"))
    assert other.request is None or other.request.mirror_of is None
