"""The whole export: its files, what is in them, and that a fault anywhere leaves nothing."""

import csv
import dataclasses
import hashlib
import json
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

import declaration.export.plan as plan_module
from declaration.export import CannotWriteError, Wanted, export
from declaration.export.findings_files import FINDINGS
from declaration.export.tables import CONTRIBUTIONS
from declaration.findings import Finding, Place
from declaration.monthly import State
from tests.declaration.export.invented import STATUSES, WORKERS, month, summary, wording

REPORTS = {"findings.csv", "findings.json", "summary.json"}
DECLARED = {
    *REPORTS,
    *("declaration.xlsx", "TBL_BENEFICIARY.csv", "tbl_DateContribution.csv"),
    *("contributions.csv", "new-registrations.csv"),
}


def written(folder, *arguments, **options):
    return export(*arguments, folder, wording=wording, summary=summary, **options)


def names(folder):
    return {path.name for path in folder.iterdir()}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sheet(folder, name="TBL_BENEFICIARY"):
    page = openpyxl.load_workbook(folder / "declaration.xlsx")[name]
    headings, *lines = page.iter_rows(values_only=True)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def test_the_files_of_a_declaration(tmp_path):
    receipt = written(tmp_path / "out", month())
    assert names(tmp_path / "out") == {*DECLARED, "held-out.csv"} == set(receipt.files)
    for name, file in receipt.files.items():
        data = (tmp_path / "out" / name).read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert receipt.proven
    assert receipt.files["declaration.xlsx"].rows == 3
    assert receipt.files["contributions.csv"].rows == 5


def test_without_hold_out_there_is_no_list_of_those_held_out(tmp_path):
    written(tmp_path / "out", month(hold_out=False))
    assert names(tmp_path / "out") == DECLARED


def test_a_month_that_is_not_ready_gives_findings_alone(tmp_path):
    written(tmp_path / "out", month(state=State.NOT_READY))
    assert names(tmp_path / "out") == REPORTS


def test_a_check_gives_contributions_and_no_declaration(tmp_path):
    for state in (State.NOT_READY, State.READY):
        written(tmp_path / "out", month(state=state), wanted=Wanted.CHECK)
        assert names(tmp_path / "out") == {*REPORTS, "contributions.csv"}


def test_registrations_alone(tmp_path):
    written(tmp_path / "out", month(state=State.NOT_READY), wanted=Wanted.REGISTRATIONS)
    assert names(tmp_path / "out") == {*REPORTS, "new-registrations.csv"}


def test_the_declared_workers_stand_in_the_workbook(tmp_path):
    written(tmp_path, month())
    first, second, third = sheet(tmp_path)
    assert first["Enter_ID"] == "A-001"
    assert (first["Sex"], second["Sex"], third["Sex"]) == (1, 0, None)
    assert first["ID_National"] == "012345678"
    assert (first["Ben_Wage"], first["Ben_WageInDollar"]) == (1_003_750, 250.0001)
    assert first["Date_of_Birth"].date() == date(1990, 1, 1)
    assert (second["Ben_FName_kh"], second["Ben_LName_kh"]) == ("ចាន់", "សុភា រី")
    assert third["NSSF_ID"] is None
    assert [line["Nationality"] for line in (first, second, third)] == ["ខ្មែរ", "ខ្មែរ", "Chinese"]
    assert (second["Ben_Group"], third["Ben_Group"]) == ('Cutting, "B"', None)
    assert {(line["Ben_Sector"], line["Ben_Status"]) for line in (first, second, third)} == {(1, 0)}
    assert first["Ben_Assum"] == 100_375
    assert first["Ben_Contribution"] == 1_003_750 // 100 + 1_003_750 // 40 + 1_003_750 // 50
    assert sheet(tmp_path, "tbl_DateContribution") == [
        {
            "Enter_ID": "123456",
            "Month_Contribution": 10,
            "Year_Contribution": 2026,
            "ExchangeRate": 4015,
        }
    ]


