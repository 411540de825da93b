"""What a text gives: the proofs that belong to no single entry of the catalogue, a file for each theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecr_denied import parse
from ecr_denied.records import Told
from tests.catalogue.proving import Reading, claims_in, differences, read, written
from tests.looped import looped
from tests.tables import NAMES
from tests.trace import trace

FILES = sorted((Path(__file__).parent / "proofs").glob("*.txt"))
PROOFS = [proof for file in FILES for proof in claims_in(file)]


@looped("proof", PROOFS, ids=lambda proof: proof.at, by=lambda proof: proof.at.partition(".")[0])
def test_a_text_gives_its_failures_or_none(proof: Reading) -> None:
    found = read(proof.text)
    wrong = differences(found, proof)
    line = written(proof.text, found, proof.failures)
    message = f"{'; '.join(wrong)}; where that is right, the line is\n{line}\n--- trace\n"
    assert not wrong, message + (trace(proof.text) if wrong else "")


QUOTED = [proof.text for proof in PROOFS if "no line of code or prose prints what it quotes" in proof.at]


@looped(
    "said",
    [
        r"denied: User: arn:aws:iam::444455556666:user\/ada is not authorized to perform: ecr:BatchGetImage",
        rf"pull access denied for {NAMES['HOST']}\/team\/app, repository does not exist or may require login",
    ],
)
def test_no_line_of_code_or_prose_prints_what_it_quotes_of_a_registry_that_is_named(said: str) -> None:
    assert any(NAMES["EXPIRED"] in line for line in QUOTED)
    for line in QUOTED:
        slashed = said if f"/{NAMES['EXPIRED']}" in line else said.replace("\\", "")
        text = line.replace(NAMES["EXPIRED"], slashed)
        assert not [failure for failure in parse(text) if failure.told is Told.PRINTED], text


def test_a_file_of_claims_is_read_with_its_places(tmp_path: Path) -> None:
    file = tmp_path / "theme.txt"
    file.write_text("a claim\n  x⏎{4 lines}y => forbidden message=a b | not-found repository=c\n", encoding="utf-8")
    (proof,) = claims_in(file)
    assert (proof.at, proof.text) == ("theme.txt:2 a claim", "x\n" + "nothing\n" * 4 + "y")
    assert proof.failures == ({"cause": "forbidden", "message": "a b"}, {"cause": "not-found", "repository": "c"})
    file.write_text("  no claim above => nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"theme.txt:1: a proof is .* below a heading"):
        claims_in(file)


def test_of_several_failures_each_is_written_with_its_fields() -> None:
    unknown = "The repository with name 'app' does not exist in the registry with id '111122223333'"
    text = "x\n" + "nothing\n" * 4 + f"{NAMES['EXPIRED']}\n\n{unknown}"
    line = written(text, read(text), [{"first_line": ""}, {"repository": ""}])
    assert (
        line
        == f"  x⏎{{4 lines}}{{EXPIRED}}⏎⏎{unknown} => token-expired first_line=6 | repository-not-found repository=app"
    )
