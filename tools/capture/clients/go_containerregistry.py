"""crane, built from the sources of Debian's golang-github-google-go-containerregistry-dev."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Self

from tools.capture.bench import Bench, Command
from tools.capture.clients.base import PROBING_PUSH, PULL, SIDE_BY_SIDE, Client, Operation, Scope
from tools.standin import Scenario, Step

_PACKAGE = "golang-github-google-go-containerregistry-dev"


class Crane(Client):
    """crane, which kaniko and ko share their library with."""

    name = client = "crane"

    @classmethod
    def start(cls, bench: Bench, stack: ExitStack) -> Self:
        go = {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "", "GOCACHE": f"{bench.folder}/go"}
        program = "github.com/google/go-containerregistry/cmd/crane"
        bench.prepare(["go", "build", "-o", bench.folder / "bin" / "crane", program], bench.environment(**go))
        return cls(bench)

    def version(self) -> str:
        query = ["dpkg-query", "--show", "--showformat=${Version}", _PACKAGE]
        return self.bench.prepare(query, self.bench.environment()).partition("+")[0]

    def operations(self) -> Mapping[str, Operation]:
        manifest = frozenset({Step.MANIFEST_READ})
        return {
            "pull": Operation(self._pull, "pull", PULL),
            "push": Operation(self._push, "push", PROBING_PUSH, Scope.MOST, unsteady=(*SIDE_BY_SIDE, "upload-hang-up")),
            "digest": Operation(
                lambda s: Command(("crane", "digest", s.reference), s.reference), "pull", manifest, Scope.ESSENTIAL
            ),
            "ls": Operation(
                lambda s: Command(("crane", "ls", f"{s.registry}/{s.repository}")),
                None,
                frozenset({Step.TAGS}),
                Scope.ESSENTIAL,
            ),
        }

    def _pull(self, scenario: Scenario) -> Command:
        folder = self.bench.context(f"crane/{scenario.name}", {})
        return Command(("crane", "pull", scenario.reference, "image.tar"), scenario.reference, folder=folder)

    def _push(self, scenario: Scenario) -> Command:
        reference = scenario.candidate()
        layout = self.bench.layout(self.name, reference)
        return Command(("crane", "push", ".", reference), reference, folder=layout)
