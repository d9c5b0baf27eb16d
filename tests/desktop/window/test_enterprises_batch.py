"""Many enterprises declared from the window: the command line's files, a row each, a clean end."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from declaration.month import Month
from desktop import cli
from desktop.batch import running
from desktop.batch.errands import NOT_BEGUN, Outcome
from desktop.models.outcomes_model import Line, Stage, words
from desktop.pages import enterprises_run
from desktop.pages.enterprises import BATCH
from desktop.pages.enterprises_run import Ended
from desktop.practice import write_practice_factory
from desktop.secrets import Keys
from desktop.status import CLEAN, ERRORS, FAULT, STOP, USAGE, WARNINGS
from desktop.texts import LANGUAGES, translate
from tests.desktop.batch.test_running import runs
from tests.desktop.test_secrets import Store
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.fitting import cut_off

OCTOBER = Month(2026, 10)
LONG = 120_000
"""Patience with processes that begin on a busy computer [milliseconds]."""


@pytest.fixture(autouse=True)
def store(monkeypatch):
    """Return the computer's key store: one in memory."""
    made = Store()
    monkeypatch.setattr(Keys, "_backend", lambda self: made)
    return made


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice")
    write_practice_factory(home)
    return home / "clean"


@pytest.fixture(scope="module")
def factories(practice, tmp_path_factory):
    """Return two sound enterprises, one whose payroll is no workbook, one without a payroll."""
    folder = tmp_path_factory.mktemp("all") / "all"
    for name in ("north", "south"):
        shutil.copytree(practice, folder / name)
    for name in ("broken", "idle"):
        (folder / name).mkdir()
        shutil.copy(practice / "enterprise.toml", folder / name)
    (folder / "broken" / "payroll.xlsx").write_bytes(b"PK\3\4 and nothing more")
    return folder


@pytest.fixture
def page(window, qtbot, factories):
    return open_page(window, qtbot, factories)


def open_page(window, qtbot, folder):
    window.show_page("enterprises")
    page = window.page("enterprises")
    page.choose(folder)
    until_idle(qtbot, window.session)
    page.leaves.setCurrentIndex(BATCH)
    return page


def answer(page, qtbot, out, rate="4015"):
    """Give all answers as a person does."""
    form = page.batch.form
    form.month.setCurrentIndex(form.month._months.index(OCTOBER) + 1)
    form.month.activated.emit(form.month.currentIndex())
    form.rate.setFocus()
    form.rate.clear()
    QTest.keyClicks(form.rate, rate)
    form.processes.setCurrentIndex(1)
    form._settings.batch_out = str(out)
    form.out = out
    form._tell()
    until_idle(qtbot, page.session)


def until_done(page, qtbot):
    qtbot.waitUntil(lambda: not page.batch.run.is_under_way, timeout=LONG)
    until_idle(qtbot, page.session)


def cells(page, name):
    model = page.batch.box.model
    at = [line.errand.name for line in page.batch.lines].index(name)
    row = model.view_row(at)
    return {c.name: model.index(row, i).data() for i, c in enumerate(model.columns)}


# ── what is asked ───────────────────────────────────────────────────────────────────────────


def test_nothing_is_guessed_and_what_is_missing_is_said(page, qtbot, tmp_path):
    form = page.batch.form
    assert (form.chosen, form.rate.text(), form.out) == (None, "", None)
    assert not form.go.isEnabled()
    assert form._why.text() == "Choose the month first."
    answer(page, qtbot, tmp_path / "out", rate="forty")
    assert "in digits" in form._why.text()
    assert form.rate.property("wrong")
    assert not form.go.isEnabled()
    form.rate.clear()
    assert "Without a rate only wages in riel" in form._why.text()
    assert form.go.isEnabled()
    form.out = None
    form._tell()
    assert form._why.text() == "Choose the folder of the results."


def test_what_would_be_done_is_listed_beforehand(page, qtbot, tmp_path):
    answer(page, qtbot, tmp_path / "out")
    QAbstractItemModelTester(page.batch.box.model)
    assert [line.errand.name for line in page.batch.lines] == ["broken", "idle", "north", "south"]
    assert cells(page, "north")["status"] == "will be done"
    assert cells(page, "idle")["status"] == "cannot be done"
    assert "No payroll lies in the folder" in cells(page, "idle")["message"]


def test_sealing_is_said_on_the_button(page, qtbot, tmp_path):
    answer(page, qtbot, tmp_path / "out")
    assert page.batch.form.go.text() == "Declare 4 enterprises"
    QTest.keyClick(page.batch.form.seal, Qt.Key.Key_Space)
    assert page.batch.form.go.text() == "Declare and seal 4 enterprises"


def test_the_folder_of_the_results_is_asked_and_remembered(page, window, monkeypatch, tmp_path):
    chosen = tmp_path / "results"
    monkeypatch.setattr(
        "desktop.pages.enterprises_form.QFileDialog.getExistingDirectory", lambda *_a: str(chosen)
    )
    QTest.mouseClick(page.batch.form.folder, Qt.MouseButton.LeftButton)
    assert page.batch.form.folder.text() == str(chosen)
    assert window.settings.batch_out == str(chosen)


