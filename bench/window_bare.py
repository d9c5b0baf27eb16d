"""A bare PySide6 window with the widgets of our first page: the floor of a start.

No line of the program runs here: no icons, no translations, no settings, no journal.
``python -m bench.window_bare`` is dressed as Qt dresses it; followed by files, a style sheet and
fonts, it wears them. ``bench.window`` counts the widgets of both windows and says so.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bench.window_painted import Painted, counted, end_here

PAGES = (
    *("Payroll", "Columns", "Findings", "Contributions", "Declare"),
    *("Registrations", "History", "Audit", "Law", "Enterprises"),
)
MENUS = {"File": 7, "Edit": 3, "Go": 12, "Page": 1, "View": 1, "Help": 1}
SUBMENUS = {"File": (0, 7, 0), "View": (3, 3)}
WORDS = "The law of that month applies. It is never guessed."


def main() -> None:
    """Open the window; end once it is painted, or print what it holds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bare"])
    app.setStyle("Fusion")
    _dress(app, [name for name in sys.argv[1:] if name != "--count"])
    window = QMainWindow()
    window.setCentralWidget(_whole())
    _fill_menus(window)
    status = window.statusBar()
    for part in (QLabel(), QLabel(), QProgressBar(), QPushButton("Cancel")):
        status.addPermanentWidget(part)
        part.setVisible(type(part) is QLabel)
    window.resize(1280, 720)
    Painted(window, lambda: counted(window) if "--count" in sys.argv else end_here())
    window.show()
    app.exec()


def _dress(app: QApplication, files: list[str]) -> None:
    for name in files[1:]:
        QFontDatabase.addApplicationFont(name)
    if files:
        font = QFont()
        font.setFamilies(["Noto Sans Khmer", "Droid Sans Fallback"])
        app.setFont(font)
        with open(files[0], encoding="utf-8") as sheet:  # noqa: PTH123 - as bare as can be
            app.setStyleSheet(sheet.read())


def _fill_menus(window: QMainWindow) -> None:
    for title, commands in MENUS.items():
        menu = window.menuBar().addMenu(title)
        for n in range(commands):
            menu.addAction(f"Command {n}")
        for choices in SUBMENUS.get(title, ()):
            inside = menu.addMenu("More")
            for n in range(choices):
                inside.addAction(f"Choice {n}")


def _whole() -> QWidget:
    """Return navigation, header, banner and the stack of pages."""
    whole, right = QWidget(), QVBoxLayout()
    row = QHBoxLayout(whole)
    navigation, pages = QListWidget(), QStackedWidget()
    navigation.addItems(PAGES)
    navigation.setObjectName("navigation")
    pages.addWidget(_page())
    for _page_name in PAGES:
        pages.addWidget(QWidget())
    header = _row(4, 0, QFrame, _hidden(QPushButton("Vault")), _row(2, 0, QWidget))
    for part in (header, _hidden(_row(2, 2, QFrame)), pages):
        right.addWidget(part)
    row.addWidget(navigation)
    row.addLayout(right)
    return whole


def _page() -> QWidget:
    """Return the first page: title, drop zone, form; what comes with the first file is hidden."""
    page, content = QWidget(), QWidget()
    column, whole = QVBoxLayout(content), QVBoxLayout(page)
    whole.addWidget(content)
    column.addWidget(QLabel("Payroll"))
    column.addWidget(QLabel(WORDS))
    password = _row(2, 1, QFrame, QLineEdit(), QCheckBox("Remember"))
    for part in (
        _hidden(_row(2, 2, QFrame)),
        _row(3, 2, QFrame),
        _hidden(password),
        _form(),
        _hidden(QLabel(WORDS)),
    ):
        column.addWidget(part)
    return page


def _row(labels: int, buttons: int, kind: type[QWidget], *more: QWidget) -> QWidget:
    made = kind()
    made.setProperty("card", kind is QFrame)
    row = QHBoxLayout(made)
    for n in range(labels):
        row.addWidget(QLabel(f"Words {n}"))
    for n in range(buttons):
        row.addWidget(QPushButton(f"Button {n}"))
    for part in more:
        row.addWidget(part)
    return made


def _form() -> QWidget:
    made = QFrame()
    made.setProperty("card", True)
    grid = QGridLayout(made)
    month = QComboBox()
    month.addItems([f"{m:02}/{year}" for year in range(2027, 2008, -1) for m in range(12, 0, -1)])
    for at, field in enumerate((month, *(QLineEdit() for _field in range(4)))):
        for down, part in enumerate((QLabel("Month of the payroll"), field, QLabel(WORDS))):
            grid.addWidget(part, down, at)
    for at in range(2):
        grid.addWidget(QPushButton("Open a file…"), 3, at)
    sector = QComboBox()
    sector.addItems(["Garments", "Another sector"])
    for at, part in enumerate((QLabel("Sector"), sector)):
        grid.addWidget(part, 3, 3 + at)
    grid.addWidget(QLabel(WORDS), 4, 3)
    grid.addWidget(_hidden(QLabel("Title")), 4, 0)
    return made


def _hidden(part: QWidget) -> QWidget:
    part.hide()
    return part


if __name__ == "__main__":
    main()
