"""Sessions of boto3, and calls: within one limit of time, none twice, with every refusal as an answer, not an error.

The one place that needs the extra ``live`` to be installed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol

from ecr_denied.extras import adding
from ecr_denied.live.aws.operations import OPERATIONS, ApiOperation
from ecr_denied.redaction import clean

__all__ = ["Caller", "Deadline", "NotAvailable", "Response", "Session", "session", "unanswered"]

# Seconds to connect and to wait for an answer, and how often one call is tried at all.
_CONNECT, _READ, _TRIES = 5, 15, 3

_CODES = {
    "expired": ("ExpiredToken", "ExpiredTokenException"),
    "clock-off": ("RequestExpired", "RequestTimeTooSkewed"),
    # A key that AWS does not know, or not in this partition or a Region that is not enabled.
    "invalid": (
        "UnrecognizedClientException",
        "InvalidClientTokenId",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
    ),
    "refused": ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"),
    "throttled": ("Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded"),
    "missing": (
        "RepositoryNotFoundException",
        "ImageNotFoundException",
        "LayersNotFoundException",
        "RepositoryPolicyNotFoundException",
        "RegistryPolicyNotFoundException",
        "NoSuchEntity",
    ),
}
_KIND_OF = {code: kind for kind, codes in _CODES.items() for code in codes}
# How a signature is refused whose time is too far from AWS's (IAM user guide, reference_sigv-troubleshooting).
_CLOCK = ("signature expired", "not yet current")
# What botocore raises before or instead of an answer; whatever else it raises is a setting of this machine.
_RAISED = {
    "no-credentials": (
        "NoCredentialsError",
        "PartialCredentialsError",
        "CredentialRetrievalError",
        "SSOTokenLoadError",
        "TokenRetrievalError",
        "UnauthorizedSSOTokenError",
    ),
    "unreachable": (
        "HTTPClientError",
        "ConnectionError",
        "EndpointConnectionError",
        "ConnectTimeoutError",
        "ReadTimeoutError",
        "ConnectionClosedError",
        "ProxyConnectionError",
        "SSLError",
        "ResponseStreamingError",
    ),
}
_KIND_RAISED = {name: kind for kind, names in _RAISED.items() for name in names}


class Session(Protocol):
    """What is asked of a session of boto3."""

    @property
    def region_name(self) -> str | None:
        """The region that it asks in by itself."""

    def client(self, service_name: str, *, region_name: str, config: Any) -> Any:
        """A client of one service in one region."""


class NotAvailable(Exception):
    """There is no session: the extra is not installed, or there is no such profile."""


def session(profile: str | None = None) -> Session:
    """The credentials of a profile, or those of the environment.

    :raises NotAvailable: with what is missing, in a few words.
    """
    try:
        boto3 = import_module("boto3")
    except ImportError as error:
        raise NotAvailable(f"needs boto3: {adding('live')}") from error
    try:
        made: Session = boto3.Session(profile_name=profile)
    except import_module("botocore.exceptions").BotoCoreError as error:
        raise NotAvailable(str(error)) from error
    return made


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. ``kind`` is ``ok``, a kind of error, or ``unreachable`` where nothing came."""

    kind: str
    code: str = ""
    words: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


def unanswered(answer: Response) -> str:
    """The outcome of a call that tells nothing of what was asked."""
    return {"refused": "not-allowed", "ok": "unreadable"}.get(answer.kind, answer.kind)


class Deadline:
    """The time that all calls of one input have together."""

    def __init__(
        self, seconds: float | None = None, now: Callable[[], float] = time.monotonic, *, ends_early: bool = False
    ) -> None:
        """``None`` sets no limit. With ``ends_early`` an interrupt ends the time, and is not raised."""
        self._now, self._end = now, None if seconds is None else now() + seconds
        self._ends_early = ends_early
        self.is_interrupted: bool = False

    @property
    def left(self) -> float | None:
        """Seconds, or ``None`` where there is no limit."""
        if self.is_interrupted:
            return 0.0
        return None if self._end is None else max(0.0, self._end - self._now())

    def interrupt(self) -> bool:
        """End the time, where that is allowed."""
        self.is_interrupted = self._ends_early
        return self._ends_early


