"""The History page, driven by keys and mouse over an invented vault."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.returns import ReturnState
from desktop.texts import translate
from desktop.vault.history import Standing
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.vaults import begin, bench, copy_of, open_in, year


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return year(tmp_path_factory.mktemp("year"))


@pytest.fixture
def page(window, qtbot, made, tmp_path):
    window.session.today = date(2026, 11, 9)
    open_in(window, qtbot, copy_of(made, tmp_path / "vault"))
    window.show_page("history")
    until_idle(qtbot, window.session)
    return window.page("history")


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page, qtbot, month, kind=None):
    """Put the cursor on the row of a month's return, or of a gap, and wait until it is read."""
    at = next(
        i
        for i, row in enumerate(page._rows)
        if row.month == month and (row.of.kind if row.of else None) == kind
    )
    page.box.table.show_row(at)
    until_idle(qtbot, page.session)


def shown(page, column):
    names = [each.name for each in page.box.model.columns]
    at = names.index(column)
    return [page.box.model.index(i, at).data() for i in range(page.box.model.rowCount())]


def said(page):
    return page.work.banner.accessibleName() if page.work.banner.isVisible() else ""


def test_every_return_and_every_gap_has_a_row_the_latest_first(page):
    assert (
        shown(page, "month")
        == [
            *("November 2026", "October 2026", "October 2026"),
            *("September 2026", "August 2026", "July 2026"),
        ][1:]
    )
    assert shown(page, "kind") == ["Revised", "Regular", "Not sealed", "Regular", "Regular"]
    assert shown(page, "standing") == ["Sealed", "Sealed", "Missing", "Sealed", "Sealed"]
    assert [row.standing for row in page._rows][2] is Standing.MISSING
    assert "September 2026" in page._lead.text()
    assert "15 Oct 2026" in page._lead.text()


def test_differences_are_against_what_stood_before(page):
    seen = page.session.vault.seen
    by = {row.of.place: row for row in page._rows if row.of}
    assert by[1].moved is None
    assert by[2].moved == by[2].of.remittance - by[1].of.remittance
    assert by[3].moved is None  # the month before is missing
    assert by[4].moved == seen.months[-1].remittance - by[3].of.remittance
    assert by[4].moved > 0


def test_the_header_and_the_list_of_pages_tell_of_the_vault(page, window):
    assert window.header.vault.isVisible()
    assert "Invented Thread" in window.header.vault.accessibleName()
    at = [window.navigation.item(i).text() for i in range(window.navigation.count())]
    text = window.navigation.item(at.index("History")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "History 1"
    window.show_page("law")
    click(window.header.vault)
    assert page.isVisible()


def test_a_return_is_told_with_its_files_and_what_it_rests_on(page, qtbot):
    choose(page, qtbot, Month(2026, 8), Kind.REGULAR)
    detail = page.detail
    assert "August 2026" in detail._title.text()
    assert "contributions.csv" in detail.seen.files
    assert detail.model.rowCount() == len(detail.seen.files)
    basis = detail._basis.text()
    assert "payroll-9-0.csv" in basis
    assert "4,015" in basis
    assert detail.seen.sources[0][1][:32] in basis
    click(detail.copy_hash)
    assert QGuiApplication.clipboard().text() == detail.row.of.hash


def test_the_arrow_keys_go_from_return_to_return(page, qtbot):
    page.box.table.setFocus()
    page.box.table.show_row(0)
    QTest.keyClick(page.box.table, Qt.Key.Key_Down)
    until_idle(qtbot, page.session)
    assert page.detail.row.of.kind is Kind.REGULAR
    assert page.detail.seen.of.month == Month(2026, 10)


def test_verifying_says_that_all_is_intact(page, qtbot):
    click(page.verify)
    until_idle(qtbot, page.session)
    assert "is intact: 4 returns are as they were sealed" in said(page)


def test_verifying_names_the_first_place_that_differs(page, qtbot, window, monkeypatch):
    from declaration.vault.chain import Difference, Fault

    wrong = Difference(Fault.FILE_CHANGED, 2, "2026-08", "regular", "findings.csv", "a", "b")
    monkeypatch.setattr("declaration.vault.verifying.verify", lambda *_a: wrong)
    click(page.verify)
    until_idle(qtbot, page.session)
    assert "broken at return 2 (2026-08, regular)" in said(page)
    assert "findings.csv" in said(page)
    assert "menu File" in said(page)
    assert "pheaktean vault" not in said(page)


def test_verifying_can_be_stopped(page, qtbot, window, monkeypatch):
    import time

    def slow(_vault, report):
        while True:
            report(1, 4)
            time.sleep(0.005)

    monkeypatch.setattr("declaration.vault.verifying.verify", slow)
    click(page.verify)
    qtbot.waitUntil(window.status._cancel.isVisible)
    click(window.status._cancel)
    until_idle(qtbot, page.session)
    assert page.session.vault.is_open
    assert said(page) == ""


def test_a_month_reckoned_again_is_the_same_riel(page, qtbot):
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)
    page.detail.again.actions()[0].trigger()
    until_idle(qtbot, page.session)
    assert "8 lines reckoned again give the same" in said(page)


