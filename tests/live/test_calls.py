"""The calls: what is used, what is kept, and how refusals come back."""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import threading
from getpass import GetPassWarning
from pathlib import Path
from typing import Any

import pytest

from ecr_denied.live.calls import OPERATIONS, Caller, Deadline
from ecr_denied.live.case import Case
from ecr_denied.live.diagnosis import wanted
from ecr_denied.live.probes import PROBES
from ecr_denied.records import Operation
from tests.live.fakes import OWNER, FakeSession, error
from tests.looped import looped

exceptions: Any = importlib.import_module("botocore.exceptions")
PACKAGE = Path(__file__).parents[2] / "ecr_denied" / "live"
READS = re.compile(r"(?:Get|Describe|List|BatchGet|BatchCheck|Simulate|Validate|Lookup)[A-Z]\w*")
SECRET = re.compile(r"token|secret|password|downloadurl|credential", re.IGNORECASE)


def asked(reply: Any, action: str = "ecr:GetRegistryPolicy", **parameters: Any) -> Any:
    return Caller(FakeSession(None, {action: reply}), "eu-west-1").ask(action, **parameters)


def shape(action: str) -> Any:
    operation = OPERATIONS[action]
    models: Any = importlib.import_module("botocore.session")
    return models.Session().get_service_model(operation.service).operation_model(action.rpartition(":")[2])


def test_no_operation_changes_anything() -> None:
    assert not [one for one in OPERATIONS if not READS.fullmatch(one.rpartition(":")[2])]


@looped("action", OPERATIONS)
def test_an_operation_is_one_of_the_service_and_keeps_no_secret(action: str) -> None:
    fields = shape(action).output_shape.members
    kept = OPERATIONS[action].keeps
    assert set(kept) <= fields.keys()
    # The mark of the next page is no secret.
    assert not [name for name in kept if SECRET.search(name) and name.lower() != "nexttoken"]


def test_the_code_asks_for_no_operation_that_is_not_listed_and_lists_none_that_is_not_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name != "calls.py")
    named = set(re.findall(r'"((?:sts|ecr|ecr-public|iam|ec2|cloudtrail|servicequotas):[A-Z]\w+)"', code))
    granted = {"ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"}
    assert named - granted == OPERATIONS.keys()
    assert {action for probe in PROBES.values() for action in probe.actions} <= OPERATIONS.keys()


def test_a_token_and_the_address_of_a_layer_do_not_leave_the_call() -> None:
    layer = {"repositoryName": "team/app", "layerDigest": f"sha256:{'0' * 64}"}
    for action, reply, parameters in (
        ("ecr:GetAuthorizationToken", {"authorizationData": [{"authorizationToken": "QVdTOm5ldmVy"}]}, {}),
        ("ecr:GetDownloadUrlForLayer", {"downloadUrl": "https://layers.example/?X-Amz-Signature=QVdTOm5ldmVy"}, layer),
    ):
        assert "QVdTOm5ldmVy" not in str(asked(reply, action, **parameters)) and not OPERATIONS[action].keeps


