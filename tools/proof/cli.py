"""Running a command line: the AWS CLI in this process, everything else as a recorder that prints its arguments.

A new process of the CLI takes most of a second, so the driver that ``aws`` starts is called here, once made for each
set of credentials. ``test_proof`` compares it with the real program.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from tools.aws.accounts import Identity
from tools.aws.worlds import REGION

__all__ = ["Answer", "Cli", "environment", "isolated", "stages"]

# How the AWS CLI ends when it does not understand its own command line (AWS CLI user guide, return codes); the first
# version ends with argparse's own status when called in this process.
_NOT_UNDERSTOOD = (2, 252)
_REFUSALS = ("usage: aws", "Unknown options", "Parameter validation failed", "Error parsing parameter", "Bad value for")


@dataclass(frozen=True)
class Answer:
    """What a command printed, and how it ended."""

    status: int
    output: str
    errors: str = ""

    @property
    def text(self) -> str:
        """Both streams."""
        return f"{self.output}\n{self.errors}"

    @property
    def not_understood(self) -> bool:
        """Whether the CLI refused the command line itself, before it asked AWS anything."""
        return self.status in _NOT_UNDERSTOOD or any(words in self.errors for words in _REFUSALS)


def stages(words: Sequence[str]) -> list[list[str]]:
    """The commands of a pipeline."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            found.append([])
        else:
            found[-1].append(word)
    return found


def environment(endpoint: str, identity: Identity, home: str, path: str = "", region: str = REGION) -> dict[str, str]:
    """Nothing but these credentials, and no address but the stand-in's."""
    return {
        "AWS_ACCESS_KEY_ID": identity.key,
        "AWS_SECRET_ACCESS_KEY": identity.secret,
        "AWS_SESSION_TOKEN": "session",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_DEFAULT_REGION": region,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": "127.0.0.1",
        "HOME": home,
        "PATH": path,
        "LANG": "C.UTF-8",
    }


@contextlib.contextmanager
def isolated(variables: Mapping[str, str]) -> Iterator[None]:
    """This process with these variables and no others."""
    with mock.patch.dict(os.environ, variables, clear=True):
        yield


class Cli:
    """The AWS CLI, against one address, where one region is configured."""

    def __init__(self, endpoint: str, region: str = REGION) -> None:
        """Drivers are made when they are needed."""
        self.endpoint = endpoint
        self._region = region
        self._drivers: dict[str, Any] = {}
        self._home = tempfile.mkdtemp(prefix="proof-home-")
        # The CLI puts its own data into the environment when it is imported, which may be in another environment.
        program = importlib.import_module("awscli").__file__
        self._data = {"AWS_DATA_PATH": str(Path(program or "").parent / "data")}

    def run(self, words: Sequence[str], identity: Identity) -> Answer:
        """Run a pipeline; the errors of every command count, the output of the last."""
        answer = Answer(0, "")
        errors = ""
        for stage in stages(words):
            if stage[0] == "aws":
                with isolated(environment(self.endpoint, identity, self._home, region=self._region) | self._data):
                    answer = self._aws(stage[1:], identity)
            else:
                answer = Answer(0, json.dumps(stage))
            errors += answer.errors
        return Answer(answer.status, answer.output, errors)

    def _aws(self, words: Sequence[str], identity: Identity) -> Answer:
        if identity.key not in self._drivers:
            self._drivers[identity.key] = _driver()
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            try:
                status = self._drivers[identity.key].main(list(words))
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
        return Answer(status, output.getvalue(), errors.getvalue())


def _driver() -> Any:
    """The driver that ``aws`` starts; the clients it makes are kept, as making one takes half of a command's time.

    With each command a session would be given more handlers, of its events and of its log, and ask all of them.
    """
    driver: Any = importlib.import_module("awscli.clidriver").create_clidriver()
    initialize = driver._emit_session_event

    def initialize_once(arguments: object) -> None:
        initialize(arguments)
        driver._emit_session_event = lambda _: None

    driver._emit_session_event = initialize_once
    driver.session.set_stream_logger = lambda *_, **__: None
    make, made = driver.session.create_client, {}

    def create_client(*args: object, **options: object) -> object:
        key = repr((args, sorted(options.items())))
        if key not in made:
            made[key] = make(*args, **options)
        return made[key]

    driver.session.create_client = create_client
    return driver
