"""Commands are templates: their places are known, their words are filled and quoted in one place."""

from __future__ import annotations

from pathlib import Path
from re import findall

import pytest

from ecr_denied import Cause, Failure, Operation, advise
from ecr_denied.advice import commands
from ecr_denied.advice.known import Known
from ecr_denied.advice.places import PLACES, SEVERAL, WRITTEN, actions, words_in
from ecr_denied.advice.places import command_line as line_for
from ecr_denied.advice.table import RULES
from ecr_denied.records import Command, Principal, PrincipalType, Shell

SHARED = {line for name, line in vars(commands).items() if name.isupper()}
FORMS = [form for rows in RULES.values() for row in rows for form in row.forms]
IN_CHECKS = {command.line for form in FORMS for command in form.commands}
TEMPLATES = sorted(SHARED | IN_CHECKS)
ADVICE = Path(commands.__file__).parent
KNOWN = {*PLACES, *SEVERAL, *WRITTEN}
WORDS = [word for template in TEMPLATES for word in words_in(template)]


def command_line(template: str, failure: Failure) -> str:
    """The line for a failure that nothing was asked of yet."""
    return line_for(template, Known(failure))


def test_every_place_of_a_template_is_known_and_every_known_place_is_used() -> None:
    assert {place for _, places in WORDS for place in places} <= KNOWN
    code = "".join(path.read_text(encoding="utf-8") for path in ADVICE.rglob("*.py"))
    named = {place.replace("_", "-") for place in findall(r"(?<=\{)[\w-]+(?=\})|(?<=value\([\"'])[\w-]+", code)}
    assert named >= KNOWN


def test_a_place_that_gives_several_words_or_none_is_a_word_by_itself() -> None:
    alone = {*SEVERAL, *WRITTEN}
    assert not [word for word, places in WORDS if alone & {*places} and word[1:-1] not in alone]


def test_a_word_with_a_place_has_no_quotation_marks_of_its_own() -> None:
    advice = "a word with a place is quoted as a whole (docs/rules.md, Commands): no filter, or a place for it"
    assert not [word for word, places in WORDS if places and {"'", '"'} & {*word}], advice


def test_a_place_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError, match="regoin"):
        command_line("aws --region {regoin}", Failure(cause=Cause.FORBIDDEN))


def test_braces_around_anything_but_a_name_are_themselves() -> None:
    for line in ('docker info --format "{{.ServerVersion}}"', "cat ${HOME} ${HOME:-x}", "echo {a,b} %{http_code} {.x}"):
        assert command_line(line, Failure(cause=Cause.FORBIDDEN)) == line


def test_a_word_is_quoted_as_a_whole_and_goes_where_its_place_gives_nothing() -> None:
    template = "x oci://{login-host}/a {--profile} {repository}"
    known = Failure(
        cause=Cause.FORBIDDEN, registry="111122223333.dkr.ecr.eu-west-1.amazonaws.com", repository="team/app"
    )
    assert command_line(template, known) == f"x oci://{known.registry}/a team/app"
    untold = command_line(template, Failure(cause=Cause.FORBIDDEN, command=Command(profile="dev,a")))
    assert untold == 'x "oci://<registry-id>.dkr.ecr.<region>.amazonaws.com/a" --profile "dev,a" "<repository>"'


def test_what_is_piped_goes_by_cmd_in_powershell_alone_and_only_without_quotes() -> None:
    typed = {shell: Failure(cause=Cause.FORBIDDEN, command=Command(shell=shell)) for shell in Shell}
    for shell, failure in typed.items():
        assert command_line("a b | c", failure) == ('cmd /c "a b | c"' if shell is Shell.POWERSHELL else "a b | c")
        assert command_line('a "b" | c', failure) == 'a "b" | c'
        assert command_line("a b", failure) == "a b"


HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def test_a_repository_that_was_reached_elsewhere_is_asked_for_in_that_registry() -> None:
    there = Command(other_host="444455556666.dkr.ecr.us-east-2.amazonaws.com")
    here = {"registry": HOST, "registry_id": "111122223333", "region": "eu-west-1", "repository": "team/app"}
    failure = Failure.model_validate(
        {"cause": Cause.NOT_FOUND, "operation": Operation.PULL, "tag": "v1", "command": there, **here}
    )
    (asked,) = (one for one in advise(failure) if one.id == "other-registry")
    line = "aws ecr describe-repositories --registry-id 444455556666 --repository-names team/app --region us-east-2"
    assert asked.commands == (line,)


def test_the_simulator_is_asked_for_the_role_by_which_ecr_works_where_that_was_refused() -> None:
    role = (
        "arn:aws:iam::111122223333:role/aws-service-role/replication.ecr.amazonaws.com/AWSServiceRoleForECRReplication"
    )
    user = Principal(arn=None, account_id="111122223333", type=PrincipalType.USER, name="ci")
    failure = Failure(
        cause=Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        action="iam:CreateServiceLinkedRole",
        resource=role,
        principal=user,
        registry=HOST,
    )
    lines = [line for one in advise(failure) for line in one.commands if "simulate" in line]
    assert [line.partition("--action-names ")[2] for line in lines] == [
        f"iam:CreateServiceLinkedRole --resource-arns {role}"
    ]


