"""The five answers and the findings behind them, on invented factories."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration.audit.auditing import Evidence
from declaration.audit.receipt import Receipt
from declaration.audit.sampling import sample
from declaration.contributions import remittance
from declaration.findings import Finding, Place, Severity, entry
from declaration.matching import MatchedBy
from tests.build import payroll
from tests.declaration.audit.factory import (
    LAW,
    MONTH,
    audited,
    codes,
    declaration,
    line,
    month_of,
    riel,
    worker,
)

TEN = [worker(i) for i in range(1, 11)]
LINES = [line(i) for i in range(1, 11)]


def receipts(*amounts, currency="KHR", paid_on=None):
    return [
        Receipt(Decimal(a), currency, Place("r.xlsx", "S", 4, "B"), "12345678-01", paid_on)
        for a in amounts
    ]


def due(month):
    return remittance(month.shares)


def test_everything_in_order():
    month = month_of(TEN)
    found = audited(TEN, LINES, Evidence(receipts(due(month))))
    assert codes(found) == []
    assert found.answers["headcount"] == {
        "paid": 10,
        "declared": 10,
        "matched": 10,
        "paid_not_declared": 0,
        "declared_not_paid": 0,
    }
    contribution = found.answers["employer_contribution_paid"]
    employer = sum(int(s.employer.sum()) for s in month.shares.values())
    assert contribution == {
        "answer": "yes",
        "owed_khr": employer,
        "declared_khr": employer,
        "received_khr": due(month),
    }


def test_a_worker_left_out_is_counted_named_and_priced():
    found = audited(TEN, LINES[1:])
    (finding,) = [f for f in found.findings if f.code == "XCK-001"]
    assert finding.worker == 0
    assert finding.amount_khr == due(month_of(TEN[:1]))
    assert finding.figures["paid"] == riel(TEN[0]["gross"])
    assert found.answers["headcount"]["paid_not_declared"] == 1
    assert found.answers["employer_contribution_paid"]["answer"] == "in part"


def test_a_lower_wage_is_priced_with_its_reason_and_cell():
    lines = [line(1, riel(worker(1)["gross"]) - riel("30.60")), *LINES[1:]]
    found = audited(TEN, lines)
    (finding,) = [f for f in found.findings if f.code == "XCK-006"]
    assert finding.figures["reason"] == "overtime_left_out"
    payroll = found.month.payroll
    assert finding.place == payroll.place(0, "gross")
    assert finding.place.column
    assert finding.figures["other_file"] == "declared.xlsx"
    assert finding.figures["other_cell"].startswith("BEN!E")
    assert found.answers["inclusion"]["workers"] == 1
    assert found.answers["inclusion"]["share"] == 0.1
    assert found.answers["inclusion"]["amount_khr"] == finding.amount_khr > 0
    assert found.answers["wage"]["workers"] == 0


def test_what_the_gross_itself_leaves_out_counts_into_inclusion_and_is_owed():
    rows = [worker(i, gross=f"{217 + i}.35", net_pay=f"{209 + i}.40") for i in range(1, 11)]
    lines = [line(i, riel(f"{217 + i}.35")) for i in range(1, 11)]
    found = audited(rows, lines)
    own = [f for f in found.findings if f.code == "OVT-001"]
    assert len(own) == 10
    assert found.answers["inclusion"]["workers"] == 10
    assert found.answers["inclusion"]["amount_khr"] == sum(f.amount_khr for f in own)
    assert found.answers["employer_contribution_paid"]["answer"] == "in part"
    paid = found.answers["employer_contribution_paid"]
    assert paid["owed_khr"] > paid["declared_khr"]


def test_a_declared_wage_column_is_not_counted_twice():
    short = [riel(worker(i)["gross"]) - riel("30.60") for i in range(1, 11)]
    rows = [worker(i, declared_wage=f"{217 + i}.35") for i in range(1, 11)]
    found = audited(rows, [line(i, short[i - 1]) for i in range(1, 11)])
    low = sum(f.amount_khr for f in found.findings if f.code == "XCK-006")
    assert found.answers["inclusion"] == {"workers": 10, "share": 1.0, "amount_khr": low}


@pytest.mark.parametrize(
    ("lines", "amount", "answer"),
    [([], None, "no"), (LINES, 0, "no"), (LINES, 100_000, "in part"), (LINES, None, "yes")],
)
def test_does_the_employer_pay(lines, amount, answer):
    evidence = Evidence(None if amount is None else receipts(amount))
    found = audited(TEN, lines, evidence)
    assert found.answers["employer_contribution_paid"]["answer"] == answer


def test_rounding_of_the_receipt_is_no_difference():
    amount = due(month_of(TEN))
    assert codes(audited(TEN, LINES, Evidence(receipts(amount - 30)))) == []
    assert codes(audited(TEN, LINES, Evidence(receipts(amount - 3_000)))) == ["XCK-004"]


def test_a_receipt_follows_the_declaration_and_says_a_thing_once():
    month = month_of(TEN[1:])
    found = audited(TEN, LINES[1:], Evidence(receipts(due(month))))
    assert codes(found) == ["XCK-001"]


def test_several_receipts_add_up_in_riel_and_dollars():
    amount = due(month_of(TEN))
    dollars = (Decimal(amount) / 4015).quantize(Decimal("0.01"))
    assert codes(audited(TEN, LINES, Evidence(receipts(dollars, currency="USD")))) == []
    assert codes(audited(TEN, LINES, Evidence(receipts(amount - 1_000_000, 1_000_000)))) == []


def test_late_payment_is_told_with_its_charge():
    amount = due(month_of(TEN))
    found = audited(TEN, LINES, Evidence(receipts(amount, paid_on=date(2026, 12, 20))))
    (finding,) = [f for f in found.findings if f.code == "XCK-010"]
    assert finding.figures["days"] == 35
    assert finding.figures["surcharge"] == amount * 4 // 100
    on_time = Evidence(receipts(amount, paid_on=date(2026, 11, 15)))
    assert codes(audited(TEN, LINES, on_time)) == []


def test_identity_is_told_and_the_pair_kept():
    lines = [line(1, name_km="លី ណារី", birth_date="1996-05-05"), *LINES[1:]]
    found = audited(TEN, lines)
    (finding,) = [f for f in found.findings if f.code == "XCK-003"]
    assert finding.figures["fields"] == ["name_km", "birth_date"]
    assert found.pairs.by[0] == list(MatchedBy).index(MatchedBy.NSSF_NUMBER)


def test_a_wage_that_cannot_be_read_counts_the_head_and_compares_nothing():
    rows = [worker(1, gross="1000000.00", basic_pay="1000000.00"), *TEN[1:]]
    found = audited(rows, LINES)
    assert found.answers["headcount"]["matched"] == 10
    assert codes(found) == []
    assert found.pairs.known.tolist()[0] is False
    assert audited(rows, LINES[1:]).answers["headcount"]["paid_not_declared"] == 1


def test_registration_counts_days_since_hire():
    rows = [
        worker(1, nssf_number=None, registered_on=None, hire_date=day)
        for day in ("2026-10-30", "2026-10-20", "2026-08-01")
    ]
    rows = [
        row | {"worker_number": f"B-{i}", "name_km": f"ក{i}", "name_latin": None}
        for i, row in enumerate(rows)
    ]
    assert audited(rows, []).answers["registration"] == {
        "unregistered": 3,
        "past_3_days": 2,
        "past_45_days": 1,
    }


def test_a_stop_compares_nothing():
    found = audited(TEN, LINES, rate=None)
    assert found.pairs is None
    assert found.answers["headcount"] is None
    assert "LAW-003" in [f.code for f in found.findings]


def test_evidence_that_cannot_be_read_stops_nothing():
    broken = Finding("FIL-001", Place("r.xlsx"), figures={"looks_like": "x", "advice": "y"})
    found = audited(TEN, LINES, Evidence(findings=[broken]))
    assert found.pairs is not None
    assert [f.grade for f in found.findings if f.code == "FIL-001"] == [Severity.WARNING]


def test_findings_of_the_declaration_name_no_worker_of_the_payroll():
    other = declaration(LINES)
    other.findings.append(Finding("FMT-011", Place("declared.xlsx"), 3, figures={"text": "x"}))
    from declaration.audit.auditing import audit

    found = audit(month_of(TEN), other)
    assert [f.worker for f in found.findings if f.code == "FMT-011"] == [None]


def test_our_contributions_csv_lists_others_that_are_not_declared():
    lines = [row | {"status": ""} for row in LINES]
    other = payroll(
        lines,
        currency={"declared_wage": "KHR"},
        as_written={"status": ["held_out"] + ["declared"] * 9},
        file="declared.xlsx",
    )
    from declaration.audit.auditing import audit

    assert audit(month_of(TEN), other).answers["headcount"]["declared"] == 9
    assert codes(audit(month_of(TEN), other)) == ["XCK-001"]


def attendance(rows):
    return payroll(rows, file="clock.xlsx", sheet="OCT")


def clock(i, days=26, hours="20", **changes):
    return {
        "worker_number": f"A-{i:03d}",
        "line_group": "A",
        "work_days": days,
        "overtime_hours": hours,
    } | changes


def test_attendance_that_agrees_says_nothing():
    rows = [worker(i, overtime_hours=str(10 + i)) for i in range(1, 11)]
    record = attendance([clock(i, hours=str(10 + i)) for i in range(1, 11)])
    assert codes(audited(rows, LINES, Evidence(attendance=record))) == []


def test_attendance_differs_for_one_worker_in_both_kinds():
    rows = [worker(i, overtime_hours=str(10 + i)) for i in range(1, 11)]
    record = attendance(
        [clock(1, days=24, hours="40"), *(clock(i, hours=str(10 + i)) for i in range(2, 11))]
    )
    (finding,) = [
        f for f in audited(rows, LINES, Evidence(attendance=record)).findings if f.code == "XCK-007"
    ]
    assert finding.figures["fields"] == ["work_days", "overtime_hours"]
    assert finding.figures["paid"] == [Decimal(26), Decimal(11)]
    assert finding.figures["recorded"] == [Decimal(24), Decimal(40)]


def test_days_of_leave_that_the_payroll_pays_as_days_are_no_difference():
    rows = [worker(i, overtime_hours=None) for i in range(1, 11)]
    with_leave = [clock(1, days=24, hours=None, leave_days=2), clock(2, days=23, hours=None)]
    record = attendance([*with_leave, *(clock(i, hours=None) for i in range(3, 11))])
    found = audited(rows, LINES, Evidence(attendance=record)).findings
    assert [f.worker for f in found if f.code == "XCK-007"] == [1]
    rows[0] |= {"leave_days": 2}
    found = audited(rows, LINES, Evidence(attendance=record)).findings
    assert [f.worker for f in found if f.code == "XCK-007"] == [0, 1]


def test_at_work_and_not_paid():
    record = attendance([*(clock(i, hours=None) for i in range(1, 11)), clock(77, name_km="លី")])
    (finding,) = [
        f for f in audited(TEN, LINES, Evidence(attendance=record)).findings if f.code == "XCK-011"
    ]
    assert finding.figures["number"] == "A-077"
    assert finding.worker is None


def test_a_whole_line_with_identical_hours():
    record = attendance([clock(i) for i in range(1, 11)])
    found = codes(audited(TEN, LINES, Evidence(attendance=record)))
    assert found == ["XCK-012"]


def test_a_second_payroll_is_compared_by_worker_and_priced():
    second = month_of(
        [worker(1, basic_pay="301.00", gross="348.95", net_pay="341.00"), *TEN[1:9], worker(44)]
    )
    found = audited(TEN, LINES, Evidence(second=second))
    low, only_here, only_there = [f for f in found.findings if f.code == "XCK-008"]
    assert (low.figures["here"], low.figures["there"]) == (riel("248.95"), riel("348.95"))
    assert low.amount_khr > 0
    assert (only_here.worker, only_here.figures["there"], only_here.amount_khr) == (9, 0, None)
    assert (only_there.worker, only_there.figures["here"]) == (None, 0)
    assert only_there.amount_khr > 0


def test_the_sample_can_be_drawn_again_whatever_the_order():
    found = audited(TEN, LINES)
    drawn = sample(found.pairs, found.month.payroll, found.declared, 4, 7)
    numbers = [
        found.month.payroll.text("worker_number")[int(found.pairs.payroll[r])] for r in drawn
    ]
    again = audited(TEN[::-1], LINES)
    other = sample(again.pairs, again.month.payroll, again.declared, 4, 7)
    same = [again.month.payroll.text("worker_number")[int(again.pairs.payroll[r])] for r in other]
    assert numbers == same
    assert sample(found.pairs, found.month.payroll, found.declared, 4, 8) != drawn
    assert len(sample(found.pairs, found.month.payroll, found.declared, 99, 7)) == 10


def test_every_figure_of_every_finding_fills_its_sentence():
    second = month_of([worker(1, basic_pay="301.00", gross="348.95", net_pay="341.00")])
    record = attendance(
        [clock(1, days=1), clock(77), *(clock(i, line_group="B") for i in range(20, 40))]
    )
    lines = [line(1, 900_000), line(50), line(2, name_km="លី ណារី")]
    evidence = Evidence(receipts(5, paid_on=date(2026, 12, 1)), record, second)
    found = audited(TEN, lines, evidence)
    raised = {f.code for f in found.findings if f.code.startswith("XCK")}
    assert raised == {f"XCK-{n:03d}" for n in (1, 2, 3, 4, 6, 7, 8, 10, 11, 12)}
    for finding in found.findings:
        if finding.code.startswith("XCK"):
            assert set(entry(finding.code).placeholders) == set(finding.figures), finding.code


def test_months_before_the_funds_start_stop():
    month = month_of(TEN)
    month.law = None
    from declaration.audit.auditing import audit

    assert audit(month, declaration(LINES)).pairs is None
    assert LAW.at(MONTH) is not None


def test_an_empty_declaration_and_an_empty_payroll():
    assert audited(TEN, []).answers["headcount"]["paid_not_declared"] == 10
    found = audited([], LINES)
    assert found.answers["headcount"]["declared_not_paid"] == 10
    assert found.answers["inclusion"]["share"] == 0
    assert np.array_equal(found.pairs.payroll, np.full(10, -1))
