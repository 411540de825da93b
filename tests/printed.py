"""What is printed of failures. Tests take the words of the report from here, and from nowhere else."""

from __future__ import annotations

from ecr_denied import Failure, Language, advise
from ecr_denied.advice.texts import Texts, texts_in
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_text
from ecr_denied.records import Advice

__all__ = ["Printed", "report", "words_in"]


class Printed:
    """A failure as the command prints it."""

    def __init__(
        self, failure: Failure, advice: list[Advice] | None = None, *, source: str = "-", again: bool = False
    ) -> None:
        self.failure, self.source, self.again = failure, source, again
        self.advice = advise(failure) if advice is None else advice


def words_in(language: Language | str = Language.ENGLISH) -> Texts:
    """The words of the report in a language."""
    return texts_in(language)


def report(failure: Failure, *, whole: bool = False) -> str:
    """The report on one failure, on lines as long as they want to be."""
    return "\n".join(as_text([Printed(failure)], Style(color=False, width=10_000), words_in(), whole=whole))
