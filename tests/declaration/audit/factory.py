"""An invented month and its declaration, for the audit's tests."""

from datetime import date
from decimal import Decimal

from declaration import prepare
from declaration.audit.auditing import Evidence, audit
from declaration.audit.reasons import ORDER
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Options
from tests.build import KHR, payroll

MONTH, RATE = Month(2026, 10), Decimal(4015)
LAW = Law.load()


def worker(i, **changes):
    """Return an invented worker of $204 basic, $30.60 overtime, $10 attendance, $7 transport."""
    return {
        "worker_number": f"A-{i:03d}",
        "nssf_number": f"{1234000 + i}-{7654000 + i}-ក",
        "name_km": f"សុខ ដារ៉ា{i}",
        "name_latin": f"SOK DARA {i}",
        "birth_date": "1995-05-05",
        "hire_date": "2024-01-02",
        "registered_on": "2024-01-03",
        "contract_type": "udc",
        "work_days": 26,
        "basic_pay": f"{200 + i}.00",
        "overtime_pay": "30.60",
        "attendance_bonus": "10.00",
        "meal_allowance": "7.35",
        "gross": f"{247 + i}.95",
        "net_pay": f"{240 + i}.00",
        "deduction": "7.95",
    } | changes


def riel(dollars):
    return round(Decimal(dollars) * RATE)


def line(i, wage=None, **changes):
    """Return the declared line of a worker; the wage in riel, the full gross where not given."""
    full = worker(i)
    own = {name: full[name] for name in ("worker_number", "nssf_number", "name_km", "birth_date")}
    return own | {"declared_wage": KHR(riel(full["gross"]) if wage is None else wage)} | changes


def declaration(rows):
    return payroll(rows, currency={"declared_wage": "KHR"}, file="declared.xlsx", sheet="BEN")


def month_of(rows, *, rate=RATE, register=None, as_of=None, **options):
    chosen = Options(MONTH, rate, as_of or date(2026, 10, 31), **options)
    return prepare(payroll(rows), None, LAW, chosen, register)


def audited(rows, lines, evidence=None, **options):
    return audit(month_of(rows, **options), declaration(lines), evidence or Evidence())


def reasons_of(found):
    return [ORDER[code].value for code in found.pairs.reason]


def codes(found, family="XCK"):
    return [finding.code for finding in found.findings if finding.code.startswith(family)]
