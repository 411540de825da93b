"""Every command, outcome and statement that the advice prints, for records of every kind.

Two sets of records. ``drawn`` crosses everything a record can say, with the names of the worlds, so that the commands
find there what they ask for. ``told`` reads every fixture and every example of the catalogue; their names are free.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from ecr_denied import Failure, advise, parse
from ecr_denied.records import (
    Advice,
    Cause,
    Operation,
    Outcome,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
    RunBy,
    Statement,
)
from tests.catalogue.proving import READ
from tests.rules.golden import advised
from tests.rules.requests import requests
from tools.aws.accounts import CALLER, OWNER, ROLE, SESSION, USER
from tools.aws.worlds import DIGEST, PREFIX, REGION, REPOSITORY, TAG, role

__all__ = [
    "PLACEHOLDER",
    "Printed",
    "commands",
    "drawn",
    "filled",
    "filling",
    "hostile",
    "met",
    "operation_of",
    "printed",
    "raw_words",
    "shown_of",
    "split",
    "statements",
    "told",
]

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Substitution, expansion of history, of `=program` (zsh), of `~` and of patterns, quotes, separators, a comma.
HOSTILE = (
    *("$(id)", "`id`", "$HOME", "!!", "!$", "=ls", "~root", "~", "*", "[a-z]*", "a?b", "{a,b}", "it's", 'a"b', "a\\b"),
    *("a b", "a;b", "a&b", "a|b", "a>b", "#a", "a#b", "a,b", "%1", "^a^b", "@(a)", "x=(1)", "a\u00a0b", "\u2019"),
)
PLACEHOLDER = re.compile(r"<[a-z][a-z-]*>")


@dataclass(frozen=True)
class Printed:
    """One command as one piece of advice prints it, with the record that led there."""

    line: str
    run_by: RunBy
    advice: str
    changes_state: bool
    outcomes: tuple[Outcome, ...]
    failure: Failure

    @property
    def crosses(self) -> bool:
        """Whether it is asked for the caller of another account; where the text does not say, it may be."""
        return self.failure.cross_account is not False


# --- records -------------------------------------------------------------------------------------------


def _principals(account: str) -> Iterator[Principal | None]:
    sts, iam = f"arn:aws:sts::{account}:", f"arn:aws:iam::{account}:"
    yield None
    yield Principal(account_id=account)
    for kind, arn, name, session in (
        (PrincipalType.ASSUMED_ROLE, f"{sts}assumed-role/{ROLE}/{SESSION}", ROLE, SESSION),
        (PrincipalType.ROLE, role(account), ROLE, None),
        (PrincipalType.USER, f"{iam}user/{USER}", USER, None),
        (PrincipalType.ROOT, f"{iam}root", None, None),
        (PrincipalType.FEDERATED_USER, f"{sts}federated-user/{USER}", USER, None),
    ):
        yield Principal(arn=arn, account_id=account, type=kind, name=name, session=session)


def _policies(account: str, *, user: bool) -> Iterator[Policy | None]:
    yield None
    yield from (Policy(type=kind, effect=effect) for kind in PolicyType for effect in PolicyEffect)
    organization = "arn:aws:organizations::123456789012:policy/o-abc/service_control_policy/p-12345678"
    yield Policy(type=PolicyType.SERVICE_CONTROL, effect=PolicyEffect.EXPLICIT, arn=organization)
    yield Policy(
        type=PolicyType.IDENTITY_BASED, effect=PolicyEffect.EXPLICIT, arn=f"arn:aws:iam::{account}:policy/limit"
    )
    if user:
        quarantine = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"  # AWS attaches it to users
        yield Policy(type=PolicyType.IDENTITY_BASED, effect=PolicyEffect.EXPLICIT, arn=quarantine)


def is_user(principal: Principal | None) -> bool:
    """Whether a caller is an IAM user."""
    return principal is not None and principal.type is PrincipalType.USER


# What is asked for, and what for; a text may name neither.
_STEPS: tuple[tuple[str | None, Operation | None], ...] = (
    *((None, operation) for operation in (None, *Operation)),
    *product(["ecr:InitiateLayerUpload"], [None, Operation.PUSH]),
    *product(["ecr:BatchGetImage"], [None, Operation.PUSH, Operation.PULL]),
    *product(["ecr:GetAuthorizationToken"], [None, Operation.LOGIN]),
    *product(["s3:GetObject"], [None, Operation.PULL]),
)
_PUBLIC_STEPS = tuple(
    (action and action.replace("ecr:", "ecr-public:"), operation)
    for action, operation in _STEPS
    if action != "ecr:BatchGetImage"
)
_POLICY_CAUSES = (Cause.GUARDRAIL_IMPLICIT_DENY, Cause.EXPLICIT_DENY, Cause.ACCESS_DENIED)


@cache
def drawn(*, across: bool) -> tuple[Failure, ...]:
    """Records that cross what a text can say; of a caller of another account, or of the registry's own."""
    account = CALLER if across else OWNER
    host = f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com"
    private = {"registry": host, "registry_id": OWNER, "region": REGION, "repository": REPOSITORY}
    places: tuple[dict[str, str | None], ...] = (
        {**private, "tag": TAG},
        {**private, "digest": DIGEST},
        {**private, "region": None, "registry": None, "tag": TAG},
        {},
        {"registry": "public.ecr.aws", "registry_alias": "alias", "repository": REPOSITORY, "tag": TAG},
    )
    callers = tuple(_principals(account))
    found: list[Failure] = []
    for cause, place in product(Cause, places):
        public = place is places[-1]
        several = callers if place is places[0] else (callers[0], callers[2], callers[4])
        for who, (action, operation) in product(several, _PUBLIC_STEPS if public else _STEPS):
            all_policies = cause in _POLICY_CAUSES and place is places[0]
            clients = (None, "kubelet", "containerd") if action is None and who is callers[0] else (None,)
            for policy, client in product(_policies(account, user=is_user(who)) if all_policies else (None,), clients):
                fields = {"policy": policy, "client": client, "principal": who, "action": action, **place}
                found.append(Failure(cause=cause, operation=operation).model_copy(update=fields))
    listed = {**private, "request": Request(method="GET", target=RequestTarget.TAGS)}
    found.append(Failure(cause=Cause.FORBIDDEN, operation=Operation.PULL).model_copy(update=listed))
    return tuple(found)


