"""Where files are dropped, with the buttons for who does not drag."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.texts import Translator
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import across, button, down, label


class DropZone(QFrame):
    """A frame that says what to drop, and two buttons. The window itself takes what is dropped."""

    def __init__(
        self,
        ask_files: Callable[[], None],
        ask_folder: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("drop", True)
        self._picture, self._words = label(), label(strong=True, wrap=True)
        self._kinds = label(muted=True, wrap=True)
        self.files, self.folder = button(primary=True), button()
        self.files.clicked.connect(ask_files)
        self.folder.clicked.connect(ask_folder)
        self._is_small = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(self._picture)
        row.addLayout(down(self._words, self._kinds, gap=2), 1)
        row.addLayout(across(self.folder, self.files))
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._words.setText(_("Drop the payroll files of the month here"))
        self._kinds.setText(_("Excel (xlsx, xls, xlsb), LibreOffice (ods), CSV, zip, or a folder"))
        self.files.setText(_("Choose files…"))
        self.folder.setText(_("Choose a folder…"))

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self._picture.setPixmap(pixmap("open", 40, "accent", self.devicePixelRatioF()))
        self.files.setIcon(icon("open", "text" if self._is_small else "on_accent"))
        self.folder.setIcon(icon("folder"))

    def be_small(self, small: bool) -> None:
        """Make room once files are given: the two buttons alone."""
        if self._is_small == small:
            return
        self._is_small = small
        for part in (self._kinds, self._picture):
            part.setVisible(not small)
        self.files.setProperty("primary", not small)
        self.files.style().polish(self.files)
        self.light_up(False)

    def light_up(self, over: bool) -> None:
        """Show that something is dragged over the window."""
        self._words.setVisible(over or not self._is_small)
        small = (16, 6, 6, 6) if over else (0, 0, 0, 0)
        self._row.setContentsMargins(*(small if self._is_small else (20, 16, 20, 16)))
        self.setProperty("drop", "over" if over else "small" if self._is_small else True)
        self.style().unpolish(self)
        self.style().polish(self)
