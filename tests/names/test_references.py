"""References: what a text says about where an image lives, and what only looks like a registry of ECR's."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.names import references as references_module
from ecr_denied.names.hosts import is_nearly_ecr
from ecr_denied.names.references import (
    ECR_NAME,
    Reference,
    first_request,
    names_another,
    names_only_others,
    references,
    requests,
)
from ecr_denied.records import Operation
from tests.looped import looped
from tests.strategies import REGIONS

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
ECR = Reference(ecr=True, registry=HOST, registry_id=ID, region="eu-west-1")


def only(text: str) -> Reference:
    (found,) = references(text)
    return found


def ours(text: str) -> list[Reference]:
    return [found for found in references(text) if found.ecr]


# --- what is not ECR's ----------------------------------------------------------------------------------


@looped(
    "words, registry",
    [
        ("docker.io/library/redis:7", "docker.io"),
        ("localhost/app", "localhost"),
        ("ghcr.io/team/app:v1", "ghcr.io"),
        ("docker://quay.io/app", "quay.io"),
        ("registry.example.com/manifests/v1", "registry.example.com"),
        ("github.com/manifests/v1", "github.com"),
        ("github.com/team/app:v1:latest", "github.com"),
    ],
)
def test_a_name_behind_another_host_is_somebody_elses(words: str, registry: str) -> None:
    assert Reference.parse(words) == Reference(ecr=False, registry=registry)


@looped(
    "words, repository, tag",
    [("redis:7", "redis", "7"), ("my.app:7", "my.app", "7"), ("library/redis@sha256:00", "library/redis", None)],
)
def test_a_name_without_a_host_is_docker_hubs(words: str, repository: str, tag: str | None) -> None:
    assert Reference.parse(words) == Reference(ecr=False, repository=repository, tag=tag)


@looped("host", ["***", "<registry>", "[MASKED]", "REDACTED", "...", "$REGISTRY_HOST*", "%REGISTRY%", "{host}", "████"])
def test_a_masked_host_says_nothing_about_whose_registry_it_is(host: str) -> None:
    assert Reference.parse(f"{host}/team/app:v1").ecr is None


@looped("host", ["***", "<registry>", "[MASKED]", "REDACTED", "{host}"])
def test_what_stands_behind_a_masked_host_is_read(host: str) -> None:
    digest = f"sha256:{'a' * 64}"
    for words in (f"{host}/team/app:v1@{digest}", f"docker://{host}/team/app:v1@{digest}"):
        assert Reference.parse(words) == Reference(repository="team/app", tag="v1", digest=digest), words


@looped("words", ["$REPOSITORY:v1", "${REGISTRY}/team/app:v1", "$REGISTRY/team/app:v1"])
def test_a_tag_behind_a_variable_is_all_that_is_said(words: str) -> None:
    assert Reference.parse(words) == Reference(tag="v1")


@looped("words", ["-v", "--tag", "-t=app/web:v1", "$(cat name)", "$(cat name)/web:v1", "$IMAGE", "(team/app"])
def test_an_option_or_variable_of_an_echoed_command_is_no_reference(words: str) -> None:
    assert Reference.parse(words) == Reference()


def test_a_masked_host_before_a_request_still_says_the_tag() -> None:
    assert Reference.parse("***/manifests/v1") == Reference(tag="v1")
    assert Reference.parse("***").ecr is None


# --- what is --------------------------------------------------------------------------------------------


@looped("region, partition, suffix", REGIONS)
@looped("ecr", [".dkr.ecr.", ".dkr.ecr-fips."])
def test_every_partition_and_form_of_host_is_read(region: str, partition: str, suffix: str, ecr: str) -> None:
    host = f"{ID}{ecr}{region}.{suffix}"
    assert only(f"push to {host}/team/app:v1, or") == Reference(
        ecr=True, registry=host, registry_id=ID, region=region, repository="team/app", tag="v1"
    )
    arn = only(f"resource: arn:{partition}:ecr:{region}:{ID}:repository/team/app because")
    assert (arn.registry_id, arn.region, arn.repository) == (ID, region, "team/app")


@looped("host", ["public.ecr.aws", "PUBLIC.ECR.AWS", "ecr-public.aws.com"])
def test_ecr_publics_alias_is_no_part_of_the_repository(host: str) -> None:
    found = only(f"{host}/docker/library/redis:7")
    assert found == Reference(
        ecr=True, registry=host.lower(), registry_alias="docker", repository="library/redis", tag="7"
    )
    assert only(f"{host}/docker").repository is None
    assert requests(f"https://{host}/v2/: EOF") == (Reference(ecr=True, registry=host.lower()),)


@looped(
    "text, repository, tag, digest",
    [
        (f"{HOST}/team/app", "team/app", None, None),
        (f"{HOST}:443/team/app:v1", "team/app", "v1", None),
        (f'"{HOST}/team/app:v1"', "team/app", "v1", None),
        (f"[{HOST}/team/app]", "team/app", None, None),
        (f"docker://{HOST}/team/app:v1.", "team/app", "v1", None),
        (f"{HOST}/team/app@sha256:{'a' * 64}", "team/app", None, "sha256:" + "a" * 64),
        (f"{HOST}/team/app:v1@sha256:{'a' * 64}", "team/app", "v1", "sha256:" + "a" * 64),
        (f"{HOST}/team/app@sha256:{'a' * 40}", "team/app", None, "sha256:" + "a" * 40),
        (f"{HOST}/team/app@sha256:{'a' * 40}\n{'a' * 24}", "team/app", None, "sha256:" + "a" * 64),
        (f"{HOST}/team/app@sha256:{'a' * 40}\nagain", "team/app", None, None),
        (
            f"https://{HOST}/v2/team/app/manifests/sha256:{'a' * 40}\n{'a' * 24}: 404",
            "team/app",
            None,
            "sha256:" + "a" * 64,
        ),
        (f"{HOST}/team/app@sha256:{'a' * 64}\nnext line", "team/app", None, "sha256:" + "a" * 64),
        (f"{HOST}/team/app:${{TAG}}", "team/app", None, None),
        (f'"{HOST}/te\nam/app:v1"', "team/app", "v1", None),
        (f"{HOST}/team/app\nnext line", "team/app", None, None),
        (f'Head "https://{HOST}/v2/team/app/manifests/v1": x', "team/app", "v1", None),
        (f"https://{HOST}/v2/team/app/manifests/sha256:{'b' * 64}: 403", "team/app", None, "sha256:" + "b" * 64),
        (f"https://{HOST}/v2/team/app/manifests/sha256%3A{'b' * 64}: 403", "team/app", None, "sha256:" + "b" * 64),
        (f"https://{HOST}/v2/team/app/blobs/sha256:{'b' * 64}: 403", "team/app", None, None),
        (f"https://{HOST}/v2/team/app/tags/list", "team/app", None, None),
        (f"https://{HOST}/v2/: EOF", None, None, None),
        (f"{HOST}/v2/team/app/manifests/v1: x", "team/app", "v1", None),
        (f"{HOST}/v2/app:v1", "v2/app", "v1", None),
        (f"{HOST}/manifests/app:v1", "manifests/app", "v1", None),
    ],
)
def test_a_reference_is_read_from_whatever_stands_around_it(
    text: str, repository: str | None, tag: str | None, digest: str | None
) -> None:
    found = references(text)[0]
    assert (found.registry, found.registry_id, found.region) == (HOST, ID, "eu-west-1")
    assert (found.repository, found.tag, found.digest) == (repository, tag, digest)


def test_the_path_of_a_url_is_no_name_and_the_store_of_layers_no_registry() -> None:
    for path in ("team/app:v1", "v2/", "v2/team/app/manifests/v1"):
        for text in (
            f"http://{HOST}/{path} ",
            f"https://{HOST}/{path} ",
            f"{HOST}/{path} ",
            f"Get http://{HOST}/{path}",
        ):
            if "v2" in path or "http" in text:
                named = set(references(text)) - set(requests(text))
                assert named <= {ECR}, text
    for store in ("d5l0dvt14r5h8.cloudfront.net", "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"):
        assert not requests(f"Get https://{store}/v2/app/blobs/sha256:ab: EOF")


def test_a_scheme_where_a_host_should_be_is_no_registry() -> None:
    for scheme in ("http", "https"):
        assert not requests(f'Get "https://{scheme}/v2/": dial tcp: lookup {scheme}: no such host')


@looped(
    "scope",
    ["repository:team/app:pull,push", "repository%3Ateam%2Fapp%3Apull&x=y", "a=b&scope=repository:team/app:pull"],
)
def test_a_request_for_a_token_names_the_repository_that_it_is_for(scope: str) -> None:
    asked = scope if "scope=" in scope else f"scope={scope}"
    assert references(f"GET request to https://{HOST}/token?{asked}: 401")[0] == ECR._replace(repository="team/app")
    assert requests(f"https://public.ecr.aws/token/?{asked}: 403")[0].registry_alias == "team"
    for other in (
        f"https://auth.docker.io/token?{asked}",
        f"https://{HOST}/token?{asked.replace('repository', 'registry')}",
    ):
        assert not [found for found in references(other) if found.repository]


@looped("host, region", [(HOST, "eu-west-1"), (f"{ID}.dkr.ecr.cn-north-1.amazonaws.com.cn", "cn-north-1")])
def test_no_wrap_inside_a_host_hides_it(host: str, region: str) -> None:
    for at in range(1, len(host)):
        found = references(f'"{host[:at]}\n{host[at:]}/team/app:v1"')[0]
        assert (found.registry, found.registry_id, found.region) == (host, ID, region), at


@looped(
    "text, host",
    [
        ("dial tcp: lookup harbor.corp.internal on 10.0.0.2:53: no such host", "harbor.corp.internal"),
        ("could not log in to registry harbor.corp.internal", "harbor.corp.internal"),
        ("no credentials of registry for 'https://harbor.corp.internal'", "harbor.corp.internal"),
        ("harbor.example.com, which is full, answered", "harbor.example.com"),
        ("asked 10.0.0.1:5000/app for it", "10.0.0.1:5000"),
        ("asked localhost:5000/app for it", "localhost:5000"),
        ("asked harbor.corp.internal/a for it", "harbor.corp.internal"),
    ],
)
def test_another_host_is_read_by_its_domain_by_what_names_it_or_by_its_path(text: str, host: str) -> None:
    assert only(text) == Reference(ecr=False, registry=host)
    assert names_another(text)


def test_others_alone_are_named_by_their_domains_and_never_by_a_page() -> None:
    for text in ("harbor.example.com is full", "asked registry.example.com/app and 10.0.0.1:5000/app"):
        assert names_only_others(text), text
    for text in (
        "",
        "asked 10.0.0.1:5000/app",
        f"asked harbor.example.com, and {HOST}/app",
        "see https://harbor.example.com/help/login.html",
        "Get https://redacted.example.com/v2/app/manifests/v1: EOF",
        "app",
    ):
        assert not names_only_others(text), text
    assert not names_another("see https://harbor.example.com/help/login.html")
    assert names_another("Get https://harbor.example.com/v2/app/manifests/v1: EOF")


def test_the_first_request_is_the_most_specific_and_nothing_where_nothing_was_asked() -> None:
    text = f"Head https://{HOST}/v2/app/manifests/v1: arn:aws:ecr:eu-west-1:{ID}:repository/web "
    assert first_request(text).repository == "web"
    assert first_request(f"{HOST}/app") == Reference()


URL = f"https://{HOST}/v2/team/app/manifests/v1.2.3"


def test_no_wrap_inside_a_quoted_url_hides_what_it_asks_for() -> None:
    for at in range(len("https:/"), len(URL)):
        found = references(f'Head "{URL[:at]}\n{URL[at:]}": EOF')[0]
        assert (found.registry, found.repository, found.tag) == (HOST, "team/app", "v1.2.3"), at


@looped(
    "name",
    [
        HOST,
        f"{HOST}/team/push:v1",
        f"https://{HOST}/v2/team/push/manifests/",
        f"arn:aws:iam::{ID}:role/push",
        "public.ecr.aws/docker/push",
    ],
)
def test_a_name_at_ecr_is_one_token_whatever_words_it_holds(name: str) -> None:
    assert "push" not in ECR_NAME.sub("", f"({name}) failed")


@looped("words", ["com.amazonaws.services.ecr.model.ImageNotFoundException", "arn", "push", "xarn:aws:iam::push"])
def test_no_other_words_are_a_name_at_ecr(words: str) -> None:
    assert ECR_NAME.sub("", words) == words


def test_the_most_specific_kind_of_reference_comes_first() -> None:
    text = f'"{HOST}/app:v1" https://{HOST}/v2/app/manifests/v1 arn:aws:ecr:eu-west-1:{ID}:repository/app '
    kinds = [(found.registry, found.tag) for found in references(text)]
    assert kinds[:3] == [(None, None), (HOST, "v1"), (HOST, "v1")]


# --- what is nearly ECR's --------------------------------------------------------------------------------


SLIPS = [
    (f"{ID}.dkr.ecr.us-west-2.amazonawss.com", "us-west-2"),
    (f"{ID}.dkr.ecr.us-west-2.amazon.aws.com", "us-west-2"),
    (f"{ID}.dkr.ecr.us-west-2.amazonaws.commmm", "us-west-2"),
    (f"{ID}.dkr.ecr.us-west-2.amazonaws.comm", "us-west-2"),
    (f"{ID}.dkr.ecr.amazonaws.com", None),
    (f"{ID}.ecr.dkr.us-west-2.amazonaws.com", "us-west-2"),
    (f"{ID}.dkr.ecrus-west-2.amazonaws.com", "us-west-2"),
]


@looped("host, region", SLIPS)
@looped(
    "form, repository, tag",
    [
        ("lookup {}: no such host", None, None),
        ("The push refers to repository [{}/team/app]", "team/app", None),
        ("failed to pull {}/team/app:v1: x", "team/app", "v1"),
        ('Get "https://{}/v2/": x', None, None),
        ('Head "https://{}/v2/team/app/manifests/v1": x', "team/app", None),
        ("http://{}/v2/team/app/blobs", "team/app", None),
        ("http://{}/team/app:v1", None, None),
    ],
)
def test_a_host_with_a_slip_is_given_as_it_is_printed(
    host: str, region: str | None, form: str, repository: str | None, tag: str | None
) -> None:
    found = only(form.format(host))
    assert found == Reference(ecr=True, registry=host, registry_id=ID, region=region, repository=repository, tag=tag)


PIECES = [
    *(host for host, _ in SLIPS),
    HOST,
    "/team/app:v1",
    " ",
    ".",
    "-",
    "x",
    "<a>",
    "https://",
    "/v2/",
    "dkr.ecr.",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_host_with_a_slip_is_found_beside_any_that_has_none(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(references_module._MAY_BE_MISSPELT, "finds", lambda _: True)
        expected = [*references_module._misspelt(text)]
    assert [*references_module._misspelt(text)] == expected


TOKENS = [
    *PIECES,
    *(
        "manifests/",
        "ghcr.io",
        "public.ecr.aws",
        "DKR",
        "/V2/",
        '"',
        "'",
        "=",
        "(",
        "<a b>",
        "[x]",
        "{{y z}}",
        "${A}",
        ">",
    ),
    *("...", "…", "@", ":", "docker://", ".com", "É", "ſ"),
]


def told(match: regex.Match[str]) -> tuple[tuple[int, int], dict[str, str | None]]:
    return match.span(), match.groupdict()


@given(st.lists(st.sampled_from(TOKENS), max_size=14).map("".join))
def test_to_begin_with_the_token_of_a_sign_passes_no_name_over(text: str) -> None:
    module = references_module
    for form in (module._URL, module._NAME, module._OTHER_NAME):
        found = list(map(told, form._torn.finditer(text)))
        assert list(map(told, module._tokens(form, text))) == found == list(map(told, form.finditer(text)))
        if "\n" not in text:
            assert list(map(told, form._whole.finditer(text))) == found


# --- requests --------------------------------------------------------------------------------------------


@looped("text", ["", f"{HOST}/app:v1", "api.ecr.eu-west-1.amazonaws.com", "ghcr.io/team/app"])
def test_a_name_alone_asks_nothing(text: str) -> None:
    assert not requests(text)


@looped("text", ["registry.example.com/app:v1", "registry.example.com/app:v1\n", "x\nregistry.example.com/app:v1"])
def test_another_registry_counts_at_the_start_of_a_text_and_not_where_a_wrap_may_have_torn_it(text: str) -> None:
    assert [reference.registry for reference in references(text)] == ["registry.example.com"] * (text[0] == "r")


@looped(
    "text, expected",
    [
        (f"https://{HOST}/token/?service=x&scope=repository:team/app:pull", (ID, "team/app")),
        (f"{ID}.dkr-ecr.eu-west-1.amazonaws.com/team/app", (ID, "team/app")),
        (f"pull {ID}.dkr.ecr.eu-west-1.amazonaws.comm/team/app", (ID, "team/app")),
        ("lookup registry.example.com: no such host", (None, None)),
        ("Could not resolve host: registry.example.com", (None, None)),
    ],
)
def test_a_host_is_read_in_capitals(text: str, expected: tuple[str | None, str | None]) -> None:
    host = regex.search(r"[\w.-]+\.\w+\.com+", text)
    assert host
    found = references(text.replace(host[0], host[0].upper()))[0]
    assert (found.registry_id, found.repository) == expected


def test_a_name_of_ecrs_is_one_token_in_any_case() -> None:
    for name in (f"{HOST.upper()}/team/app:v1", "ARN:AWS:ECR:eu-west-1:111122223333:repository/team/app"):
        found = ECR_NAME.search(f"pull {name} now")
        assert found and found[0] == name


def test_a_pull_that_the_engine_was_asked_for_names_its_image() -> None:
    asked = ECR._replace(repository="team/app", tag="v1", operation=Operation.PULL)
    assert asked in references(f"POST /v1.45/images/create?fromImage={HOST}%2Fteam%2Fapp&tag=v1: 404")
    assert asked in references(f"POST /v1.45/images/create?fromImage={HOST}%2Fteam%2Fapp%3Av1: 404")
    assert not ours("POST /v1.45/images/create?fromImage=redis&tag=v1: 404")


def test_an_arn_and_a_url_ask_and_a_url_of_another_registry_asks_that_one() -> None:
    assert [found.repository for found in requests(f"arn:aws:ecr:eu-west-1:{ID}:repository/app ")] == ["app"]
    (found,) = requests('Head "https://ghcr.io/v2/team/app/manifests/v1": x')
    assert (found.ecr, found.registry, found.repository) == (False, "ghcr.io", None)


# --- two references -------------------------------------------------------------------------------------


@looped(
    "one, other",
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
    other = Reference(ecr=False, registry="registry.example.com")
    assert other.agrees(other)


REFERENCES = st.builds(
    Reference,
    ecr=st.sampled_from([None, True, False]),
    registry_id=st.sampled_from([None, ID, "444455556666"]),
    region=st.sampled_from([None, "eu-west-1"]),
    repository=st.sampled_from([None, "app", "team/app"]),
    tag=st.sampled_from([None, "v1", "v2"]),
)


@given(REFERENCES, REFERENCES)
def test_agreeing_is_mutual_and_a_filled_reference_agrees_with_both(one: Reference, other: Reference) -> None:
    assert one.agrees(other) is other.agrees(one)
    if one.agrees(other):
        assert one.filled(other).agrees(one) and one.filled(other).agrees(other)
    assert one.filled(one) == one.filled(Reference()) == one


@given(
    st.text()
    | st.lists(st.sampled_from([HOST, "/", ":", "@", "\n", "https://", "v2", "arn:aws:ecr:", ID])).map("".join)
)
def test_no_text_raises_and_none_is_given_a_value_it_does_not_hold(text: str) -> None:
    glued = "".join(text.split("\n")).lower()
    for found in references(text):
        for value in (found.registry_id, found.region, found.repository, found.digest):
            assert value is None or value.lower() in glued


def test_a_path_of_a_host_that_is_neutral_in_prose_is_another_registry_where_a_client_prints_a_reference() -> None:
    assert Reference.parse("github.com/team/app") == Reference(ecr=False, registry="github.com")


HOST_OF_ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


@looped(
    "behind",
    [
        *(
            "%2f@evil.com",
            "%2F@evil.com",
            "%40evil.com",
            "\\@evil.com",
            ":x%2f@evil.com",
            "%2eevil.com",
            "%00.evil.com",
        ),
        *("\u3002evil.com", "\uff0eevil.com", "\uff61evil.com", "\u2024evil.com", "\u00ad.evil.com", "\u2066.evil.com"),
        *("\U000e0061.evil.com", "\u2066\u00adevil.com", "<b>.evil.com"),
    ],
    ids=ascii,
)
def test_no_other_registry_that_begins_like_ecrs_is_ecrs(behind: str) -> None:
    for text in (f"failed to push {HOST_OF_ECR}{behind}/team/app:v1", f'Get "https://{HOST_OF_ECR}{behind}/v2/": EOF'):
        assert not [found for found in references(text) if found.ecr or found.registry == HOST_OF_ECR], text


@looped(
    "host", ["111122223333.dkr.ecr.eu-west-1.amaz\u043enaws.com", "111122223333.dkr.ecr.eu-west-1.\uff41mazonawss.com"]
)
def test_no_host_in_other_letters_than_those_of_hosts_is_nearly_ecrs(host: str) -> None:
    assert not is_nearly_ecr(host)
    assert not [found for found in references(f"failed to push {host}/team/app:v1") if found.ecr]


def test_a_command_of_the_aws_cli_names_what_it_asks_for() -> None:
    digest = f"sha256:{'a' * 64}"
    assert references(f"aws ecr batch-get-image --image-ids imageDigest={digest}")[0].digest == digest
    options = "--registry-id 111122223333 --image-ids imageTag=v1 --repository-name team/app --region=eu-west-1"
    asked = Reference(ecr=True, registry_id="111122223333", region="eu-west-1", repository="team/app", tag="v1")
    for command in (
        f"aws ecr batch-get-image {options}",
        f"$ aws  ecr batch-get-image {options} | jq .",
        "aws ecr batch-get-image " + options.replace(" --repo", " \\\n  --repo") + "; docker pull team/web",
        "aws ecr-public describe-images " + options.replace("imageTag=v1", '"imageTag=v1"'),
    ):
        assert asked in references(command), command
    for command in (
        f"aws s3api list-objects {options}",
        f"aws ecr; batch-get-image {options}",
        'aws ecr batch-get-image --registry-id "$ACCOUNT" --repository-name "<repository>"',
    ):
        assert not any(one.repository or one.registry_id for one in references(command)), command


def test_a_mask_over_all_of_a_host_but_awss_end_is_ecrs_where_a_registry_is_asked() -> None:
    for host in ("xxxxxxxxxxxx.amazonaws.com", "***.amazonaws.com", "<redacted>.amazonaws.com.cn"):
        assert Reference.parse(f"https://{host}/v2/") == Reference(ecr=True, registry=host), host
        assert Reference.parse(f"https://{host}/v1/").ecr is not True, host
    assert Reference.parse("https://logs.amazonaws.com/v2/").ecr is not True
    assert Reference.parse("https://***.example.com/v2/").ecr is not True


def test_a_repository_is_kept_that_a_mask_leaves_known_to_be_a_bootstraps() -> None:
    name = "cdk-hnb659fds-container-assets-***-eu-west-1"
    for text in (
        f"***.dkr.ecr.eu-west-1.amazonaws.com/{name}:v1",
        f"arn:aws:ecr:eu-west-1:***:repository/{name}",
        f"https://***.dkr.ecr.eu-west-1.amazonaws.com/v2/{name}/manifests/v1",
    ):
        assert Reference.parse(text).repository == name, text
        assert Reference.parse(text.replace("cdk-", "team-")).repository is None, text
