"""Errands over processes and over a Dask cluster: in order, and one that fails stops nobody."""

import os
import signal

import pytest

from desktop.batch.errands import GONE, Errand, Outcome
from desktop.batch.running import NoDaskError, highest, over_dask, over_processes
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


def test_cancelling_stops_the_rest():
    def cancel(_name, _done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        over_processes(ERRANDS, 1, cancel, name_length)


def test_nobody_answers_at_the_address():
    with pytest.raises(NoDaskError, match="No Dask scheduler answers"):
        over_dask(ERRANDS, "nothing", told)
