"""Runs commands by turns and keeps, for each, every round's time and memory."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once and kept, as wherever a program is installed."""

MIB = 1024
"""The system counts memory in KiB."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to exit.

    Attributes:
        seconds: wall time.
        cpu: user and system time [seconds].
        peak: most memory it held [MiB].
        status: exit status.
    """

    seconds: float
    cpu: float
    peak: float
    status: int


@dataclass(slots=True)
class Candidate:
    """A command, and the runs it has had.

    Attributes:
        command: program and arguments.
        may_exit: exit statuses that count as done.
        before: called before each run, outside the clock.
    """

    command: list[str]
    may_exit: tuple[int, ...] = (0,)
    before: Callable[[], object] | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Median wall time."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """Median peak memory [MiB]."""
        return statistics.median(run.peak for run in self.runs)


class BenchmarkError(Exception):
    """A candidate did not do its job."""


def run(command: list[str]) -> Run:
    """Run one command to its end, its output thrown away.

    The child is spawned, so that what this process holds is not counted as its memory.
    """
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB, code)


def take_turns(candidates: Mapping[str, Candidate], rounds: int) -> None:
    """Run all candidates once a round, in an order that turns with the rounds.

    Raises:
        BenchmarkError: one ended with a status that is not among its own.
    """
    names = list(candidates)
    for i in range(rounds):
        shift = i % len(names)
        for name in names[shift:] + names[:shift]:
            candidate = candidates[name]
            if candidate.before:
                candidate.before()
            result = run(candidate.command)
            if result.status not in candidate.may_exit:
                raise BenchmarkError(f"{name} ended with {result.status}: {candidate.command}")
            candidate.runs.append(result)
            sys.stderr.write(f"  round {i + 1}  {name:<28} {result.seconds:8.2f} s\n")


def ratio(one: Candidate, other: Candidate) -> float:
    """Return the median over rounds of one's time ÷ the other's in the same round."""
    pairs = zip(one.runs, other.runs, strict=False)
    return statistics.median(a.seconds / b.seconds for a, b in pairs)
