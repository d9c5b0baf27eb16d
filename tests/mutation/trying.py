"""Try each change in a child of its own, forked when all tests are collected.

A plugin of pytest: it takes the place of the loop that runs the tests. The parent never runs a
test, so nothing kept from an earlier run (law once loaded, samples once read) hides a change.
"""

import json
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.mutation.changes import changed, changes, sampled
from tests.mutation.in_place import files_with, put
from tests.mutation.reached import watched

ROOM = 6 * 2**30
"""No child may take more memory [bytes]."""


class Trying:
    """The loop: watch the tests once, then try every change of every module asked for."""

    def __init__(self, root, modules, results, budget, *, again=False, sample=None):
        """Note where the modules are, where results go, and the seconds of tests a change gets.

        Args:
            root: of the tree.
            modules: paths of files.
            results: where rows go; changes that have one are not tried once more.
            budget: seconds of tests that each change gets.
            again: whether those that survived are tried once more, with more tests or new ones.
            sample: how many changes of each module are tried; all where it is None.
        """
        self.root = root
        self.modules = modules
        self.results = results
        self.budget = budget
        self.again = again
        self.sample = sample

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self):
        """Let properties draw few inputs, and look for no smaller one once a test fails."""
        from hypothesis import Phase, settings  # imported before pytest is, it is a warning

        settings.register_profile(
            "mutants",
            derandomize=True,
            database=None,
            deadline=None,
            max_examples=60,
            phases=(Phase.explicit, Phase.generate),
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        """Try all changes; the exit status says nothing, the results do."""
        self.items = {item.nodeid: item for item in session.items}
        self.runs = in_child(lambda: watched(session, self.root), 3_600)[1]
        failing = [name for name, run in self.runs.items() if not run.passed]
        say(f"{len(self.runs)} tests watched; {len(failing)} fail by themselves: {failing[:5]}")
        known = self.known()
        for path in self.modules:
            self.try_module(session, path, known)
        return True

    def known(self):
        """Return which changes have a result already, so that a run can be taken up again."""
        if not self.results.exists():
            return set()
        rows = [json.loads(line) for line in self.results.read_text("utf-8").splitlines()]
        latest = {(row["module"], row["key"], row["line"]): row["outcome"] for row in rows}
        return {key for key, outcome in latest.items() if outcome == "killed" or not self.again}

    def try_module(self, session, path, known):
        """Try every change of one module, and write a row for each."""
        text = path.read_text("utf-8")
        module = str(path.relative_to(self.root))
        for change in sampled(changes(text), self.sample):
            if (module, change.key, change.line) in known:
                continue
            began = time.perf_counter()
            outcome, by = self.outcome(session, path, text, change)
            row = {
                "module": module,
                "key": change.key,
                "owner": change.owner,
                "line": change.line,
                "before": change.before,
                "after": change.after,
                "outcome": outcome,
                "by": by,
                "seconds": round(time.perf_counter() - began, 2),
            }
            with self.results.open("a", encoding="utf-8") as rows:
                rows.write(json.dumps(row, ensure_ascii=False) + "\n")

    def outcome(self, session, path, text, change):
        """Return whether some test fails with the change made, and which one."""
        tests = self.tests(path, change.owner)
        if not tests:
            return "untested", ""
        seconds = sum(self.runs[name].seconds for name in tests)
        status, by = in_child(
            lambda: self.first_failing(session, path, text, change, tests), 15 + 4 * seconds
        )
        if status == "hung":
            return "killed", "took too long"
        if status == "died":
            return "killed", "the process died"
        return ("killed", by) if by else ("survived", f"{len(tests)} tests")

    def tests(self, path, owner):
        """Return the names of the tests that reach a function: its own file's first, then fast."""
        reach = {
            name: run
            for name, run in self.runs.items()
            if run.passed and self.reaches(run, path, owner)
        }
        own = f"test_{path.stem}"
        order = sorted(
            reach, key=lambda name: (own not in name and path.stem not in name, reach[name].seconds)
        )
        chosen, spent = [], 0.0
        for name in order:
            if spent + reach[name].seconds <= self.budget or not chosen:
                chosen.append(name)
                spent += reach[name].seconds
        return chosen

    def reaches(self, run, path, owner):
        """Say whether a test ran a function; for a constant, any function of a module with it."""
        if owner.endswith(" ="):
            files = files_with(path, owner.removesuffix(" ="))
            return any(file in files for file, _name in run.functions)
        return (str(path), owner) in run.functions

    def first_failing(self, session, path, text, change, tests):
        """Make the change, and return the name of the first test that fails, else nothing."""
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
        try:
            put(path, changed(text, change), change.owner)
        except Exception as error:  # a constant that cannot be worked out: the module cannot load
            return f"loading: {error!r}"
        items = [self.items[name] for name in tests]
        for place, item in enumerate(items):
            after = items[place + 1] if place + 1 < len(items) else item
            item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return item.nodeid
        return ""


def in_child(work, limit):
    """Return ("done", what ``work`` returned in a forked child), or that it "hung" or "died"."""
    with tempfile.NamedTemporaryFile() as kept:
        child = os.fork()
        if child == 0:
            become_silent()
            try:
                answer = work()
                Path(kept.name).write_bytes(pickle.dumps(answer))
            finally:
                os._exit(0)
        hung = not ended(child, limit)
        if hung:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "hung", None
        answer = Path(kept.name).read_bytes()
        return ("done", pickle.loads(answer)) if answer else ("died", None)


def become_silent():
    """Lead a group of processes that can be ended together, and print nothing."""
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def ended(child, limit):
    """Wait for a child up to a limit [seconds]; say whether it ended."""
    until = time.monotonic() + limit
    pause = 0.002
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(pause)
        pause = min(pause * 1.2, 0.05)
    return False


def say(text):
    """Tell how far it is."""
    print(text, file=sys.__stderr__, flush=True)
