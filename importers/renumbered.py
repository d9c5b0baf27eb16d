"""One person under two worker numbers: joined to one line, and said so (DUP-006).

A worker who comes back under a new number is known by the NSSF number, or by the identity number
with the name.
"""

from __future__ import annotations

import numpy as np

from declaration.findings import Finding
from declaration.payroll import Int, Payroll
from importers.matching_keys import number_keys


def renumbered(lines: Payroll, payroll: Payroll, worker: Int) -> dict[int, Finding]:
    """Return the worker joined from lines with different numbers → the finding that says so.

    Args:
        lines: the payroll with a row a line.
        payroll: the same with a row a worker.
        worker: for each line its worker [lines].
    """
    numbers = number_keys(lines.text("worker_number"))
    has_one = numbers != 0
    lowest = np.full(len(payroll), np.iinfo(np.int64).max)
    highest = np.zeros(len(payroll), np.int64)
    np.minimum.at(lowest, worker[has_one], numbers[has_one])
    np.maximum.at(highest, worker[has_one], numbers[has_one])
    found = {}
    for who in np.flatnonzero(lowest < highest).tolist():
        own = np.flatnonzero((worker == who) & has_one).tolist()
        other = next(line for line in own if numbers[line] != numbers[own[0]])
        found[who] = _finding(lines, who, own[0], other)
    return found


def _finding(lines: Payroll, worker: int, first: int, other: int) -> Finding:
    numbers = lines.text("worker_number")
    return Finding(
        "DUP-006",
        lines.place(other, "worker_number"),
        worker,
        field="worker_number",
        value=numbers[other],
        expected=numbers[first],
        figures={
            "name": lines.name(first) or numbers[first],
            "number": numbers[other],
            "before": numbers[first],
            "before_place": f"{lines.place(first).file} {lines.place(first).cell}",
        },
    )
