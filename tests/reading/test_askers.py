"""Who asked: signs around a failure that tell it, and what looks like one and does not."""

from __future__ import annotations

import pytest

from ecr_denied import Reader, RunBy, advise, parse, scan
from ecr_denied.records import Failure
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
NO_AUTH = f'Head "https://{HOST}/v2/app/manifests/1": no basic auth credentials'


def only(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


# --- around a failure ------------------------------------------------------------------------------------


@looped(
    "sign",
    [
        '  File "/opt/code/localstack/.venv/lib/python3.8/site-packages/botocore/client.py", line 745',
        "localstack_1  | ready",
        "aws --endpoint-url http://localhost:4566 ecr describe-repositories",
        '  File "/usr/lib/python3/site-packages/moto/core/responses.py", line 12',
    ],
)
def test_an_emulator_is_asked_in_place_of_aws_and_has_no_owner(sign: str) -> None:
    said = "The repository with name 'app' does not exist in the registry with id '000000000000'"
    failure = only(f"An error occurred (RepositoryNotFoundException) when calling the X operation: {said}\n{sign}")
    assert failure.client == "emulator"
    advice = advise(failure)
    asked = [command for one in advice for command in one.commands]
    assert asked
    assert all(command.startswith("aws --endpoint-url http://localhost:4566 ecr ") for command in asked)
    assert {one.run_by for one in advice} == {RunBy.CALLER}


def test_in_a_long_log_the_message_tells_who_asked() -> None:
    said = f"com.github.dockerjava.api.exception.DockerClientException: Could not pull image: {NO_AUTH}"
    reader = Reader()
    failures = [*reader.feed(f"{said}\n".encode() + b"a line of the log\n" * 300), *reader.flush()]
    assert [failure.client for failure in failures] == ["docker-java"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_lines_that_hold_the_same_words_each_tells_its_own_asker(order: tuple[int, int]) -> None:
    words = f"pull of {HOST}/team/app:v1 failed: no basic auth credentials"
    lines = (f'{{"log": "{words}"}}\n', f'{{"log": "{words}", "reconcileID": "7"}}\n')
    log = "all is well\n" * 3_000 + "".join((lines[which] + "all is well\n" * 40) * 30 for which in order)
    told = [failure.client for failure in scan([log.encode()])]
    assert told == [(None, "controller")[which] for which in order for _ in range(30)]
