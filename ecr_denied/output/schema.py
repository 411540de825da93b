"""What a line of ``--format jsonl`` holds, as a JSON Schema."""

from __future__ import annotations

import json

from pydantic import Field

from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.records import Advice, Failure

__all__ = ["Line", "schema"]


class Line(Failure):
    """One failure, as ``ecr-denied --format jsonl`` writes it."""

    schema_version: int = Field(
        description="Of this schema: raised when a field goes or changes its meaning.",
        json_schema_extra={"const": SCHEMA_VERSION},
    )
    source: str = Field(description="The name of the input, - for standard input.")
    advice: list[Advice] = Field(description="What to check, in order.")


def schema() -> str:
    """The JSON Schema (draft 2020-12) of a line."""
    said = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Line.model_json_schema(mode="serialization")}
    return json.dumps(said, indent=2)
