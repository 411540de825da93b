"""Tables computed from the fixtures, so that no count and no claim in the documentation can go stale."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.capture.fixtures import Fixture, captured
from tools.standin import SCENARIOS, Step
from tools.standin.scenarios import Kind

_BEGIN, _END = "<!-- counts: written by `python -m tools.capture --summary` -->", "<!-- end of counts -->"
_API_CLIENTS = {"awscli", "boto3"}  # they ask ECR's own API, which answers in exceptions
_FACE = "resource-policy-implicit-deny-cross-account"


def summary(folder: Path) -> str:
    """The number of fixtures by client and by scenario, as Markdown."""
    fixtures = list(captured(folder))
    constructed = Counter(path.parent.name for path in folder.glob("constructed/*/*.json"))
    by_client: dict[str, list[Fixture]] = defaultdict(list)
    for fixture in fixtures:
        by_client[fixture.client].append(fixture)
    clients = (
        (client, of[0].origin["version"], ", ".join(sorted({_operation(fixture) for fixture in of})), len(of))
        for client, of in by_client.items()
    )
    scenarios = Counter(fixture.origin["scenario"] for fixture in fixtures)
    causes = ((name, SCENARIOS[name].cause, count) for name, count in sorted(scenarios.items()))
    captures = f"{len(fixtures)} captures of {len(by_client)} clients or modes in {len(scenarios)} scenarios"
    return "\n\n".join(
        (
            f"{captures}, {sum(constructed.values())} constructed texts.",
            _table(("client", "version", "operations", "captures"), clients),
            _table(("scenario", "what was wrong", "captures"), causes),
            _table(("constructed for", "texts"), sorted(constructed.items())),
        )
    )


def write_summary(folder: Path) -> None:
    """Rewrite the counts in `folder`/README.md, between their two marks."""
    readme = folder / "README.md"
    before, _, rest = readme.read_text().partition(_BEGIN)
    readme.write_text(f"{before}{_BEGIN}\n\n{summary(folder)}\n\n{_END}{rest.partition(_END)[2]}")


def kept(folder: Path) -> str:
    """What each client keeps of a refusal that the registry explained, as Markdown."""
    refusals: dict[tuple[str, str], list[Fixture]] = defaultdict(list)
    faces: list[str] = []
    for fixture in captured(folder):
        row = SCENARIOS[fixture.origin["scenario"]]
        if fixture.client in _API_CLIENTS:
            continue
        if row.kind is Kind.ANSWER and row.code and fixture.expect:
            refusals[fixture.client, _operation(fixture)].append(fixture)
        if row.name == _FACE and fixture.expect:
            last = fixture.text.rstrip().splitlines()[-1 if "See 'docker" not in fixture.text else -2]
            faces.append(f"**{fixture.client}**, `{fixture.origin['command']}`\n\n```text\n{last}\n```")
    rows = (
        (client, operation, len(of), *(_share(of, has) for has in _KEPT.values()))
        for (client, operation), of in refusals.items()
    )
    return _KEPT_PAGE.format(
        table=_table(("client", "operation", "refusals", *_KEPT), rows),
        scenario=_FACE,
        faces="\n\n".join(faces),
    )


def write_kept(folder: Path, page: Path) -> None:
    """Write the page."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(kept(folder))


def _operation(fixture: Fixture) -> str:
    return fixture.name.removesuffix(f"-{fixture.origin['scenario']}")


def _says_message(fixture: Fixture) -> bool:
    row = SCENARIOS[fixture.origin["scenario"]]
    # The tag in the sentence is the one that the client asked for.
    texts = (re.escape(row.sentence(step, "TAG")).replace("TAG", r"[\w.-]+") for step in Step)
    return any(re.search(text, fixture.stderr) for text in texts)


def _has(field: str, *, stdout: bool = False) -> Callable[[Fixture], bool]:
    def has(fixture: Fixture) -> bool:
        expect = fixture.expect if stdout else fixture.expect_stderr
        return bool(expect and expect["fields"].get(field))

    return has


_KEPT: dict[str, Callable[[Fixture], bool]] = {
    "message": _says_message,
    "code": _has("code"),
    "status": _has("http_status"),
    "registry": _has("registry_id"),
    "repository": _has("repository"),
    "tag": _has("tag"),
    "repository, with stdout": _has("repository", stdout=True),
}


def _share(fixtures: list[Fixture], has: Callable[[Fixture], bool]) -> str:
    count = sum(map(has, fixtures))
    if count in (0, len(fixtures)):
        return "yes" if count else "–"
    return f"{count} of {len(fixtures)}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_KEPT_PAGE = """# What each client keeps of a refusal

The registry explains most refusals in its answer: a code, a sentence, a status. What reaches the terminal depends on
the client. This page is computed from the captures in `fixtures/` by `python -m tools.capture --kept`.

A cell says in how many of the refusals that the registry explained the client prints the thing on **stderr**; the last
column adds stdout. HEAD requests are why a client that could print the sentence often does not: their answers have no
body.

{table}

## One refusal, every client

The same answer each time: `{scenario}`. The last line of what each client prints:

{faces}
"""
