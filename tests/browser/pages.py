"""The page "try" as a person uses it, and the command that it is compared with."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["EXAMPLES", "command", "pasted", "printed", "shown", "unfolded"]

TRY = Path(__file__).parent.parent.parent / "docs" / "try"
EXAMPLES = sorted(TRY.glob("*.txt"))
# What the page's worker runs, run here.
READS = runpy.run_path(str(TRY / "report.py"))
# Of the width at which the tests look.
COLUMNS = 100
_PASTES = """text => {
    const box = document.querySelector("#try-text");
    delete box.form.dataset.state;
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event("input"));
}"""
_SHOWN = """(within) => [...document.querySelectorAll(within)].map(report => [...report.children].map(line =>
    [...line.childNodes].map(one => (one.querySelector?.("code") ?? one).textContent).join("")).join("\\n"))"""


def pasted(page: Page, text: str) -> str:
    """Paste a text in place of what is there, and wait for its report.

    :returns: what the status says.
    """
    page.evaluate(_PASTES, text)
    page.wait_for_selector(".try[data-state=read], .try[data-state=none], .try[data-state=large]")
    status: str = page.inner_text("#try-status")
    return status


def shown(page: Page, whole: bool = False) -> str:
    """The reports on the page, without their buttons."""
    within = ".try-report details .try-lines" if whole else ".try-report section > .try-lines"
    reports: list[str] = page.evaluate(_SHOWN, within)
    return "\n\n".join(reports)


def unfolded(page: Page) -> str:
    """What each report holds below its fold, opened."""
    page.evaluate(
        "() => document.querySelectorAll('.try-report details:not([open]) > summary').forEach(one => one.click())"
    )
    page.wait_for_function(
        "() => [...document.querySelectorAll('.try-report details')].every(one => one.querySelector('.try-lines'))"
    )
    return shown(page, whole=True)


def printed(text: str, language: str = "en", whole: bool = False) -> str:
    """What the page has to show: what the command prints, by ``tests/test_try_page.py``."""
    failures = json.loads(READS["reports"](text, language, COLUMNS))["failures"]
    reports = (one["whole" if whole else "short"] for one in failures)
    return "\n\n".join("\n".join("".join(words for _, words in line) for line in lines) for lines in reports)


def command(text: str, *options: str) -> str:
    """What the command prints of a text."""
    done = subprocess.run(
        [sys.executable, "-m", "ecr_denied", "--exit-zero", "--color=never", *options],
        input=text.encode("utf-8", "surrogatepass"),
        stdout=subprocess.PIPE,
        env={**os.environ, "COLUMNS": str(COLUMNS)},
        check=True,
    )
    return done.stdout.decode().rstrip("\n")
