"""One sheet of a support bundle on its way: filled cell by cell, structured as the source's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from importers.sheet import Cell, Sheet
from importers.support import cells

_COPIED = (Cell.BOOLEAN, Cell.DURATION)


class MadeSheet:
    """One sheet on its way: empty of texts and numbers, with the structure of another."""

    def __init__(self, old: Sheet) -> None:
        self.old = old
        self.numbers = np.zeros_like(old.numbers)
        self.texts = np.zeros_like(old.texts)
        self._pool = {"": 0}

    def put(self, at: int, row: int, text: str) -> None:
        """Put a text into a cell."""
        self.texts[at, row] = self._pool.setdefault(text, len(self._pool))

    def each(
        self,
        at: int,
        rows: np.ndarray[tuple[int], np.dtype[np.int64]],
        text: Callable[[str, int], str],
        number: Callable[[float, int, int], float],
    ) -> None:
        """Fill some cells of a column.

        Args:
            at: the column.
            rows: which rows.
            text: takes a text and its row, returns what stands for it.
            number: takes a number, its row and the kind of cell, returns what stands for it.
        """
        kinds = self.old.kinds[at, rows]
        for row, kind in zip(rows[kinds > 0].tolist(), kinds[kinds > 0].tolist(), strict=True):
            if kind == Cell.TEXT:
                self.put(at, row, text(self.old.text(row, at), row))
            elif kind == Cell.ERROR:
                self.put(at, row, cells.error(self.old.text(row, at)))
            elif kind == Cell.UNCALCULATED:
                self.put(at, row, cells.formula(self.old.text(row, at)))
            elif kind in _COPIED:
                self.numbers[at, row] = self.old.numbers[at, row]
            else:
                self.numbers[at, row] = number(float(self.old.numbers[at, row]), row, kind)

    def copy_row(self, row: int) -> None:
        """Keep a row as it is: a heading that is repeated."""
        for at in np.flatnonzero(self.old.kinds[:, row]).tolist():
            self.numbers[at, row] = self.old.numbers[at, row]
            self.put(at, row, self.old.text(row, at) if self.old.texts[at, row] else "")

    def sheet(self, name: str) -> Sheet:
        """Return the sheet."""
        return replace(
            self.old, name=name, numbers=self.numbers, texts=self.texts, pool=list(self._pool)
        )
