"""Claims: which clauses were said together, and on which lines."""

from __future__ import annotations

from itertools import permutations, starmap

import pytest

from ecr_denied import Cause
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, ECR, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.reading.lines.enclosure import Enclosure
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES, Block, Line
from ecr_denied.reading.match.claim import REACH, Claim, slots
from ecr_denied.reading.match.claims import Claims
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired."
UNKNOWN = "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'"
REQUEST = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden"


CLAIMS = Claims(CATALOGUE)


def read(text: str, claims: Claims = CLAIMS) -> list[Claim]:
    return claims.of(passage(*starmap(Line, enumerate(text.split("\n"), 1))))


def passage(*lines: Line) -> Passage:
    return Passage(Block([*lines], 0, len(lines)))


def verdict(
    name: str, words: str, speaker: Speaker, strength: Strength | None = None, continues: bool = False
) -> Verdict:
    return Verdict(name, words, Cause.FORBIDDEN, speaker=speaker, source="x", strength=strength, continues=continues)


# --- where the words stand -------------------------------------------------------------------------------


@looped(
    "spelt",
    [
        "the word",
        "THE  WORD",
        "the\nword",
        "th\ne word",
        "theword",
        "'the' \"word\"",
        "İ the word",
        "the word the\nword",
    ],
)
def test_words_are_found_however_they_are_torn_and_spelt(spelt: str) -> None:
    claims = Claims([verdict("w", "the word", ECR)])
    clauses = [clause for said in read(f"x {spelt} y", claims) for clause in said.clauses]
    assert len(clauses) == {"the word the\nword": 2, "'the' \"word\"": 0}.get(spelt, 1)


# --- what is not one claim ---------------------------------------------------------------------------


NAMES, OPERATIONS = ("alpha", "beta"), ("ListObjects", "BatchGetImage")
DENIED = "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: {} on resource: {}"
APP, OTHER_APP = (f"arn:aws:ecr:eu-west-1:111122223333:repository/{name}" for name in ("team/app", "team/other"))


@looped(
    "below",
    [
        DENIED.format("s3:GetObject", "*"),
        DENIED.format("ecr:BatchGetImage", OTHER_APP),
        DENIED.format("ecr:BatchGetImage", "\n" + OTHER_APP),
        "i/o timeout",
        f"again: {EXPIRED}",
        f"\n{EXPIRED}",
    ],
)
def test_what_is_no_answer_of_the_registry_that_was_asked_is_not_said_with_the_status_above(below: str) -> None:
    assert len(read(f"{REQUEST}\n{below}")) == 2


def test_an_answer_below_a_status_that_has_one_is_another() -> None:
    for answer in ("denied: Your authorization token is invalid", "denied: Rate", "unauthorized: no"):
        assert len(read(f"{REQUEST}: {answer}\nname invalid: no name")) == 2
    assert len(read(f"{REQUEST}\nname invalid: no name")) == 1


def test_no_claim_is_taken_from_its_place_by_one_of_words_that_are_not_known() -> None:
    claims = Claims([NET, KNOWN])
    found = read("something failed\n\nvery something\n\nsomething failed", claims)
    assert [said.first_line for said in found] == [1, 3, 5]


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


def test_no_words_of_the_fallback_reach_into_a_line_that_says_something_better() -> None:
    (said,) = read("something\nfailed: very something", Claims([NET, KNOWN]))
    assert [clause.entry for clause in said.clauses] == [KNOWN]


def test_no_words_are_said_twice_where_the_wording_has_more_beginnings_than_one() -> None:
    (said,) = read("very something", Claims([verdict("more", "[very ]something", ECR)]))
    assert len(said.clauses) == 1


def test_no_operation_of_another_service_is_one_of_ecrs() -> None:
    found = [read(f"An error occurred (ThrottlingException) when calling the {one} operation: x") for one in OPERATIONS]
    assert [[said.field("ecr_operation") for said in claims] for claims in found] == [[None], ["BatchGetImage"]]


GOING = Wrapper("going", "while going", source="x")
PUSHING = Note("pushing", "pushing it", signal=Signal.OPENS, source="x")
PLAIN = Note("plain", "plain words", source="x")


