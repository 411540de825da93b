"""Every page installs the library as the program says: ``python -m tests.test_install_doc --write`` makes it so."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from ecr_denied.extras import adding
from tests.made import WRITE

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for pattern in ("*.md", "*.yml", "docs/**/*.md", "docs/**/*.html", "examples/*.py")
    for path in ROOT.glob(pattern)
    if path.name != "CHANGELOG.md"  # what was so, stays so
)
# A job has no checkout of the library.
JOBS = ("ci.md", "ci.ja.md", "logs.md")
REPOSITORY = "git+https://<host>/<owner>/ecr_denied@<tag>"
# What installs the library, but where a checkout is to be tried: its fixtures are read there.
INSTALLS = re.compile(
    r"""\binstall\s(?P<quote>['"]?)(?:\.|ecr[-_]denied|git\+[^\s'"`]+)(?P<extra>\[[\w,]+\])?(?P=quote)(?=[\s`;,.)]|$)(?!.*\bfixtures/)""",
    re.MULTILINE,
)
OTHER_RUNNERS = re.compile(r"\b(?:uvx|pipx run|uv tool run|uv add|poetry add) +(?:--\S+ +)*ecr[-_]denied\b")


def source() -> str:
    """What pip installs, as the program says it."""
    (found,) = re.findall(r"install '(.+)\[live\]'", adding("live"))
    return str(found)


def written(text: str, what: str) -> str:
    """A text in which whatever installs the library installs ``what``."""
    return INSTALLS.sub(lambda found: f"install {shlex.quote(what + (found['extra'] or ''))}", text)


def expected(page: Path) -> str:
    """What a page has to say."""
    what = source()
    return written(page.read_text(encoding="utf-8"), REPOSITORY if what == "." and page.name in JOBS else what)


@pytest.mark.parametrize(
    "words",
    [
        "pip install ecr-denied",
        "pip install ecr_denied.",
        "(`pip install 'ecr-denied[live]'`)",
        "`pip install\n'ecr-denied[lake]'`",
        'pipx install "ecr-denied[mcp,live]"',
        "uv tool install ecr-denied\n",
        "- python3 -m pip --quiet --python .ecr-denied/bin/python install ecr-denied\n",
    ],
)
def test_what_pypi_does_not_have_is_not_installed(words: str) -> None:
    assert "ecr-denied" not in written(words, ".").replace(".ecr-denied/", "")
    assert written(written(words, "."), "ecr-denied") == written(words, "ecr-denied")


@pytest.mark.parametrize(
    "words",
    [
        "pip install --editable . --group tests",
        "pip install 'pip>=25.1'",
        "pip install ecr-denied-more",
        "pip --python .venv/bin/python install . && .venv/bin/python -m ecr_denied < fixtures/a.txt",
        'install "$GITHUB_ACTION_PATH"',
    ],
)
def test_what_installs_something_else_or_tries_a_checkout_stays(words: str) -> None:
    assert written(words, "ecr-denied") == words == written(words, ".")


def test_what_is_installed_without_a_word_like_install_is_noticed() -> None:
    assert all(map(OTHER_RUNNERS.search, ("uvx ecr-denied", "pipx run ecr-denied", "uv tool run --quiet ecr_denied")))
    assert not OTHER_RUNNERS.search("pipx run --spec . ecr-denied")


def test_every_page_installs_it_as_the_program_says() -> None:
    behind = [page.name for page in PAGES if page.read_text(encoding="utf-8") != expected(page)]
    assert behind == [], WRITE
    if source() == ".":
        assert [page.name for page in PAGES if OTHER_RUNNERS.search(page.read_text(encoding="utf-8"))] == []


def test_pages_that_install_it_are_found() -> None:
    named = {page.name for page in PAGES if INSTALLS.search(page.read_text(encoding="utf-8"))}
    assert {"README.md", "install.md", "install.ja.md", *JOBS} <= named


def test_one_module_says_how_an_extra_is_added_and_each_is_there() -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in (ROOT / "ecr_denied").rglob("*.py")}
    assert [path.name for path, text in modules.items() if "pip install" in text] == ["extras.py"]
    named = {extra for text in modules.values() for extra in re.findall(r"""\badding\(["'](\w+)["']\)""", text)}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert named == {*extras}


if __name__ == "__main__" and "--write" in sys.argv:
    for page in PAGES:
        page.write_text(expected(page), encoding="utf-8")
