"""Logs become rows as they are read; rows merge to the groups of one process, however the logs were spread."""

from __future__ import annotations

import bz2
import gzip
import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from ecr_denied import Failure, group, scan
from ecr_denied.lake import SCHEMA, failures, merge, read, rows, rows_of_files, rows_of_lines
from ecr_denied.reading.judge.tracker import OPERATION_TIMEOUT_LINES
from tests.looped import looped
from tests.test_fixtures import ALL, Fixture, joined
from tests.test_rules_doc import named

REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
OPENS = f"The push refers to repository [{REGISTRY}/team/app]\n".encode()
UNNAMED = b"denied: requested access to the resource is denied\n"
EXPIRED = b"denied: Your authorization token has expired. Reauthenticate and try again.\n"
MISSING = b"name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'\n"
QUIET = b"ok 1 - the function returns what it should\n"
SEED = [fixture for fixture in ALL if fixture.name.startswith("seed/")]


def text_of(fixture: Fixture) -> bytes:
    return joined(fixture.stdout, fixture.stderr).encode("utf-8", "surrogateescape")


@cache
def told() -> list[tuple[Fixture, list[pa.RecordBatch]]]:
    """The rows of every third fixture that tells of a failure."""
    read_in = [(fixture, list(rows([text_of(fixture)], fixture.name))) for fixture in ALL[::3]]
    return [(fixture, batches) for fixture, batches in read_in if batches]


def lines_of(text: bytes, source: str | None = None) -> pa.RecordBatch:
    lines = text.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n")
    columns: dict[str, pa.Array] = {
        "value": pa.array([line.encode("utf-8", "surrogateescape") for line in lines], pa.binary())
    }
    if source is not None:
        columns["source"] = pa.array([source] * len(lines))
    return pa.RecordBatch.from_pydict(columns)


def dumped(found: Iterator[Failure]) -> list[str]:
    return sorted(failure.model_dump_json() for failure in found)


def merged(*parts: bytes) -> list[str]:
    """What the rows of some parts of a log merge to, but for the lines, which count from each part's beginning."""
    told = itertools.chain.from_iterable(rows([part]) for part in parts)
    return dumped(without_lines(failure) for failure in failures(merge(told)))


def without_lines(failure: Failure) -> Failure:
    return failure.model_copy(update={"first_line": 1, "last_line": 1})


# --- what is not taken ----------------------------------------------------------------------------------


def test_a_text_is_no_stream() -> None:
    with pytest.raises(TypeError, match="stream must be a binary file"):
        next(rows("denied: "))  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    name = str(tmp_path / "none.log")
    with pytest.raises(FileNotFoundError, match=r"none\.log"):
        read(name)
    with pytest.raises(FileNotFoundError, match=r"none\.log"):
        next(rows_of_files([pa.RecordBatch.from_pydict({"file": [name]})]))


STORES = [
    *("s3://logs/a.gz", "S3://logs/a", "s3:/logs/a", "gs://logs/a", "abfs://logs@account/a", "hdfs://host:8020/a"),
    *("viewfs:///a", "http://host/a", "file://host/share/a", "FILE://host/a", "https://b.s3.amazonaws.com/a"),
]


def test_no_name_of_a_store_reaches_arrow_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def seen(name: str) -> None:
        asked.append(name)
        raise OSError("seen")

    monkeypatch.setattr(sys.modules[rows.__module__], "FileSystem", SimpleNamespace(from_uri=seen))
    for name in STORES:
        table = pa.table({"file": [name]})
        with pytest.raises(ValueError, match="names a store on the network: pass remote=True"):
            read(name)
        with pytest.raises(ValueError, match="names a store on the network: pass remote=True"):
            next(rows_of_files(table))
        assert asked == []
        with pytest.raises(OSError, match="seen"):
            read(name, remote=True)
        with pytest.raises(OSError, match="seen"):
            next(rows_of_files(table, remote=True))
        assert asked == [name] * 2
        asked.clear()


@pytest.mark.parametrize("name", ["a:b.log", "a:/b.log", "a b/c:/d.log", "-x:/y.log"])
def test_a_path_with_a_colon_is_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(EXPIRED)
    monkeypatch.chdir(tmp_path)
    assert read(name)["source"].to_pylist() == [name]


def test_an_archive_that_was_cut_is_an_error_and_not_a_short_log(tmp_path: Path) -> None:
    file = tmp_path / "a.log.gz"
    file.write_bytes(gzip.compress(EXPIRED * 99)[:-20])
    with pytest.raises(OSError, match="Truncated"):
        read(file)


