"""Reports: for people, for programs, for GitHub; nothing from a log steers any of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied import (
    Advice,
    Basis,
    Cause,
    Check,
    Failure,
    Language,
    Operation,
    Outcome,
    RunBy,
    Side,
    Statement,
    advise,
    parse,
)
from ecr_denied.output.ci import as_github
from ecr_denied.output.data import as_json, as_jsonl
from ecr_denied.output.style import Style, columns
from ecr_denied.output.text import as_explanation, as_text
from ecr_denied.records import (
    ExplainedRow,
    Explanation,
    Principal,
    PrincipalType,
)
from ecr_denied.terms import Told
from tests.looped import looped, sampled
from tests.printed import Printed, words_in
from tests.rules.requests import requests
from tests.rules.situations import records
from tests.tables import Line, lines_in
from tests.test_fixtures import ALL

PLAIN = Style(color=False)
ENGLISH = words_in(Language.ENGLISH)
ADVICE = Advice(id="look", check=Check.IMAGE_TAG, headline="Look.", why="It says so.", docs="https://docs.example/")
ANSWERS = tuple(
    Outcome(id=name, command="aws ecr put", answer=f"a{name}", meaning=f"m{name}")
    for name in ("one", "not-allowed", "two", "three")
)
RUN = ADVICE.model_copy(
    update={
        "id": "put",
        "commands": ("aws ecr put", "aws ecr get"),
        "outcomes": ANSWERS,
        "run_by": RunBy.REGISTRY_OWNER,
        "changes_state": True,
        "why": "word " * 60,
    }
)


GATEWAY = 'Connect timeout on endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"'


def told(failure: Failure | None = None, advice: list[Advice] | None = None, **fields: Any) -> Printed:
    """A failure, or one of these fields, with advice made for the tests where none is given."""
    failure = failure or Failure(**{"cause": Cause.FORBIDDEN, "message": "denied", **fields})
    return Printed(failure, [ADVICE, RUN] if advice is None else advice, source="job.log")


def text(*results: Printed, style: Style = PLAIN, whole: bool = False) -> str:
    return "\n".join(as_text(results, style, ENGLISH, whole=whole))


def said(message: str, width: int = 80, **fields: Any) -> str:
    """What stands behind "said", in one line."""
    lines = text(told(message=message, **fields), style=Style(color=False, width=width)).splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("  said"))
    end = next(number for number, line in enumerate(lines) if number > begin and not line.startswith("        "))
    assert end - begin <= 2, lines
    return " ".join(" ".join(lines[begin:end]).split()).removeprefix("said ")


TABLE = Path(__file__).with_name("reports.txt")


def in_section(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a test of one ``line`` of the section of reports.txt."""
    return looped("line", lines_in(TABLE, name), ids=lambda line: line.at)


def asked(line: Line) -> tuple[Printed, str]:
    """The record of a line, and what is said of it."""
    words, _, expected = line.text.rpartition(" => ")
    (failure,) = records(words)
    return told(failure), expected


@in_section("first line")
def test_the_first_line_says_in_words_what_failed_where_no_name_is_told(line: Line) -> None:
    result, first = asked(line)
    assert text(result).splitlines()[0] == first


@in_section("who")
def test_a_line_says_who_asked_whom_as_far_as_it_was_told(line: Line) -> None:
    result, who = asked(line)
    lines = [one.strip() for one in text(result, style=Style(False, 200)).splitlines()]
    assert [one for one in lines if one.startswith(("who ", "where "))] == ([] if who == "nothing" else [who])


@in_section("means")
def test_a_line_says_what_the_cause_can_mean(line: Line) -> None:
    result, meant = asked(line)
    assert f"\n{meant}" in text(result, style=Style(False, 200))


@in_section("said")
def test_the_clause_that_decides_is_shown_of_a_message_and_all_of_it_on_demand(line: Line) -> None:
    name, message, _ = line.parts()
    width, wording = name.split(" ")
    fields: dict[str, Any] = {"message": message, "wording": None if wording == "none" else wording}
    assert said(width=int(width), **fields) == f"{line.text.rpartition(' => ')[2]} (job.log, line 1)"
    assert "".join(message.split()) in "".join(text(told(**fields), whole=True).split())