@looped(
    "text, count",
    [
        ("while going:\npushing it", 2),
        ("while going:\nplain words", 1),
        ("while going:\nx pushing it", 1),
        ("while going: pushing it", 1),
        ("pushing it while going", 1),
    ],
)
def test_a_line_that_begins_with_news_of_what_is_under_way_says_something_new(text: str, count: int) -> None:
    assert len(read(text, Claims([GOING, PUSHING, PLAIN]))) == count


def test_a_note_that_says_nothing_of_what_is_under_way_gives_no_signal() -> None:
    (said,) = read("plain words", Claims([PLAIN]))
    assert said.signal == set()


@looped("signal", Signal)
def test_no_course_of_a_push_is_told_inside_the_words_of_an_envelope(signal: Signal) -> None:
    note = Note("pushing", "pushing it", signal=signal, source="x")
    is_course = signal in (Signal.OPENS, Signal.ENDS)
    (inside,) = read("x error pushing it", Claims([Wrapper("error", "error pushing it", source="x"), note]))
    assert inside.signal == (set() if is_course else {signal})
    for text in ("pushing it failed", "pushing it", "error pushing it"):
        (said,) = read(text, Claims([Wrapper("failed", "pushing it failed", source="x"), note]))
        assert said.signal == {signal}


def test_the_words_of_an_envelope_and_a_command_in_them_are_said_at_once() -> None:
    echo = Note("echo", "pushing it", signal=Signal.ECHOES, source="x")
    (said,) = read("pushing it failed", Claims([echo, Wrapper("failed", "pushing it failed", source="x")]))
    assert [clause.entry.name for clause in said.clauses] == ["failed", "echo"]


def test_no_push_goes_well_and_none_begins_in_the_words_for_what_went_wrong() -> None:
    told = [
        read(f"{words} {HOST}/team/app:v1")[0].signal for words in ("cannot be pulled:", "Error pushing", "pulled:")
    ]
    assert told == [set(), set(), {Signal.ENDS}]


def test_clauses_far_apart_on_one_line_are_two_claims() -> None:
    for blanks, count in ((REACH, 2), (REACH - 1, 1)):
        assert len(read(f"very something{' ' * blanks}while going", Claims([KNOWN, GOING]))) == count


def test_words_that_continue_are_not_looked_for_further_below_than_a_wrap_reaches() -> None:
    claims = Claims([KNOWN, verdict("more", "because of a policy", ECR, continues=True)])
    for above in ("", "x\n" * 9):
        for lines, count in ((MAX_WRAPPED_LINES, 2), (MAX_WRAPPED_LINES - 1, 1)):
            between = "x\n" * lines
            assert len(read(f"{above}very something\n{between}because of a policy", claims)) == count
    assert len(read("very something\n\nbecause of a policy", claims)) == 2
    assert len(read("very something\nbecause of a policy\nbecause of a policy", claims)) == 2


def test_no_words_give_no_claim() -> None:
    assert read("nothing\nto\nsee") == []


def test_a_claim_that_begins_in_another_block_is_left_to_it() -> None:
    lines = [Line(1, EXPIRED), Line(2, "nothing"), Line(3, UNKNOWN)]
    assert [said.first_line for said in CLAIMS.of(Passage(Block(lines, 1, 3)))] == [3]
    assert [said.first_line for said in CLAIMS.of(Passage(Block(lines, 0, 2)))] == [1]


def test_a_wording_that_runs_out_of_patience_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stalled:
        def finditer(self, *_: object, timeout: float) -> object:
            raise TimeoutError

        match = finditer

    slow, other = verdict("slow", "token has expired", ECR), verdict("other", "authorization token", ECR)
    monkeypatch.setitem(slow.__dict__, "expression", Stalled())
    (said,) = read(EXPIRED, Claims([slow, other]))
    assert [clause.entry for clause in said.clauses] == [other]


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


def test_the_words_of_the_fallback_do_not_count_beside_news_of_what_is_under_way() -> None:
    note = Note("note", "trying again", signal=Signal.RETRIES, source="x")
    (said,) = read("something failed, trying again", Claims([NET, note]))
    assert said.verdict is None and said.signal == {Signal.RETRIES}


# --- what is ---------------------------------------------------------------------------------------------


