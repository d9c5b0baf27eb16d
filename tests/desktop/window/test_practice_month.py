"""The practice month: a window of its own, a guide that sees what is done, a declaration."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.guide.dialog import PracticeDialog
from desktop.guide.steps import MONTH, OUT, RATE, STEPS
from desktop.practice import practice, write_practice_factory
from desktop.practice.people import AS_OF, hire_everyone
from desktop.practice.problems import plant
from desktop.settings import Settings
from desktop.texts import translate
from tests.desktop.window.conftest import end, until_idle


@pytest.fixture(scope="module")
def factory(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


@pytest.fixture
def playing(window, qtbot, factory):
    """The practice window, and its guide at the first step."""
    window.session.today = date(2026, 11, 2)
    window.practice._open(factory)
    made = window.practice.practice
    qtbot.waitUntil(made.isVisible)
    yield made
    if isValid(made):
        end(made)


def guide_of(shown):
    return next(part for part in shown._above)


def do_it(shown, qtbot, name):
    guide = guide_of(shown)
    assert STEPS[guide.at].name == name
    guide.strip.help_along.click()
    qtbot.waitUntil(lambda: STEPS[guide.at].name != name, timeout=60_000)
    until_idle(qtbot, shown.session)


def look_at(shown, qtbot, name):
    guide = guide_of(shown)
    assert STEPS[guide.at].name == name
    guide.strip.where.click()
    assert shown.pages.shown is shown.page(STEPS[guide.at].page)
    qtbot.waitUntil(lambda: guide.strip.on.text() == "Next step", timeout=60_000)
    guide.strip.on.click()


def test_the_practice_factory_is_what_the_steps_say():
    assert (str(MONTH), int(RATE)) == (practice().month, practice().rate)
    workers = hire_everyone(820)
    planted = plant(workers)
    [number] = planted["FMT-002"]
    born = {worker.number: worker.birth_date for worker in workers}[number]
    text = next(step.text for step in STEPS if step.name == "correct")
    assert f"{born:%d/%m/%Y}" in text
    assert AS_OF.month == MONTH.month


def test_a_month_is_led_through_to_its_declaration(playing, qtbot, factory):
    guide, session = guide_of(playing), playing.session
    assert guide.strip.count.text() == f"1 of {len(STEPS)}"
    for name in ("files", "month", "enterprise", "register"):
        do_it(playing, qtbot, name)
    look_at(playing, qtbot, "columns")
    guide.strip.where.click()  # the finding is shown
    assert playing.pages.shown is playing.page("findings")
    card = playing.page("findings").details.card
    card.editor.selectAll()
    QTest.keyClicks(card.editor, "08/02/1992")
    card.put.click()
    qtbot.waitUntil(lambda: STEPS[guide.at].name == "registrations", timeout=60_000)
    look_at(playing, qtbot, "registrations")
    look_at(playing, qtbot, "contributions")
    do_it(playing, qtbot, "hold_out")
    do_it(playing, qtbot, "folder")
    guide.strip.where.click()
    until_idle(qtbot, session)
    playing.page("declare").files.declare.click()
    qtbot.waitUntil(lambda: guide.at == len(STEPS), timeout=120_000)
    assert guide.strip.title.text() == "Done"
    assert (factory / OUT / "declaration.xlsx").is_file()
    held = {finding.code for finding in session.state.month.findings}
    assert "FMT-002" not in held, "the birth date was corrected"


def test_what_is_done_already_is_passed_over_and_can_be_gone_back_to(playing, qtbot, factory):
    guide = guide_of(playing)
    playing.session.edit("month", month=MONTH, rate=RATE)
    guide.strip.help_along.click()
    qtbot.waitUntil(lambda: STEPS[guide.at].name == "enterprise", timeout=60_000)
    guide.strip.before.click()
    assert STEPS[guide.at].name == "month"
    assert guide.strip.on.text() == "Next step"
    guide.strip.on.click()
    assert STEPS[guide.at].name == "enterprise"
    assert guide.strip.on.text() == "Skip"


def test_nothing_of_the_persons_own_is_touched(playing, window, qtbot, factory, tmp_path):
    before = window.settings.path.read_text("utf-8") if window.settings.path.exists() else ""
    do_it(playing, qtbot, "files")
    do_it(playing, qtbot, "month")
    do_it(playing, qtbot, "enterprise")
    after = window.settings.path.read_text("utf-8") if window.settings.path.exists() else ""
    assert before == after
    assert window.session.bench.sources == ()
    assert playing.journal.path.is_relative_to(factory)
    assert Settings.load(playing.settings.path).enterprise == {}


def test_the_guide_speaks_the_language_of_its_window(playing):
    playing.set_language("km")
    strip, _ = guide_of(playing).strip, translate("km")
    assert strip.title.text() == _(STEPS[0].title)
    assert strip.stop.text() == _("End the practice")


def test_ending_the_practice_closes_its_window_and_leaves_the_other(playing, window, qtbot):
    guide_of(playing).strip.stop.click()
    qtbot.waitUntil(lambda: window.practice.practice is None)
    assert window.isVisible()


def test_the_window_closes_its_practice_window_first(playing, window, qtbot):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.practice.practice is None


def test_the_practice_is_asked_for_in_the_menu(window, qtbot, tmp_path):
    folder = tmp_path / "play"

    def fill_in():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PracticeDialog)
        dialog.path.setText(str(folder))
        dialog.begin.click()

    QTimer.singleShot(100, fill_in)
    window.menus.actions["practice"].trigger()
    qtbot.waitUntil(lambda: window.practice.practice is not None, timeout=60_000)
    made = window.practice.practice
    assert (folder / "register.xlsx").is_file()
    window.menus.actions["practice"].trigger()  # it is there already: brought to the front
    assert window.practice.practice is made
    end(made)


def test_a_dialog_without_a_folder_cannot_begin(qapp):
    dialog = PracticeDialog(translate("en"))
    dialog.path.setText("  ")
    assert not dialog.begin.isEnabled()
    dialog.deleteLater()
