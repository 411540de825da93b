"""What is left out of a text of which nothing is told, and why."""

from __future__ import annotations

from ecr_denied.reading.judge.left_out import MOST, NOTHING, Reason
from ecr_denied.reading.reader import Reader, explained
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
LOGIN = f"$ docker login --username AWS {HOST}\n"
NOT_STORED = "Error saving credentials: error storing credentials - err: exit status 1, out: `x`\n"


def left_out(text: str) -> list[str]:
    reader = Reader(quoted=True)
    told = explained(reader)
    assert [*reader.feed(text.encode()), *reader.flush()] == []
    return told()


@looped("text", ["all is well\n", LOGIN, f"{HOST}/team/app:v1 has a token and a manifest\n", ""])
def test_nothing_is_left_out_where_nothing_is_said_to_have_failed(text: str) -> None:
    assert left_out(text) == [NOTHING]


@looped(
    "text, line, reason",
    [
        ("docker push ghcr.io/acme/app:v1\nunauthorized: authentication required\n", 2, Reason.ELSEWHERE),
        ("ECR is fine\nthe mirror npm registry: connection refused\n", 2, Reason.ELSEWHERE),
        ("Pushed to Docker Hub.\nno basic auth credentials\n", 2, Reason.ELSEWHERE),
        ("ECR is fine\nthe mirror: dial tcp 10.0.0.7:443: i/o timeout\n", 2, Reason.NAMELESS),
        ("ECR is fine\nthe compiler failed\n", 2, Reason.NAMELESS),
        ("ECR is fine\n/* x\n the mirror: dial tcp 10.0.0.7:443: i/o timeout\n*/\n", 3, Reason.QUOTED),
        (f"{LOGIN}{NOT_STORED}{LOGIN}Login Succeeded\n", 2, Reason.WENT_WELL),
    ],
)
def test_what_looked_like_a_failure_is_left_out_for_a_reason(text: str, line: int, reason: Reason) -> None:
    (told,) = left_out(text)
    assert told.startswith(f"line {line} is left out, as {reason}: ")


def test_of_much_that_is_left_out_what_tells_most_is_kept_and_of_equals_the_last() -> None:
    timeout = "the mirror: dial tcp 10.0.0.7:443: i/o timeout\n"
    vague = "the compiler failed\n"
    told = left_out(f"ECR is fine\n{timeout}{vague * MOST}")
    assert [words.split()[1] for words in told] == ["2", *(str(line) for line in range(4, 3 + MOST))]


def test_a_long_message_that_is_left_out_is_cut() -> None:
    (told,) = left_out(f"ECR is fine\nthe compiler failed: {'x' * 300}\n")
    assert told.endswith("x...") and len(told) < 350


def test_words_that_are_left_out_hold_no_secret() -> None:
    (told,) = left_out("ECR is fine\nthe mirror failed: password=hunter2hunter2: dial tcp 10.0.0.7:443: i/o timeout\n")
    assert "i/o timeout" in told and "hunter2" not in told
