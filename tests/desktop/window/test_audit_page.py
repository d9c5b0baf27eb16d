"""The Audit page, driven by keys and mouse; its files are those of the command line."""

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from declaration.month import Month
from desktop import theme
from desktop.audit_reports.files import NAMES
from desktop.charts.chart import NONE
from desktop.cli import main
from desktop.pages.audit import ANSWERS, CHARTS, FILES, FINDINGS, WORKERS
from desktop.practice import write_practice_factory
from desktop.texts import LANGUAGES
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.fitting import cut_off

LEFT = Qt.MouseButton.LeftButton
FURTHER = ("receipt", "attendance", "second_payroll", "register")


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


def payrolls(practice):
    return tuple(sorted(practice.glob("payroll-*.xlsx")))


@pytest.fixture
def empty(window):
    window.show_page("audit")
    return window.page("audit")


@pytest.fixture
def page(empty, practice):
    """The page with payroll and declaration given, and the month said; nothing compared yet."""
    empty.form.give("payroll", payrolls(practice))
    empty.form.give("declared", [practice / "declared.xlsx"])
    choose_month(empty, Month(2026, 10))
    empty.form.rate.setText("4015")
    return empty


def choose_month(page, month):
    page.form.month.show_month(month)
    page.form.month.chosen.emit(month)


def compare(page, qtbot):
    QTest.mouseClick(page.go, LEFT)
    qtbot.waitUntil(lambda: page._task is None, timeout=60_000)
    until_idle(qtbot, page.session)


def choose(choice, value):
    at = choice.findData(value)
    assert at >= 0
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def drop_on(card, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    card.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_before_anything_is_given_it_says_what_is_lacking(empty, practice):
    assert not empty.go.isEnabled()
    assert not empty.save.isEnabled()
    assert empty._lacking.text() == "Give the payroll of the month first."
    assert [empty.leaves.isTabEnabled(at) for at in range(5)] == [True, *[False] * 4]
    drop_on(empty.form.cards["payroll"], *payrolls(practice))
    assert empty._lacking.text().startswith("Give the declaration as it was filed")
    drop_on(empty.form.cards["declared"], practice / "declared.xlsx")
    assert empty._lacking.text() == "Choose the month first."
    choose_month(empty, Month(2026, 10))
    assert empty.go.isEnabled()
    assert empty.form.cards["payroll"].accessibleName() == "Payroll of the month: 3 files"


def test_a_figure_that_cannot_be_read_is_said(page):
    for line, text, said in (
        (page.form.rate, "four", "riel per dollar"),
        (page.form.received, "much", "sum received"),
        (page.form.sample, "a few", "how many workers"),
        (page.form.seed, "", "seed"),
    ):
        before = line.text()
        line.setText(text)
        assert said in page._lacking.text()
        assert not page.go.isEnabled()
        line.setText(before)
        assert page.go.isEnabled()


def test_the_month_in_the_window_fills_in_what_it_has(window, qtbot, practice):
    window.session.begin(
        Workbench(
            sources=payrolls(practice),
            month=Month(2026, 10),
            rate=Decimal(4015),
            register=practice / "register.xlsx",
        )
    )
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=60_000)
    until_idle(qtbot, window.session)
    window.show_page("audit")
    form = window.page("audit").form
    assert form.form.papers["payroll"] == payrolls(practice)
    assert form.form.papers["register"] == (practice / "register.xlsx",)
    assert (form.form.month, form.form.rate) == (Month(2026, 10), "4015")
    form.give("payroll", payrolls(practice)[:1])
    window.session.edit("Another rate", rate=Decimal(4000))
    assert form.form.rate == form.rate.text() == "4000"
    assert form.form.papers["payroll"] == payrolls(practice)[:1]  # what was chosen here stays
    until_idle(qtbot, window.session)


def test_the_answers_are_those_of_the_practice_factory(page, qtbot):
    compare(page, qtbot)
    assert page.leaves.currentIndex() == ANSWERS
    data = page.result.shown.data
    assert page.answers.answer.accessibleName().startswith("In part")
    said = page.answers.headcount.accessibleDescription()
    assert f"Paid in the month: {data['headcount']['paid']}" in said
    assert "Contributions short" in page.answers.inclusion.accessibleDescription()
    assert "No receipt" in page.answers.unchecked.accessibleDescription()
    assert "declared lower" in page.answers.chart.accessibleDescription()


