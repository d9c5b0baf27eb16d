import csv
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import VERSION, cli
from desktop.cli import main
from desktop.practice import practice, write_practice_factory
from desktop.status import CLEAN, ERRORS, FAULT, STOP, USAGE, WARNINGS

MONTH = ["--month", "2026-10"]
RATE = ["--rate", "4015"]


@pytest.fixture(scope="module")
def factory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


def clean(factory):
    return [str(factory / "clean" / "payroll.xlsx"), *MONTH]


def declare(factory, out, *more):
    enterprise = ["--enterprise", str(factory / "clean" / "enterprise.toml")]
    return ["declare", *clean(factory), *RATE, *enterprise, "--out", str(out), *more]


def whole_factory(factory):
    runs = sorted(str(path) for path in factory.glob("payroll-*.xlsx"))
    return [*runs, *MONTH, *RATE, "--register", str(factory / "register.xlsx")]


def test_a_clean_month_is_declared_with_every_file_of_the_contract(factory, tmp_path, capsys):
    assert main(declare(factory, tmp_path / "out")) == CLEAN
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "declaration.xlsx",
        "TBL_BENEFICIARY.csv",
        "tbl_DateContribution.csv",
        "contributions.csv",
        "findings.csv",
        "findings.json",
        "summary.json",
        "control-sheet.pdf",
        "new-registrations.csv",
    }
    said = capsys.readouterr().out
    assert "Ready: the declaration can go." in said
    assert max(map(len, said.splitlines())) <= 100


