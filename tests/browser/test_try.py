"""The page "try" in a browser: what the command prints, by keyboard, by ear, on a telephone, in the dark, offline.

Not part of the default run: ``bash .ci/browser`` installs what it needs and runs it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import PATIENCE
from tests.browser.pages import EXAMPLES, command, pasted, shown, unfolded
from tests.browser.recorder import Recorder
from tests.site.visits import _BEYOND as BEYOND

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs"
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
WIDTHS = (1280, 390)
SCHEMES = {"light": "default", "dark": "slate"}  # in the theme's words
DENIED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
LONG_LINE = f"pull access denied for {HOST}/{'a-very-long-name/' * 12}app, repository does not exist: {DENIED}"
AXE = "axe.run({ resultTypes: ['violations'] }).then(found => found.violations)"


def violations(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds: rule, impact, places."""
    page.evaluate((HERE / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(AXE)
    return [(one["id"], one["impact"], [node["html"][:100] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_report_is_what_the_command_prints_and_the_fold_holds_the_rest(page: Page, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "1 failure" in pasted(page, text)
    assert shown(page) == command(text)
    assert unfolded(page) == command(text, "--all")


def test_several_failures_are_told_apart(page: Page) -> None:
    text = "".join(path.read_text(encoding="utf-8") + "\n" * 100 for path in EXAMPLES)
    assert pasted(page, text).startswith("5 failures")
    assert shown(page) == command(text)
    assert page.locator(".try-report section[aria-label]").count() == 5


def test_a_text_without_a_failure_and_an_empty_one_get_a_sentence(page: Page) -> None:
    assert pasted(page, "The push refers to repository\nv1: digest: sha256: 1 size: 2\n").startswith("Nothing recog")
    assert shown(page) == ""
    page.click("[data-is=clear]")
    assert page.input_value("#try-text") == "" and page.evaluate("document.activeElement.id") == "try-text"


def test_a_text_over_five_megabytes_is_refused_and_one_below_is_read(page: Page) -> None:
    # An emoji has four bytes: the size is that of the text, not the number of its letters.
    assert pasted(page, "🐋" * 1_300_000).startswith("This text has 5.2 MB. This page reads 5 MB at most")
    assert shown(page) == ""
    assert "1 failure" in pasted(page, f"{'.' * 79}\n" * 62_000 + DENIED)


def test_the_language_of_the_report_is_switched(page: Page) -> None:
    pasted(page, DENIED)
    page.evaluate("() => delete document.querySelector('.try').dataset.state")
    page.select_option("#try-language", "ja")
    page.wait_for_selector(".try[data-state=read]")
    assert shown(page) == command(DENIED, "--lang=ja") != command(DENIED)
    assert page.get_attribute(".try-report", "lang") == "ja"
    page.select_option("#try-language", "en")


def test_a_command_is_copied_as_it_is(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pasted(page, EXAMPLES[-1].read_text(encoding="utf-8"))
    for place in page.locator(".try-report section > .try-lines .try-command").all():
        place.locator("button").click()
        assert page.evaluate("navigator.clipboard.readText()") == place.locator("code").inner_text()
    assert page.inner_text("#try-status") == "Copied"
    unfolded(page)
    policies = 0
    for place in page.locator(".try-report details .try-copy").all():
        place.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        if "\n" in copied:
            policies += bool(json.loads(copied)["Statement"])
    assert (
        policies and policies == page.locator(".try-report details code").filter(has_text=re.compile(r"^\{$")).count()
    )


def test_a_link_opens_an_example_and_no_other_text(browser: Browser, site: Recorder) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    for fragment in ("no-such-example", "text=denied", "../index", "%3Cb%3E"):
        page.goto(f"{site.root}try/#{fragment}", wait_until="networkidle")
        assert page.input_value("#try-text") == "" and page.get_attribute(".try", "data-state") == "idle"
    page.goto(f"{site.root}try/?text=denied#pull-token-expired", wait_until="networkidle")
    page.wait_for_selector(".try[data-state=read]")
    assert page.input_value("#try-text") == (DOCS / "try" / "pull-token-expired.txt").read_text(encoding="utf-8")
    # The link is of the example: it goes once the box holds something else.
    page.fill("#try-text", DENIED)
    assert page.evaluate("location.hash") == ""
    page.close()


def test_all_of_it_is_done_by_keyboard_and_heard(browser: Browser, site: Recorder) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.root}try/", wait_until="networkidle")
    page.evaluate(
        """() => { const status = document.querySelector("[role=status]"); window.heard = [status.textContent];
        new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true }); }"""
    )
    page.focus("#ecs-not-found")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "try-text"
    page.keyboard.insert_text(DENIED)
    page.wait_for_selector(".try[data-state=read]")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.is ?? document.activeElement.classList[0]"))
        if page.evaluate("document.activeElement.localName") == "summary":
            break
    assert reached[:2] == ["language", "clear"] and "try-copy" in reached, reached
    page.keyboard.press("Enter")
    page.wait_for_selector(".try-report details[open] .try-lines")
    heard: list[str] = page.evaluate("window.heard")
    # What is loaded, how far it is, by quarters at most, and what was found.
    assert "MB, once" in heard[0] and heard[-1].startswith("1 failure"), heard
    assert 2 <= len([words for words in heard if words.startswith("Loading")]) <= 6
    page.close()


@pytest.mark.parametrize("language", ["", "ja/"])
def test_axe_finds_nothing_and_nothing_reaches_beyond_the_window(
    browser: Browser, site: Recorder, language: str
) -> None:
    context = browser.new_context(bypass_csp=True)  # axe is put into the page
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.root}{language}try/", wait_until="networkidle")
    found: dict[tuple[str, str, int], object] = {}

    def looked_at(state: str) -> None:
        for scheme, its_name in SCHEMES.items():
            for width in WIDTHS:
                if page.get_attribute("body", "data-md-color-scheme") != its_name:
                    page.locator("form[data-md-component=palette] label:visible").click()
                page.set_viewport_size({"width": width, "height": 844})
                page.wait_for_timeout(500)  # a colour of the theme changes slowly
                assert page.get_attribute("body", "data-md-color-scheme") == its_name
                found[state, scheme, width] = [*violations(page), *page.evaluate(BEYOND)]

    looked_at("idle")
    page.route("**/*.wasm", lambda _: None)
    page.fill("#try-text", LONG_LINE)
    page.wait_for_selector(".try[data-state=loading]")
    looked_at("loading")
    page.unroute("**/*.wasm")
    page.reload(wait_until="networkidle")
    pasted(page, LONG_LINE)
    unfolded(page)
    looked_at("read")
    assert not any(found.values()), found
    context.close()


def test_the_page_opens_and_reads_without_a_network_afterwards(browser: Browser, site: Recorder) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.root}try/#pull-token-expired", wait_until="networkidle")
    page.wait_for_selector(".try[data-state=read]")
    page.wait_for_load_state("networkidle")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    site.online = False
    try:
        page.reload(wait_until="networkidle")
        page.wait_for_selector(".try[data-state=read]")
        pasted(page, EXAMPLES[0].read_text(encoding="utf-8"))
        assert shown(page) == command(EXAMPLES[0].read_text(encoding="utf-8"))
        assert page.evaluate("getComputedStyle(document.querySelector('.try textarea')).display") == "block"
    finally:
        site.online = True
    assert complaints == []
    context.close()


def test_an_engine_that_does_not_come_is_told_and_asked_for_again(browser: Browser, site: Recorder) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.route("**/*.wasm", lambda asked: asked.abort())
    page.goto(f"{site.root}try/", wait_until="networkidle")
    page.fill("#try-text", DENIED)
    page.wait_for_selector(".try[data-state=failed]")
    assert page.inner_text("#try-status").startswith("It could not be loaded (")
    page.unroute("**/*.wasm")
    page.focus("[data-is=clear]")
    page.focus("#try-text")
    page.wait_for_selector(".try[data-state=read]")
    assert shown(page) == command(DENIED)
    context.close()


def test_the_size_that_the_page_tells_is_the_size_of_what_it_loads(folder: Path, page: Page) -> None:
    sizes = json.loads((folder / "try" / "engine.json").read_text(encoding="utf-8"))["bytes"]
    for name in ("try.md", "try.ja.md"):
        assert f'data-size="{sum(sizes.values()) / 1e6:.0f}"' in (DOCS / name).read_text(encoding="utf-8"), name
