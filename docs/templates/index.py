"""What the search looks in: a cause is found by every message of its own, and Japanese by its words.

MkDocs calls this once the search plugin has written its index. Japanese has no blanks, so a mark that cannot be seen is
put where one kind of letters ends and another begins; ``separator`` in mkdocs.yml cuts there, ``search.js`` cuts a
question likewise.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

__all__ = ["on_post_build"]

_CUT = "\u200b"
# Kanji, katakana, and hiragana: https://www.unicode.org/charts/
_KINDS = re.compile("[\u4e00-\u9fff々]+|[\u30a0-\u30ff]+|[\u3040-\u309f]+")


@event_priority(-100)
def on_post_build(config: Any, **_: object) -> None:
    """Write the index of the search anew."""
    path = Path(config["site_dir"]) / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    texts = {one["location"]: one["text"] for one in index["docs"]}
    for one in index["docs"]:
        cause = re.fullmatch(r"(?:ja/)?causes/([\w-]+)/", one["location"])
        if cause:
            one["text"] += texts.get(f"messages/#{cause[1]}", "")
        for part in ("title", "text"):
            one[part] = _KINDS.sub(lambda found: f"{_CUT}{found[0]}{_CUT}", one[part].replace(_CUT, ""))
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
