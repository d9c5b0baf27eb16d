import json
import subprocess
import sys
from decimal import Decimal

import numpy as np
import pytest

from declaration.checks import CHECKS
from declaration.findings import Finding, Place, Severity
from declaration.law import UnknownReadingError
from declaration.monthly import Enterprise, State
from declaration.summary import summary
from tests.build import KHR, payroll
from tests.month import found, month_of, worker, workers

ERROR = Finding("FMT-002", Place("payroll.xlsx", "LINE-A", 6, "F"), worker=0)


def test_importings_findings_come_first():
    month = month_of([worker(1, work_days=32), worker(2)], build={"findings": [ERROR]})
    assert [f.code for f in month.findings][:2] == ["FMT-002", "ROW-003"]


def test_dollars_without_a_rate_are_a_stop():
    month = month_of(workers(3), rate=None)
    (finding,) = found(month, "LAW-003")
    assert finding.figures["workers"] == 3
    assert finding.place == month.payroll.place(0, "gross")
    assert month.state is State.NOT_READY
    assert month.readings == []


def test_checks_that_need_no_rate_run_without_one():
    rows = [*workers(3, gross="227.00", net_pay="222.22"), worker(8, work_days=40)]
    month = month_of(rows, rate=None)
    assert {f.code for f in month.findings} >= {"LAW-003", "OVT-001", "ROW-003"}
    assert {f.amount_khr for f in found(month, "OVT-001")} == {None}


def test_riel_need_no_rate():
    rows = [{"worker_number": "W1", "gross": KHR(960_000), "work_days": 26}]
    month = month_of(rows, rate=None)
    assert found(month, "LAW-003") == []
    assert (month.wage_khr.tolist(), month.has_usd.tolist()) == ([960_000], [False])


def test_before_the_law_nothing_is_due():
    month = month_of(workers(2), month="2008-10")
    assert [f.code for f in month.findings] == ["LAW-002"]
    assert (month.state, month.law, month.shares) == (State.NOT_READY, None, {})
    assert summary(month)["totals"]["remittance"] == 0


def test_the_first_month_of_the_law():
    month = month_of(workers(2), month="2008-11")
    assert [str(scheme) for scheme in month.shares] == ["occupational_risk"]


def test_a_reading_that_does_not_exist_is_refused():
    with pytest.raises(UnknownReadingError):
        month_of(workers(1), readings={"rounding": "7"})


def test_the_enterprises_readings_stand_below_the_options():
    enterprise = Enterprise("Practice", readings={"rounding": "100"})
    assert month_of(workers(1), enterprise=enterprise).law.rounding == 100
    month = month_of(workers(1), enterprise=enterprise, readings={"rounding": "1"})
    assert month.law.rounding == 1


def test_dollars_and_riel_are_rounded_once():
    rows = [{"worker_number": "W1", "gross": "200.0001", "gross_khr": KHR("0.1"), "work_days": 26}]
    month = month_of(rows)  # 803,000.4015 + 0.1 riel
    assert month.wage_khr.tolist() == [803_001]
    assert (month.wage_usd.tolist(), month.has_usd.tolist()) == ([2_000_001], [True])


def test_lines_that_are_not_due_owe_nothing():
    rows = [worker(1), worker(2, status="suspended"), worker(3, leave_date="2026-09-01")]
    month = month_of(rows)
    for shares in month.shares.values():
        assert shares.base[1:].tolist() == [0, 0]


def test_totals_are_without_held_out_workers_whose_lines_are_computed():
    month = month_of(workers(2), build={"findings": [ERROR]}, hold_out=True)
    assert [shares.base[0] > 0 for shares in month.shares.values()] == [True] * 3
    alone = month_of(workers(1))
    assert summary(month)["totals"] == summary(alone)["totals"]
    assert month.readings == alone.readings


def test_every_check_was_run_or_says_what_it_lacks():
    month = month_of([{"worker_number": "W1", "gross": 240}])
    every = {code for check in CHECKS for code in check.codes}
    assert every <= {*month.checks_run, *month.checks_not_run}
    assert month.checks_not_run["REG-005"] == "name_km|name_latin"
    assert month.checks_not_run["XCK-005"] == "register, nssf_number"


def test_no_worker_at_all():
    month = month_of([])
    assert month.state is State.READY
    assert len(month.wage_khr) == 0


def test_the_summary_is_plain_data():
    data = summary(
        month_of([worker(1), worker(2, nssf_number=None), worker(3, status="suspended")])
    )
    assert json.loads(json.dumps(data)) == data
    assert data["workers"] == {
        "read": 3,
        "declared": 2,
        "held_out": 0,
        "suspended": 1,
        "left": 0,
        "not_due": 0,
        "unregistered": 1,
        "unregistered_past_45_days": 1,
    }
    assert data["due"] == {"payment": "2026-11-15", "documents": "2026-11-20"}
    assert set(data["findings"]) == {str(severity) for severity in Severity}
    assert data["totals"]["remittance"] == data["totals"]["employer"] + data["totals"]["worker"]
    assert (data["rate"], data["as_of"]) == (4015, "2026-10-31")


def test_a_rate_with_a_fraction_stays_exact():
    assert summary(month_of(workers(1), rate=Decimal("4015.5")))["rate"] == 4015.5


def test_the_declaration_is_loaded_without_numpy():
    code = "import declaration, sys; sys.exit('numpy' in sys.modules or not declaration.prepare)"
    unloaded = "import declaration, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", unloaded], check=False).returncode == 0
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_amounts_that_no_wage_has_do_not_pass_64_bits():
    month = month_of([{"worker_number": "W1", "gross": 10**10, "work_days": 26}])
    assert month.wage_khr.tolist() == [4_015 * 10**10]
    assert found(month, "WAG-007")
    assert np.iinfo(np.int64).max > month.wage_khr[0]


def test_a_register_that_cannot_be_read_stops_the_month():
    register = payroll([{"nssf_number": "1234567-7654321-1"}])
    register.findings.append(Finding("MAP-001", Place("register.xlsx"), worker=0))
    month = month_of(workers(3), register=register)
    assert month.state is State.NOT_READY
    (said,) = [finding for finding in month.findings if finding.code == "MAP-001"]
    assert said.worker is None


def test_an_error_in_a_row_of_the_register_holds_nobody():
    register = payroll([{"nssf_number": "1234567-7654321-1"}])
    register.findings.append(Finding("FMT-002", Place("register.xlsx", "A", 2, "C"), worker=0))
    month = month_of(workers(3), register=register)
    assert month.held_by == {}
    assert month.state is State.READY_WITH_WARNINGS
