"""Which occurrences are one failure: compose prints a service's line and a final one, BuildKit a step and a summary.

Occurrences near each other that contradict in nothing get the same fields, so that their fingerprints are equal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from types import NoneType

from ecr_denied.catalogue.entry import Strength
from ecr_denied.expression import expression
from ecr_denied.names.references import Reference, names_other_image
from ecr_denied.names.requesters import of_client
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.records import Command, Failure
from ecr_denied.terms import Cause, Family, Operation

__all__ = ["MERGE_WINDOW_LINES", "Occurrences", "is_vague"]

# How many lines apart two occurrences may be and still belong to one failure.
MERGE_WINDOW_LINES = 40

# How many occurrences are kept at once, on a line without an end.
_MOST = 64

# What one client prints of another: of the command before the pipe, of the helper it starts, of the engine it asks.
_OF_OTHERS = frozenset({Cause.LOGIN_FAILED, Cause.CREDENTIAL_HELPER_FAILED, Cause.LOCAL_FAILURE})
# What pulls by containerd prints lines of containerd's.
_OF_CONTAINERD = frozenset({"containerd", "crictl", "ctr"})
_DENIALS = frozenset(
    {
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        Cause.GUARDRAIL_IMPLICIT_DENY,
        Cause.EXPLICIT_DENY,
        Cause.ACCESS_DENIED,
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_INVALID,
        Cause.QUOTA_EXCEEDED,
        Cause.UPSTREAM_DENIED,
        Cause.LAYER_STORE_DENIED,
    }
)
# What keeps a client from a token.
_TOKENLESS = _DENIALS | {
    Cause.AWS_CREDENTIALS_FAILED,
    Cause.CONNECTION_FAILED,
    Cause.HOST_NOT_FOUND,
    Cause.TLS_FAILED,
    Cause.PROXY_REFUSED,
    Cause.RATE_LIMITED,
}
# Causes a client prints when it lost the registry's reason, from the least specific on; what each may turn out to be.
_REASONS: dict[Cause, frozenset[Cause]] = {
    Cause.UNCLASSIFIED: frozenset(Cause),
    # A login ends with these words when the command before it printed nothing.
    Cause.LOGIN_FAILED: _TOKENLESS | {Cause.CREDENTIAL_HELPER_FAILED},
    # A scanner that finds no engine asks the registry itself, and may find no way there. A pipe that breaks is the end
    # of the program that found no engine.
    Cause.LOCAL_FAILURE: frozenset(Cause)
    - {Cause.LOGIN_FAILED, Cause.CREDENTIAL_HELPER_FAILED, Cause.AWS_CREDENTIALS_FAILED, Cause.CONNECTION_CLOSED},
    Cause.FORBIDDEN: _DENIALS | {Cause.PROXY_REFUSED},
    Cause.BAD_REQUEST: frozenset(
        {Cause.TAG_IMMUTABLE, Cause.MANIFEST_UNSUPPORTED, Cause.UPLOAD_INVALID, Cause.INVALID_NAME, Cause.TOKEN_INVALID}
    ),
    Cause.NOT_FOUND: frozenset({Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND}),
    Cause.REGISTRY_ERROR: frozenset(),
    Cause.CONNECTION_FAILED: frozenset(
        {Cause.HOST_NOT_FOUND, Cause.TLS_FAILED, Cause.CONNECTION_CLOSED, Cause.PROXY_REFUSED}
    ),
    Cause.ACCESS_DENIED: _DENIALS,
    Cause.NOT_AUTHENTICATED: frozenset(
        {
            Cause.CREDENTIAL_HELPER_FAILED,
            Cause.TOKEN_EXPIRED,
            Cause.LOGIN_FAILED,
            Cause.AWS_CREDENTIALS_FAILED,
            Cause.PROXY_REFUSED,
        }
    ),
    # ECR hangs up on a push to a repository that does not exist.
    Cause.CONNECTION_CLOSED: frozenset(
        {Cause.REPOSITORY_NOT_FOUND, Cause.CREDENTIAL_HELPER_FAILED, Cause.PROXY_REFUSED}
    ),
    # The helper itself reports these, and less vaguely.
    Cause.CREDENTIAL_HELPER_FAILED: _TOKENLESS - {Cause.ACCESS_DENIED, Cause.CONNECTION_FAILED},
}
_SPECIFICITY = {cause: rank for rank, cause in enumerate(_REASONS)}
# How kubectl names the object of an event.
_POD = expression(r"\bpod/[a-z0-9.-]{1,253}")
_HELPER = "docker-credential-"
# How long words are that are not said again by chance.
_SHORTEST = 20


def _specificity(cause: Cause) -> int:
    """How much a cause says."""
    return _SPECIFICITY.get(cause, len(_SPECIFICITY))


def is_vague(cause: Cause) -> bool:
    """Whether the reason of such a failure may be on the lines below."""
    return cause in _REASONS


# A name that is missing; any other failure is of the image, by whichever name it is asked for.
_MISSING = (Cause.NOT_FOUND, Cause.IMAGE_NOT_FOUND)


@dataclass(slots=True)
class _Event:
    """What all occurrences of one failure say together."""

    failure: Failure
    weight: Strength
    fixed: tuple[object, ...]  # of the failure

    def take(self, failure: Failure, weight: Strength) -> None:
        """Take another occurrence in; of two that give the cause, the words of the stronger are kept."""
        known = self.failure
        if weight is Strength.FALLBACK < self.weight:
            return
        if self.weight is Strength.FALLBACK and known.tag and known.message.endswith(known.tag):
            known = known.model_copy(update={"tag": None})  # where a line ends, a wrap may have torn the tag
        self.failure = _unified(known, failure, failure if weight > self.weight else known)
        self.fixed = self.failure.fixed
        self.weight = max(self.weight, weight)


@dataclass(slots=True)
class _Occurrence:
    """One occurrence, until nothing more can be said of its failure."""

    event: _Event
    failure: Failure
    step: str | None
    alike: Failure | None = None  # what the event said before, where this one says the same

    def complete(self) -> Failure:
        """The occurrence, with what the others say."""
        own, said = self.failure, self.event.failure
        if own is said or self.alike is said or _says_same(said, own):
            return own
        told_as = "" if own.message == said.message else own.message_digest
        return said.model_copy(update={**_where(own), "told_as": told_as})


@dataclass(slots=True)
class Occurrences:
    """The occurrences that further ones may still belong to.

    :param command_lines: where the input shows that a command begins.
    """

    command_lines: CommandLines = field(default_factory=CommandLines)
    _told: deque[_Occurrence] = field(default_factory=deque)
    _strangers: int = 0  # how many of them are in other elements of a list than what comes next

    def tell(self, failure: Failure, weight: Strength, step: str | None = None) -> None:
        """Take an occurrence in, with the weight of its verdict.

        :param step: the step of a build whose command reported it.
        """
        last = self._last_event
        # Most failures of a log are told again in the same words.
        if last and last.weight is weight is not Strength.FALLBACK and _says_same(last.failure, failure):
            self._told.append(_Occurrence(last, failure, step, last.failure))
            return
        fixed = failure.fixed
        event = self._event(failure, weight, fixed)
        if event is None:
            event = _Event(failure, weight, fixed)
        else:
            event.take(failure, weight)
        self._told.append(_Occurrence(event, failure, step))

    def part(self) -> None:
        """What comes next is in another element of a list: it belongs to none of the failures so far."""
        self._strangers = len(self._told)

    def is_known(self, failure: Failure, weight: Strength) -> bool:
        """Whether it would be one more occurrence of a failure just above."""
        return self._event(failure, weight, failure.fixed) is not None

    def name_command(self, operation: Operation | None, client: str | None) -> None:
        """Take in what a line below names of the command of the last failure; who ran it counts as the client."""
        event = self._last_event
        if event is None:
            return
        known = event.failure
        told = {"operation": known.operation or operation, "client": client or known.client}
        event.failure = known.model_copy(update=told)

    def name_secret(self, secret: str, printed: str) -> None:
        """Take in a pull secret that a line below reports as missing, for the last failure if a node pulled."""
        event = self._last_event
        if event is None or event.failure.client != "kubelet":
            return
        known = event.failure.command or Command.made()
        # Events of several pods name theirs.
        if known.secret is None and _agree(_pod(event.failure.message), _pod(printed)):
            command = known.model_copy(update={"secret": secret})
            event.failure = event.failure.model_copy(update={"command": command})

    def discard_recovered(
        self, reference: Reference, operation: Operation | None, step: str | None = None
    ) -> list[Failure]:
        """Forget the failures of what went well after all, when the client tried again, and give them.

        :param step: the step of a build whose command says so: it speaks of nothing beside it.
        """
        kept, dropped = deque(islice(self._told, self._strangers)), deque[_Occurrence]()
        for occurrence in islice(self._told, self._strangers, None):
            is_over = occurrence.step == step and _is_recovered(occurrence.event.failure, reference, operation)
            (dropped if is_over else kept).append(occurrence)
        self._told = kept
        return [occurrence.failure for occurrence in dropped]

    def end_near(self, line: int, lines: int) -> bool:
        """Whether the last occurrence ends at most so many lines above."""
        return len(self._told) > self._strangers and line - self._told[-1].failure.last_line <= lines

    def passed(self, line: int) -> Iterator[Failure]:
        """Yield the occurrences that nothing from ``line`` on can belong to, in the order of their lines."""
        while self._told and (line - self._told[0].failure.last_line > MERGE_WINDOW_LINES or len(self._told) > _MOST):
            yield self._next()

    def all(self) -> Iterator[Failure]:
        """Yield what is left."""
        while self._told:
            yield self._next()

    @property
    def _last_event(self) -> _Event | None:
        return self._told[-1].event if len(self._told) > self._strangers else None

    def _next(self) -> Failure:
        self._strangers = max(self._strangers - 1, 0)
        return self._told.popleft().complete()

    def _event(self, failure: Failure, weight: Strength, fixed: tuple[object, ...]) -> _Event | None:
        """The event that a failure is one more occurrence of."""
        own, tells = failure.repository, _tells_itself(failure, weight)
        for occurrence in islice(reversed(self._told), len(self._told) - self._strangers):
            event = occurrence.event
            if failure.cause is not event.failure.cause and (tells or _tells_itself(event.failure, event.weight)):
                continue
            # Of a sentence that a wrap tore, the fallback may catch a piece, with pieces of names in it.
            may_be_torn = Strength.FALLBACK in (weight, occurrence.event.weight)
            known = occurrence.event.failure.repository
            if own and known and own != known and not may_be_torn:
                continue  # most of many failures are of other images
            if failure.cause in _MISSING and names_other_image(event.failure, failure):
                continue
            apart = failure.first_line - occurrence.failure.last_line
            torn = apart <= 1 and may_be_torn
            ends = (
                weight is Strength.GUESS
                and failure.cause is Cause.UNCLASSIFIED
                and not self.command_lines.stand_between(occurrence.failure.last_line, failure.first_line + 1)
            )
            if _fit(occurrence.event.failure, failure, torn=torn, beside=apart <= 1, ends=ends) and _all_agree(
                occurrence.event.fixed, fixed, torn=torn
            ):
                return occurrence.event
        return None


_where_of = attrgetter(*(_WHERE := ("first_line", "last_line", "first_seen", "last_seen", "occurrences")))


def _where(failure: Failure) -> dict[str, object]:
    """Where an occurrence is."""
    return dict(zip(_WHERE, _where_of(failure), strict=True))


def _says_same(one: Failure, other: Failure) -> bool:
    """Whether two occurrences differ in nothing but where they are."""
    return {**vars(one), **_where(other)} == vars(other)


def _tells_itself(failure: Failure, weight: Strength) -> bool:
    """True if it is of no kind, and its code or its sentence says what it is: no other words are its reason."""
    return failure.cause is Cause.UNCLASSIFIED and weight >= Strength.CODE


def _fit(one: Failure, other: Failure, *, torn: bool, beside: bool, ends: bool) -> bool:
    """Whether two occurrences can be one failure's, by their causes, what was done and who reports it."""
    if _lacks_token(one, other):
        return True
    if one.cause is not other.cause and not _is_reason(one, other):
        return False
    if not _agree(one.operation, other.operation) or not _agree(one.http_status, other.http_status):
        return False
    if not _agree(one.client, other.client) and not _may_be_of_two_clients(one, other, torn=torn):
        return False
    return torn or _may_be_named_by(one, other, beside=beside, ends=ends)