def test_of_more_annotations_than_github_shows_those_stay_that_weigh_most() -> None:
    push: dict[str, Any] = {"client": "docker", "operation": Operation.PUSH}
    flood = [told(repository=f"forged{number}", first_line=number) for number in range(1, 15)]
    lines = list(as_github([*flood[:3], told(repository="app", **push), *flood[3:]]))
    assert lines[:5] == [f"forbidden: forged{number}: denied" for number in range(1, 6)]
    shown = ["push app", *(f"forged{number}" for number in range(6, 15))]
    assert [line.partition("::denied")[0] for line in lines[5:-1]] == [
        f"::error title=forbidden%3A {one}" for one in shown
    ]
    assert lines[-1] == "::notice title=ecr-denied::5 further failures are no annotations, as GitHub shows 10"


def test_what_was_told_once_in_each_wording_was_not_seen_twice() -> None:
    lines = f"{GATEWAY}\nError: Cannot perform an interactive login from a non TTY device"
    (failure,) = parse(lines)
    assert (failure.occurrences, failure.wordings) == (2, 2)
    assert said(failure.message, last_line=2, occurrences=2, told_as=failure.told_as).endswith("(job.log, lines 1-2)")
    assert said(GATEWAY, last_line=2, occurrences=2).endswith("(job.log, lines 1-2, seen 2 times)")


def test_why_says_the_wording_its_source_the_words_and_the_line() -> None:
    expired = told(message="the token: i/o timeout", wording="go.timeout", first_line=3, last_line=4)
    lines = "\n".join(as_text([expired], PLAIN, ENGLISH, why=True)).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  why"))
    assert lines[at] == "  why    go.timeout  i/o timeout (lines 3-4)"
    assert lines[at + 1] == "         Go net, net/http, crypto/tls and crypto/x509 error texts"
    assert "  why" not in text(expired)


def test_why_is_silent_where_no_entry_decided_and_without_words_where_those_of_another_were_kept() -> None:
    assert "  why" not in "\n".join(as_text([told(), told(wording="acme.busy")], PLAIN, ENGLISH, why=True))
    kept = "\n".join(as_text([told(wording="go.timeout")], PLAIN, ENGLISH, why=True))
    assert "  why    go.timeout  (line 1)\n" in kept


def granting(side: Side, name: str) -> Advice:
    document = json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": name}]})
    return ADVICE.model_copy(update={"id": name, "statement": Statement(side=side, document=document)})


def test_nothing_is_written_for_nothing() -> None:
    assert list(as_text([], PLAIN, ENGLISH)) == list(as_jsonl([])) == list(as_github([])) == []
    assert json.loads(next(as_json([]))) == {"schema_version": 1, "failures": []}


def test_text_says_where_how_often_and_with_what_status() -> None:
    result = told(first_line=3, last_line=9, occurrences=4, http_status=403, code="DENIED")
    assert "  said   denied (job.log, lines 3-9, seen 4 times, 403, DENIED)\n" in text(result)
    result.source = "-"
    assert "  said   denied (lines 3-9, seen 4 times, 403, DENIED)\n" in text(result)
    assert "(job.log, line 3)\n" in text(told(first_line=3, last_line=3))
    assert "seen 3 times, in 2 different wordings" in text(told(occurrences=3, told_as="00000001 9f86d081"))
    assert "wordings" not in text(told(occurrences=3))


def test_what_was_written_before_is_one_line() -> None:
    again = told(first_line=3, last_line=9, occurrences=4)
    again.again = True
    assert text(told(), again).splitlines()[-2:] == ["", "seen again forbidden (job.log, lines 3-9, seen 4 times)"]


def test_a_meaning_that_the_words_tell_is_left_out_but_where_they_are_quoted_or_no_step_follows() -> None:
    meant = "No identity policy of the caller allows this action"
    refused = told(cause=Cause.IDENTITY_POLICY_IMPLICIT_DENY)
    assert meant not in text(refused) and meant in text(refused, whole=True)
    assert meant in text(told(refused.failure, advice=[]))
    quoted = told(cause=Cause.IDENTITY_POLICY_IMPLICIT_DENY, told=Told.QUOTED)
    assert meant not in text(quoted) and ADVICE.why in text(quoted)
    assert meant in text(told(quoted.failure, advice=[RUN]))


