"""Further files, strata, masks, vault and coverage of ``pheaktean audit``, as typed."""

import csv
import io
import json

import pytest

from desktop.cli import main
from desktop.practice import write_practice_factory
from tests.desktop.audit_reports.test_audit_command import PAYROLLS

PASSPHRASE = "invented words for a test"


@pytest.fixture(scope="module")
def factory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


def audit(factory, out, *more, declared="declared.xlsx"):
    names = [str(factory / name) for name in PAYROLLS]
    given = ["--declared", str(factory / declared), "--month", "2026-10", "--rate", "4015"]
    status = main(["audit", *names, *given, "--hold-out", "--out", str(out), *map(str, more)])
    return status, json.loads((out / "audit.json").read_text("utf-8"))


def findings(out, code):
    return [f for f in json.loads((out / "findings.json").read_text("utf-8")) if f["code"] == code]


def matches(out):
    text = (out / "matches.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_left_out_the_pension_and_the_inspections_are_answered(factory, tmp_path):
    _, data = audit(factory, tmp_path / "out")
    assert {each["field"] for each in data["left_out"]} >= {"overtime_pay_150", "attendance_bonus"}
    assert data["inspections"]["excluded_pay"] == data["inclusion"]
    assert data["inspections"]["under_reported_workers"]["workers"] == 47
    assert data["pension"]["short_khr"] > 0
    assert data["contracts"]["casual_not_declared"] == 24
    (base,) = findings(tmp_path / "out", "XCK-016")
    assert "another reading of the law" in base["message"]


def test_a_worker_list_and_a_tax_filing_are_read_and_named(factory, tmp_path):
    filing = factory / "declared.xlsx"
    more = ("--worker-list", factory / "register.xlsx", "--tax-filing", filing)
    status, data = audit(factory, tmp_path / "out", *more)
    assert status == 1
    assert data["other_lists"]["worker_list"]["people"] > 700
    assert data["other_lists"]["tax_filing"]["declared"] > 760
    roles = {source["read_as"] for source in data["sources"]}
    assert {"worker_list", "tax_filing"} <= roles
    assert findings(tmp_path / "out", "XCK-014")
    assert not any("worker list" in sentence for sentence in data["not_checked"])


def test_a_sum_received_may_be_typed(factory, tmp_path, capsys):
    _, data = audit(factory, tmp_path / "out", "--received", "57,369,600")
    assert data["employer_contribution_paid"]["received_khr"] == 57_369_600
    with pytest.raises(FileNotFoundError):
        audit(factory, tmp_path / "none", "--received", "much")
    assert "--received much" in capsys.readouterr().err


def test_the_sample_is_drawn_by_line(factory, tmp_path):
    _, data = audit(factory, tmp_path / "out", "--sample", "20", "--strata", "line")
    groups = {group["name"]: group for group in data["sample"]["groups"]}
    assert sum(group["drawn"] for group in groups.values()) == 20
    assert {"A", "B", "C"} <= set(groups)
    assert len(data["sample"]["workers"]) == 20


def test_wages_are_masked_and_differences_stay(factory, tmp_path):
    _, plain = audit(factory, tmp_path / "plain")
    _, data = audit(factory, tmp_path / "masked", "--mask", "all")
    assert data["inclusion"] == plain["inclusion"]
    for before, after in zip(
        matches(tmp_path / "plain"), matches(tmp_path / "masked"), strict=True
    ):
        assert int(after["paid_khr"] or 0) % 100_000 == 0
        assert after["name_km"] != before["name_km"] or not before["name_km"]
        assert after["reason"] == before["reason"]
    exact = {row["paid_khr"] for row in matches(tmp_path / "plain")} - {"0", ""}
    rounded = {wage for wage in exact if int(wage) % 100_000 == 0}
    told = (tmp_path / "masked" / "findings.csv").read_text("utf-8-sig")
    assert not [wage for wage in exact - rounded if f"{int(wage):,}" in told]


def test_what_the_factory_accepted_is_listed_only_where_its_vault_is_named(factory, tmp_path):
    vault, key = tmp_path / "v.pheaktean", tmp_path / "passphrase"
    key.write_text(PASSPHRASE, "utf-8")
    opened = ["--passphrase-file", str(key)]
    own = ["--enterprise", str(factory / "enterprise.toml")]
    assert main(["vault", "create", str(vault), *own, *opened, "--no-remember"]) == 0
    names = [str(factory / name) for name in PAYROLLS]
    month = ["--month", "2026-10"]
    declare = ["declare", *names, *month, "--rate", "4015", "--vault", str(vault), *opened]
    assert main([*declare, "--hold-out", "--out", str(tmp_path / "declared")]) == 1
    said = ["--code", "CON-003", "--worker", "B-020", "--reason", "agreed"]
    assert main(["vault", "decide", str(vault), *opened, *month, *said]) == 0
    _, blind = audit(factory, tmp_path / "blind")
    assert (blind["blind"], blind["accepted"]) == (True, [])
    _, still = audit(factory, tmp_path / "still", "--blind", "--vault", vault, *opened)
    assert (still["blind"], still["accepted"]) == (True, [])
    _, data = audit(factory, tmp_path / "open", "--vault", vault, *opened)
    assert data["blind"] is False
    (accepted,) = data["accepted"]
    assert (accepted["code"], accepted["worker_number"], accepted["reason"]) == (
        "CON-003",
        "B-020",
        "agreed",
    )
    assert data["findings"] == blind["findings"]


TOTALS = """period,workers,members,printed_gap
2018,"810,000",660327,149637
2019,830000,689149,140851
2020,820000,599397,220603
"""


def test_coverage_through_time_finds_the_misprint(tmp_path, capsys):
    path = tmp_path / "totals.csv"
    path.write_text(TOTALS, "utf-8")
    assert main(["audit", "coverage", "--totals", str(path)]) == 0
    said = capsys.readouterr().out
    assert "+56.6%" in said
    assert "2018: 149,637 is printed, and 149,673 is reckoned; two digits changed places." in said
    assert said.count("is printed") == 1
    main(["audit", "coverage", "--totals", str(path), "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert [row["gap"] for row in rows] == [149_673, 140_851, 220_603]
    assert [row["misprint"] for row in rows] == [-36, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        "period,workers,members\n2018,many,2\n",
        "period,workers,members\n2018,0,0\n",
        f"period,workers,members\n2018,{'9' * 5_000},2\n",
        f"period,workers,members\n{'x' * 200_000},1,2\n",
    ],
)
def test_totals_that_are_none_are_wrong_usage(tmp_path, capsys, text):
    path = tmp_path / "totals.csv"
    path.write_text(text, "utf-8")
    assert main(["audit", "coverage", "--totals", str(path)]) == 64
    assert capsys.readouterr().err


@pytest.mark.parametrize("layout", ["nssf-eform-v10", "nssf-eform-grid-km"])
@pytest.mark.parametrize("name", ["declaration.xlsx", "contributions.csv"])
def test_our_own_declaration_in_either_layout_agrees_with_its_payroll(
    factory, tmp_path, layout, name
):
    daily, filed = str(factory / PAYROLLS[2]), tmp_path / "filed"
    common = ["--month", "2026-10", "--rate", "4015", "--hold-out"]
    own = ["--enterprise", str(factory / "enterprise.toml"), "--layout", layout]
    main(["declare", daily, *common, *own, "--no-control-sheet", "--out", str(filed)])
    out = tmp_path / "out"
    main(["audit", daily, "--declared", str(filed / name), *common, "--out", str(out)])
    found = json.loads((out / "findings.json").read_text("utf-8"))
    raised = {f["code"] for f in found if f["code"].startswith("XCK")}
    data = json.loads((out / "audit.json").read_text("utf-8"))
    held = data["headcount"]["paid_not_declared"]
    assert raised <= ({"XCK-001"} if held else set())
    assert data["headcount"]["declared_not_paid"] == 0
    assert data["employer_contribution_paid"]["declared_khr"] > 0


@pytest.mark.parametrize("month", ["2009-03", "2016-07", "2022-09", "2022-10", "2027-12"])
def test_any_month_is_audited_under_its_own_law(factory, tmp_path, month):
    daily, declared = str(factory / PAYROLLS[2]), str(factory / "declared.xlsx")
    given = ["--declared", declared, "--receipt", str(factory / "receipt.xlsx")]
    out = tmp_path / "out"
    assert main(["audit", daily, *given, "--month", month, "--rate", "4015", "--out", str(out)]) < 3
    data = json.loads((out / "audit.json").read_text("utf-8"))
    assert data["employer_contribution_paid"]["owed_khr"] > 0
