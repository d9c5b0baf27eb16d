import zipfile
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

from declaration.month import Month
from desktop import theme
from desktop.journal import Journal
from desktop.page_list import PAGES
from desktop.settings import Settings
from desktop.window import Window
from tests.desktop.window.conftest import end, until_idle

OCTOBER = Month(2026, 10)


def fill(window, qtbot, path):
    window.open_files([path])
    window.session.edit("month", month=OCTOBER)
    window.session.edit("rate", rate=Decimal(4000))
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    until_idle(qtbot, window.session)


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert event.isAccepted()


def test_every_page_is_reached_by_its_key(window):
    for entry in PAGES:
        window.menus.actions[f"page:{entry.name}"].trigger()
        page = window.page(entry.name)
        assert page.isVisible()
        assert page.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def test_arrow_keys_move_through_the_pages(window):
    window.navigation.setFocus()
    QTest.keyClick(window.navigation, Qt.Key.Key_Down)
    assert window.page("columns").isVisible()
    QTest.keyClick(window.navigation, Qt.Key.Key_Up)
    assert window.page("payroll").isVisible()


def test_without_a_payroll_every_page_says_what_to_do_first(window):
    for entry in PAGES[1:6]:
        window.show_page(entry.name)
        assert not window.page(entry.name).has_content(window.session.state)
        assert "drop the workbook" in window.page(entry.name)._empty._step.text()


def test_a_dropped_file_waits_for_the_month_and_is_read(window, qtbot, payroll_file):
    drop(window, payroll_file)
    assert window.session.bench.sources == (payroll_file,)
    assert window.settings.recent == [str(payroll_file)]
    assert not window.session.state.is_working
    window.session.edit("month", month=OCTOBER)
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    assert window.header._workers.text() == "3 workers"


def test_dropping_the_same_file_twice_adds_it_once(window, payroll_file):
    drop(window, payroll_file, payroll_file)
    drop(window, payroll_file)
    assert window.session.bench.sources == (payroll_file,)


def test_a_dropped_folder_and_a_dropped_archive_are_read(window, qtbot, payroll_file, tmp_path):
    folder, archive = tmp_path / "october", tmp_path / "october.zip"
    folder.mkdir()
    (folder / "line-a.csv").write_text(payroll_file.read_text("utf-8"), "utf-8")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("line-b.csv", payroll_file.read_text("utf-8").replace("1,A", "9,A"))
    window.session.fill_in(month=Month(2026, 10), rate=Decimal(4015))
    drop(window, folder, archive)
    until_idle(qtbot, window.session)
    assert [file.name for file in window.session.state.payroll.files] == [
        "line-a.csv",
        "line-b.csv",
    ]
    assert len(window.session.state.payroll.sheets) == 2
    assert window.settings.recent[:2] == [str(archive), str(folder)]


def test_undo_takes_the_files_away_again(window, payroll_file):
    drop(window, payroll_file)
    assert window.menus.actions["undo"].text() == "&Undo: Add files"
    window.menus.actions["undo"].trigger()
    assert window.session.bench.sources == ()
    assert not window.menus.actions["undo"].isEnabled()
    window.menus.actions["redo"].trigger()
    assert window.session.bench.sources == (payroll_file,)


