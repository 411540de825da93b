"""Claims: which clauses were said together, and on which lines."""

from __future__ import annotations

from itertools import permutations, starmap

from ecr_denied import Cause
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, ECR, Note, Speaker, Strength, Verdict, Wrapper
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import Block, Line
from ecr_denied.reading.match.claim import REACH, Claim
from ecr_denied.reading.match.claims import Claims
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired."
UNKNOWN = "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'"


CLAIMS = Claims(CATALOGUE)


def read(text: str, claims: Claims = CLAIMS) -> list[Claim]:
    return claims.of(passage(*starmap(Line, enumerate(text.split("\n"), 1))))


def passage(*lines: Line) -> Passage:
    return Passage(Block([*lines], 0, len(lines)))


def verdict(
    name: str, words: str, speaker: Speaker, strength: Strength | None = None, continues: bool = False
) -> Verdict:
    return Verdict(name, words, Cause.FORBIDDEN, speaker=speaker, source="x", strength=strength, continues=continues)


# --- what is not one claim ---------------------------------------------------------------------------


@looped("strength", [Strength.FALLBACK, Strength.TRANSPORT])
@looped("before", ["", "x ", "x\n", "x\t", f"{HOST} "])
@looped("after", ["", " x", "\nx", "\tx", f" {HOST}/app"])
def test_no_part_of_a_name_of_ecrs_says_anything_and_the_same_beside_it_does(
    strength: Strength, before: str, after: str
) -> None:
    claims = Claims([verdict("anybodys", "some-thing", ANYONE, strength)])
    for name in (f"{HOST}/some-thing", f"{HOST}/some-thing-else", f"{HOST}/x/some-thing:v1", f"{HOST}/app:some-thing"):
        assert read(f"{before}{name}{after}", claims) == []
    beside = (f"{HOST}/app some-thing", f"some-thing {HOST}/app", f"some-thing={HOST}/app", f"{'x' * 2000}/some-thing")
    for text in beside:
        assert len(read(f"{before}{text}{after}", claims)) == 1


def test_words_that_begin_with_a_name_are_found_wherever_they_stand() -> None:
    claims, far = Claims([verdict("odd", "{repository} is-odd", ECR)]), ";\n" * 9_000
    for text in ("one is-odd\nx\nx\nx\ntwo is-odd", f"{far}one is-odd\n{far}two is-odd\n{far}"):
        found = [clause.field("repository") for said in read(text, claims) for clause in said.clauses]
        assert found == ["one", "two"]


def test_no_words_of_anybody_say_anything_within_those_of_an_envelope_or_a_note() -> None:
    for kind in (Wrapper, Note):
        for words, count in (("something", 0), ("failed", 0), ("failed x", 1)):
            claims = Claims([kind("outer", "very something failed", source="x"), verdict("inner", words, ANYONE)])
            (said,) = read("very something failed x", claims)
            assert len(said.verdicts) == count


PLAIN = Note("plain", "plain words", source="x")


def test_a_claim_that_begins_in_another_block_is_left_to_it() -> None:
    lines = [Line(1, EXPIRED), Line(2, "nothing"), Line(3, UNKNOWN)]
    assert [said.first_line for said in CLAIMS.of(Passage(Block(lines, 1, 3)))] == [3]
    assert [said.first_line for said in CLAIMS.of(Passage(Block(lines, 0, 2)))] == [1]


NET = verdict("net", "something failed", ANYONE, strength=Strength.FALLBACK)
KNOWN = verdict("known", "very something", ECR)


def test_the_words_of_the_fallback_count_only_where_nothing_better_is_said() -> None:
    claims = Claims([NET, KNOWN, Wrapper("wrapper", "while pushing", source="x")])
    (said,) = read("very something failed", claims)
    assert [clause.entry.name for clause in said.clauses] == ["known"]
    (said,) = read("while pushing something failed", claims)
    assert said.verdict is NET and {clause.entry.name for clause in said.clauses} == {"wrapper", "net"}
    (said,) = read("something failed, something failed", claims)
    assert said.verdict is NET and said.message == "something failed, something failed"
    (said,) = read("plain words: something failed", Claims([NET, PLAIN]))
    assert said.verdict is NET


# --- what is ---------------------------------------------------------------------------------------------


def test_a_word_torn_where_a_line_is_read_in_pieces_is_whole_in_the_message() -> None:
    pieces = f'Failed to pull image "{HOST}/team/app:v1": "unhel', 'pful: i/o timeout"'
    (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, pieces[0]), Line(2, pieces[1], pieces[0])))
    assert said.message == "".join(pieces).removesuffix('"')


def test_a_secret_that_begins_or_ends_beyond_the_message_of_a_piece_of_a_line_is_hidden_in_it() -> None:
    piece = "hunter2hunter2 dial tcp: i/o timeout | x"
    for before, hidden in (("docker login --password correct", True), ("docker login correct", False)):
        (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, piece, before)))
        assert ("hunter2hunter2" in said.message) is not hidden
        assert said.message.endswith("dial tcp: i/o timeout")
    behind = "dial tcp: i/o timeout for https://ada:hunter2|hunter2@example.com/x"
    (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, behind, "docker push ")))
    assert "hunter2" not in said.message


def test_a_claim_on_an_endless_line_keeps_only_what_is_near() -> None:
    (said,) = read(f"{'x ' * 6000}{UNKNOWN}{' y' * 6000}")
    assert len(said.text) < 7000 and UNKNOWN in said.text
    assert len(said.message) < 1000
    (said,) = read(f"{'x ' * 6000}i/o timeout{' y' * 6000}")
    assert REACH < len(said.message) < REACH + 1000


@looped(
    "strengths, core",
    [
        ((Strength.GUESS, Strength.TRANSPORT, Strength.CODE), 2),
        ((Strength.SENTENCE, Strength.CODE, Strength.CLIENT), 0),
        ((Strength.CODE, Strength.CODE, Strength.GUESS), 1),
        ((None, Strength.CODE, Strength.CODE), 0),
    ],
)
def test_the_strongest_verdict_decides_and_of_equals_the_last(
    strengths: tuple[Strength | None, ...], core: int
) -> None:
    entries = [verdict(str(at), f"number {at} was said", ECR, strength) for at, strength in enumerate(strengths)]
    (said,) = read("number 0 was said, number 1 was said, number 2 was said", Claims(entries))
    assert said.verdict is said.core.entry is entries[core]
    assert [entry.weight for entry in said.verdicts] == sorted((entry.weight for entry in entries), reverse=True)


@looped("words", permutations(["known-ecr", "known-client", "known-anyone", "vague-ecr"]))
def test_of_verdicts_that_tell_as_much_one_of_a_cause_decides_then_the_speaker_nearest_to_ecr(
    words: tuple[str, ...],
) -> None:
    of_clients = Strength.CLIENT
    entries = [verdict(f"known-{by.name.lower()}", f"known-{by.name.lower()}", by, of_clients) for by in Speaker]
    vague = Verdict("vague-ecr", "vague-ecr", Cause.UNCLASSIFIED, speaker=ECR, strength=of_clients, source="x")
    (said,) = read(" ".join(words), Claims([*entries, vague]))
    names = [entry.name for entry in said.verdicts]
    assert names == ["known-ecr", "known-client", "known-anyone", "vague-ecr"]
    assert said.speaker is ECR
