"""In a window of 1280 × 720 every word is seen, in every language, before and after a payroll."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from declaration.enterprise import read_enterprise
from declaration.month import Month
from desktop import theme
from desktop.journal import Journal
from desktop.page_list import PAGES
from desktop.practice import write_practice_factory
from desktop.settings import Settings
from desktop.texts import LANGUAGES
from desktop.window import Window
from desktop.workbench import Workbench
from tests.desktop.window.conftest import end
from tests.desktop.window.fitting import cut_off
from tests.desktop.window.vaults import bench, open_in, year


@pytest.fixture(scope="module")
def shown(qapp, tmp_path_factory):
    """Return a window that keeps its month for all tests of this module."""
    theme.apply(qapp, "light")
    window = Window(Settings(), Journal(tmp_path_factory.mktemp("journal")))
    window.resize(1280, 720)
    window.show()
    yield window
    end(window)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice")
    write_practice_factory(home)
    bench = Workbench(tuple(sorted(home.glob("payroll-*.xlsx"))), Month(2026, 10), Decimal(4015))
    enterprise = read_enterprise(home / "enterprise.toml")
    return replace(bench, enterprise=enterprise, register=home / "register.xlsx", hold_out=True)


def is_at_rest(window):
    waits = any(t.isActive() and t.isSingleShot() for t in window.findChildren(QTimer))
    return not (window.session.is_busy or waits)


def cut_on_pages(window, qtbot):
    found = {}
    for entry in PAGES:
        window.show_page(entry.name)
        for _ in range(2):  # what ends may lay out something else
            qtbot.waitUntil(lambda: is_at_rest(window), timeout=60_000)
            QCoreApplication.processEvents()
        if cut := cut_off(window):
            found[entry.name] = cut
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_payroll(shown, qtbot, language):
    if shown.session.bench != Workbench():
        shown.session.begin(Workbench())
    shown.set_language(language)
    assert cut_on_pages(shown, qtbot) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_the_practice_factory(shown, qtbot, practice, language):
    if shown.session.bench != practice:
        shown.session.begin(practice)
    shown.set_language(language)
    assert cut_on_pages(shown, qtbot) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_leaf_of_the_audit(shown, qtbot, practice, language):
    if shown.session.bench != practice:
        shown.session.begin(practice)
    shown.set_language(language)
    shown.show_page("audit")
    qtbot.waitUntil(lambda: is_at_rest(shown), timeout=60_000)
    page, found = shown.page("audit"), {}
    if page.result is None:
        page.form.give("declared", [practice.register.parent / "declared.xlsx"])
        page.compare()
    for leaf in range(page.leaves.count()):
        page.leaves.setCurrentIndex(leaf)
        qtbot.waitUntil(lambda: is_at_rest(shown), timeout=60_000)
        QCoreApplication.processEvents()
        if cut := cut_off(shown):
            found[page.leaves.tabText(leaf)] = cut
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_an_open_vault(shown, qtbot, tmp_path_factory, language):
    if not shown.session.vault.is_open:
        folder = tmp_path_factory.mktemp("vault")
        shown.session.begin(bench(folder, Month(2026, 11)))
        open_in(shown, qtbot, year(folder))
    shown.set_language(language)
    assert cut_on_pages(shown, qtbot) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialogs_about_vaults(shown, qtbot, language):
    shown.set_language(language)
    found = {}
    for name, ask in (("new", shown.vaults.ask_new), ("rekey", shown.vaults.copies.ask_rekey)):
        ask()
        dialog = shown.vaults.asking.dialog
        for step in range(2 if name == "new" else 1):
            if step:
                dialog._show_step(step)
            QCoreApplication.processEvents()
            if cut := cut_off(dialog):
                found[f"{name} {step}"] = cut
        dialog.reject()
    assert found == {}
