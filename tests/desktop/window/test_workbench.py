from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.findings import Finding
from declaration.month import Month
from declaration.monthly import Enterprise
from desktop.workbench import Decision, Workbench, worker_key
from importers.choices import ColumnMapping
from importers.patching import Patch

OCTOBER = Month(2026, 10)

FULL = Workbench(
    sources=(Path("october.xlsx"), Path("ខែតុលា.csv")),
    month=OCTOBER,
    rate=Decimal("4015.5"),
    enterprise=Enterprise("Angkor Thread", "រោងចក្រ", "1234567", readings={"rounding": "100"}),
    register=Path("register.xlsx"),
    mapping=ColumnMapping("dmy", {"gross": "F"}, {"gross": "USD"}, ignore=("G",)),
    readings={"contribution_base": "straight"},
    include=("overtime_pay",),
    as_of=date(2026, 10, 30),
    patches=(Patch("october.xlsx", "LINE-A", 9, "F", "250", "n/a"),),
    decisions=(Decision("WAG-003", "worker_number:A-1", "basic_pay", "new hire", OCTOBER),),
    hold_out=True,
    layout="own",
    out=Path("out"),
    passwords=("secret",),
)


def test_journal_text_gives_everything_back_but_passwords():
    text = FULL.to_json()
    assert "secret" not in text
    assert Workbench.from_json(text) == replace(FULL, passwords=())
    assert Workbench.from_json(Workbench().to_json()) == Workbench()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 99}', '{"format": 1}', "not json"])
def test_another_text_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Workbench.from_json(text)


@pytest.mark.hypothesis
@given(st.text(), st.text(), st.booleans())
def test_any_text_survives_the_journal(reason, name, hold_out):
    bench = Workbench(
        sources=(Path("a"),),
        enterprise=Enterprise(name),
        decisions=(Decision("REG-001", "", "", reason),),
        hold_out=hold_out,
    )
    assert Workbench.from_json(bench.to_json()) == bench


def test_reads_and_works_out_with_the_correction(payroll_file):
    bench = Workbench((payroll_file,), OCTOBER, Decimal(4000))
    books = bench.open()
    payroll = bench.read(books)
    assert [f.code for f in payroll.findings if f.worker is not None] == ["FMT-001"]
    place = next(f.place for f in payroll.findings if f.code == "FMT-001")
    patch = Patch(place.file, place.sheet, place.row, place.column, "240", "n/a")
    mended = replace(bench, patches=(patch,))
    corrected = mended.read(books)
    assert "FMT-001" not in [f.code for f in corrected.findings]
    assert mended.work_out(corrected).wage_khr.tolist() == [1_002_000, 1_040_000, 960_000]
    assert bench.read(books).findings == payroll.findings  # the books stay as they were


def test_a_decision_holds_for_its_worker_and_months(payroll_file):
    bench = Workbench((payroll_file,), OCTOBER, Decimal(4000))
    payroll = bench.read(bench.open())
    finding = Finding("WAG-003", worker=1, field="basic_pay")
    who = worker_key(payroll, 1)
    decision = Decision("WAG-003", who, "basic_pay", "agreed", Month(2026, 10))
    accepted = replace(bench, decisions=(decision,))
    assert accepted.decision(finding, payroll) == decision
    assert accepted.decision(replace(finding, worker=0), payroll) is None
    later = replace(accepted, month=Month(2026, 11))
    assert later.decision(finding, payroll) is None
    assert bench.decision(finding, payroll) is None


def test_only_a_month_with_something_to_lose_is_begun():
    assert not Workbench(month=OCTOBER, rate=Decimal(4000)).is_begun
    assert Workbench(sources=(Path("a"),)).is_begun
    assert not Workbench(sources=(Path("a"),), finished=True).is_begun