def test_a_month_reckoned_from_its_payroll_is_the_same(page, qtbot, made, monkeypatch):
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)
    given = str(made.parent / "payroll-8-0.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([given], ""))
    page.detail.again.actions()[1].trigger()
    until_idle(qtbot, page.session)
    assert "give the same" in said(page)


def test_what_differs_is_told_cell_by_cell(page, qtbot, made, monkeypatch):
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)
    other = made.parent / "payroll-8-5.csv"
    page.work.rerun(page.detail.row.of, [other])
    until_idle(qtbot, page.session)
    assert "come out today" in said(page)
    assert "payroll-8-5.csv" in said(page)
    seen = []

    def look(dialog):
        seen.append(dialog.box.model.rowCount())

    monkeypatch.setattr("desktop.pages.history_rerun.RerunDialog.exec", look)
    click(page.work.banner._button)
    assert seen[0] > 8


def test_copies_of_files_are_those_that_were_sealed(page, qtbot, made, tmp_path, monkeypatch):
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)
    sealed = made.parent / "sealed 2026-07 regular"
    page.work.save_all(page.detail.row.of, list(page.detail.seen.files), tmp_path / "copies")
    until_idle(qtbot, page.session)
    for name in ("declaration.xlsx", "contributions.csv", "summary.json"):
        assert (tmp_path / "copies" / name).read_bytes() == (sealed / name).read_bytes()
    place = str(tmp_path / "one.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (place, ""))
    page.detail.files.setFocus()
    page.detail.files.show_row(list(page.detail.seen.files).index("contributions.csv"))
    click(page.detail.save)
    until_idle(qtbot, page.session)
    assert (tmp_path / "one.csv").read_bytes() == (sealed / "contributions.csv").read_bytes()


def test_a_looked_at_copy_goes_with_the_vault(page, qtbot, window, monkeypatch):
    opened = []
    monkeypatch.setattr("desktop.pages.history_work.show_file", lambda path, _: opened.append(path))
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)
    QTest.keyClick(page.detail.files, Qt.Key.Key_Return)
    click(page.detail.open)
    until_idle(qtbot, page.session)
    assert opened[0].is_file()
    window.vaults.close()
    until_idle(qtbot, page.session)
    assert not opened[0].exists()


def test_a_disk_without_room_is_one_sentence(page, qtbot, window, tmp_path, monkeypatch):
    choose(page, qtbot, Month(2026, 7), Kind.REGULAR)

    def full(*_a):
        raise OSError(28, "No space left on device", "copies")

    monkeypatch.setattr("desktop.return_copies.write_copies", full)
    page.work.save_all(page.detail.row.of, ["summary.json"], tmp_path)
    until_idle(qtbot, page.session)
    assert "disk is full" in window.banner.accessibleName()


def test_the_evidence_pack_is_written_signed_and_checked(page, qtbot, tmp_path):
    from desktop.evidence.packs import checked

    choose(page, qtbot, Month(2026, 10), Kind.REVISED)
    page.work.write_evidence(page.detail.row.of, tmp_path / "october.zip")
    until_idle(qtbot, page.session)
    assert "written and signed" in said(page)
    found = checked(tmp_path / "october.zip")
    assert not found.problems
    assert found.month == "2026-10"


