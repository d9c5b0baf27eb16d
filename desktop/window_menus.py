"""What the window's menus hold: every command of the window itself, with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from desktop.help_commands import HelpCommands
from desktop.menus import SCHEMES
from desktop.page_list import PAGES
from desktop.support.commands import SupportCommands
from desktop.texts import LANGUAGE_NAMES, mark

if TYPE_CHECKING:
    from desktop.window import Window


def fill_menus(window: Window, language: str) -> None:
    """Put the window's commands into its menus.

    Args:
        window: its menus are empty.
        language: spoken at the start.
    """
    menus, keys = window.menus, QKeySequence.StandardKey
    add, file, edit = menus.add, menus.file, menus.edit
    add(file, "open", mark("&Open payroll files…"), window.given.ask_files, keys.Open, "open")
    add(file, "folder", mark("Open a &folder…"), window.given.ask_folder, "Ctrl+Shift+O", "folder")
    file.addMenu(menus.recent)
    window.vaults.fill(file)
    add(file, "again", mark("&Read the files again"), window.session.work_out_again, "F5")
    file.addSeparator()
    add(file, "new", mark("&Begin another month"), window.begin_another, keys.New)
    file.addSeparator()
    add(file, "close", mark("&Close"), window.close, "Ctrl+Q")
    stack = window.session.undo_stack
    add(edit, "undo", mark("&Undo"), stack.undo, keys.Undo, "undo").setEnabled(False)
    add(edit, "redo", mark("&Redo"), stack.redo, keys.Redo, "redo").setEnabled(False)
    edit.addSeparator()
    add(edit, "filter", mark("&Filter the table"), window.pages.focus_search, keys.Find, "search")
    for entry in PAGES:
        show = partial(window.show_page, entry.name)
        add(menus.go, f"page:{entry.name}", entry.title, show, entry.shortcut, entry.icon)
    menus.go.addSeparator()
    add(menus.go, "next", mark("&Next page"), lambda: window.pages.step(1), "Ctrl+PgDown")
    add(menus.go, "previous", mark("&Previous page"), lambda: window.pages.step(-1), "Ctrl+PgUp")
    settings = window.settings
    names = {code: LANGUAGE_NAMES[code] for code in ("km", "en", "zh")}
    menus.choice(
        menus.view, mark("Language"), names, language, window.choose_language, own_names=True
    )
    menus.choice(menus.view, mark("Colours"), SCHEMES, settings.scheme, window.choose_scheme)
    add(menus.view, "full", mark("&Full screen"), window.toggle_full, "F11")
    HelpCommands(window).fill(menus)
    add(menus.help, "practice", mark("Practice &month…"), window.practice.ask)
    make_bundle = SupportCommands(window).ask
    add(menus.help, "support", mark("Make a support &bundle…"), make_bundle)
    add(menus.help, "about", mark("&About this program"), window.show_about, "", "help")
    menus.show_page(())