def _unheard(_: str) -> None:
    """Calls are not told of."""


class Caller:
    """Makes calls with one session, in the region and partition of a registry. It remembers the answers."""

    def __init__(
        self,
        session: Session,
        region: str,
        told: Callable[[str], None] = _unheard,
        deadline: Deadline | None = None,
    ) -> None:
        """``told`` is given each call as it is made."""
        self._session, self._region, self._told = session, region, told
        self._deadline = deadline or Deadline()
        self._clients: dict[tuple[str, str], Any] = {}
        self._answers: dict[str, Response] = {}
        self.last: Response = Response("")
        self.made: list[str] = []

    @property
    def own_region(self) -> str | None:
        """The region that the session asks in by itself."""
        return self._session.region_name

    def elsewhere(self, region: str) -> Caller:
        """The same credentials in another region."""
        other = Caller(self._session, region, self._told, self._deadline)
        other._clients, other._answers = self._clients, self._answers
        return other

    def ask(self, action: str, **parameters: Any) -> Response:
        """The answer to a call of an operation that is listed; nothing is asked twice."""
        key = f"{self._region} {action} {parameters}"
        self.made.append(action)
        if key not in self._answers:
            try:
                self._answers[key] = self._in_time(action, parameters)
            except KeyboardInterrupt:
                if not self._deadline.interrupt():
                    raise
                self._answers[key] = Response("out-of-time")
        self.last = self._answers[key]
        return self.last

    def _in_time(self, action: str, parameters: Mapping[str, Any]) -> Response:
        """Make a call, and wait no longer than there is time; what it still does is then of no use."""
        left = self._deadline.left
        if left == 0:
            return Response("out-of-time")
        self._told(action)
        if left is None:
            return self._made(action, parameters)
        found: list[Response] = []
        call = threading.Thread(target=lambda: found.append(self._made(action, parameters)), daemon=True)
        call.start()
        call.join(left)
        return found[0] if found else Response("out-of-time")

    def _made(self, action: str, parameters: Mapping[str, Any]) -> Response:
        operation = OPERATIONS[action]
        library = import_module("botocore.exceptions")
        try:
            found = getattr(self._client(operation.service), operation.method)(**parameters)
        except library.ClientError as error:
            return _refused(error.response.get("Error", {}))
        # A wrong address is a ValueError and a missing credential process an OSError, whatever made them.
        except (library.BotoCoreError, ValueError, OSError) as error:
            name = type(error).__name__
            kind = _KIND_RAISED.get(name, "wrong-setting")
            return Response(kind, name, clean(str(error)))
        return _kept(operation, found)

    def _client(self, service: str) -> Any:
        key = service, self._region
        if key not in self._clients:
            config = import_module("botocore.config").Config(
                connect_timeout=_CONNECT,
                read_timeout=_READ,
                retries={"total_max_attempts": _TRIES, "mode": "standard"},
            )
            # IAM is one for a partition, and any of its regions finds it.
            self._clients[key] = self._session.client(service, region_name=self._region, config=config)
        return self._clients[key]


def _kept(operation: ApiOperation, found: Mapping[str, Any]) -> Response:
    return Response("ok", fields={name: found[name] for name in operation.keeps if name in found})


def _refused(error: Mapping[str, Any]) -> Response:
    code, message = str(error.get("Code", "")), clean(str(error.get("Message", "")))
    kind = _KIND_OF.get(code, "error")
    if kind == "invalid" and any(words in message.lower() for words in _CLOCK):
        kind = "clock-off"
    return Response(kind, code, message)
