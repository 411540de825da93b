"""The commands as programs, with boto3: against a stand-in for AWS on loopback, and where a code of MFA is typed."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ecr_denied.records import RunBy
from tools.aws.accounts import SECRETS
from tools.aws.front import serving
from tools.aws.worlds import REGION, worlds
from tools.proof.cli import environment as credentials

pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]
ROOT = Path(__file__).parents[2]
_IMAGE = f"111122223333.dkr.ecr.{REGION}.amazonaws.com/team/app:v1"
_COMMAND = [sys.executable, "-m", "ecr_denied", "check", _IMAGE, "--for", "pull", "--profile", "mfa"]
_PROFILES = """
[profile base]
aws_access_key_id = AKIAEXAMPLEEXAMPLE00
aws_secret_access_key = secret
[profile mfa]
role_arn = arn:aws:iam::444455556666:role/ci
source_profile = base
mfa_serial = arn:aws:iam::444455556666:mfa/ada
region = eu-west-1
"""
_DENIED = (
    "denied: User: arn:aws:sts::444455556666:assumed-role/ci/run-7 is not authorized to perform: "
    f"ecr:InitiateLayerUpload on resource: arn:aws:ecr:{REGION}:111122223333:repository/team/app because no "
    "resource-based policy allows the ecr:InitiateLayerUpload action\n"
)


@pytest.mark.parametrize(
    ("name", "status", "told"), [("repository-missing", 1, "PROVED repository-missing"), ("all-is-well", 3, "")]
)
def test_diagnose_asks_aws_by_profiles_and_prints_no_secret(name: str, status: int, told: str, tmp_path: Path) -> None:
    world = next(one for one in worlds(across=True) if one.name == name)
    with serving() as (front, endpoint):
        front.enter(replace(world, cache_prefixes=(), create_on_push=False))
        lines = [
            f"[{who}]\naws_access_key_id={one.key}\naws_secret_access_key={one.secret}\naws_session_token=session\n"
            for who, one in front.callers.items()
        ]
        (tmp_path / "credentials").write_text("".join(lines))
        here = credentials(endpoint, front.callers[RunBy.CALLER], str(tmp_path), region="us-west-2")
        here = {name: value for name, value in here.items() if name not in ("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN")}
        profiles = ["--profile", "caller", "--owner-profile", "registry-owner"]
        done = subprocess.run(
            [sys.executable, "-m", "ecr_denied", "diagnose", *profiles],
            input=_DENIED,
            env={**here, "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == status and told in done.stdout, done.stderr
    assert "ecr-denied: caller calls ecr:BatchGetImage" in done.stderr
    assert not [secret for secret in SECRETS if secret in done.stdout + done.stderr]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A profile that needs a code, and no AWS behind it."""
    (tmp_path / "config").write_text(_PROFILES)
    here = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "AWS_MAX_ATTEMPTS": "1"}
    aws = {"AWS_CONFIG_FILE": str(tmp_path / "config"), "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    return {**here, **aws, "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"), "AWS_EC2_METADATA_DISABLED": "true"}


@pytest.fixture
def asked(environment: dict[str, str]) -> Iterator[tuple[int, int, bytes]]:
    """The process, its terminal, and what it wrote until it asked for the code."""
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover
        # What starts the tests in the background has them ignore it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.execvpe(_COMMAND[0], _COMMAND, environment)
    written = b""
    while b"MFA code" not in written:
        written += os.read(terminal, 1024)
    yield process, terminal, written
    os.close(terminal)


def _echoes(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def _ended(process: int, terminal: int) -> tuple[int, bytes]:
    """The exit status, and what was written before it."""
    written = b""
    try:
        while part := os.read(terminal, 1024):
            written += part
    except OSError:  # how Linux says that nobody writes any more
        pass
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), written


def test_the_prompt_has_a_line_of_its_own_and_nothing_that_is_typed_is_shown(asked: tuple[int, int, bytes]) -> None:
    process, terminal, written = asked
    assert written.startswith(b"Enter MFA code") and not _echoes(terminal)
    os.write(terminal, b"123456\n")
    status, after = _ended(process, terminal)
    assert status == 2 and _echoes(terminal) and b"123456" not in after and b"EndpointConnectionError" in after


@pytest.mark.parametrize(("how", "status"), [("Ctrl-C", 130), ("SIGTERM", 128 + signal.SIGTERM)])
def test_the_echo_is_there_again_after_an_end(how: str, status: int, asked: tuple[int, int, bytes]) -> None:
    process, terminal, _ = asked
    if how == "Ctrl-C":
        os.write(terminal, b"\x03")
    else:
        os.kill(process, signal.SIGTERM)
    code, after = _ended(process, terminal)
    assert code == status and _echoes(terminal) and b"Traceback" not in after


def test_without_a_terminal_it_is_said_that_none_is_there(environment: dict[str, str]) -> None:
    done = subprocess.run(
        _COMMAND,
        env=environment,
        input="123456\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 2 and "no terminal is there" in " ".join(done.stdout.split())
    assert "Traceback" not in done.stderr
