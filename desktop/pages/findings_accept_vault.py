"""Asked further of a finding that is right, with a vault open: who says so, what proves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.texts import Translator
from desktop.widgets.parts import across, button, down, label


class KeptWith(QWidget):
    """The person and the document that a decision is kept with.

    Args:
        person: who sits at this computer.
        folder: where documents are looked for first.

    Signals:
        changed: another document, or none.
    """

    changed = Signal()

    def __init__(
        self, person: str, folder: str, _: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._, self._folder = _, folder
        self.document: Path | None = None
        self.who, self.file = QLineEdit(person), QLineEdit()
        self.choose, self.remove = button(), button(flat=True)
        self.file.setReadOnly(True)
        self._who_label, self._file_label = label(), label()
        self._build()
        self._speak()
        self.choose.clicked.connect(self.ask)
        self.remove.clicked.connect(lambda: self.take(None))
        self.take(None)

    def _build(self) -> None:
        row = across(self.file, self.choose, self.remove)
        row.setStretch(0, 1)
        column = down(down(self._who_label, self.who, gap=4), gap=8)
        file = down(self._file_label, gap=4)
        file.addLayout(row)
        column.addLayout(file)
        column.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column)
        self._who_label.setBuddy(self.who)
        self._file_label.setBuddy(self.choose)

    def _speak(self) -> None:
        _ = self._
        self._who_label.setText(_("Who accepts it"))
        self.who.setAccessibleName(_("Who accepts it"))
        self._file_label.setText(_("A document that proves it, if there is one"))
        self.file.setAccessibleName(_("A document that proves it, if there is one"))
        self.file.setPlaceholderText(_("none"))
        self.choose.setText(_("Choose…"))
        self.choose.setAccessibleName(_("Choose a document…"))
        self.remove.setText(_("Without it"))
        self.remove.setAccessibleName(_("Without the document"))

    def ask(self) -> None:
        """Let a person choose a document."""
        name, _kind = QFileDialog.getOpenFileName(
            self, self._("Choose a document…").rstrip("…"), self._folder
        )
        if name:
            self.take(Path(name))

    def take(self, document: Path | None) -> None:
        """Take a document, or none."""
        self.document = document
        self.file.setText(document.name if document else "")
        self.file.setToolTip(str(document) if document else "")
        self.remove.setVisible(document is not None)
        self.changed.emit()
