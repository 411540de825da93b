"""The message to send: five lines for whoever else can look, and none of what the record does not say."""

from __future__ import annotations

from hypothesis import given

from ecr_denied import Failure, Language, Operation, advise, parse
from ecr_denied.output.text import as_messages
from ecr_denied.records import Advice, Cause, Check, Request, RequestTarget, RunBy
from ecr_denied.redaction import printable
from tests.printed import Printed, words_in
from tests.strategies import records

ENGLISH = words_in(Language.ENGLISH)
ROLE = "arn:aws:sts::444455556666:assumed-role/deploy/run-7"
ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
DENIED = (
    f"denied: User: {ROLE} is not authorized to perform: ecr:InitiateLayerUpload on resource: {ARN} because no "
    "resource-based policy allows the ecr:InitiateLayerUpload action"
)


def sent(text: str) -> list[str]:
    return list(as_messages(map(Printed, parse(text)), ENGLISH))


def test_what_the_caller_can_do_alone_is_not_sent() -> None:
    (line,) = sent("no basic auth credentials")
    assert line == "not-authenticated: the most likely checks are the caller's own, so there is nothing to send"


def test_what_was_sent_before_is_not_sent_again() -> None:
    again = Printed(parse(DENIED)[0], again=True)
    assert list(as_messages([again], ENGLISH)) == []


def test_a_missing_grant_across_accounts_is_five_lines_to_the_owner() -> None:
    to, refused, look, answers, add, proof = sent(DENIED)
    assert to == "owner of 111122223333:"
    assert refused.startswith(f"{ROLE} was refused ecr:InitiateLayerUpload on repository 'team/app', registry 11112222")
    assert look.startswith("Please look: aws ecr get-repository-policy --registry-id 111122223333 ")
    assert "RepositoryPolicyNotFoundException -> it lets no one else in: add the statement below; " in answers
    assert "; RepositoryNotFoundException -> wrong name, region or account" in answers
    assert add.startswith("Grant to an account you know. Add to Statement of the policy of repository 'team/app'")
    assert '"AWS": "arn:aws:iam::444455556666:role/deploy"' in add and "]}" in add
    assert "within minutes" in proof and "tried again" in proof


def test_what_shows_that_it_worked_asks_for_the_action_that_was_refused_and_for_no_other() -> None:
    by_action = {
        "ecr:BatchGetImage": "aws ecr batch-get-image --registry-id 111122223333",
        "ecr:BatchCheckLayerAvailability": "aws ecr batch-check-layer-availability --registry-id 111122223333",
        "ecr:GetAuthorizationToken": "aws ecr get-authorization-token",
        "ecr:ListImages": "aws ecr list-images --registry-id 111122223333",
    }
    for action, command in by_action.items():
        proof = sent(DENIED.replace("ecr:InitiateLayerUpload", action))[-1]
        assert f"when {ROLE} runs this" in proof and command in proof, action
    for action in ("ecr:PutImage", "ecr:DescribeImages"):
        proof = sent(DENIED.replace("ecr:InitiateLayerUpload", action))[-1]
        assert "tried again" in proof and "runs this" not in proof, action


def test_of_a_bare_refusal_a_pull_alone_has_a_request_that_shows_that_it_worked() -> None:
    by_operation = {Operation.PULL: "aws ecr batch-get-image", Operation.PUSH: "tried again"}
    for operation, words in by_operation.items():
        told = Printed(
            Failure(cause=Cause.FORBIDDEN, operation=operation, registry_id="111122223333", repository="app")
        )
        assert words in list(as_messages([told], ENGLISH))[-1], operation


def test_of_a_bare_refusal_of_the_tags_the_list_of_them_shows_that_it_worked() -> None:
    asked = Request(method="GET", target=RequestTarget.TAGS)
    told = Failure(
        cause=Cause.FORBIDDEN, operation=Operation.PULL, registry_id="111122223333", repository="app", request=asked
    )
    assert "aws ecr list-images" in list(as_messages([Printed(told)], ENGLISH))[-1]


def test_a_check_without_a_command_is_sent_in_its_words_and_a_result_is_asked_for_where_no_policy_refused() -> None:
    look = Advice(id="look", check=Check.NETWORK, headline="Look.", why="It says so.", docs="https://docs.example/")
    told = Printed(Failure(cause=Cause.CONNECTION_FAILED))
    told.advice = [look, look.model_copy(update={"run_by": RunBy.NODE_OPERATOR})]
    to, failed, words, why, tell = as_messages([told], ENGLISH)
    assert (to, words, why) == ("operator of the machine:", "Please do this: Look.", "It says so.")
    assert failed.startswith("A request of a client to ") and tell.startswith("Please tell us")


def test_a_question_is_sent_with_all_its_answers() -> None:
    pulled = 'Failed to pull image "{host}/team/app:v1": unexpected status from HEAD request to'
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    told = sent(f"kubelet {pulled.format(host=host)} https://{host}/v2/team/app/manifests/v1: 403 Forbidden")
    assert told[2] == "Please do this: Find out what gives the kubelet its login."
    assert told[3].count(" -> ") == 4 and "; a pull secret of the pod -> in its namespace, " in told[3]


def test_a_task_or_a_service_is_not_to_run_a_command() -> None:
    proof = sent(
        "ValidationException: Access denied for repository: team/app in registry ID: 111122223333. Please check if your"
        " ECR repository and image exist and role arn:aws:iam::444455556666:role/train has proper pull permissions"
    )[-1]
    assert "tried again" in proof and "runs this" not in proof


def test_a_role_that_was_not_assumed_and_a_token_are_of_no_repository() -> None:
    role = "arn:aws:iam::111122223333:role/push"
    told = sent(f"operation error ECR: User: {ROLE} is not authorized to perform: sts:AssumeRole on resource: {role}")
    assert told[1].startswith(f"{ROLE} could not assume role push. ")
    action = "ecr:GetAuthorizationToken"
    why = f"because no identity-based policy allows the {action} action"
    token = sent(f"User: {ROLE} is not authorized to perform: {action} on resource: * {why}")
    assert token[1].startswith(f"{ROLE} was refused {action} on Amazon ECR. ")


def test_two_messages_stand_apart() -> None:
    assert sent(f"{DENIED}\n{DENIED.replace('team/app', 'team/web')}").count("") == 1


@given(records())
def test_a_message_of_any_record_in_any_language_has_at_most_five_lines(failure: Failure) -> None:
    for language in Language:
        lines = list(as_messages([Printed(failure, advise(failure, language))], words_in(language)))
        assert 1 <= len(lines) <= 6 and all(printable(line) == line for line in lines)
