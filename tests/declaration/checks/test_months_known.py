from datetime import date

from declaration.month import Month
from declaration.summary import summary
from tests.months import after, found, worker

BEFORE = [worker(i) for i in range(4)]
UNPAID = {"gross": None, "work_days": 0}


def codes(months, rows, when="2026-10", **more):
    return [f.code for f in found(after(months, rows, when, **more))]


def with_first(**more):
    return [worker(0, **more), *BEFORE[1:]]


def test_who_is_gone_without_a_leave_date_is_named():
    (finding,) = found(after({"2026-09": BEFORE}, BEFORE[1:]))
    assert (finding.code, finding.worker, finding.value) == ("PER-005", None, "W-000")
    assert finding.figures == {
        "number": "W-000",
        "name": "SOK AAARY0",
        "last": Month(2026, 9),
    }


def test_a_leave_that_was_said_is_no_finding():
    assert codes({"2026-09": with_first(leave_date="2026-09-20")}, BEFORE[1:]) == []
    assert codes({"2026-09": BEFORE}, with_first(leave_date="2026-09-30", **UNPAID)) == []


def test_who_was_not_declared_then_is_not_missed_now():
    assert codes({"2026-09": with_first(**UNPAID)}, BEFORE[1:]) == []


def test_a_sheet_that_is_gone_is_one_finding():
    b = [worker(i, **{"@sheet": "LINE-B"}) for i in range(10, 17)]
    (finding,) = found(after({"2026-09": [*BEFORE, *b]}, BEFORE))
    assert finding.code == "PER-011"
    assert finding.figures == {
        "workers": 7,
        "sheet": "LINE-B",
        "file": "payroll.xlsx",
        "last": Month(2026, 9),
    }
    moved = [*BEFORE, worker(10)]
    assert codes({"2026-09": [*BEFORE, *b]}, moved) == ["PER-005"] * 6


def test_nearly_three_months_without_a_contribution_are_named():
    months = {"2026-08": BEFORE, "2026-09": with_first(**UNPAID)}
    (finding,) = found(after(months, with_first(**UNPAID)))
    assert (finding.code, finding.worker) == ("PER-012", 0)
    assert (finding.field, finding.value) == ("status", "2026-08")
    assert finding.figures == {
        "last": Month(2026, 8),
        "months": 2,
        "lapse": 3,
        "end": date(2026, 11, 30),
    }


def test_one_month_without_a_contribution_is_no_finding():
    assert codes({"2026-09": BEFORE}, with_first(**UNPAID)) == []
    months = {"2026-08": BEFORE, "2026-09": with_first(**UNPAID)}
    assert codes(months, BEFORE) == []


def test_fixed_contracts_add_up_over_the_months():
    fixed = {"contract_type": "fdc", "contract_end": "2027-03-31"}
    then = with_first(hire_date="2024-10-15", contract_start="2024-10-15", **fixed)
    renewed = {"hire_date": None, "contract_start": "2026-10-01", **fixed}
    (finding,) = found(after({"2026-09": then}, with_first(**renewed)))
    assert (finding.code, finding.worker) == ("PER-008", 0)
    assert (finding.field, finding.value) == ("contract_start", "2024-10-15")
    assert finding.expected == "≤ 24"
    assert finding.figures == {
        "since": date(2024, 10, 15),
        "months": 24,
        "limit": 24,
        "other": [48],
        "as_of": date(2026, 10, 31),
        "given": date(2026, 10, 1),
    }
    readings = {"fdc_limit": "48"}
    assert codes({"2026-09": then}, with_first(**renewed), readings=readings) == []


def test_what_one_payroll_says_is_not_said_twice():
    fixed = {"contract_type": "fdc", "contract_end": "2027-03-31", "hire_date": "2024-10-15"}
    month = after({"2026-09": with_first(**fixed)}, with_first(**fixed))
    assert [f.code for f in found(month, "CON-003", "PER-008")] == ["CON-003"]


