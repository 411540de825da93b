"""docs/wordings.md lists every wording that can decide, and keeps the names of those that are gone."""

from __future__ import annotations

import re
from pathlib import Path

from ecr_denied.catalogue import CATALOGUE, wording
from tools.pages.wordings import BEGIN, PAGE, written

ADVICE = Path(__file__).parent.parent / "ecr_denied" / "advice"


# Services of VPC endpoints and a program of Windows, which are written like wordings.
ALIKE = {"ecr.api", "ecr.dkr", "curl.exe"}


def test_a_name_that_once_stood_there_stays() -> None:
    page = PAGE.read_text(encoding="utf-8").replace(BEGIN, f"{BEGIN}| `go.gone` | `tls-failed` | x |\n")
    assert "| `go.gone` | retired | |\n" in written(page)


def test_every_wording_that_advice_or_a_record_tells_apart_is_there() -> None:
    speakers = {entry.name.partition(".")[0] for entry in CATALOGUE}
    modules = (path.read_text(encoding="utf-8") for path in ADVICE.rglob("*.py"))
    quoted = {name for module in modules for name in re.findall(r"(?<=[\"=|])(\w+\.[a-z][\w.-]+)(?=[\"| ])", module)}
    told = {name for name in quoted if name.partition(".")[0] in speakers} - ALIKE
    assert told >= {"http.plain-http", "go.unexpected-eof", "distribution.body-empty"}
    assert [name for name in {*told, "ecr.data-limit"} if wording(name).name != name] == []
