"""The examples of docs/lake.md run as they stand, on Spark and on DuckDB, and give the groups of one process.

Not part of the default run: needs Debian's packages in ``packages`` and the Python packages in ``requirements.txt``.
"""

from __future__ import annotations

import csv
import importlib
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ecr_denied import Failure, group, parse, scan
from ecr_denied.lake import DDL, failures, merge, prefilter, rows_of_files
from tests.test_fixtures import ALL, joined
from tests.test_rules_doc import named

# Spark's Python warns of what its own parts do.
pytestmark = [pytest.mark.lake, pytest.mark.filterwarnings("ignore")]

LOOPBACK = "127.0.0.1"
SETTINGS = {
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
    "spark.sql.shuffle.partitions": "3",
    # the string literals and identifiers of Athena
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.parser.escapedStringLiterals": "true",
}
DUCKDB_FILES, DUCKDB_LINES, SPARK_FILES, SPARK_LINES = re.findall(
    r"^```python\n(.*?)^```", named("lake.md"), re.M | re.S
)

# Logs with progress bars: a carriage return ends no line.
LOGS = {
    fixture.name: joined(fixture.stdout, fixture.stderr).encode("utf-8", "surrogateescape") for fixture in ALL[::10]
}
LOGS["quiet"] = b"ok 1 - the function returns what it should\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``logs``, a file for each fixture, and ``lines.parquet``, a row for each line of theirs."""
    folder = tmp_path_factory.mktemp("lake")
    (folder / "logs").mkdir()
    lines: list[tuple[str, int, bytes]] = []
    for name, data in LOGS.items():
        (folder / "logs" / file_of(name)).write_bytes(data)
        lines += ((name, time, line) for time, line in enumerate(data.removesuffix(b"\n").split(b"\n")))
    lines.sort(key=lambda line: line[2])  # in no log's order
    stream, time, message = zip(*lines, strict=True)
    parquet = importlib.import_module("pyarrow.parquet")
    parquet.write_table(pa.table({"stream": stream, "time": time, "message": message}), folder / "lines.parquet")
    return folder


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark on this machine, with two workers."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": LOOPBACK}
    builder = importlib.import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def single() -> list[str]:
    """What one process reads."""
    return told(group(itertools.chain.from_iterable(scan([text]) for text in LOGS.values())))


def told(found: Iterator[Failure]) -> list[str]:
    return sorted(failure.model_dump_json() for failure in found)


def run(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **names: Any) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    exec(example, names)  # noqa: S102
    return names


@pytest.mark.parametrize("example", [SPARK_FILES, SPARK_LINES], ids=["files", "lines"])
def test_spark_gives_the_groups_of_one_process(
    example: str, folder: Path, spark: Any, single: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Spark's own folder is the one it was started in.
    groups = run(example.replace('"logs"', f'"{folder}/logs"'), folder, monkeypatch, spark=spark)["groups"]
    assert told(failures(groups.toArrow())) == single


def test_spark_may_keep_times_in_a_zone_of_its_own(spark: Any, tmp_path: Path) -> None:
    line = b"2026-01-02T03:04:05%s denied: Your authorization token has expired.\n"
    (tmp_path / "a.log").write_bytes(b"".join(line % zone for zone in (b"Z", b"+02:00", b"")))
    files = pa.table({"file": [str(tmp_path / "a.log")]})
    spark.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
    found = spark.createDataFrame(files).mapInArrow(rows_of_files, DDL).mapInArrow(merge, DDL).toArrow()
    assert told(failures(found)) == told(failures(merge(rows_of_files(files))))


def test_the_query_for_athena_finds_every_file_with_a_failure_and_not_every_file(folder: Path, spark: Any) -> None:
    lines = spark.read.text(str(folder / "logs"), lineSep="\n")
    lines.selectExpr("value AS line", "_metadata.file_name AS `$path`").createOrReplaceTempView("logs")
    found = {row["$path"] for row in spark.sql(prefilter("athena")).collect()}
    assert "quiet.log" not in found
    assert {file_of(name) for name, text in LOGS.items() if parse(text)} <= found


def file_of(name: str) -> str:
    return f"{name.replace('/', '-')}.log"


def test_a_pool_and_duckdb_count_what_one_process_counts(folder: Path, single: list[str]) -> None:
    script = folder / "example.py"
    script.write_text(DUCKDB_FILES, encoding="utf-8")
    command = [sys.executable, "-W", "error", script.name]
    shown = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert shown.stdout == shown.stderr == ""
    with (folder / "failures.csv").open(encoding="utf-8", newline="") as file:
        totals = {row["fingerprint"]: int(row["times"]) for row in csv.DictReader(file)}
    assert totals == {record["fingerprint"]: record["occurrences"] for record in map(json.loads, single)}


def test_duckdb_hands_lines_over_and_takes_rows(
    folder: Path, single: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run(DUCKDB_LINES, folder, monkeypatch)
    assert told(failures(found["told"])) == single
