"""The fuzzer's properties on what is found with Hypothesis, on the catalogue's texts, and on what the fuzzer found.

``HYPOTHESIS_PROFILE=long python -m pytest tests/fuzz tests/test_properties.py`` tries fifty times as much.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.proving import TEXTS
from tests.hostile.attacks import ATTACKS
from tests.hostile.secrets import SECRETS
from tests.looped import looped, sampled
from tests.strategies import EDGES
from tests.test_properties import FRAGMENTS, soup
from tools.fuzz.__main__ import LONGEST, Target, seed
from tools.fuzz.properties import PROPERTIES, TURNS

# What was found: a name that a wrap may have torn, with nothing above it; a secret glued to another.
FOUND = (
    b"hf_aBcDeFgHiJaBcDeFgHiJaBcDeFgHiJaBcD_auth=QVdTOmh1bnRlcjI=",
    b".dkr.ecr.eu-st-1.amazonaws.com\n403Forbidden",
    b"s.om/v h.dkr.ecr.azonaws.c\nForbidden",
    b"0001-01-01T00:00:00Z failed to push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1: denied: something",
)
hostile = st.lists(
    st.sampled_from([*ATTACKS, *EDGES, *(secret.words for secret in SECRETS), *FRAGMENTS]) | st.sampled_from(TEXTS),
    max_size=6,
).map("".join)

EACH = pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)


@EACH
@given(hostile | soup)
def test_no_text_breaks_it(holds: Callable[[bytes], None], text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"))


@EACH
@given(st.binary(max_size=200))
def test_no_bytes_break_it(holds: Callable[[bytes], None], data: bytes) -> None:
    holds(data)


@EACH
@looped("data", FOUND)
def test_what_was_found_breaks_it_no_more(holds: Callable[[bytes], None], data: bytes) -> None:
    holds(data)


@EACH
@sampled(17)
def test_no_text_of_the_catalogue_breaks_it(holds: Callable[[bytes], None], step: int) -> None:
    # Each property has another sample.
    for text in TEXTS[PROPERTIES.index(holds) % step :: step]:
        holds(text.encode())


# --- the fuzzer itself -----------------------------------------------------------------------------------


def test_a_target_keeps_what_breaks_a_property_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def breaks(data: bytes) -> None:
        assert data != b"bad"

    target = Target((breaks,), tmp_path)
    for data in (b"", b"0good", b"0bad", b"0bad"):
        target(data)
    target.report()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"0bad"]
    assert capsys.readouterr().err.startswith("4 executions, 1 findings")


def test_each_property_has_its_turn() -> None:
    assert set(TURNS) == set(PROPERTIES)


def test_a_run_begins_with_the_catalogues_texts_and_words(tmp_path: Path) -> None:
    seed(tmp_path)
    inputs = [path.read_bytes() for path in (tmp_path / "inputs").iterdir()]
    assert len(inputs) == len(TEXTS) and max(map(len, inputs)) <= LONGEST + 1
    words = (tmp_path / "words").read_text().splitlines()
    assert len(words) > 500 and all(word.startswith('"\\x') and word.endswith('"') for word in words)
