"""What collectors of logs add to each line of a container (Fluent Bit's kubernetes filter, OpenTelemetry, Elastic)."""

from __future__ import annotations

from ecr_denied.expression import signed

__all__ = ["PRINTER", "without_printer"]

# The image of the container that printed the line, and what is left of it (OpenTelemetry semantic conventions, Elastic
# Common Schema).
PRINTER = (
    signed(
        r"\"(?:container[._]image[\w.]{0,20}+\"|image\"\s?:\s?\{\s?\"name\")\s?:\s?\"[^\"]{0,400}+\"",
        *(r"container[._]image", r"image\""),
    ),
    '""',
)


def without_printer(text: str) -> str:
    """The text without the image of the container that printed a line, where a collector of logs adds its name."""
    image, left = PRINTER
    return image.sub(left, text)
