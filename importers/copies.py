"""Sheets that may repeat one another: the same workers with the very same pay (DUP-005)."""

from __future__ import annotations

import numpy as np

from declaration.findings import Finding, Place
from declaration.payroll import Amounts, Int, Payroll

_FEWEST = 3
_SHARE = 0.9


def copies(lines: Payroll, worker: Int) -> list[Finding]:
    """Return a finding for each pair of sheets in which nearly all workers have the same pay.

    Args:
        lines: a row a line, nothing joined yet.
        worker: the worker of each line [lines].
    """
    pay = lines.money.get("gross") or _all_parts(lines)
    order = np.argsort(worker, kind="stable")
    one, next_one = order[:-1], order[1:]
    same = (worker[one] == worker[next_one]) & (lines.sheet[one] != lines.sheet[next_one])
    same &= (pay.usd[one] == pay.usd[next_one]) & (pay.khr[one] == pay.khr[next_one])
    same &= ~pay.is_zero()[one]
    pairs = np.stack([lines.sheet[one][same], lines.sheet[next_one][same]])
    found, workers = np.unique(pairs, axis=1, return_counts=True)
    return [
        _finding(lines, int(first), int(other), count)
        for (first, other), count in zip(found.T.tolist(), workers.tolist(), strict=True)
        if count >= max(_FEWEST, _SHARE * min(lines.sheets[i].rows for i in (first, other)))
    ]


def _all_parts(lines: Payroll) -> Amounts:
    """Return the sum of all pay items [lines]."""
    return sum((part.amounts for part in lines.parts), Amounts.empty(len(lines)))


def _finding(lines: Payroll, first: int, other: int, workers: int) -> Finding:
    """Return the finding that one sheet has the pay of another."""
    one, two = lines.sheets[first], lines.sheets[other]
    named = [one.name or one.file, two.name or two.file]
    if named[0] == named[1]:
        named = [f"{sheet.file} {sheet.name}".strip() for sheet in (one, two)]
    figures = {"workers": workers, "lines": two.rows, "sheet": named[1], "other": named[0]}
    return Finding("DUP-005", Place(two.file, two.name), value=named[1], figures=figures)