# ── done ────────────────────────────────────────────────────────────────────────────────────


def test_the_files_are_those_of_the_command_line(page, qtbot, factories, tmp_path, capsys):
    out = tmp_path / "window"
    answer(page, qtbot, out)
    page.batch.form.go.setFocus()
    QTest.keyClick(page.batch.form.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.batch.run.is_under_way)
    assert not page.batch.form.go.isEnabled()
    assert page.batch._strip.isVisible()
    until_done(page, qtbot)
    assert not page.batch._strip.isVisible()
    assert cells(page, "north")["status"] == "declared"
    assert cells(page, "north")["declared"] == "25"
    assert cells(page, "broken")["status"] == cells(page, "idle")["status"]
    assert cells(page, "broken")["status"] == "stopped: no file made"
    assert "FIL-001" in cells(page, "broken")["message"]
    said = page.batch.banner.accessibleName()
    assert said == "4 enterprises · 2 stopped: no file made · 2 declared · batch.csv"
    assert "50 workers declared" in page.window().status._said.text()
    there = tmp_path / "command"
    asked = ("--month", "2026-10", "--rate", "4015", "--workers", "2", "--out", str(there))
    assert cli.main(["batch", str(factories), *asked]) == STOP
    capsys.readouterr()
    ours, theirs = contents(out), contents(there)
    assert sorted(ours) == sorted(theirs)
    for name, content in theirs.items():
        if name == "batch.csv":
            content = content.replace(str(there).encode(), str(out).encode())
        assert ours[name] == content, name


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_results_are_opened_from_their_row(page, qtbot, tmp_path, monkeypatch):
    shown = []

    def show(folder, _):
        shown.append(folder)
        return ""

    monkeypatch.setattr("desktop.pages.enterprises_batch.show_folder", show)
    answer(page, qtbot, tmp_path / "out")
    batch = page.batch
    for line in batch.lines:
        out = str(tmp_path / "out" / line.errand.name)
        summary = {"state": "ready"} if line.errand.name == "north" else {}
        line.stage, line.outcome = Stage.DONE, Outcome(line.errand.name, CLEAN, out, "", summary)
    batch._show_lines()
    batch.box.table.show_row(1)
    assert not batch.results.isEnabled()
    batch.box.table.show_row(2)
    QTest.keyClick(batch.box.table, Qt.Key.Key_Return)
    QTest.mouseClick(batch.results, Qt.MouseButton.LeftButton)
    assert shown == [tmp_path / "out" / "north"] * 2


def test_it_seals_by_the_passphrase_given_on_the_page(window, qtbot, practice, tmp_path, capsys):
    folder, phrase = tmp_path / "all", tmp_path / "phrase"
    phrase.write_text("not for anybody else\n")
    home = shutil.copytree(practice, folder / "north")
    vault = str(home / "north.pheaktean")
    given = ("--enterprise", str(home / "enterprise.toml"), "--no-remember")
    assert cli.main(["vault", "create", vault, *given, "--passphrase-file", str(phrase)]) == 0
    capsys.readouterr()
    page = open_page(window, qtbot, folder)
    answer(page, qtbot, tmp_path / "out")
    assert cells(page, "north")["status"] == "needs its passphrase"
    assert "on the other leaf first" in cells(page, "north")["message"]
    page.leaves.setCurrentIndex(0)
    QTest.keyClicks(page.board.passphrase.passphrase, "not for anybody else")
    QTest.keyClick(page.board.passphrase.passphrase, Qt.Key.Key_Return)
    until_idle(qtbot, window.session)
    page.leaves.setCurrentIndex(BATCH)
    page.batch.form.seal.setChecked(True)
    assert cells(page, "north")["status"] == "will be done"
    page.batch.form.go.click()
    until_idle(qtbot, window.session)
    until_done(page, qtbot)
    assert cells(page, "north")["status"] == "declared"
    (row,) = page.board.rows
    assert (row.last, row.workers, row.month) == ("2026-10", 25, "2026-11")


def test_the_vault_open_in_the_window_is_closed_first(window, qtbot, practice, tmp_path, capsys):
    folder, phrase = tmp_path / "all", tmp_path / "phrase"
    phrase.write_text("not for anybody else\n")
    home = shutil.copytree(practice, folder / "north")
    vault = home / "north.pheaktean"
    given = ("--enterprise", str(home / "enterprise.toml"), "--passphrase-file", str(phrase))
    assert cli.main(["vault", "create", str(vault), *given]) == 0
    capsys.readouterr()
    window.vaults.open_path(vault)
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    page = open_page(window, qtbot, folder)
    answer(page, qtbot, tmp_path / "out")
    page.batch.form.go.click()
    assert "“north” is open in this window" in page.batch.banner.accessibleName()
    assert not page.batch.run.is_under_way
    QTest.mouseClick(page.batch.banner._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.batch.run.is_under_way, timeout=30_000)
    assert not window.session.vault.is_open
    page.batch.stop_it()
    until_done(page, qtbot)


