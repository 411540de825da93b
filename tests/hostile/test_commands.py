"""No field of a record reaches a command or a statement of the advice as it is."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from ecr_denied import Advice, Cause, Failure, Operation, advise, parse
from ecr_denied.records import Command, Endpoint, Policy, Principal, PrincipalType, Shell
from tools.proof.shells import installed, misread

# What some shell or the AWS CLI reads: none of these is a name of AWS's or Docker's.
HOSTILE = (
    *("a$(id)", "a`id`", "a;id", "a&id", "a|id", "a\nid", "a'b", 'a"b', "a%PATH%", "a!x!", "a^b", "a*b", "a?b", "[ab]"),
    *("file:///etc/passwd", "fileb://x", "https://h/x", "~root", "$USER", "a>b", "a<b", "a\\b"),
    *("a b", "a\tb", "a‘b", "a’b", "a“b", "a\u2028b", "a\u200bb", "а", "ａ", "a\u202eb", "a\0b", "{a,b}", "#a", "(a)"),
)


def _records(words: str) -> Iterator[Failure]:
    """Records with the words in every field, also behind and before what names it."""
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    for cause, (operation, shell) in product(Cause, ((None, None), (Operation.PUSH, Shell.POWERSHELL))):
        arn = f"arn:aws:sts::111122223333:assumed-role/{words}/{words}"
        yield Failure(
            cause=cause,
            operation=operation,
            client=words,
            registry=f"{host}{words}",
            registry_id="444455556666",
            registry_alias=words,
            region=f"eu-west-1{words}",
            repository=f"team/{words}",
            tag=words,
            digest=f"sha256:{words}",
            action=f"ecr:{words}",
            resource=f"arn:aws:kms:eu-west-1:111122223333:key/{words}",
            principal=Principal(
                arn=arn, account_id="111122223333", type=PrincipalType.ASSUMED_ROLE, name=words, session=words
            ),
            policy=Policy(arn=f"arn:aws:iam::aws:policy/{words}"),
            endpoint=Endpoint(host=f"{host}{words}", address=f"10.0.0.1:443{words}"),
            command=Command(shell=shell, program=words, profile=words, region=words, secret=words, role=arn),
            helper=f"docker-credential-{words}",
        )


def _shown(advice: Advice) -> Iterator[str]:
    yield from advice.commands
    if advice.statement:
        yield advice.statement.model_dump_json()


def test_no_hostile_name_of_a_record_is_in_a_command_or_a_statement() -> None:
    for hostile in HOSTILE:
        for failure in _records(hostile):
            assert not [text for one in advise(failure) for text in _shown(one) if hostile in text], failure.cause


def test_no_name_of_a_record_is_an_option_of_a_command() -> None:
    for option, cause in product(("-rf", "--output=x"), Cause):
        names = dict.fromkeys(("client", "registry", "region", "repository", "tag", "helper"), option)
        command = Command(program=option, profile=option, region=option, secret=option)
        failure = Failure.model_validate({"cause": cause, "command": command, **names})
        assert not [line for one in advise(failure) for line in one.commands if option in line.split()], cause


# What is expanded behind ~ and is nobody's name: folders that a shell was in, entries of its stack, paths of programs.
NOBODY = (
    "+",
    "-",
    "+1",
    "-1",
    "0",
    "..",
    ".",
    ":",
    "=ls",
    "/",
    "/../tmp/x",
    "a/b",
    "a:b",
    "a=b",
    "@",
    "HOME",
    "_",
    ",",
)
PROGRAMS = (None, "docker", "podman", "helm", "finch")


def _reading_the_logins(user: str) -> list[str]:
    """The commands that read a user's logins, a client each."""
    commands = (Command(sudo=True, user=user, program=program) for program in PROGRAMS)
    failures = [Failure(cause=Cause.NOT_AUTHENTICATED, command=command) for command in commands]
    lines = [line for failure in failures for one in advise(failure) for line in one.commands if " grep " in line]
    assert len(lines) == len(failures)
    return lines


@pytest.mark.parametrize("shell", installed())
def test_no_shell_expands_what_is_nobodys_name(shell: str, tmp_path: Path) -> None:
    expanded = ["grep x ~/x", 'grep x "$(id -u)"', *(["grep x ~+/x"] if shell == "bash" else [])]
    assert misread(shell, expanded, _folder(tmp_path / "expanded")) == expanded
    lines = [line for user in (*NOBODY, *HOSTILE) for line in _reading_the_logins(user)]
    assert misread(shell, lines, _folder(tmp_path / "plain")) == []


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


# Who runs the AWS CLI: the closed list, and what somebody writes in its place.
_RUNNERS = (
    *("sudo {}", "sudo -u {}", "sudo -u deploy {}", "sudo --user={}", "sudo -E -u {} -H", "sudo X={} -u deploy"),
    *("aws-vault exec {} --", "aws-vault exec --duration={} prod --", "aws-vault exec prod -- {}"),
    *("env {}", "{}", "docker run {} amazon/aws-cli", "ssh {}", "kubectl exec {} --", "doas -u {}", "su {} -c"),
)
_NAMES = (
    *("deploy", "prod", "-i", "--", "root\\", "xxx", "***", "<user>", "prödü", "a.b@c", "9", "_", "aws", "sudo"),
    "x" * 99,
)
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]*|<user>|<profile>")


def _run_by(runner: str) -> list[str]:
    """What is printed for the AWS CLI that somebody ran so."""
    said = "An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: it has expired"
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    text = f"$ {runner} aws ecr get-login-password | docker login --username AWS --password-stdin {host}\n{said}\n"
    lines = [line for failure in parse(text) for one in advise(failure) for line in one.commands]
    return [line for line in lines if "get-caller-identity" in line]


def _is_listed(runner: list[str]) -> bool:
    match runner:
        case [] | ["sudo"]:
            return True
        case ["sudo", "-u", name] | ["aws-vault", "exec", name, "--"]:
            return _PLAIN.fullmatch(name) is not None
    return False


def test_only_what_is_in_the_closed_list_is_printed_before_the_aws_cli(tmp_path: Path) -> None:
    forged = [runner.format(name) for runner, name in product(_RUNNERS, (*_NAMES, *HOSTILE))]
    assert len(forged) >= 500
    lines = {line for runner in forged for line in _run_by(runner)}
    runners = {tuple(shlex.split(line.partition("aws sts ")[0])) for line in lines}
    assert runners >= {(), ("sudo",), ("sudo", "-u", "deploy"), ("aws-vault", "exec", "prod", "--")}
    assert [runner for runner in runners if not _is_listed([*runner])] == []
    # cmd and PowerShell read a bare word of these letters, and one between double quotes, as it stands.
    words = {word for line in lines for word in line.split()}
    assert [word for word in words if not re.fullmatch(r'[A-Za-z0-9_.@:/-]+|"<[a-z]+>"', word)] == []
    for shell in installed():
        assert misread(shell, sorted(lines), _folder(tmp_path / shell)) == []
