"""What shells make of a printed command: programs in a directory of their own that only note their arguments."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.proof.cli import stages

__all__ = ["SHELLS", "installed", "misread", "recorders", "unquoted_commas"]

# How each is started so that it reads a script as it would read what is pasted: history is expanded where it can be.
SHELLS = {
    "bash": ("bash", "--norc", "--noprofile", "-o", "history", "-o", "histexpand"),
    "dash": ("dash",),
    "zsh": ("zsh", "-f"),
}
# The files that are read stand where a variable says, else below a folder that another names.
_PLACE = re.compile(r"\$\{[A-Z_]+:-\$[A-Z_]+([\w./]+)\}")
_NOTE = """#!/bin/sh
cat > /dev/null < /dev/null
printf '%s\\0' "$@" > "$NOTES.${0##*/}"
"""


def installed() -> list[str]:
    """The shells that are here."""
    return [name for name in SHELLS if shutil.which(name)]


def recorders(directory: Path, lines: Iterable[str]) -> Path:
    """A directory with a recorder for every program that the lines start; nothing else is on the path."""
    programs = {stage[0] for line in lines for stage in stages(shlex.split(line))}
    for name in programs:
        program = directory / name
        program.write_text(_NOTE, encoding="utf-8")
        program.chmod(0o755)
    (directory / "cat").symlink_to(shutil.which("cat") or "/bin/cat")
    return directory


def misread(shell: str, lines: Sequence[str], directory: Path) -> list[str]:
    """The lines that a shell splits into other words than those meant; all in one run, each in a subshell."""
    path, notes = directory / "bin", directory / shell
    path.mkdir(exist_ok=True)
    notes.mkdir()
    if not any(path.iterdir()):
        recorders(path, lines)
    script = directory / f"{shell}.script"
    numbered = "".join(f"NOTES={notes}/{number}; export NOTES\n(\n{line}\n)\n" for number, line in enumerate(lines))
    script.write_text(numbered, encoding="utf-8")
    program = shutil.which(shell) or shell
    with script.open(encoding="utf-8") as typed:
        subprocess.run(
            [program, *SHELLS[shell][1:]],
            stdin=typed,
            env={"PATH": str(path), "HOME": str(directory), "XDG_RUNTIME_DIR": str(directory), "LANG": "C.UTF-8"},
            capture_output=True,
            timeout=120,
            check=False,
        )
    return [line for number, line in enumerate(lines) if not _as_meant(notes / str(number), line)]


def _as_meant(note: Path, line: str) -> bool:
    """Whether every program of the pipeline got the words that POSIX's rules make of the line."""
    for stage in stages(shlex.split(line)):
        written = note.with_name(f"{note.name}.{stage[0]}")
        meant = _PLACE.sub(rf"{note.parent.parent}\1", "".join(f"{word}\0" for word in stage[1:])) or "\0"
        if not written.exists() or written.read_text(encoding="utf-8", errors="surrogateescape") != meant:
            return False
    return True


def unquoted_commas(words: Iterable[str]) -> list[str]:
    """The words, as printed, whose comma stands outside quotes: PowerShell makes a list of them."""
    found = []
    for word in words:
        quote = ""
        for character in word:
            if character in "'\"" and quote in ("", character):
                quote = "" if quote else character
            elif character == "," and not quote:
                found.append(word)
                break
    return found
