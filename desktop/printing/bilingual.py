"""Khmer and English beside each other: labels, pairs, titles and rows; each returns its height."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.printing.page import ACCENT, GREY, Align, Page, Style
from desktop.texts import translate

TEXT = Style(8.2)
STRONG = Style(8.2, bold=True)
FIGURE = Style(8.2, align=Align.RIGHT)
SUM = Style(8.2, bold=True, align=Align.RIGHT)
SMALL = Style(6.6, colour=GREY)
TITLE = Style(8.6, bold=True, colour=ACCENT)


def khmer(text: str) -> str:
    """Return a text in Khmer; English where it is not translated."""
    return translate("km")(text)


def both(page: Page, x: float, y: float, width: float, text: str, style: Style = TEXT) -> float:
    """Draw a text in Khmer and after it, small, in English; below it where the line is short."""
    english = Style(style.size * 0.8, colour=GREY)
    km = khmer(text)
    first, space = page.width(km, style), 1.2
    height = page.text(x, y, width, km, style)
    if km == text:
        return height
    if first + space + page.width(text, english) <= width:
        page.text(x + first + space, y + height * 0.145, width, text, english)
        return height
    return height + page.text(x, y + height, width, text, english)


def pair(page: Page, x: float, y: float, width: float, label: str, value: str) -> float:
    """Draw a label on the left and its value at the right edge."""
    taken = min(page.width(value, STRONG) + 2, width * 0.6)
    height = both(page, x, y, width - taken, label)
    right = Style(STRONG.size, bold=True, align=Align.RIGHT)
    return max(height, page.text(x + width - taken, y, taken, value, right))


def title(page: Page, x: float, y: float, width: float, text: str) -> float:
    """Draw the title of a block with a rule below it."""
    height = both(page, x, y, width, text, TITLE)
    page.rule(x, y + height + 0.3, width, colour=ACCENT, weight=0.3)
    return height + 1.0


Cells = Sequence[tuple[str, Style]]


def row(page: Page, x: float, y: float, widths: Sequence[float], cells: Cells) -> float:
    """Draw texts beside each other, each wrapped in its width."""
    height = 0.0
    for width, (text, style) in zip(widths, cells, strict=True):
        height = max(height, page.text(x, y, width - 1, text, style))
        x += width
    return height
