"""The registry's HTTP: routes, the Basic challenge, and the refusals of the scenario table."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import socket
import ssl
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tools.standin import api
from tools.standin.certificates import Authority
from tools.standin.images import Image, digest_of
from tools.standin.scenarios import (
    FOREIGN_AUTHORITY,
    JSON,
    SCENARIOS,
    TEXT,
    Credentials,
    Kind,
    Scenario,
    Step,
)
from tools.standin.storage import Repository, Storage

USER = "AWS"
TOKEN = "stand-in-token"

_BUCKET = re.compile(r"prod-[\w-]+-starport-layer-bucket\.s3\.[\w-]+\.amazonaws\.com")
_ROUTES = {
    "manifest": re.compile(r"/v2/(?P<repository>.+)/manifests/(?P<reference>[^/]+)"),
    "upload": re.compile(r"/v2/(?P<repository>.+)/blobs/uploads/(?P<reference>[^/]*)"),
    "blob": re.compile(r"/v2/(?P<repository>.+)/blobs/(?P<reference>sha256:[0-9a-f]{64})"),
    "tags": re.compile(r"/v2/(?P<repository>.+)/tags/(?P<reference>list)"),
    "referrers": re.compile(r"/v2/(?P<repository>.+)/referrers/(?P<reference>[^/]+)"),
}
_STEPS = {
    ("HEAD", "manifest"): Step.MANIFEST_READ,
    ("GET", "manifest"): Step.MANIFEST_READ,
    ("PUT", "manifest"): Step.MANIFEST_WRITE,
    ("HEAD", "blob"): Step.BLOB_CHECK,
    ("GET", "blob"): Step.BLOB_READ,
    ("POST", "upload"): Step.UPLOAD_START,
    ("PATCH", "upload"): Step.UPLOAD_PART,
    ("PUT", "upload"): Step.UPLOAD_END,
    ("GET", "tags"): Step.TAGS,
    ("GET", "referrers"): Step.MANIFEST_READ,
}
_BY_REPOSITORY = {row.repository: row for row in SCENARIOS.values() if row.credentials is Credentials.CURRENT}
_BY_PASSWORD = {name: row for name, row in SCENARIOS.items() if row.credentials is Credentials.OWN}
_LAYER_STORE_REFUSAL = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<Error><Code>AccessDenied</Code><Message>Access Denied</Message>"
    "<RequestId>7Q2ZC0S8E1D9XK4M</RequestId><HostId>b3JkaW5hcnkgaG9zdCBpZGVudGlmaWVy</HostId></Error>"
)


@dataclass(frozen=True)
class Answer:
    """One HTTP answer. A HEAD request gets it without the body."""

    status: int
    body: bytes = b""
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


def _errors(status: int, code: str, message: str) -> Answer:
    body = json.dumps({"errors": [{"code": code, "message": message}]}) + "\n"
    return Answer(status, body.encode(), JSON)


def _refusal(scenario: Scenario, step: Step, tag: str | None) -> Answer:
    if scenario.code:
        return _errors(scenario.status, scenario.code, scenario.sentence(step, tag))
    return Answer(scenario.status, scenario.message.encode(), scenario.content_type)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        body = self._read_body()
        answer = self._answer(body)
        if answer is None:
            self._hang_up()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.content_type and (answer.body or self.command != "HEAD"):
            self.send_header("Content-Type", answer.content_type)
        if "Content-Length" not in answer.headers:
            self.send_header("Content-Length", "0" if self.command == "HEAD" else str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_POST = do_PUT = do_PATCH = do_GET

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet: what a client prints is the only output of interest."""

    def _answer(self, body: bytes) -> Answer | None:
        """The answer to this request, None to hang up."""
        host = self.headers.get("Host", "")
        if "X-Amz-Target" in self.headers:
            return Answer(*api.answer(self.headers["X-Amz-Target"], self.headers.get("Authorization", ""), body))
        if _BUCKET.fullmatch(host):
            return Answer(HTTPStatus.FORBIDDEN, _LAYER_STORE_REFUSAL.encode(), "application/xml")
        password = _password(self.headers.get("Authorization"))
        url = urlsplit(self.path)
        route, match = next(
            ((name, found) for name, route in _ROUTES.items() if (found := route.fullmatch(url.path))),
            ("ping", None),
        )
        step = _STEPS.get((self.command, route), Step.TOKEN)
        if step is Step.UPLOAD_END and body:
            step = Step.UPLOAD_PART  # a whole blob in one request: the part comes first
        if password in _BY_PASSWORD and _BY_PASSWORD[password].code:
            return _refusal(_BY_PASSWORD[password], step, None)
        if password != TOKEN:
            challenge = {"WWW-Authenticate": f'Basic realm="https://{host}/",service="ecr.amazonaws.com"'}
            return Answer(HTTPStatus.UNAUTHORIZED, b"Not Authorized\n", TEXT, challenge)
        if match is None:
            known = url.path in ("/v2/", "/v2")
            return Answer(HTTPStatus.OK) if known else _errors(404, "UNSUPPORTED", "Invalid path")
        name, reference = match["repository"], match["reference"]
        scenario = _BY_REPOSITORY.get(name)
        if scenario and step in scenario.steps:
            if scenario.kind is Kind.HANG_UP:
                return None
            if scenario.kind is Kind.LAYER_STORE:
                return _layer_store(scenario, reference)
            if scenario.kind is Kind.ANSWER:
                return _refusal(scenario, step, reference if route == "manifest" and ":" not in reference else None)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        return self._serve(self.server.storage.repository(name), name, step, reference, query=query, body=body)

    def _serve(
        self, repository: Repository, name: str, step: Step, reference: str, *, query: dict[str, str], body: bytes
    ) -> Answer:
        """Work as a registry does."""
        match step:
            case Step.MANIFEST_READ:
                if reference not in repository.manifests:
                    return _errors(404, "MANIFEST_UNKNOWN", "Requested image not found")
                media_type, content = repository.manifests[reference]
                return self._content(content, media_type)
            case Step.MANIFEST_WRITE:
                digest = repository.put_manifest(reference, self.headers.get("Content-Type", ""), body)
                return Answer(
                    HTTPStatus.CREATED,
                    headers={"Location": f"/v2/{name}/manifests/{digest}", "Docker-Content-Digest": digest},
                )
            case Step.BLOB_CHECK | Step.BLOB_READ:
                if reference not in repository.blobs:
                    return _errors(404, "BLOB_UNKNOWN", "blob unknown to registry")
                return self._content(repository.blobs[reference], "application/octet-stream")
            case Step.UPLOAD_START:
                return self._upload(HTTPStatus.ACCEPTED, name, repository.open_upload(), 0)
            case Step.UPLOAD_PART:
                repository.uploads[reference] += body
                if "digest" in query:
                    return self._end_upload(repository, name, reference, query["digest"])
                # ECR answers 201 here where the specification has 202.
                return self._upload(HTTPStatus.CREATED, name, reference, len(repository.uploads[reference]))
            case Step.UPLOAD_END:
                return self._end_upload(repository, name, reference, query["digest"])
            case Step.TAGS:
                tags = sorted(tag for tag in repository.manifests if not tag.startswith("sha256:"))
                return Answer(HTTPStatus.OK, json.dumps({"name": name, "tags": tags}).encode(), JSON)
            case _:
                return _errors(404, "UNSUPPORTED", "Invalid path")

    def _end_upload(self, repository: Repository, name: str, upload: str, digest: str) -> Answer:
        if not repository.close_upload(upload, digest):
            return _errors(400, "DIGEST_INVALID", "provided digest did not match uploaded content")
        headers = {"Location": f"/v2/{name}/blobs/{digest}", "Docker-Content-Digest": digest}
        return Answer(HTTPStatus.CREATED, headers=headers)

    def _content(self, content: bytes, media_type: str) -> Answer:
        headers = {"Docker-Content-Digest": digest_of(content), "Content-Length": str(len(content))}
        return Answer(HTTPStatus.OK, content, media_type, headers)

    def _upload(self, status: int, name: str, upload: str, size: int) -> Answer:
        return Answer(
            status,
            headers={
                "Location": f"https://{self.headers['Host']}/v2/{name}/blobs/uploads/{upload}",
                "Docker-Upload-UUID": upload,
                "Range": f"0-{max(size - 1, 0)}",
            },
        )

    def _read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _layer_store(scenario: Scenario, digest: str) -> Answer:
    region = scenario.region
    bucket = f"prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com"
    signature = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature=0f1e2d3c4b5a69788796a5b4c3d2e1f0"
    location = f"https://{bucket}/51d8c8-{scenario.account}-{digest.removeprefix('sha256:')[:12]}?{signature}"
    return Answer(HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": location})


def _password(authorization: str | None) -> str | None:
    scheme, _, value = (authorization or "").partition(" ")
    if scheme != "Basic":
        return None
    return base64.b64decode(value).decode().partition(":")[2]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], context: ssl.SSLContext, storage: Storage) -> None:
        self.context = context
        self.storage = storage
        super().__init__(address, _Handler)

    def get_request(self) -> tuple[ssl.SSLSocket, Any]:
        connection, address = super().get_request()
        # The handshake is left to the handler's thread: a client that dawdles must not block the others.
        wrapped = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return wrapped, address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away or does not trust the certificate is part of the job."""


class Standin:
    """The registry, listening while the `with` block lasts.

    Takes the address to listen on (an ephemeral port by default) and the host names to be certified for;
    every scenario's repository holds an image under the scenario's tag.
    """

    def __init__(self, address: tuple[str, int] = ("127.0.0.1", 0), hosts: tuple[str, ...] = ()) -> None:
        self._authority = Authority.create("stand-in authority")
        context = self._authority.server_context(("localhost", "127.0.0.1", *hosts))
        foreign = Authority.create("foreign authority").server_context((FOREIGN_AUTHORITY,))

        def choose(connection: ssl.SSLObject | ssl.SSLSocket, host: str | None, _: ssl.SSLContext) -> None:
            if host == FOREIGN_AUTHORITY:
                connection.context = foreign

        context.sni_callback = choose
        storage = Storage()
        for scenario in SCENARIOS.values():
            image = Image(f"{scenario.repository}, as the registry has it\n")
            storage.repository(scenario.repository).put_image(image, scenario.tag)
        self._server = _Server(address, context, storage)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://127.0.0.1:{self._server.server_address[1]}"

    @property
    def authority(self) -> str:
        """The certificate to trust, in PEM."""
        return self._authority.pem

    def client_context(self) -> ssl.SSLContext:
        """A TLS context that trusts this registry and nothing else."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=self.authority)
        return context

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
