"""Results as GitLab's Code Quality report (GitLab's documentation, Code Quality, "Code Quality report format").

Everything that came from a log is hostile here, as it is in ``ecr_denied.output.data``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecr_denied.output.document import document, item
from ecr_denied.output.quoted import Printed
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result, path_of, title_of, told

__all__ = ["as_gitlab"]


def as_gitlab(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one JSON array with an issue a failure; GitLab knows the same one of two jobs by its fingerprint.

    :param quoted: whether what is only quoted is an issue as well; by default, one for information says so where that
        is all.
    """
    printed = Printed(results, quoted=quoted)

    def issues() -> Iterator[dict[str, object]]:
        yield from rendered(printed, _issue, lost)
        for result in printed.left_out[:1]:
            yield _issue(result) | {"severity": "info", "description": printed.note}

    return document("[", map(item, issues()), lambda: "", depth=2)


def _issue(result: Result) -> dict[str, object]:
    failure = result.failure
    return {
        "description": f"{title_of(failure)}: {' '.join(told(result))}",
        "check_name": failure.cause,
        "fingerprint": failure.fingerprint,
        "severity": "major",
        "location": {"path": path_of(result), "lines": {"begin": failure.first_line, "end": failure.last_line}},
    }
