"""The window: how soon it is painted, how soon findings are seen, how long it lets anyone wait."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from bench import workbooks
from bench.report import Bar, show
from bench.turns import ENVIRONMENT, Candidate, Run, ratio, run, take_turns
from bench.workers import RATE

PYTHON = sys.executable
FOUND = (0, 1, 2)
"""Exit statuses of a month that was checked, with whatever was found."""
LARGE = 100_000
LEAST = 9
"""Rounds of the first window: each takes a fraction of a second."""


def window_bars(rounds: int) -> list[Bar]:
    """Measure everything of the window, and show it."""
    bars = [*first_bars(max(rounds, LEAST)), opening_bar(rounds), *waiting_bars(), memory_bar()]
    show("the window", bars)
    return bars


def first_bars(rounds: int) -> list[Bar]:
    """Compare whole processes, from their start to the first paint: ours, and a bare one of Qt.

    The bare one has as many widgets of the same kinds. It wears our style sheet and fonts, which
    are files that Qt reads; how we stand beside one without any dress is told.
    """
    bare = [PYTHON, "-m", "bench.window_bare"]
    plain, dressed = Candidate(bare), Candidate([*bare, *_dress()])
    ours = Candidate([PYTHON, "-m", "bench.window_first"])
    counts = [json.loads(_output([*each.command, "--count"])) for each in (dressed, ours)]
    take_turns({"bare window": plain, "bare, dressed": dressed, "first window": ours}, rounds)
    few, many = (sum(count.values()) for count in counts)
    what, unit = "first painted window beside a bare one", "×"
    return [
        Bar(f"{what}, same dress", ratio(ours, dressed), 1.3, unit, note=_seconds(ours, dressed)),
        Bar(f"{what}, undressed", ratio(ours, plain), None, unit, note=_seconds(ours, plain)),
        Bar("its widgets beside the bare one's", many / few, 1, unit, True, f"{many}, {few}"),
    ]


def _dress() -> list[str]:
    """Return the files that the bare window wears: our style sheet, written out, and our fonts."""
    from desktop.printing.fonts import FILES
    from desktop.theme import TONES
    from desktop.theme_sheet import sheet
    from resources import resource

    path = workbooks.DATA / "sheet.qss"
    path.parent.mkdir(exist_ok=True)
    path.write_text(sheet(TONES["light"], "light"), encoding="utf-8")
    return [str(path), *(str(resource("fonts", name)) for name in FILES)]


def _seconds(ours: Candidate, other: Candidate) -> str:
    pairs = zip(ours.runs, other.runs, strict=True)
    cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
    return f"{ours.seconds:.3f} s beside {other.seconds:.3f} s; of CPU {cpu:.2f} ×"


def opening_bar(rounds: int) -> Bar:
    """Compare reading into the Findings page of a running window with the whole ``check``."""
    payroll = str(workbooks.payroll(10_000))
    check = [PYTHON, "-m", "desktop", "check", payroll, "--month", "2026-10", "--rate", str(RATE)]
    check += ["--enterprise", str(workbooks.enterprise())]
    opened = [PYTHON, "-m", "bench.window_open", payroll]
    checks, windows = Candidate(check, FOUND), Candidate(opened)
    for turn in range(rounds):
        for is_window in (turn % 2 == 0, turn % 2 == 1):
            if is_window:
                spent = json.loads(_output(opened))
                windows.runs.append(Run(spent["wall"], spent["cpu"], 0, 0))
            else:
                checks.runs.append(run(check))
    note = _seconds(windows, checks)
    return Bar(
        "10,000 workers into Findings, beside check", ratio(windows, checks), 1.3, "×", note=note
    )


def waiting_bars() -> list[Bar]:
    """Return the time of a step in large tables, and the longest wait in everything else."""
    payroll = str(workbooks.payroll(LARGE))
    steps = json.loads(_output([PYTHON, "-m", "bench.window_steps", payroll]))
    stalls = json.loads(_output([PYTHON, "-m", "bench.window_stalls", payroll]))
    bars = [
        Bar(f"{kind}, {LARGE:,} workers, of 20 steps 19", ms, 50, "ms")
        for kind, ms in steps.items()
    ]
    slow = sorted(stalls, key=stalls.__getitem__, reverse=True)[:4]
    note = ", ".join(f"{name} {stalls[name]:.0f}" for name in slow)
    return [
        *bars,
        Bar(f"longest wait of {len(stalls)} acts", max(stalls.values()), None, "ms", note=note),
    ]


def memory_bar() -> Bar:
    """Return by how much memory grew over the last half of ten payrolls opened and closed."""
    payroll = str(workbooks.payroll(10_000))
    held = json.loads(_output([PYTHON, "-m", "bench.window_memory", payroll]))
    early, late = statistics.median(held[2:5]), statistics.median(held[-3:])
    note = " ".join(f"{mib:.0f}" for mib in held) + " MiB"
    return Bar("memory after ten payrolls beside after three", late / early, 1.1, "×", note=note)


def _output(command: list[str]) -> bytes:
    environment = ENVIRONMENT | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return done.stdout


if __name__ == "__main__":
    window_bars(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    sys.exit(0)
