"""How programs write a key and its value: rules made of every key in every notation."""

from __future__ import annotations

from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.rule import SecretRule
from ecr_denied.redaction.values import ASSIGNED, NO_VALUE, NO_WORD, OPEN, VALUE

__all__ = ["NOTATIONS"]

_SIGN = f"(?:{'|'.join(key.sign for key in KEYS)})"
_KEY = f"(?:{'|'.join(key.expression for key in KEYS)})"


def _rule(mark: str, value: str, *, before: str = "", sign: str = "") -> SecretRule:
    """A key, a mark, and the value that follows it.

    :param before: what stands before the key.
    :param sign: of what stands before the key, what tells the notation.
    """
    return SecretRule(before, f"{sign}{_SIGN}(?:{mark})", value, where=f"{_KEY}(?:{mark})")


def _marked(behind: str, mark: str, value: str, *, before: str = "", where: str = "") -> SecretRule:
    """The same for a mark that is rarer than what keys begin with: it is looked for, and the key before it."""
    return SecretRule(f"(?<={before}{_KEY}{behind})", f"{_SIGN}{behind}(?:{mark})", value, where=where or f"(?:{mark})")


_NAME = r"\b(?i:(?:parameter)?(?:name|key))[\"']?\s?[:=]\s?[\"']?[\w.-]{0,80}?"
_PART = "[A-Za-z0-9_.-]"
# A variable or a header: its name is no word of a sentence.
_VARIABLE = r"(?<![\w.-])(?:(?=[A-Z0-9]{1,80}_[A-Z0-9_]{1,80}\W)|(?=[xX]-|[A-Z]\w{0,40}-[A-Z]))[\w-]{0,80}?"
# By what each reads.
NOTATIONS = {
    "key=value, key := value, key += value, key => value, key -> value": _marked(
        "[\"']?\\]?[ \t]?", "(?:[+?:]|\\|\\|)?={1,3}+>?+|->|<-", rf"\s?{ASSIGNED}"
    ),
    'key = "value" -> "value"': _rule('["\']?[ \t]*[:=][ \t]*"[^"\n]*"[ \t]*[-=]>', rf"\s?{ASSIGNED}"),
    # Not behind a path: it is the end of a URL.
    '"key": "value", "key": ["value"], "key": 12345': _marked(
        "[\"'][ \t]?",
        ":",
        rf"\s?(?:[bBuU\[]{{0,2}}[\"']\K{VALUE}|\K[0-9]{{4,}}+(?![\w.:-]))",
        before=r"(?<![/\w.-])[\w.-]{0,40}",
    ),
    'key: "value", key: Some("value"), map[key:[value]]': _marked(
        "", ":[ \t\n]*+(?:[bBuU&]?[\"']|Some\\([\"']?|\\[)", rf"\K{VALUE}"
    ),
    'key: type = "value"': _marked(
        "", ":[ \t]?[A-Za-z][A-Za-z0-9_.<>|& \\[\\]]{0,40}[ \t\n]=[ \t][bBuU]?[\"']", rf"\K{VALUE}"
    ),
    'key("value") unless the value is a word': _marked("", "\\([ \t]?[bBuU]?[\"']", rf"\K{NO_WORD}"),
    "key: | value": _marked(
        "", ":[ \t]*(?:![A-Za-z!-]+[ \t]+)?[|>][+-]?[0-9]?[ \t\n]+", rf"\K(?:(?<=\n[ \t]*){VALUE}|{NO_WORD})"
    ),
    # Behind a path it is an image and its tag.
    "key: value is a sentence unless the value is no word": _marked(
        "[\"']?[ \t]?", ":[ \t\n]*", rf"\K{NO_WORD}", where=r"(?:(?<!/[\w.-]{0,80}[\"']?[ \t]?):|:[ \t\n]++)"
    ),
    "VARIABLE_KEY: value, Header-Key: value at the end of a line": _marked(
        "[ \t]?",
        ":[ \t]*",
        rf"\K{NO_VALUE}[^\s\"'<>]{{6,}}+(?=[\"']|[^\S\n]*+(?:\n|\Z))",
        before=_VARIABLE,
    ),
    "VARIABLE_KEY value unless it is a word": _marked("", "[ \t]+", rf"\K{NO_WORD}", before=_VARIABLE),
    # Behind a bracket or another field.
    "{Key:value}, map[password:value]": _marked(
        "",
        ":",
        rf"\K{VALUE}",
        before=r"(?:[{\[]|:[^\s:]{1,80}[ ])(?=[A-Z]|[\w.-]{0,40}pass)[\w.-]{0,40}",
    ),
    "('key', 'value'), [\"--key\", \"value\"], '--key' 'value'": _rule(
        "[\"'],?[ \t\n]?(?:a[0-9]{1,3}=)?[bBuU]?[\"']",
        rf"\K(?![\s:;,.)]){VALUE}",
        before=r"(?:[\"']-|\([\"'])[\w.-]{0,60}?",
        sign=f"[-(][\"']?{_PART}*",
    ),
    '{"name": "key", "value": "value"}, - name: key value: value, <add key="key" value="value"/>': _rule(
        "[\"']?[ \t\n,;]++[\"']?(?i:(?:parameter)?value)[\"']?[ \t]?[:=]", rf"\s?{ASSIGNED}", before=_NAME
    ),
    "--name key --value value, also -Name and -Path": _rule(
        "[\"']?[ \t]+--?(?i:value)[ \t=]",
        rf"\s?{ASSIGNED}",
        before=r"--?(?i:name|path|key)[\s=][\"']?[\w.:/\\-]{0,80}?",
        sign="-(?:name|path|key)[ \t=][^ \t\n]*",
    ),
    '{"value": "value", "name": "key"}': SecretRule(
        rf"\b(?i:value)[\"']?\s?[:=]\s?[\"']\K{NO_VALUE}[^\"'\n]++[\"'][\s,]{{1,9}}[\"']?",
        f"name[\"']?[ \t]?[:=][ \t]?[\"']?{_PART}*{_SIGN}",
        "",
        where=rf"(?=(?i:name)[\"']?[ \t]?[:=][ \t]?[\"']?[\w.-]{{0,80}}?{_KEY})",
    ),
    '<key>value</key>, <entry key="key">value</entry>; a message may end in it': _rule(
        "(?:[\"' \t][^<>\n]*)?>(?:<!\\[CDATA\\[)?",
        rf"\K{NO_VALUE}(?:[^<>\n]++(?=</|>)|[^\s<>]{{6,}}+\Z)",
        before=r"(?<=<[\w:.-]{0,60}(?:\s[^<>\n]{0,80}=[\"'][\w:.-]{0,60})?)",
        sign="<[^<>\n]*",
    ),
    "key [None]: value": _rule("[ \t]\\[[^\\[\\]\n]*\\]:", rf"\s?{ASSIGNED}"),
    "--key value, also -Key value": _rule(
        "[ \t]++(?:\n[ \t]*+)?", rf"{OPEN}\K(?!-){VALUE}", before=r"(?<![\w-])--?[\w.-]{0,60}?", sign=f"-{_PART}*"
    ),
    "--key and the value behind a comma or on the next line unless it is a word": _rule(
        "(?:,[ \t]|[ \t\n]*-[ \t]|\n[ \t]*+)",
        rf"{OPEN}\K{NO_WORD}",
        before=r"(?<![\w-])--?[\w.-]{0,60}?",
        sign=f"-{_PART}*",
    ),
    "config set key value, setx KEY value, set -gx KEY value, ENV KEY value": _rule(
        "[\"']?[ \t]++",
        rf"(?:-Value\s)?{OPEN}\K{VALUE}",
        before=r"\b(?:(?i:config(?:ure)?\s(?:set|put)|setx|setenv|set-item|set\s-[a-z]{1,3})|ENV)\s"
        r"(?:[-/][\w-]+\s){0,3}[\"']?[\w.:/\\-]{0,80}?",
        sign="(?:set|put|setx|set-item|env)[ \t][^\n=]*",
    ),
    ".netrc: machine h login ada password value": _rule(
        "[ \t\n]++", ASSIGNED, before=r"\b(?i:login)\s\S{1,255}\s{1,8}", sign="login[ \t\n][^ \t\n]+[ \t\n]+"
    ),
}
