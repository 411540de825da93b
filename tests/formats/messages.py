"""A few very different refusals, each as its client prints it, to be put into every frame and torn at every width."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.cases import Case
from tests.formats.clients.aws import TOKENS
from tests.formats.table import HOST, NAME, REF, Format, case_of
from tests.formats.words import (
    DENIALS,
    DENIALS_PUSH,
    FORBIDDEN,
    IMMUTABLE,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    OTHER_DENIALS,
    PLACES,
    QUOTA,
    UNAUTHORIZED,
    WAYS,
    Saying,
)

__all__ = ["LONG", "PULLS", "PUSHES", "SHORT", "TWO_LINES"]

_D = "Error response from daemon: "
_DENIED = f"{_D}pull access denied for {{name}}, repository does not exist or may require 'docker login': "
_UNPACK = 'failed to pull and unpack image "{ref}": failed to resolve reference "{ref}": '
_HEAD = "unexpected status from HEAD request to {manifest}: "

# Name, words, what they tell, the registry's saying, operation, which place, what stays open.
_PULLS: tuple[tuple[str, str, tuple[str, ...], Saying, int], ...] = (
    ("docker-denied", f"{_DENIED}{{code}}: {{said}}", NAME, DENIALS[1], 0),
    ("docker-expired", f"{_DENIED}{{code}}: {{said}}", NAME, OTHER_DENIALS[0], 1),
    ("docker-missing", f"{_D}repository {{name}} not found: {{code}}: {{said}}", NAME, NAME_UNKNOWN, 2),
    ("docker-no-tag", f"{_D}manifest for {{ref}} not found: {{code}}: {{said}}", REF, MANIFEST_UNKNOWN, 3),
    ("containerd-403", f"{_UNPACK}{_HEAD}{{said}}", REF, FORBIDDEN, 0),
    ("docker-401", f"{_D}unknown: {_UNPACK.partition(': ')[2]}{_HEAD}{{said}}", REF, UNAUTHORIZED, 4),
)
_PUSHES: tuple[tuple[str, str, tuple[str, ...], Saying, int], ...] = (
    ("push-denied", "{code}: {said}", (), DENIALS_PUSH[0], 0),
    ("push-denied-scp", "error from registry: {said}", (), DENIALS_PUSH[9], 0),
    ("push-quota", "{code}: {said}", (), QUOTA, 0),
    ("push-immutable", "{code}: {said}", (), IMMUTABLE[1], 1),
    (
        "kaniko-denied",
        'error checking push permissions: checking push permission for "{ref}": POST {uploads}: {CODE}: {said}',
        REF,
        DENIALS_PUSH[1],
        0,
    ),
    (
        "podman-missing",
        "writing blob: initiating layer upload to /v2/{repo}/blobs/uploads/ in {host}: {code}: {said}",
        NAME,
        NAME_UNKNOWN,
        2,
    ),
    (
        "token-denied",
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: {said}",
        (),
        TOKENS[0],
        0,
    ),
)
_LONGER = (
    (
        "crane-denied",
        "Error: GET {manifest}: {CODE}: {said}",
        REF,
        DENIALS[6],
        2,
    ),
    (
        "skopeo-denied",
        "initializing source docker://{ref}: reading manifest {tag} in {name}: {code}: {said}",
        REF,
        DENIALS[8],
        0,
    ),
)


def _cases(rows: tuple[tuple[str, str, tuple[str, ...], Saying, int], ...], operation: str | None) -> Iterator[Case]:
    for name, words, tells, saying, place in rows:
        form = Format(words, "several", "see the clients' tables", tells, operation=operation)
        yield case_of(name, form, saying, PLACES[place])


PULLS = (
    *_cases(_PULLS, "pull"),
    case_of("docker-dns", Format(f'{_D}Get "{{v2}}": {{said}}', "all", "docker", HOST), WAYS[0], PLACES[0]),
    case_of(
        "docker-no-credentials",
        Format(f'{_D}Head "{{manifest}}": no basic auth credentials', "20.10.8+", "docker", REF),
        Saying("", "", "", ("not-authenticated",)),
        PLACES[3],
    ),
)
PUSHES = tuple(_cases(_PUSHES, None))
SHORT = (*PULLS, *PUSHES)
LONG = (*SHORT, *_cases(_LONGER, None))
TWO_LINES = case_of(
    "containerd-two-lines",
    Format(
        f"{_UNPACK}{_HEAD}403 Forbidden\n{{code}}: {{said}}", "2.3.3+", "containerd", REF, fields={"http_status": 403}
    ),
    DENIALS[0],
    PLACES[0],
)
