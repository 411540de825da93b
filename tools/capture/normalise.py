"""Everything that differs from one run to the next, replaced in one place by something that does not.

The replacements look like the real thing: a fixture must still read as what a client prints.
"""

from __future__ import annotations

import re

from tools.capture.sandbox import HOME

_DAY = "2024-11-05"
_HEX = "5e1f" * 16
_UPLOAD = "0b6f3c1e-7a52-4d1b-9c33-5a8f2e4d6b70"

_VOLATILE = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        # When.
        (r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", f"{_DAY}T08:00:00Z"),
        (r"^20\d\d/\d\d/\d\d \d\d:\d\d:\d\d", f"{_DAY.replace('-', '/')} 08:00:00"),
        # How long.
        (r"^(#\d+) \d+\.\d+ ", r"\1 0.100 "),
        (r"^(#\d+ (?:DONE|CACHED|ERROR)) \d+\.\d+s", r"\1 0.1s"),
        (r" \d+\.\d+s done$", " done"),
        (r"\b\d+\.\d+s$", "0.1s"),
        (r"(retrying in |Retrying in )\d+(?:\.\d+)?(?:ms|s)", r"\g<1>1s"),
        (r"\bin \d+(?:\.\d+)?m?s\b", "in 100ms"),
        # Where, and as what.
        (rf"{HOME}/credentials/[\w-]+/", "/home/ci/.docker/"),
        (rf"{HOME}/[\w./-]*", "/home/ci/image"),
        (r"192\.0\.2\.10:\d{4,5}\b", "192.0.2.10:40000"),
        (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", _UPLOAD),
        (r"sha256(:|%3A)[0-9a-f]{64}", rf"sha256\g<1>{_HEX}"),
        (r"(?<=pushing layer )[0-9a-f]{12}", "5e1f5e1f5e1f"),
        (r"(?<=51d8c8-)\d{12}-[0-9a-f]{12}", "123456789012-5e1f5e1f5e1f"),
    )
)


# Progress bars are drawn a few times a second: which state is drawn is a matter of luck. So is how often a state is
# said in a row, and who prints the line that says that a step goes on.
_PROGRESS = re.compile(
    r"^.*\|(?:\x1b\[\d+m|[+-])*\|.*\n|^elapsed: .*\n|^.* msg=\"active check failed\" .*\n"  # ctr
    r"|^.*(?:Pushing|Downloading|Extracting) \[=*>? *\].*\n"  # docker
    r'|^\{"status":"(?:Pushing|Downloading|Extracting)".*\n',  # its API
    re.MULTILINE,
)
# So is whether a state that was soon over is drawn at all: between Preparing and what comes next, or before Pushing.
_LAYER = r'^(.*[0-9a-f]{12}:? |\{"status":")'
_WAITED = re.compile(rf"{_LAYER}(Preparing.*\n)(?:\1Waiting.*\n)+", re.MULTILINE)
_OVERTAKEN = re.compile(rf"{_LAYER}Waiting.*\n(?=(?:\1Waiting.*\n)*\1Push)", re.MULTILINE)
_BUILDKIT_PROGRESS = re.compile(
    r"(?:transferring|pushing layers?|pushing manifest for|exporting (?:layers|manifest|config)|writing image"
    r"|naming to|unpacking to)\b(?!.* done$)"
)
_AGAIN = re.compile(r"^(.+\n)\1+", re.MULTILINE)


def normalise(text: str) -> str:
    """The text with times, durations, paths, ports, request ids and digests made constant."""
    text = _PROGRESS.sub("", _OVERTAKEN.sub("", _WAITED.sub(r"\1\2", text)))
    for pattern, replacement in _VOLATILE:
        text = pattern.sub(replacement, text)
    text = _AGAIN.sub(r"\1", text)
    return _buildkit(text) if text.startswith("#0 building with ") else text


def _buildkit(text: str) -> str:
    """BuildKit's plain progress as if each step had been printed in one piece.

    Steps run side by side and are printed in turns: the one that shares credentials comes at any time and is left
    out, as are the lines that say who has the turn, and progress that is not done.
    """
    numbers: dict[str, int] = {}
    aside: set[str] = set()
    lines: list[str] = []
    for line in text.split("\n"):
        step, _, words = line.partition(" ")
        if not re.fullmatch(r"#\d+", step):
            lines.append(line)
            continue
        if words.startswith("[auth]"):
            aside.add(step)
        if step in aside or words == "..." or _BUILDKIT_PROGRESS.match(words):
            continue
        numbered = f"#{numbers.setdefault(step, len(numbers))} {words}"
        if numbered not in lines:
            lines.append(numbered)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    text = re.sub(r"^(#\d+) (.*)\n\n(?=\1 )", r"\1 \2\n", text, flags=re.MULTILINE)
    return text.replace("\n\n------\n", "\n------\n", 1)
