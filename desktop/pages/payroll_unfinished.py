"""Between the journal and the card that offers the months left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declaration.month import Month
from desktop.closed_doors import DAMAGED_MONTH, sentence
from desktop.formatting import month_name
from desktop.texts import translate
from desktop.widgets.unfinished_card import Unfinished, UnfinishedCard

if TYPE_CHECKING:
    from desktop.journal import Journal, LeftBehind
    from desktop.session import Session


class UnfinishedMonths(QObject):
    """Offers what a crash, or closing in the middle, left behind.

    What is thrown away can be brought back until the window begins a month.

    Args:
        session: the month of this window.
        card: shows them.
    """

    def __init__(self, session: Session, card: UnfinishedCard) -> None:
        super().__init__(card)
        self._session, self._card = session, card
        self._journal: Journal | None = None
        self._left: list[LeftBehind] = []
        self._thrown: dict[LeftBehind, str] = {}
        card.wanted.connect(self._go_on)
        card.dropped.connect(self._drop)
        card.later.connect(card.hide)

    def offer(self, journal: Journal) -> None:
        """Offer the months of a journal's folder."""
        self._journal, self._thrown = journal, {}
        for path in journal.put_damaged_aside():
            self._say(translate(self._session.language)(DAMAGED_MONTH).format(name=path))
        self._left = journal.left_behind()
        self.show()

    def show(self) -> None:
        """Show them; a month that was begun in this window goes before them."""
        begun = bool(self._session.bench.sources)
        self._card.show_months([] if begun else [self._month(left) for left in self._left])

    def _month(self, left: LeftBehind) -> Unfinished:
        _ = translate(self._session.language)
        files = _.ngettext("{n} file", "{n} files", left.files).format(n=left.files)
        cells = _.ngettext("{n} correction", "{n} corrections", left.corrections)
        corrected = cells.format(n=left.corrections) if left.corrections else ""
        when = _month_name(left.month, _.language)
        words = filter(None, (left.enterprise, when, files, corrected))
        return Unfinished(" · ".join(words), left in self._thrown)

    def _go_on(self, at: int) -> None:
        if self._journal is None:
            return
        try:
            self._session.begin(self._journal.take(self._left[at]))
        except OSError as problem:
            self._say(sentence(problem, self._session.language))
        except ValueError:
            _ = translate(self._session.language)
            self._say(_(DAMAGED_MONTH).format(name=self._left[at].path))

    def _drop(self, at: int) -> None:
        """Throw a month away, or bring it back."""
        left, journal = self._left[at], self._journal
        if journal is None:
            return
        try:
            if left in self._thrown:
                journal.put_back(left, self._thrown.pop(left))
            else:
                self._thrown[left] = journal.discard(left)
        except OSError as problem:
            self._say(sentence(problem, self._session.language))
        self.show()

    def _say(self, text: str) -> None:
        self._session.failed.emit(text)


def _month_name(text: str, language: str) -> str:
    try:
        return month_name(Month.parse(text), language)
    except ValueError:
        return text
