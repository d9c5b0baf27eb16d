"""Layouts are data; a bad one is refused with a sentence that says what to change."""

import doctest

import pytest

from declaration.export import layouts
from declaration.export.columns import Form
from declaration.export.layout_files import layout_ids, load_layout, parse_layout
from declaration.export.layouts import LayoutError

V10 = [
    "Enter_ID",
    "NSSF_ID",
    "ID_National",
    "Ben_FName_kh",
    "Ben_LName_kh",
    "Ben_FName_Eng",
    "Ben_LName_Eng",
    "Sex",
    "Date_of_Birth",
    "Nationality",
    "Hired_Date",
    "Ben_Group",
    "Ben_Position",
    "Ben_Sector",
    "Ben_Status",
    "Ben_Wage",
    "Ben_WageInDollar",
    "Ben_Assum",
    "Ben_Contribution",
]


def test_examples():
    assert doctest.testmod(layouts).failed == 0


def test_the_layouts_that_ship():
    assert layout_ids() == ["nssf-eform-grid-km", "nssf-eform-v10"]
    for name in layout_ids():
        layout = load_layout(name)
        assert layout.id == name
        assert not layout.verified, "no file of this layout is known to have been accepted"
        assert layout.source.strip()
        assert layout.open_questions


def test_the_two_tables_of_the_e_form():
    workers, month = load_layout("nssf-eform-v10").sheets
    assert (workers.name, month.name) == ("TBL_BENEFICIARY", "tbl_DateContribution")
    assert [column.name for column in workers.columns] == V10
    assert [column.name for column in month.columns] == [
        "Enter_ID", "Month_Contribution", "Year_Contribution", "ExchangeRate",
    ]  # fmt: skip
    assert (workers.header_row, workers.of_workers, month.of_workers) == (1, True, False)


def test_the_khmer_grid():
    (sheet,) = load_layout("nssf-eform-grid-km").sheets
    assert len(sheet.columns) == 18
    assert (sheet.title, sheet.header_row) == ((2, "របាយការណ៍ E-Form"), 4)
    assert sheet.total.columns == (sheet.columns[16].name,)


def sheet(**change):
    columns = [{"name": "Wage", "from": "wage_khr", "type": "integer"}]
    return {"name": "S", "columns": columns} | change


def column(**change):
    return sheet(columns=[{"name": "Wage", "from": "wage_khr", "type": "integer"} | change])


@pytest.mark.parametrize(
    ("sheets", "says"),
    [
        ([], "has no sheets"),
        ("S", "needs “sheets”"),
        ([sheet(colour="red")], "“colour” means nothing"),
        ([sheet(), sheet(name="s")], "same name"),
        ([sheet(name="../../etc")], "cannot be the name of a sheet"),
        ([sheet(name="CON")], "cannot be the name of a sheet"),
        ([sheet(name="x" * 32)], "1 to 31"),
        ([sheet(name="Contributions")], "another file of the declaration"),
        ([sheet(columns=[])], "has no columns"),
        ([sheet(rows="lines")], "“workers” or “month”"),
        ([sheet(header_row=0)], "header_row"),
        ([sheet(title={"row": 1, "text": "T"})], "above header_row"),
        ([sheet(total={"label": "T", "columns": ["?"]})], "no column of whole numbers"),
        ([sheet(total={"label": "T", "columns": ["Wage"]})], "room for its label"),
        ([column(**{"from": "bank_pin"})], "no figure “bank_pin”"),
        ([column(**{"from": "gross"})], "no figure “gross”"),
        ([column(const=1)], "either “from” or “const”"),
        ([column(type="money")], "type is one of text, integer"),
        ([column(form=1)], "“form” means nothing"),
        ([sheet(rows="month")], "no figure “wage_khr”"),
    ],
)
def test_a_layout_that_cannot_be_used_says_why(sheets, says):
    with pytest.raises(LayoutError, match=says):
        parse_layout({"sheets": sheets}, "mine")


def test_a_file_of_ones_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[sheets]]\nname = "S"\ncolumns = [{ name = "No", from = "serial" }]\n')
    layout = load_layout(path)
    assert (layout.id, layout.sheets[0].columns[0].form) == ("mine", Form.TEXT)
    path.write_text("[[sheets")
    with pytest.raises(LayoutError, match="is not TOML"):
        load_layout(path)
    with pytest.raises(LayoutError, match="Known are nssf-eform-grid-km, nssf-eform-v10"):
        load_layout("nssf-eform-v11")


@pytest.mark.parametrize(
    "text", [f"x = {'9' * 5_000}", f"x = {'[' * 2_000}"], ids=["digits", "brackets"]
)
def test_what_does_not_end_is_no_toml(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(LayoutError, match="is not TOML"):
        load_layout(path)
