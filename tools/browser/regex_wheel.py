"""``regex`` for Pyodide, compiled here from its source on PyPI: ``python -m tools.browser.regex_wheel FOLDER``.

PyPI has no such wheel; a release takes Pyodide's own, which only Pyodide's host has (``release/browser.py``). Tests ask
no host but the package registries, so they compile the same version: by Debian's ``emscripten``, with the headers of
Python 3.14 from ``libpython3.14-dev`` of Debian's next release. That package is made for 64 bits: the sizes of
WebAssembly are put into its ``pyconfig.h``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from release.project import ran, tool

__all__ = ["NEXT", "compiled"]

# Debian's release after this one, which has Python 3.14.
NEXT = "forky"
_SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
_SIZES = {"LONG": 4, "VOID_P": 4, "SIZE_T": 4, "UINTPTR_T": 4, "PTHREAD_T": 4, "TIME_T": 8, "LONG_DOUBLE": 16}
_ABSENT = r"(?:HAVE_GCC_UINT128_T|HAVE___UINT128_T|PY_HAVE_THREAD_NATIVE_ID|HAVE_GETTID)"
_MODULE = "regex/_regex.cpython-314-wasm32-emscripten.so"


def compiled(folder: Path, name: str, hashes: Path) -> Path:
    """A wheel of ``regex``.

    :param folder: where it is made.
    :param name: of the wheel; its version is compiled.
    :param hashes: pip's requirements with the hash of the source.
    """
    folder.mkdir(parents=True, exist_ok=True)
    version = name.split("-")[1]
    take = ("download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary=regex", "--require-hashes")
    tool("pip", *take, "--dest", folder, "--requirement", hashes)
    with tarfile.open(folder / f"regex-{version}.tar.gz") as source:
        source.extractall(folder, filter="data")
    source_of, headers = folder / f"regex-{version}", _headers(folder)
    objects = []
    for one in ("_regex", "_regex_unicode"):
        objects.append(folder / f"{one}.o")
        made = (*("-I", headers), source_of / "src" / f"{one}.c", "-o", objects[-1])
        ran("emcc", "-O2", "-fPIC", "-Wno-everything", "-c", *made)
    library = folder / "regex.so"
    ran("emcc", "-O2", "-sSIDE_MODULE=2", "-sEXPORTED_FUNCTIONS=_PyInit__regex", *objects, "-o", library)
    members = {f"regex/{path.name}": path.read_bytes() for path in sorted((source_of / "regex").glob("*.py"))}
    members[_MODULE] = library.read_bytes()
    return _packed(folder / name, version, members)


def _headers(folder: Path) -> Path:
    """The headers of Python 3.14, in the sizes of WebAssembly."""
    apt = folder / "apt"
    for name in ("lists/partial", "archives/partial"):
        (apt / name).mkdir(parents=True, exist_ok=True)
    # The machine's own mirror, asked for the next release alone, without a trace in the machine's settings.
    first, _, _ = _SOURCES.read_text(encoding="utf-8").partition("\n\n")
    (apt / "next.sources").write_text(re.sub(r"(?m)^Suites:.*$", f"Suites: {NEXT}", first) + "\n", encoding="utf-8")
    places = {"Dir::Etc::SourceList": apt / "next.sources", "Dir::State::Lists": apt / "lists", "Dir::Cache": apt}
    own = [f"--option={key}={place}" for key, place in {**places, "Dir::Etc::SourceParts": "/dev/null"}.items()]
    ran("apt-get", "-qq", *own, "update")
    ran("apt-get", "-qq", *own, "download", "libpython3.14-dev", cwd=apt, stderr=subprocess.DEVNULL)
    (package,) = apt.glob("libpython3.14-dev_*.deb")
    ran("dpkg-deb", "--extract", package, apt / "files")
    headers = apt / "files" / "usr" / "include" / "python3.14"
    (made_for,) = headers.parent.glob("*-linux-gnu/python3.14/pyconfig.h")
    words = made_for.read_text(encoding="utf-8")
    for what, size in _SIZES.items():
        words = re.sub(rf"(?m)^(#define (?:SIZEOF|ALIGNOF)_{what}) \d+$", rf"\1 {size}", words)
    (headers / "pyconfig.h").write_text(re.sub(rf"(?m)^#define {_ABSENT} 1$", "", words), encoding="utf-8")
    return headers


def _packed(wheel: Path, version: str, members: dict[str, bytes]) -> Path:
    about = f"regex-{version}.dist-info"
    tag = wheel.stem.removeprefix(f"regex-{version}-")
    members = members | {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: regex\nVersion: {version}\n".encode(),
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
    }
    rows = [
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(held).digest()).rstrip(b'=').decode()},{len(held)}"
        for name, held in members.items()
    ]
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, held in members.items():
            packed.writestr(name, held)
        packed.writestr(f"{about}/RECORD", "\n".join([*rows, f"{about}/RECORD,,"]) + "\n")
    return wheel


if __name__ == "__main__":
    from release.browser import PYODIDE, regex_of

    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    print(compiled(Path(sys.argv[1]), regex_of(lock)["file_name"], Path(__file__).with_name("regex.txt")))
