"""A sample of workers that anyone can draw again with a seed and a sheet of paper.

Everyone who was paid or declared gets a number: sha256 of ``SEED|KEY`` in hexadecimal, where KEY
is the worker number, else the NSSF number, else the national identity number, else
``FILE:ROW``. The workers with the smallest numbers are the sample. Neither the order of the files
nor the program can choose whom it holds.
"""

from __future__ import annotations

from hashlib import sha256

from declaration.audit.pairing import NOBODY, Pairs
from declaration.payroll import Payroll

KEY_FIELDS = ("worker_number", "nssf_number", "national_id")


def sample(table: Pairs, payroll: Payroll, declared: Payroll, size: int, seed: int) -> list[int]:
    """Return the rows of the sample, in the order drawn [≤ size]."""
    rows = [i for i in range(len(table)) if table.paid[i] or table.stands_declared[i]]
    drawn = sorted(rows, key=lambda row: (number(_key(table, row, payroll, declared), seed), row))
    return drawn[: max(size, 0)]


def number(key: str, seed: int) -> str:
    """Return the number by which a worker is drawn.

    >>> number("A-0118", 1)[:16]
    '793dbe2dc61b9936'
    """
    return sha256(f"{seed}|{key}".encode()).hexdigest()


def _key(table: Pairs, row: int, payroll: Payroll, declared: Payroll) -> str:
    sides = ((payroll, int(table.payroll[row])), (declared, int(table.declared[row])))
    present = [(source, line) for source, line in sides if line != NOBODY]
    for source, line in present:
        for field in KEY_FIELDS:
            if text := source.text(field)[line]:
                return text
    source, line = present[0]
    return f"{source.place(line).file}:{source.row[line]}"
