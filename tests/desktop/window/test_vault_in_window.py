"""A vault in the window: made, opened, copied, restored, closed; whose it is; its drafts."""

import os
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from declaration.month import Month
from declaration.monthly import Enterprise
from declaration.vault.errors import InUseError, NewerProgramError, NoRoomError
from declaration.vault.kinds import Kind
from desktop.journal import Journal
from desktop.secrets import Keys
from desktop.settings import Settings
from desktop.texts import translate
from desktop.vault.opening import opened
from desktop.window import Window
from desktop.workbench import Workbench
from tests.desktop.test_secrets import Locked, Store
from tests.desktop.window.conftest import end, until_idle
from tests.desktop.window.vaults import (
    ENTERPRISE,
    PASSPHRASE,
    begin,
    bench,
    copy_of,
    new_vault,
    open_in,
    payroll,
    year,
)


class NoStore(Keys):
    def _backend(self):
        return None


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return year(tmp_path_factory.mktemp("year"))


@pytest.fixture
def path(made, tmp_path):
    return copy_of(made, tmp_path / "vault")


@pytest.fixture
def keys(window):
    window.session.vault.keys = Keys(Store())
    return window.session.vault.keys


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def asked(window, qtbot, path):
    """Ask for a vault that no key store knows, and return the question for its passphrase."""
    window.vaults.open_path(path)
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is not None)
    return window.vaults.asking.dialog


def confirmed(panel):
    """Type the groups back that are asked for, small and without care."""
    for field, at in zip(panel.typed, panel._asked, strict=True):
        field.clear()
        QTest.keyClicks(field, f" {panel.made.split('-')[at].lower()} ")


# ── opening ──────────────────────────────────────────────────────────────────────────────────


def test_the_passphrase_is_asked_for_until_it_opens(window, qtbot, path, keys):
    dialog = asked(window, qtbot, path)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.passphrase, "some other words")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "does not open" in dialog.trouble.accessibleName()
    assert dialog.passphrase.selectedText() == "some other words"
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    assert not window.session.vault.is_open
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open)
    assert window.vaults.asking.dialog is None
    assert window.session.vault.seen.enterprise == ENTERPRISE
    assert window.settings.vaults == [str(path)]


def test_a_remembered_vault_opens_without_it(window, qtbot, path, keys):
    dialog = asked(window, qtbot, path)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.remember, Qt.Key.Key_Space)
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open)
    window.vaults.close()
    until_idle(qtbot, window.session)
    assert not window.session.vault.is_open
    window.vaults.open_path(path)
    until_idle(qtbot, window.session)
    assert window.session.vault.is_open


@pytest.mark.parametrize(
    ("store", "words"), [(NoStore(), "has no key store"), (Keys(Locked()), "is locked")]
)
def test_without_a_key_store_the_passphrase_is_the_way_on(window, qtbot, path, store, words):
    window.session.vault.keys = store
    dialog = asked(window, qtbot, path)
    assert words in dialog._why.text()
    assert "--" not in dialog._why.text()
    assert dialog.remember.isVisible() == (not isinstance(store, NoStore))
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open)


def test_what_cannot_be_remembered_is_said_and_the_vault_is_open(window, qtbot, path):
    class Shut(Store):
        def set_password(self, service, username, password):
            from keyring.errors import KeyringLocked

            raise KeyringLocked("locked")

    window.session.vault.keys = Keys(Shut())
    dialog = asked(window, qtbot, path)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    dialog.remember.setChecked(True)
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open)
    assert "could not remember" in window.banner.accessibleName()


def test_a_question_closed_while_it_opens_leaves_no_fault(window, qtbot, path, keys):
    dialog = asked(window, qtbot, path)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(dialog.go)
    dialog.reject()
    qtbot.waitUntil(lambda: window.session.vault.is_open)
    until_idle(qtbot, window.session)


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_vault_is_opened_and_a_payroll_beside_it_is_read(
    window, qtbot, path, keys, tmp_path
):
    drop(window, path, payroll(tmp_path))
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is not None)
    assert window.session.bench.sources == (payroll(tmp_path),)
    QTest.keyClicks(window.vaults.asking.dialog.passphrase, PASSPHRASE)
    click(window.vaults.asking.dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open)


