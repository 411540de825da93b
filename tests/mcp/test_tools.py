"""The tools answer with the records of the library, or say why not. They open no file."""

from __future__ import annotations

import importlib.machinery
import json
import sys
from pathlib import Path
from typing import Any

import mcp_types as protocol
import pytest
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from ecr_denied import Cause, advise, explain, parse
from ecr_denied.mcp import tools as offered
from ecr_denied.mcp.answers import MOST, USUAL
from ecr_denied.mcp.tools import LONGEST, Profiles
from tests.live.cases import CI, IMAGE, caller
from tests.live.fakes import FakeSession
from tests.live.test_command import FakeBoto3
from tests.mcp.asking import answer, asked, call, refusal

PUSH = (
    "The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app]\n"
    "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'\n"
)
NOT_HERE = (
    "tag v9 of 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app{}: manifest unknown: Requested image not found"
)


@pytest.mark.parametrize("name", ["/var/log/build.log", "build.log", "C:\\logs\\build.log", "file:///etc/hostname", ""])
def test_a_name_of_a_file_reads_nothing(name: str) -> None:
    if name:
        assert "no file is opened" in refusal(call("read_text", text=name))
    else:
        assert answer(call("read_text", text=name))["failures"] == []


def test_a_file_is_not_read_also_where_it_holds_a_failure(tmp_path: Path) -> None:
    log = tmp_path / "build.log"
    log.write_text(PUSH)
    assert "no file is opened" in refusal(call("read_text", text=str(log)))
    found = answer(call("read_text", text=f"see {log}"))
    assert found["failures"] == [] and "was not opened" in found["note"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("read_text", {"path": "/etc/hostname"}, "text: Field required; path: Extra inputs are not permitted."),
        ("read_text", {"text": PUSH, "file": "build.log"}, "file: Extra inputs are not permitted."),
        ("read_text", {"text": PUSH, "language": "fr"}, "language: Input should be 'en' or 'ja'."),
        ("read_text", {"text": ["password=hunter2hunter2"]}, "text: Input should be a valid string."),
        ("explain", {"cause": "password=hunter2hunter2"}, "cause: Input should be 'repository-not-found', "),
        ("explain", {}, "cause: Field required."),
    ],
    ids=str,
)
def test_arguments_that_a_tool_does_not_take_are_named_and_not_repeated(
    tool: str, arguments: dict[str, Any], said: str
) -> None:
    told = refusal(call(tool, **arguments))
    assert told.startswith(said) and "hunter2" not in told


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    told = refusal(call("read_text", text="x " * LONGEST))
    assert f"{2 * LONGEST} characters" in told and f"at most {LONGEST}" in told


def test_a_longest_text_is_read() -> None:
    found = answer(call("read_text", text=PUSH + "#" * (LONGEST - len(PUSH))))
    assert [one["cause"] for one in found["failures"]] == ["repository-not-found"]


def test_a_fault_of_a_tool_is_told_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> list[object]:
        raise RuntimeError("password=hunter2hunter2")

    monkeypatch.setattr(offered, "parse", broken)
    assert refusal(call("read_text", text=PUSH)) == "read_text failed: RuntimeError; this is a bug"


def test_a_text_without_a_failure_gives_none_and_says_what_was_read() -> None:
    found = answer(call("read_text", text="Pushed\nv1: digest: sha256:abc size: 528\n"))
    assert (found["failures"], found["left_out"]) == ([], 0) and found["note"].startswith("Nothing in this text says")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_text_gives_the_records_of_the_command_with_their_advice(language: str) -> None:
    found = answer(call("read_text", text=PUSH, language=language, detail="full"))
    (failure,) = parse(PUSH)
    (record,) = found["failures"]
    assert {name: record[name] for name in failure.model_dump()} == failure.model_dump(mode="json")
    assert record["advice"] == [one.model_dump(mode="json") for one in advise(failure, language)]
    assert (record["schema_version"], record["source"], found["left_out"], "note" in found) == (1, "-", 0, False)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_failure_in_short_has_what_was_said_and_the_first_checks_and_no_null(language: str) -> None:
    result = call("read_text", text=PUSH, language=language)
    (found,) = answer(result)["failures"]
    (failure,) = parse(PUSH)
    first, *others = advise(failure, language)
    assert found["said"] == failure.message and "null" not in json.dumps(found)
    assert found["fields"]["repository"] == failure.repository and "tag" not in found["fields"]
    assert found["checks"][0]["headline"] == first.headline and len(found["checks"]) == 3
    assert found["checks"][0]["answers"][0] == f"{first.outcomes[0].answer} -> {first.outcomes[0].meaning}"
    assert found["more"] == [one.id for one in others[2:]]
    # Text is text: an assistant counts each escape.
    (words,) = result.content
    assert isinstance(words, protocol.TextContent) and "\\u" not in words.text and first.headline in words.text


