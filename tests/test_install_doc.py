"""Every page installs the library as the program says."""

from __future__ import annotations

import re
import tomllib

import pytest

from tools.pages.install import INSTALLS, JOBS, PAGES, ROOT, source, written

OTHER_RUNNERS = re.compile(r"\b(?:uvx|pipx run|uv tool run|uv add|poetry add) +(?:--\S+ +)*ecr[-_]denied\b")


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
