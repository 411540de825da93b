"""docs/options.md says what --help says, and shows what the command prints; docs/install.md lists the extras."""

from __future__ import annotations

import re
import tomllib

import pytest

from ecr_denied.cli import main
from tools.pages.options import EXAMPLES, ROOT, blocks, parsers


def test_every_block_is_there() -> None:
    assert set(blocks()) == {"commands", "logs", "formats", *EXAMPLES}


@pytest.mark.parametrize("command", [parser.prog for parser in parsers()])
def test_what_help_lists_is_in_the_document(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*command.split()[1:], "--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    (section,) = re.findall(rf"^## {command}\n(.*?)^## ", blocks()["commands"] + "## ", re.MULTILINE | re.DOTALL)
    assert options <= set(re.findall(r"--[a-z-]+", section))


def test_every_extra_is_in_the_document() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {
        name: [re.match(r"[\w.-]+", requirement)[0] for requirement in requirements]  # type: ignore[index]
        for name, requirements in project["optional-dependencies"].items()
    }
    table = re.findall(
        r"^\| `(\w+)` \| `([\w., `-]+)` \|", (ROOT / "docs/install.md").read_text(encoding="utf-8"), re.M
    )
    assert {name: adds.split("`, `") for name, adds in table} == extras
