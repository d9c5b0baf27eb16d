from decimal import Decimal

import pytest

from declaration.findings import Severity
from declaration.month import Month
from tests.build import KHR
from tests.months import after, found, worked_out, worker

BEFORE = [worker(i) for i in range(4)]


def codes(months, rows, **more):
    return [f.code for f in found(after(months, rows, **more))]


def with_first(**more):
    return [worker(0, **more), *BEFORE[1:]]


def test_nothing_is_said_without_months_before():
    month = worked_out(with_first(gross="900"))
    assert found(month) == []
    assert not [code for code in month.checks_run if code.startswith("PER")]
    assert not [code for code in month.checks_not_run if code.startswith("PER")]


def test_the_same_month_again_says_nothing():
    month = after({"2026-09": BEFORE}, BEFORE)
    assert found(month) == []
    assert "PER-002" in month.checks_run


def test_a_wage_far_from_the_last_is_named_with_both_numbers():
    (finding,) = found(after({"2026-09": BEFORE}, with_first(gross="330")))
    assert (finding.code, finding.worker, finding.grade) == ("PER-002", 0, Severity.WARNING)
    assert finding.figures == {
        "wage": 330 * 4015,
        "before": 250 * 4015,
        "days": 26,
        "days_before": 26,
        "change": Decimal("32.0"),
        "reason": "more for each day worked",
        "last": Month(2026, 9),
    }
    assert finding.place.row == 6
    (finding,) = found(after({"2026-09": BEFORE}, with_first(gross="170")))
    assert finding.figures["reason"] == "less for each day worked"


@pytest.mark.parametrize(
    ("gross", "days"),
    [("325", 26), ("175", 26), ("125", 13), ("325", 13), ("180", 13)],
)
def test_what_the_days_explain_is_not_named(gross, days):
    assert codes({"2026-09": BEFORE}, with_first(gross=gross, work_days=days)) == []


def test_without_days_the_whole_wage_is_compared_but_not_of_who_came_or_left():
    before = [worker(i, work_days=None) for i in range(4)]
    rows = [worker(0, work_days=None, gross="330"), *before[1:]]
    (finding,) = found(after({"2026-09": before}, rows))
    assert finding.figures["reason"] == "more in all"
    assert finding.figures["days"] is finding.figures["days_before"] is None
    (finding,) = found(
        after({"2026-09": before}, [worker(0, work_days=None, gross="170"), *before[1:]])
    )
    assert finding.figures["reason"] == "less in all"
    came = [worker(0, work_days=None, gross="120", hire_date="2026-09-15"), *before[1:]]
    now = [worker(0, work_days=None, hire_date="2026-09-15"), *before[1:]]
    assert codes({"2026-09": came}, now) == []
    left = [worker(0, work_days=None, gross="80", leave_date="2026-10-08"), *before[1:]]
    assert codes({"2026-09": before}, left) == []


def test_a_wage_of_millions_of_riel_is_compared_exactly():
    before = [worker(0, gross=KHR(9_000_000))]
    assert codes({"2026-09": before}, [worker(0, gross=KHR(11_700_000))]) == []
    assert codes({"2026-09": before}, [worker(0, gross=KHR(11_700_001))]) == ["PER-002"]


def test_a_bonus_for_all_is_one_finding():
    before = [worker(i) for i in range(9)]
    rows = [*(worker(i, gross="400") for i in range(8)), before[8]]
    (finding,) = found(after({"2026-09": before}, rows))
    assert finding.code == "PER-010"
    assert finding.worker is None
    assert finding.figures == {
        "field": "gross",
        "workers": 8,
        "compared": 9,
        "last": Month(2026, 9),
    }


def test_another_name_sex_or_birth_date_is_one_finding_a_worker():
    rows = with_first(name_latin="CHAN PISETH", sex="male", birth_date="1999-09-09")
    (finding,) = found(after({"2026-09": BEFORE}, rows))
    assert finding.code == "PER-003"
    assert finding.figures["fields"] == ["name_latin", "sex", "birth_date"]
    assert finding.figures["there"][1:] == ["female", "1970-01-01"]
    assert finding.figures["last"] == Month(2026, 9)


