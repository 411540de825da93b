"""Japanese texts use AWS's own terms: one word for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecr_denied import Language
from ecr_denied.output.style import Style
from tests.printed import words_in

DOCS = Path(__file__).parent.parent / "docs"
# The term, and what stands for it nowhere: as a pattern, where a longer word holds it.
TERMS = {
    "アクセス許可": "(?<!使う)権限",  # of a user on a machine it is 権限
    "アクセス許可セット": "(?<!アクセス)許可セット",
    "リクエスト": "要求",
    "VPC エンドポイントポリシー": "VPC エンドポイントのポリシー",
    "ターゲット": "行き先",
    "送信元 IP アドレス": "送信元アドレス",
    "アイデンティティベースのポリシー": "ID ベースのポリシー|IDベース",
    "呼び出し元": "呼出元|呼出し元",
    "クロスアカウント": "アカウントをまたぐ",
    "プルスルーキャッシュ": "プルスルー・キャッシュ",
    "Pod": "ポッド",
    "綴り": "つづり|スペルミス",
    "レポート": "報告",
    "イメージ名": "イメージの参照|イメージ参照",
}


def sentences() -> Iterator[str]:
    words = words_in(Language.JAPANESE)
    for texts in (words.phrases, words.translations, words.report, words.run_by, words.live):
        yield from texts.values()
    for about in words.causes.values():
        yield from about
    for page in DOCS.glob("*.ja.md"):
        yield from page.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("term", TERMS)
def test_no_other_word_stands_for_a_term(term: str) -> None:
    other = re.compile(TERMS[term])
    assert not other.search(term)
    assert [one for one in sentences() if other.search(one)] == []


def test_each_term_is_one_that_the_texts_use() -> None:
    said = "\n".join(sentences())
    assert [term for term in TERMS if term not in said] == []


def test_a_latin_word_stands_apart_from_a_letter_of_kana() -> None:
    close = re.compile(r"[ぁ-ゖ][A-Za-z]{3,}|[A-Za-z]{3,}[ぁ-ゖ]")
    assert [one for one in sentences() if close.search(re.sub(r"`[^`]*`|\{[^}]*\}|\([^)]*\)", "", one))] == []


def test_no_line_begins_with_what_japanese_lets_begin_none() -> None:
    """JIS X 4051: the end of a clause, a small letter, a mark of length; and no run of katakana is torn."""
    torn = re.compile(r"[ァ-ヶー]\n[ァ-ヶー]")
    for one in sentences():
        for width in (40, 80):
            lines = "\n".join(line.strip() for line in Style(color=False, width=width).wrapped(one))
            assert not re.search(r"\n[:)、。）」』ーっゃゅょァィゥェォッャュョ]", lines), lines
            assert not torn.search(lines), lines