def _all_agree(one: tuple[object, ...], other: tuple[object, ...], *, torn: bool) -> bool:
    """Whether nothing that is fixed is said differently."""
    return one == other or all(_agree(mine, theirs, torn=torn) for mine, theirs in zip(one, other, strict=True))


def _is_reason(one: Failure, other: Failure) -> bool:
    """Whether one can be the reason that the other, below it or above, lost."""
    if not _can_be_explained_by(one, other) and not (
        _can_be_explained_by(other, one) and other.cause is not Cause.LOCAL_FAILURE
    ):
        return False  # the engine is asked first
    vague, reason = sorted((one, other), key=_completeness)
    return not vague.action or bool(reason.action)  # the reason of a denial names the action as well


def _can_be_explained_by(vague: Failure, reason: Failure) -> bool:
    if vague.cause is Cause.CREDENTIAL_HELPER_FAILED and not (reason.client or "").startswith(_HELPER):
        return False
    return reason.cause in _REASONS.get(vague.cause, ())


def _pod(line: str) -> str | None:
    found = _POD.search(line)
    return found and found[0]


def _lacks_token(one: Failure, other: Failure) -> bool:
    """True if the other, below, is of a push or a pull without the token that could not be got."""
    if one.operation is not Operation.LOGIN or other.operation is Operation.LOGIN:
        return False
    if one.cause is other.cause is Cause.CREDENTIAL_HELPER_FAILED:
        return one.helper is not None and one.helper == other.helper
    if one.cause in (Cause.CREDENTIAL_HELPER_FAILED, Cause.AWS_CREDENTIALS_FAILED):
        return other.cause in (Cause.NOT_AUTHENTICATED, Cause.UNCLASSIFIED)
    is_of_image = other.operation is not None or other.repository is not None
    return is_of_image and one.cause in _TOKENLESS and other.cause is Cause.NOT_AUTHENTICATED


