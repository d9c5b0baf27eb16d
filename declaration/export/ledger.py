"""The month read a second time, for the proof: what every cell of the files must hold.

Written apart from ``figures``, ``names`` and ``sheets`` and sharing none of their code, so that a
fault in one is not repeated in the other: double entry. It is asked for some workers at a time, so
that the proof of a hundred thousand needs little memory.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from declaration.export.cells import Cells, repeated
from declaration.export.clean import clean_all
from declaration.export.layouts import LayoutColumn
from declaration.export.ledger_figures import READ_APART
from declaration.fields import FIELDS, Kind
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Bool, Int, Texts

Rows = Int | Bool


class Ledger:
    """What the files must hold, by the names of figures.

    Attributes:
        month: the month.
        declared: who is declared [n].
    """

    def __init__(self, month: MonthlyDeclaration) -> None:
        self.month: MonthlyDeclaration = month
        self.declared: Bool = self._has_status("declared")
        self._pools: dict[int, npt.NDArray[np.object_]] = {}
        self._shares = {str(scheme): shares for scheme, shares in month.shares.items()}

    def with_status(self, status: str) -> Int:
        """Return the workers whose line has a status, in source order."""
        found: Int = np.flatnonzero(self._has_status(status))
        return found

    def to_register(self) -> Int:
        """Return whom NSSF does not know and who has not left, longest hired first."""
        unknown = np.flatnonzero(~(self.month.registered | self._has_status("left")))
        hired = self.month.clock_start[unknown].tolist()
        workers = list(zip(hired, unknown.tolist(), strict=True))
        workers.sort(key=lambda worker: worker[0] or date.min)
        return np.array([worker for _, worker in workers], np.int64)

    def cells(self, name: str, workers: Int) -> Cells:
        """Return a figure of some workers."""
        if name in OF_THE_MONTH:
            return repeated(self.of_month(name), len(workers))
        if name in READ_APART:
            return READ_APART[name](self, workers)
        scheme, _, part = name.rpartition("_")
        if part in ("base", "employer", "worker", "total"):
            return self._amounts(scheme, part, workers)
        if FIELDS[name].kind is Kind.DATE:
            return Cells(self.month.payroll.date(name)[workers])
        return Cells(self.texts(self.month.payroll.text(name), workers))

    def of_month(self, name: str) -> str | int | float:
        """Return a figure of the month as a whole; "" for none."""
        value = OF_THE_MONTH[name](self.month)
        return clean_all([value])[0] if isinstance(value, str) else value

    def written(self, column: LayoutColumn, workers: Int, first: int) -> Cells:
        """Return what a column of the layout must hold for some declared workers.

        Args:
            column: of the layout.
            workers: some of those declared, in order.
            first: how many declared workers stand before them.
        """
        if not column.sources:
            return repeated("" if column.const is None else column.const, len(workers))
        if column.sources == ("serial",):
            return Cells(np.arange(first + 1, first + 1 + len(workers)))
        found = self.cells(column.sources[0], workers)
        for other in column.sources[1:]:
            second = self.cells(other, workers).values
            found = Cells(np.where(found.values == "", second, found.values))
        return _mapped(found, column) if column.map or column.empty is not None else found

    def total(self, name: str, workers: Rows) -> int | None:
        """Return the sum of a money figure over some workers [riel]; None where it is no riel."""
        if name == "wage_khr":
            return int(self.month.wage_khr[workers].sum())
        scheme, _, part = name.rpartition("_")
        if part == "total" and scheme in ("employer", "worker"):
            return sum(int(getattr(s, scheme)[workers].sum()) for s in self._shares.values())
        if scheme in self._shares and part in ("base", "employer", "worker"):
            return int(getattr(self._shares[scheme], part)[workers].sum())
        return None

    def texts(self, texts: Texts, workers: Int) -> npt.NDArray[np.object_]:
        """Return the texts of some workers as files can carry them [k]."""
        known = self._pools.get(id(texts.pool))
        if known is None or len(known) != len(texts.pool):
            known = np.array(clean_all(texts.pool), object)
            self._pools[id(texts.pool)] = known
        chosen: npt.NDArray[np.object_] = known[texts.codes[workers]]
        return chosen

    def _has_status(self, status: str) -> Bool:
        right = np.array([text == status for text in self.month.status.pool], bool)
        chosen: Bool = right[self.month.status.codes]
        return chosen

    def _amounts(self, scheme: str, part: str, workers: Int) -> Cells:
        if part == "total":  # employer_total, worker_total: the scheme's place holds the side
            total = np.zeros(len(workers), np.int64)
            for shares in self._shares.values():
                total += getattr(shares, scheme)[workers]
            return Cells(total)
        if scheme not in self._shares:
            return repeated("", len(workers))
        return Cells(getattr(self._shares[scheme], part)[workers])


def _mapped(found: Cells, column: LayoutColumn) -> Cells:
    table, other = dict(column.map), "" if column.empty is None else column.empty

    def one(text: str) -> str | int:
        if text == "":
            return other
        return table.get(text.strip().casefold(), text if column.form == "text" else "")

    texts = found.values.tolist()
    known = {text: one(text) for text in set(texts)}
    written = [known[text] for text in texts]
    if column.form == "text":
        return Cells(np.array(written, object))
    blank = np.array([value == "" for value in written], bool)
    return Cells(np.array([0 if value == "" else value for value in written], np.int64), blank)


def _plain_rate(month: MonthlyDeclaration) -> str | int | float:
    rate: Decimal | None = month.options.rate
    if not rate:
        return ""
    return int(rate) if rate == int(rate) else float(rate)


OF_THE_MONTH: dict[str, Callable[[MonthlyDeclaration], str | int | float]] = {
    "enterprise_nssf_number": lambda m: m.enterprise.nssf_number if m.enterprise else "",
    "enterprise_name": lambda m: m.enterprise.name if m.enterprise else "",
    "enterprise_name_km": lambda m: m.enterprise.name_km if m.enterprise else "",
    "month_number": lambda m: m.options.month.month,
    "year_number": lambda m: m.options.month.year,
    "nssf_exchange_rate": _plain_rate,
}
