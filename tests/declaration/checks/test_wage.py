from decimal import Decimal

import pytest

from declaration.findings import Finding, Place
from declaration.monthly import Enterprise, State
from tests.build import KHR
from tests.month import found, grave, month_of, worker, workers

NO_PAY = {"basic_pay": 0, "overtime_pay": 0, "attendance_bonus": 0, "transport_allowance": 0} | {
    "deduction": 0,
    "net_pay": 0,
    "overtime_hours": 0,
}


@pytest.mark.parametrize("gross", [0, None, "-12.50"])
def test_no_wage_for_a_worker_who_worked(gross):
    month = month_of([worker(1), worker(2, **NO_PAY, gross=gross)])
    (finding,) = found(month, "WAG-001")
    assert finding.worker == 1
    assert month.status.values().tolist() == ["declared", "held_out"]
    assert month.state is State.NOT_READY


@pytest.mark.parametrize(("gross", "shown"), [(0, "0"), (None, "–"), ("-12.50", "-$12.50")])
def test_what_stands_for_the_wage_is_shown_without_a_currency_nobody_wrote(gross, shown):
    (finding,) = found(month_of([worker(1), worker(2, **NO_PAY, gross=gross)]), "WAG-001")
    assert finding.figures["wage"] == shown


def test_no_days_and_no_wage_is_no_error():
    month = month_of([worker(1), worker(2, **NO_PAY, gross=0, work_days=0)])
    assert found(month, "WAG-001") == []
    assert month.status[1] == "suspended"


@pytest.mark.parametrize(
    ("gross", "status", "what"),
    [
        (0, None, "not_due"),
        (None, None, "held_out"),
        (0, "working", "held_out"),
        (None, "maternity", "not_due"),
        (None, "left", "left"),
    ],
)
def test_without_a_column_of_days_the_cell_and_the_status_tell(gross, status, what):
    month = month_of(
        [worker(1, work_days=...), worker(2, work_days=..., gross=gross, status=status, **NO_PAY)]
    )
    assert month.status[1] == what
    assert bool(found(month, "WAG-001")) == (what == "held_out")


def test_a_gross_that_could_not_be_read_is_not_said_twice():
    unread = Finding("FMT-001", Place("payroll.xlsx", "LINE-A", 6, "M"), worker=0)
    month = month_of([worker(1, gross=None)], build={"findings": [unread]})
    assert found(month, "WAG-001", "WAG-004", "ROW-002") == []


def test_a_contributory_wage_is_no_wage():
    month = month_of(
        [
            {"worker_number": f"W{i}", "contributory_wage": 960_000, "work_days": 26}
            for i in range(3)
        ]
    )
    (finding,) = found(month, "WAG-001")
    assert (finding.worker, finding.holds_column) == (None, True)
    assert month.state is State.NOT_READY


def test_riel_in_a_dollar_column():
    month = month_of([*workers(3), worker(9, gross="960000", net_pay="955000")])
    (finding,) = found(month, "WAG-007")
    assert (finding.worker, finding.figures["column"]) == (3, "USD")
    assert grave(month) == {"WAG-007"}
    assert month.status[3] == "held_out"


def test_dollars_in_a_riel_column():
    rows = [{"worker_number": f"W{i}", "gross": 960_000 + i, "work_days": 26} for i in range(4)]
    month = month_of(
        [*rows, {"worker_number": "W9", "gross": 239, "work_days": 26}],
        build={"currency": {"gross": "KHR"}},
    )
    assert [f.worker for f in found(month, "WAG-007")] == [4]


def test_a_few_days_pay_in_riel_is_no_dollar_amount():
    rows = [{"worker_number": f"W{i}", "gross": 960_000 + i, "work_days": 26} for i in range(4)]
    month = month_of(
        [*rows, {"worker_number": "W9", "gross": 16_000, "work_days": 1}],
        build={"currency": {"gross": "KHR"}},
    )
    assert found(month, "WAG-007") == []


def test_change_in_riel_beside_dollars_is_no_wage_in_dollars():
    rows = [worker(i, gross="239.00", gross_khr=KHR(500)) for i in range(4)]
    assert found(month_of(rows), "WAG-007") == []


