"""What the library hands out: frozen, typed records and the enums they are made of.

A record holds what a text *said*. A field is ``None`` when the text does not say it, and a masked
value (``***``, ``<account>``) counts as not said. No field holds a secret: words are redacted, and a name with a secret
in it counts as not said. Nothing here reads text or gives advice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, total_ordering
from itertools import chain
from typing import Annotated, Any, ClassVar, Self, cast, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    computed_field,
    model_validator,
)

from ecr_denied.marks import Mark, marked, part_of, values_of
from ecr_denied.redaction import redact, redact_torn
from ecr_denied.terms import (
    MOST,
    Basis,
    Cause,
    Check,
    Elsewhere,
    EndpointKind,
    Family,
    Language,
    Operation,
    PolicyEffect,
    PolicyType,
    PrincipalType,
    RequestTarget,
    Retry,
    RunBy,
    Shell,
    Side,
    Told,
)

__all__ = [
    "Advice",
    "Basis",
    "Cause",
    "Check",
    "Command",
    "Elsewhere",
    "Endpoint",
    "EndpointKind",
    "ExplainedRow",
    "Explanation",
    "Failure",
    "Family",
    "Language",
    "Operation",
    "Outcome",
    "Policy",
    "PolicyEffect",
    "PolicyType",
    "Principal",
    "PrincipalType",
    "Request",
    "RequestTarget",
    "Retry",
    "RunBy",
    "Shell",
    "Side",
    "Statement",
    "Told",
]


class Record(BaseModel):
    # What could not be validated may hold a secret: errors do not show it.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        json_schema_serialization_defaults_required=True,  # every field is written
    )

    @classmethod
    def made(cls, **values: Any) -> Self:
        """A record of values of the right types: they are made free of secrets, as everywhere, and not validated.

        Making the validator of a record takes longer than making the reader of a command's first failure.
        """
        return cast(Self, _blank(cls).changed(**values))

    def changed(self, **values: Any) -> Self:
        """The record with other values of the right types, made free of secrets and not validated."""
        for name, clean in _cleaned(type(self)):
            if isinstance(words := values.get(name), str):
                values[name] = clean(words)
        return self.model_copy(update=values)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, which are not validated; of a record without any, without what is asked for each.

        See ``pydantic.BaseModel.model_copy``.
        """
        if deep:
            return super().model_copy(update=update, deep=True)
        one, values = object.__new__(type(self)), update or {}
        object.__setattr__(one, "__dict__", {**self.__dict__, **values})
        object.__setattr__(one, "__pydantic_fields_set__", self.__pydantic_fields_set__.union(values))
        object.__setattr__(one, "__pydantic_extra__", None)
        object.__setattr__(one, "__pydantic_private__", None)
        return one

    @property
    def identity(self) -> tuple[object, ...]:
        """What distinguishes it from others: the values marked so."""
        values: tuple[object, ...] = values_of(type(self), Mark.IDENTITY)(self)
        return values

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        """What is known: most fields of a record are not."""
        return ((name, value) for name, value in super().__repr_args__() if value is not None)


@cache
def _blank(model: type[Record]) -> Record:
    """A record that says nothing, with its fields in their order."""
    return model.model_construct(**{name: None for name, field in model.model_fields.items() if field.is_required()})


@cache
def _cleaned(model: type[Record]) -> tuple[tuple[str, Callable[..., Any]], ...]:
    """The fields of words, each with what makes them free of secrets."""
    kinds = (
        (name, field, (field.annotation, *get_args(field.annotation))) for name, field in model.model_fields.items()
    )
    return tuple(
        (name, one.func)
        for name, field, kind in kinds
        for one in chain(field.metadata, *(getattr(part, "__metadata__", ()) for part in kind))
        if isinstance(one, AfterValidator)
    )


def _encodable(words: str) -> str:
    """Words that any output can encode: a lone surrogate, which only others put into a record, is a question mark."""
    return words if words.isascii() else words.encode("utf-8", "replace").decode()


