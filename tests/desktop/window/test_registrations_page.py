"""The Registrations page, driven by keys and mouse."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from declaration.month import Month
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.practice.factory import practice as figures
from desktop.registration_board import Stage, crossings, soon_past
from desktop.widgets.stage_card import StageCard
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

MARK = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


@pytest.fixture
def page(window, qtbot, practice):
    window.session.begin(
        Workbench(
            sources=tuple(sorted(practice.glob("payroll*.xlsx"))),
            month=Month(2026, 10),
            rate=Decimal(4015),
            register=practice / "register.xlsx",
        )
    )
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=60_000)
    until_idle(qtbot, window.session)
    window.show_page("registrations")
    return window.page("registrations")


def test_the_board_counts_as_the_factory_was_made(page):
    assert len(page.board) == page.box.model.rowCount() == figures().unregistered
    assert page.board.count(Stage.GRAVE) == figures().unregistered_past_45_days
    assert page.cards[Stage.GRAVE].accessibleName() == (
        f"Past 45 days: {figures().unregistered_past_45_days}"
    )
    QAbstractItemModelTester(page.box.model)


def test_a_column_of_the_board_filters_and_lets_go(page):
    card = page.cards[Stage.LATE]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.isChecked()
    assert page.box.model.rowCount() == page.board.count(Stage.LATE)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert page.box.model.rowCount() == len(page.board)


def test_words_are_searched(page, qtbot):
    page.focus_search()
    assert page.box.filter.hasFocus()
    QTest.keyClicks(page.box.filter, "DW-005")
    QTest.keyClick(page.box.filter, Qt.Key.Key_Return)
    assert page.box.model.rowCount() == 1


def test_the_list_of_pages_shows_how_many_are_past_a_limit(page, window):
    said = window.navigation.item(5).data(MARK)
    assert said.startswith(f"Registrations {page.board.past_a_limit}")


def test_a_dot_tells_who_passes_a_limit_soon(page, window):
    entry, month = window.navigation.item(5), page.session.state.month
    soon = soon_past(month, window.session.today)
    assert soon == crossings(month, date(2026, 10, 30), date(2026, 11, 3))
    words = f"{soon} workers pass a limit today or within 3 days"
    assert (words in entry.data(MARK)) is (soon > 1)
    assert (words in entry.toolTip()) is (soon > 1)
    window.navigation.set_mark(5, "7", "2 workers pass a limit")
    assert entry.data(MARK) == "Registrations 7. 2 workers pass a limit"
    assert "2 workers pass a limit" in entry.toolTip()
    window.navigation.set_mark(5, "")
    assert entry.data(MARK) == "Registrations"
    assert "pass a limit" not in entry.toolTip()


def test_today_more_have_passed_and_can_be_counted(page, window, qtbot):
    window.session.today = date(2026, 11, 11)
    page.refresh(window.session.state)
    assert page.banner.isVisible()
    before = page.board.past_a_limit
    QTest.mouseClick(page.banner._button, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert window.session.bench.as_of == date(2026, 11, 11)
    assert page.board.past_a_limit > before
    assert page.month_end.isVisible()
    QTest.mouseClick(page.month_end, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert window.session.bench.as_of is None
    assert page.board.past_a_limit == before


def test_any_day_can_be_chosen_and_undone(page, window, qtbot):
    page.day.setDate(QDate(2026, 10, 15))
    until_idle(qtbot, window.session)
    assert window.session.bench.as_of == date(2026, 10, 15)
    assert page.board.day == date(2026, 10, 15)
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert page.board.day == date(2026, 10, 31)


def test_the_file_for_new_members_is_that_of_the_command_line(
    page, window, qtbot, practice, tmp_path, monkeypatch, capsys
):
    chosen = tmp_path / "window"
    monkeypatch.setattr(
        "desktop.pages.registrations.QFileDialog.getExistingDirectory", lambda *_a: str(chosen)
    )
    page.actions_of_page()[0].trigger()
    until_idle(qtbot, window.session)
    with (chosen / "new-registrations.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == figures().unregistered
    assert "new-registrations.csv" in page.banner.accessibleName()
    main(
        [
            "registrations",
            *(str(path) for path in sorted(practice.glob("payroll*.xlsx"))),
            *("--month", "2026-10", "--rate", "4015"),
            *("--register", str(practice / "register.xlsx"), "--out", str(tmp_path / "command")),
        ]
    )
    capsys.readouterr()
    names = sorted(path.name for path in (tmp_path / "command").iterdir())
    assert names == sorted(path.name for path in chosen.iterdir())
    for name in names:
        assert (chosen / name).read_bytes() == (tmp_path / "command" / name).read_bytes()


def test_a_row_opens_what_the_checks_say(page, window):
    page.box.table.setFocus()
    page.box.table.show_row(0)
    QTest.keyClick(page.box.table, Qt.Key.Key_Return)
    assert window.page("findings").isVisible()


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_it_speaks_every_language(page, window, language):
    window.choose_language(language)
    assert "{" not in page._lead.text()
    for button in (*page.findChildren(QPushButton), *page.findChildren(StageCard)):
        if button.isVisible():
            assert button.text() or button.accessibleName()
    shown = page.box.model.index(0, 2).data()
    assert "45" in shown
    assert "{" not in shown


def test_icons_are_drawn_anew_in_another_scheme(page, window, qtbot):
    def shade():
        return page.write.icon().pixmap(16, 16).toImage().pixelColor(3, 8).lightness()

    window.choose_scheme("light")
    dark_lines = shade()
    window.choose_scheme("dark")
    qtbot.waitUntil(lambda: shade() > dark_lines)
    window.choose_scheme("light")


def test_where_everyone_is_registered_it_says_so(window, qtbot, practice):
    clean = practice / "clean"
    window.session.begin(
        Workbench(
            sources=(clean / "payroll.xlsx",),
            month=Month(2026, 10),
            rate=Decimal(4015),
            register=clean / "register.xlsx",
        )
    )
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    until_idle(qtbot, window.session)
    window.show_page("registrations")
    page = window.page("registrations")
    if len(page.board):
        pytest.fail("the small factory is meant to be in good order")
    assert page.nobody.isVisible()
    assert not page.box.isVisible()
    assert not page.write.isEnabled()
    assert window.navigation.item(5).data(MARK) == "Registrations"
