"""What a log costs on each engine of docs/lake.md, and what two processors make of it; and what a cut costs.

    python benchmarks/lake.py [--megabytes N]
    python benchmarks/lake.py --cuts

The log is that of ``speed.py``, with 1 % of refusals, in eight files. An engine runs in a process of its own, over some
files first, as the first failure of a process costs more. CPU seconds are those of all its processes, Java's included,
and of the busiest, for which the others wait: where much else runs, the clock says little.
``--cuts`` cuts every fixture between any two lines and compares what is read with and without the cut.
Linux only; needs ``tests/lake/requirements.txt`` and Java.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from speed import log, machine

from ecr_denied import Cause, Failure, group, lake, scan
from tests.test_fixtures import ALL, joined

FILES = 8
# What takes the names of files and gives how often a failure was told.
Engine = Callable[[Sequence[str]], int]


def alone(files: Sequence[str]) -> int:
    """One process, and no rows."""
    return sum(failure.occurrences for file in files for failure in group(_scanned(file)))


def _scanned(file: str) -> Iterator[Failure]:
    with Path(file).open("rb") as stream:
        yield from scan(stream)


def _total(table: pa.Table) -> int:
    return int(pc.sum(table["occurrences"]).as_py())


def pool(processes: int) -> Engine:
    """A pool of processes for reading, and DuckDB for the totals."""
    duckdb = importlib.import_module("duckdb")
    workers = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))

    def count(files: Sequence[str]) -> int:
        told = pa.concat_tables(workers.map(lake.read, files))
        return int(duckdb.from_arrow(told).sum("occurrences").fetchall()[0][0])

    return count


def spark(processors: int, *, lines: bool = False) -> Engine:
    """Spark on this machine, over whole files or over the lines that it reads itself."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = importlib.import_module("pyspark.sql").SparkSession.builder.master(f"local[{processors}]")
    for name, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(name, value)
    session: Any = builder.getOrCreate()

    def count(files: Sequence[str]) -> int:
        if lines:
            read = session.read.text(list(files), lineSep="\n").select(
                "value", "_metadata.file_path", "_metadata.file_block_start"
            )
            told = read.mapInArrow(lake.rows_of_lines, lake.DDL)
        else:
            names = session.createDataFrame([(file,) for file in files], "file STRING").repartition(len(files))
            told = names.mapInArrow(lake.rows_of_files, lake.DDL)
        return _total(told.repartition("fingerprint").mapInArrow(lake.merge, lake.DDL).toArrow())

    return count


ENGINES: dict[str, Callable[[], Engine]] = {
    "one process, without rows": lambda: alone,
    "DuckDB, a pool of 1": lambda: pool(1),
    "DuckDB, a pool of 2": lambda: pool(2),
    "Spark, files, local[1]": lambda: spark(1),
    "Spark, files, local[2]": lambda: spark(2),
    "Spark, lines, local[1]": lambda: spark(1, lines=True),
    "Spark, lines, local[2]": lambda: spark(2, lines=True),
}


def cpu() -> dict[int, tuple[float, float]]:
    """CPU seconds of each process of this session, and those of its children that have ended."""
    session, seconds = os.getsid(0), 1 / os.sysconf("SC_CLK_TCK")
    used = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session:
            own, ended = (sum(map(int, fields[at : at + 2])) * seconds for at in (11, 13))
            used[int(status.parent.name)] = own, ended
    return used


def measured(name: str, files: Sequence[str]) -> tuple[float, ...]:
    """How often a failure was told; seconds by the clock, of all processes, and of the busiest of them."""
    engine = ENGINES[name]()
    for _ in range(2):
        engine(files[:2])  # every worker has read one
    clock, before = time.perf_counter(), cpu()
    told = engine(files)
    clock, after = time.perf_counter() - clock, cpu()
    busiest = max(own - before.get(process, (0, 0))[0] for process, (own, _) in after.items())
    return told, clock, _sum(after) - _sum(before), busiest


def _sum(used: dict[int, tuple[float, float]]) -> float:
    return sum(own + ended for own, ended in used.values())


def engines(megabytes: int) -> Iterator[str]:
    """A row for each engine."""
    yield f"Measured on {machine()}, {megabytes} MB in {FILES} files, 1 % refusals."
    yield ""
    yield "| engine | occurrences | seconds | CPU seconds | of the busiest process | for each GB |"
    yield "|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        lines = list(log(0.01, megabytes * 1_000_000))
        share = len(lines) // FILES + 1
        for start in range(0, len(lines), share):
            (Path(folder) / f"{start}.log").write_bytes(b"".join(lines[start : start + share]))
        files = sorted(map(str, Path(folder).iterdir()))
        for name in ENGINES:
            command = [sys.executable, __file__, "--engine", name, *files]
            shown = subprocess.run(command, capture_output=True, text=True, check=True, start_new_session=True)
            told, clock, used, busiest = map(float, shown.stdout.splitlines()[-1].split())
            yield f"| {name} | {told:.0f} | {clock:.1f} | {used:.1f} | {busiest:.1f} | {used * 1000 / megabytes:.0f} |"


def cuts() -> Iterator[str]:
    """A row for each thing a cut can do."""
    texts = (joined(fixture.stdout, fixture.stderr).encode("utf-8", "surrogateescape") for fixture in ALL)
    done = Counter(done for text in texts for done in _cut(text))
    yield "| a cut inside a fixture | cuts | share |"
    yield "|---|---|---|"
    for what, number in done.most_common():
        yield f"| {what} | {number} | {number / done.total():.1%} |"


def _cut(text: bytes) -> Iterator[str]:
    whole = _told(text)
    if not whole:
        return
    for end in re.finditer(rb"\n(?!\Z)", text):
        parts = _told(text[: end.end()], text[end.end() :])
        causes, others = _causes(whole), _causes(parts)
        if parts == whole:
            yield "changes nothing"
        elif not causes <= others:
            yield "loses a cause"
        elif causes == others:
            yield "gives the same causes with other fields"
        else:
            yield "adds a failure"


def _told(*texts: bytes) -> dict[str, tuple[Cause, int]]:
    found = group(failure for text in texts for failure in scan([text]))
    return {failure.fingerprint: (failure.cause, failure.occurrences) for failure in found}


def _causes(told: dict[str, tuple[Cause, int]]) -> set[Cause]:
    return {cause for cause, _ in told.values()}


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=int, default=32, help="the size of the log")
    options.add_argument("--cuts", action="store_true", help="only what a cut costs")
    options.add_argument("--engine", nargs="+", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.engine:
        print(*measured(chosen.engine[0], chosen.engine[1:]))
        sys.stdout.flush()
        return
    for line in cuts() if chosen.cuts else engines(chosen.megabytes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
