"""Go: net, net/http, crypto/tls and crypto/x509. Everything written in Go prints these, whatever it wraps around them."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DIGEST, HOST, IMAGE, PULL, each
from ecr_denied.terms import Cause, EndpointKind

_GO = "Go net, net/http, crypto/tls and crypto/x509 error texts"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(lookup {host}[ on {host}]: no such host|no such host)",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_GO,
        reads={
            f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: no such host': dict(
                cause="host-not-found", operation=None
            ),
            f"{PULL}no such host": dict(cause="host-not-found", operation="pull"),
        },
        not_reads=["dial tcp: lookup db.internal.example on 10.0.0.2:53: no such host", "no such host is known"],
    ),
    Verdict(
        "timeout",
        "(i/o timeout|request canceled|context deadline exceeded|Client.Timeout exceeded|TLS handshake timeout"
        "|timeout awaiting response headers|DeadlineExceeded)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_GO,
        reads={
            **each(
                [
                    f'Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: i/o timeout',
                    f'Get "https://{HOST}/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
                    f'Get "https://{HOST}/v2/": net/http: TLS handshake timeout',
                    f'Get "https://{HOST}/v2/": net/http: timeout awaiting response headers',
                    f'Get "https://{HOST}/v2/": context deadline exceeded',
                    f'Failed to pull image "{IMAGE}": rpc error: code = DeadlineExceeded desc = stream terminated',
                ],
                cause="connection-failed",
            ),
            f'Error: Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: i/o timeout': dict(
                cause="connection-failed", operation=None
            ),
            # Snapshotters that load layers when they are read (stargz-snapshotter, nydus-snapshotter).
            **each(
                [
                    f'layer "{DIGEST}" unavailable: Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: i/o timeout',
                    f'read TOC, layer digest: {DIGEST}: Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: i/o timeout',
                ],
                cause="connection-failed",
                wording="go.timeout",
            ),
        },
        not_reads=[
            "dial tcp 10.0.0.1:5432: i/o timeout",
            'Get "https://registry-1.docker.io/v2/": context deadline exceeded',
        ],
    ),
    Verdict(
        "eof",
        "{start}EOF{end}",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_GO}; aws/containers-roadmap#1970 (ECR hangs up on a push to a missing repository)",
        reads={
            f'Post "https://{HOST}/v2/app/blobs/uploads/": EOF': dict(
                cause="connection-closed", operation="push", wording="go.eof", request_target="upload"
            ),
            f"The push refers to repository [{HOST}/app]\nEOF": dict(
                cause="connection-closed", repository="app", client="docker"
            ),
            f'Error: Get "https://{HOST}/v2/": EOF': dict(cause="connection-closed", operation=None),
        },
        not_reads=["EOF", "cat <<EOF | docker login", "EOFError: x"],
    ),
    Verdict(
        "unexpected-eof",
        "{start}unexpected EOF{end}",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_GO}, io.ErrUnexpectedEOF: cut in the middle of an answer",
        reads={
            f'Error: Get "https://{HOST}/v2/": unexpected EOF': dict(
                cause="connection-closed", operation=None, wording="go.unexpected-eof"
            ),
        },
        not_reads=["unexpected EOF", "the parser met an unexpected EOF"],
    ),
    Verdict(
        "connection-closed",
        "(use of closed network connection|server closed idle connection"
        "|server sent GOAWAY|graceful shutdown GOAWAY|stream error: stream ID {digits}; {word}"
        "|client connection lost|client connection force closed|transport connection broken)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_GO,
        reads={
            **each(
                [
                    f'Get "https://{HOST}/v2/": http: server closed idle connection',
                    f'Get "https://{HOST}/v2/": stream error: stream ID 5; INTERNAL_ERROR; received from peer',
                    f'Get "https://{HOST}/v2/": use of closed network connection',
                    f'Get "https://{HOST}/v2/": http2: server sent GOAWAY and closed the connection',
                    f'Get "https://{HOST}/v2/": http2: Transport received Server\'s graceful shutdown GOAWAY',
                    f'Get "https://{HOST}/v2/": http2: client connection lost',
                    f'Get "https://{HOST}/v2/": http2: client connection force closed via ClientConn.Close',
                    f'Get "https://{HOST}/v2/": net/http: HTTP/1.x transport connection broken',
                ],
                cause="connection-closed",
            ),
            f'Error: Get "https://{HOST}/v2/": http: server closed idle connection': dict(
                cause="connection-closed", operation=None
            ),
        },
        not_reads=["http: server closed idle connection"],
    ),
    Verdict(
        "certificate-of-another",
        "(certificate is valid for {text}, not |certificate is not valid for any names, but wanted to match )",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Go crypto/x509 HostnameError",
        reads={
            f'Get "https://{HOST}/v2/": tls: failed to verify certificate: x509: certificate is valid for *.dkr.ecr.us-west-2.amazonaws.com, not {HOST}': dict(
                cause="tls-failed", wording="go.certificate-of-another", operation=None
            ),
            f'Get "https://{HOST}/v2/": x509: certificate is not valid for any names, but wanted to match {HOST}': dict(
                cause="tls-failed"
            ),
        },
        not_reads=["x509: certificate is valid for registry.example.com, not localhost"],
    ),
    Verdict(
        "clock-behind",
        "certificate has expired or is not yet valid: current time {text} is before ",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Go crypto/x509 CertificateInvalidError",
        reads={
            f'Get "https://{HOST}/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2021-01-01T00:00:10Z is before 2021-01-02T00:00:10Z': dict(
                cause="tls-failed", wording="go.clock-behind", clock_skew=-86_400, operation=None
            ),
        },
        not_reads=["x509: certificate has expired or is not yet valid: current time 2021-01-01T00:00:10Z is before x"],
    ),
    Verdict(
        "tls",
        "(x509: |{edge}tls: |remote error: tls|local error: tls|malformed HTTP response|malformed HTTP status code)",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source=_GO,
        reads=each(
            [
                f'Get "https://{HOST}/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
                f'Get "https://{HOST}/v2/": remote error: tls: access denied',
                f'Get "https://{HOST}/v2/": local error: tls: bad record MAC',
                f'Get "https://{HOST}/v2/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03"',
                f'Get "https://{HOST}/v2/": malformed HTTP status code "x"',
            ],
            cause="tls-failed",
            operation=None,
        ),
        not_reads=["remote error: tls: bad certificate", "x509: certificate signed by unknown authority"],
    ),
    Wrapper(
        "proxy-connection",
        "proxyconnect tcp: ",
        endpoint=EndpointKind.PROXY,
        source="Go net/http Transport.dialConn: what became of the connection to the proxy follows",
        reads={
            f'Get "https://{HOST}/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: i/o timeout': dict(
                cause="connection-failed",
                operation=None,
                client=None,
                endpoint_kind="proxy",
                endpoint_address="10.0.0.1:3128",
            ),
            f'Get "https://{HOST}/v2/": proxyconnect tcp: dial tcp: lookup proxy.example.com on 10.0.0.2:53: no such host': dict(
                cause="host-not-found", endpoint_kind="proxy", endpoint_host="proxy.example.com"
            ),
        },
        not_reads=["proxyconnect tcp: dial tcp 10.0.0.1:3128: i/o timeout"],
    ),
    Verdict(
        "header-invalid",
        "invalid header field value for[ header] 'Authorization'",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        source="Go net/http Transport.roundTrip: a key or a token with a line break in it",
        reads={
            'Error authenticating to ECR: RequestError: send request failed\ncaused by: Post "https://api.ecr.us-east-1.amazonaws.com/": net/http: invalid header field value for "Authorization"': dict(
                cause="not-authenticated", operation="login", region="us-east-1"
            ),
            f'Get "https://{HOST}/v2/": net/http: invalid header field value for "Authorization"': dict(
                cause="not-authenticated", operation=None
            ),
        },
        not_reads=['net/http: invalid header field value for "Authorization"'],
    ),
    Verdict(
        "canceled",
        ": context canceled",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source=f"{_GO}: somebody gave up, often because another request had failed",
        reads={
            f'Get "https://{HOST}/v2/": context canceled': dict(
                cause="unclassified", operation=None, wording="go.canceled"
            ),
        },
        not_reads=["the context was canceled", "rpc error: context canceled"],
    ),
    Verdict(
        "connect-refused",
        "(Get|Head|Post) [']{url}[']: (Forbidden|Proxy Authentication Required|Bad Gateway|Service Unavailable"
        "|Gateway Timeout){stop}",
        Cause.PROXY_REFUSED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        endpoint=EndpointKind.PROXY,
        source="Go net/http Transport.dialConn: of a proxy's refusal of CONNECT, only the reason phrase is printed",
        reads={
            f'Get "https://{HOST}/v2/": Forbidden': dict(
                cause="proxy-refused", http_status=None, endpoint_kind="proxy"
            ),
            **each(
                [
                    f'Get "https://{HOST}/v2/": Proxy Authentication Required',
                    f'Get "https://{HOST}/v2/": Service Unavailable',
                    f'Get "https://{HOST}/v2/": Bad Gateway',
                    f'Get "https://{HOST}/v2/": Gateway Timeout',
                    f'Head "https://{HOST}/v2/team/app/manifests/v1": Forbidden',
                    f'Post "https://{HOST}/v2/team/app/blobs/uploads/": Forbidden',
                ],
                cause="proxy-refused",
            ),
            f'Error: Get "https://{HOST}/v2/": Forbidden': dict(cause="proxy-refused", operation=None),
        },
        not_reads=['Get "https://registry.example.com/v2/": Forbidden', "Get your coffee: Forbidden"],
    ),
)