def test_a_step_says_who_runs_it_what_it_is_and_how_to_read_its_answers() -> None:
    lines = text(told()).splitlines()
    at = lines.index("2 you, or the owner of the registry: Look. (changes state)")
    # A command without an answer says nothing in a short report.
    assert (
        lines[at + 1 : at + 4] == ["  aws ecr put", "    aone -> mone", "    atwo -> mtwo"]
        and "aws ecr get" not in lines
    )


def test_within_one_account_the_owner_of_the_registry_is_its_admin() -> None:
    ada = Principal(type=PrincipalType.USER, name="ada", account_id="111122223333")
    assert "\n2 you, or the admin of 111122223333: Look." in text(told(principal=ada, registry_id="111122223333"))
    assert "\n2 owner of 444455556666: Look." in text(told(principal=ada, registry_id="444455556666"))


def test_a_sentence_of_iams_that_is_cut_loses_its_caller_first_where_the_next_line_tells_it() -> None:
    own = f"arn:aws:sts::111122223333:assumed-role/{'ci' * 30}/{'run' * 20}"
    why = "because no identity-based policy allows the ecr:PutImage action"
    what = "ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    said = f"is not authorized to perform: {what} {why}"
    shown = re.sub(r"\n +", " ", text(*map(told, parse(f"denied: User: {own} {said}")), style=Style(False, 140)))
    assert f"User: ... {said}" in shown and f"role '{'ci' * 30}'" in shown
    narrow = text(*map(told, parse(f"denied: User: {own} {said}")), style=Style(False, 80))
    assert f"... {why}" in re.sub(r"\n +", " ", narrow)
    # Nothing else tells whose role of AWS's read a layer.
    store = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/ab"
    layers = f"s3:GetObject on resource: {store} because no VPC endpoint policy allows the s3:GetObject action"
    refused = parse(f"denied: User: {own} is not authorized to perform: {layers}")
    shown = re.sub(r"\n +", " ", text(*map(told, refused), style=Style(False, 140)))
    assert "User: ..." not in shown and " ... because no VPC endpoint policy allows the s3:GetObject action " in shown


def test_answers_stand_below_each_other_but_for_those_that_are_long() -> None:
    result = told()
    answers = [("a", "short"), ("a longer one", "word " * 9), ("w" * 40, "word " * 5)]
    outcomes = tuple(Outcome(id=a, command="aws ecr put", answer=a, meaning=m) for a, m in answers)
    result.advice = [RUN.model_copy(update={"outcomes": outcomes})]
    lines = text(result, style=Style(color=False, width=60), whole=True).splitlines()
    at = lines.index("         a            -> short")
    assert lines[at + 1] == f"         a longer one -> {'word ' * 7}".rstrip() and lines[at + 2] == f"{'':25}word word"
    assert lines[at + 3] == f"         {'w' * 40} -> word" and lines[at + 4] == f"{'':11}word word word word"


def test_a_right_that_is_missing_is_no_answer_of_the_short_report() -> None:
    assert "mnot-allowed" not in text(told()) and "mnot-allowed" in text(told(), whole=True)


def steps_of(result: Printed, *kinds: Check, basis: Basis = Basis.TOLD) -> list[str]:
    """The headlines of the steps that are shown, of as many checks as there are kinds; the last has a basis."""
    result.advice = [
        ADVICE.model_copy(update={"id": f"check-{number}", "check": kind, "headline": f"Look {number}."})
        for number, kind in enumerate(kinds)
    ]
    result.advice[-1] = result.advice[-1].model_copy(update={"basis": basis})
    return re.findall(r"Look \d\.", text(result))


