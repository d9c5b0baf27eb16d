"""``pheaktean audit`` as an auditor uses it: the practice factory in, files and answers out."""

import csv
import io
import json
import re
import shutil
import zipfile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop.audit_reports import files
from desktop.audit_reports.files import NAMES
from desktop.cli import main
from desktop.practice import practice, write_practice_factory
from desktop.tables import seen_width

PAYROLLS = ("payroll-1-first-half.xlsx", "payroll-2-second-half.xlsx", "payroll-3-daily.xlsx")
MATCHES = (
    "payroll_source,payroll_row,declared_source,declared_row,matched_by,score,worker_number,"
    "nssf_number,name_km,name_latin,paid_khr,declared_khr,difference_khr,contribution_short_khr,"
    "reason"
)


@pytest.fixture(scope="module")
def factory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


def command(factory, *more, declared="declared.xlsx", month="2026-10"):
    names = [str(factory / name) for name in PAYROLLS]
    given = ["--declared", str(factory / declared)] if declared else []
    return main(["audit", *names, *given, "--month", month, "--rate", "4015", *map(str, more)])


@pytest.fixture(scope="module")
def written(factory, tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit") / "out"
    register = factory / "register.xlsx"
    status = command(
        factory, "--register", register, "--hold-out", "--out", folder, "--sample", 5, "--seed", 3
    )
    assert status == 1
    return folder


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_every_file_is_written(written):
    assert sorted(path.name for path in written.iterdir()) == sorted(NAMES)


def test_the_answers_are_those_of_the_practice_factory(written):
    data = json.loads((written / "audit.json").read_text("utf-8"))
    counts = data["headcount"]
    assert counts["paid"] == counts["matched"] + counts["paid_not_declared"]
    assert counts["declared"] == counts["matched"] + counts["declared_not_paid"]
    missing = {f"G-{i:03d}" for i in range(60, 69)}
    found = {
        row["worker_number"]
        for row in rows(written / "matches.csv")
        if row["reason"] == "omitted_worker"
    }
    assert missing <= found
    assert data["registration"]["unregistered"] == practice().unregistered
    assert data["registration"]["past_45_days"] == practice().unregistered_past_45_days
    assert data["employer_contribution_paid"]["answer"] == "in part"
    assert data["employer_contribution_paid"]["received_khr"] is None
    assert 0 < data["inclusion"]["share"] < 1
    assert data["not_checked"]
    assert len(data["sample"]["workers"]) == 5


def test_with_everything_on_the_table_every_answer_shows(factory, tmp_path):
    status = command(
        factory,
        *("--register", factory / "register.xlsx", "--receipt", factory / "receipt.xlsx"),
        *("--attendance", factory / "attendance.xlsx"),
        *("--second-payroll", factory / "second-payroll.xlsx"),
        *("--hold-out", "--out", tmp_path / "out"),
    )
    assert status == 1
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    answer = data["employer_contribution_paid"]
    assert answer["answer"] == "in part"
    assert answer["received_khr"] > answer["declared_khr"]
    assert data["headcount"]["declared_not_paid"] == 2
    assert data["inclusion"]["workers"]
    assert data["wage"]["workers"]
    found = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    shown = {finding["code"] for finding in found}
    assert shown >= {*(f"XCK-{i:03d}" for i in range(1, 9)), "XCK-010", "XCK-011", "XCK-013"}
    about = {
        code: {f["worker_number"] for f in found if f["code"] == code}
        for code in ("XCK-007", "XCK-008")
    }
    assert about["XCK-007"] == {"B-050", "B-051"}
    assert {"E-040", "E-041", "OF-020", "G-060"} <= about["XCK-008"]
    (short,) = [f for f in found if f["code"] == "XCK-004"]
    assert 800_000 < short["amount_khr"] < 1_200_000


def test_matches_has_its_columns_and_reasons(written):
    text = (written / "matches.csv").read_text("utf-8-sig")
    assert text.splitlines()[0] == MATCHES
    by_number = {row["worker_number"]: row for row in rows(written / "matches.csv")}
    assert by_number["G-090"]["reason"] == "wrong_base"
    assert by_number["G-091"]["reason"] == "wrong_base"
    assert by_number["G-080"]["matched_by"] == "nssf_number"
    row = by_number["G-090"]
    assert int(row["paid_khr"]) - int(row["declared_khr"]) == int(row["difference_khr"])


def test_findings_and_reports_tell_the_same(written):
    found = json.loads((written / "findings.json").read_text("utf-8"))
    assert len(found) == len(rows(written / "findings.csv"))
    low = next(f for f in found if f["code"] == "XCK-006" and f["worker_number"] == "G-090")
    assert "another base" in low["message"]
    page = (written / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page
    assert "G-090" in page
    book = CalamineWorkbook.from_path(str(written / "report.xlsx"))
    everyone = book.get_sheet_by_name(book.sheet_names[-1]).to_python()
    assert len(everyone) == len(rows(written / "matches.csv")) + 1
    assert (written / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_same_audit_gives_the_same_bytes(factory, written, tmp_path):
    command(
        factory,
        "--register",
        factory / "register.xlsx",
        "--hold-out",
        "--out",
        tmp_path / "again",
        "--sample",
        5,
        "--seed",
        3,
    )
    for name in NAMES:
        assert (tmp_path / "again" / name).read_bytes() == (written / name).read_bytes(), name


def everything(folder):
    """Return all that a folder's files say, workbooks unpacked."""
    said = []
    for path in folder.iterdir():
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                names = [name for name in book.namelist() if not name.endswith(".png")]
                said += [book.read(name).decode("utf-8") for name in names]
        elif path.suffix != ".pdf":
            said.append(path.read_text("utf-8-sig"))
    return "\n".join(said)


def test_a_masked_audit_names_nobody(factory, written, tmp_path):
    command(
        factory,
        "--register",
        factory / "register.xlsx",
        "--hold-out",
        "--out",
        tmp_path / "masked",
        "--sample",
        5,
        "--seed",
        3,
        "--mask",
    )
    said = everything(tmp_path / "masked")
    words = set(re.findall(r"[\w-]+", said))
    for row in rows(written / "matches.csv"):
        for field in ("nssf_number", "name_km", "name_latin"):
            assert not row[field] or row[field] not in said, (field, row[field])
        number = row["worker_number"]
        assert number not in words, number
    register = CalamineWorkbook.from_path(str(factory / "register.xlsx")).get_sheet_by_index(0)
    for row in register.to_python()[3:]:
        for text in (str(row[2]), str(row[3]), str(row[4]), str(row[7])):
            assert not text or text not in said, text
    plain, hidden = rows(written / "matches.csv"), rows(tmp_path / "masked" / "matches.csv")
    assert [r["paid_khr"] for r in plain] == [r["paid_khr"] for r in hidden]
    assert len({r["worker_number"] for r in hidden}) == len({r["worker_number"] for r in plain})
    drawn = [
        json.loads((folder / "audit.json").read_text("utf-8"))["sample"]["workers"]
        for folder in (written, tmp_path / "masked")
    ]
    assert [w["payroll"] for w in drawn[0]] == [w["payroll"] for w in drawn[1]]


def test_json_is_audit_json_and_nothing_else(factory, capsys):
    assert command(factory, "--json", "--hold-out") == 1
    data = json.loads(capsys.readouterr().out)
    assert list(data)[:6] == [
        "headcount",
        "inclusion",
        "wage",
        "registration",
        "employer_contribution_paid",
        "not_checked",
    ]


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_the_terminal_is_not_wider_than_it_is(factory, capsys, language):
    command(factory, "--language", language)
    out = capsys.readouterr().out
    assert all(seen_width(line) <= 100 for line in out.splitlines())
    assert "G-090" in out


def test_without_a_declaration_it_is_wrong_usage(factory, capsys):
    assert command(factory, declared=None) == 64
    assert "--declared" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_wrong_usage(factory, capsys):
    assert command(factory, declared="nowhere.xlsx") == 64
    assert "nowhere.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 a scan", b"PK\x03\x04broken", b"a;b\n1;2\n"])
def test_a_declaration_that_cannot_be_read_stops(factory, tmp_path, capsys, content):
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    assert command(factory, "--out", tmp_path / "out", "--language", "en", declared=bad) == 3
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    assert data["headcount"] is None
    assert data["not_checked"]
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--receipt", "--attendance", "--second-payroll", "--register"])
def test_evidence_that_cannot_be_read_does_not_stop(factory, tmp_path, capsys, option):
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"%PDF-1.4 a scan")
    assert command(factory, option, bad, "--hold-out", "--out", tmp_path / "out") == 1
    found = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    assert [(f["code"], f["severity"]) for f in found if f["file"] == "bad.xlsx"] == [
        ("FIL-001", "warning")
    ]
    assert json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))["headcount"]["paid"]


