"""Lines of one worker → one row: amounts added, texts and dates from the first that has them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from declaration.payroll import Amounts, Bool, Dates, Int, PayColumn, Payroll, Quantity, Texts
from importers.stacking import moved

_RATES = {"basic_rate", "exchange_rate"}
"""What is not paid but agreed: it is not added up."""


def merged(payroll: Payroll, worker: Int) -> Payroll:
    """Return a payroll with a row a worker, in the order of their first lines.

    Args:
        payroll: a row a line [lines].
        worker: the worker of each line, numbered by first lines from 0 [lines].
    """
    count = int(worker.max()) + 1 if len(worker) else 0
    if count == len(worker):
        return payroll
    first = first_lines(worker)
    sums = _Sums(worker, count)
    return Payroll(
        payroll.sheet[first],
        payroll.row[first],
        _more_rows(payroll, worker, first),
        {name: _first_texts(column, worker, count) for name, column in payroll.texts.items()},
        {name: _first_texts(column, worker, count) for name, column in payroll.as_written.items()},
        {name: _first_dates(column, worker, count) for name, column in payroll.dates.items()},
        {name: sums.quantity(column) for name, column in payroll.quantities.items()},
        {
            name: sums.first(column) if name in _RATES else sums.amounts(column)
            for name, column in payroll.money.items()
        },
        [PayColumn(c.field, c.heading, sums.amounts(c.amounts)) for c in payroll.parts],
        [PayColumn(c.field, c.heading, sums.amounts(c.amounts)) for c in payroll.deductions],
        payroll.sheets,
        payroll.files,
        [moved(finding, lambda line: int(worker[line])) for finding in payroll.findings],
    )


def first_lines(worker: Int) -> Int:
    """Return the first line of each worker [workers].

    >>> first_lines(np.array([0, 1, 0, 2])).tolist()
    [0, 1, 3]
    """
    first: Int = np.unique(worker, return_index=True)[1].astype(np.int64)
    return first


def first_filled(values: npt.NDArray[np.int64], worker: Int, count: int) -> Int:
    """Return for each worker the value of the first line that has one, else 0 [workers].

    >>> first_filled(np.array([0, 7, 5, 6]), np.array([0, 1, 0, 0]), 2).tolist()
    [5, 7]
    """
    result = np.zeros(count, values.dtype)
    lines = np.flatnonzero(values)[::-1]
    result[worker[lines]] = values[lines]
    return result


class _Sums:
    """Adds up columns by worker."""

    def __init__(self, worker: Int, count: int) -> None:
        self._by = self._worker, self._count = worker, count

    def quantity(self, column: Quantity) -> Quantity:
        """Return days or hours added up [workers]."""
        return Quantity(self._whole(column.value), self._any(column.present))

    def amounts(self, column: Amounts) -> Amounts:
        """Return money added up, each currency by itself [workers]."""
        return Amounts(self._whole(column.usd), self._whole(column.khr), self._any(column.present))

    def first(self, column: Amounts) -> Amounts:
        """Return the first amount that each worker has [workers]."""
        line = first_filled(np.where(column.present, np.arange(1, len(column) + 1), 0), *self._by)
        taken = column.take(np.maximum(line - 1, 0))
        has = line > 0
        return Amounts(np.where(has, taken.usd, 0), np.where(has, taken.khr, 0), has)

    def _whole(self, values: Int) -> Int:
        total = np.zeros(self._count, np.int64)
        np.add.at(total, self._worker, values)
        return total

    def _any(self, values: Bool) -> Bool:
        found = np.zeros(self._count, bool)
        found[self._worker[values]] = True
        return found


def _first_texts(column: Texts, worker: Int, count: int) -> Texts:
    codes = first_filled(column.codes.astype(np.int64), worker, count)
    return Texts(codes.astype(np.int32), column.pool)


def _first_dates(column: Dates, worker: Int, count: int) -> Dates:
    result = np.full(count, np.datetime64("NaT", "D"))
    lines = np.flatnonzero(~np.isnat(column))[::-1]
    result[worker[lines]] = column[lines]
    return result


def _more_rows(payroll: Payroll, worker: Int, first: Int) -> dict[int, list[tuple[int, int]]]:
    """Return for each worker the further lines that were added to the first."""
    rows: dict[int, list[tuple[int, int]]] = {}
    further = np.ones(len(worker), bool)
    further[first] = False
    for line in np.flatnonzero(further).tolist():
        place = int(payroll.sheet[line]), int(payroll.row[line])
        rows.setdefault(int(worker[line]), []).append(place)
    return rows