def test_two_steps_decide_where_the_third_looks_at_the_same_again_or_is_only_usual() -> None:
    tag, name, login, image = Check.IMAGE_TAG, Check.REPOSITORY_NAME, Check.NETWORK, Check.IMAGE_MANIFEST
    assert steps_of(told(), tag, name, login) == ["Look 0.", "Look 1.", "Look 2."]
    assert steps_of(told(), tag, name, login, image) == ["Look 0.", "Look 1.", "Look 2."]
    assert steps_of(told(), tag, name, tag) == ["Look 0.", "Look 1."]
    assert steps_of(told(), tag, name, login, basis=Basis.USUAL) == ["Look 0.", "Look 1."]
    assert steps_of(told(), tag, name, basis=Basis.USUAL) == ["Look 0.", "Look 1."]


def test_further_checks_are_named_by_their_option_alone() -> None:
    result = told()
    result.advice = [ADVICE.model_copy(update={"id": f"check-{number}"}) for number in range(5)]
    assert text(result).endswith("\nMore: --all; ecr-denied explain forbidden") and "check-3" not in text(result)


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"action": "ecr:PutImage"}, True),
        ({"cause": Cause.LAYER_STORE_DENIED}, True),
        ({"client": "lambda"}, True),
        ({}, False),
        ({"cause": Cause.NOT_AUTHENTICATED}, False),
        ({"cause": Cause.CONNECTION_CLOSED}, False),
    ],
)
def test_a_statement_is_shown_where_the_text_shows_that_a_right_is_missing(
    fields: dict[str, Any], is_shown: bool
) -> None:
    adding = ANSWERS[0].model_copy(update={"adds_statement": True})
    grant = granting(Side.IDENTITY, "one").model_copy(update={"commands": RUN.commands, "outcomes": (adding,)})
    result = told(**fields)
    result.advice = [grant]
    assert ("\nA  (step 1) policy of " in text(result)) is is_shown
    assert ("aone -> mone: add A\n" if is_shown else "aone -> mone: add its statement (--all)\n") in text(result)
    result.advice = [grant.model_copy(update={"basis": Basis.USUAL})]
    assert "\nA " not in text(result)


def test_a_statement_is_shown_once_for_each_side() -> None:
    result = told(action="ecr:PutImage")
    result.advice = [
        granting(Side.REPOSITORY, "one"),
        granting(Side.REPOSITORY, "two"),
        granting(Side.REGISTRY, "three"),
    ]
    lines = text(result).splitlines()
    at = lines.index("Add to Statement, beside what is there:")
    assert lines[at + 1 : at + 3] == ["A  (step 1) policy of the repository:", '   {"Sid": "one"}']
    assert lines[at + 3].startswith("More")


def test_a_statement_that_names_a_principal_asks_for_a_look_at_the_accounts() -> None:
    """Who writes a log chooses whom it names."""
    result = told(action="ecr:PutImage")
    named = {"Statement": [{"Sid": "one", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}}]}
    grant = granting(Side.REPOSITORY, "one")
    shared = grant.model_copy(update={"statement": Statement(side=Side.REPOSITORY, document=json.dumps(named))})
    for whole in (False, True):
        result.advice = [grant]
        assert "Grant to an account you know." not in text(result, whole=whole)
        result.advice = [shared]
        assert "Grant to an account you know. Add to Statement" in text(result, whole=whole)


def test_an_answer_names_the_statement_to_add() -> None:
    result = told(action="ecr:PutImage")
    missing = ANSWERS[0].model_copy(update={"adds_statement": True})
    grant = granting(Side.IDENTITY, "two").model_copy(update={"commands": RUN.commands, "outcomes": (missing,)})
    result.advice = [granting(Side.REPOSITORY, "one"), grant]
    assert "\n    aone -> mone: add B\n" in text(result)
    assert "\n         aone -> mone: add the statement below\n" in text(result, whole=True)
    result.advice = [granting(Side.IDENTITY, "one"), grant]
    assert "\n    aone -> mone: add its statement (--all)\n" in text(result)


def test_a_command_before_takes_no_room_from_the_answer_that_adds_the_statement() -> None:
    adding = Outcome(id="adds", command="aws ecr get", answer="aadds", meaning="madds", adds_statement=True)
    grant = granting(Side.IDENTITY, "one").model_copy(update={"commands": RUN.commands, "outcomes": (*ANSWERS, adding)})
    result = told(action="ecr:PutImage")
    result.advice = [ADVICE, grant]
    assert "  aws ecr put\n    aone -> mone\n  aws ecr get\n    aadds -> madds: add A\n" in text(result)