def test_rows_of_another_version_do_not_merge() -> None:
    (told,) = rows([EXPIRED])
    other = told.set_column(0, "fingerprint", pa.array(["0" * 16]))
    with pytest.raises(ValueError, match="fingerprint is computed"):
        next(merge([other]))


def test_nothing_gives_no_row_but_the_schema() -> None:
    for reader in (rows([]), rows([QUIET]), rows_of_lines([]), rows_of_files([]), merge([])):
        table = reader.read_all()
        assert (table.num_rows, table.schema) == (0, SCHEMA)


def test_the_core_does_not_load_arrow() -> None:
    script = (
        "import sys, ecr_denied.cli, ecr_denied.live; ecr_denied.parse('denied: '); print('pyarrow' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


# --- rows -----------------------------------------------------------------------------------------------


def test_rows_are_what_scan_yields_and_a_record_comes_back_from_each() -> None:
    for fixture, batches in told():
        assert all(batch.schema == SCHEMA and set(batch["source"].to_pylist()) == {fixture.name} for batch in batches)
        assert dumped(failures(batches)) == dumped(scan([text_of(fixture)]))


@looped("fixture", [fixture for fixture in ALL if "compose" in fixture.name], ids=lambda one: one.name)
def test_lines_that_an_engine_hands_over_are_the_same_log(fixture: Fixture) -> None:
    text = text_of(fixture)
    batch = lines_of(text, fixture.name)
    pieces = [batch.slice(start, 2) for start in range(0, len(batch), 2)]
    assert rows_of_lines(pieces).read_all() == rows([text], fixture.name).read_all()


def test_a_stream_without_an_end_is_read_as_it_comes() -> None:
    taken = itertools.count()
    first = next(rows(EXPIRED for _ in taken))
    assert first.num_rows == 1024 and next(taken) < 2048


def test_lines_without_a_source_are_one_log_and_a_line_that_is_null_is_empty() -> None:
    lines = [OPENS.decode().rstrip(), None, UNNAMED.decode().rstrip()]
    (told,) = rows_of_lines([pa.RecordBatch.from_pydict({"line": lines})]).read_all().to_pylist()
    assert (told["repository"], told["first_line"], told["source"]) == ("team/app", 3, None)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.large_binary(), pa.binary_view()]
)
def test_a_table_may_be_any_arrow_and_its_text_any_kind_of_text(kind: pa.DataType) -> None:
    lines = pa.table(
        {"line": lines_of(OPENS + UNNAMED)["value"].cast(kind), "log": pa.array(["a", "a"], pa.string_view())}
    )
    assert rows_of_lines(lines).read_all() == rows([OPENS + UNNAMED], "a").read_all()


def test_logs_of_two_sources_know_nothing_of_each_other() -> None:
    batches = [lines_of(OPENS, "a"), lines_of(UNNAMED, "b"), lines_of(OPENS + UNNAMED, "c")]
    told = pa.Table.from_batches(rows_of_lines(pa.Table.from_batches(batches).combine_chunks()))
    assert list(zip(*(told[name].to_pylist() for name in ("source", "repository", "first_line")), strict=True)) == [
        ("b", None, 1),
        ("c", "team/app", 2),
    ]


def test_another_piece_of_the_same_file_is_another_log() -> None:
    lines = pa.table({"line": [OPENS[:-1], UNNAMED[:-1]], "log": ["a", "a"], "start": [0, 134_217_728]})
    assert rows_of_lines(lines.drop_columns("start")).read_all()["repository"].to_pylist() == ["team/app"]
    (told,) = rows_of_lines(lines).read_all().to_pylist()
    assert (told["repository"], told["source"], told["first_line"]) == (None, "a", 1)


def test_a_batch_without_lines_ends_no_log() -> None:
    opens, refused = lines_of(OPENS, "a"), lines_of(UNNAMED, "a")
    (told,) = rows_of_lines([opens, opens.slice(0, 0), refused]).read_all().to_pylist()
    assert (told["repository"], told["first_line"]) == ("team/app", 2)


