"""The mutants of entries that no text kills, by the reason why."""

SURVIVORS: dict[str, list[str]] = {}
