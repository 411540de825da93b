"""What an input prints and what it quotes: each is followed by itself, and told in the order of its lines."""

from __future__ import annotations

from ecr_denied import scan
from ecr_denied.records import Told
from tests.looped import looped

PRINTED = "denied: Your authorization token has expired.\n"
QUOTED = f"cat <<EOF\n{PRINTED}EOF\n"
TEXT = f"{PRINTED}{QUOTED}{PRINTED}{QUOTED}".encode()
LINES = [(1, Told.PRINTED), (3, Told.QUOTED), (5, Told.PRINTED), (7, Told.QUOTED)]


@looped("quoted", [False, True])
def test_what_a_block_of_code_quotes_stands_among_what_is_printed_where_it_is_wanted(quoted: bool) -> None:
    told = [(failure.first_line, failure.told) for failure in scan([TEXT], quoted=quoted)]
    assert told == [one for one in LINES if quoted or one[1] is Told.PRINTED]
