"""What goes wrong around the window: one sentence that says what to do, and nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from declaration.export.folder import explained
from declaration.month import Month
from desktop.closed_doors import sentence
from desktop.column_memory import layouts_of
from desktop.journal import Journal
from desktop.page_list import PAGES
from desktop.settings import Settings
from desktop.window import Window
from desktop.workbench import Workbench
from importers.choices import ColumnMapping
from tests.desktop.window.conftest import end, until_idle

OCTOBER, RATE = Month(2026, 10), Decimal(4015)
HEAD = "Worker ID,Name,Gross Salary (USD),NSSF Number,Hire Date"
PEOPLE = [
    f"A-{n:03},INVENTED NAME{n:02},{250 + n},2110{n:03}-1000{n:03}-1,2024-01-05"
    for n in range(1, 9)
]


@pytest.fixture
def sound(tmp_path):
    """A payroll of invented workers in good order."""
    path = tmp_path / "sound.csv"
    path.write_text("\n".join([HEAD, *PEOPLE, ""]), "utf-8")
    return path


def begun(window, qtbot, *paths, **more):
    window.session.begin(Workbench(sources=paths, month=OCTOBER, rate=RATE, **more))
    window.show_page("payroll")
    until_idle(qtbot, window.session)


def said(window):
    assert window.banner.isVisible()
    text = window.banner.accessibleName()
    assert "Traceback" not in text
    assert "support.txt" not in text
    return text


def opened(tmp_path, settings=None):
    shown = Window(settings or Settings.load(tmp_path / "c.json"), Journal(tmp_path / "u"))
    shown.set_language("en")
    shown.show()
    return shown


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "Close the file in Excel"),
        (OSError(errno.EIO, "Input/output error"), "refused"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "not there any more"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(window, qtbot, sound, monkeypatch, problem, words):
    def refuse(self):
        problem.filename = str(self)
        raise problem

    monkeypatch.setattr(Path, "read_bytes", refuse)
    begun(window, qtbot, sound)
    assert words in said(window)
    assert "sound.csv" in said(window)
    monkeypatch.undo()
    window.menus.actions["again"].trigger()
    until_idle(qtbot, window.session)
    assert len(window.session.state.payroll) == 8


def test_a_file_that_is_gone_can_be_taken_off_the_list(window, qtbot, sound, tmp_path):
    begun(window, qtbot, sound, tmp_path / "gone.xlsx")
    assert "gone.xlsx" in said(window)
    page = window.page("payroll")
    assert page.sheets.isVisible()
    page.sheets.table.setFocus()
    page.sheets.table.show_row(1)
    assert "take it off by Delete" in page.view._facts.text()
    assert [line.standing for line in page._lines] == ["passed_over", "refused"]
    QTest.keyClick(page.sheets.table, Qt.Key.Key_Delete)
    until_idle(qtbot, window.session)
    assert window.session.bench.sources == (sound,)
    assert len(window.session.state.payroll) == 8


def test_a_register_that_is_gone_can_be_taken_off(window, qtbot, sound, tmp_path):
    begun(window, qtbot, sound, register=tmp_path / "gone.xlsx")
    assert "gone.xlsx" in said(window)
    form = window.page("payroll").form
    QTest.mouseClick(form.no_register, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert window.session.bench.register is None
    assert not form.no_register.isVisible()
    assert len(window.session.state.payroll) == 8


def test_saved_columns_that_are_damaged_are_recognised_anew_and_saved_again(window, qtbot, sound):
    layouts = layouts_of(window.settings)
    layouts.folder.mkdir(parents=True)
    begun(window, qtbot, sound)
    (sheet,) = window.session.state.payroll.sheets
    saved = layouts._path(sheet.fingerprint)
    saved.write_bytes(b"\xff\xfe\x00 no text")
    begun(window, qtbot, sound)
    window.session.edit("currency", mapping=ColumnMapping(currency={"gross": "USD"}))
    until_idle(qtbot, window.session)
    assert not window.banner.isVisible(), window.banner.accessibleName()
    assert len(window.session.state.payroll) == 8
    assert layouts.exact(sheet.fingerprint) is not None


def test_closing_while_reading_and_while_declaring_leaves_no_half_files(
    qapp, qtbot, tmp_path, sound
):
    out = tmp_path / "out"
    for declaring in (False, True):
        shown = opened(tmp_path)
        begun_at = Workbench((sound,), OCTOBER, RATE, out=out)
        shown.session.begin(begun_at)
        if declaring:
            until_idle(qtbot, shown.session)
            shown.show_page("declare")
            shown.page("declare").declare()
        end(shown)
        assert [path.name for path in tmp_path.glob(".pheaktean*")] == []
        assert not out.exists() or (out / "summary.json").is_file()
        journal = Journal(tmp_path / "u")
        left = journal.left_behind()
        assert [each.month for each in left] == ["2026-10"]
        journal.discard(left[0])


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def declared(window, qtbot, sound, tmp_path):
    """The Declare page of a month that was declared once."""
    from declaration.monthly import Enterprise

    who = Enterprise("Angkor Thread", nssf_number="1234567")
    begun(window, qtbot, sound, out=tmp_path / "out", enterprise=who, hold_out=True)
    window.show_page("declare")
    page = window.page("declare")
    assert page.files.declare.isEnabled()
    QTest.mouseClick(page.files.declare, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert page.proof.isVisible()
    return page


def again(page, qtbot):
    """Declare the month once more; the files as they were and as they are."""
    folder = page.session.bench.out
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    QTest.mouseClick(page.files.declare, Qt.MouseButton.LeftButton)
    until_idle(qtbot, page.session)
    assert page.files.declare.isEnabled()
    assert not list(folder.glob(".pheaktean*"))
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return before, after


def test_a_disk_that_fills_up_while_declaring_changes_nothing(declared, window, qtbot, monkeypatch):
    real = os.fsync

    def full(handle):
        real(handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    window.session.edit("rate", rate=Decimal(4100))
    until_idle(qtbot, window.session)
    monkeypatch.setattr("declaration.export.folder.os.fsync", full)
    before, after = again(declared, qtbot)
    assert "full" in said(window)
    assert after == before
    monkeypatch.undo()
    before, after = again(declared, qtbot)
    assert after != before


def test_a_file_that_is_open_in_another_program_is_named(declared, window, qtbot, monkeypatch):
    real = Path.rename

    def rename(self, target):
        if self.name == "declaration.xlsx" and self.parent == window.session.bench.out:
            raise in_use(self)
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    before, after = again(declared, qtbot)
    assert "open in another program" in said(window)
    assert "declaration.xlsx" in said(window)
    assert after == before


def in_use(path, winerror=32):
    """Return what Windows says of a file that another program holds."""
    problem = PermissionError(errno.EACCES, "in use", str(path))
    problem.winerror = winerror
    return problem


def test_a_copy_that_is_open_is_told_from_a_folder_that_may_not_be_written(tmp_path):
    copy = explained(in_use(tmp_path / "annotated" / "october.xlsx"), tmp_path)
    assert (copy.reason, copy.path.name) == ("open", "october.xlsx")
    folder = explained(in_use(tmp_path / ".pheaktean-1a2b", winerror=5), tmp_path)
    assert (folder.reason, folder.path) == ("permission", tmp_path)


def test_a_folder_that_vanished_is_made_again(declared, window, qtbot, tmp_path):
    import shutil

    shutil.rmtree(tmp_path / "out")
    QTest.mouseClick(declared.files.declare, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert (tmp_path / "out" / "declaration.xlsx").is_file()


def test_a_folder_where_a_file_lies_is_refused_before_anything_is_written(
    declared, window, tmp_path
):
    (tmp_path / "letter").write_text("", "utf-8")
    window.session.edit("folder", out=tmp_path / "letter")
    assert not declared.files.declare.isEnabled()
    assert any("may not be written" in row.accessibleName() for row in declared.checklist.rows)


# ── the journal ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def full_disk(monkeypatch):
    def full(path, _text):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("desktop.journal.write_whole", full)
    return monkeypatch


def test_a_month_that_cannot_be_kept_is_not_lost_by_closing(window, qtbot, sound, full_disk):
    begun(window, qtbot, sound)
    assert "would be lost if the program stopped" in said(window)
    window.close()
    assert window.isVisible()
    assert "is lost when the window closes" in said(window)
    full_disk.undo()
    window.close()
    assert not window.isVisible()
    (left,) = Journal(window.journal.path.parent).left_behind()
    assert left.files == 1


def test_closing_all_the_same_is_the_persons_own_choice(window, qtbot, sound, full_disk):
    begun(window, qtbot, sound)
    window.close()
    anyway = window.banner.findChild(QPushButton)
    assert anyway.text() == "Close all the same"
    QTest.mouseClick(anyway, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


@pytest.mark.parametrize(
    "text",
    ["", "{", "\x00" * 40, '{"format": 1}', "[" * 5_000, '{"format": 1, "sources": [5]}'],
)
def test_a_damaged_journal_is_put_aside_and_said(qapp, qtbot, tmp_path, text):
    folder = tmp_path / "u"
    folder.mkdir()
    (folder / "torn.json").write_text(text, "utf-8")
    shown = opened(tmp_path)
    qtbot.waitUntil(lambda: shown.banner.isVisible() and not shown.session.is_busy)
    assert "torn.damaged" in said(shown)
    assert "Open its payroll files again" in said(shown)
    end(shown)
    assert (folder / "torn.damaged").read_text("utf-8") == text
    once = opened(tmp_path)
    until_idle(qtbot, once.session)
    assert not once.banner.isVisible()
    end(once)


def test_a_journal_of_a_newer_version_is_left_to_it(qapp, qtbot, tmp_path):
    folder = tmp_path / "u"
    folder.mkdir()
    (folder / "newer.json").write_text('{"format": 99}', "utf-8")
    shown = opened(tmp_path)
    until_idle(qtbot, shown.session)
    assert not shown.banner.isVisible()
    end(shown)
    assert (folder / "newer.json").is_file()


def test_a_month_that_another_window_took_is_said(qapp, qtbot, tmp_path, sound):
    left_by = Journal(tmp_path / "u")
    left_by.write(Workbench((sound,), OCTOBER, RATE))
    left_by.close()
    first, second = opened(tmp_path), opened(tmp_path)
    for shown in (first, second):
        qtbot.waitUntil(lambda shown=shown: shown.page("payroll").offer.isVisible())
        until_idle(qtbot, shown.session)
    first.page("payroll").offer.wanted.emit(0)
    until_idle(qtbot, first.session)
    second.page("payroll").offer.wanted.emit(0)
    assert "Another window works on that month" in said(second)
    assert len(first.session.state.payroll) == 8
    assert second.session.bench.sources == ()
    end(second)
    end(first)
    assert len(Journal(tmp_path / "u").left_behind()) == 1


EDITING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from declaration.month import Month
from desktop.app import application
from desktop.journal import Journal
from desktop.settings import Settings
from desktop.window import Window

folder, file = Path(sys.argv[1]), Path(sys.argv[2])
app = application()
window = Window(Settings.load(folder / "c.json"), Journal(folder / "u"))
window.show()
window.open_files([file])
window.session.edit("month", month=Month(2026, 10))
rate = window.page("payroll").form.rate
edits = iter(range(4001, 9000))

def edit():
    rate.setFocus()
    rate.selectAll()
    QTest.keyClicks(rate, str(next(edits)))
    QTest.keyClick(rate, Qt.Key.Key_Return)
    print(window.session.bench.rate, flush=True)

timer = QTimer()
timer.timeout.connect(edit)
timer.start(1)
app.exec()
"""


