"""Names of what ``cdk bootstrap`` makes."""

from __future__ import annotations

from ecr_denied.names import bootstraps


def test_a_repository_is_a_bootstraps_by_its_whole_name_alone() -> None:
    whole = "cdk-own1-container-assets-111122223333-eu-west-1"
    for name in (None, "", "team/app", f"{whole}/app", f"my-{whole}", whole.replace("3333", ""), whole[:-7]):
        assert bootstraps.of_repository(name) is None, name
    assert bootstraps.of_repository(whole) == ("own1", "111122223333", "eu-west-1")


def test_a_masked_account_or_region_is_not_said_and_the_bootstrap_is_still_known() -> None:
    form = "cdk-hnb659fds-container-assets-{}-{}"
    for account in ("***", "************", "<account>", "xxxxxxxxxxxx", "${ACCOUNT}", "REDACTED"):
        name = form.format(account, "eu-west-1")
        assert bootstraps.of_repository(name) == ("hnb659fds", None, "eu-west-1"), name
        assert bootstraps.masked_repository(name) == name
    name = form.format("111122223333", "***")
    assert bootstraps.of_repository(name) == ("hnb659fds", "111122223333", None)
    assert bootstraps.masked_repository(name) == name
    for qualifier in ("xxxxxxxxx", "<qualifier>", "***"):
        name = f"cdk-{qualifier}-container-assets-111122223333-eu-west-1"
        assert bootstraps.of_repository(name) == (None, "111122223333", "eu-west-1"), name
    others = (None, "team-***-eu-west-1", form.format("**", "eu-west-1"), form.format("***", "nowhere-at-all"))
    for other in others:
        assert bootstraps.of_repository(other) is None, other
        assert bootstraps.masked_repository(other) is None
    assert bootstraps.masked_repository(form.format("111122223333", "eu-west-1")) is None


def test_a_role_is_a_bootstraps_by_its_name_without_its_path() -> None:
    role = "cdk-hnb659fds-image-publishing-role-111122223333-us-gov-west-1"
    for name in (None, "", "deploy", role.replace("image", "team"), f"{role}-2", role.replace("west-1", "west")):
        assert bootstraps.of_role(name) is None, name
    kinds = ("file-publishing", "lookup", "deploy", "cfn-exec")
    for name in (role, f"cdk/{role}", *(role.replace("image-publishing", kind) for kind in kinds)):
        assert bootstraps.of_role(name) == ("hnb659fds", "111122223333", "us-gov-west-1"), name


def test_the_role_that_publishes_images_is_told_from_the_others_of_a_bootstrap() -> None:
    role = "arn:aws:iam::111122223333:role/cdk-hnb659fds-image-publishing-role-111122223333-eu-west-1"
    for arn in (None, "", role.replace("image", "file"), role.replace("cdk-", "own-"), f"{role}-2"):
        assert not bootstraps.publishes_images(arn), arn
    assert bootstraps.publishes_images(role)
