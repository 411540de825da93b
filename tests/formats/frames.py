"""What platforms, loggers, terminals and people put around a client's line, by ``frames.txt`` and by functions."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

from tests.formats.cases import FOLDER
from tests.tables import lines_in

__all__ = ["ANY", "LINES", "PULLING", "QUOTED"]

_Wrap = Callable[[str], str | bytes]
_Frames = dict[str, _Wrap]


def _around(template: str) -> _Wrap:
    return lambda message: template.replace("{m}", message)


def _before_each_line(template: str) -> _Wrap:
    return lambda message: "\n".join(template.replace("{m}", line) for line in message.split("\n"))


def _quoted(template: str, levels: int) -> _Wrap:
    """The message in a string inside a string ... inside ``template``."""

    def wrap(message: str) -> str:
        for _ in range(levels):
            message = json.dumps(message, ensure_ascii=False)[1:-1]
        return template.replace("{m}", message)

    return wrap


def _go_quoted(message: str) -> str:
    return f'level=error msg="Unexpected response: {json.dumps(message)[1:-1]}"'.replace("<", "\\u003c")


def _powershell(message: str) -> str:
    return (
        f"docker : {message}\r\nAt line:1 char:1\r\n+ docker pull $image\r\n+ ~~~~~~~~~~~~~~~~~~\r\n"
        f"    + CategoryInfo          : NotSpecified: ({message[:36]}...:String) [], RemoteException\r\n"
        "    + FullyQualifiedErrorId : NativeCommandError\r\n"
    )


def _frames(section: str, made: Callable[[str], _Wrap]) -> _Frames:
    named = (line.named() for line in lines_in(FOLDER / "frames.txt", section))
    return {name: made(template) for name, template in named}


LINES: _Frames = {
    **_frames("lines", _before_each_line),
    # As an escape sequence is shown.
    "ansi-caret": _before_each_line("␛[31m{m}␛[0m"),
}
ANY: _Frames = {
    **_frames("around", _around),
    "html-escaped": html.escape,
    "powershell": _powershell,
    "powershell-utf16": lambda message: b"\xff\xfe" + _powershell(message).encode("utf-16-le"),
    "yaml-single": lambda message: "      message: '" + message.replace("'", "''") + "'\n      reason: ErrImagePull",
}
QUOTED: _Frames = {
    **_frames("quoted", lambda template: _quoted(template, 1)),
    **_frames("quoted twice", lambda template: _quoted(template, 2)),
    **_frames("quoted three times", lambda template: _quoted(template, 3)),
    "go-quoted": _go_quoted,
}
PULLING: _Frames = _frames("pulling", _around)
