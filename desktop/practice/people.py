"""Invented workers: who they are, since when, under which contract, on what pay."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from resources import resource

AS_OF = date(2026, 10, 31)
"""The last day of the practice month."""

LINES = ("A", "B", "C", "D", "E", "F", "G")
LINE_WORKERS, OFFICE_WORKERS, CASUAL_WORKERS = 108, 40, 24

_SUFFIXES = "0123456789កខគឃងចឆជឈញ"


@dataclass(slots=True)
class Worker:
    """One invented person and what the month brought.

    Attributes:
        rate: pay of a full month [cents]; of a day [riel] for daily workers.
        days: paid days of the first and second half of the month.
        overtime_150: hours at 150% of each half.
        overtime_200: hours at 200%, second half.
        extras: pay items beside basic pay and overtime, second half [cents].
        deducted: deductions, second half [cents].
        registered_on: the day NSSF's list shows; None where the list has not the worker.
        former: worker number and NSSF number of an earlier time here that the payroll forgot.
        again: stands a second time in the second half's sheet, with one day more.
        left_out: pay items that this worker's gross leaves out.
        cells: (run, field) → a cell written in place of what is right.
    """

    number: str
    group: str
    name_km: str
    name_latin: str
    sex: str
    birth_date: date
    hire_date: date | None
    contract_type: str
    rate: int
    nssf_number: str = ""
    national_id: str = ""
    position: str = ""
    contract_start: date | None = None
    contract_end: date | None = None
    leave_date: date | None = None
    status: str = "working"
    days: list[float] = field(default_factory=lambda: [13.0, 13.0])
    overtime_150: list[float] = field(default_factory=lambda: [0.0, 0.0])
    overtime_200: float = 0.0
    extras: dict[str, int] = field(default_factory=dict)
    deducted: dict[str, int] = field(default_factory=dict)
    registered_on: date | None = None
    former: tuple[str, str] = ("", "")
    again: bool = False
    left_out: set[str] = field(default_factory=set)
    cells: dict[tuple[str, str], object] = field(default_factory=dict)


@cache
def names() -> dict[str, Any]:
    """Return the words that names are made of: ``families``, ``given`` by sex."""
    with resource("practice", "names.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words() -> dict[str, Any]:
    """Return the words of the practice workbooks: titles, headings, values."""
    with resource("practice", "words.toml").open("rb") as file:
        return tomllib.load(file)


class Hiring:
    """Makes workers, each under a name and numbers that no other has."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._names: set[str] = set()
        self._core = 1_000_000

    def day(self, first: date, last: date) -> date:
        """Return a day between two days, both included."""
        return first + timedelta(self.random.randint(0, (last - first).days))

    def identity(self, worker: Worker) -> None:
        """Give a worker a name of their own, an identity card and a number of NSSF's."""
        while True:
            family = self.random.choice(names()["families"])
            given = self.random.choice(names()["given"][worker.sex])
            if family[1] + given[1] not in self._names:
                break
        self._names.add(family[1] + given[1])
        worker.name_km = f"{family[0]} {given[0]}"
        worker.name_latin = f"{family[1]} {given[1]}"
        self._core += self.random.randint(3, 4_000)
        worker.national_id = f"{(self._core * 83) % 999_999_937:09d}"
        first = 1 if worker.sex == "male" else 2
        suffix = self.random.choice(_SUFFIXES)
        worker.nssf_number = f"{first}{worker.birth_date:%y%m%d}-{self._core:07d}-{suffix}"
        if worker.hire_date:
            worker.registered_on = worker.hire_date + timedelta(self.random.randint(0, 3))

    def worker(self, number: str, group: str, contract: str) -> Worker:
        """Return a new worker in good order, with dates that fit the contract."""
        hired = self._hire_date(contract)
        age = self.random.randint(18, 40) * 365 + self.random.randint(10, 360)
        birth = max(hired - timedelta(age), date(1968, 1, 1))
        sex = self.random.choices(["female", "male"], [82, 18])[0]
        worker = Worker(number, group, "", "", sex, birth, hired, contract, 21000)
        self.identity(worker)
        self._term(worker, hired)
        return worker

    def _hire_date(self, contract: str) -> date:
        if contract == "udc":
            return self.day(date(2010, 1, 4), date(2024, 9, 30))
        if contract == "fdc":
            return self.day(date(2024, 12, 2), date(2026, 7, 31))
        if contract == "probation":
            return self.day(date(2026, 8, 6), date(2026, 9, 10))
        return self.day(date(2026, 3, 2), date(2026, 9, 1))

    def _term(self, worker: Worker, hired: date) -> None:
        worker.contract_start = hired
        if worker.contract_type == "fdc":
            terms = (AS_OF - hired).days // 182
            worker.contract_start = hired + timedelta(182 * terms)
            worker.contract_end = max(
                worker.contract_start + timedelta(181),
                AS_OF + timedelta(self.random.randint(5, 90)),
            )


