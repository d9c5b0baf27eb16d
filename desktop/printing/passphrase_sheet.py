"""The recovery passphrase on paper, to be kept away from the computer: Khmer, and another language.

It is drawn for the printer alone; no file of it is offered.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop.formatting import day
from desktop.printing.flow import BREADTH, MARGIN, draw_sheet, footer, laid_out
from desktop.printing.page import ACCENT, GREY, TINT, Align, Page, Style
from desktop.printing.printout import Printout
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QPainter

TITLE = mark("Recovery passphrase of a vault")
KEEP = mark(
    "Keep this paper away from the computer, where only those may go who may read wages. With it "
    "and the file “{name}” everything can be read; without it nobody can open the file on another "
    "computer, and nobody can find it out again."
)
TYPED = mark(
    "Capitals and dashes do not matter when it is typed. It has no letters I, L, O or U: what "
    "looks like one is a digit."
)
NAME, ABOUT = Style(15, bold=True), Style(9, colour=GREY)
SECRET = Style(19, bold=True, align=Align.CENTRE, colour=ACCENT)
TEXT = Style(9.5)
FIRST = 4
"""Groups in the first line."""


def passphrase_sheet(passphrase: str, vault: str, made: date, language: str) -> Printout:
    """Return the one page.

    Args:
        passphrase: in its groups.
        vault: name of the vault.
        made: the day.
        language: the reader's; English is the other one where that is Khmer.
    """
    other = "en" if language == "km" else language
    (sheet,) = laid_out(
        [
            (partial(_heading, vault, made, translate(language)), False),
            (partial(_secret, passphrase), False),
            *((partial(_words, vault, translate(each)), False) for each in ("km", other)),
        ]
    )

    def draw(device: QPagedPaintDevice, painter: QPainter, at: int) -> None:
        page = Page(device, painter, 1.0)
        draw_sheet(page, sheet)
        footer(page, f"{translate(language)(TITLE)} · {vault}", at, 1)

    return Printout(translate(language)(TITLE), made, 1, draw)


def _heading(vault: str, made: date, _: Translator, page: Page, y: float) -> float:
    height = page.text(MARGIN, y, BREADTH, _(TITLE), NAME)
    height += page.text(MARGIN, y + height, BREADTH, f"{vault} · {day(made, _.language)}", ABOUT)
    page.rule(MARGIN, y + height + 1, BREADTH, colour=ACCENT, weight=0.6)
    return height + 8


def _secret(passphrase: str, page: Page, y: float) -> float:
    """Draw the groups in two lines inside a box."""
    groups = passphrase.split("-")
    lines = ("-".join(groups[:FIRST]) + "-", "-".join(groups[FIRST:]))
    bare = Page(page.device, None, page.scale)
    high = sum(bare.text(0, 0, BREADTH, line, SECRET) for line in lines)
    page.box(MARGIN, y, BREADTH, high + 12, fill=TINT, weight=0)
    at = y + 6
    for line in lines:
        at += page.text(MARGIN, at, BREADTH, line, SECRET)
    return high + 20


def _words(vault: str, _: Translator, page: Page, y: float) -> float:
    height = page.text(MARGIN, y, BREADTH, _(KEEP).format(name=vault), TEXT) + 2
    return height + page.text(MARGIN, y + height, BREADTH, _(TYPED), TEXT) + 8
