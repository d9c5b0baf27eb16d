"""What can be done about a finding: which cells to correct, what to count, where to go. No Qt.

cell = own_cell(finding, payroll)                  # where it stands, or None
sources = Sources(state.books, bench.patches)
sources.now(cell), sources.as_given(cell)          # corrected, and as the file has it
bench = correct(bench, sources, {cell: "012345678"})
to_count(finding, payroll)                         # fields for ``include``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from declaration.fields import FIELDS, OVERTIME_PAY, Kind
from declaration.findings import Place, Severity
from desktop.cells_shown import EPOCH, LATEST
from importers.patching import Patch, column_number
from importers.sheet import Cell

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.payroll import Payroll
    from desktop.found import Found
    from desktop.workbench import Workbench
    from importers.sheet import Sheet
    from importers.sheet import Workbook as Book

TWO_SIDES = ("DUP", "REG-005")
"""Their ``others`` are the other side of a repeat, not further workers with the same trouble."""

GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
"""A number with its thousands apart, as people type it."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")
LIMITS = set("#≤≥<>")
"""Signs of what is expected but cannot be typed."""

HOMES = {
    "MAP": "columns",
    "FMT-003": "columns",
    "FMT-012": "columns",
    "FMT-013": "columns",
    "FIL-007": "columns",
    "MAP-001": "payroll",
    "FIL": "payroll",
    "LAW-003": "payroll",
    "LAW-005": "payroll",
    "LAW": "law",
    "REG-001": "registrations",
    "REG-002": "registrations",
}
"""Code, or family → page on which it is mended, where that is not a cell."""


class Sources:
    """The cells of the source workbooks, with the corrections beside them.

    Args:
        books: as the files have them.
        patches: the corrections.
    """

    def __init__(self, books: Iterable[Book], patches: Iterable[Patch]) -> None:
        self._sheets = {(book.name, sheet.name): sheet for book in books for sheet in book.sheets}
        self.patches = {patch.cell: patch for patch in patches}

    def sheet(self, place: Place) -> Sheet | None:
        """Return the sheet that a place is in, or None where there is no such."""
        return self._sheets.get((place.file, place.sheet))

    def has(self, place: Place) -> bool:
        """Return whether a place is one cell that is there."""
        sheet = self.sheet(place)
        if sheet is None or not place.row or not place.column:
            return False
        rows, columns = sheet.shape
        return place.row <= rows and column_number(place.column) < columns

    def as_given(self, place: Place) -> str:
        """Return what the file has in a cell, as ``Sheet.text`` gives it."""
        sheet = self.sheet(place)
        return sheet.text(*_at(place)) if sheet is not None and self.has(place) else ""

    def now(self, place: Place) -> str:
        """Return what stands in a cell, corrections included, as a person would type it."""
        patch = self.patch(place)
        if patch is not None:
            return patch.text
        sheet = self.sheet(place)
        return typed_form(sheet, *_at(place)) if sheet is not None and self.has(place) else ""

    def patch(self, place: Place) -> Patch | None:
        """Return the correction of a cell, or None."""
        return self.patches.get((place.file, place.sheet, place.row, place.column))


def typed_form(sheet: Sheet, row: int, column: int) -> str:
    """Return a cell as a person would type it: days as year-month-day; counted from 0."""
    kind, number = sheet.kinds[column, row], float(sheet.numbers[column, row])
    if kind == Cell.DATE and 0 <= number < LATEST:
        return (EPOCH + timedelta(days=int(number))).isoformat()
    if kind == Cell.DURATION:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return sheet.text(row, column)


def own_cell(finding: Finding, payroll: Payroll | None, worker: int | None = None) -> Place | None:
    """Return the one cell that a finding is about, or None.

    Args:
        finding: the remark.
        payroll: what it speaks of.
        worker: one of the others that it names, where their cell is asked for.
    """
    place = finding.place
    if worker is not None and worker != finding.worker and payroll is not None:
        place = payroll.place(worker, finding.field)
    return place if place.row and place.column else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the cells that a person may correct for a finding.

    Attributes:
        worker: whose it is, or None.
        place: the cell, or None where only the whole row or sheet is meant.
    """

    worker: int | None
    place: Place | None


def choices(finding: Finding, payroll: Payroll | None, sources: Sources) -> list[Choice]:
    """Return the cells to choose from, the likeliest first.

    A repeat has one for each side. What was added up of two pay runs has one for each of them,
    because the finding speaks of the sum.
    """
    own = Choice(finding.worker, own_cell(finding, payroll))
    if payroll is None or finding.worker is None:
        return [own]
    if finding.code.startswith(TWO_SIDES):
        return [own, *(Choice(w, own_cell(finding, payroll, w)) for w in finding.others)]
    if own.place is None or sources.now(own.place) == finding.value:
        return [own]
    added = _added_up(finding.worker, finding.field, payroll)
    return [own, *(Choice(finding.worker, place) for place in added if place != own.place)]


def _added_up(worker: int, field: str, payroll: Payroll) -> list[Place]:
    """Return the cells of a field in every row that was added up for a worker."""
    rows = [(int(payroll.sheet[worker]), int(payroll.row[worker]))]
    rows += payroll.more_rows.get(worker, [])
    sheets = [(payroll.sheets[at], row) for at, row in rows]
    return [
        Place(sheet.file, sheet.name, row, letter)
        for sheet, row in sheets
        if (letter := sheet.letter(field))
    ]


def cells(finding: Finding, payroll: Payroll | None) -> list[Place]:
    """Return every cell that a finding is about: of all workers whom one cause concerns."""
    found = [own_cell(finding, payroll)]
    if not finding.code.startswith(TWO_SIDES):
        found += [own_cell(finding, payroll, other) for other in finding.others]
    return [place for place in found if place is not None]


def alike(found: Found, row: int, sources: Sources) -> list[Place]:
    """Return the cells that hold the same as a finding's own, of all findings of its kind."""
    own = own_cell(found.findings[row], found.payroll)
    if own is None:
        return []
    text = sources.now(own)
    everyone = (p for i in found.alike(row) for p in cells(found.findings[i], found.payroll))
    same = {place: None for place in everyone if sources.has(place) and sources.now(place) == text}
    return list(same)


