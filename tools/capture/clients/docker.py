"""Docker: the engine with each of its image stores, the command line with its plugins, and the Python SDK."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar, Self

from tools.capture import python_sdk
from tools.capture.bench import Bench, Command, daemon
from tools.capture.clients.base import (
    LOGIN_SCENARIOS,
    PROBING_PUSH,
    PULL,
    PUSH,
    SIDE_BY_SIDE,
    Client,
    Operation,
    Scope,
    login,
)
from tools.standin import Credentials, Scenario, Step


class Engine:
    """A dockerd of its own, with the image store asked for. Started once, whoever asks first."""

    _lock = threading.Lock()
    _running: ClassVar[dict[tuple[Bench, str], Engine]] = {}

    def __init__(self, bench: Bench, store: str, stack: ExitStack) -> None:
        folder = bench.folder / store
        folder.mkdir()
        config = folder / "daemon.json"
        config.write_text(json.dumps({"features": {"containerd-snapshotter": store == "containerd"}}))
        self.bench = bench
        self.socket = f"unix://{folder}/docker.sock"
        driver = "native" if store == "containerd" else "vfs"
        argv: list[str | Path] = [
            "dockerd",
            "--config-file",
            config,
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
        ]
        argv += [f"--storage-driver={driver}", "--data-root", folder / "data", "--exec-root", folder / "exec"]
        argv += ["--pidfile", folder / "pid", "-H", self.socket]
        daemon(stack, argv, bench.environment(), folder / "log")
        self._await(folder / "log")

    @classmethod
    def shared(cls, bench: Bench, store: str, stack: ExitStack) -> Engine:
        """The engine with this image store on this bench."""
        with cls._lock:
            if (bench, store) not in cls._running:
                cls._running[bench, store] = cls(bench, store, stack)
            return cls._running[bench, store]

    def _await(self, log: Path) -> None:
        for _ in range(120):
            try:
                self.docker("version")
            except RuntimeError:
                time.sleep(0.25)
            else:
                return
        raise RuntimeError(f"dockerd does not answer, see {log}")

    def docker(self, *words: object) -> str:
        """Run the command line against this engine and return its stdout."""
        return self.bench.prepare(["docker", "--host", self.socket, *map(str, words)], self.bench.environment())

    def load(self, pusher: str, reference: str) -> None:
        """Put an image to push into the store."""
        self.docker("load", "--quiet", "--input", self.bench.archive(pusher, reference))


class Docker(Client):
    """The command line on one engine."""

    client = "docker"
    store: ClassVar[str]
    push_steps: ClassVar[frozenset[Step]]
    scope: ClassVar[Scope] = Scope.MOST
    unsteady: ClassVar[tuple[str, ...]] = ()

    def __init__(self, bench: Bench, engine: Engine) -> None:
        super().__init__(bench)
        self.engine = engine

    @classmethod
    def start(cls, bench: Bench, stack: ExitStack) -> Self:
        return cls(bench, Engine.shared(bench, cls.store, stack))

    def version(self) -> str:
        return self.engine.docker("version", "--format", "{{.Server.Version}}").strip()

    def environment(self, scenario: Scenario) -> dict[str, str]:
        return self.bench.environment(scenario, DOCKER_HOST=self.engine.socket)

    def operations(self) -> Mapping[str, Operation]:
        return {
            "pull": Operation(lambda s: self._on(s.reference, "docker", "pull"), "pull", PULL, self.scope),
            "push": Operation(self._push, "push", self.push_steps, self.scope, unsteady=self.unsteady),
            "run": Operation(lambda s: self._on(s.reference, "docker", "run", "--rm"), "pull", PULL, Scope.ESSENTIAL),
            "build": Operation(self._build, "pull", PULL, Scope.ESSENTIAL),
            "legacy-build": Operation(self._legacy_build, "pull", PULL, Scope.ESSENTIAL),
            "build-push": Operation(self._build_push, "push", self.push_steps, Scope.ESSENTIAL),
            "compose-pull": Operation(self._compose_pull, "pull", PULL, Scope.ESSENTIAL),
            "compose-push": Operation(self._compose_push, "push", self.push_steps, Scope.ESSENTIAL),
        }

    @staticmethod
    def _on(reference: str, *words: str) -> Command:
        return Command((*words, reference), reference)

    def _push(self, scenario: Scenario) -> Command:
        reference = scenario.candidate()
        self.engine.load(f"{self.store}/push", reference)
        return self._on(reference, "docker", "push")

    def _build(self, scenario: Scenario) -> Command:
        folder = self._context("build", scenario, f"FROM {scenario.reference}\nCOPY motd /motd\n")
        words = ("docker", "build", "--progress=plain", "--tag", "app", ".")
        return Command(words, scenario.reference, folder=folder, environment={"BUILDX_NO_DEFAULT_ATTESTATIONS": "1"})

    def _legacy_build(self, scenario: Scenario) -> Command:
        folder = self._context("legacy", scenario, f"FROM {scenario.reference}\nCOPY motd /motd\n")
        words = ("docker", "build", "--tag", "app", ".")
        return Command(words, scenario.reference, folder=folder, environment={"DOCKER_BUILDKIT": "0"})

    def _build_push(self, scenario: Scenario) -> Command:
        folder = self._context("push", scenario, "FROM scratch\nCOPY motd /motd\n")
        reference = scenario.candidate(2)
        words = ("docker", "buildx", "build", "--progress=plain", "--provenance=false", "--push", "--tag")
        return Command((*words, reference, "."), reference, folder=folder)

    def _compose_pull(self, scenario: Scenario) -> Command:
        services = f"services:\n  app:\n    image: {scenario.reference}\n"
        folder = self._context("compose", scenario, "", services)
        return Command(("docker", "compose", "pull"), scenario.reference, folder=folder)

    def _compose_push(self, scenario: Scenario) -> Command:
        reference = scenario.candidate(3)
        self.engine.load(f"{self.store}/compose-push", reference)
        services = f"services:\n  app:\n    build: .\n    image: {reference}\n"
        folder = self._context("compose-push", scenario, "", services)
        return Command(("docker", "compose", "push"), reference, folder=folder)

    def _context(self, use: str, scenario: Scenario, dockerfile: str, services: str = "") -> Path:
        files = {"Dockerfile": dockerfile, "motd": f"{scenario.repository}, built\n", "compose.yaml": services}
        return self.bench.context(f"{self.store}/{use}/{scenario.name}", files)


class DockerGraphdriver(Docker):
    """The image store docker has always had."""

    name = "docker-graphdriver"
    mode = "graphdriver image store"
    store = "graphdriver"
    push_steps = PUSH
    scope = Scope.ALL

    def operations(self) -> Mapping[str, Operation]:
        inspect = Operation(
            lambda s: self._on(s.reference, "docker", "manifest", "inspect"),
            "pull",
            frozenset({Step.MANIFEST_READ}),
            Scope.ESSENTIAL,
        )
        log_in = Operation(lambda s: login("docker", s), "login", frozenset(), scenarios=LOGIN_SCENARIOS)
        # Neither touches the image store: captured once.
        return {**super().operations(), "manifest-inspect": inspect, "login": log_in}


class DockerContainerdStore(Docker):
    """The image store of containerd, the default on new installations from 29."""

    name = "docker-containerd-store"
    mode = "containerd image store"
    store = "containerd"
    push_steps = PROBING_PUSH
    unsteady = SIDE_BY_SIDE


class PythonSdk(Docker):
    """The Python SDK: the exception of a pull, the stream of a push."""

    client = "docker-py"

    def version(self) -> str:
        return version("docker")

    def operations(self) -> Mapping[str, Operation]:
        able = frozenset({Credentials.CURRENT, Credentials.OWN, Credentials.NONE})
        return {
            "pull": Operation(lambda s: self._call("pull", s.reference), "pull", PULL, Scope.ESSENTIAL, able),
            "push": Operation(self._push, "push", self.push_steps, Scope.ESSENTIAL, able),
        }

    def _push(self, scenario: Scenario) -> Command:
        reference = scenario.candidate(4)
        self.engine.load(f"{self.store}/sdk", reference)
        return self._call("push", reference)

    def _call(self, method: str, reference: str) -> Command:
        program = (sys.executable, python_sdk.__file__)
        title = f"python: docker.from_env().images.{method}({reference!r})"
        return Command(("python", method, reference), reference, program, title=title)


class PythonSdkGraphdriver(PythonSdk):
    """The SDK on docker's own store."""

    name = "docker-py-graphdriver"
    mode = "graphdriver image store"
    store = "graphdriver"
    push_steps = PUSH


class PythonSdkContainerdStore(PythonSdk):
    """The SDK on containerd's store."""

    name = "docker-py-containerd-store"
    mode = "containerd image store"
    store = "containerd"
    push_steps = PROBING_PUSH
