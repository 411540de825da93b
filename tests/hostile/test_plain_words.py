"""Words that are no secret stay as they are: of programs, of the catalogue, of everything that was captured."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ecr_denied import Advice, Cause, Failure, Language, Principal, advise, explain
from ecr_denied.redaction import redact
from tests.catalogue.proving import TEXTS
from tests.hostile.outputs import strings
from tests.looped import looped

PLAIN = Path(__file__).with_name("plain.txt").read_text(encoding="utf-8").splitlines()
FOLDER = Path(__file__).parent.parent.parent / "fixtures"


def test_no_plain_sentence_is_redacted() -> None:
    assert [redact(words) for words in PLAIN] == PLAIN


@pytest.mark.parametrize(
    "place", ['level=error msg="{}"', '{{"error": "{}"}}', "it said {} and stopped", "({})", "\x1b[31m{}\x1b[0m"]
)
def test_no_plain_sentence_is_redacted_inside_another(place: str) -> None:
    for words in (words.replace('"', "'") for words in PLAIN):
        assert redact(place.format(words)) == place.format(words)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6a7b",
            "AppStack-AppFunctionServiceRole1A2B3C4D-0A1B2C3D4E5F",
        ),
        *("cdk-hnb659fds-deploy-role-111122223333-eu-west-1", "AmazonEKSNodeRole2B3C4D5E6F", "AROAEXAMPLEEXAMPLE"),
        *(
            "i-0a1b2c3d4e5f6a7b8",
            "botocore-session-1714979289",
            "ada@example.com",
            "GitHubActions",
            "0a1b2c3d4e5f6a7b8c9d",
        ),
    ],
)
def test_no_name_that_aws_or_a_tool_makes_is_hidden(name: str) -> None:
    arn = f"arn:aws:sts::111122223333:assumed-role/{name}/{name}"
    failure = Failure(
        cause=Cause.FORBIDDEN,
        message=f"{name}: no basic auth credentials",
        tag=name,
        principal=Principal(arn=arn, name=name, session=name),
    )
    assert failure.message.startswith(name) and failure.tag == name
    assert failure.principal == Principal(arn=arn, name=name, session=name) and failure.principal.session == name


SAMPLES = sorted(set(TEXTS))


def test_no_wording_of_the_catalogue_without_a_presigned_query_is_redacted() -> None:
    assert [words for words in SAMPLES if redact(words) != words] == [words for words in SAMPLES if "?X-Amz-" in words]


def test_no_two_wordings_of_the_catalogue_on_one_line_are_redacted() -> None:
    plain = [words for words in SAMPLES if "?X-Amz-" not in words]
    for one, other in pairwise(plain):
        assert redact(f"{one} {other}") == f"{one} {other}"


@looped("folder", sorted({path.parent for path in FOLDER.rglob("*.txt")}), ids=lambda one: one.name)
def test_no_line_of_a_capture_without_a_presigned_query_is_redacted(folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            assert redact(line) == line or "?X-Amz-" in line, path


@looped("cause", Cause)
@looped("language", Language)
def test_no_advice_and_no_explanation_looks_like_a_secret(cause: Cause, language: Language) -> None:
    failure = Failure(cause=cause, registry_id="111122223333", region="eu-west-1", repository="team/app", tag="v1")
    advice: list[Advice] = [*advise(failure, language), *advise(Failure(cause=cause), language)]
    for record in (*advice, explain(cause, language)):
        for words in strings(record.model_dump(mode="json")):
            assert redact(words) == words
