"""The columns of one sheet as lines that a person looks over. No Qt.

In come a sheet, the law of the month and the sheet's arithmetic; out comes one ``ColumnLine`` a
column: samples as the spreadsheet shows them, the field, how sure and why, whether it is in the
wage and by which article, and whether a person should look at it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declaration.fields import FIELDS, Role
from desktop.cells_shown import samples_shown
from desktop.equations import Equation, Story
from importers.fitting import is_money
from importers.patching import column_number

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.law_figures import WageItem
    from declaration.payroll import ColumnRead
    from desktop.sheets_seen import SheetSeen

SURE = 85
"""A heading that scores less names its field only perhaps [of 100]."""

ASKING = frozenset(("MAP-003", "MAP-004", "MAP-006", "MAP-007", "FMT-003", "FMT-012", "FMT-013"))
"""Findings about a column that a person answers on the Columns page."""

WAGE, COUNTED, LEFT_OUT, NOT_COUNTED, INCLUDED, NONE = (
    "wage",
    "counted",
    "left_out",
    "not_counted",
    "included",
    "",
)
"""How a column stands to the wage: it is the wage declared; counts; counts but the gross leaves it
out; does not count; counted besides the gross because a person said so; nothing to do with it."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column as it is shown.

    Attributes:
        read: as it was read.
        samples: up to five different cells.
        wage: how it stands to the wage, one of the words above.
        article: of the law, in English; "" where none is needed.
        findings: what was found about it that a person should answer.
        asks: whether a person should look at it.
    """

    read: ColumnRead
    samples: tuple[str, ...]
    wage: str
    article: str
    findings: tuple[Finding, ...]
    asks: bool


def column_lines(
    sheet: SheetSeen,
    items: Mapping[str, WageItem],
    equations: Sequence[Equation],
    findings: Sequence[Finding],
    include: Sequence[str],
    language: str,
) -> list[ColumnLine]:
    """Return the columns of a sheet, in its order.

    Args:
        sheet: the sheet.
        items: pay field → whether the law of the month counts it.
        equations: of the sheet.
        findings: of the month; those about this sheet's columns are picked out.
        include: fields that a person counts besides the gross.
        language: for days in the samples.
    """
    own = findings_by_column(sheet, findings)
    left_out = {
        cause.term.column.letter
        for equation in equations
        for cause in equation.causes
        if cause.story is Story.LEFT_OUT
    }
    return [
        _line(sheet, column, items, own.get(column.letter, ()), left_out, include, language)
        for column in sheet.columns
    ]


def findings_by_column(
    sheet: SheetSeen, findings: Sequence[Finding]
) -> dict[str, tuple[Finding, ...]]:
    """Return column letter → what was found about the column that a person should answer."""
    own: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        place = finding.place
        if finding.code in ASKING and (place.file, place.sheet) == (sheet.file, sheet.sheet.name):
            own[place.column] = (*own.get(place.column, ()), finding)
    return own


def _line(
    sheet: SheetSeen,
    column: ColumnRead,
    items: Mapping[str, WageItem],
    findings: tuple[Finding, ...],
    left_out: set[str],
    include: Sequence[str],
    language: str,
) -> ColumnLine:
    wage, article = standing(column, items, column.letter in left_out, include)
    wage = wage if sheet.is_read else NONE
    return ColumnLine(
        column,
        tuple(samples_shown(sheet.sheet, column_number(column.letter), _rows(sheet), language)),
        wage,
        article,
        findings,
        bool(findings) or _is_unsure(column),
    )


def standing(
    column: ColumnRead, items: Mapping[str, WageItem], is_left_out: bool, include: Sequence[str]
) -> tuple[str, str]:
    """Return how a column stands to the wage, and the article of law."""
    if column.field in ("gross", "gross_khr"):
        return WAGE, ""
    item = items.get(column.field)
    if column.field not in FIELDS or FIELDS[column.field].role is not Role.PART or item is None:
        return NONE, ""
    if column.field in include:
        return INCLUDED, item.article
    if not item.counts:
        return NOT_COUNTED, item.article
    return (LEFT_OUT if is_left_out else COUNTED), item.article


def _is_unsure(column: ColumnRead) -> bool:
    """Return whether it is open what a column is, or in which currency its amounts are."""
    if column.reason == "chosen":
        return False
    has_no_currency = is_money(column.field) and not column.currency and bool(column.samples)
    return column.field == "unknown_pay" or (
        bool(column.field) and (column.confidence < SURE or has_no_currency)
    )


def _rows(sheet: SheetSeen) -> Sequence[int]:
    """Return the rows that samples are taken from: the workers', else all below the heading."""
    if len(sheet.rows):
        return list(map(int, sheet.rows[:1000]))
    return range(sheet.heading_row, sheet.sheet.shape[0])
