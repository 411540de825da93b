"""What holds for every input, as functions of bytes that raise where it does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from ecr_denied import Failure, group, parse, scan
from ecr_denied.redaction import inert, inert_json, printable, redact
from tests.hostile.outputs import FORMATS, OWN, fields, printed, read, strings

__all__ = ["PROPERTIES", "TURNS"]

# Lines that tell nothing and could be a piece of no name, more of them than anything is remembered for, and more than a
# short input has, which is one report. The blank ones keep a name from being taken for the rest of one above.
_FAR = b"\n" + b"; ok;\n" * 200 + b"\n"

# Byte order marks tell the encoding where they stand first, and nothing elsewhere.
_MARKS = b"\xef\xbb\xbf\xfe\xff"


def _records(*chunks: bytes) -> list[Failure]:
    return list(scan(chunks))


def _moved(failures: Iterable[Failure], lines: int) -> list[Failure]:
    return [
        f.model_copy(update={"first_line": f.first_line + lines, "last_line": f.last_line + lines}) for f in failures
    ]


def nothing_raises_and_nothing_leaks(data: bytes) -> None:
    """Whatever is read can be advised on and printed, holds no secret, and steers nothing."""
    results = read(data.decode("utf-8", "replace"))
    for shown in results:
        for string in strings(shown.failure.model_dump(mode="json")):
            assert redact(string) == string, string
    if not results or sum(data) % 4:
        return  # advice and output cost ten times as much
    for string in fields(results):
        assert redact(string) == string, string
    form = FORMATS[sum(data) // 4 % len(FORMATS)]
    safe = inert_json if form in ("json", "jsonl") else inert
    for line in printed(results, form).splitlines():
        own = line.removeprefix(OWN.get(form, ""))
        assert safe(own) == own, line
        assert "coloured" in form or printable(line) == line, line


def no_cut_changes_the_records(data: bytes) -> None:
    """A stream may be cut anywhere."""
    size = sum(data[:8]) % (len(data) + 1) or 7
    assert _records(*(data[at : at + size] for at in range(0, len(data), size))) == _records(data)


def line_ends_change_nothing(data: bytes) -> None:
    """Windows' line ends are line ends."""
    if b"\r" not in data:
        assert _records(data.replace(b"\n", b"\r\n")) == _records(data)


def marks_and_encodings_change_nothing(data: bytes) -> None:
    """A byte order mark is none of the text; UTF-16 is the same text, without a mark where it begins with ASCII."""
    text = data.decode("utf-8", "replace").replace("\0", "").lstrip("\ufeff")
    forms = [
        b"\xef\xbb\xbf" + text.encode(),
        *(mark + text.encode(name) for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))),
    ]
    if len(text) > 1 and text[:16].isascii():
        forms += [text.encode("utf-16-le"), text.encode("utf-16-be")]
    assert _records(forms[sum(data) % len(forms)]) == _records(text.encode())


def lines_around_move_the_records(data: bytes) -> None:
    """Lines that tell nothing change the numbers of lines alone."""
    text = data.replace(b"\0", b"").lstrip(_MARKS)
    whole = text.rstrip(b"\r\n") + b"\n\n"
    assert _records(_FAR, whole, _FAR) == _moved(_records(whole, _FAR), _FAR.count(b"\n"))


def a_text_told_twice_tells_the_same(data: bytes) -> None:
    """Far from each other, two copies tell what one does, twice."""
    text = data.replace(b"\0", b"").lstrip(_MARKS).rstrip(b"\r\n") + b"\n\n"
    once, twice = list(group(scan([text, _FAR]))), list(group(scan([text, _FAR, text, _FAR])))
    assert [f.fingerprint for f in twice] == [f.fingerprint for f in once]
    assert [f.occurrences for f in twice] == [2 * f.occurrences for f in once]


def a_record_survives_its_json(data: bytes) -> None:
    """A dumped record is the record."""
    for failure in parse(data):
        assert Failure.model_validate_json(failure.model_dump_json()) == failure
        assert Failure.model_validate(json.loads(json.dumps(failure.model_dump(mode="json")))) == failure


def redaction_has_an_end(data: bytes) -> None:
    """What was redacted is not redacted again."""
    words = printable(data.decode("utf-8", "replace"))
    assert redact(redact(words)) == redact(words)


PROPERTIES: tuple[Callable[[bytes], None], ...] = (
    nothing_raises_and_nothing_leaks,
    no_cut_changes_the_records,
    line_ends_change_nothing,
    marks_and_encodings_change_nothing,
    lines_around_move_the_records,
    a_text_told_twice_tells_the_same,
    a_record_survives_its_json,
    redaction_has_an_end,
)
# How often the fuzzer tries each: those that read a text several times once, while others are tried often.
TURNS = (
    *PROPERTIES,
    *(nothing_raises_and_nothing_leaks,) * 5,
    *(redaction_has_an_end,) * 4,
    a_record_survives_its_json,
)
