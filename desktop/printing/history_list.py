"""The months of a vault on paper: whose it is, the chart, and a line for each return or gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop.charts.look import Look
from desktop.charts.months import bars
from desktop.charts.remittances import Remittances
from desktop.formatting import day, month_name, number
from desktop.law_words import signed
from desktop.printing.flow import BREADTH, MARGIN, Block, draw_sheet, footer, laid_out
from desktop.printing.page import ACCENT, GREY, Align, Page, Style
from desktop.printing.printout import Printout
from desktop.texts import Translator, mark, translate
from desktop.vault.history import STANDINGS, Row, Standing, due_words
from desktop.vault.kinds import named
from desktop.vault.opening import today

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from desktop.vault.seen import VaultSeen

TITLE = mark("Months of the vault")
CHART = 52.0
"""Height of the chart [mm]."""
NAME, ABOUT = Style(14, bold=True), Style(8.4, colour=GREY)
HEAD, HEAD_RIGHT = Style(7.2, colour=GREY), Style(7.2, colour=GREY, align=Align.RIGHT)
TEXT, FIGURE = Style(7.8), Style(7.8, align=Align.RIGHT)
FINE = Style(5.6, colour=GREY)

COLUMNS = (
    (0.18, mark("Month")),
    (0.18, mark("Return")),
    (0.14, mark("Workers")),
    (0.13, mark("Remittance")),
    (0.12, mark("Difference")),
    (0.25, mark("Sealed")),
)
"""Share of the breadth, and title; figures from the third to the last but one."""
FIRST_FIGURE, LAST_FIGURE = 2, 4


def history_list(seen: VaultSeen, rows: Sequence[Row], language: str) -> Printout:
    """Return the list of a vault's months as pages.

    Args:
        seen: the vault.
        rows: in the order of the list.
        language: of the words.
    """
    _ = translate(language)
    sheets = laid_out(_blocks(seen, rows, _))
    title = f"{_(TITLE)} · {seen.enterprise.name}"

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        page = Page(device, painter, 1.0)
        draw_sheet(page, sheets[at])
        footer(page, title, at, len(sheets))

    return Printout(title, today(), len(sheets), draw)


def _blocks(seen: VaultSeen, rows: Sequence[Row], _: Translator) -> Iterator[Block]:
    yield partial(_heading, seen, _), False
    if seen.months:
        yield partial(_chart, seen, _), False
    yield partial(_heads, _), True
    for row in rows:
        yield partial(_line, row, _), False


def _heading(seen: VaultSeen, _: Translator, page: Page, y: float) -> float:
    who = seen.enterprise
    name = who.name_km or who.name if _.language == "km" else who.name or who.name_km
    about = " · ".join(filter(None, (who.nssf_number, seen.path.name, day(today(), _.language))))
    height = page.text(MARGIN, y, BREADTH, _(TITLE), Style(9, bold=True, colour=ACCENT))
    height += page.text(MARGIN, y + height, BREADTH, name, NAME)
    height += page.text(MARGIN, y + height, BREADTH, about, ABOUT)
    page.rule(MARGIN, y + height + 1, BREADTH, colour=ACCENT, weight=0.6)
    return height + 5


def _chart(seen: VaultSeen, _: Translator, page: Page, y: float) -> float:
    """Draw the chart as it stands in the window, and what it shows in words."""
    chart = Remittances(bars([(s.month, s.remittance, s.workers) for s in seen.months]), _)
    look = Look.paper()

    def paint(painter: QPainter, area: QRectF) -> None:
        chart.paint(painter, area, look)

    height = page.chart(MARGIN, y, BREADTH, CHART, paint) + 1
    return height + page.text(MARGIN, y + height, BREADTH, chart.description, ABOUT) + 4


def _heads(_: Translator, page: Page, y: float) -> float:
    height = _cells(page, y, [_(title) for _share, title in COLUMNS], HEAD, HEAD_RIGHT)
    page.rule(MARGIN, y + height + 0.3, BREADTH)
    return height + 0.8


def _line(row: Row, _: Translator, page: Page, y: float) -> float:
    """Draw a return with its whole hash below; of a gap, that it is one and by when it is due."""
    height = 0.6 + _cells(page, y + 0.6, _texts(row, _), TEXT, FIGURE)
    if row.of is not None and row.of.is_sealed:
        below = f"{row.of.place} · SHA-256 {row.of.hash}"
    else:
        below = " · ".join(due_words(due, day(due.day, _.language), _) for due in row.days)
    if below:
        height += page.text(MARGIN, y + height, BREADTH, below, FINE)
    page.rule(MARGIN, y + height + 0.5, BREADTH, weight=0.08)
    return height + 0.7


def _texts(row: Row, _: Translator) -> list[str]:
    of, standing = row.of, _(STANDINGS[row.standing][2])
    month = month_name(row.month, _.language)
    if of is None:
        return [month, "–", "", "", "", standing]
    when = date.fromisoformat(of.sealed_at[:10])
    sealed = f"{day(when, _.language)} · {of.sealed_by}"
    moved = "" if row.moved is None else signed(row.moved)
    figures = [number(of.workers), number(of.remittance), moved]
    last = sealed if row.standing is Standing.SEALED else standing
    return [month, named(of, _), *figures, last]


def _cells(page: Page, y: float, texts: Sequence[str], left: Style, right: Style) -> float:
    """Draw cells beside each other; return how high the highest is [mm]."""
    x, height = MARGIN, 0.0
    for at, ((share, _title), text) in enumerate(zip(COLUMNS, texts, strict=True)):
        width = BREADTH * share
        is_figure = FIRST_FIGURE <= at <= LAST_FIGURE
        if text:
            style = right if is_figure else left
            height = max(height, page.text(x, y, width - 3, text, style))
        x += width
    return height