def test_riel_wages_leave_dollars_and_rate_empty(tmp_path):
    from tests.build import KHR

    worker = {**WORKERS[0], "gross": KHR(1_000_000)}
    written(tmp_path, month([worker], ["declared"], rate=None))
    (line,) = sheet(tmp_path)
    assert (line["Ben_Wage"], line["Ben_WageInDollar"]) == (1_000_000, None)
    assert sheet(tmp_path, "tbl_DateContribution")[0]["ExchangeRate"] is None
    assert rows(tmp_path / "contributions.csv")[0]["wage_usd"] == ""
    assert rows(tmp_path / "tbl_DateContribution.csv")[0]["ExchangeRate"] == ""


def test_the_csv_twin_says_the_same_as_the_sheet(tmp_path):
    written(tmp_path, month())
    for line, record in zip(sheet(tmp_path), rows(tmp_path / "TBL_BENEFICIARY.csv"), strict=True):
        assert list(line) == list(record)
        for heading, value in line.items():
            if isinstance(value, str):
                assert record[heading].removeprefix("'") == value
            elif isinstance(value, float):
                assert Decimal(record[heading]) == Decimal(str(value))
            elif hasattr(value, "date"):
                assert record[heading] == value.date().isoformat()
            else:
                assert record[heading] == ("" if value is None else str(value))


def test_contributions_have_a_row_for_everyone_in_the_columns_promised(tmp_path):
    written(tmp_path, month())
    lines = rows(tmp_path / "contributions.csv")
    assert list(lines[0]) == CONTRIBUTIONS
    assert len(CONTRIBUTIONS) == 27
    assert [line["status"] for line in lines] == STATUSES
    assert (
        lines[0]
        | {
            "source_file": "payroll.xlsx",
            "source_sheet": "LINE-A",
            "source_row": "6",
            "name_km": "សុខ ដារ៉ា",
            "birth_date": "1990-01-01",
            "nationality": "Khmer",
            "registered_on": "2020-06-01",
            "wage_usd": "250.0001",
            "wage_khr": "1003750",
        }
        == lines[0]
    )
    assert lines[1]["worker_number"] == "'=A+002"
    assert lines[4]["wage_usd"] == ""


def test_a_scheme_not_in_force_is_blank(tmp_path):
    old = month()
    old.shares = {scheme: s for scheme, s in old.shares.items() if scheme == "occupational_risk"}
    written(tmp_path, old)
    for line in rows(tmp_path / "contributions.csv"):
        assert line["pension_base"] == line["health_care_employer"] == ""
        assert line["employer_total"] == line["occupational_risk_employer"]
        assert line["worker_total"] == "0"


def test_held_out_workers_are_listed_with_their_codes(tmp_path):
    written(tmp_path, month())
    (line,) = rows(tmp_path / "held-out.csv")
    assert list(line) == [*CONTRIBUTIONS, "codes"]
    assert (line["worker_number"], line["codes"]) == ("A-004", "DUP-001 FMT-001")


def test_workers_to_register_unknown_hire_dates_first(tmp_path):
    written(tmp_path, month())
    lines = rows(tmp_path / "new-registrations.csv")
    assert [line["worker_number"] for line in lines] == ["A-005", "A-003"]
    assert [line["days_since_hire"] for line in lines] == ["", "90"]
    assert (lines[0]["family_name_km"], lines[0]["given_name_km"]) == ("ឃឹម", "សុខា")


def test_findings_stand_in_both_files_alike(tmp_path):
    place = Place("payroll.xlsx", "LINE-A", 7, "F")
    found = Finding("WAG-001", place, 1, field="gross", value="=0", expected="", amount_khr=-5)
    written(tmp_path, month(findings=[found]))
    (line, *_), listed = rows(tmp_path / "findings.csv"), (tmp_path / "findings.json").read_text()
    first, *others = json.loads(listed)
    assert list(line) == list(first) == FINDINGS
    assert (first["row"], first["amount_khr"], first["value"]) == (7, -5, "=0")
    assert (line["row"], line["amount_khr"], line["value"]) == ("7", "-5", "'=0")
    assert (line["cell"], line["name"]) == ("LINE-A!F7", "ចាន់ សុភា រី")
    assert {other["code"] for other in others} == {"EXP-003", "EXP-004"}
    assert others[0]["amount_khr"] is None


