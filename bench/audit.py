"""What an audit costs: 10,000 workers against 10,000 declared, beside reading both files.

``python -m bench.audit PAYROLL DECLARED`` reads both and does nothing else: the floor. Three
declarations are compared: with every number, without NSSF numbers (matched by worker number), and
with nothing but misspelt names and birth dates.
"""

from __future__ import annotations

import csv
import shutil
import sys
from decimal import Decimal
from pathlib import Path

from bench import workbooks
from bench.commands import declare
from bench.report import Bar, show
from bench.turns import Candidate, ratio, run, take_turns
from bench.workers import RATE

OUT = workbooks.DATA / "out" / "audit"
WORKERS = 10_000
MOST = 1.5
PYTHON = sys.executable
MONTH = "2026-10"

HIDDEN = {
    "every number": (),
    "worker numbers": ("NSSF_ID", "ID_National"),
    "names and birth dates": ("NSSF_ID", "ID_National", "Enter_ID"),
}
"""What each declaration lacks."""


def audit_bars(rounds: int) -> list[Bar]:
    """Return what the audit costs beside reading both files, against the bar."""
    payroll, bars = workbooks.payroll(WORKERS), []
    for name, path in _declarations(payroll).items():
        files = [str(payroll), str(path)]
        reading = Candidate([PYTHON, "-m", "bench.audit", *files])
        command = [PYTHON, "-m", "desktop", "audit", files[0], "--declared", files[1]]
        options = ["--month", MONTH, "--rate", str(RATE), "--hold-out", "--json"]
        ours = Candidate([*command, *options], (0, 1))
        take_turns({"reading both": reading, "audit": ours}, rounds)
        note = f"{ours.seconds:.2f} s, reading {reading.seconds:.2f} s"
        what = f"audit of {WORKERS:,} × {WORKERS:,}, {name}"
        bars.append(Bar(what, ratio(ours, reading), MOST, "×", note=note))
    show("the audit (against reading both files)", bars)
    return bars


def _declarations(payroll: Path) -> dict[str, Path]:
    """Return the declarations of a payroll, written if they are not there yet."""
    paths = {name: OUT / f"{name.replace(' ', '-')}.csv" for name in HIDDEN}
    if not all(path.exists() for path in paths.values()):
        filed = OUT / "filed"
        shutil.rmtree(filed, ignore_errors=True)
        run(
            [
                PYTHON,
                "-m",
                "desktop",
                *declare(str(payroll), str(filed), str(workbooks.enterprise())),
            ]
        )
        with (filed / "TBL_BENEFICIARY.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for name, path in paths.items():
            _write(path, rows, HIDDEN[name])
    return paths


def _write(path: Path, rows: list[dict[str, str]], hidden: tuple[str, ...]) -> None:
    """Write a declaration without some columns; without any number names are misspelt too."""
    columns = [name for name in rows[0] if name not in hidden]
    misspelt = "Enter_ID" in hidden
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            changed = {"Ben_FName_Eng": row["Ben_FName_Eng"] + "h", "Ben_LName_kh": ""}
            writer.writerow({**row, **changed} if misspelt else row)


def main() -> None:
    """Read a payroll and a declaration as the audit does, and nothing else."""
    import importers
    from declaration.month import Month
    from importers.choices import Choices

    choices = Choices(Month.parse(MONTH), Decimal(RATE))
    importers.read([Path(sys.argv[1])], choices)
    importers.read_declared(Path(sys.argv[2]), choices)


if __name__ == "__main__":
    main()
