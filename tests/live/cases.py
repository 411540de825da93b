"""Cases of live checks, one a line: a failure, who is present with what AWS answers each, what is found.

``FAILURE | caller | owner: ACTION=REPLY; ACTION=REPLY => FINDING WORDS``. A failure is ``told`` as IAM words it, or is
that of a bare ``push``, ``pull`` or ``login``, with fields behind it; ``before`` a push or a pull nothing has failed.
Somebody may be here ``as`` an ARN, ``in`` a region. A reply is ``!CODE WORDS`` for an error, ``denied`` or ``refused
ACTION`` with the reason that IAM gives, ``allowed`` and the like for the simulator, or JSON; of a policy it is what
differs from one that allows everybody all of ECR. What is found is a finding, or ``-``, and what ``_HOLDS`` and
``_SAYS`` know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ecr_denied import Cause, Failure, Operation, parse
from ecr_denied.live import Confidence, Diagnosis, Files, Preflight, diagnose, preflight
from ecr_denied.live.calls import OPERATIONS
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Endpoint, EndpointKind, Policy, Principal, Request
from tests.live.fakes import ACCOUNT, NOTHING_CREATES, OWNER, FakeSession, denied, error
from tests.tables import lines_in

__all__ = [
    "ADMIN",
    "CI",
    "HOLDER",
    "HOST",
    "IMAGE",
    "LET_IN",
    "NO_REPOSITORY",
    "administrator",
    "bare",
    "caller",
    "differences",
    "found_in",
    "outcomes",
    "owner",
    "policy",
    "refused",
    "session",
]

CI = f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/run-7"
ADMIN = f"arn:aws:sts::{ACCOUNT}:assumed-role/admin/me"
HOLDER = f"arn:aws:sts::{OWNER}:assumed-role/admin/me"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"{HOST}/team/app:v1"
NO_REPOSITORY = error("RepositoryNotFoundException", "The repository with name 'team/app' does not exist")
_THERE: Mapping[str, Any] = {
    "ecr:DescribeRepositories": {"repositories": [{"repositoryName": "team/app", "imageTagMutability": "MUTABLE"}]},
    "ecr:GetAccountSetting": {"value": "V2"},
    "ecr:GetRegistryPolicy": error("RegistryPolicyNotFoundException"),
    **NOTHING_CREATES,
}
LET_IN: Mapping[str, Any] = {
    "ecr:GetAuthorizationToken": {},
    "ecr:BatchGetImage": {"images": [{"imageManifest": "{}"}]},
    "ecr:GetDownloadUrlForLayer": error("LayersNotFoundException"),
    "ecr:BatchCheckLayerAvailability": {},
}
_FIRST = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage")

# --- failures -------------------------------------------------------------------------------------------


def refused(who: str = CI, action: str = "ecr:InitiateLayerUpload") -> Failure:
    """A push that IAM's sentence refuses."""
    why = f"because no resource-based policy allows the {action} action"
    sentence = f"User: {who} is not authorized to perform: {action} on resource: {_ARN} {why}"
    (failure,) = parse(f"The push refers to repository [{HOST}/team/app]\ndenied: {sentence}\n")
    return failure


_ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app"


def bare(operation: Operation, **fields: Any) -> Failure:
    """A request of which no more is known than that it was refused."""
    known = {"cause": Cause.FORBIDDEN, "registry": HOST, "registry_id": OWNER, "region": "eu-west-1"}
    return Failure.model_validate({**known, "repository": "team/app", "tag": "v1", "operation": operation, **fields})


def _field(name: str, value: str) -> Any:
    if value == "none":
        return None
    if name == "principal":
        return Principal(account_id=value) if value.isdecimal() else principal_from(value)
    parts: dict[str, Callable[[], Any]] = {
        "policy": lambda: Policy.model_validate({"type": value}),
        "endpoint": lambda: Endpoint(kind=EndpointKind.LAYERS, host=value),
        "request": lambda: Request.model_validate({"target": value}),
    }
    return parts[name]() if name in parts else value


def _failure(kind: str, words: Mapping[str, str]) -> Failure:
    fields = {name: _field(name, value) for name, value in words.items()}
    if kind != "told":
        return bare(Operation(kind), **fields)
    told = refused(fields.pop("who", CI), fields.pop("action", "ecr:InitiateLayerUpload"))
    update = Failure.model_validate({"cause": told.cause, **fields})
    return told.model_copy(update={name: getattr(update, name) for name in fields})


