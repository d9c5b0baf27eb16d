"""Blocks laid over pages: each is measured once, and a heading stays with what follows it.

sheets = laid_out(blocks)         # (draw, keeps) pairs, in order
draw_sheet(page, sheets[0])
footer(page, "Findings · October 2026", 0, len(sheets))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop.printing.measuring import measuring
from desktop.printing.page import GREY, Align, Page, Style
from desktop.printing.pdf import HEIGHT, WIDTH

MARGIN, TOP, FOOT = 14.0, 13.0, 16.0
"""Edges of the page [mm]."""
BREADTH = WIDTH - 2 * MARGIN
"""Between the margins [mm]."""

FINE, FINE_RIGHT = Style(6.4, colour=GREY), Style(6.4, colour=GREY, align=Align.RIGHT)
COUNT = 30.0
"""Width kept for the number of the page [mm]."""

Draw = Callable[[Page, float], float]
"""Draws at a height of the page, and returns how high it is [mm]."""
Block = tuple[Draw, bool]
"""What draws, and whether the next block has to stand on the same page."""


@dataclass(slots=True)
class Sheet:
    """One page: blocks, each with its place from the top [mm]."""

    blocks: list[tuple[float, Draw]] = field(default_factory=list)


def laid_out(blocks: Iterable[Block]) -> list[Sheet]:
    """Return the blocks on as many pages as they need; at least one."""
    sheets, y = [Sheet()], TOP
    waiting: list[tuple[float, Draw]] = []
    with measuring() as device:
        measure = Page(device, None, 1.0)
        for draw, keeps in blocks:
            waiting.append((draw(measure, 0.0), draw))
            if keeps:
                continue
            if y + sum(height for height, _draw in waiting) > HEIGHT - FOOT and y > TOP:
                sheets.append(Sheet())
                y = TOP
            for height, waiting_draw in waiting:
                sheets[-1].blocks.append((y, waiting_draw))
                y += height
            waiting.clear()
    return sheets


def draw_sheet(page: Page, sheet: Sheet) -> None:
    """Draw the blocks of a page, each at its place."""
    for y, draw in sheet.blocks:
        draw(page, y)


def footer(page: Page, text: str, at: int, of: int) -> None:
    """Draw what the page belongs to, and which of how many it is, counted from 0."""
    y = HEIGHT - FOOT + 5
    page.rule(MARGIN, y - 1, BREADTH, weight=0.15)
    page.text(MARGIN, y, BREADTH - COUNT, text, FINE)
    page.text(MARGIN + BREADTH - COUNT, y, COUNT, f"{at + 1} / {of}", FINE_RIGHT)