def test_the_chart_shows_the_people_behind_its_dots(page, qtbot):
    compare(page, qtbot)
    chart = page.answers.chart
    assert sum(int(group.rows.sum()) for group in chart.chart._groups) <= len(page.result.rows)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart._at != NONE
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert page.leaves.currentIndex() == WORKERS
    table = page.result.shown.job.audit.pairs
    assert page.workers.box.model.rowCount() == int(table.is_lower.sum())


def test_everybody_stands_side_by_side_with_both_cells(page, qtbot):
    compare(page, qtbot)
    workers = page.workers
    QAbstractItemModelTester(workers.box.model)
    page.leaves.setCurrentIndex(WORKERS)
    choose(workers.reason, "wrong_base")
    numbers = [row[6] for row in page.result.rows if row[-1] == "wrong_base"]
    assert workers.box.model.rowCount() == len(numbers) > 0
    at = next(i for i, row in enumerate(page.result.rows) if row[6] == "G-090")
    assert workers.box.table.show_row(at)
    assert "declared.xlsx" in workers.declared.accessibleDescription()
    assert "G-090" in workers.paid.accessibleDescription()
    assert "Cell: LINE-G!" in workers.paid.accessibleDescription()
    for column in range(len(workers.box.model.columns)):
        workers.box.model.sort(column, Qt.SortOrder.DescendingOrder)
    workers.box.filter.setText("G-090")
    QTest.keyClick(workers.box.filter, Qt.Key.Key_Return)
    assert workers.box.model.rowCount() == 1


def test_somebody_in_one_file_only_is_said_to_be_nowhere_in_the_other(page, qtbot):
    compare(page, qtbot)
    choose(page.workers.reason, "omitted_worker")
    page.workers.box.table.show_row(page.workers.box.model.data_row(0))
    said = page.workers.declared.accessibleDescription()
    assert said == "This person is not in the declaration."


def test_the_findings_stand_by_code_with_help(page, qtbot):
    compare(page, qtbot)
    leaf = page.findings
    QAbstractItemModelTester(leaf.box.model)
    own = [f for f in leaf._findings if f.code.startswith("XCK")]
    assert leaf.box.model.rowCount() == len(own)
    choose(leaf.code, "XCK-001")
    assert {leaf._findings[leaf.box.model.data_row(i)].code for i in range(3)} == {"XCK-001"}
    leaf.box.table.show_row(leaf.box.model.data_row(0))
    assert leaf.help.accessibleName().startswith("XCK-001")
    assert leaf._message.text()
    choose(leaf.code, "")
    assert leaf.box.model.rowCount() == len(leaf._findings)


def test_no_word_accuses(page, qtbot):
    compare(page, qtbot)
    shown = " ".join(
        part.accessibleName() + part.accessibleDescription() for part in page.findChildren(QWidget)
    ).lower()
    for word in ("fraud", "cheat", "guilty", "evad", "offence", "illegal", "stolen"):
        assert word not in shown


@pytest.mark.parametrize("mask", ["", "names", "all"])
def test_the_files_are_those_of_the_command_line(page, qtbot, practice, tmp_path, mask):
    for role in FURTHER:
        page.form.give(role, [practice / f"{role.replace('_', '-')}.xlsx"])
    page.form.sample.setText("12")
    page.form.seed.setText("7")
    choose(page.form.strata, "line")
    choose(page.form.hidden, mask)
    compare(page, qtbot)
    page.write_to(tmp_path / "window")
    until_idle(qtbot, page.session)
    further = [
        part
        for role in FURTHER
        for part in (
            f"--{role.replace('_', '-')}",
            str(practice / f"{role.replace('_', '-')}.xlsx"),
        )
    ]
    typed = ["audit", *map(str, payrolls(practice)), *further, "--month", "2026-10"]
    typed += ["--declared", str(practice / "declared.xlsx"), "--rate", "4015"]
    typed += ["--sample", "12", "--seed", "7", "--strata", "line"]
    typed += ["--mask", mask] if mask else []
    main([*typed, "--out", str(tmp_path / "typed")])
    for name in NAMES:
        mine, theirs = ((tmp_path / each / name).read_bytes() for each in ("window", "typed"))
        assert mine == theirs, name
    assert page.banner.isVisible()


