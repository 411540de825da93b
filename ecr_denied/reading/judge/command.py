"""The command that failed, where the text shows it: its shell, user, profile and region, and how far it came.

How far: the layers that it pushed, the role that it could not assume, the registries that a login was for.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from ecr_denied.catalogue.entry import Note, Signal
from ecr_denied.expression import expression
from ecr_denied.names.actions import is_role_assumption
from ecr_denied.names.cli import SUDO, elsewhere, option, prefix
from ecr_denied.names.clients import LOGINS
from ecr_denied.names.hosts import endpoint_kind, is_private_host
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.references import Reference
from ecr_denied.names.syntax import compact
from ecr_denied.reading.judge.assembly import refused_resource
from ecr_denied.reading.lines.command_lines import CMD, POSIX, POWERSHELL, TRACED
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Command, Failure
from ecr_denied.terms import EndpointKind, Operation, Shell

__all__ = ["Commands"]

# How many logins of a text are known: more than a job has.
_MOST_LOGINS = 8
# How many images that were pushed or pulled are known.
_MOST_IMAGES = 16
# Wordings that report a role that was not assumed, without its name.
_NOT_ASSUMED = frozenset(
    {"aws_credentials.role-not-assumed", "aws_credentials.role-refused", "aws_credentials.provider-missing"}
)
# Wordings of what a build does with its cache, and goes on without.
_OF_CACHES = frozenset({"buildkit.cache-importer", "buildkit.cache-manifest", "ggcr.cache-lookup", "ggcr.cache-upload"})
_PROMPTS = (
    (expression(rf"\s{{0,8}}{POWERSHELL}"), Shell.POWERSHELL),
    (expression(rf"\s{{0,8}}{CMD}"), Shell.CMD),
    (expression(rf"\s{{0,8}}(?:{POSIX}[$#%][ ]|{TRACED})"), Shell.SH),
)
# A cmdlet of the AWS Tools for PowerShell.
_CMDLET = expression(r"\bGet-ECR[A-Z]\w{1,40}")
# How Windows PowerShell introduces what a native program wrote on standard error.
_OF_POWERSHELL = expression(r"\s{0,8}(?:docker|podman|aws)(?:\.exe)?\s:\s")
_CLIENT = rf"(?P<program>{'|'.join(LOGINS)})\b"
_RUNS_CLIENT = expression(rf"\b{_CLIENT}")
_SUDO = expression(rf"{SUDO}{_CLIENT}")


@dataclass(slots=True)
class Commands:
    """Follows what the text shows of commands, for so many lines below the last of them."""

    timeout: int
    _known: dict[str, Any] = field(default_factory=dict)
    _line: int = 0
    _done: deque[Reference] = field(default_factory=lambda: deque(maxlen=_MOST_IMAGES))

    def take(self, claim: Claim, *, elsewhere: bool) -> None:
        """Take in what a claim shows of the command, or of how far it came.

        :param elsewhere: whether another registry is what was asked last.
        """
        if (typed := _typed(claim)) is not None:
            self._note(claim, typed)
        elif Signal.OPENS in claim.signal:
            self._note(claim, {"layers_pushed": None})
        if not claim.once(_may_show):
            return
        for name in ("node", "secret"):
            if word := claim.field(name):
                self._note(claim, {name: compact(word)})
        if claim.layers:
            self._note(claim, {"layers_pushed": (self._known.get("layers_pushed") or 0) + sum(claim.layers)})
        if role := _role(claim):
            self._note(claim, {"role": role})
        if wanted := claim.field("wanted_role"):
            self._note(claim, {"wanted_role": wanted})
        if region := region_or_none(claim.field("region")):
            self._note(claim, {"login_region": region})
        if claim.logged_in is not None and not elsewhere:
            self._note(claim, {"logged_in": True})
        if hosts := _logged_in_to(claim):
            self._note(claim, {"logins": (*self._known.get("logins", ()), *hosts)[-_MOST_LOGINS:]})

    def add_success(self, image: Reference) -> None:
        """Take in what was pushed or pulled."""
        if image.registry and image.repository and is_private_host(image.registry):
            self._done.append(image)

    def above(
        self, claim: Claim, failure: Failure, image: Reference, shell: Shell | None, *, in_job: bool
    ) -> Command | None:
        """What is known of the command that a failure is of; ``None`` where nothing is known.

        :param image: what is pushed or pulled.
        :param shell: the shell whose prompt is before it, where that is known already.
        :param in_job: whether a step of a CI system begins above.
        """
        known = {"shell": shell} | (self._known if claim.first_line - self._line <= self.timeout else {})
        known |= {"job": in_job or None, "other_host": self._other_host(failure, image)}
        known["cache"] = any(clause.entry.name in _OF_CACHES for clause in claim.clauses) or None
        if logins := known.pop("logins", ()):
            known["login_host"] = failure.registry if failure.registry in logins else logins[-1]
        if (wanted := known.pop("wanted_role", None)) and failure.wording in _NOT_ASSUMED:
            known.setdefault("role", wanted)
        if (region := known.pop("login_region", None)) and failure.operation is Operation.LOGIN:
            known.setdefault("region", region)
        if _OF_POWERSHELL.match(claim.printed):
            known["shell"] = Shell.POWERSHELL
        return Command.made(**known) if {*known.values()} != {None} else None

    def _other_host(self, failure: Failure, image: Reference) -> str | None:
        """Another registry that the same repository is wanted from, or that its last image went to or came from."""
        wanted = [image] if failure.registry is None and is_private_host(image.registry or "") else []
        named = (one for one in (*wanted, *reversed(self._done)) if one.repository == failure.repository)
        there = next(named, None)
        if there is None or failure.registry_id is None or (failure.registry and failure.region is None):
            return None
        is_same = there.registry_id == failure.registry_id and failure.region in (None, there.region)
        return None if is_same else there.registry

    def forget(self) -> None:
        """Forget what is known: the command has failed, and what fails below is another's."""
        self._known = {}

    def _note(self, claim: Claim, told: dict[str, Any]) -> None:
        if claim.first_line - self._line > self.timeout:
            self._known = {}
        self._known |= told
        self._line = claim.last_line


