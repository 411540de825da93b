"""Node.js: its core, undici's fetch, axios, got, node-fetch."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.terms import Cause

_NODE = "nodejs/node lib; nodejs/undici; axios, got, node-fetch"

ENTRIES = (
    Verdict(
        "timeout",
        "(Connect Timeout Error|Headers Timeout Error|Body Timeout Error|UND_ERR_CONNECT_TIMEOUT"
        "|UND_ERR_HEADERS_TIMEOUT|aborted due to timeout|timeout of {digits}[ ]ms exceeded"
        "|Timeout awaiting 'request'|network timeout at:|did not establish a connection with the server within"
        "|exceeded the configured {digits} ms requestTimeout)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_NODE,
    ),
    Verdict(
        "connection-closed",
        "(socket hang up|other side closed|UND_ERR_SOCKET|{start}terminated{end}"
        "|Client network socket disconnected|stream has been aborted|server aborted pending request"
        "|Premature close)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_NODE,
    ),
    Verdict(
        "no-such-host",
        "Inaccessible host: '{host}'",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source="aws-sdk-js v2 lib/event_listeners.js ENOTFOUND",
    ),
)