def test_the_summary_is_of_the_month_with_the_findings_of_the_export(tmp_path):
    receipt = written(tmp_path, month())
    said = json.loads((tmp_path / "summary.json").read_text())
    assert said["findings"] == len(receipt.findings) == len(receipt.month.findings)


def test_totals_are_of_the_declared_workers(tmp_path):
    receipt = written(tmp_path, month())
    lines = [x for x in rows(tmp_path / "contributions.csv") if x["status"] == "declared"]
    employer, worker = (
        sum(int(x[name]) for x in lines) for name in ("employer_total", "worker_total")
    )
    assert receipt.totals == {
        "workers": 3,
        "wage_khr": sum(int(x["wage_khr"]) for x in lines),
        "employer": employer,
        "worker": worker,
        "remittance": employer + worker,
    }


def test_nobody_at_all(tmp_path):
    receipt = written(tmp_path, month([], [], state=State.READY))
    assert receipt.proven
    assert sheet(tmp_path) == rows(tmp_path / "contributions.csv") == []
    assert len(sheet(tmp_path, "tbl_DateContribution")) == 1


def test_a_month_without_a_wage_has_no_file_for_nssf_and_everyone_in_the_list(tmp_path):
    written(tmp_path, month())
    written(tmp_path, month(WORKERS[:2], ["suspended", "left"], state=State.READY, hold_out=False))
    assert names(tmp_path) == {*REPORTS, "contributions.csv", "new-registrations.csv"}
    assert [row["status"] for row in rows(tmp_path / "contributions.csv")] == ["suspended", "left"]


def test_an_earlier_declaration_does_not_stand_beside_a_new_result(tmp_path):
    (tmp_path / "mine.csv").write_text("mine")
    written(tmp_path, month())
    written(tmp_path, month(), layout="nssf-eform-grid-km")
    assert "TBL_BENEFICIARY.csv" not in names(tmp_path)
    assert "E-Form.csv" in names(tmp_path)
    written(tmp_path, month(state=State.NOT_READY))
    assert names(tmp_path) == {*REPORTS, "mine.csv"}


def test_a_check_of_the_same_month_takes_no_declaration_away(tmp_path):
    written(tmp_path, month())
    before = names(tmp_path)
    written(tmp_path, month(), wanted=Wanted.CHECK)
    assert names(tmp_path) == before


def counted(month):
    """Return a summary that says how many workers were read."""
    return summary(month) | {"workers": {"read": len(month.payroll)}}


def test_findings_of_something_else_do_not_go_beside_a_declaration(tmp_path):
    export(month(), tmp_path, wording=wording, summary=counted)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    other = month(WORKERS[:2], ["declared", "declared"], hold_out=False)
    with pytest.raises(CannotWriteError, match="holds a declaration"):
        export(other, tmp_path, wording=wording, summary=counted, wanted=Wanted.CHECK)
    with pytest.raises(CannotWriteError, match=str(tmp_path)) as refused:
        written(tmp_path, month(), wanted=Wanted.REGISTRATIONS)
    assert refused.value.reason == "declaration"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_check_goes_beside_a_check_and_beside_files_of_others(tmp_path):
    (tmp_path / "declaration.xlsx").write_text("of another program")
    written(tmp_path, month(), wanted=Wanted.CHECK)
    (tmp_path / "declaration.xlsx").unlink()
    written(tmp_path, month(WORKERS[:2], ["declared", "declared"]), wanted=Wanted.CHECK)
    written(tmp_path, month(), wanted=Wanted.REGISTRATIONS)
    assert {*REPORTS, "contributions.csv", "new-registrations.csv"} == names(tmp_path)


def test_an_earlier_layout_of_ones_own_is_cleared_away_too(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[sheets]]\nname = "A & B"\ncolumns = [{ name = "No", from = "serial" }]\n')
    written(tmp_path / "out", month(), layout=own)
    assert "A & B.csv" in names(tmp_path / "out")
    written(tmp_path / "out", month(state=State.NOT_READY))
    assert names(tmp_path / "out") == REPORTS


