"""What docs/live.md and docs/live-rules.md show is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ecr_denied.live.probes import PROBES
from ecr_denied.live.rules import RULES, SUBJECTS
from ecr_denied.records import RunBy
from tests.made import WRITE
from tools.pages.live_rules import page
from tools.pages.live_runs import recorded

DOCS = Path(__file__).parents[2] / "docs"


def test_the_rules_in_the_documentation_are_those_that_count() -> None:
    shown = (DOCS / "live-rules.md").read_text(encoding="utf-8")
    assert shown.splitlines() == list(page()), WRITE
    assert all(f"\n## {one}\n" in shown for subjects in SUBJECTS.values() for one in subjects)
    assert {rule.finding for rule in RULES} <= set(re.findall(r"[a-z-]+", shown))


def test_the_runs_in_the_documentation_are_real() -> None:
    text = (DOCS / "live.md").read_text(encoding="utf-8")
    shown = [block.rstrip() for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)]
    real = [f"# {run.rstrip()}" for run in "\n".join(recorded()).split("# ")[1:]]
    assert shown == real, "python -m tools.pages.live_runs prints them"


@pytest.mark.parametrize(
    ("sid", "who"), [("RegistryOwner", RunBy.REGISTRY_OWNER), ("AccountAdministrator", RunBy.CALLER_ADMIN)]
)
def test_the_rights_that_others_need_are_those_of_their_calls(sid: str, who: RunBy) -> None:
    text = (DOCS / "live.md").read_text(encoding="utf-8")
    documents = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    (actions,) = [one["Action"] for each in documents for one in each["Statement"] if one["Sid"] == sid]
    assert actions == sorted({action for probe in PROBES.values() if probe.who is who for action in probe.actions})
