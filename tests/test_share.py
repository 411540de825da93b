"""The manual page and the completions are those of the command as it is."""

from __future__ import annotations

import runpy
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from ecr_denied.cli import main
from ecr_denied.cli.arguments import COMMANDS, EXAMPLES, reading
from tests.made import WRITE

ROOT = Path(__file__).parent.parent
SHARE = ROOT / "share"
COMPLETED = """
source share/ecr-denied.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_shtab_ecr_denied 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*words: str) -> list[str]:
    """What bash offers for the last word."""
    done = subprocess.run(["bash", "-c", COMPLETED, "bash", *words], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode().split()


def published() -> list[Path]:
    """The files but for the program that makes them; Python may have kept it compiled in a folder beside it."""
    return [path for path in SHARE.iterdir() if path.is_file() and path.suffix != ".py"]


def test_what_is_published_is_what_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANG", raising=False)
    made = runpy.run_path(str(SHARE / "make.py"))["made"]()
    assert {path.name: path.read_text(encoding="utf-8") for path in published()} == made, WRITE


def test_what_is_published_is_installed() -> None:
    project = import_module("tomllib").loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert set(installed) == {f"share/{path.name}" for path in published()}


def test_every_command_names_a_function_that_there_is() -> None:
    for one in COMMANDS.values():
        assert callable(getattr(import_module(f"ecr_denied.cli.{one.module}"), one.function)), one


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_of_its_own(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([name, "--help"])
    assert done.value.code == 0 and capsys.readouterr().out.startswith(f"usage: ecr-denied {name} ")


def test_the_help_names_every_command_and_shows_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert EXAMPLES in said and all(f"\n  ecr-denied {name} " in said for name in COMMANDS)


def test_every_example_has_arguments_that_are_taken() -> None:
    for example in EXAMPLES.splitlines():
        words = example.partition("ecr-denied")[2].partition("  ")[0].split()
        assert reading().parse_args(words), example


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["expl"], ["explain"]),
        (["explain", "token-"], ["token-expired", "token-host", "token-invalid", "token-region"]),
        (["explain", "--li"], ["--list"]),
        (["explain", "--br"], []),
        (["--br"], ["--brief"]),
        (["--format", "js"], ["json", "jsonl"]),
        (["README"], ["README.md"]),
        (["README.md", "CHANGE"], ["CHANGELOG.md"]),
        (["README.md", "expl"], []),
    ],
    ids=str,
)
def test_bash_completes_commands_causes_options_and_files(words: list[str], offered: list[str]) -> None:
    assert sorted(completed("ecr-denied", *words)) == offered
