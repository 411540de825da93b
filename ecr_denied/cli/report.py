"""``ecr-denied report``: a text and how it was read, as a block to paste into an issue."""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from collections.abc import Iterator, Sequence

from ecr_denied import __version__
from ecr_denied.cli.inputs import opened
from ecr_denied.cli.outputs import TROUBLE, complain, reason_of, written
from ecr_denied.reading.lines.encoding import utf16
from ecr_denied.reading.reader import parse
from ecr_denied.records import Failure
from ecr_denied.redaction import clean, inert, redact

__all__ = ["LONGEST", "renamed", "reported"]

# The body of an issue of GitHub's has 65,536 characters.
LONGEST = 30_000
# Account ids as AWS's documentation uses them, and made ones where a text has more.
_ACCOUNTS = ("111122223333", "444455556666", "123456789012", *(f"{number:012}" for number in range(1, 1000)))
_ACCOUNT = re.compile(r"(?<!\d)\d{12}(?!\d)")


def reported(options: argparse.Namespace) -> int:
    """Write the block for a text: the text without its secrets, and the records that were read.

    :param options: the file, and whether accounts and names become invented ones.
    :returns: the exit status: 2 where there is no such file, or it is too long.
    """
    name = options.file or "-"
    try:
        with opened(name) as stream:
            said = stream.read(4 * LONGEST + 1)
    except OSError as error:
        complain(name, reason_of(error))
        return TROUBLE
    words = said.decode(utf16(said) or "utf-8", "replace")
    if len(words) > LONGEST:
        complain(name, f"more than {LONGEST} characters: pass the lines around the failure")
        return TROUBLE
    text = _free_of_secrets(words)
    return written(lambda: _block(renamed(text) if options.redacted else text))


def _free_of_secrets(words: str) -> str:
    lines = (clean(line.expandtabs(4)) for line in words.splitlines())
    return redact("\n".join(lines))  # a private key has several lines


def renamed(text: str) -> str:
    """The text with invented accounts and names. A name stays where the text would be read otherwise without it."""
    invented = dict(zip(dict.fromkeys(_ACCOUNT.findall(text)), _ACCOUNTS, strict=False))
    text = _ACCOUNT.sub(lambda found: invented.get(found[0], _ACCOUNTS[-1]), text)
    read = parse(text)
    for number, name in enumerate(sorted(_names(read), key=len, reverse=True), 1):
        parts = "/".join(f"name{number}" for _ in name.split("/"))
        other = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", parts, text)
        if _told(parse(other)) == _told(read):
            text = other
    return text


def _names(failures: Sequence[Failure]) -> set[str]:
    """The names that people gave, as the records hold them."""
    names = set[str]()
    for one in failures:
        names |= {*filter(None, (one.repository, one.tag, one.registry_alias))}
        if one.principal:
            names |= {*filter(None, (one.principal.name, one.principal.session))}
        if one.command:
            names |= {*filter(None, (one.command.profile, one.command.secret, one.command.node, one.command.user))}
    return names


def _told(failures: Sequence[Failure]) -> list[tuple[object, ...]]:
    """What the records say but for names."""
    return [
        (one.cause, one.wording, one.told, one.operation, one.client, one.action, one.model_fields_set)
        for one in failures
    ]


def _block(text: str) -> Iterator[str]:
    records = [one.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for one in parse(text)]
    read = json.dumps(records, indent=1, ensure_ascii=False)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text + read)), default=0))
    yield f"ecr_denied {__version__}, Python {platform.python_version()}, {sys.platform}"
    for title, language, words in (("What was printed", "text", text), ("What was read", "json", read)):
        yield from ("", f"**{title}**", "", f"{fence}{language}")
        yield from map(inert, words.split("\n"))
        yield fence
    yield from ("", "**What it should have said**", "", "...")
