"""The site in a browser: it fits, is silent, asks nobody else, its links lead somewhere, its picture is legible.

Not part of the default run: needs Debian's packages in ``packages``, the Python packages in ``requirements.txt``, and
the extra ``docs``.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

import ecr_denied
from ecr_denied import advice, grouping, live, records
from ecr_denied.reading import reader
from tests.site.visits import Visit, addresses, dead_links, opened, serving, visit, window
from tests.tables import lines_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.site

ROOT = Path(__file__).parent.parent.parent
SEARCHES = Path(__file__).parent / "searches.txt"
DESKTOP, PHONE = 1280, 390
# WCAG 2.2, 1.4.3, of text.
CONTRAST = 4.5
LETTERS = """() => {
    const channel = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const light = colour => {
        const [red, green, blue] = colour.match(/[0-9.]+/g).map(Number).map(channel);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = text => text.previousElementSibling?.localName === "circle"
        ? getComputedStyle(text.previousElementSibling).fill : getComputedStyle(document.body).backgroundColor;
    const picture = document.querySelector("svg.decision");
    const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
    return [...picture.querySelectorAll("text, tspan")].map(text => {
        const colours = [getComputedStyle(text).fill, ground(text)].map(light).sort((one, other) => other - one);
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        return [text.textContent, size, (colours[0] + 0.05) / (colours[1] + 0.05)];
    });
}"""
LEAVING = """() => {
    const picture = document.querySelector("svg.decision").getBoundingClientRect();
    return [...document.querySelectorAll("svg.decision text")].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < picture.left || box.right > picture.right || box.bottom > picture.bottom;
    }).map(text => text.textContent);
}"""


class Site(NamedTuple):
    """The site as it was built and is served, and what each of its pages does."""

    folder: Path
    root: str
    visits: list[Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = importlib.import_module("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        # No name is looked up, and nobody is reached but the site.
        nobody = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[nobody])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    with serving(folder) as root:
        with window(browser, DESKTOP) as page:
            # The search would build its index anew on each page.
            index = json.loads((folder / "search" / "search_index.json").read_bytes())
            page.route("**/search_index.json", lambda asked: asked.fulfill(json={**index, "docs": []}))
            visits = [visit(page, address, root, (DESKTOP, PHONE)) for address in addresses(folder, root)]
        yield Site(folder, root, visits)


def made(browser: Browser, folder: Path, body: str) -> tuple[Visit, list[str]]:
    """What is found of a page that was made to be wrong."""
    (folder / "index.html").write_text(f"<!doctype html><link rel=icon href=data:,><article>{body}</article>")
    with serving(folder) as root, window(browser, PHONE) as page:
        found = visit(page, root, root, [PHONE])
        return found, list(dead_links([found], folder, root))


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<p style='width: 500px'>wide</p>", {"beyond"}),
        ("<div style='overflow: hidden'><p style='width: 500px'>cut off</p></div>", {"beyond"}),
        ("<p>a [link](page.md)</p>", {"raw"}),
        ("<script>console.error('no')</script>", {"complaints"}),
        ("<script>throw new Error('no')</script>", {"complaints"}),
        ("<img src=missing.png>", {"complaints"}),
        ("<img src=http://127.0.0.2:9/counter.png>", {"foreign", "complaints"}),
        ("<a href=missing/>page</a>", {"dead"}),
        ("<a href=#missing>anchor</a>", {"dead"}),
        ("<div style='overflow: auto'><p style='width: 500px'>scrolls</p></div>", set()),
        ("<code>**kwargs</code>", set()),
        ("<a href=#there>anchor</a> <a href=https://example.com/>elsewhere</a> <p id=there>", set()),
    ],
)
def test_what_is_wrong_with_a_page_is_found(browser: Browser, tmp_path: Path, body: str, wrong: set[str]) -> None:
    found, dead = made(browser, tmp_path, body)
    kinds = {
        "beyond": found.beyond,
        "raw": found.raw,
        "complaints": found.complaints,
        "foreign": found.foreign,
        "dead": dead,
    }
    assert {kind for kind, faults in kinds.items() if faults} == wrong


@pytest.mark.parametrize("fault", ["beyond", "raw", "complaints", "foreign"])
def test_no_page_has_a_fault_that_is_found(site: Site, fault: str) -> None:
    assert [(one.address, getattr(one, fault)) for one in site.visits if getattr(one, fault)] == []


def test_no_link_into_the_site_is_dead(site: Site) -> None:
    assert list(dead_links(site.visits, site.folder, site.root)) == []


@pytest.mark.parametrize("front", ["", "ja/"])
def test_every_page_is_linked_from_the_front_page_of_its_language(site: Site, front: str) -> None:
    start = next(one for one in site.visits if one.address == site.root + front)
    below = {one.address for one in site.visits if one.address.startswith(f"{site.root}ja/") == bool(front)}
    assert below - {f"{site.root}404.html"} <= {link.partition("#")[0] for link in start.links}


def test_every_page_leads_to_the_other_language(site: Site) -> None:
    english, japanese = site.root, f"{site.root}ja/"
    for one in site.visits:
        here, there = (japanese, english) if one.address.startswith(japanese) else (english, japanese)
        assert {there, one.address.replace(here, there)} & {*one.links}, one.address


def test_every_public_name_is_in_the_reference(site: Site) -> None:
    anchors = set().union(*(one.anchors for one in site.visits))
    modules = (advice, grouping, live, reader, records)
    assert {f"{module.__name__}.{name}" for module in modules for name in module.__all__} <= anchors
    assert {*ecr_denied.__all__} - {"__version__"} <= {name for module in modules for name in module.__all__}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_line_of_a_log_and_words_of_its_language_find_their_page_among_the_first_three(
    browser: Browser, site: Site, language: str
) -> None:
    start = Visit(site.root + {"en": "", "ja": "ja/"}[language])
    shown = "[data-md-component=search-result] li.md-search-result__item:not([hidden]) > a"
    own, wrong = language == "ja", []
    with window(browser, DESKTOP) as page, opened(page, start, site.root):
        page.wait_for_selector("[data-md-component=search-result] .md-search-result__meta", state="attached")
        for line in lines_in(SEARCHES, language):
            words, (place,) = line.halves()
            page.locator("[data-md-component=search-query]").fill(words)
            page.keyboard.press("End")  # the search looks when a key is let go, as behind Ctrl+V
            page.wait_for_timeout(400)
            found = page.eval_on_selector_all(shown, "all => all.map(one => one.pathname)")
            if not any(f"/{place}/" in one for one in found[:3]) or any(("/ja/" in one) != own for one in found):
                wrong.append((line.at, words[-60:], found[:3]))
    assert wrong == []
    assert (start.complaints, start.foreign) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("front", ["", "ja/"])
def test_the_picture_is_legible(
    browser: Browser, site: Site, front: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with window(browser, width, scheme) as page, opened(page, Visit(site.root + front), site.root):
        letters: list[tuple[str, float, float]] = page.evaluate(LETTERS)
        assert page.evaluate(LEAVING) == []
    assert len(letters) > 20
    assert [(words, size) for words, size, _ in letters if size < 11] == []
    assert [(words, contrast) for words, _, contrast in letters if contrast < CONTRAST] == []
