"""How an extra is added: the one place that says how the library is installed. The pages are made to say the same."""

from __future__ import annotations

__all__ = ["adding"]

# Nothing is on PyPI yet. From the first release on it is: "pip install 'ecr-denied[{extra}]'".
_ADDED_BY = "pip install '.[{extra}]' in a checkout of ecr_denied"


def adding(extra: str) -> str:
    """What to do where a package of an extra is missing."""
    return _ADDED_BY.format(extra=extra)
