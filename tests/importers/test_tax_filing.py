"""The tax department's e-filing sheet, read as a list of salaries."""

from openpyxl import Workbook

from declaration.month import Month
from declaration.payroll import SCALE
from importers.choices import Choices
from importers.tax_filing import read_tax_filing

HEADINGS = [
    "ល.រ*",
    "លេខអត្តសញ្ញាណប័ណ្ណ",
    "TID",
    "លិខិតឆ្លងដែន",
    "នាមត្រកូល(ខ្មែរ)*",
    "នាមខ្លួន(ខ្មែរ)*",
    "នាមត្រកូល(ឡាតាំង)*",
    "នាមខ្លួន(ឡាតាំង)*",
    "ភេទ*",
    "សញ្ជាតិ*",
    "ជនជាតិ*",
    "ថ្ងៃខែឆ្នាំកំណើត*",
    "លេខទូរស័ព្ទ",
    "សារអេឡិកត្រូនិក",
    "ប្រភេទនិយោជិត*",
    "មុខតំណែង*",
    "សហព័ទ្ធ*",
    "កូនក្នុងបន្ទុក*",
    "ប្រាក់បៀវត្ស*",
    "ប្រាក់អត្ថប្រយោជន៍បន្ថែម",
    "ប្រាក់បៀវត្សមិនជាប់ពន្ធ",
    "កាលបរិច្ឆេទទូទាត់",
]


def row(i):
    """Return an invented worker of $230 at the tax department's rate."""
    names = ["សុខ", "ដារ៉ា", "SOK", "DARA", "ស្រី", "ខ្មែរ", "ខ្មែរ", f"{i + 12}/05/1995"]
    job = ["012345678", "a@example.com", 1, "Sewer", 0, 1]
    return [i, f"01000000{i}", "", "", *names, *job, 933_800 + 1_000 * i, 40_000, 0, "31/10/2026"]


def test_twenty_two_columns_under_two_heading_rows(tmp_path):
    book = Workbook()
    page = book.active
    page["A2"] = "តារាងប្រកាសពន្ធលើប្រាក់បៀវត្ស"
    page["A5"], page["S5"] = "ព័ត៌មាននិយោជិត", "ប្រាក់បៀវត្ស"
    page.merge_cells("A5:R5")
    page.merge_cells("S5:V5")
    for at, heading in enumerate(HEADINGS, 1):
        page.cell(6, at, heading)
    for i in range(1, 10):
        for at, value in enumerate(row(i), 1):
            page.cell(6 + i, at, value)
    path = tmp_path / "e-filing.xlsx"
    book.save(path)
    filing = read_tax_filing(path, Choices(Month(2026, 10)))
    assert len(filing) == 9
    wage = filing.amounts("declared_wage")
    assert wage.khr.tolist() == [(933_800 + 1_000 * i) * SCALE for i in range(1, 10)]
    assert not wage.usd.any()
    assert filing.text("national_id")[0] == "010000001"
    assert filing.name(0)
    assert str(filing.date("birth_date")[0]) == "1995-05-13"
    assert not [f for f in filing.findings if f.code.startswith(("MAP", "XCK"))]
