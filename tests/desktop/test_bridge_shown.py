"""The bridge and the findings across months, as a person sees them."""

import json

import pytest

from declaration.bridge import Step
from declaration.summary import summary
from desktop import bridge_shown
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.status import CLEAN, USAGE, WARNINGS
from desktop.texts import translate
from tests.desktop.test_printing import said
from tests.desktop.test_printing import summary as printed
from tests.months import after, worked_out, worker

SIX = [worker(i) for i in range(6)]
NOW = [*SIX[:4], worker(4, gross="300"), worker(9)]


@pytest.fixture(scope="module")
def month():
    return after({"2026-09": SIX}, NOW)


def test_the_rows_stand_from_top_to_bottom_and_add_up(month):
    figures = summary(month)
    rows = bridge_shown.rows(figures["bridge"], figures["month"], translate("en"))
    assert [row.step for row in rows] == ["opening", "joined", "left", "raised", "closing"]
    assert [row.is_sum for row in rows] == [True, False, False, False, True]
    assert sum(row.remittance for row in rows[:-1]) == rows[-1].remittance
    assert rows[0].label == "2026-09, declared"
    assert rows[3].other_class == 1


def test_every_step_has_a_name():
    assert set(bridge_shown.STEPS) == set(map(str, Step))


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_the_table_has_a_line_a_row(month, language):
    figures = summary(month)
    lines = bridge_shown.lines(figures["bridge"], figures["month"], translate(language))
    assert len(lines) == 6
    assert lines[2].rstrip().endswith("+75,000")


def test_the_people_of_a_step_are_listed(month):
    (gone,) = bridge_shown.people(month, Step.LEFT)
    assert (gone.number, gone.row, gone.before, gone.now) == ("W-005", -1, 75_000, 0)
    (joined,) = bridge_shown.people(month, Step.JOINED)
    assert (joined.number, joined.row, joined.before, joined.now) == ("W-009", 5, 0, 75_000)
    assert bridge_shown.people(month, Step.RATE) == []
    assert bridge_shown.people(worked_out(SIX), Step.LEFT) == []


def test_the_control_sheet_has_the_bridge_where_there_is_one(month, monkeypatch):
    texts = said(monkeypatch, printed() | {"bridge": summary(month)["bridge"]})
    assert "+1 · +75,000" in texts
    assert "−1 · −75,000" in texts
    assert "6 · 450,000" in texts
    assert not [text for text in said(monkeypatch, printed()) if "+75,000" in text]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A vault with October of the practice factory in it, and what opens it."""
    folder = tmp_path_factory.mktemp("factory")
    write_practice_factory(folder)
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    opens = ["--passphrase-file", str(folder / "passphrase")]
    vault = str(folder / "v.pheaktean")
    whose = ["--enterprise", str(folder / "clean" / "enterprise.toml"), "--no-remember"]
    assert main(["vault", "create", vault, *whose, *opens]) == CLEAN
    payroll = str(folder / "clean" / "payroll.xlsx")
    given = ["--vault", vault, *opens, "--rate", "4015"]
    out = ["--out", str(folder / "10"), "--no-control-sheet", "--seal"]
    assert main(["declare", payroll, "--month", "2026-10", *given, *out]) == CLEAN
    return folder, payroll, given


def test_the_terminal_and_the_summary_tell_the_bridge(place, capsys):
    folder, payroll, given = place
    capsys.readouterr()
    out = ["--out", str(folder / "11"), "--no-control-sheet"]
    assert main(["declare", payroll, "--month", "2026-11", *given, *out]) in (CLEAN, WARNINGS)
    assert "From month to month" in capsys.readouterr().out
    found = json.loads((folder / "11" / "summary.json").read_text("utf-8"))["bridge"]
    assert (found["before"], found["opening"]["workers"]) == ("2026-10", 25)
    assert "bridge" not in json.loads((folder / "10" / "summary.json").read_text("utf-8"))


@pytest.mark.parametrize("command", ["check", "registrations"])
def test_who_only_looks_compares_too_and_keeps_nothing(place, command, capsys):
    folder, payroll, given = place
    before = (folder / "v.pheaktean").read_bytes()
    rows = (folder / "10" / "contributions.csv").read_text("utf-8-sig").splitlines()
    few = folder / "few.csv"
    few.write_text(
        "Worker ID,NSSF No,Name (Latin),Gross Salary (USD),Date Hired\n"
        f"{rows[1].split(',')[3]},{rows[1].split(',')[4]},{rows[1].split(',')[7]},250,2026-11-05\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    main([command, str(few), "--month", "2026-11", *given, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["bridge"]["opening"]["workers"] == 25
    assert told["findings"]["warning"] >= 2
    assert (folder / "v.pheaktean").read_bytes() == before
    without = [each for each in given if each in ("--rate", "4015")]
    main([command, payroll, "--month", "2026-11", *without, "--json"])
    assert "bridge" not in json.loads(capsys.readouterr().out)


def test_two_secrets_do_not_come_from_one_input(place, capsys):
    _folder, payroll, given = place
    vault = given[:2]
    both = ["--passphrase-file", "-", "--password-file", "-"]
    assert main(["check", payroll, "--month", "2026-11", *vault, *both]) == USAGE
    assert "standard input" in capsys.readouterr().err
