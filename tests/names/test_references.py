"""References: what a text says about where an image lives, and what only looks like a registry of ECR's."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.names import references as references_module
from ecr_denied.names.references import (
    Reference,
    references,
)
from tests.looped import looped
from tests.strategies import REGIONS

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
ECR = Reference(ecr=True, registry=HOST, registry_id=ID, region="eu-west-1")


def only(text: str) -> Reference:
    (found,) = references(text)
    return found


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


@looped("host, region", [(HOST, "eu-west-1"), (f"{ID}.dkr.ecr.cn-north-1.amazonaws.com.cn", "cn-north-1")])
def test_no_wrap_inside_a_host_hides_it(host: str, region: str) -> None:
    for at in range(1, len(host)):
        found = references(f'"{host[:at]}\n{host[at:]}/team/app:v1"')[0]
        assert (found.registry, found.registry_id, found.region) == (host, ID, region), at


URL = f"https://{HOST}/v2/team/app/manifests/v1.2.3"


def test_no_wrap_inside_a_quoted_url_hides_what_it_asks_for() -> None:
    for at in range(len("https:/"), len(URL)):
        found = references(f'Head "{URL[:at]}\n{URL[at:]}": EOF')[0]
        assert (found.registry, found.repository, found.tag) == (HOST, "team/app", "v1.2.3"), at


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
