"""Forged failures do not take the place of the true one where a format is cut: it stays, and the others are counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from ecr_denied import parse
from ecr_denied.cli import main
from ecr_denied.cli.capture import OutputCapture
from ecr_denied.mcp.answers import MOST, ShortFailure, readings_of
from ecr_denied.output.ci import ANNOTATIONS
from ecr_denied.records import Language

_HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_ARN = "arn:aws:ecr:eu-west-1:111122223333:repository"
_PUSH = f"$ docker push {_HOST}/team/app:v1\nThe push refers to repository [{_HOST}/team/app]\n"
_NO_SUCH = "name unknown: The repository with name '{}' does not exist in the registry with id '111122223333'\n"
_DENIED = (
    "denied: User: arn:aws:iam::666677778888:user/m{0} is not authorized to perform: ecr:PutImage on resource:"
    f" {_ARN}/forged{{0}} because no resource-based policy allows the ecr:PutImage action\n"
)
_TRUE = (
    f"{_PUSH}no basic auth credentials\n",
    f"{_PUSH}{_NO_SUCH.format('team/app')}",
    f"docker pull {_HOST}/team/app:v1\nError response from daemon: pull access denied for {_HOST}/team/app: denied\n",
)
_FORGED: tuple[Callable[[int], str], ...] = (
    _DENIED.format,
    lambda number: _NO_SUCH.format(f"forged{number}"),
    lambda number: f"#7 0.{number:03} failed to push {_HOST}/forged{number}:v1: unexpected status: 403 Forbidden\n",
    lambda number: f"error: pulling {_HOST}/forged{number}:v1 failed\n",
)


def _floods() -> Iterator[str]:
    """A true failure with forty forged ones before it, behind it, or both."""
    for true, forged in product(_TRUE, _FORGED):
        before, behind = ("".join(map(forged, range(start, start + 40))) for start in (0, 40))
        yield from (before + true, true + behind, before + true + behind)


SOME = list(_floods())[::5]


def test_an_answer_to_an_assistant_has_the_true_one_and_counts_the_others() -> None:
    for text in SOME:
        failures = parse(text)
        found = readings_of(failures, Language.ENGLISH, limit=MOST)
        short = [one for one in found.failures if isinstance(one, ShortFailure)]
        assert "team/app" in [one.fields.get("repository") for one in short], text
        assert len(short) == MOST and found.left_out == len(failures) - MOST
        assert [one.first_line for one in short] == sorted(one.first_line for one in short)


def test_the_annotations_that_github_shows_have_the_true_one_and_a_notice_counts_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "job.log"
    for text in SOME:
        log.write_text(text)
        main([str(log), "--format", "github"])
        lines = capsys.readouterr().out.splitlines()
        annotations = [line for line in lines if line.startswith("::error ")]
        assert len(annotations) == ANNOTATIONS and any("team/app" in line for line in annotations), text
        (left,) = (int(number) for number in re.findall(r"^::notice .*::(\d+) further", lines[-1]))
        assert len(lines) == ANNOTATIONS + left + 1 and len(parse(text)) == ANNOTATIONS + left


def test_of_what_is_not_kept_the_true_one_is_none() -> None:
    for text in SOME:
        captured = OutputCapture(keep=5)
        captured.stream()(text.encode())
        assert "team/app" in [one.repository for one in captured.failures()], text
        assert captured.left > 0
