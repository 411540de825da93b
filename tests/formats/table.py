"""The formats of every client, and the cases they make: every format with every sentence it can carry.

``clients`` has a table for each client. Above a format are the versions that print it and where that is written. A
format is its words with ``{placeholders}`` (see ``words.py``): ``{code}`` and ``{CODE}`` are a saying's code as
distribution and as ECR spell it, ``{said}`` its words, ``{status}`` its status. Behind the arrow is what it must give
beside what the saying means: ``says`` names sayings, without them a format has causes of its own; ``tells`` is what it
says of the place; ``-field`` is left open; ``place=public`` is ECR Public. What a format does not tell must be empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.formats.cases import FOLDER, Case, Fields, meant
from tests.formats.words import PLACES, PUBLIC, Place, Saying, fill, sayings
from tests.tables import Line, lines_in

__all__ = ["ROWS", "Format", "Row", "case_of", "format_of"]

_OF_PLACE = {"registry_id": "account", "region": "region", "repository": "repo", "tag": "tag", "digest": "digest"}
_TELLS = {name: tuple(_OF_PLACE)[:parts] for name, parts in (("HOST", 2), ("NAME", 3), ("REF", 4))}
_UNSAID = dict.fromkeys(
    (*_OF_PLACE, "code", "http_status", "action", "principal_arn", "policy_type", "policy_effect", "cross_account")
)
_OWN = (Saying("own"),)


class Format(NamedTuple):
    """A client's format: its words, the sayings it carries, what it tells of the place, and what else it must give."""

    at: str
    words: str
    says: tuple[Saying, ...] = _OWN
    tells: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    unchecked: frozenset[str] = frozenset()
    place: Place | None = None


def format_of(line: Line, words: str, said: tuple[str, ...]) -> Format:
    """The format of a line.

    :raises ValueError: when nothing above the line says which versions print it, and where that is written.
    """
    if ": " not in line.comment:
        raise ValueError(f"{line.at}: above a format stands '# VERSIONS: SOURCE'")
    form = Format(line.at, words)
    for word in said:
        name, _, value = word.partition("=")
        if name == "says":
            form = form._replace(says=sayings(value))
        elif name == "tells":
            form = form._replace(tells=tuple(part for one in value.split(",") for part in _TELLS.get(one, (one,))))
        elif name == "place":
            form = form._replace(place=PUBLIC if value == "public" else PLACES[int(value)])
        elif word.startswith("-"):
            form = form._replace(unchecked=form.unchecked | {word[1:]})
        else:
            form = form._replace(said=(*form.said, word))
    return form


def _formats(table: str) -> Iterator[Format]:
    for line in lines_in(FOLDER / table):
        text, said = line.halves()
        yield format_of(line, text.removeprefix("  "), said)


def case_of(name: str, form: Format, saying: Saying, place: Place) -> Case:
    """The text of ``form`` carrying ``saying`` about ``place``, with everything both say and leave open."""
    code = saying.code.replace("_", " ").lower()
    text = fill(form.words, place, said=saying.words, code=code, CODE=saying.code, status=saying.status)
    causes, fields = meant(fill(word, place) for word in (*saying.said, *form.said))
    return Case(name, text, causes, _fields(form, saying, place, fields) if causes else {}, "optional" in form.said)


def _fields(form: Format, saying: Saying, place: Place, said: Fields) -> Fields:
    fields = {**_UNSAID, **{name: place.words()[_OF_PLACE[name]] or None for name in form.tells}, **said}
    if "{code}" in form.words or "{CODE}" in form.words:
        fields["code"] = saying.code or None
    if "{status}" in form.words:
        fields["http_status"] = int(saying.status[:3])
    if fields["principal_arn"] is not None and fields["registry_id"] is not None:
        fields["cross_account"] = place.crosses
    return {name: value for name, value in fields.items() if name not in form.unchecked}


class Row(NamedTuple):
    """A format that carries a saying, and the case it makes."""

    client: str
    form: Format
    saying: Saying
    case: Case


def _rows(client: str) -> Iterator[Row]:
    for number, form in enumerate(_formats(f"clients/{client}.txt"), 1):
        for turn, saying in enumerate(form.says):
            place = form.place or PLACES[(number + turn) % len(PLACES)]
            yield Row(client, form, saying, case_of(f"{form.at} {saying.name}", form, saying, place))


# Every format with every sentence it can carry. The places take turns.
ROWS = [row for path in sorted(FOLDER.joinpath("clients").glob("*.txt")) for row in _rows(path.stem)]
