"""Every page installs the library as the program says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from ecr_denied.extras import adding

__all__ = ["INSTALLS", "JOBS", "PAGES", "ROOT", "made", "source", "written"]

ROOT = Path(__file__).parents[2]


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


def made() -> Iterator[tuple[Path, str]]:
    """The pages that install it."""
    yield from ((page, expected(page)) for page in PAGES)
