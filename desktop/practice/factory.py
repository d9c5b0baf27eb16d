"""Writes the practice factory, and knows what a reading of it must come to.

Everything is invented and the same each time: the workers come from a fixed seed, what goes wrong
is planted on workers that are known (``Practice.planted``), so that a reading can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.practice.evidence import write_attendance, write_receipt, write_second_payroll
from desktop.practice.papers import write_about, write_declared, write_enterprise, write_register
from desktop.practice.pay import FIRST, RATE, SECOND
from desktop.practice.payrolls import write_clean, write_daily, write_run
from desktop.practice.people import AS_OF, Worker, hire_a_few, hire_everyone
from desktop.practice.problems import HOLDING, plant

_SEED, _CLEAN_SEED, _CLEAN_WORKERS = 820, 25, 25


@dataclass(frozen=True, slots=True)
class Practice:
    """What a reading of the practice factory must come to.

    Attributes:
        month: the month declared.
        rate: riel per dollar.
        workers: distinct workers in the payrolls.
        held_out: those whose line an error holds.
        suspended: workers whose contract is suspended.
        left: workers who left before the month.
        unregistered: workers that NSSF does not know.
        unregistered_past_45_days: those of them hired more than 45 days before the month's end.
        planted: code → the worker numbers it was planted on.
    """

    month: str
    rate: int
    workers: int
    held_out: int
    suspended: int
    left: int
    unregistered: int
    unregistered_past_45_days: int
    planted: Mapping[str, list[str]]


def _workers() -> tuple[list[Worker], dict[str, list[str]]]:
    workers = hire_everyone(_SEED)
    return workers, plant(workers)


@cache
def practice() -> Practice:
    """Return the figures of the practice factory, counted from how it was made."""
    workers, planted = _workers()
    unknown = [w for w in workers if not w.nssf_number and not w.registered_on]
    late = [w for w in unknown if w.hire_date and (AS_OF - w.hire_date).days > 45]
    return Practice(
        month=f"{AS_OF:%Y-%m}",
        rate=RATE,
        workers=len(workers),
        held_out=sum(len(planted[code]) for code in HOLDING),
        suspended=sum(w.status == "suspended" for w in workers),
        left=sum(w.status == "left" for w in workers),
        unregistered=len(unknown),
        unregistered_past_45_days=len(late),
        planted=planted,
    )


def write_practice_factory(folder: Path) -> list[Path]:
    """Write the practice factory and the clean small one; return the files written.

    Args:
        folder: where to; made if need be. Files of the same names are replaced.
    """
    workers, _ = _workers()
    folder.mkdir(parents=True, exist_ok=True)
    write_about(folder / "ABOUT.txt")
    write_enterprise(folder / "enterprise.toml", "enterprise")
    write_run(folder / "payroll-1-first-half.xlsx", workers, FIRST)
    write_run(folder / "payroll-2-second-half.xlsx", workers, SECOND)
    write_daily(folder / "payroll-3-daily.xlsx", workers)
    write_register(folder / "register.xlsx", workers)
    contributory_khr = write_declared(folder / "declared.xlsx", workers)
    write_receipt(folder / "receipt.xlsx", contributory_khr)
    write_attendance(folder / "attendance.xlsx", workers)
    write_second_payroll(folder / "second-payroll.xlsx", workers)
    _write_clean_factory(folder / "clean")
    return sorted(path for path in folder.rglob("*") if path.suffix in (".xlsx", ".toml", ".txt"))


def _write_clean_factory(folder: Path) -> None:
    workers = hire_a_few(_CLEAN_SEED, _CLEAN_WORKERS)
    folder.mkdir(exist_ok=True)
    write_enterprise(folder / "enterprise.toml", "clean")
    write_clean(folder / "payroll.xlsx", workers)
    write_register(folder / "register.xlsx", workers, "clean")
