"""A page opened in a browser: what is wrong with it, where it leads, and what can be led to.

One window shows one page after the other: a window of its own for each takes three times the work.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

__all__ = ["Visit", "addresses", "dead_links", "opened", "serving", "visit", "window"]

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
def window(browser: Browser, width: int, scheme: Literal["light", "dark"] = "light") -> Iterator[Page]:
    """A window of a width, in pixels."""
    page = browser.new_page(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme)
    try:
        yield page
    finally:
        page.close()


@contextmanager
def opened(page: Page, found: Visit, root: str) -> Iterator[None]:
    """Open an address, and note what the page there complains of and what it asks for that is not below the root."""
    own = (root, "data:", "blob:")

    def asks(request: Request) -> None:
        if not request.url.startswith(own):
            found.foreign.append(request.url)

    def says(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.complaints.append(message.text)

    def fails(error: Error) -> None:
        found.complaints.append(str(error))

    page.on("request", asks)
    page.on("console", says)
    page.on("pageerror", fails)
    try:
        page.goto(found.address, wait_until="networkidle")
        yield
    finally:
        page.remove_listener("request", asks)
        page.remove_listener("console", says)
        page.remove_listener("pageerror", fails)


def visit(page: Page, address: str, root: str, widths: Sequence[int]) -> Visit:
    """Open an address, and look at the page there.

    :param root: everything below this address belongs to the site.
    :param widths: those to look at, in pixels; it is opened in the first.
    """
    found = Visit(address)
    page.set_viewport_size({"width": widths[0], "height": _HEIGHT})
    with opened(page, found, root):
        found.raw = page.evaluate(_RAW)
        found.links = page.evaluate(_LINKS)
        found.anchors = set(page.evaluate(_ANCHORS))
        for width in widths:
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            found.beyond += page.evaluate(_BEYOND)
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
