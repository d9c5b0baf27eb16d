"""Which sheet of the sources is shown: a list with file and workers, and steps to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop.formatting import number
from desktop.texts import Translator, translate
from desktop.widgets.elided import ElidedChoice
from desktop.widgets.icons import icon

if TYPE_CHECKING:
    from desktop.sheets_seen import SheetSeen


class SheetChoice(ElidedChoice):
    """The sheets of all files.

    Signals:
        chosen: another sheet is to be shown.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.TextElideMode.ElideMiddle)
        self._ = translate("en")
        self._names: list[tuple[str, str]] = []
        self.setMinimumWidth(400)
        self.setMaximumWidth(520)
        self.setMaxVisibleItems(20)
        self.currentIndexChanged.connect(self._tell)
        self._quiet = False

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Sheet"))
        self._hint()

    def show_sheets(self, sheets: Sequence[SheetSeen], are_open: Sequence[bool]) -> None:
        """Show the sheets; the one that was chosen stays chosen, else one that is open.

        Args:
            sheets: of all files, in order.
            are_open: for each, whether a person should look at it.
        """
        names = [(sheet.file, sheet.sheet.name) for sheet in sheets]
        before = self._names[self.currentIndex()] if self._is_any() else None
        self._quiet = True
        self.clear()
        for sheet, is_open in zip(sheets, are_open, strict=True):
            sign = "warning" if is_open else "good" if sheet.is_read else "notice"
            self.addItem(icon(sign, sign), self._title(sheet))
        self._names = names
        first = are_open.index(True) if True in are_open else 0
        self.setCurrentIndex(names.index(before) if before in names else first if names else -1)
        self._quiet = False
        self._hint()

    def position(self) -> int:
        """Return which of the sheets is chosen, or -1."""
        return self.currentIndex()

    def choose(self, file: str, name: str) -> None:
        """Choose a sheet by file and name; nothing where there is none."""
        if (file, name) in self._names:
            self.setCurrentIndex(self._names.index((file, name)))

    def _is_any(self) -> bool:
        return 0 <= self.currentIndex() < len(self._names)

    def _title(self, sheet: SheetSeen) -> str:
        n = len(sheet.rows)
        lines = self._.ngettext("{n} line", "{n} lines", n).format(n=number(n))
        said = lines if sheet.is_read else self._("not read")
        parts = (sheet.sheet.name, sheet.file) if sheet.sheet.name else (sheet.file,)
        return " · ".join((*parts, said))

    def _hint(self) -> None:
        """Say the whole entry where the pointer rests."""
        what = self._("Which sheet is shown")
        self.setToolTip("\n".join(filter(None, (what, self.currentText()))))

    def _tell(self) -> None:
        self._hint()
        if not self._quiet:
            self.chosen.emit()
