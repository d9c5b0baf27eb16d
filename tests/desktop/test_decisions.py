from dataclasses import replace

from declaration.findings import Finding
from declaration.month import Month
from desktop.decisions import Decided, accept, can_be_accepted, key, withdraw
from desktop.workbench import Workbench, worker_key
from tests.build import payroll
from tests.month import workers

OCTOBER = Month(2026, 10)
WAGE = Finding("WAG-003", worker=1, field="basic_pay")
SAME_OF_ANOTHER = replace(WAGE, worker=2)
ERROR = Finding("FMT-001", worker=1, field="gross")
LAW = Finding("LAW-001", field="rounding")


def accepted(*findings, until=OCTOBER, reason=" agreed "):
    table = payroll(workers(4))
    return table, accept(Workbench(month=OCTOBER), findings, table, reason, until)


def test_accepts_one_worker_and_no_other():
    table, bench = accepted(WAGE)
    decided = Decided(bench)
    assert decided.of(WAGE, table).reason == "agreed"
    assert decided.of(SAME_OF_ANOTHER, table) is None
    assert decided.mask([SAME_OF_ANOTHER, WAGE, LAW], table).tolist() == [False, True, False]


def test_says_the_same_as_the_workbench():
    table, bench = accepted(WAGE, LAW)
    for finding in (WAGE, SAME_OF_ANOTHER, LAW, ERROR):
        assert Decided(bench).of(finding, table) == bench.decision(finding, table)
    assert key(WAGE, table) == ("WAG-003", worker_key(table, 1), "basic_pay")


def test_an_error_cannot_be_accepted():
    table, bench = accepted(ERROR, WAGE)
    assert not can_be_accepted(ERROR)
    assert [decision.code for decision in bench.decisions] == ["WAG-003"]
    assert Decided(bench).of(ERROR, table) is None


def test_it_comes_back_after_its_last_month():
    table, bench = accepted(WAGE)
    assert Decided(replace(bench, month=Month(2026, 11))).of(WAGE, table) is None
    _table, for_good = accepted(WAGE, until=None)
    assert Decided(replace(for_good, month=Month(2030, 1))).of(WAGE, table) is not None


def test_accepting_again_replaces_the_reason():
    table, bench = accepted(WAGE)
    again = accept(bench, [WAGE], table, "another reason", None)
    assert [decision.reason for decision in again.decisions] == ["another reason"]


def test_is_taken_back():
    table, bench = accepted(WAGE, SAME_OF_ANOTHER)
    left = withdraw(bench, [WAGE], table)
    assert Decided(left).mask([WAGE, SAME_OF_ANOTHER], table).tolist() == [False, True]
