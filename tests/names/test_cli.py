"""Options and variables of the AWS CLI and of PowerShell: what gives a value, and what only looks as if it did."""

from __future__ import annotations

from ecr_denied.names.cli import option
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
