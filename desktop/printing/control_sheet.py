"""The control sheet: one A4 page to sign, Khmer and English side by side.

It takes only the month's summary (as in summary.json) and the hashes of the written files, so that
it can be printed again from the files alone. Everything must be on one page: the letters shrink
until it fits, and what still does not (very many files) is counted and left to summary.json.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.printing import control_blocks as blocks
from desktop.printing.bridge_block import bridge
from desktop.printing.correction_block import correction
from desktop.printing.page import Page
from desktop.printing.pdf import HEIGHT, WIDTH
from desktop.printing.printout import Printout

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QPainter

MARGIN = 14.0
TOP = 11.0
GAP = 2.6
SIGNATURES = 40.0
"""Height kept at the foot for names, signatures and stamp [mm]."""

ROOM = HEIGHT - TOP - SIGNATURES
"""Where everything above the signatures must end [mm from the top]."""

SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76)
"""Sizes of letters that are tried, largest first; the smallest is still read without effort."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one control sheet says.

    Attributes:
        summary: the month, as in summary.json.
        hashes: written file → sha256, hexadecimal, in the order shown.
        layout: id of the file layout.
        verified: whether the layout was tried against the fund's own system.
        name_km: the enterprise's Khmer name, where the summary has none.
        files_shown: how many source and written files are listed; None for all.
    """

    summary: Mapping[str, Any]
    hashes: Mapping[str, str]
    layout: str
    verified: bool
    name_km: str = ""
    files_shown: int | None = None


def control_sheet(content: Content, created: date | None = None) -> Printout:
    """Return the control sheet, to look at, to print, or to keep as a PDF.

    Args:
        content: what it says.
        created: the day a PDF says it was made on; the summary's as-of where None.
    """
    summary = content.summary
    day = created or date.fromisoformat(summary["as_of"])
    title = f"NSSF contribution control sheet {summary['month']}"
    return Printout(title, day, 1, lambda device, painter, _page: _fit(device, painter, content))


def _fit(device: QPagedPaintDevice, painter: QPainter, content: Content) -> None:
    """Draw the page with the largest letters with which it is one page."""
    scale, chosen = _fitting(device, content)
    page, width = Page(device, painter, scale), WIDTH - 2 * MARGIN
    draw(page, chosen)
    blocks.signatures(page, MARGIN, HEIGHT - TOP - SIGNATURES + 2, width, SIGNATURES - 8)
    blocks.footer(page, MARGIN, HEIGHT - TOP - 3.5, width, content.summary)


def _fitting(device: QPagedPaintDevice, content: Content) -> tuple[float, Content]:
    """Return the scale, and the content with as many files as have room."""
    for scale in SCALES:
        if draw(Page(device, None, scale), content) <= ROOM:
            return scale, content

    def height(shown: int) -> float:
        return draw(Page(device, None, SCALES[-1]), replace(content, files_shown=shown))

    files = len(content.summary.get("sources", ())) + len(content.hashes)
    shown = bisect_right(range(files), ROOM, key=height) - 1
    return SCALES[-1], replace(content, files_shown=max(shown, 0))


def draw(page: Page, content: Content) -> float:
    """Draw everything above the signatures; return where it ends [mm from the top]."""
    summary, width = content.summary, WIDTH - 2 * MARGIN
    gap, column = GAP * page.scale, width * 0.39
    y = TOP + blocks.heading(page, MARGIN, TOP, width, summary) + gap
    y += blocks.enterprise(page, MARGIN, y, width, content) + gap
    left = blocks.headcount(page, MARGIN, y, column, summary["workers"])
    left += blocks.due(page, MARGIN, y + left + gap, column, summary["due"]) + gap
    if "bridge" in summary:
        left += bridge(page, MARGIN, y + left + gap, column, summary) + gap
    if said := summary.get("correction"):
        left += correction(page, MARGIN, y + left + gap, column, said) + gap
    right_x, right_width = MARGIN + column + 5, width - column - 5
    right = blocks.contributions(page, right_x, y, right_width, summary)
    right += blocks.findings(page, right_x, y + right + gap, right_width, summary) + gap
    y += max(left, right) + gap
    y += blocks.readings(page, MARGIN, y, width, summary.get("readings", ())) + gap
    return y + blocks.files(page, MARGIN, y, width, content)
