"""curl, alone and inside scripts, PHP and git."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.terms import Cause

_CURL = "curl lib/strerror.c and lib/connect.c"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(Could not resolve host|Couldn't resolve host)",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_CURL,
    ),
    Verdict(
        "unreachable",
        "(Failed to connect to {host} port|Couldn't connect to server|Could not connect to server)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_CURL,
    ),
    Verdict(
        "connection-closed",
        "(Empty reply from server|Recv failure|Send failure|transfer closed with)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_CURL,
    ),
    Verdict(
        "unexpected-eof",
        "unexpected eof while reading",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source="OpenSSL ssl/record/rec_layer_s3.c, SSL_R_UNEXPECTED_EOF_WHILE_READING: cut in the middle of an answer",
    ),
)
