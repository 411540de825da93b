"""What a script sees of a push, by real bash: the tables of docs/ci.md, line by line."""

from __future__ import annotations

import re

from tests.looped import looped
from tests.run.world import ROOT, World

DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
OPTIONS = ("", "set -e", "set -eo pipefail")


def rows() -> list[tuple[str, str, str, str]]:
    """The cells of both tables: how docker ends, the options of the shell, the line, and what becomes of the script."""
    found = []
    for ends, table in zip(("7", "0"), re.findall(r"(?:^\|.*\n){6}", DOCUMENT, re.M), strict=True):
        for line in table.splitlines()[2:]:
            words, *cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|")))
            form = words.strip("`").replace("\\|", "|")
            found += [(ends, options, form, cell) for options, cell in zip(OPTIONS, cells, strict=True)]
    return found


@looped("ends, options, line, cell", rows(), sample=5)
def test_a_script_does_what_the_table_says(world: World, ends: str, options: str, line: str, cell: str) -> None:
    done = world.bash(f"{options}\n{line}\nstatus=$?\necho went on\nexit $status", DOCKER_ENDS=ends)
    assert f"{done.returncode}, {'goes on' if 'went on' in done.stdout else 'stops'}" == cell
    assert ("token-expired" in done.stdout + done.stderr) == (ends != "0")


def test_the_tables_cover_run_a_pipe_and_tee_with_each_option_of_the_shell() -> None:
    assert len(rows()) == 2 * 4 * 3
    assert {line.split(" | ")[-1] for _, _, line, _ in rows()} == {
        'ecr-denied run -- docker push "$IMAGE"',
        "ecr-denied",
        "ecr-denied --exit-zero",
        "ecr-denied --tee --exit-zero",
    }


def test_no_line_of_the_documentation_hides_a_failed_push() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        hiding = [line for line in path.read_text(encoding="utf-8").splitlines() if "ecr-denied || true" in line]
        assert not hiding, path.name
