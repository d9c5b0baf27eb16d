"""Makes a support bundle: says what is in it, shows it before it is saved, and sends nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.folders import show_file
from desktop.support.bundle import Bundle, LeakError
from desktop.support.words import DONE, LEFT, differing, kept_sentence
from desktop.texts import Translator, mark
from desktop.widgets.card import Badge
from desktop.widgets.parts import across, button, down, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.session import Session

WHAT = mark(
    "A copy of this month's files in which every person is invented, so that somebody else can see "
    "what the program saw. It is made on this computer and saved where you choose; nothing is sent."
)
_MOST_TOLD = 8


class SupportDialog(QDialog):
    """The bundle of the month that is open.

    Attributes:
        make, look, save, close_: its buttons.
        table: cells before and after.
        told: how many findings were kept, and which were not.
        trouble: why there is no bundle; hidden where there is no reason.
    """

    def __init__(self, session: Session, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ = session, _
        self._bundle: Bundle | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self.make, self.close_ = button(primary=True), button()
        self.look, self.save = button(), button(primary=True)
        self.table, self.told = QTableWidget(0, 3), label(wrap=True)
        self._done, self.trouble = label(wrap=True, muted=True), Badge(wrap=True)
        self._say()
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.look.clicked.connect(self._look)
        self.save.clicked.connect(self._save)
        self.close_.clicked.connect(self.reject)
        self.finished.connect(lambda _result: self._forget())
        self.setProperty("help_target", "support")

    def _say(self) -> None:
        _ = self._
        self.setWindowTitle(_("Support bundle"))
        self.make.setText(_("Make the bundle"))
        self.look.setText(_("Open a workbook of it…"))
        self.save.setText(_("Save…"))
        self.close_.setText(_("Close"))
        self.table.setHorizontalHeaderLabels([_("Column"), _("In your file"), _("In the bundle")])
        self.table.setAccessibleName(_("Some cells before and after"))

    def _lay_out(self) -> None:
        what, done = label(wrap=True), self._done
        what.setText(self._(WHAT))
        done.setText("\n".join(f"• {self._(text)}" for text in (*DONE, LEFT)))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for hidden in (self.table, self.told, self.trouble, self.look, self.save):
            hidden.hide()
        foot = across(self.look)
        foot.addStretch(1)
        for each in (self.close_, self.make, self.save):
            foot.addWidget(each)
        whole = down(what, done, self.table, self.told, self.trouble, gap=12)
        whole.setStretch(2, 1)
        whole.addStretch(0)
        whole.addLayout(foot)
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)
        self.resize(720, 560)
        if self._session.state.month is None or self._session.bench.is_nil:
            self._refuse(self._("Open the month's payroll first: the bundle is made of it."))
            self.make.setEnabled(False)

    def _make(self) -> None:
        from desktop.support.of_session import bundle_of

        self.make.setEnabled(False)
        self.trouble.hide()
        state, language = self._session.state, self._session.language
        books = state.corrected or state.books
        self._session.run(
            lambda report: bundle_of(state.bench, books, language, report), self._made, self._failed
        )

    def _made(self, bundle: Bundle) -> None:
        """Show what was made."""
        self._bundle = bundle
        self.table.setRowCount(len(bundle.sample))
        for row, cell in enumerate(bundle.sample):
            for at, text in enumerate((cell.heading, cell.before, cell.after)):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, at, item)
        more = differing(bundle, self._)
        lines = [kept_sentence(bundle, self._), *more[:_MOST_TOLD]]
        if len(more) > _MOST_TOLD:
            lines.append(self._("The rest stands in README.txt."))
        self.told.setText("\n".join(lines))
        for shown in (self.table, self.told, self.look, self.save):
            shown.show()
        self._done.hide()
        self.make.hide()
        self.save.setDefault(True)
        self.save.setFocus()

    def _failed(self, problem: Exception) -> None:
        self.make.setEnabled(True)
        if isinstance(problem, LeakError):
            said = self._(
                "No bundle was made: something of a person was found in what was to go into it "
                "({parts}). Please tell us this sentence; nothing was written."
            )
            self._refuse(said.format(parts=problem))
            return
        self._session.say_failed(problem)

    def _look(self) -> None:
        """Open the first workbook of the bundle in the system's program."""
        if self._bundle is None:
            return
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="pheaktean-", ignore_cleanup_errors=True)
            for name, data in self._bundle.files.items():
                Path(self._folder.name, name).write_bytes(data)
        name = next(name for name in self._bundle.files if name.startswith("file-"))
        if said := show_file(Path(self._folder.name, name), self._):
            self._refuse(said)

    def _save(self) -> None:
        if self._bundle is None:
            return
        month = self._session.bench.month
        start = str(Path.home() / f"pheaktean-support-{month}.zip")
        name, _kind = QFileDialog.getSaveFileName(self, self._("Save…"), start, "Zip (*.zip)")
        if not name:
            return
        try:
            self._bundle.write(Path(name))
        except OSError as problem:
            self._session.say_failed(problem)
            return
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self.trouble.set("error", "error", sentence)
        self.trouble.show()

    def _forget(self) -> None:
        """Take away what was unpacked to be looked at."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
