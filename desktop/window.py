"""The main window: the list of pages, the month's header, the page shown, status and menus.

Each of its concerns has a file of its own: the pages ``desktop.window_pages``, the numbers beside
their names ``desktop.page_marks``, files that are given ``desktop.files_given``, the first moment
``desktop.starting`` and the last ``desktop.closing``; its commands ``desktop.window_menus``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QLocale, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop import theme
from desktop.closing import Closing
from desktop.column_memory import ColumnMemory
from desktop.draft_keeping import DraftKeeping
from desktop.enterprise_opening import EnterpriseOpening
from desktop.files_given import FilesGiven, has_files
from desktop.guide.practice_window import PracticeOpening
from desktop.header import Header
from desktop.journal import Journal
from desktop.journal_keeping import JournalKeeping
from desktop.menus import Menus
from desktop.navigation import Navigation
from desktop.page_marks import PageMarks
from desktop.pages.page import Page
from desktop.session import Session
from desktop.settings import Settings
from desktop.starting import Starting
from desktop.status_line import StatusLine
from desktop.texts import LANGUAGES, Translator, mark, translate
from desktop.vault.commands import VaultCommands
from desktop.vault.whose import Whose
from desktop.widgets.banner import Banner
from desktop.window_menus import fill_menus
from desktop.window_pages import WindowPages
from desktop.workbench import Workbench

TITLE = mark("Pheaktean")


class Part(Protocol):
    """What is put above the page: something to show, that speaks the window's language."""

    @property
    def strip(self) -> QWidget:
        """What is shown."""

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""


