"""Python: http.client, urllib3, requests, httpx, aiohttp, botocore's HTTP session."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
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
        reads={
            f"403 Client Error: Forbidden for url: https://{HOST}/v2/app/manifests/v1": dict(
                cause="forbidden", client="python-requests", http_status=403, repository="app", tag="v1", operation=None
            ),
            f"500 Server Error: Internal Server Error for url: https://{HOST}/v2/app/manifests/v1": dict(
                cause="registry-error", http_status=500, client="python-requests"
            ),
        },
        not_reads=[
            "404 Client Error for http+docker://localhost/v1.45/images/app/json: Not Found",
            "403 Client Error: Forbidden for url: https://x",
        ],
    ),
    Verdict(
        "timeout",
        "(ConnectTimeout|ReadTimeout|handshake operation timed out|Connect timeout on endpoint URL"
        "|Read timeout on endpoint URL|Connection timeout to host|The read operation timed out"
        "|Timeout on reading data|WriteTimeout|PoolTimeout)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_PYTHON,
        reads={
            'Connect timeout on endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"': dict(
                cause="connection-failed", region="eu-west-1", operation=None
            ),
            **each(
                [
                    f"HTTPSConnectionPool(host='{HOST}', port=443): Max retries exceeded with url: /v2/ (Caused by ConnectTimeoutError(<urllib3.connection.HTTPSConnection object>, 'Connection to x timed out.'))",
                    f"{PULL}httpx.ReadTimeout",
                    f"{PULL}ssl.SSLError: _ssl.c:980: The handshake operation timed out",
                    f'{PULL}Read timeout on endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"',
                    f"{PULL}aiohttp.ConnectionTimeoutError: Connection timeout to host https://10.0.0.1/",
                    f"{PULL}httpx.ReadTimeout: The read operation timed out",
                    f"{PULL}Timeout on reading data from socket",
                    f"{PULL}httpx.WriteTimeout",
                    f"{PULL}httpx.PoolTimeout",
                ],
                cause="connection-failed",
            ),
        },
        not_reads=["httpx.ConnectTimeout", 'Connect timeout on endpoint URL: "https://s3.eu-west-1.amazonaws.com/"'],
    ),
    Verdict(
        "endpoint",
        "(Could not connect to the endpoint URL|Cannot connect to host|Failed to establish a new connection"
        "|NewConnectionError|All connection attempts failed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_PYTHON,
        reads={
            'Could not connect to the endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"': dict(
                cause="connection-failed", region="eu-west-1", operation=None
            ),
            **each(
                [
                    f"aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host {HOST}:443 ssl:default",
                    f"{PULL}urllib3.exceptions.NewConnectionError: Failed to establish a new connection: [Errno 111]",
                    f"{PULL}NewConnectionError(<x>)",
                    f"{PULL}httpx.ConnectError: All connection attempts failed",
                ],
                cause="connection-failed",
            ),
        },
        not_reads=[
            'Could not connect to the endpoint URL: "https://s3.eu-west-1.amazonaws.com/"',
            "httpx.ConnectError: All connection attempts failed",
        ],
    ),
    Verdict(
        "connection-closed",
        "(Remote end closed connection without response|RemoteDisconnected|IncompleteRead\\(|Server disconnected"
        "|peer closed connection without sending|Response payload is not completed"
        "|closed before we received a valid response|Connection broken)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_PYTHON,
        reads={
            **each(
                [
                    f'Connection was closed before we received a valid response from endpoint URL: "https://{HOST}/v2/".',
                    f"$ docker pull {HOST}/app:v1\nhttp.client.RemoteDisconnected: Remote end closed connection without response",
                    f"{PULL}http.client.IncompleteRead(12 bytes read)",
                    f"{PULL}aiohttp.ServerDisconnectedError: Server disconnected",
                    f"{PULL}httpx.RemoteProtocolError: peer closed connection without sending complete message body",
                    f"{PULL}aiohttp.ClientPayloadError: Response payload is not completed",
                    f"{PULL}urllib3.exceptions.ProtocolError: ('Connection broken: InvalidChunkLength')",
                ],
                cause="connection-closed",
            ),
            f'Error: Connection was closed before we received a valid response from endpoint URL: "https://{HOST}/v2/".': dict(
                cause="connection-closed", operation=None
            ),
        },
        not_reads=["http.client.RemoteDisconnected: Remote end closed connection without response"],
    ),
)