def test_an_envelope_that_ends_in_a_colon_holds_what_begins_on_the_next_line_and_no_other() -> None:
    assert len(read("while going:\nError: very something", Claims([GOING, KNOWN]))) == 1
    assert len(read("very something:\nError: while going", Claims([GOING, KNOWN]))) == 2
    (below,) = read(f"CannotPullContainerError:\nError response from daemon: {EXPIRED}")
    assert {"services.cannot-pull", "docker.daemon"} <= {clause.entry.name for clause in below.clauses}
    for between in (
        "CannotPullContainerError\n",
        "CannotPullContainerError:\n\n",
        "CannotPullContainerError: x:\n",
        "CannotPullContainerError: unauthorized:\n",
    ):
        last = read(f"{between}Error response from daemon: {EXPIRED}")[-1]
        assert "services.cannot-pull" not in {clause.entry.name for clause in last.clauses}, between


def test_the_core_is_the_most_specific_clause_and_of_equals_the_last() -> None:
    (said,) = read(f"{REQUEST}: denied: Your authorization token has expired. Your authorization token is invalid")
    assert said.core.entry.name == "ecr.token-invalid"


def test_the_reason_below_a_request_that_an_sdk_could_not_send_decides() -> None:
    above = f"{HOST} RequestError: send request failed\n\ncaused by: "
    (said,) = read(f"{above}Post https://api.ecr.cn: dial tcp: lookup x: no such host")
    assert said.core.entry.name == "go.no-such-host" and said.lines == (0, 2)
    (said,) = read(f'{above}net/http: invalid header field value for "Authorization"')
    assert said.core.entry.name == "go.header-invalid"


@looped("at", range(1, len(UNKNOWN)))
def test_no_wrap_changes_the_fields_and_but_at_a_quote_not_even_the_message(at: int) -> None:
    torn = f"{UNKNOWN[:at].rstrip()}\n{UNKNOWN[at:].lstrip()}"
    (said,) = read(torn)
    assert (said.field("repository"), said.field("registry_id")) == ("team/app", "111122223333")
    if "'" not in UNKNOWN[at - 1 : at + 1]:
        assert said.message == UNKNOWN.partition(": ")[2]


@looped("words", [EXPIRED, EXPIRED.title(), EXPIRED.upper(), EXPIRED[8:]])
def test_no_wrap_within_a_word_changes_the_message(words: str) -> None:
    for at in range(1, len(words)):
        if words[at - 1 : at + 1].isalpha():
            (said,) = read(f"{words[:at]}\n{words[at:]}")
            assert said.message == words.rpartition(": ")[2]


def test_a_wrap_behind_a_name_leaves_a_blank() -> None:
    whole = f"{DENIED.format('ecr:PutImage', APP)} because no identity-based policy allows the ecr:PutImage action"
    for at in (found for found, letter in enumerate(whole) if letter == " "):
        (said,) = read(f"{whole[:at]}\n{whole[at + 1 :]}")
        assert said.message == whole


def test_a_word_torn_where_a_line_is_read_in_pieces_is_whole_in_the_message() -> None:
    pieces = f'Failed to pull image "{HOST}/team/app:v1": "unhel', 'pful: i/o timeout"'
    (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, pieces[0]), Line(2, pieces[1], pieces[0])))
    assert said.message == "".join(pieces).removesuffix('"')


def test_a_torn_word_is_whole_though_a_part_of_it_is_a_word_of_the_wording() -> None:
    claims = Claims([verdict("one", "on the onset bathe", ECR)])
    for torn in ("on the on\nset bathe", "on the onset ba\nthe"):
        (said,) = read(torn, claims)
        assert said.message == "on the onset bathe"


@looped(
    "before, after, lines",
    [
        ("$ docker push ", "HOST/team/app:v1", 2),
        ("$ docker login --username AWS ", "--password-stdin {}\n  HOST", 3),
    ],
)
@looped("mark", ["\\", "`", "^"])
def test_a_command_that_goes_on_below_is_one_to_its_end(before: str, after: str, lines: int, mark: str) -> None:
    command = f"{before}{mark}\n  {after.format(mark)}".replace("HOST", HOST)
    for below in ("", "\nok", "\nok\nok"):
        (said,) = read(f"{command}{below}")
        assert (said.first_line, said.last_line) == (1, lines)
        assert HOST in said.text and "ok" not in said.text
    (cut,) = read(f"{before}--quiet {mark}")
    assert cut.last_line == 1