def commands_of(failure: Failure, part: str) -> list[str]:
    """The commands of the advice in which a part stands."""
    return [line for one in advise(failure) for line in one.commands if part in line]


def test_images_of_ecr_public_are_not_filtered_as_its_api_has_no_filter() -> None:
    push = Failure(
        cause=Cause.IMAGE_NOT_FOUND, operation=Operation.PUSH, registry="public.ecr.aws", registry_alias="a1", tag="v1"
    )
    private = push.model_copy(update={"registry": HOST, "registry_alias": None})
    for failure, is_filtered in ((push, False), (private, True)):
        (line,) = commands_of(failure, "imagePushedAt")
        assert ("--filter tagStatus=TAGGED" in line) is is_filtered


def test_a_bootstrap_whose_place_is_masked_leaves_placeholders() -> None:
    masked = Failure(cause=Cause.REPOSITORY_NOT_FOUND, repository="cdk-hnb659fds-container-assets-************-xxx")
    known = masked.model_copy(update={"repository": "cdk-mine-container-assets-111122223333-eu-west-1"})
    assert commands_of(masked, "cdk bootstrap") == ['cdk bootstrap "aws://<account-id>/<region>"']
    assert commands_of(known, "cdk bootstrap") == ["cdk bootstrap aws://111122223333/eu-west-1 --qualifier mine"]


def test_the_trail_is_asked_for_the_first_request_of_what_was_tried() -> None:
    events = {
        Operation.PUSH: "InitiateLayerUpload",
        Operation.PULL: "BatchGetImage",
        Operation.LOGIN: "GetAuthorizationToken",
        None: "BatchGetImage",
    }
    for operation, event in events.items():
        asked = command_line("{trail-attribute}", Failure(cause=Cause.UNCLASSIFIED, operation=operation))
        assert asked == f'"AttributeKey=EventName,AttributeValue={event}"'


def test_places_give_these_words() -> None:
    told = {
        "{curl}": (Failure(cause=Cause.FORBIDDEN, command=Command(shell=Shell.POWERSHELL)), "curl.exe"),
        "{client}": (Failure(cause=Cause.FORBIDDEN, client="containers-image"), "podman"),
        "{--registry-id}": (Failure(cause=Cause.FORBIDDEN, registry="public.ecr.aws"), ""),
        "{actions}": (Failure(cause=Cause.LOGIN_FAILED, operation=Operation.LOGIN), "ecr:GetAuthorizationToken"),
    }
    assert {place: command_line(place, failure) for place, (failure, _) in told.items()} == {
        place: words for place, (_, words) in told.items()
    }
    assert command_line("{--registry-id}", Failure(cause=Cause.FORBIDDEN)) == '--registry-id "<registry-id>"'


def test_a_node_of_ec2s_is_looked_up_by_its_name_in_the_region_of_that_name() -> None:
    # EC2 user guide, ec2-instance-naming
    by_address = '--filters "Name=private-ip-address,Values=10.0.1.2"'
    nodes = {
        "ip-10-0-1-2.eu-west-1.compute.internal": f"{by_address} --region eu-west-1",
        "ip-10-0-1-2.ec2.internal": f"{by_address} --region us-east-1",
        "ip-10-0-1-2.corp.example": by_address,
        "i-0a1b2c3d4e5f60718.us-west-2.compute.internal": "--instance-ids i-0a1b2c3d4e5f60718 --region us-west-2",
        "i-0a1b2c3d4e5f60718": "--instance-ids i-0a1b2c3d4e5f60718",
    }
    for node, words in nodes.items():
        assert command_line("{instance}", Failure(cause=Cause.FORBIDDEN, command=Command(node=node))) == words


def test_a_token_is_got_in_the_command_itself_for_clients_that_take_it_as_an_option() -> None:
    told = Failure(cause=Cause.FORBIDDEN, region="eu-west-1")
    assert command_line("{aws-login}", told) == '"AWS:$(aws ecr get-login-password --region eu-west-1)"'
    untold = Failure(cause=Cause.FORBIDDEN)
    assert command_line("{aws-login}", untold) == '"AWS:$(aws ecr get-login-password --region "<region>")"'


def test_a_first_pull_through_a_cache_rule_needs_what_makes_and_fills_the_repository() -> None:
    failure = Failure(cause=Cause.ACCESS_DENIED, operation=Operation.PULL, action="ecr:CreateRepository")
    needed = actions(Known(failure))
    assert needed[0] == "ecr:CreateRepository" and {"ecr:BatchImportUpstreamImage", "ecr:BatchGetImage"} <= {*needed}