def test_a_blank_or_another_order_of_names_is_no_difference():
    rows = [worker(0, name_latin="AAARY0 SOK"), worker(1, sex="", birth_date=None), *BEFORE[2:]]
    assert codes({"2026-09": BEFORE}, rows) == []


def test_a_worker_number_under_another_name_is_named_and_not_taken_for_a_leaver():
    before = [worker(0, nssf_number="", national_id=""), *BEFORE[1:]]
    other = {"name_latin": "CHAN PISETH", "birth_date": "1999-09-09"}
    rows = [worker(0, nssf_number="", national_id="", **other), *BEFORE[1:]]
    (finding,) = found(after({"2026-09": before}, rows), "PER-003", "PER-005")
    assert (finding.code, finding.worker) == ("PER-003", 0)


def test_a_number_given_to_somebody_with_papers_of_their_own_is_a_leaver():
    other = worker(9, worker_number="W-000")
    assert codes({"2026-09": BEFORE}, [other, *BEFORE[1:]]) == ["PER-005"]


def test_another_nssf_number_is_named():
    rows = with_first(nssf_number="1900101-0009999-1")
    (finding,) = found(after({"2026-09": BEFORE}, rows))
    assert finding.code == "PER-004"
    assert (finding.value, finding.expected) == ("1900101-0009999-1", "1900101-0000000-1")


def test_an_nssf_number_that_came_or_is_written_otherwise_is_not_named():
    before = [worker(0, nssf_number=""), *BEFORE[1:]]
    assert codes({"2026-09": before}, BEFORE) == []
    assert codes({"2026-09": BEFORE}, with_first(nssf_number="1900101-0000000-ក")) == []


def test_who_moved_to_another_number_is_known_by_the_others():
    (finding,) = found(after({"2026-09": BEFORE}, with_first(worker_number="X-9")))
    assert finding.code == "PER-006"
    assert finding.figures == {"number": "X-9", "before": "W-000", "last": Month(2026, 9)}


def test_who_comes_back_under_another_number_is_known_from_months_before():
    months = {"2026-07": BEFORE, "2026-08": BEFORE[1:], "2026-09": BEFORE[1:]}
    rows = with_first(worker_number="X-9", hire_date="2026-10-05")
    (finding,) = found(after(months, rows))
    assert finding.code == "PER-006"
    assert finding.figures["last"] == Month(2026, 7)


def test_a_new_numbering_of_all_is_one_finding():
    before = [worker(i) for i in range(9)]
    rows = [worker(i, worker_number=f"N{i}") for i in range(9)]
    (finding,) = found(after({"2026-09": before}, rows))
    assert (finding.code, finding.figures["field"]) == ("PER-010", "worker_number")


def test_people_are_never_known_by_a_name_alone():
    bare = {"nssf_number": "", "national_id": "", "birth_date": None}
    before = [worker(0, **bare), *BEFORE[1:]]
    rows = [worker(0, worker_number="X-9", **bare), *BEFORE[1:]]
    assert codes({"2026-09": before}, rows) == ["PER-005"]


def test_who_left_on_the_last_day_worked_the_whole_month():
    before = [worker(i, work_days=None) for i in range(4)]
    last_day = worker(0, work_days=None, gross="80", leave_date="2026-10-31")
    assert codes({"2026-09": before}, [last_day, *before[1:]]) == ["PER-002"]


def test_a_number_is_compared_with_the_last_months_own():
    """The first of the list had lost the number in between, and has it back."""
    months = {"2026-08": BEFORE, "2026-09": with_first(nssf_number="1900101-0009999-1")}
    (finding,) = found(after(months, BEFORE), "PER-004")
    assert finding.expected == "1900101-0009999-1"
