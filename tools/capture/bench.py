"""The workplace of one capture: credentials, images, environment, and the commands that run in it."""

from __future__ import annotations

import base64
import json
import os
import shlex
import subprocess
import tarfile
import threading
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.standin import TOKEN, USER, Credentials, Scenario
from tools.standin.images import Image

LIMIT = 180  # seconds for one command: docker retries an upload for 50


@dataclass(frozen=True)
class Command:
    """What a person types (`words`), and what only the capture needs: options of the program, input, folder.

    `reference` is the image that the client is given, `title` stands for the words where they say too little.
    """

    words: tuple[str, ...]
    reference: str = ""
    program: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    stdin: str = ""
    folder: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def argv(self) -> list[str]:
        """The argument vector to run."""
        return [*(self.program or self.words[:1]), *self.options, *self.words[1:]]

    def __str__(self) -> str:
        return self.title or shlex.join(self.words)


@dataclass(frozen=True)
class Outcome:
    """What one command did."""

    exit_status: int
    stdout: str
    stderr: str


class Bench:
    """Knows the folder everything happens in; gives each scenario its credentials and its image."""

    def __init__(self, folder: Path, authority: str) -> None:
        self.folder = folder
        self.authority = folder / "ca.crt"
        self.authority.write_text(authority)
        self._lock = threading.RLock()
        (folder / "home").mkdir()

    def environment(self, scenario: Scenario | None = None, /, **more: str) -> dict[str, str]:
        """The environment of a client: found programs, trusted authority and the scenario's credentials."""
        home = self.folder / "home"
        variables = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}:/usr/sbin:/sbin",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TMPDIR": "/var/tmp",
            "SSL_CERT_FILE": str(self.authority),
            "AWS_CA_BUNDLE": str(self.authority),
            "AWS_EC2_METADATA_DISABLED": "true",
            "PODMAN_IGNORE_CGROUPSV1_WARNING": "true",
        }
        if scenario:
            config = self.credentials(scenario)
            variables |= {"DOCKER_CONFIG": str(config.parent), "REGISTRY_AUTH_FILE": str(config)}
        return variables | more

    def credentials(self, scenario: Scenario) -> Path:
        """A client configuration (config.json) with what the scenario lets the client present."""
        file = self.folder / "credentials" / scenario.name / "config.json"
        with self._lock:
            if not file.exists():
                file.parent.mkdir(parents=True)
                file.write_text(json.dumps(self._config(scenario)))
        return file

    def _config(self, scenario: Scenario) -> dict[str, Any]:
        # A login elsewhere: without any, docker looks for a helper that happens to be installed.
        config: dict[str, Any] = {"auths": {"registry.example.com": {"auth": "c29tZW9uZTplbHNl"}}}
        match scenario.credentials:
            case Credentials.CURRENT | Credentials.OWN:
                basic = base64.b64encode(f"{USER}:{self.password(scenario)}".encode()).decode()
                config["auths"][scenario.registry] = {"auth": basic}
            case Credentials.HELPER_ABSENT:
                config["credHelpers"] = {scenario.registry: "desktop"}
            case Credentials.HELPER_FAILING:
                config["credHelpers"] = {scenario.registry: "ecr-login"}
        return config

    @staticmethod
    def password(scenario: Scenario) -> str:
        """The password that the client has."""
        return scenario.name if scenario.credentials is Credentials.OWN else TOKEN

    def layout(self, pusher: str, reference: str) -> Path:
        """An OCI layout with the image that this pusher alone pushes: a blob that another left would be skipped."""
        folder = self.folder / "layouts" / pusher / reference.replace("/", "_").replace(":", "_")
        with self._lock:
            if not folder.exists():
                Image(f"{reference}, pushed by {pusher}\n").write_layout(folder, reference)
        return folder

    def archive(self, pusher: str, reference: str) -> Path:
        """The same image as one tar file."""
        layout = self.layout(pusher, reference)
        archive = layout.with_name(f"{layout.name}.tar")
        with self._lock:
            if not archive.exists():
                with tarfile.open(archive, "w") as tar:
                    for path in sorted(layout.iterdir()):
                        tar.add(path, path.name)
        return archive

    def context(self, name: str, files: Mapping[str, str]) -> Path:
        """A folder of its own with these files, for a build or for compose."""
        folder = self.folder / "contexts" / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_text(text)
        return folder

    def run(self, command: Command, environment: Mapping[str, str]) -> Outcome:
        """Run a command to its end. Raises subprocess.TimeoutExpired past LIMIT."""
        done = subprocess.run(
            command.argv,
            input=command.stdin,
            cwd=command.folder or self.folder / "home",
            env={**environment, **command.environment},
            capture_output=True,
            timeout=LIMIT,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def prepare(self, argv: Iterable[str | Path], environment: Mapping[str, str]) -> str:
        """Run a command that has to succeed and return its stdout."""
        done = subprocess.run(
            [str(word) for word in argv],
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{shlex.join(map(str, argv))}: {done.stderr or done.stdout}")
        return done.stdout


def daemon(stack: ExitStack, argv: Iterable[str | Path], environment: Mapping[str, str], log: Path) -> None:
    """Start a daemon; it is ended, by its process id, when the stack unwinds."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(word) for word in argv], env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    stack.callback(_end, process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
