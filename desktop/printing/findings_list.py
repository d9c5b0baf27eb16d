"""The findings on paper: a heading for each code with what to do, and a line for each finding.

The pages are laid out once, which takes a while for very many findings and can be cancelled; then
each page is drawn alone, when it is looked at or printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.formatting import month_name, number, riel
from desktop.printing.flow import BREADTH, MARGIN, Block, Draw, draw_sheet, footer, laid_out
from desktop.printing.page import ACCENT, GREY, RULE, TINT, Align, Page, Style
from desktop.printing.printout import Printout
from desktop.printing.whose import enterprise_name
from desktop.reference import SEVERITIES
from desktop.texts import Translator, mark, translate
from desktop.wording import Wording, wording

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from declaration.findings import Finding
    from declaration.monthly import MonthlyDeclaration

WHO, AMOUNT, GUTTER = 46.0, 20.0, 3.0
"""Widths of worker and cell, and of the riel; between them [mm]."""

TITLE, SUBTITLE = Style(14, bold=True, colour=ACCENT), Style(9.5, colour=GREY)
CODE, ADVICE = Style(8.8, bold=True), Style(7.4, colour=GREY)
STRONG, TEXT, SMALL = Style(7.4, bold=True), Style(7.4), Style(6.6, colour=GREY)
FIGURE = Style(7.4, align=Align.RIGHT)
EVERY = 200
"""Findings between two words on how far it is."""

Report = Callable[[str, float], None]


def findings_list(
    month: MonthlyDeclaration, findings: Sequence[Finding], language: str, report: Report
) -> Printout:
    """Return the findings of a month as pages to print.

    Args:
        month: worked out.
        findings: in the order of the list; equal codes stand together.
        language: of the sentences.
        report: told how far it is; raises to cancel.
    """
    _ = translate(language)
    sheets = laid_out(_blocks(month, findings, _, report))
    title = f"{_('Findings')} · {month_name(month.options.month, language)}"
    foot = " · ".join(filter(None, (title, enterprise_name(month, language))))

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        page = Page(device, painter, 1.0)
        draw_sheet(page, sheets[at])
        footer(page, foot, at, len(sheets))

    return Printout(title, month.options.month.last_day, len(sheets), draw)


def _blocks(
    month: MonthlyDeclaration, findings: Sequence[Finding], _: Translator, report: Report
) -> Iterator[Block]:
    """Yield every block, and whether the next one has to stand on the same page."""
    yield _heading(month, findings, _), False
    done = 0
    for code, group in groupby(findings, key=lambda finding: finding.code):
        members = list(group)
        said = wording(members[0], month.payroll, _.language)
        yield _code(code, members, said, _), True
        for finding in members:
            if done % EVERY == 0:
                report(_(mark("laying out the pages")), done / len(findings))
            done += 1
            yield _line(finding, wording(finding, month.payroll, _.language)), False


def _heading(month: MonthlyDeclaration, findings: Sequence[Finding], _: Translator) -> Draw:
    counted = _.ngettext("{n} finding", "{n} findings", len(findings))
    total = sum(finding.amount_khr or 0 for finding in findings)
    parts = (
        enterprise_name(month, _.language),
        month_name(month.options.month, _.language),
        counted.format(n=number(len(findings))),
        _("{amount} short").format(amount=riel(total)) if total else "",
    )

    def draw(page: Page, y: float) -> float:
        height = page.text(MARGIN, y, BREADTH, _("Findings"), TITLE)
        height += page.text(MARGIN, y + height, BREADTH, " · ".join(filter(None, parts)), SUBTITLE)
        page.rule(MARGIN, y + height + 1.2, BREADTH, colour=ACCENT, weight=0.6)
        return height + 3.5

    return draw


def _code(code: str, members: Sequence[Finding], said: Wording, _: Translator) -> Draw:
    """Return what draws the heading of a code: how grave, how many, and what to do."""
    grade = _(SEVERITIES[members[0].grade][0])
    total = sum(finding.amount_khr or 0 for finding in members)
    right = " · ".join(filter(None, (number(len(members)), riel(total) if total else "")))
    advice = said.fix if len({f.code for f in members}) == 1 else ""

    def draw(page: Page, y: float) -> float:
        bare, room = Page(page.device, None, page.scale), BREADTH - 2 * GUTTER
        title = f"{grade} · {code} · {said.title}"
        height = bare.text(0, 0, room - 34, title, CODE)
        advised = bare.text(0, 0, room, advice, ADVICE)
        page.box(MARGIN, y + 2.0, BREADTH, height + advised + 2.0, fill=TINT, weight=0)
        page.text(MARGIN + GUTTER, y + 3.0, room - 34, title, CODE)
        page.text(MARGIN + BREADTH - 37, y + 3.0, 34, right, Style(8, True, align=Align.RIGHT))
        page.text(MARGIN + GUTTER, y + 3.0 + height, room, advice, ADVICE)
        return height + advised + 5.0

    return draw


def _line(finding: Finding, said: Wording) -> Draw:
    """Return what draws one finding: worker and cell, the sentence, the riel."""
    amount = riel(finding.amount_khr) if finding.amount_khr else ""
    wide = BREADTH - WHO - AMOUNT - 2 * GUTTER

    def draw(page: Page, y: float) -> float:
        left = page.text(MARGIN, y + 0.4, WHO, said.who, STRONG) if said.who else 0.0
        left += page.text(MARGIN, y + 0.4 + left, WHO, said.where, SMALL)
        middle = page.text(MARGIN + WHO + GUTTER, y + 0.4, wide, said.message, TEXT)
        right = MARGIN + WHO + GUTTER + wide + GUTTER
        figure = page.text(right, y + 0.4, AMOUNT, amount, FIGURE) if amount else 0.0
        height = max(left, middle, figure) + 1.0
        page.rule(MARGIN, y + height, BREADTH, colour=RULE, weight=0.08)
        return height + 0.4

    return draw
