"""The totals of a month on paper: schemes, the bridge from last month, wages, other readings.

    printout = totals_sheet(month, "en")
    printout.write(path)

Each language begins a page of its own: Khmer, and the reader's other one. The histogram is the one
of the window; what is said there when it is pointed at stands below it as a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from desktop.charts.histogram import Histogram
from desktop.charts.look import Look
from desktop.charts.wages import Wages, wages
from desktop.charts.waterfall import CUT, Waterfall
from desktop.formatting import month_name, number
from desktop.law_words import signed
from desktop.models.bridge_model import bridge_rows
from desktop.models.totals_model import ReadingCost, SchemeTotal, reading_costs, scheme_totals
from desktop.printing.flow import BREADTH, MARGIN, Block, draw_sheet, footer, laid_out
from desktop.printing.page import ACCENT, GREY, TINT, Align, Page, Style
from desktop.printing.printout import Printout
from desktop.printing.whose import enterprise_name, origin
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from declaration.monthly import MonthlyDeclaration
    from desktop.bridge_shown import Row

TITLE = mark("Contributions of the month")
CHART = 88.0
"""Height of the histogram [mm]."""
BRIDGE_HEAD, BRIDGE_ROW = 6.0, 6.2
"""Heights of the waterfall's head and of a row of it [mm]."""
COLUMNS = 3
"""In so many columns the wage classes stand."""
GAP = 5.0
"""Between blocks [mm]."""

NAME, MONTH = Style(15, bold=True), Style(9, bold=True, colour=ACCENT)
BLOCK, GREY_TEXT = Style(9, bold=True, colour=ACCENT), Style(7.8, colour=GREY)
TEXT, STRONG = Style(8.6), Style(8.6, bold=True)
FIGURE, SUM = Style(8.6, align=Align.RIGHT), Style(8.6, bold=True, align=Align.RIGHT)
HEAD, HEAD_RIGHT = Style(7.4, colour=GREY), Style(7.4, colour=GREY, align=Align.RIGHT)
SMALL, SMALL_RIGHT = Style(7.6), Style(7.6, align=Align.RIGHT)

SCHEMES = (
    (0.25, mark("Scheme")),
    (0.11, mark("People")),
    (0.19, mark("Base")),
    (0.15, mark("Employer")),
    (0.15, mark("Worker")),
    (0.15, mark("Both")),
)
READINGS = (
    (0.34, mark("Figure of law")),
    (0.24, mark("In use")),
    (0.25, mark("Read otherwise")),
    (0.17, mark("Remittance, difference [riel]")),
)
Columns = Sequence[tuple[float, str]]
"""Share of the breadth, and title."""


def totals_sheet(month: MonthlyDeclaration, language: str) -> Printout:
    """Return the totals of a month, to look at, print or keep.

    Args:
        month: worked out.
        language: the reader's; the other one beside Khmer, English where that is Khmer.
    """
    languages = ("km", "en" if language == "km" else language)
    sheets = [
        (sheet, translate(each))
        for each in languages
        for sheet in laid_out(_blocks(month, translate(each)))
    ]
    note = mark("For the enterprise's own control; not a form of NSSF.")

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        page, (sheet, _) = Page(device, painter, 1.0), sheets[at]
        draw_sheet(page, sheet)
        about = " · ".join((_(TITLE), month_name(month.options.month, _.language), _(note)))
        footer(page, about, at, len(sheets))

    title = f"NSSF contributions {month.options.month}"
    return Printout(title, month.options.clock_day, len(sheets), draw)


def _blocks(month: MonthlyDeclaration, _: Translator) -> Iterator[Block]:
    """Yield every block of one language."""
    found, costs = wages(month), reading_costs(month, _)
    yield partial(_heading, month, _), False
    yield partial(_schemes, scheme_totals(month), _), False
    if month.bridge is not None:
        yield partial(_bridge, bridge_rows(month.bridge, _), _), False
    yield partial(_histogram, found, _), True
    yield partial(_classes, found, _), False
    if costs:
        yield partial(_readings_head, _), True
    for cost in costs:
        yield partial(_reading, cost, _), False


def _heading(month: MonthlyDeclaration, _: Translator, page: Page, y: float) -> float:
    """Draw what the pages show, of whom, and what it was worked out with."""
    when = f"{_(TITLE)} · {month_name(month.options.month, _.language)}"
    height = page.text(MARGIN, y, BREADTH, when, MONTH)
    if name := enterprise_name(month, _.language):
        height += page.text(MARGIN, y + height, BREADTH, name, NAME)
    height += page.text(MARGIN, y + height, BREADTH, origin(month, _), GREY_TEXT)
    page.rule(MARGIN, y + height + 1, BREADTH, colour=ACCENT, weight=0.6)
    return height + 1 + GAP


