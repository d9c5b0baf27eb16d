"""The choice of a month; nothing is chosen until a person does."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from declaration.month import Month
from desktop import formatting
from desktop.texts import Translator

FIRST = Month(2008, 11)
"""The first month in which contributions were due."""


class MonthChoice(QComboBox):
    """Months from the one after this to the first under the law, the latest on top.

    Signals:
        chosen(Month): a person chose one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months = _months()
        self._words: list[str] = []
        self.setMaxVisibleItems(14)
        self.activated.connect(self._tell)

    def retranslate(self, _: Translator) -> None:
        """Write the months in another language; what is chosen stays."""
        names = [_("Choose the month…")]
        names += [formatting.month_name(month, _.language) for month in self._months]
        if names == self._words:
            return
        self._words, row = names, max(self.currentIndex(), 0)
        self.clear()
        self.addItems(names)
        self.setCurrentIndex(row)

    def show_month(self, month: Month | None) -> None:
        """Show a month as chosen, without telling; one that is not listed shows none."""
        self.setCurrentIndex(self._months.index(month) + 1 if month in self._months else 0)

    def _tell(self, row: int) -> None:
        self.chosen.emit(self._months[row - 1] if row > 0 else None)


def _months() -> list[Month]:
    """Return the months to choose from, the latest first; the clock says where the list ends."""
    today = QDate.currentDate()
    last = max(Month(today.year(), today.month()).following(), FIRST)
    months = [FIRST]
    while months[-1] < last:
        months.append(months[-1].following())
    return months[::-1]
