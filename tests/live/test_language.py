"""What live checks print in another language, and at the widths of terminals."""

from __future__ import annotations

import inspect
import re
from unicodedata import east_asian_width

import pytest

from ecr_denied import Language, Operation
from ecr_denied.advice.texts import texts_in
from ecr_denied.cli import live
from ecr_denied.cli.live import Words, as_text, forwarded, report, verdict
from ecr_denied.live import Diagnosis, diagnose, diagnosis, preflight
from ecr_denied.live.judgement import DOUBTS
from ecr_denied.live.rules import UNASKABLE
from ecr_denied.live.vocabulary import FINDINGS, MEANINGS
from ecr_denied.output.result import heading_of
from tests.live.cases import CI, IMAGE, LET_IN, NO_REPOSITORY, caller, owner, refused
from tests.live.fakes import NOTHING_CREATES, FakeSession, error
from tests.looped import looped

KNOWN = texts_in(Language.JAPANESE).live
SAID = {*MEANINGS.values(), *(one.meaning for one in FINDINGS.values()), *DOUBTS, *UNASKABLE.values()}


def printed(found: Diagnosis, width: int, language: Language) -> list[str]:
    return [*as_text(heading_of(refused()), found, width, language), *verdict(found, width, language)]


def test_every_sentence_is_translated_and_none_that_is_not_said() -> None:
    assert SAID - KNOWN.keys() == set()
    # What stands in the code of the command and of the order of checks; long ones stand in several parts.
    code = "".join(map(inspect.getsource, (live, diagnosis)))
    plain = re.sub(r'"\s*f?"', "", code).replace("{refused}", "{}")
    assert [one for one in KNOWN.keys() - SAID if f'"{one}"' not in plain and f"'{one}'" not in plain] == []


@looped("words", KNOWN)
def test_a_translation_has_the_places_and_the_actions_of_its_english(words: str) -> None:
    marks = re.compile(r"\{\}|[a-z-]+:[A-Z]\w+|\blibrary/|--forward")
    assert sorted(marks.findall(KNOWN[words])) == sorted(marks.findall(words))


def test_a_report_in_japanese_has_no_english_sentence() -> None:
    gone = {"ecr:DescribeRepositories": NO_REPOSITORY, **NOTHING_CREATES}
    for sessions in ((caller(),), (caller(), owner(gone)), (FakeSession(None),)):
        found = diagnose(refused(), *sessions, language=Language.JAPANESE)
        text = "\n".join(printed(found, 140, Language.JAPANESE))
        assert "次の手順: " in text
        # Names of AWS and of docker, the words of a status and the ids of findings stay.
        assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", text), text
    found = diagnose(refused(), caller(), language=Language.JAPANESE)
    assert next(forwarded([found], Language.JAPANESE)) == "registry-owner へ:" and "確認" in found.ask[0].message


def test_a_check_in_japanese_says_what_was_not_tried() -> None:
    found = preflight(IMAGE, Operation.PUSH, FakeSession(CI, LET_IN), language="ja")
    text = "\n".join(report("push", found, 140, Language.JAPANESE))
    assert text.count("試していないもの: ") == len(found.untried) and "not tried" not in text


def test_what_aws_itself_says_stays_as_it_is() -> None:
    said = Words(Language.JAPANESE)
    meant = KNOWN["ECR's own validation of the cache rule fails"]
    assert said("ECR's own validation of the cache rule fails: no route: to host") == f"{meant}: no route: to host"
    assert said("nothing that is known") == "nothing that is known"
    why = "ecr:BatchGetImage is refused, and no call that those present can make decides why"
    assert said(why).startswith("ecr:BatchGetImage が拒否された")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 140])
def test_no_line_but_a_name_is_wider_than_the_terminal(width: int, language: Language) -> None:
    gone = {"ecr:DescribeRepositories": NO_REPOSITORY, **NOTHING_CREATES}
    for sessions in ((caller(),), (caller(), owner(gone))):
        found = diagnose(refused(), *sessions, language=language)
        for line in printed(found, width, language)[1:]:
            wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)
            assert wide <= width or " " not in line.strip(), line


def test_a_step_names_the_call_that_was_made_and_refused() -> None:
    found = diagnose(refused(), caller(), owner({"ecr:GetRegistryPolicy": error("AccessDeniedException")}))
    steps = [line for line in as_text("", found, 140, Language.ENGLISH) if "AccessDeniedException" in line]
    assert any(line.startswith("  registry-owner GetRegistryPolicy (AccessDeniedException)") for line in steps)