def _schemes(rows: Sequence[SchemeTotal], _: Translator, page: Page, y: float) -> float:
    """Draw base and shares of every scheme, and all together in a box."""
    height = _title(page, y, _("Totals per scheme, lines declared [riel]"))
    height += _heads(page, y + height, SCHEMES, 1, _)
    for row in rows:
        figures = (row.workers, row.base, row.employer, row.worker, row.employer + row.worker)
        cells = [_(row.title), *("" if f is None else number(f) for f in figures)]
        styles, at = ((STRONG, SUM) if row is rows[-1] else (TEXT, FIGURE)), y + height
        high = _row(Page(page.device, None, page.scale), 0, SCHEMES, cells, 1, *styles)
        if row is rows[-1]:
            page.box(MARGIN, at, BREADTH, high + 1.2, fill=TINT, weight=0)
        height += _row(page, at + 0.6, SCHEMES, cells, 1, *styles) + 1.2
    return height + GAP


def _bridge(rows: Sequence[Row], _: Translator, page: Page, y: float) -> float:
    """Draw the waterfall as it stands in the window."""
    chart, look = Waterfall(rows, _), Look.paper()

    def paint(painter: QPainter, area: QRectF) -> None:
        chart.paint(painter, area, look)

    height = _title(page, y, chart.title)
    high = BRIDGE_HEAD + BRIDGE_ROW * len(rows)
    height += page.chart(MARGIN, y + height + 1, BREADTH, high, paint) + 2
    if chart.is_cut:
        height += page.text(MARGIN, y + height, BREADTH, _(CUT), SMALL)
    return height + GAP


def _histogram(found: Wages, _: Translator, page: Page, y: float) -> float:
    """Draw the histogram as it stands in the window, and what it shows in words."""
    chart, look = Histogram(found, _), Look.paper()

    def paint(painter: QPainter, area: QRectF) -> None:
        chart.paint(painter, area, look)

    height = _title(page, y, _("Wages of the month, held-out lines too"))
    if found.workers:
        height += page.chart(MARGIN, y + height + 1, BREADTH, CHART, paint) + 2
    return height + page.text(MARGIN, y + height, BREADTH, chart.description, SMALL) + 2


def _classes(found: Wages, _: Translator, page: Page, y: float) -> float:
    """Draw how many workers stand in each class, where there are any."""
    chart = Histogram(found, _)
    rows = [(chart.range_text(i), number(n)) for i, n in enumerate(found.counts) if n]
    height, tall = 0.0, -(-len(rows) // COLUMNS)
    gap = 8.0
    width = (BREADTH - gap * (COLUMNS - 1)) / COLUMNS
    for column in range(COLUMNS):
        down, x = 0.0, MARGIN + column * (width + gap)
        for words, count in rows[column * tall : (column + 1) * tall]:
            line = page.text(x, y + down, width - 14, words, SMALL)
            page.text(x + width - 14, y + down, 14, count, SMALL_RIGHT)
            down += line + 0.5
            page.rule(x, y + down - 0.2, width, weight=0.08)
        height = max(height, down)
    return height + GAP


def _readings_head(_: Translator, page: Page, y: float) -> float:
    """Draw the title of the readings and of their columns."""
    height = _title(page, y, _("What other readings of the law would cost"))
    return height + _heads(page, y + height, READINGS, 3, _)


def _reading(cost: ReadingCost, _: Translator, page: Page, y: float) -> float:
    """Draw one reading and what it would cost."""
    says = _("{reading} (a report prints it so)") if cost.is_report else "{reading}"
    other = says.format(reading=cost.other)
    cells = [_(cost.title), cost.in_use, other, signed(cost.difference)]
    height = _row(page, y + 0.4, READINGS, cells, 3, SMALL, SMALL_RIGHT) + 0.8
    page.rule(MARGIN, y + height, BREADTH, weight=0.08)
    return height + 0.2


def _title(page: Page, y: float, text: str) -> float:
    """Draw the title of a block with a rule below it."""
    height = page.text(MARGIN, y, BREADTH, text, BLOCK)
    page.rule(MARGIN, y + height + 0.3, BREADTH, colour=ACCENT, weight=0.3)
    return height + 1.4


def _heads(page: Page, y: float, columns: Columns, texts: int, _: Translator) -> float:
    """Draw the titles of columns with a rule below them."""
    names = [_(name) for _share, name in columns]
    height = _row(page, y, columns, names, texts, HEAD, HEAD_RIGHT)
    page.rule(MARGIN, y + height + 0.2, BREADTH)
    return height + 0.4


def _row(
    page: Page,
    y: float,
    columns: Columns,
    cells: Sequence[str],
    texts: int,
    left: Style,
    right: Style,
) -> float:
    """Draw cells beside each other: so many texts on the left of theirs, then figures."""
    x, height = MARGIN, 0.0
    for at, ((share, _name), text) in enumerate(zip(columns, cells, strict=True)):
        width = BREADTH * share
        style, edge = (left, 0.0) if at < texts else (right, 2.0)
        down = page.text(x + edge, y, width - 2, text, style)
        height, x = max(height, down), x + width
    return height
