"""Command lines that sh, PowerShell and cmd read alike, from templates: words, with places in braces (``PLACES``).

Placeholders are quoted too, so pasting one redirects nothing. Double quotes are quotes in each shell; single quotes are
none in cmd (AWS CLI user guide, cli-usage-parameters-quoting-strings). Between them no word holds a sign that one of
them reads.
"""

from __future__ import annotations

import shlex
from functools import cache, lru_cache

import regex

from ecr_denied.advice.known import shows
from ecr_denied.advice.places import PLACES, SEVERAL, WRITTEN
from ecr_denied.expression import expression
from ecr_denied.records import Failure

__all__ = ["command_line", "words_in"]

# A word of a template ends at a blank outside quotation marks.
_WORD = expression(r"""(?:"[^"]*"|'[^']*'|[^\s"'])++""")
# Braces around anything but a name are themselves, as in "{{.ServerVersion}}", ${HOME} or {a,b}.
_PLACE = expression(r"(?<![${%])\{([\w-]+)\}")
# A word that needs no quotes in any of the shells: PowerShell splits a bare word at a comma and reads one after @, zsh
# expands one after =.
_BARE = expression(r"[\w%+:./-][\w@%+=:./-]*+", regex.ASCII)
# What one of the shells reads between double quotes: expansion, history (bash), PowerShell's escape, cmd's variables.
_READ_IN_QUOTES = frozenset('"$`\\!%')


def command_line(template: str, failure: Failure) -> str:
    """The line for one failure: a word without a place as it stands, any other quoted as a whole.

    What is piped goes by cmd where the text shows PowerShell: before 7.4 it pipes text, not bytes (PowerShell docs,
    about_Pipelines, which has the detour by cmd).

    :raises KeyError: when the template names a place that is not known.
    """
    filled = _filled(failure)
    words = [filled[word] if places else word for word, places in words_in(template)]
    line = " ".join(filter(None, words))
    by_cmd = " | " in template and '"' not in line and shows(failure, "shell=powershell")
    return f'cmd /c "{line}"' if by_cmd else line


@cache
def words_in(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a template, with the names of the places in each."""
    return tuple((word, tuple(_PLACE.findall(word))) for word in _WORD.findall(template))


class _Filled(dict[str, str]):
    """The words of templates for one failure: most of its commands have the same."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure

    def __missing__(self, word: str) -> str:
        name = word[1:-1]
        if name in SEVERAL:
            filled = " ".join(map(_quoted, SEVERAL[name](self.failure)))
        elif name in WRITTEN:
            filled = WRITTEN[name](self.failure)
        else:
            filled = _quoted(_PLACE.sub(lambda place: PLACES[place[1]](self.failure), word))
        self[word] = filled
        return filled


# That of the failure that was asked for last.
_LATEST: dict[str, _Filled] = {}


def _filled(failure: Failure) -> _Filled:
    latest = _LATEST.get("filled")
    if latest is None or latest.failure is not failure:
        latest = _LATEST["filled"] = _Filled(failure)
    return latest


@lru_cache(maxsize=1 << 10)
def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    return shlex.quote(word) if _READ_IN_QUOTES & set(word) else f'"{word}"'