# What words say of a command, and by which names.
_NAMED = ("node", "secret", "role", "wanted_role", "region")


def _may_show(claim: Claim) -> bool:
    """Whether its words may show something of the command: most only say that it failed."""
    is_named = is_role_assumption(claim.action) or any(map(claim.field, _NAMED))
    return is_named or claim.logged_in is not None or bool(claim.layers or _logged_in_to(claim))


def _prompt(claim: Claim) -> tuple[Shell | None, str]:
    """The shell whose prompt is before it, and what is typed there.

    It is looked for as printed, too, because one that is a drive alone looks like a logger's name.
    """
    for line in dict.fromkeys((claim.text, claim.printed)):
        for prompt, shell in _PROMPTS:
            if found := prompt.match(line):
                return shell, line[found.end() :]
    return None, ""


def _logged_in_to(claim: Claim) -> list[str]:
    """The registries that a login was for, as the text has them; a login that is said to go well counts anywhere."""
    told = claim.logged_in
    notes = (clause.entry for clause in claim.clauses if isinstance(clause.entry, Note))
    if told is None and (claim.verdict or all(note.operation is not Operation.LOGIN for note in notes)):
        return []
    references = told or () if claim.verdict else claim.references
    hosts = [reference.registry for reference in references if reference.registry]
    return [host for host in hosts if endpoint_kind(host) is EndpointKind.REGISTRY]


def _role(claim: Claim) -> str | None:
    """The role that a caller could not assume: what it asks for next, it asks for as another."""
    if is_role_assumption(claim.action):
        return refused_resource(claim)
    return claim.field("role")


def _typed(claim: Claim) -> dict[str, Any] | None:
    """What a command line shows; ``None`` for any other line, such as one that reports a failure.

    An option whose value is a variable or a mask shows nothing.
    """
    if claim.verdict is not None:
        return None
    shell, typed = _prompt(claim)
    if Signal.ECHOES not in claim.signal and not (_SUDO.match(typed) or _RUNS_CLIENT.match(typed)):
        return None
    line = claim.text
    told: dict[str, Any] = {
        "profile": option("profile", line),
        "aws_prefix": prefix(line),
        "aws_in": elsewhere(line),
        "region": region_or_none(option("region", line)),
        "function_role": option("function_role", line),
        "shell": Shell.POWERSHELL if _CMDLET.search(line) else shell,
    }
    told = {name: value for name, value in told.items() if value is not None}
    if runs := _RUNS_CLIENT.search(line):
        sudo = _SUDO.search(line)
        user = sudo["user"] if sudo else None
        told |= {"program": runs["program"], "sudo": sudo is not None, "user": user, "layers_pushed": None}
    return told
