"""The reference an error line lacks, remembered from the lines above it.

``docker push`` prints ``The push refers to repository [...]`` on stdout and ``denied: ...`` on stderr; only where the
input holds both can the refusal be given its reference. What no line said stays unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass

from ecr_denied.catalogue.entry import Role
from ecr_denied.names.references import Reference, region_or_none, repository_or_none, tag_or_none
from ecr_denied.reading.statements import Statement
from ecr_denied.records import Failure, Operation

__all__ = ["Context"]

# Beyond this many lines an announcement is taken to belong to something else.
_HORIZON = 2_000


# Words that anybody may have printed belong to a push or pull only this close to its own.
_ATTENTION = 60


@dataclass(slots=True)
class Context:
    """What is being pushed or pulled at this point of the input, as far as it was said.

    ``open`` while it is under way: neither its end nor its failure was read yet.
    """

    reference: Reference | None = None
    operation: Operation | None = None
    open: bool = False
    _finished: bool = False
    _default_tag: str | None = None
    _line: int = 0

    @property
    def ecr(self) -> bool | None:
        """Whether the registry last named is ECR's; ``None`` when none was, or it was masked."""
        return self.reference.ecr if self.reference else None

    def at(self, statement: Statement) -> Context:
        """This context as far as it applies to ``statement``.

        Empty once the announcement is too far above, or what it announced went well and another image is spoken of.
        """
        if statement.first_line - self._line > _HORIZON:
            return Context()
        if self._finished:
            repository = self.reference.repository if self.reference else None
            again = repository and any(r.repository == repository for r in statement.references)
            return Context(operation=self.operation) if again else Context()
        return self

    def expects(self, statement: Statement) -> bool:
        """Whether an ECR image is being pushed or pulled right here, so that bare words may be about it."""
        return bool(self.open and self.ecr) and statement.first_line - self._line <= _ATTENTION

    def ended(self, failure: Failure) -> bool:
        """Whether what went well is, as far as both are named, what had failed before."""
        said = self.reference or Reference()
        return said.agrees(Reference(ecr=said.ecr, registry_id=failure.registry_id, repository=failure.repository))

    def announce(self, statement: Statement) -> None:
        """Take in a statement that is no failure but names what is being pushed, pulled or logged in to."""
        if statement.field("action"):
            return  # another service's denial is no news of a push or a pull
        self._line = statement.last_line
        if Role.CLOSING in statement.roles:
            self.reference = self._named(statement) or self.reference
            self.open, self._finished, self._default_tag = False, True, None
            return
        if statement.roles & {Role.OPENING, Role.ECHO}:
            self.open = True
        operation = next((c.pattern.operation for c in statement.clauses if c.pattern.operation), None)
        if operation and self._finished:
            self.reference, self._finished = None, False  # something new began, of an image not named yet
        self.operation = operation or self.operation
        named = self._named(statement) or self._pulled(statement)
        if named:
            self._refer(named)
        elif tag := statement.field("tag"):
            self._default_tag = tag

    def _named(self, statement: Statement) -> Reference | None:
        slot = statement.field("reference")
        slotted = Reference.parse(slot) if slot else Reference()
        for reference in (slotted, *statement.references):
            if reference.ecr:
                return reference
        if slot:
            # In an echoed command a word without a registry need not be an image at all.
            return slotted if slotted.registry or statement.roles != {Role.ECHO} else Reference()
        if region := region_or_none(statement.field("word")):
            return Reference(ecr=True, region=region)
        return None

    def _refer(self, named: Reference) -> None:
        self._finished = False
        if self.reference and self.reference.repository == named.repository and named.agrees(self.reference):
            named = named.filled(self.reference)
        if self._default_tag and named.ecr and not named.tag:
            named = named.filled(Reference(tag=self._default_tag))
        self.reference = named

    def _pulled(self, statement: Statement) -> Reference | None:
        """What ``TAG: Pulling from PATH`` says: no host, and perhaps another image than the one before."""
        path = statement.field("path")
        if path is None:
            return None
        tag = Reference(tag=tag_or_none(statement.field("tag")))
        if self.reference and self.reference.repository and path.endswith(self.reference.repository):
            return self.reference.filled(tag)
        # Docker Hub alone keeps its own images under this name.
        ecr = False if path.startswith("library/") else None
        return Reference(ecr=ecr, repository=repository_or_none(path)).filled(tag)
