"""The site with the page "try" and its engine, and a browser that asks by a proxy which records it all."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from release.browser import ENGINE, PYODIDE, engine, regex_of
from release.project import ROOT, ran
from tests.browser.recorder import Recorder, recording
from tools.browser.regex_wheel import compiled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A report is there in a few seconds; on a busy machine in ten times that.
PATIENCE = 120_000
MAKERS = ("*.googleapis.com", "*.google.com", "*.gvt1.com")


@pytest.fixture(scope="session")
def regex_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``regex`` for Pyodide: compiled here, or the wheel that ``REGEX_WHEEL`` names."""
    if named := os.environ.get("REGEX_WHEEL"):
        return Path(named)
    ran("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", cwd=ENGINE)
    name = regex_of(json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8")))["file_name"]
    return compiled(tmp_path_factory.mktemp("regex"), name, ROOT / "tools" / "browser" / "regex.txt")


@pytest.fixture(scope="session")
def folder(regex_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published."""
    built = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    engine(built / "try", regex_wheel)
    return built


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Recorder]:
    with recording(folder) as recorder:
        yield recorder


@pytest.fixture(scope="module")
def browser(site: Recorder) -> Iterator[Browser]:
    sync_api = importlib.import_module("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        proxy = {"server": f"http://{site.host}", "bypass": ",".join(["<-loopback>", *MAKERS])}
        # What the browser asks its maker by itself, on any page, is not looked at and reaches nobody. What a page asks
        # of these hosts is seen all the same, among the requests of the page.
        own = [
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-features=AutofillServerCommunication",
        ]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", proxy=proxy, args=own)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Browser, site: Recorder) -> Iterator[Page]:
    """The page with its engine loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.root}try/", wait_until="networkidle")
    page.focus("#try-text")
    page.wait_for_selector(".try[data-state=ready]")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
