"""What docs/logs.md shows and needs no other program: jobs that are valid, and a function that counts by cause."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.recipes.machine import KUBELET, QUIET
from tests.recipes.page import recipes
from tests.run.test_ci_files import valid

RECIPES = recipes()
STAMP = 1_795_512_902_000


@pytest.mark.parametrize(
    ("head", "schema"), [("GitHub Actions", "vendor.github-workflows"), ("GitLab", "vendor.gitlab-ci")]
)
def test_a_job_is_what_its_ci_system_asks_for(head: str, schema: str, tmp_path: Path) -> None:
    (recipe,) = RECIPES[head]
    (tmp_path / "job.yml").write_text(recipe, encoding="utf-8")
    assert valid(schema, tmp_path / "job.yml")


@pytest.mark.parametrize(
    ("head", "schema"), [("GitHub Actions", "vendor.github-workflows"), ("GitLab", "vendor.gitlab-ci")]
)
def test_a_job_with_a_misspelt_key_is_not(head: str, schema: str, tmp_path: Path) -> None:
    (recipe,) = RECIPES[head]
    wrong = recipe.replace("runs-on:", "run-on:").replace("  script:", "  scripts:")
    (tmp_path / "job.yml").write_text(wrong, encoding="utf-8")
    assert not valid(schema, tmp_path / "job.yml")


def answered(*messages: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What the Lambda function prints for the messages of a log stream."""
    events = [{"id": str(place), "timestamp": STAMP, "message": text} for place, text in enumerate(messages)]
    batch = {"messageType": "DATA_MESSAGE", "logGroup": "nodes", "logStream": "kubelet", "logEvents": events}
    data = base64.b64encode(gzip.compress(json.dumps(batch).encode())).decode()
    names: dict[str, Any] = {}
    exec(RECIPES["CloudWatch Logs"][1], names)  # noqa: S102
    names["handler"]({"awslogs": {"data": data}}, None)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_function_says_nothing_of_a_batch_without_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(QUIET, capsys=capsys) == []


def test_the_function_gives_a_record_and_a_metric_by_cause(capsys: pytest.CaptureFixture[str]) -> None:
    record, metric = answered(QUIET, KUBELET, capsys=capsys)
    assert (record["cause"], record["repository"]) == ("forbidden", "team/app")
    assert (metric["Cause"], metric["Failures"]) == ("forbidden", 1)
    # Embedded metric format: each dimension and metric is the name of a member beside _aws.
    (directive,) = metric["_aws"]["CloudWatchMetrics"]
    named = {*directive["Dimensions"][0], *(one["Name"] for one in directive["Metrics"])}
    assert named <= metric.keys() and metric["_aws"]["Timestamp"] == STAMP
