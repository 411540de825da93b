"""The content security policy of a page whose head says ``policy: own``: it names the site alone.

MkDocs calls this. The scripts that the theme writes into a page are named by their hashes, so no other is run. A worker
that the page makes of a ``blob:`` has the policy of the page; one from a file would have none. Pyodide needs
``'wasm-unsafe-eval'``, which allows WebAssembly to be compiled, and no ``'unsafe-eval'``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

__all__ = ["on_post_page"]

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
)


def on_post_page(output: str, page: Any, **_: object) -> str:
    """A page as it is written."""
    if page.meta.get("policy") != "own":
        return output
    digests = sorted(
        {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE.findall(output)}
    )
    policy = _POLICY.format(hashes=" ".join(f"'sha256-{digest}'" for digest in digests))
    return output.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
