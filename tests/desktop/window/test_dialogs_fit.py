"""Every word of the guide, the help and the dialogs is seen, in every language; in 1100 × 700."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from declaration.month import Month
from desktop import theme
from desktop.about import About
from desktop.guide.dialog import PracticeDialog
from desktop.guide.guide import Guide
from desktop.guide.steps import STEPS
from desktop.help_commands import HelpCommands
from desktop.journal import Journal
from desktop.settings import Settings
from desktop.support.commands import SupportCommands
from desktop.texts import LANGUAGES, translate
from desktop.window import Window
from tests.desktop.window.conftest import end, until_idle
from tests.desktop.window.fitting import cut_off
from tests.desktop.window.vaults import bench


@pytest.fixture(scope="module")
def shown(qapp, tmp_path_factory):
    """Return a window that is shown for all tests of this module."""
    theme.apply(qapp, "light")
    window = Window(Settings(), Journal(tmp_path_factory.mktemp("journal")))
    window.resize(1100, 700)
    window.show()
    yield window
    end(window)


def settle():
    for _ in range(3):  # what is laid out may lay out something else
        QCoreApplication.processEvents()


def cut_in(dialog: QDialog) -> list[str]:
    dialog.show()
    settle()
    cut = cut_off(dialog)
    dialog.close()
    dialog.deleteLater()
    return cut


@pytest.fixture(scope="module")
def guide(shown):
    made = Guide(shown, Path("practice"))
    made.begin()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_guide(shown, guide, language):
    shown.set_language(language)
    found = {}
    for at in range(len(STEPS) + 1):
        guide.at = at
        guide.retranslate(translate(language))
        settle()
        assert guide.strip.title.text()
        if cut := cut_off(guide.strip):
            found[at] = cut
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_window(shown, language):
    shown.set_language(language)
    commands = shown.findChild(HelpCommands)
    found = {}
    for place in ("start", "practice", "finding:OVT-001", "law:health_care_rate", "field:gross"):
        commands.open(place)
        settle()
        if cut := cut_off(commands.shown):
            found[place] = cut
    commands.shown.close()
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_and_told_before_a_month(shown, language):
    shown.set_language(language)
    _ = translate(language)
    assert cut_in(PracticeDialog(_, shown)) == []
    assert cut_in(About(shown, _)) == []
    assert cut_in(SupportCommands(shown).dialog()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_support_bundle_once_it_is_made(shown, qtbot, tmp_path, language):
    shown.set_language(language)
    shown.session.begin(bench(tmp_path, Month(2026, 11)))
    until_idle(qtbot, shown.session)
    dialog = SupportCommands(shown).dialog()
    dialog.show()
    dialog.make.click()
    qtbot.waitUntil(dialog.save.isVisible, timeout=60_000)
    assert cut_in(dialog) == []