def test_a_whole_column_in_the_other_currency_holds_the_month():
    rows = [{"worker_number": f"W{i}", "gross": 960_000 + i, "work_days": 26} for i in range(8)]
    month = month_of(rows, hold_out=True)
    (finding,) = found(month, "WAG-007")
    assert (finding.worker, finding.holds_column) == (None, True)
    assert month.state is State.NOT_READY


def test_basic_pay_below_the_minimum_wage():
    low = {"basic_pay": "205.00", "gross": "234.12", "net_pay": "229.34"}
    month = month_of([worker(1), worker(2, **low)])
    (finding,) = found(month, "WAG-003")
    assert finding.worker == 1
    assert finding.figures["due_usd"] == Decimal(210)


@pytest.mark.parametrize(
    ("basic", "days", "is_low"),
    [
        ("105.00", 13, False),
        ("104.98", 13, True),
        ("104.99", 13, False),
        ("210.00", 27, False),
        ("210.00", 26, False),
        ("209.99", 26, True),
        ("209.99", 30, True),
        ("8.07", 1, False),
        ("8.06", 1, True),
    ],
)
def test_the_minimum_goes_with_the_days_worked(basic, days, is_low):
    row = {"worker_number": "W1", "basic_pay": basic, "work_days": days}
    assert bool(found(month_of([row]), "WAG-003")) == is_low


def test_piece_rate_counts_where_larger():
    row = {
        "worker_number": "W1",
        "basic_pay": 150,
        "piece_rate": 215,
        "gross": 215,
        "work_days": 26,
    }
    assert found(month_of([row]), "WAG-003") == []


def test_without_basic_pay_the_rest_of_the_gross_counts():
    row = {"worker_number": "W1", "overtime_pay": 30, "gross": 230, "work_days": 26}
    (finding,) = found(month_of([row]), "WAG-003")
    assert finding.figures["basic"] == "$200.00"


def test_probation_has_a_minimum_of_its_own():
    row = {"worker_number": "W1", "basic_pay": 208, "work_days": 26, "contract_type": "probation"}
    assert found(month_of([row]), "WAG-003") == []
    assert found(month_of([row | {"basic_pay": 207}]), "WAG-003")


def test_no_minimum_without_a_figure_or_in_another_sector():
    row = {"worker_number": "W1", "basic_pay": 100, "work_days": 26}
    assert found(month_of([row], month="2027-02"), "WAG-003") == []
    other = Enterprise("Practice", sector="other")
    assert found(month_of([row], enterprise=other), "WAG-003") == []


def test_the_minimum_is_compared_in_riel_too():
    row = {"worker_number": "W1", "basic_pay": 843_150, "work_days": 26}
    riel = {"build": {"currency": {"basic_pay": "KHR"}}}
    assert found(month_of([row], **riel), "WAG-003") == []  # 210 × 4,015
    assert found(month_of([row | {"basic_pay": 843_149}], **riel), "WAG-003")
    half = row | {"work_days": 13}
    assert found(month_of([half | {"basic_pay": 421_525}], **riel), "WAG-003") == []  # less 50
    assert found(month_of([half | {"basic_pay": 421_524}], **riel), "WAG-003")


def test_without_days_a_month_that_was_not_whole_is_not_compared():
    row = {"worker_number": "W1", "basic_pay": 100}
    assert found(month_of([row]), "WAG-003")
    assert found(month_of([row | {"hire_date": "2026-10-12"}]), "WAG-003") == []
    assert found(month_of([row | {"leave_date": "2026-10-12"}]), "WAG-003") == []
    assert found(month_of([row | {"contract_type": "casual"}]), "WAG-003") == []
    assert found(month_of([row | {"absent_days": 13, "basic_pay": 105}]), "WAG-003") == []


def test_gross_in_dollars_and_riel_that_disagree():
    rows = [worker(i, gross_khr=KHR("960066.80")) for i in range(4)]
    month = month_of([*rows, worker(9, gross_khr=KHR(906_000))])
    (finding,) = found(month, "WAG-009")
    assert finding.worker == 4
    assert set(month.wage_khr.tolist()) == {960_067}


