"""What is changed about columns: what they are, currency, headings, what counts, what is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import choosing
from desktop.closed_doors import sentence
from desktop.column_memory import layouts_of
from desktop.field_choices import ALONE, AS_RECOGNISED
from desktop.texts import Translator, translate
from importers.choices import ColumnMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from declaration.payroll import ColumnRead
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.sheets_seen import SheetSeen
    from importers.choices import HeadingRows


class ColumnEdits:
    """Edits of the month's mapping, each one step that can be undone.

    Args:
        session: the month.
        settings: beside which layouts are saved.
        say: takes a line for the status bar.
    """

    def __init__(self, session: Session, settings: Settings, say: Callable[[str], None]) -> None:
        self._session, self._settings, self._say = session, settings, say

    def choose_field(
        self, sheets: Sequence[SheetSeen], sheet: SheetSeen, column: ColumnRead, value: str
    ) -> None:
        """Take over what a column was said to be: a field, ``ALONE`` or ``AS_RECOGNISED``."""
        before = self._session.bench.mapping
        if value == AS_RECOGNISED:
            mapping = choosing.unchoose(before, sheet, column)
        else:
            mapping = choosing.choose(before, sheet, column, "" if value == ALONE else value)
        words = self._("Say what column {letter} is")
        self._put(sheets, mapping, words.format(letter=column.letter))

    def choose_currency(self, sheets: Sequence[SheetSeen], column: ColumnRead, value: str) -> None:
        """Take over in which currency a column's field is: ``USD``, ``KHR``, ``AS_RECOGNISED``."""
        code = "" if value == AS_RECOGNISED else value
        mapping = choosing.choose_currency(self._session.bench.mapping, column.field, code)
        words = self._("Set the currency of column {letter}")
        self._put(sheets, mapping, words.format(letter=column.letter))

    def choose_date_order(self, sheets: Sequence[SheetSeen], order: str) -> None:
        """Take over what stands first in dates that can be read two ways: ``dmy`` or ``mdy``."""
        before = self._session.bench.mapping or ColumnMapping()
        self._put(sheets, replace(before, date_order=order), self._("Say how dates are written"))

    def choose_one_of_two(
        self,
        sheets: Sequence[SheetSeen],
        sheet: SheetSeen,
        name: str,
        right: ColumnRead,
        other: ColumnRead,
    ) -> None:
        """Let one of two columns that claim to be the same field be it; the other is left out."""
        mapping = choosing.choose(self._session.bench.mapping, sheet, other, "")
        mapping = choosing.choose(mapping, sheet, right, name)
        words = self._("Say what column {letter} is")
        self._put(sheets, mapping, words.format(letter=right.letter))

    def choose_heading(
        self, sheets: Sequence[SheetSeen], sheet: SheetSeen, rows: HeadingRows | None
    ) -> None:
        """Take over which rows of a sheet are its heading; None lets the program look again."""
        mapping = choosing.choose_heading(self._session.bench.mapping, sheets, sheet, rows)
        layouts = [
            choosing.layout_under(sheet, rows) if one is sheet else one.fingerprint
            for one in sheets
        ]
        self._edit(choosing.anchored(mapping, layouts), self._("Show the heading of the sheet"))

    def count(self, name: str, wanted: bool) -> None:
        """Count a field into the wage besides the gross, or no more."""
        before = self._session.bench.include
        after = (*before, name) if wanted else tuple(each for each in before if each != name)
        text = self._("Count it into the wage") if wanted else self._("Count it no more")
        self._session.edit(text, include=after)

    def save_layout(self, sheets: Sequence[SheetSeen]) -> None:
        """Save all columns as they stand, so that next month asks nothing."""
        state = self._session.state
        if state.read is None or state.is_stale:
            return
        layouts = layouts_of(self._settings)
        try:
            layouts.save(state.read, state.bench.mapping)
        except OSError as problem:
            self._session.failed.emit(sentence(problem, self._session.language))
            return
        saved = layouts.mapping_for(sheet.fingerprint for sheet in sheets if sheet.is_read)
        if saved is not None:
            kept = state.bench.mapping.heading_rows if state.bench.mapping else {}
            saved = replace(saved, heading_rows=kept)
            self._session.edit(self._("Save these columns for next month"), mapping=saved)
        self._say(self._("Saved. Next month’s payroll with these columns asks nothing."))

    def recognise_anew(self, sheets: Sequence[SheetSeen]) -> None:
        """Forget what was chosen and saved for these layouts."""
        before = self._session.bench.mapping
        saved = before.fingerprint.split() if before else []
        try:
            layouts_of(self._settings).forget([*(s.fingerprint for s in sheets), *saved])
        except OSError as problem:
            self._session.failed.emit(sentence(problem, self._session.language))
        self._session.edit(self._("Recognise all columns anew"), mapping=None)

    @property
    def _(self) -> Translator:
        return translate(self._session.language)

    def _put(self, sheets: Sequence[SheetSeen], mapping: ColumnMapping, text: str) -> None:
        self._edit(choosing.anchored(mapping, [sheet.fingerprint for sheet in sheets]), text)

    def _edit(self, bound: ColumnMapping, text: str) -> None:
        is_empty = replace(bound, fingerprint="") == ColumnMapping()
        self._session.edit(text, mapping=None if is_empty else bound)