def _redacted(words: str) -> str:
    return redact(_encodable(words))


def _redacted_torn(words: str) -> str:
    return redact_torn(_encodable(words))


def _free_of_secrets(name: str) -> str | None:
    name = _encodable(name)
    return name if redact(name) == name else None


_Text = Annotated[str, AfterValidator(_encodable)]
# What was said, words inside it, and a name; none holds a secret.
_Message = Annotated[str, AfterValidator(_redacted_torn)]
_Words = Annotated[str, AfterValidator(_redacted)]
_Name = Annotated[str, AfterValidator(_free_of_secrets)]


class Principal(Record):
    """The caller ECR names."""

    arn: _Words | None = Field(default=None, description="As it was printed, masks included.")
    account_id: Annotated[str | None, Mark.IDENTITY] = Field(
        default=None, pattern=r"^[0-9]{12}$", description="Twelve digits; nothing when they were masked."
    )
    type: Annotated[PrincipalType | None, Mark.IDENTITY] = Field(default=None, description="The kind of caller.")
    name: Annotated[_Name | None, Mark.IDENTITY] = Field(
        default=None, description="Of the user or role, with its path."
    )
    session: _Name | None = Field(default=None, description="The name of the role's session.")

    @property
    def identity(self) -> tuple[object, ...]:
        """What distinguishes it from others: its ARN where it has no name, as that of a session changes."""
        known = super().identity
        return known if self.name or self.session else (*known[:-1], self.arn)


class Policy(Record):
    """The policy an access-denied sentence blames. IAM names one type even when several deny."""

    type: Annotated[PolicyType | None, Mark.IDENTITY] = Field(
        default=None, description="The type that the sentence names."
    )
    effect: Annotated[PolicyEffect | None, Mark.IDENTITY] = Field(
        default=None, description="Whether it did not allow, or denied."
    )
    arn: Annotated[_Words | None, Mark.IDENTITY] = Field(
        default=None, description="Of the policy, where it was printed."
    )


class Endpoint(Record):
    """Who answered, or did not, when the words that decide were printed."""

    kind: EndpointKind | None = Field(default=None, description="What it is; nothing where the words do not tell.")
    host: _Name | None = Field(default=None, description="Its name, as it was printed; nothing when it was masked.")
    address: _Name | None = Field(default=None, description="The address that was dialled, with its port.")


class Request(Record):
    """The request that failed, as the words describe it."""

    call: _Name | None = Field(default=None, description="The operation of ECR's API that was called.")
    method: str | None = Field(default=None, pattern=r"^[A-Z]{3,7}$", description="The method of HTTP.")
    target: RequestTarget | None = Field(default=None, description="What it was for.")
    digest: _Name | None = Field(default=None, description="The digest of the layer or configuration that it was for.")
    mirror_of: _Name | None = Field(
        default=None, description="The registry that the image names, where another was asked as its mirror."
    )


