"""containerd, through its own command line ctr."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Self

from tools.capture.bench import Bench, Command, daemon
from tools.capture.clients.base import PROBING_PUSH, PULL, SIDE_BY_SIDE, Client, Operation, Scope
from tools.standin import USER, Credentials, Scenario

_CONFIG = """version = 2
root = "{folder}/root"
state = "{folder}/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "{folder}/containerd.sock"
"""


class Ctr(Client):
    """ctr on a containerd of its own."""

    name = client = "ctr"

    @classmethod
    def start(cls, bench: Bench, stack: ExitStack) -> Self:
        folder = bench.folder / "ctr"
        folder.mkdir()
        (folder / "config.toml").write_text(_CONFIG.format(folder=folder))
        daemon(stack, ["containerd", "--config", folder / "config.toml"], bench.environment(), folder / "log")
        client = cls(bench)
        for _ in range(120):
            try:
                client.version()
            except RuntimeError:
                time.sleep(0.25)
            else:
                return client
        raise RuntimeError(f"containerd does not answer, see the log in {folder}")

    @property
    def options(self) -> tuple[str, ...]:
        """The options that lead to this containerd."""
        return ("--address", f"{self.bench.folder}/ctr/containerd.sock")

    def version(self) -> str:
        answer = self.bench.prepare(["ctr", *self.options, "version"], self.bench.environment())
        return answer.partition("Server:")[2].split("Version:")[1].split()[0]

    def operations(self) -> Mapping[str, Operation]:
        able = frozenset({Credentials.CURRENT, Credentials.OWN, Credentials.NONE})
        return {
            "pull": Operation(self._pull, "pull", PULL, Scope.MOST, able),
            "push": Operation(self._push, "push", PROBING_PUSH, Scope.MOST, able, unsteady=SIDE_BY_SIDE),
        }

    def _pull(self, scenario: Scenario) -> Command:
        words = ("ctr", "images", "pull", *self._user(scenario), "--snapshotter", "native", scenario.reference)
        return Command(words, scenario.reference, options=self.options)

    def _push(self, scenario: Scenario) -> Command:
        reference = scenario.candidate()
        self._load(reference)
        return Command(("ctr", "images", "push", *self._user(scenario), reference), reference, options=self.options)

    def _load(self, reference: str) -> None:
        archive = self.bench.archive(self.name, reference)
        argv = ["ctr", *self.options, "images", "import", "--snapshotter", "native", str(archive)]
        self.bench.prepare(argv, self.bench.environment())

    def _user(self, scenario: Scenario) -> tuple[str, ...]:
        if scenario.credentials is Credentials.NONE:
            return ()
        return ("--user", f"{USER}:{self.bench.password(scenario)}")
