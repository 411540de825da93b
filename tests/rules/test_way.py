"""Where the way, the store of logins or a mirror decides: what is checked first, and what never."""

from __future__ import annotations

import pytest

from ecr_denied import Advice, Language, advise, parse
from ecr_denied.advice.meanings import MEANINGS, SLIPS
from ecr_denied.advice.texts import texts_in

HOST = "111122223333.dkr.ecr.us-west-2.amazonaws.com"
VALID = "x509: certificate is valid for *.dkr.ecr.us-west-2.amazonaws.com, not "


def first(text: str) -> list[Advice]:
    (failure,) = parse(text)
    return advise(failure)


def test_an_engine_that_pulled_may_have_ecr_as_a_mirror() -> None:
    text = f'msg="Attempting next endpoint for pull after error: Get "https://{HOST}/v2/": no basic auth credentials"'
    (mirror,) = (one for one in first(text) if one.id == "engine-mirror")
    assert "RegistryConfig.Mirrors" in mirror.commands[0]


def test_a_pattern_in_a_certificate_is_no_registry_that_was_asked() -> None:
    asked = "111122223333.vpce-0ab12-cd34.dkr.ecr.us-west-2.vpce.amazonaws.com"
    (failure,) = parse(f'Error response from daemon: Get "https://{asked}/v2/": {VALID}{asked}')
    assert failure.registry is None
    assert f"'{asked}'" in advise(failure)[0].headline


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH])
def test_every_meaning_has_its_words_in_each_language(language: Language) -> None:
    known = texts_in(language).translations
    assert [one for one in (*MEANINGS.values(), *SLIPS.values()) if one not in known] == []