class Window(QMainWindow):
    """The window of the program.

    Args:
        settings: the user's own where not given.
        journal: in the user's own folder where not given.
        title: of the window, marked for translation.

    Attributes:
        session: the month on the bench.
        settings: what is remembered between runs.
        journal: where the unfinished month is kept.

    Signals:
        closed: it was closed, and comes back no more.
    """

    closed = Signal()

    def __init__(
        self,
        settings: Settings | None = None,
        journal: Journal | None = None,
        title: str = TITLE,
    ) -> None:
        super().__init__()
        self._title = title
        self.settings = settings or Settings.load()
        self.journal = journal or Journal()
        self.session = Session(self)
        self.keeping = JournalKeeping(self.session)
        self.column_memory = ColumnMemory(self.session, self.settings)
        self.navigation = Navigation()
        self.header = Header()
        self.banner = Banner()
        self.status = StatusLine(self.session)
        self.menus = Menus(self)
        self.drafts = DraftKeeping(self.session)
        self.enterprises = EnterpriseOpening(self)
        self.whose = Whose(self)
        self.practice = PracticeOpening(self)
        self.vaults = VaultCommands(self)
        self.pages = WindowPages(self)
        self.marks = PageMarks(self)
        self.given = FilesGiven(self)
        self._starting, self._closing = Starting(self), Closing(self)
        self._above: list[Part] = []
        self._speaks_for_qt = False
        self._build()
        fill_menus(self, self.settings.language or language_of_system())
        self._listen()
        self.set_language(self.settings.language or language_of_system())
        self.header.show_state(self.session.state)
        self._place()

    def _build(self) -> None:
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        self.banner.setObjectName("above")
        for part in (self.header, self.banner):
            right.addWidget(part)
        right.addWidget(self.pages.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 500)  # a small screen at 200%

    def _listen(self) -> None:
        session = self.session
        session.changed.connect(lambda: self.header.show_state(session.state))
        session.edited.connect(self._keep)
        session.failed.connect(self.say_failed)
        self.header.vault_wanted.connect(lambda: self.show_page("history"))
        session.undo_stack.indexChanged.connect(self._show_undo)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def show_page(self, name: str, target: object = None) -> None:
        """Show a page, and on it what another page asked for."""
        self.pages.show(name, target)

    def page(self, name: str) -> Page:
        """Return a page, made and put into the window when it is first asked for."""
        return self.pages.page(name)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Add payroll files or folders to the month, and show the Payroll page; open a vault."""
        self.given.open(paths)

    def put_above(self, part: Part) -> None:
        """Put something between the month's header and the page."""
        part.retranslate(translate(self.session.language))
        self._right.insertWidget(1, part.strip)
        self._above.append(part)

    # ── months ───────────────────────────────────────────────────────────────────────────────

    def begin_another(self) -> None:
        """Put this month aside and begin another; the one put aside can be taken up again."""
        bench = self.session.bench
        self.begin_with(Workbench(enterprise=bench.enterprise, layout=bench.layout))

    def begin_with(self, bench: Workbench) -> None:
        """Put this month aside, and go on with another one."""
        self.keeping.flush()
        self.journal.close()
        self.journal = Journal(self.journal.path.parent)
        self.session.begin(bench)
        self.show_page("payroll")
        self.offer_left_behind()

    def offer_left_behind(self) -> None:
        """Tell the Payroll page which unfinished months were left behind."""
        self.page("payroll").show_target(self.journal)

    # ── what is dropped ──────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged anywhere over the window."""
        if has_files(event.mimeData()):
            event.acceptProposedAction()
            self.given.light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is dragged over the window any more."""
        super().dragLeaveEvent(event)
        self.given.light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        event.acceptProposedAction()
        self.given.take(event.mimeData())

    # ── what the session tells ───────────────────────────────────────────────────────────────

    def _keep(self, bench: Workbench) -> None:
        self.keeping.keep(self.journal, bench)

    def _show_undo(self) -> None:
        stack, actions = self.session.undo_stack, self.menus.actions
        _ = translate(self.session.language)
        for name, can, text, alone, what in (
            ("undo", stack.canUndo(), stack.undoText(), _("&Undo"), _("&Undo: {what}")),
            ("redo", stack.canRedo(), stack.redoText(), _("&Redo"), _("&Redo: {what}")),
        ):
            actions[name].setEnabled(can)
            actions[name].setText(what.format(what=text) if text else alone)

    def say_failed(self, text: str) -> None:
        """Show one sentence above the page until it is closed."""
        self.banner.say("error", text)

    # ── language, colours, place ─────────────────────────────────────────────────────────────

    def choose_language(self, language: str) -> None:
        """Speak a language, from now on."""
        self.settings.language = language
        self.settings.save()
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Speak a language: ``en``, ``km`` or ``zh``."""
        self.session.language = language if language in LANGUAGES else "en"
        _ = translate(self.session.language)
        QLocale.setDefault(QLocale(self.session.language))
        self._let_qt_speak(_.language)
        self.setWindowTitle(_(self._title))
        for part in (self.menus, self.header, self.status, self.banner):
            part.retranslate(_)
        for above in self._above:
            above.retranslate(_)
        self.marks.retranslate()
        self.given.show_recent()
        self.vaults.show_recent()
        self._show_undo()
        self.pages.retranslate(_)

    def _let_qt_speak(self, language: str) -> None:
        """Let Qt's own words follow; English they are without us, as long as none else was."""
        if language != "en" or self._speaks_for_qt:
            from desktop import qt_texts

            qt_texts.speak(language)
            self._speaks_for_qt = True

    def choose_scheme(self, scheme: str) -> None:
        """Use light or dark colours, or "" for the system's, from now on."""
        self.settings.scheme = scheme
        self.settings.save()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme)
        self._redraw()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.dress(app)
        self._redraw()

    def _redraw(self) -> None:
        self.header.redraw()
        self.navigation.viewport().update()

    def toggle_full(self) -> None:
        """Fill the screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place(self) -> None:
        kept = QByteArray.fromHex(self.settings.geometry.encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1280, 720)

    def show_about(self) -> None:
        """Show versions, licences and the law's version."""
        from desktop.about import About

        dialog = About(self, translate(self.session.language))
        dialog.exec()
        dialog.deleteLater()

    # ── beginning and end ────────────────────────────────────────────────────────────────────

    def setVisible(self, visible: bool) -> None:
        """Make the first page before the window is shown: so it is laid out once."""
        if visible and self.navigation.currentRow() < 0:
            self.show_page("payroll")
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note the first paint, after which what is heavy is loaded."""
        super().paintEvent(event)
        self._starting.note_paint()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way; the unfinished month stays in the journal.

        Where it could not be kept, the person is asked first.
        """
        if not self._closing.may_close():
            event.ignore()
            return
        self.settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.settings.save()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._dress)
        for page in self.pages.made:
            page.shut()
        self.session.close()
        self.keeping.flush()
        self.journal.close()
        super().closeEvent(event)
        self.closed.emit()


def language_of_system() -> str:
    """Return the language of ours that the system speaks, else English."""
    languages = {QLocale.Language.Khmer: "km", QLocale.Language.Chinese: "zh"}
    return languages.get(QLocale.system().language(), "en")
