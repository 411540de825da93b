"""The texts of the tables beside this, and their products: every mask in every text, every message in every frame."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.formats.cases import FOLDER, Case, cases_in, meant
from tests.formats.frames import ANY, LINES, PULLING, QUOTED
from tests.formats.messages import PULLS, SHORT, TWO_LINES
from tests.tables import documents_in, lines_in

__all__ = ["documents", "framed", "masked", "negatives"]


def documents() -> Iterator[tuple[str, Case]]:
    """Every paste, and as it looks with other ends of lines, indented, quoted, and as JSON in one line."""
    for head, text in documents_in(FOLDER / "documents.txt"):
        name, said = head.halves()
        causes, fields = meant(said)
        ways = {
            "whole": text,
            "crlf": text.replace("\n", "\r\n"),
            "indented": "    " + text.replace("\n", "\n    "),
            "quoted": "> " + text.replace("\n", "\n> "),
        }
        if text.startswith("{"):
            ways["compact"] = json.dumps(json.loads(text))
        for way, words in ways.items():
            yield name, Case(way, words, causes, fields, "optional" in said)


def masked() -> Iterator[tuple[str, Case]]:
    """Every mask in every text, by mask."""
    for mask_name, mask in (line.named() for line in lines_in(FOLDER / "masks.txt", "masks")):
        for case in cases_in("masks.txt", "texts"):
            yield mask_name, Case(case.name, str(case.text).replace("{a}", mask), case.causes, case.fields)


def _named(section: str) -> dict[str, str]:
    return dict(line.named() for line in lines_in(FOLDER / "negatives.txt", section))


def negatives() -> Iterator[tuple[str, Case]]:
    """Every near miss, alone and beside a success of ECR's, by what it is."""
    successes = _named("successes")
    for how, words in _named("refusals").items():
        for where, place in _named("elsewhere").items():
            reference, host, path = place.split(" ")
            name = reference.rpartition(":")[0]
            text = words.replace("{r}", reference).replace("{n}", name).replace("{h}", host).replace("{p}", path)
            yield how, Case(where, text)
            for above, success in successes.items():
                yield how, Case(f"{where}-after-{above}", success + text)
    for group in ("tool", "service", "prose"):
        for name, text in _named(group).items():
            yield f"{group}-{name}", Case("alone", text)
            yield f"{group}-{name}", Case("after-push", successes["push"] + text)
            yield f"{group}-{name}", Case("before-pull", f"{text}\n{successes['pull']}")
    for name, text in _named("healthy").items():
        yield f"healthy-{name}", Case("alone", text)


def framed() -> Iterator[tuple[str, Case]]:
    """The messages in the frames, by frame."""
    for frames, messages in (
        (LINES, (*SHORT[::2], TWO_LINES)),
        (ANY, SHORT),
        (QUOTED, (*SHORT[1::2], TWO_LINES)),
        (PULLING, PULLS),
    ):
        for frame, wrap in frames.items():
            for message in messages:
                yield frame, Case(message.name, wrap(str(message.text)), message.causes, message.fields)
