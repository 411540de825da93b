"""The registry of formats: what its rows say is what the writers do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from ecr_denied import Cause, Failure, Language
from ecr_denied.cli.arguments import reading
from ecr_denied.output.formats import FORMATS, Format, Length, Options
from ecr_denied.output.style import Style
from tests.hostile.attacks import ATTACKS
from tests.hostile.outputs import Shown

EXPIRED = Failure(cause=Cause.TOKEN_EXPIRED)
DENIED = Failure(cause=Cause.ACCESS_DENIED, repository="team/app", occurrences=3)


def plain() -> Style:
    return Style(color=False)


ASKED = Options(Language.ENGLISH, plain, most=10)


def metrics(*failures: Failure) -> dict[tuple[str, str], float]:
    """The samples as Prometheus reads them, by cause and repository."""
    lines = FORMATS["prometheus"].writer(ASKED)([Shown(failure) for failure in failures])
    (family,) = text_string_to_metric_families("\n".join(lines) + "\n")
    assert family.type == "gauge" and family.documentation
    return {(one.labels["cause"], one.labels["repository"]): one.value for one in family.samples}


def test_a_format_has_the_name_of_its_row_and_a_media_type() -> None:
    for name, form in FORMATS.items():
        assert name == form.name and form.media_type.count("/") == 1


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_a_format_that_streams_keeps_one_failure_back_at_most(form: Format) -> None:
    written: list[str] = []
    seen: list[bool] = []

    def failures() -> Iterator[Shown]:
        yield Shown(EXPIRED)
        yield Shown(DENIED)
        seen.append(any("token-expired" in line for line in written))
        yield Shown(DENIED)

    lines = form.writer(ASKED)(failures())
    while (line := next(lines, None)) is not None:
        written.append(line)
    assert seen == [form.streams] and any("access-denied" in line for line in written)


def test_every_length_of_text_is_an_option_of_the_command() -> None:
    assert reading().parse_args([]).length is None
    assert [reading().parse_args([f"--{length}"]).length for length in Length] == list(Length)


def test_metrics_of_nothing_are_a_family_without_samples() -> None:
    assert metrics() == {}


def test_occurrences_of_one_cause_and_repository_are_added_up() -> None:
    assert metrics(EXPIRED, DENIED, DENIED) == {("token-expired", ""): 1, ("access-denied", "team/app"): 6}


def test_no_name_of_a_repository_leaves_its_label() -> None:
    for hostile in (*ATTACKS, '"', "\\", '\\"', '"} 9\necr_denied_failures{cause="', "a\\nb", "{}", "#"):
        found = metrics(DENIED.model_copy(update={"repository": f"team/{hostile}app"}))
        assert list(found.values()) == [3], ascii(hostile)
