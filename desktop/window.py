"""The main window: the list of pages, the month's header, the page shown, status and menus.

``desktop.page_list`` says which pages there are. A page is a subclass of
``desktop.pages.page.Page``, loaded and made when it is first shown, so that the window is on the
screen before numpy is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declaration.vault.kinds import Kind
from desktop import theme
from desktop.closed_doors import DAMAGED_SETTINGS, sentence
from desktop.column_memory import ColumnMemory
from desktop.draft_keeping import DraftKeeping
from desktop.enterprise_opening import EnterpriseOpening
from desktop.header import Header
from desktop.journal import Journal
from desktop.journal_keeping import JournalKeeping
from desktop.menus import Menus
from desktop.navigation import Navigation
from desktop.page_list import PAGES as PAGES
from desktop.pages.page import Page
from desktop.session import Session
from desktop.settings import Settings
from desktop.status_line import StatusLine
from desktop.texts import LANGUAGES, translate
from desktop.vault_commands import VaultCommands
from desktop.vault_files import is_vault
from desktop.vault_whose import Whose
from desktop.widgets.banner import Banner
from desktop.widgets.drop_zone import DropZone
from desktop.widgets.icons import icon
from desktop.window_menus import fill_menus
from desktop.workbench import Workbench


class Window(QMainWindow):
    """The window of the program.

    Attributes:
        session: the month on the bench.
        settings: what is remembered between runs.
        journal: where the unfinished month is kept.
    """

    def __init__(self, settings: Settings | None = None, journal: Journal | None = None) -> None:
        super().__init__()
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
        self.vaults = VaultCommands(self)
        self._pages: dict[str, Page] = {}
        self._is_painted = self._loses_month = self._speaks_for_qt = False
        self._stack = QStackedWidget()
        self._build()
        fill_menus(self, self.settings.language or language_of_system())
        self._listen()
        self.set_language(self.settings.language or language_of_system())
        self.header.show_state(self.session.state)
        self._place()

    def _build(self) -> None:
        for entry in PAGES:
            self.navigation.add(entry.icon, entry.apart)
            self._stack.addWidget(QWidget())
        right = QVBoxLayout()
        right.setSpacing(0)
        self.banner.setObjectName("above")
        for part in (self.header, self.banner):
            right.addWidget(part)
        right.addWidget(self._stack, 1)
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
        session.changed.connect(self._show_state)
        session.edited.connect(self._keep)
        session.failed.connect(self.say_failed)
        session.vault.changed.connect(self._show_vault)
        self.header.vault_wanted.connect(lambda: self.show_page("history"))
        session.undo_stack.indexChanged.connect(self._show_undo)
        self.navigation.currentRowChanged.connect(self._show_row)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    # ── pages ────────────────────────────────────────────────────────────────────────────────

    def show_page(self, name: str, target: object = None) -> None:
        """Show a page, and on it what another page asked for."""
        row = next(i for i, entry in enumerate(PAGES) if entry.name == name)
        self.navigation.setCurrentRow(row)
        self._show_row(row)
        if target is not None:
            self.page(name).show_target(target)

    def page(self, name: str) -> Page:
        """Return a page, made and put into the window when it is first asked for."""
        if name not in self._pages:
            row, entry = next((i, e) for i, e in enumerate(PAGES) if e.name == name)
            module, _, kind = entry.home.partition(":")
            made: Page = getattr(import_module(module), kind)(self.session, self.settings)
            made.set_language(translate(self.session.language))
            made.said.connect(lambda text: self._say_of(made, text))
            made.wanted.connect(self.show_page)
            made.asked.connect(lambda name: self.menus.actions[name].trigger())
            made.enterprise_wanted.connect(self.enterprises.open)
            made.noticed.connect(lambda text: self.banner.say("notice", text))
            made.given.connect(lambda path: self.open_files([path]))
            made.found_at.connect(lambda path: self.vaults.offer_beside([path]))
            self._put(row, made)
            self._pages[name] = made
        return self._pages[name]

    def _say_of(self, page: Page, text: str) -> None:
        """Say a line of a page in the status bar; a page that is not shown says nothing there."""
        if page is self._stack.currentWidget():
            self.status.say(text)

    def _put(self, row: int, page: Page) -> None:
        """Put a page where its place was kept."""
        kept = self._stack.widget(row)
        self._stack.insertWidget(row, page)
        if kept is not None:
            self._stack.removeWidget(kept)
            kept.deleteLater()

    def _show_row(self, row: int) -> None:
        page = self.page(PAGES[row].name)
        self._stack.setCurrentWidget(page)
        self.status.say("")
        self.menus.show_page(page.actions_of_page())

    def step(self, by: int) -> None:
        """Show the page so many further down the list."""
        self.navigation.setCurrentRow((self.navigation.currentRow() + by) % len(PAGES))

    def focus_search(self) -> None:
        """Put the cursor into the filter line of the page shown."""
        self.page(PAGES[self.navigation.currentRow()].name).focus_search()

    # ── files ────────────────────────────────────────────────────────────────────────────────

    def open_files(self, paths: Sequence[Path]) -> None:
        """Add payroll files or folders to the month, and show the Payroll page; open a vault."""
        for path in filter(is_vault, paths):
            self.vaults.open_path(path)
        paths = [path for path in paths if not is_vault(path)]
        if not paths:
            return
        known = self.session.bench.sources
        fresh = tuple(path for path in dict.fromkeys(paths) if path not in known)
        for path in fresh:
            self.settings.remember_source(path)
        self.settings.save()
        self.menus.show_recent(self.settings.recent, self._open_recent)
        self.show_page("payroll")
        if fresh:
            _ = translate(self.session.language)
            kind = self.session.bench.kind
            kind = Kind.REGULAR if kind is Kind.NIL else kind  # somebody was paid after all
            self.session.edit(_("Add files"), sources=known + fresh, kind=kind)
            self.vaults.offer_beside(fresh)

    def ask_files(self) -> None:
        """Let a person choose payroll files."""
        from PySide6.QtWidgets import QFileDialog

        _ = translate(self.session.language)
        kinds = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.zip"
        names, _kind = QFileDialog.getOpenFileNames(
            self,
            _("Open payroll files"),
            self.settings.folder,
            f"{_('Workbooks and tables')} ({kinds});;{_('All files')} (*)",
        )
        self.open_files([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let a person choose a folder of payroll files."""
        from PySide6.QtWidgets import QFileDialog

        _ = translate(self.session.language)
        name = QFileDialog.getExistingDirectory(self, _("Open a folder"), self.settings.folder)
        if name:
            self.open_files([Path(name)])

    def _open_recent(self, path: Path) -> None:
        if path.exists():
            self.open_files([path])
            return
        self.settings.recent = [name for name in self.settings.recent if name != str(path)]
        self.menus.show_recent(self.settings.recent, self._open_recent)
        self.say_failed(sentence(FileNotFoundError(2, "", path.name), self.session.language))

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged anywhere over the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is dragged over the window any more."""
        super().dragLeaveEvent(event)
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._light_up(False)
        paths = [Path(url.toLocalFile()) for url in urls]
        shown = self._stack.currentWidget()
        if not (isinstance(shown, Page) and shown.take_dropped(paths)):
            self.open_files(paths)

    def _light_up(self, over: bool) -> None:
        for zone in self.findChildren(DropZone):
            zone.light_up(over)

    # ── what the session tells ───────────────────────────────────────────────────────────────

    def _show_state(self) -> None:
        self.header.show_state(self.session.state)
        self._mark("findings", self._keeping_out())
        self._mark_registrations()

    def _mark(self, name: str, mark: str, soon: str = "") -> None:
        """Mark a page in the navigation, by its name."""
        row = next(i for i, entry in enumerate(PAGES) if entry.name == name)
        self.navigation.set_mark(row, mark, soon)

    def _keeping_out(self) -> str:
        """Return how many findings keep somebody out of the file; "" for none."""
        found = self.session.state.found
        if found is None:
            return ""
        from desktop.found import HOLDING

        return str((found.grade < HOLDING).sum() or "")

    def _mark_registrations(self) -> None:
        """Mark how many workers passed a limit of the hire clock; a dot where some will soon."""
        month, today = self.session.state.month, self.session.today
        if month is None:
            self._mark("registrations", "")
            return  # numpy is not loaded before there is something to count
        from desktop.registration_board import SOON, mark_of, soon_past

        n = soon_past(month, today)
        words = translate(self.session.language).ngettext(
            "{n} worker passes a limit today or within {days} days",
            "{n} workers pass a limit today or within {days} days",
            n,
        )
        soon = words.format(n=n, days=SOON) if n else ""
        self._mark("registrations", mark_of(month, today), soon)

    def _show_vault(self) -> None:
        """Mark how many months are missing in the open vault."""
        seen = self.session.vault.seen
        self._mark("history", str(len(seen.missing) or "") if seen else "")

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
        self.setWindowTitle(_("Pheaktean"))
        self.navigation.setAccessibleName(_("Pages"))
        for row, entry in enumerate(PAGES):
            key = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            self.navigation.set_title(row, _(entry.title), f"{_(entry.title)} ({key})")
        for part in (self.menus, self.header, self.status, self.banner):
            part.retranslate(_)
        self._mark_registrations()
        self.menus.show_recent(self.settings.recent, self._open_recent)
        self.vaults.show_recent()
        self._show_undo()
        for page in self._pages.values():
            page.set_language(_)

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
        """Note the first paint: a timer set at its beginning runs when all of it is done."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Load what is heavy, now that the window is on the screen."""
        if self.session.is_closed:
            return
        self.setWindowIcon(_window_icon())
        self.session.tasks.run(lambda _report: _warm_up(), lambda _none: self._remember())
        if self.settings.put_aside is not None:
            text = translate(self.session.language)(DAMAGED_SETTINGS)
            self.banner.say("notice", text.format(name=self.settings.put_aside))
        self.offer_left_behind()  # last: a month weighs more

    def _remember(self) -> None:
        """Fill in the enterprise that was declared last, until another one is said."""
        from declaration.monthly import Enterprise

        known = {f.name for f in fields(Enterprise)}
        kept = {name: value for name, value in self.settings.enterprise.items() if name in known}
        if kept.get("name") and self.session.bench.enterprise is None:
            self.session.fill_in(enterprise=Enterprise(**kept))
        self.vaults.at_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way; the unfinished month stays in the journal.

        Where it could not be kept, the person is asked first.
        """
        if not self._may_close() or self._puts_vault_away():
            event.ignore()
            return
        self.settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.settings.save()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._dress)
        for page in self._pages.values():
            page.shut()
        self.session.close()
        self.keeping.flush()
        self.journal.close()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        """Return whether nothing is lost by closing, or a person said that it may be."""
        if not all(page.may_close() for page in self._pages.values()):
            return False
        if self._loses_month:
            return True
        self.keeping.flush()
        if self.keeping.is_kept:
            return True
        _ = translate(self.session.language)
        self.banner.say(
            "error",
            _("This month could not be kept and is lost when the window closes. Make room first."),
            _("Close all the same"),
            self._close_anyway,
        )
        return False

    def _puts_vault_away(self) -> bool:
        """Return whether the vault leaves a copy or a draft first; the window closes after that."""
        seen = self.session.vault.seen
        if seen is None or not (seen.copies or self.drafts.is_waiting):
            return False
        self.session.cancel()
        self.vaults.put_away(lambda: QTimer.singleShot(0, self, self.close))
        return True

    def _close_anyway(self) -> None:
        self._loses_month = True
        self.close()


def language_of_system() -> str:
    """Return the language of ours that the system speaks, else English."""
    languages = {QLocale.Language.Khmer: "km", QLocale.Language.Chinese: "zh"}
    return languages.get(QLocale.system().language(), "en")


def _window_icon() -> QIcon:
    return icon("contributions", "accent")


def _warm_up() -> None:
    """Load what reading needs, so that the first file opens at once."""
    import importers.reading  # noqa: F401
