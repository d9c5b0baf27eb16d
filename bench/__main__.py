"""``python -m bench``: the whole benchmark, in one run, as ratios to the floor."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import zipfile
from pathlib import Path

from bench import workbooks
from bench.audit import audit_bars
from bench.commands import declare
from bench.report import Bar, show
from bench.turns import ENVIRONMENT, Candidate, ratio, run, take_turns
from bench.vault import vault_bars
from bench.window import window_bars

PYTHON = sys.executable
OUT = workbooks.DATA / "out"
DONE = (0, 1)
"""Exit statuses of a month that was declared: clean, or with warnings."""

F_BARS = {1_000: 10.0, 10_000: 3.5, 100_000: 3.0}
PEER_BARS = {10_000: 6.0, 100_000: 9.0}
HEAVY = ("numpy", "python_calamine", "PySide6")


def main() -> None:
    """Measure everything that was asked for and print it; status 1 where a bar is not met."""
    asked = _arguments()
    bars = [bar for workers in asked.workers for bar in one_size(workers, asked)]
    bars += memory_bars(bars)
    show("start", start := start_bars(asked.rounds))
    bars += start
    bars += vault_bars(asked.rounds)
    bars += audit_bars(asked.rounds)
    bars += window_bars(asked.rounds) if asked.window else []
    if asked.sector:
        bars += sector_bars(asked.rounds)
    bars = [bar for bar in bars if bar.bar is not None]
    missed = [bar.what for bar in bars if not bar.met]
    sys.stdout.write(f"\n{len(bars) - len(missed)} of {len(bars)} bars met\n")
    sys.exit(1 if missed else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--workers", nargs="*", type=int, default=list(F_BARS), help="sizes of payroll")
    add("--rounds", type=int, default=5, help="rounds; medians are printed")
    add("--no-peers", dest="peers", action="store_false", help="leave out what is used today")
    add("--no-window", dest="window", action="store_false", help="leave out the window")
    add("--no-sector", dest="sector", action="store_false", help="leave out the 800,000 workers")
    return parser.parse_args()


def product(payroll: Path, out: Path) -> list[str]:
    """Return the product's command for one payroll."""
    arguments = declare(str(payroll), str(out), str(workbooks.enterprise()))
    return [PYTHON, "-m", "desktop", *arguments]


def declaration_xml(payroll: Path, command: list[str], out: Path) -> Path:
    """Return a file of all the XML of the declaration that the product writes for a payroll."""
    kept = payroll.with_suffix(".declaration.xml")
    shutil.rmtree(out, ignore_errors=True)
    done = run(command)
    if done.status not in DONE:
        sys.exit(f"declare ended with {done.status}: {' '.join(command)}")
    with zipfile.ZipFile(out / "declaration.xlsx") as book, kept.open("wb") as file:
        for part in book.namelist():
            with book.open(part) as xml:
                shutil.copyfileobj(xml, file)
    return kept


def _fresh(out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)


def one_size(workers: int, asked: argparse.Namespace) -> list[Bar]:
    """Measure the whole job on one workbook against the floor and against what is used today."""
    payroll, out = workbooks.payroll(workers), OUT / str(workers)
    command = product(payroll, out)
    xml = declaration_xml(payroll, command, out)
    floor = Candidate([PYTHON, "bench/floor.py", str(xml), str(payroll)])
    ours = Candidate(command, DONE, lambda: _fresh(out))
    candidates = {"floor": floor, "pheaktean": ours}
    if asked.peers and workers in PEER_BARS:
        peer_out = str(OUT / f"peer-{workers}")
        peer = [PYTHON, "-m", "bench.peer_openpyxl", str(payroll), peer_out]
        candidates["openpyxl + Decimal"] = Candidate(peer)
    if asked.peers and workers == 10_000 and shutil.which("soffice"):
        candidates["LibreOffice"] = Candidate(libreoffice(workers, checks=True))
        candidates["LibreOffice, no checks"] = Candidate(libreoffice(workers, checks=False))
    take_turns(candidates, asked.rounds)
    bars = size_bars(workers, candidates)
    bars.append(rules_bar(workers, payroll, asked.rounds))
    show(f"{workers:,} workers (floor F {floor.seconds:.3f} s)", bars)
    return bars


def libreoffice(workers: int, *, checks: bool) -> list[str]:
    """Return the command that recalculates a payroll of formulas, with or without checks."""
    formulas = str(workbooks.formulas(workers, checks=checks))
    folder = OUT / "libreoffice"
    return [PYTHON, "-m", "bench.peer_libreoffice", formulas, str(folder), str(folder / "profile")]


