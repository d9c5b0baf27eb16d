"""The workbook as openpyxl and calamine read it: every text back as it was, never a formula."""

import datetime
import doctest
import io
import re
import zipfile

import numpy as np
import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.export import package, xlsx
from declaration.export.clean import clean
from declaration.export.columns import Form, of_dates, of_numbers, of_texts
from declaration.export.layout_files import parse_layout
from declaration.export.sheets import SheetTable, Table
from declaration.export.xlsx import TooManyRowsError, column_letter, write_xlsx
from declaration.payroll import Texts

LAYOUT = parse_layout(
    {
        "sheets": [
            {
                "name": "S & T",
                "columns": [
                    {"name": "text <&>", "from": "name_km"},
                    {"name": "whole", "from": "wage_khr", "type": "integer"},
                    {"name": "dollars", "from": "wage_usd", "type": "dollars"},
                    {"name": "day", "from": "birth_date", "type": "date"},
                ],
            }
        ]
    },
    "test",
)


def written(texts, numbers=None, amounts=None, days=None):
    """Return the bytes of a workbook with these columns."""
    n = len(texts)
    columns = [
        of_texts(Texts.of(map(clean, texts))),
        of_numbers(np.array(numbers or [0] * n, np.int64)),
        of_numbers(np.array(amounts or [0] * n, np.int64), form=Form.DOLLARS),
        of_dates(np.array(days or ["1990-01-01"] * n, "datetime64[D]")),
    ]
    (sheet,) = LAYOUT.sheets
    table = Table([column.name for column in sheet.columns], columns)
    return SheetTable(sheet, table, {})


def through(tmp_path, sheet):
    path = tmp_path / "w.xlsx"
    path.unlink(missing_ok=True)
    write_xlsx(path, [sheet])
    return path


def by_openpyxl(path):
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2))
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    return rows


def by_calamine(path):
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]


ODD_TEXTS = [
    "=1+1", "+855", "-", "@x", "\t=1", " edge ", "two  spaces", "line\nbreak", "", "<b>&amp;</b>",
    "_x0041_", "_x005F_x0041_", "__x0041_", "_X0041_", 'say "so"', "]]>", "ស្រី\u200bសុខ", "张伟",
    "😀", "\u00a0x\u00a0", "0012", "1e5", "TRUE", "#REF!", "'quoted", "\ue000", "\x7f\x85",
    "\u2028",
]  # fmt: skip


def test_odd_texts_come_back_as_they_were(tmp_path):
    path = through(tmp_path, written(ODD_TEXTS))
    assert [row[0] for row in by_calamine(path)] == ODD_TEXTS
    assert [row[0].value or "" for row in by_openpyxl(path) if "_x" not in str(row[0].value)] == [
        text for text in ODD_TEXTS if "_x" not in text
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=[])), min_size=1, max_size=8))
def test_any_text_comes_back_cleaned(tmp_path_factory, texts):
    path = through(tmp_path_factory.mktemp("any"), written(texts))
    wanted = [clean(text) for text in texts]
    assert [row[0] for row in by_calamine(path)] == wanted
    plain = [i for i, text in enumerate(wanted) if "_x" not in text]
    rows = by_openpyxl(path)
    assert [rows[i][0].value or "" for i in plain] == [wanted[i] for i in plain]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(-(10**15), 10**15),
            st.integers(-(10**14), 10**14),
            st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_number_and_day_comes_back_exactly(tmp_path_factory, values):
    numbers, amounts, days = (list(column) for column in zip(*values, strict=True))
    sheet = written(["x"] * len(values), numbers, amounts, days)
    path = through(tmp_path_factory.mktemp("any"), sheet)
    wanted = [[n, a / 10_000, day] for n, a, day in values]
    assert [row[1:] for row in by_calamine(path)] == wanted
    read = [[cell.value for cell in row[1:]] for row in by_openpyxl(path)]
    assert [[n, a, moment.date()] for n, a, moment in read] == wanted


def test_cells_carry_the_formats_of_the_layout(tmp_path):
    path = through(tmp_path, written(["0012"], [5], [2_500_000], ["1990-05-17"]))
    (row,) = by_openpyxl(path)
    assert [cell.number_format for cell in row] == ["@", "0", "0.00", "dd/mm/yyyy"]
    assert row[3].is_date


def test_a_day_before_workbooks_count_days_is_a_text(tmp_path):
    path = through(tmp_path, written(["x"], days=["1900-02-28"]))
    assert by_calamine(path)[0][3] == "1900-02-28"


def test_a_column_of_blanks_only_and_no_rows_at_all(tmp_path):
    path = through(tmp_path, written(["", ""]))
    assert [row[0] for row in by_calamine(path)] == ["", ""]
    path = through(tmp_path, written([]))
    assert by_calamine(path) == []
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1


def test_many_blocks_of_rows(tmp_path):
    texts = [f"worker {i}" for i in range(10_000)]
    path = through(tmp_path, written(texts, list(range(10_000))))
    assert [row[:2] for row in by_calamine(path)] == [[text, i] for i, text in enumerate(texts)]


def test_the_parts_are_whole_xml_and_hold_no_formula(tmp_path):
    from xml.etree import ElementTree

    path = through(tmp_path, written(ODD_TEXTS))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_same_rows_give_the_same_bytes(tmp_path):
    first = through(tmp_path, written(ODD_TEXTS)).read_bytes()
    assert through(tmp_path, written(ODD_TEXTS)).read_bytes() == first


def test_zlib_stands_in_for_a_missing_wheel(tmp_path, monkeypatch):
    import zlib

    monkeypatch.setattr(package, "deflate", zlib)
    path = through(tmp_path, written(ODD_TEXTS))
    assert [row[0] for row in by_calamine(path)] == ODD_TEXTS


def test_more_workers_than_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "LAST_ROW", 3)
    through(tmp_path, written(["a", "b"]))
    with pytest.raises(TooManyRowsError, match="3 workers do not fit"):
        through(tmp_path, written(["a", "b", "c"]))


def test_letters_of_columns():
    assert doctest.testmod(xlsx).failed == 0
    assert [column_letter(i) for i in (51, 52, 701, 702)] == ["AZ", "BA", "ZZ", "AAA"]
    assert re.fullmatch("[A-Z]+", column_letter(16_383))


def test_an_empty_package_is_a_zip(tmp_path):
    with package.Package(tmp_path / "p.zip") as archive:
        archive.add("ផ្នែក.txt", [b"one", b"two"])
    with zipfile.ZipFile(io.BytesIO((tmp_path / "p.zip").read_bytes())) as archive:
        assert archive.read("ផ្នែក.txt") == b"onetwo"