def test_what_is_said_does_not_go_on_below_as_a_command_does() -> None:
    (said,) = read(f"{EXPIRED} \\\n  {HOST}")
    assert (said.last_line, HOST in said.text) == (1, False)


def test_a_claim_reaches_to_the_ends_of_its_lines_and_no_further_than_a_message_is_long() -> None:
    words = "very something"
    for text in ("x very something y", words):
        for torn in (text, text.replace("very ", "very\n")):
            for above, below in (("above\n", "\nbelow"), ("", "")):
                (said,) = read(f"{above}{torn}{below}", Claims([KNOWN]))
                assert said.text == torn == said.passage.text[slice(*said.extent)]
    (said,) = read(f"{'x ' * REACH}{words}{' y' * REACH}", Claims([KNOWN]))
    assert said.extent == (REACH, 2 * REACH + len(words) + REACH)
    (said,) = read(f"{words}{' y' * REACH}\nbelow", Claims([KNOWN]))
    assert said.extent == (0, len(words) + REACH)


FINE = Other("fine", "all is-fine", source="x")


@looped(
    "text, told",
    [
        ("very something: all is-fine", True),
        ("all is-fine: very something", True),
        ("all is-fine\nvery something", False),
        ("very something\nall is-fine", False),
        (f"all is-fine{' x' * REACH} very something", False),
        (f"very something{' x' * REACH} all is-fine", False),
    ],
)
def test_what_is_fine_is_told_of_a_claim_where_it_stands_on_its_lines(text: str, told: bool) -> None:
    (said,) = read(text, Claims([KNOWN, FINE]))
    assert said.others == ([FINE] if told else [])


@looped("words, told", [("b: gone", False), ("lost", False), ("fine", True)])
def test_no_name_of_ecrs_says_that_all_is_fine(words: str, told: bool) -> None:
    other = Other("other", words, source="x")
    (said,) = read(f"very something: {HOST}/a/b: gone {HOST}/lost: fine", Claims([KNOWN, other]))
    assert said.others == ([other] if told else [])


@looped("at", range(9))
def test_the_lines_around_a_claim_are_those_of_its_report(at: int) -> None:
    lines = [str(number) for number in range(9)]
    (said,) = read("\n".join((*lines[:at], "very something", *lines[at:])), Claims([KNOWN]))
    near = slice(max(at - MAX_WRAPPED_LINES, 0), at), slice(at, at + MAX_WRAPPED_LINES)
    assert said.around == "\n".join((*lines[near[0]], "", *lines[near[1]]))


@looped("between", ["", "2026-01-02T03:04:05Z x", "very something"])
def test_no_line_beyond_another_claim_a_time_or_a_blank_is_around_a_claim(between: str) -> None:
    said = read(f"above\n{between}\nvery something\n{between}\nbelow", Claims([KNOWN]))
    assert [one.around for one in said if one.first_line == 3] == [""]


def test_the_lines_of_a_record_are_around_what_one_of_them_says_though_it_has_a_time() -> None:
    (said,) = read(r'2026-01-02T03:04:05Z {"msg":"above\nvery something\nbelow"}', Claims([KNOWN]))
    assert said.around == '{"msg":"above\n\nbelow"}'


@looped(
    "typed, registry",
    [("manifest", None), ("ghcr.io/team/app:v1", "ghcr.io"), (f"{HOST}/team/app:v1", HOST)],
)
def test_a_word_of_a_command_is_an_image_where_it_names_a_registry(typed: str, registry: str | None) -> None:
    (said,) = read(f"oras push {typed}")
    assert [reference.registry for reference in slots(said.clauses)] == ([registry] if registry else [])


def test_what_a_repositorys_name_begins_with_is_no_registry() -> None:
    (said,) = read(UNKNOWN.replace("team/app", "ghcr.io/team/app"))
    assert all(reference.registry != "ghcr.io" for reference in said.named)
    for words in (UNKNOWN, EXPIRED):
        (said,) = read(f"{words} in ghcr.io/team/app")
        assert any(reference.registry == "ghcr.io" for reference in said.named)
    odd = Claims([verdict("odd", "the tag of '{repository}' is odd", ECR)])
    (said,) = read(f"the tag of '{HOST}/team/app' is odd", odd)
    assert [reference.registry for reference in said.named] == [HOST]