def test_a_month_without_a_fixed_contract_is_a_break():
    fixed = {"contract_type": "fdc", "contract_end": "2027-03-31"}
    then = with_first(hire_date="2024-10-15", contract_start="2024-10-15", **fixed)
    months = {"2026-08": then, "2026-09": BEFORE[1:]}
    renewed = with_first(hire_date="2026-10-01", contract_start="2026-10-01", **fixed)
    assert "PER-008" not in codes(months, renewed)
    months = {"2026-08": then, "2026-09": with_first()}
    assert "PER-008" not in codes(months, renewed)


def test_fixed_months_are_counted_where_no_date_was_ever_given():
    fixed = {"contract_type": "fdc", "hire_date": None, "contract_start": None}
    months = {
        f"{year}-{month:02}": with_first(**fixed) for year in (2024, 2025) for month in range(1, 13)
    }
    assert "PER-008" not in codes(months, with_first(**fixed), "2025-12")
    (finding,) = found(after(months, with_first(**fixed), "2026-01"), "PER-008")
    assert finding.figures["since"] == date(2024, 1, 1)
    assert finding.figures["given"] is None


def test_a_hire_date_that_moved_is_named_and_the_clock_runs_from_the_first():
    (finding,) = found(after({"2026-09": BEFORE}, with_first(hire_date="2026-10-05")))
    assert (finding.code, finding.worker) == ("PER-013", 0)
    assert finding.figures == {
        "given": date(2026, 10, 5),
        "known": date(2020, 1, 6),
        "first": Month(2026, 9),
        "days": 2490,
        "as_of": date(2026, 10, 31),
    }


def test_who_was_paid_before_the_hire_date_was_hired_by_then():
    months = {"2026-07": with_first(hire_date=None), "2026-08": with_first(hire_date=None)}
    (finding,) = found(after(months, with_first(hire_date="2026-08-20"), "2026-09"))
    assert finding.figures["known"] == date(2026, 7, 31)


def test_an_earlier_hire_date_or_a_new_hire_after_a_break_is_no_finding():
    assert codes({"2026-09": BEFORE}, with_first(hire_date="2019-03-04")) == []
    months = {"2026-08": BEFORE, "2026-09": BEFORE[1:]}
    assert codes(months, with_first(hire_date="2026-10-05")) == []
    later = {**months, "2026-10": with_first(hire_date="2026-10-05")}
    assert codes(later, with_first(hire_date="2026-10-05"), "2026-11") == []


def test_the_hire_clock_of_the_unregistered_runs_from_the_earliest_day_known():
    new = {"nssf_number": "", "hire_date": "2026-08-03"}
    moved = {"nssf_number": "", "hire_date": "2026-10-20"}
    month = after({"2026-08": with_first(**new), "2026-09": with_first(**new)}, with_first(**moved))
    (late,) = found(month, "REG-001")
    assert (late.figures["hired"], late.figures["days"]) == (date(2026, 8, 3), 89)
    assert summary(month)["workers"]["unregistered_past_45_days"] == 1
    assert str(month.clock_start[0]) == "2026-08-03"
    assert str(month.payroll.date("hire_date")[0]) == "2026-10-20"


def test_on_its_last_day_a_contract_has_not_passed_the_limit():
    """Two years from 31 October 2024 end with 31 October 2026; a day earlier they are over."""
    fixed = {"contract_type": "fdc", "contract_end": "2027-03-31"}
    renewed = with_first(hire_date=None, contract_start="2026-10-01", **fixed)
    for start, said in (("2024-10-31", []), ("2024-10-30", ["PER-008"])):
        then = with_first(hire_date=start, contract_start=start, **fixed)
        assert [f.code for f in found(after({"2026-09": then}, renewed), "PER-008")] == said


def test_who_is_gone_and_has_no_number_of_the_factory_is_named_by_the_funds():
    before = [worker(0, worker_number="", name_km="សុខ ដារ៉ា"), *BEFORE[1:]]
    (finding,) = found(after({"2026-09": before}, BEFORE[1:]), "PER-005")
    assert (finding.value, finding.figures["name"]) == ("1900101-0000000-1", "សុខ ដារ៉ា")
