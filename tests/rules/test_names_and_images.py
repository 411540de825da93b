"""Names and images: what is advised on a text, and not on one that differs from it in a word."""

from __future__ import annotations

from ecr_denied import Failure, advise, parse
from ecr_denied.records import RunBy
from tests.printed import report
from tests.rules.scenarios import SCENARIOS, words

OWNER = "111122223333"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"{HOST}/team/shop:7"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/shop"
OWN, INSTANCE = f"arn:aws:sts::{OWNER}:assumed-role", "i-0a1b2c3d4e5f60718"
DIGEST = f"sha256:{'5e1f' * 16}"


def test_a_manifest_that_was_refused_blames_nothing_that_its_layers_have_passed() -> None:
    text = f"failed to push {HOST}/team/app:v1: unexpected status from {{}} request to https://{HOST}/v2/team/app/{{}}"
    sent, asked, layer = (
        [one.id for failure in parse(text.format(method, path)) for one in advise(failure)]
        for method, path in (
            ("PUT", "manifests/v1: 403 Forbidden"),
            ("HEAD", "manifests/v1: 403 Forbidden"),
            ("POST", "blobs/uploads/: 403 Forbidden"),
        )
    )
    assert not {"repository-name", "log-in-again", "ask-for-the-reason"} & set(sent)
    assert sent[:2] == ["quota", "identity-policy"]
    assert "repository-name" in asked and "repository-name" in layer
    (failure,) = parse(text.format("PUT", "manifests/v1: 403 Forbidden"))
    assert not any("batch-check-layer-availability" in line for one in advise(failure) for line in one.commands)


def test_a_cut_connection_blames_a_repository_or_a_right_on_a_push_alone() -> None:
    for command, blames in (("push", True), ("pull", False), ("login", False)):
        image = HOST if command == "login" else f"{HOST}/team/app:v1"
        (failure,) = parse(f'$ docker {command} {image}\nGet "https://{HOST}/v2/": EOF')
        (means,) = (line for line in report(failure).splitlines() if line.startswith("The connection was cut"))
        assert ("repository" in means) is blames, command


def test_a_tag_that_a_client_calls_a_manifest_is_asked_for_first() -> None:
    says = "Registry may not support pushing OCI Manifest or Docker Image Manifest Version 2, Schema 2"
    (failure,) = parse(f"Tried to push image manifest for {HOST}/team/app:v7 but failed because: {says}")
    assert [one.id for one in advise(failure)] == ["tag-mutability", "already-pushed", "image-manifest"]
    (other,) = parse(f"$ docker push {HOST}/team/app:v7\nMANIFEST_INVALID: manifest invalid")
    assert "tag-mutability" not in [one.id for one in advise(other)]


def test_a_node_is_never_told_to_log_in_nor_to_wait_where_ecr_public_limits_it() -> None:
    event = 'Failed to pull image "{}": rpc error: code = Unknown desc = toomanyrequests: Rate exceeded'
    (failure,) = parse(event.format("public.ecr.aws/docs/app:v1"))
    (advice,) = advise(failure)
    assert advice.headline == "Pull through a cache rule for ECR Public." and advice.run_by is RunBy.CALLER_ADMIN
    (own,) = parse(event.format(f"{HOST}/team/app:v1"))
    assert advise(own)[0].headline == "Retry with growing pauses and fewer parallel requests."


def test_a_slip_is_no_slip_where_the_host_may_be_right() -> None:
    resolved = f'Get "https://{OWNER}.dkr.ecr-fips.ap-south-1.amazonaws.com/v2/": dial tcp 10.0.0.7:443: i/o timeout'
    assert "instead" not in words(advise(parse(resolved)[0])), "the name was found, so the region may have a FIPS host"
    right = (HOST, f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn", f"{OWNER}.dkr.ecr-fips.us-east-2.amazonaws.com")
    for host in (*right, f"{OWNER}.dkr-ecr.eu-west-1.on.aws", "api.ecr-public.us-west-2.amazonaws.com"):
        text = f'Get "https://{host}/v2/": dial tcp: lookup {host}: no such host'
        assert "instead" not in words(advise(parse(text)[0])), host


def test_a_record_made_by_hand_claims_no_more_than_its_fields() -> None:
    for fields in (
        {},
        {"repository": "docker-hub/"},
        {"repository": "/"},
        {"tag": "+"},
        {"tag": "a b"},
        {"registry": "."},
    ):
        for cause in ("repository-not-found", "bad-request", "host-not-found", "quota-exceeded", "rate-limited"):
            said = words(advise(Failure.model_validate({"cause": cause, **fields})))
            assert "instead" not in said and "library/" not in said.replace("'library/'", "") and "None" not in said


def test_no_command_asks_for_a_digest_that_is_cut_off() -> None:
    for digest, asked in ((DIGEST[:40], "<digest>"), (DIGEST, DIGEST)):
        (failure,) = parse(f"Error response from daemon: manifest for {HOST}/team/app@{digest} not found")
        commands = " ".join(command for one in advise(failure) for command in one.commands)
        assert failure.digest == digest and f"imageDigest={asked}" in commands.replace('"', "")


def test_a_role_that_is_said_to_have_no_rights_gets_the_token_and_what_aws_gives_it() -> None:
    (scenario,) = (one for one in SCENARIOS if one.name == "an access role of App Runner's without rights")
    role = next(one for one in scenario.advice if one.id == "node-credentials")
    assert role.statement is not None
    for action in ("ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:DescribeImages"):
        assert f'"{action}"' in role.statement.document, role.statement.document


def test_what_failed_in_unknown_words_is_asked_for_again_by_its_own_first_request() -> None:
    for verb, asks in (("push", "batch-check-layer-availability"), ("pull", "batch-get-image")):
        (failure,) = parse(
            f"$ docker {verb} {IMAGE}\nerror: failed to {verb} {IMAGE}: something nobody has printed before"
        )
        again = next(one for one in advise(failure) if one.id == "ask-for-the-reason")
        assert again.commands[0].startswith(f"aws ecr {asks} "), (verb, again.commands)


def test_a_layer_that_was_asked_after_is_asked_after_again() -> None:
    text = f"unexpected status from HEAD request to https://{HOST}/v2/team/shop/{{}}: 403 Forbidden"
    for path, asks in (("blobs/sha256:0a1b...", "batch-check-layer-availability"), ("manifests/7", "batch-get-image")):
        (failure,) = parse(text.format(path))
        again = next(one for one in advise(failure) if one.id == "ask-for-the-reason")
        assert again.commands[0].startswith(f"aws ecr {asks} "), (path, again.commands)


def test_nobody_is_sent_to_look_by_the_call_that_was_refused_to_them() -> None:
    look = "ecr:DescribeRepositories"
    for who, by in ((f"arn:aws:iam::{OWNER}:user/ada", "admin of "), (f"{OWN}/node/{INSTANCE}", "you, or ")):
        (failure,) = parse(f"denied: User: {who} is not authorized to perform: {look} on resource: {ARN}")
        (one,) = (step for step in advise(failure) if step.id == "repository-name")
        (step,) = (line for line in report(failure).splitlines() if line.endswith(f": {one.headline}"))
        assert step.partition(" ")[2].startswith(by), who


def test_who_may_not_list_tags_is_asked_for_the_action_that_lists_them() -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    (failure,) = parse(f"GET https://{host}/v2/app/tags/list?n=9: unexpected status code 403 Forbidden")
    commands = [command for advice in advise(failure) for command in advice.commands if "simulate" in command]
    assert len(commands) == 1
    assert "--action-names ecr:ListImages --resource-arns" in commands[0]
