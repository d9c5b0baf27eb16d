"""Which findings are listed: by severity, family, sheet, words; and how many that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formatting import number, riel
from desktop.found import Wanted

if TYPE_CHECKING:
    from desktop.pages.findings import FindingsPage


class FindingsListing:
    """Applies the filters of the page to its list.

    Args:
        page: whose filters and list they are.
    """

    def __init__(self, page: FindingsPage) -> None:
        self._page = page
        page.chips.changed.connect(self.filter)
        page.filters.changed.connect(self.filter)
        page.filter.searched.connect(self._search)
        page.nothing.show_all.connect(self.show_all)

    def filter(self) -> None:
        """Apply the filters; what is under the cursor stays if it can."""
        page, found, accepted = self._page, self._page.model.found, self._page.model.accepted
        wanted = page.filters.wanted(page.chips.grades)
        every = Wanted(frozenset(), wanted.family, wanted.sheet, wanted.accepted)
        page.chips.show_counts(found.count_grades(found.mask(every, accepted)))
        page.model.keep(found.mask(wanted, accepted))
        self._show()

    def show_all(self) -> None:
        """Take every filter away."""
        page = self._page
        page.chips.clear()
        page.filters.clear()
        page.filter.clear()
        page.model.search("")
        self.filter()

    def let_through(self, row: int) -> None:
        """Take the filters away where they hide a finding."""
        if not self._page.model.is_kept(row):
            self.show_all()

    def _search(self, words: str) -> None:
        self._page.model.search(words)
        self._show()

    def _show(self) -> None:
        """Put the cursor back, and say how many there are."""
        page = self._page
        page.spot.put_back()
        self._show_count()
        page.show_details_later()

    def _show_count(self) -> None:
        page, _, model = self._page, self._page._, self._page.model
        shown, total, n = model.line_count, model.riel_shown, len(model.found)
        words = _.ngettext("{n} finding", "{n} findings", n).format(n=number(n))
        if shown != n:
            words = _("{shown} of {n} findings").format(shown=number(shown), n=number(n))
        page.count.setText(f"{words} · {riel(total)}" if total else words)
        page.split.setVisible(bool(shown))
        page.nothing.setVisible(not shown)
        page.nothing.explain(n, int(model.accepted.sum()), page.checks_run)
