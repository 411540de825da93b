"""Options and variables of the AWS CLI and of PowerShell: what gives a value, and what only looks as if it did."""

from __future__ import annotations

from ecr_denied.names.cli import elsewhere, option, prefix
from ecr_denied.terms import Elsewhere
from tests.looped import looped


@looped(
    "name, words",
    [
        *(
            ("profile", words)
            for words in ("--profile", "--profiles dev", "--profile $P", "--profile <name>", "profile dev")
        ),
        *(("region", words) for words in ("--region", '--region "$AWS_REGION"', "region eu-west-1", "MY_AWS_REGION=a")),
        *(("function_role", words) for words in ("aws iam get-role --role ci", "aws lambda x | aws iam y --role ci")),
        ("tag", "imageTags=v1"),
        ("digest", "imageDigests=sha256:ab"),
    ],
)
def test_no_value_is_read_from_a_mask_a_variable_or_another_option(name: str, words: str) -> None:
    assert option(name, words) is None


@looped(
    "name, words, value",
    [
        *(("profile", f"aws ecr x {given}dev", "dev") for given in ("--profile ", "--profile=", "-ProfileName ")),
        *(("profile", f"{given}dev aws ecr x", "dev") for given in ("AWS_PROFILE=", "AWS_DEFAULT_PROFILE = ")),
        *(("region", f"aws ecr x {given}eu-west-1;", "eu-west-1") for given in ("--region ", "--region='", "-Region ")),
        *(("region", f"{given}eu-west-1 aws", "eu-west-1") for given in ("AWS_REGION=", "AWS_DEFAULT_REGION=")),
        ("function_role", "aws lambda create-function --role arn:aws:iam::111122223333:role/x --code y", None),
        ("registry_id", "--registry-id 111122223333", "111122223333"),
        ("registry_id", "--registry-ids=111122223333", "111122223333"),
        ("repository", "--repository-name team/app", "team/app"),
        ("repository", "--repository-names 'team/app'", "team/app"),
        ("tag", "imageTag=v1,imageDigest=sha256:ab", "v1"),
        ("digest", "imageTag=v1,imageDigest=sha256:ab", "sha256:ab"),
    ],
)
def test_a_value_is_read_behind_each_of_its_names(name: str, words: str, value: str | None) -> None:
    assert option(name, words) == (value or "arn:aws:iam::111122223333:role/x")


_LOGIN = "aws ecr get-login-password --region eu-west-1 | docker login"


@looped(
    "line",
    [
        f"{_LOGIN}",
        f"AWS_PROFILE=dev {_LOGIN}",
        "aws ecr get-login-password | sudo docker login --username AWS",
        "sudo docker pull team/app; aws ecr describe-images",
        f"sudo -u $DEPLOYER {_LOGIN}",
        f"sudo -u 'a b' {_LOGIN}",
        f"sudo -u ;reboot {_LOGIN}",
        f'aws-vault exec "$PROFILE" -- {_LOGIN}',
        f"aws-vault exec -- {_LOGIN}",
        f"aws-vault exec a;b -- {_LOGIN}",
        "sudo aws-nuke",
        "sudo aws",
    ],
)
def test_no_prefix_is_read_that_does_not_run_the_cli_or_names_what_it_cannot_repeat(line: str) -> None:
    assert prefix(line) is None


@looped(
    "before, read",
    [
        *((before, "sudo") for before in ("sudo", "sudo -E", "sudo AWS_REGION=eu-west-1", "time sudo -n")),
        *(
            (before, "sudo -u deploy")
            for before in (
                "sudo -u deploy",
                "sudo -Hu deploy",
                "sudo -E --user=deploy",
                "sudo -u deploy -i",
                "sudo -udeploy",
            )
        ),
        *(
            (before, "aws-vault exec prod.eu --")
            for before in ("aws-vault exec prod.eu --", "aws-vault exec -n prod.eu --", "aws-vault exec prod.eu -n --")
        ),
    ],
)
def test_a_prefix_is_made_anew_of_the_name_in_it(before: str, read: str) -> None:
    assert prefix(f"$ {before} {_LOGIN}") == read


@looped(
    "line",
    [
        _LOGIN,
        "docker run team/app | aws ecr x",
        "docker run team/app; aws ecr x",
        "ssh-add; aws ecr x",
        "kubectl get pods",
    ],
)
def test_the_cli_runs_here_where_another_command_runs_elsewhere(line: str) -> None:
    assert elsewhere(line) is None


@looped(
    "before, where",
    [
        *(
            (before, Elsewhere.CONTAINER)
            for before in (
                "docker run --rm -v ~/.aws:/root/.aws amazon/aws-cli",
                "podman run public.ecr.aws/aws-cli/aws-cli:2.17.0",
                "docker exec ci aws",
                "docker compose run --rm cli aws",
            )
        ),
        *(
            (before, Elsewhere.POD)
            for before in ("kubectl exec deploy/ci -- aws", "kubectl -n a run x --image=amazon/aws-cli --")
        ),
        *((before, Elsewhere.HOST) for before in ("ssh build aws", "ssh -i k ci@192.0.2.1 'sudo aws")),
    ],
)
def test_a_container_a_pod_or_another_host_runs_the_cli(before: str, where: Elsewhere) -> None:
    assert elsewhere(f"{before} ecr get-login-password | docker login") is where
