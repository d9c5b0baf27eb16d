"""Seeded rows of an invented factory: thirty cells a worker, one and a half in a hundred amiss."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from resources import resource

HEADINGS = (
    "No.",
    "Worker ID",
    "NSSF No",
    "ID Card No",
    "គោត្តនាម",
    "នាម",
    "Surname",
    "First Name",
    "ភេទ / Sex",
    "Nationality",
    "Date of Birth",
    "Date Hired",
    "Contract Type",
    "Contract End",
    "Position",
    "Line",
    "Status",
    "Working Days",
    "Monthly Rate",
    "Basic Salary",
    "OT Hours",
    "OT Pay",
    "Attendance Bonus",
    "Transport Allowance",
    "Seniority Bonus",
    "Meal Allowance",
    "Gross Salary (USD)",
    "Pension by Staff",
    "Deduction",
    "Net Pay (USD)",
)
(NUMBER, WORKER, NSSF, CARD, FAMILY_KM, GIVEN_KM, FAMILY, GIVEN, SEX, NATION) = range(10)
(BORN, HIRED, CONTRACT, ENDS, POSITION, LINE, STATUS, DAYS, RATE_USD, BASIC) = range(10, 20)
(HOURS, OVERTIME, ATTENDANCE, TRANSPORT, SENIORITY, MEAL, GROSS, PENSION, OTHER, NET) = range(
    20, 30
)

RATE = 4015
"""Riel per dollar of the benchmark's month."""

AS_OF = date(2026, 10, 31)
DEFECT_SHARE = 0.015

Row = list[object]
_POSITIONS = ("អ្នកដេរ", "អ្នកកាត់", "អ្នកអ៊ុត", "អ្នកត្រួតពិនិត្យគុណភាព", "ជាងម៉ាស៊ីន", "អ្នកវេចខ្ចប់")


def _cents(numerator: int, divisor: int) -> int:
    return (2 * numerator + divisor) // (2 * divisor)


def pension(gross: int) -> int:
    """Return the worker's 2% of the wage between floor and ceiling [cents]."""
    base = min(max(_cents(gross * RATE, 100), 400_000), 1_200_000)
    return _cents(base * 2, RATE)


class Factory:
    """Makes rows; every factory of another seed has other people and numbers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.first_core = seed % 8000 * 1_000 + 100_000
        self.first_card = 100_000_000 + seed % 800 * 1_000_000
        with resource("practice", "names.toml").open("rb") as file:
            self.names = tomllib.load(file)
        self.seen: list[Row] = []

    def rows(self, many: int) -> Iterator[Row]:
        """Yield a row a worker; about ``DEFECT_SHARE`` of them have one defect."""
        for i in range(1, many + 1):
            row = self._identity(i) + self._pay()
            if self.random.random() < DEFECT_SHARE:
                self.random.choice(DEFECTS)(self, row)
            if len(self.seen) < 400:
                self.seen.append(row)
            yield row

    def _identity(self, i: int) -> Row:
        chance = self.random
        sex = "female" if chance.random() < 0.8 else "male"
        family, given = (
            chance.choice(self.names["families"]),
            chance.choice(self.names["given"][sex]),
        )
        born = date(1968, 1, 1) + timedelta(chance.randrange(13_500))
        contract = chance.choices(("UDC", "FDC", "Casual"), (60, 36, 4))[0]
        hired = self._hired(born, contract)
        ends = AS_OF + timedelta(chance.randrange(1, 170)) if contract == "FDC" else None
        prefix = f"{1 if sex == 'male' else 2}{born:%y%m%d}"
        nssf = f"{prefix}-{self.first_core + i:07d}-{i % 10}"
        return [
            i,
            f"W{i:06d}",
            nssf,
            f"{self.first_card + i:09d}",
            *(family[0], given[0], family[1], given[1]),
            "ស្រី" if sex == "female" else "ប្រុស",
            "ខ្មែរ",
            *(born, hired, contract, ends),
            chance.choice(_POSITIONS),
            f"LINE {chance.randrange(1, 41):02d}",
            "WORKING",
        ]

    def _hired(self, born: date, contract: str) -> date:
        first = date(2025, 1, 6) if contract == "FDC" else date(2010, 1, 4)
        first = max(first, born + timedelta(18 * 366))
        return first + timedelta(self.random.randrange(max(1, (date(2026, 10, 25) - first).days)))

    def _pay(self) -> Row:
        chance = self.random
        days = chance.choices((26, 25, 24, 22, 18), (76, 9, 7, 5, 3))[0]
        rate = chance.choices((21000, 21500, 23000, 28000, 45000), (56, 20, 14, 7, 3))[0]
        hours = chance.choice((0, 4, 8, 12, 16, 20, 24, 32))
        basic = -(-rate * days // 26)
        overtime = _cents(rate * hours * 3, 208 * 2)
        attendance = 1000 if days == 26 else 0
        transport, seniority, meal = 700, chance.randrange(0, 12) * 100, hours // 2 * 50
        gross = basic + overtime + attendance + transport + seniority + meal
        taken, other = pension(gross), chance.choice((0, 0, 0, 0, 600))
        cents = [overtime, attendance, transport, seniority, meal]
        paid = [gross, taken, other, gross - taken - other]
        return [days, rate / 100, basic / 100, hours, *(c / 100 for c in (*cents, *paid))]


Defect = Callable[[Factory, Row], None]


def _set(column: int, cell: object) -> Defect:
    def spoil(_: Factory, row: Row) -> None:
        row[column] = cell

    return spoil


def _repeat(column: int) -> Defect:
    def spoil(factory: Factory, row: Row) -> None:
        if factory.seen:
            row[column] = factory.random.choice(factory.seen)[column]

    return spoil


def _text_amount(_: Factory, row: Row) -> None:
    row[GROSS] = f"{row[GROSS]:,.2f}"


def _text_date(_: Factory, row: Row) -> None:
    row[HIRED] = f"{row[HIRED]:%d/%m/%Y}"


def _overtime_left_out(_: Factory, row: Row) -> None:
    row[GROSS] = round(float(str(row[GROSS])) - float(str(row[OVERTIME])), 2)


def _unregistered(days: int) -> Defect:
    def spoil(_: Factory, row: Row) -> None:
        row[NSSF], row[HIRED], row[CONTRACT] = None, AS_OF - timedelta(days), "UDC"
        row[ENDS] = None

    return spoil


DEFECTS: tuple[Defect, ...] = (
    _text_amount,
    _text_date,
    _repeat(NSSF),
    _repeat(CARD),
    _repeat(WORKER),
    _overtime_left_out,
    _unregistered(60),
    _unregistered(20),
    _unregistered(2),
    _set(NSSF, "12345"),
    _set(CARD, "0123456789"),
    _set(FAMILY_KM, "Chan"),
    _set(BORN, date(2012, 5, 5)),
    _set(BORN, "31/02/1990"),
    _set(BORN, date(1963, 5, 5)),
    _set(HIRED, date(2026, 11, 15)),
    _set(CONTRACT, "???"),
    _set(ENDS, date(2026, 10, 3)),
    _set(DAYS, 35),
    _set(BASIC, 150.0),
    _set(OVERTIME, 0.0),
    _set(GROSS, "n/a"),
    _set(GROSS, 985_000.0),
    _set(GROSS, 0),
    _set(NET, 12.25),
    _set(PENSION, 1.5),
)
"""What can be amiss with a row."""
