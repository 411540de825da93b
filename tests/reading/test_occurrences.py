"""Which occurrences are one failure: what a vague cause can turn out to be, and what must not be said differently."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Any

import pytest

from ecr_denied import Cause, Failure, Operation, group, parse
from ecr_denied.catalogue.entry import CLIENT, Strength, Verdict
from ecr_denied.names.requesters import RUNNERS
from ecr_denied.reading import reader as reading
from ecr_denied.reading.judge.occurrences import Occurrences
from ecr_denied.reading.reader import Reader
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
FILLER = "nothing\n"

# Two programs of our own, which say each cause in plain words.
ONE, OTHER = "frobnicator", "frobnicator-helper"
OWN = tuple(
    Verdict(
        f"{client}.{cause}",
        f"the {client} says {cause} again",
        cause,
        speaker=CLIENT,
        client=client,
        source="of our own",
    )
    for client in (ONE, OTHER)
    for cause in Cause
    if cause is not Cause.WRONG_REGISTRY  # it names no image
)
CAUSES = [entry.cause for entry in OWN if entry.cause and entry.client == ONE]

DENIALS = {
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.GUARDRAIL_IMPLICIT_DENY,
    Cause.EXPLICIT_DENY,
    Cause.ACCESS_DENIED,
    Cause.TOKEN_EXPIRED,
    Cause.TOKEN_INVALID,
    Cause.QUOTA_EXCEEDED,
    Cause.UPSTREAM_DENIED,
    Cause.LAYER_STORE_DENIED,
}
# What may stand behind words that lost the registry's reason.
REASONS: dict[Cause, set[Cause]] = {
    Cause.UNCLASSIFIED: set(CAUSES),
    Cause.FORBIDDEN: DENIALS | {Cause.PROXY_REFUSED},
    Cause.ACCESS_DENIED: DENIALS,
    Cause.NOT_FOUND: {Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND},
    Cause.CONNECTION_FAILED: {Cause.HOST_NOT_FOUND, Cause.TLS_FAILED, Cause.CONNECTION_CLOSED, Cause.PROXY_REFUSED},
    Cause.CONNECTION_CLOSED: {Cause.REPOSITORY_NOT_FOUND, Cause.CREDENTIAL_HELPER_FAILED, Cause.PROXY_REFUSED},
    Cause.BAD_REQUEST: {
        Cause.TAG_IMMUTABLE,
        Cause.MANIFEST_UNSUPPORTED,
        Cause.UPLOAD_INVALID,
        Cause.INVALID_NAME,
        Cause.TOKEN_INVALID,
    },
    Cause.NOT_AUTHENTICATED: {
        Cause.CREDENTIAL_HELPER_FAILED,
        Cause.TOKEN_EXPIRED,
        Cause.LOGIN_FAILED,
        Cause.AWS_CREDENTIALS_FAILED,
        Cause.PROXY_REFUSED,
    },
    Cause.LOGIN_FAILED: DENIALS
    | {
        Cause.AWS_CREDENTIALS_FAILED,
        Cause.CREDENTIAL_HELPER_FAILED,
        Cause.CONNECTION_FAILED,
        Cause.HOST_NOT_FOUND,
        Cause.TLS_FAILED,
        Cause.PROXY_REFUSED,
        Cause.RATE_LIMITED,
    },
    Cause.LOCAL_FAILURE: set(CAUSES)
    - {
        *(Cause.UNCLASSIFIED, Cause.LOGIN_FAILED, Cause.CREDENTIAL_HELPER_FAILED),
        *(Cause.AWS_CREDENTIALS_FAILED, Cause.CONNECTION_CLOSED),
    },
}
# The vaguer of two is not kept.
RANKS = (
    {Cause.UNCLASSIFIED},
    {Cause.LOGIN_FAILED},
    {Cause.LOCAL_FAILURE, Cause.FORBIDDEN, Cause.BAD_REQUEST, Cause.NOT_FOUND, Cause.CONNECTION_FAILED},
    {Cause.ACCESS_DENIED, Cause.NOT_AUTHENTICATED, Cause.CONNECTION_CLOSED},
)


def says(cause: Cause, name: str = f"{HOST}/team/app", client: str = ONE) -> str:
    return f"{name}: the {client} says {cause} again\n"


@cache
def wordings() -> reading._Wordings:
    """What reading needs of our own words, made once."""
    return reading._Wordings(OWN)


def told(*lines: str) -> list[Failure]:
    """The failures that our own programs tell of in a long input, a line between any two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_wordings_of", lambda *_: wordings())
        reader = Reader(OWN)
    return list(group([*reader.feed(f"{FILLER * 201}{FILLER.join(lines)}".encode()), *reader.flush()]))


