"""curl, alone and inside scripts, PHP and git."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
from ecr_denied.terms import Cause

_CURL = "curl lib/strerror.c and lib/connect.c"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(Could not resolve host|Couldn't resolve host)",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_CURL,
        reads={
            f"curl: (6) Could not resolve host: {HOST}": dict(
                cause="host-not-found", region="eu-west-1", operation=None
            ),
            f"curl: (6) Couldn't resolve host '{HOST}'": dict(cause="host-not-found"),
        },
        not_reads=[
            "curl: (6) Could not resolve host: example.org",
            "Could not resolve dependencies for project",
            "Could not resolve host",
        ],
    ),
    Verdict(
        "unreachable",
        "(Failed to connect to {host} port|Couldn't connect to server|Could not connect to server)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_CURL,
        reads={
            f"curl: (7) Failed to connect to {HOST} port 443 after 12 ms: Could not connect to server": dict(
                cause="connection-failed", operation=None
            ),
            f"{PULL}curl: (7) Couldn't connect to server": dict(cause="connection-failed", operation="pull"),
        },
        not_reads=[
            "curl: (7) Failed to connect to example.org port 443 after 12 ms: Could not connect to server",
            "Couldn't connect to server",
        ],
    ),
    Verdict(
        "connection-closed",
        "(Empty reply from server|Recv failure|Send failure|transfer closed with)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_CURL,
        reads={
            **each(
                [
                    f"curl: (52) Empty reply from server (https://{HOST}/v2/)",
                    f"{PULL}curl: (56) Recv failure: x",
                    f"{PULL}curl: (55) Send failure: x",
                    f"{PULL}curl: (18) transfer closed with 12 bytes remaining to read",
                ],
                cause="connection-closed",
            ),
            f"Error: curl: (52) Empty reply from server (https://{HOST}/v2/)": dict(
                cause="connection-closed", operation=None
            ),
        },
        not_reads=["curl: (52) Empty reply from server"],
    ),
    Verdict(
        "unexpected-eof",
        "unexpected eof while reading",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source="OpenSSL ssl/record/rec_layer_s3.c, SSL_R_UNEXPECTED_EOF_WHILE_READING: cut in the middle of an answer",
        reads={
            f"{PULL}curl: (56) OpenSSL SSL_read: SSL routines::unexpected eof while reading": dict(
                cause="connection-closed", operation="pull", wording="curl.unexpected-eof"
            ),
            f"Error: unexpected eof while reading ({HOST})": dict(cause="connection-closed", operation=None),
        },
        not_reads=["curl: (56) OpenSSL SSL_read: SSL routines::unexpected eof while reading"],
    ),
)
