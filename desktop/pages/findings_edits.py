"""What the Findings page changes: cells, decisions, what counts. Each is one step to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from declaration.findings import Place, entry
from desktop import fixing
from desktop.decisions import accept, can_be_accepted, withdraw
from desktop.fields import field_title
from desktop.formatting import listed, number
from desktop.pages.findings_accept import AcceptDialog
from desktop.pages.findings_content import fields_to_count

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.month import Month
    from desktop.pages.findings import FindingsPage
    from importers.patching import Patch


class FindingsEdits:
    """Turns what a person asks for into steps of the session.

    Args:
        page: whose list and cursor say what is meant.
    """

    def __init__(self, page: FindingsPage) -> None:
        self._page = page

    def mend(self, text: str, all_alike: bool) -> None:
        """Put a text into the cell of the finding under the cursor, or into all alike."""
        row = self._page.table.current_row()
        place = self._page.details.place(row)
        if place is None:
            return
        places = [place]
        if all_alike:
            places = fixing.alike(self._page.model.found, row, self._page.sources)
        self._put(dict.fromkeys(places, text))

    def mend_cell(self, place: Place, text: str) -> None:
        """Put a text into a cell of the source."""
        self._put({place: text})

    def use_expected(self) -> None:
        """Put what is expected into the cells of all findings chosen, each its own."""
        found, sources = self._page.model.found, self._page.sources
        texts: dict[Place, str] = {}
        for row in self.chosen():
            texts |= fixing.to_use(found.findings[row], sources, found.payroll)
        if texts:
            self._put(texts)

    def drop_stale(self, patches: Sequence[Patch]) -> None:
        """Take corrections away that no longer fit their file."""
        page = self._page
        kept = tuple(patch for patch in page.session.bench.patches if patch not in patches)
        page.session.edit(page._("Take corrections away that no longer fit"), patches=kept)

    def restore(self) -> None:
        """Take the correction of the cell under the cursor back."""
        place = self._page.details.place(self._page.table.current_row())
        if place is not None:
            self._put({place: self._page.sources.as_given(place)})

    def count(self) -> None:
        """Count what the finding under the cursor, or its group, says is left out of the wage."""
        page, _ = self._page, self._page._
        members = page.model.members(page.table.current_row())
        fields = fields_to_count(page.model.found, members)
        include = tuple(dict.fromkeys((*page.session.bench.include, *fields)))
        names = listed((field_title(field, _.language) for field in fields), _.language)
        page.session.edit(_("Count into the wage: {names}").format(names=names), include=include)

    def ask_to_accept(self) -> None:
        """Ask for a reason, and accept what is chosen in the list."""
        page, found = self._page, self._page.model.found
        chosen = [found.findings[i] for i in self.chosen()]
        chosen = [finding for finding in chosen if can_be_accepted(finding)]
        if not chosen:
            page.said.emit(page._("Errors cannot be accepted; they have to be corrected."))
            return
        titles = {finding.code: page._(entry(finding.code).title) for finding in chosen}
        title = next(iter(titles.values())) if len(titles) == 1 else page._("Several findings")
        dialog = AcceptDialog(title, len(chosen), page.session.bench.month, page._, page)
        if dialog.exec():
            self.accept(chosen, *dialog.answer)
        dialog.deleteLater()

    def accept(self, chosen: Sequence[Finding], reason: str, until: Month | None) -> None:
        """Accept findings with a reason, until a month."""
        page, _ = self._page, self._page._
        words = _.ngettext("Accept {n} finding", "Accept {n} findings", len(chosen))
        payroll = page.model.found.payroll
        bench = accept(page.session.bench, chosen, payroll, reason, until)
        page.session.replace(words.format(n=number(len(chosen))), bench)

    def open_again(self) -> None:
        """Take the decision on what is chosen back."""
        page, _, found = self._page, self._page._, self._page.model.found
        chosen = [found.findings[i] for i in self.chosen()]
        bench = withdraw(page.session.bench, chosen, found.payroll)
        page.session.replace(_("Open accepted findings again"), bench)

    def chosen(self) -> list[int]:
        """Return the findings chosen in the list; that under the cursor where none is."""
        page = self._page
        rows = page.table.selected_rows() or [page.table.current_row()]
        return page.model.findings_of(row for row in rows if row >= 0)

    def _put(self, texts: Mapping[Place, str]) -> None:
        page, _ = self._page, self._page._
        bench = fixing.correct(page.session.bench, page.sources, texts)
        if len(texts) == 1:
            words = _("Correct {cell}").format(cell=next(iter(texts)).cell)
        else:
            words = _.ngettext("Correct {n} cell", "Correct {n} cells", len(texts))
            words = words.format(n=number(len(texts)))
        page.session.replace(words, bench)
