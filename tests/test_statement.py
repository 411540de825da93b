"""Statements: which clauses were said together, and on which lines."""

from __future__ import annotations

import pytest

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.reading.passage import Passage
from ecr_denied.reading.sieve import Block, Line
from ecr_denied.reading.statements import Statement, statements

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired."
UNKNOWN = "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'"
REQUEST = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden"


def read(text: str) -> list[Statement]:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return statements(Passage(Block(lines, 0, len(lines))), CATALOGUE)


def spans(text: str) -> list[tuple[int, int]]:
    return [(said.first_line, said.last_line) for said in read(text)]


# --- what is not one statement ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"{EXPIRED}\n{EXPIRED}",
        f"{EXPIRED}\n\n{UNKNOWN}",
        f"{REQUEST}\n\n{EXPIRED}",
        f"{REQUEST}\nnothing\n{EXPIRED}",
        f"{UNKNOWN}\n{EXPIRED}",
        f"{EXPIRED}\r{UNKNOWN}",
    ],
)
def test_two_things_said_are_two_statements(text: str) -> None:
    assert len(read(text)) == 2


def test_clauses_far_apart_on_one_line_are_two_statements() -> None:
    assert len(read(f"{EXPIRED} {'x ' * 2000} {UNKNOWN}")) == 2


def test_no_words_give_no_statement() -> None:
    assert read("nothing\nto\nsee") == []


def test_a_statement_that_begins_in_another_block_is_left_to_it() -> None:
    lines = [Line(1, EXPIRED), Line(2, "nothing"), Line(3, UNKNOWN)]
    assert [said.first_line for said in statements(Passage(Block(lines, 1, 3)), CATALOGUE)] == [3]
    assert [said.first_line for said in statements(Passage(Block(lines, 0, 2)), CATALOGUE)] == [1]


def test_a_wording_that_runs_out_of_patience_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stalled:
        def finditer(self, text: str, timeout: float) -> object:
            raise TimeoutError

    (slow,) = (pattern for pattern in CATALOGUE if pattern.name == "distribution.denied")
    (other,) = (pattern for pattern in CATALOGUE if pattern.name == "ecr.token-expired")
    monkeypatch.setitem(slow.__dict__, "expression", Stalled())
    lines = [Line(1, EXPIRED)]
    (said,) = statements(Passage(Block(lines, 0, 1)), CATALOGUE)
    assert slow not in [clause.pattern for clause in said.clauses]
    assert said.core.pattern is other


# --- what is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (EXPIRED, (1, 1)),
        (f"\n\n{EXPIRED}\n\n", (3, 3)),
        (f"{REQUEST}\n{EXPIRED}", (1, 2)),
        ("User: x is not authorized to perform: ecr:PutImage on resource: *\nwith an explicit deny", (1, 2)),
        ("User: x is not authorized to perform: ecr:PutImage\non resource: *\nwith an explicit deny", (1, 3)),
        (UNKNOWN.replace(" in the registry", "\nin the registry"), (1, 2)),
        (f"Error response from daemon:\n{EXPIRED}", (1, 2)),
        (f'failed to push "{HOST}/team/app:v1":\n{EXPIRED}', (1, 2)),
    ],
)
def test_what_was_said_at_once_is_one_statement(text: str, lines: tuple[int, int]) -> None:
    assert spans(text) == [lines]


def test_the_core_is_the_most_telling_clause_and_of_equals_the_last() -> None:
    (said,) = read(f"{REQUEST}: denied: Your authorization token has expired. Your authorization token is invalid")
    assert said.core.pattern.name == "ecr.token-invalid"


def test_a_message_runs_to_the_end_of_its_line_and_no_further() -> None:
    (said,) = read(f"{UNKNOWN}\nstep 3 of 9")
    assert said.message == UNKNOWN.partition(": ")[2]
    (said,) = read(f"{EXPIRED} Reauthenticate.\nok")
    assert said.message == "Your authorization token has expired. Reauthenticate."


@pytest.mark.parametrize("at", range(1, len(UNKNOWN)))
def test_no_wrap_changes_the_fields_and_at_a_blank_not_even_the_message(at: int) -> None:
    torn = f"{UNKNOWN[:at].rstrip()}\n{UNKNOWN[at:].lstrip()}"
    (said,) = read(torn)
    assert (said.field("repository"), said.field("registry_id")) == ("team/app", "111122223333")
    if UNKNOWN[at - 1 : at + 1].strip() != UNKNOWN[at - 1 : at + 1]:
        assert said.message == UNKNOWN.partition(": ")[2]


def test_a_statement_on_an_endless_line_keeps_only_what_is_near() -> None:
    (said,) = read(f"{'x ' * 6000}{UNKNOWN}{' y' * 6000}")
    assert len(said.text) < 5000 and UNKNOWN in said.text
    assert len(said.message) < 1000


def test_a_field_is_taken_from_the_clause_that_tells_most() -> None:
    (said,) = read(
        "User: x is not authorized to perform: ecr:PutImage on resource: * because no identity-based policy allows the"
        " ecr:BatchGetImage action"
    )
    assert said.field("action") == "ecr:BatchGetImage"
    assert said.field("no such field") is None
    assert said.field("tag", "resource") == "*"
