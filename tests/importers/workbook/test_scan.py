"""The fast scanner and the detailed pass give the same sheet, and nothing is hidden from either."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.sheet import Cell, column_letter
from importers.workbook.package import BLOCK
from importers.workbook.refusal import Refused, Unsupported
from tests.importers.workbook.made import (
    assert_same,
    detailed,
    escaped,
    opened,
    package,
    rows_of,
    scanned,
    sheet_xml,
    value_of,
)


def both(rows, before="", after="", **book):
    """Return a sheet after checking that both readers agree on it."""
    data = package(sheet_xml(rows, before, after), **book)
    fast, slow = scanned(data), detailed(data)
    assert_same(fast, slow)
    return fast


CELLS = {
    '<c r="A1"><v>12.50</v></c>': 12.5,
    '<c r="A1" t="n"><v>-3</v></c>': -3.0,
    '<c r="A1" s="0"><v>195.30000000000001</v></c>': 195.3,
    '<c r="A1"><v>8.0000000000000002E-3</v></c>': 0.008,
    '<c r="A1"><v>1E+3</v></c>': 1000.0,
    '<c r="A1"><v>123456789012345678901</v></c>': 123456789012345678901.0,
    '<c r="A1" t="s"><v>0</v></c>': "ឈ្មោះ",
    '<c r="A1" t="s" s="3"><v>1</v></c>': " Sok & <Dara> ",
    '<c r="A1" s="1" t="s"><v>2</v></c>': "រដ្ឋា",
    "<c r=\"A1\" t='s'><v>3</v></c>": "a\rb\nc្",
    '<c r="A1" t="str"><f>B1</f><v>Sok &amp; រដ្ឋា</v></c>': "Sok & រដ្ឋា",
    '<c r="A1" t="inlineStr"><is><t>x&#10;y_x000D_</t></is></c>': "x\ny\r",
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>': " x ",
    '<c r="A1" t="b"><v>1</v></c>': ("BOOLEAN", 1.0),
    '<c r="A1" t="e"><v>#REF!</v></c>': ("ERROR", "#REF!"),
    '<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>': ("ERROR", "#DIV/0!"),
    '<c r="A1"><f>SUM(B1:C1)</f></c>': ("UNCALCULATED", "=SUM(B1:C1)"),
    '<c r="A1"><f>B1</f><v/></c>': ("UNCALCULATED", "=B1"),
    '<c r="A1"><f>B1</f><v /></c>': ("UNCALCULATED", "=B1"),
    '<c r="A1" s="1"><f>B1&lt;&quot;x&quot;</f><v></v></c>': ("UNCALCULATED", '=B1<"x"'),
    '<c r="A1"><f t="shared" si="0"/><v>7</v></c>': 7.0,
    '<c r="A1"><f t="shared" ref="A1:A9" si="0">B1*2</f><v>7</v></c>': 7.0,
    '<c r="A1" t="d"><v>2026-10-31T12:00:00</v></c>': ("DATE", 46326.5),
    '<c r="A1" t="d"><v>2026-10-31</v></c>': ("DATE", 46326.0),
    '<c r="A1" t="d"><v>T08:30:00</v></c>': ("DURATION", 8.5 / 24),
    '<c r="A1" t="d"><v>2026-13-31</v></c>': "2026-13-31",
    '<c r="A1" s="1"><v>46326</v></c>': ("DATE", 46326.0),
    '<c r="A1" s="2"><v>46326</v></c>': ("DATE", 46326.0),
    '<c r="A1" s="3"><v>1.25</v></c>': ("DURATION", 1.25),
    '<c r="A1" s="4"><v>12345678</v></c>': 12345678.0,
    '<c r="A1" s="1" t="s" cm="1"><v>0</v></c>': "ឈ្មោះ",
    '<c r="A1"><v>twelve</v></c>': "twelve",
    '<c r="A1"><v>1.2.3</v></c>': "1.2.3",
    '<c r="A1"><v>1e999</v></c>': "1e999",
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_cells(cell, expected):
    found = both(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>')
    assert value_of(found, 0, 0) == expected
    assert value_of(found, 0, 1) == 1.0


EMPTY = (
    '<c r="A1"/>',
    '<c r="A1" s="3"/>',
    '<c r="A1" s="3"></c>',
    '<c r="A1"><v></v></c>',
    '<c r="A1"><v/></c>',
    '<c r="A1" t="s"><v/></c>',
    '<c r="A1" t="s"><v>4</v></c>',
    '<c r="A1" t="str"><f>IF(B1,"","")</f><v></v></c>',
    '<c r="A1" t="inlineStr"><is><t/></is></c>',
    '<c r="A1" t="inlineStr"><is></is></c>',
)


@pytest.mark.parametrize("cell", EMPTY)
def test_cells_that_hold_nothing(cell):
    found = both(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>')
    assert value_of(found, 0, 0) is None
    assert found.shape == (1, 2)


DECLINED = {
    "cells without addresses": "<row><c><v>1</v></c><c><v>2</v></c></row>",
    "a prefix": '<x:row xmlns:x="x" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
    "a comment": '<row r="1"><!-- <row> --><c r="A1"><v>1</v></c></row>',
    "CDATA": '<row r="1"><c r="A1" t="str"><v><![CDATA[<v>1</v>]]></v></c></row>',
    "rich text in a cell": '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
    "line breaks between tags": '<row r="1">\n<c r="A1"><v>1</v></c>\n</row>',
    "the address last": '<row r="1"><c s="1" r="A1"><v>1</v></c></row>',
    "small letters": '<row r="1"><c r="a1"><v>1</v></c></row>',
    "rows out of order": '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"/></row>',
    "cells out of order": '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "extensions": '<row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c></row>',
    "long attributes": f'<row r="1"><c r="A1" t="n" note="{"x" * 40}"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", DECLINED.values(), ids=DECLINED)
def test_what_the_scanner_declines_is_read_in_detail(rows):
    data = package(sheet_xml(rows))
    with pytest.raises(Unsupported):
        scanned(data)
    assert detailed(data).kinds.any()


DAMAGED = {
    "a text beyond the list": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "an address of another row": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "one cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "one cell twice in two rows": '<row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1"><c r="A1"><v>2</v></c></row>',
    "two values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "an unknown type": '<row r="1"><c r="A1" t="x"><v>1</v></c></row>',
    "an unknown entity": '<row r="1"><c r="A1" t="str"><v>&none;</v></c></row>',
    "a tag left open": '<row r="1"><c r="A1"><v>1</c></row>',
    "a control character": '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    "a row beyond the sheet": '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", DAMAGED.values(), ids=DAMAGED)
def test_damage_is_refused_by_both(rows):
    data = package(sheet_xml(rows))
    with pytest.raises((Unsupported, Refused)):
        scanned(data)
    with pytest.raises(Refused):
        detailed(data)


def test_hidden_rows_and_columns_merged_ranges():
    found = both(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2" spans="1:3" hidden="1"><c r="C2"><v>2</v></c></row>'
        '<row r="3" hidden="false" ht="15"/><row r="4" hidden="true"><c r="A4"><v>1</v></c></row>'
        '<row r="5" hidden="1"/>',
        before='<dimension ref="A1:XFD1048576"/><cols><col min="2" max="16384" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
    )
    assert found.shape == (4, 3)
    assert found.hidden_rows == {1, 3}
    assert found.hidden_columns == {1, 2}
    assert found.merged == [(0, 0, 0, 2)]


def test_dates_from_1904_are_moved():
    rows = '<row r="1"><c r="A1" s="1"><v>44864</v></c><c r="B1" s="3"><v>0.5</v></c></row>'
    found = both(rows, properties='<workbookPr date1904="1"/>')
    assert rows_of(found) == [[("DATE", 46326.0), ("DURATION", 0.5)]]


def test_fonts_and_formats_by_style():
    found = both('<row r="1"><c r="A1" s="3"><v>1</v></c><c r="B1" s="4"><v>1</v></c></row>')
    styles = found.styles[:, 0].tolist()
    assert [found.fonts[key] for key in styles] == ["Limon S1", "Calibri"]
    assert [found.formats[key] for key in styles] == ["[h]:mm", "000000000"]


def test_far_formatting_without_values_costs_nothing():
    rows = '<row r="1"><c r="A1"><v>5</v></c></row>' + "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="AB{n}" s="1"/></row>' for n in range(2, 30_000)
    )
    assert both(rows + '<row r="1048576"><c r="XFD1048576" s="1"/></row>').shape == (1, 1)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "IV60000"])
def test_a_value_where_no_payroll_reaches_is_refused(cell):
    row = "".join(filter(str.isdigit, cell))
    first = "" if row == "1" else '<row r="1"><c r="A1"><v>1</v></c></row>'
    rows = f'{first}<row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    for reader in (scanned, detailed):
        with pytest.raises(Refused) as refusal:
            reader(package(sheet_xml(rows)))
        assert refusal.value.code == "FIL-003"
        assert cell in str(refusal.value.figures)


ASKS = '<calcPr fullCalcOnLoad="1"/>'


def test_formulas_that_all_gave_nothing_were_never_calculated():
    zeros = '<row r="1"><c r="A1"><v>9</v></c><c r="B1"><f>A1*2</f><v>0</v></c></row>'
    assert rows_of(both(zeros, calculation=ASKS))[0][1] == ("UNCALCULATED", "=A1*2")
    assert rows_of(both(zeros))[0][1] == 0.0
    more = zeros + '<row r="2"><c r="B2"><f>A1*3</f><v>27</v></c></row>'
    assert rows_of(both(more, calculation=ASKS))[0][1] == 0.0


def test_no_rows_at_all():
    assert both("").shape == (0, 0)
    data = package(sheet_xml("").replace("<sheetData></sheetData>", "<sheetData/>"))
    assert scanned(data).shape == detailed(data).shape == (0, 0)


def test_rows_over_many_blocks():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}" t="s"><v>{n % 4}</v></c></row>'
        for n in range(1, 30_001)
    )
    assert len(rows) > 2 * BLOCK / 2
    found = both(rows)
    assert found.shape == (30_000, 3)
    assert (found.numbers[0] == np.arange(1, 30_001)).all()


def test_a_border_within_a_comment_fools_nobody():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data = package(sheet_xml(rows, before="<!-- <sheetData> -->"))
    with pytest.raises(Unsupported):
        scanned(data)
    assert rows_of(detailed(data)) == [[1.0]]


numerals = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.floats(0, 1e7).map(lambda number: f"{number:.17g}"),
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(-(10**6), 10**6, places=2).map(str),
)
plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


forms = st.one_of(
    st.builds('s="{}"><v>{}</v></c>'.format, st.integers(0, 6), numerals),
    st.builds('t="s"><v>{}</v></c>'.format, st.integers(0, 4)),
    st.builds('t="str"><f>A1</f><v>{}</v></c>'.format, plain.map(escaped)),
    st.builds('t="inlineStr"><is><t>{}</t></is></c>'.format, plain.map(escaped)),
    st.sampled_from(
        [
            'r2="x"/>',
            's="2"/>',
            't="b"><v>0</v></c>',
            't="e"><v>#N/A</v></c>',
            't="n"><f>1+1</f></c>',
            't="n"><f>1+1</f><v/></c>',
            's="1"><f t="shared" si="1"/><v>0</v></c>',
        ]
    ),
)
rows_drawn = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.booleans(),
        st.dictionaries(st.integers(0, 800), forms, max_size=6),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(rows_drawn, st.booleans(), st.sampled_from(["", ASKS]))
def test_drawn_sheets(drawn, from_1904, calculation):
    number, rows = 0, ""
    for step, hidden, cells in drawn:
        number += step
        rows += f'<row r="{number}"' + (' hidden="1">' if hidden else ">")
        rows += "".join(f'<c r="{column_letter(c)}{number}" {cells[c]}' for c in sorted(cells))
        rows += "</row>"
    book = '<workbookPr date1904="1"/>' if from_1904 else ""
    found = both(rows, properties=book, calculation=calculation)
    assert not (found.kinds == Cell.TEXT)[found.texts == 0].any()


def test_a_sheet_of_nothing_but_a_line_break_stops_no_workbook(tmp_path):
    data = package(sheet_xml("\r\n    "), sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'))
    blank, filled = opened(data, tmp_path).sheets
    assert rows_of(blank) == []
    assert rows_of(filled) == [[5.0]]
