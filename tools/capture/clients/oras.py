"""oras, for artifacts that are not images."""

from __future__ import annotations

from collections.abc import Mapping

from tools.capture.bench import Command
from tools.capture.clients.base import PROBING_PUSH, PULL, Client, Operation, Scope
from tools.standin import Scenario

# Two refusals at once make oras 1.2.0 panic ("compare and swap of inconsistently typed value").
_ONE_BY_ONE = ("--concurrency", "1")


class Oras(Client):
    """The oras command line."""

    name = client = "oras"

    def version(self) -> str:
        return self.bench.prepare(["oras", "version"], self.bench.environment()).split()[1]

    def operations(self) -> Mapping[str, Operation]:
        return {
            "pull": Operation(self._pull, "pull", PULL, Scope.MOST),
            "push": Operation(self._push, "push", PROBING_PUSH, Scope.MOST),
            "copy": Operation(self._copy, "push", PROBING_PUSH, Scope.ESSENTIAL),
        }

    def _pull(self, scenario: Scenario) -> Command:
        folder = self.bench.context(f"oras/pull/{scenario.name}", {})
        return Command(("oras", "pull", scenario.reference), scenario.reference, folder=folder)

    def _push(self, scenario: Scenario) -> Command:
        folder = self.bench.context(f"oras/push/{scenario.name}", {"sbom.json": f'{{"of": "{scenario.repository}"}}\n'})
        reference = scenario.candidate()
        words = ("oras", "push", *_ONE_BY_ONE, reference, "sbom.json:application/json")
        return Command(words, reference, folder=folder)

    def _copy(self, scenario: Scenario) -> Command:
        reference = scenario.candidate(2)
        layout = self.bench.layout(self.name, reference)
        source = f".:{reference.rpartition(':')[2]}"
        words = ("oras", "copy", *_ONE_BY_ONE, "--from-oci-layout", source, reference)
        return Command(words, reference, folder=layout)
