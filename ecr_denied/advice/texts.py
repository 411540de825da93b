"""What the texts of one language are, and where they are.

English is in the checks, other languages under the same keys: ``japanese`` is a package like ``english``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from ecr_denied.advice.pages import PRINTED
from ecr_denied.records import Cause, Language, RunBy


class About(NamedTuple):
    """A cause explained.

    :param means: in one sentence.
    :param beware: what it does not mean.
    :param happens: why it happens.
    :param apart: how to distinguish the candidates.
    :param fix: what to do.
    :param looks: how it is printed. In the modules of causes, what is said around the words of ``PRINTED``, which have
        a number in braces; nothing, where those words say it alone.
    """

    means: str
    beware: str
    happens: str
    apart: str
    fix: str
    looks: str = ""


class Texts(NamedTuple):
    """All texts of one language.

    :param space: what is between two sentences.
    :param phrases: parts of sentences that repeat a value of a record, or replace one that it lacks.
    :param translations: the sentences of checks, and what a text shows for them, by their English.
    :param run_by: who can run a command.
    :param report: the words of the report.
    :param live: what live checks say, by their English.
    """

    space: str
    phrases: Mapping[str, str]
    translations: Mapping[str, str]
    run_by: Mapping[RunBy, str]
    report: Mapping[str, str]
    causes: Mapping[Cause, About]
    live: Mapping[str, str]


def with_printed(causes: Mapping[Cause, About], comma: str, stop: str) -> dict[Cause, About]:
    """The causes explained, with what programs print filled in between back quotes.

    :param comma: what is between two of these where nothing else is.
    :param stop: what is after the last one then.
    """

    def looks(around: str, printed: Sequence[str]) -> str:
        words = [f"`{one}`" for one in printed]
        end = "" if printed[-1].endswith(".") else stop
        return around.format(*words) if around else comma.join(words) + end

    return {cause: about._replace(looks=looks(about.looks, PRINTED[cause])) for cause, about in causes.items()}


def texts_in(language: Language | str) -> Texts:
    """The texts in one language, or in the one of a tag such as ``ja``.

    :raises ValueError: for another language.
    """
    return cast("Texts", import_module(f"ecr_denied.advice.{Language(language).name.lower()}").TEXTS)
