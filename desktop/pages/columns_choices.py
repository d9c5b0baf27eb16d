"""What is answered on the Columns page: in the cells of the table, and by the card's buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.column_answers import CURRENCIES, About, Answer
from desktop.field_choices import AS_RECOGNISED, field_choices
from desktop.models.columns_model import CURRENCY_AT, FIELD_AT, Edits
from desktop.widgets.choice_delegate import Choice, ChoiceDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from declaration.payroll import ColumnRead
    from desktop.pages.columns import ColumnsPage
    from desktop.texts import Translator


class ColumnChoices:
    """The lists that drop down in the table, and what becomes of an answer.

    Args:
        page: whose sheet and table they are about.
    """

    def __init__(self, page: ColumnsPage) -> None:
        self._page = page
        table = page.box.table
        self.fields = ChoiceDelegate(self._fields, True, table)
        self.currencies = ChoiceDelegate(self._currencies, False, table)
        self.fields.unknown.connect(self._say_unknown)
        table.setItemDelegateForColumn(FIELD_AT, self.fields)
        table.setItemDelegateForColumn(CURRENCY_AT, self.currencies)

    @property
    def edits(self) -> Edits:
        """What the table calls when a cell was answered."""
        return Edits(_later(self.choose_field), _later(self.choose_currency))

    def retranslate(self, _: Translator) -> None:
        """Name the lists."""
        self.fields.name, self.currencies.name = _("Taken for"), _("Currency")

    def open_list(self, row: int) -> None:
        """Open the list of what a column can be.

        Args:
            row: of the lines shown.
        """
        at = self._page.box.model.view_row(row)
        if at >= 0:
            self.fields.open_list(self._page.box.model.index(at, FIELD_AT))

    def choose_field(self, row: int, value: str) -> None:
        """Take over what the column of a line was said to be; the sheet is read again.

        Args:
            row: of the lines shown.
            value: a field, ``ALONE`` or ``AS_RECOGNISED``.
        """
        page = self._page
        if page.sheet is not None:
            page.edits.choose_field(page.sheets, page.sheet, page.lines[row].read, value)

    def choose_currency(self, row: int, value: str) -> None:
        """Take over the currency of a line's field: ``USD``, ``KHR`` or ``AS_RECOGNISED``."""
        self._page.edits.choose_currency(self._page.sheets, self._page.lines[row].read, value)

    def answer(self, row: int, given: Answer) -> None:
        """Take over an answer to what is open about the column of a line."""
        page = self._page
        if given.about is About.LIST:
            self.open_list(row)
        elif given.about is About.FIELD:
            self.choose_field(row, given.value)
        elif given.about is About.CURRENCY:
            self.choose_currency(row, given.value)
        elif given.about is About.ORDER:
            page.edits.choose_date_order(page.sheets, given.value)
        elif page.sheet is not None:
            right, other = map(self._column, given.sides)
            page.edits.choose_one_of_two(page.sheets, page.sheet, given.value, right, other)

    def _column(self, letter: str) -> ColumnRead:
        return next(line.read for line in self._page.lines if line.read.letter == letter)

    def _fields(self, _row: int) -> Sequence[Choice]:
        return field_choices(self._page._)

    def _currencies(self, row: int) -> Sequence[Choice]:
        from importers.fitting import is_money

        _ = self._page._
        if not is_money(self._page.lines[row].read.field):
            return ()
        as_read = (AS_RECOGNISED, _("As the program recognises it"))
        return [*((code, _(words)) for code, words in CURRENCIES.items()), as_read]

    def _say_unknown(self, text: str) -> None:
        words = self._page._("“{text}” is none of the answers. Choose one from the list.")
        self._page.said.emit(words.format(text=text))


def _later(edit: Callable[[int, str], None]) -> Callable[[int, str], None]:
    """Return an edit that waits until the cell's list is closed: it shows the table anew."""
    return lambda row, value: QTimer.singleShot(0, lambda: edit(row, value))
