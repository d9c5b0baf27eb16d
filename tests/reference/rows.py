"""Invented payroll rows of a garment factory, with some of every defect that one row can have."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")
PARTS = (
    "basic_pay",
    "piece_rate",
    "overtime_pay",
    "attendance_bonus",
    "transport_allowance",
    "seniority_bonus",
    "meal_allowance",
)
LAST = date(2026, 10, 31)


def sound_row(chance, number):
    """Return one worker in good order."""
    days = chance.choice([26] * 6 + [25, 24, 22, 13])
    hours = Decimal(chance.choice([0, 0, 4, 8, 10, 12, 16, 20, 24]))
    full = Decimal(chance.choice([210, 210, 210, 215, 230, 262, 300]))
    basic = (full * days / 26).quantize(CENT, ROUND_HALF_UP)
    row = {
        "worker_number": f"W{number:06}",
        "name_km": f"សុខ ដារ៉ា {number}",
        "nssf_number": f"2900101-{number:07}-1",
        "national_id": f"{number:09}",
        "birth_date": _day(chance, 1972, 2004),
        "hire_date": _day(chance, 2019, 2026, last_month=6),
        "contract_type": chance.choice(["udc"] * 5 + ["casual", "apprentice"]),
        "work_days": days,
        "overtime_hours": hours,
        "basic_pay": basic,
        "piece_rate": Decimal(0),
        "overtime_pay": (full / 208 * Decimal("1.5") * hours).quantize(CENT, ROUND_HALF_UP),
        "attendance_bonus": Decimal(10 if days == 26 else 0),
        "transport_allowance": Decimal(7),
        "seniority_bonus": Decimal(chance.randrange(12)),
        "meal_allowance": hours / 2 * Decimal("0.5"),
        "status": "working",
    }
    return settled(row)


def settled(row):
    """Return the row with gross, deduction and net as its parts ask."""
    row["gross"] = sum((row[part] for part in PARTS), Decimal(0))
    row["deduction"] = (row["gross"] * Decimal("0.02")).quantize(CENT, ROUND_HALF_UP)
    row["net_pay"] = row["gross"] - row["deduction"]
    return row


def _day(chance, first, last, last_month=12):
    return date(
        chance.randrange(first, last + 1), chance.randint(1, last_month), chance.randint(1, 28)
    ).isoformat()


def _ago(days):
    return (LAST - timedelta(days)).isoformat()


def without(*parts):
    def change(row, _):
        row["gross"] -= sum(row[part] for part in parts)
        row["net_pay"] = row["gross"] - row["deduction"]

    return change


def with_(**values):
    def change(row, chance):
        for name, value in values.items():
            row[name] = value(chance) if callable(value) else value

    return change


def resettled(**values):
    put = with_(**values)

    def change(row, chance):
        put(row, chance)
        settled(row)

    return change


def _tampered(row, chance):
    row["gross"] += chance.choice([Decimal("3.37"), Decimal("-61.93"), Decimal("0.02")])


def _net_for_gross(row, _):
    row["gross"] = row["net_pay"]


def _no_wage(row, _):
    for name in (*PARTS, "gross", "deduction", "net_pay"):
        row[name] = Decimal(0)


def _suspended(row, chance):
    _no_wage(row, chance)
    row["work_days"], row["overtime_hours"] = 0, Decimal(0)


def _riel(row, _):
    row["gross"] = row["gross"] * 4015


DEFECTS = (
    without("overtime_pay"),
    without("attendance_bonus", "transport_allowance"),
    without("overtime_pay", "meal_allowance"),
    _tampered,
    _net_for_gross,
    _no_wage,
    _suspended,
    _riel,
    with_(net_pay=lambda c: Decimal(c.randrange(20000, 30000)) / 100),
    resettled(basic_pay=lambda c: Decimal(c.randrange(9000, 21000)) / 100),
    resettled(overtime_hours=Decimal(12), overtime_pay=Decimal(0)),
    resettled(overtime_hours=Decimal(12), overtime_pay=lambda c: Decimal(c.randrange(5, 20))),
    resettled(piece_rate=lambda c: Decimal(c.randrange(30, 260)), basic_pay=Decimal(0)),
    with_(overtime_hours=lambda c: Decimal(c.randrange(40, 70))),
    with_(nssf_number=None, hire_date=lambda c: _ago(c.randrange(0, 60))),
    with_(nssf_number=None, hire_date=None),
    with_(registered_on="2026-09-15", hire_date=lambda c: _ago(c.randrange(46, 140))),
    with_(contract_type=None),
    with_(contract_type="fdc"),
    with_(
        contract_type="fdc", contract_end="2026-12-31", hire_date=lambda c: _ago(c.randrange(900))
    ),
    with_(
        contract_type="fdc",
        contract_end=lambda c: f"2026-{c.choice(['09', '10'])}-{c.randint(1, 30):02}",
    ),
    with_(contract_type="probation", hire_date=lambda c: _ago(c.randrange(60, 130))),
    with_(birth_date=lambda c: f"201{c.randrange(10)}-05-01"),
    with_(birth_date=lambda c: f"1966-{c.choice(['09', '10', '11'])}-15"),
    with_(birth_date=None),
    with_(hire_date="2026-11-03"),
    with_(leave_date=lambda c: f"2026-{c.choice(['09', '10'])}-30"),
    with_(status=lambda c: c.choice(["left", "suspended", "maternity", None])),
    with_(work_days=lambda c: c.choice([27, 31, 32, 40])),
)


def rows(count, seed=1, defective=0.3):
    """Return rows of which some have one defect, now and then two."""
    chance = Random(seed)
    found = []
    for number in range(count):
        row = sound_row(chance, number)
        while chance.random() < defective:
            chance.choice(DEFECTS)(row, chance)
        found.append(row)
    return found
