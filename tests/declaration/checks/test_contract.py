from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.checks.contract import add_months, months_between
from declaration.monthly import Enterprise
from desktop.wording import sentences
from tests.month import found, month_of, worker, workers


def codes(month, *wanted):
    return [(f.code, f.worker) for f in found(month, *wanted)]


def test_a_missing_column_is_one_finding():
    month = month_of(workers(4, contract_type=...))
    (finding,) = found(month, "CON-001")
    assert (finding.worker, finding.figures["workers"]) == (None, 4)


def test_a_blank_cell_is_its_workers_finding():
    month = month_of([worker(1), worker(2, contract_type="")])
    assert codes(month, "CON-001") == [("CON-001", 1)]


def test_a_word_that_is_not_understood_is_shown():
    month = month_of(
        [worker(1, contract_type=""), worker(2)],
        build={"as_written": {"contract_type": ["per season", "UDC"]}},
    )
    assert [f.value for f in found(month, "CON-001")] == ["per season"]


def test_a_fixed_contract_without_an_end():
    ends = {"contract_end": "2026-12-31"}
    rows = [worker(1, contract_type="fdc"), worker(2, contract_type="fdc", **ends), worker(3)]
    assert codes(month_of(rows), "CON-002") == [("CON-002", 0)]
    many = workers(8, contract_type="fdc")
    assert codes(month_of(many), "CON-002") == [("CON-002", None)]


@pytest.mark.parametrize(
    ("start", "reading", "is_over"),
    [
        ("2024-10-31", "24", False),
        ("2024-10-30", "24", True),
        ("2024-10-30", "48", False),
        ("2022-10-30", "48", True),
    ],
)
def test_fixed_contracts_past_the_limit_of_the_reading(start, reading, is_over):
    row = worker(1, contract_type="fdc", contract_end="2026-12-31", hire_date=start)
    month = month_of([row], readings={"fdc_limit": reading})
    assert bool(found(month, "CON-003")) == is_over


def test_both_readings_stand_in_the_finding():
    row = worker(1, contract_type="fdc", contract_end="2026-12-31", hire_date="2024-05-31")
    (finding,) = found(month_of([row]), "CON-003")
    assert finding.figures["months"] == 29
    assert finding.figures["shorter_reached"] == date(2026, 5, 31)
    assert finding.figures["longer_reached"] == date(2028, 5, 31)


def test_the_earlier_of_hire_and_contract_start_counts():
    dates = {"hire_date": "2026-01-01", "contract_start": "2023-01-01"}
    row = worker(1, contract_type="fdc", contract_end="2026-12-31", **dates)
    assert found(month_of([row]), "CON-003")
    no_hire = worker(1, contract_type="fdc", contract_end="2026-12-31", contract_start="2023-01-01")
    assert found(month_of([no_hire | {"hire_date": None}]), "CON-003")


@pytest.mark.parametrize(
    ("end", "days", "is_found"),
    [
        ("2026-09-30", 1, True),
        ("2026-10-10", 11, True),
        ("2026-10-10", 9, False),
        ("2026-10-31", 26, False),
        (None, 26, False),
    ],
)
def test_paid_for_days_after_the_contract_ended(end, days, is_found):
    row = worker(1, contract_type="fdc", contract_end=end, work_days=days, hire_date="2026-01-01")
    assert bool(found(month_of([row]), "CON-004")) == is_found


def test_probation_longer_than_three_months():
    rows = [
        worker(1, contract_type="probation", hire_date="2026-07-30"),
        worker(2, contract_type="probation", hire_date="2026-07-31"),
    ]
    (finding,) = found(month_of(rows), "CON-005")
    assert (finding.worker, finding.figures["over"]) == (0, date(2026, 10, 30))


def test_too_young_at_hire_or_hired_before_birth():
    rows = [
        worker(1, birth_date="2007-01-06", hire_date="2022-01-05"),
        worker(2, birth_date="2007-01-05", hire_date="2022-01-05"),
        worker(3, birth_date="2023-01-05", hire_date="2022-01-05"),
        worker(4, birth_date=None),
    ]
    said = [(f.worker, sentences(f, "en")[0]) for f in found(month_of(rows), "CON-006")]
    assert [worker for worker, _ in said] == [0, 2]
    assert said[0][1].endswith(": aged 14 at hire. Nobody may be employed under 15.")
    assert ": hired before birth, so that one of the two dates is wrong. " in said[1][1]