def test_the_vault_beside_the_payroll_is_offered_once(window, qtbot, path, keys):
    window.open_files([payroll(path.parent)])
    assert "“Invented Thread”" in window.banner.accessibleName()
    click(window.banner._button)
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is not None)
    window.vaults.asking.dialog.reject()
    window.banner.hide()
    window.open_files([payroll(path.parent, 5)])
    assert not window.banner.isVisible()


def test_the_vault_beside_the_enterprise_file_is_offered(window, qtbot, path, keys, monkeypatch):
    file = path.parent / "enterprise.toml"
    file.write_text('name = "Invented Thread Co., Ltd."\nnssf_number = "1234567"\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(file), ""))
    window.show_page("payroll")
    click(window.page("payroll").form.enterprise_file)
    assert "“Invented Thread”" in window.banner.accessibleName()


def test_recent_vaults_are_listed_and_one_that_is_gone_is_said(window, qtbot, path):
    open_in(window, qtbot, path)
    window.vaults.close()
    until_idle(qtbot, window.session)
    (action,) = window.vaults.recent.actions()
    assert action.text() == "Invented Thread"
    path.unlink()
    action.trigger()
    until_idle(qtbot, window.session)
    assert "is not there" in window.banner.accessibleName()
    assert not window.vaults.recent.actions()


def test_a_recent_vault_has_a_button_on_the_history_page(window, qtbot, path):
    open_in(window, qtbot, path)
    window.vaults.close()
    until_idle(qtbot, window.session)
    window.show_page("history")
    page = window.page("history")
    button = page.no_vault.recent.itemAt(0).layout().itemAt(1).widget()
    assert "Invented Thread" in button.text()
    click(button)
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is not None)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (InUseError(name="v", who="Sok Dara, OFFICE-2"), "open in another program (Sok Dara"),
        (NewerProgramError(name="v"), "newer version"),
        (NoRoomError(name="v"), "is full"),
    ],
)
def test_what_is_in_the_way_is_one_sentence(window, qtbot, path, keys, monkeypatch, problem, words):
    def refuse(*_a, **_k):
        raise problem

    monkeypatch.setattr("declaration.vault.opening.open_vault", refuse)
    window.vaults.open_path(path, PASSPHRASE)
    until_idle(qtbot, window.session)
    assert words in window.banner.accessibleName()
    assert not window.session.vault.is_open


def test_a_vault_that_is_open_elsewhere_is_told_with_who(window, qtbot, path, keys):
    with opened(path, PASSPHRASE, keys):
        window.vaults.open_path(path, PASSPHRASE)
        until_idle(qtbot, window.session)
    assert "is open in another program" in window.banner.accessibleName()


def test_a_damaged_vault_is_told_with_the_way_on(window, qtbot, path, keys):
    data = bytearray(path.read_bytes())
    data[5000:5050] = os.urandom(50)
    path.write_bytes(data)
    window.vaults.open_path(path, PASSPHRASE)
    until_idle(qtbot, window.session)
    said = window.banner.accessibleName()
    assert "damaged" in said
    assert "menu File, Vault, Restore" in said
    assert "pheaktean vault" not in said


def test_another_file_is_no_vault(window, qtbot, tmp_path, keys):
    other = tmp_path / "letters.pheaktean"
    sqlite3.connect(other).execute("CREATE TABLE letter (text)").connection.close()
    window.vaults.open_path(other, PASSPHRASE)
    until_idle(qtbot, window.session)
    assert window.banner.isVisible()
    assert not window.session.vault.is_open


