"""What the Findings page changes: cells, decisions, what counts. Each is one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from declaration.findings import Place, entry
from desktop import fixing
from desktop.decisions import accept, withdraw
from desktop.fields import field_title
from desktop.formatting import listed, number
from desktop.found import HOLDING
from desktop.pages.findings_accept import AcceptDialog
from desktop.pages.findings_accept_vault import KeptWith
from desktop.pages.findings_content import fields_to_count
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.month import Month
    from declaration.vault.store import Vault
    from desktop.pages.findings import FindingsPage
    from desktop.tasks import Report
    from desktop.vault.decisions import Given
    from desktop.vault.seen import VaultSeen
    from desktop.workbench import Workbench
    from importers.patching import Patch

AT_ONCE = 300
"""So many findings are changed in one go without anybody waiting for it."""


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
        if not all_alike:
            self._put(lambda _sources: {place: text}, 1)
            return
        found = self._page.model.found
        self._put(
            lambda sources: dict.fromkeys(fixing.alike(found, row, sources), text),
            len(found.alike(row)),
        )

    def mend_cell(self, place: Place, text: str) -> None:
        """Put a text into a cell of the source."""
        self._put(lambda _sources: {place: text}, 1)

    def use_expected(self) -> None:
        """Put what is expected into the cells of all findings chosen, each its own."""
        found, rows = self._page.model.found, self.chosen()

        def texts(sources: fixing.Sources) -> dict[Place, str]:
            cells = (fixing.to_use(found.findings[row], sources, found.payroll) for row in rows)
            return {place: text for each in cells for place, text in each.items()}

        self._put(texts, len(rows))

    def drop_stale(self, patches: Sequence[Patch]) -> None:
        """Take corrections away that no longer fit their file."""
        page = self._page
        kept = tuple(patch for patch in page.session.bench.patches if patch not in patches)
        page.session.edit(page._("Take corrections away that no longer fit"), patches=kept)

    def restore(self) -> None:
        """Take the correction of the cell under the cursor back."""
        place = self._page.details.place(self._page.table.current_row())
        if place is not None:
            self._put(lambda sources: {place: sources.as_given(place)}, 1)

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
        rows = np.array(self.chosen(), np.int64)
        rows = rows[found.grade[rows] >= HOLDING]
        if not len(rows):
            page.said.emit(page._("Errors cannot be accepted; they have to be corrected."))
            return
        chosen = [found.findings[i] for i in rows.tolist()]
        codes = [found.codes[group] for group in np.unique(found.group[rows])]
        title = page._(entry(codes[0]).title) if len(codes) == 1 else page._("Several findings")
        month, seen = page.session.bench.month, self._vault()
        kept = self._asked_further() if seen is not None else None
        dialog = AcceptDialog(
            title, len(chosen), month, page._, page, kept=kept, vault=seen.name if seen else ""
        )
        if dialog.exec():
            if kept is None:
                self.accept(chosen, *dialog.answer)
            else:
                from desktop.vault.decisions import Given

                given = Given(*dialog.answer, kept.who.text(), kept.document)
                self.accept_in_vault(chosen, given)
        dialog.deleteLater()

    def _vault(self) -> VaultSeen | None:
        """Return the open vault in which decisions on this month can be kept, or None."""
        session = self._page.session
        seen = session.vault.seen
        if seen is None or seen.is_read_only or session.state.month is None:
            return None
        return seen if seen.is_whose(session.bench.enterprise) else None

    def _asked_further(self) -> KeptWith:
        from desktop.vault.opening import person

        page = self._page
        return KeptWith(person(), page.settings.folder, page._)

    def accept_in_vault(self, chosen: Sequence[Finding], given: Given) -> None:
        """Keep in the open vault that findings are accepted; the month is checked again by it."""
        page, _ = self._page, self._page._
        session, month = page.session, page.session.state.month
        if month is None:
            return

        def work(vault: Vault, _report: Report) -> list[int]:
            from desktop.vault.decisions import accept_at_once
            from desktop.vault.opening import stamp

            return accept_at_once(vault, chosen, month, given, stamp())

        def done(made: list[int]) -> None:
            words = _.ngettext(
                "Kept in the vault: {n} decision.", "Kept in the vault: {n} decisions.", len(made)
            )
            page.said.emit(words.format(n=number(len(made))))
            session.check_again()

        session.vault.use(work, done, writes=True, what=mark("keeping the decision"))

    def accept(self, chosen: Sequence[Finding], reason: str, until: Month | None) -> None:
        """Accept findings with a reason, until a month."""
        page, _ = self._page, self._page._
        words = _.ngettext("Accept {n} finding", "Accept {n} findings", len(chosen))
        words, payroll = words.format(n=number(len(chosen))), page.model.found.payroll
        self._change(
            lambda bench: (words, accept(bench, chosen, payroll, reason, until)), len(chosen)
        )

    def open_again(self) -> None:
        """Take the decision on what is chosen back."""
        page, found, rows = self._page, self._page.model.found, self.chosen()
        words, chosen = page._("Open accepted findings again"), [found.findings[i] for i in rows]
        month = page.session.state.month
        known = month.accepted if month is not None and month.findings is found.findings else None
        numbers = {known[i] for i in rows if i in known} if known else set()
        self._change(lambda bench: (words, withdraw(bench, chosen, found.payroll)), len(chosen))
        if numbers:
            self.take_back(numbers)

    def take_back(self, numbers: Collection[int]) -> None:
        """Take decisions of the open vault back; the month is checked again without them."""
        session = self._page.session

        def work(vault: Vault, _report: Report) -> int:
            from desktop.vault.decisions import take_back
            from desktop.vault.opening import stamp

            return take_back(vault, numbers, stamp())

        def done(_count: int) -> None:
            session.check_again()

        session.vault.use(work, done, writes=True, what=mark("taking the decision back"))

    def chosen(self) -> list[int]:
        """Return the findings chosen in the list; that under the cursor where none is."""
        page = self._page
        rows = page.table.selected_rows() or [page.table.current_row()]
        return page.model.findings_of(row for row in rows if row >= 0)

    def _put(self, texts_of: Callable[[fixing.Sources], Mapping[Place, str]], many: int) -> None:
        """Put texts into cells; ``texts_of`` says which, of sources as they are then."""
        page, _ = self._page, self._page._
        books = page.session.state.books

        def make(bench: Workbench) -> tuple[str, Workbench]:
            sources = fixing.Sources(books, bench.patches)
            texts = texts_of(sources)
            if len(texts) == 1:
                words = _("Correct {cell}").format(cell=next(iter(texts)).cell)
            else:
                words = _.ngettext("Correct {n} cell", "Correct {n} cells", len(texts))
                words = words.format(n=number(len(texts)))
            return words, fixing.correct(bench, sources, texts)

        self._change(make, many)

    def _change(self, make: Callable[[Workbench], tuple[str, Workbench]], many: int) -> None:
        """Take a step: at once, or off the main thread where many findings are meant."""
        session = self._page.session
        if many <= AT_ONCE:
            session.replace(*make(session.bench))
        else:
            session.change(lambda bench, _report: make(bench))
