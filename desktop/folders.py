"""Folders and files in the system's own way: its file manager, or whatever opens a file."""

from __future__ import annotations

from pathlib import Path

from desktop.texts import Translator, mark

GONE = mark(
    "The folder “{folder}” is not there any more: it was moved or renamed, or its drive was taken "
    "out."
)
NOT_SHOWN = mark("This computer did not open the folder “{folder}”. Open it by hand.")

NO_PROGRAM = mark(
    "This computer has no program that shows “{name}”. Save a copy and open it there."
)


def show_folder(folder: Path, _: Translator) -> str:
    """Show a folder.

    Returns:
        One sentence on why it is not shown, in the language; "" where it is.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    if not folder.is_dir():
        return _(GONE).format(folder=folder)
    shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    return "" if shown else _(NOT_SHOWN).format(folder=folder)


def show_file(path: Path, _: Translator) -> str:
    """Show a file in the program that the system has for it.

    Returns:
        One sentence on why it is not shown, in the language; "" where it is.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return "" if shown else _(NO_PROGRAM).format(name=path.name)
