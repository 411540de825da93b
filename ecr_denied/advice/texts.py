"""What the texts of one language are, and where they stand.

English stands in the checks, other languages under the same keys: ``japanese`` is a package like ``english``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, cast

from ecr_denied.records import Cause, Language, RunBy

__all__ = ["About", "Texts", "filled", "texts_in"]


class About(NamedTuple):
    """A cause explained.

    :param looks: how it is told; what stands between back quotes is what a program prints.
    :param means: in one sentence.
    :param beware: what it does not mean.
    :param happens: why it happens.
    :param apart: how to tell the candidates apart.
    """

    looks: str
    means: str
    beware: str
    happens: str
    apart: str
    fix: str


class Texts(NamedTuple):
    """All texts of one language.

    :param space: what stands between two sentences.
    :param phrases: parts of sentences that repeat a record, or say that it does not tell.
    :param headlines: what to do, by the id of the check or the key of its variant.
    :param reasons: why, by the keys of reasons and notes.
    :param answers: what each answer of a command shows and means, by its id.
    :param run_by: who can run a command.
    :param report: the words of the report.
    """

    space: str
    phrases: Mapping[str, str]
    headlines: Mapping[str, str]
    reasons: Mapping[str, str]
    answers: Mapping[str, tuple[str, str]]
    run_by: Mapping[RunBy, str]
    report: Mapping[str, str]
    causes: Mapping[Cause, About]

    def like(self, other: Texts, language: str) -> Texts:
        """The same texts, when they have the keys of the other language's.

        :raises LookupError: when a key is missing, or is one too many.
        """
        wrong = []
        for part in ("phrases", "headlines", "reasons", "answers", "run_by", "report", "causes"):
            own, wanted = set(getattr(self, part)), set(getattr(other, part))
            wrong += [f"{part} lack '{key}'" for key in sorted(wanted - own)]
            wrong += [f"{part} have '{key}', the key of no text" for key in sorted(own - wanted)]
        if wrong:
            raise LookupError(f"texts in ecr_denied/advice/{language}: {'; '.join(wrong)}")
        return self


def texts_in(language: Language | str) -> Texts:
    """The texts in one language, or in the one of a tag such as ``ja``.

    :raises ValueError: for another language.
    """
    return cast("Texts", import_module(f"ecr_denied.advice.{Language(language).name.lower()}").TEXTS)


def filled(text: str, phrases: Mapping[str, str]) -> str:
    """A text with the phrases that it names in braces.

    :raises LookupError: when it names another.
    """
    try:
        return text.format_map(phrases)
    except KeyError as unknown:
        raise LookupError(f"no phrase {unknown} in advice/phrases.py, but a text names it: {text}") from unknown