def may_be_one(one: Cause, other: Cause) -> bool:
    """Whether the second can be told below the first and be the same failure; the engine is asked first of all."""
    is_last = other is Cause.LOCAL_FAILURE and one is not Cause.UNCLASSIFIED
    return one is other or other in REASONS.get(one, ()) or (one in REASONS.get(other, ()) and not is_last)


def rank(cause: Cause) -> int:
    return next((at for at, causes in enumerate(RANKS) if cause in causes), len(RANKS))


@looped("cause", CAUSES)
def test_two_causes_are_one_failures_only_where_one_can_be_the_reason_of_the_other(cause: Cause) -> None:
    joined = {other for other in CAUSES if len(told(says(cause), says(other))) == 1}
    assert joined == {other for other in CAUSES if may_be_one(cause, other)}


@looped("cause", CAUSES)
def test_two_programs_tell_of_one_failure_only_where_one_prints_what_the_other_says(cause: Cause) -> None:
    of_others = {Cause.LOGIN_FAILED, Cause.CREDENTIAL_HELPER_FAILED, Cause.LOCAL_FAILURE}
    tagged = f"{HOST}/team/app:v1"  # else the same cause would make it the same failure
    joined = {other for other in CAUSES if len(told(says(cause), says(other, tagged, OTHER))) == 1}
    assert joined == {other for other in CAUSES if may_be_one(cause, other) and {cause, other} & of_others}


@looped("vague", REASONS)
def test_the_cause_that_tells_more_is_kept_however_much_else_the_vague_occurrence_says(vague: Cause) -> None:
    more = f"{HOST}/team/app:v1"
    for reason in REASONS[vague]:
        if rank(reason) > rank(vague):
            for pair in ((vague, reason), (reason, vague)):
                if may_be_one(*pair):
                    (failure,) = told(*(says(cause, *([more] if cause is vague else [])) for cause in pair))
                    assert (failure.cause, failure.tag) == (reason, "v1")


def test_every_cause_is_told_with_its_own_words_when_it_stands_alone() -> None:
    found = list(chain.from_iterable(told(says(cause)) for cause in CAUSES))
    assert [failure.cause for failure in found] == CAUSES


# --- the texts of real programs -------------------------------------------------------------------------


IMAGE: dict[str, Any] = {
    "registry": HOST,
    "registry_id": "111122223333",
    "region": "eu-west-1",
    "repository": "team/app",
    "tag": "v1",
}


def as_one(*occurrences: Failure) -> list[Failure]:
    """The failures that some occurrences tell of."""
    kept = Occurrences()
    for occurrence in occurrences:
        kept.tell(occurrence, Strength.CODE)
    told = [occurrence.model_copy(update={"told_as": ""}) for occurrence in kept.all()]
    return [occurrence for at, occurrence in enumerate(told) if occurrence not in told[:at]]


def test_the_helpers_reason_is_kept_however_much_else_docker_says() -> None:
    helped = Failure(
        cause=Cause.RATE_LIMITED, client="docker-credential-ecr-login", registry=HOST, message="Rate exceeded"
    )
    by_docker = Failure(cause=Cause.CREDENTIAL_HELPER_FAILED, client="docker", message="exit status 1", **IMAGE)
    for pair in ((helped, by_docker), (by_docker, helped)):
        (failure,) = as_one(*pair)
        assert (failure.cause, failure.repository) == (Cause.RATE_LIMITED, "team/app")


