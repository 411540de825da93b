"""The names of errors: where a text only uses one, as code does."""

from __future__ import annotations

from ecr_denied.expression import expression

__all__ = ["is_identifier"]

# The name of an error, or several in a list.
_NAME = expression(r"[A-Z]\w*[a-z][A-Z]\w*(?P<more>(?:(?:[^\w:()]*[,|$=][^\w:()]*|:\s?[\"'])[A-Z]\w*)*)")
# What code does with one: it calls it, asks for a member, sets it, opens a block, ends a statement.
_USED = expression(r"[$(]|\.\w|\s?=[^=]|;\s*$|[^:\"']*\{\s*$|[\"')]+\s?[:{]\s*$")
# It maps a name to itself, catches an error, and lists several in brackets.
_ITSELF, _GOES_ON = expression(r"\b(\w+)[\"']?\s?[:=]\s?[\"']\1$"), expression(r",\s[A-Z]\w*[,)]")
_CAUGHT = expression(r"(?:^|[\s}])(?:except|catch|rescue|throws|instanceof|extends)\s\(?$")
# It imports it, and explains it in a comment.
_EXPLAINED = expression(r"(?:^|\s)import\s(?:[\w$,{]+\s*)*$|^\s{4,}(?:#|//)\s")
# It lists it alone on a line, or as the only member of an object; a reference of an API does so too.
_OPENS_ITEM, _CLOSES_ITEM = expression(r"^\s{4,}(?:\{\"\w{1,40}\":\s?\")?$"), expression(r"^(?:\"\})?,?$")


def is_identifier(before: str, words: str, after: str) -> bool:
    """True if words are the name of an error alone, and what stands around it on its line is code.

    What is said of an error stands behind a colon, and a program that tells of it prints the name in brackets or behind
    a label (botocore ClientError; AWS SDKs).
    """
    name = _NAME.fullmatch(words)
    if name is None or name["more"]:
        return name is not None
    lead = before.rstrip()
    if _ITSELF.search(f"{before}{words}") or _CAUGHT.search(before) or (lead.endswith("(") and _GOES_ON.match(after)):
        return True
    if lead.endswith(("(", ":")):
        return False
    rest = after.strip()
    is_member = lead.endswith(".") and rest == ":"
    is_listed = _OPENS_ITEM.search(before) is not None and _CLOSES_ITEM.search(rest) is not None
    is_used = _USED.match(after) is not None or _EXPLAINED.search(before) is not None
    return is_member or is_listed or is_used