def test_pages_show_the_month_and_navigation_counts_the_errors(window, qtbot, payroll_file):
    fill(window, qtbot, payroll_file)
    for entry in PAGES:
        window.show_page(entry.name)
        is_of_the_month = entry.name != "enterprises"
        assert window.page(entry.name).has_content(window.session.state) is is_of_the_month
    assert window.navigation.item(2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Findings")


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_language_changes_at_run_time(window, qtbot, payroll_file, language):
    fill(window, qtbot, payroll_file)
    for entry in PAGES:
        window.show_page(entry.name)
    window.choose_language(language)
    assert Settings.load(window.settings.path).language == language
    law = {"km": "ច្បាប់", "zh": "法律", "en": "Law"}[language]
    row = next(i for i, entry in enumerate(PAGES) if entry.name == "law")
    assert law in window.navigation.item(row).text()
    assert window.page("law").accessibleName() == window.navigation.item(row).text()
    month = {"km": "ខែតុលា ឆ្នាំ2026", "zh": "2026年10月", "en": "October 2026"}[language]
    assert window.header._month.text() == month


def test_colours_change_at_run_time(window, qapp):
    window.choose_scheme("dark")
    assert theme.scheme() == "dark"
    assert qapp.palette().window().color() == theme.colour("window")
    window.choose_scheme("light")
    assert theme.scheme() == "light"
    assert Settings.load(window.settings.path).scheme == "light"


def test_a_file_that_is_no_payroll_is_a_finding_and_no_fault(window, qtbot, tmp_path):
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    fill(window, qtbot, path)
    assert "FIL-001" in [finding.code for finding in window.session.state.month.findings]
    for entry in PAGES:
        window.show_page(entry.name)


def test_a_file_that_is_gone_is_said_above_the_page(window, qtbot, tmp_path):
    window.open_files([tmp_path / "gone.xlsx"])
    window.session.edit("month", month=OCTOBER)
    until_idle(qtbot, window.session)
    assert window.banner.isVisible()
    assert "gone.xlsx" in window.banner.accessibleName()


def test_closing_in_the_middle_of_work_keeps_the_month(qapp, qtbot, tmp_path, payroll_file):
    settings = Settings.load(tmp_path / "c.json")
    first = Window(settings, Journal(tmp_path / "u"))
    first.show()
    first.open_files([payroll_file])
    first.session.edit("month", month=OCTOBER)
    assert first.session.is_busy
    end(first)
    (left,) = Journal(tmp_path / "u").left_behind()
    assert left.month == "2026-10"


def test_an_unfinished_month_is_offered_and_gone_on_with(qapp, qtbot, tmp_path, payroll_file):
    settings = Settings.load(tmp_path / "c.json")
    first = Window(settings, Journal(tmp_path / "u"))
    first.show()
    fill(first, qtbot, payroll_file)
    end(first)
    second = Window(settings, Journal(tmp_path / "u"))
    second.show()
    until_idle(qtbot, second.session)
    journal = second.journal
    (left,) = journal.left_behind()
    second.session.begin(journal.take(left))
    until_idle(qtbot, second.session)
    assert len(second.session.state.payroll) == 3
    end(second)


def test_beginning_another_month_keeps_the_enterprise_and_puts_the_old_one_aside(
    window, qtbot, payroll_file
):
    from declaration.monthly import Enterprise

    fill(window, qtbot, payroll_file)
    window.session.edit("who", enterprise=Enterprise("Angkor Thread"))
    until_idle(qtbot, window.session)
    window.menus.actions["new"].trigger()
    assert window.session.bench.sources == ()
    assert window.session.bench.enterprise.name == "Angkor Thread"
    assert len(window.journal.left_behind()) == 1


def test_place_and_size_are_remembered(qapp, tmp_path):
    settings = Settings.load(tmp_path / "c.json")
    first = Window(settings, Journal(tmp_path / "u"))
    first.show()
    first.resize(880, 666)  # as wide as the test's screen lets it be
    end(first)
    second = Window(Settings.load(tmp_path / "c.json"), Journal(tmp_path / "u"))
    second.show()
    assert (second.width(), second.height()) == (880, 666)
    end(second)


def test_a_full_disk_is_said_and_the_window_goes_on(window, qtbot, payroll_file, monkeypatch):
    def full(_path, _text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.journal.write_whole", full)
    window.open_files([payroll_file])
    assert "disk is full" in window.banner.accessibleName()
    assert window.session.bench.sources == (payroll_file,)


def test_every_control_has_a_name_for_screen_readers(window, qtbot, payroll_file):
    fill(window, qtbot, payroll_file)
    nameless = []
    for entry in PAGES:
        window.show_page(entry.name)
        for kind in (QLineEdit, QComboBox, QAbstractButton, QTableView):
            for control in window.page(entry.name).findChildren(kind):
                is_qts_own = isinstance(control.parent(), QComboBox | QLineEdit | QTableView)
                named = control.accessibleName() or getattr(control, "text", str)()
                if not named and control.isVisible() and not is_qts_own:
                    nameless.append((entry.name, type(control).__name__, control.objectName()))
    assert nameless == []


def test_about_names_versions_law_and_licences(window):
    from desktop.about import lines
    from desktop.texts import translate

    text = "\n".join(lines(translate("en")))
    for part in ("Qt 6", "Qt for Python", "NumPy", "Apache License"):
        assert part in text


def test_a_file_dropped_on_the_icon_of_the_running_program_is_opened(window, qtbot, payroll_file):
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QFileOpenEvent

    from desktop.app import DroppedOnIcon

    app = QCoreApplication.instance()
    sees = DroppedOnIcon(window)
    app.installEventFilter(sees)
    QCoreApplication.sendEvent(app, QFileOpenEvent(str(payroll_file)))
    app.removeEventFilter(sees)
    assert window.session.bench.sources == (payroll_file,)


def test_long_work_says_what_it_does_how_far_it_is_and_can_be_stopped(window, qtbot):
    import threading

    go_on, status = threading.Event(), window.status

    def work(report):
        report("october.xlsx · 2/3", 0.42)
        while not go_on.wait(0.01):
            report("october.xlsx · 2/3", 0.42)

    window.session.run(work, lambda _none: None)
    qtbot.waitUntil(lambda: status._what.text() == "october.xlsx · 2/3 · 42%")
    assert status._bar.isVisible()
    status._cancel.setFocus()
    QTest.keyClick(status._cancel, Qt.Key.Key_Space)
    until_idle(qtbot, window.session)
    go_on.set()
    assert not status._bar.isVisible()