def _may_be_of_two_clients(one: Failure, other: Failure, *, torn: bool) -> bool:
    """Whether two clients can report one failure: one hands on what the other says, or reads what it prints."""
    if torn or _is_of_another(one, other) or {one.client, other.client} <= _OF_CONTAINERD:
        return True
    by_node = of_client(one.client) or of_client(other.client)
    return by_node is not None and _repeats(one.message, other.message)


def _is_of_another(one: Failure, other: Failure) -> bool:
    """Whether one of the two is what a client prints of another program."""
    return not _OF_OTHERS.isdisjoint((one.cause, other.cause))


def _may_be_named_by(one: Failure, other: Failure, *, beside: bool, ends: bool) -> bool:
    """Whether one can say what the other leaves unnamed: only the same words said again, or words that say less."""
    if _is_nameless(one) == _is_nameless(other) or _repeats(one.message, other.message):
        return True
    if _is_of_another(one, other):
        return True  # who asks AWS for a token, or the engine for an image, names no registry
    if _is_nameless(one):
        if ends:
            return True  # what ran a client names what it ran, and no reason
        # An engine logs the registry's words and what they ended, then what it makes of them, with the name.
        is_same_deed = beside and one.operation is not None and one.operation is other.operation
        return other.registry is None or (is_same_deed and _specificity(other.cause) < _specificity(one.cause))
    return _specificity(other.cause) <= _specificity(one.cause)


