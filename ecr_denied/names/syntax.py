"""What can be an account id, a repository name, a tag, a digest; and the masks that are in their place.

What people mask (``***``, ``<account>``, ``${ID}``) is understood as *not said*: it never becomes a value. Sources:
botocore's ECR service model and distribution/reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ecr_denied.expression import ASCII, IGNORECASE, expression, finder_of

if TYPE_CHECKING:
    import regex

__all__ = [
    "BREAK",
    "EMPTY",
    "MASK",
    "SCHEMES",
    "WHOLE_DIGEST",
    "Tearable",
    "account_or_none",
    "alias_or_none",
    "compact",
    "digest_or_none",
    "is_empty",
    "is_masked",
    "is_placeholder",
    "is_tag",
    "repository_or_none",
    "tag_or_none",
    "torn",
    "unit",
]

# The line break that a wrap may have left between two characters. An alternative, because the engine of ``regex`` keeps
# a state for every repeat of an expression and renews all of them at every place of the text.
BREAK = r"(?:\n|)"
# A bracketed mask may hold blanks: <account number>, [account id], {{ AWS ACCOUNT }}. Only words are in {account} and
# $(ACCOUNT): JSON and shells have more there.
MASK = (
    r"(?><(?!/)[^<>\n]{1,48}>|\[[^\[\]\n]{1,48}\]|\{\{[^{}\n]{1,48}\}\}|\$\{[^{}\n]{1,48}\}"
    r"|\$?\{[\w .-]{1,48}\}|\$\([\w .-]{1,48}\)|[…•█])"
)
WHOLE_DIGEST = len("sha256:") + 64
# The digest of no bytes at all (FIPS 180-4): of an empty layer or configuration, and of no image.
EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

_ACCOUNT = expression(r"[0-9]{12}")
_COMPONENT = r"[a-z0-9]++(?:(?:\.|__|_|-++)[a-z0-9]++)*+"
_REPOSITORY = expression(rf"{_COMPONENT}(?:/{_COMPONENT})*+")
_TAG = expression(r"[\w][\w.+-]{0,127}", ASCII)
_ALIAS = expression(r"(?=[a-z]+[0-9])[a-z][a-z0-9]{7}")
_DIGEST = expression(r"sha256:[a-f0-9]{3,64}")
# The mark of a name that was cut off.
_CUT = "..."
_PLACEHOLDER = expression(
    rf"{MASK}|<[\w .-]{{1,48}}|x{{3,}}|\.{{3}}|\*{{2,}}|~{{2,}}|_{{3,}}|redacted|masked", IGNORECASE
)
# What no name of AWS's holds, and what people and pages write in the place of one: ACCOUNT-ID, your_aws_account_id.
_MASKED = expression(
    r"[<>\[\]{}()*$…•█]|\.\.|%\w+%|redacted|masked|^x+$|^x{3,}(?=\.)"
    r"|^(?:[a-z]{2,8}[_-]?){0,2}account[_-]?(?:id|n(?:o|um|umber))(?=:?\.dkr|$)",
    IGNORECASE,
)


class Tearable:
    """An expression for what a wrap may have torn. In a text of one line its short form finds the same.

    :param source: with ``BREAK`` where a wrap may be; the signs have it too.
    :param signs: see ``signed``.
    """

    def __init__(self, source: str, *signs: str, flags: int) -> None:
        whole, *unbroken = (part.replace(BREAK, "") for part in (source, *signs))
        self.signs = signs
        self.sign: regex.Pattern[str] = expression("|".join(unbroken), flags)
        self._torn = expression(source, flags)
        self._whole = expression(whole, flags)
        self._may_find = finder_of(*unbroken)

    def may_be_in(self, text: str) -> bool:
        """True if a sign is in a text, whole or torn."""
        return self._may_find.finds(compact(text))

    def _for(self, text: str) -> regex.Pattern[str]:
        return self._torn if "\n" in text else self._whole

    def search(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """The first from ``start`` on."""
        return self._for(text).search(text, start)

    def match(self, text: str) -> regex.Match[str] | None:
        """The one with which the text begins."""
        return self._for(text).match(text)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """All, from left to right."""
        return self._for(text).finditer(text) if self.may_be_in(text) else iter(())


def compact(words: str) -> str:
    """Drop the line breaks a wrap left inside one token."""
    return words.replace("\n", "")


def unit(characters: str) -> str:
    """The expression of one of some characters, given as a set, or of a mask in its place.

    Atomic: a mask could otherwise be read as a mask or as its characters, which doubles the work with every mask. What
    begins no mask is tried first.
    """
    plain = characters[:-1] + r"<\[{$]" if characters.startswith("[^") else characters.replace("$", "")
    return rf"(?>{plain}|{MASK}|{characters})"


def torn(source: str) -> str:
    """Let a terminal's hard wrap fall anywhere in ``source``, written with blanks between its units."""
    return BREAK.join(source.split(" "))


# The words in the place of a host when a URL was given as one: Go looks up https of https://https://host.
SCHEMES = ("http", "https")


def is_masked(words: str) -> bool:
    """True if a part of a name was masked."""
    return _MASKED.search(words) is not None


def is_placeholder(words: str) -> bool:
    """True if ``words`` only say that a name was left out, as ``xxx`` does."""
    return _PLACEHOLDER.fullmatch(words) is not None


def account_or_none(words: str | None) -> str | None:
    """``words`` when it is a twelve-digit account id, else ``None``."""
    return words if words and _ACCOUNT.fullmatch(words) else None


def repository_or_none(words: str | None) -> str | None:
    """``words`` when it is a repository name by ECR's current rule (2-256 characters), else ``None``.

    Source: botocore's ``RepositoryName`` shape (it allows ``__`` and ``--``).
    """
    words = (words or "").strip("/")
    if words.endswith(_CUT):
        return None
    words = words.strip("./")
    if not 2 <= len(words) <= 256 or not _REPOSITORY.fullmatch(words):
        return None
    return None if any(map(is_placeholder, words.split("/"))) else words


def tag_or_none(words: str | None) -> str | None:
    """``words`` when it can be a tag, else ``None``.

    ``+`` is let through: people do ask for it, and ECR refuses it. A hyphen at the end is taken for the mark of a tear.
    """
    words = words or ""
    if words.endswith(_CUT):
        return None
    words = words.rstrip(".")
    whole = _TAG.fullmatch(words) and not words.endswith("-") and not is_placeholder(words)
    return words if whole else None


def alias_or_none(words: str | None) -> str | None:
    """``words`` when it is the alias that ECR Public gives a registry, else ``None``.

    That has eight letters and digits, of both (ECR Public user guide, public-registries); one that its owner chose can
    be any word, and so can a mask.
    """
    return words if words and _ALIAS.fullmatch(words) else None


def is_tag(words: str) -> bool:
    """Whether a registry takes the words as a tag (distribution reference grammar), which has no ``+``."""
    return "+" not in words and _TAG.fullmatch(words) is not None


def digest_or_none(words: str | None) -> str | None:
    """``words`` when it is a sha256 digest, whole or cut, else ``None``."""
    return words if words and _DIGEST.fullmatch(words) else None


def is_empty(digest: str | None) -> bool:
    """True if a digest is that of no bytes."""
    return digest == EMPTY
