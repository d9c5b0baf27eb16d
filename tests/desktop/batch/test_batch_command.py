"""``pheaktean batch``: the same files as each declared alone, and one table across."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import cli
from desktop.practice import write_practice_factory

ASKED = ("--month", "2026-10", "--rate", "4015", "--no-control-sheet")

ON_A_CLUSTER = """
import sys
from distributed import LocalCluster
from desktop import cli

if __name__ == "__main__":
    folder, out = sys.argv[1:]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        asked = ["--month", "2026-10", "--rate", "4015", "--no-control-sheet", "--out", out]
        status = cli.main(["batch", folder, *asked, "--dask", cluster.scheduler_address])
    sys.exit(status)
"""


@pytest.fixture(scope="module")
def factories(tmp_path_factory):
    """Two sound factories, one whose payroll is no workbook, one without a payroll."""
    practice = tmp_path_factory.mktemp("practice")
    write_practice_factory(practice)
    folder = tmp_path_factory.mktemp("factories")
    for name in ("north", "south/1"):
        shutil.copytree(practice / "clean", folder / name)
    for name in ("broken", "idle"):
        (folder / name).mkdir()
        shutil.copy(practice / "clean" / "enterprise.toml", folder / name)
    (folder / "broken" / "payroll.xlsx").write_bytes(b"PK\3\4 and nothing more")
    return folder


@pytest.fixture(scope="module")
def alone(factories, tmp_path_factory):
    out = tmp_path_factory.mktemp("alone") / "out"
    folder = factories / "north"
    asked = ("--enterprise", str(folder / "enterprise.toml"), *ASKED, "--out", str(out))
    register = ("--register", str(folder / "register.xlsx"))
    assert cli.main(["declare", str(folder / "payroll.xlsx"), *asked, *register]) == 0
    return contents(out)


def contents(folder):
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.is_file()}


def rows(out):
    with (out / "batch.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["folder"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def out(factories, tmp_path_factory):
    out = tmp_path_factory.mktemp("results") / "out"
    assert cli.main(["batch", str(factories), *ASKED, "--workers", "2", "--out", str(out)]) == 3
    return out


def test_files_are_the_same_as_declared_alone(out, alone):
    assert contents(out / "north") == alone


def test_one_failure_does_not_stop_the_rest(out):
    status = {name: row["status"] for name, row in rows(out).items()}
    assert status == {"broken": "3", "idle": "3", "north": "0", "south/1": "0"}


def test_the_table_says_what_each_came_to(out, alone):
    said = json.loads(alone["summary.json"])
    row = rows(out)["south/1"]
    assert int(row["declared"]) == said["workers"]["declared"] == 25
    assert int(row["remittance_khr"]) == said["totals"]["remittance"]
    assert row["nssf_number"] == said["enterprise"]["nssf_number"]
    assert row["message"] == ""


def test_the_table_says_what_went_wrong(out):
    assert "No payroll lies in the folder" in rows(out)["idle"]["message"]
    assert "FIL-001" in rows(out)["broken"]["message"]


def test_on_a_dask_cluster(factories, out, tmp_path):
    script = tmp_path / "on_a_cluster.py"
    script.write_text(ON_A_CLUSTER, encoding="utf-8")
    there = tmp_path / "out"
    command = [sys.executable, str(script), str(factories), str(there)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 3, done.stderr
    assert contents(there / "south" / "1") == contents(out / "south" / "1")
    for one, other in zip(rows(there).values(), rows(out).values(), strict=True):
        assert {**one, "out": ""} == {**other, "out": ""}


def test_json(factories, tmp_path, capsys):
    folder, out = str(factories / "north"), str(tmp_path / "out")
    assert cli.main(["batch", folder, *ASKED, "--workers", "1", "--out", out, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["folder"], row["status"], row["state"]) == ("north", 0, "ready")


def test_sealing_in_the_vault_of_each(factories, tmp_path, capsys):
    shutil.copytree(factories / "north", tmp_path / "all" / "north")
    folder, phrase = tmp_path / "all" / "north", tmp_path / "phrase"
    phrase.write_text("not for anybody else\n")
    vault = str(folder / "north.pheaktean")
    opening = ("--passphrase-file", str(phrase))
    given = ("--enterprise", str(folder / "enterprise.toml"))
    assert cli.main(["vault", "create", vault, *given, *opening, "--no-remember"]) == 0
    asked = (*ASKED, *opening, "--seal", "--workers", "1", "--out", str(tmp_path / "out"))
    assert cli.main(["batch", str(tmp_path / "all"), *asked]) == 0
    capsys.readouterr()
    assert cli.main(["vault", "status", vault, *opening, "--json"]) == 0
    (sealed,) = json.loads(capsys.readouterr().out)["months"]
    assert (sealed["month"], sealed["state"], sealed["workers"]) == ("2026-10", "sealed", 25)


def test_a_typed_passphrase_opens_every_vault(factories, tmp_path, capsys, monkeypatch):
    phrase = tmp_path / "phrase"
    phrase.write_text("not for anybody else\n")
    for name in ("a", "b"):
        folder = shutil.copytree(factories / "north", tmp_path / "all" / name)
        given = ("--enterprise", str(folder / "enterprise.toml"), "--no-remember")
        vault = ("vault", "create", str(folder / "one.pheaktean"))
        assert cli.main([*vault, *given, "--passphrase-file", str(phrase)]) == 0
    asked = (*ASKED, "--passphrase-file", "-", "--workers", "2", "--out", str(tmp_path / "out"))
    with phrase.open(encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert cli.main(["batch", str(tmp_path / "all"), *asked]) == 0
    capsys.readouterr()
    opening = ("--passphrase-file", str(phrase), "--json")
    assert cli.main(["vault", "status", str(tmp_path / "all"), *opening]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["month"], row["state"], row["stops"]) for row in rows] == [
        ("2026-10", "draft", 0)
    ] * 2


def test_stopped_by_the_keyboard_it_says_what_stands(factories, tmp_path, capsys, monkeypatch):
    def first_and_no_more(errands, _processes, tell):
        tell(errands[0].name, 0.25)
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.batch.running.over_processes", first_and_no_more)
    assert cli.main(["batch", str(factories), *ASKED, "--out", str(tmp_path / "out")]) == 3
    assert "Stopped: 1 of 4 enterprises are done" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--month", "2026-10", "--rate", "4015"], "Add --out DIR"),
        (["--rate", "4015", "--out", "o"], "Which month"),
        ([*ASKED, "--out", "o", "--workers", "0"], "from 1 to"),
        ([*ASKED, "--out", "o", "--dask", "nothing"], "No Dask scheduler answers"),
        (
            [*ASKED, "--out", "o", "--password-file", "-", "--passphrase-file", "-"],
            "from standard input",
        ),
    ],
)
def test_wrong_calls(factories, wrong, says, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["batch", str(factories), *wrong]) == 64
    assert says in capsys.readouterr().err


def test_no_enterprise_below(tmp_path, capsys):
    assert cli.main(["batch", str(tmp_path), *ASKED, "--out", str(tmp_path / "out")]) == 64
    assert "No enterprise.toml" in capsys.readouterr().err
