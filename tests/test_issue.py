"""``ecr-denied report`` writes a text and how it was read, without secrets, and with invented names where asked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ecr_denied import parse
from ecr_denied.cli import main
from ecr_denied.cli.report import LONGEST, renamed
from tests.looped import looped

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = [path for path in sorted(FIXTURES.glob("*/*.txt")) if path.stat().st_size < LONGEST][::8]
SAID = (
    "$ AWS_PROFILE=ops docker push 210987654321.dkr.ecr.eu-west-1.amazonaws.com/bakery/oven:v7\n"
    "denied: User: arn:aws:sts::345678901234:assumed-role/baker/ada@bakery.example is not authorized to perform:"
    " ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:210987654321:repository/bakery/oven because no"
    " resource-based policy allows the ecr:InitiateLayerUpload action\n"
)


def block(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    """What the block says was printed, and what was read."""
    assert main(["report", *options, str(path)]) == 0
    text, read = re.findall(r"(?ms)^(`{3,})\w+\n(.*?)\n\1$", capsys.readouterr().out)
    return text[1], read[1]


def log(tmp_path: Path, words: str | bytes) -> Path:
    path = tmp_path / "err.txt"
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


def test_no_account_and_no_name_that_people_gave_is_left_where_they_are_to_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, read = block(log(tmp_path, SAID), capsys, "--redacted")
    for name in ("210987654321", "345678901234", "bakery", "oven", "baker", "ada", ":v7"):
        assert name not in text + read, name
    (one,) = json.loads(read)
    assert (one["registry_id"], one["principal"]["account_id"]) == ("111122223333", "444455556666")
    assert one["cause"] == "resource-policy-implicit-deny" and "eu-west-1" in text


def test_without_that_the_text_stays_and_its_secrets_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
    text, read = block(log(tmp_path, secret + SAID), capsys)
    assert "wJalrXUtnFEMI" not in text and text.endswith(SAID.strip())
    assert [one["repository"] for one in json.loads(read)] == ["bakery/oven"]


@looped("path", TEXTS)
def test_a_capture_with_invented_names_is_read_as_it_was(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before, after = (
        [(one.cause, one.wording, one.told, one.operation) for one in parse(of)] for of in (text, renamed(text))
    )
    assert after == before


def test_a_name_that_is_a_word_of_the_failure_stays() -> None:
    text = "denied: The repository with name 'repository' does not exist in the registry with id '111122223333'"
    assert renamed(text) == text


def test_no_text_closes_its_fence_and_none_steers_a_ci_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _ = block(log(tmp_path, f"```\n````\n##vso[task.complete]\x1b[31m\n{SAID}"), capsys)
    assert text.startswith("```\n````\n") and "##vso[" not in text and "\x1b" not in text


def test_what_powershell_writes_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, _ = block(log(tmp_path, SAID.encode("utf-16")), capsys)
    assert "no resource-based policy" in text


@pytest.mark.parametrize(
    ("words", "said"), [(None, "No such file or directory"), ("x" * (LONGEST + 1), f"more than {LONGEST} characters")]
)
def test_what_makes_no_block_is_told(
    words: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = log(tmp_path, words) if words else tmp_path / "err.txt"
    assert main(["report", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err


def test_a_terminal_is_asked_for_no_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["report"]) == 2
    assert "pipe a log in" in capsys.readouterr().err