def test_what_is_hidden_stands_nowhere_on_the_page(page, qtbot):
    choose(page.form.hidden, "names")
    compare(page, qtbot)
    names = {row[9] for row in page.result.rows}
    assert "CHEA SREYMOM" not in names
    assert page.result.job.audit.month.payroll.name(0) not in names


def test_the_charts_draw_the_bridge_and_both_wages(page, qtbot):
    compare(page, qtbot)
    page.leaves.setCurrentIndex(CHARTS)
    leaf, counts = page.charts, page.result.shown.data["headcount"]
    for card in (leaf.bridge, leaf.wages):
        assert card.isVisible()
        assert card.chart.height() > 150
        assert card.said.text()
    told = leaf.bridge.chart.accessibleDescription()
    assert f"{counts['paid']} workers" in told
    assert f"{counts['declared']} workers" in told
    assert "declared" in leaf.wages.chart.accessibleDescription()
    choose(page.form.hidden, "wages")
    compare(page, qtbot)
    assert "masked" in leaf.wages.said.text()


def test_there_are_no_charts_where_nothing_was_compared(page, qtbot, practice):
    page.form.give("declared", [practice / "register.xlsx"])
    compare(page, qtbot)
    page.leaves.setCurrentIndex(CHARTS)
    assert not page.charts.bridge.isVisible()
    assert page.charts._nothing.isVisible()


def test_blind_leaves_the_factorys_choices_aside(page, qtbot, window):
    window.session.edit("Choose a reading", readings={"contribution_base": "straight"})
    compare(page, qtbot)
    assert page.result.job.blind
    assert not page.result.job.audit.month.options.readings
    page.form.blind.setFocus()
    QTest.keyClick(page.form.blind, Qt.Key.Key_Space)
    assert not page.form.blind.isChecked()
    assert page._state.isVisible()  # what is shown is of other choices
    compare(page, qtbot)
    assert dict(page.result.job.audit.month.options.readings) == {"contribution_base": "straight"}
    assert not page._state.isVisible()


def test_it_is_compared_by_key_and_stopped(page, qtbot):
    QTest.keyClick(page.form.rate, Qt.Key.Key_Return)
    assert page._task is not None
    assert page.stop.isVisible()
    assert not page.go.isEnabled()
    assert not page.form.rate.isEnabled()
    QTest.mouseClick(page.stop, LEFT)
    assert page._task is None
    until_idle(qtbot, page.session)
    assert page.result is None
    assert page.go.isEnabled()


def test_the_windows_own_cancel_stops_it_too(page, qtbot):
    QTest.mouseClick(page.go, LEFT)
    page.session.stop()
    until_idle(qtbot, page.session)
    qtbot.waitUntil(page.go.isEnabled)
    assert page.result is None


def test_a_file_that_is_no_workbook_gives_one_sentence(page, qtbot, tmp_path):
    photo = tmp_path / "photo.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.form.give("declared", [photo])
    compare(page, qtbot)
    assert page.leaves.currentIndex() == FILES
    assert page.banner.isVisible()
    assert "photo.xlsx" in page.banner._text.text()
    QTest.mouseClick(page.banner._button, LEFT)
    assert page.leaves.currentIndex() == FINDINGS
    assert page.answers.answer.accessibleName() == "Nothing was compared."


def test_files_that_changed_places_are_said_and_nothing_is_answered(page, qtbot, practice):
    page.form.give("payroll", [practice / "declared.xlsx"])
    page.form.give("declared", payrolls(practice)[1:2])
    compare(page, qtbot)
    said = page.banner._text.text()
    assert said.startswith("Nothing was compared: ")
    assert said.count("payroll-2-second-half.xlsx") == 1
    assert "--declared" not in said
    assert page.answers.answer.accessibleName() == "Nothing was compared."


