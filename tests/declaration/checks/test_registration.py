from datetime import date
from decimal import Decimal

import pytest

from tests.build import payroll
from tests.month import found, month_of, worker

REG = ("REG-001", "REG-002", "REG-003", "REG-004")


def clock(hired, **more):
    month = month_of([worker(1, nssf_number=None, hire_date=hired)], **more)
    return [finding.code for finding in found(month, *REG)]


@pytest.mark.parametrize(
    ("hired", "codes"),
    [
        ("2026-10-31", []),
        ("2026-10-28", []),
        ("2026-10-27", ["REG-002"]),
        ("2026-09-16", ["REG-002"]),
        ("2026-09-15", ["REG-001"]),
        ("2026-11-02", []),
        (None, ["REG-004"]),
    ],
)
def test_the_hire_clock(hired, codes):
    assert clock(hired) == codes


def test_the_clock_is_read_on_the_day_given():
    assert clock("2026-09-16", as_of=date(2026, 11, 1)) == ["REG-001"]


def test_the_range_of_the_fine_follows_the_date():
    (now,) = found(month_of([worker(1, nssf_number=None)]), "REG-001")
    assert (now.figures["least_usd"], now.figures["most_usd"]) == (Decimal(200), Decimal(600))
    (then,) = found(month_of([worker(1, nssf_number=None)], month="2022-08"), "REG-001")
    assert (then.figures["least_usd"], then.figures["most_usd"]) == (Decimal(100), Decimal(300))


def test_who_left_before_the_month_is_not_asked_for():
    row = worker(1, nssf_number=None, leave_date="2026-09-01")
    assert found(month_of([row]), *REG) == []


def test_in_the_register_without_a_number_in_the_payroll_is_registered():
    register = payroll(
        [{"national_id": "123000001", "name_km": "សុខ ដារ៉ា 1", "registered_on": "2022-01-06"}]
    )
    month = month_of([worker(1, nssf_number=None)], register=register)
    assert found(month, *REG) == []
    assert month.registered.tolist() == [True]
    assert month.registered_on[0].item() == date(2022, 1, 6)


@pytest.mark.parametrize(
    ("hired", "registered", "severities"),
    [
        ("2026-01-05", "2026-01-08", []),
        ("2026-01-05", "2026-01-09", ["notice"]),
        ("2026-01-05", "2026-02-19", ["notice"]),
        ("2026-01-05", "2026-02-20", ["warning"]),
        ("2016-01-05", "2016-01-30", []),
        ("2016-01-05", "2016-03-01", ["warning"]),
        ("2005-01-05", "2008-11-20", []),
    ],
)
def test_registered_late(hired, registered, severities):
    month = month_of([worker(1, hire_date=hired, registered_on=registered)])
    assert [str(finding.grade) for finding in found(month, "REG-003")] == severities


def test_back_under_a_new_number_by_national_identity_number():
    rows = [
        worker(1),
        worker(2),
        worker(3, national_id="123000001", name_km="សុខដារ៉ា 1", birth_date=None),
    ]
    (finding,) = found(month_of(rows), "REG-005")
    assert (finding.worker, finding.others) == (2, (0,))
    assert finding.figures["field"] == "national_id"


def test_back_under_a_new_number_by_name_and_birth_date():
    rows = [
        worker(1, name_km="ចិន្ដា សុខ", birth_date="1991-02-03"),
        worker(2),
        worker(3, name_km="ចិន្តា\u200bសុខ", birth_date="1991-02-03", national_id=""),
    ]
    (finding,) = found(month_of(rows), "REG-005")
    assert (finding.worker, finding.others) == (2, (0,))


def test_one_pair_is_one_finding():
    rows = [worker(1), worker(2, name_km="សុខ ដារ៉ា 1", national_id="123000001")]
    assert len(found(month_of(rows), "REG-005")) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"birth_date": "1990-01-02"},
        {"name_km": "ចាន់ បុប្ផា"},
        {"name_km": "សុខ ដារ៉ា 1", "worker_number": "W1"},
        {"name_km": ""},
        {"birth_date": worker(1)["birth_date"], "national_id": "123999999"},
    ],
)
def test_other_people_are_other_people(other):
    rows = [worker(1), worker(2, **({"name_km": "សុខ ដារ៉ា 1"} | other))]
    assert found(month_of(rows), "REG-005") == []


@pytest.mark.parametrize(
    ("hired", "registered", "days"),
    [("2017-11-01", "2017-12-17", 46), ("2016-01-05", "2016-02-19", None)],
)
def test_the_term_of_the_day_of_hire_is_the_one_that_counts(hired, registered, days):
    late = found(month_of([worker(1, hire_date=hired, registered_on=registered)]), "REG-003")
    assert [finding.figures["days"] for finding in late] == ([] if days is None else [days])


def test_who_left_is_not_said_to_be_late():
    row = worker(1, hire_date="2026-01-05", registered_on="2026-03-30", leave_date="2026-08-31")
    assert found(month_of([row]), "REG-003") == []
    assert found(month_of([row | {"leave_date": None}]), "REG-003")


def test_back_under_a_new_number_by_a_latin_name():
    one = {"name_km": "", "name_latin": "SOK DARA", "birth_date": "1991-02-03", "national_id": ""}
    rows = [worker(1, **one), worker(2), worker(3, **one)]
    (finding,) = found(month_of(rows), "REG-005")
    assert (finding.worker, finding.others) == (2, (0,))


def test_two_without_a_name_are_not_one_person():
    nobody = {"name_km": "", "name_latin": "", "birth_date": "1991-02-03", "national_id": ""}
    assert found(month_of([worker(1, **nobody), worker(2, **nobody)]), "REG-005") == []


@pytest.mark.parametrize(
    "names",
    [
        [{"name_km": "សុខ ដារ៉ា"}, {"name_km": "សុខ ដារី"}],
        [{"name_km": "", "name_latin": "SOK DARA"}, {"name_km": "", "name_latin": "SOK DORA"}],
    ],
)
def test_twins_of_nearly_one_name_are_two_people(names):
    born = {"birth_date": "1991-02-03", "national_id": ""}
    one, other = (worker(i, **born, **name) for i, name in enumerate(names, 1))
    assert found(month_of([one, other]), "REG-005") == []