@looped("cause", sorted(DENIALS | {Cause.TLS_FAILED, Cause.HOST_NOT_FOUND, Cause.CONNECTION_FAILED}))
def test_what_is_refused_for_want_of_the_token_that_a_login_did_not_get_is_one_failure(cause: Cause) -> None:
    login = Failure(cause=cause, operation=Operation.LOGIN, client="aws-api", http_status=400, message="no token")
    push = Failure(cause=Cause.NOT_AUTHENTICATED, operation=Operation.PUSH, http_status=401, message="no", **IMAGE)
    (failure,) = as_one(login, push)
    assert (failure.cause, failure.operation, failure.repository) == (cause, Operation.LOGIN, "team/app")
    elsewhere = login.model_copy(update={"repository": "team/other"})
    assert len(as_one(elsewhere, push)) == 2


WORDS = "denied: the frobnicator may not do this to anybody's image"


@looped("node", RUNNERS)
@looped("named", ["node", "other"])
def test_what_a_node_hands_on_of_another_client_is_one_failure_of_the_node(node: str, named: str) -> None:
    by_node = Failure(cause=Cause.ACCESS_DENIED, client=node, message=f"pull failed: {WORDS}")
    by_other = Failure(cause=Cause.ACCESS_DENIED, client=ONE, message=WORDS)
    by_node, by_other = (
        one.model_copy(update=IMAGE if named == name else {}) for name, one in (("node", by_node), ("other", by_other))
    )
    for pair in ((by_node, by_other), (by_other, by_node)):
        (failure,) = as_one(*pair)
        assert (failure.client, failure.repository) == (node, "team/app")


def test_of_two_nodes_the_one_that_says_more_is_the_client() -> None:
    agent = Failure(cause=Cause.ACCESS_DENIED, client="ecs-agent", message=WORDS, **IMAGE)
    kubelet = Failure(cause=Cause.ACCESS_DENIED, client="kubelet", message=WORDS)
    for pair in ((agent, kubelet), (kubelet, agent)):
        (failure,) = as_one(*pair)
        assert failure.client == "ecs-agent"


@looped("client, words", [(OTHER, WORDS), ("kubelet", "denied: nobody may do that to an image")])
def test_another_client_or_other_words_tell_of_another_failure(client: str, words: str) -> None:
    one = Failure(cause=Cause.ACCESS_DENIED, client=ONE, message=WORDS, **IMAGE)
    other = Failure(cause=Cause.ACCESS_DENIED, client=client, message=words, **IMAGE)
    assert len(as_one(one, other)) == len(as_one(other, one)) == 2


def test_an_occurrence_in_other_words_of_the_same_failure_says_so() -> None:
    kept = Occurrences()
    for words in (WORDS, f"pull failed: {WORDS}", WORDS):
        kept.tell(Failure(cause=Cause.ACCESS_DENIED, message=words, **IMAGE), Strength.CODE)
    told = list(kept.all())
    assert {one.message for one in told} == {WORDS}
    assert [bool(one.told_as) for one in told] == [False, True, False]
    (failure,) = group(told)
    assert (failure.occurrences, failure.wordings) == (3, 2)


def test_on_a_line_without_an_end_so_many_occurrences_are_kept_as_it_takes() -> None:
    sentence = "name unknown: The repository with name 'team/app{}' does not exist in the registry with id '{}'"
    line = " ".join(sentence.format(number, "111122223333") for number in range(70)).encode()
    reader = Reader()
    reader.feed(FILLER.encode() * 250)
    found = reader.feed(line + b"\n" + FILLER.encode() * 20)
    assert [failure.repository for failure in found] == [f"team/app{number}" for number in range(6)]


@looped("words, repository", [("no, it is a refusal", None), ("no, it was a refusal", "team/app")])
def test_words_of_twenty_letters_are_not_said_again_by_chance(words: str, repository: str | None) -> None:
    reader = Reader([Verdict("short", words, Cause.TAG_IMMUTABLE, speaker=CLIENT, source="ours")])
    text = f"{FILLER * 201}web: {words}\n{FILLER}{HOST}/team/app: {words}\n"
    assert [failure.repository for failure in (*reader.feed(text.encode()), *reader.flush())] == [
        *(repository, "team/app"),
    ]


# --- what is not said differently -----------------------------------------------------------------------


def test_who_finds_no_engine_and_asks_the_registry_is_told_of_in_the_words_of_what_came_of_it() -> None:
    for named in ((f"{HOST}/team/app:v1", f"{HOST}/team/app"), (f"{HOST}/team/app", f"{HOST}/team/app:v1")):
        engine, registry = says(Cause.LOCAL_FAILURE, named[0]), says(Cause.CONNECTION_FAILED, named[1])
        (failure,) = told(engine, registry)
        assert (failure.cause, failure.tag, failure.message) == (Cause.CONNECTION_FAILED, "v1", registry.strip())
        assert len(told(registry, engine)) == 2