def test_a_command_between_gives_way_to_the_answer_that_adds_the_statement() -> None:
    commands = ("aws ecr put", "aws ecr get", "aws ecr list")
    answers = [("one", commands[0]), ("two", commands[0]), ("three", commands[1]), ("adds", commands[2])]
    outcomes = tuple(
        Outcome(id=a, command=line, answer=f"a{a}", meaning=f"m{a}", adds_statement=a == "adds") for a, line in answers
    )
    result = told(action="ecr:PutImage")
    result.advice = [granting(Side.IDENTITY, "one").model_copy(update={"commands": commands, "outcomes": outcomes})]
    assert "  aws ecr put\n    aone -> mone\n    atwo -> mtwo\n  aws ecr list\n    aadds -> madds: add A\n" in text(
        result
    )


def test_a_step_whose_commands_stand_above_shows_its_answers_alone() -> None:
    other = Outcome(id="other", command="aws ecr put", answer="aother", meaning="mother")
    once = RUN.model_copy(update={"commands": ("aws ecr put",)})
    result = told()
    result.advice = [once, once.model_copy(update={"id": "again", "headline": "Look again.", "outcomes": (other,)})]
    assert "Look again. (changes state)\n    aother -> mother\n" in text(result)
    assert text(result).count("  aws ecr put\n") == 1
    assert "aother -> mother" in text(result, style=Style(color=False, width=20))


def asking() -> list[Advice]:
    """A question whose two answers lead to the checks below it, and one check more."""
    answers = (
        Outcome(id="yes", command="", answer="a disk", meaning="look at it", leads="put"),
        Outcome(id="no", command="", answer="none", meaning="buy one", leads="look"),
    )
    asked = ADVICE.model_copy(update={"id": "asked", "headline": "Ask.", "outcomes": answers})
    return [asked, ADVICE, RUN, ADVICE.model_copy(update={"id": "next", "headline": "Go on."})]


def test_a_question_has_the_first_command_of_each_check_that_it_leads_to_below_its_answer() -> None:
    result = told()
    result.advice = asking()
    assert (
        "1 you: as above\n    a disk -> look at it\n      aws ecr put\n    none -> buy one\n2 you: Go on.\nMore: "
    ) in text(result)


def test_the_whole_report_has_a_question_and_all_that_its_answers_lead_to() -> None:
    result = told()
    result.advice = asking()
    whole = text(result, whole=True)
    assert "       a disk -> look at it\n         aws ecr put\n       none -> buy one\n" in whole
    assert "  2. Look." in whole and "aws ecr get" in whole and "  4. Go on." in whole


def test_across_accounts_the_other_side_is_shown_too() -> None:
    across: dict[str, Any] = {"action": "ecr:PutImage", "principal": Principal(account_id="444455556666")}
    result = told(registry_id="111122223333", **across)
    result.advice = [granting(Side.REPOSITORY, "one"), ADVICE, ADVICE, granting(Side.IDENTITY, "two")]
    assert '\nB  (step 3) policy of the caller:\n   {"Sid": "two"}\n' in text(result)
    assert "\n3 you: Look.\nAdd to Statement" in text(result)
    result.failure = told(action="ecr:PutImage").failure
    assert "\nB " not in text(result) and "\n3 " not in text(result)


def test_where_two_grants_fit_no_screen_that_of_the_other_side_goes() -> None:
    result = told(action="ecr:PutImage", principal=Principal(account_id="444455556666"), registry_id="111122223333")
    result.advice = [granting(Side.REPOSITORY, "one"), ADVICE, ADVICE, granting(Side.IDENTITY, "two" * 500)]
    narrow = text(result, style=Style(color=False, width=80))
    assert "\nA  (step 1)" in narrow and "\nB " not in narrow and "\n3 " not in narrow


def test_the_whole_report_has_reasons_answers_statement_and_page() -> None:
    result = told()
    result.advice = [RUN, granting(Side.IDENTITY, "one")]
    whole = text(result, whole=True)
    assert "word word" in whole and "\n         atwo         -> mtwo\n" in whole
    assert "owner of the registry (changes state)" in whole and "to Statement of the policy of the caller" in whole
    assert '             "Sid": "one"\n' in whole and "https://docs.example/" in whole


