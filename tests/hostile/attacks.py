"""What could steer a terminal, forge a line or be run by a CI system, and what tells that it did."""

from __future__ import annotations

import re

__all__ = ["ATTACKS", "MARK", "steers"]

MARK = "PWNED"
# Commands of CI systems.
COMMANDS = (
    *(f"##vso[task.setvariable variable=a]{MARK}", f"##VSO[task.complete result=Succeeded;]{MARK}"),
    *(f"##[add-mask]{MARK}", f"##[error]{MARK}", f"##[set-env name=a;]{MARK}", f"###vso[task.debug]{MARK}"),
    *(f"##teamcity[buildStatus status='SUCCESS' text='{MARK}']", f"##teamcity[{MARK}", f"##[command]{MARK}"),
    *(f"::set-output name=a::{MARK}", f"  ::add-mask::{MARK}", f"::error file=a::{MARK}", f"::stop-commands::{MARK}"),
)
# What steers a terminal, or breaks a line so that one of those begins the next.
STEERING = (
    *(f"{end}::add-mask::{MARK}" for end in ("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029")),
    *(f"\x1b]0;{MARK}\x07", f"\x1b]8;;http://h/{MARK}\x1b\\", f"\x1b[2J{MARK}", f"\x9b2J{MARK}", f"\x1b[8m{MARK}"),
    *(
        f"\u202e{MARK}",
        f"\u2066{MARK}\u2069",
        f"\u200b{MARK}",
        f"\ufeff{MARK}",
        f"\b\b\b{MARK}",
        f"\0{MARK}",
        f"\x7f{MARK}",
    ),
    *(
        f"#\u200b#vso[task.debug]{MARK}",
        f"#\x1b[0m#teamcity[{MARK}",
        f":\u200b:error::{MARK}",
        f"#\x00#[add-mask]{MARK}",
    ),
    *(f"\ud800{MARK}", f"\ue000{MARK}", f"%0A::add-mask::{MARK}", f"%0D%0A##vso[task.debug]{MARK}"),
)
ATTACKS = (*COMMANDS, *STEERING)

_ANYWHERE = re.compile(r"##(?:vso|teamcity)?\[", re.IGNORECASE)
_AT_START = re.compile(r"\s*::[\w-]")
_OWN_EMPHASIS = re.compile(r"\x1b\[[0-9]{1,2}m")
_STEERS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff]"
)


def steers(line: str, *, coloured: bool = False, own: str = "") -> bool:
    """Whether a line steers a terminal or holds a command.

    :param coloured: whether the package's own emphasis may stand in it.
    :param own: the command that the package itself begins the line with.
    """
    words = _OWN_EMPHASIS.sub("", line) if coloured else line
    words = words.removeprefix(own)
    return bool(_ANYWHERE.search(words) or _STEERS.search(words) or _AT_START.match(words))
