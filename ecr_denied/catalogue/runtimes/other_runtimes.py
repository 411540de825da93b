"""Rust's reqwest and hyper, Ruby's net/http, PHP's streams and Guzzle."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.terms import Cause

_SOURCE = "seanmonstar/reqwest; hyperium/hyper; ruby/net-http; php-src main/streams; guzzle/guzzle"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(failed to lookup address information|dns error|php_network_getaddresses"
        "|Failed to open TCP connection to {host} \\(getaddrinfo|Encountered a 'SocketError')",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_SOURCE,
    ),
    Verdict(
        "timeout",
        "(execution expired|Net::OpenTimeout|Net::ReadTimeout|request has timed out"
        "|failed to open stream: Connection timed out|deadline has elapsed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_SOURCE,
    ),
    Verdict(
        "connection-closed",
        "(connection closed before message completed|end of file reached)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_SOURCE,
    ),
    Verdict(
        "unreachable",
        "(tcp connect error|error trying to connect|Failed to open TCP connection|client error \\(Connect\\)|ConnectorError)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_SOURCE,
    ),
)
