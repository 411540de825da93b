"""Write the tables anew: python -m tests.rules"""

from tests.rules.tables import FOLDER, TABLES, written

for table, sections in TABLES.items():
    lines = [line for name, section in sections.items() for line in (name, *written(section), "")]
    (FOLDER / f"{table}.txt").write_text("\n".join(lines), encoding="utf-8")
