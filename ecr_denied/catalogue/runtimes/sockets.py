"""The operating system, through any runtime: what a socket or a resolver returned."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
from ecr_denied.terms import Cause

_ERRNO = "errno texts of Linux, macOS and Windows; getaddrinfo(3) and its codes as Node.js, Python and Go print them"
_WINDOWS = "Windows Sockets error codes (WSAGetLastError), in any language"


def _winsock(*numbers: int) -> str:
    """Windows' own numbers, as Python, Rust and .NET print them: its words are in the language of the machine."""
    return f"(WinError|os error|SocketException) [\\(]({'|'.join(map(str, numbers))}){{edge}}"


def _at_once(name: str, words: str, said: str, *texts: str, source: str = f"{_ERRNO}; {_WINDOWS}") -> Verdict:
    """What the machine itself, or its next hop, gives at once.

    :param said: the words as Go prints them behind the address that was dialled.
    """
    asked = f'Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: {said}'
    return Verdict(
        name,
        words,
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=source,
        reads=each(list(texts), cause="connection-failed", wording=f"sockets.{name}")
        | {asked: dict(cause="connection-failed", operation=None)},
        not_reads=[f"dial tcp 10.0.0.1:5432: {said}"],
    )


ENTRIES = (
    Verdict(
        "no-such-host",
        "(Name or service not known|nodename nor servname provided|No such host is known"
        "|No address associated with hostname|getaddrinfo failed|{edge}ENOTFOUND {host}"
        "|The requested name is valid, but no data|Name does not resolve|could not be resolved"
        f"|{_winsock(11001, 11004)})",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}",
        reads={
            "Error: getaddrinfo ENOTFOUND api.ecr.eu-west-1.amazonaws.com": dict(
                cause="host-not-found", region="eu-west-1", operation=None
            ),
            f"No such host is known. ({HOST}:443)": dict(cause="host-not-found", registry_id="111122223333"),
            **each(
                [
                    f"curl: (6) {HOST} Name or service not known",
                    f"dial tcp: lookup {HOST}: nodename nor servname provided, or not known",
                    f"[Errno -5] No address associated with hostname: {HOST}",
                    f"socket.gaierror: [Errno 11001] getaddrinfo failed ({HOST})",
                    f"The requested name is valid, but no data of the requested type was found. ({HOST}:443)",
                    f"getaddrinfo {HOST}: Name does not resolve",
                    f"The remote name could not be resolved: '{HOST}'",
                    f"SocketException (11001): Der angegebene Host ist unbekannt. ({HOST}:443)",
                    f"{HOST}: WinError 11004",
                ],
                cause="host-not-found",
            ),
        },
        not_reads=["getaddrinfo ENOTFOUND registry.npmjs.org", "Name or service not known"],
    ),
    Verdict(
        "resolver-failed",
        "(Temporary failure in name resolution|server misbehaving|EAI_AGAIN"
        "|usually a temporary error during hostname resolution|device or resource busy)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}: the resolver failed, which says nothing about the name",
        reads=each(
            [
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: server misbehaving',
                f"Error: getaddrinfo EAI_AGAIN {HOST}",
                f"{HOST}: Temporary failure in name resolution",
                f"This is usually a temporary error during hostname resolution and means that the local server did not receive a response ({HOST})",
                f"getaddrinfo {HOST}: device or resource busy",
            ],
            cause="connection-failed",
            operation=None,
        ),
        not_reads=["getaddrinfo EAI_AGAIN registry.npmjs.org", "the server is misbehaving", "server misbehaving"],
    ),
    # What became of the connection to the resolver stands behind it.
    Verdict(
        "resolver-silent",
        "(lookup {host} on {host}: (read|write|dial) udp|lookup {host}: i/o timeout|could not be resolved \\(110:)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="Go net/dnsclient_unix.go: the errors of a query to a resolver; nginx src/core/ngx_resolver.c",
        reads=each(
            [
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: read udp 10.0.3.4:5103->10.0.0.2:53: i/o timeout',
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: read udp 10.0.3.4:5103->10.0.0.2:53: read: connection refused',
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: dial udp 10.0.0.2:53: connect: network is unreachable',
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: write udp 10.0.3.4:5103->10.0.0.2:53: write: operation not permitted',
                f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST}: i/o timeout',
                f"[error] 68#68: {HOST} could not be resolved (110: Operation timed out), client: 10.0.0.9",
            ],
            cause="connection-failed",
            operation=None,
            wording="sockets.resolver-silent",
        ),
        not_reads=["lookup db.example.com on 10.0.0.2:53: read udp 10.0.3.4:5103->10.0.0.2:53: i/o timeout"],
    ),
    Verdict(
        "unreachable",
        "(connection refused|ECONNREFUSED|ConnectionRefusedError|actively refused it|Connect call failed"
        # Go's names of what it asked Windows for; words in English behind them tell more.
        f"|{_winsock(10061)}|{{bound}}(connectex|wsarecv|wsasend): )",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}; Go net/fd_windows.go",
        reads={
            f"$ docker pull {HOST}/app:v1\nError: connect ECONNREFUSED 10.0.0.1:443": dict(
                cause="connection-failed", repository="app", operation="pull"
            ),
            **each(
                [
                    f'Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: connect: connection refused',
                    f"{PULL}ConnectionRefusedError: [Errno 111]",
                    f"{PULL}No connection could be made because the target machine actively refused it.",
                    f"{PULL}[Errno 111] Connect call failed ('10.0.0.1', 443)",
                    f"{PULL}[WinError 10061] 由于目标计算机积极拒绝，无法连接。",
                    f"{PULL}dial tcp 52.219.0.1:443: connectex: Es konnte keine Verbindung hergestellt werden.",
                    f"{PULL}write tcp 10.0.0.9:5->52.219.0.1:443: wsasend: Es war ein Vorgang.",
                    f"{PULL}read tcp 10.0.0.9:5->52.219.0.1:443: wsarecv: Es war ein Vorgang.",
                ],
                cause="connection-failed",
            ),
            f'Error: Get "https://{HOST}/v2/": dial tcp 52.219.0.1:443: connect: connection refused': dict(
                cause="connection-failed", operation=None
            ),
        },
        not_reads=["dial tcp 10.0.0.1:5432: connect: connection refused", "the connection was refused by the user"],
    ),
    # These are of the machine itself, or of the next hop: the other side heard nothing.
    _at_once(
        "no-network",
        f"(network is unreachable|ENETUNREACH|{_winsock(10051)})",
        "connect: network is unreachable",
        f"{PULL}dial tcp 52.219.0.1:443: connect: network is unreachable",
        f"{PULL}Error: connect ENETUNREACH 10.0.0.1:443",
        f"{PULL}tcp connect error (os error 10051)",
        f"Error: dial tcp 52.219.0.1:443: connect: network is unreachable ({HOST})",
    ),
    _at_once(
        "no-route",
        f"(no route to host|EHOSTUNREACH|host is down|{_winsock(10065)})",
        "connect: no route to host",
        f"{PULL}dial tcp 52.219.0.1:443: connect: no route to host",
        f"{PULL}Error: connect EHOSTUNREACH 10.0.0.1:443",
        f"{PULL}dial tcp 52.219.0.1:443: connect: host is down",
        f"{PULL}System.Net.Sockets.SocketException (10065): Host nicht erreichbar.",
    ),
    Verdict(
        "not-permitted",
        "connect: (operation not permitted|permission denied)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}: EPERM, EACCES",
        reads=each(
            [
                f"{PULL}dial tcp 10.0.0.1:443: connect: operation not permitted",
                f"{PULL}dial tcp 10.0.0.1:443: connect: permission denied",
            ],
            cause="connection-failed",
            wording="sockets.not-permitted",
        )
        | {
            f'Get "https://{HOST}/v2/": dial tcp 10.0.0.1:443: connect: permission denied': dict(
                cause="connection-failed", operation=None
            )
        },
        not_reads=["dial tcp 10.0.0.1:5432: connect: operation not permitted"],
    ),
    _at_once(
        "no-address",
        f"(cannot assign requested address|EADDRNOTAVAIL|{_winsock(10049)})",
        "connect: cannot assign requested address",
        f"{PULL}dial tcp 52.219.0.1:443: connect: cannot assign requested address",
        f"{PULL}Error: connect EADDRNOTAVAIL 10.0.0.1:443",
        f"{PULL}tcp connect error (os error 10049)",
    ),
    _at_once(
        "no-files",
        f"({{edge}}(socket|accept|lookup {{host}}): too many open files|EMFILE: too many open files|{_winsock(10024)})",
        "socket: too many open files",
        f"{PULL}dial tcp 52.219.0.1:443: socket: too many open files",
        f"{PULL}dial tcp: lookup {HOST}: too many open files",
        f"{PULL}accept: too many open files",
        f"{PULL}Error: EMFILE: too many open files",
        f"{PULL}tcp connect error (os error 10024)",
        source=f"{_ERRNO}; {_WINDOWS}: EMFILE",
    ),
    Verdict(
        "timed-out",
        "({bound}timed out{end}|connection timed out|ETIMEDOUT|ESOCKETTIMEDOUT|operation timed out"
        "|[connect ]timed out after|{bound}read timed out|connect timed out"
        "|connected party did not properly respond|request timed out|Resource temporarily unavailable"
        f"|The semaphore timeout period has expired|{_winsock(10060)})",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}",
        reads={
            **each(
                [
                    f"curl: (28) Failed to connect to {HOST} port 443 after 130001 ms: Connection timed out",
                    f"$ docker pull {HOST}/app:v1\nError: connect ETIMEDOUT 10.0.0.1:443",
                    f"{PULL}Error: ESOCKETTIMEDOUT",
                    f"{PULL}read tcp 10.0.0.9:5->52.219.0.1:443: read: operation timed out",
                    f"{PULL}curl: (28) SSL connection timed out after 30001 milliseconds",
                    f"{PULL}java.net.SocketTimeoutException: Read timed out",
                    f"{PULL}java.net.SocketTimeoutException: connect timed out",
                    f"{PULL}A connection attempt failed because the connected party did not properly respond after a period of time",
                    f"{PULL}request timed out",
                    f"{PULL}[WinError 10060] 连接尝试失败。",
                    f"{PULL}[Errno 11] Resource temporarily unavailable",
                    f"{PULL}dial tcp 52.219.0.1:443: i/o: The semaphore timeout period has expired.",
                ],
                cause="connection-failed",
            ),
            f"Error: curl: (28) Failed to connect to {HOST} port 443 after 130001 ms: Connection timed out": dict(
                cause="connection-failed", operation=None
            ),
        },
        not_reads=["Error: connect ETIMEDOUT 10.0.0.1:443"],
    ),
    Verdict(
        "connection-closed",
        "(connection reset|ECONNRESET|broken pipe|EPIPE{end}|Connection aborted"
        "|forcibly closed by the remote host|connection was aborted|ConnectionResetError"
        f"|software caused connection abort|{_winsock(10053, 10054)})",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}: the other side ended a connection that stood",
        reads={
            f'Post "https://{HOST}/v2/app/blobs/uploads/": read tcp 10.0.0.9:5->52.219.0.1:443: read: connection reset by peer': dict(
                cause="connection-closed", operation="push"
            ),
            **each(
                [
                    f"$ docker pull {HOST}/app:v1\nError: read ECONNRESET",
                    f"{PULL}write tcp 10.0.0.9:5->52.219.0.1:443: write: broken pipe",
                    f"{PULL}Error: write EPIPE",
                    f"{PULL}('Connection aborted.', OSError(0))",
                    f"{PULL}An existing connection was forcibly closed by the remote host.",
                    f"{PULL}An established connection was aborted by the software in your host machine: connection was aborted",
                    f"{PULL}ConnectionResetError: [Errno 104]",
                    f"{PULL}[WinError 10054] 远程主机强迫关闭了一个现有的连接。",
                    f"{PULL}(os error 10053)",
                    f"{PULL}read tcp 10.0.0.9:5->52.219.0.1:443: wsarecv: An existing connection was forcibly closed by the remote host.",
                    f"{PULL}Software caused connection abort: recv failed",
                ],
                cause="connection-closed",
            ),
            f"Error: $ docker pull {HOST}/app:v1\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=["read ECONNRESET", "[Errno 32] Broken pipe"],
    ),
)
