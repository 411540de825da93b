"""The names of errors: where a text only uses one, as code does."""

from __future__ import annotations

from ecr_denied.expression import expression

__all__ = ["is_identifier"]

# How far before a name code can show that it is one. The rest of a line is no line: it begins with a sign of its own.
_REACH, _MORE = 1_000, "…"
# The name of an error, or several in a list.
_NAME = expression(r"[A-Z](?=\w*?[a-z][A-Z])\w*+(?P<more>(?:(?:[^\w:(),|$=]*+[,|$=][^\w:()]*+|:\s?[\"'])[A-Z]\w*+)*+)")
# What code has before one: another name that goes on with it, a type, a call; what declares, catches, raises or imports
# it, in a package or not; a command that looks for it; a comment, or a tag in one (JSDoc, Javadoc, Sphinx); a pointer,
# where no second mark closes an emphasis; what is named alike.
_BEFORE = expression(
    r"(?<!\\)[A-Za-z_](?<![0-9]m)$|\w<$|\w\($"
    r"|(?:^|[\s}@:])(?:except|catch|rescue|throws?|raises?|instanceof|extends|class|case)\s\(?(?:\w+(?:\.|::))*$"
    # An article: it is spoken of.
    r"|\b(?:[Aa]n?|[Tt]he)\s$"
    r"|(?:^|\s)import\s(?:[\w$,{][\w$,{\s]*+)?$|\b[ef]?grep\s(?:-\S{1,9}\s)*$|^\s*//|^\s{4,}#\s|\{@\w+\s$"
)
_POINTER, _EMPHASIS = expression(r"[\s(\[\w][*&](?:\w+\.)*$"), "*"
_NAMED = expression(r"(?<!\w)(?P<name>\w++)(?:[\"']?\s?[:=]\s?|\s++\w++\s=\s)[\"']$")
# What code does with one: it calls it, asks for a member, makes one, sets it, opens a block, ends a statement.
_AFTER = expression(r"[$(]|\.\w|\{\}|\s?=[^=]|;\s*$|[^:\"']*\{\s*$|[\"')]+\s?[:{]\s*$|:\s[Tt]ype\[")
# A sentence or an item of a list has words before it, none of which says that something failed, and goes on.
_SENTENCE = expression(r"\s*+(?:[-*•]\s++|(?=[A-Z]))(?:(?!(?i:fail|error|unable|could|cannot))[A-Z]?[a-z'’-]+,? )++$")
_SENTENCE_GOES_ON = expression(r",? [a-z]{2,}\b")
# It lists one alone on a line, or as the only member of an object; references of APIs do so too.
_OPENS_ITEM, _CLOSES_ITEM = expression(r"^\s{4,}(?:\{\"\w{1,40}\":\s?\")?$"), expression(r"^(?:\"\})?,?$")


def is_identifier(before: str, words: str, after: str) -> bool:
    """True if words are the name of an error alone, and the text around it on its line is code.

    A message about an error comes after a colon, and a program that reports it prints the name in brackets or behind
    a label (botocore ClientError; AWS SDKs).
    """
    name = _NAME.fullmatch(words)
    if name is None or name["more"]:
        return name is not None
    if len(before) > _REACH:
        before = f"{_MORE}{before[-_REACH:]}"
    is_pointer = _POINTER.search(before) is not None and not after.startswith(_EMPHASIS)
    if is_pointer or _BEFORE.search(before) or _is_of_its_name(before, words):
        return True
    lead = before.rstrip()
    if lead.endswith(("(", ":")):
        return False
    is_listed = _OPENS_ITEM.search(before) is not None and _CLOSES_ITEM.search(after) is not None
    is_of_sentence = _SENTENCE.match(before) is not None and _SENTENCE_GOES_ON.match(after) is not None
    return is_listed or is_of_sentence or _AFTER.match(after) is not None


def _is_of_its_name(before: str, words: str) -> bool:
    """True if it is the value of what has the same name."""
    return any(named["name"].endswith(words) for named in _NAMED.finditer(before, overlapped=True))
