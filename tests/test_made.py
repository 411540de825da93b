"""One command writes all that is made from the code."""

from __future__ import annotations

from pathlib import Path

from tests.looped import looped
from tests.made import PRINTED, ROOT, WRITE, WRITTEN
from tools.pages import made

# A fingerprint that changes is a decision; an evaluator's decisions are none of the code's.
OTHERS = {"tests/test_fingerprints.py", "tools/oracle/granted.py"}


@looped("path, words", list(made()), ids=lambda value: getattr(value, "name", None))
def test_a_page_says_what_the_code_does(path: Path, words: str) -> None:
    assert path.read_text(encoding="utf-8") == words, WRITE


def writers() -> set[str]:
    """The scripts that write a file when they are run by themselves."""
    paths = [path for name in ("tests", "share", "tools/pages") for path in (ROOT / name).rglob("*.py")]
    mains = {path: path.read_text(encoding="utf-8").partition('\nif __name__ == "__main__"')[2] for path in paths}
    return {path.relative_to(ROOT).as_posix() for path, main in mains.items() if ".write_text(" in main}


def test_every_script_that_writes_a_file_is_run() -> None:
    assert writers() - OTHERS == {name for name in WRITTEN if name != "tests/rules/__main__.py"}


def test_what_is_run_and_what_is_written_is_there() -> None:
    assert all((ROOT / name).is_file() for name in (*WRITTEN, *PRINTED))


def test_a_test_that_finds_a_file_behind_the_code_names_the_one_command() -> None:
    tests = (path for path in (ROOT / "tests").rglob("test_*.py") if path.name != Path(__file__).name)
    assert [path.name for path in tests if '"run: ' in path.read_text(encoding="utf-8")] == []
    assert "python -m tests.made" in WRITE