def test_a_receipt_answers(factory, tmp_path):
    receipt = tmp_path / "receipt.csv"
    receipt.write_text("Receipt No,12345678-01\nPayment date,2026-11-20\nAmount paid (KHR),1000\n")
    command(factory, "--receipt", receipt, "--hold-out", "--out", tmp_path / "out")
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    assert data["employer_contribution_paid"]["received_khr"] == 1000
    codes = {f["code"] for f in json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))}
    assert {"XCK-004", "XCK-010"} <= codes


def test_the_payroll_itself_as_second_payroll_and_attendance_agrees(factory, tmp_path):
    daily, filed = factory / PAYROLLS[2], tmp_path / "filed.xlsx"
    load_workbook(daily, data_only=True).save(filed)
    status = main(
        [
            "audit",
            str(daily),
            "--declared",
            str(filed),
            "--second-payroll",
            str(daily),
            "--attendance",
            str(daily),
            "--month",
            "2026-10",
            "--rate",
            "4015",
            "--out",
            str(tmp_path / "out"),
        ]
    )
    assert status in (0, 1, 2)
    codes = [f["code"] for f in json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))]
    assert [
        code
        for code in codes
        if code in ("XCK-001", "XCK-002", "XCK-006", "XCK-007", "XCK-008", "XCK-011")
    ] == []