# --- sessions -------------------------------------------------------------------------------------------


def caller(replies: Mapping[str, Any] | None = None, arn: str | None = CI) -> FakeSession:
    """Who was refused, and is still."""
    return FakeSession(arn, {"ecr:BatchGetImage": denied(who=arn), **(replies or {})})


def owner(replies: Mapping[str, Any] | None = None, arn: str | None = HOLDER) -> FakeSession:
    """The registry's owner, in whose registry the repository is."""
    return FakeSession(arn, {**_THERE, **(replies or {})})


def administrator(decision: str, more: Mapping[str, Any] | None = None) -> FakeSession:
    """Who may ask the simulator in the caller's account."""
    return FakeSession(ADMIN, {"iam:SimulatePrincipalPolicy": _simulated(decision), **(more or {})})


def policy(**statement: Any) -> dict[str, Any]:
    """A document as ECR answers it, of what its statement says beside "everybody may all"."""
    one = {"Effect": "Allow", "Principal": "*", "Action": "ecr:*", **statement}
    return {"policyText": json.dumps({"Statement": [one]})}


def _endpoints(statements: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    documents = [json.dumps({"Statement": [{"Effect": "Allow", "Principal": "*", **one}]}) for one in statements]
    return {"VpcEndpoints": [{"PolicyDocument": one} for one in documents]}


def _events(details: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"Events": list(map(_event, details))}


def _event(detail: dict[str, Any]) -> dict[str, str]:
    """An event of CloudTrail's: a refusal of the caller's, but for what differs."""
    if "raw" in detail:
        return {"CloudTrailEvent": detail["raw"]} if detail["raw"] else {}
    who, name = detail.pop("who", CI), detail.get("eventName", "PutImage")
    reason = detail.pop("reason", f"because no session policy allows the ecr:{name} action")
    said = f"User: {who} is not authorized to perform: ecr:{name} on resource: {_ARN} {reason}"
    by = {"userIdentity": {"arn": who, "accessKeyId": "ASIAEXAMPLEEXAMPLE00"}}
    known = {"errorCode": "AccessDenied", "eventName": name, "errorMessage": said, **by}
    return {"CloudTrailEvent": json.dumps({**known, **detail})}


def _simulated(words: str) -> Callable[..., Any]:
    """What the simulator says to every action; ``but-first`` it allows the first steps, as AWS did."""
    but_first = words.startswith("but-first ")
    decision, _, more = words.removeprefix("but-first ").partition(" ")
    one: dict[str, Any] = {"EvalDecision": decision, **json.loads(more or "{}")}

    def answer(**asked: Any) -> Any:
        said = dict.fromkeys(asked["ActionNames"], one)
        said |= {first: {"EvalDecision": "allowed"} for first in _FIRST if but_first}
        return {"EvaluationResults": [{"EvalActionName": action, **each} for action, each in said.items()]}

    return answer


def _reply(action: str, words: str, who: str | None) -> Any:
    if words.startswith("!"):
        return error(*words[1:].split(" ", 1))
    if words.startswith("denied"):
        return denied(words.removeprefix("denied").strip(), action, who)
    if words.startswith("refused "):
        _, other, reason = words.split(" ", 2)
        return denied(reason, other, who)
    if not words.startswith(("{", "[")):
        return _simulated(words)
    said = json.loads(words)
    if action.endswith(("GetRepositoryPolicy", "GetRegistryPolicy")):
        return policy(**said)
    if isinstance(said, list):
        return (_events if action == "cloudtrail:LookupEvents" else _endpoints)(said)
    return said


def _action(name: str) -> str:
    if name in OPERATIONS or f"ecr:{name}" in OPERATIONS:
        return name if name in OPERATIONS else f"ecr:{name}"
    return next(one for one in OPERATIONS if one.endswith(f":{name}"))


def session(words: str, *, ahead: bool = False) -> tuple[str, FakeSession]:
    """Somebody who is present, by the words of a table, and what he is there."""
    head, _, body = words.partition(": ") if ": " in words else (words.removesuffix(":"), "", "")
    role, *ways = head.split(" ")
    way = dict(zip(ways[::2], ways[1::2], strict=True))
    arn = way.get("as", {"caller": CI, "owner": HOLDER, "admin": ADMIN}[role])
    who = None if arn == "none" else arn
    given = [one.partition("=") for one in body.split("; ") if one]
    replies = {action: _reply(action, reply, who) for name, _, reply in given for action in [_action(name)]}
    if role == "caller":
        made = FakeSession(who, {**LET_IN, **replies}) if ahead else caller(replies, who)
    else:
        made = owner(replies, who)
    made.region_name = way.get("in")
    return role, made


# --- a case ---------------------------------------------------------------------------------------------


@dataclass
class Case:
    """A case of a table, and what was found in it."""

    at: str
    found: Diagnosis
    sessions: dict[str, FakeSession]
    words: Sequence[str]


def found_in(table: Path, home: Path) -> Iterator[Case]:
    """Every case of a table."""
    for line in lines_in(table):
        text, words = line.halves()
        head, *present = text.split(" | ")
        kind, *fields = head.split(" ")
        here = dict(session(one, ahead=kind == "before") for one in present)
        three = (here["caller"], here.get("owner"), here.get("admin"))
        if kind == "before":
            found: Diagnosis = preflight(IMAGE, Operation(fields[0]), *three)
        else:
            files = Files(home=home, environment={}) if "home" in fields else None
            told = dict(one.split("=", 1) for one in fields if one != "home")
            found = diagnose(_failure(kind, told), *three, files=files)
        yield Case(f"{line.at}: {line.section}: {line.text}", found, here, words)


def outcomes(found: Diagnosis) -> list[str]:
    """What was seen, step by step."""
    return [step.outcome for step in found.steps]


def _only_who(case: Case, role: str) -> bool:
    return [action for action, _ in case.sessions[role].asked] == ["sts:GetCallerIdentity"]


# What a word behind a finding says: alone, or of the value behind its "=".
_HOLDS: Mapping[str, Callable[[Case], bool]] = {
    **{one.value: lambda case, one=one: case.found.confidence is one for one in Confidence},  # type: ignore[misc]
    "well": lambda case: case.found.nothing_wrong and case.found.verdict is None,
    "not-well": lambda case: not case.found.nothing_wrong,
    "doubted": lambda case: bool(case.found.candidates[0].doubt),
    "only-who": lambda case: _only_who(case, "caller"),
    "owner-only-who": lambda case: _only_who(case, "owner"),
    "no-steps": lambda case: case.found.steps == (),
    "let-in": lambda case: case.found.meaning.startswith("what could be tried is let in"),
    "policies": lambda case: "policies" in case.found.meaning,
    "not-policies": lambda case: "policies" not in case.found.meaning,
    "asks-nobody": lambda case: case.found.ask == (),
    "left-nothing": lambda case: case.found.remaining == (),
    "untried": lambda case: isinstance(case.found, Preflight) and bool(case.found.untried),
    "granted": lambda case: bool(case.found.remaining[0].statement),
}
_SAYS: Mapping[str, Callable[[Case, str], bool]] = {
    "saw": lambda case, word: word in outcomes(case.found),
    "not-seen": lambda case, word: word not in outcomes(case.found),
    "left": lambda case, word: word in {one.check for one in case.found.remaining},
    "not-left": lambda case, word: word not in {one.check for one in case.found.remaining},
    "also": lambda case, word: word in {one.finding for one in case.found.candidates},
    "last": lambda case, word: case.found.candidates[-1].finding == word,
    "no-proof-of": lambda case, word: (
        ("proved", word) not in {(c.confidence, c.finding) for c in case.found.candidates}
    ),
    "code": lambda case, word: word in {step.code for step in case.found.steps},
    "ask": lambda case, word: word in {one.who for one in case.found.ask},
    "refused": lambda case, word: isinstance(case.found, Preflight) and str(case.found.refused).lower() == word.lower(),
}


def differences(case: Case) -> list[str]:
    """In what a case is not as its line says; no key of an event is in what is found, and the calls are few."""
    finding, *others = case.words
    wrong = [] if (case.found.finding or "-") == finding else [f"{case.found.finding or '-'} instead of {finding}"]
    for word in others:
        name, _, value = word.partition("=")
        if not (_SAYS[name](case, value) if value else _HOLDS[name](case)):
            wrong.append(f"not {word}: {case.found.confidence}, {outcomes(case.found)}")
    wrong += ["shows a key"] if "ASIA" in case.found.model_dump_json() else []
    return wrong + (
        ["makes more calls than needed"] if sum(len(one.asked) for one in case.sessions.values()) > 18 else []
    )
