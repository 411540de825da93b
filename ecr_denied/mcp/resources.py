"""The resources: what can be looked up without a text. Each is a JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ecr_denied.advice import explain
from ecr_denied.advice.texts import texts_in
from ecr_denied.catalogue import CATALOGUE, Verdict
from ecr_denied.output.schema import schema
from ecr_denied.records import Cause, Language

__all__ = ["ONE_CAUSE", "RESOURCES", "Readable", "document_at"]

_ROOT = "ecr-denied://"
_CAUSES = f"{_ROOT}causes"
# The address of a cause, as an RFC 6570 template.
ONE_CAUSE = f"{_CAUSES}/{{cause}}"


@dataclass(frozen=True, slots=True)
class Readable:
    """One document: its name, what it is, and the JSON of it."""

    name: str
    what: str
    document: Callable[[], str]


def _causes() -> str:
    means = texts_in(Language.ENGLISH).causes
    return json.dumps({cause.value: means[cause].means for cause in Cause}, indent=2)


def _wordings() -> str:
    """Every wording that can decide; a cause of ``None`` is decided by the HTTP status in the words."""
    decide = (entry for entry in CATALOGUE if isinstance(entry, Verdict))
    return json.dumps({entry.name: {"cause": entry.cause, "source": entry.source} for entry in decide}, indent=2)


RESOURCES: Mapping[str, Readable] = {
    _CAUSES: Readable("causes", "Every cause, with what it means.", _causes),
    f"{_ROOT}wordings": Readable("wordings", "Every wording that can decide: its cause and its source.", _wordings),
    f"{_ROOT}schema": Readable("schema", "The JSON Schema of a record: what each field means.", schema),
}


def document_at(address: str) -> str | None:
    """The JSON at an address; ``None`` where there is none."""
    if address in RESOURCES:
        return RESOURCES[address].document()
    kind, _, name = address.rpartition("/")
    if kind != _CAUSES or name not in set(Cause):
        return None
    return explain(Cause(name)).model_dump_json(indent=2)