def can_be_alike(finding: Finding) -> bool:
    """Return whether one correction may be right for several: not where it is a person's pay."""
    field = FIELDS.get(finding.field)
    is_pay = field is not None and field.kind is Kind.MONEY
    return not is_pay or finding.code.startswith("FMT")


def is_expected(finding: Finding, text: str) -> bool:
    """Return whether what a finding expects is expected in this cell alone.

    A wage of two pay runs is expected in neither of their cells; a limit is no text to type.
    """
    same = text == finding.value or (
        bool(NUMBER.fullmatch(text))
        and bool(NUMBER.fullmatch(finding.value))
        and Decimal(text) == Decimal(finding.value)
    )
    return same and bool(finding.expected) and not LIMITS & set(finding.expected)


def to_use(finding: Finding, sources: Sources, payroll: Payroll | None) -> dict[Place, str]:
    """Return the cell in which one click puts what is expected, or nothing.

    Names, numbers and days only: what somebody was paid is never put in by the program.
    """
    field, place = FIELDS.get(finding.field), own_cell(finding, payroll)
    is_pay = field is None or field.kind in (Kind.MONEY, Kind.QUANTITY)
    if is_pay or place is None or finding.grade is Severity.CHANGED or not sources.has(place):
        return {}
    return {place: finding.expected} if is_expected(finding, sources.now(place)) else {}


def correct(bench: Workbench, sources: Sources, texts: Mapping[Place, str]) -> Workbench:
    """Return the workbench in which some cells hold other texts; as given takes it back."""
    kept = dict(sources.patches)
    for place, text in texts.items():
        clean = cleaned(text)
        was = sources.as_given(place)
        patch = Patch(place.file, place.sheet, place.row, place.column, clean, was)
        sheet = sources.sheet(place)
        given = typed_form(sheet, *_at(place)) if sheet is not None else was
        kept.pop(patch.cell, None)
        if clean not in (was, given):
            kept[patch.cell] = patch
    return replace(bench, patches=tuple(kept.values()))


def cleaned(text: str) -> str:
    """Return a typed text as a cell takes it: without edges, numbers without separators.

    >>> cleaned(" 1,204,500 "), cleaned("12,5"), cleaned("សុខ ដារ៉ា")
    ('1204500', '12,5', 'សុខ ដារ៉ា')
    """
    plain = text.strip()
    return plain.replace(",", "") if GROUPED.fullmatch(plain) else plain


def to_count(finding: Finding, payroll: Payroll | None) -> tuple[str, ...]:
    """Return the pay fields that one click counts into the wage, or () where that is no remedy."""
    if finding.field not in ("gross", "gross_khr") or payroll is None:
        return ()
    if finding.code == "OVT-001":
        return ("overtime_pay",)
    if finding.code != "WAG-005" or finding.worker is None:
        return ()
    return _left_out(finding, payroll)


def _left_out(finding: Finding, payroll: Payroll) -> tuple[str, ...]:
    """Return the fields of the columns that the finding names by their headings."""
    from declaration.checks.inclusion import short

    items = finding.figures.get("items", ())
    named = [str(item) for item in items] if isinstance(items, list | tuple) else []
    fields = (
        part.field
        for part in payroll.parts
        if part.field not in OVERTIME_PAY
        and any(item.startswith(f"{short(part.heading)} ") for item in named)
    )
    return tuple(dict.fromkeys(fields))


def home(finding: Finding) -> str:
    """Return the page on which a finding is mended, or "" where it is a cell of this one.

    What is found about a whole column is looked at on the Columns page.
    """
    if (known := HOMES.get(finding.code)) is not None:
        return known
    if finding.worker is None and finding.place.column:
        return "columns"
    return HOMES.get(finding.code[:3], "")


def _at(place: Place) -> tuple[int, int]:
    """Return row and column of a cell, counted from 0."""
    return place.row - 1, column_number(place.column)
