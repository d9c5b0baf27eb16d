"""``python -m tests.mutation [--tests PATH …] [--sample N] [--budget SECONDS] MODULE …``."""

import argparse
import sys
from pathlib import Path

import pytest

from tests.mutation.table import table
from tests.mutation.trying import Trying

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/declaration", "tests/law", "tests/findings", "tests/importers")
SLOW = (
    "tests/declaration/vault/test_killed.py",
    "tests/declaration/vault/test_full_disk.py",
)
"""Seconds each, and about files on a disk: other tests see the same lines."""


def main(words):
    """Try the changes of some modules, and print the table of all results so far."""
    asked = arguments().parse_args(words)
    modules = [path for each in asked.modules for path in files(ROOT / each)]
    results = asked.results.resolve()
    if modules:
        results.parent.mkdir(parents=True, exist_ok=True)
        trying = Trying(
            ROOT, modules, results, asked.budget, again=asked.again, sample=asked.sample
        )
        pytest.main(
            [
                *("-p", "no:terminal", "--hypothesis-profile=mutants"),
                *(f"--ignore={path}" for path in SLOW),
                *asked.tests,
            ],
            plugins=[trying],
        )
    sys.stdout.write(table(results))


def arguments():
    """Return what can be asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("modules", nargs="*", help="files or folders; none: only the table")
    parser.add_argument("--tests", nargs="+", default=TESTS)
    parser.add_argument("--results", type=Path, default=ROOT / "out" / "mutants.jsonl")
    parser.add_argument("--budget", type=float, default=8.0, help="seconds of tests a change gets")
    parser.add_argument("--again", action="store_true", help="try once more what survived")
    parser.add_argument("--sample", type=int, help="of each module as many changes, the same ones")
    return parser


def files(path):
    """Return a module, or all of a folder."""
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


if __name__ == "__main__":
    main(sys.argv[1:])