def test_steps_that_stand_in_the_report_above_are_not_said_again() -> None:
    one, other = Failure(cause=Cause.TOKEN_EXPIRED, repository="a"), Failure(cause=Cause.TOKEN_EXPIRED, repository="b")
    for whole in (False, True):
        written = [*as_text([told(one), told(other), told(other, advice=[RUN])], PLAIN, ENGLISH, whole=whole)]
        assert written.count("Do as above.") == 1
        assert sum(line.strip() == "aws ecr put" for line in written) == 2


@pytest.mark.parametrize("whole", [False, True])
def test_emphasis_changes_no_words(whole: bool) -> None:
    colored = text(told(), style=Style(color=True), whole=whole)
    assert "\x1b[1m" in colored and "\x1b[2m" in colored and "\x1b[36m" in colored
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"):
        colored = colored.replace(code, "")
    assert colored == text(told(), whole=whole)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_prose_is_as_wide_as_the_terminal_and_commands_are_never_broken(width: int, language: Language) -> None:
    failure = Failure(cause=Cause.RESOURCE_POLICY_IMPLICIT_DENY, repository="team/app", operation=Operation.PUSH)
    result = Printed(failure, advise(failure, language))
    for whole in (False, True):
        lines = list(as_text([result], Style(color=False, width=width), words_in(language), whole=whole))
        pasted = [line for line in lines if "aws " in line or "https://" in line or '{"Sid"' in line or '"arn:' in line]
        assert max(columns(line) for line in lines[2:] if line not in pasted) <= width
        assert any(line.endswith(result.advice[0].commands[0]) for line in lines)


@given(st.text(alphabet="ab 、。リポジトリ名「」(", max_size=60), st.integers(30, 90))
def test_wrapping_changes_blanks_alone(prose: str, width: int) -> None:
    lines = list(Style(color=False, width=width).wrapped(prose))
    assert "".join("".join(lines).split()) == "".join(prose.split())
    assert all(columns(line.rstrip()) <= width for line in lines) or not any(c.isspace() for c in prose)


@looped("language", Language)
@looped("cause", Cause)
def test_one_failure_of_any_cause_fits_a_screen(cause: Cause, language: Language) -> None:
    failure = Failure(
        cause=cause,
        operation=Operation.PUSH,
        registry="111122223333.dkr.ecr.eu-west-1.amazonaws.com",
        registry_id="111122223333",
        region="eu-west-1",
        repository="team/app",
        tag="v1",
        principal=Principal(
            arn="arn:aws:sts::444455556666:assumed-role/deploy/run",
            account_id="444455556666",
            type=PrincipalType.ASSUMED_ROLE,
            name="deploy",
        ),
    )
    style = Style(color=False, width=80)
    lines = as_text([Printed(failure, advise(failure, language))], style, words_in(language))
    assert sum(map(style.rows, lines)) <= 28


def test_rows_are_those_of_the_terminal_without_emphasis() -> None:
    plain, colored = Style(color=False, width=80), Style(color=True, width=80)
    assert [plain.rows(""), plain.rows("x" * 80), plain.rows("x" * 81), plain.rows("名" * 41)] == [1, 1, 2, 2]
    assert colored.rows(colored.command("x" * 80)) == 1


def test_a_step_for_whose_answers_there_is_no_room_keeps_its_command() -> None:
    failure = parse(
        "$ docker pull 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1\nError response from daemon: "
        "The repository with name 'team/app' does not exist in the registry with id '111122223333'"
    )[0]
    result = Printed(failure)
    narrow, wide = (text(result, style=Style(color=False, width=width)) for width in (60, 1000))
    first, second = result.advice[:2]
    assert second.outcomes[1].meaning in wide and second.outcomes[1].meaning not in " ".join(narrow.split())
    assert first.commands[0] in narrow and second.commands[0] in narrow