def test_correcting_a_month_leads_to_the_payroll_with_the_kind_set(page, qtbot, window):
    choose(page, qtbot, Month(2026, 8), Kind.REGULAR)
    page.detail.corrections.actions()[1].trigger()
    until_idle(qtbot, window.session)
    assert window.page("payroll").isVisible()
    given = window.session.bench
    assert (given.month, given.kind, str(given.rate)) == (Month(2026, 8), Kind.REVISED, "4015")
    assert given.enterprise == page.session.vault.seen.enterprise
    assert "once more" in window.banner.accessibleName()
    assert "Revised return" in window.header._month.text()


def test_a_missing_month_is_worked_on(page, qtbot, window):
    choose(page, qtbot, Month(2026, 9))
    assert "Nothing is sealed for September 2026" in page.detail._said.text()
    assert not page.detail.correct.isVisible()
    click(page.detail.work)
    assert window.session.bench.month == Month(2026, 9)
    assert window.page("payroll").isVisible()


def test_a_missing_month_can_be_a_nil_return(page, qtbot, window):
    choose(page, qtbot, Month(2026, 9))
    click(page.detail.nil)
    until_idle(qtbot, window.session)
    assert window.session.bench.is_nil
    assert len(window.session.state.month.payroll) == 0
    assert window.page("declare").isVisible()


def test_a_draft_is_a_row_and_going_on_with_it_keeps_what_is_given(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, Month(2026, 11)))
    window.drafts._pause.stop()
    window.drafts._keep()
    until_idle(qtbot, window.session)
    window.show_page("history")
    assert shown(page, "standing")[0] == "Draft"
    (draft,) = [each for each in page.session.vault.seen.returns if not each.is_sealed]
    assert (draft.month, draft.state) == (Month(2026, 11), ReturnState.DRAFT)
    choose(page, qtbot, Month(2026, 11), Kind.REGULAR)
    assert not page.detail.seen.files
    given = window.session.bench
    click(page.detail.work)
    assert window.page("payroll").isVisible()
    assert window.session.bench == given


def test_the_chart_says_each_month_to_the_mouse_and_to_screen_readers(page):
    chart = page.chart.chart
    assert "July 2026" in page.chart.accessibleDescription()
    assert "1 month is missing." in page.chart.accessibleDescription()
    spots = chart.spots(page.chart._area())
    assert len(spots) == 4
    assert "September 2026: nothing is sealed" in spots[2].text
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_End)
    assert "October 2026" in page.chart.accessibleDescription()
    QTest.mouseMove(page.chart, QPoint(120, 60))


def test_the_list_is_printed_with_whole_hashes(page, qtbot, tmp_path, monkeypatch):
    from desktop.printing.history_list import history_list

    made = history_list(page.session.vault.seen, page._rows, "en")
    made.write(tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").stat().st_size > 5_000
    assert made.pages == 1
    opened = []
    monkeypatch.setattr(
        "desktop.widgets.print_preview.PrintPreview.exec", lambda d: opened.append(d._file_name)
    )
    click(page.print_it)
    assert opened == ["Invented Thread.pdf"]


def test_without_a_vault_it_says_what_one_is_for(window, qtbot):
    window.show_page("history")
    page = window.page("history")
    assert page.no_vault.isVisible()
    assert "encrypted file" in page.no_vault._purpose.text()
    assert not page.verify.isVisible()
    assert not any(action.isEnabled() for action in page.actions_of_page())


def test_the_filter_line_finds_a_month(page, qtbot):
    page.focus_search()
    QTest.keyClicks(page.box.filter, "missing")
    qtbot.waitUntil(lambda: page.box.model.rowCount() == 1)
    assert shown(page, "month") == ["September 2026"]


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_it_speaks_every_language_and_names_every_control(page, window, qtbot, language):
    window.choose_language(language)
    until_idle(qtbot, window.session)
    assert page.verify.text() == translate(language)("Verify")
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.text() or button.accessibleName()
    for part in (page.box.table, page.chart, page.detail, page.detail.files):
        assert part.accessibleName()
    assert "{" not in page.detail._basis.text() + page._lead.text()
    QApplication.processEvents()


def test_the_log_says_what_was_done(page, qtbot, monkeypatch):
    seen = []

    def look(dialog):
        model = dialog.box.model
        seen.extend(model.index(i, 2).data() for i in range(model.rowCount()))

    monkeypatch.setattr("desktop.pages.history_log.LogDialog.exec", look)
    click(page.log)
    until_idle(qtbot, page.session)
    assert seen[0].startswith("2026-10: sealed as return 4")
    assert seen[-1] == "The vault was made"
