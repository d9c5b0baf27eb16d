"""The page of answers on paper: as large as fits on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.audit_reports.html import figures_of
from desktop.audit_reports.report import Answer, Line, Part, Report
from desktop.printing.flow import BREADTH, FOOT, MARGIN, TOP
from desktop.printing.page import ACCENT, GREY, Align, Page, Style
from desktop.printing.pdf import HEIGHT

TITLE, ENTERPRISE = Style(14, bold=True, colour=ACCENT), Style(10)
MONTH = Style(12.5, bold=True, align=Align.RIGHT)
ABOUT = Style(7.4, colour=GREY)
QUESTION, VERDICT = Style(9, bold=True, colour=ACCENT), Style(17, bold=True)
SAID, WORDS = Style(7.8, colour=GREY), Style(8.2)
FIGURE = Style(8.2, bold=True, align=Align.RIGHT)
HEAD = Style(6.8, colour=GREY, align=Align.RIGHT)

WIDTHS = (20.0, 26.0, 34.0)
"""Of the three figures [mm]."""
GAP = 2.6
"""Above a question [mm]."""
SCALES = tuple(scale / 100 for scale in range(104, 49, -4))
"""Tried in turn."""

Draw = Callable[[Page, float], float]


def answers_page(
    report: Report, part: Part, page_of: Callable[[float], Page]
) -> tuple[Draw, float]:
    """Return what draws the page, and the scale at which it fits.

    Args:
        report: whose enterprise it names.
        part: the answers in one language.
        page_of: gives a page that only measures, at a scale.
    """

    def draw(page: Page, y: float) -> float:
        height = _heading(page, y, report, part)
        height += _heads(page, y + height, part.heads)
        for answer in part.answers:
            height += _answer(page, y + height, answer)
        return height

    room = HEIGHT - FOOT - TOP
    fitting = (scale for scale in SCALES if draw(page_of(scale), 0.0) <= room)
    return draw, next(fitting, SCALES[-1])


def _heading(page: Page, y: float, report: Report, part: Part) -> float:
    """Draw title, month, enterprise, and what the report was made by."""
    side = BREADTH * 0.3
    left = page.text(MARGIN, y, BREADTH - side, part.title, TITLE)
    if report.enterprise:
        left += page.text(MARGIN, y + left, BREADTH - side, report.enterprise, ENTERPRISE)
    right = page.text(MARGIN + BREADTH - side, y + 0.6, side, part.month, MONTH)
    height = max(left, right) + 0.6
    height += page.text(MARGIN, y + height, BREADTH, " · ".join(part.about), ABOUT) + 0.6
    page.rule(MARGIN, y + height, BREADTH, colour=ACCENT, weight=0.7)
    return height + 1.2


def _heads(page: Page, y: float, heads: Sequence[str]) -> float:
    """Draw what the three figures are."""
    return _figures(page, y, heads, HEAD)


def _answer(page: Page, y: float, answer: Answer) -> float:
    height = page.text(MARGIN, y, BREADTH, answer.question, QUESTION)
    page.rule(MARGIN, y + height + 0.2, BREADTH, colour=ACCENT, weight=0.2)
    height += 0.8 * page.scale
    if answer.verdict:
        height += page.text(MARGIN, y + height, BREADTH, answer.verdict, VERDICT)
    if answer.said:
        height += page.text(MARGIN, y + height, BREADTH, answer.said, SAID)
    for line in answer.lines:
        height += _line(page, y + height, line)
    return height + GAP * page.scale


def _line(page: Page, y: float, line: Line) -> float:
    height = page.text(MARGIN, y, BREADTH - sum(WIDTHS), line.words, WORDS)
    height = max(height, _figures(page, y, figures_of(line), FIGURE))
    return height + 0.3 * page.scale


def _figures(page: Page, y: float, figures: Sequence[str], style: Style) -> float:
    x, height = MARGIN + BREADTH - sum(WIDTHS), 0.0
    for width, figure in zip(WIDTHS, figures, strict=True):
        if figure:
            height = max(height, page.text(x, y, width, figure, style))
        x += width
    return height
