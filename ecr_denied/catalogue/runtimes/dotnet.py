""".NET: HttpClient and its sockets."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.terms import Cause

_DOTNET = "dotnet/runtime System.Net.Http resources"

ENTRIES = (
    Verdict(
        "timeout",
        "(HttpClient.Timeout of|request was canceled due to|A task was canceled)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_DOTNET,
    ),
    Verdict(
        "connection-closed",
        "(The response ended prematurely|Error while copying content to a stream"
        "|Unable to read data from the transport connection|Unable to write data to the transport connection"
        "|An error occurred while sending the request)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_DOTNET,
    ),
)
