"""Encodings: UTF-16 is told from the first bytes, marked or not; everything else is handed on without its mark."""

from __future__ import annotations

import codecs

from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied import Cause, Failure, parse, scan
from ecr_denied.reading.lines.encoding import Utf8
from tests.looped import looped
from tests.strategies import cuts

EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
MARKS = [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]


def one(data: bytes) -> Failure:
    (failure,) = scan([data])
    return failure


def decoded(*chunks: bytes) -> bytes:
    decoder = Utf8()
    return b"".join([*map(decoder.feed, chunks), decoder.flush()])


# --- nothing to tell, nothing to fall over ---------------------------------------------------------------


@given(st.data())
def test_no_byte_of_what_is_not_utf_16_is_changed(data: st.DataObject) -> None:
    text = data.draw(
        st.text().map(str.encode) | st.binary().filter(lambda raw: raw[:2] not in (b"\xff\xfe", b"\xfe\xff"))
    )
    if b"\x00" not in text:
        assert decoded(*data.draw(cuts(text))) == text.removeprefix(codecs.BOM_UTF8)


def test_a_mark_does_not_make_another_line_of_the_first() -> None:
    # Without its mark the line is one of a list of commits.
    text = f"111122223333 Authorization {HOST}/team/app:v1\ntoomanyrequests: Rate exceeded\n"
    assert list(scan([text.encode("utf-8-sig")])) == parse(text)


@looped("data", [b"a\x00b\x00", b"\x00a\x00b", b"\x00a\x00\x00", b"a\x00\x00\x00"])
def test_a_few_zero_bytes_do_not_make_a_text_utf_16(data: bytes) -> None:
    assert one(data + b"plain text from here, and more\n" + EXPIRED.encode()).cause is Cause.TOKEN_EXPIRED


@looped("data", [b"\0user\0x\0", b"x\0AUTH\0", b"ELF\0\2\0\x40\0\0\0\x38\0\0\0", b"n\0EOF"])
def test_zero_bytes_between_words_and_in_numbers_do_not_make_a_text_utf_16(data: bytes) -> None:
    whole = data + EXPIRED.encode()
    assert decoded(whole) == whole and decoded(data) == data
    assert decoded(data * 20 + EXPIRED.encode()) == data * 20 + EXPIRED.encode()


@looped("sign", [b"\x00", b"\x00\x01", b"\x01\x00"])
def test_zero_bytes_in_place_of_what_was_cut_off_a_log_do_not_make_it_utf_16(sign: bytes) -> None:
    assert one(b"\x00" * 4096 + sign + EXPIRED.encode()).cause is Cause.TOKEN_EXPIRED


@looped("data", [b"d", b"\x00", b"d\x00", b"\x00d", b"d\x00\x00"])
def test_a_few_bytes_tell_no_encoding(data: bytes) -> None:
    assert decoded(data) == data


def test_what_is_held_back_is_no_more_than_what_tells_the_encoding() -> None:
    assert Utf8().feed(b"x" * 255) == b""
    assert Utf8().feed(b"x" * 256) == b"x" * 256


def test_nothing_is_told_before_the_encoding_is_known_and_nothing_is_lost() -> None:
    decoder = Utf8()
    assert decoder.feed(b"short") == b""
    assert decoder.flush() == b"short"
    assert decoder.feed(b"more") == b"more"
    assert decoder.flush() == b""


# --- what is read ---------------------------------------------------------------------------------------


@looped("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@example(text="plain " * 9 + "\U0001f433 ü\n")
@given(text=st.text(st.characters(codec="utf-16")))
def test_utf_16_comes_out_as_utf_8_in_any_cut(encoding: str, text: str) -> None:
    whole = ("enough of plain ASCII to tell\n" + text).encode(encoding)
    expected = whole.decode(encoding).encode()
    for at in range(0, len(whole) + 1, 7):
        assert decoded(whole[:at], whole[at:]).removeprefix(b"\xef\xbb\xbf") == expected


@looped("encoding", ["utf-16-le", "utf-16-be"])
@looped(
    "first",
    ["\u200b", "→ ", "日本語の行\n", "「ビルド」\u3000\r\n", "Журнал сборки\n", "🐳 ", "あ" * 60 + "\n", "┌──┐\n"],
)
def test_utf_16_without_a_mark_is_told_whatever_alphabet_its_first_words_have(encoding: str, first: str) -> None:
    for at in (0, 5, 13):
        whole = f"docker push x\n{EXPIRED}\n"
        whole = whole[:at] + first + whole[at:]
        assert decoded(whole.encode(encoding)).decode() == whole
        assert list(scan([whole.encode(encoding)])) == list(scan([whole.encode()]))


@looped("mark", MARKS)
def test_a_mark_alone_tells_utf_16_of_any_alphabet(mark: bytes) -> None:
    words = "журнал сборки и ещё немного"
    assert decoded(mark + words.encode("utf-16-le" if mark == MARKS[0] else "utf-16-be")).decode() == words


def test_what_is_left_of_a_character_at_the_end_is_a_sign() -> None:
    decoder = Utf8()
    words = "abcdefgh" * 32
    assert decoder.feed(words.encode("utf-16") + b"\x3d") == words.encode()
    assert decoder.flush() == b""
    assert decoder.close() == "\ufffd".encode()


def test_utf_16_cut_off_in_the_middle_of_a_character_is_read() -> None:
    assert one(EXPIRED.encode("utf-16") + b"\x3d").cause is Cause.TOKEN_EXPIRED
    assert one(EXPIRED.encode("utf-16") + b"\x3d\xd8").cause is Cause.TOKEN_EXPIRED


@looped("encoding", ENCODINGS)
def test_a_short_text_is_told_by_what_there_is_of_it(encoding: str) -> None:
    assert decoded("EOF\r\n".encode(encoding)).removeprefix(b"\xef\xbb\xbf") == b"EOF\r\n"


@looped("encoding", ENCODINGS)
def test_a_stream_that_arrives_byte_by_byte_gives_the_same_records(encoding: str) -> None:
    text = "naïve\r\ndenied: Your authorization token has expired.\r\nü 🐳\n"
    whole = text.encode(encoding)
    expected = list(scan([whole]))
    assert [failure.cause.value for failure in expected] == ["token-expired"]
    assert list(scan(whole[at : at + 1] for at in range(len(whole)))) == expected
    for at in range(len(whole) + 1):
        assert list(scan([whole[:at], whole[at:]])) == expected


@looped("junk", [b"\xff", b"\xc3", b"\xe2\x82", b"\x80\x81", b"\x00", b"\x00\x00\x00"])
def test_undecodable_bytes_hide_nothing_beside_them(junk: bytes) -> None:
    for data in (junk + EXPIRED.encode(), junk + b"\n" + EXPIRED.encode(), EXPIRED.encode() + junk):
        assert one(data).cause is Cause.TOKEN_EXPIRED


def test_nul_bytes_inside_the_words_are_taken_out() -> None:
    said = b"The repository with name 'a\x00pp' does not exist in the registry with id '111122223333'"
    assert one(said).repository == "app"
