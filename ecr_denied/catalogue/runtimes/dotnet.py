""".NET: HttpClient and its sockets."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
from ecr_denied.terms import Cause

_DOTNET = "dotnet/runtime System.Net.Http resources"

ENTRIES = (
    Verdict(
        "timeout",
        "(HttpClient.Timeout of|request was canceled due to|A task was canceled)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_DOTNET,
        reads={
            f"The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing, {HOST}": dict(
                cause="connection-failed", operation=None
            ),
            f"{PULL}System.Threading.Tasks.TaskCanceledException: A task was canceled.": dict(
                cause="connection-failed", operation="pull"
            ),
        },
        not_reads=["The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing."],
    ),
    Verdict(
        "connection-closed",
        "(The response ended prematurely|Error while copying content to a stream"
        "|Unable to read data from the transport connection|Unable to write data to the transport connection"
        "|An error occurred while sending the request)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_DOTNET,
        reads={
            **each(
                [
                    f"System.Net.Http.HttpIOException: The response ended prematurely. (ResponseEnded) https://{HOST}/v2/",
                    f"{PULL}System.Net.Http.HttpRequestException: Error while copying content to a stream.",
                    f"{PULL}Unable to read data from the transport connection.",
                    f"{PULL}Unable to write data to the transport connection.",
                    f"{PULL}An error occurred while sending the request.",
                ],
                cause="connection-closed",
            ),
            f"Error: System.Net.Http.HttpIOException: The response ended prematurely. (ResponseEnded) https://{HOST}/v2/": dict(
                cause="connection-closed", operation=None
            ),
        },
        not_reads=["System.Net.Http.HttpIOException: The response ended prematurely."],
    ),
)
