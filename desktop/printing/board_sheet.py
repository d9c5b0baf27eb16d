"""The enterprises on paper: what is next for each and by when, what stops it, and the sums.

printout = board_sheet(rows, day, "en")
printout.write(path)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop.formatting import day as day_text
from desktop.formatting import number
from desktop.models.enterprises_model import (
    days_text,
    days_tone,
    is_known,
    missing_text,
    month_text,
    name_of,
    state_words,
    totals,
    totals_text,
    trouble_words,
)
from desktop.printing.flow import BREADTH, MARGIN, Block, draw_sheet, footer, laid_out
from desktop.printing.page import ACCENT, GREY, TINT, Align, Page, Style
from desktop.printing.printout import Printout
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from desktop.board import Standing

TITLE = mark("Enterprises")
COLUMNS = (
    (0.25, mark("Enterprise")),
    (0.21, mark("Next month")),
    (0.15, mark("To pay")),
    (0.15, mark("To file")),
    (0.055, mark("Stops")),
    (0.055, mark("Errors")),
    (0.13, mark("At risk [riel]")),
)
"""Share of the breadth, and title."""
TEXTS = 4
"""So many columns are texts; then come figures."""
GAP = 2.0

NAME, WHEN = Style(15, bold=True), Style(8.6, colour=GREY)
HEAD, HEAD_RIGHT = Style(7.2, colour=GREY), Style(7.2, colour=GREY, align=Align.RIGHT)
TEXT, STRONG, FIGURE = Style(8), Style(8, bold=True), Style(8, align=Align.RIGHT)
SMALL = Style(7, colour=GREY)


def board_sheet(rows: Sequence[Standing], today: date, language: str) -> Printout:
    """Return enterprises as pages to look at, print or keep.

    Args:
        rows: in the order wanted.
        today: the days are counted from it.
        language: the reader's.
    """
    _ = translate(language)
    sheets = laid_out(_blocks(rows, today, _))
    about = f"{_(TITLE)} · {day_text(today, language)}"

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        page = Page(device, painter, 1.0)
        draw_sheet(page, sheets[at])
        footer(page, about, at, len(sheets))

    return Printout(about, today, len(sheets), draw)


def _blocks(rows: Sequence[Standing], today: date, _: Translator) -> Iterator[Block]:
    """Yield every block; the heading stays with the first row."""
    yield partial(_heading, rows, today, _), True
    yield partial(_heads, _), bool(rows)
    for one in rows:
        yield partial(_row, one, _), False


def _heading(rows: Sequence[Standing], today: date, _: Translator, page: Page, y: float) -> float:
    height = page.text(MARGIN, y, BREADTH, _(TITLE), NAME)
    when = _("As on {day}").format(day=day_text(today, _.language))
    sums = f"{when} · {totals_text(totals(rows), _)}"
    height += page.text(MARGIN, y + height, BREADTH, sums, WHEN)
    page.rule(MARGIN, y + height + 1, BREADTH, colour=ACCENT, weight=0.6)
    return height + 1 + GAP


def _heads(_: Translator, page: Page, y: float) -> float:
    names = [_(name) for _share, name in COLUMNS]
    styles = [HEAD if at < TEXTS else HEAD_RIGHT for at in range(len(names))]
    height = _cells(page, y, names, styles)
    page.rule(MARGIN, y + height + 0.3, BREADTH)
    return height + 0.8


def _row(one: Standing, _: Translator, page: Page, y: float) -> float:
    """Draw one enterprise: its cells, and below them what stands behind them."""
    is_late = "error" in (days_tone(one.days_to_pay), days_tone(one.days_to_file))
    styles = [STRONG, *[STRONG if is_late else TEXT] * (TEXTS - 1), *[FIGURE] * 3]
    remark, bare = _remark(one, _), Page(page.device, None, page.scale)
    high = _cells(bare, 0, _texts(one, _), styles) + bare.text(0, 0, BREADTH, remark, SMALL)
    if is_late:
        page.box(MARGIN, y, BREADTH, high + 1.4, fill=TINT, weight=0)
    height = 0.6 + _cells(page, y + 0.6, _texts(one, _), styles)
    height += page.text(MARGIN, y + height, BREADTH - 2, remark, SMALL) + 0.8
    page.rule(MARGIN, y + height, BREADTH, weight=0.08)
    return height + 0.2


def _texts(one: Standing, _: Translator) -> list[str]:
    month = f"{month_text(one.month, _)} · {_(state_words(one)[2])}".lstrip(" ·")
    days = (days_text(left, _) for left in (one.days_to_pay, one.days_to_file))
    if not is_known(one):
        return [name_of(one, _.language), month, "", "", "", "", ""]
    risk = "" if one.at_risk is None else number(one.at_risk)
    figures = (number(one.stops), number(one.errors), risk)
    return [name_of(one, _.language), month, *days, *figures]


def _remark(one: Standing, _: Translator) -> str:
    """Return number, last sealed month and missing ones; or why the vault does not open."""
    if one.trouble is not None:
        return f"{one.path.name}: {trouble_words(one.trouble, _)}"
    last = _("last sealed: {month}, {workers} workers, {amount} riel").format(
        month=month_text(one.last, _), workers=number(one.workers), amount=number(one.remittance)
    )
    missing = _("missing: {months}").format(months=missing_text(one.missing, _))
    parts = (one.nssf_number, last if one.last else "", missing if one.missing else "")
    return " · ".join(filter(None, parts))


def _cells(page: Page, y: float, texts: Sequence[str], styles: Sequence[Style]) -> float:
    """Draw cells beside each other; return the height of the highest."""
    x, height = MARGIN, 0.0
    for (share, _name), text, style in zip(COLUMNS, texts, styles, strict=True):
        width = BREADTH * share
        height, x = max(height, page.text(x, y, width - 2, text, style)), x + width
    return height
