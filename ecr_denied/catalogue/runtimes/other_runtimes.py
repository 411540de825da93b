"""Rust's reqwest and hyper, Ruby's net/http, PHP's streams and Guzzle."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
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
        reads=each(
            [
                f"error sending request for url (https://{HOST}/v2/): error trying to connect: dns error: failed to lookup address information: Name or service not known",
                f"php_network_getaddresses: getaddrinfo for {HOST} failed",
                f"Failed to open TCP connection to {HOST}:443 (getaddrinfo)",
                f"Encountered a `SocketError` while connecting to {HOST}",
            ],
            cause="host-not-found",
            operation=None,
        ),
        not_reads=["dns error: failed to lookup address information"],
    ),
    Verdict(
        "timeout",
        "(execution expired|Net::OpenTimeout|Net::ReadTimeout|request has timed out"
        "|failed to open stream: Connection timed out|deadline has elapsed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_SOURCE,
        reads={
            **each(
                [
                    f"Net::OpenTimeout: execution expired ({HOST})",
                    f"{PULL}Net::ReadTimeout with #<TCPSocket:(closed)>",
                    f"{PULL}The request has timed out",
                    f"{PULL}fopen(https://10.0.0.1/): failed to open stream: Connection timed out",
                    f"{PULL}deadline has elapsed",
                ],
                cause="connection-failed",
            ),
            f"Error: Net::OpenTimeout: execution expired ({HOST})": dict(cause="connection-failed", operation=None),
        },
        not_reads=["Net::ReadTimeout with #<TCPSocket:(closed)>"],
    ),
    Verdict(
        "connection-closed",
        "(connection closed before message completed|end of file reached)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_SOURCE,
        reads={
            f"error sending request for url (https://{HOST}/v2/app/blobs/uploads/): connection closed before message completed": dict(
                cause="connection-closed", operation="push"
            ),
            f"{PULL}EOFError: end of file reached": dict(cause="connection-closed", operation="pull"),
        },
        not_reads=["EOFError: end of file reached"],
    ),
    Verdict(
        "unreachable",
        "(tcp connect error|error trying to connect|Failed to open TCP connection|client error \\(Connect\\)|ConnectorError)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_SOURCE,
        reads={
            f"error sending request for url (https://{HOST}/v2/): client error (Connect): tcp connect error": dict(
                cause="connection-failed", operation=None
            ),
            f"{PULL}Failed to open TCP connection to 10.0.0.1:443": dict(cause="connection-failed", operation="pull"),
            f"{PULL}error trying to connect: tcp": dict(cause="connection-failed"),
            "Error: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Timeout } })\n  uri: https://api.ecr.us-west-2.amazonaws.com/": dict(
                cause="connection-failed", region="us-west-2"
            ),
        },
        not_reads=["Failed to open TCP connection to db.example:5432"],
    ),
)
