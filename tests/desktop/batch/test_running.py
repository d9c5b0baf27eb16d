"""Errands over processes and over a Dask cluster: in order, and one that fails stops nobody."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from desktop.batch.errands import GONE, Errand, Outcome
from desktop.batch.running import NoDaskError, Watcher, highest, over_dask, over_processes
from desktop.status import FAULT

ERRANDS = [Errand(name, (), "") for name in ("a", "b", "killed", "c", "d")]


def told(*_):
    pass


def name_length(errand):
    return Outcome(errand.name, len(errand.name), "")


def stopped_by_the_system(errand):
    if errand.name == "killed":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return Outcome(errand.name, 0, "")


def test_in_their_order_and_told():
    said = []
    found = over_processes(ERRANDS, 2, lambda name, done: said.append((name, done)), name_length)
    assert [each.name for each in found] == ["a", "b", "killed", "c", "d"]
    assert sorted(name for name, _ in said) == ["a", "b", "c", "d", "killed"]
    assert said[-1][1] == 1
    assert highest(found) == 6


def test_a_stopped_process_stops_nobody_else():
    found = over_processes(ERRANDS, 2, told, stopped_by_the_system)
    assert [each.status for each in found] == [0, 0, FAULT, 0, 0]
    assert found[2].said == GONE


def at_fault(errand):
    if errand.name == "killed":
        raise ZeroDivisionError("invented")
    return Outcome(errand.name, 0, "")


def test_a_fault_of_the_program_stops_nobody_else(monkeypatch):
    monkeypatch.setattr("desktop.fault.write_bundle", lambda fault: f"Noted: {fault}")
    found = over_processes(ERRANDS, 2, told, at_fault)
    assert [each.status for each in found] == [0, 0, FAULT, 0, 0]
    assert found[2].said == "Noted: invented"


def test_cancelling_stops_the_rest():
    def cancel(_name, _done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        over_processes(ERRANDS, 1, cancel, name_length)


class Seen(Watcher):
    """Notes what it sees; raises once an errand of some name has begun."""

    def __init__(self, until=""):
        self.what, self._until = [], until

    def begun(self, errand):
        self.what.append(("begun", errand.name))

    def came(self, outcome):
        self.what.append(("came", outcome.name))

    def ask(self):
        if ("begun", self._until) in self.what:
            raise KeyboardInterrupt


def done_when_told(errand):
    """Be under way until the test lets it go on."""
    while errand.out and not Path(errand.out).exists():
        time.sleep(0.01)
    return Outcome(errand.name, 0, "")


def test_a_watcher_sees_each_begin_and_end():
    seen = Seen()
    over_processes(ERRANDS, 1, told, name_length, seen)
    names = [errand.name for errand in ERRANDS]
    assert seen.what == [(what, name) for name in names for what in ("begun", "came")]


def test_what_is_under_way_is_done_to_its_end_and_what_waits_is_not_begun(tmp_path):
    go_on = tmp_path / "go on"

    class Cancelling(Seen):
        def ask(self):
            if ("begun", "b") in self.what:
                go_on.touch()
                raise KeyboardInterrupt

    seen = Cancelling()
    errands = [Errand(name, (), str(go_on)) for name in "abcd"]
    with pytest.raises(KeyboardInterrupt):
        over_processes(errands, 2, told, done_when_told, seen)
    begun = {name for what, name in seen.what if what == "begun"}
    assert begun == {"a", "b"} == {name for what, name in seen.what if what == "came"}


BEGINS_AND_WAITS = """
import sys
from desktop.batch.errands import Errand
from desktop.batch.running import over_processes
from tests.desktop.batch.test_running import says_who_it_is

if __name__ == "__main__":
    errands = [Errand(name, (), sys.argv[1]) for name in ("a", "b")]
    over_processes(errands, 2, lambda *_: None, says_who_it_is)
"""


def says_who_it_is(errand):
    Path(errand.out, errand.name).write_text(str(os.getpid()))
    time.sleep(600)


def runs(number):
    """Return whether a process is there; one that has ended and waits for its parent is not."""
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_no_process_outlives_the_program_that_was_killed(tmp_path):
    script = tmp_path / "begins.py"
    script.write_text(BEGINS_AND_WAITS, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environment) as parent:
        notes = [tmp_path / "a", tmp_path / "b"]
        until(lambda: all(note.exists() and note.read_text() for note in notes))
        numbers = [int(note.read_text()) for note in notes]
        assert all(map(runs, numbers))
        parent.kill()
    until(lambda: not any(map(runs, numbers)))


def until(is_so):
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nobody_answers_at_the_address():
    with pytest.raises(NoDaskError, match="No Dask scheduler answers"):
        over_dask(ERRANDS, "nothing", told)
