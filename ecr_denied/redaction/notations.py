"""How programs write a key and its value: rules made of every key in every notation."""

from __future__ import annotations

from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.rule import SecretRule
from ecr_denied.redaction.values import ASSIGNED, NO_VALUE, OPEN, TELLING, VALUE

__all__ = ["NOTATIONS"]

_SIGN = f"(?:{'|'.join(key.sign for key in KEYS)})"
_KEY = f"(?:{'|'.join(key.expression for key in KEYS)})"


def _rule(mark: str, value: str, *, before: str = "", sign: str = "") -> SecretRule:
    """A key, a mark, and the value that follows it.

    :param before: what stands before the key.
    :param sign: of what stands before the key, what tells the notation.
    """
    return SecretRule(before, f"{sign}{_SIGN}(?:{mark})", value, where=f"{_KEY}(?:{mark})")


def _marked(behind: str, mark: str, value: str) -> SecretRule:
    """The same for a mark that is rarer than what keys begin with: it is looked for, and the key before it."""
    return SecretRule(f"(?<={_KEY}{behind})", f"{_SIGN}{behind}(?:{mark})", value, where=f"(?:{mark})")


_NAME = r"\b(?i:name|key)[\"']?\s?[:=]\s?[\"']?[\w.-]{0,80}?"
_PART = "[A-Za-z0-9_.-]"
# By what each reads.
NOTATIONS = {
    "key=value, key := value, key => value, key -> value": _marked("[\"']?[ \t]?", ":=|={1,3}>?|->", rf"\s?{ASSIGNED}"),
    '"key": value': _marked("[\"'][ \t]?", ":", rf"\s?{ASSIGNED}"),
    'key: "value", key: Some("value"), map[key:[value]]': _marked(
        "", ":[ \t\n]*+(?:[bBuU]?[\"']|Some\\([\"']?|\\[)", rf"\K{VALUE}"
    ),
    "key: value is a sentence unless the value is no word": _marked("[\"']?[ \t]?", ":[ \t\n]*+", rf"\K{TELLING}"),
    "('key', 'value'), [\"--key\", \"value\"], '--key' 'value'": _rule(
        "[\"'],?[ \t\n]?[bBuU]?[\"']",
        rf"(?<=[\"'])\K{VALUE}",
        before=r"(?:[\"']-|\([\"'])[\w.-]{0,60}?",
        sign=f"[-(][\"']?{_PART}*",
    ),
    '{"name": "key", "value": "value"}, - name: key value: value, <add key="key" value="value"/>': _rule(
        "[\"']?[ \t\n,;]++[\"']?value[\"']?[ \t]?[:=]", rf"\s?{ASSIGNED}", before=_NAME
    ),
    '{"value": "value", "name": "key"}': SecretRule(
        rf"\b(?i:value)[\"']?\s?[:=]\s?[\"']\K{NO_VALUE}[^\"'\n]++[\"'][\s,]{{1,9}}[\"']?",
        f"name[\"']?[ \t]?[:=][ \t]?[\"']?{_PART}*{_SIGN}",
        "",
        where=rf"(?=(?i:name)[\"']?[ \t]?[:=][ \t]?[\"']?[\w.-]{{0,80}}?{_KEY})",
    ),
    "<key>value</key>; a message may end in it": _rule(
        ">",
        rf"\K{NO_VALUE}(?:[^<>\n]++(?=</)|[^\s<>]{{6,}}+\Z)",
        before=r"(?<=<[\w:.-]{0,60})",
        sign="<[A-Za-z0-9_:.-]*",
    ),
    "key [None]: value": _rule("[ \t]\\[[^\\[\\]\n]*\\]:", rf"\s?{ASSIGNED}"),
    "--key value, also -Key value": _rule(
        "[ \t]++(?:\n[ \t]*+)?", rf"{OPEN}\K(?!-){VALUE}", before=r"(?<![\w-])--?[\w.-]{0,60}?", sign=f"-{_PART}*"
    ),
    "--key and the value on the next line unless it is a word": _rule(
        "\n[ \t]*+", rf"{OPEN}\K(?!-){TELLING}", before=r"(?<![\w-])--?[\w.-]{0,60}?", sign=f"-{_PART}*"
    ),
    "aws configure set key value": _rule(
        "[ \t]++", rf"{OPEN}\K(?=\S{{12}}){VALUE}", before=r"\bset\s[\w.-]{0,80}?", sign=f"set[ \t]{_PART}*"
    ),
    ".netrc: machine h login ada password value": _rule(
        "[ \t\n]++", ASSIGNED, before=r"\b(?i:login)\s\S{1,255}\s{1,8}", sign="login[ \t\n][^ \t\n]+[ \t\n]+"
    ),
}
