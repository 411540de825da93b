"""Every API operation that a live check uses, sessions of boto3, and calls: within one limit of time, none twice.

All operations only read. Every refusal is an answer, not an error. An answer is cut down to what is kept of it before
anything else sees it: a token never leaves the call. The one place that needs the extra ``live`` to be installed.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from getpass import GetPassWarning
from importlib import import_module
from typing import Any, NamedTuple, Protocol
from warnings import catch_warnings, simplefilter

from ecr_denied.extras import adding
from ecr_denied.redaction import clean

__all__ = [
    "OPERATIONS",
    "ApiOperation",
    "Caller",
    "Deadline",
    "NotAvailable",
    "Response",
    "Session",
    "session",
    "unanswered",
]


class ApiOperation(NamedTuple):
    """One operation as boto3 names it, and what is kept of its answer."""

    service: str
    method: str
    keeps: tuple[str, ...]

    @classmethod
    def of(cls, action: str, keeps: str) -> ApiOperation:
        """The operation that IAM writes like this."""
        service, _, name = action.partition(":")
        method = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
        return cls({"servicequotas": "service-quotas"}.get(service, service), method, tuple(keeps.split()))


_KEEPS = {
    "sts:GetCallerIdentity": "Account Arn",
    "ecr:GetAuthorizationToken": "",
    "ecr:BatchGetImage": "images failures",
    "ecr:BatchCheckLayerAvailability": "",
    "ecr:GetDownloadUrlForLayer": "",
    "ecr:DescribeRepositories": "repositories nextToken",
    "ecr:DescribeImages": "imageDetails nextToken",
    "ecr:GetRepositoryPolicy": "policyText",
    "ecr:GetRegistryPolicy": "policyText",
    "ecr:GetAccountSetting": "value",
    "ecr:DescribePullThroughCacheRules": "pullThroughCacheRules nextToken",
    # It has ECR try the secret of the rule upstream, and does not answer with it.
    "ecr:ValidatePullThroughCacheRule": "isValid failure",
    "ecr:DescribeRepositoryCreationTemplates": "repositoryCreationTemplates nextToken",
    "ecr-public:GetAuthorizationToken": "",
    "ecr-public:DescribeRegistries": "registries",
    "ecr-public:DescribeRepositories": "repositories",
    "iam:GetRole": "Role",
    "iam:SimulatePrincipalPolicy": "EvaluationResults",
    "ec2:DescribeVpcEndpoints": "VpcEndpoints NextToken",
    # An event names access keys by their ids; it is read inside the probe and goes nowhere.
    "cloudtrail:LookupEvents": "Events",
    "servicequotas:ListServiceQuotas": "Quotas NextToken",
}
OPERATIONS = {action: ApiOperation.of(action, keeps) for action, keeps in _KEEPS.items()}

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
    # What is not there.
    "no-repository": ("RepositoryNotFoundException",),
    "no-tag": ("ImageNotFoundException",),
    "no-layer": ("LayersNotFoundException",),
    "no-policy": ("RepositoryPolicyNotFoundException",),
    "no-registry-policy": ("RegistryPolicyNotFoundException",),
    "no-such-principal": ("NoSuchEntity", "InvalidInput"),
}
_KIND_OF = {code: kind for kind, codes in _CODES.items() for code in codes}
# The refusals of a signature whose time is too far from AWS's (IAM user guide, reference_sigv-troubleshooting).
_CLOCK = ("signature expired", "not yet current")
# What botocore raises before or instead of an answer; whatever else it raises is a setting of this machine.
_RAISED = {
    "no-credentials": (
        *("NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError"),
        *("SSOError", "TokenRetrievalError"),
    ),
    "unreachable": ("HTTPClientError", "ConnectionError"),
}


class Session(Protocol):
    """The part of a session of boto3 that is used."""

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
    """What came back. ``kind`` is ``ok``, what an error's code means, or ``unreachable`` where nothing came."""

    kind: str
    code: str = ""
    words: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


def unanswered(answer: Response) -> str:
    """The outcome of a call that was not let in, or did not answer what was asked."""
    return {"refused": "not-allowed", "ok": "unreadable"}.get(answer.kind, answer.kind)


class Deadline:
    """The time that all calls of one input have together."""

    def __init__(
        self, seconds: float | None = None, now: Callable[[], float] = time.monotonic, *, ends_early: bool = False
    ) -> None:
        """``None`` sets no limit. With ``ends_early`` an interrupt ends the time, and is not raised."""
        self._now, self._seconds, self._ends_early = now, seconds, ends_early
        self._end: float | None = None
        self.is_interrupted: bool = False

    @property
    def left(self) -> float | None:
        """Seconds, or ``None`` where there is no limit. The clock starts when they are asked for first."""
        if self.is_interrupted:
            return 0.0
        if self._end is None and self._seconds is not None:
            self._end = self._now() + self._seconds
        return None if self._end is None else max(0.0, self._end - self._now())

    def interrupt(self) -> bool:
        """End the time, where that is allowed."""
        self.is_interrupted = self._ends_early
        return self._ends_early


def _unheard(_: str) -> None:
    """Calls are not reported."""


class Caller:
    """Makes calls with one session, in the region and partition of a registry. It remembers the answers.

    Credentials are fetched at once, before the clock starts: the user may have to type a code.
    """

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
        self._without = _without_credentials(session)
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
        other = copy(self)
        other._region, other.made = region, []
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
        if self._without is not None:
            return self._without
        try:
            found = getattr(self._client(operation.service), operation.method)(**parameters)
        # Whatever a plug-in, a wrong address or a credential process raises has a name.
        except Exception as error:
            return _raised(error)
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


def _raised(error: Exception) -> Response:
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):
        return _refused(response.get("Error", {}))
    names = [one.__name__ for one in type(error).__mro__]
    kind = next((kind for kind, known in _RAISED.items() if not set(known).isdisjoint(names)), "wrong-setting")
    return Response(kind, names[0], clean(str(error)))


def _without_credentials(session: Session) -> Response | None:
    """Have the credentials of a session, and where that fails what it came to.

    getpass gives the terminal its echo back at an interrupt, and by itself at no other signal. Where there is no
    terminal it would read a code from the input.
    """
    find = getattr(session, "get_credentials", None)
    try:
        with catch_warnings(), _ended_by_a_signal():
            simplefilter("error", GetPassWarning)
            found = find() if find else None
            if found is not None:
                found.get_frozen_credentials()
    except (GetPassWarning, EOFError):
        return Response("no-credentials", "NoTerminal", "a code of MFA is asked for, and no terminal is there")
    except Exception as error:
        said = _raised(error)
        return replace(said, kind="no-credentials") if said.kind in ("refused", "error") else said
    return None


@contextmanager
def _ended_by_a_signal() -> Iterator[None]:
    """A request to end ends what is done in order, where signals are received."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _kept(operation: ApiOperation, found: Mapping[str, Any]) -> Response:
    return Response("ok", fields={name: found[name] for name in operation.keeps if name in found})


def _refused(error: Mapping[str, Any]) -> Response:
    code, message = str(error.get("Code", "")), clean(str(error.get("Message", "")))
    kind = _KIND_OF.get(code, "error")
    if kind == "invalid" and any(words in message.lower() for words in _CLOCK):
        kind = "clock-off"
    return Response(kind, code, message)
