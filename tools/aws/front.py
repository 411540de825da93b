"""The stand-in for AWS: a server on loopback that knows who calls, decides, and hands the rest to moto.

moto looks only into the account of the credentials, and lets everybody do everything. So the front reads the account
from the credentials, refuses what ``evaluation`` refuses, and routes the request to the account of ``registryId``.
"""

from __future__ import annotations

import importlib
import io
import json
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from ecr_denied.records import RunBy
from tools.aws.accounts import BUILDER, OWNER, Identity, identities
from tools.aws.builder import Builder
from tools.aws.evaluation import Request, refusal
from tools.aws.handlers import HANDLERS, AwsError, Call
from tools.aws.worlds import ALL_IS_WELL, World

__all__ = ["Front", "serving"]

Environment = dict[str, Any]
_CREDENTIAL = re.compile(r"Credential=(?P<key>[^/]+)/[0-9]+/(?P<region>[^/]+)/(?P<service>[^/]+)/")
_QUERY = frozenset({"iam", "sts", "ec2"})
# Requests that are about a registry, not about one of its repositories.
_ON_ALL = re.compile(r"GetAuthorizationToken|.*RegistryPolicy|.*AccountSetting|.*PullThroughCacheRules?|.*Templates")


class Front:
    """One WSGI application; ``enter`` puts it into a world."""

    def __init__(self) -> None:
        """Start in the world where all is well."""
        server: Any = importlib.import_module("moto.moto_server.werkzeug_app")
        self._moto = server.DomainDispatcherApplication(server.create_backend_app)
        # No world has an instance, so none needs AWS's images of machines: to load them is most of building a world.
        settings: Any = importlib.import_module("moto.settings")
        settings.ec2_load_default_amis = lambda: False
        self._reset: Callable[[], None] = importlib.import_module(
            "moto.moto_api._internal.models"
        ).moto_api_backend.reset
        self.world = ALL_IS_WELL
        self.builder: Builder | None = None
        self.enter(ALL_IS_WELL)

    def enter(self, world: World) -> None:
        """Forget everything, and build this world."""
        self.world = world
        self.callers = identities(world.caller, world.account)
        self._by_key = {identity.key: identity for identity in self.callers.values()}
        self._reset()
        if self.builder is not None:
            self.builder.build(world)

    def __call__(self, environ: Environment, start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        signed = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        service = signed["service"] if signed else "none"
        try:
            if signed is None:
                raise AwsError("MissingAuthenticationToken", "Request is missing Authentication Token")
            operation, given = _read(environ, body)
            call, action = self._admit(signed, operation, given)
            handler = HANDLERS.get((service, operation))
            if handler is not None:
                fields = handler(call)
                return _answer(start, 200, _fields(service, operation, fields))
            return self._pass_on(call, action, environ, body, start)
        except AwsError as error:
            return _answer(start, 400, _error(service, error))

    def _admit(self, signed: re.Match[str], operation: str, given: Mapping[str, Any]) -> tuple[Call, str]:
        """Who calls, for what; the request of nobody, of the expired and of the refused ends here."""
        service, region = signed["service"], signed["region"]
        action = f"{service}:{operation}"
        if signed["key"].startswith(BUILDER):
            account = signed["key"].removeprefix(BUILDER)
            return Call(
                self.world, Identity(signed["key"], f"arn:aws:iam::{account}:root", True), account, region, given
            ), action
        identity = self._by_key.get(signed["key"])
        query = service in _QUERY
        if identity is None:
            code = "InvalidClientTokenId" if query else "UnrecognizedClientException"
            raise AwsError(code, "The security token included in the request is invalid.")
        if self.world.expired and identity is self.callers[RunBy.CALLER]:
            code = "ExpiredToken" if query else "ExpiredTokenException"
            raise AwsError(code, "The security token included in the request is expired")
        owner = str(given.get("registryId") or identity.account)
        call = Call(self.world, identity, owner, region, given)
        if action == "sts:GetCallerIdentity":
            return call, action
        resource = _resource(service, operation, call)
        repository = service == "ecr" and owner == OWNER and resource != "*"
        limited = identity is self.callers[RunBy.CALLER]
        policies = self.world.policies(limited=limited, repository=repository)
        request = Request(identity.principal, action, resource)
        sentence = refusal(policies, request, owner)
        if sentence is not None:
            raise AwsError("AccessDenied" if query else "AccessDeniedException", sentence)
        return call, action

    def _pass_on(
        self, call: Call, action: str, environ: Environment, body: bytes, start: Callable[..., Any]
    ) -> Iterable[bytes]:
        """What moto answers, in the account that owns what was asked for."""
        if action == "sts:GetCallerIdentity":
            account, arn = call.identity.account, call.identity.principal
            return _answer(
                start, 200, _xml("GetCallerIdentity", {"UserId": "AROA:run", "Account": account, "Arn": arn})
            )
        head: list[Any] = []
        asked = {**environ, "HTTP_X_MOTO_ACCOUNT_ID": call.owner, "wsgi.input": io.BytesIO(body)}

        def keep(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], None]:
            head[:] = [status, headers]
            return lambda _: None

        answer = b"".join(self._moto(asked, keep))
        if action in ("ecr:DescribeImages", "ecr:BatchGetImage") and head[0].startswith("200"):
            return _answer(start, 200, _with_status(action, call, json.loads(answer)))
        start(*head)
        return [answer]


