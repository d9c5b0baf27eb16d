"""``pheaktean batch FOLDER --audit``: a folder of factories, one table across them."""

import csv
import io
import json
import shutil

import pytest

from declaration.month import Month
from desktop.batch.audits import HEADINGS, audits_below
from desktop.cli import main
from desktop.practice import write_practice_factory

MONTH = Month(2026, 10)
PAPERS = (
    "declared.xlsx",
    "register.xlsx",
    "receipt.xlsx",
    "attendance.xlsx",
    "second-payroll.xlsx",
)


@pytest.fixture(scope="module")
def factories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("factories")
    practice = tmp_path_factory.mktemp("practice")
    write_practice_factory(practice)
    for name in ("ALPHA", "BETA/2026-10", "GAMMA", "DELTA"):
        (folder / name).mkdir(parents=True)
        shutil.copy(practice / "payroll-3-daily.xlsx", folder / name)
    for name in ("ALPHA", "BETA/2026-10"):
        shutil.copy(practice / "declared.xlsx", folder / name)
    shutil.copy(practice / "enterprise.toml", folder / "ALPHA")
    shutil.copy(practice / "enterprise.toml", folder / "GAMMA")
    (folder / "DELTA" / "declared.xlsx").write_bytes(b"%PDF-1.4 a scan")
    return folder


def batch(factories, out, *more):
    given = ["--audit", "--month", "2026-10", "--rate", "4015", "--workers", "2"]
    return main(["batch", str(factories), *given, "--out", str(out), *more])


@pytest.fixture(scope="module")
def out(factories, tmp_path_factory):
    out = tmp_path_factory.mktemp("batch") / "out"
    assert batch(factories, out, "--sample", "5", "--mask") == 3
    return out


def rows(out):
    text = (out / "audit.csv").read_text("utf-8-sig")
    return {row["folder"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_papers_are_told_by_their_names(tmp_path):
    home = tmp_path / "LOTUS"
    home.mkdir()
    for name in (*PAPERS, "payroll.xlsx", "tax-filing.csv", "worker-list.csv", "held-out.csv"):
        (home / name).touch()
    (errand,) = audits_below(tmp_path, MONTH, tmp_path / "out", ("--month", "2026-10"))
    given = dict(zip(errand.arguments[2::2], errand.arguments[3::2], strict=False))
    assert errand.arguments[:2] == ("audit", str(home / "payroll.xlsx"))
    assert {
        option: value.rsplit("/", 1)[-1] for option, value in given.items() if "/" in value
    } == {
        "--declared": "declared.xlsx",
        "--register": "register.xlsx",
        "--receipt": "receipt.xlsx",
        "--attendance": "attendance.xlsx",
        "--second-payroll": "second-payroll.xlsx",
        "--worker-list": "worker-list.csv",
        "--tax-filing": "tax-filing.csv",
    } | ({"--json": given["--json"]} if "/" in given.get("--json", "") else {})


def test_each_is_audited_and_one_failure_stops_nobody(out):
    found = rows(out)
    assert list(found) == ["ALPHA", "BETA", "DELTA", "GAMMA"]
    assert found["ALPHA"]["answer"] == found["BETA"]["answer"] == "in part"
    assert found["DELTA"]["status"] == found["GAMMA"]["status"] == "3"
    assert "No declaration lies in the folder" in found["GAMMA"]["message"]
    assert (out / "ALPHA" / "report.pdf").exists()
    assert tuple(next(iter(found.values()))) == HEADINGS


def test_the_table_says_what_each_audit_says(out):
    data = json.loads((out / "BETA" / "audit.json").read_text("utf-8"))
    row = rows(out)["BETA"]
    assert int(row["paid_not_declared"]) == data["headcount"]["paid_not_declared"]
    assert int(row["owed_khr"]) == data["employer_contribution_paid"]["owed_khr"]
    assert len(data["sample"]["workers"]) == 5
    assert data["masked"]


def test_json_compares_with_the_inspections_of_2015(factories, tmp_path, capsys):
    batch(factories, tmp_path / "out", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["in_2015"] == {
        "under_reported_workers": 0.14,
        "excluded_pay": 0.1,
        "wrong_wages": 0.06,
    }
    assert data["share_of_enterprises"]["under_reported_workers"] == 1.0
    assert len(data["enterprises"]) == 4


@pytest.mark.parametrize("wrong", [("--seal",), ("--layout", "x"), ("--workers", "0")])
def test_wrong_calls(factories, tmp_path, capsys, wrong):
    assert batch(factories, tmp_path / "out", *wrong) == 64
    assert capsys.readouterr().err


def test_no_enterprise_below(tmp_path, capsys):
    assert batch(tmp_path, tmp_path / "out") == 64
    assert "No declaration lies in" in capsys.readouterr().err


def test_on_a_dask_cluster(factories, out, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as one:
        again = tmp_path / "out"
        batch(factories, again, "--sample", "5", "--mask", "--dask", one.scheduler_address)
    for name in ("audit.json", "matches.csv", "findings.csv", "report.html"):
        assert (again / "BETA" / name).read_bytes() == (out / "BETA" / name).read_bytes()
