"""Why nobody is read from a sheet, and where that is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.missing_words import missing_words
from desktop.texts import Translator, translate
from desktop.widgets.banner import Banner

if TYPE_CHECKING:
    from desktop.sheets_seen import SheetSeen


class MissingNotice(Banner):
    """One sentence, and the way to the rows of the sheet.

    Signals:
        heading_wanted: the row that is the heading is to be shown.
    """

    heading_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._speak = translate("en")

    def retranslate(self, _: Translator) -> None:
        """Speak another language; the sentence is said anew by ``show_sheet``."""
        super().retranslate(_)
        self._speak = _

    def show_sheet(self, sheet: SheetSeen) -> None:
        """Say what a sheet lacks; nothing where it is read."""
        _ = self._speak
        if not sheet.missing:
            self.hide()
            return
        words = missing_words(sheet.missing, _)
        self.say("notice", words, _("Show the heading row…"), self.heading_wanted.emit)
