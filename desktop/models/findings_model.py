"""The list of findings as Qt shows it: headings with count and riel, and the findings under them.

    model = FindingsModel()
    model.show_found(found, accepted)
    model.keep(found.mask(wanted, accepted)); model.search("overtime")
    model.step(row, +1)            # the next finding, also of a closed group

A row of the data is a finding's position; the heading of group g is row n + g.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from declaration.findings import entry
from desktop.fields import field_title
from desktop.formatting import number, riel
from desktop.found import GRADES, Found
from desktop.models.column import Align, Column
from desktop.models.grouped_order import GroupedOrder
from desktop.models.row_order import RowOrder
from desktop.models.table_model import Index, TableModel
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.payroll import Bool

Role = Qt.ItemDataRole


class FindingsModel(TableModel):
    """Findings grouped by code.

    Attributes:
        found: what is shown.
        accepted: which findings a person accepted [n].
        open_codes: the groups that are open; they stay so when other findings come.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = Found([], None)
        self.accepted: Bool = np.zeros(0, bool)
        self.open_codes: set[str] = set()

    def show_found(self, found: Found, accepted: Bool) -> None:
        """Show other findings; the open groups, the words and the order stay."""
        self.found, self.accepted = found, accepted
        self.set_data(self._columns(), len(found) + len(found.codes) if len(found) else 0)

    def show_accepted(self, accepted: Bool) -> None:
        """Show which findings are accepted, where only that changed."""
        self.accepted = accepted
        self._tell_all()

    def order_of(self) -> RowOrder:
        """Return the grouped order."""
        return GroupedOrder(self.columns, self.found, self.open_codes, self._.language)

    def set_language(self, _: Translator) -> None:
        """Write titles and values in another language, and look for words in it."""
        super().set_language(_)
        if len(self.found):
            self.show_found(self.found, self.accepted)

    @property
    def grouped(self) -> GroupedOrder | None:
        """The order in use, or None where there is no finding at all."""
        return self._order if isinstance(self._order, GroupedOrder) else None

    @property
    def lines(self) -> list[int]:
        """Every finding that the filter keeps, in the order shown, also of closed groups."""
        return self.grouped.lines.tolist() if self.grouped else []

    @property
    def line_count(self) -> int:
        """How many findings the filter keeps."""
        return len(self.grouped.lines) if self.grouped else 0

    @property
    def riel_shown(self) -> int:
        """What the findings that the filter keeps are worth together [riel]."""
        return int(self.grouped.totals.sum()) if self.grouped else 0

    def line_at(self, place: int) -> int:
        """Return the finding at a place among ``lines``."""
        return int(self.grouped.lines[place]) if self.grouped else -1

    def line_of(self, row: int) -> int:
        """Return the place of a finding among ``lines``; 0 where the filter hides it."""
        order = self.grouped
        if order is None:
            return 0
        here = np.flatnonzero(order.lines == row)
        return int(here[0]) if len(here) else 0

    def is_kept(self, row: int) -> bool:
        """Return whether the filter and the words searched for keep a finding."""
        return self.grouped is not None and bool((self.grouped.lines == row).any())

    def is_heading(self, row: int) -> bool:
        """Return whether a row of the data is the heading of a group."""
        return row >= len(self.found)

    def code(self, row: int) -> str:
        """Return the code of a finding or of a heading."""
        return self.found.codes[self._group(row)]

    def members(self, row: int) -> list[int]:
        """Return the findings that a row stands for: itself, or all kept ones of its group."""
        if not self.is_heading(row):
            return [row]
        lines = self.grouped.lines if self.grouped else np.zeros(0, np.int64)
        found: list[int] = lines[self.found.group[lines] == self._group(row)].tolist()
        return found

    def findings_of(self, rows: Iterable[int]) -> list[int]:
        """Return the findings that several rows stand for, each once, in the order shown."""
        given, n = np.fromiter(rows, np.int64), len(self.found)
        meant = np.zeros(n, bool)
        meant[given[given < n]] = True
        lines = self.grouped.lines if self.grouped else given[:0]
        is_kept = np.zeros(n, bool)
        is_kept[lines] = True
        groups = np.zeros(len(self.found.codes), bool)
        groups[given[given >= n] - n] = True
        meant |= is_kept & groups[self.found.group]
        chosen = np.concatenate([lines[meant[lines]], np.flatnonzero(meant & ~is_kept)])
        found: list[int] = chosen.tolist()
        return found

    def heading_of(self, row: int) -> int:
        """Return the row of the heading of a finding's group; a heading's own is its own."""
        return len(self.found) + self._group(row)

    def heading_rows(self) -> list[int]:
        """Return where headings stand among the rows shown."""
        if self._order is None:
            return []
        rows: list[int] = np.flatnonzero(self._order.shown >= len(self.found)).tolist()
        return rows

    def set_open(self, codes: Iterable[str], is_open: bool) -> None:
        """Open or close groups."""
        before = set(self.open_codes)
        change = self.open_codes.update if is_open else self.open_codes.difference_update
        change(codes)
        if self.open_codes != before:
            self._reorder(lambda order: order.show_groups())

    def step(self, row: int, by: int) -> int:
        """Return the finding before or behind a row, round the corner at the ends; -1 for none."""
        order = self.grouped
        if order is None or not len(order.lines):
            return -1
        if row >= 0 and self.is_heading(row):
            inside = np.flatnonzero(self.found.group[order.lines] == self._group(row))
            at = int(inside[0]) - (by > 0) if len(inside) else -1
        else:
            here = np.flatnonzero(order.lines == row)
            at = int(here[0]) if len(here) else (-1 if by > 0 else 0)
        return int(order.lines[(at + by) % len(order.lines)])

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what a view asks of a cell; headings are heavier."""
        if role in (Role.FontRole, Role.AccessibleTextRole) and self._is_shown(index):
            row = self.data_row(index.row())
            if role == Role.FontRole:
                return _heavy() if self.is_heading(row) else None
            return self._spoken(row) if index.column() <= 1 else None
        return super().data(index, role)

    def _is_shown(self, index: Index) -> bool:
        return index.isValid() and index.row() < self.rowCount()

    def _group(self, row: int) -> int:
        n = len(self.found)
        return row - n if row >= n else int(self.found.group[row])

    def _columns(self) -> list[Column]:
        return [
            Column("fold", "", lambda _row: "", icon=self._fold, width=26, searched=False),
            Column(
                "finding",
                mark("Finding"),
                self._what,
                tooltip=self._hint,
                icon=self._sign,
                tone=self._tone,
                width=190,
            ),
            Column("where", mark("Where"), self._where, tooltip=self._file, width=146),
            Column("count", mark("Count"), self._count, Align.RIGHT, width=70),
            Column("amount", mark("Riel"), self._amount_of, Align.RIGHT, summed=True, width=80),
        ]

    def _fold(self, row: int) -> tuple[str, str] | None:
        if not self.is_heading(row):
            return None
        return ("down" if self.code(row) in self.open_codes else "next"), "muted"

    def _sign(self, row: int) -> tuple[str, str] | None:
        if self.is_heading(row):
            grade = GRADES[self.found.gravest[self._group(row)]]
            return grade, grade
        return ("good", "good") if self.accepted[row] else None

    def _tone(self, row: int) -> str:
        return "muted" if not self.is_heading(row) and self.accepted[row] else ""

    def _what(self, row: int) -> str:
        if self.is_heading(row):
            return self._(entry(self.code(row)).title)
        finding, payroll = self.found.findings[row], self.found.payroll
        if finding.worker is not None and payroll is not None:
            name = payroll.name(finding.worker)
            code = payroll.text("worker_number")[finding.worker]
            more = f" +{len(finding.others)}" if finding.others else ""
            return " · ".join(filter(None, (name, code))) + more
        if "figure" in finding.figures:  # of law
            return self._(str(finding.figures["figure"]))
        if finding.field:
            return field_title(finding.field, self._.language)
        place = finding.place
        if place.sheet:
            return place.sheet + self.found.file_beside(place)
        return place.file or self._("The whole month")

    def _hint(self, row: int) -> str:
        if self.is_heading(row):
            return f"{self.code(row)} · {self._(entry(self.code(row)).title)}"
        from desktop.wording import sentences

        return sentences(self.found.findings[row], self._.language)[0]

    def _where(self, row: int) -> str:
        if self.is_heading(row):
            return self.code(row)
        place = self.found.findings[row].place
        return (place.cell or place.sheet) + self.found.file_beside(place)

    def _file(self, row: int) -> str:
        return "" if self.is_heading(row) else self.found.findings[row].place.file

    def _count(self, row: int) -> int | None:
        order = self.grouped
        return int(order.counts[self._group(row)]) if order and self.is_heading(row) else None

    def _amount_of(self, row: int) -> int | None:
        if not self.is_heading(row):
            return self.found.findings[row].amount_khr
        order, group = self.grouped, self._group(row)
        return int(order.totals[group]) if order and order.priced[group] else None

    def _spoken(self, row: int) -> str:
        """Return what a screen reader says of a row."""
        if not self.is_heading(row):
            return f"{self._what(row)}, {self._hint(row)}"
        count, amount = self._count(row) or 0, self._amount_of(row)
        _ = self._
        parts = [
            self._what(row),
            _.ngettext("{n} finding", "{n} findings", count).format(n=number(count)),
            riel(amount) if amount is not None else "",
            _("group open") if self.code(row) in self.open_codes else _("group closed"),
        ]
        return ", ".join(filter(None, parts))


def _heavy() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.Bold)
    return font
