"""Which findings are shown and in what order: groups by code, closed or open, each row a number.

Rows are numbered as the findings are, 0 to n - 1; the heading of group g is row n + g.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from desktop.models.column import Column
from desktop.models.row_order import RowOrder

if TYPE_CHECKING:
    from desktop.found import Found
    from desktop.models.row_order import Index, Mask


class GroupedOrder(RowOrder):
    """The rows of a list of findings under the headings of their codes.

    Args:
        columns: of the table; sorting knows ``finding``, ``where``, ``count`` and ``amount``.
        found: the findings.
        open_codes: the groups that are open; changed by the model, read here.
        language: in which words are looked for.

    Attributes:
        lines: every finding that is kept, in order, whether its group is open or not.
        counts: of kept findings [codes].
        totals: of kept findings [codes, riel].
        priced: whether any kept finding has a price [codes].
    """

    def __init__(
        self, columns: Sequence[Column], found: Found, open_codes: set[str], language: str
    ) -> None:
        super().__init__(columns, len(found))
        self._all, self._open, self._language = found, open_codes, language
        self._by, self._descending = "", False
        self.counts, self.totals, self.priced = found.sums()
        self._members: Index = np.lexsort((-found.amount, found.group))
        self.lines: Index = self._members
        self._show()

    def sort(self, column: int, descending: bool) -> None:
        """Sort the groups by a column, and within each the findings; a column < 0 as usual."""
        self._by = self._columns[column].name if column >= 0 else ""
        self._descending = descending
        self._members = np.lexsort((self._keys(), self._all.group))
        self._show()

    def getting_ready(self) -> Iterator[None]:
        """Prepare what is searched, a part at a time, before a person types."""
        return self._all.search.getting_ready()

    def show_groups(self) -> None:
        """Show the groups anew, after some were opened or closed."""
        self._show()

    def _rows_with(self, words: tuple[str, ...]) -> Mask | None:
        return self._all.search.rows_with(words, self._language) if words else None

    def _keys(self) -> Index:
        """Return what the findings of a group are sorted by [n]; blanks come last."""
        found = self._all
        ranks = {
            "finding": found.by_worker,
            "where": found.by_place,
            "amount": np.where(found.priced, found.amount + 1, 0),
        }.get(self._by)
        if ranks is None:
            return -found.amount
        last: int = int(ranks.max(initial=0)) + 1
        return np.where(ranks == 0, last, -ranks if self._descending else ranks)

    def _groups(self) -> Index:
        """Return the groups in the order in which they are shown [codes]."""
        found = self._all
        if self._by not in ("finding", "count", "amount"):
            return found.order(self.counts, self.totals)
        keys = {"count": self.counts, "amount": self.totals}.get(self._by)
        if keys is None:
            keys = np.arange(len(found.codes))
        order: Index = np.argsort(-keys if self._descending else keys, kind="stable")
        return order

    def _show(self) -> None:
        kept = self._mask if self._found is None else self._found
        if self._mask is not None and self._found is not None:
            kept = self._mask & self._found
        self.counts, self.totals, self.priced = self._all.sums(kept)
        members = self._members if kept is None else self._members[kept[self._members]]
        ends = np.cumsum(self.counts)
        groups = [g for g in self._groups().tolist() if self.counts[g]]
        slices = [members[ends[g] - self.counts[g] : ends[g]] for g in groups]
        self.lines = np.concatenate([*slices, members[:0]])
        rows = [self._with_head(g, part) for g, part in zip(groups, slices, strict=True)]
        self.shown = np.concatenate([*rows, members[:0]])

    def _with_head(self, group: int, findings: Index) -> Index:
        head = np.array([self._n + group], np.int64)
        is_open = self._all.codes[group] in self._open
        return np.concatenate([head, findings]) if is_open else head
