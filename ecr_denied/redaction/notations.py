"""How programs write a key and its value: rules made of every key in every notation."""

from __future__ import annotations

from ecr_denied.redaction.keys import SIGN as _SIGN
from ecr_denied.redaction.keys import WITH_VALUE as _KEY
from ecr_denied.redaction.rule import SecretRule
from ecr_denied.redaction.values import NO_WORD, VALUE, Value, whole

__all__ = ["NOTATIONS", "SIGN"]


def _rule(mark: str, value: Value = VALUE, *, before: str = "", sign: str = "", after: str = "") -> SecretRule:
    """A key, a mark, and the value that follows it.

    :param before: what comes before the key.
    :param sign: the part before the key that identifies the notation.
    :param after: what may be between the mark and the value.
    """
    return SecretRule(before, f"{sign}{_SIGN}(?:{mark})", after, where=f"{_KEY}(?:{mark})", value=value)


def _marked(
    behind: str, mark: str, value: Value = VALUE, *, before: str = "", where: str = "", after: str = "", ends: str = ""
) -> SecretRule:
    """The same for a mark that is rarer than what keys begin with: it is looked for, and the key before it.

    :param ends: what shows soon that no such key is before it.
    """
    sign = f"{_SIGN}{behind}(?:{mark})"
    # A key ends with a letter or a digit: behind a blank none is looked for, as in the bars that show a progress.
    ends = "" if behind else f"(?<=[A-Za-z0-9]){ends}"
    return SecretRule(f"{ends}(?<={before}{_KEY}{behind})", sign, after, where=where or f"(?:{mark})", value=value)


