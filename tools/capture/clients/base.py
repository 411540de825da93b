"""What a client is to the capture: how to start what it needs, and the command for each operation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from tools.capture.bench import Bench, Command
from tools.standin import SCENARIOS, Credentials, Scenario, Step
from tools.standin.scenarios import READ, WRITE, Kind

_WORDINGS = {
    "identity-policy-implicit-deny-cross-account",
    "permissions-boundary-implicit-deny",
    "service-control-policy-implicit-deny",
    "session-policy-implicit-deny",
    "vpc-endpoint-policy-implicit-deny",
    "identity-policy-explicit-deny",
    "resource-policy-explicit-deny",
    "session-policy-explicit-deny",
    "resource-control-policy-explicit-deny",
    "vpc-endpoint-policy-explicit-deny",
    "explicit-deny-untyped",
    "authorization-id",
}
_ESSENTIAL = {
    "repository-missing",
    "image-missing",
    "resource-policy-implicit-deny-cross-account",
    "quota-images",
    "tag-immutable-repository",
    "rate-exceeded",
    "token-expired",
    "not-logged-in",
    "helper-absent",
    "layer-store-denied",
}


class Scope(Enum):
    """How many scenarios an operation is captured in."""

    ALL = "every scenario that it can meet"
    MOST = "all but further wordings of the same IAM refusal"
    ESSENTIAL = "one scenario of each kind"

    def covers(self, scenario: Scenario) -> bool:
        """Whether the scenario is in scope."""
        if self is Scope.ESSENTIAL:
            return scenario.name in _ESSENTIAL
        return self is Scope.ALL or scenario.name not in _WORDINGS


@dataclass(frozen=True)
class Operation:
    """One thing a client does.

    `command` is called with the scenario and returns the command to record; `kind` is push, pull or login where
    the operation is one of them; `steps` are the requests it makes, so that it is only run where one is refused.
    `scenarios`, if given, are the only ones; in the `unsteady` ones the output depends on timing.
    """

    command: Callable[[Scenario], Command]
    kind: str | None
    steps: frozenset[Step]
    scope: Scope = Scope.ALL
    credentials: frozenset[Credentials] = frozenset(Credentials)
    scenarios: tuple[str, ...] = ()
    unsteady: tuple[str, ...] = ()

    def meets(self, scenario: Scenario) -> bool:
        """Whether running the operation in this scenario shows anything."""
        if self.scenarios:
            return scenario.name in self.scenarios
        if scenario.credentials not in self.credentials or not self.scope.covers(scenario):
            return False
        if scenario.name in self.unsteady or (self.kind == "push" and scenario.code == "MANIFEST_UNKNOWN"):
            return False
        return scenario.kind is Kind.CLIENT or bool(scenario.steps & self.steps)


class Client(ABC):
    """One client in one mode; `name` is its folder under fixtures/."""

    name: ClassVar[str]
    client: ClassVar[str]
    mode: ClassVar[str] = ""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    @classmethod
    def start(cls, bench: Bench, stack: ExitStack) -> Client:
        """Start what the client needs; it is stopped when the stack unwinds."""
        del stack
        return cls(bench)

    @abstractmethod
    def version(self) -> str:
        """The version, as the client itself states it."""

    @abstractmethod
    def operations(self) -> Mapping[str, Operation]:
        """The operations by name."""

    def environment(self, scenario: Scenario) -> dict[str, str]:
        """The environment to run an operation in."""
        return self.bench.environment(scenario)

    def cases(self) -> Iterator[tuple[str, Operation, Scenario]]:
        """Every operation in every scenario that it meets."""
        for name, operation in self.operations().items():
            for scenario in SCENARIOS.values():
                if operation.meets(scenario):
                    yield name, operation, scenario


PULL = READ
PUSH = WRITE
PROBING_PUSH = WRITE | {Step.MANIFEST_READ}
# containerd and crane send the configuration and the layer side by side: which is refused first is a matter of luck.
SIDE_BY_SIDE = ("upload-part-denied", "upload-invalid")
LOGIN_SCENARIOS = (
    "token-expired",
    "token-invalid",
    "wrong-password",
    "foreign-authority",
    "port-closed",
    "region-typo",
)


def login(program: str, scenario: Scenario, options: tuple[str, ...] = ()) -> Command:
    """The login that every client spells alike: user AWS, the password on standard input."""
    words = (program, "login", "--username", "AWS", "--password-stdin", scenario.registry)
    return Command(words, options=options, stdin=Bench.password(scenario))