def test_a_file_of_a_known_name_stays_where_no_result_of_ours_is(tmp_path):
    (tmp_path / "held-out.csv").write_text("mine")
    written(tmp_path, month(hold_out=False))
    assert (tmp_path / "held-out.csv").read_text() == "mine"


def test_extra_files_join_the_set_and_know_the_others(tmp_path):
    seen = {}

    def sheet_to_sign(path, receipt):
        seen.update(receipt.files)
        path.write_bytes(b"%PDF")

    def copies(path, receipt):
        path.mkdir()
        (path / "a.xlsx").write_bytes(b"PK")

    extra = {"control-sheet.pdf": sheet_to_sign, "annotated": copies}
    receipt = written(tmp_path / "out", month(), extra=extra)
    assert seen["declaration.xlsx"].sha256 == receipt.files["declaration.xlsx"].sha256
    assert {"control-sheet.pdf", "annotated/a.xlsx"} <= set(receipt.files)
    assert (tmp_path / "out" / "annotated" / "a.xlsx").read_bytes() == b"PK"


@pytest.mark.parametrize("exists", [True, False])
def test_a_cancelled_export_leaves_nothing(tmp_path, exists):
    class CancelledError(Exception):
        pass

    def progress(what, share):
        if what.startswith("reading back contributions"):
            raise CancelledError

    if exists:
        (tmp_path / "out").mkdir()
    with pytest.raises(CancelledError):
        written(tmp_path / "out", month(), progress=progress)
    assert list(tmp_path.rglob("*")) == ([tmp_path / "out"] if exists else [])


