"""The JVM: java.net, the JDK's HTTP client, Apache HttpClient, OkHttp, Netty."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
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
    ),
    Verdict(
        "host-alone",
        "Unable to execute HTTP request: {host}{stop}",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="aws-sdk-java v1 SdkClientException around an UnknownHostException, whose message is the host alone",
    ),
    Verdict(
        "url-not-found",
        "FileNotFoundException: http",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="JDK sun.net.www.protocol.http.HttpURLConnection: how it tells of a 404",
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
    ),
)