def test_casual_workers_are_declared_and_named():
    month = month_of([worker(1, contract_type="casual")])
    assert codes(month, "CON-007") == [("CON-007", 0)]
    assert month.status[0] == "declared"


@pytest.mark.parametrize("text", ["Self-employed", "Home based sewer", "កម្មករតាមផ្ទះ", "外发"])
def test_a_self_employed_line(text):
    month = month_of([worker(1, position=text), worker(2, position="Sewer")])
    assert codes(month, "CON-008") == [("CON-008", 0)]


def test_a_self_employed_contract_is_one_finding():
    month = month_of(
        [worker(1, contract_type="")], build={"as_written": {"contract_type": ["Freelance"]}}
    )
    assert codes(month, "CON-001", "CON-008") == [("CON-008", 0)]


NOTHING = {"gross": 0, "net_pay": 0, "deduction": 0, "basic_pay": 0, "overtime_pay": 0} | {
    "attendance_bonus": 0,
    "transport_allowance": 0,
    "overtime_hours": 0,
}


def test_a_suspended_worker_is_excused_by_the_labour_law():
    month = month_of([worker(1, status="suspended", work_days=0, **NOTHING)])
    (finding,) = found(month, "CON-009")
    assert "Labour Law" in finding.figures["source"]
    assert month.status[0] == "suspended"


def test_a_suspended_worker_of_2020_is_excused_by_the_instruction():
    rows = [worker(1, status="suspended", hire_date="2019-01-05")]
    (finding,) = found(month_of(rows, month="2020-06"), "CON-009", "CON-010")
    assert finding.code == "CON-009"
    assert "014/20" in finding.figures["source"]


def test_the_waiver_was_for_some_sectors():
    rows = [worker(1, status="suspended", hire_date="2019-01-05")]
    other = Enterprise("Practice", sector="other")
    assert codes(month_of(rows, month="2020-06", enterprise=other), "CON-010") == [("CON-010", 0)]


def test_a_suspended_worker_who_is_paid_is_not_dropped_in_silence():
    month = month_of([worker(1, status="suspended")])
    (finding,) = found(month, "CON-009", "CON-010")
    assert finding.code == "CON-010"
    assert finding.amount_khr == 7_800 + 25_350 + 2 * 19_201
    assert month.status[0] == "suspended"


days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(days, st.integers(0, 900))
def test_months_later_and_back(start, months):
    later = add_months(np.array([start], "M8[D]"), months)
    assert later[0].item().day <= start.day
    month = start.year * 12 + start.month + months
    assert (later[0].item().year * 12 + later[0].item().month) == month
    between = months_between(np.array([start], "M8[D]"), later[0])[0]
    assert between == months - (later[0].item().day < start.day)


def test_each_worker_of_a_fixed_contract_is_one():
    rows = [worker(1, contract_type="fdc"), worker(2)]
    (finding,) = found(month_of(rows), "CON-002")
    assert (finding.field, finding.figures["workers"]) == ("contract_end", 1)


def test_the_cell_of_a_suspended_worker_is_the_status():
    paid = {"status": "suspended", "work_days": 0, "overtime_hours": 0}
    month = month_of([worker(1), worker(2, **paid)])
    for finding in found(month, "CON-009", "CON-010"):
        assert (finding.worker, finding.field) == (1, "status")
    assert found(month, "CON-009", "CON-010")


def test_the_dates_on_which_both_limits_are_reached_are_said():
    row = worker(1, contract_type="fdc", contract_end="2026-12-31", hire_date="2024-03-15")
    (finding,) = found(month_of([row]), "CON-003")
    assert finding.figures["shorter_reached"] == date(2026, 3, 15)
    assert finding.figures["longer_reached"] == date(2028, 3, 15)