def test_where_nothing_may_be_written_it_is_open_for_reading(
    window, qtbot, path, keys, monkeypatch, tmp_path
):
    from declaration.vault import opening
    from declaration.vault.errors import NoPermissionError

    real = opening.open_vault

    def guarded(path, key, *, by="", read_only=False):
        if not read_only:
            raise NoPermissionError(name=path.name)
        return real(path, key, read_only=True)

    monkeypatch.setattr(opening, "open_vault", guarded)
    open_in(window, qtbot, path)
    assert window.session.vault.seen.is_read_only
    assert "reading only" in window.banner.accessibleName()
    assert "reading only" in window.header.vault.accessibleName()
    begin(window, qtbot, bench(tmp_path, Month(2026, 11)))
    window.show_page("declare")
    card = window.page("declare").vault
    assert not card.seal.isEnabled()
    assert "reading only" in card.trouble.accessibleName()
    assert not window.drafts.is_waiting


# ── making ───────────────────────────────────────────────────────────────────────────────────


def test_a_vault_is_made_and_its_passphrase_confirmed(window, qtbot, keys, tmp_path):
    window.menus.actions["vault_new"].trigger()
    dialog = window.vaults.asking.dialog
    QTest.keyClicks(dialog.name, "Golden Needle: Practice")
    QTest.keyClicks(dialog.number, "90000001")
    assert dialog.path.name == "Golden Needle Practice.pheaktean"
    dialog.file.clear()
    QTest.keyClicks(dialog.file, str(tmp_path / "needle"))
    click(dialog.go)
    panel = dialog.panel
    assert panel.isVisible()
    assert not dialog.go.isEnabled()
    shown = panel.shown.text().replace("\n", "")
    assert shown == panel.made
    QTest.keyClicks(panel.typed[0], "OOOO")
    assert "not the group" in dialog.trouble.accessibleName()
    confirmed(panel)
    assert not dialog.trouble.isVisible()
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    made = tmp_path / "needle.pheaktean"
    assert window.session.vault.seen.path == made
    assert window.session.bench.enterprise.nssf_number == "90000001"
    assert "is made and open" in window.banner.accessibleName()
    window.vaults.at_start()  # as where the window is only now ready: it opens none beside it
    until_idle(qtbot, window.session)
    assert "is made and open" in window.banner.accessibleName()
    window.vaults.close()
    until_idle(qtbot, window.session)
    with opened(made, shown.lower().replace("-", " "), Keys(Store())) as vault:
        assert vault.facts.enterprise.name == "Golden Needle: Practice"
    with opened(made, None, keys):
        pass  # it was remembered


def test_ones_own_passphrase_is_long_and_typed_twice(window, qtbot, keys, tmp_path):
    window.vaults.ask_new()
    dialog = window.vaults.asking.dialog
    dialog.name.setText("Needle")
    dialog.file.setText(str(tmp_path / "needle.pheaktean"))
    dialog.remember.setChecked(False)
    click(dialog.go)
    panel = dialog.panel
    QTest.mouseClick(panel.own, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClicks(panel.first, "short")
    QTest.keyClicks(panel.second, "short")
    panel.second.setFocus()
    assert not dialog.go.isEnabled()
    for field in (panel.first, panel.second):
        field.clear()
    QTest.keyClicks(panel.first, "four words of mine")
    QTest.keyClicks(panel.second, "four words of nine")
    assert "not the same" in dialog.trouble.accessibleName()
    panel.second.clear()
    QTest.keyClicks(panel.second, "four words of mine")
    click(dialog.go)
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    assert not window.session.vault.keys._given.kept


def test_a_name_that_is_taken_is_said_before_anything_is_made(window, qtbot, keys, path):
    window.vaults.ask_new()
    dialog = window.vaults.asking.dialog
    dialog.name.setText("Needle")
    dialog.file.setText(str(path))
    click(dialog.go)
    assert "never written over" in dialog.trouble.accessibleName()
    dialog.file.setText(str(path.parent / "no" / "needle"))
    click(dialog.go)
    assert "is not there" in dialog.trouble.accessibleName()


def test_the_passphrase_is_printed_and_never_offered_as_a_file(window, qtbot, keys, monkeypatch):
    seen = []

    def look(preview):
        seen.append((preview.save.isVisibleTo(preview), preview.print_it.isEnabled()))

    monkeypatch.setattr("desktop.widgets.print_preview.PrintPreview.exec", look)
    window.vaults.ask_new()
    dialog = window.vaults.asking.dialog
    dialog._show_step(1)
    click(dialog.panel.print_it)
    assert seen == [(False, True)]


# ── passphrase, copies ───────────────────────────────────────────────────────────────────────


def test_the_passphrase_is_changed_and_the_old_opens_no_more(window, qtbot, path):
    open_in(window, qtbot, path)
    window.menus.actions["vault_rekey"].trigger()
    dialog = window.vaults.asking.dialog
    confirmed(dialog.panel)
    fresh = dialog.panel.made
    click(dialog.go)
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is None, timeout=30_000)
    assert "opens with the new passphrase only" in window.banner.accessibleName()
    window.vaults.close()
    until_idle(qtbot, window.session)
    with opened(path, fresh, Keys(Store())) as vault:
        assert vault.facts.enterprise == ENTERPRISE
    dialog = asked(window, qtbot, path)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(dialog.go)
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())


