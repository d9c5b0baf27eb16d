"""Annotated copies: the findings in the factory's own workbook, which itself is never touched."""

import dataclasses
import hashlib
import io
import zipfile

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from declaration.findings import Finding, Place, Severity
from declaration.payroll import FileRead
from importers.annotate import How, annotate
from importers.marking import COLOURS, HEADINGS
from tests.build import payroll

ROWS = [
    {"worker_number": "A-1", "name_km": "សុខ ដារ៉ា", "gross": "250"},
    {"worker_number": "A-2", "name_km": "ចាន់ សុភា", "gross": "0"},
    {"worker_number": "A-3", "name_km": "កែវ មុនី", "gross": "199"},
]
"""Invented; as ``tests.build`` has it: headings in row 5, workers in rows 6 to 8."""


def source(path, sheet="LINE-A"):
    """Write a workbook in the shape of ``ROWS``, with what a factory's own has."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page["A1"] = "Invented Garment Co."
    page.merge_cells("A1:C2")
    for column, heading in enumerate(ROWS[0], 1):
        page.cell(5, column, heading).font = Font(bold=True)
    for row, worker in enumerate(ROWS, 6):
        page.cell(row, 1, worker["worker_number"])
        page.cell(row, 2, worker["name_km"])
        page.cell(row, 3, float(worker["gross"])).number_format = '"$"#,##0.00'
    page["C9"] = "=SUM(C6:C8)"
    page["C6"].comment = Comment("Agreed with the union.", "HR")
    page["A7"].fill = PatternFill("solid", start_color="00FF00")
    page.column_dimensions["B"].width = 31
    other = book.create_sheet("Rates")
    other["A1"] = "='LINE-A'!C9*2"
    book.save(path)
    return path


def table(path, name=None):
    month = payroll(ROWS, file=name or path.name)
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    month.files = [FileRead(name or path.name, str(path), sha, [0])]
    return month


def words(finding):
    return f"={finding.code} says so.", "Mend it.", "format only"


ZERO = Finding("WAG-001", Place("payroll.xlsx", "LINE-A", 7, "C"), 1, field="gross")
CHANGED = Finding("FMT-004", Place("payroll.xlsx", "LINE-A", 7, "C"), 1, field="gross")
LOW = Finding("WAG-003", Place("payroll.xlsx", "LINE-A", 6, "C"), 0, amount_khr=1234)
WHOLE_COLUMN = Finding(
    "MAP-004", Place("payroll.xlsx", "LINE-A", 0, "C"), severity=Severity.WARNING
)
ROW_ONLY = Finding("CON-001", Place("payroll.xlsx", "LINE-A", 8, ""), 2)
TITLE = Finding("FIL-010", Place("payroll.xlsx", "LINE-A", 2, "B"))
OF_THE_MONTH = Finding("LAW-004")
PAIR = Finding("DUP-001", Place("payroll.xlsx", "LINE-A", 6, "A"), 0, (2,), "worker_number")
ALL = [ZERO, CHANGED, LOW, WHOLE_COLUMN, ROW_ONLY, TITLE, OF_THE_MONTH, PAIR]


@pytest.fixture
def made(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    before = path.read_bytes()
    (copy,) = annotate(table(path), ALL, words, tmp_path / "annotated")
    assert path.read_bytes() == before
    assert (copy.name, copy.how, copy.findings) == ("payroll.xlsx", How.COPIED, len(ALL))
    return openpyxl.load_workbook(tmp_path / "annotated" / "payroll.xlsx")


def colour(cell):
    return cell.fill.start_color.rgb[2:]


def test_cells_are_coloured_by_the_gravest_finding(made):
    page = made["LINE-A"]
    assert colour(page["C7"]) == COLOURS["error"]
    assert colour(page["C6"]) == COLOURS["warning"]
    assert colour(page["A6"]) == colour(page["A8"]) == COLOURS["error"]
    assert colour(page["A7"]) == "00FF00"


def test_comments_say_all_and_keep_what_was_there(made):
    page = made["LINE-A"]
    assert page["C7"].comment.text.splitlines() == [
        *("WAG-001 (error): =WAG-001 says so.", "→ Mend it.", ""),
        *("FMT-004 (changed): =FMT-004 says so.", "→ Mend it."),
    ]
    assert page["C6"].comment.text.startswith("Agreed with the union.\n\nWAG-003 (warning)")
    assert page["C6"].comment.author == "HR"


def test_a_whole_column_is_said_at_its_heading_and_a_row_at_its_first_cell(made):
    page = made["LINE-A"]
    assert page["C5"].comment.text.startswith("MAP-004")
    assert "CON-001" in page["A8"].comment.text
    assert page["A1"].comment.text.startswith("FIL-010"), "merged cells: the first"


def test_the_factorys_own_workbook_is_all_there(made):
    page = made["LINE-A"]
    assert page["C9"].value == "=SUM(C6:C8)"
    assert made["Rates"]["A1"].value == "='LINE-A'!C9*2"
    assert page["C6"].number_format == '"$"#,##0.00'
    assert page["A5"].font.bold
    assert [str(merged) for merged in page.merged_cells.ranges] == ["A1:C2"]
    assert page.column_dimensions["B"].width == 31


def test_the_list_has_every_finding_and_leads_to_its_cell(made):
    page = made["Findings"]
    rows = list(page.iter_rows(min_row=3))
    assert [cell.value for cell in rows[0]] == list(HEADINGS)
    assert [row[0].value for row in rows[1:]] == [finding.code for finding in ALL]
    first = dict(zip(HEADINGS, rows[1], strict=True))
    assert first["cell"].hyperlink.location == "'LINE-A'!C7"
    assert [first[name].value for name in ("sheet", "cell", "worker_number", "name")] == [
        *("LINE-A", "C7", "A-2", "ចាន់ សុភា")
    ]
    assert first["message"].value == "=WAG-001 says so."
    assert first["message"].data_type == "s", "a text, and no formula"
    assert rows[3][-1].value == 1234
    assert rows[7][3].value is None, "a finding about the month leads nowhere"


def test_a_text_that_looks_like_a_formula_stays_a_text_in_the_file(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    annotate(table(path), [ZERO], words, tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "payroll.xlsx") as package:
        listed = package.read("xl/worksheets/sheet3.xml")
    assert b"<f" not in listed


@pytest.mark.parametrize("separator", [",", ";"])
def test_of_a_csv_file_the_values_are_copied_and_nothing_runs(tmp_path, separator):
    path = tmp_path / "payroll.csv"
    lines = [["Title"], [], [], [], list(ROWS[0]), ["=1+1", "សុខ ដារ៉ា", "250.5"]]
    path.write_text("\n".join(separator.join(line) for line in lines), "utf-8")
    month = payroll(ROWS[:1], file="payroll.csv", sheet="")
    month.files = table(path).files
    place = Place("payroll.csv", "", 6, "C")
    (copy,) = annotate(month, [dataclasses.replace(ZERO, place=place, worker=0)], words, tmp_path)
    assert copy.how is How.VALUES
    book = openpyxl.load_workbook(tmp_path / "payroll.xlsx")
    page = book.worksheets[0]
    assert (page["A6"].value, page["A6"].data_type) == ("=1+1", "s")
    assert page["B6"].value == "សុខ ដារ៉ា"
    assert "WAG-001" in page["C6"].comment.text
    assert "values" in book["Findings"]["A1"].value


def locked(content, password):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def test_a_locked_payroll_gives_a_copy_under_the_same_password(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    path.write_bytes(locked(path.read_bytes(), "ស្រី-2026"))
    (copy,) = annotate(table(path), ALL, words, tmp_path / "out", ["wrong", "ស្រី-2026"])
    assert copy.how is How.COPIED
    file = msoffcrypto.OfficeFile(io.BytesIO((tmp_path / "out" / copy.name).read_bytes()))
    assert file.is_encrypted()
    file.load_key(password="ស្រី-2026")
    opened = io.BytesIO()
    file.decrypt(opened)
    assert "WAG-001" in openpyxl.load_workbook(opened)["LINE-A"]["C7"].comment.text


def test_a_locked_payroll_without_its_password_gives_no_copy(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    path.write_bytes(locked(path.read_bytes(), "secret"))
    (copy,) = annotate(table(path), ALL, words, tmp_path / "out", ["wrong"])
    assert (copy.name, copy.how) == ("", How.LOCKED)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_changed_since_it_was_read_gives_no_copy(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    month = table(path)
    source(path, sheet="LINE-B")
    (copy,) = annotate(month, ALL, words, tmp_path / "out")
    assert (copy.name, copy.how) == ("", How.CHANGED)
    path.unlink()
    assert annotate(month, ALL, words, tmp_path / "out")[0].how is How.CHANGED


def test_a_workbook_inside_an_archive(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    month = table(path)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as package:
        package.write(path, "October/payroll.xlsx")
        package.writestr("October/note.csv", "a,b")
    month.files[0].path = str(tmp_path / "all.zip")
    path.unlink()
    (copy,) = annotate(month, ALL, words, tmp_path / "out")
    assert copy.how is How.COPIED


def test_two_files_of_one_name_get_their_own_findings(tmp_path):
    (tmp_path / "b").mkdir()
    first, second = source(tmp_path / "payroll.xlsx"), source(tmp_path / "b" / "payroll.xlsx", "B")
    month = payroll(ROWS)
    month.sheets.append(dataclasses.replace(month.sheets[0], name="B"))
    month.sheet[2] = 1
    month.files = [*table(first).files, *table(second).files]
    month.files[1].sheets = [1]
    here = dataclasses.replace(ROW_ONLY, place=month.place(2))
    one, two = annotate(month, [ZERO, here], words, tmp_path / "out")
    assert [one.name, two.name] == ["payroll.xlsx", "payroll (2).xlsx"]
    assert [one.findings, two.findings] == [1, 1]
    book = openpyxl.load_workbook(tmp_path / "out" / two.name)
    assert "CON-001" in book["B"]["A8"].comment.text


def test_a_workbook_that_openpyxl_cannot_take_gives_its_values(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'width="31"', b'width="wide"', 1
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (copy,) = annotate(table(path), ALL, words, tmp_path / "out")
    assert copy.how is How.VALUES
    page = openpyxl.load_workbook(tmp_path / "out" / copy.name)["LINE-A"]
    assert page["C7"].value == 0
    assert page["C6"].value == 250
    assert colour(page["C7"]) == COLOURS["error"]


def test_more_than_a_comment_holds_points_to_the_list(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    many = [dataclasses.replace(ZERO, value=str(i)) for i in range(400)]
    annotate(table(path), many, words, tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "payroll.xlsx")
    assert book["LINE-A"]["C7"].comment.text.endswith("→ Findings")
    assert book["Findings"].max_row == 3 + 400


def test_rows_of_the_list_are_as_high_as_their_sentences(tmp_path):
    path = source(tmp_path / "payroll.xlsx")
    told = [
        Finding("WAG-001", Place(path.name, "LINE-A", 7, "C"), 1),
        Finding("WAG-001", Place(path.name, "LINE-A", 8, "C"), 2),
    ]
    said = iter([("Mend it.", "", ""), ("One, two, three. " * 20, "工资 " * 30, "")])
    annotate(table(path), told, lambda _: next(said), tmp_path / "out")
    rows = openpyxl.load_workbook(tmp_path / "out" / "payroll.xlsx")["Findings"].row_dimensions
    assert rows[4].height == 15
    assert rows[5].height == 15 * 5
