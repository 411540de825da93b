"""The capture's own parts, without any client."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.capture import constructed, tables
from tools.capture.clients import CLIENTS
from tools.capture.fixtures import Fixture, captured, differences, read
from tools.capture.normalise import normalise
from tools.capture.oracle import Oracle
from tools.standin import SCENARIOS, Step

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ('time="2026-11-24T23:07:53Z" level=fatal msg="x"\n', 'time="2024-11-05T08:00:00Z" level=fatal msg="x"\n'),
        ("2026/11/24 23:07:53 retrying x\n", "2024/11/05 08:00:00 retrying x\n"),
        ("Copying blob sha256:" + "0" * 64 + "\n", "Copying blob sha256:" + "5e1f" * 16 + "\n"),
        ("a: Waiting\na: Waiting\nb\n", "a: Waiting\nb\n"),
        ("layer: Pushing [====>    ]  512B\nlayer: Pushed\n", "layer: Pushed\n"),
        ("b9b4cd5c14ab: Waiting\nb9b4cd5c14ab: Waiting\nb9b4cd5c14ab: Pushed\n", "b9b4cd5c14ab: Pushed\n"),
        ("b9b4cd5c14ab: Preparing\nb9b4cd5c14ab: Waiting\nEOF\n", "b9b4cd5c14ab: Preparing\nEOF\n"),
        ("b9b4cd5c14ab: Waiting\nEOF\n", "b9b4cd5c14ab: Waiting\nEOF\n"),
        ("arn:aws:iam::111122223333:user/deploy\n", "arn:aws:iam::111122223333:user/deploy\n"),
        (
            '#0 building with "default"\n\n#2 [auth] x\n#2 DONE 0.0s\n\n#3 FROM x\n#3 ...\n\n#3 DONE 1.25s\n',
            '#0 building with "default"\n\n#1 FROM x\n#1 DONE 0.1s\n',
        ),
    ],
)
def test_what_varies_is_made_constant(printed: str, kept: str) -> None:
    assert normalise(printed) == kept


def test_the_oracle_takes_the_sentence_for_the_cause() -> None:
    row = SCENARIOS["resource-policy-implicit-deny-cross-account"]
    expect = Oracle(row, "push", "v1").expectation(f"denied: {row.sentence(Step.UPLOAD_START)}\n", 1)
    assert expect is not None
    assert expect["cause"] == ["resource-policy-implicit-deny"]
    assert expect["fields"]["action"] == "ecr:InitiateLayerUpload"
    assert expect["fields"]["tag"] is None


def test_the_oracle_knows_no_more_than_the_text() -> None:
    row = SCENARIOS["resource-policy-implicit-deny-cross-account"]
    expect = Oracle(row, "push", "v1").expectation("unexpected status: 403 Forbidden\n", 1)
    assert expect is not None
    assert (expect["cause"], expect["optional"]) == (["forbidden"], True)
    assert {expect["fields"][name] for name in ("registry_id", "region", "repository", "action", "principal_arn")} == {
        None
    }
    assert Oracle(row, "push", "v1").expectation("v1: digest: sha256:0 size: 398\n", 0) is None


def test_a_fixture_is_read_as_it_was_written(tmp_path: Path) -> None:
    origin = {"kind": "captured", "command": "docker pull x", "exit_status": 1, "scenario": "s", "date": "2024-11-05"}
    fixture = Fixture("docker", "pull-s", "", "denied: \n", dict(origin), None, None)
    fixture.write(tmp_path)
    Fixture("docker", "pull-s", "", "denied: \n", origin | {"date": "2025-01-01"}, None, None).write(tmp_path)
    again = read(tmp_path / "docker" / "pull-s.json")
    assert again == fixture
    assert differences(again, fixture) == []
    assert not (tmp_path / "docker" / "pull-s.stdout.txt").exists()


def test_the_fixtures_are_of_known_clients_and_scenarios() -> None:
    fixtures = list(captured(FIXTURES))
    assert {fixture.client for fixture in fixtures} == set(CLIENTS)
    assert {fixture.origin["scenario"] for fixture in fixtures} <= set(SCENARIOS)


def test_the_constructed_fixtures_are_those_of_the_table(tmp_path: Path) -> None:
    constructed.write(tmp_path)
    written = {path.relative_to(tmp_path): path.read_text() for path in tmp_path.rglob("*.*")}
    committed = {path.relative_to(FIXTURES): path.read_text() for path in (FIXTURES / "constructed").rglob("*.*")}
    assert written == committed


def test_the_tables_are_up_to_date() -> None:
    assert tables.summary(FIXTURES) in (FIXTURES / "README.md").read_text()
    assert tables.kept(FIXTURES) == (FIXTURES.parent / "docs" / "clients.md").read_text()
