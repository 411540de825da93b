"""What any program says of the way to a server, by the runtime that says it."""

from ecr_denied.catalogue.runtimes import (
    curl,
    dotnet,
    go,
    http,
    jvm,
    node,
    other_runtimes,
    proxies,
    python,
    sockets,
    tls,
)

__all__ = ["SPEAKERS"]

SPEAKERS = (http, sockets, tls, proxies, go, node, python, jvm, dotnet, other_runtimes, curl)