def test_a_full_disk_leaves_the_earlier_set_whole(tmp_path, monkeypatch):
    written(tmp_path, month())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(path, table):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plan_module, "write_csv", full)
    with pytest.raises(CannotWriteError, match="is full"):
        written(tmp_path, month(state=State.READY, statuses=["declared"] * 5))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def changed(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def repacked(path, part, old, new):
    """Change a part of a workbook, which stays a whole workbook."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def without_the_last_worker(path):
    with zipfile.ZipFile(path) as package:
        rows = package.read(SHEET)
    start, end = rows.index(b'<row r="4"'), rows.index(b"</sheetData>")
    repacked(path, SHEET, rows[start:end], b"")


def without_a_line(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:1] + lines[2:]))


def twice_the_last_line(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[-1]]))


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


SHEET, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
ONE_MORE = b'<row r="5"><c r="A5"><v>1</v></c></row></sheetData>'
WAGE = b"<v>1003750</v>"
FAULTS = [
    ("declaration.xlsx", lambda p: repacked(p, SHEET, WAGE, b"<v>1003751</v>")),
    ("declaration.xlsx", lambda p: repacked(p, SHEET, WAGE, b"<v>1003750.4</v>")),
    ("declaration.xlsx", lambda p: repacked(p, SHEET, WAGE, b"")),
    ("declaration.xlsx", lambda p: repacked(p, SHEET, b"<v>250.0001</v>", b"<v>250</v>")),
    ("declaration.xlsx", lambda p: repacked(p, STRINGS, "សុខ".encode(), "សុខា".encode())),
    ("declaration.xlsx", lambda p: repacked(p, STRINGS, b"012345678", b"12345678")),
    ("declaration.xlsx", lambda p: repacked(p, STRINGS, b"Enter_ID", b"Enter ID")),
    ("declaration.xlsx", without_the_last_worker),
    ("declaration.xlsx", lambda p: repacked(p, SHEET, b"</sheetData>", ONE_MORE)),
    ("declaration.xlsx", lambda p: repacked(p, "xl/workbook.xml", b"tbl_Date", b"tbl_date")),
    ("declaration.xlsx", lambda p: repacked(p, "xl/styles.xml", b"dd/mm/yyyy", b"0.00")),
    ("declaration.xlsx", lambda p: repacked(p, SECOND, b"<v>4015</v>", b"<v>4051</v>")),
    ("declaration.xlsx", cut),
    ("declaration.xlsx", lambda p: p.write_bytes(b"")),
    ("TBL_BENEFICIARY.csv", lambda p: changed(p, b"1003750", b"1003751")),
    ("TBL_BENEFICIARY.csv", lambda p: changed(p, "សុខ,ដារ៉ា".encode(), "ដារ៉ា,សុខ".encode())),
    ("TBL_BENEFICIARY.csv", lambda p: changed(p, b"'=A", b"=A")),
    ("TBL_BENEFICIARY.csv", lambda p: changed(p, b"012345678", b"12345678")),
    ("TBL_BENEFICIARY.csv", without_a_line),
    ("TBL_BENEFICIARY.csv", twice_the_last_line),
    ("tbl_DateContribution.csv", lambda p: changed(p, b"4015", b"4051")),
    ("tbl_DateContribution.csv", cut),
    ("contributions.csv", lambda p: changed(p, b"declared", b"held_out")),
    ("contributions.csv", lambda p: changed(p, b"250.0001", b"250.0010")),
    ("contributions.csv", lambda p: changed(p, b"1990-01-01", b"1990-01-10")),
    ("contributions.csv", lambda p: changed(p, b'payroll.xlsx', b'payroll.xls')),
    ("contributions.csv", without_a_line),
    ("contributions.csv", cut),
    ("contributions.csv", lambda p: changed(p, "សុខ".encode(), b"\xff\xfe")),
    ("new-registrations.csv", lambda p: changed(p, b",90,", b",9,")),
    ("new-registrations.csv", without_a_line),
    ("held-out.csv", lambda p: changed(p, b"DUP-001", b"DUP-002")),
    ("held-out.csv", without_a_line),
    ("findings.csv", lambda p: changed(p, b"EXP-003", b"EXP-002")),
    ("findings.csv", without_a_line),
    ("findings.json", lambda p: changed(p, b'"changed"', b'"notice"')),
    ("findings.json", cut),
    ("summary.json", lambda p: changed(p, b"2026-10", b"2026-01")),
    ("summary.json", lambda p: p.write_bytes(b"{")),
]  # fmt: skip


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_a_fault_in_any_file_leaves_nothing_behind(tmp_path, monkeypatch, number, exists):
    name, spoil = FAULTS[number]
    out = tmp_path / "out"
    if exists:
        written(out, month(state=State.READY, hold_out=False))
    before = {path.name: path.read_bytes() for path in out.iterdir()} if exists else {}
    plan_for = plan_module.plan_for

    def with_a_fault(*arguments):
        plan = plan_for(*arguments)
        for i, file in enumerate(plan.files):
            if file.name == name:
                plan.files[i] = dataclasses.replace(file, write=spoilt(file.write, spoil))
        return plan

    monkeypatch.setattr("declaration.export.plan_for", with_a_fault)
    receipt = written(out, month())
    finding = receipt.findings[-1]
    assert (finding.code, finding.place.file) == ("EXP-001", name)
    assert (receipt.files, receipt.proven) == ({}, False)
    after = {path.name: path.read_bytes() for path in out.iterdir()} if exists else {}
    assert after == before
    assert exists or list(tmp_path.iterdir()) == []


def spoilt(write, spoil):
    def both(path):
        write(path)
        spoil(path)

    return both


def test_a_fault_in_the_grid_is_found_in_its_title_and_total(tmp_path, monkeypatch):
    plan_for = plan_module.plan_for
    for part, old, new in (
        (STRINGS, "របាយការណ៍".encode(), b"Report"),
        (STRINGS, "សរុប".encode(), b"Total"),
        (SHEET, b"<v>3053368</v>", b"<v>3053369</v>"),
    ):

        def with_a_fault(*arguments, change=(part, old, new)):
            plan = plan_for(*arguments)
            spoil = spoilt(plan.files[0].write, lambda path: repacked(path, *change))
            plan.files[0] = dataclasses.replace(plan.files[0], write=spoil)
            return plan

        monkeypatch.setattr("declaration.export.plan_for", with_a_fault)
        receipt = written(tmp_path / "out", month(), layout="nssf-eform-grid-km")
        assert receipt.findings[-1].code == "EXP-001"


def test_every_figure_of_the_export_finding_is_in_its_sentence(tmp_path):
    from declaration.findings import entry

    receipt = written(tmp_path, month())
    for finding in receipt.findings:
        assert set(entry(finding.code).placeholders) == set(finding.figures)
