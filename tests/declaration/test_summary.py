"""The shape of summary.json, which scripts read."""

import dataclasses
import json
from decimal import Decimal

from declaration.monthly import Enterprise
from declaration.summary import summary
from tests.month import month_of, worker, workers

ENTERPRISE = Enterprise("Practice Garments", "", "90000001", "garment")


def test_what_a_script_can_rely_on():
    rows = [*workers(2), worker(8, nssf_number=None, hire_date="2026-01-05")]
    month = month_of(rows, enterprise=ENTERPRISE)
    said = summary(month)
    assert json.loads(json.dumps(said)) == said
    assert said["month"] == "2026-10"
    assert (said["rate"], said["as_of"]) == (4015, "2026-10-31")
    assert said["enterprise"] == {"name": "Practice Garments", "nssf_number": "90000001"}
    assert said["due"] == {"payment": "2026-11-15", "documents": "2026-11-20"}
    (source,) = said["sources"]
    (sheet,) = source["sheets"]
    assert (source["file"], source["sha256"]) == ("payroll.xlsx", "0" * 64)
    assert sheet == {"name": "LINE-A", "heading_row": 5, "workers": 3, "rows_left_out": []}
    assert said["workers"]["read"] == said["workers"]["declared"] == 3
    assert said["workers"]["unregistered"] == said["workers"]["unregistered_past_45_days"] == 1
    employer = sum(int(each.employer.sum()) for each in month.shares.values())
    worker_ = sum(int(each.worker.sum()) for each in month.shares.values())
    assert said["totals"] == {
        "employer": employer,
        "worker": worker_,
        "remittance": employer + worker_,
    }
    assert list(said["schemes"]) == ["occupational_risk", "health_care", "pension"]
    assert set(said["schemes"]["pension"]) == {"base", "employer", "worker"}
    (base,) = (each for each in said["readings"] if each["parameter"] == "contribution_base")
    assert (base["in_use"], list(base["others"])) == ("classes", ["straight"])
    assert sum(said["findings"].values()) == len(month.findings)
    assert list(said["findings"]) == ["stop", "error", "warning", "notice", "changed"]
    assert not {"bridge", "accepted", "correction"} & set(said)


def test_decisions_are_counted_where_a_vault_was_asked():
    month = month_of(workers(2, nssf_number=None, hire_date="2026-01-05"))
    late = [i for i, each in enumerate(month.findings) if each.code == "REG-001"]
    none = dataclasses.replace(month, accepted={})
    assert summary(none)["accepted"] == {"count": 0, "codes": {}}
    some = dataclasses.replace(month, accepted=dict.fromkeys(late, 1))
    assert summary(some)["accepted"] == {"count": 2, "codes": {"REG-001": 2}}


def test_a_rate_is_whole_where_it_is():
    assert summary(month_of([worker(1)], rate=None))["rate"] is None
    assert summary(month_of([worker(1)], rate=Decimal("4015.5")))["rate"] == 4015.5


def test_without_an_enterprise_its_names_are_empty():
    month = dataclasses.replace(month_of([worker(1)]), enterprise=None)
    assert summary(month)["enterprise"] == {"name": "", "nssf_number": ""}