@pytest.mark.parametrize("mistake", ["changed places", "one file twice"])
def test_files_mistaken_for_one_another_stop_and_answer_nothing(factory, tmp_path, mistake, capsys):
    daily, filed = factory / PAYROLLS[2], factory / "declared.xlsx"
    first, second = (filed, daily) if mistake == "changed places" else (daily, daily)
    options = ["--month", "2026-10", "--rate", "4015", "--out", str(tmp_path / "out")]
    assert main(["audit", str(first), "--declared", str(second), *options]) == 3
    assert "XCK-022 Nothing was compared" in capsys.readouterr().err
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    assert data["headcount"] is None
    assert data["employer_contribution_paid"] is None
    assert rows(tmp_path / "out" / "matches.csv") == []


def test_blind_leaves_the_enterprise_s_own_readings_aside(factory, tmp_path):
    own = tmp_path / "enterprise.toml"
    text = (factory / "enterprise.toml").read_text("utf-8")
    own.write_text(text + '\n[readings]\ncontribution_base = "straight"\n', "utf-8")
    base = {}
    for option in ("--blind", "--no-blind"):
        command(factory, "--enterprise", own, option, "--out", tmp_path / option)
        data = json.loads((tmp_path / option / "audit.json").read_text("utf-8"))
        base[option] = {r["parameter"]: r["in_use"] for r in data["readings"]}["contribution_base"]
    assert base == {"--blind": "classes", "--no-blind": "straight"}


def test_nothing_is_left_where_a_file_read_back_differs(factory, tmp_path, capsys, monkeypatch):
    true = files.write_html

    def torn(path, report):
        true(path, report)
        path.write_text(path.read_text("utf-8").replace("</main>", ""), "utf-8")

    monkeypatch.setattr(files, "write_html", torn)
    assert command(factory, "--out", tmp_path / "out") == 3
    assert "EXP-001" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(factory, tmp_path, capsys):
    place = tmp_path / "file"
    place.write_text("x")
    assert command(factory, "--out", place) == 3
    assert "Traceback" not in capsys.readouterr().err
    assert place.read_text() == "x"


def test_other_files_in_the_folder_stay(factory, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    command(factory, "--out", tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    shutil.rmtree(tmp_path)


def coverage(capsys, *arguments):
    status = main(["audit", "coverage", *arguments])
    return status, capsys.readouterr()


def test_coverage_counts_as_the_report_of_2021(capsys):
    numbers = (
        "--workers",
        "820000",
        "--members",
        "599397",
        "--previous-workers",
        "830000",
        "--previous-members",
        "689149",
    )
    status, said = coverage(capsys, *numbers)
    assert status == 0
    for text in ("220,603", "26.9%", "140,851", "17.0%", "+56.6%"):
        assert text in said.out
    _, said = coverage(capsys, *numbers, "--json")
    assert json.loads(said.out) == {
        "gap": 220603,
        "gap_share": 0.269,
        "previous_gap": 140851,
        "previous_gap_share": 0.17,
        "change": 0.566,
    }


def test_coverage_of_one_year(capsys):
    _, said = coverage(capsys, "--workers", "810000", "--members", "660327", "--json")
    assert json.loads(said.out) == {
        "gap": 149673,
        "gap_share": 0.185,
        "previous_gap": None,
        "previous_gap_share": None,
        "change": None,
    }


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--workers", "5"),
        ("--workers", "0", "--members", "0"),
        ("--workers", "5", "--members", "-1"),
        ("--workers", "5", "--members", "1", "--previous-workers", "4"),
    ],
)
def test_coverage_of_nothing_is_wrong_usage(capsys, arguments):
    status, said = coverage(capsys, *arguments)
    assert status == 64
    assert said.err
