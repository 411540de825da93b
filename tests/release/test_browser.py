"""What the page "try" loads is what its hash says. ``tests/browser`` runs it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from release import browser
from release.browser import ENGINE, HOST, taken
from tests.release.workflows import ROOT

NAME = "regex-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
HELD = b"a wheel"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host of Pyodide's wheels, and the folder of Pyodide."""
    (tmp_path / "package.json").write_text('{"version": "314.0.7"}')
    (tmp_path / "v314.0.7").mkdir()
    (tmp_path / "v314.0.7" / NAME).write_bytes(HELD)
    monkeypatch.setattr(browser, "PYODIDE", tmp_path)
    return f"{tmp_path.as_uri()}/v{{version}}/"


def listed(held: bytes) -> dict[str, str]:
    """What Pyodide's list says of it."""
    return {"file_name": NAME, "sha256": hashlib.sha256(held).hexdigest()}


def test_a_wheel_that_is_not_what_the_list_says_stops_the_release(host: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is not what Pyodide's list says"):
        taken(listed(b"another wheel"), tmp_path, host)
    assert not (tmp_path / NAME).exists()


def test_a_wheel_that_is_what_the_list_says_is_taken(host: str, tmp_path: Path) -> None:
    assert taken(listed(HELD), tmp_path, host).read_bytes() == HELD


def test_every_other_file_has_a_hash_in_the_repository() -> None:
    lock = json.loads((ENGINE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert lock["node_modules/pyodide"]["integrity"].startswith("sha512-")
    version = json.loads((ENGINE / "package.json").read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    assert lock["node_modules/pyodide"]["version"] == version and HOST.startswith("https://") and "{version}" in HOST
    wheels = [line for line in (ENGINE / "wheels.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert wheels and all(re.fullmatch(r"[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line) for line in wheels)
    source = (ROOT / "tools" / "browser" / "regex.txt").read_text(encoding="utf-8")
    assert re.search(r"^regex==[\d.]+ --hash=sha256:[0-9a-f]{64}$", source, re.MULTILINE)
