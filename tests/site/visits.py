"""A page opened in a browser: what is wrong with it, where it leads, and what can be led to."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["Visit", "addresses", "dead_links", "opened", "serving", "visit", "windows"]

_HEIGHT = 844

# What reaches beyond the window, where nothing around it can be scrolled.
_BEYOND = """() => {
    const wide = document.documentElement.clientWidth;
    const inside = box => box.getBoundingClientRect().right <= wide + 1;
    const scrolls = box => ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    const held = box => box && (scrolls(box) && inside(box) || held(box.parentElement));
    const beyond = [...document.querySelectorAll("article *")].filter(
        one => one.getClientRects().length && !inside(one) && !held(one.parentElement));
    const root = document.documentElement.scrollWidth > wide ? [document.documentElement] : [];
    return [...root, ...beyond].map(one => `<${one.localName}> ${one.textContent.trim().slice(0, 40)}`);
}"""
# Markdown that was left as it is.
_RAW = """() => [...document.querySelectorAll("article *:not(code, code *, pre, pre *)")]
    .flatMap(one => [...one.childNodes]).filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.textContent.trim()).filter(words => /\\]\\(|::: |\\{%|\\*\\*|`/.test(words))"""
_LINKS = "() => [...document.links].map(link => link.href)"
_ANCHORS = "() => [...document.querySelectorAll('[id], a[name]')].flatMap(one => [one.id, one.name])"


@dataclass
class Visit:
    """What one page was found to do."""

    address: str
    beyond: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback.

    :returns: the address of its root.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def addresses(folder: Path, root: str) -> list[str]:
    """The addresses of all pages in a folder that is served."""
    pages = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    return [root + page.removesuffix("index.html") for page in pages]


@contextmanager
def windows(browser: Browser, width: int, scheme: Literal["light", "dark"] = "light") -> Iterator[BrowserContext]:
    """Windows of a width, in pixels, that share what they fetched."""
    context = browser.new_context(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def opened(context: BrowserContext, found: Visit, root: str) -> Iterator[Page]:
    """Open a page, and note what it complains of and what it asks for that is not below the root."""
    page = context.new_page()
    own = (root, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(own) else found.foreign.append(asked.url))
    page.on("console", lambda said: found.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    try:
        page.goto(found.address, wait_until="networkidle")
        yield page
    finally:
        page.close()


def visit(context: BrowserContext, address: str, root: str, pictures: Mapping[int, Path]) -> Visit:
    """Open a page, and take pictures of it.

    :param root: everything below this address belongs to the site.
    :param pictures: the widths to look at, in pixels, and where the picture of each goes.
    """
    found = Visit(address)
    with opened(context, found, root) as page:
        found.raw = page.evaluate(_RAW)
        found.links = page.evaluate(_LINKS)
        found.anchors = set(page.evaluate(_ANCHORS))
        for width, picture in pictures.items():
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            found.beyond += page.evaluate(_BEYOND)
            page.screenshot(path=picture)
    return found


def dead_links(visits: Iterable[Visit], folder: Path, root: str) -> Iterator[str]:
    """Links into the site that lead nowhere."""
    anchors = {one.address: one.anchors for one in visits}
    for one in visits:
        for link in one.links:
            address, anchor = urldefrag(link)
            if not address.startswith(root):
                continue
            if address in anchors:
                alive = not anchor or unquote(anchor) in anchors[address]
            else:
                alive = (folder / unquote(address.removeprefix(root))).is_file()
            if not alive:
                yield f"{one.address}: {link}"