def test_a_file_that_went_away_gives_one_sentence(page, qtbot, window, tmp_path):
    page.form.give("receipt", [tmp_path / "gone.xlsx"])
    compare(page, qtbot)
    assert window.banner.isVisible()
    assert "gone.xlsx" in window.banner._text.text()
    assert page.result is None
    assert page.go.isEnabled()


def test_a_declaration_of_another_month_is_said(page, qtbot, tmp_path):
    september = tmp_path / "september.csv"
    september.write_text(
        "Declaration for September 2026\n\nWorker ID,Name,NSSF Number,Declared Wage (KHR)\n"
        "A-001,SOK DARA,2110001-1000001-ក,1000000\n"
        "A-002,CHAN SREY,2110002-1000002-ខ,1000000\n",
        "utf-8",
    )
    page.form.give("declared", [september])
    compare(page, qtbot)
    choose(page.findings.code, "XCK-021")
    leaf = page.findings
    leaf.box.table.show_row(leaf.box.model.data_row(0))
    assert leaf._message.text().endswith("the month asked for is October 2026.")


def test_what_the_factory_accepted_stands_only_where_it_is_asked_for(page, qtbot):
    compare(page, qtbot)
    assert page.answers.accepted.isHidden()
    said = {"code": "OVT-001", "worker_number": "A-001", "reason": "paid late", "until": "2026-12"}
    data = {**page.result.shown.data, "accepted": [said]}
    page.answers.show_result(replace(page.result.shown, data=data))
    assert page.answers.accepted.accessibleDescription() == (
        "OVT-001 · A-001 · paid late: December 2026"
    )


def test_a_locked_file_asks_for_its_password(page, qtbot, practice, tmp_path):
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = tmp_path / "declared-locked.xlsx"
    with (practice / "declared.xlsx").open("rb") as source, locked.open("wb") as out:
        OOXMLFile(source).encrypt("practice", out)
    page.form.give("declared", [locked])
    compare(page, qtbot)
    assert page.password.isVisible()
    assert page.leaves.currentIndex() == FILES
    QTest.keyClicks(page.password.password, "practice")
    QTest.keyClick(page.password.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._task is None, timeout=60_000)
    until_idle(qtbot, page.session)
    assert not page.password.isVisible()
    assert page.leaves.currentIndex() == ANSWERS


def test_a_file_dropped_beside_the_cards_is_taken_or_asked_about(empty, practice):
    empty.take_dropped(list(payrolls(practice)))
    empty.take_dropped([practice / "declared.xlsx"])
    assert empty.form.form.papers["declared"] == (practice / "declared.xlsx",)
    empty.take_dropped([practice / "receipt.xlsx"])
    assert empty.banner.isVisible()
    assert not empty.form.form.papers.get("receipt")
    card = empty.form.cards["declared"]
    QTest.mouseClick(card.clear, LEFT)
    assert not empty.form.form.papers["declared"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_language_and_scheme_shows_the_same(
    page, qtbot, window, qapp, language, scheme, request
):
    request.addfinalizer(lambda: theme.apply(qapp, "light"))
    compare(page, qtbot)
    theme.apply(qapp, scheme)
    window.set_language(language)
    for at in (FILES, ANSWERS, CHARTS, WORKERS, FINDINGS):
        page.leaves.setCurrentIndex(at)
        if at > CHARTS:
            box = (page.workers, page.findings)[at - WORKERS].box
            box.table.show_row(box.model.data_row(0))
        for _ in range(2):  # what wraps is laid out twice
            page.grab()
            QCoreApplication.processEvents()
        assert cut_off(window) == []
    count = page.result.shown.data["headcount"]["paid"]
    assert str(count) in page.answers.headcount.accessibleDescription()
    if language != "en":
        assert page.go.text() != "Compare"
        assert page.leaves.tabText(ANSWERS) != "Answers"


def test_the_form_is_plain_data(page):
    form = page.form.form
    assert replace(form, rate="4,015").lacking() == ""
    assert json.dumps(form.arguments("en").__dict__)
    assert np.all([paper in form.papers for paper in ("payroll", "declared")])