def test_a_window_killed_while_editing_loses_at_most_the_last_edit(qapp, qtbot, tmp_path, sound):
    editing = subprocess.Popen(
        [sys.executable, "-c", EDITING, str(tmp_path), str(sound)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    seen = [int(editing.stdout.readline()) for _edit in range(12)]
    os.kill(editing.pid, signal.SIGKILL)
    seen += [int(line) for line in editing.stdout.read().split() if len(line) == 4]
    editing.stdout.close()
    editing.wait()
    deadline = time.monotonic() + 10
    while not Journal(tmp_path / "u").left_behind() and time.monotonic() < deadline:
        time.sleep(0.02)  # a busy system lets go of a dead program's lock a little later
    shown = opened(tmp_path)
    qtbot.waitUntil(lambda: shown.page("payroll").offer.isVisible())
    until_idle(qtbot, shown.session)
    shown.page("payroll").offer.wanted.emit(0)
    until_idle(qtbot, shown.session)
    assert int(shown.session.bench.rate) in (seen[-1], seen[-1] + 1)
    assert len(shown.session.state.payroll) == 8
    end(shown)


def test_a_fault_on_a_full_disk_is_a_sentence_still(window, monkeypatch):
    def full(**_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop.fault.tempfile.mkdtemp", full)
    window.say_failed(sentence(ZeroDivisionError(), "en"))
    assert "tell us what you did" in said(window)


# ── the settings ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00\x01", "[" * 5_000])
def test_damaged_settings_are_put_aside_and_said(qapp, qtbot, tmp_path, text):
    (tmp_path / "c.json").write_text(text, "utf-8")
    shown = opened(tmp_path)
    qtbot.waitUntil(lambda: shown.banner.isVisible() and not shown.session.is_busy)
    assert "c.json.damaged" in said(shown)
    end(shown)
    assert (tmp_path / "c.json.damaged").read_text("utf-8") == text
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))["recent"] == []


ODD = (5, -1, "zz", "\ud800", "a\x00b", [], [5], ["x"], {}, {"payroll": "x"}, {"payroll": []}, None)


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_settings_damaged_in_places_open_every_page(qapp, qtbot, tmp_path, sound, value):
    names = ("language", "scheme", "geometry", "folder", "out_folder", "recent")
    shared = {"splitters": {"payroll": value, "findings": value, "finding": value, "law": value}}
    shared["splitters"]["contributions"] = value
    tables = {f"{name}:{n}": value for name in ("sheets", "contributions") for n in range(3, 30)}
    kept = {"name": value, "name_km": value, "nssf_number": value, "sector": value}
    path = tmp_path / "c.json"
    path.write_text(
        json.dumps(
            dict.fromkeys(names, value)
            | shared
            | {"columns": tables, "enterprise": {**kept, "readings": value}, "rates": value}
        ),
        "utf-8",
    )
    shown = opened(tmp_path)
    begun(shown, qtbot, sound)
    for entry in PAGES:
        shown.show_page(entry.name)
        assert shown.page(entry.name).isVisible()
    assert not shown.banner.isVisible(), shown.banner.accessibleName()
    end(shown)
