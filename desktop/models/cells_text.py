"""Cells of a table as text, as a spreadsheet pastes them: a line a row, tabs between. No widgets.

Runs off the main thread where there are many: it reads the columns' functions and nothing of Qt's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from desktop.models.column import Column
    from desktop.models.row_order import Index, Mask
    from desktop.models.table_model import Block

PART = 2_000
"""Rows between two reports of progress."""

COPYING = mark("copying")

_BREAKS = str.maketrans("\t\n\r", "   ")


def as_text(
    columns: Sequence[Column],
    rows: Index,
    wanted: Mask,
    _: Translator,
    report: Callable[[str, float], None],
) -> str:
    """Return the text of some cells; those not wanted between others are blank.

    Args:
        columns: definitions, in the order in which they are shown.
        rows: of the data, in the order shown [r].
        wanted: which cells are meant [r × columns].
        _: the reader's language.
        report: takes progress; raises to cancel.
    """
    lines: list[str] = []
    for start in range(0, len(rows), PART):
        report(COPYING, start / len(rows))
        part = zip(rows[start : start + PART].tolist(), wanted[start : start + PART], strict=True)
        lines += ["\t".join(_cells(columns, row, meant, _)) for row, meant in part]
    return "\n".join(lines)


def cells_in(blocks: Sequence[Block], columns: Sequence[int], shown: int) -> tuple[Index, Mask]:
    """Return the rows in which cells are meant, as they are shown [r], and which [r × columns].

    Args:
        blocks: rectangles of cells.
        columns: of the model, in the order in which they are shown.
        shown: how many rows are shown.
    """
    meant = np.zeros((shown, len(columns)), bool)
    for block in blocks:
        inside = [block.left <= column <= block.right for column in columns]
        meant[block.top : block.bottom + 1, inside] = True
    rows = np.flatnonzero(meant.any(axis=1))
    return rows, meant[rows]


def _cells(columns: Sequence[Column], row: int, meant: Mask, _: Translator) -> list[str]:
    return [
        column.show(column.values(row), _).translate(_BREAKS) if is_meant else ""
        for column, is_meant in zip(columns, meant.tolist(), strict=True)
    ]
