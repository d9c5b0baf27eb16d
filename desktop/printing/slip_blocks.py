"""The blocks of one worker's slip, Khmer first and English small; each returns its height [mm]."""

from __future__ import annotations

from desktop.formatting import day, dollars, month_name, number, riel
from desktop.printing.bilingual import FIGURE, STRONG, SUM, TEXT, both, khmer, row
from desktop.printing.page import ACCENT, GREY, TINT, Align, Page, Style
from desktop.printing.slip_content import Slip, contacts
from desktop.summary_words import SCHEMES
from desktop.texts import mark

NAME = Style(11, bold=True)
LATIN = Style(8.6)
FINE = Style(6.6, colour=GREY)
FINE_RIGHT = Style(6.6, colour=GREY, align=Align.RIGHT)
MONTH = Style(9.4, bold=True, align=Align.RIGHT, colour=ACCENT)
GUTTER = 2.0
"""Between a name and what stands beside it [mm]."""
GAP = 1.1
"""Between blocks, at scale 1 [mm]."""


def draw_slip(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw one slip from its upper left corner; return its height [mm]."""
    gap, height = GAP * page.scale, 0.0
    for block in (_head, _person, _wage, _shares, _where_to_check):
        height += block(page, x, y + height, width, slip) + gap
    return height - gap


def _head(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw who declares, and the month."""
    who, side = slip.enterprise, width * 0.4
    left = page.text(
        x, y, width - side - GUTTER, who.name_km or who.name or "–", Style(9.4, bold=True)
    )
    label = khmer(mark("Enterprise's NSSF number"))
    code = f"{label} {who.nssf_number}" if who.nssf_number else ""
    for line in filter(None, (who.name if who.name_km else "", code)):
        left += page.text(x, y + left, width - side - GUTTER, line, FINE)
    edge = x + width - side
    right = page.text(edge, y, side, month_name(slip.month, "km"), MONTH)
    english = month_name(slip.month, "en")
    right += page.text(edge, y + right, side, english, FINE_RIGHT)
    height = max(left, right) + 0.6
    page.rule(x, y + height, width, colour=ACCENT, weight=0.4)
    title = mark("What was declared and is paid to NSSF for you")
    return height + 0.8 + both(page, x, y + height + 0.8, width, title, Style(7.8, colour=ACCENT))


def _person(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw names and numbers."""
    side = width * 0.58
    room = width - side - GUTTER
    left = page.text(x, y, room, slip.name_km or slip.name_latin or "–", NAME)
    if slip.name_km and slip.name_latin:
        left += page.text(x, y + left, room, slip.name_latin, LATIN)
    right = 0.0
    for text, value in (
        (mark("Worker number"), slip.worker_number),
        (mark("NSSF number"), slip.nssf_number),
        (mark("Line or group"), slip.group),
    ):
        if not value and text == mark("NSSF number"):
            value = "–" if slip.registered else khmer(_NOT_YET)
        if value:
            right += _pair(page, x + width - side, y + right, side, text, value)
    return max(left, right)


def _pair(page: Page, x: float, y: float, width: float, text: str, value: str) -> float:
    """Draw a small label and its value at the right edge."""
    style = Style(7.4, bold=True, align=Align.RIGHT)
    taken = min(page.width(value, style) + 1.5, width * 0.75)
    height = page.text(x, y, width - taken, khmer(text), Style(6.8))
    return max(height, page.text(x + width - taken, y, taken, value, style))


def _wage(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw the wage declared, below it its class, and how dollars became riel."""
    amount, pad = Style(10.5, bold=True, align=Align.RIGHT), 0.5 * page.scale
    bare, text = Page(page.device, None, page.scale), riel(slip.wage_khr)
    inner = bare.text(0, 0, width, text, amount)
    of_class, dollars_in = _class_words(slip), _dollars_in_riel(slip)
    more = bare.text(0, 0, width, of_class or dollars_in, FINE) if of_class or dollars_in else 0.0
    page.box(x, y, width, inner + more + 2 * pad, fill=TINT, weight=0)
    side = bare.width(text, amount) + 6
    both(page, x + 2, y + pad + inner * 0.12, width - side, mark("Wage declared"), STRONG)
    page.text(x, y + pad, width - 2, text, amount)
    page.text(x + 2, y + pad + inner, width - 4, of_class, FINE)
    page.text(x, y + pad + inner, width - 2, dollars_in, FINE_RIGHT)
    return inner + more + 2 * pad


def _class_words(slip: Slip) -> str:
    """Return the class of the wage in both languages; "" where the law has none."""
    if not slip.wage_class:
        return ""
    return "  ".join(text.format(number=slip.wage_class) for text in (khmer(_CLASS), _CLASS))


def _dollars_in_riel(slip: Slip) -> str:
    """Return how the dollars of the wage became riel; "" where there are none."""
    if slip.wage_usd is None or not slip.rate:
        return ""
    return f"{dollars(slip.wage_usd)} × {number(slip.rate)}៛"


def _shares(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw base and both shares of every scheme, and their sums."""
    widths = [width * part for part in (0.34, 0.22, 0.22, 0.22)]
    names = ("", mark("Base"), mark("The employer pays"), mark("From your wage"))
    right = Style(7, align=Align.RIGHT)
    height = row(page, x, y, widths, [(khmer(name), right) for name in names])
    height += row(page, x, y + height, widths, [(name, FINE_RIGHT) for name in names])
    page.rule(x, y + height + 0.1, width)
    height += 0.3
    for share in slip.shares:
        figures = (share.base, share.employer, share.worker)
        cells = [(number(figure), FIGURE) for figure in figures]
        line = both(page, x, y + height, widths[0] - 1, SCHEMES[share.scheme], TEXT)
        height += max(line, row(page, x + widths[0], y + height, widths[1:], cells))
    page.rule(x, y + height + 0.1, width)
    height += 0.3
    cells = [("", SUM), (number(slip.employer), SUM), (number(slip.worker), SUM)]
    line = both(page, x, y + height, widths[0] + widths[1] * 0.6, mark("Total [riel]"), STRONG)
    return height + max(line, row(page, x + widths[0], y + height, widths[1:], cells))


def _where_to_check(page: Page, x: float, y: float, width: float, slip: Slip) -> float:
    """Draw by when it is paid, where a worker sees it, and whom to ask."""
    where = contacts()
    pay_by = day(slip.pay_by, "km") if slip.pay_by else ""
    phones = " / ".join(where.telephone)
    notes: list[tuple[str, dict[str, str]]] = []
    if not slip.registered:
        notes.append((_UNREGISTERED, {}))
    if pay_by:
        notes.append((_PAID_BY, {"day": pay_by}))
    notes.append((_CHECK, {"app": where.app, "shop": where.app_for, "page": where.page}))
    notes.append((_CALL, {"numbers": phones}))
    height = 0.0
    for text, figures in notes:
        km = khmer(text).format(**figures)
        height += page.text(x, y + height, width, km, Style(7))
    english = " ".join(text.format(**figures) for text, figures in notes)
    height += page.text(x, y + height, width, english, FINE)
    count = f"{number(slip.number)} / {number(slip.of)}"
    left = width - page.width(count, FINE) - 2
    foot = page.text(x, y + height, left, khmer(_NO_RECEIPT), Style(6, colour=GREY))
    page.text(x, y + height, width, count, FINE_RIGHT)
    return height + foot


_CLASS = mark("Wage class {number}")
_NOT_YET = mark("not registered yet")
_UNREGISTERED = mark(
    "You have no NSSF number yet. The employer has to register you: ask the personnel office."
)
_PAID_BY = mark("The employer pays this to NSSF by {day}.")
_CHECK = mark("Check it on your phone in NSSF's app “{app}” ({shop}). NSSF's page: {page}.")
_CALL = mark("If it is not there, call NSSF, day or night: {numbers}.")
_NO_RECEIPT = mark("From the enterprise's declaration; not a receipt of NSSF.")