def test_no_layer_that_can_be_there_is_asked_for() -> None:
    session = FakeSession(None, {})
    case = Case(wanted(f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com/team/app", Operation.PULL))
    PROBES["layer-read"].run(Caller(session, "eu-west-1"), case)
    assert [parameters["layerDigest"] for _, parameters in session.asked] == [f"sha256:{'0' * 64}"]


@looped(
    "reply, kind",
    [
        (error("AccessDeniedException"), "refused"),
        (error("ThrottlingException"), "throttled"),
        (error("ExpiredTokenException"), "expired"),
        (error("UnrecognizedClientException"), "invalid"),
        (error("RepositoryNotFoundException"), "no-repository"),
        (error("ServerException"), "error"),
        (exceptions.ClientError({}, "x"), "error"),
        (exceptions.ConnectTimeoutError(endpoint_url="https://127.0.0.1"), "unreachable"),
        (exceptions.NoCredentialsError(), "no-credentials"),
        (exceptions.InvalidProxiesConfigError(), "wrong-setting"),
        (ValueError("Invalid endpoint: foo"), "wrong-setting"),
        (FileNotFoundError("/opt/credentials"), "wrong-setting"),
        (error("SignatureDoesNotMatch", "Signature expired: 20260101T000000Z is now earlier than"), "clock-off"),
        (error("SignatureDoesNotMatch", "The request signature we calculated does not match"), "invalid"),
        ({}, "ok"),
    ],
)
def test_whatever_comes_back_is_an_answer(reply: Any, kind: str) -> None:
    assert asked(reply).kind == kind


def test_the_words_of_an_error_lose_secrets_and_control_characters() -> None:
    answer = asked(error("AccessDenied", "key AKIAIOSFODNN7EXAMPLE\x1b[2J"))
    assert "AKIA" not in answer.words and "\x1b" not in answer.words


def test_the_region_is_that_of_the_registry_and_each_call_is_told_and_made_once() -> None:
    heard: list[str] = []
    session = FakeSession(None, {})
    caller = Caller(session, "cn-north-1", heard.append)
    caller.ask("iam:GetRole", RoleName="ci")
    caller.ask("iam:GetRole", RoleName="ci")
    assert session.regions == {"cn-north-1"} and heard == ["iam:GetRole"]
    assert json.dumps(session.asked)


def test_all_calls_together_have_one_limit_and_one_that_hangs_is_not_waited_for() -> None:
    goes_on = threading.Event()
    session = FakeSession(None, {"iam:GetRole": lambda **_: goes_on.wait(60) and {}})
    now = iter((0.0, 0.0, 29.99, 30.0))
    caller = Caller(session, "eu-west-1", deadline=Deadline(30, lambda: next(now)))
    assert caller.ask("sts:GetCallerIdentity").kind == "refused"
    assert caller.ask("iam:GetRole", RoleName="ci").kind == "out-of-time"
    goes_on.set()
    assert caller.ask("ecr:GetRegistryPolicy").kind == "out-of-time"
    assert [action for action, _ in session.asked] == ["sts:GetCallerIdentity", "iam:GetRole"]


def test_an_interrupt_is_raised_where_nothing_is_to_be_printed() -> None:
    def interrupted(**_: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Caller(FakeSession(None, {"iam:GetRole": interrupted}), "eu-west-1").ask("iam:GetRole", RoleName="ci")


class Credentials:
    """Credentials that are had in this way."""

    def __init__(self, raised: Exception | None) -> None:
        self._raised = raised

    def get_frozen_credentials(self) -> None:
        """Have them."""
        if self._raised is not None:
            raise self._raised


@looped(
    "raised, kind, words",
    [
        (None, "refused", ""),
        (EOFError(), "no-credentials", "no terminal is there"),
        (GetPassWarning("Can not control echo on the terminal."), "no-credentials", "no terminal is there"),
        (AttributeError("'list' object has no attribute 'get'"), "wrong-setting", "'list' object"),
        (error("AccessDenied", "MultiFactorAuthentication failed"), "no-credentials", "MultiFactorAuthentication"),
        (error("ExpiredToken", "is expired"), "expired", "is expired"),
        (exceptions.TokenRetrievalError(provider="sso", error_msg="ended"), "no-credentials", "ended"),
    ],
)
def test_credentials_are_had_before_the_first_call_and_what_fails_is_named(
    raised: Exception | None, kind: str, words: str
) -> None:
    session: Any = FakeSession(None, {})
    session.get_credentials = lambda: Credentials(raised)
    caller = Caller(session, "eu-west-1")
    answer = caller.ask("ecr:GetRegistryPolicy")
    assert answer.kind == kind and words in answer.words and bool(session.asked) is (raised is None)
    session.get_credentials = lambda: None
    assert Caller(session, "eu-west-1").ask("ecr:GetRegistryPolicy").kind == "refused"


def test_the_clock_does_not_run_while_credentials_are_had() -> None:
    now = iter((100.0, 100.0, 129.0))
    session: Any = FakeSession(None, {})
    deadline = Deadline(30, lambda: next(now))
    session.get_credentials = lambda: Credentials(None)
    assert Caller(session, "eu-west-1", deadline=deadline).ask("ecr:GetRegistryPolicy").kind == "refused"
    assert deadline.left == 1.0


def test_a_request_to_end_ends_in_order_and_only_where_signals_are_received() -> None:
    session: Any = FakeSession(None, {})

    def ended() -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM)
    session.get_credentials = ended
    with pytest.raises(SystemExit):
        Caller(session, "eu-west-1")
    assert signal.getsignal(signal.SIGTERM) is before
    made: list[Caller] = []
    session.get_credentials = lambda: None
    elsewhere = threading.Thread(target=lambda: made.append(Caller(session, "eu-west-1")))
    elsewhere.start()
    elsewhere.join()
    assert made
