"""What an input prints and what it quotes: each is followed by itself, and told in the order of its lines."""

from __future__ import annotations

from ecr_denied import parse, scan
from ecr_denied.records import Operation, Told
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PRINTED = "denied: Your authorization token has expired.\n"
QUOTED = f"cat <<EOF\n{PRINTED}EOF\n"
TEXT = f"{PRINTED}{QUOTED}{PRINTED}{QUOTED}".encode()
LINES = [(1, Told.PRINTED), (3, Told.QUOTED), (5, Told.PRINTED), (7, Told.QUOTED)]


@looped("quoted", [False, True])
def test_what_a_block_of_code_quotes_stands_among_what_is_printed_where_it_is_wanted(quoted: bool) -> None:
    told = [(failure.first_line, failure.told) for failure in scan([TEXT], quoted=quoted)]
    assert told == [one for one in LINES if quoted or one[1] is Told.PRINTED]


def test_of_two_failures_on_one_line_the_first_is_told_first() -> None:
    sentence = "The repository with name '{}' does not exist in the registry with id '111122223333'"
    events = ", ".join(f'{{"message": "{sentence.format(name)}"}}' for name in ("web", "app"))
    assert [failure.repository for failure in scan([f'{{"events": [{events}]}}'.encode()])] == ["web", "app"]


def test_what_is_quoted_below_a_typed_command_is_of_that_command() -> None:
    typed = f"$ docker push {HOST}/team/app:v1\n"
    sentence = "Sometimes it ends with the words `denied: Your authorization token has expired.` and all is lost.\n"
    other = "Not that of 444455556666.dkr.ecr.eu-west-1.amazonaws.com.\n" + "\n" * 6
    (failure,) = parse(f"{other}{typed}{sentence}")
    assert (failure.told, failure.operation, failure.repository) == (Told.QUOTED, Operation.PUSH, "team/app")
    assert failure.registry == HOST


def test_what_is_quoted_below_a_command_that_went_well_is_none_of_it() -> None:
    typed = f"$ docker push {HOST}/team/app:v1\nv1: digest: sha256:{'0' * 64} size: 1\n"
    sentence = "Sometimes it ends with the words `denied: Your authorization token has expired.` and all is lost.\n"
    (failure,) = parse(f"{typed}{sentence}")
    assert (failure.told, failure.operation, failure.repository) == (Told.QUOTED, None, None)


def test_what_is_quoted_far_below_a_typed_command_is_none_of_it() -> None:
    typed = f"$ docker push {HOST}/team/app:v1\n" + "And so on.\n" * 5
    sentence = "Sometimes it ends with the words `denied: Your authorization token has expired.` and all is lost.\n"
    other = "444455556666.dkr.ecr.eu-west-1.amazonaws.com is another.\n"
    (failure,) = parse(f"{typed}{sentence}{other}")
    assert (failure.told, failure.operation, failure.command) == (Told.QUOTED, Operation.PUSH, None)
    assert failure.registry is None
