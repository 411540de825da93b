"""Python: http.client, urllib3, requests, httpx, aiohttp, botocore's HTTP session."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, Verdict
from ecr_denied.terms import Cause

_PYTHON = "CPython http.client; urllib3 exceptions; encode/httpx; aio-libs/aiohttp; botocore exceptions"

ENTRIES = (
    Verdict(
        "status",
        "{refusal} (Client|Server) Error: {reason} for url: http[s]://{url}",
        BY_STATUS,
        speaker=ANYONE,
        client="python-requests",
        source="psf/requests models.py raise_for_status",
    ),
    Verdict(
        "timeout",
        "(ConnectTimeout|ReadTimeout|handshake operation timed out|Connect timeout on endpoint URL"
        "|Read timeout on endpoint URL|Connection timeout to host|The read operation timed out"
        "|Timeout on reading data|WriteTimeout|PoolTimeout)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_PYTHON,
    ),
    Verdict(
        "endpoint",
        "(Could not connect to the endpoint URL|Cannot connect to host|Failed to establish a new connection"
        "|NewConnectionError|All connection attempts failed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_PYTHON,
    ),
    Verdict(
        "connection-closed",
        "(Remote end closed connection without response|RemoteDisconnected|IncompleteRead\\(|Server disconnected"
        "|peer closed connection without sending|Response payload is not completed"
        "|closed before we received a valid response|Connection broken)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_PYTHON,
    ),
)
