"""How programs write a key and its value: rules made of every key in every notation."""

from __future__ import annotations

from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.rule import Rule
from ecr_denied.redaction.values import ASSIGNED, NO_VALUE, OPEN, TELLING, VALUE

__all__ = ["NOTATIONS"]

_SIGN = f"(?:{'|'.join(key.sign for key in KEYS)})"
_KEY = f"(?:{'|'.join(key.expression for key in KEYS)})"


def _rule(mark: str, value: str, *, before: str = "", sign: str = "") -> Rule:
    """A key and what follows it.

    :param mark: what stands between the two, in the syntax that ``regex`` and Rust's have in common.
    :param before: what stands before the key.
    :param sign: of what stands before the key, what tells the notation.
    """
    return Rule(before, f"{sign}{_SIGN}(?:{mark})", value, where=f"{_KEY}(?:{mark})")


_NAME = r"\b(?i:name|key)[\"']?\s?[:=]\s?[\"']?[\w.-]{0,80}?"
NOTATIONS = (
    # key=value, key := value, key => value, "key": value, 'key' => value
    _rule(r"\s?(?::=|={1,3}>?|->)\s?|[\"']\s?(?::|=>?)\s?", ASSIGNED),
    # ('key', 'value'), ["--key", "value"], '--key' 'value'
    _rule(r"[\"'](?:,\s?|\s)[bBuU]?[\"']", rf"(?<=[\"'])\K{VALUE}"),
    # key: "value", key: Some("value"), map[key:[value]]
    _rule(r":\s{0,4}(?:[bBuU]?[\"']|Some\([\"']?|\[)", rf"\K{VALUE}"),
    # key: value is a sentence unless the value is no word
    _rule(r"[\"']?\s?:\s{0,4}", rf"\K{TELLING}"),
    # {"name": "key", "value": "value"}, - name: key value: value, <add key="key" value="value"/>
    _rule(r"[\"']?[\s,;]{1,20}[\"']?value[\"']?\s?[:=]\s?", ASSIGNED, before=_NAME),
    # {"value": "value", "name": "key"}
    Rule(
        rf"\b(?i:value)[\"']?\s?[:=]\s?[\"']\K{NO_VALUE}[^\"'\n]++[\"'][\s,]{{1,9}}[\"']?",
        rf"name[\"']?\s?[:=]\s?[\"']?[\w.-]*{_SIGN}",
        "",
        where=rf"(?=(?i:name)[\"']?\s?[:=]\s?[\"']?[\w.-]{{0,80}}?{_KEY})",
    ),
    # <key>value</key>; a message may end in it
    _rule(">", rf"\K{NO_VALUE}(?:[^<>\n]++(?=</)|[^\s<>]{{6,}}+\Z)", before=r"(?<=<[\w:.-]{0,60})"),
    # key [None]: value
    _rule(r"\s\[[^\[\]\n]{0,40}\]:\s?", ASSIGNED),
    # --key value, also -Key value
    _rule(r"\s{1,4}", rf"{OPEN}\K(?!-){VALUE}", before=r"(?<![\w-])--?[\w.-]{0,60}?", sign=r"-[\w.-]*"),
    # aws configure set key value
    _rule(r"\s{1,4}", rf"{OPEN}\K(?=\S{{12}}){VALUE}", before=r"\bset\s[\w.-]{0,80}?", sign=r"\bset\s[\w.-]*"),
    # .netrc: machine h login ada password value
    _rule(r"\s{1,8}", ASSIGNED, before=r"\b(?i:login)\s\S{1,255}\s{1,8}", sign=r"\blogin\s\S+\s+"),
)
