"""Texts of the tables are read as they are meant."""

from __future__ import annotations

from ecr_denied import parse
from tests.formats.cases import FOLDER, Case, cases_in, each, flat, is_read_as_meant, meant
from tests.formats.texts import documents, framed, masked, negatives
from tests.looped import looped
from tests.tables import Line, lines_in


@each(negatives())
def test_a_near_miss_raises_no_alarm_not_even_next_to_a_success_of_ecr(case: Case) -> None:
    is_read_as_meant(case)


@looped("case", cases_in("context.txt", "takes nothing that was not announced for it"))
def test_a_refusal_takes_nothing_that_was_not_announced_for_it(case: Case) -> None:
    is_read_as_meant(case)


@looped("case", cases_in("context.txt", "takes"))
def test_a_refusal_takes_the_announced_reference(case: Case) -> None:
    is_read_as_meant(case)


@each(masked())
def test_a_mask_hides_one_field_and_no_other(case: Case) -> None:
    is_read_as_meant(case)


@each(framed())
def test_a_frame_changes_nothing(case: Case) -> None:
    is_read_as_meant(case)


@each(documents())
def test_a_paste_tells_of_its_one_refusal_and_of_nothing_around_it(case: Case) -> None:
    is_read_as_meant(case)


@looped("line", lines_in(FOLDER / "several.txt"), ids=lambda line: line.at)
def test_two_failures_stay_two_and_one_told_several_times_is_one(line: Line) -> None:
    _, text, said = line.parts()
    wanted = [meant(failure.split(" ")) for failure in " ".join(said).split(" and ")]
    records = [flat(failure) for failure in parse(text)]
    assert wanted == [
        ((record["cause"],), {name: record[name] for name in fields})
        for record, (_, fields) in zip(records, wanted, strict=True)
    ]
