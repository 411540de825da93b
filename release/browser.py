"""The engine of the page "try": ``python -m release.browser site/try`` puts it beside the page.

It is Python for browsers (Pyodide), this package and what that depends on, so that the page asks no other host. Each
file is checked: Pyodide by the hash in ``engine/package-lock.json``, the wheels of PyPI by those in
``engine/wheels.txt``, and ``regex``, which PyPI does not have for browsers, by the hash in Pyodide's own list. What is
served is named in a list of the same form; Pyodide compares the wheels with the hashes in it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from release.project import ROOT, ran, tool

__all__ = ["ENGINE", "HOST", "PYODIDE", "engine", "regex_of", "taken"]

ENGINE = ROOT / "release" / "engine"
PYODIDE = ENGINE / "node_modules" / "pyodide"
# Pyodide's own host, for the one wheel that no registry has.
HOST = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_LIST = "pyodide-lock.json"
# The page names the folder by what is in it, so a browser may keep it for good.
_POINTER = "engine.json"


def engine(site: Path, regex: Path | None = None) -> Path:
    """Put the engine beside the page.

    :param site: the folder of the page in the site that was built.
    :param regex: a wheel that was made here, in place of that of Pyodide's host.
    :returns: the folder with its files.
    :raises SystemExit: when what came is not what its hash says.
    """
    ran("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", cwd=ENGINE)
    theirs = json.loads((PYODIDE / _LIST).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in _CORE:
            shutil.copy(PYODIDE / name, folder)
        _download(folder, theirs["info"])
        tool("pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", folder, ROOT)
        if regex is None:
            taken(regex_of(theirs), folder)
        else:
            shutil.copy(regex, folder)
        entries = map(_entry, sorted(folder.glob("*.whl")))
        own = {**theirs, "packages": {one["name"]: one for one in entries}}
        (folder / _LIST).write_text(json.dumps(own, indent=1) + "\n", encoding="utf-8")
        sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
        digest = hashlib.sha256(b"".join(_sha256(folder / name) for name in sizes)).hexdigest()[:16]
        for old in site.glob("engine-*"):
            shutil.rmtree(old)
        folder.chmod(0o755)
        placed = site / f"engine-{digest}"
        shutil.copytree(folder, placed)
    pointer = {"folder": placed.name, "packages": [*own["packages"]], "bytes": sizes}
    (site / _POINTER).write_text(json.dumps(pointer, indent=1) + "\n", encoding="utf-8")
    return placed


def taken(entry: Mapping[str, Any], folder: Path, host: str = HOST) -> Path:
    """A wheel of Pyodide's host.

    :param entry: what Pyodide's list says of it.
    :raises SystemExit: when it is another.
    """
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    address = host.format(version=version) + entry["file_name"]
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (the host is written above)
        held: bytes = answer.read()
    digest = hashlib.sha256(held).hexdigest()
    if digest != entry["sha256"]:
        raise SystemExit(f"{address} is not what Pyodide's list says: sha256 {digest}")
    wheel = folder / str(entry["file_name"])
    wheel.write_bytes(held)
    return wheel


def regex_of(theirs: Mapping[str, Any]) -> Mapping[str, Any]:
    """What Pyodide's list says of ``regex``."""
    entry: Mapping[str, Any] = theirs["packages"]["regex"]
    return entry


def _download(folder: Path, info: Mapping[str, str]) -> None:
    """The wheels of PyPI, of the Python and the platform that Pyodide says."""
    python = "".join(info["python"].split(".")[:2])
    wanted = ("--platform", f"pyemscripten_{info['abi_version']}_wasm32", "--python-version", python)
    kinds = ("--implementation", "cp", "--abi", f"cp{python}", "--only-binary=:all:", "--no-deps", "--require-hashes")
    quiet = ("--quiet", "--disable-pip-version-check")
    tool("pip", "download", *quiet, *wanted, *kinds, "--dest", folder, "--requirement", ENGINE / "wheels.txt")


def _entry(wheel: Path) -> Mapping[str, Any]:
    """A wheel as Pyodide's list names it. What it depends on is in the list; all of it is loaded."""
    module, version = wheel.name.split("-")[:2]
    return {
        "name": module.replace("_", "-"),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": _sha256(wheel).hex(),
        "package_type": "package",
        "imports": [module],
        "depends": [],
        "unvendored_tests": False,
    }


def _sha256(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


if __name__ == "__main__":
    there = engine(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
    print(f"{there}: {sum(path.stat().st_size for path in there.iterdir())} bytes")
