"""Registry hosts, repository names, tags, digests and ARNs: what is one, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given

from ecr_denied import Principal, PrincipalType
from ecr_denied.names.references import (
    Reference,
    digest_or_none,
    principal_from,
    references,
    region_or_none,
    repository_or_none,
    tag_or_none,
)
from tests.strategies import REGIONS, repositories, tags

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
ECR = Reference(ecr=True, registry=HOST, registry_id=ID, region="eu-west-1")


def only(text: str) -> Reference:
    (found,) = references(text)
    return found


# --- what is not a value --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *(None, "", "a", "/", ".", "A/b", "Team/app", "team app", "-app", "app-", "app_", "a..b", "a___b", "a._b"),
        *("***", "...", "…", "xxx", "XXXX", "<name>", "${REPO}", "a" * 257, "a//b", "é", "app:v1", "app@sha256:ab"),
    ],
)
def test_no_repository_name_is_read_from_what_ecr_would_not_take(words: str | None) -> None:
    assert repository_or_none(words) is None


@pytest.mark.parametrize(
    "words",
    [*(None, "", "-a", "***", "...", "…", "xxx", "XXXX", "<tag>", "$TAG", "a b", "a/b", "é"), "a" * 129],
)
def test_no_tag_is_read_from_a_mask_or_an_impossible_tag(words: str | None) -> None:
    assert tag_or_none(words) is None


@pytest.mark.parametrize("words", [None, "", "sha256:", "sha256:xyz", "sha256:ab", "md5:" + "a" * 32, "a" * 64])
def test_no_digest_is_read_from_a_piece_of_one(words: str | None) -> None:
    assert digest_or_none(words) is None


@pytest.mark.parametrize(
    "words", [None, "", "eu-west", "eu-west-1a", "***", "<region>", "xx-west-1", "europe-west1", "REGION", "eu-west-"]
)
def test_no_region_is_read_from_what_no_partition_has(words: str | None) -> None:
    assert region_or_none(words) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "docker.io/library/redis:7",
        "ghcr.io/team/app:v1",
        f"{HOST}.evil.example/app",
        f"{HOST}x/app",
        "dkr.ecr.eu-west-1.amazonaws.com",
        "arn:aws:s3:::bucket",
        "arn:aws:iam::111122223333:role/ecr",
        "s3.eu-west-1.amazonaws.com",
        f"arn:aws:ecr-like:eu-west-1:{ID}:repository/app",
    ],
)
def test_no_reference_is_found_where_none_of_ecrs_is(text: str) -> None:
    assert [found for found in references(text) if found.ecr] == []


@pytest.mark.parametrize(
    ("words", "registry"),
    [
        ("docker.io/library/redis:7", "docker.io"),
        ("localhost/app", "localhost"),
        ("ghcr.io/team/app:v1", "ghcr.io"),
        ("docker://quay.io/app", "quay.io"),
    ],
)
def test_a_name_behind_another_host_is_somebody_elses(words: str, registry: str) -> None:
    assert Reference.parse(words) == Reference(ecr=False, registry=registry)


@pytest.mark.parametrize(("words", "repository"), [("redis:7", "redis"), ("library/redis@sha256:00", "library/redis")])
def test_a_name_without_a_host_is_docker_hubs(words: str, repository: str) -> None:
    assert Reference.parse(words) == Reference(ecr=False, repository=repository)


@pytest.mark.parametrize(
    "mask", ["***", "<account>", "[account id]", "{{ AWS ACCOUNT }}", "${ID}", "xxxxxxxxxxxx", "####"]
)
def test_a_masked_account_is_never_a_value(mask: str) -> None:
    found = only(f"denied: {mask}.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1 no")
    assert found.ecr and found.registry_id is None
    assert (found.region, found.repository, found.tag) == ("eu-west-1", "team/app", "v1")


@pytest.mark.parametrize("mask", ["***", "<region>", "${AWS_REGION}", "REGION", "xx-xxxx-1"])
def test_a_masked_region_is_never_a_value(mask: str) -> None:
    found = only(f"{ID}.dkr.ecr.{mask}.amazonaws.com/app")
    assert found.ecr and found.region is None and found.registry_id == ID


@pytest.mark.parametrize("host", ["***", "<registry>", "[MASKED]", "REDACTED", "...", "$REGISTRY_HOST*"])
def test_a_masked_host_says_nothing_about_whose_registry_it_is(host: str) -> None:
    assert Reference.parse(f"{host}/team/app:v1").ecr is None


@pytest.mark.parametrize("words", ["-v", "--tag", "$(cat name)", "$IMAGE"])
def test_an_option_or_variable_of_an_echoed_command_is_no_reference(words: str) -> None:
    assert Reference.parse(words) == Reference()


def test_a_masked_host_before_a_request_still_says_the_tag() -> None:
    assert Reference.parse("***/manifests/v1") == Reference(tag="v1")
    assert Reference.parse("***").ecr is None


# --- what is --------------------------------------------------------------------------------------------


@given(repositories)
def test_every_name_ecr_takes_is_read(name: str) -> None:
    assert repository_or_none(name) == name


@given(tags)
def test_every_tag_is_read(tag: str) -> None:
    assert tag_or_none(tag) == tag


@pytest.mark.parametrize(
    ("name", "length"), [("a1", 2), ("a__b", 4), ("a--b", 4), ("a---b/c.d_e", 11), ("1/2/3", 5), ("a" * 256, 256)]
)
def test_the_corners_of_ecrs_rule_for_names_are_read(name: str, length: int) -> None:
    assert repository_or_none(name) == name and len(name) == length


@pytest.mark.parametrize(("region", "partition", "suffix"), REGIONS)
@pytest.mark.parametrize("ecr", [".dkr.ecr.", ".dkr.ecr-fips."])
def test_every_partition_and_form_of_host_is_read(region: str, partition: str, suffix: str, ecr: str) -> None:
    host = f"{ID}{ecr}{region}.{suffix}"
    assert only(f"push to {host}/team/app:v1, or") == Reference(
        ecr=True, registry=host, registry_id=ID, region=region, repository="team/app", tag="v1"
    )
    arn = only(f"resource: arn:{partition}:ecr:{region}:{ID}:repository/team/app because")
    assert (arn.registry_id, arn.region, arn.repository) == (ID, region, "team/app")


@pytest.mark.parametrize(
    ("host", "region"),
    [
        (f"{ID}.dkr-ecr.us-east-1.on.aws", "us-east-1"),
        (f"{ID}.dkr-ecr-fips.us-gov-west-1.on.aws", "us-gov-west-1"),
        (f"{ID}.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn", "cn-northwest-1"),
    ],
)
def test_dual_stack_hosts_are_read(host: str, region: str) -> None:
    assert only(f"{host}/app") == Reference(ecr=True, registry=host, registry_id=ID, region=region, repository="app")


@pytest.mark.parametrize("host", ["public.ecr.aws", "PUBLIC.ECR.AWS"])
def test_ecr_publics_alias_is_no_part_of_the_repository(host: str) -> None:
    found = only(f"{host}/docker/library/redis:7")
    assert found == Reference(
        ecr=True, registry="public.ecr.aws", registry_alias="docker", repository="library/redis", tag="7"
    )
    assert only(f"{host}/docker").repository is None


@pytest.mark.parametrize(
    ("text", "repository", "tag", "digest"),
    [
        (f"{HOST}/team/app", "team/app", None, None),
        (f"{HOST}:443/team/app:v1", "team/app", "v1", None),
        (f'"{HOST}/team/app:v1"', "team/app", "v1", None),
        (f"[{HOST}/team/app]", "team/app", None, None),
        (f"docker://{HOST}/team/app:v1.", "team/app", "v1", None),
        (f"{HOST}/team/app@sha256:{'a' * 64}", "team/app", None, "sha256:" + "a" * 64),
        (f"{HOST}/team/app:v1@sha256:{'a' * 64}", "team/app", "v1", "sha256:" + "a" * 64),
        (f"{HOST}/team/app:${{TAG}}", "team/app", None, None),
        (f'"{HOST}/te\nam/app:v1"', "team/app", "v1", None),
        (f"{HOST}/team/app\nnext line", "team/app", None, None),
        (f'Head "https://{HOST}/v2/team/app/manifests/v1": x', "team/app", "v1", None),
        (f"https://{HOST}/v2/team/app/manifests/sha256:{'b' * 64}: 403", "team/app", None, "sha256:" + "b" * 64),
        (f"https://{HOST}/v2/team/app/manifests/sha256%3A{'b' * 64}: 403", "team/app", None, "sha256:" + "b" * 64),
        (f"https://{HOST}/v2/team/app/blobs/sha256:{'b' * 64}: 403", "team/app", None, None),
        (f"https://{HOST}/v2/team/app/tags/list", "team/app", None, None),
        (f"https://{HOST}/v2/: EOF", None, None, None),
        (f"{HOST}/v2/app:v1", "v2/app", "v1", None),
        (f"{HOST}/manifests/app:v1", "manifests/app", "v1", None),
    ],
)
def test_a_reference_is_read_from_whatever_stands_around_it(
    text: str, repository: str | None, tag: str | None, digest: str | None
) -> None:
    found = next(references(text))
    assert (found.registry, found.registry_id, found.region) == (HOST, ID, "eu-west-1")
    assert (found.repository, found.tag, found.digest) == (repository, tag, digest)


def test_an_upload_is_told_by_its_url() -> None:
    assert next(references(f'Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF')).uploads
    assert not next(references(f'Head "https://{HOST}/v2/team/app/blobs/sha256:{"a" * 64}": EOF')).uploads


@pytest.mark.parametrize("at", range(1, len(HOST)))
def test_no_wrap_inside_a_host_hides_it(at: int) -> None:
    found = next(references(f'"{HOST[:at]}\n{HOST[at:]}/team/app:v1"'))
    assert (found.registry, found.registry_id, found.region) == (HOST, ID, "eu-west-1")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("https://api.ecr.eu-west-1.amazonaws.com/", "eu-west-1"),
        ("api.ecr-fips.us-east-1.amazonaws.com", "us-east-1"),
        ("https://ecr.us-east-1.api.aws/", "us-east-1"),
        ("api.ecr.nowhere.amazonaws.com", None),
    ],
)
def test_the_api_host_says_the_region(text: str, region: str | None) -> None:
    assert only(text) == Reference(ecr=True, region=region)


def test_a_registry_policys_arn_has_no_repository() -> None:
    assert only(f"arn:aws:ecr:eu-west-1:{ID}") == Reference(ecr=True, region="eu-west-1", registry_id=ID)


def test_the_most_telling_kind_of_reference_comes_first() -> None:
    text = f'"{HOST}/app:v1" https://{HOST}/v2/app/manifests/v1 arn:aws:ecr:eu-west-1:{ID}:repository/app '
    kinds = [(found.registry, found.tag) for found in references(text)]
    assert kinds[:3] == [(None, None), (HOST, "v1"), (HOST, "v1")]


# --- two references -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Reference(ecr=True), Reference(ecr=False)),
        (Reference(ecr=None), Reference(ecr=False)),
        (Reference(registry_id="1"), Reference(registry_id="2")),
        (Reference(registry_alias="a"), Reference(registry_alias="b")),
        (Reference(region="a"), Reference(region="b")),
        (Reference(repository="a"), Reference(repository="b")),
    ],
)
def test_references_that_say_something_differently_do_not_agree(one: Reference, other: Reference) -> None:
    assert not one.agrees(other) and not other.agrees(one)


def test_references_agree_where_one_is_silent_and_fill_each_other() -> None:
    one, other = Reference(registry_id=ID, tag="v1"), Reference(ecr=True, region="eu-west-1", tag="v2")
    assert one.agrees(other) and Reference().agrees(one)
    assert one.filled(other) == Reference(ecr=True, registry_id=ID, region="eu-west-1", tag="v1")
    assert Reference(ecr=False).filled(ECR).ecr is False


# --- principals -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "ada", "AIDAEXAMPLE", "user/ada", "x"])
def test_no_principal_is_read_from_what_is_no_arn(words: str) -> None:
    assert principal_from(words) is None


@pytest.mark.parametrize(
    ("arn", "expected"),
    [
        (f"arn:aws:iam::{ID}:root", Principal(account_id=ID, type=PrincipalType.ROOT)),
        (f"arn:aws:iam::{ID}:user/ada", Principal(account_id=ID, type=PrincipalType.USER, name="ada")),
        (f"arn:aws-cn:iam::{ID}:user/edu/a/ada", Principal(account_id=ID, type=PrincipalType.USER, name="edu/a/ada")),
        (f"arn:aws:iam::{ID}:role/x/ci", Principal(account_id=ID, type=PrincipalType.ROLE, name="x/ci")),
        (
            f"arn:aws-us-gov:sts::{ID}:assumed-role/ci/run@7",
            Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE, name="ci", session="run@7"),
        ),
        (f"arn:aws:sts::{ID}:assumed-role/ci", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE, name="ci")),
        (f"arn:aws:sts::{ID}:assumed-role/", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE)),
        (
            f"arn:aws:sts::{ID}:federated-user/bo",
            Principal(account_id=ID, type=PrincipalType.FEDERATED_USER, name="bo"),
        ),
        ("arn:aws:iam::***:user/ada", Principal(type=PrincipalType.USER, name="ada")),
        ("arn:aws:iam::<account id>:user/ada", Principal(type=PrincipalType.USER, name="ada")),
        (f"arn:aws:iam::{ID}:group/devs", Principal(account_id=ID)),
        ("arn:aws:iam", Principal()),
    ],
)
def test_a_principal_is_read_as_far_as_it_is_said(arn: str, expected: Principal) -> None:
    assert principal_from(arn) == expected.model_copy(update={"arn": "".join(arn.split())})


def test_an_arn_that_was_cut_off_is_not_kept_as_one() -> None:
    assert principal_from(f"arn:aws:sts::{ID}:assumed-rol...") == Principal(account_id=ID)


def test_a_wrap_inside_an_arn_is_mended() -> None:
    found = principal_from(f"arn:aws:iam::{ID}:us\n er/ada")
    assert found and found.arn == f"arn:aws:iam::{ID}:user/ada"
