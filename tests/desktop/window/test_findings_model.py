"""The list of findings and the source sheet, as models."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from declaration.findings import Finding, Place
from desktop.found import Found, Wanted
from desktop.models.findings_model import FindingsModel
from desktop.models.source_model import SourceModel
from desktop.texts import translate
from importers.patching import Patch
from importers.workbook import open_all
from tests.build import payroll
from tests.month import workers

COLUMNS = ("fold", "finding", "where", "count", "amount")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def findings(n=12):
    return [
        Finding(
            ("OVT-001", "WAG-003", "FMT-001")[i % 3],
            Place("a.xlsx", "LINE-A", i + 8, "K"),
            i % 5,
            amount_khr=100 * i if i % 3 == 0 else None,
        )
        for i in range(n)
    ]


def shown(model):
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def column(model, name):
    return model.index(0, COLUMNS.index(name)).column()


@pytest.fixture
def model(qapp):
    made = FindingsModel()
    found = Found(findings(), payroll(workers(5)))
    made.show_found(found, np.zeros(len(found), bool))
    return made


def test_the_model_is_sound_through_every_change(model):
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_open(model.found.codes, is_open=True)
    model.search("w2")
    model.keep(model.found.mask(Wanted(family="OVT"), model.accepted))
    for at in range(len(COLUMNS)):
        model.sort(at, Qt.SortOrder.DescendingOrder)
    model.set_open(["OVT-001"], is_open=False)
    model.set_language(translate("km"))
    model.show_found(Found([], None), np.zeros(0, bool))
    assert tester is not None
    assert model.rowCount() == 0


def test_headings_stand_closed_with_count_and_riel_what_holds_first(model):
    assert [model.code(model.data_row(row)) for row in range(3)] == [
        "FMT-001",
        "OVT-001",
        "WAG-003",
    ]
    assert model.index(1, COLUMNS.index("count")).data() == "4"
    assert model.index(1, COLUMNS.index("amount")).data() == "1,800"
    assert model.index(0, COLUMNS.index("amount")).data() == ""


def test_an_open_group_shows_its_findings_the_dearest_first(model):
    model.set_open(["OVT-001"], is_open=True)
    amounts = [model.index(row, 4).data() for row in range(2, 6)]
    assert amounts == ["900", "600", "300", "0"]
    model.set_open(["OVT-001"], is_open=False)
    assert model.rowCount() == 3


def test_counts_and_riel_are_those_of_the_filter(model):
    model.search("w0")
    assert [model.index(row, 3).data() for row in range(3)] == ["1", "1", "1"]
    model.search("nobody")
    assert shown(model) == []


def test_the_next_finding_may_stand_in_a_closed_group(model):
    heading = model.data_row(1)
    first = model.step(heading, 1)
    assert model.code(first) == "OVT-001"
    assert model.code(model.step(first, -1)) == "FMT-001"
    seen = [first]
    while (following := model.step(seen[-1], 1)) != first:
        seen.append(following)
    assert sorted(seen) == list(range(12))
    assert model.step(-1, 1) == model.lines[0]
    assert model.step(-1, -1) == model.lines[-1]


def test_a_selected_finding_keeps_its_row_through_filters(model):
    model.set_open(model.found.codes, is_open=True)
    row = model.data_row(5)
    kept = QPersistentModelIndex(model.index(5, 1))
    model.set_open(["FMT-001"], is_open=False)
    assert model.data_row(kept.row()) == row
    model.keep(model.found.mask(Wanted(family="FMT"), model.accepted))
    assert not kept.isValid()


def test_a_screen_reader_hears_the_whole_of_a_heading(model):
    said = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Overtime pay is left out of the wage, 4 findings, 1,800៛, group closed"


def test_an_accepted_finding_has_a_sign_and_not_only_a_colour(model):
    accepted = np.zeros(12, bool)
    accepted[model.lines[0]] = True
    model.set_open(model.found.codes, is_open=True)
    model.show_accepted(accepted)
    assert not model.index(1, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(2, 1).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_hundred_thousand_findings_answer_at_once(qapp):
    model = FindingsModel()
    found = Found(findings(100_000), payroll(workers(5)))
    model.show_found(found, np.zeros(len(found), bool))
    model.set_open(found.codes, is_open=True)
    model.search("nothing")
    searches = iter(("k99", "k98", "k97"))
    steps = {
        "search": lambda: model.search(next(searches)),
        "clear": lambda: model.search(""),
        "filter": lambda: model.keep(found.mask(Wanted(family="OVT"), model.accepted)),
        "all": lambda: model.keep(None),
        "close": lambda: model.set_open(["OVT-001"], is_open=False),
        "next": lambda: model.step(77, 1),
    }
    for name, step in steps.items():
        took = []
        for _try in range(3):
            start = time.perf_counter()
            step()
            took.append(time.perf_counter() - start)
        assert min(took) < 0.5, (name, took)  # 0.05 s on an idle machine


@pytest.fixture
def source(qapp, payroll_file):
    sheet = next(iter(open_all([payroll_file]))).sheets[0]
    made = SourceModel()
    patch = Patch(payroll_file.name, "", 4, "E", "261", "n/a")
    made.show_sheet(sheet, {"E": "Gross Salary (USD)"}, {(3, 4): patch})
    return made


def test_the_source_model_is_sound(source):
    tester = QAbstractItemModelTester(source, FATAL)
    source.point_at(2, 4)
    source.set_language(translate("zh"))
    source.show_sheet(None, {}, {})
    assert tester is not None
    assert source.rowCount() == source.columnCount() == 0


def test_the_source_stands_as_in_the_spreadsheet(source):
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert source.headerData(4, across) == "E · Gross Salary (USD)"
    assert source.headerData(0, across) == "A"
    assert source.headerData(3, down) == 4
    assert source.index(1, 2).data() == "SOK DARA"


def test_a_corrected_cell_says_what_the_file_has(source):
    cell = source.index(3, 4)
    assert cell.data() == "261"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Corrected; the file has “n/a”"


def test_typing_tells_and_changes_nothing_by_itself(source, qtbot):
    with qtbot.waitSignal(source.mended) as told:
        assert source.setData(source.index(1, 2), "SOK DARY")
    assert told.args == [1, 2, "SOK DARY"]
    assert source.index(1, 2).data() == "SOK DARA"
    assert not source.setData(source.index(1, 2), "SOK DARA")