# --- what one names and the other does not --------------------------------------------------------------


@looped("name", ["public.ecr.aws", HOST, "***.dkr.ecr.eu-west-1.amazonaws.com/team/app"])
def test_words_without_a_name_that_tell_more_are_not_named_from_above(name: str) -> None:
    first, second = told(says(Cause.FORBIDDEN, name) + FILLER * 5, "the frobnicator says explicit-deny again\n")
    assert (first.cause, second.cause, second.registry) == (Cause.FORBIDDEN, Cause.EXPLICIT_DENY, None)


@looped("name", ["account '111122223333'", "repository 'team/app'"])
def test_an_account_or_a_repository_is_a_name_without_a_registry(name: str) -> None:
    words = {
        "the account '{registry_id}' says no": Cause.FORBIDDEN,
        "the repository '{repository}' says no": Cause.FORBIDDEN,
        "nobody may, it is said": Cause.EXPLICIT_DENY,
    }
    reader = Reader([Verdict(said, said, cause, speaker=CLIENT, source="ours") for said, cause in words.items()])
    text = f"the {name} says no\n{FILLER * 5}nobody may, it is said\n"
    first, second = (*reader.feed(text.encode()), *reader.flush())
    assert (first.cause, second.cause) == (Cause.FORBIDDEN, Cause.EXPLICIT_DENY)
    assert (second.registry_id, second.repository) == (None, None)


def test_words_without_a_name_are_named_by_longer_ones_below_that_hold_them() -> None:
    reader = Reader([Verdict("short", "no, it was a refusal", Cause.TAG_IMMUTABLE, speaker=CLIENT, source="ours")])
    text = f"no, it was a refusal\n{FILLER}{HOST}/team/app: no, it was a refusal of ours\n"
    first, second = (*reader.feed(text.encode()), *reader.flush())
    assert (first.repository, second.repository) == ("team/app", "team/app")


# --- by construction ------------------------------------------------------------------------------------

ANY = parse(f"{HOST}/team/app: no basic auth credentials")[0]
NAMELESS: dict[str, Any] = {"registry": None, "registry_id": None, "region": None, "repository": None, "tag": None}
SAID, ELSE = "denied: this is what the registry had to say", "and these are other words for what went wrong"


def failing(cause: Cause, message: str = SAID, first: int = 1, last: int = 1, **fields: Any) -> Failure:
    told = {"operation": None, "client": None, "command": None, "endpoint": None, "request": None, **fields}
    return ANY.model_copy(update={"cause": cause, "message": message, "first_line": first, "last_line": last, **told})


def is_one(one: Failure, other: Failure) -> bool:
    occurrences = Occurrences()
    occurrences.tell(one, Strength.TRANSPORT)
    return occurrences.is_known(other, Strength.TRANSPORT)


LOGIN = failing(Cause.CONNECTION_FAILED, operation=Operation.LOGIN, **NAMELESS)


@looped(
    "other, expected",
    [
        (failing(Cause.NOT_AUTHENTICATED, ELSE, 9, 9, operation=Operation.PULL, **NAMELESS), True),
        (failing(Cause.NOT_AUTHENTICATED, ELSE, 9, 9, **{**NAMELESS, "repository": "team/app"}), True),
        (failing(Cause.NOT_AUTHENTICATED, ELSE, 9, 9, **NAMELESS), False),
        (failing(Cause.NOT_AUTHENTICATED, ELSE, 9, 9, operation=Operation.LOGIN), False),
        (failing(Cause.FORBIDDEN, ELSE, 9, 9, operation=Operation.PULL), False),
    ],
)
def test_who_got_no_token_is_refused_an_image_without_one(other: Failure, expected: bool) -> None:
    assert is_one(LOGIN, other) == expected


def test_two_helpers_that_are_not_named_need_not_be_one() -> None:
    asked = failing(Cause.CREDENTIAL_HELPER_FAILED, operation=Operation.LOGIN, helper=None)
    for helper, expected in ((None, False), ("docker-credential-pass", True)):
        one, other = (failure.model_copy(update={"helper": helper}) for failure in (asked, asked))
        assert is_one(one, other.model_copy(update={"operation": Operation.PULL, "first_line": 9})) == expected


