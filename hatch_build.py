"""A wheel brings ready what each start would make anew: ``ecr_denied/ready.py``. An editable installation does not.

``python hatch_build.py FOLDER`` writes the tables into a folder.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The parts that need an extra, and read nothing.
_WITHOUT = ("ecr_denied.lake", "ecr_denied.live", "ecr_denied.mcp", "ecr_denied.__main__")


class Ready(BuildHookInterface[Any]):
    """Puts the tables beside the module that reads them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel is written."""
        if version == "editable":
            return
        self._made = TemporaryDirectory()
        # Sets of words are in the order of their hashes, and a wheel is the same each time.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-B", __file__, self._made.name], env=environment, check=True)
        for path in Path(self._made.name).iterdir():
            build_data["force_include"][str(path)] = f"ecr_denied/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """When it is written."""
        if version != "editable":
            self._made.cleanup()


def write(folder: Path) -> None:
    """Write the catalogue with what is found out about each wording, and every expression as it is compiled."""
    import regex

    import ecr_denied
    from ecr_denied import ready
    from ecr_denied.catalogue import CATALOGUE
    from ecr_denied.expression import Expression

    wordings = [words for entry in CATALOGUE for words in (entry, *entry.sentences)]
    for words in wordings:
        _ = words.literals, words.beginnings
    (folder / ready.CATALOGUE).write_bytes(pickle.dumps(CATALOGUE, protocol=5))
    for words in wordings:
        _ = words.expression, words.unbroken
    for _, name, _ in walk_packages(ecr_denied.__path__, "ecr_denied."):
        if not name.startswith(_WITHOUT):
            import_module(name)
    known = [one for one in gc.get_objects() if isinstance(one, Expression)]
    core = import_module("regex._regex_core")
    with patch.object(core.RegexBase, "__hash__", _hash):
        compiled = {
            ready.key(one.pattern, one.given_flags): regex.compile(one.pattern, one.given_flags, cache_pattern=False)
            for one in known
        }
    codes = {key: pickle.dumps(compiled[key], protocol=5) for key in sorted(compiled)}
    (folder / ready.EXPRESSIONS.format(regex.__version__)).write_bytes(pickle.dumps(codes, protocol=5))


def _hash(node: Any) -> int:
    """The hash of a part of an expression, which its code is ordered by. That of a class is another at each start."""
    return hash((type(node).__name__, *node._key[1:]))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