class Command(Record):
    """The command that failed, as far as the text shows it: the prompt, the options, how far it came."""

    shell: Shell | None = Field(default=None, description="Whose prompt stands before it; ``sh`` for POSIX shells.")
    program: _Name | None = Field(default=None, description="The registry client that it runs.")
    sudo: bool | None = Field(default=None, description="Whether ``sudo`` ran the client; nothing where none is shown.")
    user: _Name | None = Field(default=None, description="The user as whom ``sudo`` ran it; nothing for root.")
    profile: _Name | None = Field(default=None, description="The profile of the AWS CLI that it names.")
    aws_prefix: str | None = Field(
        default=None,
        pattern=r"^(sudo|sudo -u [a-z_][a-z0-9_-]{0,31}|aws-vault exec \w[\w.@-]{0,63} --)$",
        description="What ran the AWS CLI as another: ``sudo``, ``sudo -u NAME`` or ``aws-vault exec NAME --``.",
    )
    aws_in: Elsewhere | None = Field(
        default=None, description="Where the AWS CLI ran, if not in this shell: a container, another host, a pod."
    )
    aws_failed: bool | None = Field(
        default=None, description="Whether the AWS CLI gave no token, and the message holds its own words."
    )
    region: _Name | None = Field(
        default=None, description="The region that it names; of a login also the one that its environment names."
    )
    secret: _Name | None = Field(default=None, description="The image pull secret that was not found before.")
    node: _Name | None = Field(default=None, description="The node of Kubernetes that the pod was put on.")
    layers_pushed: int | None = Field(
        default=None,
        ge=0,
        le=MOST,
        description="How many layers the text shows as pushed; nothing where it shows no progress.",
    )
    role: _Words | None = Field(default=None, description="The ARN of a role that it could not assume before.")
    function_role: _Words | None = Field(
        default=None,
        description="The ARN of the execution role that it gives to a function.",
    )
    login_host: _Name | None = Field(
        default=None,
        description="The registry that a login above was for: the one asked, where one was for that, else the last.",
    )
    logged_in: bool | None = Field(
        default=None,
        description="Whether a login above is said to have succeeded, at whatever registry; nothing where none is, "
        "or where it was of another registry than ECR's.",
    )
    task: _Words | None = Field(default=None, description="The ARN of a task of ECS, where the text names one alone.")
    job: bool | None = Field(
        default=None, description="Whether a step of a CI system ran it; nothing where the text shows none."
    )
    other_host: _Name | None = Field(
        default=None,
        description="Another registry, which the text names for a repository of this name.",
    )
    cache: bool | None = Field(
        default=None,
        description="Whether the cache of a build was to be read or written, without which the build goes on.",
    )


_FAMILIES = {
    Family.NAME: (
        Cause.REPOSITORY_NOT_FOUND,
        Cause.IMAGE_NOT_FOUND,
        Cause.NOT_FOUND,
        Cause.INVALID_NAME,
        Cause.WRONG_REGISTRY,
        Cause.TAG_IMMUTABLE,
        Cause.PLATFORM_MISMATCH,
    ),
    Family.PERMISSION: (
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        Cause.GUARDRAIL_IMPLICIT_DENY,
        Cause.EXPLICIT_DENY,
        Cause.ACCESS_DENIED,
        Cause.FORBIDDEN,
        Cause.LAYER_STORE_DENIED,
        Cause.UPSTREAM_DENIED,
    ),
    Family.AUTHENTICATION: (
        Cause.NOT_AUTHENTICATED,
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_INVALID,
        Cause.LOGIN_FAILED,
        Cause.CREDENTIAL_HELPER_FAILED,
        Cause.AWS_CREDENTIALS_FAILED,
    ),
    Family.REQUEST: (Cause.MANIFEST_UNSUPPORTED, Cause.UPLOAD_INVALID, Cause.BAD_REQUEST),
    Family.CAPACITY: (Cause.RATE_LIMITED, Cause.QUOTA_EXCEEDED),
    Family.NETWORK: (
        Cause.HOST_NOT_FOUND,
        Cause.CONNECTION_FAILED,
        Cause.CONNECTION_CLOSED,
        Cause.TLS_FAILED,
        Cause.PROXY_REFUSED,
    ),
    Family.LOCAL: (Cause.LOCAL_FAILURE,),
    Family.REGISTRY: (Cause.REGISTRY_ERROR, Cause.UNCLASSIFIED),
}
_FAMILY_OF = {cause: family for family, causes in _FAMILIES.items() for cause in causes}
_LATER = frozenset({Cause.RATE_LIMITED, Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED, Cause.REGISTRY_ERROR})
_AFTER_LOGIN = frozenset({Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID, Cause.LOGIN_FAILED})

