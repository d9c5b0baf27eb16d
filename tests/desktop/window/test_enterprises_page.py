"""The Enterprises page, driven by keys and mouse: the board of all vaults."""

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QTableView

from declaration.month import Month
from desktop import enterprises
from desktop.board import Standing
from desktop.enterprises import Found
from desktop.models.enterprises_model import Urgency, urgency_of
from desktop.pages.enterprises import BATCH, BOARD
from desktop.secrets import Keys
from desktop.texts import LANGUAGES
from desktop.vault.opening import UnknownVaultError
from desktop.widgets.stage_card import StageCard
from tests.desktop.test_secrets import Locked, Store
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.farms import PHRASE, drafted, locked_at, several, vault_at
from tests.desktop.window.fitting import cut_off

TODAY = date(2026, 11, 12)

NAMED = (QPushButton, QCheckBox, QComboBox, QLineEdit, QTableView, StageCard)
"""What a screen reader needs a name for."""


@pytest.fixture
def keys(monkeypatch):
    """Return a key store in memory, which every vault of this computer is asked of."""
    store = Store()
    monkeypatch.setattr(Keys, "_backend", lambda self: store)
    return Keys()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return seven enterprises, and the key store that knows four of them."""
    home, keys = tmp_path_factory.mktemp("made"), Keys(Store())
    return several(home / "all", home / "out", keys), keys._given


@pytest.fixture
def folder(made, monkeypatch):
    folder, store = made
    monkeypatch.setattr(Keys, "_backend", lambda self: store)
    return folder


@pytest.fixture
def empty(window, keys):
    window.session.today = TODAY
    window.show_page("enterprises")
    return window.page("enterprises")


@pytest.fixture
def page(window, qtbot, folder):
    window.session.today = TODAY
    window.show_page("enterprises")
    page = window.page("enterprises")
    choose(page, qtbot, folder)
    return page


def choose(page, qtbot, folder):
    page.choose(folder)
    until_idle(qtbot, page.session)
    assert page.found.folder == folder


def shown(page):
    return [row.path.stem for row in page.board.shown()]


def cell(page, name, column):
    model = page.board.box.model
    at = [each.name for each in model.columns].index(column)
    return model.index(shown(page).index(name), at).data()


# ── before there is anything ────────────────────────────────────────────────────────────────


def test_without_a_folder_it_says_what_to_choose(empty, window, monkeypatch, folder, qtbot):
    nothing = empty._nothing
    assert nothing.isVisible()
    assert "Choose the folder in which each enterprise" in nothing._step.text()
    monkeypatch.setattr(
        "desktop.pages.enterprises.QFileDialog.getExistingDirectory", lambda *_a: str(folder)
    )
    nothing._button.setFocus()
    QTest.keyClick(nothing._button, Qt.Key.Key_Space)
    until_idle(qtbot, window.session)
    assert len(shown(empty)) == 7
    assert window.settings.board_folder == str(folder)


def test_a_folder_with_nothing_in_it_says_so(empty, qtbot, tmp_path):
    (tmp_path / "photos").mkdir()
    choose(empty, qtbot, tmp_path / "photos")
    assert empty._nothing.isVisible()
    assert "Neither a vault" in empty._nothing._step.text()
    assert "“photos”" in empty._nothing._step.text()


def test_a_folder_that_is_gone_says_so(empty, qtbot, tmp_path):
    choose(empty, qtbot, tmp_path / "stick")
    assert "“stick” is not there any more" in empty._nothing._step.text()


def test_enterprises_without_a_vault_can_be_declared_all_the_same(empty, qtbot, tmp_path):
    for name in ("north", "south"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "enterprise.toml").write_text('name = "Invented"\n')
    choose(empty, qtbot, tmp_path / "all")
    assert empty.board.no_vault.isVisible()
    assert not empty.board.box.isVisible()
    assert "2 enterprises have no vault yet: north, south." in empty._lead.text()
    empty.leaves.setCurrentIndex(BATCH)
    assert empty.batch.form.go.text() == "Declare 2 enterprises"
    assert not empty._corner.isVisible()


def test_the_folder_is_remembered_and_looked_through_at_the_first_sight(window, qtbot, folder):
    window.session.today = TODAY
    window.settings.board_folder = str(folder)
    window.show_page("enterprises")
    until_idle(qtbot, window.session)
    assert len(shown(window.page("enterprises"))) == 7


# ── the board ───────────────────────────────────────────────────────────────────────────────


def test_every_vault_has_a_row_that_says_how_it_stands(page):
    QAbstractItemModelTester(page.board.box.model)
    assert shown(page) == ["broken", "closed", "shut", "late", "soon", "gap", "new"]
    assert cell(page, "late", "state") == "draft"
    assert cell(page, "late", "month") == "September 2026"
    assert cell(page, "late", "days_to_pay") == "28 days overdue"
    assert cell(page, "late", "at_risk") == "48,000"
    assert cell(page, "late", "errors") == "1"
    assert cell(page, "late", "last") == "August 2026"
    assert cell(page, "soon", "days_to_pay") == "soon: 3 days"
    assert cell(page, "soon", "days_to_file") == "in 8 days"
    assert cell(page, "gap", "missing") == "November 2026, December 2026"
    assert cell(page, "new", "state") == "nothing kept yet"
    assert cell(page, "new", "days_to_pay") == ""
    assert cell(page, "broken", "state") == "damaged"
    assert cell(page, "shut", "state") == "needs its passphrase"
    assert cell(page, "late", "folder") == "late"


def test_late_and_soon_are_said_in_words_with_a_sign_and_a_colour(page):
    column = next(c for c in page.board.box.model.columns if c.name == "days_to_pay")
    rows = {row.path.stem: i for i, row in enumerate(page.board.rows)}
    assert (column.icon(rows["late"]), column.tone(rows["late"])) == (("stop", "error"), "error")
    assert column.tone(rows["soon"]) == "warning"
    assert column.tone(rows["gap"]) == ""
    assert column.tooltip(rows["soon"]) == "15 Nov 2026"


def test_the_status_bar_has_the_totals_of_the_rows_shown(page, window, qtbot):
    said = window.status._said
    qtbot.waitUntil(lambda: said.text().startswith("7 enterprises · 1 overdue · 1 error"))
    assert "48,000៛ at risk" in said.text()
    QTest.mouseClick(page.board.cards[Urgency.SOON], Qt.MouseButton.LeftButton)
    assert shown(page) == ["soon"]
    assert said.text().startswith("1 enterprise · last sealed months: 3 workers")
    page.board.box.table.selectAll()
    qtbot.waitUntil(lambda: "cells" in said.text())


def test_a_card_filters_and_lets_go_by_keys_too(page):
    card = page.board.cards[Urgency.SHUT]
    assert card.accessibleName() == "Does not open: 3"
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert shown(page) == ["broken", "closed", "shut"]
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert len(shown(page)) == 7


def test_words_are_searched_and_columns_sorted(page, window):
    window.menus.actions["filter"].trigger()
    line = page.board.box.filter
    assert window.focusWidget() is line
    QTest.keyClicks(line, "overdue")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown(page) == []
    line.clear()
    QTest.keyClicks(line, "passphrase")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown(page) == ["closed", "shut"]
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    names = [each.name for each in page.board.box.model.columns]
    head = page.board.box.table.horizontalHeader()
    head.setSortIndicator(names.index("at_risk"), Qt.SortOrder.DescendingOrder)
    assert shown(page)[0] == "late"


def test_a_row_that_does_not_open_says_why_below(page):
    table = page.board.box.table
    for name, says in (
        ("broken", "was cut short"),
        ("shut", "does not know the key of “shut.pheaktean”: give its passphrase"),
        ("soon", "October 2026: to be paid by 15 Nov 2026, to be filed by 20 Nov 2026."),
        ("gap", "Nothing is kept of November 2026, December 2026."),
    ):
        table.show_row([row.path.stem for row in page.board.rows].index(name))
        assert says in page.board.line.accessibleName()
        assert "--passphrase-file" not in page.board.line.accessibleName()


def test_rows_are_copied_as_a_spreadsheet_pastes_them(page):
    table = page.board.box.table
    table.setFocus()
    table.selectAll()
    QTest.keySequence(table, "Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 7
    assert lines[3].split("\t")[0] == "Late"
    assert "28 days overdue" in lines[3]


def test_f5s_sister_looks_again(page, qtbot, folder, tmp_path, made):
    keys = Keys(made[1])
    vault = vault_at(folder, "fresh", 60, keys)
    vault.close()
    try:
        page.commands["again"].trigger()
        until_idle(qtbot, page.session)
        assert "fresh" in shown(page)
    finally:
        for each in (folder / "fresh").iterdir():
            each.unlink()
        (folder / "fresh").rmdir()


# ── passphrases ─────────────────────────────────────────────────────────────────────────────


def test_one_passphrase_opens_several(page, qtbot):
    card = page.board.passphrase
    assert "2 vaults need their passphrase: “closed”, “shut”." in card._words.text()
    assert not card.open_button.isEnabled()
    card.passphrase.setFocus()
    QTest.keyClicks(card.passphrase, "quite another one")
    QTest.keyClick(card.passphrase, Qt.Key.Key_Return)
    until_idle(qtbot, page.session)
    assert "This passphrase opens none of them." in card._words.text()
    assert page.window().focusWidget() is card.passphrase
    assert card.passphrase.text() == ""
    QTest.keyClicks(card.passphrase, PHRASE)
    QTest.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    until_idle(qtbot, page.session)
    assert not card.isVisible()
    assert cell(page, "shut", "state") == cell(page, "closed", "state") == "nothing kept yet"


def test_enter_on_a_row_that_is_shut_goes_to_the_passphrase(page):
    page.board.box.table.setFocus()
    page.board.box.table.show_row([row.path.stem for row in page.board.rows].index("shut"))
    QTest.keyClick(page.board.box.table, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.board.passphrase.passphrase


def test_what_is_remembered_opens_by_itself_the_next_time(empty, qtbot, tmp_path, keys):
    locked_at(tmp_path / "all", "one")
    choose(empty, qtbot, tmp_path / "all")
    card = empty.board.passphrase
    QTest.mouseClick(card.remember, Qt.MouseButton.LeftButton)
    QTest.keyClicks(card.passphrase, PHRASE)
    QTest.keyClick(card.passphrase, Qt.Key.Key_Return)
    until_idle(qtbot, empty.session)
    assert len(keys._backend().kept) == 1
    assert empty.found.needing == []


def test_a_locked_key_store_is_told_and_the_vault_opens(empty, qtbot, tmp_path, monkeypatch):
    locked_at(tmp_path / "all", "one")

    def refuse(*_):
        from desktop.secrets import LOCKED, LockedStoreError

        raise LockedStoreError(LOCKED)

    monkeypatch.setattr(Keys, "_backend", lambda self: Locked())
    monkeypatch.setattr(Keys, "keep_vault_key", refuse)
    choose(empty, qtbot, tmp_path / "all")
    card = empty.board.passphrase
    card.remember.setChecked(True)
    QTest.keyClicks(card.passphrase, PHRASE)
    QTest.keyClick(card.passphrase, Qt.Key.Key_Return)
    until_idle(qtbot, empty.session)
    assert empty.found.needing == []
    assert "locked" in empty.window().banner.accessibleName()


# ── opening ─────────────────────────────────────────────────────────────────────────────────


def test_enter_opens_the_enterprise_and_offers_its_payroll(
    empty, window, qtbot, tmp_path, keys, payroll_file
):
    with vault_at(tmp_path / "all", "mine", 7, keys) as vault:
        drafted(vault, "2026-10")
    own = tmp_path / "all" / "mine" / "2026-10"
    own.mkdir()
    payroll_file.rename(own / "october.csv")
    choose(empty, qtbot, tmp_path / "all")
    empty.board.box.table.setFocus()
    QTest.keyClick(empty.board.box.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "october.csv" in window.banner.accessibleName(), timeout=30_000)
    assert window.session.vault.seen.path.stem == "mine"
    assert window.session.bench.enterprise.name == "Mine"
    assert window.session.bench.month == Month(2026, 10)
    assert window.session.bench.rate is None
    assert window.page("payroll").isVisible()
    QTest.mouseClick(window.banner._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    assert [path.name for path in window.session.bench.sources] == ["october.csv"]


def test_the_passphrase_given_here_opens_it_in_the_window_too(empty, window, qtbot, tmp_path):
    locked_at(tmp_path / "all", "one")
    choose(empty, qtbot, tmp_path / "all")
    QTest.keyClicks(empty.board.passphrase.passphrase, PHRASE)
    QTest.keyClick(empty.board.passphrase.passphrase, Qt.Key.Key_Return)
    until_idle(qtbot, empty.session)
    at = empty.board.box.table.visualRect(empty.board.box.model.index(0, 0)).center()
    viewport = empty.board.box.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    until_idle(qtbot, window.session)
    assert window.session.vault.seen.path.stem == "one"
    assert window.page("payroll").isVisible()


def test_a_month_of_another_enterprise_is_put_aside_and_can_be_taken_up(
    empty, window, qtbot, tmp_path, keys, payroll_file
):
    from declaration.monthly import Enterprise

    vault_at(tmp_path / "all", "mine", 7, keys).close()
    window.open_files([payroll_file])
    window.session.edit("name", enterprise=Enterprise("Another Invented Co."))
    window.show_page("enterprises")
    choose(empty, qtbot, tmp_path / "all")
    empty.commands["open"].trigger()
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    until_idle(qtbot, window.session)
    assert window.session.bench.sources == ()
    assert window.session.bench.enterprise.name == "Mine"
    (left,) = window.journal.left_behind()
    assert left.enterprise == "Another Invented Co."


def test_the_vault_open_in_the_window_has_its_row_too(empty, window, qtbot, tmp_path, keys):
    with vault_at(tmp_path / "all", "mine", 7, keys) as vault:
        drafted(vault, "2026-10")
    window.vaults.open_path(tmp_path / "all" / "mine" / "mine.pheaktean")
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    window.show_page("enterprises")
    choose(empty, qtbot, tmp_path / "all")
    assert cell(empty, "mine", "state") == "draft"


# ── what leaves the page ────────────────────────────────────────────────────────────────────


def test_what_is_shown_is_saved_for_a_spreadsheet(page, tmp_path, monkeypatch):
    page.board.show_urgency(Urgency.SHUT)
    page.board.show_urgency(None)
    path = tmp_path / "saved.csv"
    monkeypatch.setattr(
        "desktop.pages.enterprises_output.QFileDialog.getSaveFileName",
        lambda *_a: (str(path), ""),
    )
    page.commands["save"].trigger()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [Path(row["path"]).stem for row in rows] == shown(page)
    late = rows[3]
    assert (late["month"], late["days_to_pay"], late["at_risk"]) == ("2026-09", "-28", "48000")
    assert rows[5]["missing"] == "2026-11 2026-12"
    assert "cut short" in rows[0]["trouble"]
    assert rows[0]["workers"] == ""
    assert "give its passphrase" in rows[1]["trouble"]


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(page, tmp_path, window):
    page.output.save_to(tmp_path / "nowhere" / "saved.csv")
    assert "nowhere" in window.banner.accessibleName()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_printed(page, language):
    from desktop.printing.board_sheet import board_sheet

    sheet = board_sheet(page.board.shown() * 12, TODAY, language)
    assert sheet.pages > 1
    for at in range(sheet.pages):
        assert not sheet.picture(at, 600).isNull()


# ── a folder dropped, languages, schemes, sizes ─────────────────────────────────────────────


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(400, 400), action, data, left, no_key))


def test_a_folder_dropped_here_is_chosen_and_elsewhere_it_is_a_payroll(
    empty, window, qtbot, folder, payroll_file
):
    drop(window, folder)
    until_idle(qtbot, window.session)
    assert empty.found.folder == folder
    assert empty.isVisible()
    drop(window, payroll_file)
    assert window.session.bench.sources == (payroll_file,)
    assert window.page("payroll").isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language_and_cuts_nothing(page, window, qtbot, language):
    window.set_language(language)
    for leaf in (BOARD, BATCH):
        page.leaves.setCurrentIndex(leaf)
        until_idle(qtbot, window.session)
        qtbot.waitUntil(lambda: cut_off(window) == [])
        for part in (part for kind in NAMED for part in page.findChildren(kind)):
            if part.isVisible():
                assert part.accessibleName() or getattr(part, "text", str)()
    name = cell(page, "soon", "name")
    assert name == ("រោងចក្រឆាប់ៗ" if language == "km" else "Soon")


def test_icons_follow_the_scheme(page, window, qtbot):
    def picture():
        return page.folder_button.icon().pixmap(16, 16).toImage()

    window.choose_scheme("light")
    before = picture()
    window.choose_scheme("dark")
    qtbot.waitUntil(lambda: picture() != before)
    window.choose_scheme("light")
    qtbot.waitUntil(lambda: picture() == before)


def test_five_hundred_enterprises(page, qtbot):
    one = next(row for row in page.board.rows if row.path.stem == "late")
    rows = [invented(one, n) for n in range(500)]
    page._found(enterprises.with_rows(Found(page.found.folder, TODAY, vaults=500), rows))
    assert page.board.box.model.rowCount() == 500
    shut = sum(urgency_of(row) is Urgency.SHUT for row in rows)
    assert page.board.cards[Urgency.SHUT].accessibleName() == f"Does not open: {shut}"
    page.board.show_urgency(Urgency.SHUT)
    assert len(shown(page)) == shut
    assert f"and {shut - 4} more" in page.board.passphrase._words.text()
    page.board.show_urgency(None)
    page.board.box.model.search("0499")
    assert len(shown(page)) == 1


def invented(one, n):
    """Return a row like another one; every seventh does not open."""
    import dataclasses

    path = Path(f"/all/{n:04}/{n:04}.pheaktean")
    if n % 7 == 0:
        return Standing(path, trouble=UnknownVaultError(name=path.name))
    return dataclasses.replace(one, path=path, name=f"Invented {n:04}", days_to_pay=n - 250)


def test_looking_can_be_stopped_and_what_was_seen_stays(empty, window, qtbot, folder, monkeypatch):
    page, board_of = empty, enterprises.board_of

    def stopped(paths, open_one, today, tell, came):
        def tell_and_stop(name, share):
            if share > 0.4:
                window.session.stop()
            tell(name, share)

        return board_of(paths, open_one, today, tell_and_stop, came)

    monkeypatch.setattr(enterprises, "board_of", stopped)
    page.choose(folder)
    until_idle(qtbot, window.session)
    assert 0 < len(page.board.rows) < 7
    assert "of 7 vaults were looked at" in window.banner.accessibleName()
