"""Runs the cases: every chosen client, operation and scenario, a few at a time."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from tools.capture import sandbox
from tools.capture.bench import Bench
from tools.capture.clients import CLIENTS, Client, Operation
from tools.capture.fixtures import Fixture
from tools.capture.nameserver import NameServer
from tools.capture.normalise import normalise
from tools.capture.oracle import Oracle
from tools.standin import Scenario, Standin

# Most of the time a client waits before it tries again.
_WORKERS = 6


@dataclass(frozen=True)
class Case:
    """One command to run."""

    client: Client
    operation_name: str
    operation: Operation
    scenario: Scenario
    version: str

    @property
    def name(self) -> str:
        """The fixture's name."""
        return f"{self.operation_name}-{self.scenario.name}"

    def run(self) -> Fixture:
        """Run the command and make a fixture of what it printed."""
        command = self.operation.command(self.scenario)
        outcome = self.client.bench.run(command, self.client.environment(self.scenario))
        stdout, stderr = normalise(outcome.stdout), normalise(outcome.stderr)
        origin = {
            "kind": "captured",
            "client": self.client.client,
            "version": self.version,
            "mode": self.client.mode,
            "command": str(command),
            "exit_status": outcome.exit_status,
            "scenario": self.scenario.name,
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        }
        tag = command.reference.rpartition(":")[2]
        oracle = Oracle(self.scenario, self.operation.kind, tag or self.scenario.tag)
        expect = oracle.expectation(stdout + stderr, outcome.exit_status)
        expect_stderr = oracle.expectation(stderr, outcome.exit_status)
        return Fixture(self.client.name, self.name, stdout, stderr, origin, expect, expect_stderr)


def capture(clients: Collection[str], chosen: Callable[[str, str, str], bool]) -> Iterator[Fixture]:
    """Yield a fixture for each case of these clients that `chosen(client, operation, scenario)` wants.

    Has to run in the sandbox. A command that does not end is reported on stderr and yields nothing.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(sandbox.furnished())
        stack.enter_context(NameServer(sandbox.RESOLVER, sandbox.HOSTS))
        registry = stack.enter_context(Standin((sandbox.REGISTRY, 443), sandbox.CERTIFIED))
        bench = Bench(folder, registry.authority)
        pool = stack.enter_context(ThreadPoolExecutor(_WORKERS))
        started = [pool.submit(_start, name, bench, stack) for name in clients]
        running: dict[Future[Fixture], Case] = {}
        for client, version in (future.result() for future in started):
            for name, operation, scenario in client.cases():
                if chosen(client.name, name, scenario.name):
                    case = Case(client, name, operation, scenario, version)
                    running[pool.submit(case.run)] = case
        for future, case in running.items():
            try:
                yield future.result()
            except (subprocess.TimeoutExpired, RuntimeError) as error:
                print(f"capture: {case.client.name}/{case.name}: {error}", file=sys.stderr)


def _start(name: str, bench: Bench, stack: ExitStack) -> tuple[Client, str]:
    client = CLIENTS[name].start(bench, stack)
    return client, client.version()