def test_no_wage_anywhere_is_said_of_the_column_of_the_gross():
    rows = [
        {"worker_number": f"W{i}", "contributory_wage": 960_000, "work_days": 26} for i in (1, 2)
    ]
    (finding,) = found(month_of(rows), "WAG-001")
    assert (finding.field, finding.figures["workers"]) == ("gross", 2)
    missing = Finding("MAP-002", field="gross", holds_column=True)
    assert found(month_of(rows, build={"findings": [missing]}), "WAG-001") == []


def test_both_currencies_are_named_where_one_stands_for_the_other():
    riel = [*workers(3), worker(9, basic_pay="1032000", gross="1032000")]
    (finding,) = found(month_of(riel), "WAG-007")
    assert (finding.figures["column"], finding.figures["other"]) == ("USD", "KHR")
    money = {"currency": {"gross": "KHR"}}
    dollars = [
        {"worker_number": f"W{i}", "gross": 1_000_000 + i, "work_days": 26} for i in range(3)
    ]
    dollars.append({"worker_number": "W9", "gross": 250, "work_days": 26})
    (finding,) = found(month_of(dollars, build=money), "WAG-007")
    assert (finding.figures["column"], finding.figures["other"]) == ("KHR", "USD")
    assert finding.worker == 3


def test_the_largest_part_is_to_blame_where_there_is_no_gross():
    rows = [worker(i, gross=..., net_pay=...) for i in range(4)]
    rows.append(worker(9, gross=..., net_pay=..., basic_pay="40000", overtime_pay="843150"))
    (finding,) = found(month_of(rows), "WAG-007")
    assert (finding.worker, finding.field) == (4, "overtime_pay")


@pytest.mark.parametrize(
    ("more", "is_low"),
    [({"contract_type": "apprentice"}, False), ({"contract_type": "udc"}, True)],
)
def test_an_apprentice_is_not_held_to_the_minimum(more, is_low):
    row = worker(1, basic_pay="150.00", gross="179.12", net_pay="174.34", **more)
    assert bool(found(month_of([row]), "WAG-003")) is is_low


def test_what_is_due_for_part_of_a_month_is_said_to_the_cent():
    row = worker(1, basic_pay="50.00", gross="79.12", net_pay="74.34", work_days=11)
    (finding,) = found(month_of([row]), "WAG-003")
    assert finding.expected == "88.84"  # 210 × 11 / 26 = 88.846
    assert str(finding.figures["due_usd"]) == "88.84"


def test_hired_on_the_first_day_is_a_whole_month():
    row = worker(1, work_days=..., basic_pay="150.00", gross="179.12", net_pay="174.34")
    assert found(month_of([row | {"hire_date": "2026-10-01"}]), "WAG-003")
    assert found(month_of([row | {"hire_date": "2026-10-02"}]), "WAG-003") == []


def test_the_larger_of_basic_and_piece_rate_needs_no_rate():
    rows = [worker(1, basic_pay="100.00", piece_rate="215.00", gross="244.12", net_pay=None)]
    assert found(month_of(rows, rate=None), "WAG-003") == []
    rows = [worker(1, basic_pay="215.00", piece_rate="100.00", gross="244.12", net_pay=None)]
    assert found(month_of(rows, rate=None), "WAG-003") == []
    assert found(month_of(rows), "WAG-003") == []


def test_some_riel_among_many_dollars_are_single_workers():
    rows = [*workers(14), *(worker(i, basic_pay="1032000", gross="1032000") for i in range(20, 26))]
    assert [finding.worker for finding in found(month_of(rows), "WAG-007")] == list(range(14, 20))


def test_piece_rate_in_riel_is_larger_than_basic_pay_in_dollars():
    row = {"basic_pay": "100.00", "gross": "129.12", "gross_khr": KHR(870_000), "net_pay": None}
    month = month_of([worker(1, piece_rate=KHR(870_000), **row)])  # 216 dollars
    assert found(month, "WAG-003") == []
    month = month_of([worker(1, piece_rate=KHR(800_000), **row)])
    assert [finding.field for finding in found(month, "WAG-003")] == ["basic_pay"]