# ── stopped, closed in the middle ───────────────────────────────────────────────────────────


@pytest.fixture
def held(page, qtbot, tmp_path, monkeypatch):
    """Return a page whose batch is under way, and what lets its first enterprises end."""
    go_on = tmp_path / "go on"
    monkeypatch.setenv("INVENTED_GO_ON", str(go_on))
    real = running.over_processes

    def slow(errands, processes, tell, watcher):
        return real(errands, processes, tell, job=ended_when_told, watcher=watcher)

    monkeypatch.setattr(enterprises_run, "over_processes", slow)
    answer(page, qtbot, tmp_path / "out")
    page.batch.form.go.click()
    stages = page.batch.lines
    qtbot.waitUntil(
        lambda: [line.stage for line in page.batch.lines].count(Stage.UNDER_WAY) == 2, timeout=LONG
    )
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("pid-*"))) == 2, timeout=LONG)
    assert stages
    yield page, go_on
    go_on.touch()
    until_done(page, qtbot)


def ended_when_told(errand):
    """Be under way until the test lets it go on; say by a file which process does it."""
    import time

    go_on = Path(os.environ["INVENTED_GO_ON"])
    go_on.with_name(f"pid-{errand.name}").write_text(str(os.getpid()))
    while not go_on.exists():
        time.sleep(0.01)
    return Outcome(errand.name, CLEAN, errand.out)


def test_stopped_what_is_under_way_ends_and_what_waits_is_not_begun(held, qtbot, tmp_path):
    page, go_on = held
    assert "0 of 4 done" in page.batch._how_far.text()
    assert "broken, idle" in page.batch._how_far.text()
    QTest.mouseClick(page.batch.stop, Qt.MouseButton.LeftButton)
    assert "stopping" in page.batch._how_far.text()
    assert not page.batch.stop.isEnabled()
    go_on.touch()
    until_done(page, qtbot)
    status = {
        line.errand.name: cells(page, line.errand.name)["status"] for line in page.batch.lines
    }
    assert status == {
        "broken": "declared",
        "idle": "declared",
        "north": "not begun",
        "south": "not begun",
    }
    assert NOT_BEGUN[:20] in (tmp_path / "out" / "batch.csv").read_text("utf-8-sig")
    assert page.batch.form.go.isEnabled()


def test_the_month_on_the_bench_goes_on_meanwhile(held, window, qtbot, payroll_file):
    page, _go_on = held
    window.open_files([payroll_file])
    window.session.edit("month", month=OCTOBER)
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    assert page.batch.run.is_under_way


def test_closing_in_the_middle_asks_and_leaves_no_process(held, window, qtbot, tmp_path):
    page, go_on = held
    numbers = [int(path.read_text()) for path in tmp_path.glob("pid-*")]
    window.show_page("law")
    assert not window.close()
    assert window.isVisible()
    assert page.isVisible()
    assert "A batch is under way" in page.batch.banner.accessibleName()
    QTest.mouseClick(page.batch.banner._button, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    assert not window.close()
    go_on.touch()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    qtbot.waitUntil(lambda: not any(map(runs, numbers)), timeout=LONG)
    assert (tmp_path / "out" / "batch.csv").exists()


def test_a_table_that_cannot_be_written_is_told_and_the_outcomes_stand(page, qtbot, tmp_path):
    answer(page, qtbot, tmp_path / "out")
    outcomes = tuple(Outcome(line.errand.name, CLEAN, "") for line in page.batch.lines)
    full = OSError(28, "No space left on device", str(tmp_path / "out"))
    page.batch._ended(Ended(outcomes, problem=full))
    said = page.batch.banner.accessibleName()
    assert said.startswith("4 enterprises · 4 declared · ")
    assert "disk is full" in said.lower()
    until_idle(qtbot, page.session)


# ── words ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "state", "says"),
    [
        (CLEAN, "ready", "declared"),
        (WARNINGS, "ready_with_warnings", "declared, with warnings"),
        (WARNINGS, "partly_ready", "declared, some held out"),
        (ERRORS, "not_ready", "errors stand: nothing declared"),
        (STOP, "", "stopped: no file made"),
        (FAULT, "", "a fault of the program"),
        (USAGE, "", "something is missing"),
        (-9, "", "a fault of the program"),
    ],
)
def test_every_exit_status_has_words(status, state, says):
    from desktop.batch.errands import Errand

    line = Line(Errand("a", (), ""), Stage.DONE, Outcome("a", status, "", "", {"state": state}))
    assert words(line)[2] == says


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_every_language_and_cuts_nothing(page, window, qtbot, tmp_path, language):
    window.set_language(language)
    answer(page, qtbot, tmp_path / "out")
    page.batch.box.table.show_row(1)
    qtbot.waitUntil(lambda: cut_off(window) == [])
    assert cells(page, "north")["status"] == translate(language)("will be done")
