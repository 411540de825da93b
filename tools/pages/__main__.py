"""Write the pages: ``python -m tests.made`` runs this."""

from __future__ import annotations

from tools.pages import made

if __name__ == "__main__":
    for path, words in made():
        path.write_text(words, encoding="utf-8")
