"""Asks where the practice factory may be written, and says what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from desktop.texts import Translator, mark
from desktop.widgets.parts import across, button, down, label

WHAT = mark(
    "An invented garment factory of 820 workers, with everything that goes wrong in real payrolls. "
    "A guide leads you through its month, from the workbooks to the file for NSSF, in about ten "
    "minutes. It opens in a window of its own: nothing of your own months is touched, and nothing "
    "is sent."
)


class PracticeDialog(QDialog):
    """What the practice month is, and the folder for it."""

    def __init__(self, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "practice#begin")
        self._ = _
        self.path, self.choose = QLineEdit(str(suggested())), button()
        self.begin, self.cancel = button(primary=True), button()
        what, words = label(wrap=True), label(muted=True)
        self._lay_out(what, words)
        self.setWindowTitle(_("Practice month"))
        what.setText(_(WHAT))
        words.setText(_("Folder for the invented workbooks"))
        self.path.setAccessibleName(words.text())
        self.choose.setText(_("Choose…"))
        self.choose.setAccessibleName(_("Choose the folder"))
        self.begin.setText(_("Begin"))
        self.cancel.setText(_("Cancel"))
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.choose.clicked.connect(self._ask_folder)
        self.path.textChanged.connect(lambda text: self.begin.setEnabled(bool(text.strip())))

    def _lay_out(self, what: QWidget, words: QWidget) -> None:
        foot = across()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.begin)
        whole = down(what, words, across(self.path, self.choose), gap=10)
        whole.addStretch(1)
        whole.addLayout(foot)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.resize(560, 240)

    @property
    def folder(self) -> Path:
        """The folder that was chosen."""
        return Path(self.path.text().strip()).expanduser()

    def _ask_folder(self) -> None:
        title = self._("Folder for the invented workbooks")
        if name := QFileDialog.getExistingDirectory(self, title, str(self.folder.parent)):
            self.path.setText(name)


def suggested() -> Path:
    """Return a folder among the person's documents that is not there yet, or is ours."""
    import platformdirs

    return platformdirs.user_documents_path() / "Pheaktean practice"
