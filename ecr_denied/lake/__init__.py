"""Logs to rows with a fixed Arrow schema, for engines that read many: Spark, DuckDB, a pool of processes.

Needs the extra ``lake`` (pyarrow). Rows are told by ``rows``, ``rows_of_lines`` and ``rows_of_files``, aggregated by
``fingerprint`` with ``merge``, and are records again by ``failures``.
"""

from __future__ import annotations

from ecr_denied.lake.prefilter import prefilter
from ecr_denied.lake.rows import failures, merge, read, rows, rows_of_files, rows_of_lines
from ecr_denied.lake.schema import DDL, SCHEMA

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
