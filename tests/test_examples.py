"""The examples in the README and in the package's docstring are true."""

from __future__ import annotations

import doctest
from pathlib import Path

import ecr_denied

README = Path(__file__).parent.parent / "README.md"


def test_the_packages_own_example_is_true() -> None:
    told = doctest.testmod(ecr_denied)
    assert told.attempted and not told.failed


def test_the_readmes_import_example_is_true() -> None:
    told = doctest.testfile(str(README), module_relative=False)
    assert told.attempted and not told.failed
