"""Making one call: with bounded time-outs and retries, and with every refusal as an answer and not as an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol

from ecr_denied.live.operations import OPERATIONS
from ecr_denied.redaction import clean

__all__ = ["Answer", "Caller", "Session", "unanswered"]

# Seconds to connect and to wait for an answer, and how often one call is tried at all.
_CONNECT, _READ, _TRIES = 5, 15, 3

_CODES = {
    "expired": ("ExpiredToken", "ExpiredTokenException", "RequestExpired"),
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
_NO_CREDENTIALS = (
    "NoCredentialsError",
    "PartialCredentialsError",
    "CredentialRetrievalError",
    "SSOTokenLoadError",
    "TokenRetrievalError",
    "UnauthorizedSSOTokenError",
)
_KIND_OF = {code: kind for kind, codes in _CODES.items() for code in codes}


class Session(Protocol):
    """What is asked of a session of boto3."""

    @property
    def region_name(self) -> str | None:
        """The region that it asks in by itself."""

    def client(self, service_name: str, *, region_name: str, config: Any) -> Any:
        """A client of one service in one region."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``kind`` is ``ok``, a kind of error, or ``unreachable`` where nothing came."""

    kind: str
    code: str = ""
    message: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


def unanswered(answer: Answer) -> str:
    """The outcome of a call that tells nothing of what was asked."""
    return {"refused": "not-allowed", "ok": "unreadable"}.get(answer.kind, answer.kind)


def _unheard(_: str) -> None:
    """Nobody listens."""


class Caller:
    """Makes calls with one session, in the region and partition of the registry."""

    def __init__(self, session: Session, region: str, told: Callable[[str], None] = _unheard) -> None:
        """``told`` is given each call as it is made."""
        self._session, self._region, self._told = session, region, told
        self._clients: dict[str, Any] = {}

    @property
    def own_region(self) -> str | None:
        """The region that the session asks in by itself."""
        return self._session.region_name

    def elsewhere(self, region: str) -> Caller:
        """The same credentials in another region."""
        return Caller(self._session, region, self._told)

    def ask(self, action: str, **parameters: Any) -> Answer:
        """Make one call of an operation that is listed."""
        operation = OPERATIONS[action]
        self._told(action)
        library = import_module("botocore.exceptions")
        try:
            found = getattr(self._client(operation.service), operation.method)(**parameters)
        except library.ClientError as error:
            return _refused(error.response.get("Error", {}))
        except library.BotoCoreError as error:
            name = type(error).__name__
            return Answer("no-credentials" if name in _NO_CREDENTIALS else "unreachable", name)
        return Answer("ok", fields={name: found[name] for name in operation.keeps if name in found})

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            config = import_module("botocore.config").Config(
                connect_timeout=_CONNECT,
                read_timeout=_READ,
                retries={"total_max_attempts": _TRIES, "mode": "standard"},
            )
            # IAM is one for a partition, and any of its regions finds it.
            self._clients[service] = self._session.client(service, region_name=self._region, config=config)
        return self._clients[service]


def _refused(error: Mapping[str, Any]) -> Answer:
    code = str(error.get("Code", ""))
    return Answer(_KIND_OF.get(code, "error"), code, clean(str(error.get("Message", ""))))
