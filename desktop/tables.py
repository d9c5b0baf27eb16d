"""Plain tables for a terminal: aligned by what is seen, Khmer and Chinese included."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

WIDTH = 100
"""No line is wider."""


def seen_width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> seen_width("abc"), seen_width("中文"), seen_width("ខ្មែរ")
    (3, 4, 3)
    """
    return len(text) if text.isascii() else sum(map(_seen, text))


def _seen(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Mc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """Return a text cut to a width, with “…” where something was cut."""
    if seen_width(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += _seen(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…"


def pad(text: str, width: int, right: bool = False) -> str:
    """Return a text filled with spaces to a width, on the right or the left."""
    space = " " * max(0, width - seen_width(text))
    return space + text if right else text + space


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()
) -> list[str]:
    """Return the lines of a table.

    Args:
        headings: one a column.
        rows: cells as text [rows × columns].
        right: columns of numbers, set to the right.

    Returns:
        The lines, at most ``WIDTH`` wide: the last column is cut where they would be wider.
    """
    cells = [list(headings), *([str(cell) for cell in row] for row in rows)]
    aligned = set(right)
    widths = [max(seen_width(row[c]) for row in cells) for c in range(len(headings))]
    widths[-1] = min(widths[-1], max(10, WIDTH - sum(widths[:-1]) - 2 * (len(widths) - 1)))
    lines = []
    for row in cells:
        row[-1] = shorten(row[-1], widths[-1])
        pairs = enumerate(zip(row, widths, strict=True))
        line = "  ".join(pad(text, width, c in aligned) for c, (text, width) in pairs)
        lines.append(line.rstrip())
    return lines


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of a width, broken at spaces and zero-width spaces, set in by 4.

    >>> wrap("one two three", 8)
    ['    one two', '    three']
    """
    lines = [""]
    for word in re.split(r"(?<=[ \u200b])", text):
        if lines[-1] and seen_width(lines[-1]) + seen_width(word.rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return [f"    {line.rstrip()}" for line in lines]
