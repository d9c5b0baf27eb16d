"""``python -m tests.fuzz [--minutes N] [--seed N] [TARGET …]``, or ``--again FILE TARGET``.

Each target has its share of the time, in a child of its own: what ends the child, takes too long
or too much memory is as much a failure as an exception is. Failing inputs are kept in ``out/fuzz``.
"""

import argparse
import hashlib
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.target import inputs
from tests.fuzz.targets import TARGETS

OUT = Path("out/fuzz")
ROOM = 2 * 2**30
"""What an input may take beyond what the program takes by itself [bytes]."""
LONGEST = 20
"""What one input may take [seconds]."""


def main(words):
    """Give every target its time, and print a row for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--again", type=Path, help="run one kept input")
    asked = parser.parse_args(words)
    names = asked.targets or list(TARGETS)
    if asked.again:
        with tempfile.TemporaryDirectory() as folder:
            TARGETS[names[0]].seeds(Path(folder))
            sys.stdout.write(TARGETS[names[0]].run(asked.again.read_bytes(), Path(folder)) + "\n")
        return 0
    seed = asked.seed if asked.seed is not None else time.time_ns() % 10**6
    sys.stdout.write(f"seed {seed}\n\n| target | inputs | outcomes | failures |\n")
    sys.stdout.write("| --- | --: | --: | --: |\n")
    failed = 0
    for name in names:
        failed += tell(name, tried(name, asked.minutes * 60 / len(names), seed))
    return 1 if failed else 0


def tell(name, row):
    """Print a target's row and its failures; return how many different ones there are."""
    failures = row["failures"]
    sys.stdout.write(f"| {name} | {row['inputs']:,} | {row['outcomes']} | {len(failures)} |\n")
    for where, kept in failures.items():
        sys.stdout.write(f"    {where}: {kept}\n")
    sys.stdout.flush()
    return len(failures)


def tried(name, seconds, seed):
    """Return what came of one target: children follow one another until its time is over."""
    until = time.monotonic() + seconds
    whole = {"inputs": 0, "outcomes": 0, "failures": {}}
    turn = 0
    while time.monotonic() < until:
        turn += 1
        with tempfile.TemporaryDirectory() as folder:
            child = os.fork()
            if child == 0:
                alone(name, Path(folder), until, f"{name} {seed} {turn}")
            status = os.waitpid(child, 0)[1]
            said = Path(folder) / "said.json"
            row = json.loads(said.read_text("utf-8")) if said.exists() else {}
            whole["inputs"] += row.get("inputs", 0)
            whole["outcomes"] = max(whole["outcomes"], row.get("outcomes", 0))
            whole["failures"] |= row.get("failures", {})
            if os.WIFSIGNALED(status):
                ended = signal.Signals(os.WTERMSIG(status)).name
                last = Path(folder) / "input"
                whole["failures"] |= {f"ended by {ended}": keep(name, last.read_bytes())}
    return whole


def alone(name, folder, until, seed):
    """In a child: try inputs until the time is over."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + ROOM,) * 2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # an input that takes too long ends the child
    row = {"inputs": 0, "outcomes": 0, "failures": {}}
    work = folder / "work"
    work.mkdir()
    try:
        told, outcomes = time.monotonic(), set()
        found = inputs(TARGETS[name], TARGETS[name].seeds(work), Random(seed))
        data = next(found)
        while time.monotonic() < until:
            (folder / "input").write_bytes(data)
            signal.alarm(LONGEST)
            outcome = one(name, data, work, row["failures"])
            signal.alarm(0)
            outcomes.add(outcome)
            row["inputs"] += 1
            row["outcomes"] = len(outcomes)
            if time.monotonic() > told + 1:
                (folder / "said.json").write_text(json.dumps(row), "utf-8")
                told = time.monotonic()
            data = found.send(outcome)
        (folder / "said.json").write_text(json.dumps(row), "utf-8")
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def one(name, data, folder, failures):
    """Return what came of one input; a failure is kept once for each place where it rose."""
    try:
        return TARGETS[name].run(data, folder)
    except Exception as fault:  # whatever it is, it is what is looked for
        last = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} {Path(last.filename).name}:{last.lineno}"
        if where not in failures:
            failures[where] = keep(name, data)
        return where


def keep(name, data):
    """Keep a failing input, and return how it is tried again."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return f"python -m tests.fuzz --again {path} '{name}'"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
