"""What is under way: a refusal takes its reference from what was announced above it, and what is said twice is one."""

from __future__ import annotations

from ecr_denied import Cause, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.reading.judge.occurrences import MERGE_WINDOW_LINES
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.reader import Reader
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired.\n"
PUSHES = f"The push refers to repository [{HOST}/team/app]\n"


LINE = "nothing\n"
# More lines than an input has that is read as a whole.
LONG = LINE * 201


# --- how far -------------------------------------------------------------------------------------------------
# The distances are numbers here: whoever changes HOLD or NEAR changes what is remembered, and has to say so.


STATUS = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden\n"
DENIAL = (
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource:"
    f" arn:aws:ecr:eu-west-1:{ID}:repository/team/app with an explicit deny\n"
)


@looped("further", [0, 1])
def test_a_failure_is_told_when_nothing_that_follows_can_belong_to_it(further: int) -> None:
    reader = Reader()
    last = MERGE_WINDOW_LINES - 1 + MAX_WRAPPED_LINES  # a sentence may begin a few lines above the words that are known
    assert reader.feed(LONG.encode() + EXPIRED.encode() + b"nothing\n" * last) == []
    assert len(reader.feed(b"nothing\n" * further)) == further


# --- one failure, told twice --------------------------------------------------------------------------------


@looped("cut", [1, 7, 1 << 20])
def test_a_torn_occurrence_forty_lines_below_belongs_to_the_failure_whatever_the_cut(cut: int) -> None:
    torn = DENIAL.removeprefix("denied: ").replace("is not authorized", "is not\nauthorized")
    whole = (STATUS + "nothing\n" * 39 + torn + "nothing\n" * 99).encode()
    found = list(scan(whole[at : at + cut] for at in range(0, len(whole), cut)))
    assert [(failure.cause, failure.first_line) for failure in found] == [
        (Cause.EXPLICIT_DENY, 1),
        (Cause.EXPLICIT_DENY, 41),
    ]


@looped("cut", [1, 7, 1 << 20])
def test_a_torn_refusal_sixty_lines_below_takes_its_reference_whatever_the_cut(cut: int) -> None:
    own = Verdict("no", "no, says the frobnicator", Cause.FORBIDDEN, speaker=ECR, source="a program of our own")
    whole = (PUSHES + "nothing\n" * 59 + "no,\nsays the frobnicator\n" + "nothing\n" * 99).encode()
    reader = Reader((*CATALOGUE, own))
    found = [failure for at in range(0, len(whole), cut) for failure in reader.feed(whole[at : at + cut])]
    (failure,) = [*found, *reader.flush()]
    assert (failure.first_line, failure.repository) == (61, "team/app")


# --- logins, and clients that try again --------------------------------------------------------------------


def test_a_client_that_tries_again_has_not_failed_while_more_may_come() -> None:
    reader = Reader()
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    text = f"The push refers to repository [{host}/team/app]\n13a553d823a0: Retrying in 5 seconds\n"
    assert [*reader.feed(text.encode()), *reader.flush(at_end=False)] == []
    assert [failure.cause for failure in reader.flush()] == [Cause.CONNECTION_CLOSED]


# --- another registry's push or pull --------------------------------------------------------------------

RETRIES = "13a553d823a0: Retrying in 5 seconds\n"


# --- pushes that went well, or were given up ------------------------------------------------------------


def test_a_push_that_retried_and_was_not_heard_of_any_more_is_told_before_the_end() -> None:
    reader = Reader()
    text = PUSHES + RETRIES + "nothing\n" * 250
    assert [failure.cause for failure in reader.feed(text.encode())] == [Cause.CONNECTION_CLOSED]


# --- the reason right below a failure -------------------------------------------------------------------


VAGUE = f"FetchException: Can't get Docker image: RemoteDockerImage(imageName={HOST}/team/app:v1)\n"
FRAME = "\tat com.example.Fetcher.fetch(Fetcher.java:42)\n"


@looped("frames, repository", [(0, "team/app"), (39, "team/app"), (40, None)])
def test_the_cause_behind_a_trace_is_of_the_image_that_its_exception_names(frames: int, repository: str | None) -> None:
    failures = parse(f"{VAGUE}{FRAME * frames}Caused by: ClientException: Could not pull image: {EXPIRED}")
    assert [failure.repository for failure in failures if failure.cause is Cause.TOKEN_EXPIRED] == [repository]
