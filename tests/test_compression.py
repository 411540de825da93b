"""Compressed inputs: what is inside is read like any text, and what cannot be read is said."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest

from ecr_denied.cli import compression, main
from ecr_denied.cli.compression import decompressed
from ecr_denied.extras import adding
from tests.looped import looped

ZSTD = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def zstd(data: bytes) -> bytes:
    """As the program zstd does it."""
    return bytes(ZSTD.compress(data, options={ZSTD.CompressionParameter.checksum_flag: 1}))


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE),
    "zstd": zstd,
}
KINDS = pytest.mark.parametrize("kind", COMPRESS)
EXPIRED = b"denied: Your authorization token has expired. Reauthenticate and try again.\n"
# Lines that compress to some hundred kilobytes, more than a block of bzip2's.
NOISE = b"".join(b"object %s linked\n" % sha256(b"%d" % number).hexdigest().encode() for number in range(30_000))


@cache
def long(kind: str) -> bytes:
    """A failure and much noise behind it; at its best, the library of xz takes ten times as long."""
    data = EXPIRED + NOISE
    if kind in ("xz", "lzma"):
        return lzma.compress(data, lzma.FORMAT_XZ if kind == "xz" else lzma.FORMAT_ALONE, preset=0)
    return COMPRESS[kind](data)


def inside(data: bytes, size: int = 1 << 16) -> bytes:
    return b"".join(decompressed(data[at : at + size] for at in range(0, len(data), size)))


def read_before_error(chunks: Iterator[bytes]) -> tuple[bytes, str]:
    """What was handed on, and the error after it."""
    read = bytearray()
    try:
        for chunk in chunks:
            read += chunk
    except OSError as error:
        return bytes(read), str(error)
    raise AssertionError("there was no error")


# --- what cannot be read ---------------------------------------------------------------------------------


@KINDS
def test_a_truncated_or_damaged_input_is_read_to_where_it_ends_and_is_trouble(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = long(kind)[:-20_000]
    path = tmp_path / "log"
    for data, wrong in ((cut, "is cut off\n"), (cut + bytes(100) + long(kind)[-19_900:], "cannot be read further: ")):
        path.write_bytes(data)
        assert main(["--format", "jsonl", str(path)]) == 2
        said = capsys.readouterr()
        assert json.loads(said.out)["cause"] == "token-expired"
        assert said.err.startswith(f"ecr-denied: {path}: {kind} data {wrong}")


@KINDS
def test_damage_loses_little_before_it(kind: str) -> None:
    whole, data = EXPIRED + NOISE, bytearray(long(kind))
    data[-3] ^= 0xFF  # of the checksum, or of the end
    read, _ = read_before_error(decompressed([bytes(data)]))
    assert whole.startswith(read)
    assert len(whole) - len(read) < (1_000_000 if kind == "bzip2" else 200_000)  # a block of it


@KINDS
def test_what_is_no_member_behind_one_is_not_passed_over(kind: str) -> None:
    read, error = read_before_error(decompressed([COMPRESS[kind](EXPIRED), b"this is not compressed"]))
    assert read == EXPIRED and error.startswith(f"{kind} data cannot be read further")


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04", "zip"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"\x04\x22\x4d\x18", "lz4"),
        (b"\x02\x21\x4c\x18", "lz4"),
        (b"LZIP\x01", "lzip"),
        (b"\x89LZO\x00\r\n\x1a\n", "lzop"),
        (b"\xff\x06\x00\x00sNaPpY", "snappy"),
        (b"\x1f\x9d", "compress"),
    ],
)
def test_data_of_another_kind_is_never_nothing_found(
    begins: bytes, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log"
    path.write_bytes(begins + bytes(100))
    assert main([str(path)]) == 2
    assert capsys.readouterr() == ("", f"ecr-denied: {path}: {kind} data is not read: unpack it\n")


def archived(data: bytes, form: int = tarfile.DEFAULT_FORMAT) -> bytes:
    """An archive of one file."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=form) as tar:
        member = tarfile.TarInfo("job.log")
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    return archive.getvalue()


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_an_archive_is_never_nothing_found(form: int) -> None:
    for data, kind in ((archived(EXPIRED, form), "tar"), (gzip.compress(archived(EXPIRED, form)), "gzip")):
        read, error = read_before_error(decompressed([data]))
        assert read == b"" and error.startswith(kind) and error.endswith("tar data is not read: unpack it")


