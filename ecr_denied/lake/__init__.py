"""Logs to rows with a fixed Arrow schema, for engines that read many: Spark, DuckDB, a pool of processes.

Rows are made by ``rows``, ``rows_of_lines`` and ``rows_of_files``, aggregated by ``fingerprint`` with ``merge``, and
are records again by ``failures``. All but ``prefilter`` needs the extra ``lake`` (pyarrow).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ecr_denied.extras import adding
from ecr_denied.lake.prefilter import prefilter

if TYPE_CHECKING:
    from ecr_denied.lake.schema import DDL, SCHEMA
    from ecr_denied.lake.tables import failures, merge, read, rows, rows_of_files, rows_of_lines

__all__ = [
    "DDL",
    "SCHEMA",
    "failures",
    "merge",
    "prefilter",
    "read",
    "rows",
    "rows_of_files",
    "rows_of_lines",
]


def __getattr__(name: str) -> Any:
    """What needs pyarrow is loaded when it is asked for.

    :raises ImportError: where pyarrow is not installed.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = import_module("ecr_denied.lake.schema" if name in ("DDL", "SCHEMA") else "ecr_denied.lake.tables")
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise ImportError(f"{__name__}.{name} needs pyarrow: {adding('lake')}") from error
    return getattr(module, name)


def __dir__() -> list[str]:
    """Everything public, also what is not loaded yet."""
    return sorted({*globals(), *__all__})