def test_what_was_asked_for_is_named_before_what_stands_in_a_clients_slot() -> None:
    (said,) = read(f'Failed to pull image "ghcr.io/team/app:v1": Get "https://{HOST}/v2/": i/o timeout')
    assert [reference.registry for reference in said.named[:2]] == [HOST, "ghcr.io"]


@looped(
    "text, registry",
    [
        (f"{HOST}/team/app:v1: not found", HOST),
        ("unexpected status from GET request to https://ghcr.io/v2/: 401 Unauthorized", "ghcr.io"),
        (f'Failed to pull image "{HOST}/team/app:v1": x', HOST),
    ],
)
def test_what_stands_in_a_clients_slot_is_a_reference(text: str, registry: str) -> None:
    assert [reference.registry for reference in slots(read(text)[0].clauses)] == [registry]


def test_a_secret_that_begins_or_ends_beyond_the_message_of_a_piece_of_a_line_is_hidden_in_it() -> None:
    piece = "hunter2hunter2 dial tcp: i/o timeout | x"
    for before, hidden in (("docker login --password correct", True), ("docker login correct", False)):
        (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, piece, before)))
        assert ("hunter2hunter2" in said.message) is not hidden
        assert said.message.endswith("dial tcp: i/o timeout")
    behind = "dial tcp: i/o timeout for https://ada:hunter2|hunter2@example.com/x"
    (said,) = CLAIMS.of(passage(Line(1, "x"), Line(2, behind, "docker push ")))
    assert "hunter2" not in said.message


def test_what_became_of_a_request_ends_the_message_of_a_client_and_other_words_do_not() -> None:
    refused = verdict("refused", "cannot do it", ANYONE, Strength.CLIENT)
    guess = verdict("guess", "perhaps later", ANYONE, Strength.GUESS)
    claims = Claims([refused, guess, NET, GOING, PUSHING])
    for words, told in (("perhaps later", True), ("something failed", False), ("while going", False)):
        (said,) = read(f"x\ncannot do it | {words}", claims)
        assert said.message == (f"cannot do it | {words}" if told else "cannot do it")
    for words in ("cannot\ndo it", "pushing\nit"):
        (said,) = read(words, claims)
        assert said.message == words.replace("\n", " ")


@looped(
    "record, around",
    [
        (r"x\n    raise PushError(\"{0}\")\n{0}", [Enclosure.QUOTED, Enclosure.NONE]),
        (r"x\nerror: \"{0}\" was printed again\n{0}", [Enclosure.DOUBTFUL, Enclosure.NONE]),
    ],
)
def test_what_encloses_a_message_is_told_for_each_time_that_a_record_says_it(
    record: str, around: list[Enclosure]
) -> None:
    assert [said.enclosure for said in read(f'{{"msg":"{record.format(EXPIRED)}"}}')] == around
    plain = record.format(EXPIRED).replace(r"\n", "\n").replace(r"\"", '"')
    assert [said.enclosure for said in read(plain)] == around


def test_no_mark_within_what_a_program_says_encloses_it() -> None:
    (said,) = read('manifest unknown: shown("Requested image not found")')
    assert said.enclosure is Enclosure.NONE


def test_a_call_that_began_above_encloses_what_it_goes_on_with() -> None:
    (said,) = read(f'raise PushError("this is so:\n{EXPIRED}")')
    assert said.enclosure is Enclosure.QUOTED


def test_a_claim_on_an_endless_line_keeps_only_what_is_near() -> None:
    (said,) = read(f"{'x ' * 6000}{UNKNOWN}{' y' * 6000}")
    assert len(said.text) < 7000 and UNKNOWN in said.text
    assert len(said.message) < 1000
    (said,) = read(f"{'x ' * 6000}i/o timeout{' y' * 6000}")
    assert REACH < len(said.message) < REACH + 1000


