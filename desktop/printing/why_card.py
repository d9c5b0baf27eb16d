"""The "why this number" card on paper: one worker, in Khmer and in the reader's other language.

    printout = why_card(why, month, "en")
    printout.write(path)

Each language is one page, its letters shrunk a little where needed; a worker with very many pay
columns gets further pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from declaration.monthly import MonthlyDeclaration
from desktop.charts.look import Look
from desktop.charts.wage_scale import WageScale, scale_rows
from desktop.printing.flow import COUNT, FINE, FINE_RIGHT
from desktop.printing.measuring import measuring
from desktop.printing.page import ACCENT, GREY, INK, PIXELS, Align, Page, Style
from desktop.printing.pdf import HEIGHT, WIDTH
from desktop.printing.printout import Printout
from desktop.printing.whose import enterprise_name
from desktop.texts import Translator, mark, translate
from desktop.why_steps import Why
from desktop.why_words import Block, Line, blocks, heading

MARGIN = 16.0
TOP = 13.0
FOOT = 12.0
GAP = 2.2
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
NOTE = Style(6.6, colour=GREY)
TITLE = mark("Why these contributions")
FOOTER = mark("For the worker and the enterprise; not a form of NSSF.")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page: its language, the size of its letters, its blocks, and whether it has the head."""

    language: str
    scale: float
    blocks: tuple[Block, ...]
    is_first: bool


def why_card(why: Why, month: MonthlyDeclaration, language: str) -> Printout:
    """Return the card of a worker, to look at, print or keep.

    Args:
        why: the worker's steps.
        month: worked out.
        language: the reader's; the other one beside Khmer, English where that is Khmer.
    """
    second = "en" if language == "km" else language
    with measuring() as device:
        sheets = [s for each in ("km", second) for s in _sheets(device, why, month, each)]

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        sheet = sheets[at]
        page = Page(device, painter, sheet.scale)
        _draw(page, why, month, sheet)
        _footer(page, translate(sheet.language), at, len(sheets))

    title = f"Contributions {month.options.month} {why.worker_number}".strip()
    return Printout(title, month.options.clock_day, len(sheets), draw)


def _sheets(
    device: QPagedPaintDevice, why: Why, month: MonthlyDeclaration, language: str
) -> list[_Sheet]:
    """Return the pages of one language: one, if it can be."""
    found = tuple(blocks(why, translate(language)))
    for scale in SCALES:
        page, whole = Page(device, None, scale), _Sheet(language, scale, found, is_first=True)
        if _draw(page, why, month, whole) <= HEIGHT - FOOT - 4:
            return [whole]
    return _over_pages(Page(device, None, 1.0), why, month, language, found)


def _over_pages(
    page: Page, why: Why, month: MonthlyDeclaration, language: str, found: tuple[Block, ...]
) -> list[_Sheet]:
    """Lay the blocks over several pages; a block too long for what is left begins another."""
    sheets = [_Sheet(language, 1.0, (), is_first=True)]
    for block in found:
        for part in _parts(page, block):
            last = sheets[-1]
            longer = _Sheet(language, 1.0, (*last.blocks, part), last.is_first)
            if last.blocks and _draw(page, why, month, longer) > HEIGHT - FOOT - 4:
                sheets.append(_Sheet(language, 1.0, (part,), is_first=False))
            else:
                sheets[-1] = longer
    return sheets


def _parts(page: Page, block: Block, most: float = 150.0) -> list[Block]:
    """Return a block in pieces of at most some height [mm]."""
    parts: list[list[Line]] = [[]]
    taken = 0.0
    for line in block.lines:
        height = _line(page, 0, 0, WIDTH - 2 * MARGIN, line)
        if parts[-1] and taken + height > most:
            parts.append([])
            taken = 0.0
        parts[-1].append(line)
        taken += height
    return [Block(block.title, tuple(lines)) for lines in parts]


def _draw(page: Page, why: Why, month: MonthlyDeclaration, sheet: _Sheet) -> float:
    """Draw a page; return where its blocks end [mm]."""
    _, width, y = translate(sheet.language), WIDTH - 2 * MARGIN, TOP
    y += _head(page, y, width, why, month, _)
    if sheet.is_first and month.law is not None and why.schemes and why.wage_khr > 0:
        y += _chart(page, y, width, WageScale(why.wage_khr, scale_rows(why, month.law), _))
    for block in sheet.blocks:
        y += GAP * page.scale + _block(page, y + GAP * page.scale, width, block)
    return y


def _footer(page: Page, _: Translator, at: int, of: int) -> None:
    """Draw whom the card is for, and which page it is, counted from 0."""
    y, width = HEIGHT - FOOT, WIDTH - 2 * MARGIN
    page.rule(MARGIN, y, width, weight=0.15)
    page.text(MARGIN, y + 1, width - COUNT, _(FOOTER), FINE)
    page.text(MARGIN + width - COUNT, y + 1, COUNT, f"{at + 1} / {of}", FINE_RIGHT)


def _head(
    page: Page, y: float, width: float, why: Why, month: MonthlyDeclaration, _: Translator
) -> float:
    """Draw whose card it is; return its height [mm]."""
    name, about = heading(why, month.options.month, _)
    height = page.text(MARGIN, y, width, _(TITLE), Style(9, colour=ACCENT, bold=True))
    height += page.text(MARGIN, y + height, width, name, Style(15, bold=True))
    height += page.text(MARGIN, y + height, width, about, Style(8, colour=GREY))
    if enterprise := enterprise_name(month, _.language):
        height += page.text(MARGIN, y + height, width, enterprise, Style(8, colour=GREY))
    page.rule(MARGIN, y + height + 1, width, colour=ACCENT, weight=0.6)
    return height + 2


def _chart(page: Page, y: float, width: float, chart: WageScale) -> float:
    """Draw the wage beside the limits; return the height [mm]."""
    look = Look.paper()

    def paint(painter: QPainter, area: QRectF) -> None:
        chart.paint(painter, area, look)

    return page.chart(MARGIN, y + 1, width, chart.height / PIXELS, paint) + 1


def _block(page: Page, y: float, width: float, block: Block) -> float:
    """Draw a title and its lines; return the height [mm]."""
    height = page.text(MARGIN, y, width, block.title, Style(8.8, bold=True, colour=ACCENT))
    page.rule(MARGIN, y + height + 0.2, width, colour=ACCENT, weight=0.25)
    height += 0.9 * page.scale
    for line in block.lines:
        height += _line(page, MARGIN, y + height, width, line)
    return height


def _line(page: Page, x: float, y: float, width: float, line: Line) -> float:
    """Draw label, amount and note; return the height [mm]."""
    value = Style(8.4, bold=line.is_sum, align=Align.RIGHT, colour=GREY if line.is_out else INK)
    taken = max(page.width(line.value, value) + 3, 20) if line.value else 0.0
    label = Style(8.4, bold=line.is_sum, colour=GREY if line.is_out else INK)
    height = page.text(x, y, width - taken, line.label, label)
    if line.value:
        written = f"({line.value})" if line.is_out else line.value
        taken = page.width(written, value) + 3
        height = max(height, page.text(x + width - taken, y, taken, written, value))
    for note in filter(None, line.note.split("\n")):
        height += page.text(x + 4, y + height, width - 34, note, NOTE)
    return height + 0.5 * page.scale
