"""Logs to rows: a stream of bytes, a file, and what engines hand over, lines or the names of files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Protocol, runtime_checkable

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.fs import FileSystem, LocalFileSystem

from ecr_denied.grouping import group
from ecr_denied.lake.schema import SCHEMA, TIMES, failure_of, row_of
from ecr_denied.reading.reader import scan
from ecr_denied.records import Failure

__all__ = ["Arrow", "Stream", "failures", "merge", "read", "rows", "rows_of_files", "rows_of_lines"]

# A URI, and one of this machine: without a host (RFC 3986, 3.1; RFC 8089). One letter before the colon is a drive.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/+")
_LOCAL = re.compile(r"(?i:file):/(?://|(?!/))")
_PACKINGS = {".gz": "gzip", ".bz2": "bz2", ".zst": "zstd", ".lz4": "lz4"}
# How many rows a batch holds at most.
_BATCH = 1024


@runtime_checkable
class Stream(Protocol):
    """What speaks Arrow by its PyCapsule interface: a table, a relation of DuckDB, a frame of Polars."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream, in a capsule."""


Arrow = Stream | Iterable[pa.RecordBatch]

_Told = tuple[Failure, str | None]


def rows(stream: Iterable[bytes] | BinaryIO, source: str | None = None) -> pa.RecordBatchReader:
    """Every occurrence of a failure in a stream, as rows.

    :param stream: what ``scan`` takes: a binary file, or byte chunks cut anywhere.
    :param source: what the rows say in their column ``source``.
    :returns: batches of ``SCHEMA`` in the order of the lines, as they are read, in bounded memory. It raises what
        ``scan`` raises.
    """
    return _reader((failure, source) for failure in scan(stream))


def read(file: str | Path, *, remote: bool = False) -> pa.Table:
    """Every failure of a file once, for pools of processes: a table travels between them.

    :param file: a path, or a URI of this machine, ``file:///``. A name that ends in ``.gz``, ``.bz2``, ``.zst`` or
        ``.lz4`` is unpacked.
    :param remote: whether it may be a URI of a store, which Arrow connects to with the credentials of the environment:
        ``s3://``, ``gs://``, ``abfs://``, ``hdfs://``.
    :raises OSError: when the file cannot be read.
    :raises ValueError: for a URI of a store, unless ``remote`` allows it, and for one that Arrow does not know.
    """
    return merge(_reader(_in_file(str(file), remote=remote))).read_all()


def rows_of_lines(lines: Arrow) -> pa.RecordBatchReader:
    """Every occurrence of a failure in a table of lines, as rows.

    :param lines: the lines are the first column; the second, where there is one, names the source. Neighbouring lines
        with the same values in all columns but the first are one log; two logs know nothing of each other.
    :returns: batches of ``SCHEMA``. ``first_line`` and ``last_line`` count from the first line of a log that was handed
        over.
    """
    return _reader(
        (failure, next(iter(log), None))
        for log, runs in groupby(_runs(lines), key=itemgetter(0))
        for failure in scan(run for _, run in runs)
    )


def rows_of_files(files: Arrow, *, remote: bool = False) -> pa.RecordBatchReader:
    """Every occurrence of a failure in the files that a table names, as rows.

    :param files: the names are the first column; ``read`` says what a name may be.
    :param remote: whether names may be URIs of stores, as for ``read``.
    :raises OSError: when a file cannot be read.
    :raises ValueError: as ``read`` does.
    """
    names = (name for batch in _batches(files) for name in batch.column(0).to_pylist())
    return _reader(told for name in names for told in _in_file(name, remote=remote))


def merge(told: Arrow) -> pa.RecordBatchReader:
    """Rows with one fingerprint as one row: the reducer, and a combiner before it. Associative and commutative.

    :param told: rows of ``SCHEMA``, or those that ``merge`` gave. All are taken in before the first is given; what
        is kept in memory is one row for each fingerprint.
    :returns: one row for each fingerprint, merged as ``ecr_denied.merge`` does. ``source`` is null where the rows have
        several.
    :raises ValueError: when a row is none of this version's.
    """
    return _reader(_merged(told))


def failures(told: Arrow) -> Iterator[Failure]:
    """The records that rows hold, for ``advise`` and the like.

    :raises ValueError: when a row is none of this version's.
    """
    return (failure_of(row) for batch in _batches(told) for row in _rows_of(batch))


def _rows_of(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """Rows whose times are in UTC and without a zone: Python needs a time zone database for any other."""
    for name in TIMES:
        time = batch.column(name).cast(pa.timestamp("us"))
        batch = batch.set_column(batch.schema.get_field_index(name), name, time)
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except OverflowError as error:
        raise ValueError("a time is before the year 1 or after 9999") from error
    return rows


def _merged(told: Arrow) -> Iterator[_Told]:
    sources: dict[str, str | None] = {}

    def occurrences() -> Iterator[Failure]:
        for batch in _batches(told):
            for failure, source in zip(failures([batch]), batch.column("source").to_pylist(), strict=True):
                if sources.setdefault(failure.fingerprint, source) != source:
                    sources[failure.fingerprint] = None
                yield failure

    return ((failure, sources[failure.fingerprint]) for failure in group(occurrences()))


def _runs(lines: Arrow) -> Iterator[tuple[list[str | None], bytes]]:
    """Neighbouring lines of one log, joined, each run with what distinguishes its log from others."""
    for batch in _batches(lines):
        text, *others = batch.columns
        text = text.cast(pa.binary()).fill_null(b"")
        others = [column.cast(pa.string()) for column in others]
        ends = {end for column in others for end in pc.run_end_encode(column).run_ends.to_pylist()}
        for start, end in pairwise(sorted({0, len(batch), *ends})):
            run = pa.ListArray.from_arrays([start, end], text)
            yield [column[start].as_py() for column in others], pc.binary_join(run, b"\n")[0].as_py() + b"\n"


def _in_file(name: str, *, remote: bool) -> Iterator[_Told]:
    system, path = _placed(name, remote=remote)
    # Names of files need not be UTF-8.
    with system.open_input_stream(os.fsencode(path), compression=_PACKINGS.get(Path(path).suffix)) as stream:
        for failure in scan(stream):
            yield failure, name


def _placed(name: str, *, remote: bool) -> tuple[FileSystem, str]:
    """Where a file is: the system that has it, and its path there."""
    uri = _URI.match(name)
    if uri is None:
        return LocalFileSystem(), str(Path(name).absolute())
    if not remote and _LOCAL.match(name) is None:
        raise ValueError(f"{uri[0]} names a store on the network: pass remote=True to have Arrow connect to it")
    system, path = FileSystem.from_uri(name)
    return system, path


def _batches(given: Arrow) -> Iterable[pa.RecordBatch]:
    # A reader's errors would lose their types on the way through a capsule.
    if not isinstance(given, Stream) or isinstance(given, pa.RecordBatchReader):
        return given
    stream: Iterable[pa.RecordBatch] = pa.RecordBatchReader.from_stream(given)
    return stream


def _reader(told: Iterator[_Told]) -> pa.RecordBatchReader:
    def batches() -> Iterator[pa.RecordBatch]:
        while some := [row_of(*one) for one in islice(told, _BATCH)]:
            yield pa.RecordBatch.from_pylist(some, schema=SCHEMA)

    return pa.RecordBatchReader.from_batches(SCHEMA, batches())