@KINDS
def test_what_was_compressed_twice_is_never_nothing_found(kind: str) -> None:
    """It is not read either: some kilobytes can hold themselves, without an end."""
    read, error = read_before_error(decompressed([COMPRESS[kind](gzip.compress(EXPIRED))]))
    assert (read, error) == (b"", f"{kind} data that holds gzip data is not read: unpack it")


def test_zstd_without_its_library_is_never_nothing_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    path = tmp_path / "log"
    path.write_bytes(zstd(EXPIRED))
    assert main([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and f"Python 3.14, or with: {adding('zst')}" in said.err


def test_a_dictionary_larger_than_any_setting_of_xz_asks_for_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 29}]
    _, error = read_before_error(decompressed([lzma.compress(EXPIRED, filters=filters)]))
    assert error == "xz data cannot be read further: Memory usage limit exceeded"


# --- what is not compressed ------------------------------------------------------------------------------


@looped(
    "text",
    [
        *(
            b"",
            b"P",
            b"B",
            b"BZh9 is how bzip2 begins",
            b"\x1f",
            b"(\xb5",
            b"P*M",
            b"plain\n",
            b"LZIP",
            b"]\n",
            b"Rar! ",
        ),
        b"x" * 256 + b"ustar",
    ],
)
def test_text_that_begins_like_compressed_data_stays(text: bytes) -> None:
    assert inside(text) == inside(text, 1) == text


def test_a_pause_is_handed_on() -> None:
    assert list(decompressed([b"B", b"", b"ye\n", b""])) == [b"", b"Bye\n", b""]


# --- what is inside --------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_members_are_read_one_after_the_other_however_they_are_cut(kind: str, size: int) -> None:
    member = COMPRESS[kind]
    assert inside(member(EXPIRED) + member(b"") + member(NOISE[:5000]), size) == EXPIRED + NOISE[:5000]
    assert inside(member(b""), size) == b""


@pytest.mark.parametrize("kind", ["gzip", "xz"])
def test_zeros_behind_a_member_are_padding(kind: str) -> None:
    member = COMPRESS[kind](EXPIRED)
    assert inside(member + bytes(512) + member + bytes(4)) == EXPIRED * 2


def test_a_frame_to_skip_may_come_first() -> None:
    assert inside(b"\x50\x2a\x4d\x18\x04\x00\x00\x00skip" + zstd(EXPIRED)) == EXPIRED


@KINDS
def test_what_came_before_a_pause_is_handed_on_in_it(kind: str) -> None:
    chunks = list(decompressed([COMPRESS[kind](EXPIRED), b"", COMPRESS[kind](EXPIRED)]))
    assert chunks == [EXPIRED, b"", EXPIRED]


@KINDS
def test_memory_stays_bounded_however_much_is_inside(kind: str) -> None:
    data = COMPRESS[kind](bytes(1 << 26))
    list(decompressed([COMPRESS[kind](EXPIRED)]))  # loads its library
    tracemalloc.start()
    try:
        size = sum(map(len, decompressed([data])))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size == 1 << 26 and peak < 1 << 24


def test_standard_input_is_read_as_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(EXPIRED))))
    assert main(["--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["cause"] == "token-expired"


def test_a_kind_that_begins_is_read_or_said_not_to_be() -> None:
    assert set(compression._MEMBERS) < set(compression._BEGINS.groupindex)
