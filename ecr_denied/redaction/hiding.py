"""Find the secrets in words, in each way to read them, and put ``[REDACTED]`` in their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, takewhile
from operator import itemgetter

from ecr_denied.cached import cached_property
from ecr_denied.expression import expression
from ecr_denied.redaction.inert import printable
from ecr_denied.redaction.notations import NOTATIONS, SIGN
from ecr_denied.redaction.places import PLACES
from ecr_denied.redaction.readings import readings
from ecr_denied.redaction.rule import RuleSet
from ecr_denied.redaction.tokens import TOKENS

__all__ = ["Surroundings", "clean", "redact", "redact_torn"]

HIDDEN = "[REDACTED]"
_RULES = (RuleSet([*(token.rule for token in TOKENS), *PLACES.values()]), RuleSet([*NOTATIONS.values()], SIGN))
# How often what is left between redactions is read again: a cut may show where a word begins that was glued to another.
_PASSES = 3
# What a cut tore off, at the very beginning; the text before it is not known: the rest of a presigned query, or of a
# long token: letters and digits as no name has them. A generated name ends in letters and digits of one case, and a
# name of words with hyphens between holds three.
_MIXED = r"(?!(?:[\w+/]{0,16}-){3})(?=[\w+/-]{0,99}[0-9][a-z])(?=[\w+/-]{0,99}[0-9][A-Z])(?=[\w+/-]{0,99}[a-z][A-Z])"
# How Go goes on behind the URL that it could not read (net/url, Error).
_TRANSPORT = "dial|read|write|lookup|net/http|http|context|EOF|unexpected|tls|x509|remote|local|proxyconnect|stream|i/o"
_TAIL = expression(
    r"\A(?:[\w%+/=.~-]++(?=&(?:(?i:X-Amz-)|\[REDACTED\]))"
    r"|(?:[A-Za-z-]{0,20}=)?(?=[0-9]{0,63}[a-f])(?=[a-f]{0,63}[0-9])[0-9a-f]{8,64}+(?=\\{0,8}\"?:\s"
    rf"(?:{_TRANSPORT}))|(?:[\w-]{{1,999}}\.)?{_MIXED}[\w+/-]{{16,}}+=*+(?:\.[\w-]{{4,}}+){{0,2}})"
)


@lru_cache(maxsize=256)
def redact(words: str) -> str:
    """``words`` with presigned queries, tokens, passwords and access keys replaced by ``[REDACTED]``. Idempotent.

    The text between two redactions is read by itself, so that a cut brings nothing nearer to anything.
    """
    return HIDDEN.join(_settled(part, _PASSES) for part in words.split(HIDDEN))


def redact_torn(words: str) -> str:
    """The same for words that may begin with what a cut tore off a secret; a name does not."""
    return redact(_TAIL.sub(HIDDEN, words))


class Surroundings:
    """Words that are printed in parts; each is redacted as it reads among all: a secret may reach over its ends."""

    def __init__(self, words: str, sample: str | None = None) -> None:
        """Take the words, and a part of them that holds a secret where they do."""
        self._words, self._sample = words, sample

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return _secrets(self._words) if self._sample is None or _secrets(self._sample) else []

    def part(self, start: int, end: int) -> str:
        """``words[start:end]``, redacted."""
        first = bisect_right(self._spans, start, key=itemgetter(1))
        inside = takewhile(lambda span: span[0] < end, islice(self._spans, first, None))
        spans = [(max(a, start) - start, min(b, end) - start) for a, b in inside]
        return redact(HIDDEN.join(_outside(spans, self._words[start:end])))


def clean(words: str) -> str:
    """``words`` as they may leave: redacted, and without the characters that could steer a terminal or forge a line."""
    return redact(printable(redact(words)))


def _settled(part: str, passes: int) -> str:
    """A part that holds no redaction, redacted until nothing more is found in what is left.

    What still shows more after so many passes is hidden whole: time is linear, and a second redaction finds nothing.
    """
    spans = _secrets(part)
    if not spans:
        return part
    if not passes:
        return HIDDEN
    return HIDDEN.join(_settled(left, passes - 1) for left in _outside(spans, part))


def _outside(spans: Iterable[tuple[int, int]], words: str) -> Iterator[str]:
    """The text before, between and behind the spans."""
    at = 0
    for start, end in spans:
        yield words[at:start]
        at = end
    yield words[at:]


def _secrets(words: str) -> list[tuple[int, int]]:
    """Where secrets are, in order and apart."""
    found = sorted(
        reading.span(start, end)
        for reading in readings(words)
        for rules in _RULES
        for start, end in rules.spans(reading.words)
        if start < end
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
