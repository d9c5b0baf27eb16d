"""The help window, driven by its keys: F1 leads to what is looked at, search, back, languages."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from declaration.month import Month
from desktop.help.address import Address, address
from desktop.help.library import Library
from desktop.help_commands import HelpCommands
from desktop.page_list import PAGES
from desktop.pages.help_window import HelpWindow
from desktop.printing.help_sheet import help_sheet
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def commands(window):
    return window.findChild(HelpCommands)


@pytest.fixture
def window(window, qtbot):
    """The window, with the keyboard in it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def shown(window, qtbot):
    """The help, opened with F1."""
    press(window, Qt.Key.Key_F1)
    made = commands(window).shown
    qtbot.waitUntil(made.isVisible)
    return made


def test_nothing_of_the_help_is_made_before_it_is_opened(window):
    assert commands(window).shown is None


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_f1_opens_the_help_of_the_page_shown(window, name):
    window.show_page(name)
    press(window, Qt.Key.Key_F1)
    here = commands(window).shown.trail.here
    assert here.page == name or (name == "law" and here.page.startswith("law-"))
    press(window, Qt.Key.Key_F1, CONTROL)
    assert commands(window).shown.trail.here == Address(name)


def test_f1_on_a_finding_opens_its_code(window, qtbot, payroll_file):
    window.session.begin(
        Workbench(sources=(payroll_file,), month=Month(2026, 10), rate=Decimal(4015))
    )
    until_idle(qtbot, window.session)
    window.show_page("findings")
    page = window.page("findings")
    until_idle(qtbot, window.session)
    page.show_target("FMT-001")
    press(page.table, Qt.Key.Key_F1)
    assert commands(window).shown.trail.here == Address("FMT-001")
    window.activateWindow()
    window.show_page("columns")
    page = window.page("columns")
    until_idle(qtbot, window.session)
    row = next(i for i, line in enumerate(page.lines) if line.read.field == "gross")
    page.box.table.show_row(row)
    press(page.box.table, Qt.Key.Key_F1)
    assert commands(window).shown.trail.here == Address("field-gross")
    window.show_page("law", "health_care_rate")
    press(window.page("law").box.table, Qt.Key.Key_F1)
    assert commands(window).shown.trail.here == Address("law-health_care_rate")


def test_search_finds_khmer_by_keys(window, shown, qtbot):
    window.set_language("km")
    press(shown, Qt.Key.Key_F, CONTROL)
    assert shown.search.hasFocus()
    shown.search.setText("ម៉ោងបន្ថែម")
    press(shown.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.results.count() > 3)
    press(shown.search, Qt.Key.Key_Down)
    assert shown.results.hasFocus()
    first = shown.trail.here
    assert first == address(shown.results.item(0).data(Qt.ItemDataRole.UserRole))
    press(shown.results, Qt.Key.Key_Down)
    assert shown.trail.here != first
    press(shown.results, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.trail.here == first
    press(shown.results, Qt.Key.Key_Escape)
    assert shown.search.text() == ""
    assert shown.contents.isVisible()
    press(shown.contents, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_back_and_forward(shown):
    shown.open(Address("vault"))
    shown.open(Address("OVT-001"))
    press(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.trail.here == Address("vault")
    press(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.trail.here == Address("OVT-001")
    assert not shown.bar.actions_by_name["forward"].isEnabled()


def test_a_link_is_followed_and_scrolled_to(shown):
    shown.open(Address("start"))
    shown.text.anchorClicked.emit(QUrl("help:law-explained#overtime"))
    assert shown.trail.here == Address("law-explained", "overtime")
    assert shown.text.verticalScrollBar().value() > 0


def test_the_contents_follow_and_lead(shown):
    shown.open(Address("PER-013"))
    assert shown.contents.currentItem().text(0).startswith("PER-013")
    shown.contents.setFocus()
    press(shown.contents, Qt.Key.Key_Down)
    assert shown.trail.here == Address("PER-014")


def test_a_page_that_is_not_there_shows_the_beginning(shown):
    shown.open(Address("nowhere"))
    assert shown.trail.here == Address("start")


def test_it_speaks_the_windows_language(window, shown):
    shown.open(Address("OVT-001"))
    window.set_language("zh")
    assert shown.trail.here == Address("OVT-001")
    assert "加班" in shown.text.toPlainText()
    assert "加班" in shown.windowTitle()


def test_zoom_is_kept(window, shown, settings, qtbot):
    before = shown.text.document().defaultFont().pointSizeF()
    press(shown, Qt.Key.Key_Plus, CONTROL)
    assert shown.text.document().defaultFont().pointSizeF() > before
    shown.close()
    assert settings.help_zoom == 110
    assert settings.places["help"]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_F1)
    qtbot.waitUntil(shown.isActiveWindow)
    press(shown, Qt.Key.Key_0, CONTROL)
    assert settings.help_zoom == 100


def test_where_it_stands_is_copied(shown):
    shown.open(Address("OVT-001"))
    press(shown, Qt.Key.Key_L, CONTROL)
    assert QGuiApplication.clipboard().text().endswith("pheaktean explain OVT-001")


def test_f6_goes_round(shown):
    shown.text.setFocus()
    seen = []
    for _ in range(3):
        press(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [shown.search, shown.contents, shown.text]


def test_every_part_has_a_name(shown):
    parts = (shown.text, shown.contents, shown.results, shown.search)
    assert all(part.accessibleName() for part in parts)
    assert all(button.accessibleName() for button in shown.bar._buttons.values())


def test_f1_in_a_dialog_opens_the_dialogs_help(window, qtbot):
    dialog = QDialog(window)
    dialog.setProperty("help_target", "vault")
    column, line = QVBoxLayout(dialog), QLineEdit()
    column.addWidget(line)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    press(line, Qt.Key.Key_F1)
    made = dialog.findChild(HelpWindow)
    assert made is not None
    assert made.trail.here == Address("vault")
    assert commands(window).shown is None
    press(line, Qt.Key.Key_F1)
    assert len(dialog.findChildren(HelpWindow)) == 1
    dialog.close()
    dialog.deleteLater()


def test_the_menus_keys_are_their_own(window):
    keys = [
        key.toString()
        for action in window.menus.actions.values()
        for key in action.shortcuts()
        if not key.isEmpty()
    ]
    assert len(keys) == len(set(keys))
    assert QKeySequence("F1").toString() in keys


def test_a_page_on_paper_is_whole(qapp):
    page = Library("en").page("command-vault")
    printout = help_sheet(page, "en", date(2026, 11, 1))
    assert printout.pages > 2
    picture = printout.picture(printout.pages - 1, 300)
    colours = {picture.pixelColor(x, y).lightness() for x in range(60, 240) for y in range(40, 400)}
    assert min(colours) < 128


def test_a_page_with_pictures_comes_to_rest_in_every_width(shown, qtbot):
    shown.open(Address("first-month"))
    qtbot.waitUntil(lambda: not shown.text._later.isActive())
    for width in (700, 1100):
        shown.resize(width, 700)
        qtbot.waitUntil(lambda: shown.text._drawn_width == shown.text.viewport().width())
        qtbot.waitUntil(lambda: not shown.text._later.isActive())
