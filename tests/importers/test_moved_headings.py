"""A heading that stands again lower down with its columns in another order. Invented people."""

import csv

import pytest

from declaration.findings import entry
from importers import read
from importers.choices import Choices
from tests.importers.sheets import OCTOBER

HEAD = ["No", "ID", "Name", "Basic Salary", "Gross (USD)"]


def rows(head, first=1):
    order = [HEAD.index(text) for text in head]
    people = [[i, f"W{i}", f"SOK DARA {i}", 210 + i, 230 + i] for i in range(first, first + 4)]
    return [head, *([row[i] for i in order] for row in people)]


def findings(tmp_path, *tables):
    path = tmp_path / "payroll.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(row for table in tables for row in table)
    found = read([path], Choices(OCTOBER)).findings
    return [finding for finding in found if finding.code == "MAP-008"]


def test_columns_that_change_places_hold_the_month(tmp_path):
    swapped = ["No", "ID", "Name", "Gross (USD)", "Basic Salary"]
    (finding,) = findings(tmp_path, rows(HEAD), rows(swapped, 5), rows(HEAD, 9))
    assert (finding.place.row, finding.place.column) == (6, "D")
    assert (finding.value, finding.expected) == ("Gross (USD)", "Basic Salary")
    assert finding.holds_column
    assert set(entry("MAP-008").placeholders) == set(finding.figures)


@pytest.mark.parametrize(
    "head", [HEAD, [text.upper() for text in HEAD], [f" {text}\n" for text in HEAD]]
)
def test_the_same_heading_on_each_page_says_nothing(tmp_path, head):
    again = rows(HEAD, 5)
    assert findings(tmp_path, rows(HEAD), [head, *again[1:]]) == []
