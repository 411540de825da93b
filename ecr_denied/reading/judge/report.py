"""A short input is one report: a failure that names nothing, or no image, is of what it names, at any distance.

The image of a paste, an issue or the end of a job is above the failure or below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from ecr_denied.cached import cached_property
from ecr_denied.expression import expression
from ecr_denied.names.actions import can_be_part_of
from ecr_denied.names.arns import TASK_ARN
from ecr_denied.names.deeds import deeds_in
from ecr_denied.names.hosts import NAME_LITERALS, PUBLIC_HOSTS
from ecr_denied.names.references import NAMES, Reference, names_another, names_only_others, references
from ecr_denied.names.requesters import Requester, of_client
from ecr_denied.names.syntax import repository_or_none
from ecr_denied.reading.judge.askers import with_asker
from ecr_denied.reading.judge.recorded import recorded
from ecr_denied.reading.judge.relevance import speaks_of_ecr
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.command_lines import ends_job
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.records import Command, Failure
from ecr_denied.terms import Cause, Operation, Told

__all__ = ["EXPLAINED", "ShortInput"]

_WHOSE = ("registry", "registry_id", "region")
_IMAGE = (*_WHOSE, "repository")
_SAID = (*_IMAGE, "operation", "client")
_NOTHING = Reference()
# The wording that says only that something failed.
_SOMEHOW = "fallback.failed"
# Calls of the API by its own name are no step of a push or a pull.
_OF_API = "aws-api"
# What can be the reason, in a client's words, of what plain words report.
EXPLAINED: Mapping[Cause, tuple[Cause, ...]] = {
    Cause.AWS_CREDENTIALS_FAILED: (Cause.NOT_AUTHENTICATED, Cause.LOGIN_FAILED),
    Cause.LOCAL_FAILURE: (Cause.LOCAL_FAILURE, Cause.UNCLASSIFIED),
}
# What docker logout prints of a login that was kept (docker/cli, cli/command/registry/logout.go).
_LOGGED_OUT = "Removing login credentials for"
_TASK = expression(TASK_ARN)
# A repository of ECR's that a sentence names in marks.
_ECR_REPOSITORY = expression(
    r"\b(?i:ECR) (?:repository|repo)(?: (?:named|called))? (?P<mark>[`'\"])(?P<name>[a-z0-9._/-]{2,256})(?P=mark)"
    r"|(?<!\w)(?P<mark>[`'\"])(?P<name>[a-z0-9._/-]{2,256})(?P=mark) (?i:ECR) (?:repository|repo)\b"
)
# A repository that a script says it makes.
_MAKES = expression(r"\b(?i:attempting to create|creating)(?: \w{2,12}){0,3}: (?P<name>[a-z0-9._/-]{2,256})\s*$")
# The command that names what is built, and pushes nothing (docker/cli, buildah, podman).
_BUILDS = expression(r"\b(?:build|bud)\s(?![^|;&]{0,300}\s--push\b)(?:[^|;&]{1,300}\s)?(?:-t|--tag)[=\s]")
# As people call ECR Public, and a cache whose upstream it may be.
_PUBLIC = expression(r"\b(?:ECR[ -][Pp]ublic|[Pp]ublic ECR)\b")
_CACHE = expression(r"(?i)\bpull[ -]?through|\bupstream\b")
# As people and docker call it.
_HUB = expression(r"\bDocker ?[Hh]ub\b")


class ShortInput:
    """The failures of a short input, also those that name no registry.

    :param quoted: whether failures are wanted that the input only quotes.
    """

    def __init__(self, beginning: Beginning, *, quoted: bool) -> None:
        self._beginning = beginning
        self._quoted = quoted
        self._pending: list[tuple[Failure, Reference]] = []
        self._done: list[Reference] = []
        self._announced: set[int] = set()
        self._reasons: list[Failure] = []
        self._waiting: list[Failure] = []
        self._names: dict[frozenset[int], Reference] = {}

    @cached_property
    def is_elsewhere(self) -> bool:
        """True if it is a whole input that names other registries alone, or Docker Hub."""
        text = "\n".join(self._beginning.lines)
        return not self._beginning.attention and (_HUB.search(text) is not None or names_only_others(text))

    @cached_property
    def speaks_of_ecr(self) -> bool:
        """True if it is a whole input in which ECR is named, or a registry of ECR's."""
        return speaks_of_ecr("\n".join(self._beginning.lines))

    @property
    def begins_data(self) -> bool:
        """Whether the input begins as a list or an object of data does."""
        return self._beginning.begins_data

    def passed(self, failures: list[Failure]) -> list[Failure]:
        """Take the next failures in, and give those that no name below can belong to."""
        if not self._beginning.is_short:
            return failures
        self._waiting += failures
        return []

    def add_success(self, *names: Reference) -> None:
        """Take in what was pushed or pulled: its names are not those of a failure."""
        if self._beginning.is_short:
            self._done += names

    def mark_announced(self, line: int) -> None:
        """Take in that the failure on a line is one of a command that the text shows."""
        if self._beginning.is_short:
            self._announced.add(line)

    def leaves(self, failure: Failure, image: Reference = _NOTHING) -> None:
        """Take in a failure in words that anyone may say: it is given where nothing else is reported.

        :param image: what it is of, where the words name that without a registry.
        """
        if self._beginning.is_short:
            self._pending.append((failure, image))

    def explains(self, failure: Failure) -> None:
        """Take in what can be the reason of what plain words report: it is given where nothing else is."""
        if self._beginning.is_short and failure.told is Told.PRINTED:
            self._reasons.append(failure)

    def end(self) -> list[Failure]:
        """The failures of a short input, at its end."""
        if not self._beginning.is_short:
            return []
        text = "\n".join(self._beginning.lines) if self.begins_data else ""
        failures = [*self._as_one()]
        return [recorded(self._with_command(failure, failures), text) for failure in failures]

    def _with_command(self, failure: Failure, failures: list[Failure]) -> Failure:
        """The failure with what the report shows of who asked: a program, a task, the job of a CI system."""
        failure = with_asker(failure, self._own_lines(failure, failures))
        command = failure.command or Command.made()
        shown: dict[str, object] = {}
        if self._task is not None and of_client(failure.client) is Requester.TASK:
            shown["task"] = self._task
        if failure.last_line <= self._job_end and failure.told is not Told.QUOTED:
            shown["job"] = True
            # What a job logs out of at its end it had logged in to.
            if f"{_LOGGED_OUT} {failure.registry}" in "\n".join(self._beginning.lines[failure.last_line :]):
                shown["login_host"] = failure.registry
        if other := self._image_elsewhere(failure):
            shown["other_host"] = other
        return failure.model_copy(update={"command": command.model_copy(update=shown)}) if shown else failure

    def _image_elsewhere(self, failure: Failure) -> str | None:
        """The registry of the image, where an answer that names an account alone is of another one."""
        named = self._named_but()
        is_other = failure.registry_id is not None and named.registry_id not in (None, failure.registry_id)
        is_image = failure.repository is not None and failure.repository == named.repository
        return named.registry if is_image and is_other and failure.registry is None else None

    def _own_lines(self, failure: Failure, failures: list[Failure]) -> list[str]:
        """The lines without those of failures of another kind; in data only its own lines are kept.

        Not every caller asks for what is quoted, so it takes no line from what is printed.
        """
        others = {
            line
            for one in failures
            if one.cause not in (failure.cause, Cause.UNCLASSIFIED) and one.told in (Told.PRINTED, failure.told)
            for line in range(one.first_line, one.last_line + 1)
        }
        own = range(failure.first_line, failure.last_line + 1)

        def may_tell(line: int) -> bool:
            return line not in others and (line in own or not self.begins_data)

        return [line if may_tell(number) else "" for number, line in enumerate(self._beginning.lines, 1)]

    @cached_property
    def _task(self) -> str | None:
        """The task of ECS that the report names, where it names one alone."""
        tasks = {task for line in self._beginning.lines for task in _TASK.findall(line)}
        return tasks.pop() if len(tasks) == 1 else None

    @cached_property
    def _job_end(self) -> int:
        """The last line on which a CI system says that a step has failed; 0 where none does."""
        return max((number for number, line in enumerate(self._beginning.lines, 1) if ends_job(line)), default=0)

    def _as_one(self) -> Iterator[Failure]:
        """The failures with what the report names; where there is none, those that were left and get a name."""
        lines = self._beginning.lines
        # What is quoted changes nothing of what is printed.
        printed = [failure for failure in self._waiting if failure.told is Told.PRINTED]
        for failure in self._waiting:
            if self._is_summary(failure):
                continue
            beside = printed if failure.told is Told.PRINTED else self._waiting
            kinds = {other.family for other in beside if _is_named(other)}
            # A named one of another kind has the names, and a command says what a failure is of.
            is_apart = failure.first_line in self._announced or not kinds <= {failure.family}
            yield failure if is_apart else self._with_context_names(failure, lines)
        if not printed:
            left = [
                self._with_context_names(failure, lines)
                for failure, image in self._pending
                if image.repository in (None, self._named_but().repository)
            ]
            # What an engine says of an image that it has is of the one that a report of ECR's is about.
            is_ours = self.speaks_of_ecr and not self.is_elsewhere
            told = [
                failure
                for failure in left
                if failure.told is Told.PRINTED
                and (_is_named(failure) or (is_ours and failure.cause is Cause.LOCAL_FAILURE))
            ]
            words = self._in_plain_words(left, lines)
            reasons = [why for why in self._reasons if any(one.cause in EXPLAINED[why.cause] for one in words)]
            is_quoted = self._quoted and not self._waiting
            yield from told or reasons or (words if is_quoted else ())

    def _in_plain_words(self, left: list[Failure], lines: list[str]) -> list[Failure]:
        """What a report says in plain words: one failure, each time it is reported, and those of other images.

        What it was may be said once, by its status or its cause.
        """
        if self.is_elsewhere:
            return []
        told = [one for one in left if one.told is Told.QUOTED and not names_another(_near(one, lines))]
        best = min(told, key=lambda one: (one.http_status is None, one.cause is Cause.UNCLASSIFIED), default=None)
        return [one for one in told if best and (one.fingerprint == best.fingerprint or not _is_of_same(one, best))]

    def _is_summary(self, failure: Failure) -> bool:
        """Whether words that give no cause only sum up what a program printed, as a title does, at any distance."""
        return (failure.cause, failure.wording) == (Cause.UNCLASSIFIED, _SOMEHOW) and any(
            other.told is Told.PRINTED
            and other.cause is not Cause.UNCLASSIFIED
            and all(getattr(failure, name) in (None, getattr(other, name)) for name in _SAID)
            for other in self._waiting
        )

    def _tells_one(self) -> bool:
        """Whether nothing went well, and no two failures are of different images."""
        succeeded = any(reference.repository for reference in self._done)
        names = ({getattr(failure, name) for failure in self._waiting} - {None} for name in _IMAGE)
        return not succeeded and all(len(said) <= 1 for said in names)

    def _named_for(self, failure: Failure) -> Reference:
        """What the report names, but for what another caller asked for, and for an image that is built afterwards."""
        caller = of_client(failure.client)
        others = [one for one in self._waiting if caller and of_client(one.client) not in (None, caller)]
        theirs = frozenset(line for one in others for line in range(one.first_line, one.last_line + 1))
        below = islice(enumerate(self._beginning.lines, 1), failure.last_line, None)
        built = frozenset(number for number, line in below if _BUILDS.search(line))
        named, image = self._named_but(theirs), self._named_but(theirs | built)
        return named if image.repository else Reference(**{name: getattr(named, name) for name in _WHOSE})

    def _named_but(self, left_out: frozenset[int] = frozenset()) -> Reference:
        """What the report names on other lines than these; nothing where that went well."""
        if (named := self._names.get(left_out)) is None:
            lines = enumerate(self._beginning.lines, 1)
            named = _named_in([line for number, line in lines if number not in left_out])
            is_done = any(reference.repository and reference.agrees(named) for reference in self._done)
            named = self._names[left_out] = _NOTHING if is_done else named
        return named

    @cached_property
    def _deed(self) -> Operation | None:
        """The one of a push and a pull that the report speaks of, where it reports one thing."""
        return _deed_in(self._beginning.lines) if self._tells_one() else None

    def _with_context_names(self, failure: Failure, lines: list[str]) -> Failure:
        """The failure with what it lacks, where it can be of that image and no other registry is named near it."""
        if failure.operation and _is_whole(failure):
            return failure
        own = Reference(**{name: getattr(failure, name) for name in NAMES})
        deed, named = self._deed, self._named_for(failure)
        operation = failure.operation or (deed if _can_be_of(failure, deed) else None)
        if failure.operation is Operation.LOGIN:
            named = Reference(region=named.region)  # a login is of no image
        elif not can_be_part_of(failure.action, operation):
            named, operation = _made_in(failure, lines), failure.operation
        filled = own if _is_whole(failure) or not own.agrees(named) else own.filled(named)
        if (filled, operation) == (own, failure.operation) or names_another(_near(failure, lines)):
            return failure
        # Made anew, as a record is checked then: a name of the report may hold a secret.
        lent = {name: getattr(filled, name) for name in NAMES}
        return Failure.made(**{**vars(failure), **lent, "operation": operation})


