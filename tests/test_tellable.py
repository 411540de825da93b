"""A failure that cannot be told takes no other with it: by a mistake in the program, as no text is known to do it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ecr_denied import Advice, Cause, Failure, Language
from ecr_denied import advise as advised
from ecr_denied.cli import main
from ecr_denied.output.formats import FORMATS
from ecr_denied.reading.reader import Reader
from tests.hostile.outputs import FORMATS as WRITTEN
from tests.hostile.outputs import Shown, printed
from tests.run.world import standing_for
from tests.test_published_formats import SARIF

ADVISING = [name for name, form in FORMATS.items() if form.advises]

UNKNOWN = "name unknown: The repository with name '{}' does not exist in the registry with id '111122223333'\n"
SECRET = "hunter2-Long"
SAID = "line 2: repository-not-found cannot be printed: ValueError; this is a bug\n"


@pytest.fixture(autouse=True)
def mistaken(plain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Advice that fails for one repository."""
    monkeypatch.setattr("ecr_denied.advice.advise", advise)


def advise(failure: Failure, language: Language) -> list[Advice]:
    """Advice, but for the repository "bad"."""
    if failure.repository == "bad":
        raise ValueError(f"password={SECRET}")
    return advised(failure, language)


def log(folder: Path, *names: str) -> str:
    """A file that tells of repositories that are missing."""
    path = folder / "job.log"
    path.write_text("".join(map(UNKNOWN.format, names)))
    return str(path)


def repositories(form: str, out: str) -> list[str]:
    """Those that a document tells of, once it is known to be whole."""
    found: Any
    if form == "json":
        found = json.loads(out)["failures"]
    elif form == "gitlab":
        found = json.loads(out)
    elif form == "sarif":
        document = json.loads(out)
        SARIF.validate(document)
        found = document["runs"][0]["results"]
    elif form == "jsonl":
        found = list(map(json.loads, out.splitlines()))
    else:
        return [name for name in ("web", "bad", "api") if f"'{name}'" in out]
    return [name for one in found for name in ("web", "bad", "api") if f"'{name}'" in json.dumps(one)]


@pytest.mark.parametrize("form", ADVISING)
def test_one_failure_that_cannot_be_told_takes_no_other_with_it(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for names in (("web", "bad", "api"), ("web", "bad"), ("nothing", "bad", "api"), ("bad",)):
        path = log(tmp_path, *names)
        assert main(["--format", form, "--exit-zero", path]) == 70
        said = capsys.readouterr()
        assert repositories(form, said.out) == [name for name in names if name in ("web", "api")]
        where = SAID.replace("line 2", f"line {names.index('bad') + 1}")
        assert said.err == f"ecr-denied: {path}: {where}" and SECRET not in said.out


@pytest.mark.parametrize("options", [["--brief"], ["--all"], ["--lang", "ja"], ["--no-group"]])
def test_so_it_is_with_every_option(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*options, log(tmp_path, "web", "bad", "api")]) == 70
    said = capsys.readouterr()
    assert ("web" in said.out, "bad" in said.out, "api" in said.out) == (True, False, True) and said.err.endswith(SAID)


def test_a_failure_that_needs_no_advice_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--summary", log(tmp_path, "web", "bad")]) == 0
    assert "bad" in capsys.readouterr().out


@pytest.mark.parametrize(
    "form", [form for form in WRITTEN if form in ADVISING or form.startswith(("short", "all", "brief", "forward"))]
)
def test_a_program_that_writes_results_itself_gets_the_exception(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.hostile.outputs.advise", lambda failure: advise(failure, Language.ENGLISH))
    with pytest.raises(ValueError, match=SECRET):
        printed([Shown(Failure(cause=Cause.REPOSITORY_NOT_FOUND, repository="bad"))], form)


def test_a_failure_that_cannot_be_counted_takes_no_other_from_the_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def heading(failure: Failure) -> str:
        return f"{advise(failure, Language.ENGLISH)[0].id} {failure.repository}"

    monkeypatch.setattr("ecr_denied.output.summary.heading_of", heading)
    assert main(["--summary", log(tmp_path, "web", "bad", "api")]) == 70
    said = capsys.readouterr()
    assert "web" in said.out and "api" in said.out and said.err.endswith(SAID)


def test_a_failure_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def noting(failure: Failure, language: Language) -> list[Advice]:
        asked.append(failure.repository)
        return advise(failure, language)

    monkeypatch.setattr("ecr_denied.cli.inputs.Read.advice", property(lambda read: noting(read.failure, read.language)))
    for form in ("json", "jsonl"):  # which ask for it once
        asked.clear()
        assert main(["--format", form, log(tmp_path, "web", "bad", "api")]) == 70
        assert asked == ["web", "bad", "api"], form


def test_an_input_that_cannot_be_read_as_well_hides_it_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere"), log(tmp_path, "web", "bad")]) == 70
    assert capsys.readouterr().err.count("\n") == 2


# --- run and tee -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ADVISING)
def test_what_is_run_keeps_its_status(form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, report = log(tmp_path, "web", "bad", "api"), tmp_path / "report"
    assert main(["run", "--format", form, "--output", str(report), "--", "sh", "-c", f"cat {path}; exit 6"]) == 6
    assert repositories(form, report.read_text()) == ["web", "api"]
    said = capfd.readouterr().err
    assert said.count(f"ecr-denied: sh: {SAID}") == 1 and SECRET not in said and "'web'" in said and "'api'" in said


def test_a_ci_system_is_told_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(["run", "--", "cat", log(tmp_path, "web", "bad", "api")]) == 0
    said = capfd.readouterr().err
    assert said.count("::error ") == 2 and said.count(SAID) == 1
    assert (tmp_path / "summary.md").read_text().count("### ") == 2


def test_tee_says_it_by_its_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with standing_for(0, Path(log(tmp_path, "web", "bad"))):
        assert main(["--tee", "--exit-zero", "-"]) == 70
    said = capfd.readouterr()
    assert "bad" in said.out and SAID in said.err and "'web'" in said.err


# --- an error of the reading -----------------------------------------------------------------------------


class Broken(Reader):
    """A reader that fails on a word."""

    def feed(self, data: bytes) -> list[Failure]:
        if b"'bad'" in data:
            raise ValueError(SECRET)
        return super().feed(data)


def test_an_input_whose_reading_fails_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ecr_denied.cli.inputs.Reader", Broken)
    (tmp_path / "other.log").write_text(UNKNOWN.format("web"))
    bad = log(tmp_path, "bad")
    assert main(["--format", "jsonl", bad, str(tmp_path / "other.log")]) == 70
    said = capsys.readouterr()
    assert repositories("jsonl", said.out) == ["web"]
    assert said.err == f"ecr-denied: {bad}: it was not read to its end: ValueError; this is a bug\n"


def test_no_mistake_is_made_here_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the tests above would notice."""
    monkeypatch.undo()
    assert main([log(tmp_path, "web", "bad")]) == 0
