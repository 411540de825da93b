"""Node.js: its core, undici's fetch, axios, got, node-fetch."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
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
        reads={
            **each(
                [
                    f"ConnectTimeoutError: Connect Timeout Error (attempted address: {HOST}:443, timeout: 10000ms)",
                    f"FetchError: network timeout at: https://{HOST}/v2/",
                    f"{PULL}HeadersTimeoutError: Headers Timeout Error",
                    f"{PULL}BodyTimeoutError: Body Timeout Error",
                    f"{PULL}code: 'UND_ERR_CONNECT_TIMEOUT'",
                    f"{PULL}code: 'UND_ERR_HEADERS_TIMEOUT'",
                    f"{PULL}TimeoutError: The operation was aborted due to timeout",
                    f"{PULL}AxiosError: timeout of 1000ms exceeded",
                    f"{PULL}TimeoutError: Timeout awaiting 'request' for 10000ms",
                    f"{PULL}did not establish a connection with the server within the configured timeout of 1000 ms.",
                    f"{PULL}exceeded the configured 1000 ms requestTimeout.",
                ],
                cause="connection-failed",
            ),
            f"Error: ConnectTimeoutError: Connect Timeout Error (attempted address: {HOST}:443, timeout: 10000ms)": dict(
                cause="connection-failed", operation=None
            ),
        },
        not_reads=["AxiosError: timeout of 1000ms exceeded"],
    ),
    Verdict(
        "connection-closed",
        "(socket hang up|other side closed|UND_ERR_SOCKET|{start}terminated{end}"
        "|Client network socket disconnected|stream has been aborted|server aborted pending request"
        "|Premature close)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_NODE,
        reads={
            **each(
                [
                    f"RequestError: socket hang up, POST https://{HOST}/v2/app/blobs/uploads/",
                    f"$ docker pull {HOST}/app:v1\nError: socket hang up",
                    f"{PULL}SocketError: other side closed",
                    f"{PULL}code: 'UND_ERR_SOCKET'",
                    f"{PULL}TypeError: terminated",
                    f"{PULL}Client network socket disconnected before secure TLS connection was established",
                    f"{PULL}Error: The stream has been aborted",
                    f"{PULL}The server aborted pending request",
                    f"{PULL}FetchError: Premature close",
                ],
                cause="connection-closed",
            ),
            f"Error: $ docker pull {HOST}/app:v1\nError: socket hang up": dict(
                cause="connection-closed", operation="pull"
            ),
            f"Error: RequestError: socket hang up, POST https://{HOST}/v2/app/blobs/uploads/": dict(
                cause="connection-closed", operation="push"
            ),
        },
        not_reads=["Error: socket hang up", "the other side closed"],
    ),
    Verdict(
        "no-such-host",
        "Inaccessible host: '{host}'",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source="aws-sdk-js v2 lib/event_listeners.js ENOTFOUND",
        reads={
            "UnknownEndpoint: Inaccessible host: `api.ecr.eu-west-9.amazonaws.com'. This service may not be available in the `eu-west-9' region.": dict(
                cause="host-not-found", operation=None
            ),
        },
        not_reads=[
            "Inaccessible host: `s3.eu-west-9.amazonaws.com'",
            "UnknownEndpoint: Inaccessible host: `registry.example.com'. This service may not be available in the `eu-west-9' region.",
        ],
    ),
)
