"""Write what is advised anew: python -m tests.rules"""

from tests.rules.golden import GOLDEN, golden

GOLDEN.write_text("".join(f"{line}\n" for line in golden()), encoding="utf-8")
