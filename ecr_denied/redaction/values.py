"""What a value looks like, and what stands where a value would and is none."""

from __future__ import annotations

__all__ = ["ASSIGNED", "NO_VALUE", "NO_WORD", "OPEN", "QUOTED", "SHAPED", "VALUE"]

# Words of error messages, and the kinds of value that a command's help names.
_PROSE = (
    "a|an|and|any|are|as|at|auth|authentication|authorization|basic|bearer|but|by|can|cannot|challenge|could|"
    "credentials?|denied|does|empty|error|expired|failed|failure|false|flag|for|from|has|have|header|in|incorrect|"
    "invalid|is|isn't|may|missing|must|nil|no|none|not|null|of|on|option|or|password|provided|realm|rejected|required|"
    "requires|scheme|secret|see|should|stdin|string|stringarray|the|to|token|true|undefined|unknown|unset|using|value|"
    "via|was|will|with|wrong|file|uint|int"
)
# A word ends here, with the punctuation of its sentence, or where another field begins.
_END = r"(?=[.:!?)\]}]*+(?:[\s\"'`<>|\\]|\Z)|[,;&](?:[\s\"')\]}]|\Z|[\w.-]{1,40}(?:=|:(?!\s|\Z))))"
# Masks, variables of shells, PowerShell and cmd, commands put in their place, and places of templates.
_MASKS = (
    r"\*{3}|[xX.]{3,}+" + _END + r"|<[^<>\s]*>|&(?:amp;){0,3}lt;|\[[A-Za-z_ ]{1,40}\]"
    r"|(?i:redacted|masked|hidden|sensitive|secure|filtered|removed|omitted)" + _END + r"|\((?:sensitive|known)"
    r"|\$(?:[({A-Z_]|(?i:env:|pass|pwd|secret|token|cred|api_?key))|`|\{\{|%\w+%"
)
# Fields of another kind, files, names of AWS's, and what holds fields of its own.
_FIELDS = r"(?:id|type|src)=|fileb?://|arn:aws[\w-]*:|[)\]}]|\{\s?[\"']|[\[{]{1,3}(?:\s|\Z)"
NO_VALUE = rf"(?!(?i:{_PROSE}){_END}|{_MASKS}|{_FIELDS})"

# What may stand between a key's mark and its value: the marks of shells, PowerShell, Python, Rust, Java, PHP and Go.
OPEN = (
    r"(?:[bBuU$&](?=[\"'])|(?:Some|Optional\w{0,8}|Secret\w{0,8}|\w{0,8}[Ss]tring|str|bytes)\((?:[0-9]+\)\s)?"
    r"|\[(?:\w{0,8}[Ss]tring\])?)?+[\"']?+"
)
# Up to the quotation mark that closes it.
QUOTED = r"(?:(?<=\")(?:[^\"\\\n]|\\.)++(?=\")|(?<=')[^'\\\n]++(?='))"
# Up to the end of the word; a comma ends it where a blank, a quotation mark or another field follows.
WORD = r"(?:[^\s&\"',;\\]|[,;&](?![\s\"']|\Z|[\w.-]{1,40}(?:=|:(?!\s|\Z))))++"
VALUE = rf"{NO_VALUE}(?:{QUOTED}|{WORD})"
ASSIGNED = rf"{OPEN}\K{VALUE}"

# Times, versions and registries, which are letters and digits as well.
_KNOWN = (
    r"(?!(?:[0-9]+(?:\.[0-9]+)?(?:ns|[uµm]?s|m|h))++(?![\w+/=])|v?[0-9]+\.[0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{12}\.dkr\.)"
)
# What cannot be a word of prose: base64 or hex, with a digit or with padding, or longer than words are.
SHAPED = (
    _KNOWN + r"(?:(?=[0-9]{0,80}[A-Za-z+/_.~%-])(?=[A-Za-z+/_.~%-]{0,80}[0-9])[\w+/.~%-]{8,}+=*+"
    r"|(?=[a-z+/]{0,80}[A-Z])[A-Za-z+/]{8,}+=[^\s\"',;]*+|[\w+/.~%-]{40,}+=*+)"
)
# What stands behind a colon and is no word of the sentence: letters and digits.
NO_WORD = (
    rf"{NO_VALUE}{_KNOWN}(?=[A-Za-z+/=!@#$%^*~_]{{0,80}}[0-9])(?=[0-9]{{0,80}}[A-Za-z])(?=[\w+/=!@#$%^*~]{{7}})"
    r"[^\s\"',;\\]++"
)
