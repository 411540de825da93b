"""The clients of the containers/image library: podman, buildah and skopeo."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import ClassVar

from tools.capture.bench import Bench, Command
from tools.capture.clients.base import (
    LOGIN_SCENARIOS,
    PULL,
    PUSH,
    Client,
    Operation,
    Scope,
    login,
)
from tools.standin import Scenario, Step


class _Storing(Client):
    """A client that keeps images in a storage of its own."""

    global_options: ClassVar[tuple[str, ...]] = ()
    scope: ClassVar[Scope] = Scope.MOST

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._lock = threading.Lock()

    @property
    def options(self) -> tuple[str, ...]:
        """The options that keep the client in its own folder."""
        folder = self.bench.folder / self.name
        storage = (f"--root={folder}/root", f"--runroot={folder}/run", "--storage-driver=vfs")
        return (*storage, *self.global_options)

    def version(self) -> str:
        return self.bench.prepare([self.name, "--version"], self.bench.environment()).split()[2]

    def load(self, reference: str) -> None:
        """Put the image to push into the storage."""
        with self._lock:
            archive = f"oci-archive:{self.bench.archive(self.name, reference)}"
            environment = self.bench.environment()
            identifier = self.bench.prepare([self.name, *self.options, "pull", "--quiet", archive], environment)
            self.bench.prepare([self.name, *self.options, "tag", identifier.strip(), reference], environment)

    def operations(self) -> Mapping[str, Operation]:
        return {
            "pull": Operation(lambda s: self._command("pull", s.reference), "pull", PULL, self.scope),
            "push": Operation(self._push, "push", PUSH, self.scope),
            "build": Operation(self._build, "pull", PULL, Scope.ESSENTIAL),
            "login": Operation(
                lambda s: login(self.name, s, self.options), "login", frozenset(), scenarios=LOGIN_SCENARIOS
            ),
        }

    def _command(self, verb: str, reference: str) -> Command:
        return Command((self.name, verb, reference), reference, options=self.options)

    def _push(self, scenario: Scenario) -> Command:
        self.load(scenario.candidate())
        return self._command("push", scenario.candidate())

    def _build(self, scenario: Scenario) -> Command:
        files = {"Containerfile": f"FROM {scenario.reference}\nCOPY motd /motd\n", "motd": "built\n"}
        folder = self.bench.context(f"{self.name}/{scenario.name}", files)
        words = (self.name, "build", "--tag", "app", ".")
        return Command(words, scenario.reference, options=self.options, folder=folder)


class Podman(_Storing):
    """podman, without a service."""

    name = client = "podman"
    global_options = ("--cgroup-manager=cgroupfs", "--events-backend=none")


class Buildah(_Storing):
    """buildah: the messages are podman's, but for the wrapping."""

    name = client = "buildah"
    scope = Scope.ESSENTIAL


class Skopeo(Client):
    """skopeo: images go from registry to folder and back."""

    name = client = "skopeo"

    def version(self) -> str:
        return self.bench.prepare(["skopeo", "--version"], self.bench.environment()).split()[2]

    def operations(self) -> Mapping[str, Operation]:
        manifest = frozenset({Step.MANIFEST_READ})
        return {
            "copy-from": Operation(self._copy_from, "pull", PULL),
            "copy-to": Operation(self._copy_to, "push", PUSH, Scope.MOST),
            "inspect": Operation(
                lambda s: Command(("skopeo", "inspect", f"docker://{s.reference}"), s.reference),
                "pull",
                manifest,
                Scope.ESSENTIAL,
            ),
            "list-tags": Operation(
                lambda s: Command(("skopeo", "list-tags", f"docker://{s.registry}/{s.repository}")),
                None,
                frozenset({Step.TAGS}),
                Scope.ESSENTIAL,
            ),
            "login": Operation(lambda s: login("skopeo", s), "login", frozenset(), scenarios=LOGIN_SCENARIOS),
        }

    def _copy_from(self, scenario: Scenario) -> Command:
        folder = self.bench.context(f"skopeo/{scenario.name}", {})
        words = ("skopeo", "copy", f"docker://{scenario.reference}", "oci:image")
        return Command(words, scenario.reference, folder=folder)

    def _copy_to(self, scenario: Scenario) -> Command:
        reference = scenario.candidate()
        layout = self.bench.layout(self.name, reference)
        words = ("skopeo", "copy", f"oci:.:{reference.rpartition(':')[2]}", f"docker://{reference}")
        return Command(words, reference, folder=layout)
