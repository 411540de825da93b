"""What a rule is: an expression for secrets, and the sign that is in every text in which it finds one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecr_denied.engine import Finder
from ecr_denied.expression import ASCII, expression
from ecr_denied.redaction.values import Value

__all__ = ["HEAD", "RuleSet", "SecretRule"]

# Where a word begins: also behind a letter of another script, which puts no blank there.
HEAD = "(?<![A-Za-z0-9])"
# So many rules share a search for their signs: of all together, the engine's automaton outgrows what it may keep, and a
# search takes 20 times as long as one for so many after the other (Rust's regex, dfa_size_limit).
_TOGETHER = 16


class SecretRule:
    """Finds one kind of secret: ``before``, ``sign`` and ``after``, and of that what a ``\\K`` leaves.

    :param sign: in the syntax that ``regex`` and Rust's have in common, without regard to case.
    :param where: the same sign where it means a secret; by default everywhere.
    :param value: what has to come after all this, and is the secret then.
    """

    def __init__(self, before: str, sign: str, after: str, *, where: str = "", value: Value | None = None) -> None:
        self.sign = sign
        self._may_find = Finder(sign)
        self._expression = expression(f"{before}{where or f'(?i:{sign})'}{after}", ASCII)
        self._value = value

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Where its secrets are in ``words``."""
        if not self._may_find.finds(words):
            return
        if self._value:
            yield from self._values(words, self._value)
        else:
            yield from (match.span() for match in self._expression.finditer(words))

    def _values(self, words: str, value: Value) -> Iterator[tuple[int, int]]:
        """The values of all that is found; none is looked for inside another."""
        at = 0
        while before := self._expression.search(words, at):
            start, at, secret = value.find(words, before.end())
            if secret:
                yield start, at


class RuleSet:
    """Rules, so many of which are asked together: most texts hold the sign of none.

    :param sign: what is in every text in which one of them finds something; it is looked for first.
    """

    def __init__(self, rules: Sequence[SecretRule], sign: str = "") -> None:
        self._may_find = Finder(sign) if sign else None
        groups = [rules[at : at + _TOGETHER] for at in range(0, len(rules), _TOGETHER)]
        self._groups = [(Finder(*(rule.sign for rule in group)), group) for group in groups]

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Where secrets of any of the rules are in ``words``."""
        if self._may_find and not self._may_find.finds(words):
            return
        for may_find, group in self._groups:
            if may_find.finds(words):
                for rule in group:
                    yield from rule.spans(words)
