"""What is said of logins, shells, clients, the way to the registry, nodes and clocks."""

from __future__ import annotations

import re
import shlex
from itertools import islice, product

from ecr_denied import Cause, Failure, advise
from ecr_denied.records import Command, Shell
from tests.looped import sampled
from tests.rules.situations import SITUATIONS, record

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def every_line(step: int, shell: Shell | None = None) -> set[str]:
    """Every command of every situation under every cause, or of one in ``step`` of these."""
    told: set[str] = set()
    for cause, situation in islice(product(Cause, SITUATIONS), 0, None, step):
        failure = record(cause, situation)
        typed = (failure.command or Command()).model_copy(update={"shell": shell})
        failure = failure.model_copy(update={"command": typed})
        told |= {line for one in advise(failure) for line in one.commands}
    return told


# --- shells --------------------------------------------------------------------------------------------


def reading_logins(command: Command) -> list[str]:
    """The commands that read the logins that a client keeps."""
    (helper,) = (
        one for one in advise(Failure(cause=Cause.NOT_AUTHENTICATED, command=command)) if one.id == "credential-helper"
    )
    return list(helper.commands)


def kept_logins(user: str) -> set[str]:
    """The files that commands read the logins of a user from, by docker and podman."""
    typed = (Command(sudo=True, user=user, program=program) for program in ("docker", "podman"))
    return {line.partition("' ")[2] for one in typed for line in reading_logins(one)}


def test_the_logins_of_a_user_stand_in_a_home_of_that_name_and_no_other_words_do() -> None:
    for user in ("+", "..", "=ls", "HOME", "1", "xxx", "ada/x"):
        places = {'"<home>/.docker/config.json"', '"/run/user/<user-id>/containers/auth.json"'}
        assert kept_logins(user) == places, user
    for user in ("ada", "_apt", "ci-runner", "www_data", "ada.lovelace", "u2"):
        places = {f"~{user}/.docker/config.json", f"/run/user/$(id -u {user})/containers/auth.json"}
        assert kept_logins(user) == places, user


# What cmd and PowerShell read alike: bare letters, and between double quotes all but what one of them expands (AWS CLI
# user guide, cli-usage-parameters-quoting-strings; PowerShell docs, about_Quoting_Rules).
_WORD = re.compile(r"""(?:[\w+=./:~|-][\w+=@./:~|-]*|"[^"$`\\!%]*")""")
# What only a POSIX shell runs.
_OF_SH = ("grep ", "sudo ", "kubectl ", "df ", "mkdir ")


@sampled(7, whole=3)
def test_every_command_is_read_alike_by_sh_powershell_and_cmd(step: int) -> None:
    for line in sorted(every_line(step)):
        if line.startswith(_OF_SH):
            continue
        words = re.findall(r'"[^"]*"|\S+', line)
        assert all(_WORD.fullmatch(word) for word in words), line
        assert [word.strip('"') for word in words] == shlex.split(line), line


@sampled(7, whole=3)
def test_a_shell_of_windows_gets_no_command_of_posix(step: int) -> None:
    for shell in (Shell.POWERSHELL, Shell.CMD):
        lines = every_line(step, shell)
        assert not [line for line in lines if re.match(r"(?:grep|df)\b", line)], shell
        full = record(Cause.LOCAL_FAILURE, "disk-full").model_copy(update={"command": Command(shell=shell)})
        (disk,) = advise(full)
        assert "free" in disk.commands[0] or "Get-PSDrive" in disk.commands[0], shell
        assert not [line for line in lines if line.startswith("curl ")] or shell is Shell.CMD


def logging_in(failure: Failure) -> str:
    """The command that logs in."""
    (line,) = (line for one in advise(failure) for line in one.commands if "--password-stdin" in line)
    return line


def test_powershell_pipes_no_token_itself_unless_a_placeholder_must_be_quoted() -> None:
    typed = Command(shell=Shell.POWERSHELL)
    known = Failure(cause=Cause.NOT_AUTHENTICATED, registry=HOST, region="eu-west-1", command=typed)
    login = f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}"
    assert logging_in(known) == f'cmd /c "{login}"'
    assert logging_in(known.model_copy(update={"command": Command(shell=Shell.CMD)})) == login
    assert logging_in(Failure(cause=Cause.NOT_AUTHENTICATED, command=typed)).startswith("aws ecr ")


CONFIG = f'''{{
\t"auths": {{
\t\t"{HOST}": {{
\t\t\t"auth": "QVdTOmVjcg=="
\t\t}},
\t\t"https://index.docker.io/v1/": {{}}
\t}},
\t"credsStore": "desktop",
\t"credHelpers": {{
\t\t"public.ecr.aws": "ecr-login"
\t}}
}}'''
ON_ONE_LINE = f'{{"credsStore": "x", "auths": {{"{HOST}": {{"auth": "QVdTOmVjcg=="}}}}}}'
WITH_A_BRACE = f'"{HOST}": {{"auth": "QVdTOmVjcg=="}}'
TWO_IN_A_LINE = f'"credsStore": "x", "auths": {{"{HOST}": {{"auth": "QVdTOmVjcg=="}}'


def patterns(shell: Shell) -> list[str]:
    """The expressions that Windows' programs search docker's configuration by."""
    (line,) = reading_logins(Command(shell=shell))
    return re.findall(r'"(\^[^"]+)"', line)


def test_a_look_at_dockers_configuration_shows_hosts_and_helpers_and_no_secret() -> None:
    for shell in (Shell.POWERSHELL, Shell.CMD):
        found = [
            line
            for line in "\n".join((CONFIG, ON_ONE_LINE, WITH_A_BRACE, TWO_IN_A_LINE)).split("\n")
            if any(re.search(pattern, line) for pattern in patterns(shell))
        ]
        assert [line.strip() for line in found] == [
            f'"{HOST}": {{',
            '"credsStore": "desktop",',
            '"public.ecr.aws": "ecr-login"',
        ], shell
