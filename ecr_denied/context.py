"""The reference an error line lacks, remembered from the lines above it.

``docker push`` prints ``The push refers to repository [...]`` on stdout and ``denied: ...`` on stderr; only where the
input holds both can the refusal be given its reference. What no line said stays unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass

from ecr_denied.grammar import Reference, region_or_none, repository_or_none, tag_or_none
from ecr_denied.records import Operation
from ecr_denied.statement import Statement

__all__ = ["Context"]

# Beyond this many lines an announcement is taken to belong to something else.
_HORIZON = 2_000


@dataclass(slots=True)
class Context:
    """What is being pushed or pulled at this point of the input, as far as it was said."""

    reference: Reference | None = None
    operation: Operation | None = None
    finished: bool = False
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
        if self.finished:
            again = self.reference and any(r.repository == self.reference.repository for r in statement.references)
            return Context(operation=self.operation) if again else Context()
        return self

    def announce(self, statement: Statement) -> None:
        """Take in a statement that is no failure but names what is being pushed, pulled or logged in to."""
        names = {clause.pattern.name for clause in statement.clauses}
        self._line = statement.last_line
        if "docker.push-finished" in names:
            self.reference = self._named(statement) or self.reference
            self.finished, self._default_tag = True, None
            return
        if "docker.default-tag" in names:
            self._default_tag = statement.field("tag")
        self.operation = next((c.pattern.operation for c in statement.clauses if c.pattern.operation), self.operation)
        self._refer(self._named(statement), statement)

    def _named(self, statement: Statement) -> Reference | None:
        for reference in statement.references:
            if reference.ecr:
                return reference
        if slot := statement.field("reference"):
            named = Reference.parse(slot)
            return named if named.registry or not _is_command(statement) else Reference()
        if region := region_or_none(statement.field("word")):
            return Reference(ecr=True, region=region)
        return None

    def _refer(self, named: Reference | None, statement: Statement) -> None:
        named = named or self._pulled(statement)
        if named is None:
            return
        self.finished = False
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


def _is_command(statement: Statement) -> bool:
    """Whether a command was echoed: a word in it without a registry need not be an image at all."""
    return all(clause.pattern.name.startswith("command-line.") for clause in statement.clauses)
