"""Every XCK code of the catalogue: a bad sample that has it, a good one beside it that has not."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration.audit.auditing import Evidence, audit
from declaration.audit.receipt import Receipt
from declaration.contributions import remittance
from declaration.findings import Place, codes, entry
from importers import read_declared
from importers.attendance import read_attendance
from importers.choices import Choices
from importers.receipt import read_receipts
from tests.build import KHR, payroll
from tests.declaration.audit.factory import (
    MONTH,
    audited,
    declaration,
    line,
    month_of,
    riel,
    worker,
)

SIXTY = [worker(i) for i in range(1, 61)]
LINES = [line(i) for i in range(1, 61)]
DUE = remittance(month_of(SIXTY).shares)
ON_TIME = date(2026, 11, 10)


def receipts(amount=DUE, paid_on=ON_TIME):
    return [Receipt(Decimal(amount), "KHR", Place("r.xlsx", "S", 4, "B"), "12345678-01", paid_on)]


def people(rows, file="other.xlsx", **currency):
    return payroll(rows, file=file, currency=currency)


def clocked(days, hours):
    names = ("worker_number", "nssf_number")
    return [
        {name: row[name] for name in names}
        | {"work_days": days, "overtime_hours": hours(i), "line_group": "A"}
        for i, row in enumerate(SIXTY)
    ]


def given(rows=SIXTY, lines=LINES, **evidence):
    return audited(rows, lines, Evidence(**evidence)).findings


def attendance(days=26, hours=lambda i: str(20 + i % 3), more=()):
    return given(attendance=people([*clocked(days, hours), *more]))


def register(number):
    numbers = [*(row["nssf_number"] for row in SIXTY[1:]), number]
    return month_of(SIXTY, register=payroll([{"nssf_number": each} for each in numbers])).findings


def with_total(total):
    lines = [{**each, "nssf_total": KHR(total(i))} for i, each in enumerate(LINES)]
    currency = {"declared_wage": "KHR", "nssf_total": "KHR"}
    return audit(month_of(SIXTY), payroll(lines, currency=currency, file="d.xlsx")).findings


def employers(i):
    shares = month_of(SIXTY).shares.values()
    return sum(int(each.employer[i]) for each in shares)


def filed(tmp_path, text, read):
    path = tmp_path / "file.csv"
    path.write_text(text, "utf-8")
    return read(path, Choices(MONTH))


def receipt_file(tmp_path, text):
    return filed(tmp_path, text, read_receipts)[1]


def month_file(tmp_path, title):
    text = f"{title}\nWorker ID,Name,Work Days\n" + "".join(
        f"W-{i},SOK DARA,26\n" for i in range(5)
    )
    return filed(tmp_path, text, read_attendance).findings


def wage_file(tmp_path, wage):
    lines = "".join(f"{i},{row['nssf_number']},{wage}\n" for i, row in enumerate(SIXTY))
    table = filed(tmp_path, f"Enter_ID,NSSF_ID,Ben_Wage\n{lines}", read_declared)
    return audit(month_of(SIXTY), table).findings


def mark_file(tmp_path, mark):
    heads = ",".join(str(day) for day in range(1, 32))
    rows = "".join(f"W-{i},SOK DARA {i}," + ",".join(["P"] * 30 + [mark]) + "\n" for i in range(12))
    return filed(tmp_path, f"Worker ID,Name,{heads}\n{rows}", read_attendance).findings


def spread(fixed):
    """Return sixty times six workers whose overtime spreads over three powers of ten."""
    rows = []
    for i in range(1, 361):
        pay = "70.00" if fixed and i % 2 else f"{1.02**i / 4:.2f}"
        gross = Decimal("217.35") + Decimal(pay)
        rows.append(worker(i, basic_pay="200.00", overtime_pay=pay, gross=f"{gross}", net_pay=None))
    lines = [line(i, riel(row["gross"])) for i, row in enumerate(rows, 1)]
    return audited(rows, lines).findings


def swapped(*, swap):
    lines = [
        {("gross" if k == "declared_wage" else k): v for k, v in each.items()} for each in LINES
    ]
    first, second = (lines, SIXTY) if swap else (SIXTY, LINES)
    table = payroll(second, file="d.xlsx", currency={"declared_wage": "KHR"})
    table.files[0].sha256 = "1" * 64
    return audit(month_of(first), table).findings


def second(gross):
    return month_of([worker(i, gross=gross(i)) for i in range(1, 61)])


def same(i):
    return SIXTY[i - 1]["gross"]


WAGES = [riel(row["gross"]) for row in SIXTY]
NAMES = {"name_km": "លី ណារី", "birth_date": "1996-05-05"}
WITHHELD = [worker(i, pension_worker="4.00") for i in range(1, 61)]
TAX = {"declared_wage": "KHR"}

SAMPLES = {
    "XCK-001": (lambda _: given(lines=LINES[1:]), lambda _: given()),
    "XCK-002": (lambda _: given(lines=[*LINES, line(70)]), lambda _: given()),
    "XCK-003": (lambda _: given(lines=[line(1, **NAMES), *LINES[1:]]), lambda _: given()),
    "XCK-004": (lambda _: given(receipts=receipts(5)), lambda _: given(receipts=receipts())),
    "XCK-005": (
        lambda _: register("9999999-9999999-ក"),
        lambda _: register(SIXTY[0]["nssf_number"]),
    ),
    "XCK-006": (lambda _: given(lines=[line(1, WAGES[0] // 2), *LINES[1:]]), lambda _: given()),
    "XCK-007": (lambda _: attendance(days=20), lambda _: attendance()),
    "XCK-008": (
        lambda _: given(second=second(lambda _i: "999.00")),
        lambda _: given(second=second(same)),
    ),
    "XCK-009": (
        lambda path: receipt_file(path, "To whom it may concern,thank you\n"),
        lambda path: receipt_file(path, "Amount paid (KHR),1000\n"),
    ),
    "XCK-010": (
        lambda _: given(receipts=receipts(paid_on=date(2026, 12, 20))),
        lambda _: given(receipts=receipts()),
    ),
    "XCK-011": (
        lambda _: attendance(more=[{"worker_number": "Z-1", "work_days": 5}]),
        lambda _: attendance(more=[{"worker_number": "Z-1", "work_days": 0}]),
    ),
    "XCK-012": (lambda _: attendance(hours=lambda _i: "20"), lambda _: attendance()),
    "XCK-013": (lambda path: mark_file(path, "?7"), lambda path: mark_file(path, "P")),
    "XCK-014": (
        lambda _: given(tax_filing=people([line(1, 100_000), *LINES[1:]], **TAX)),
        lambda _: given(tax_filing=people(LINES, **TAX)),
    ),
    "XCK-015": (
        lambda _: given(worker_list=people([*SIXTY, worker(70)])),
        lambda _: given(worker_list=people([*SIXTY, worker(70, leave_date="2026-09-30")])),
    ),
    "XCK-016": (lambda _: with_total(lambda _i: 12_345), lambda _: with_total(employers)),
    "XCK-017": (lambda _: given(WITHHELD, LINES[1:]), lambda _: given(WITHHELD)),
    "XCK-018": (
        lambda _: given(lines=[line(i, 400_000) for i in range(1, 61)]),
        lambda _: given(),
    ),
    "XCK-019": (
        lambda _: given(lines=[line(i, w // 10_000 * 10_000) for i, w in enumerate(WAGES, 1)]),
        lambda _: given(),
    ),
    "XCK-020": (lambda _: spread(fixed=True), lambda _: spread(fixed=False)),
    "XCK-021": (
        lambda path: month_file(path, "Attendance September 2026"),
        lambda path: month_file(path, "Attendance October 2026"),
    ),
    "XCK-022": (lambda _: swapped(swap=True), lambda _: swapped(swap=False)),
    "XCK-023": (
        lambda _: given(lines=[line(i, w // 4_015) for i, w in enumerate(WAGES, 1)]),
        lambda _: given(),
    ),
    "XCK-025": (lambda _: given(lines=[line(1, WAGES[0] * 3), *LINES[1:]]), lambda _: given()),
    "XCK-026": (lambda path: wage_file(path, "n/a"), lambda path: wage_file(path, "950000")),
    "XCK-024": (lambda _: given(lines=[*LINES, dict(LINES[0])]), lambda _: given()),
}


def test_every_code_has_samples():
    assert set(SAMPLES) == {code for code in codes() if code.startswith("XCK-")}


@pytest.mark.parametrize("code", SAMPLES)
def test_the_bad_sample_has_it_and_its_sentence_is_filled(code, tmp_path):
    found = [finding for finding in SAMPLES[code][0](tmp_path) if finding.code == code]
    assert found
    for finding in found:
        assert set(finding.figures) == set(entry(code).placeholders)
        assert finding.place.file


@pytest.mark.parametrize("code", SAMPLES)
def test_the_good_sample_has_it_not(code, tmp_path):
    assert code not in {finding.code for finding in SAMPLES[code][1](tmp_path)}


def test_the_declarations_of_samples_are_those_of_sixty_workers():
    assert len(declaration(LINES)) == len(np.unique(WAGES)) == 60
