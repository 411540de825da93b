"""A command to run, and what it can answer."""

from __future__ import annotations

from dataclasses import dataclass

from ecr_denied.advice.question import Question, always
from ecr_denied.advice.shell import command_line, is_cmd, is_on_windows, is_powershell
from ecr_denied.records import Failure

__all__ = ["NOT_ALLOWED", "SENTENCE", "Answer", "Query", "in_each_shell", "run"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a command. An answer of several commands is one object.

    :param id: names it in every language, and in ``Outcome.id``.
    :param shows: what is printed.
    :param means: what follows from it.
    :param holds: for which failures it follows; the answer is not given for others.
    :param adds: the check's statement is to be added where this is seen.
    """

    id: str
    shows: str
    means: str
    holds: Question = always
    adds: bool = False


# The answer of AWS to everyone who lacks the right to look.
NOT_ALLOWED = Answer("not-allowed", "AccessDenied", "these credentials may not look; that says nothing about the cause")
# The answer of a command that is run for its refusal.
SENTENCE = Answer("sentence", "is not authorized to perform", "the whole refusal: pipe it into ecr-denied")


@dataclass(frozen=True, slots=True)
class Query:
    """A command and its answers, the one that decides first.

    :param line: as it is printed, with places in braces.
    :param holds: for which failures the command is worth running.
    """

    line: str
    answers: tuple[Answer, ...]
    holds: Question = always

    def of(self, failure: Failure) -> tuple[str, tuple[Answer, ...]]:
        """The line for one failure, and the answers that hold for it."""
        answers = tuple(answer for answer in self.answers if answer.holds(failure))
        is_refused = _may_be_refused(self.line) and SENTENCE not in answers
        return command_line(self.line, failure), (*answers, NOT_ALLOWED) if is_refused else answers


def run(line: str, *answers: Answer, holds: Question = always) -> Query:
    """A command and its answers. ``not-allowed`` is added where AWS can refuse to answer.

    :param line: as it is printed, with places in braces: ``places.PLACES``.
    """
    return Query(line, answers, holds)


def in_each_shell(
    posix: str, powershell: str, cmd: str, *answers: Answer, holds: Question = always
) -> tuple[Query, ...]:
    """The same look, which has another form in the shells of Windows: given where the text shows one of these."""
    forms = ((posix, ~is_on_windows), (powershell, is_powershell), (cmd, is_cmd))
    return tuple(run(line, *answers, holds=holds & typed) for line, typed in forms)


def _may_be_refused(line: str) -> bool:
    # STS tells every caller its identity (STS API reference, GetCallerIdentity); ``configure`` asks no service.
    return line.startswith("aws ") and not line.startswith(("aws sts ", "aws configure ")) and "|" not in line