# ECR Public's anonymous cap counts bytes for a source address: the same call fails again (ECR Public quotas).
_DATA_LIMIT = "ecr.data-limit"


@total_ordering
class Failure(Record):
    """One refused push, pull or login, as the text reports it.

    Failures sort by their first line; those of one line by message, then by all else that they say. So equal records
    alone have no order.
    """

    cause: Annotated[Cause, Mark.IDENTITY] = Field(description="What the text says went wrong.")
    operation: Annotated[Operation | None, Mark.IDENTITY] = Field(
        default=None, description="What the client was doing."
    )
    client: _Name | None = Field(default=None, description="The program that was refused, or what ran it.")
    registry: Annotated[_Name | None, Mark.IDENTITY, Mark.NAME] = Field(
        default=None, description="The host, as it was printed."
    )
    registry_id: Annotated[str | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME, Mark.PLACE] = Field(
        default=None, pattern=r"^[0-9]{12}$", description="The account of the registry, twelve digits."
    )
    registry_alias: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME, Mark.PLACE] = Field(
        default=None, description="The alias of a registry of ECR Public."
    )
    region: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME, Mark.PLACE] = Field(
        default=None, description="The region of the registry."
    )
    repository: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME, Mark.PLACE] = Field(
        default=None, description="The repository's name, with its path."
    )
    tag: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME] = Field(
        default=None, description="The image's tag."
    )
    digest: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED, Mark.NAME] = Field(
        default=None, description="The image's digest."
    )
    action: Annotated[_Name | None, Mark.IDENTITY, Mark.FIXED] = Field(
        default=None, description="The action that was denied, as IAM names it."
    )
    resource: _Words | None = Field(
        default=None, description="The ARN of what was denied, where it is no one repository: a key, a role, or `*`."
    )
    principal: Annotated[Principal | None, Mark.IDENTITY, Mark.FIXED] = Field(default=None, description="The caller.")
    policy: Annotated[Policy | None, Mark.IDENTITY, Mark.FIXED] = Field(
        default=None, description="The policy that is blamed."
    )
    code: Annotated[_Name | None, Mark.IDENTITY] = Field(
        default=None, description="The error code of the distribution specification."
    )
    http_status: Annotated[int | None, Mark.IDENTITY] = Field(
        default=None, ge=100, le=599, description="The status that the registry answered with."
    )
    endpoint: Endpoint | None = Field(default=None, description="Who answered, or did not.")
    request: Request | None = Field(default=None, description="The request that failed.")
    command: Command | None = Field(default=None, description="The command that failed, where the text shows it.")
    helper: _Name | None = Field(default=None, description="The credential helper, by the name of its program.")
    clock_skew: int | None = Field(
        default=None,
        ge=-MOST,
        le=MOST,
        description="By how many seconds at least the caller's clock is ahead, where the text prints both times; "
        "negative where it is behind.",
    )
    wording: _Text | None = Field(
        default=None, description="The entry of the catalogue that decided; nothing in a record that was not read."
    )
    message: _Message = Field(
        default="", description="The registry's words, else the client's, on one line, with secrets redacted."
    )
    told: Told = Field(
        default=Told.PRINTED, description="Whether a program printed it, or code, prose or a page only repeats it."
    )
    first_line: int = Field(default=1, ge=1, le=MOST, description="The line of the first occurrence, from 1.")
    last_line: int = Field(default=1, ge=1, le=MOST, description="The line of the last occurrence.")
    first_seen: datetime | None = Field(
        default=None, description="The time stamp of the first occurrence; without a zone where none was printed."
    )
    last_seen: datetime | None = Field(default=None, description="The time stamp of the last occurrence.")
    occurrences: int = Field(default=1, ge=1, le=MOST, description="How often it was told.")
    told_as: str = Field(
        default="",
        pattern=r"^(?:[0-9a-f]{8}(?: [0-9a-f]{8}){0,15})?$",
        description="Digests of the different words that it was told in, 16 at most; empty where all are ``message``.",
    )

    @model_validator(mode="wrap")
    @classmethod
    def _computed_again(cls, values: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """A dumped record holds what is computed: it is computed again, and may not be given otherwise."""
        if not isinstance(values, dict) or values.keys().isdisjoint(cls.model_computed_fields):
            return handler(values)
        computed = cls.model_computed_fields.keys() & values.keys()
        record = handler({name: value for name, value in values.items() if name not in computed})
        for name in sorted(computed):
            if getattr(record, name) != values[name]:
                raise ValueError(f"{name} is computed: it cannot be given otherwise")
        return record

    @property
    def wordings(self) -> int:
        """In how many different wordings it was met, counted up to 16; ``message`` is the first."""
        return max(1, len(self.told_as.split()))

    @property
    def message_digests(self) -> list[str]:
        """Digests of the different words that it was met in."""
        return self.told_as.split() or [self.message_digest]

    @property
    def message_digest(self) -> str:
        """The digest of ``message``."""
        return _digest((self.message,), 4)

    def __lt__(self, other: object) -> bool:
        return self._order < other._order if isinstance(other, Failure) else NotImplemented

    @property
    def _order(self) -> tuple[object, ...]:
        rest = (_sortable(getattr(self, name)) for name in _ordering())
        return (self.first_line, self.message, *rest, self.fingerprint)

    @property
    def identity(self) -> tuple[object, ...]:
        """What distinguishes it from other failures, in the order of the fields; the values of its parts come last."""
        return _flat(super().identity, marked(Failure, Mark.IDENTITY))

    @property
    def fixed(self) -> tuple[object, ...]:
        """What no other occurrence of the same failure says differently."""
        return _flat(values_of(Failure, Mark.FIXED)(self), marked(Failure, Mark.FIXED))

    @computed_field  # type: ignore[prop-decorator]
    @property
    def family(self) -> Family:
        """The kind of thing that has to change."""
        return _FAMILY_OF[self.cause]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def cross_account(self) -> bool | None:
        """Whether caller and registry are different accounts; ``None`` unless both ids were said."""
        caller = self.principal.account_id if self.principal else None
        if caller is None or self.registry_id is None:
            return None
        return caller != self.registry_id

    @computed_field  # type: ignore[prop-decorator]
    @property
    def retry(self) -> Retry:
        """When the same request may succeed."""
        if self.cause in _AFTER_LOGIN:
            return Retry.AFTER_LOGIN
        if self.cause is Cause.CONNECTION_CLOSED and self.operation is Operation.PUSH:
            return Retry.AFTER_CHANGE  # how ECR answers a push to a repository that does not exist
        if self.cause in _LATER and self.wording != _DATA_LIMIT:
            return Retry.LATER
        return Retry.AFTER_CHANGE

    @computed_field  # type: ignore[prop-decorator]
    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed later with nothing changed."""
        return self.retry is Retry.LATER

    @computed_field  # type: ignore[prop-decorator]
    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits, the same for every occurrence of a failure: no lines, times or sessions in it."""
        return _digest(self.identity, 8)


def _digest(parts: Iterable[object], size: int) -> str:
    words = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _flat(values: Iterable[object], names: Iterable[str]) -> tuple[object, ...]:
    """The values, then the identities of the parts among them; a missing part has that of an empty one."""
    parts, flat = _parts(), []
    told: list[object] = []
    for value, name in zip(values, names, strict=True):
        if name in parts:
            told += value.identity if isinstance(value, Record) else _nothing(name)
        else:
            flat.append(value)
    return (*flat, *told)


@cache
def _parts() -> dict[str, Record]:
    """The fields of a failure that hold a record, each with an empty one."""
    kinds = ((name, part_of(field)) for name, field in Failure.model_fields.items())
    return {name: kind.made() for name, kind in kinds if kind and issubclass(kind, Record)}


@cache
def _nothing(name: str) -> tuple[object, ...]:
    """The identity of a part that is missing."""
    return _parts()[name].identity


@cache
def _ordering() -> tuple[str, ...]:
    """The fields that two occurrences of one failure may say differently, but for those that order first."""
    fixed = {*marked(Failure, Mark.IDENTITY), "first_line", "message"} - _parts().keys()
    return tuple(name for name in Failure.model_fields if name not in fixed)


def _sortable(value: object) -> tuple[object, ...]:
    """A value among others of its field; what is not said comes first."""
    if isinstance(value, BaseModel):
        return tuple(str(part or "") for _, part in value)
    return () if value is None else (value if isinstance(value, int) else str(value),)


class Outcome(Record):
    """One answer that a command can give, and what it means."""

    id: _Text = Field(description="The same in every language and for every record.")
    command: _Text = Field(description="One of the advice's commands; empty where the advice is a question.")
    answer: _Text = Field(description="What the command prints, or what somebody answers to the question.")
    meaning: _Text = Field(description="What follows from it.")
    adds_statement: bool = Field(
        default=False, description="Whether the advice's statement is to be added where this is seen."
    )
    leads: _Text | None = Field(
        default=None,
        description="The id of the advice that an answer to a question leads to, further down in the list.",
    )


class Statement(Record):
    """A grant that is missing: statements to add to a policy.

    Saving the document in the place of a policy that exists would delete what that one grants, so add its statements.
    """

    side: Side = Field(description="The kind of policy it belongs to.")
    document: _Text = Field(description="A policy in JSON, with <placeholders> where the text did not say.")


class Advice(Record):
    """One thing to check, and how."""

    id: _Text = Field(
        default="", description="The same for one piece of advice in every list; it stands in a list once."
    )
    check: Check = Field(description="The kind of thing to look at.")
    headline: _Text = Field(description="One imperative sentence.")
    why: _Text = Field(description="Why it is worth it, and what one has to know.")
    commands: tuple[_Text, ...] = Field(
        default=(),
        description="Pasted into a POSIX shell as they are, but for <placeholders> that the text did not fill.",
    )
    outcomes: tuple[Outcome, ...] = Field(
        default=(),
        description="How to read the answers of the commands, or to a question; those that decide come first.",
    )
    statement: Statement | None = Field(default=None, description="What to add where a grant is missing.")
    run_by: RunBy = Field(default=RunBy.CALLER, description="Who is able to run it.")
    changes_state: bool = Field(
        default=False, description="Whether a command changes something in AWS or in the local login store."
    )
    docs: _Text = Field(description="A page that explains it.")
    basis: Basis = Field(default=Basis.TOLD, description="Whether the text asks for it, or the cause alone.")


class ExplainedRow(Record):
    """One check of a cause, and when it is given."""

    id: _Text = Field(description="The id of the advice.")
    headline: _Text = Field(description="What it says to do; in <angles> what no text has told.")
    when: _Text = Field(description="What the text shows where it is given; empty where it always is.")
    basis: Basis = Field(default=Basis.TOLD, description="Whether the text asks for it, or the cause alone.")


class Explanation(Record):
    """A cause explained. Words between back quotes are what programs print, or a command."""

    cause: Cause = Field(description="The cause.")
    looks: _Text = Field(description="How it is told.")
    means: _Text = Field(description="What it means.")
    beware: _Text = Field(description="What it does not mean.")
    happens: _Text = Field(description="Why it happens.")
    apart: _Text = Field(description="How to tell the candidates apart.")
    fix: _Text = Field(description="What to do about it.")
    checks: tuple[Advice, ...] = Field(description="How to find the one, when nothing is known but the cause.")
    sources: tuple[_Text, ...] = Field(description="Public pages.")
    rows: tuple[ExplainedRow, ...] = Field(
        default=(), description="The checks of the cause in their order, each with what the text shows for it."
    )