def test_a_copy_is_left_now_and_whenever_it_is_closed(window, qtbot, path, tmp_path, monkeypatch):
    open_in(window, qtbot, path)
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    window.menus.actions["vault_backup"].trigger()
    until_idle(qtbot, window.session)
    assert "is a proven copy" in window.banner.accessibleName()
    (first,) = folder.glob("*.pheaktean")
    first.unlink()
    copies = window.menus.actions["vault_copies"]
    copies.trigger()
    until_idle(qtbot, window.session)
    assert copies.isChecked()
    assert window.session.vault.seen.copies == str(folder)
    window.vaults.close()
    until_idle(qtbot, window.session)
    assert len(list(folder.glob("*.pheaktean"))) == 1
    open_in(window, qtbot, path)
    assert copies.isChecked()
    copies.trigger()
    until_idle(qtbot, window.session)
    assert window.session.vault.seen.copies == ""
    assert not copies.isChecked()


def test_a_copy_that_cannot_be_made_is_said_and_the_vault_is_closed(window, qtbot, path, tmp_path):
    open_in(window, qtbot, path)
    (tmp_path / "taken").write_text("a file, where a folder was", "utf-8")
    window.vaults.copies.choose_copies(str(tmp_path / "taken"))
    until_idle(qtbot, window.session)
    window.vaults.close()
    until_idle(qtbot, window.session)
    assert not window.session.vault.is_open
    assert "no copy of it was made" in window.banner.accessibleName()


def test_a_copy_is_restored_in_the_place_of_a_damaged_vault(
    window, qtbot, path, tmp_path, monkeypatch
):
    open_in(window, qtbot, path)
    window.vaults.copies.back_up(tmp_path / "copies")
    until_idle(qtbot, window.session)
    (copy,) = (tmp_path / "copies").glob("*.pheaktean")
    window.vaults.copies.restore(copy, path)
    assert "Close it first" in window.banner.accessibleName()
    window.vaults.close()
    until_idle(qtbot, window.session)
    path.write_bytes(b"no vault any more")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(copy), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    window.menus.actions["vault_restore"].trigger()
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is not None)
    dialog = window.vaults.asking.dialog
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(dialog.go)
    qtbot.waitUntil(lambda: window.vaults.asking.dialog is None, timeout=30_000)
    assert "is again what" in window.banner.accessibleName()
    assert "is kept as" in window.banner.accessibleName()
    window.vaults.open_path(path, PASSPHRASE)
    until_idle(qtbot, window.session)
    assert len(window.session.vault.seen.returns) == 4


# ── whose it is ──────────────────────────────────────────────────────────────────────────────


def test_the_vault_names_the_enterprise_of_the_month(window, qtbot, path):
    open_in(window, qtbot, path)
    assert window.session.bench.enterprise == ENTERPRISE
    window.show_page("payroll")
    form = window.page("payroll").form
    assert form.name.text() == ENTERPRISE.name
    assert window.header._enterprise.text()


def test_a_name_put_right_goes_into_the_vault(window, qtbot, path):
    open_in(window, qtbot, path)
    window.show_page("payroll")
    form = window.page("payroll").form
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "Invented Threads Co., Ltd.")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    until_idle(qtbot, window.session)
    assert window.session.vault.seen.enterprise.name == "Invented Threads Co., Ltd."
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert window.session.vault.seen.enterprise == ENTERPRISE