@pytest.mark.parametrize("form", ["log", "log.gz", "log.bz2", "log.zst"])
def test_files_are_unpacked_by_their_names(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"a b.{form}"
    with pa.output_stream(file, compression="detect") as stream:
        stream.write(OPENS + UNNAMED)
    for name in (str(file), file.as_uri()):
        (told,) = rows_of_files([pa.RecordBatch.from_pydict({"file": [name]})]).read_all().to_pylist()
        assert (told["repository"], told["source"]) == ("team/app", name)


def test_a_file_is_read_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "a\udcff.log.gz"
    file.write_bytes(gzip.compress(EXPIRED))
    assert read(file)["source"].to_pylist() == [str(tmp_path / "a.log.gz")]


@pytest.mark.parametrize("between", ["", "\u200b", "\udcff", "\x07", "\u00ad"])
def test_no_secret_of_a_name_stands_in_a_row(between: str, tmp_path: Path) -> None:
    token = f"ghp_01234567{between}89abcdefghijABCDEFGHIJabcdef"
    file = tmp_path / f"{token}.log"
    file.write_bytes(EXPIRED)
    names = pa.RecordBatch.from_pydict({"value": [EXPIRED.decode()], "log": [token.replace("\udcff", "")]})
    presigned = f"https://b.s3.amazonaws.com/a?X-Amz-Signature={'0a' * 32}"
    for table in (
        *(read(file), rows_of_lines([names]).read_all()),
        *(rows([EXPIRED], token).read_all(), rows([EXPIRED], presigned).read_all()),
    ):
        (source,) = table["source"].to_pylist()
        assert "[REDACTED]" in source and "89abcdef" not in source and "0a0a" not in source


@pytest.mark.parametrize(("end", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress)])
def test_an_archive_of_several_pieces_is_read_to_its_end(tmp_path: Path, end: str, pack: Any) -> None:
    file = tmp_path / f"a.log.{end}"
    file.write_bytes(pack(OPENS) + pack(UNNAMED))
    assert read(file)["repository"].to_pylist() == ["team/app"]


def test_a_file_gives_each_failure_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.log").write_bytes(EXPIRED * 3 + MISSING)
    monkeypatch.chdir(tmp_path)
    table = read("a.log")
    assert list(
        zip(table["cause"].to_pylist(), table["occurrences"].to_pylist(), table["source"].to_pylist(), strict=True)
    ) == [
        ("token-expired", 3, "a.log"),
        ("repository-not-found", 1, "a.log"),
    ]


# --- merged ---------------------------------------------------------------------------------------------


def test_a_group_names_its_source_only_where_it_has_one() -> None:
    batches = [*rows([EXPIRED], "a"), *rows([EXPIRED + MISSING], "b"), *rows([EXPIRED], "a")]
    expired, missing = merge(batches).read_all().to_pylist()
    assert (expired["source"], expired["occurrences"], missing["source"]) == (None, 3, "b")
    again = merge([*merge(batches[:2]), *merge(batches[2:])]).read_all().to_pylist()
    assert again == [expired, missing]


def test_rows_merge_to_the_groups_of_one_process_in_any_order_and_by_any_steps() -> None:
    batches = [batch for _, some in told() for batch in some]
    single = dumped(group(failures(batches)))
    draw = random.Random(7)  # noqa: S311
    for _ in range(3):
        draw.shuffle(batches)
        cut = draw.randrange(len(batches))
        steps = [*merge(batches[:cut]), *merge(batches[cut:])]
        assert dumped(failures(merge(steps))) == single


@pytest.mark.parametrize("at", range(0, OPERATION_TIMEOUT_LINES + 3, 6))
def test_a_cut_makes_no_difference_where_nothing_was_said_for_long(at: int) -> None:
    lines = [QUIET] * (OPERATION_TIMEOUT_LINES + 2)
    for one, other in itertools.pairwise([*SEED, *SEED[:1]]):
        before, after = text_of(one) + b"".join(lines[:at]), b"".join(lines[at:]) + text_of(other)
        assert merged(before, after) == merged(before + after)


def test_the_document_says_how_long_nothing_must_be_said() -> None:
    assert f"for more than {OPERATION_TIMEOUT_LINES} lines" in named("lake.md")


def test_a_cut_inside_a_push_loses_what_stood_above_it() -> None:
    (whole,) = failures(merge(rows([OPENS + UNNAMED])))
    (part,) = failures(merge([*rows([OPENS]), *rows([UNNAMED])]))
    assert (whole.repository, part.repository, part.cause) == ("team/app", None, whole.cause)
    assert part.fingerprint != whole.fingerprint


@pytest.mark.parametrize(
    ("above", "below", "causes"),
    [
        (OPENS, b"EOF\n", []),
        (b"denied: Your authorization token\n", b"has expired. Reauthenticate.\n", ["access-denied"]),
    ],
)
def test_a_cut_inside_a_failure_can_leave_a_vaguer_one_or_none(above: bytes, below: bytes, causes: list[str]) -> None:
    assert [failure.cause for failure in failures(merge([*rows([above]), *rows([below])]))] == causes
    (whole,) = failures(merge(rows([above + below])))
    assert whole.cause not in causes
