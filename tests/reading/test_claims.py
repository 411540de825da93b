"""Claims: which clauses were said together, and on which lines."""

from __future__ import annotations

import pytest

from ecr_denied import Cause, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, ECR, Note, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.claims import Claims
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired."
UNKNOWN = "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'"
REQUEST = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden"

DENIED = "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: {} on resource: {}"
APP, OTHER_APP = (f"arn:aws:ecr:eu-west-1:111122223333:repository/{name}" for name in ("team/app", "team/other"))


CLAIMS = Claims(CATALOGUE)


def read(text: str, claims: Claims = CLAIMS) -> list[Claim]:
    lines = list(enumerate(text.split("\n"), 1))
    return claims.of(Passage(lines, 0, len(lines)))


def verdict(
    name: str, words: str, speaker: Speaker, strength: Strength | None = None, continues: bool = False
) -> Verdict:
    return Verdict(name, words, Cause.FORBIDDEN, speaker=speaker, source="x", strength=strength, continues=continues)


def spans(text: str) -> list[tuple[int, int]]:
    return [(said.first_line, said.last_line) for said in read(text)]


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


@looped(
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
def test_two_things_said_are_two_claims(text: str) -> None:
    assert len(read(text)) == 2


def test_no_answer_of_a_server_in_trouble_is_the_registrys_sentence_below_it() -> None:
    assert len(read(f"{REQUEST.replace('403 Forbidden', '503 Service Unavailable')}\n{EXPIRED}")) == 2


def test_no_push_goes_well_and_none_begins_in_the_words_for_what_went_wrong() -> None:
    told = [
        read(f"{words} {HOST}/team/app:v1")[0].signal for words in ("cannot be pulled:", "Error pushing", "pulled:")
    ]
    assert told == [set(), set(), {Signal.ENDS}]


def test_clauses_far_apart_on_one_line_are_two_claims() -> None:
    assert len(read(f"{EXPIRED} {'x ' * 2000} {UNKNOWN}")) == 2


def test_no_words_give_no_claim() -> None:
    assert read("nothing\nto\nsee") == []


def test_a_claim_that_begins_in_another_block_is_left_to_it() -> None:
    lines = [(1, EXPIRED), (2, "nothing"), (3, UNKNOWN)]
    assert [said.first_line for said in CLAIMS.of(Passage(lines, 1, 3))] == [3]
    assert [said.first_line for said in CLAIMS.of(Passage(lines, 0, 2))] == [1]


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
    (said,) = read("something failed", claims)
    assert said.verdict is NET


def test_the_words_of_the_fallback_do_not_count_beside_news_of_what_is_under_way() -> None:
    note = Note("note", "trying again", signal=Signal.RETRIES, source="x")
    (said,) = read("something failed, trying again", Claims([NET, note]))
    assert said.verdict is None and said.signal == {Signal.RETRIES}


# --- what is ---------------------------------------------------------------------------------------------


@looped(
    "text, lines",
    [
        (EXPIRED, (1, 1)),
        (f"\n\n{EXPIRED}\n\n", (3, 3)),
        (f"{REQUEST}\n{EXPIRED}", (1, 2)),
        ("User: x is not authorized to perform: ecr:PutImage on resource: *\nwith an explicit deny", (1, 2)),
        ("User: x is not authorized to perform: ecr:PutImage\non resource: *\nwith an explicit deny", (1, 3)),
        (UNKNOWN.replace(" in the registry", "\nin the registry"), (1, 2)),
        (f"Error response from daemon:\n{EXPIRED}", (1, 2)),
        (f'failed to push "{HOST}/team/app:v1":\n{EXPIRED}', (1, 2)),
        (f'Failed to pull image "{HOST}/app:v1":\nrpc error: code = DeadlineExceeded desc = x:\ni/o timeout', (1, 3)),
        (f"CannotPullContainerError: \n  Error response from daemon: \n  {EXPIRED}", (1, 3)),
    ],
)
def test_what_was_said_at_once_is_one_claim(text: str, lines: tuple[int, int]) -> None:
    assert spans(text) == [lines]


def test_an_envelope_that_ends_in_a_colon_holds_what_begins_on_the_next_line_and_no_other() -> None:
    (below,) = read(f"CannotPullContainerError:\nError response from daemon: {EXPIRED}")
    assert {"services.cannot-pull", "docker.daemon"} <= {clause.entry.name for clause in below.clauses}
    for between in ("CannotPullContainerError\n", "CannotPullContainerError:\n\n", "CannotPullContainerError: x:\n"):
        last = read(f"{between}Error response from daemon: {EXPIRED}")[-1]
        assert "services.cannot-pull" not in {clause.entry.name for clause in last.clauses}, between


def test_the_core_is_the_most_specific_clause_and_of_equals_the_last() -> None:
    (said,) = read(f"{REQUEST}: denied: Your authorization token has expired. Your authorization token is invalid")
    assert said.core.entry.name == "ecr.token-invalid"


def test_a_message_runs_to_the_end_of_its_line_and_no_further() -> None:
    (said,) = read(f"{UNKNOWN}\nstep 3 of 9")
    assert said.message == UNKNOWN.partition(": ")[2]
    (said,) = read(f"{EXPIRED} Reauthenticate.\nok")
    assert said.message == "Your authorization token has expired. Reauthenticate."


def test_a_message_ends_with_the_quotation_it_stands_in_and_keeps_one_that_opens_behind_it() -> None:
    (said,) = read(f'{{"err":"x: {UNKNOWN} in all","host":"public.ecr.aws"}}')
    assert said.message == f"{UNKNOWN.partition(': ')[2]} in all"
    (said,) = read('Could not connect to the endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"')
    assert said.message.endswith('URL: "https://api.ecr.eu-west-1.amazonaws.com/"')


def test_a_break_between_words_that_are_captured_is_a_blank_in_the_message() -> None:
    asked = "unable to pull secrets or registry auth:\nunable to retrieve ecr registry auth:\n"
    cut = "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-rol..."
    (said,) = read(f"{asked}service call has been retried 1 time(s):\n{cut}")
    assert "registry auth: service call has been retried" in said.message


def test_a_message_ends_before_markup() -> None:
    for tag in ("</b>", "<br>", " <b>x</b>", " `x`y"):
        (said,) = read(f"{UNKNOWN}{tag} and more")
        assert said.message == UNKNOWN.partition(": ")[2]


def test_a_message_keeps_a_placeholder_in_a_name_and_code_that_opens_behind_it() -> None:
    for more in (" at https://<ID>.dkr.ecr.<REGION>.amazonaws.com/<NAME>/x", " in `run.sh` line 3"):
        (said,) = read(f"{EXPIRED}{more}")
        assert said.message.endswith(more)


def test_the_reason_below_a_request_that_an_sdk_could_not_send_decides() -> None:
    above = f"{HOST} RequestError: send request failed\n\ncaused by: "
    (said,) = read(f"{above}Post https://api.ecr.cn: dial tcp: lookup x: no such host")
    assert said.core.entry.name == "go.no-such-host" and said.lines == (0, 2)
    (said,) = read(f'{above}net/http: invalid header field value for "Authorization"')
    assert said.core.entry.name == "go.header-invalid"


@looped("at", range(1, len(UNKNOWN)))
def test_no_wrap_changes_the_fields_and_at_a_blank_not_even_the_message(at: int) -> None:
    torn = f"{UNKNOWN[:at].rstrip()}\n{UNKNOWN[at:].lstrip()}"
    (said,) = read(torn)
    assert (said.field("repository"), said.field("registry_id")) == ("team/app", "111122223333")
    if UNKNOWN[at - 1 : at + 1].strip() != UNKNOWN[at - 1 : at + 1]:
        assert said.message == UNKNOWN.partition(": ")[2]


@looped(
    "url, named",
    [
        ("***/v2/", (None, None, None)),
        ("/v2/", (None, None, None)),
        ("<ecr-url>/manifests/latest", (None, None, "latest")),
        ("***/v2/team/app/manifests/v1", ("***", "team/app", "v1")),
        ("https://***/v2/team/app/manifests/v1", ("***", "team/app", "v1")),
    ],
)
def test_no_repository_has_what_stands_around_its_name_in_a_masked_url(url: str, named: tuple[str | None, ...]) -> None:
    (failure,) = parse(f"unexpected status from HEAD request to {url}: 403 Forbidden\n{EXPIRED}")
    assert (failure.registry, failure.repository, failure.tag) == named


def test_a_claim_on_an_endless_line_keeps_only_what_is_near() -> None:
    (said,) = read(f"{'x ' * 6000}{UNKNOWN}{' y' * 6000}")
    assert len(said.text) < 7000 and UNKNOWN in said.text
    assert len(said.message) < 1000


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


def test_a_wrapper_tells_less_than_any_verdict_and_a_note_less_than_a_wrapper() -> None:
    entries = [
        Note("note", "alpha words", source="x"),
        Wrapper("wrapper", "beta words", source="x"),
        verdict("verdict", "gamma words", ANYONE, Strength.GUESS),
    ]
    (said,) = read("gamma words alpha words beta words", Claims(entries))
    assert [clause.entry.name for clause in said.by_weight] == ["verdict", "wrapper", "note"]
    (said,) = read("alpha words beta words", Claims(entries))
    assert said.verdict is None and said.core.entry.name == "wrapper"


def test_a_torn_word_of_the_wording_is_mended_in_the_message_and_two_words_stay_two() -> None:
    claims = Claims([verdict("mine", "the repository is immutable", ECR)])
    for torn in ("the reposi\ntory is immutable", "the repository\nis immutable", "the repository is\n immutable"):
        assert [said.message for said in read(torn, claims)] == ["the repository is immutable"]


def test_a_word_torn_where_a_line_is_read_in_pieces_is_whole_in_the_message() -> None:
    pieces = f'Failed to pull image "{HOST}/team/app:v1": "unhel', 'pful: i/o timeout"'
    (said,) = CLAIMS.of(Passage([(1, "x"), (2, pieces[0], ""), (2, pieces[1], pieces[0])], 0, 3))
    assert said.message == "".join(pieces).removesuffix('"')


def test_a_wrap_in_a_name_of_several_words_leaves_a_blank() -> None:
    denied = f"{DENIED.format('ecr:PutImage', APP)} with an explicit deny in a service control"
    (said,) = read(f"{denied}\npolicy")
    assert said.message == f"{denied} policy"


def test_a_torn_word_is_whole_though_a_part_of_it_is_a_word_of_the_wording() -> None:
    claims = Claims([verdict("one", "on the onset bathe", ECR)])
    for torn in ("on the on\nset bathe", "on the onset ba\nthe"):
        (said,) = read(torn, claims)
        assert said.message == "on the onset bathe"


def test_no_two_words_of_a_wording_become_the_one_word_that_they_are_elsewhere() -> None:
    (said,) = read("context deadline\nexceeded (Client.Timeout exceeded while awaiting headers)")
    assert said.message == "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"


def test_no_name_goes_on_from_above_a_claim_to_below_it() -> None:
    torn = "https://{}11122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/\n"
    assert parse(torn.format("1") + "tls: handshake failure\n") != []
    assert parse(torn.format("1\ntls: handshake failure\n")) == []


@looped(
    "label, sentence",
    [
        ("Error: ", "An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation"),
        ("x: ", "An error occurred (ThrottlingException) when calling the BatchGetImage operation: Rate exceeded"),
        ('"m":"', "The key is gone. (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request)"),
        ("Error response from daemon: ", f"pull access denied for {HOST}, repository does not exist"),
        ("pushed v1 denied: ", "Your authorization token has expired. Reauthenticate and try again."),
    ],
)
def test_what_is_said_is_a_sentence_from_its_beginning(label: str, sentence: str) -> None:
    for before in ("", label, f"2026-11-25T10:00:21Z {label}"):
        (failure,) = parse(f"$ docker push {HOST}/team/app:v1\n{before}{sentence}\n")
        assert failure.message == sentence
