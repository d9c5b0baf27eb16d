"""The blocks of the control sheet; each draws itself and returns its height [mm]."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from declaration.month import Month
from desktop.formatting import day, month_name, number, riel
from desktop.printing.bilingual import (
    FIGURE,
    SMALL,
    STRONG,
    SUM,
    TEXT,
    TITLE,
    both,
    khmer,
    pair,
    row,
    title,
)
from desktop.printing.page import ACCENT, GREY, INK, RULE, TINT, Align, Page, Style
from desktop.summary_words import OF_THEM, SCHEMES, SEVERITIES, STATES, WORKERS
from desktop.texts import mark
from resources import resource

if TYPE_CHECKING:
    from desktop.printing.control_sheet import Content

HASH = Style(6.2)

HASH_GROUP = 8
"""Letters of a hash that stand together, so that an eye can compare them."""


def heading(page: Page, x: float, y: float, width: float, summary: Mapping[str, Any]) -> float:
    """Draw the name of the sheet and the month."""
    month, right = Month.parse(summary["month"]), width * 0.36
    text = mark("NSSF contribution control sheet")
    left = page.text(x, y, width - right, khmer(text), Style(14, bold=True, colour=ACCENT))
    left += page.text(x, y + left, width - right, text, Style(9, colour=GREY))
    month_style = Style(12.5, bold=True, align=Align.RIGHT)
    grey = Style(9, colour=GREY, align=Align.RIGHT)
    edge = x + width - right
    side = page.text(edge, y + 0.6, right, month_name(month, "km"), month_style) + 0.6
    side += page.text(edge, y + side, right, month_name(month, "en"), grey)
    height = max(left, side) + 0.8
    page.rule(x, y + height, width, colour=ACCENT, weight=0.7)
    return height


def enterprise(page: Page, x: float, y: float, width: float, content: Content) -> float:
    """Draw who declares, and by what rate, law and layout."""
    summary = content.summary
    who = summary.get("enterprise") or {}
    left, gap = width * 0.45, 6.0
    height = _name(page, x, y, left, who.get("name_km") or content.name_km, who.get("name", ""))
    number_of = str(who.get("nssf_number") or "–")
    height += pair(page, x, y + height, left, mark("Enterprise's NSSF number"), number_of)
    height += both(page, x, y + height, left, mark("State")) + 0.8
    height += _state(page, x, y + height, left, str(summary["state"]))
    right_x, right, side = x + left + gap, width - left - gap, 0.0
    for label, value in _facts(content):
        side += pair(page, right_x, y + side, right, label, value)
    return max(height, side)


def _name(page: Page, x: float, y: float, width: float, km: str, latin: str) -> float:
    height = page.text(x, y, width, km, Style(11, bold=True)) if km else 0.0
    size = 9.5 if km else 11
    return height + page.text(x, y + height, width, latin or "–", Style(size, bold=not km))


def _state(page: Page, x: float, y: float, width: float, state: str) -> float:
    text = STATES.get(state, state)
    inner = both(Page(page.device, None, page.scale), x + 2, y, width - 4, text, STRONG)
    page.box(x, y, width, inner + 1.2, fill=TINT, colour=ACCENT, weight=0.3)
    both(page, x + 2, y + 0.6, width - 4, text, STRONG)
    return inner + 1.2


def _facts(content: Content) -> Iterable[tuple[str, str]]:
    """Return label and value of what the sheet was made by."""
    summary = content.summary
    rate = summary.get("rate")
    as_of = date.fromisoformat(summary["as_of"])
    unit = khmer(mark("riel per dollar"))
    yield mark("NSSF exchange rate"), f"{number(rate)} {unit}" if rate else "–"
    yield mark("Registrations read on"), day(as_of, "km")
    yield mark("Law version"), str(summary.get("law_version") or "–")
    yield mark("File layout"), content.layout
    yield (
        mark("Layout tried against NSSF's system"),
        khmer(mark("yes")) if content.verified else khmer(mark("no: unverified against NSSF")),
    )


def headcount(page: Page, x: float, y: float, width: float, workers: Mapping[str, int]) -> float:
    """Draw how the workers read become the workers declared."""
    height = title(page, x, y, width, mark("Headcount"))
    for name, label in WORKERS.items():
        if name in workers:
            height += pair(page, x, y + height, width, label, number(workers[name]))
    page.rule(x, y + height + 0.2, width)
    height += 0.4
    for name, label in OF_THEM.items():
        height += pair(page, x, y + height, width, label, number(workers.get(name, 0)))
    return height


def due(page: Page, x: float, y: float, width: float, days: Mapping[str, str]) -> float:
    """Draw the days by which to pay and to file."""
    height = title(page, x, y, width, mark("Due dates"))
    for name, label in (
        ("payment", mark("Pay by")),
        ("documents", mark("Send the documents by")),
    ):
        value = day(date.fromisoformat(days[name]), "km")
        height += pair(page, x, y + height, width, label, value)
    return height


def contributions(
    page: Page, x: float, y: float, width: float, summary: Mapping[str, Any]
) -> float:
    """Draw base and shares of every scheme, and the remittance."""
    height = title(page, x, y, width, mark("Contributions [riel]"))
    widths = [width * part for part in (0.34, 0.24, 0.21, 0.21)]
    height += _headings(page, x, y + height, widths)
    for name, label in SCHEMES.items():
        shares = summary["schemes"].get(name) or {}
        cells = [(number(shares.get(key, 0)), FIGURE) for key in ("base", "employer", "worker")]
        line = both(page, x, y + height, widths[0] - 1, label)
        height += max(line, row(page, x + widths[0], y + height, widths[1:], cells))
    page.rule(x, y + height + 0.2, width)
    totals = summary["totals"]
    sums = [("", SUM), *((number(totals[key]), SUM) for key in ("employer", "worker"))]
    both(page, x, y + height + 0.6, widths[0] + widths[1], mark("Total"), STRONG)
    height += 0.6 + row(page, x + widths[0], y + height + 0.6, widths[1:], sums)
    return height + 0.8 + _remittance(page, x, y + height + 0.8, width, totals["remittance"])


def _headings(page: Page, x: float, y: float, widths: Sequence[float]) -> float:
    """Draw the headings of the contributions, Khmer over English."""
    names = ("", mark("Base"), mark("Employer"), mark("Worker"))
    right, english = Style(7.4, align=Align.RIGHT), Style(6.2, colour=GREY, align=Align.RIGHT)
    height = row(page, x, y, widths, [(khmer(name), right) for name in names])
    return height + row(page, x, y + height, widths, [(name, english) for name in names])


def _remittance(page: Page, x: float, y: float, width: float, amount: int) -> float:
    large = Style(12, bold=True, align=Align.RIGHT)
    height = Page(page.device, None, page.scale).text(0, 0, width, riel(amount), large) + 1.6
    page.box(x, y, width, height, fill=TINT, colour=ACCENT, weight=0.4)
    page.text(x, y + 0.8, width - 2, riel(amount), large)
    both(page, x + 2, y + height / 2 - 1.9 * page.scale, width * 0.6, mark("Remittance"), TITLE)
    return height


def findings(page: Page, x: float, y: float, width: float, summary: Mapping[str, Any]) -> float:
    """Draw how many findings of each severity there are."""
    height = title(page, x, y, width, mark("Findings"))
    counts, cell = summary["findings"], width / len(SEVERITIES)
    big = Style(10.5, bold=True, align=Align.CENTRE)
    km, english = Style(7.2, align=Align.CENTRE), Style(6.2, colour=GREY, align=Align.CENTRE)
    tallest = 0.0
    for i, (name, label) in enumerate(SEVERITIES.items()):
        left, down = x + i * cell, y + height
        down += page.text(left, down, cell, number(counts.get(name, 0)), big)
        down += page.text(left, down, cell, khmer(label), km)
        down += page.text(left, down, cell, label, english)
        tallest = max(tallest, down - y - height)
    return height + tallest


def readings(
    page: Page, x: float, y: float, width: float, used: Iterable[Mapping[str, Any]]
) -> float:
    """Draw every contested figure of law: what was used, and what the others would have cost."""
    height = title(page, x, y, width, mark("Readings of the law in use"))
    widths = [width * part for part in (0.37, 0.27, 0.36)]
    lines = list(used)
    if not lines:
        return height + both(page, x, y + height, width, mark("No contested figure mattered."))
    names = (
        mark("Figure"),
        mark("In use"),
        mark("Remittance under another reading, difference [riel]"),
    )
    heads = [
        both(page, x + sum(widths[:i]), y + height, widths[i] - 1, names[i], SMALL)
        for i in range(len(names))
    ]
    height += max(heads)
    for one in lines:
        figure = one["parameter"]
        others = "\u2028".join(
            f"{reading_title(figure, name)}: {_signed(cost)}"
            for name, cost in one["others"].items()
        )
        label = both(page, x, y + height, widths[0] - 1, law_title(figure))
        cells = [(reading_title(figure, str(one["in_use"])), TEXT), (others or "–", TEXT)]
        height += max(label, row(page, x + widths[0], y + height, widths[1:], cells))
    return height


def _signed(cost: int) -> str:
    """Return a difference with its sign; the minus as long as the plus."""
    return f"{cost:+,}".replace("-", "\u2212") if cost else "0"


@cache
def law_title(parameter: str) -> str:
    """Return the title of a figure of law; its name where it has no file."""
    path = resource("law", f"{parameter}.toml")
    if not path.is_file():
        return parameter
    return str(tomllib.loads(path.read_text("utf-8")).get("title", parameter))


def reading_title(parameter: str, reading: str) -> str:
    """Return what a reading says, in Khmer, and its name; the name alone where it has no words."""
    title = _reading_titles(parameter).get(reading, "")
    return f"{khmer(title)} ({reading})" if title else reading


@cache
def _reading_titles(parameter: str) -> dict[str, str]:
    """Return the readings of a figure of law, each in a few words."""
    path = resource("law", f"{parameter}.toml")
    if not path.is_file():
        return {}
    readings = tomllib.loads(path.read_text("utf-8")).get("readings", {})
    return {name: str(each.get("title", "")) for name, each in readings.items()}


def files(page: Page, x: float, y: float, width: float, content: Content) -> float:
    """Draw source files and written files, each with its hash."""
    sources = [(one["file"], one["sha256"]) for one in content.summary.get("sources", ())]
    written = list(content.hashes.items())
    shown = len(sources) + len(written) if content.files_shown is None else content.files_shown
    height = title(page, x, y, width, mark("Payroll files read (SHA-256)"))
    height += _hashes(page, x, y + height, width, sources[:shown], len(sources[shown:]))
    shown = max(0, shown - len(sources))
    height += 1.2 * page.scale
    height += title(page, x, y + height, width, mark("Files written (SHA-256)"))
    if not written:
        return height + both(page, x, y + height, width, mark("not written yet"))
    return height + _hashes(page, x, y + height, width, written[:shown], len(written[shown:]))


def _hashes(
    page: Page, x: float, y: float, width: float, rows: Iterable[tuple[str, str]], more: int
) -> float:
    """Draw names and hashes; say how many are left to summary.json."""
    height, widths = 0.0, [width * 0.44, width * 0.56]
    for name, digest in rows:
        groups = [digest[i : i + HASH_GROUP] for i in range(0, len(digest), HASH_GROUP)]
        cells = [(name, Style(7)), (" ".join(groups), HASH)]
        height += row(page, x, y + height, widths, cells)
    if more:
        label = mark("More files are listed in summary.json:")
        height += pair(page, x, y + height, width, label, f"+{more}")
    return height or page.text(x, y, width, "–", TEXT)


def signatures(page: Page, x: float, y: float, width: float, height: float) -> None:
    """Draw the places for preparer, approver and stamp."""
    gap = 4.0
    cell = (width - 2 * gap) / 3
    for i, label in enumerate(
        (mark("Prepared by"), mark("Approved by"), mark("Stamp of the enterprise"))
    ):
        left = x + i * (cell + gap)
        page.box(left, y, cell, height, colour=RULE, weight=0.25)
        both(page, left + 2, y + 1, cell - 4, label, Style(8.2, bold=True, colour=ACCENT))
        if i < 2:
            _blanks(page, left + 2, y + height, cell - 4)


def _blanks(page: Page, x: float, foot: float, width: float) -> None:
    """Draw the lines for name, position and date, upwards from the foot of a box."""
    for i, label in enumerate((mark("Date"), mark("Position"), mark("Name"))):
        y = foot - 5.2 - i * 4.8
        both(page, x, y, width, label, Style(6.8, colour=INK))
        page.rule(x + width * 0.42, y + 3.6, width * 0.58, weight=0.15)


def footer(page: Page, x: float, y: float, width: float, summary: Mapping[str, Any]) -> None:
    """Draw what made the sheet, and what it is not."""
    program = str(summary.get("program", "Pheaktean"))
    page.rule(x, y - 0.6, width, weight=0.15)
    page.text(x, y, width, program, Style(6.4, colour=GREY))
    note = mark("For the enterprise's own control; not a form of NSSF.")
    right = Style(6.4, colour=GREY, align=Align.RIGHT)
    page.text(x, y, width, f"{khmer(note)}  {note}", right)
