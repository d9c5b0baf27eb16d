"""Corrections and changes on the command line, with three versions of the practice payroll."""

import json
import shutil

import openpyxl
import pytest

from declaration.vault.returns import manifest_in, returns
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.secrets import Keys
from desktop.status import CLEAN, STOP, USAGE, WARNINGS
from desktop.vault.opening import opened

ID, SEX, NSSF, INCENTIVE, GROSS = 2, 5, 7, 28, 30
FIRST, LAST = 8, 38


def book(clean, path, change, without):
    """Write the practice payroll with some cells changed and some workers taken out."""
    values = openpyxl.load_workbook(clean, data_only=True)["PAYROLL"]
    workbook = openpyxl.load_workbook(clean)
    sheet = workbook["PAYROLL"]
    rows = {sheet.cell(row, ID).value: row for row in range(FIRST, LAST)}
    for row in range(FIRST, LAST):
        sheet.cell(row, GROSS).value = values.cell(row, GROSS).value
    change(sheet, rows)
    for who in without:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(rows[who], column).value = None
    workbook.save(path)


def wage(sheet, row, plus):
    for column in (INCENTIVE, GROSS):
        sheet.cell(row, column).value = (sheet.cell(row, column).value or 0) + plus


def wrong(sheet, rows):
    """Two wages, one sex and one number are not what they should be."""
    wage(sheet, rows["S-001"], -20)
    wage(sheet, rows["S-002"], 35)
    sheet.cell(rows["S-004"], SEX).value = "ប្រុស"
    sheet.cell(rows["S-005"], NSSF).value = "2870419-1009999-9"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return a folder with a vault, its passphrase, and three versions of one month."""
    folder = tmp_path_factory.mktemp("versions")
    write_practice_factory(folder / "practice")
    clean = folder / "practice" / "clean" / "payroll.xlsx"
    book(clean, folder / "first.xlsx", wrong, ("S-003", "S-007"))
    book(clean, folder / "right.xlsx", lambda *_: None, ("S-010",))
    shutil.copy(folder / "practice" / "clean" / "enterprise.toml", folder)
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    given = ["--enterprise", str(folder / "enterprise.toml"), "--no-remember"]
    passphrase = ["--passphrase-file", str(folder / "passphrase")]
    assert main(["vault", "create", str(folder / "v.pheaktean"), *given, *passphrase]) == CLEAN
    return folder


class Office:
    """A clerk's folder: a vault of its own, and what can be done with it."""

    def __init__(self, files, folder, capsys):
        self.files, self.folder, self.capsys = files, folder, capsys
        shutil.copy(files / "v.pheaktean", folder)
        self.vault = [str(folder / "v.pheaktean"), "--passphrase-file", str(files / "passphrase")]

    def declare(self, name, *more, out="out", month="2026-10"):
        payroll = [str(self.files / f"{name}.xlsx")] if name else []
        options = ["--month", month, "--rate", "4015", "--no-control-sheet"]
        to = ["--out", str(self.folder / out), "--vault", *self.vault]
        return main(["declare", *payroll, *options, *to, *more])

    def do(self, what, *more):
        self.capsys.readouterr()
        status = main(["vault", what, *self.vault, *more])
        return status, self.capsys.readouterr()

    def summary(self, out="out"):
        return json.loads((self.folder / out / "summary.json").read_text("utf-8"))


@pytest.fixture
def office(files, tmp_path, capsys):
    return Office(files, tmp_path, capsys)


@pytest.fixture
def corrected(office):
    """Return the office with a month declared wrong, then put right in two returns."""
    assert office.declare("first", "--seal") == WARNINGS
    assert office.declare("right", "--seal", "--kind", "supplementary", out="two") == WARNINGS
    assert office.declare("right", "--seal", "--kind", "revised", out="three") == WARNINGS
    return office


def test_nothing_follows_a_month_without_its_first_return(office):
    assert office.declare("right", "--kind", "revised") == STOP
    assert "--kind regular, --kind nil" in office.capsys.readouterr().err


def test_each_return_holds_its_own_workers(corrected):
    added, revised = corrected.summary("two"), corrected.summary("three")
    assert added["workers"]["declared"] == added["correction"]["workers"]["added"] == 2
    assert revised["correction"]["workers"] == {
        "added": 0,
        "changed": 4,
        "taken_back": 1,
        "up": 1,
        "down": 2,
        "facts_changed": 2,
        "others": 0,
    }
    for_nssf = (corrected.folder / "three" / "TBL_BENEFICIARY.csv").read_text("utf-8-sig")
    assert [line[:5] for line in for_nssf.splitlines()[1:]] == ["S-001", "S-002", "S-004", "S-005"]
    assert revised["correction"]["before"]["totals"] == added["correction"]["after"]["totals"]


def test_what_stands_is_the_right_payroll(corrected):
    assert corrected.declare("right", out="whole") == CLEAN
    whole, stands = corrected.summary("whole"), corrected.summary("three")["correction"]["after"]
    assert stands["schemes"] == whole["schemes"]
    assert stands["totals"] == whole["totals"]
    assert corrected.declare("right", "--kind", "revised", out="none") == STOP
    assert "Nothing differs" in corrected.capsys.readouterr().err
    assert not (corrected.folder / "none").exists()


