"""Words by which people and programs name a push, a pull or a login, in several languages."""

from __future__ import annotations

import regex

from ecr_denied.expression import signed
from ecr_denied.terms import Operation

__all__ = ["deeds_in", "login_fails"]

# A part of a name is no deed. What a user can do went well; by, after or once it something else was done.
_DEED = (
    r"(?<![\w./@'\"-])(?<!/[\w./-]{1,100}:)"
    r"(?<!\b(?:git|(?<!not )able to|can|could|successfully|(?:by|after|once)(?: \w{2,20} and)?) (?:docker )?)"
)
_OF_A_NAME = (
    r"(?![-/=@'\"]|\.\w|(?<=^[ ]{0,12}\w{4}):\s*$"
    r"| (?:request|event|run|trigger|hook|secret|polic|through|to (?:main|master|git)))"
)
# What is said to have gone well, a few words further on.
_WENT_WELL = (
    r"(?!(?: [\w-]{1,20}){0,4}? (?:work(?:s|ed|ing)|succeed\w*|(?:is|was|are|were) (?:ok|fine|successful(?:ly)?))\b)"
)


def _named(verb: str, *more: str) -> regex.Pattern[str]:
    words = (rf"{_DEED}{verb}(?:e?s|ing)?\b{_OF_A_NAME}{_WENT_WELL}", *more)
    return signed("|".join(words), verb, *more, flags=regex.IGNORECASE | regex.MULTILINE)


# Who lists tags reads what is in a repository (distribution spec, listing tags).
_TAGS = r"(?: (?:for|the|its|all|new|image|available|latest)){0,3} tags\b"
_READS_TAGS = ("/tags/list", rf"\b(?:list|look(?:ing)? ?up|fetch|check|scan|read)(?:e?s|ing)?{_TAGS}")

_WORDS = {
    Operation.PUSH: _named("push", "プッシュ", "推送", "푸시"),
    Operation.PULL: _named("pull", "ImagePullBackOff", "ErrImagePull", "CannotPull", "プルし", "拉取", *_READS_TAGS),
}


def deeds_in(text: str) -> frozenset[Operation]:
    """Which of a push and a pull a text names, but as having gone well."""
    return frozenset(deed for deed, words in _WORDS.items() if words.search(text))


_LOGIN = signed(
    r"\b(?:log ?in|logging in)(?: (?:in)?to [\w -]{1,30}?)?"
    r" (?:fails|failed|is failing|(?:does not|doesn't|won't) work|stopped working)\b|"
    r"\b(?:fail(?:s|ed|ing|ure)?|unable|not able|can(?:not|'t| not)|could(?: not|n't)|error|problem)(?: \w{1,12}){0,2}?"
    r" (?:log ?in|logging in|authenticat(?:e|ing|ion)|auth(?= (?:at|to|with|against)\b))(?=[\s.,:;)]|$)"
    r"(?! (?:token|credential|helper|required))",
    *("log ?in", "logging in", "auth"),
    flags=regex.IGNORECASE,
)


def login_fails(text: str) -> bool:
    """Whether a text says that a user could not log in."""
    return _LOGIN.search(text) is not None
