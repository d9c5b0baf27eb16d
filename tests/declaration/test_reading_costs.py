import numpy as np
import pytest

from declaration.law import Law
from declaration.month import Month
from declaration.monthly import ReadingInUse
from declaration.reading_costs import alternatives, cost_of_readings
from tests.month import month_of, worker

UNKNOWN = np.datetime64("NaT", "D")


def costs(wages, month="2026-10", born=UNKNOWN, paid=True, other_wages=None, **readings):
    """Return figure → reading in use and cost of the others, for invented workers."""
    wages = np.array(wages, np.int64)
    in_force = Law.load().at(Month.parse(month), readings)
    birth_dates = np.full(len(wages), born, "M8[D]")
    declared = np.full(len(wages), paid)
    found = cost_of_readings(wages, birth_dates, declared, in_force, other_wages=other_wages)
    return {used.parameter: used for used in found}


def test_the_base_read_straight():
    # 860,000: occupational risk 6,880 for 7,000; health care 22,360 for 22,750
    used = costs([860_000])["contribution_base"]
    assert used == ReadingInUse("contribution_base", "classes", {"straight": -510})


def test_the_cost_adds_up_over_workers():
    # 300,000: occupational risk 3,200 for 2,200; health care 10,400 for 7,150
    used = costs([860_000, 300_000, 860_000, 0])["contribution_base"]
    assert used.others == {"straight": -510 + 4_250 - 510}


def test_the_other_way_round_has_the_other_sign():
    used = costs([860_000], contribution_base="straight")["contribution_base"]
    assert used == ReadingInUse("contribution_base", "straight", {"classes": 510})


def test_a_reading_that_says_the_same_that_month_is_left_out():
    assert "contribution_base" not in costs([860_000], "2022-09")
    assert "pension_age" not in costs([860_000], "2022-09")
    assert "health_care_rate" not in costs([860_000], "2016-05")


def test_rounding_moves_every_share():
    # 22,750 becomes 22,800; 7,000 and both 17,200 stay
    assert costs([860_000])["rounding"].others == {"100": 50}


def test_the_pension_in_the_month_of_the_sixtieth_birthday():
    turning = np.datetime64("1966-10-15")
    assert costs([860_000], born=turning)["pension_age"].others == {"after-60": 34_400}
    assert costs([860_000])["pension_age"].others == {"after-60": 0}


def test_what_a_report_prints_has_a_cost_too():
    # health care 29,750 for 22,750
    assert costs([860_000])["health_care_rate"].others == {"oxfam-2021": 7_000}


def test_a_reading_that_cannot_stand_beside_the_others_is_left_out():
    assert "wage_ceiling" not in costs([3_000_000])
    straight = costs([3_000_000], contribution_base="straight")
    assert straight["wage_ceiling"].others == {"oxfam-2021": 27_200}


def test_under_the_preset_the_classes_bring_their_own_ceiling_back():
    in_force = Law.load().at(Month(2026, 10), {"all": "oxfam-2021"})
    readings = {
        reading: law.readings for reading, law in alternatives(in_force, "contribution_base")
    }
    assert readings["classes"]["wage_ceiling"] == "1200000"
    assert readings["straight"]["wage_ceiling"] == "oxfam-2021"


def test_what_counts_as_wage_is_priced_with_the_wages_it_gives():
    assert "transport_allowance" not in costs([860_000])
    lower = {("transport_allowance", "excluded"): np.array([840_000])}
    used = costs([860_000], other_wages=lower)["transport_allowance"]
    # class 14 for class 15, and 16,800 for 17,200 from each side
    assert used.others == {"excluded": -(400 + 1_300 + 800)}


def test_the_limit_of_contracts_moves_no_riel():
    assert costs([860_000])["fdc_limit"].others == {"48": 0}


@pytest.mark.parametrize("wages", [[], [0]])
def test_without_wages_nothing_costs_anything(wages):
    assert {riel for used in costs(wages).values() for riel in used.others.values()} == {0}


def test_lines_that_are_not_declared_cost_nothing():
    assert costs([860_000], paid=False)["contribution_base"].others == {"straight": 0}


def paid_by_parts():
    """Return workers without a column of gross: the law says what of their pay is wage."""
    parts = {"gross": ..., "net_pay": ..., "deduction": ...}
    return [
        worker(1, **parts),
        worker(2, basic_pay="280.00", birth_date="1966-10-15", **parts),
        worker(3, basic_pay="60.00", overtime_pay=0, work_days=7, **parts),
        worker(4, basic_pay="211.37", birth_date="1960-01-01", **parts),
    ]


@pytest.mark.parametrize("month", ["2026-10", "2022-12", "2019-03"])
def test_a_cost_is_what_the_month_comes_to_under_the_other_reading(month):
    def remittance(**readings):
        shares = month_of(paid_by_parts(), month=month, readings=readings).shares.values()
        return sum(int(each.remittance.sum()) for each in shares)

    used = month_of(paid_by_parts(), month=month).readings
    costs = {(each.parameter, other): cost for each in used for other, cost in each.others.items()}
    assert len(costs) > 3
    assert costs["transport_allowance", "excluded"] < 0
    for (parameter, other), cost in costs.items():
        assert cost == remittance(**{parameter: other}) - remittance(), (parameter, other)