def test_where_the_first_step_would_lose_its_answer_the_third_goes() -> None:
    failure = parse(
        "denied: User: arn:aws:sts::111122223333:assumed-role/deploy/build is not authorized to perform: "
        "ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:444455556666:repository/team/app "
        "because no resource-based policy allows the ecr:InitiateLayerUpload action"
    )[0]
    result = Printed(failure)
    narrow, wide = (text(result, style=Style(color=False, width=width)) for width in (80, 1000))
    first, second = result.advice[:2]
    assert "\n3 admin of 111122223333: " in wide and "\n3 " not in narrow
    assert first.outcomes[0].answer in narrow and first.commands[0] in narrow and second.commands[0] in narrow


def test_what_fits_no_screen_has_two_steps_with_a_command_each() -> None:
    failure = Failure(cause=Cause.FORBIDDEN, repository="team/app")
    advice = advise(failure)
    words = " ".join(text(Printed(failure, advice), style=Style(color=False, width=20)).split())
    assert advice[2].headline not in words
    assert all(one.headline in words and one.commands[0] in words for one in advice[:2])
    assert not [command for one in advice[:2] for command in one.commands[1:] if command in words]


def without_their_command(lines: Sequence[str], advice: Sequence[Advice]) -> list[str]:
    """The ids of the steps in a report whose first command stands neither below them nor further above."""
    heads = [at for at, line in enumerate(lines) if re.match(r"[1-9] \S", line)]
    assert heads or not advice[0].commands, lines
    missing = []
    for begin, end in pairwise([*heads, len(lines)]):
        # A line breaks without a blank in Japanese.
        said = "".join("".join(lines[begin:end]).split())
        # The first headline stands at the top.
        named = (one for one in advice[1:] if "".join(one.headline.split()) in said)
        step = advice[0] if begin == heads[0] else max(named, key=lambda one: len(one.headline))
        if step.commands and f"  {step.commands[0]}" not in lines[:end]:
            missing.append(step.id)
    return missing


@sampled(4)
def test_every_step_that_is_shown_has_its_first_command(step: int) -> None:
    texts = (f"{fixture.stdout}\n{fixture.stderr}" for fixture in ALL[::step])
    failures = {failure.fingerprint: failure for said in texts for failure in parse(said)}
    for failure, language in product(failures.values(), Language):
        advice = advise(failure, language)
        for width in (80, 100):
            style = Style(color=False, width=width)
            lines = list(as_text([Printed(failure, advice)], style, words_in(language)))
            assert without_their_command(lines, advice) == [], (failure, language, width)


@sampled(7, whole=3)
def test_no_command_stands_twice_in_a_short_report(step: int) -> None:
    for failure in requests(step):
        lines = text(Printed(failure), style=Style(color=False, width=80)).splitlines()
        commands = [line for line in lines if line.startswith(("  aws ", "  docker ", "  kubectl ", "  curl "))]
        assert len(commands) == len(set(commands)), (failure, commands)


def test_an_explanation_has_all_its_parts() -> None:
    parts: dict[str, Any] = {name: f"the {name}" for name in ("looks", "means", "beware", "happens", "apart", "fix")}
    rows = (
        ExplainedRow(id="look", headline="Look.", when=""),
        ExplainedRow(id="put", headline="Put.", when="on a push"),
    )
    known = Explanation(cause=Cause.FORBIDDEN, checks=(ADVICE,), rows=rows, sources=("https://a.example/",), **parts)
    lines = list(as_explanation(known, PLAIN, ENGLISH))
    assert lines[0] == "forbidden" and {f"  {words}" for words in parts.values()} <= set(lines)
    at = lines.index("   1. Look. (look)")
    assert lines[at : at + 4] == ["   1. Look. (look)", "   2. Put. (put)", "      on a push", ""]
    assert "  https://a.example/" in lines


def test_of_what_a_person_tells_the_sentence_is_shown_that_decides() -> None:
    message = "I use a private subnet. However I get AccessDenied when it pulls from ECR. A public image works."
    for wording, quoted, shown in (
        ("fallback.permission", True, "However I get AccessDenied when it pulls from ECR."),
        ("fallback.failed", True, message),  # it may have failed anywhere in these words
        ("fallback.permission", False, message),
    ):
        how = Told.QUOTED if quoted else Told.PRINTED
        assert said(message, wording=wording, told=how) == f"{shown} (job.log, line 1)", wording
