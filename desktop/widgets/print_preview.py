"""Looking at what is printed before it is: the pages as they will be, Print, and Save as PDF.

    PrintPreview(printout, "control-sheet.pdf", session, settings, parent).exec()

A page is drawn when it is looked at, so that a book of slips opens as quickly as one sheet. A PDF
is written off the main thread; both writing and printing show how far they are, and can be stopped.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from desktop.closed_doors import not_written, sentence
from desktop.formatting import number
from desktop.printing.printout import Printout
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks import Cancelled, Task
from desktop.texts import translate
from desktop.widgets.banner import Banner
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, down, label

SIZE = QSize(860, 860)
"""At most, at first; a smaller screen gives less [pixels]."""
AROUND = QSize(80, 64)
"""Kept free of the screen, for the frame and what lies behind [pixels]."""
MARGIN = 24
"""Around the page [pixels]."""
WIDEST = 900
"""A page on the screen is never wider [pixels]."""


class PrintPreview(QDialog):
    """A dialog that shows a printout page by page.

    Attributes:
        page: the one shown, from 0.
        banner: says what could not be done, or was.
    """

    def __init__(
        self,
        printout: Printout,
        file_name: str,
        session: Session,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ = translate(session.language)
        self._session, self._settings = session, settings
        self._printout, self._file_name = printout, file_name
        self._task: Task | None = None
        self._stopped = False
        self.page = 0
        self.banner = Banner()
        self._paper = label()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._count = label(muted=True)
        self.previous, self.following = button(flat=True), button(flat=True)
        self.save, self.print_it, self.close_it = button(), button(primary=True), button()
        self.bar, self.stop = QProgressBar(), button(flat=True)
        self._build()
        self._speak()
        self.resize(SIZE.boundedTo(self.screen().availableSize() - AROUND))

    def _build(self) -> None:
        self._area.setWidget(self._paper)
        self._area.setWidgetResizable(True)
        self._area.setObjectName("desk")
        self._area.viewport().installEventFilter(self)
        self.previous.clicked.connect(lambda: self.show_page(self.page - 1))
        self.following.clicked.connect(lambda: self.show_page(self.page + 1))
        self.save.clicked.connect(self.ask_file)
        self.print_it.clicked.connect(self.ask_printer)
        self.close_it.clicked.connect(self.accept)
        self.stop.clicked.connect(self.stop_it)
        self._session.idle.connect(self._ended)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        foot = across(self.previous, self._count, self.following)
        foot.addStretch(1)
        for part in (self.bar, self.stop):
            part.hide()
            foot.addWidget(part)
        for part in (self.close_it, self.save, self.print_it):
            foot.addWidget(part)
        whole = down(self.banner, self._area, gap=12)
        whole.addLayout(foot)
        whole.setContentsMargins(16, 16, 16, 16)
        self.setLayout(whole)
        turning: tuple[QWidget, ...] = (self.previous, self.following, self._count)
        for turn in turning:
            turn.setVisible(self._printout.pages > 1)
        self.print_it.setDefault(True)

    def _speak(self) -> None:
        _ = self._
        self.setWindowTitle(_("Preview"))
        self.banner.retranslate(_)
        self.save.setText(_("Save as PDF…"))
        self.print_it.setText(_("Print…"))
        self.close_it.setText(_("Close"))
        self.stop.setText(_("Cancel"))
        self.bar.setAccessibleName(_("Progress"))
        for part, picture, words in (
            (self.previous, "previous", _("Page before (Page Up)")),
            (self.following, "next", _("Next page (Page Down)")),
        ):
            part.setIcon(icon(picture, "accent"))
            part.setProperty("bare", True)
            part.setToolTip(words)
            part.setAccessibleName(words)

    def show_page(self, page: int) -> None:
        """Show a page; one that is not there is the nearest that is."""
        self.page = max(0, min(page, self._printout.pages - 1))
        self.previous.setEnabled(self.page > 0)
        self.following.setEnabled(self.page < self._printout.pages - 1)
        said = self._("Page {page} of {pages}").format(
            page=number(self.page + 1), pages=number(self._printout.pages)
        )
        self._count.setText(said)
        self._paper.setAccessibleName(said)
        if self._printout.pages:
            width = max(320, min(self._area.viewport().width() - 2 * MARGIN, WIDEST))
            picture = self._printout.picture(self.page, width, self.devicePixelRatioF())
            self._paper.setPixmap(QPixmap.fromImage(picture))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn pages; the rest as in every dialog."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.show_page(self.page + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the page in the width there is, once that is known."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self.show_page(self.page)
        return super().eventFilter(watched, event)

    def ask_file(self) -> None:
        """Ask where the PDF goes, and write it."""
        start = str(Path(self._settings.out_folder or self._settings.folder) / self._file_name)
        name, _kind = QFileDialog.getSaveFileName(self, self.save.text(), start, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the PDF, off the main thread; say where it is, or why it could not be written."""
        path = path if path.suffix else path.with_suffix(".pdf")
        self._show_under_way(True)
        self._task = self._session.tasks.run(
            lambda report: self._printout.write(path, report),
            lambda _none: self._say("notice", self._("Saved as “{file}”.").format(file=path.name)),
            lambda problem: self._say("error", self._why_not(problem, path)),
            self._show_progress,
        )

    def _why_not(self, problem: BaseException, path: Path) -> str:
        """Return one sentence on why there is no PDF."""
        if isinstance(problem, OSError):
            return not_written(problem, path, self._.language)
        return sentence(problem, self._.language)

    def ask_printer(self) -> None:
        """Ask for a printer and the pages, and print; say so where there is no printer."""
        if not QPrinterInfo.availablePrinterNames():
            text = self._("No printer is set up here. Save a PDF and print it on another computer.")
            self.banner.say("error", text, self.save.text(), self.ask_file)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._printout.title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._printout.pages)
        if dialog.exec():
            self.print_on(printer)
        dialog.deleteLater()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages chosen; say so where the printer does not take them."""
        pages = None
        if printer.printRange() == QPrinter.PrintRange.PageRange:
            pages = range(printer.fromPage() - 1, printer.toPage())
        self._show_under_way(True)
        try:
            taken = self._printout.print_on(printer, pages, self._while_printing)
        except Cancelled:
            taken = True
        self._show_under_way(False)
        if not taken:
            text = self._("The printer did not take it. Look at the printer, or save a PDF.")
            self.banner.say("error", text, self.save.text(), self.ask_file)

    def stop_it(self) -> None:
        """Stop what is under way."""
        self._stopped = True
        if self._task is not None:
            self._task.cancel()

    def done(self, result: int) -> None:
        """Stop what is under way, and close."""
        self.stop_it()
        super().done(result)

    def _while_printing(self, what: str, share: float) -> None:
        self._show_progress(what, share)
        QApplication.processEvents()
        if self._stopped:
            raise Cancelled

    def _show_progress(self, _what: str, share: float) -> None:
        self.bar.setValue(round(share * 1000))

    def _show_under_way(self, is_under_way: bool) -> None:
        self._stopped = False
        self.bar.setValue(0)
        self.bar.setVisible(is_under_way)
        self.stop.setVisible(is_under_way)
        self.save.setEnabled(not is_under_way)
        self.print_it.setEnabled(not is_under_way)

    def _say(self, tone: str, text: str) -> None:
        self._ended()
        self.banner.say(tone, text)

    def _ended(self) -> None:
        self._task = None
        self._show_under_way(False)
