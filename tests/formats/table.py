"""The formats of every client as rows, and the cases they make: every format with every sentence it can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.formats.cases import Case, Fields
from tests.formats.words import PLACES, Place, Saying, fill

__all__ = ["HOST", "NAME", "REF", "Format", "case_of", "cases_of"]

# What a format's own words say of the place.
HOST = ("registry_id", "region")
NAME = (*HOST, "repository")
REF = (*NAME, "tag")

_OF_PLACE = {"registry_id": "account", "region": "region", "repository": "repo", "tag": "tag", "digest": "digest"}
_UNSAID = dict.fromkeys(
    (*REF, "digest", "code", "http_status", "action", "principal_arn", "policy_type", "policy_effect", "cross_account")
)


@dataclass(frozen=True, slots=True)
class Format:
    """A client's format: its words with ``{placeholders}``, the versions that print it, and where that is written.

    ``{code}`` and ``{CODE}`` are a saying's code as distribution and as ECR spell it, ``{said}`` its words,
    ``{status}`` its status. A format without a saying has causes of its own; with neither it is no failure.
    """

    words: str
    versions: str
    source: str
    tells: tuple[str, ...] = ()
    says: tuple[Saying, ...] = ()
    causes: tuple[str, ...] = ()
    operation: str | None = None
    fields: Fields = field(default_factory=dict)
    optional: bool = False
    unchecked: tuple[str, ...] = ()
    place: Place | None = None


def cases_of(client: str, formats: tuple[Format, ...]) -> Iterator[tuple[str, Case]]:
    """One case for each format and saying, by row; the places take turns."""
    for number, form in enumerate(formats, 1):
        for turn, saying in enumerate(form.says or (Saying("own", "", "", form.causes),)):
            place = form.place or PLACES[(number + turn) % len(PLACES)]
            yield f"{client}-{number:02}", case_of(saying.name, form, saying, place)


def case_of(name: str, form: Format, saying: Saying, place: Place) -> Case:
    """The text of ``form`` carrying ``saying`` about ``place``, with everything both say and leave open."""
    code = saying.code.replace("_", " ").lower()
    text = fill(form.words, place, said=saying.words, code=code, CODE=saying.code, status=saying.status)
    return Case(name, text, saying.causes, _fields(form, saying, place), form.optional)


def _fields(form: Format, saying: Saying, place: Place) -> Fields:
    if not saying.causes:
        return {}
    said = {name: place.words()[_OF_PLACE[name]] or None for name in form.tells}
    if form.operation:
        said["operation"] = form.operation
    words: dict[str, str | int | bool | None] = {**_UNSAID, **said}
    for name, value in (dict(saying.fields) | dict(form.fields)).items():
        if isinstance(value, str):
            words[name] = place.crosses if value == "{crosses}" else fill(value, place)
        else:
            words[name] = value
    if "{code}" in form.words or "{CODE}" in form.words:
        words["code"] = saying.code or None
    if "{status}" in form.words:
        words["http_status"] = int(saying.status[:3])
    if words["principal_arn"] is not None and words["registry_id"] is not None:
        words["cross_account"] = place.crosses
    return {name: value for name, value in words.items() if name not in form.unchecked}
