"""The window's menus: every command has a name, a place and, where it is used often, a key.

Texts are kept as English sources, so that another language only sets them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.texts import Translator, mark
from desktop.widgets.icons import icon

SCHEMES = {"": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}

Key = str | QKeySequence.StandardKey


class Menus:
    """The menu bar of a window and the commands in it.

    Attributes:
        actions: name → command, as ``open``, ``undo``, ``page:payroll``.
        recent: the menu of recent files.
        page: the menu of the commands of the page shown.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._titles: list[tuple[QAction | QMenu, str]] = []
        self._icons: list[tuple[QAction, str]] = []
        self._followers: list[Callable[[Translator], None]] = []
        self.actions: dict[str, QAction] = {}
        self.file = self._menu(mark("&File"))
        self.edit = self._menu(mark("&Edit"))
        self.go = self._menu(mark("&Go"))
        self.page = self._menu(mark("&Page"))
        self.view = self._menu(mark("&View"))
        self.help = self._menu(mark("&Help"))
        self.recent = self.submenu(self.file, mark("Recent files"))
        for menu in (self.file, self.edit, self.go, self.help):
            menu.aboutToShow.connect(self.draw_icons)

    def add(
        self,
        menu: QMenu,
        name: str,
        title: str,
        act: Callable[[], object],
        key: Key = "",
        picture: str = "",
    ) -> QAction:
        """Add a command.

        Args:
            menu: where it goes.
            name: by which it is found in ``actions``.
            title: English, marked for translation.
            act: what it does.
            key: its shortcut.
            picture: name of its icon.
        """
        action = QAction(self._window)
        action.triggered.connect(lambda _checked=False: act())
        action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        self._titles.append((action, title))
        if picture:
            self._icons.append((action, picture))
        self.actions[name] = action
        return action

    def submenu(self, menu: QMenu, title: str) -> QMenu:
        """Add a menu in a menu."""
        made = menu.addMenu("")
        self._titles.append((made, title))
        return made

    def choice(
        self,
        menu: QMenu,
        title: str,
        names: dict[str, str],
        chosen: str,
        act: Callable[[str], None],
        *,
        own_names: bool = False,
    ) -> QMenu:
        """Add a menu of which one is chosen: value → title, translated unless ``own_names``."""
        made = self.submenu(menu, title)
        group = QActionGroup(self._window)
        for value, words in names.items():
            action = QAction(words, self._window)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked=False, value=value: act(value))
            group.addAction(action)
            made.addAction(action)
            self.actions[f"{title}:{value}"] = action
            if not own_names:
                self._titles.append((action, words))
        return made

    def follow(self, speak: Callable[[Translator], None]) -> None:
        """Let what a command opened speak the menus' language, from now on."""
        self._followers.append(speak)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        for speak in self._followers:
            speak(_)
        for thing, title in self._titles:
            if isinstance(thing, QMenu):
                thing.setTitle(_(title))
            else:
                thing.setText(_(title))

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the scheme in use, when a menu is opened."""
        for action, picture in self._icons:
            action.setIcon(icon(picture))

    def show_recent(self, names: Sequence[str], open_one: Callable[[Path], None]) -> None:
        """List the recent files that are still there."""
        self.recent.clear()
        for name in names:
            path = Path(name)
            action = self.recent.addAction(path.name)
            action.setToolTip(name)
            action.triggered.connect(lambda _checked=False, path=path: open_one(path))
        self.recent.setEnabled(bool(names))

    def show_page(self, commands: Sequence[QAction]) -> None:
        """List the commands of the page shown."""
        self.page.clear()
        self.page.addActions(list(commands))
        self.page.menuAction().setVisible(bool(commands))

    def _menu(self, title: str) -> QMenu:
        made = self._window.menuBar().addMenu("")
        self._titles.append((made, title))
        return made
