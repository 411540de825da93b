"""A word in the name of a repository says nothing: whatever ordinary name it has, a failure is read as any other is."""

from __future__ import annotations

from zlib import crc32

from tests.formats.cases import Case, compare
from tests.formats.table import ROWS
from tests.looped import looped

# Words that other reports hold, that failures hold, and that clients do.
NAMES = (
    *("health-api", "startup/web", "team/findings", "crash-reporter", "statements", "lifecycle-manager", "oom-watch"),
    *("token-service", "timeout-handler", "forbidden-city", "unauthorized-web", "failed-jobs", "denied-list"),
    *("team/errors", "login", "team/push", "proxy-cache", "registry-mirror", "kubectl", "manifest-unknown"),
    *("severity", "blob-store"),
)


def renamed(case: Case, name: str) -> Case:
    """The same text and fields, of a repository of another name."""
    known = case.fields["repository"]
    assert isinstance(known, str) and isinstance(case.text, str)
    return Case(
        f"{case.name} of {name}", case.text.replace(known, name), case.causes, {**case.fields, "repository": name}
    )


# Of every format whose text names a repository the name whose turn it is.
CASES = [
    renamed(case, NAMES[crc32(str(case.text).encode()) % len(NAMES)])
    for case in (row.case for row in ROWS)
    if case.causes and not case.optional and str(case.fields.get("repository")) in str(case.text)
]


@looped("case", CASES)
def test_a_failure_is_read_whatever_the_repository_is_called(case: Case) -> None:
    gaps = compare(case)
    assert not gaps.wrong and "the failure" not in gaps.missing, (case.text, gaps)