def _sewer(hiring: Hiring, line: str, i: int) -> Worker:
    contract = hiring.random.choices(["udc", "fdc", "probation"], [60, 36, 4])[0]
    worker = hiring.worker(f"{line}-{i:03d}", line, contract)
    worker.position = words()["values"]["leader" if i in (1, 55) else "sewer"]
    worker.rate = hiring.random.choices([21000, 21200, 21500, 22000], [60, 20, 12, 8])[0]
    if i in (1, 55):
        worker.rate = 26000
    elif contract == "probation":
        worker.rate = 20800
    _month_on_the_line(worker, hiring.random)
    return worker


def _month_on_the_line(worker: Worker, chance: random.Random) -> None:
    worker.days = [
        13 - chance.choice((0,) * 12 + (0.5, 1)),
        13 - chance.choice((0,) * 12 + (0.5, 1, 1)),
    ]
    worker.overtime_150 = [
        chance.choice((0, 4, 6, 8, 10, 12)) + 0.0,
        chance.choice((0, 4, 8, 12)) + 0.0,
    ]
    worker.overtime_200 = chance.choice((0.0, 0.0, 0.0, 8.0))
    worker.extras = allowances(worker, chance)
    if chance.random() < 0.05:
        worker.deducted["advance"] = 2000
    if chance.random() < 0.03:
        worker.deducted["deduction"] = 600


def allowances(worker: Worker, chance: random.Random) -> dict[str, int]:
    """Return the month's allowances and bonuses as the sector has them [cents]."""
    hours = sum(worker.overtime_150) + worker.overtime_200
    years = (AS_OF - (worker.hire_date or AS_OF)).days // 365
    return {
        "attendance_bonus": 1000 if sum(worker.days) == 26 else 0,
        "transport_allowance": 700,
        "seniority_bonus": min(11, years + 1) * 100 if years else 0,
        "meal_allowance": int(hours // 2) * 50,
        "incentive": chance.choice((0, 0, 0, 500, 800)),
    }


def _clerk(hiring: Hiring, i: int) -> Worker:
    worker = hiring.worker(f"OF-{i:03d}", "OFFICE", "udc")
    worker.position = hiring.random.choice(words()["values"]["office"])
    worker.rate = hiring.random.choice((25000, 28000, 32000, 38000, 45000, 65000))
    worker.days = [0.0, 26.0]
    worker.extras = allowances(worker, hiring.random) | {"unknown_pay": 500 if i % 8 == 0 else 0}
    return worker


def _day_worker(hiring: Hiring, i: int) -> Worker:
    worker = hiring.worker(f"DW-{i:03d}", "DAILY", "casual")
    worker.position = words()["values"]["casual_work"]
    worker.rate = 40_000
    worker.days = [0.0, float(hiring.random.randint(6, 18))]
    return worker


def hire_everyone(seed: int) -> list[Worker]:
    """Return the 820 workers of the practice factory in good order, line by line."""
    hiring = Hiring(seed)
    lines = [_sewer(hiring, line, i) for line in LINES for i in range(1, LINE_WORKERS + 1)]
    office = [_clerk(hiring, i) for i in range(1, OFFICE_WORKERS + 1)]
    daily = [_day_worker(hiring, i) for i in range(1, CASUAL_WORKERS + 1)]
    return [*lines, *office, *daily]


def hire_a_few(seed: int, many: int) -> list[Worker]:
    """Return a small factory's workers, all in good order and on a full month."""
    hiring = Hiring(seed)
    return [_sewer(hiring, "S", i) for i in range(1, many + 1)]
