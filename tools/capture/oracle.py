"""What a careful reader takes from a captured text, told by someone who knows what was really refused.

The oracle never interprets: it knows the scenario's truth, and looks whether that truth is literally there. What is
not there must stay unknown (null); what is there in a doubtful form is left out. A text that names no registry may be
left alone (optional).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tools.capture.fixtures import Expectation
from tools.standin import Scenario, Step
from tools.standin.scenarios import Kind

_CODES = (
    "DENIED",
    "NAME_UNKNOWN",
    "MANIFEST_UNKNOWN",
    "TAG_INVALID",
    "TOOMANYREQUESTS",
    "UNAUTHORIZED",
    "UNSUPPORTED",
    "BLOB_UPLOAD_INVALID",
)
_UPLOADS = (Step.UPLOAD_START, Step.UPLOAD_PART, Step.UPLOAD_END, Step.MANIFEST_WRITE)

# What remains when the registry's sentence is lost: the first mark that is there tells the cause.
_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"no such host|Could not connect to the endpoint", ("host-not-found",)),
    (r"x509: ", ("tls-failed",)),
    (r"connection refused", ("connection-failed",)),
    (
        r"docker-credential-[\w-]+|error getting credentials|credentials not found in native keychain",
        ("credential-helper-failed",),
    ),
    # docker-py looks for the image after a pull that failed: what really happened is lost.
    (r"No such image: ", ("local-failure", "image-not-found", "not-found", "unclassified")),
    (r"<Code>AccessDenied</Code>", ("layer-store-denied",)),
    (r"<Error><Cod\.\.\.", ("layer-store-denied", "forbidden")),
    (r"starport-layer-bucket\S*?: \S*403|starport-layer-bucket.*403", ("layer-store-denied", "forbidden")),
    (r"login attempt to \S+ failed with status", ("login-failed",)),
    (
        r"no basic auth credentials|basic credential not found|[Aa]uthentication required|Not Authorized",
        ("not-authenticated",),
    ),
    (r"invalid username/password", ("login-failed", "not-authenticated")),
    (r"\b401\b", ("not-authenticated",)),
    (r"\b403\b", ("forbidden",)),
    (r"\b429\b|toomanyrequests|too many requests", ("rate-limited",)),
    (r"\b(?:500|503)\b", ("registry-error",)),
    (r"\b416\b|blob upload invalid", ("upload-invalid", "bad-request")),
    (r"\b405\b", ("manifest-unsupported", "bad-request")),
    (r"\b400\b", ("bad-request",)),
    (r"\b404\b|: not found$|: not found[.\"\\]", ("not-found",)),
    (r"\bEOF\b|connection reset by peer|Retrying in", ("connection-closed",)),
    (r"does not have permission to access the ECR image", ("access-denied",)),
    (r"no such manifest: ", ("image-not-found", "not-found")),
    (r"repository \S+ not found$", ("repository-not-found",)),
    (r"manifest for \S+ not found$", ("image-not-found",)),
    (r"\bdenied: *$|\bdenied$", ("access-denied", "forbidden")),
    # Old docker drops the registry's words: its own leave all of these open.
    (
        r"may require 'docker login'|no pull access",
        ("access-denied", "forbidden", "not-authenticated", "repository-not-found"),
    ),
)


@dataclass(frozen=True)
class Oracle:
    """Knows one case: the scenario, the kind of operation, and the tag that the client was given."""

    scenario: Scenario
    kind: str | None
    tag: str

    def expectation(self, text: str, exit_status: int) -> Expectation:
        """The cause (best first) and the fields that `text` supports, None if nothing failed in it."""
        step = self._step(text)
        cause = self._cause(text, step)
        reported = exit_status != 0 or "errorDetail" in text
        if cause is None or not (reported or step):
            return None
        expectation: dict[str, Any] = {"cause": list(cause), "fields": self._fields(text, step)}
        if step is None and ("No such image: " in text or not self._names_registry(text)):
            expectation["optional"] = True
        return expectation

    def _names_registry(self, text: str) -> bool:
        return self.scenario.registry in text or bool(re.search(r"\becr|ECR|starport", text))

    def _step(self, text: str) -> Step | None:
        """The step whose refusal is printed in the registry's own words."""
        if not self.scenario.code:
            return None
        return next((step for step in Step if self._says(text, self.scenario.sentence(step, self.tag))), None)

    def _says(self, text: str, sentence: str) -> bool:
        return any(form in text for form in (sentence, sentence.replace('"', '\\"')))

    def _cause(self, text: str, step: Step | None) -> tuple[str, ...] | None:
        if step is not None:
            return (self.scenario.cause,)
        if self.scenario.exception and self.scenario.exception in text:
            return (self.scenario.cause,)
        for mark, cause in _MARKS:
            if re.search(mark, text, re.MULTILINE):
                return cause
        return None

    def _fields(self, text: str, step: Step | None) -> dict[str, str | int | None]:
        row = self.scenario
        fields: dict[str, str | int | None] = {}
        self._operation(text, step, fields)
        named = row.registry in text or f":ecr:{row.region}:{row.account}:" in text
        fields["registry_id"] = row.account if named or f"with id '{row.account}'" in text else None
        if named:
            fields["region"] = row.region
        elif row.region not in text:
            fields["region"] = None
        # docker-py prints the image as the engine was asked for it: percent-encoded.
        fields["repository"] = row.repository if re.search(rf"[/'\[ ]{row.repository}\b", unquote(text)) else None
        if self._tag_is_said(text):
            fields["tag"] = self.tag
        elif self.tag not in text:
            fields["tag"] = None
        iam = step is not None and "{action}" in row.message
        fields["action"] = step.value if step is not None and iam else None
        fields["principal_arn"] = row.principal if iam else None
        fields["policy_type"], fields["policy_effect"] = row.policy if iam else (None, None)
        self._code(text, step, fields)
        self._status(text, fields)
        return fields

    def _operation(self, text: str, step: Step | None, fields: dict[str, str | int | None]) -> None:
        words = {
            "push": r"The push refers to|\b[Pp]ush|[Uu]pload|at destination|initializing destination|PutImage",
            "pull": r"\b[Pp]ull|Unable to find image|FROM |initializing source|load metadata",
            "login": r"login attempt|[Ll]ogging in|GetAuthorizationToken|authenticating creds",
        }
        if self.kind in words and (re.search(words[self.kind], text) or (self.kind == "push" and step in _UPLOADS)):
            fields["operation"] = self.kind
        elif step is None and not any(
            re.search(word, text) for word in (*words.values(), r"manifest|blob|resolve|repository \S+ not found")
        ):
            # Who lists the tags of a repository reads what is in it.
            fields["operation"] = "pull" if re.search(r"reading tags|fetching tags", text) else None

    def _tag_is_said(self, text: str) -> bool:
        tag = re.escape(self.tag)
        repository = re.escape(self.scenario.repository)
        forms = (f"{repository}:{tag}", f"manifests/{tag}", f"manifest {tag} (?:in|to)", f"imageTag[':\" ]+{tag}")
        return any(re.search(rf"{form}(?![\w-])", text) for form in (*forms, f"image tag '{tag}")) or bool(
            re.search(rf"^{tag}: Pulling from ", text, re.MULTILINE)
        )

    def _code(self, text: str, step: Step | None, fields: dict[str, str | int | None]) -> None:
        printed = [
            code for code in _CODES if re.search(rf"(?<![\w])(?:{code}|{code.lower().replace('_', ' ')}):", text)
        ]
        if self.scenario.kind is Kind.LAYER_STORE and printed:
            return
        if step is not None and self.scenario.code in printed:
            fields["code"] = self.scenario.code
        elif not printed and not re.search(r"Exception|\bunknown:", text):
            bare = any(re.search(rf"\b{code.lower().replace('_', ' ')}\b", text) for code in _CODES)
            if not bare:
                fields["code"] = None

    def _status(self, text: str, fields: dict[str, str | int | None]) -> None:
        status = str(self.scenario.status)
        printed = set(re.findall(r"\b(?:400|401|403|404|405|416|429|500|503)\b", text))
        if not printed:
            fields["http_status"] = None
        elif self.scenario.kind is not Kind.CLIENT and printed == {status} and "http+docker:" not in text:
            fields["http_status"] = self.scenario.status