PUSHED = failing(Cause.REPOSITORY_NOT_FOUND, operation=Operation.PUSH, **NAMELESS)


@looped(
    "one, other, expected",
    [
        # a vaguer one on the next line, with the name, of the same operation
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH), True),
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 3, 3, operation=Operation.PUSH), False),
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 2, 2), False),
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH), False),
        (
            PUSHED.model_copy(update={"cause": Cause.NOT_FOUND}),
            failing(Cause.REPOSITORY_NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH),
            False,
        ),
        # a name that is no registry's
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 9, 9, **{**NAMELESS, "repository": "team/app"}), True),
        # the same words, longer
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, f"{SAID}, and more", 9, 9, operation=Operation.PUSH), True),
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, f"At the end {SAID}", 9, 9, operation=Operation.PUSH), True),
        (
            PUSHED.model_copy(update={"message": "these are the words of the registry"}),
            failing(Cause.REPOSITORY_NOT_FOUND, "At the end these are the words of the registry", 9, 9),
            True,
        ),
    ],
)
def test_words_without_a_name_are_named_by_fewer_words_right_below_or_by_the_same(
    one: Failure, other: Failure, expected: bool
) -> None:
    assert is_one(one, other) == expected


def test_what_a_further_occurrence_names_is_what_the_next_must_agree_with() -> None:
    occurrences = Occurrences()
    for at, repository in enumerate((None, "team/app", "team/other")):
        occurrences.tell(failing(Cause.NOT_AUTHENTICATED, first=at, last=at, repository=repository), Strength.TRANSPORT)
    assert [failure.repository for failure in occurrences.all()] == ["team/app", "team/app", "team/other"]


def test_what_was_told_in_plain_words_is_not_told_more_by_words_for_a_failure_in_general() -> None:
    occurrences = Occurrences()
    for at, (weight, tag) in enumerate(
        ((Strength.FALLBACK, None), (Strength.TRANSPORT, None), (Strength.FALLBACK, "v1"))
    ):
        occurrences.tell(failing(Cause.NOT_AUTHENTICATED, first=at, last=at, tag=tag), weight)
    assert [failure.tag for failure in occurrences.all()] == [None, None, None]


def test_the_words_of_the_first_are_kept_where_the_second_says_more() -> None:
    occurrences = Occurrences()
    occurrences.tell(failing(Cause.NOT_AUTHENTICATED, SAID, tag=None, wording="one"), Strength.TRANSPORT)
    occurrences.tell(failing(Cause.NOT_AUTHENTICATED, ELSE, 2, 2, tag="v1", wording="other"), Strength.TRANSPORT)
    assert [(failure.message, failure.wording, failure.tag) for failure in occurrences.all()] == [
        (SAID, "one", "v1")
    ] * 2


@looped(
    "cause, expected", [(Cause.ACCESS_DENIED, False), (Cause.CONNECTION_FAILED, False), (Cause.EXPLICIT_DENY, True)]
)
def test_what_a_helper_says_itself_explains_its_failure_where_it_says_more(cause: Cause, expected: bool) -> None:
    asked = failing(Cause.CREDENTIAL_HELPER_FAILED, operation=Operation.LOGIN)
    said = failing(cause, ELSE, 9, 9, operation=Operation.LOGIN, client="docker-credential-ecr-login")
    assert is_one(asked, said) == expected


def test_what_says_by_its_code_what_it_is_is_not_explained_by_a_refusal_beside_it() -> None:
    occurrences = Occurrences()
    occurrences.tell(failing(Cause.UNCLASSIFIED, SAID, operation=None), Strength.CODE)
    occurrences.tell(failing(Cause.EXPLICIT_DENY, ELSE, 2, 2, operation=None), Strength.SENTENCE)
    occurrences.tell(failing(Cause.UNCLASSIFIED, SAID, 3, 3, operation=None), Strength.CODE)
    assert [failure.cause for failure in occurrences.all()] == [
        *(Cause.UNCLASSIFIED, Cause.EXPLICIT_DENY, Cause.UNCLASSIFIED)
    ]
