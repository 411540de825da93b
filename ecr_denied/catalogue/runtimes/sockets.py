"""The operating system, through any runtime: what a socket or a resolver returned."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.terms import Cause

_ERRNO = "errno texts of Linux, macOS and Windows; getaddrinfo(3) and its codes as Node.js, Python and Go print them"
_WINDOWS = "Windows Sockets error codes (WSAGetLastError), in any language"


def _winsock(*numbers: int) -> str:
    """Windows' own numbers, as Python, Rust and .NET print them: its words are in the language of the machine."""
    return f"(WinError|os error|SocketException) [\\(]({'|'.join(map(str, numbers))}){{edge}}"


def _at_once(name: str, words: str, source: str = f"{_ERRNO}; {_WINDOWS}") -> Verdict:
    """What the machine itself, or its next hop, gives at once."""
    return Verdict(
        name,
        words,
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=source,
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
    ),
    Verdict(
        "resolver-failed",
        "(Temporary failure in name resolution|server misbehaving|EAI_AGAIN"
        "|usually a temporary error during hostname resolution|device or resource busy)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}: the resolver failed, which says nothing about the name",
    ),
    # The words after it say what became of the connection to the resolver.
    Verdict(
        "resolver-silent",
        "(lookup {host} on {host}: (read|write|dial) udp|lookup {host}: i/o timeout)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="Go net/dnsclient_unix.go: the errors of a query to a resolver",
    ),
    Verdict(
        "unreachable",
        "(connection refused|ECONNREFUSED|ConnectionRefusedError|actively refused it|Connect call failed"
        # Go's names of what it asked Windows for; words in English behind them say more.
        f"|{_winsock(10061)}|{{bound}}(connectex|wsarecv|wsasend): )",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}; Go net/fd_windows.go",
    ),
    # These are of the machine itself, or of the next hop: the other side heard nothing.
    _at_once("no-network", f"(network is unreachable|ENETUNREACH|to an unreachable network|{_winsock(10051)})"),
    _at_once(
        "no-route",
        f"(no route to host|EHOSTUNREACH|host [is|was] down{{edge}}|to an unreachable host|{_winsock(10064, 10065)})",
    ),
    _at_once(
        "not-permitted",
        "(connect: (operation not permitted|permission denied)|connect (EPERM|EACCES) "
        f"|access a socket in a way forbidden|{_winsock(10013)})",
    ),
    _at_once(
        "no-address",
        "((cannot|can[']t) assign requested address|EADDRNOTAVAIL|requested address is not valid in its context"
        f"|{_winsock(10049)})",
    ),
    # connect(2): too few entries in the routing cache; Windows' WSAENOBUFS.
    _at_once(
        "no-resources",
        "(connect: resource temporarily unavailable|no buffer space available|ENOBUFS|system lacked sufficient buffer space"
        f"|{_winsock(10055)})",
    ),
    _at_once(
        "no-files",
        f"({{edge}}(socket|accept|lookup {{host}}): too many open files|EMFILE: too many open files|{_winsock(10024)})",
        source=f"{_ERRNO}; {_WINDOWS}: EMFILE",
    ),
    Verdict(
        "timed-out",
        "({bound}timed out{end}|connection timed out|ETIMEDOUT|ESOCKETTIMEDOUT|operation timed out"
        "|[connect ]timed out after|{bound}read timed out|connect timed out"
        "|connected party did not properly respond|request timed out|(\\]|read:) Resource temporarily unavailable"
        f"|The semaphore timeout period has expired|{_winsock(10060)})",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}",
    ),
    Verdict(
        "connection-closed",
        "(connection reset|ECONNRESET|broken pipe|EPIPE{end}|Connection aborted"
        "|forcibly closed by the remote host|connection was aborted|ConnectionResetError"
        f"|software caused connection abort|{_winsock(10053, 10054)})",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        source=f"{_ERRNO}; {_WINDOWS}: the other side ended a connection that stood",
    ),
)