def _is_named(failure: Failure) -> bool:
    return any(getattr(failure, name) for name in _WHOSE)


def _is_whole(failure: Failure) -> bool:
    """True if a failure lacks no name; one of a registry may be of the one image that the report names there.

    A registry that was asked for as if it were an image is of none.
    """
    names_what = failure.repository is not None or failure.cause is Cause.WRONG_REGISTRY
    return _is_named(failure) and (names_what or failure.registry is None)


def _is_of_same(one: Failure, other: Failure) -> bool:
    """Whether two failures differ in nothing that both say of an image."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in _IMAGE)
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _can_be_of(failure: Failure, deed: Operation | None) -> bool:
    """Whether its client can have done it: what runs containers by itself pushes nothing."""
    return failure.client != _OF_API and not (deed is Operation.PUSH and of_client(failure.client))


def _deed_in(lines: list[str]) -> Operation | None:
    """The one of a push and a pull that some lines speak of, but at another registry."""
    told = ((line, deeds_in(line)) for line in lines)
    deeds = {deed for line, named in told if named and not names_another(line) for deed in named}
    return deeds.pop() if len(deeds) == 1 else None


def _near(failure: Failure, lines: list[str]) -> str:
    """The lines of a failure, and those right above and below."""
    return "\n".join(lines[max(failure.first_line - 1 - MAX_WRAPPED_LINES, 0) : failure.last_line + MAX_WRAPPED_LINES])


def _named_in(lines: list[str]) -> Reference:
    """What all names of ECR's in some lines say; nothing where they name several registries."""
    may_name = (line for line in lines if any(name in line.lower() for name in NAME_LITERALS))
    ours = [reference for line in may_name for reference in references(line) if reference.ecr]
    if not ours and _is_of_public(lines):
        return Reference(registry=PUBLIC_HOSTS[0])
    said = {name: {value for one in ours if (value := getattr(one, name))} for name in NAMES}
    if any(len(said[name]) > 1 for name in _WHOSE):
        return _NOTHING
    said["repository"] = said["repository"] or _repositories_in(lines)
    known: dict[str, Any] = {name: values.pop() for name, values in said.items() if len(values) == 1}
    if "repository" not in known:
        known = {name: value for name, value in known.items() if name in _WHOSE}  # of several images
    return Reference(**known)


def _made_in(failure: Failure, lines: list[str]) -> Reference:
    """The repository that lines say is to be made, where that was refused."""
    makes = (match["name"] for line in lines for match in _MAKES.finditer(line))
    names = set(map(repository_or_none, makes)) if failure.action == "ecr:CreateRepository" else set()
    return Reference(repository=names.pop()) if len(names) == 1 else _NOTHING


def _is_of_public(lines: list[str]) -> bool:
    """Whether lines speak of ECR Public, and not of a cache of its images."""
    text = "\n".join(lines)
    return _PUBLIC.search(text) is not None and not _CACHE.search(text)


def _repositories_in(lines: list[str]) -> set[str]:
    """The repositories that sentences name, without a registry."""
    told = (match["name"] for line in lines if "ecr" in line.lower() for match in _ECR_REPOSITORY.finditer(line))
    return {name for name in map(repository_or_none, told) if name}