def size_bars(workers: int, candidates: dict[str, Candidate]) -> list[Bar]:
    """Return what one size came to."""
    floor, ours = candidates["floor"], candidates["pheaktean"]
    seconds = f"{ours.seconds:.2f} s, peak {ours.peak:.0f} MiB"
    bar = F_BARS.get(workers, max(F_BARS.values()))
    bars = [Bar(f"whole job, {workers:,} workers", ratio(ours, floor), bar, "F", note=seconds)]
    for name, least in (
        ("openpyxl + Decimal", PEER_BARS.get(workers, 6.0)),
        ("LibreOffice", 7.0),
        ("LibreOffice, no checks", None),
    ):
        if name in candidates:
            other = candidates[name]
            note = f"{other.seconds:.1f} s"
            times = ratio(other, ours)
            bars.append(Bar(f"faster than {name}", times, least, "×", at_least=True, note=note))
    if workers == 10_000:
        bars.append(Bar("peak memory, 10,000 workers", ours.peak, 100, "MiB"))
    return bars


def rules_bar(workers: int, payroll: Path, rounds: int) -> Bar:
    """Return the share of rules and arithmetic in the whole job."""
    shares = []
    for _ in range(rounds):
        out = OUT / "inside"
        _fresh(out)
        files = [str(payroll), str(out), str(workbooks.enterprise())]
        command = [PYTHON, "-m", "bench.inside", *files]
        seconds = json.loads(_output(command))
        shares.append(100 * seconds["prepare"] / seconds["all"])
    note = " ".join(f"{name} {spent:.2f} s" for name, spent in seconds.items())
    what = f"rules and arithmetic, {workers:,} workers"
    return Bar(what, statistics.median(shares), 10, "%", note=note)


def _output(command: list[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT).stdout


def memory_bars(bars: list[Bar]) -> list[Bar]:
    """Return whether memory grows no faster than the payroll from 10,000 workers on."""
    peaks = {
        workers: float(bar.note.split()[-2])
        for workers in (10_000, 100_000)
        for bar in bars
        if bar.what == f"whole job, {workers:,} workers"
    }
    if len(peaks) < 2:
        return []
    out = OUT / "few"
    _fresh(out)
    start = run(product(workbooks.payroll(10), out)).peak
    growth = (peaks[100_000] - start) / (peaks[10_000] - start)
    note = f"ten workers {start:.0f} MiB"
    grown = Bar("memory of ten times the workers, less the start", growth, 10, "×", note=note)
    show("memory", [grown])
    return [grown]


def start_bars(rounds: int) -> list[Bar]:
    """Return how long ``--help`` takes beside a bare interpreter, and what it loads."""
    bare = Candidate([PYTHON, "-c", "pass"])
    helped = Candidate([PYTHON, "-m", "desktop", "--help"])
    take_turns({"bare interpreter": bare, "--help": helped}, max(rounds, 9))
    note = f"{helped.seconds:.3f} s, bare {bare.seconds:.3f} s"
    script = (
        "import sys, desktop.cli\n"
        "try: desktop.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sum(m in sys.modules for m in {HEAVY}), file=sys.stderr)"
    )
    loaded = subprocess.run([PYTHON, "-c", script], capture_output=True, check=True, text=True)
    return [
        Bar("--help beside the bare interpreter", ratio(helped, bare), 4, "×", note=note),
        Bar(f"of {', '.join(HEAVY)} loaded", float(loaded.stderr.split()[-1]), 0, ""),
    ]


def sector_bars(rounds: int) -> list[Bar]:
    """Return how long the whole sector takes with two processes, to the floor on one core."""
    paths = workbooks.sector()
    first = product(paths[0], OUT / "one")
    xml = declaration_xml(paths[0], first, OUT / "one")
    names = [str(path) for path in paths]
    floor = Candidate([PYTHON, "bench/floor.py", str(xml), *names])
    out = OUT / "sector"
    command = [PYTHON, "-m", "bench.sector", str(out), str(workbooks.enterprise()), "2", *names]
    ours = Candidate(command, DONE, lambda: _fresh(out))
    take_turns({"floor": floor, "pheaktean, 2 processes": ours}, rounds)
    note = f"{ours.seconds:.1f} s, floor {floor.seconds:.1f} s"
    bars = [Bar("800,000 workers, 160 files", ratio(ours, floor), 2, "F", note=note)]
    show("the sector", bars)
    return bars


if __name__ == "__main__":
    main()
