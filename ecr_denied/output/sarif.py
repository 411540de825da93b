"""Results as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0), for what shows findings of any tool.

Everything that came from a log is hostile here, as it is in ``ecr_denied.output.ci``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata
from urllib.parse import quote

from ecr_denied.output.data import document, item, members
from ecr_denied.output.result import Lost, Printed, Result, heading_of, path_of, rendered, told
from ecr_denied.terms import Cause, Language

__all__ = ["as_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT, _OF_GITHUB = "ROOT", "primaryLocationLineHash"
_Object = Mapping[str, object]


def as_sarif(
    results: Iterable[Result],
    language: Language = Language.ENGLISH,
    *,
    quoted: bool = False,
    lost: Lost | None = None,
) -> Iterator[str]:
    """Yield one log of one run: a result a failure, then a rule for each cause among them.

    :param language: that of the rules.
    :param quoted: whether what is only quoted is a result as well; by default, a notification says so where that is
        all.
    """
    printed = Printed(results, quoted=quoted)
    rules: dict[Cause, _Object] = {}
    bases: dict[str, _Object] = {}

    def found(result: Result) -> str:
        cause, path = result.failure.cause, path_of(result)
        index = [*rules, cause].index(cause)
        words = item({**_result(result), "ruleIndex": index})
        if cause not in rules:
            rules[cause] = _rule(cause, language)
        if _is_absolute(path):
            bases[_ROOT] = {"uri": "file:///"}
        return words

    def end() -> str:
        """The end of the log: which rules there are is known when all results are."""
        from ecr_denied import __version__  # noqa: PLC0415 (it loads this)

        driver = {"name": "ecr-denied", "version": __version__, **_home(), "rules": [*rules.values()]}
        based = {"originalUriBaseIds": bases} if bases else {}
        noted = {"invocations": [_run_with(printed.note)]} if printed.note else {}
        return members(6, columnKind="unicodeCodePoints", tool={"driver": driver}, **based, **noted) + "\n    }\n  ]\n}"

    head = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"results": []}]}, indent=2)
    return document(head.partition("[]")[0] + "[", rendered(printed, found, lost), end, depth=8)


def _run_with(note: str) -> _Object:
    """A run of the tool that reports something beside its results (3.20.21, 3.58)."""
    notification = {"level": "note", "message": {"text": note.replace("](", "] (")}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _rule(cause: Cause, language: Language) -> _Object:
    from ecr_denied.advice.texts import texts_in  # noqa: PLC0415 (most logs give nothing to advise)

    about = texts_in(language).causes[cause]
    return {"id": cause, "shortDescription": {"text": about.means}, "help": {"text": about.fix}}


def _home() -> _Object:
    """The address of the package's own page, if its metadata have one."""
    with suppress(PackageNotFoundError):
        for label in metadata("ecr-denied").get_all("Project-URL", ()):
            return {"informationUri": label.partition(", ")[2]}
    return {}


def _is_absolute(path: str) -> bool:
    return path.startswith("/")


def _place(path: str) -> _Object:
    """A reference to a file, relative to where the command ran or to the root: a slash begins none (3.4.3, 3.14.14)."""
    base = {"uriBaseId": _ROOT} if _is_absolute(path) else {}
    return {"uri": quote(path.lstrip("/")), **base}


def _result(result: Result) -> _Object:
    failure = result.failure
    words = f"{heading_of(failure)}: " + "\n".join(told(result))
    return {
        "ruleId": failure.cause,
        "level": "error",
        # "[words](place)" would be a link (3.11.6)
        "message": {"text": words.replace("](", "] (")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _place(path_of(result)),
                    "region": {"startLine": failure.first_line, "endLine": failure.last_line},
                }
            }
        ],
        "occurrenceCount": failure.occurrences,
        # The second is the one that GitHub reads (GitHub, "SARIF support for code scanning").
        "partialFingerprints": {"failure/v1": failure.fingerprint, _OF_GITHUB: f"{failure.fingerprint}:1"},
    }
