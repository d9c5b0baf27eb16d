"""Worker slips: one to eight on a page, bilingual, with marks to cut along.

    printout = slips(month, workers_with_slips(month), per_page=4)
    printout.write(path, report, mark("writing the slips"))

All slips of one printout have letters of one size, the largest with which the fullest of them
fits; a slip that is fuller still gets smaller ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.printing.page import Page
from desktop.printing.pdf import HEIGHT, WIDTH
from desktop.printing.printout import Printout
from desktop.printing.slip_blocks import draw_slip
from desktop.printing.slip_content import Slip, slip_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from declaration.monthly import MonthlyDeclaration

PER_PAGE = (1, 2, 3, 4, 6, 8)
"""What is offered; any number from one to eight is possible."""
ONE_COLUMN = 3
"""So many slips stand below each other over the whole width; more stand in two columns."""
MARGIN = 9.0
"""Between a slip's edge and its words [mm]; printers leave the outer millimetres white."""
SCALES = tuple(round(1.6 - 0.03 * step, 2) for step in range(36))
"""Sizes of letters that are tried, largest first."""
TRIED = 24
"""So many of the slips with the longest names are measured."""


def slips(month: MonthlyDeclaration, workers: Sequence[int], per_page: int = 4) -> Printout:
    """Return the slips of some workers, to look at, to print, or to keep as a PDF.

    Args:
        month: worked out.
        workers: rows of the payroll, in the order printed.
        per_page: 1 to 8.

    Raises:
        ValueError: not a number of slips that a page can hold.
    """
    if not 1 <= per_page <= 8:
        raise ValueError(f"{per_page} slips do not go on a page; 1 to 8 do.")
    book = _Book(month, list(map(int, workers)), per_page)
    title = f"NSSF worker slips {month.options.month}"
    pages = -(-len(book.workers) // per_page)
    return Printout(title, month.options.clock_day, pages, book.draw)


def grid(per_page: int) -> tuple[int, int]:
    """Return columns and rows of slips on a page.

    >>> [grid(n) for n in (1, 2, 3, 4, 5, 6, 8)]
    [(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (2, 3), (2, 4)]
    """
    columns = 1 if per_page <= ONE_COLUMN else 2
    return columns, -(-per_page // columns)


class _Book:
    """The slips of some workers, drawn a page at a time."""

    def __init__(self, month: MonthlyDeclaration, workers: list[int], per_page: int) -> None:
        self.month, self.workers, self.per_page = month, workers, per_page
        columns, rows = grid(per_page)
        self.width, self.height = WIDTH / columns, HEIGHT / rows
        self._columns = columns
        self._scale = 0.0

    def draw(self, device: QPagedPaintDevice, painter: QPainter, page: int) -> None:
        """Draw the slips of one page, and the marks between them."""
        scale = self._scale or self._largest(device)
        first = page * self.per_page
        shown = self.workers[first : first + self.per_page]
        for place, worker in enumerate(shown):
            slip = slip_of(self.month, worker, first + place + 1, len(self.workers))
            x = place % self._columns * self.width + MARGIN
            y = place // self._columns * self.height + MARGIN * 0.75
            fits = self._fitting(device, slip, scale)
            draw_slip(Page(device, painter, fits), x, y, self.width - 2 * MARGIN, slip)
        self._cut_marks(Page(device, painter, 1.0))

    def _largest(self, device: QPagedPaintDevice) -> float:
        """Return the size of letters with which the slips of the longest names fit."""
        payroll = self.month.payroll
        names = {worker: len(payroll.name(worker)) for worker in self.workers}
        fullest = sorted(self.workers, key=lambda worker: -names[worker])[:TRIED]
        unknown = [w for w in self.workers if not self.month.registered[w]][:1]
        tried = [slip_of(self.month, worker) for worker in (*fullest, *unknown)]
        self._scale = min(
            (self._fitting(device, slip, SCALES[0]) for slip in tried), default=SCALES[0]
        )
        return self._scale

    def _fitting(self, device: QPagedPaintDevice, slip: Slip, largest: float) -> float:
        """Return the largest size, not above another, with which a slip fits."""
        room = self.height - 1.5 * MARGIN

        def fits(scale: float) -> bool:
            page = Page(device, None, scale)
            return draw_slip(page, 0, 0, self.width - 2 * MARGIN, slip) <= room

        start = SCALES.index(largest)
        if fits(largest):
            return largest
        at = bisect_left(SCALES, True, lo=start, key=fits)
        return SCALES[min(at, len(SCALES) - 1)]

    def _cut_marks(self, page: Page) -> None:
        """Draw dashes between the slips, where they are cut apart."""
        for column in range(1, self._columns):
            x = column * self.width
            page.dashes(x, 0, x, HEIGHT)
        for line in range(1, grid(self.per_page)[1]):
            y = line * self.height
            page.dashes(0, y, WIDTH, y)
