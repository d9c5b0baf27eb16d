"""What else the audit asks: columns left out, pension, contributions as filed, piles, digits."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration.audit.auditing import Evidence
from declaration.audit.coverage import Period, through_time
from declaration.audit.digits import nonconformity
from declaration.findings import Severity
from declaration.law import Law
from tests.build import KHR, payroll
from tests.declaration.audit.factory import (
    MONTH,
    audited,
    codes,
    line,
    month_of,
    riel,
    worker,
)

TEN = [worker(i) for i in range(1, 11)]
LINES = [line(i) for i in range(1, 11)]


def only(found, code):
    return [finding for finding in found.findings if finding.code == code]


def test_the_column_left_out_is_named_with_workers_and_riel():
    lines = [line(i, riel(worker(i)["gross"]) - riel("30.60")) for i in range(1, 5)]
    found = audited(TEN, [*lines, *LINES[4:]])
    assert found.answers["left_out"] == [
        {
            "of": "declaration",
            "field": "overtime_pay",
            "heading": "overtime_pay",
            "workers": 4,
            "pay_khr": 4 * riel("30.60"),
        }
    ]


def test_two_columns_left_out_together_are_both_named():
    without = riel("30.60") + riel("10.00")
    found = audited(TEN, [line(1, riel(worker(1)["gross"]) - without), *LINES[1:]])
    named = {each["field"]: each["workers"] for each in found.answers["left_out"]}
    assert named == {"overtime_pay": 1, "attendance_bonus": 1}


def test_the_headings_of_inspections_have_workers_share_and_riel():
    lines = [line(1, riel(worker(1)["gross"]) - riel("30.60")), *LINES[1:8]]
    said = audited(TEN, lines).answers["inspections"]
    assert {name: each["workers"] for name, each in said.items()} == {
        "under_reported_workers": 2,
        "excluded_pay": 1,
        "wrong_wages": 0,
    }
    assert said["under_reported_workers"]["share"] == 0.2
    assert said["under_reported_workers"]["amount_khr"] > 0


def test_pension_withheld_and_not_declared_is_told_for_each():
    rows = [worker(i, pension_worker="4.00") for i in range(1, 11)]
    found = audited(rows, LINES[1:])
    (finding,) = only(found, "XCK-017")
    assert finding.worker == 0
    assert finding.figures == {"withheld": 16_060, "declared": 0, "difference": 16_060}
    assert found.answers["pension"]["withheld_khr"] == 160_600
    assert audited(TEN, LINES).answers["pension"] is None


def test_contracts_left_out_and_suspensions_are_counted():
    rows = [*TEN[:8], worker(9, contract_type="casual"), worker(10, contract_type="fdc")]
    said = audited(rows, LINES[:8]).answers
    assert said["contracts"]["casual_not_declared"] == 1
    assert said["contracts"]["fixed_not_declared"] == 1
    assert said["contracts"]["past_limit"] == 1
    assert said["suspensions"] == {"workers": 0, "declared": 0, "notice_to_be_shown": False}


def test_a_contract_past_the_limit_is_counted_once():
    long = {"contract_type": "fdc", "contract_end": "2026-12-31", "hire_date": "2020-01-06"}
    rows = [*TEN[:8], worker(9, **long), worker(10, contract_type="casual")]
    said = audited(rows, LINES).answers["contracts"]
    assert said == {"past_limit": 1, "casual_not_declared": 0, "fixed_not_declared": 0}


# Contributions as they stand in the declaration


def shown(i, wage, **more):
    return line(i, wage) | {name: KHR(value) for name, value in more.items()}


def filed(lines):
    rows = [worker(i) for i in range(1, len(lines) + 1)]
    names = ("declared_wage", "nssf_total", "contributory_wage", "occupational_risk")
    table = payroll(lines, currency=dict.fromkeys(names, "KHR"), file="declared.xlsx", sheet="BEN")
    from declaration.audit.auditing import audit

    return audit(month_of(rows), table)


def wages():
    return [riel(worker(i)["gross"]) for i in range(1, 31)]


def due(wage, reading=None):
    law = Law.load().at(MONTH, reading or {})
    from declaration.contributions import contributions

    shares = contributions(np.array([wage]), np.array([True]), law, np.array([True]))
    return sum(int(each.employer[0]) for each in shares.values())


def test_contributions_as_the_law_has_them_say_nothing():
    assert (
        only(filed([shown(i, w, nssf_total=due(w)) for i, w in enumerate(wages(), 1)]), "XCK-016")
        == []
    )


@pytest.mark.parametrize(
    ("change", "reason", "severity"),
    [
        (lambda w: due(w, {"contribution_base": "straight"}), "other_reading", Severity.WARNING),
        (lambda w: due(w, {"rounding": "100"}), "rounding", Severity.NOTICE),
        (lambda w: due(w) * 3 // 4, "other_rate", Severity.WARNING),
    ],
)
def test_a_column_reckoned_otherwise_is_one_finding_with_its_reason(change, reason, severity):
    lines = [shown(i, w, nssf_total=change(w)) for i, w in enumerate(wages(), 1)]
    found = only(filed(lines), "XCK-016")
    assert [f.figures["reason"] for f in found] == [reason]
    assert found[0].grade is severity
    assert found[0].worker is None
    assert found[0].place.cell.startswith("BEN!")


def test_one_worker_s_contribution_is_told_by_itself():
    lines = [shown(i, w, nssf_total=due(w)) for i, w in enumerate(wages(), 1)]
    lines[4]["nssf_total"] = KHR(12_345)
    (finding,) = only(filed(lines), "XCK-016")
    assert (finding.worker, finding.figures["reason"]) == (4, "unexplained")
    assert finding.expected == str(due(wages()[4]))


# Piles and digits


def many(count=60):
    return [worker(i) for i in range(1, count + 1)]


@pytest.mark.parametrize(
    ("wage", "holds"),
    [
        (400_000, "the floor of the contributory wage"),
        (875_000, "the contributory wage of a class"),
        (803_000, "the minimum wage"),
        (801_234, "no figure of law"),
    ],
)
def test_wages_piled_up_at_one_amount(wage, holds):
    least = Law.load().at(MONTH).minimum_wage("garment")
    wage = int(least * 4015) if holds == "the minimum wage" else wage
    found = audited(many(), [line(i, wage) for i in range(1, 61)])
    (finding,) = only(found, "XCK-018")
    assert finding.figures["holds"] == holds
    assert finding.figures["workers"] == 60
    assert finding.grade is Severity.NOTICE


def test_wages_as_paid_are_no_pile():
    assert only(audited(many(), [line(i) for i in range(1, 61)]), "XCK-018") == []
    same = [worker(i, basic_pay="204.00", gross="251.95") for i in range(1, 61)]
    assert only(audited(same, [line(i, riel("251.95")) for i in range(1, 61)]), "XCK-018") == []


def test_round_wages_are_a_notice():
    lines = [line(i, riel(worker(i)["gross"]) // 10_000 * 10_000) for i in range(1, 61)]
    (finding,) = only(audited(many(), lines), "XCK-019")
    assert finding.grade is Severity.NOTICE
    assert finding.figures == {"workers": 60, "of": 60, "unit": 10_000}


def test_first_digits_are_only_asked_of_figures_that_spread():
    spread = np.array([round(1.01**i * 1000) for i in range(1000)])
    assert nonconformity(spread) < 0.015
    assert nonconformity(np.concatenate([spread, np.full(300, 7_000)])) > 0.015
    assert nonconformity(np.arange(2_000_000, 3_000_000, 1_000)) is None
    assert nonconformity(spread[:200]) is None


# Other lists


def test_who_only_stands_on_the_worker_list_is_told():
    people = payroll([*TEN, worker(50), worker(51, leave_date="2026-08-31")], file="list.xlsx")
    found = audited(TEN, LINES, Evidence(worker_list=people))
    (finding,) = only(found, "XCK-015")
    assert finding.place.file == "list.xlsx"
    assert finding.figures["number"] == "A-050"
    assert found.answers["other_lists"]["worker_list"] == {
        "people": 11,
        "paid": 10,
        "declared": 10,
    }


def tax(rows):
    return payroll(rows, currency={"declared_wage": "KHR"}, file="tax.xlsx", sheet="E-Filing")


def test_the_tax_filing_is_compared_by_worker():
    lines = [line(1, 700_000), *LINES[1:9], line(60)]
    found = audited(TEN, LINES, Evidence(tax_filing=tax(lines)))
    told = {f.figures["number"]: f.figures for f in only(found, "XCK-014")}
    assert set(told) == {"A-001", "A-010", "A-060"}
    assert told["A-001"]["filed"] == 700_000
    assert told["A-001"]["other_cell"]
    assert (told["A-010"]["filed"], told["A-060"]["paid"]) == (0, 0)


def test_the_tax_department_s_own_rate_is_no_difference():
    lines = [line(i, round(Decimal(worker(i)["gross"]) * 4_060)) for i in range(1, 11)]
    assert only(audited(TEN, LINES, Evidence(tax_filing=tax(lines))), "XCK-014") == []


def test_a_number_twice_in_the_declaration_is_told_first():
    lines = [*LINES, line(11, nssf_number=LINES[0]["nssf_number"], name_km="លី ណារី")]
    found = audited([*TEN, worker(11)], lines)
    (finding,) = only(found, "XCK-024")
    assert finding.figures["count"] == 2
    assert codes(found)[0] == "XCK-024"


def test_a_term_of_thirty_days_is_counted_too():
    row = worker(1, nssf_number=None, registered_on=None, hire_date="2026-09-20")
    said = audited([row], [line(1)], as_of=date(2026, 10, 31)).answers
    assert said["registration_past_30_days"] == 1
    assert said["registration"]["past_45_days"] == 0


# Coverage


def test_tables_2_and_4_from_their_own_inputs_and_the_misprint():
    table_2 = through_time(
        [Period("2019", 830_000, 689_149, 140_851), Period("2020", 820_000, 599_397, 220_603)]
    )
    now = table_2[1]
    assert (now.coverage.gap, now.coverage.gap_share) == (220_603, Decimal("0.269"))
    assert (now.coverage.previous_gap_share, now.coverage.change) == (
        Decimal("0.170"),
        Decimal("0.566"),
    )
    assert (now.workers_change, now.members_change) == (Decimal("-0.012"), Decimal("-0.130"))
    assert [each.misprint for each in table_2] == [0, 0]
    (table_4,) = through_time([Period("2018", 810_000, 660_327, 149_637)])
    assert (table_4.coverage.gap, table_4.coverage.gap_share) == (149_673, Decimal("0.185"))
    assert (table_4.misprint, table_4.transposed) == (-36, True)


def test_where_all_is_in_order_nothing_is_said():
    assert codes(audited(TEN, LINES)) == []