def test_the_practice_factory_is_partly_ready(factory, tmp_path, capsys):
    enterprise = ["--enterprise", str(factory / "enterprise.toml")]
    arguments = [
        "declare",
        *whole_factory(factory),
        *enterprise,
        "--hold-out",
        "--no-control-sheet",
    ]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == WARNINGS
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["state"] == "partly_ready"
    assert summary["workers"]["read"] == practice().workers
    assert summary["workers"]["held_out"] == practice().held_out
    with (tmp_path / "out" / "held-out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == practice().held_out
    assert "Partly ready" in capsys.readouterr().out


def test_errors_declare_nothing_without_hold_out(factory, tmp_path, capsys):
    enterprise = ["--enterprise", str(factory / "enterprise.toml")]
    out = tmp_path / "out"
    assert main(["declare", *whole_factory(factory), *enterprise, "--out", str(out)]) == ERRORS
    assert {path.name for path in out.iterdir()} == {
        "findings.csv",
        "findings.json",
        "summary.json",
    }
    assert "nothing is declared" in capsys.readouterr().out


def test_json_is_all_that_is_printed(factory, capsys):
    assert main(["check", *clean(factory), *RATE, "--json"]) == CLEAN
    said = capsys.readouterr()
    assert json.loads(said.out)["workers"]["read"] == 25
    assert said.err == ""


def test_a_stop_is_said_beside_the_json_and_not_in_it(factory, capsys):
    assert main(["check", *clean(factory), "--json"]) == STOP
    said = capsys.readouterr()
    assert json.loads(said.out)["state"] == "not_ready"
    assert said.err.startswith("LAW-003 ")


def test_check_without_a_folder_prints_every_finding(factory, capsys):
    main(["check", *whole_factory(factory)])
    said = capsys.readouterr().out
    assert said.count("OVT-001 warning") == len(practice().planted["OVT-001"])
    assert "→" in said


def test_declaring_without_a_folder_says_that_nothing_was_written(factory, tmp_path, capsys):
    main([word for word in declare(factory, tmp_path) if word not in ("--out", str(tmp_path))])
    assert "Nothing was written" in capsys.readouterr().out
    main(["check", *clean(factory), *RATE])
    assert "Nothing was written" not in capsys.readouterr().out


def test_a_hold_out_is_advised_only_where_it_helps(factory, capsys):
    main(["check", *clean(factory)])
    assert "--hold-out" not in capsys.readouterr().out
    main(["check", *whole_factory(factory)])
    assert "or use --hold-out" in capsys.readouterr().out


def test_stops_are_said_on_standard_error(factory, capsys):
    assert main(["check", *clean(factory)]) == STOP
    assert capsys.readouterr().err.startswith("LAW-003 ")


def test_a_month_before_the_law_is_a_stop(factory, capsys):
    payroll, *_ = clean(factory)
    assert main(["check", payroll, "--month", "2008-10", *RATE]) == STOP
    assert "LAW-002" in capsys.readouterr().err


def test_registrations_name_who_waits_longest_first(factory, tmp_path, capsys):
    arguments = ["registrations", *whole_factory(factory), "--out", str(tmp_path / "out")]
    assert main(arguments) == ERRORS
    said = capsys.readouterr().out
    assert f"{practice().unregistered} workers are not registered on 2026-10-31." in said
    days = [int(days) for days in re.findall(r"  \d{4}-\d\d-\d\d +(\d+)  ", said)]
    assert len(days) == practice().unregistered - 1  # one has no hire date
    assert days == sorted(days, reverse=True)
    assert (tmp_path / "out" / "new-registrations.csv").exists()


def test_the_hire_clock_needs_no_exchange_rate(factory, capsys):
    payroll, *_ = clean(factory)
    assert main(["registrations", payroll, *MONTH]) == CLEAN
    assert "0 workers are not registered" in capsys.readouterr().out


def test_the_mapping_used_can_be_used_again(factory, tmp_path, capsys):
    mapping = tmp_path / "mapping.toml"
    assert main(["check", *clean(factory), *RATE, "--save-columns", str(mapping)]) == CLEAN
    assert main(["check", *clean(factory), *RATE, "--columns", str(mapping), "--json"]) == CLEAN
    assert json.loads(capsys.readouterr().out.split("going.\n")[-1].split("go.\n")[-1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--month", "2026-13"], "2026-13"),
        ([], "--month 2026-10"),
        ([*MONTH, "--rate", "four"], "--rate four"),
        ([*MONTH, "--rate", "-4015"], "--rate -4015"),
        ([*MONTH, "--rate", "4015.12345"], "--rate 4015.12345"),
        ([*MONTH, "--as-of", "31/10/2026"], "--as-of 31/10/2026"),
        ([*MONTH, "--reading", "contribution_base"], "name=value"),
        ([*MONTH, "--reading", "moon=full"], "moon"),
        ([*MONTH, "--reading", "wage_ceiling=oxfam-2021"], "wage_ceiling"),
        ([*MONTH, "--include", "gross"], "--include gross"),
        ([*MONTH, "--include", "nonsense"], "overtime_pay"),
        ([*MONTH, "--enterprise", "nowhere.toml"], "nowhere.toml"),
        ([*MONTH, "--register", "nowhere.xlsx"], "nowhere.xlsx"),
        ([*MONTH, "--columns", "nowhere.toml"], "nowhere.toml"),
        ([*MONTH, "--password-file", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_a_wrong_call_is_one_sentence(factory, capsys, arguments, said):
    payroll, *_ = clean(factory)
    assert main(["check", payroll, *arguments]) == USAGE
    sentence = capsys.readouterr().err
    assert said in sentence
    assert sentence.count("\n") == 1


def test_passwords_in_another_encoding_are_one_sentence(factory, tmp_path, capsys):
    payroll, *_ = clean(factory)
    path = tmp_path / "passwords.txt"
    path.write_bytes("café".encode("cp1252"))
    assert main(["check", payroll, *MONTH, "--password-file", str(path)]) == USAGE
    assert "save with the encoding UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["no-such-command"], ["check"], ["check", "x.xlsx", "--no-such-option"], ["law", "--rate"]],
)
def test_what_cannot_be_parsed_ends_with_64(arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == USAGE


def test_a_payroll_that_is_not_there(capsys):
    assert main(["check", "nowhere.xlsx", *MONTH]) == USAGE
    assert "nowhere.xlsx" in capsys.readouterr().err


def test_declaring_needs_an_enterprise(factory, capsys):
    assert main(["declare", *clean(factory), *RATE]) == USAGE
    assert "--enterprise" in capsys.readouterr().err


def test_an_unknown_layout_names_those_there_are(factory, tmp_path, capsys):
    assert main(declare(factory, tmp_path, "--layout", "no-such")) == USAGE
    assert "nssf-eform-grid-km" in capsys.readouterr().err


def test_a_folder_that_is_a_file_is_a_closed_door(factory, tmp_path, capsys):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert main(declare(factory, tmp_path / "out")) == STOP
    assert capsys.readouterr().err.count("pheaktean: ") == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_fault_is_one_sentence_and_a_bundle_without_anyones_data(factory, monkeypatch, capsys):
    import importers

    def broken(*_args, **_kwargs):
        raise KeyError("SOK DARA")

    monkeypatch.setattr(importers, "read", broken, raising=False)
    assert main(["check", *clean(factory), *RATE]) == FAULT
    sentence = capsys.readouterr().err
    assert "Traceback" not in sentence
    bundle = Path(sentence.split("send us ")[1].split(" (")[0]).read_text(encoding="utf-8")
    assert "KeyError" in bundle
    assert "SOK" not in bundle
    assert str(factory) not in bundle


def test_version_is_said(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert VERSION in capsys.readouterr().out


def test_help_loads_nothing_heavy():
    program = (
        "import sys, desktop.cli\n"
        "try: desktop.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pandas', 'PySide6', 'openpyxl', 'python_calamine', 'rich'}\n"
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL).returncode == 0
    )


def test_progress_is_drawn_on_a_terminal_and_nowhere_else(factory):
    command = [sys.executable, "-m", "desktop", "check", *clean(factory), *RATE]
    quiet = subprocess.run(command, capture_output=True)
    assert quiet.stderr == b""
    ours, theirs = pty.openpty()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=os.environ)
    os.close(theirs)
    assert b"\x1b[" in os.read(ours, 65536)
    os.close(ours)
    assert done.stdout == quiet.stdout


def test_law_of_a_month_in_each_language(capsys):
    for language in ("en", "km", "zh"):
        assert main(["law", *MONTH, "--language", language]) == CLEAN
        assert "contribution_base" in capsys.readouterr().out
    assert main(["law", *MONTH, "--json"]) == CLEAN
    assert json.loads(capsys.readouterr().out)
    assert main(["law", "--fields"]) == CLEAN
    assert "worker_number" in capsys.readouterr().out
    assert main(["law", "--month", "2000-01"]) == STOP


def test_what_other_readings_cost(factory, capsys):
    payroll, *_ = clean(factory)
    assert main(["law", *MONTH, *RATE, "--compare", payroll]) == CLEAN
    assert "straight" in capsys.readouterr().out


def test_sample_says_what_to_try(tmp_path, capsys):
    assert main(["sample", str(tmp_path / "practice")]) == CLEAN
    assert "pheaktean declare" in capsys.readouterr().out


@pytest.mark.parametrize(("month", "status"), [("2026-10", 0), ("2026-1x", 64), ("1901-01", None)])
def test_the_process_ends_with_the_status_and_all_it_said(month, status):
    arguments = ["law", "--month", month]
    done = subprocess.run([sys.executable, "-m", "desktop", *arguments], capture_output=True)
    assert status is None or done.returncode == status
    assert done.returncode == main(arguments)
    assert bool(done.stdout) != bool(done.stderr)


@pytest.mark.parametrize("first", [[], ["app"]])
def test_files_dropped_on_the_icon_open_in_the_window(tmp_path, monkeypatch, first):
    from desktop.commands import app

    opened = []
    monkeypatch.setattr(app, "run", lambda chosen: opened.append(chosen.files) or 0)
    workbook, folder = tmp_path / "ខែ 10.xlsx", tmp_path / "october"
    workbook.touch()
    folder.mkdir()
    assert main([*first, str(workbook), str(folder)]) == 0
    assert opened == [[str(workbook), str(folder)]]


def test_a_command_goes_before_a_file_of_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check").touch()
    with pytest.raises(SystemExit) as end:
        main(["check"])
    assert end.value.code == USAGE


def test_a_packed_program_does_the_work_of_a_batch_where_it_begins(monkeypatch):
    done = []
    monkeypatch.setattr("multiprocessing.freeze_support", lambda: done.append("work"))
    cli._do_a_batchs_work()
    assert not done
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    cli._do_a_batchs_work()
    assert done == ["work"]