def _repeats(one: str, other: str) -> bool:
    """Whether the words of one are in the other, but for what its speaker puts before them."""
    shorter, longer = sorted((one, other), key=len)
    while shorter not in longer:
        shorter = shorter.partition(": ")[2]
        if len(shorter) < _SHORTEST:
            return False
    return True


def _is_nameless(failure: Failure) -> bool:
    return failure.registry is None and failure.registry_id is None and failure.repository is None


def _is_recovered(failure: Failure, reference: Reference, operation: Operation | None) -> bool:
    return (
        # A caller that was denied is denied again; another caller pulled or pushed.
        failure.family is not Family.PERMISSION
        and _is_same_registry(failure, reference)
        and _agree(failure.region, reference.region)
        and failure.repository in (None, reference.repository)
        and failure.tag in (None, reference.tag)
        and _agree(failure.operation, operation)
    )


def _is_same_registry(failure: Failure, reference: Reference) -> bool:
    """Whether both name one registry, by its account or, of ECR Public, by its alias."""
    account, alias = reference.registry_id, reference.registry_alias
    return account == failure.registry_id and alias == failure.registry_alias and (account or alias) is not None


def _agree(mine: object, theirs: object, *, torn: bool = False) -> bool:
    if mine is None or theirs is None or mine == theirs:
        return True
    may_be_cut = torn or str(mine).startswith("sha256:")
    return may_be_cut and (str(mine).startswith(str(theirs)) or str(theirs).startswith(str(mine)))


def _completeness(failure: Failure) -> tuple[int, int]:
    """How much an occurrence says: first its cause, then its fields."""
    return _specificity(failure.cause), -[*map(type, vars(failure).values())].count(NoneType)


def _unified(one: Failure, other: Failure, words: Failure) -> Failure:
    """What both occurrences say, the fuller one first, in the words of one that gave the cause."""
    is_first = _lacks_token(one, other) or _completeness(one) >= _completeness(other)
    fuller, poorer = (one, other) if is_first else (other, one)
    more = vars(poorer)
    gaps = {name: more[name] for name, value in vars(fuller).items() if value is None}
    # What runs containers by itself stays the client: its credentials count.
    if of_client(poorer.client) and not of_client(fuller.client):
        gaps["client"] = poorer.client
    if words.cause is fuller.cause:
        gaps |= {"wording": words.wording, "message": words.message}
    command = gaps.get("command", fuller.command)
    if command and command.cache:
        # What failed once more, where no cache was asked for, is no cache's.
        are_caches = all(said.command and said.command.cache for said in (one, other))
        gaps["command"] = command.model_copy(update={"cache": are_caches or None})
    return fuller.model_copy(update=gaps)