@cache
def told() -> tuple[Failure, ...]:
    """What every fixture and every example of the catalogue reads as."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(FIXTURES.rglob("*.txt"))]
    return tuple(dict.fromkeys(failure for text in (*texts, *READ) for failure in parse(text)))


def hostile() -> tuple[Failure, ...]:
    """Records whose names try to be more than a word to some shell."""
    first = next(one for one in drawn(across=True) if one.repository and one.tag and one.registry)
    return tuple(
        first.model_copy(update={"cause": cause, "repository": name, "tag": name})
        for cause in (Cause.IMAGE_NOT_FOUND, Cause.FORBIDDEN, Cause.RESOURCE_POLICY_IMPLICIT_DENY)
        for name in HOSTILE
    )


@cache
def met() -> tuple[Outcome, ...]:
    """Every outcome of what is advised on captures, in situations, and to every kind of request."""
    advice = (*(one for _, _, advice in advised() for one in advice), *_of(requests(5)))
    return tuple(outcome for one in advice for outcome in one.outcomes)


def shown_of(outcome: str) -> str:
    """What the advice shows of an outcome."""
    few = _shown(whole=False)
    return few[outcome] if outcome in few else _shown(whole=True)[outcome]


@cache
def _shown(*, whole: bool) -> Mapping[str, str]:
    """What the advice shows of each outcome, by its id: of those that are met, or of every record there is."""
    records = (*told(), *drawn(across=True), *drawn(across=False)) if whole else ()
    outcomes = (*met(), *(outcome for one in _of(records) for outcome in one.outcomes))
    return {outcome.id: outcome.answer for outcome in outcomes}


def _of(failures: Iterable[Failure]) -> Iterator[Advice]:
    return (one for failure in failures for one in advise(failure))


# --- commands ------------------------------------------------------------------------------------------


def printed(failures: Iterable[Failure]) -> list[Printed]:
    """Every command of every advice, each once for each who, what for and outcomes."""
    return _advised(failures)[0]


def _advised(failures: Iterable[Failure]) -> tuple[list[Printed], list[tuple[Statement, Failure]]]:
    """The commands, and each statement once with the first record that led there."""
    found: dict[tuple[object, ...], Printed] = {}
    given: dict[str, tuple[Statement, Failure]] = {}
    for failure in failures:
        for advice in advise(failure):
            for line in advice.commands:
                outcomes = tuple(one for one in advice.outcomes if one.command == line)
                ids = tuple(one.id for one in outcomes)
                key = (line, advice.run_by, advice.id, ids)
                if key not in found:
                    found[key] = _printed(advice, line, outcomes, failure)
            if advice.statement is not None:
                given.setdefault(advice.statement.document, (advice.statement, failure))
    return list(found.values()), list(given.values())


def _printed(advice: Advice, line: str, outcomes: tuple[Outcome, ...], failure: Failure) -> Printed:
    return Printed(line, advice.run_by, advice.id, advice.changes_state, outcomes, failure)


@cache
def _of_drawn(*, across: bool) -> tuple[list[Printed], list[tuple[Statement, Failure]]]:
    return _advised(drawn(across=across))


def commands(*, across: bool) -> list[Printed]:
    """The commands of the drawn records."""
    return _of_drawn(across=across)[0]


def statements(*, across: bool) -> list[tuple[Statement, Failure]]:
    """The statements of the drawn records, by document, each with the first record that led there."""
    return _of_drawn(across=across)[1]


def filling(account: str, run_by: RunBy | None = None) -> Mapping[str, str]:
    """What a reader puts into the places, in the worlds of a caller of this account."""
    policy = f"arn:aws:iam::{account}:policy/limit"
    target = OWNER if run_by is RunBy.REGISTRY_OWNER else account
    return {
        "<account-id>": target,
        "<action>": "ecr:BatchGetImage",
        "<alias>": "alias",
        "<certificate>": "certificate.pem",
        "<cluster>": "cluster",
        "<application>": "application",
        "<architecture>": "amd64",
        "<environment>": "environment",
        "<family>": "family",
        "<nodegroup>": "nodes",
        "<job-definition>": "job",
        "<project>": "project",
        "<profile-name>": "pods",
        "<role-arn>": role(account),
        "<service-account>": "default",
        "<service>": "web",
        "<service-arn>": f"arn:aws:apprunner:{REGION}:{account}:service/web/0a1b2c3d",
        "<default-version-id>": "v1",
        "<end-time>": "2026-12-31T00:00:00Z",
        "<start-time>": "2020-01-01T00:00:00Z",
        "<digest>": DIGEST,
        "<local-image>": "app:build",
        "<key-arn>": f"arn:aws:kms:{REGION}:{OWNER}:key/0a1b2c3d-0000-4000-8000-000000000000",
        "<host>": f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com",
        "<namespace>": "default",
        "<policy-arn>": policy,
        "<prefix>": PREFIX,
        "<region>": REGION,
        "<region-of-the-push>": REGION,
        "<registry-id>": OWNER,
        "<instance-id>": "i-0a1b2c3d4e5f60718",
        "<repository>": REPOSITORY,
        "<role-name>": ROLE,
        "<role-or-user-arn>": role(account),
        "<secret-name>": "regcred",
        "<security-group-id>": "sg-0a1b2c3d4e5f60718",
        "<subnet-id>": "subnet-0a1b2c3d4e5f60718",
        "<tag>": TAG,
        "<node-region>": "eu-west-1",
        "<task-region>": "eu-west-1",
        "<resolver>": "10.0.0.2",
        "<vpc-id>": "vpc-0a1b2c3d4e5f60718",
        "<task-id>": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "<user>": SESSION,
        "<user-name>": USER,
    }


def filled(line: str, places: Mapping[str, str]) -> list[str]:
    """The words of a command, with its places filled; a place without a filling is an error."""
    return [PLACEHOLDER.sub(lambda place: places[place[0]], word) for word in split(line)]


def operation_of(words: Iterable[str]) -> str:
    """What a command does: of the AWS CLI service and operation, of anything else the program."""
    listed = list(words)
    return " ".join(listed[1:3]) if listed[0] == "aws" else listed[0]


def raw_words(line: str) -> list[str]:
    """The words of a command as they are printed, quotes and all."""
    lexer = shlex.shlex(line, posix=False, punctuation_chars=True)
    lexer.whitespace_split = True
    return list(lexer)


def split(line: str) -> list[str]:
    """The words of a printed command, as a POSIX shell reads them."""
    return shlex.split(line)
