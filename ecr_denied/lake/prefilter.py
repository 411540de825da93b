"""Which logs are worth reading: an expression for engines that search where the logs are.

It is the reader's own sieve: every text that reports a failure has one of the catalogue's literals that decide.
So it finds logs, not lines. The lines around those that it finds say what was pushed, and end a torn sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry
from ecr_denied.reading.lines.literals import shortest
from ecr_denied.reading.reader import deciding

__all__ = ["QUERIES", "prefilter"]

# Athena's: the files of a table. Insights': the log streams, those with the most lines first.
QUERIES = {
    "athena": "SELECT DISTINCT \"$path\" FROM logs WHERE regexp_like(line, '(?i)({})')",
    "insights": "filter @message like /(?i)({})/ | stats count(*) as lines by @log, @logStream | sort lines desc",
    "expression": "{}",
}


def prefilter(query: str = "expression", catalogue: Iterable[Entry] = CATALOGUE) -> str:
    """A query that finds the logs that may report a failure.

    :param query: ``athena``, for a table ``logs`` with a column ``line``; ``insights``, for CloudWatch Logs; or the
        regular ``expression`` alone. It finds single lines, in any case. It has ``\\W``, any sign, for each sign: so
        nothing has to be quoted anywhere, and all dialects read it alike.
    :param catalogue: the wordings that are known, as a ``Reader`` takes them.
    :raises KeyError: for any other query.
    """
    words = sorted({re.sub(r"\W", r"\\W", word) for word in shortest(deciding(catalogue))})
    return QUERIES[query].format("|".join(words))
