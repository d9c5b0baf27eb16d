"""Which rows of a table are shown and in what order: sorting and filtering on whole columns.

Ranks of a column and the text that is searched are made once and kept, so that a further key or
click only moves an index. numpy is loaded with the first rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.models.column import Column

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Index: TypeAlias = npt.NDArray[np.int64]
    Mask: TypeAlias = npt.NDArray[np.bool_]

PART = 10_000
"""Rows that are prepared for the search in one go: some milliseconds."""


class RowOrder:
    """The rows of one table of n rows.

    Attributes:
        shown: the rows to show, in order [rows shown].
    """

    def __init__(self, columns: Sequence[Column], n: int) -> None:
        import numpy as np

        self._columns, self._n = columns, n
        self._ranks: dict[int, Index] = {}
        self._searched: list[str] | None = None
        self._sorted: Index = np.arange(n)
        self._words: tuple[str, ...] = ()
        self._found: Mask | None = None
        self._mask: Mask | None = None
        self.shown: Index = self._sorted

    def sort(self, column: int, descending: bool) -> None:
        """Sort by a column; equal rows stay in the order of the data. A column < 0 sorts nothing.

        Blanks stand last in both directions.
        """
        import numpy as np

        if column < 0:
            self._sorted = np.arange(self._n)
        else:
            ranks = self._rank(column)
            blank = ranks == 0
            ranks = np.where(blank, self._n + 1, -ranks if descending else ranks)
            self._sorted = np.argsort(ranks, kind="stable")
        self._show()

    def search(self, text: str) -> None:
        """Keep the rows that hold every word of a text, in small or capital letters."""
        words = tuple(text.casefold().split())
        if words == self._words:
            return
        self._words, self._found = words, self._rows_with(words)
        self._show()

    def keep(self, mask: Mask | None) -> None:
        """Keep only some rows besides; None keeps all [n]."""
        self._mask = mask
        self._show()

    def ready(self) -> None:
        """Prepare the text that is searched, all of it at once."""
        for _part in self.getting_ready():
            pass

    def getting_ready(self) -> Iterator[None]:
        """Prepare the text that is searched, a part at a time, before a person types."""
        if self._searched is not None:
            return
        wholes = [self._whole(column) for column in self._columns if column.searched]
        rows: list[str] = []
        for start in range(0, self._n, PART):
            end = min(start + PART, self._n)
            parts = [map(str, whole[start:end]) for whole in wholes]
            lines = map("\t".join, zip(*parts, strict=True)) if parts else [""] * (end - start)
            rows += [line.casefold() for line in lines]
            yield
        self._searched = rows
        for at, column in enumerate(self._columns):
            if column.searched and at not in self._ranks:
                yield from self._ranking(at)

    def _ranking(self, column: int) -> Iterator[None]:
        """Rank a column of texts, a part at a time: parts in order are quickly put together."""
        values = list(self._whole(self._columns[column]))
        different = list(set(values) - {None, ""})
        yield
        if not all(isinstance(value, str) for value in different):
            return
        runs: list[Any] = []
        for start in range(0, len(different), PART):
            runs += sorted(different[start : start + PART])
            yield
        place = {value: at for at, value in enumerate(sorted(runs), 1)}
        yield
        import numpy as np

        self._ranks[column] = np.fromiter((place.get(v, 0) for v in values), np.int64, len(values))
        yield

    def _rows_with(self, words: tuple[str, ...]) -> Mask | None:
        import numpy as np

        if not words:
            return None
        self.ready()
        rows = self._searched or []
        first, *others = words
        found = [first in row for row in rows]
        for word in others:
            found = [is_in and word in row for is_in, row in zip(found, rows, strict=True)]
        return np.array(found, bool)

    def _show(self) -> None:
        kept = self._found
        if self._mask is not None:
            kept = self._mask if kept is None else kept & self._mask
        self.shown = self._sorted if kept is None else self._sorted[kept[self._sorted]]

    def _rank(self, column: int) -> Index:
        """Return the place of each row's value among the column's different ones; 0 is blank."""
        if column not in self._ranks:
            self._ranks[column] = ranks(self._whole(self._columns[column]))
        return self._ranks[column]

    def _whole(self, column: Column) -> Sequence[object] | npt.NDArray[Any]:
        return column.whole() if column.whole else [column.values(i) for i in range(self._n)]


def ranks(values: Sequence[object] | npt.NDArray[Any]) -> Index:
    """Return the place of each value among the different ones, from 1; 0 for a blank.

    >>> ranks(["b", "", "a", "b"]).tolist(), ranks([3, None, 10]).tolist()
    ([2, 0, 1, 2], [1, 0, 2])
    """
    import numpy as np

    array = np.asarray(values)
    if array.dtype.kind in "iufb":
        place: Index = np.unique(array, return_inverse=True)[1] + 1
        return place
    if array.dtype.kind == "M":
        place = np.unique(array, return_inverse=True)[1] + 1
        return np.where(np.isnat(array), 0, place)
    plain = [value for value in values if value is not None and value != ""]
    order = {value: i for i, value in enumerate(_in_order(set(plain)), 1)}
    return np.array([order.get(value, 0) for value in values], np.int64)


def _in_order(values: set[Any]) -> list[Any]:
    """Return different values sorted; by their texts where they are of several kinds."""
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=str)
