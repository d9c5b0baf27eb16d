import pytest

from declaration.findings import Finding
from declaration.monthly import State
from tests.month import found, month_of, worker, workers


def alone(gross, **more):
    return {
        "worker_number": "W1",
        "gross": gross,
        "work_days": 26,
        "birth_date": "1990-01-01",
    } | more


def limits(gross, **more):
    return found(month_of([alone(gross)], build={"currency": {"gross": "KHR"}}, **more), "CAL-001")


def test_above_the_ceiling_and_below_the_floor():
    assert limits(1_200_000) == []
    (above,) = limits(1_200_001)
    assert above.figures["pension_khr"] == 1_200_000
    assert limits(400_000) == []
    (below,) = limits(399_999)
    assert below.figures["occupational_risk_khr"] == 375_000
    assert below.figures["pension_khr"] == 400_000


def test_before_the_pension_the_floor_was_200_000():
    assert limits(399_999, month="2022-09") == []
    (below,) = limits(199_999, month="2022-09")
    assert below.figures["pension_khr"] is None


def test_a_straight_base_has_its_own_floor():
    assert len(limits(399_999, readings={"contribution_base": "straight"})) == 1


def test_no_pension_contribution_from_sixty():
    rows = [alone(240, birth_date="1966-10-31"), alone(240, birth_date="1966-11-01")]
    month = month_of(rows)
    assert [f.worker for f in found(month, "CAL-002")] == [0]
    assert found(month_of(rows, month="2022-09"), "CAL-002") == []


def test_no_birth_date_is_one_notice():
    (finding,) = found(month_of([alone(240, birth_date=None)] * 3), "CAL-004")
    assert (finding.worker, finding.figures["workers"]) == (None, 3)


@pytest.mark.parametrize(("field", "counted"), [("birth_date", 1), ("hire_date", 2)])
def test_only_an_unreadable_birth_date_is_not_asked_for_again(field, counted):
    unreadable = Finding("FMT-002", worker=0, field=field)
    month = month_of(workers(2, birth_date=None), build={"findings": [unreadable]})
    (finding,) = found(month, "CAL-004")
    assert finding.figures["workers"] == counted


def test_the_payrolls_own_contribution_differs_for_one():
    rows = [worker(i, pension_worker="4.78") for i in range(4)]
    month = month_of([*rows, worker(9, pension_worker="3.00")])
    (finding,) = found(month, "CAL-003")
    assert (finding.worker, finding.figures["shown_khr"]) == (4, 12_045)
    assert finding.expected == "19201"
    assert month.state is State.READY_WITH_WARNINGS


def test_a_column_reckoned_another_way_is_one_finding():
    month = month_of([worker(i, pension_worker="3.00", health_care="6.31") for i in range(8)])
    assert [(f.worker, f.field) for f in found(month, "CAL-003")] == [(None, "pension_worker")]


def test_a_total_may_be_the_employers_the_workers_or_both():
    employer = 7_800 + 25_350 + 19_201
    for total in (employer, employer + 19_201, 19_201):
        rows = [worker(i, nssf_total=total) for i in range(3)]
        assert found(month_of(rows, build={"currency": {"nssf_total": "KHR"}}), "CAL-003") == []


def test_a_contribution_rounded_to_a_hundred_riel_agrees():
    rows = [worker(1, occupational_risk=7_850)]
    assert found(month_of(rows, build={"currency": {"occupational_risk": "KHR"}}), "CAL-003") == []
    rows = [worker(1, occupational_risk=7_851)]
    assert found(month_of(rows, build={"currency": {"occupational_risk": "KHR"}}), "CAL-003")


def test_from_sixty_the_limits_of_the_other_schemes_still_hold():
    (above,) = limits_of(alone(1_300_000, birth_date="1960-01-01"))
    assert above.figures["pension_khr"] is None
    assert above.figures["health_care_khr"] == 1_200_000


def test_the_floor_of_the_classes_is_the_lowest_class():
    assert limits(200_000, month="2022-09") == []
    assert limits(210_000, month="2022-09") == []


def limits_of(row, **more):
    return found(month_of([row], build={"currency": {"gross": "KHR"}}, **more), "CAL-001")


def test_who_has_a_birth_date_is_not_counted_among_those_without():
    (finding,) = found(month_of([alone(240), alone(240, birth_date=None)]), "CAL-004")
    assert finding.figures["workers"] == 1
    assert finding.place.file == "payroll.xlsx"


def test_dates_said_unreadable_of_the_whole_column_are_nobodys_own():
    of_all = Finding("FMT-002", field="birth_date")
    month = month_of([alone(240, birth_date=None)] * 2, build={"findings": [of_all]})
    (finding,) = found(month, "CAL-004")
    assert finding.figures["workers"] == 2


def test_one_worker_whose_contribution_differs_is_one():
    rows = [*(worker(i, pension_worker="4.78") for i in range(4)), worker(9, pension_worker="3.00")]
    (finding,) = found(month_of(rows), "CAL-003")
    assert finding.figures["workers"] == 1
    assert finding.figures["field"] == "pension_worker"
