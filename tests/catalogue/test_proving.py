"""The files of proofs: what a line says, and which lines say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecr_denied.catalogue import CATALOGUE
from tests.catalogue.proving import Proof, proofs_in, read, written
from tests.tables import NAMES

ENTRIES = {entry.name: entry for entry in CATALOGUE}


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["  no basic auth credentials => nothing"], "oras.txt:1: a proof is"),
        (["push", "  no basic auth credentials"], "oras.txt:2: a proof is"),
        (["# of oras", "", "no-such-entry"], "oras.txt:3: the module has no entry 'no-such-entry'"),
    ],
)
def test_a_line_that_says_nothing_is_named(lines: list[str], wrong: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=wrong):
        proofs(tmp_path, *lines)


def proofs(folder: Path, *lines: str) -> list[Proof]:
    """What these lines of the module oras prove."""
    file = folder / "oras.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return list(proofs_in(file, "oras", ENTRIES))


def test_what_is_written_of_a_text_is_read_as_the_same_text_and_fields(tmp_path: Path) -> None:
    text = f"{NAMES['PUSH']}\n\tno basic auth credentials => here"
    line = written(text, read(text), [{"operation": "", "repository": ""}])
    assert line == "  {PUSH}⏎␉no basic auth credentials => here => not-authenticated operation=push repository=team/app"
    (proof,) = proofs(tmp_path, "push", line)
    assert (proof.entry.name, proof.text, proof.at) == ("oras.push", text, "oras.txt:2")
    assert proof.fields == {"cause": "not-authenticated", "operation": "push", "repository": "team/app"}


def test_what_is_written_of_a_text_without_a_failure_is_nothing(tmp_path: Path) -> None:
    (proof,) = proofs(tmp_path, "push", written("all is well", []))
    assert (proof.text, proof.fields) == ("all is well", None)
