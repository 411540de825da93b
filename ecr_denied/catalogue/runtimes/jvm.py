"""The JVM: java.net, the JDK's HTTP client, Apache HttpClient, OkHttp, Netty."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
from ecr_denied.terms import Cause

_JVM = "JDK java.net and java.net.http; Apache HttpClient 4 and 5; OkHttp; Netty; aws-sdk-java"

ENTRIES = (
    Verdict(
        "no-such-host",
        "(UnknownHostException[:]|Received an UnknownHostException|Unable to resolve host"
        "|UnresolvedAddressException|Failed to resolve '{host}')",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=_JVM,
        reads={
            f"java.net.UnknownHostException: {HOST}": dict(
                cause="host-not-found", registry_id="111122223333", operation=None
            ),
            **each(
                [
                    "Received an UnknownHostException when attempting to interact with a service (api.ecr.eu-west-9.amazonaws.com)",
                    f'Unable to resolve host "{HOST}": No address',
                    f"java.nio.channels.UnresolvedAddressException: {HOST}",
                    f"java.net.UnknownHostException: Failed to resolve '{HOST}' [A(1)] after 2 queries",
                ],
                cause="host-not-found",
            ),
        },
        not_reads=["java.net.UnknownHostException: repo.maven.apache.org", "UnknownHostException"],
    ),
    Verdict(
        "host-alone",
        "Unable to execute HTTP request: {host}{stop}",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="aws-sdk-java v1 SdkClientException around an UnknownHostException, whose message is the host alone",
        reads={
            "com.amazonaws.SdkClientException: Unable to execute HTTP request: api.ecr.eu-west-1.amazonaws.com": dict(
                cause="host-not-found", region="eu-west-1", operation=None
            ),
            "received unexpected HTTP status: 503 Service Unavailable: com.amazonaws.SdkClientException: Unable to execute HTTP request: api.ecr.eu-west-1.amazonaws.com": dict(
                cause="host-not-found"
            ),
        },
        not_reads=[
            "Unable to execute HTTP request: Connect to s3.amazonaws.com:443 failed",
            "SdkClientException: Unable to execute HTTP request: registry.example.com",
        ],
    ),
    Verdict(
        "url-not-found",
        "FileNotFoundException: http",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="JDK sun.net.www.protocol.http.HttpURLConnection: how it tells of a 404",
        reads={
            f"java.io.FileNotFoundException: https://{HOST}/v2/team/app/manifests/v7": dict(
                cause="not-found", repository="team/app", tag="v7", operation=None
            ),
        },
        not_reads=["java.io.FileNotFoundException: https://repo.maven.apache.org/x.jar", "FileNotFoundException: http"],
    ),
    Verdict(
        "timeout",
        "(SocketTimeoutException|ConnectTimeoutException|HttpConnectTimeoutException|HttpTimeoutException"
        "|HTTP connect timed out|HTTP connect timeout occurred|ConnectException: Connection timed out"
        "|NoRouteToHostException|HttpHostConnectException|Unable to execute HTTP request"
        "|Acquire operation took longer|ApiCallTimeoutException|ApiCallAttemptTimeoutException)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=_JVM,
        reads={
            "Unable to execute HTTP request: Connect to api.ecr.eu-west-1.amazonaws.com:443 failed": dict(
                cause="connection-failed", region="eu-west-1", operation=None
            ),
            **each(
                [
                    f"java.net.http.HttpConnectTimeoutException: HTTP connect timed out ({HOST})",
                    f"{PULL}java.net.SocketTimeoutException",
                    f"{PULL}io.netty.channel.ConnectTimeoutException",
                    f"{PULL}java.net.http.HttpTimeoutException",
                    f"{PULL}HTTP connect timeout occurred",
                    f"{PULL}java.net.ConnectException: Connection timed out",
                    f"{PULL}java.net.NoRouteToHostException",
                    f"{PULL}org.apache.http.conn.HttpHostConnectException",
                    f"{PULL}Acquire operation took longer than the configured maximum time.",
                    f"{PULL}software.amazon.awssdk.core.exception.ApiCallTimeoutException",
                    f"{PULL}software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException",
                ],
                cause="connection-failed",
            ),
        },
        not_reads=["java.net.SocketTimeoutException: Read timed out"],
    ),
    Verdict(
        "connection-closed",
        "(Unexpected end of file from server|SSL peer shut down incorrectly|Remote host terminated the handshake"
        "|Remote host closed connection during handshake|header parser received no bytes"
        "|:{digits} failed to respond|Connection reset{end}|unexpected end of stream|Premature EOF"
        "|EOF reached while reading|Connection prematurely closed)",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=_JVM,
        reads={
            **each(
                [
                    f"org.apache.http.NoHttpResponseException: {HOST}:443 failed to respond",
                    f"java.io.IOException: HTTP/1.1 header parser received no bytes, POST https://{HOST}/v2/app/blobs/uploads/",
                    f"{PULL}java.net.SocketException: Unexpected end of file from server",
                    f"{PULL}java.io.EOFException: SSL peer shut down incorrectly",
                    f"{PULL}javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake",
                    f"{PULL}javax.net.ssl.SSLHandshakeException: Remote host closed connection during handshake",
                    f"{PULL}java.net.SocketException: Connection reset",
                    f"{PULL}java.io.IOException: unexpected end of stream on https://10.0.0.1/...",
                    f"{PULL}java.io.IOException: Premature EOF",
                    f"{PULL}java.io.EOFException: EOF reached while reading",
                    f"{PULL}Connection prematurely closed BEFORE response",
                ],
                cause="connection-closed",
            ),
            f"Error: org.apache.http.NoHttpResponseException: {HOST}:443 failed to respond": dict(
                cause="connection-closed", operation=None
            ),
        },
        not_reads=["java.net.SocketException: Connection reset", "the server failed to respond"],
    ),
)
