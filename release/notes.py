"""Say what is released, and write the changelog's section as its notes: ``python -m release.notes [REF]``.

``REF`` is what the workflow runs for, such as ``refs/tags/v1.2.0``. Where it is no tag, nothing is published. A tag has
to be the version, in pyproject.toml, in the package and in the changelog, with a date.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import ecr_denied
from release.project import MADE, ROOT, metadata

__all__ = ["notes", "section", "wrong_with"]

_TAG = "refs/tags/"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def notes(ref: str) -> int:
    """Write the notes, and tell the workflow whether to publish.

    :returns: the exit status: 1 where a tag does not fit.
    """
    head, body = section((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    MADE.mkdir(exist_ok=True)
    (MADE / "notes.md").write_text(body, encoding="utf-8")
    publishes = ref.startswith(_TAG)
    faults = list(wrong_with(ref.removeprefix(_TAG), head, metadata()["version"])) if publishes else []
    for fault in faults:
        print(f"not released: {fault}", file=sys.stderr)
    if not publishes:
        print(f"{ref or 'no ref'} is no tag: nothing is published")
    output = os.environ.get("GITHUB_OUTPUT")
    if output and not faults:
        with Path(output).open("a", encoding="utf-8") as told:
            told.write(f"publish={str(publishes).lower()}\n")
    return 1 if faults else 0


def wrong_with(tag: str, head: str, version: str) -> Iterator[str]:
    """What does not fit the tag, in words.

    :param head: of the changelog's first section.
    :param version: in pyproject.toml.
    """
    if tag != f"v{version}":
        yield f"the tag is {tag}, and pyproject.toml says {version}"
    if ecr_denied.__version__ != version:
        yield f"ecr_denied.__version__ is {ecr_denied.__version__}, and pyproject.toml says {version}"
    released, _, when = head.partition(", ")
    if released != version or not _DATE.fullmatch(when):
        yield f"CHANGELOG.md begins with '{head}', and not with '{version}, YEAR-MONTH-DAY'"


def section(changelog: str) -> tuple[str, str]:
    """The head and the words of the first section."""
    _, _, rest = changelog.partition("\n## ")
    head, _, body = rest.partition("\n")
    return head.strip(), body.partition("\n## ")[0].strip() + "\n"


if __name__ == "__main__":
    sys.exit(notes((sys.argv[1:] or [os.environ.get("GITHUB_REF", "")])[0]))
