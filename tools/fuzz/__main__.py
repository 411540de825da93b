"""``python -m tools.fuzz``: grow inputs by the branches they reach, with atheris (``pip install --group fuzz``).

An input's first byte chooses the property, the rest is the text. What breaks one is written to the folder and told; the
run goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["LONGEST", "Target", "main", "seed"]

LONGEST = 400
# libFuzzer takes no longer words.
_LONGEST_WORD = 60


def main() -> None:
    """Run until the executions or the time are used up."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000, help="executions (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=0, help="stop after so many seconds (default: never)")
    parser.add_argument("--folder", type=Path, help="where inputs and findings are kept (default: a new folder)")
    options = parser.parse_args()
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["ecr_denied"]):
        import_module("ecr_denied")
        properties = import_module("tools.fuzz.properties").TURNS
    folder = options.folder or Path(tempfile.mkdtemp(prefix="fuzz-"))
    seed(folder)
    target = Target(properties, folder)
    arguments = [
        *(sys.argv[0], str(folder / "inputs"), f"-runs={options.runs}", f"-max_total_time={options.seconds}"),
        *(f"-max_len={LONGEST + 1}", f"-dict={folder / 'words'}", "-timeout=60", "-rss_limit_mb=0", "-verbosity=0"),
    ]
    atheris.Setup(arguments, target)
    atheris.Fuzz()


class Target:
    """One execution: a property, chosen by the first byte, of the text behind it."""

    def __init__(self, properties: Any, folder: Path) -> None:
        self._properties, self._folder = properties, folder
        self.executions = 0
        self.found: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        self.executions += 1
        if self.executions % 5_000 == 0:  # libFuzzer leaves without a word at the end
            self.report()
        if not data:
            return
        broken = self._properties[data[0] % len(self._properties)]
        try:
            broken(data[1 : LONGEST + 1])
        except Exception as error:  # every finding is kept, and the run goes on
            self._keep(broken.__name__, data, error)

    def _keep(self, name: str, data: bytes, error: Exception) -> None:
        at = traceback.extract_tb(error.__traceback__)[-1]
        key = f"{name}: {type(error).__name__} in {at.name}"
        number = sum(known.startswith(key) for known in self.found)
        if number < 5:
            digest = hashlib.blake2b(data, digest_size=6).hexdigest()
            self.found[f"{key} {digest}"] = digest
            (self._folder / f"finding-{name}-{digest}").write_bytes(data)

    def report(self) -> None:
        """Tell how much was tried, and what broke."""
        print(f"{self.executions} executions, {len(self.found)} findings in {self._folder}", file=sys.stderr)
        for key in self.found:
            print(f"  {key}", file=sys.stderr)


def seed(folder: Path) -> None:
    """The texts of the catalogue as first inputs, one for each property in turn; its words as a dictionary."""
    turns = len(import_module("tools.fuzz.properties").TURNS)
    catalogue = import_module("ecr_denied.catalogue").CATALOGUE
    secrets = import_module("tests.hostile.secrets").SECRETS
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(import_module("tests.catalogue.proving").TEXTS):
        (inputs / f"seed-{number}").write_bytes(bytes([number % turns]) + text.encode("utf-8", "replace")[:LONGEST])
    words = {literal for entry in catalogue for literal in entry.literals} | {secret.words for secret in secrets}
    words |= set(import_module("tests.strategies").EDGES)
    lines = (f'"{_escaped(word)}"\n' for word in sorted(words, key=str))
    (folder / "words").write_text("".join(lines), encoding="ascii")


def _escaped(word: Any) -> str:
    data = (word if isinstance(word, bytes) else str(word).encode())[:_LONGEST_WORD]
    return "".join(f"\\x{byte:02x}" for byte in data)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