def test_the_terminal_tells_up_and_down(office):
    assert office.declare("first", "--seal") == WARNINGS
    office.capsys.readouterr()
    assert office.declare("right", "--kind", "revised") == WARNINGS
    said = office.capsys.readouterr().out
    assert (
        "Revised return 1: 4 lines put right (2 of them in who the worker is), 1 taken back" in said
    )
    assert "Stood declared: 1,799,420 riel for 23 workers." in said
    assert "PER-016" in said  # two were left out as well


def test_the_vault_shows_what_stands(corrected):
    status, said = corrected.do("status", "--json")
    assert status == CLEAN
    shown = json.loads(said.out)
    kinds = [(each["kind"], each["number"], each["workers"]) for each in shown["months"]]
    assert kinds == [("regular", 1, 23), ("supplementary", 1, 2), ("revised", 1, 4)]
    moved = [each["difference"] for each in shown["months"]]
    (stands,) = shown["standing"]
    assert sum(moved) == stands["remittance"]
    assert (stands["workers"], stands["returns"]) == (24, 3)
    _, said = corrected.do("status")
    assert f"{stands['remittance']:,}" in said.out
    assert corrected.do("verify")[0] == CLEAN


@pytest.mark.parametrize(
    ("kind", "payroll"), [("regular", "first"), ("supplementary", "right"), ("revised", "right")]
)
def test_every_return_gives_the_same_riel_again(corrected, kind, payroll):
    named = ["--month", "2026-10", "--kind", kind]
    assert corrected.do("rerun", *named)[0] == CLEAN
    path, *passphrase = corrected.vault
    again = ["vault", "rerun", path, str(corrected.files / f"{payroll}.xlsx")]
    assert main([*again, *passphrase, *named]) == CLEAN


def test_whole_and_part_are_said_of_a_revised_return_alone(office):
    assert office.declare("right", "--part") == USAGE
    assert "--kind revised" in office.capsys.readouterr().err


def test_a_change_holds_from_its_month_on(office):
    name = ["--set", "name=Big Lotus Co.", "--reading", "contribution_base=straight"]
    status, said = office.do("change", "--from", "2026-11", *name, "--reason", "renamed")
    assert status == CLEAN
    assert "From 2026-11: name is “Big Lotus Co.”" in said.out
    assert office.declare("right") == CLEAN
    assert "Small Lotus" in office.summary()["enterprise"]["name"]
    assert office.declare("right", month="2026-11") == WARNINGS
    assert office.summary()["enterprise"]["name"] == "Big Lotus Co."
    (base,) = [r for r in office.summary()["readings"] if r["parameter"] == "contribution_base"]
    assert base["in_use"] == "straight"
    _, said = office.do("status")
    assert "Reason: renamed" in said.out


def test_where_the_rate_comes_from_is_sealed_with_the_month(office, files):
    convention = ["--set", "rate_convention=NSSF, monthly", "--reason", "asked by the auditor"]
    assert office.do("change", "--from", "2026-10", *convention)[0] == CLEAN
    assert office.declare("right", "--seal") == CLEAN
    passphrase = (files / "passphrase").read_text("utf-8").strip()
    with opened(office.folder / "v.pheaktean", passphrase, Keys(), read_only=True) as vault:
        said = manifest_in(vault, returns(vault)[0])
    assert said["rate_convention"] == "NSSF, monthly"


def test_the_enterprise_file_does_not_undo_a_change(office):
    name = ["--set", "name=Big Lotus Co."]
    assert office.do("change", "--from", "2026-11", *name, "--reason", "renamed")[0] == CLEAN
    given = ["--enterprise", str(office.files / "enterprise.toml")]
    assert office.declare("right", *given, month="2026-11") == WARNINGS
    assert office.summary()["enterprise"]["name"] == "Big Lotus Co."
    findings = json.loads((office.folder / "out" / "findings.json").read_text("utf-8"))
    (found,) = [each for each in findings if each["code"] == "PER-018"]
    assert "Small Lotus" in found["message"]
    assert "Big Lotus Co." in found["message"]


@pytest.mark.parametrize(
    ("more", "status", "says"),
    [
        ([], USAGE, "What changes?"),
        (["--set", "name"], USAGE, "fact=value"),
        (["--set", "name=New"], STOP, "Say why"),
        (["--set", "sector=x", "--reason", "y"], STOP, "garment, other"),
    ],
)
def test_a_change_that_cannot_be_is_refused(office, more, status, says):
    done, said = office.do("change", "--from", "2026-11", *more)
    assert (done, says in said.err) == (status, True)


def test_a_change_of_a_sealed_month_says_that_it_changes_nothing_sealed(office):
    assert office.declare("right", "--seal") == CLEAN
    change = ["--from", "2026-09", "--set", "name=Other", "--reason", "told late"]
    status, said = office.do("change", *change)
    assert status == CLEAN
    assert "Sealed already and not changed by this: 2026-10" in said.out
