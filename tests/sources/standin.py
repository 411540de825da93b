"""Stand-ins on loopback for the API server of Kubernetes and for the API of ECS."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["ARN", "HOST", "IMAGE", "Answer", "event", "serving", "task"]

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"{HOST}/team/app:v1"
ARN = "arn:aws:ecs:eu-west-1:111122223333:task/prod/0a1b2c3d4e5f60718293a4b5c6d7e8f9"
# The path or operation that was asked for and what it was asked with, to the status and the document.
Answer = Callable[[str, Any], tuple[int, object]]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server that answers so: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(self.path, None)

        def do_POST(self) -> None:
            operation = self.headers["X-Amz-Target"].rpartition(".")[2]
            self._answer(operation, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, what: str, given: object) -> None:
            asked.append(what)
            status, document = answer(what, given)
            body = document if isinstance(document, bytes) else json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def event(message: str, count: object = 1, **more: object) -> dict[str, object]:
    """An event of a pod (Kubernetes API reference, Event v1)."""
    return {
        "apiVersion": "v1",
        "kind": "Event",
        "count": count,
        "involvedObject": {"kind": "Pod", "name": "web-1", "namespace": "default"},
        "lastTimestamp": "2024-05-01T10:00:00Z",
        "message": message,
        "metadata": {"name": f"web-1.{abs(hash(message)):x}", "namespace": "default"},
        "reason": "Failed",
        "source": {"component": "kubelet", "host": "ip-10-0-1-2.ec2.internal"},
        "type": "Warning",
        **more,
    }


def task(reason: str | None, stopped: str, **more: object) -> dict[str, object]:
    """A task that stopped (Amazon ECS API, Task)."""
    container = {"name": "web", "image": IMAGE, **({"reason": reason} if reason else {})}
    return {"taskArn": ARN, "containers": [container], "stoppedReason": stopped, "stoppedAt": 1714557600, **more}
