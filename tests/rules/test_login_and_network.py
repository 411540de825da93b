"""What is said of logins, shells, clients, the way to the registry, nodes and clocks."""

from __future__ import annotations

import re
import shlex
from itertools import product

from ecr_denied import Cause, Failure, advise
from ecr_denied.advice import commands
from ecr_denied.records import Command, Shell
from tests.rules.situations import SITUATIONS, record

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def every_line(shell: Shell | None = None) -> set[str]:
    """Every command of every situation under every cause."""
    told: set[str] = set()
    for cause, situation in product(Cause, SITUATIONS):
        failure = record(cause, situation)
        typed = (failure.command or Command()).model_copy(update={"shell": shell})
        failure = failure.model_copy(update={"command": typed})
        told |= {line for one in advise(failure) for line in one.commands}
    return told


# --- shells --------------------------------------------------------------------------------------------

# What cmd and PowerShell read alike: bare letters, and between double quotes all but what one of them expands (AWS CLI
# user guide, cli-usage-parameters-quoting-strings; PowerShell docs, about_Quoting_Rules).
_WORD = re.compile(r"""(?:[\w+=./:~|-][\w+=@./:~|-]*|"[^"$`\\!%]*")""")
# What only a POSIX shell runs.
_OF_SH = ("grep ", "sudo ", "kubectl ", "df ")


def test_every_command_is_read_alike_by_sh_powershell_and_cmd() -> None:
    for line in sorted(every_line()):
        if line.startswith(_OF_SH):
            continue
        words = re.findall(r'"[^"]*"|\S+', line)
        assert all(_WORD.fullmatch(word) for word in words), line
        assert [word.strip('"') for word in words] == shlex.split(line), line


def test_a_shell_of_windows_gets_no_command_of_posix() -> None:
    for shell in (Shell.POWERSHELL, Shell.CMD):
        lines = every_line(shell)
        assert not [line for line in lines if re.match(r"(?:grep|df)\b", line)], shell
        assert any("free" in line or "Get-PSDrive" in line for line in lines), shell
        assert not [line for line in lines if line.startswith("curl ")] or shell is Shell.CMD


def test_powershell_pipes_no_token_itself_unless_a_placeholder_must_be_quoted() -> None:
    typed = Command(shell=Shell.POWERSHELL)
    known = Failure(cause=Cause.LOGIN_FAILED, registry=HOST, region="eu-west-1", command=typed)
    login = f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}"
    assert commands.docker_login(known) == f'cmd /c "{login}"'
    assert commands.docker_login(known.model_copy(update={"command": Command(shell=Shell.CMD)})) == login
    assert commands.docker_login(Failure(cause=Cause.LOGIN_FAILED, command=typed)).startswith("aws ecr ")


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
    line = commands.configured_helper(Failure(cause=Cause.FORBIDDEN, command=Command(shell=shell)))
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
