from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from declaration.month import Month
from desktop.decisions import key
from desktop.session import MANY, Session
from desktop.workbench import Decision, Workbench
from importers.patching import Patch
from tests.desktop.window.conftest import until_idle

OCTOBER = Month(2026, 10)


@pytest.fixture
def session(qapp):
    made = Session()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def read(session, qtbot, path: Path) -> None:
    session.begin(Workbench((path,), OCTOBER, Decimal(4000)))
    qtbot.waitUntil(lambda: session.state.month is not None and not session.is_busy, timeout=30_000)


def test_files_and_month_are_all_that_reading_needs(session, qtbot, payroll_file):
    session.edit("files", sources=(payroll_file,))
    assert not session.is_busy
    session.edit("month", month=OCTOBER)
    assert session.state.is_working
    until_idle(qtbot, session)
    assert len(session.state.payroll) == 3
    assert session.state.month.payroll is session.state.payroll
    assert not session.state.is_stale


def test_undo_and_redo_work_the_month_out_again(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    assert session.state.month.wage_khr[0] == 1_002_000
    session.edit("rate", rate=Decimal(5000))
    assert session.state.is_stale
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_252_500
    session.undo_stack.undo()
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_002_000
    session.undo_stack.redo()
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_252_500


def test_a_correction_opens_no_file_again(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    books = session.state.books
    place = next(f.place for f in session.state.payroll.findings if f.code == "FMT-001")
    patch = Patch(place.file, place.sheet, place.row, place.column, "240", "n/a")
    payroll_file.unlink()
    session.replace("correct", replace(session.bench, patches=(patch,)))
    until_idle(qtbot, session)
    assert session.state.books is books
    assert session.state.month.wage_khr[2] == 960_000


def test_what_changes_no_figure_works_nothing_out(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    month = session.state.month
    session.edit("folder", out=Path("out"))
    assert not session.is_busy
    assert session.state.month is month
    assert session.state.bench.out == Path("out")


def test_many_edits_in_a_row_end_with_the_last(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    for rate in range(4001, 4021):
        session.edit("rate", rate=Decimal(rate))
    until_idle(qtbot, session)
    assert session.state.month.options.rate == 4020
    assert not session.state.is_stale


def test_stopping_keeps_what_was_there_and_says_it_is_old(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    month = session.state.month
    session.edit("rate", rate=Decimal(5000))
    session.stop()
    until_idle(qtbot, session)
    assert session.state.month is month
    assert session.state.is_stale
    assert not session.state.is_working
    session.work_out_again()
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_252_500


def test_a_file_that_is_gone_is_one_sentence(session, qtbot, tmp_path):
    said = []
    session.failed.connect(said.append)
    session.begin(Workbench((tmp_path / "gone.xlsx",), OCTOBER))
    until_idle(qtbot, session)
    assert len(said) == 1
    assert "gone.xlsx" in said[0]
    assert "not there any more" in said[0]
    assert session.state.is_stale
    assert not session.state.is_working


def test_edits_do_not_stop_the_work_of_a_page(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    came = []
    session.run(
        lambda report: [report("writing", n / 50) for n in range(50)] and "done", came.append
    )
    session.edit("rate", rate=Decimal(5000))
    until_idle(qtbot, session)
    assert came == ["done"]


def test_another_month_keeps_nothing_and_undoes_nothing(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    session.edit("rate", rate=Decimal(5000))
    session.begin(Workbench())
    until_idle(qtbot, session)
    assert session.state.month is None
    assert session.state.books == ()
    assert not session.undo_stack.canUndo()


def test_an_edit_of_figures_makes_a_finished_month_unfinished(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    session.edit("written", finished=True, out=Path("out"))
    assert session.bench.finished
    session.edit("rate", rate=Decimal(5000))
    assert not session.bench.finished


def test_a_change_that_takes_long_is_one_step_to_undo(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    session.change(lambda bench, _report: ("rate", replace(bench, rate=Decimal(5000))))
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_252_500
    assert session.undo_stack.undoText() == "rate"
    session.undo_stack.undo()
    until_idle(qtbot, session)
    assert session.state.month.wage_khr[0] == 1_002_000


def test_an_edit_during_a_long_change_is_not_lost(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    made = []

    def make(bench, _report):
        made.append(bench.rate)
        return "folder", replace(bench, out=Path("out"))

    session.change(make)
    session.edit("rate", rate=Decimal(5000))
    until_idle(qtbot, session)
    assert (session.bench.rate, session.bench.out) == (5000, Path("out"))
    assert made[-1] == 5000
    assert not session.state.is_stale


def test_each_piece_of_work_keeps_what_it_was_given(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    came = []
    for rate in (4100, 4200, 4300):
        session.edit("rate", rate=Decimal(rate))
        month = session.state.month
        session.run(lambda _report, month=month, rate=rate: (rate, month), came.append)
    session.edit("rate", rate=Decimal(5000))
    until_idle(qtbot, session)
    assert [rate for rate, _month in came] == [4100, 4200, 4300]
    assert session.state.month.options.rate == 5000


def test_many_decisions_are_looked_up_off_the_main_thread(session, qtbot, payroll_file):
    read(session, qtbot, payroll_file)
    finding = next(f for f in session.state.month.findings if f.grade == "warning")
    many = [Decision("CAL-003", f"worker_number:{n}", "", "known") for n in range(MANY)]
    mine = Decision(*key(finding, session.state.payroll), "known")
    session.edit("accept", decisions=(*many, mine))
    assert session.is_busy
    until_idle(qtbot, session)
    row = session.state.found.findings.index(finding)
    assert session.state.accepted.tolist() == [i == row for i in range(len(session.state.found))]
    session.undo_stack.undo()
    until_idle(qtbot, session)
    assert not session.state.accepted.any()
