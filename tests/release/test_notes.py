"""What a tag has to fit before anything is published."""

from __future__ import annotations

from pathlib import Path

import pytest

import ecr_denied
from release import notes as made
from release.lowest import lowest
from release.notes import notes, section, wrong_with
from release.project import ROOT, metadata

CHANGELOG = "# Changelog\n\nWords.\n\n## {head}\n\n### Added\n\n- A thing.\n\n## 0.1.0, 2026-01-02\n\n- Older.\n"
VERSION = ecr_denied.__version__


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the workflow is told; the project has a changelog that is released."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG.format(head=f"{VERSION}, 2026-02-03"))
    monkeypatch.setattr(made, "ROOT", tmp_path)
    monkeypatch.setattr(made, "MADE", tmp_path / "build")
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    return tmp_path / "output"


@pytest.mark.parametrize("ref", ["", "refs/heads/main", "refs/heads/v0.2.0", f"v{VERSION}", "refs/pull/1/merge"])
def test_what_is_no_tag_publishes_nothing(ref: str, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notes(ref) == 0
    assert output.read_text() == "publish=false\n"
    assert "is no tag: nothing is published" in capsys.readouterr().out


@pytest.mark.parametrize("tag", ["v9.9.9", VERSION, f"v{VERSION}rc1", f"v{VERSION}/x", "main", ""])
def test_a_tag_that_is_not_the_version_stops(tag: str, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notes(f"refs/tags/{tag}") == 1
    assert not output.exists()
    assert f"not released: the tag is {tag}, and pyproject.toml says {VERSION}" in capsys.readouterr().err


def test_the_tag_of_the_version_publishes_and_the_first_section_is_its_notes(output: Path) -> None:
    assert notes(f"refs/tags/v{VERSION}") == 0
    assert output.read_text() == "publish=true\n"
    assert (output.parent / "build" / "notes.md").read_text() == "### Added\n\n- A thing.\n"


def test_outside_a_workflow_the_notes_are_written_all_the_same(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_OUTPUT")
    assert notes(f"refs/tags/v{VERSION}") == 0
    assert (output.parent / "build" / "notes.md").is_file() and not output.exists()


@pytest.mark.parametrize(
    ("head", "version"),
    [
        (f"{VERSION}, not released yet", VERSION),
        (f"{VERSION}", VERSION),
        ("0.0.1, 2026-02-03", VERSION),
        ("9.9.9, 2026-02-03", "9.9.9"),
    ],
)
def test_a_changelog_or_a_package_of_another_version_stops(head: str, version: str) -> None:
    assert len(list(wrong_with(f"v{version}", head, version))) == 1


def test_the_versions_of_the_project_are_one_and_open_the_changelog() -> None:
    head, body = section((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert metadata()["version"] == VERSION and head.startswith(f"{VERSION}, ") and body.startswith("### ")


def test_the_lowest_versions_are_those_of_the_dependencies() -> None:
    assert [one.partition("==")[0] for one in lowest()] == ["pydantic", "regex"]
    assert all(one.replace("==", ">=") in ",".join(metadata()["dependencies"]) for one in lowest())
