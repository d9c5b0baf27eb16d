"""A payroll sheet as a factory lays it out: titles, two heading rows, teams, totals, signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from desktop.practice.cells import Formula, LegacyFont, Serial
from desktop.practice.people import words

Cells = Mapping[str, object]
"""Field → what is written, for one worker's row."""

TITLE_ROWS = 5
"""Rows above the headings: enterprise, enterprise in Chinese, title, a note, a blank."""

_MONEY = '#,##0.00;(#,##0.00);"-"'


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, its group of headings ("" for none), whether it is added up."""

    field: str
    group: str = ""
    total: bool = False

    @property
    def spelt(self) -> str:
        """The column as ``columns`` takes it."""
        return f"{self.group}.{self.field}".lstrip(".") + "+" * self.total


def columns(text: str) -> list[Column]:
    """Return columns written as ``field``, ``group.field``, ``field+`` where it is added up."""
    found = []
    for word in text.split():
        group, _, name = word.rpartition(".")
        found.append(Column(name.rstrip("+"), group, name.endswith("+")))
    return found


class Book:
    """One workbook and its formats."""

    def __init__(self, path: str, enterprise: Mapping[str, str]) -> None:
        self.file = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
        made = datetime(2026, 11, 1, tzinfo=UTC)
        self.file.set_properties({"comments": words()["titles"]["invented"], "created": made})
        self.enterprise = enterprise
        centre = {"align": "center", "valign": "vcenter"}
        head = centre | {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"}
        make = self.file.add_format
        self.title = make(centre | {"bold": True, "font_size": 14})
        self.head = make(head)
        self.text = make({"border": 1})
        self.day = make({"border": 1, "num_format": "dd/mm/yyyy"})
        self.money = make({"border": 1, "num_format": _MONEY})
        self.plain = make({"border": 1, "num_format": "0"})
        self.bare = make({"border": 1, "num_format": "General"})
        self.legacy = make({"border": 1, "font_name": "Limon S1", "font_size": 16})
        self.sum = make({"border": 1, "bold": True, "num_format": _MONEY, "bg_color": "#F2F2F2"})

    def write(self, sheet: Worksheet, row: int, column: int, cell: object) -> None:
        """Write one cell by what it is; None leaves it blank."""
        match cell:
            case None | "":
                sheet.write_blank(row, column, None, self.text)
            case Formula(text, result):
                sheet.write_formula(row, column, text, self.money, result)
            case LegacyFont(text):
                sheet.write_string(row, column, text, self.legacy)
            case Serial(value):
                sheet.write_number(row, column, value, self.bare)
            case str():
                sheet.write_string(row, column, cell, self.text)
            case date():
                sheet.write_datetime(row, column, cell, self.day)
            case int():
                sheet.write_number(row, column, cell, self.plain)
            case float():
                sheet.write_number(row, column, cell, self.money)


class PayrollSheet:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: Book, name: str, layout: Sequence[Column], title: str) -> None:
        self.book = book
        self.layout = layout
        self.sheet = book.file.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_column(0, len(layout) - 1, 13)
        self.at = {column.field: i for i, column in enumerate(layout)}
        self._titles(title)
        self.headings()
        self.sheet.freeze_panes(self.row, 4)
        self.first_of_team = self.row
        self.team_totals: list[int] = []
        self.team: dict[str, float] = {}
        self.whole: dict[str, float] = {}

    def _titles(self, title: str) -> None:
        last = len(self.layout) - 1
        enterprise = self.book.enterprise
        texts = (f"{enterprise['name_km']}  {enterprise['name']}", enterprise["name_zh"], title)
        for row, text in enumerate((*texts, words()["titles"]["invented"])):
            self.sheet.merge_range(row, 0, row, last, text, self.book.title)
        self.row = TITLE_ROWS

    def headings(self) -> None:
        """Write the two heading rows; groups run across, the other headings down both rows."""
        top, first = self.row, 0
        for i, column in enumerate(self.layout):
            last_of_group = i + 1 == len(self.layout) or self.layout[i + 1].group != column.group
            text = words()["headings"][column.field]
            if column.group:
                self.sheet.write_string(top + 1, i, text, self.book.head)
                if last_of_group:
                    self._group(top, first, i, column.group)
            else:
                self.sheet.merge_range(top, i, top + 1, i, text, self.book.head)
            first = i + 1 if last_of_group or not column.group else first
        self.sheet.set_row(top + 1, 48)
        self.row = top + 2

    def _group(self, row: int, first: int, last: int, group: str) -> None:
        text = words()["groups"][group]
        if first == last:
            self.sheet.write_string(row, first, text, self.book.head)
        else:
            self.sheet.merge_range(row, first, row, last, text, self.book.head)

    def worker(self, cells: Cells) -> None:
        """Write one worker's row; ``{row}`` in formulas becomes the row's number."""
        for i, column in enumerate(self.layout):
            cell = cells.get(column.field)
            if isinstance(cell, Formula):
                cell = Formula(cell.text.replace("{row}", str(self.row + 1)), cell.result)
            self.book.write(self.sheet, self.row, i, cell)
            if column.total:
                self._add(column.field, cell)
        self.row += 1

    def _add(self, name: str, cell: object) -> None:
        value = cell.result if isinstance(cell, Formula) else cell
        if isinstance(value, (int, float)):
            for sums in (self.team, self.whole):
                sums[name] = sums.get(name, 0) + value

    def team_total(self) -> None:
        """Write the subtotal of the rows since the last one."""
        area = f"{{0}}{self.first_of_team + 1}:{{0}}{self.row}"
        self._sum_row(words()["titles"]["subtotal"], area, self.team)
        self.team_totals.append(self.row)
        self.first_of_team, self.team = self.row, {}

    def grand_total(self, label: str) -> None:
        """Write the sheet's total, which adds the subtotals."""
        self._sum_row(label, ",".join(f"{{0}}{row}" for row in self.team_totals), self.whole)

    def _sum_row(self, label: str, area: str, sums: Mapping[str, float]) -> None:
        self.sheet.merge_range(self.row, 0, self.row, 3, label, self.book.sum)
        for i, column in enumerate(self.layout):
            if column.total:
                formula = f"=SUM({area.format(xl_col_to_name(i))})"
                result = round(sums.get(column.field, 0), 2)
                self.sheet.write_formula(self.row, i, formula, self.book.sum, result)
        self.row += 1

    def signatures(self) -> None:
        """Leave two rows blank and write who signs."""
        self.row += 2
        for i, text in enumerate(words()["titles"]["signatures"]):
            self.sheet.write_string(self.row, 1 + 5 * i, text)
            self.sheet.write_string(self.row + 2, 1 + 5 * i, "........................")
        self.row += 3