_NAME = r"\b(?i:(?:parameter)?(?:name|key))[\"']?\s?[:=]\s?[\"']?[\w.-]{0,80}?"
_NAME_BEHIND, _ITEM = "name[\"']?", r"[\"'][\s,]{1,9}[\"']?"
_PART = "[A-Za-z0-9_.-]"
_NAMED_BEHIND = f"{_NAME_BEHIND}[ \t]?[:=][ \t]?[\"']?{_PART}*{_SIGN}"
# As the AWS CLI draws a table, and as others do.
_BORDER = "[|\u2502\u2503]"
# A variable or a header: its name is no word of a sentence.
_VARIABLE = r"(?<![\w.-])(?<!\$\{)(?:(?=[A-Z0-9]{1,80}_[A-Z0-9_]{1,80}\W)|(?=[xX]-|[A-Z]\w{0,40}-[A-Z]))[\w-]{0,80}?"
# Up to the end of the line, or of what is quoted.
_LAST = Value(follows=r"(?=\\{0,8}[\"'nr]|[^\S\n]*+(?:\n|\Z))")
# What an element holds.
_TEXT = Value(r"(?!<[A-Za-z!/?])(?:[^<\s]|<(?!/)|\s(?=[^<>\n]*</))++(?=</)|[^<>\n]++(?=>)|[^\s<>]{6,}+\Z")
_OPTION = r"(?<![\w-])--?[\w.-]{0,60}?"
# The sign of every text in which one of them finds something: a key ends before a mark, if not at the end of a name.
SIGN = f"{_SIGN}[^A-Za-z0-9]|{_NAMED_BEHIND}"
# By what each reads.
NOTATIONS = {
    "key=value, key := value, key += value, key => value, key -> value": _marked(
        "[\"']?\\]?[ \t]?", "(?:[+?:]|\\|\\|)?={1,3}+>?+|->|<-", after=r"\s?"
    ),
    'key = "value" -> "value"': _rule('["\']?[ \t]*[:=][ \t]*"[^"\n]*"[ \t]*[-=]>', after=r"\s?"),
    # Not behind a path: it is the end of a URL.
    '"key": "value", "key": ["value"], "key": 12345': _marked(
        "[\"'][ \t]?",
        ":",
        Value(f"[0-9]{{4,}}+|{whole()}"),
        before=r"(?<![/\w.-])[\w.-]{0,40}",
        after=r"\s?(?:[bBuU\[]{0,2}(?=[\"'])|(?=[0-9]{4,}+(?![\w.:-])))",
    ),
    'key: "value", key: Some("value"), map[key:[value]]': _marked("", ":[ \t\n]*+(?:[bBuU&]?[\"']|Some\\([\"']?|\\[)"),
    'key: type = "value"': _marked("", ":[ \t]?[A-Za-z][A-Za-z0-9_.<>|& \\[\\]]{0,40}[ \t\n]=[ \t][bBuU]?[\"']"),
    'key("value") unless the value is a word': _marked(
        "", "\\([ \t]?[bBuU]?[\"']", NO_WORD, after=r"(?=[^\s\"'()]++[\"'])"
    ),
    "key: | and a value below": _marked("", ":[ \t]*(?:![A-Za-z!-]+[ \t]+)?[|>][+-]?[0-9]?[ \t]*\n[ \t\n]*"),
    "key: | value unless it is a word": _marked("", ":[ \t]*(?:![A-Za-z!-]+[ \t]+)?[|>][+-]?[0-9]?[ \t]+", NO_WORD),
    # Behind a path it is an image and its tag.
    "key: value is a sentence unless the value is no word": _marked(
        "[\"']?[ \t]?",
        ":[ \t\n]*",
        NO_WORD,
        where=r"(?:(?<!/[\w.-]{0,80}[\"']?[ \t]?):(?=\S)|:[ \t\n]++)",
        after=r"(?![\"'`\[{])",
    ),
    "VARIABLE_KEY: value, Header-Key: value at the end of a line": _marked(
        "[ \t]?", ":[ \t]*", _LAST, before=_VARIABLE, after=r"(?=[^\s\"'<>]\S{5})"
    ),
    "VARIABLE_KEY value unless it is a word": _marked(
        "", "[ \t]+", NO_WORD, before=_VARIABLE, after=r"(?![\"'`\[{])", ends=r"(?<=[_-][\w. -]{1,250})"
    ),
    # Behind a bracket or another field.
    "{Key:value}, map[password:value]": _marked(
        "", ":", before=r"(?:(?<!\$)[{\[]|:[^\s:]{1,80}[ ])(?=[A-Z]|[\w.-]{0,40}pass)[\w.-]{0,40}", after=r"(?=\S)"
    ),
    "('key', 'value'), [\"--key\", \"value\"], '--key' 'value'": _rule(
        "[\"'],?[ \t\n]?(?:a[0-9]{1,3}=)?[bBuU]?[\"']",
        before=r"(?:[\"']-|\([\"'])[\w.-]{0,60}?",
        sign=f"[-(][\"']?{_PART}*",
        after=r"(?![\s:;,.)])",
    ),
    '["key", "value"] of two items, unless the value is a word': _rule(
        "[\"'],[ \t\n]*[\"']",
        Value(follows=r"(?=[\"']{1,2}\s*+\])", word=False),
        before=r"\[\s?[\"'][\w.-]{0,60}?",
        sign=f"\\[[ \t\n]?[\"']{_PART}*",
    ),
    '{"name": "key", "value": "value"}, - name: key value: value, <add key="key" value="value"/>': _rule(
        "[\"']?[ \t\n,;]++[\"']?(?i:(?:parameter)?value)[\"']?[ \t]?[:=]", before=_NAME, after=r"\s?"
    ),
    "--name key --value value, also -Name and -Path": _rule(
        "[\"']?[ \t]+--?(?i:value)[ \t=]",
        before=r"--?(?i:name|path|key)[\s=][\"']?[\w.:/\\-]{0,80}?",
        sign="-(?:name|path|key)[ \t=][^ \t\n]*",
        after=r"\s?",
    ),
    '{"value": "value", "name": "key"}': SecretRule(
        r"\b(?i:value)[\"']?\s?[:=]\s?(?=[\"'])",
        _NAMED_BEHIND,
        "",
        where=rf"(?=.(?:(?!{_ITEM}(?i:{_NAME_BEHIND}))[^\n]){{1,255}}{_ITEM}(?i:{_NAME_BEHIND})\s?[:=]\s?[\"']?[\w.-]{{0,80}}?{_KEY})",
        value=Value(follows=f"(?={_ITEM}(?i:{_NAME_BEHIND}))"),
    ),
    '<key>value</key>, <entry key="key">value</entry>; a message may end in it': _rule(
        "(?:[\"' \t][^<>\n]*)?>(?:<!\\[CDATA\\[)?",
        _TEXT,
        before=r"(?<=<[\w:.-]{0,60}(?:\s[^<>\n]{0,80}=[\"'][\w:.-]{0,60})?)",
        sign="<[^<>\n]*",
    ),
    "<name>key</name><value>value</value>": _rule(
        "</[\\w:.-]+>[ \t\n]*<[\\w:.-]+>", _TEXT, before=r">\s?[\w.-]{0,60}?", sign=f">[ \t\n]*{_PART}*"
    ),
    '<key value="value"/>': _rule("[ \t]+value[ \t]?=", before=r"<[\w:.-]{0,60}?", sign="<[\\w:.-]*", after=r"\s?"),
    "a row of a table: | key | value | unless it is a word": _rule(
        f"[ \t]+{_BORDER}[ \t]*",
        NO_WORD,
        before=rf"{_BORDER}\s{{1,40}}[\w.-]{{0,60}}?",
        sign=f"{_BORDER}[ \t]+{_PART}*",
    ),
    "key [None]: value": _rule("[ \t]\\[[^\\[\\]\n]*\\]:", after=r"\s?"),
    "--key value, also -Key value": _rule("[ \t]++(?:\n[ \t]*+)?", before=_OPTION, sign=f"-{_PART}*", after="(?!-)"),
    "--key and the value behind a comma or on the next line unless it is a word": _rule(
        "(?:,[ \t]|[ \t\n]*-[ \t]|\n[ \t]*+)", NO_WORD, before=_OPTION, sign=f"-{_PART}*"
    ),
    "config set key value, setx KEY value, set -gx KEY value, ENV KEY value": _rule(
        "[\"']?[ \t]++",
        before=r"\b(?:(?i:config(?:ure)?\s(?:set|put)|setx|setenv|set-item|set\s-[a-z]{1,3})|ENV)\s{1,8}"
        r"(?:[-/][\w-]+\s){0,3}[\"']?[\w.:/\\-]{0,80}?",
        sign="(?:set|put|setx|set-item|env)[ \t\n]+[^\n=]*",
        after=r"(?:-Value\s)?",
    ),
    ".netrc: machine h login ada password value": _rule(
        "[ \t\n]++", before=r"\b(?i:login)\s[^\s(]{1,255}\s{1,8}", sign="login[ \t\n][^ \t\n]+[ \t\n]+"
    ),
}