def test_the_number_of_sealed_months_stays(window, qtbot, path):
    open_in(window, qtbot, path)
    other = Enterprise(ENTERPRISE.name, ENTERPRISE.name_km, "7654321")
    window.session.edit("number", enterprise=other)
    until_idle(qtbot, window.session)
    assert "1234567" in window.banner.accessibleName()
    assert window.session.vault.seen.enterprise == ENTERPRISE
    click(window.banner._button)
    assert window.session.bench.enterprise == ENTERPRISE


def test_a_number_is_put_right_while_nothing_is_sealed(window, qtbot, tmp_path):
    path = tmp_path / "new.pheaktean"
    new_vault(path).close()
    open_in(window, qtbot, path)
    other = Enterprise(ENTERPRISE.name, ENTERPRISE.name_km, "7654321")
    window.session.edit("number", enterprise=other)
    until_idle(qtbot, window.session)
    assert window.session.vault.seen.enterprise == other


def test_a_month_of_another_enterprise_is_left_alone(window, qtbot, path, tmp_path):
    other = Enterprise("Quite Another Co., Ltd.", "", "555")
    begin(window, qtbot, bench(tmp_path, Month(2026, 11), enterprise=other))
    open_in(window, qtbot, path)
    assert window.session.bench.enterprise == other
    assert "nothing of it is kept there" in window.banner.accessibleName()
    assert not window.drafts.is_waiting
    window.show_page("declare")
    card = window.page("declare").vault
    assert not card.seal.isEnabled()
    assert "another enterprise" in card.trouble.accessibleName()
    click(window.banner._button)
    until_idle(qtbot, window.session)
    assert window.session.bench.enterprise == ENTERPRISE
    assert card.seal.isEnabled()


# ── drafts, and what the months before say ───────────────────────────────────────────────────


def test_a_month_worked_out_is_kept_as_a_draft_by_itself(
    window, qtbot, path, tmp_path, monkeypatch
):
    monkeypatch.setattr("desktop.draft_keeping.PAUSE", 10)
    window.drafts._pause.setInterval(10)
    open_in(window, qtbot, path)
    begin(window, qtbot, bench(tmp_path, Month(2026, 11)))
    vault = window.session.vault
    qtbot.waitUntil(lambda: any(not each.is_sealed for each in vault.seen.returns))
    (draft,) = [each for each in vault.seen.returns if not each.is_sealed]
    assert (draft.month, draft.workers) == (Month(2026, 11), 8)
    window.session.edit("rate", rate=Decimal(4100))
    qtbot.waitUntil(
        lambda: [e.remittance for e in vault.seen.returns if not e.is_sealed] != [draft.remittance]
    )


def test_findings_of_the_months_before_stand_in_the_month(window, qtbot, path, tmp_path):
    begin(window, qtbot, bench(tmp_path, Month(2026, 11)))
    codes = {finding.code for finding in window.session.state.month.findings}
    assert "PER-001" not in codes
    open_in(window, qtbot, path)
    codes = {finding.code for finding in window.session.state.month.findings}
    assert "PER-001" in codes  # September is missing
    window.vaults.close()
    until_idle(qtbot, window.session)
    codes = {finding.code for finding in window.session.state.month.findings}
    assert "PER-001" not in codes


# ── at the end, and at the next start ────────────────────────────────────────────────────────


def test_closing_the_window_keeps_the_draft_and_leaves_the_copy(qapp, qtbot, path, tmp_path):
    settings = Settings.load(tmp_path / "config" / "window.json")
    shown = Window(settings, Journal(tmp_path / "unfinished"))
    shown.show()
    until_idle(qtbot, shown.session)
    open_in(shown, qtbot, path)
    shown.vaults.copies.choose_copies(str(tmp_path / "copies"))
    begin(shown, qtbot, bench(tmp_path, Month(2026, 11)))
    assert shown.drafts.is_waiting
    shown.close()
    assert shown.isVisible()
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=30_000)
    end(shown)
    (copy,) = (tmp_path / "copies").glob("*.pheaktean")
    for each in (path, copy):
        with opened(each, PASSPHRASE, Keys(Store())) as vault:
            from declaration.vault.returns import returns

            assert returns(vault)[-1].month == Month(2026, 11)