def test_a_field_is_taken_from_the_clause_that_tells_most() -> None:
    weak = verdict("weak", "the tag '{tag}' of '{repository}' is odd", ECR, Strength.TRANSPORT)
    strong = verdict("strong", "the tag '{tag}' is bad", ECR)
    (said,) = read("the tag 'v1' of 'app' is odd: the tag 'v2' is bad", Claims([weak, strong]))
    assert (said.field("tag"), said.field("repository")) == ("v2", "app")
    assert said.field("no such field") is None
    assert said.field("action", "tag") == "v2"


def test_words_that_continue_join_the_sentence_above_and_others_do_not() -> None:
    first = verdict("first", "you are refused", ECR)
    for continues, count in ((True, 1), (False, 2)):
        second = verdict("second", "because of a policy", ECR, continues=continues)
        assert len(read("you are refused\nbecause of a policy", Claims([first, second]))) == count


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


def test_of_two_envelopes_or_two_notes_the_last_tells_most() -> None:
    for kind in (Wrapper, Note):
        (said,) = read("alpha words beta words", Claims([kind(name, f"{name} words", source="x") for name in NAMES]))
        assert [clause.entry.name for clause in said.by_weight] == ["beta", "alpha"]


def test_it_is_the_reason_of_an_exception_that_begins_as_javas_trace_tells_it() -> None:
    assert [read(f"{before}{EXPIRED}")[0].is_cause for before in ("", "x Caused by: ", "Caused by: ")] == [0, 0, 1]


def test_a_note_names_ecr_where_its_words_say_so() -> None:
    for ecr in (False, True):
        note = Note("note", "plain words", ecr=ecr, source="x")
        assert [read(words, Claims([note, KNOWN]))[0].names_ecr for words in ("plain words", "very something")] == [
            ecr,
            False,
        ]


def test_a_wrapper_tells_less_than_any_verdict_and_a_note_less_than_a_wrapper() -> None:
    entries = [
        Note("note", "alpha words", source="x"),
        Wrapper("wrapper", "beta words", source="x"),
        verdict("verdict", "gamma words", ANYONE, Strength.GUESS),
    ]
    (said,) = read("gamma words alpha words beta words", Claims(entries))
    assert [clause.entry.name for clause in said.by_weight] == ["verdict", "wrapper", "note"]
    for text in ("alpha words beta words", "beta words alpha words"):
        (said,) = read(text, Claims(entries))
        assert said.verdict is None and said.core.entry.name == "wrapper"


def test_a_torn_word_of_the_wording_is_mended_in_the_message_and_two_words_stay_two() -> None:
    claims = Claims([verdict("mine", "the repository is immutable", ECR)])
    for torn in ("the reposi\ntory is immutable", "the repository\nis immutable", "the repository is\n immutable"):
        assert [said.message for said in read(torn, claims)] == ["the repository is immutable"]


# --- words that only hold a word for a failure ------------------------------------------------------------

HARMLESS = Claims(
    (
        Other("none", "no errors", source="x", is_harmless=True),
        Other("beside", "a probe", source="x"),
        *(
            Verdict(name, words, cause, speaker=ANYONE, strength=Strength.FALLBACK, source="x")
            for name, words, cause in (
                ("failed", "(errors|failed)", Cause.UNCLASSIFIED),
                ("status", "gives {refusal}", None),
                ("kind", "network", Cause.CONNECTION_FAILED),
            )
        ),
        verdict("guess", "perhaps", ANYONE, Strength.GUESS),
        Wrapper("wrapper", "while pulling", source="x"),
    )
)


@looped("text", ["no errors", "no errors, network", "network: no errors", "no errors while pulling"])
def test_what_holds_a_word_for_a_failure_keeps_it_from_counting(text: str) -> None:
    assert [[other.name for other in claim.others] for claim in read(text, HARMLESS)] == [["none"]]


@looped(
    "text",
    [
        *("no errors, failed", "failed, no errors", "no errorsfailed", "failedno errors"),
        *("no errors, gives 403", "no errors, perhaps", "perhaps, no errors"),
    ],
)
def test_what_else_failed_beside_it_counts(text: str) -> None:
    assert [claim.others for claim in read(text, HARMLESS)] == [[]]
    assert [len(claim.others) for claim in read(f"{text}, a probe", HARMLESS)] == [1]
