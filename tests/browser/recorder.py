"""A server of the site that is the browser's proxy as well, so whatever the browser asks of any host is recorded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["Recorder", "recording"]


class Recorder(ThreadingHTTPServer):
    """The site below ``/docs/``, as a host may have it below a path.

    :param folder: with the site.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.host: str = f"127.0.0.1:{self.server_port}"
        self.root: str = f"http://{self.host}/docs/"
        self.online: bool = True
        self.elsewhere: list[str] = []  # what was asked of other hosts
        self.requests: list[str] = []  # each with its headers and its body


class _Handler(SimpleHTTPRequestHandler):
    server: Recorder
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".whl": "application/zip"}  # noqa: RUF012

    def do_GET(self) -> None:
        if self._own() and self.server.online:
            super().do_GET()

    def do_POST(self) -> None:
        if self._own():
            self.send_error(405)

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_CONNECT = do_POST

    def _own(self) -> bool:
        """Record the request; whether it is one of the site."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append(f"{self.requestline}\n{self.headers}\n{body.decode('latin-1')}")
        asked = urlsplit(self.path)
        if self.command == "CONNECT" or asked.netloc not in ("", self.server.host):
            self.server.elsewhere.append(self.path)
            self.close_connection = True
            if self.command == "CONNECT":
                return False
            self.send_error(403)
            return False
        if not self.server.online:
            self.close_connection = True
        self.path = asked.path
        return True

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path.removeprefix("/docs"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


@contextmanager
def recording(folder: Path) -> Iterator[Recorder]:
    """A site that is served."""
    server = Recorder(folder)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
