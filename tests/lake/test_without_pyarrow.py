"""The queries that find logs need no pyarrow; what does says so."""

from __future__ import annotations

import importlib
import re
import sys

import pytest

from ecr_denied import lake
from ecr_denied.extras import adding


def test_what_needs_pyarrow_says_which_extra_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "ecr_denied.lake.tables", "ecr_denied.lake.schema"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    fresh = importlib.reload(lake)
    assert fresh.prefilter()
    with pytest.raises(ImportError, match=re.escape(f"rows needs pyarrow: {adding('lake')}")):
        _ = fresh.rows


def test_another_module_that_is_missing_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ecr_denied.lake.tables", raising=False)
    monkeypatch.setitem(sys.modules, "ecr_denied.lake.tables", None)
    with pytest.raises(ModuleNotFoundError, match=r"ecr_denied\.lake\.tables"):
        _ = lake.rows


def test_every_name_is_listed_and_no_other_is_there() -> None:
    assert {*lake.__all__} <= {*dir(lake)}
    with pytest.raises(AttributeError, match="no attribute 'columns'"):
        _ = lake.columns