def test_an_answer_in_short_is_a_third_of_one_in_full_and_keeps_to_its_limit() -> None:
    text = "".join(f"Error response from daemon: {NOT_HERE.format(number)}\n" for number in range(MOST))
    short, full = (json.dumps(answer(call("read_text", text=text, detail=detail))) for detail in ("short", "full"))
    assert 3 * len(short) < len(full)
    assert len(answer(call("read_text", text=text, limit=2))["failures"]) == 2


def test_what_a_text_only_quotes_is_told_where_it_prints_nothing_and_is_marked() -> None:
    quoted = 'assert err == "denied: Your authorization token has expired. Reauthenticate and try again."'
    alone = answer(call("read_text", text=quoted))["failures"]
    beside = answer(call("read_text", text=f"{quoted}\n\n\n\n\n{PUSH}"))["failures"]
    assert [(one["cause"], one["told"]) for one in alone] == [("token-expired", "quoted")]
    assert [(one["cause"], one["told"]) for one in beside] == [("repository-not-found", "printed")]


def test_more_failures_than_an_answer_holds_are_counted() -> None:
    text = "".join(f"Error response from daemon: {NOT_HERE.format(number)}\n" for number in range(MOST + 3))
    found = answer(call("read_text", text=text, limit=MOST))
    assert (len(found["failures"]), found["left_out"]) == (MOST, len(parse(text)) - MOST) and found["left_out"] > 0
    assert len(answer(call("read_text", text=text))["failures"]) == USUAL


def test_a_secret_leaves_in_no_part_of_an_answer() -> None:
    text = PUSH.replace("\n", " AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n")
    assert "wJalrXUtnFEMI" not in json.dumps(answer(call("read_text", text=text)))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_cause_is_explained(language: str) -> None:
    async def every(client: Client) -> list[protocol.CallToolResult]:
        return [await client.call_tool("explain", {"cause": one, "language": language}) for one in Cause]

    assert list(map(answer, asked(every))) == [explain(one, language).model_dump(mode="json") for one in Cause]


def test_a_tool_that_there_is_not_is_an_error_with_those_that_there_are() -> None:
    async def refused(client: Client) -> str:
        with pytest.raises(MCPError) as error:
            await client.call_tool("read_file", {"path": "/etc/hostname"})
        return str(error.value)

    assert asked(refused).startswith("no tool of that name; there are read_text, explain")


@pytest.mark.parametrize("there", [False, True])
def test_what_asks_aws_is_offered_only_with_its_extra(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(offered, "find_spec", lambda name: object() if there and name == "boto3" else None)
    listed = asked(lambda client: client.list_tools()).tools
    names = {tool.name: tool.annotations and tool.annotations.open_world_hint for tool in listed}
    assert names == {"read_text": False, "explain": False, **({"check": True} if there else {})}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """boto3 with the credentials of a caller and of an owner."""
    boto3 = FakeBoto3({None: caller(), "owner": FakeSession(CI, {})})
    boto3.__spec__ = importlib.machinery.ModuleSpec("boto3", None)
    monkeypatch.setitem(sys.modules, "boto3", boto3)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"reference": "/etc/hostname", "operation": "pull"}, "no image at a private registry of ECR"),
        ({"reference": IMAGE, "operation": "login"}, "operation: Input should be 'push' or 'pull'"),
    ],
    ids=str,
)
def test_what_cannot_be_checked_is_refused(arguments: dict[str, Any], said: str) -> None:
    assert said in refusal(call("check", **arguments))


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("profiles", [Profiles(profile="nowhere"), Profiles(owner_profile="nowhere")], ids=str)
def test_a_profile_that_there_is_not_is_told(profiles: Profiles) -> None:
    assert "nowhere" in refusal(call("check", profiles, reference=IMAGE, operation="pull"))


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("name", ["profile", "owner_profile", "admin_profile"])
def test_a_caller_names_no_profile_that_the_server_was_not_started_with(name: str) -> None:
    for profiles in (Profiles(), Profiles("ci", "holder", "admin")):
        named: dict[str, Any] = {name: "owner"}
        said = refusal(call("check", profiles, reference=IMAGE, operation="pull", **named))
        assert said.startswith(f"{name}: the server was started with another.") and "owner " not in said
        assert f"ecr-denied mcp --{name.replace('_', '-')} NAME" in said


@pytest.mark.usefixtures("aws")
def test_the_arguments_that_name_a_profile_are_deprecated() -> None:
    (check,) = [tool for tool in asked(lambda client: client.list_tools()).tools if tool.name == "check"]
    deprecated = {name for name, one in check.input_schema["properties"].items() if one.get("deprecated")}
    assert deprecated == {"profile", "owner_profile", "admin_profile"}


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("arguments", [{}, {"owner_profile": "owner"}, {"profile": None}], ids=str)
def test_a_check_gives_what_the_command_gives(arguments: dict[str, Any]) -> None:
    profiles = Profiles(owner_profile="owner")
    found = answer(call("check", profiles, reference=IMAGE, operation="pull", **arguments))
    assert (found["schema_version"], found["reference"], found["operation"]) == (1, IMAGE, "pull")
    assert found["refused"] and found["steps"]
