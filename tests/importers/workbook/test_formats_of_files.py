"""One small payroll in the formats that programs write gives one and the same sheet."""

from pathlib import Path

import pytest

from importers.sheet import Cell
from importers.workbook import open_all
from tests.importers.workbook.made import codes, rows_of, value_of

FOLDER = Path(__file__).parents[2] / "workbooks" / "formats"
FILES = {
    "libreoffice.xlsx": "xlsx",
    "libreoffice.ods": "ods",
    "excel97.xls": "xls",
    "locked.xls": "xls",
    "short_records.xlsb": "xlsb",
}


@pytest.fixture(params=FILES)
def book(request):
    return next(iter(open_all([FOLDER / request.param], ("wrong", "sesame"))))


@pytest.mark.parametrize("passwords", [(), ("wrong",), ("", "Sesame")])
def test_an_old_workbook_stays_shut_without_its_password(passwords):
    book = next(iter(open_all([FOLDER / "locked.xls"], passwords)))
    assert codes(book) == ["FIL-002"]
    tried = "No password that was given opens it" if passwords else "No password was given"
    assert book.findings[0].figures["tried"] == tried
    assert book.sheets == []


def test_format_sheets_findings(book):
    assert book.format == FILES[book.name]
    assert [(s.name, s.visible, s.shape) for s in book.sheets] == [
        ("LINE-A", True, (7, 9)),
        ("old", False, (0, 0)),
        ("blank", True, (0, 0)),
    ]
    assert codes(book) == ["FIL-004"]
    assert book.findings[0].figures == {"sheet": "old"}
    assert book.findings[0].place.sheet == "old"


def test_cells(book):
    sheet = book.sheets[0]
    assert [sheet.text(row, 0) for row in range(2, 7)] == ["W001", "W002", "W003", "W004", "W005"]
    assert [sheet.text(row, 1) for row in range(2, 7)] == [
        "សុខ ដារ៉ា",
        "ចាន់ ស្រីមុំ",
        "林小明",
        "កែវ វណ្ណា",
        "O'Neil <Pat> & co",
    ]
    assert (sheet.kinds[2, 2:] == Cell.DATE).all()
    assert sheet.numbers[2, 2:].tolist() == [43840, 43841, 43842, 43843, 43844]
    assert sheet.numbers[3, 2] == 12345678
    assert (sheet.kinds[4, 2:] == Cell.DURATION).all()
    assert sheet.numbers[4, 3] == pytest.approx(1.354166666666667)
    assert sheet.numbers[5, 2:].tolist() == pytest.approx([200.5 + i / 3 for i in range(5)])
    assert sheet.numbers[6, 2:].tolist() == pytest.approx([401 + 2 * i / 3 for i in range(5)])
    assert [value_of(sheet, row, 7) for row in (2, 3)] == ["yes", ("ERROR", "#DIV/0!")]


def test_formats_fonts_hidden_merged(book):
    sheet = book.sheets[0]
    assert sheet.formats[int(sheet.styles[3, 2])] == "000000000"
    assert "$" in sheet.formats[int(sheet.styles[5, 2])]
    assert sheet.merged == [(0, 0, 0, 5)]
    assert sheet.hidden_columns == {4}
    if book.format != "xlsb":
        assert sheet.hidden_rows == {4}
        assert sheet.fonts[int(sheet.styles[1, 3])] == "Limon S1"


def test_texts_are_different(book):
    pool = book.sheets[0].pool
    assert pool[0] == ""
    assert len(set(pool)) == len(pool)
    assert rows_of(book.sheets[0])[0][0] == "Invented payroll for tests"
