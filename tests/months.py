"""Months before one, for tests: their lines as a vault would give them back, without a vault."""

from decimal import Decimal

from declaration import prepare
from declaration.history import history_from
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from declaration.vault.further import further_of, read_further
from declaration.vault.rerun import lines_of_month
from tests.build import payroll

RATE = Decimal(4015)
LAW = Law.load()


def earlier_month(month):
    """Return the lines of a month worked out, days and dates beside, and its rate."""
    lines = read_further(further_of(month.payroll)).beside(lines_of_month(month))
    return lines, month.options.rate


def worker(i, **more):
    """Return one invented worker of good standing."""
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i % 26]
    return {
        "worker_number": f"W-{i:03}",
        "nssf_number": f"1900101-{i:07}-1",
        "national_id": f"{100_000_000 + i}",
        "name_km": "",
        "name_latin": f"SOK {letter}{letter}ARY{i}",
        "sex": "female",
        "birth_date": f"{1970 + i % 30}-{1 + i % 12:02}-{1 + i % 28:02}",
        "contract_type": "udc",
        "hire_date": "2020-01-06",
        "leave_date": None,
        "contract_start": None,
        "work_days": 26,
        "gross": "250",
        **more,
    }


def worked_out(workers, when="2026-10", history=None, rate=RATE, **more):
    """Return a month of some workers."""
    options = Options(Month.parse(when), Decimal(rate), **more)
    table = payroll(workers) if workers else payroll([worker(0)][:0])
    return prepare(table, Enterprise("Practice"), LAW, options, None, history)


def history_of(months, when="2026-10", rate=RATE):
    """Return the history of a month: ``YYYY-MM`` → workers of the months before."""
    known = {
        Month.parse(name): earlier_month(worked_out(workers, name, rate=rate, hold_out=True))
        for name, workers in months.items()
    }
    return history_from(known, Month.parse(when))


def after(months, workers, when="2026-10", rate=RATE, then=RATE, **more):
    """Return a month worked out after others."""
    return worked_out(workers, when, history_of(months, when, then), rate, **more)


def found(month, *codes):
    """Return the findings of some codes; of the family PER where none is named."""
    return [f for f in month.findings if (f.code in codes if codes else f.code[:3] == "PER")]
