"""A name server that knows a few hosts and denies all others, so that no look-up leaves the machine."""

from __future__ import annotations

import ipaddress
import socketserver
import struct
import threading
from collections.abc import Mapping
from typing import Self

_QUERY_A = 1
_NO_ERROR, _NO_SUCH_NAME = 0, 3
_RESPONSE = 0x8580  # response, authoritative, recursion desired and available


class NameServer:
    """Answers at `address` while the `with` block lasts; takes the hosts and their IPv4 addresses."""

    def __init__(self, address: str, hosts: Mapping[str, str]) -> None:
        class Handler(socketserver.DatagramRequestHandler):
            def handle(self) -> None:
                self.wfile.write(_answer(self.rfile.read(), hosts))

        self._server = socketserver.ThreadingUDPServer((address, 53), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _answer(query: bytes, hosts: Mapping[str, str]) -> bytes:
    labels, position = [], 12
    while length := query[position]:
        labels.append(query[position + 1 : position + 1 + length].decode())
        position += 1 + length
    kind = struct.unpack("!H", query[position + 1 : position + 3])[0]
    question = query[12 : position + 5]
    address = hosts.get(".".join(labels).lower())
    code = _NO_ERROR if address else _NO_SUCH_NAME
    record = b""
    if address and kind == _QUERY_A:
        record = b"\xc0\x0c" + struct.pack("!HHIH", _QUERY_A, 1, 60, 4) + ipaddress.IPv4Address(address).packed
    return query[:2] + struct.pack("!HHHHH", _RESPONSE | code, 1, bool(record), 0, 0) + question + record
