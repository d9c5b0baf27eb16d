"""Declared wages that are too high, below zero, or no amounts: told, and nothing made of them."""

import pytest

from declaration.audit.auditing import audit
from declaration.findings import Severity
from importers import read_declared
from importers.choices import Choices
from importers.receipt import read_receipts
from tests.build import KHR
from tests.declaration.audit.factory import (
    MONTH,
    audited,
    codes,
    line,
    month_of,
    reasons_of,
    riel,
    worker,
)

TEN = [worker(i) for i in range(1, 11)]
WAGES = [riel(row["gross"]) for row in TEN]


def filed(tmp_path, wages):
    """Return the audit of a declaration file with these wages as typed."""
    path = tmp_path / "declared.csv"
    rows = zip(TEN, wages, strict=True)
    lines = [f"{row['worker_number']},{row['nssf_number']},{wage}" for row, wage in rows]
    path.write_text("\n".join(["Enter_ID,NSSF_ID,Ben_Wage", *lines]), "utf-8")
    return audit(month_of(TEN), read_declared(path, Choices(MONTH)))


@pytest.mark.parametrize("times", [2, 10, 100])
def test_a_wage_declared_too_high_is_told_with_both_cells(times):
    found = audited(TEN, [line(1, WAGES[0] * times), *(line(i) for i in range(2, 11))])
    (finding,) = [f for f in found.findings if f.code == "XCK-025"]
    assert finding.grade is Severity.NOTICE
    assert finding.worker == 0
    assert finding.place == found.month.payroll.place(0, "gross")
    assert finding.figures["other_cell"].startswith("BEN!E")
    assert finding.figures["difference"] == WAGES[0] * (times - 1)
    assert found.answers["employer_contribution_paid"]["answer"] == "yes"


def test_rounding_and_another_rate_are_not_too_high():
    assert codes(audited(TEN, [line(i, wage + 90) for i, wage in enumerate(WAGES, 1)])) == []
    higher = [line(i, round(float(row["gross"]) * 4100)) for i, row in enumerate(TEN, 1)]
    assert "XCK-025" not in codes(audited(TEN, higher))


def test_a_wage_below_zero_declares_nothing():
    lines = [line(1) | {"declared_wage": KHR(-WAGES[0])}, *(line(i) for i in range(2, 11))]
    found = audited(TEN, lines)
    (finding,) = [f for f in found.findings if f.code == "XCK-006"]
    assert finding.figures["difference"] == WAGES[0]
    assert finding.figures["declared"] == 0


def test_a_wage_that_is_no_amount_is_left_out_of_every_sum(tmp_path):
    found = filed(tmp_path, ["n/a", *WAGES[1:]])
    assert "FMT-001" in codes(found, "FMT")
    assert codes(found) == []
    assert reasons_of(found) == ["unexplained", *["none"] * 9]
    assert found.answers["headcount"]["matched"] == 10
    answer = found.answers["employer_contribution_paid"]
    assert (answer["answer"], answer["owed_khr"]) == ("yes", answer["declared_khr"])


def test_a_blank_wage_declares_nothing(tmp_path):
    assert codes(filed(tmp_path, ["", *WAGES[1:]])) == ["XCK-006"]


def test_wages_none_of_which_is_an_amount_are_a_stop(tmp_path):
    found = filed(tmp_path, ["n/a"] * 10)
    (finding,) = [f for f in found.findings if f.code == "XCK-026"]
    assert finding.grade is Severity.STOP
    assert finding.place.file == "declared.csv"
    assert found.answers["employer_contribution_paid"] is None


@pytest.mark.parametrize(
    ("amounts", "read"),
    [
        (["-45,000,000"], [45_000_000]),
        (["-45,000,000", "45,000,000"], [-45_000_000, 45_000_000]),
        (["99999999999999999999"], []),
    ],
)
def test_what_a_receipt_cannot_mean_is_not_taken(tmp_path, amounts, read):
    path = tmp_path / "receipt.csv"
    rows = [f'1234567{i}-01,"{amount}"' for i, amount in enumerate(amounts)]
    path.write_text("\n".join(["Receipt No,Amount paid (KHR)", *rows]), "utf-8")
    receipts, findings = read_receipts(path, Choices(MONTH))
    assert [int(receipt.amount) for receipt in receipts] == read
    assert ("XCK-009" in {f.code for f in findings}) is not bool(read)
