"""The help in a window of its own, beside the one that it explains.

    window = HelpWindow(session, settings, parent)
    window.speak(translate("km"))
    window.open(Address("PER-013"))

Left the contents, or what a search found; right the page. Everything is done with keys, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop.help.address import Address
from desktop.help.library import Library
from desktop.help.search import Result
from desktop.pages.help_bar import HelpBar
from desktop.pages.help_contents import ContentsTree, ResultList
from desktop.pages.help_finding import HelpFinding
from desktop.pages.help_text import STEP, HelpText
from desktop.pages.help_trail import Trail
from desktop.texts import Translator, translate
from desktop.widgets.filter_line import FilterLine
from desktop.widgets.parts import down, label

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.settings import Settings

START = Address("start")
NAME = "help"
"""Under which its place and sizes are remembered."""
WIDTH, HEIGHT = 980, 720
"""At first [pixels]."""
SIDE = [300, 680]
"""Of contents and page, at first [pixels]."""
PAUSE = 40
"""Between the last key and what is found [milliseconds]."""


class HelpWindow(QWidget):
    """The help.

    Args:
        session: whose worker thread makes the index of the search, and prints.
        settings: where place, sizes and zoom are remembered.
        parent: the window that it explains, or a dialog of it.

    Attributes:
        text: the page.
        contents, results, search: what stands beside it.
        bar: the buttons above.
        trail: the pages looked at.
        library: all pages, in the language spoken.
    """

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session, self.settings = session, settings
        self._, self.library = translate("en"), Library("en")
        self.text, self.contents, self.results = HelpText(), ContentsTree(), ResultList()
        self.search, self.count = FilterLine(), label(muted=True, wrap=True)
        self.bar, self.trail = HelpBar(self._acts()), Trail()
        self.finding = HelpFinding(session, self._show_found)
        self._split, self._side = QSplitter(), QStackedWidget()
        self._build()
        self._listen()
        self._place()

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "back": lambda: self._return_to(self.trail.back()),
            "forward": lambda: self._return_to(self.trail.forward()),
            "start": lambda: self.open(START),
            "smaller": lambda: self.text.set_zoom(self.text.zoom - STEP),
            "larger": lambda: self.text.set_zoom(self.text.zoom + STEP),
            "usual": lambda: self.text.set_zoom(100),
            "copy": self.copy,
            "print": self.print_page,
            "search": self.focus_search,
            "contents": self._go_round,
            "close": self._escape,
        }

    def _build(self) -> None:
        self._side.addWidget(self.contents)
        self._side.addWidget(self.results)
        for column in (down(self.search, self.count, self._side), down(self.bar, self.text)):
            column.setContentsMargins(0, 0, 0, 0)
            part = QWidget()
            part.setLayout(column)
            self._split.addWidget(part)
        self.count.hide()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._split.setStretchFactor(1, 1)
        whole = down(self._split)
        whole.setContentsMargins(12, 10, 12, 12)
        self.setLayout(whole)
        self.search.set_pause(PAUSE)
        self.setMinimumSize(560, 360)

    def _listen(self) -> None:
        self.contents.wanted.connect(self.open)
        self.text.wanted.connect(self.open)
        self.results.wanted.connect(self._open_result)
        self.results.left.connect(self.focus_search)
        self.search.searched.connect(self.look_for)
        self.search.left.connect(self._into_side)
        self._split.splitterMoved.connect(lambda: self._remember_split())
        self.text.zoomed.connect(self._remember_zoom)

    def _place(self) -> None:
        kept = QByteArray.fromHex(self.settings.places.get(NAME, "").encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(WIDTH, HEIGHT)
            self._stand_beside()
        self._split.setSizes(self.settings.splitters.get(NAME, SIDE))
        self.text.set_zoom(self.settings.help_zoom)

    def _stand_beside(self) -> None:
        """Stand to the right of the window explained, as far as the screen has room."""
        parent = self.parentWidget()
        screen = parent.screen() if parent else QGuiApplication.primaryScreen()
        if parent is None or screen is None:
            return
        room = screen.availableGeometry()
        left = min(parent.geometry().right() + 12, room.right() - WIDTH)
        self.move(max(room.left(), left), max(room.top(), parent.geometry().top()))

    # ── pages ────────────────────────────────────────────────────────────────────────────────

    def open(self, place: Address, words: Sequence[str] = ()) -> None:
        """Show a place of the help; what does not exist shows the beginning."""
        if place.page not in self.library.names:
            place = START
        self.trail.go(place)
        self._show(place, words)

    def _return_to(self, place: Address | None) -> None:
        if place is not None:
            self._show(place)

    def _show(self, place: Address, words: Sequence[str] = ()) -> None:
        page = self.library.page(place.page)
        self.text.show_page(page, place.anchor)
        self.text.mark(words)
        self.contents.show_page(place.page)
        self.setWindowTitle(self._("{page} – help").format(page=page.title))
        actions = self.bar.actions_by_name
        actions["back"].setEnabled(self.trail.can_back)
        actions["forward"].setEnabled(self.trail.can_forward)

    def speak(self, _: Translator) -> None:
        """Speak a language; the page shown stays the same."""
        self._, self.library = _, Library(_.language)
        for part in (self.bar, self.text, self.search):
            part.retranslate(_)
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(_("Search the help"))
        self.search.setToolTip(_("Find words in all pages (Ctrl+F)"))
        self.contents.setAccessibleName(_("Contents of the help"))
        self.results.setAccessibleName(_("What the search found"))
        self.contents.show_entries(self.library.chapters)
        if self.search.text():
            self.look_for(self.search.text())
        if self.trail.here is not None:
            self._show(self.trail.here)

    # ── search ───────────────────────────────────────────────────────────────────────────────

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.finding.prepare(self._.language)
        self.search.setFocus()
        self.search.selectAll()

    def look_for(self, words: str) -> None:
        """Look for words; without any the contents are shown again."""
        if words.strip():
            self.finding.find(words, self._.language)
            return
        self._side.setCurrentWidget(self.contents)
        self.count.hide()
        self.text.mark(())

    def _show_found(self, words: str, found: list[Result]) -> None:
        if words != self.search.text():
            return
        self.results.show_results(found)
        self._side.setCurrentWidget(self.results)
        text = self._.ngettext("{n} place", "{n} places", len(found)).format(n=len(found))
        self.count.setText(text if found else self._("Nothing was found. Try fewer words."))
        self.count.show()

    def _open_result(self, place: Address, words: Sequence[str]) -> None:
        self.open(place, words)

    def _into_side(self) -> None:
        """Go from the search line into what it found, or the contents."""
        if self._side.currentWidget() is self.contents:
            self.contents.setFocus()
            return
        self.results.setFocus()
        if self.results.currentRow() < 0:
            self.results.setCurrentRow(0)

    # ── commands ─────────────────────────────────────────────────────────────────────────────

    def copy(self) -> None:
        """Copy the page's title and how to open it again, to send to someone."""
        if self.trail.here is None:
            return
        title = self.library.page(self.trail.here.page).title
        QGuiApplication.clipboard().setText(f"{title}\npheaktean explain {self.trail.here}")

    def print_page(self) -> None:
        """Show the page as it will be on paper; from there it is printed or kept as a PDF."""
        if self.trail.here is None:
            return
        from declaration.law import Law
        from desktop.printing.help_sheet import help_sheet
        from desktop.widgets.print_preview import PrintPreview

        page = self.library.page(self.trail.here.page)
        day = self.session.today or date.fromisoformat(Law.load().version[:10])
        printout = help_sheet(page, self._.language, day)
        dialog = PrintPreview(printout, f"{page.name}.pdf", self.session, self.settings, self)
        dialog.exec()
        dialog.deleteLater()

    def _go_round(self) -> None:
        """Go from search to what stands below it, to the page, and back to the search."""
        if self.search.hasFocus():
            self._into_side()
        elif self.contents.hasFocus() or self.results.hasFocus():
            self.text.setFocus()
        else:
            self.focus_search()

    def _escape(self) -> None:
        """Empty the search, or close where it is empty."""
        if self.search.text():
            self.search.clear()
            self.look_for("")
            self.contents.setFocus()
        else:
            self.close()

    # ── what is remembered ───────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:
        """Draw page and icons anew in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "trail"):
            self.bar.retranslate(self._)
            self.text.draw()

    def _remember_split(self) -> None:
        self.settings.splitters[NAME] = self._split.sizes()

    def _remember_zoom(self, zoom: int) -> None:
        self.settings.help_zoom = zoom

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and size."""
        self.settings.places[NAME] = bytes(self.saveGeometry().toHex().data()).decode()
        self.settings.save()
        super().closeEvent(event)