def _with_status(action: str, call: Call, fields: dict[str, Any]) -> str:
    """moto's answer on images, as it is when they are archived."""
    for image in fields.get("imageDetails", ()):
        image["imageStatus"] = "ARCHIVED" if call.world.archived else "ACTIVE"
    if action == "ecr:BatchGetImage" and call.world.archived:
        asked = [{"imageId": one["imageId"]} for one in fields["images"]]
        words = {"failureCode": "ImageInaccessible", "failureReason": "The image is archived."}
        fields = {"images": [], "failures": [*fields["failures"], *({**one, **words} for one in asked)]}
    if action == "ecr:BatchGetImage" and call.world.upstream_failure is not None:
        for one in fields["failures"]:
            one |= {"failureCode": call.world.upstream_failure, "failureReason": "The upstream registry refused."}
    return json.dumps(fields)


# --- requests and answers on the wire ------------------------------------------------------------------


def _read(environ: Environment, body: bytes) -> tuple[str, dict[str, Any]]:
    """The operation and its parameters, of either protocol."""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.rpartition(".")[2], json.loads(body or b"{}")
    given: dict[str, Any] = {}
    for name, value in parse_qsl(body.decode()):
        listed, marked, _ = name.partition(".member.")
        if marked:
            given.setdefault(listed, []).append(value)
        else:
            given[name] = value
    return given.pop("Action"), given


def _resource(service: str, operation: str, call: Call) -> str:
    if service not in ("ecr", "ecr-public") or _ON_ALL.fullmatch(operation):
        return "*"
    names = [call.given.get("repositoryName"), *call.given.get("repositoryNames", ())]
    name = next((one for one in names if one), "*")
    return f"arn:aws:{service}:{call.region if service == 'ecr' else ''}:{call.owner}:repository/{name}"


def _answer(start: Callable[..., Any], status: int, text: str) -> list[bytes]:
    kind = "text/xml" if text.startswith("<") else "application/x-amz-json-1.1"
    data = text.encode()
    start(f"{status} -", [("Content-Type", kind), ("Content-Length", str(len(data)))])
    return [data]


def _fields(service: str, operation: str, fields: Mapping[str, Any]) -> str:
    return _xml(operation, fields) if service in _QUERY else json.dumps(fields)


def _error(service: str, error: AwsError) -> str:
    if service not in _QUERY:
        return json.dumps({"__type": error.code, "message": error.message})
    inner = f"<Error><Type>Sender</Type>{_element('Code', error.code)}{_element('Message', error.message)}</Error>"
    if service == "ec2":
        return f"<Response><Errors>{inner}</Errors></Response>"
    return f"<ErrorResponse>{inner}</ErrorResponse>"


def _xml(operation: str, fields: Mapping[str, Any]) -> str:
    result = _element(f"{operation}Result", fields)
    return f"<{operation}Response>{result}</{operation}Response>"


def _element(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        inner = "".join(_element(key, one) for key, one in value.items())
    elif isinstance(value, list):
        inner = "".join(_element("member", one) for one in value)
    elif isinstance(value, bool):
        inner = str(value).lower()
    else:
        inner = escape(str(value))
    return f"<{name}>{inner}</{name}>"


# --- the server ----------------------------------------------------------------------------------------


@contextmanager
def serving() -> Iterator[tuple[Front, str]]:
    """The front and its address, as long as it is needed; meanwhile this process reaches nothing but loopback."""
    werkzeug: Any = importlib.import_module("werkzeug.serving")

    class Quiet(werkzeug.WSGIRequestHandler):  # type: ignore[misc]
        """Requests are not logged."""

        def log(self, *_: object) -> None:
            """Nothing."""

    front = Front()
    connect = socket.socket.connect

    def on_loopback(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith("127."):
            raise OSError(f"{address[0]} is not on loopback")
        connect(self, address)

    server = werkzeug.make_server("127.0.0.1", 0, front, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        socket.socket.connect = on_loopback  # type: ignore[assignment, method-assign]
        front.builder = Builder(f"http://127.0.0.1:{server.server_port}")
        front.enter(ALL_IS_WELL)
        yield front, f"http://127.0.0.1:{server.server_port}"
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]
        server.shutdown()
        thread.join()
