"""The pages in Japanese: made from the texts that the advice speaks, and beside the English pages in all that runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from ecr_denied import Language
from tests.printed import words_in

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix().removesuffix(".ja.md") for path in DOCS.rglob("*.ja.md"))
FENCE = re.compile(r"^```(?!text).*?^```$", re.DOTALL | re.MULTILINE)


def languages() -> Mapping[str, Mapping[str, Any]]:
    """What mkdocs.yml says of each language."""
    # Tags name Python's functions, which this does not need.
    settings = yaml.safe_load(re.sub(r"!!python\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    (switch,) = (plugin["i18n"] for plugin in settings["plugins"] if "i18n" in plugin)
    return {one["locale"]: one for one in switch["languages"]}


def test_every_language_of_the_advice_has_pages() -> None:
    assert [*languages()] == [*Language]


def test_every_page_in_japanese_is_in_its_menu() -> None:
    entries = [page for entry in languages()["ja"]["nav"] for page in entry.values()]
    listed = [page.removesuffix(".md") for one in entries for page in (one if isinstance(one, list) else [one])]
    assert sorted(listed) == PAGES and {"index", "install", "causes", "ci", "report"} <= {*PAGES}


@pytest.mark.parametrize("page", [page for page in PAGES if page.partition("/")[0] not in ("causes", "report")])
def test_what_is_to_be_run_is_the_same_in_both_languages(page: str) -> None:
    english, japanese = (
        FENCE.findall((DOCS / f"{page}{end}").read_text(encoding="utf-8")) for end in (".md", ".ja.md")
    )
    assert japanese and [block for block in japanese if block not in english] == []


def test_the_tables_of_a_script_say_the_same() -> None:
    words = {"goes on": "続行", "stops": "停止", ", ": "、"}
    rows = [
        re.findall(r"^\| `.*\|$", (DOCS / f"ci{end}").read_text(encoding="utf-8"), re.M) for end in (".md", ".ja.md")
    ]
    for english, japanese in words.items():
        rows[0] = [re.sub(rf"(?<=\d){english}|\b{english}(?= \|)", japanese, row) for row in rows[0]]
    assert rows[0] == rows[1] and len(rows[1]) == 8


def test_the_extras_are_the_same() -> None:
    first, second = (
        re.findall(r"^\| `(\w+)` \| (.*?) \|", (DOCS / f"install{end}").read_text(encoding="utf-8"), re.MULTILINE)
        for end in (".md", ".ja.md")
    )
    assert first == second and first


@pytest.mark.parametrize(("language", "page"), [(Language.ENGLISH, "report.md"), (Language.JAPANESE, "report.ja.md")])
def test_the_legend_has_the_words_of_the_report(language: Language, page: str) -> None:
    words, text = words_in(language).report, (DOCS / page).read_text(encoding="utf-8")
    legend = text.partition("\n## ")[2]
    for name in ("refused", "failed", "quoted", "first", "what", "who", "as-first", "more"):
        assert f"| `{words[name].partition(' {')[0]}` |" in legend, name


def test_the_picture_is_drawn_alike() -> None:
    drawn = [re.sub(r">[^<]+<", "><", (DOCS / f"decision{end}.svg").read_text(encoding="utf-8")) for end in ("", ".ja")]
    assert drawn[0] == drawn[1]
