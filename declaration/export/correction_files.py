"""corrections.csv and already-declared.csv: what a supplementary or revised return rests on.

In comes a month that is such a return, out come rows; the proof reads the file back and adds it up
once more, from the month itself: what stood and the differences are what stands then.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.corrected_lines import COLUMNS, WHO, Row, correction_of, lines
from declaration.export.csv_proof import prove_csv
from declaration.export.expected import rows_expected
from declaration.export.figures import Figures
from declaration.export.proof import DifferenceError
from declaration.vault.standing import FILE as CORRECTIONS
from declaration.vault.standing import PARTS

if TYPE_CHECKING:
    from declaration.export.ledger import Ledger

ALREADY_DECLARED = "already-declared.csv"

__all__ = ["ALREADY_DECLARED", "CORRECTIONS", "correction_rows", "prove_corrections"]


def correction_rows(figures: Figures) -> list[Row]:
    """Return the rows of corrections.csv, columns as ``COLUMNS``."""
    return lines(figures.month, {name: _texts(figures, name) for name in WHO})


def _texts(figures: Figures, name: str) -> Sequence[str]:
    column = figures.column(name)
    pool = column.text_pool()
    return [pool[code] for code in column.codes.tolist()]


def prove_corrections(path: Path, rows: list[Row], ledger: Ledger) -> None:
    """Compare corrections.csv with what it must hold, and its sums with the month's own.

    Raises:
        DifferenceError: at the first place that differs.
    """
    prove_csv(path, rows_expected(COLUMNS, rows))
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    stood = correction_of(ledger.month).stood.lines
    for scheme in ledger.month.shares:
        some = [row for row in read if row["scheme"] == scheme]
        for part in PARTS:
            after = sum(int(row[f"{part}_after"]) for row in some)
            _same(f"{part}_after", ledger.total(f"{scheme}_{part}", ledger.declared), after)
            moved = sum(int(row[f"{part}_difference"]) for row in some)
            before = sum(int(row[f"{part}_before"]) for row in some)
            _same(f"{part}_difference", after - before, moved)
            if before > int(stood.share(scheme, part).sum()):
                raise DifferenceError(0, f"{part}_before", "what stood", before)


def _same(column: str, wanted: object, found: object) -> None:
    if wanted != found:
        raise DifferenceError(0, column, wanted, found)
