import csv
import json

import openpyxl
import pytest

from desktop.findings_files import as_text, write_findings
from tests.month import month_of, worker, workers


@pytest.fixture
def month():
    return month_of([*workers(3), worker(8, basic_pay="90", gross="119.12", name_km="=1+1")])


def test_a_csv_has_the_columns_of_findings_csv_and_only_what_was_given(tmp_path, month):
    path = tmp_path / "list.csv"
    some = month.findings[:2]
    write_findings(path, month, some, "en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["code"] for row in rows] == [finding.code for finding in some]
    assert all(row["message"] and row["fix"] for row in rows)


def test_a_workbook_runs_nothing_and_can_be_filtered(tmp_path, month):
    path = tmp_path / "list.xlsx"
    write_findings(path, month, month.findings, "km")
    sheet = openpyxl.load_workbook(path).active
    assert sheet.max_row == len(month.findings) + 1
    assert sheet.auto_filter.ref
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_what_was_there_is_replaced_whole(tmp_path, month):
    path = tmp_path / "list.json"
    path.write_text("old")
    write_findings(path, month, month.findings, "en")
    assert len(json.loads(path.read_text("utf-8"))) == len(month.findings)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path, month):
    with pytest.raises(OSError, match="gone"):
        write_findings(tmp_path / "gone" / "list.csv", month, month.findings, "en")


def test_copied_text_says_what_who_and_what_to_do(month):
    finding = next(f for f in month.findings if f.code == "WAG-003")
    text = as_text([finding], month.payroll, "en")
    assert text.startswith("WAG-003 Basic pay below the minimum wage · =1+1 (W8)")
    assert "What to do: " in text
    assert "\u200b" not in as_text(month.findings, month.payroll, "km")
