"""Attacks x outputs: nothing that is printed steers a terminal, forges a line or is run by a CI system."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied import Cause, Failure, Operation, Policy, Principal, PrincipalType
from ecr_denied.cli import main
from ecr_denied.redaction import inert, inert_json, printable
from tests.hostile.attacks import ATTACKS, COMMANDS, steers
from tests.hostile.outputs import FORMATS, OWN, Shown, printed, read, strings
from tests.looped import looped

EACH_ATTACK = looped("attack", ATTACKS)
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def lines(output: str, form: str) -> list[str]:
    """The lines that steer, as a CI system splits them. What is printed goes through ``inert(printable(...))``."""
    own = OWN.get(form, "")
    return [line for line in output.split("\n") if steers(line, coloured="coloured" in form, own=own)]


def hostile(attack: str, cause: Cause) -> Failure:
    """A record with the attack in every field that takes words."""
    names = (
        "client",
        "registry",
        "registry_alias",
        "region",
        "repository",
        "tag",
        "digest",
        "action",
        "code",
        "message",
    )
    principal = Principal(arn=attack, type=PrincipalType.ASSUMED_ROLE, name=attack, session=attack)
    fields = {**dict.fromkeys(names, attack), "principal": principal, "policy": Policy(arn=attack)}
    return Failure.model_validate({"cause": cause, "operation": Operation.PUSH, **fields})


@EACH_ATTACK
def test_the_table_would_notice_what_was_printed_as_it_is(attack: str) -> None:
    assert "%0" in attack or any(map(steers, attack.split("\n")))


@looped("form", FORMATS)
@EACH_ATTACK
def test_nothing_in_a_field_steers(attack: str, form: str) -> None:
    for cause in (Cause.FORBIDDEN, Cause.EXPLICIT_DENY, Cause.WRONG_REGISTRY):
        assert not lines(printed([Shown(hostile(attack, cause))], form), form)


@looped("cause", Cause)
def test_nothing_steers_whatever_the_cause(cause: Cause) -> None:
    for attack in ("##vso[task.debug]x", "\n::add-mask::x", "::set-output name=a::x"):
        for form in FORMATS:
            assert not lines(printed([Shown(hostile(attack, cause))], form), form)


@looped("form", FORMATS)
@EACH_ATTACK
def test_nothing_in_the_name_of_a_file_steers(attack: str, form: str) -> None:
    assert not lines(printed([Shown(Failure(cause=Cause.FORBIDDEN), f"{attack}.log")], form), form)
    assert not lines(printed([Shown(Failure(cause=Cause.FORBIDDEN), attack)], form), form)


@EACH_ATTACK
def test_nothing_in_a_text_steers(attack: str) -> None:
    who = f"arn:aws:iam::111122223333:user/{attack}"
    texts = (
        f"denied: {attack}: requested access to the resource is denied: {HOST}/team/app:v1\n",
        f"Error response from daemon: manifest for {HOST}/team/app:v1 not found: manifest unknown: {attack}\n",
        f"denied: User: {who} is not authorized to perform: ecr:{attack} on resource: *",
        json.dumps({"log": f"failed to push {HOST}/team/app:v1: {attack} failed\n"}),
    )
    results = [shown for text in texts for shown in read(text)]
    assert results
    for form in FORMATS:
        assert not lines(printed(results, form), form)


@looped("form", ["json", "jsonl"])
@EACH_ATTACK
def test_json_gives_programs_every_field_as_it_is(attack: str, form: str) -> None:
    failure = hostile(attack, Cause.FORBIDDEN)
    output = printed([Shown(failure)], form)
    assert failure.message in strings(json.loads(output))


@looped("arguments", [["--format", "text"], ["--brief"], ["--format", "json"], *(["--format", form] for form in OWN)])
@looped("attack", [attack for attack in ATTACKS if not {"\0", "\ud800"} & set(attack)])
def test_nothing_in_the_name_of_a_file_steers_the_command_or_its_complaints(
    attack: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    name = attack.replace("/", "_")
    Path(name).write_text(f"denied: no basic auth credentials for {HOST}/team/app:v1\n")
    assert main([*arguments, "--", name, f"missing{name}", name[: len(name) // 2]]) == 2
    written = capsys.readouterr()
    form = arguments[-1]
    assert written.out and not lines(written.out.removesuffix("\n"), form)
    assert written.err and not lines(written.err.removesuffix("\n"), "stderr")


@looped("words", [["--format={}"], ["--{}"], ["--keep={}"], ["--lang", "{}"], ["explain", "{}"]])
@looped("attack", [attack for attack in ATTACKS if "\0" not in attack])
def test_nothing_in_an_argument_steers(attack: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):  # what holds a blank is no option but a file's name
        assert main([word.format(attack) for word in words]) == 2
    assert not lines(capsys.readouterr().err.removesuffix("\n"), "stderr")


@example("##\u2003[")
@given(st.lists(st.sampled_from([*"#:[ \n\taß", "vso", "::", "##", "##[", "\u2003"])).map("".join))
def test_no_line_holds_a_command_once_it_was_broken(line: str) -> None:
    assert not steers(inert(printable(line)))
    assert inert(inert(line)) == inert(line)
    assert json.loads(inert_json(json.dumps(line))) == line
    assert "##[" not in inert_json(json.dumps(line)) and "##vso[" not in inert_json(json.dumps(line))


@pytest.mark.parametrize(
    "words", ["", "a::b", "std::error", "# Heading", "## Heading [a]", "#1 [2/3] RUN", "[::1]:443", "a ## b"]
)
def test_what_is_no_command_is_not_broken(words: str) -> None:
    assert inert(words) == words


@looped("command", COMMANDS)
def test_a_command_is_broken_by_one_blank(command: str) -> None:
    assert inert(command) != command and inert(command).replace(" ", "") == command.replace(" ", "")
    assert len(inert(command)) == len(command) + 1
