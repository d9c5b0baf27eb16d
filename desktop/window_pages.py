"""The window's pages: made when they are first shown, put in their place, spoken to together.

pages = WindowPages(window)
pages.show("findings", target)
pages.page("payroll")               # made now, where it was not shown yet
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.page_list import PAGES
from desktop.texts import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.pages.page import Page
    from desktop.texts import Translator
    from desktop.window import Window


class WindowPages:
    """The pages of ``desktop.page_list`` and the row of the navigation that shows each.

    Attributes:
        stack: holds a page in its row, or an empty place until the page is made.
    """

    def __init__(self, window: Window) -> None:
        self._window, self._navigation = window, window.navigation
        self._made: dict[str, Page] = {}
        self.stack = QStackedWidget()
        for entry in PAGES:
            self._navigation.add(entry.icon, entry.apart)
            self.stack.addWidget(QWidget())
        self._navigation.currentRowChanged.connect(self._show_row)

    @property
    def made(self) -> Iterable[Page]:
        """The pages that were shown or asked for until now."""
        return self._made.values()

    def show(self, name: str, target: object = None) -> None:
        """Show a page, and on it what another page asked for."""
        row = row_of(name)
        self._navigation.setCurrentRow(row)
        self._show_row(row)
        if target is not None:
            self.page(name).show_target(target)

    def page(self, name: str) -> Page:
        """Return a page, made and put into the window when it is first asked for."""
        if name not in self._made:
            row = row_of(name)
            module, _, kind = PAGES[row].home.partition(":")
            window = self._window
            made: Page = getattr(import_module(module), kind)(window.session, window.settings)
            made.set_language(translate(window.session.language))
            self._listen(made)
            self._put(row, made)
            self._made[name] = made
        return self._made[name]

    def _listen(self, page: Page) -> None:
        window = self._window
        page.said.connect(lambda text: self._say_of(page, text))
        page.wanted.connect(self.show)
        page.asked.connect(lambda name: window.menus.actions[name].trigger())
        page.enterprise_wanted.connect(window.enterprises.open)
        page.noticed.connect(lambda text: window.banner.say("notice", text))
        page.given.connect(lambda path: window.open_files([path]))
        page.found_at.connect(lambda path: window.vaults.offer_beside([path]))

    def _say_of(self, page: Page, text: str) -> None:
        """Say a line of a page in the status bar; a page that is not shown says nothing there."""
        if page is self.stack.currentWidget():
            self._window.status.say(text)

    def _put(self, row: int, page: Page) -> None:
        """Put a page where its place was kept."""
        kept = self.stack.widget(row)
        self.stack.insertWidget(row, page)
        if kept is not None:
            self.stack.removeWidget(kept)
            kept.deleteLater()

    def _show_row(self, row: int) -> None:
        page = self.page(PAGES[row].name)
        self.stack.setCurrentWidget(page)
        self._window.status.say("")
        self._window.menus.show_page(page.actions_of_page())

    @property
    def shown(self) -> Page | None:
        """The page that is shown; None before the first."""
        row = self._navigation.currentRow()
        return self._made.get(PAGES[row].name) if row >= 0 else None

    def step(self, by: int) -> None:
        """Show the page so many further down the list."""
        self._navigation.setCurrentRow((self._navigation.currentRow() + by) % len(PAGES))

    def focus_search(self) -> None:
        """Put the cursor into the filter line of the page shown."""
        if self.shown is not None:
            self.shown.focus_search()

    def retranslate(self, _: Translator) -> None:
        """Speak another language, in the list and on every page."""
        self._navigation.setAccessibleName(_("Pages"))
        for row, entry in enumerate(PAGES):
            key = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            self._navigation.set_title(row, _(entry.title), f"{_(entry.title)} ({key})")
        for page in self.made:
            page.set_language(_)


def row_of(name: str) -> int:
    """Return the row of the navigation that shows a page."""
    return next(row for row, entry in enumerate(PAGES) if entry.name == name)