def test_a_window_that_leaves_no_copy_says_so_before_it_closes(qapp, qtbot, path, tmp_path):
    settings = Settings.load(tmp_path / "config" / "window.json")
    shown = Window(settings, Journal(tmp_path / "unfinished"))
    shown.show()
    until_idle(qtbot, shown.session)
    open_in(shown, qtbot, path)
    (tmp_path / "taken").write_text("", "utf-8")
    shown.vaults.copies.choose_copies(str(tmp_path / "taken"))
    until_idle(qtbot, shown.session)
    shown.close()
    qtbot.waitUntil(lambda: "no copy" in shown.banner.accessibleName(), timeout=30_000)
    assert shown.isVisible()
    assert not shown.session.vault.is_open
    click(shown.banner._button)
    qtbot.waitUntil(lambda: not shown.isVisible())
    end(shown)


def started_again(path, tmp_path, monkeypatch):
    """Show a window that remembers a vault, on a computer whose key store knows it."""
    store = Store()
    settings = Settings.load(tmp_path / "config" / "window.json")
    settings.remember_vault(path)
    with opened(path, PASSPHRASE, Keys(store)) as vault:
        Keys(store).keep_vault_key(vault.key.id, vault.key.kept)
    monkeypatch.setattr("desktop.secrets.Keys._backend", lambda _self: store)
    shown = Window(settings, Journal(tmp_path / "unfinished"))
    shown.show()
    return shown


def test_the_vault_of_the_last_time_is_open_at_the_next_start(
    qapp, qtbot, path, tmp_path, monkeypatch
):
    shown = started_again(path, tmp_path, monkeypatch)
    qtbot.waitUntil(lambda: shown.session.vault.is_open, timeout=30_000)
    until_idle(qtbot, shown.session)
    end(shown)


def test_the_vault_of_the_last_time_is_opened_once_when_it_is_given_as_well(
    qapp, qtbot, path, tmp_path, monkeypatch
):
    shown = started_again(path, tmp_path, monkeypatch)
    shown.open_files([path])
    qtbot.waitUntil(lambda: shown.session.vault.is_open, timeout=30_000)
    until_idle(qtbot, shown.session)
    assert not shown.banner.isVisible()
    end(shown)


def test_a_vault_that_needs_its_passphrase_stays_shut_at_the_start(qapp, qtbot, path, tmp_path):
    settings = Settings.load(tmp_path / "config" / "window.json")
    settings.remember_vault(path)
    shown = Window(settings, Journal(tmp_path / "unfinished"))
    shown.show()
    until_idle(qtbot, shown.session)
    qtbot.wait(50)
    until_idle(qtbot, shown.session)
    assert not shown.session.vault.is_open
    assert not shown.banner.isVisible()
    assert shown.vaults.asking.dialog is None
    end(shown)


def test_an_unfinished_month_remembers_its_kind():
    given = Workbench(month=Month(2026, 9), kind=Kind.NIL)
    assert Workbench.from_json(given.to_json()) == given
    revised = Workbench(month=Month(2026, 9), kind=Kind.REVISED, whole=False)
    assert Workbench.from_json(revised.to_json()) == revised


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_the_dialogs_speak_every_language_and_name_every_control(
    window, qtbot, keys, path, language
):
    window.choose_language(language)
    window.session.today = date(2026, 11, 9)
    _ = translate(language)
    open_in(window, qtbot, path)
    for ask in (window.vaults.ask_new, window.vaults.copies.ask_rekey):
        ask()
        dialog = window.vaults.asking.dialog
        assert dialog.windowTitle()
        for button in dialog.findChildren(QPushButton):
            assert button.text() or button.accessibleName()
        for field in (dialog.panel.first, *dialog.panel.typed):
            assert field.accessibleName()
        dialog.reject()
    assert window.menus.actions["vault_new"].text() == _("&Make a vault…")
    assert isinstance(Path(window.settings.vaults[0]), Path)
