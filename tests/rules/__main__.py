"""Write what is advised anew: python -m tests.rules"""

from tests.rules.golden import GOLDEN, golden

kept = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
GOLDEN.write_text("".join(f"{line}\n" for line in golden(kept)), encoding="utf-8")
