"""Go: net, net/http, crypto/tls and crypto/x509. Everything written in Go prints these, whatever it wraps around them."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, EndpointKind

_GO = "Go net, net/http, crypto/tls and crypto/x509 error texts"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(lookup {host}[ on {host}]: no such host|no such host)",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_GO,
    ),
    Verdict(
        "timeout",
        "(i/o timeout|request canceled|context deadline exceeded|Client.Timeout exceeded|TLS handshake timeout"
        "|timeout awaiting response headers|DeadlineExceeded)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_GO,
    ),
    Verdict(
        "eof",
        "{start}EOF{end}",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_GO}; aws/containers-roadmap#1970 (ECR hangs up on a push to a missing repository)",
    ),
    Verdict(
        "unexpected-eof",
        "{start}unexpected EOF{end}",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_GO}, io.ErrUnexpectedEOF: cut in the middle of an answer",
    ),
    Verdict(
        "connection-closed",
        "(use of closed network connection|server closed idle connection"
        "|server sent GOAWAY|graceful shutdown GOAWAY|stream error: stream ID {digits}; {word}"
        "|client connection lost|client connection force closed|transport connection broken)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_GO,
    ),
    Verdict(
        "certificate-of-another",
        "(certificate is valid for {text}, not |certificate is not valid for any names, but wanted to match )",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Go crypto/x509 HostnameError",
    ),
    Verdict(
        "clock-behind",
        "certificate has expired or is not yet valid: current time {text} is before ",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Go crypto/x509 CertificateInvalidError",
    ),
    Verdict(
        "tls",
        "(x509: |{edge}tls: |remote error: tls|local error: tls|malformed HTTP response|malformed HTTP status code)",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source=_GO,
    ),
    Wrapper(
        "proxy-connection",
        "proxyconnect tcp: ",
        endpoint=EndpointKind.PROXY,
        source="Go net/http Transport.dialConn: what became of the connection to the proxy follows",
    ),
    Verdict(
        "header-invalid",
        "invalid header field value for[ header] 'Authorization'",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        source="Go net/http Transport.roundTrip: a key or a token with a line break in it",
    ),
    Verdict(
        "canceled",
        ": context canceled",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source=f"{_GO}: somebody gave up, often because another request had failed",
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
    ),
)
