"""The same month, worked out the slow way: one row after another, in Decimal, without numpy.

It shares no code with the program and knows the figures of October 2026 by heart, so that the two
can only agree by both being right. A row is a dict as ``tests.build.payroll`` takes it, money in
dollars.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

MONTH_FIRST, MONTH_LAST = date(2026, 10, 1), date(2026, 10, 31)
CENT = Decimal("0.01")
ALLOWANCES = ("attendance_bonus", "transport_allowance", "seniority_bonus", "meal_allowance")
PARTS = ("basic_pay", "piece_rate", "overtime_pay", *ALLOWANCES)
LEFT_OUT = ("overtime_pay", *ALLOWANCES)


def d(row, name):
    value = row.get(name)
    return Decimal(0) if value is None else Decimal(str(value))


def half_up(amount):
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def day(value):
    return date.fromisoformat(value) if value else None


def months_later(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(start.day, last))
        except ValueError:
            continue
    raise AssertionError


# Wage and contributions


def wage_usd(row):
    return d(row, "gross") if "gross" in row else sum(d(row, part) for part in PARTS)


def wage_khr(row, rate):
    return half_up(wage_usd(row) * rate)


def class_base(wage):
    if wage <= 200_000:
        return 200_000
    if wage > 1_200_000:
        return 1_200_000
    return -(-wage // 50_000) * 50_000 - 25_000


def pension_due(row):
    born = day(row.get("birth_date"))
    if born is None:
        return True
    return (born.year + 60, born.month) > (2026, 10)


def shares(row, rate):
    """Return scheme → base, employer's share, worker's share."""
    wage = wage_khr(row, rate)
    nothing = (0, 0, 0)
    if wage <= 0 or status(row) != "paid":
        return {"occupational_risk": nothing, "health_care": nothing, "pension": nothing}
    base = class_base(wage)
    pension = min(max(wage, 400_000), 1_200_000) if pension_due(row) else 0
    two = half_up(pension * Decimal("0.02"))
    return {
        "occupational_risk": (base, half_up(base * Decimal("0.008")), 0),
        "health_care": (base, half_up(base * Decimal("0.026")), 0),
        "pension": (pension, two, two),
    }


def status(row):
    """Return ``left``, ``suspended``, ``unpaid``, ``none`` or ``paid``."""
    wage, days = wage_usd(row), d(row, "work_days")
    hours = d(row, "overtime_hours")
    left = day(row.get("leave_date"))
    if (left and left < MONTH_FIRST) or (row.get("status") == "left" and wage <= 0):
        return "left"
    if row.get("status") == "suspended" or (days <= 0 and hours <= 0 and wage <= 0):
        return "suspended"
    if wage > 0:
        return "paid"
    return "unpaid" if days > 0 or hours > 0 else "none"


# What the gross leaves out


def difference(row):
    return sum(d(row, part) for part in PARTS) - d(row, "gross")


def explains(row, chosen):
    return abs(difference(row) - sum(d(row, part) for part in chosen)) <= CENT


def is_net(row):
    gross, net = d(row, "gross"), d(row, "net_pay")
    return bool(gross) and gross == net and d(row, "deduction") > 0 and abs(difference(row)) > CENT


def all_sets():
    return [c for size in range(len(LEFT_OUT) + 1) for c in combinations(LEFT_OUT, size)]


def pattern(rows):
    """Return the smallest set of columns that explains the gross of the most rows, and how many."""
    compared = [row for row in rows if is_compared(row)]
    best = max(all_sets(), key=lambda chosen: sum(explains(row, chosen) for row in compared))
    return set(best), sum(explains(row, best) for row in compared), len(compared)


def is_compared(row):
    return d(row, "gross") != 0 and not is_net(row) and any(d(row, part) for part in PARTS)


def omitted(row, usual):
    """Return the columns left out of one row's gross, or None where nothing explains it."""
    if explains(row, usual):
        return usual
    for size in (1, 2, 3):
        for change in combinations(LEFT_OUT, size):
            if explains(row, usual ^ set(change)):
                return usual ^ set(change)
    return set(LEFT_OUT) if explains(row, LEFT_OUT) else None


# Findings


def codes(rows, as_of=MONTH_LAST):
    """Return the codes of each row [n]; only of checks that look at one worker."""
    usual, fits, compared = pattern(rows)
    assert 2 * fits >= compared
    return [
        _inclusion(row, usual)
        | _wage(row, usual)
        | _overtime(row)
        | _contract(row, as_of)
        | _registration(row, as_of)
        | _row(row, usual)
        | _computation(row)
        for row in rows
    ]


def _when(**found):
    return {code.replace("_", "-") for code, holds in found.items() if holds}


def _wrong_currency(row):
    return wage_usd(row) > 20_000


def _inclusion(row, usual):
    state, net, compared = status(row), is_net(row), is_compared(row)
    missing = omitted(row, usual) if compared else set()
    paid = wage_usd(row) > 0 and state != "left"
    out = {part for part in missing or () if d(row, part)}
    return _when(
        OVT_001=paid and "overtime_pay" in out,
        WAG_005=paid and bool(out & set(ALLOWANCES)),
        WAG_004=compared and missing is None and state != "left" and not _wrong_currency(row),
        WAG_006=net and state != "left",
    )


def _wage(row, usual):
    state = status(row)
    basic = max(d(row, "basic_pay"), d(row, "piece_rate"))
    if not basic:
        inside = set(LEFT_OUT) - ((omitted(row, usual) if is_compared(row) else None) or set())
        basic = d(row, "gross") - sum(d(row, part) for part in inside)
    least = Decimal(208 if row.get("contract_type") == "probation" else 210)
    days = min(d(row, "work_days"), Decimal(26))
    due = (least * days / 26).quantize(Decimal("0.0001"), "ROUND_FLOOR")
    below = state == "paid" and bool(basic) and basic + CENT < due
    return _when(
        WAG_001=state == "unpaid" and not _wrong_currency(row),
        WAG_003=below and row.get("contract_type") != "apprentice" and not _wrong_currency(row),
        WAG_007=_wrong_currency(row),
    )


def _overtime(row):
    hours, paid, days = d(row, "overtime_hours"), d(row, "overtime_pay"), d(row, "work_days")
    state, sound = status(row), not _wrong_currency(row)
    basic = d(row, "basic_pay")
    if Decimal(0) < days < 26 and basic < 210:
        basic = (basic * 26 / days).quantize(Decimal("0.0001"), "ROUND_FLOOR")
    due = basic / 208 * Decimal("1.5") * hours
    return _when(
        OVT_002=hours > 0 and not paid and state == "paid" and sound,
        OVT_003=state == "paid" and sound and paid > 0 and paid + due / 100 + CENT < due,
        OVT_004=hours > 2 * days and state != "left",
    )


def _contract(row, as_of):
    here, kind = status(row) != "left", row.get("contract_type")
    hired, born, end = (day(row.get(n)) for n in ("hire_date", "birth_date", "contract_end"))
    possible = 99 if end is None else max((end - MONTH_FIRST).days + 1, 0)
    ended = end is not None and end < MONTH_LAST and status(row) == "paid"
    return _when(
        CON_001=here and not kind,
        CON_002=here and kind == "fdc" and end is None,
        CON_003=here and kind == "fdc" and hired is not None and months_later(hired, 24) < as_of,
        CON_004=ended and (possible == 0 or d(row, "work_days") > possible),
        CON_005=here
        and kind == "probation"
        and hired is not None
        and months_later(hired, 3) < as_of,
        CON_006=bool(born and hired) and hired < months_later(born, 180),
        CON_007=here and kind == "casual",
        CON_009=status(row) == "suspended" and wage_usd(row) <= 0,
        CON_010=status(row) == "suspended" and wage_usd(row) > 0,
    )


def _registration(row, as_of):
    here, known = status(row) != "left", bool(row.get("nssf_number"))
    hired, since = day(row.get("hire_date")), day(row.get("registered_on"))
    run = (as_of - hired).days if hired else 0
    late = (since - hired).days if since and hired else 0
    return _when(
        REG_001=here and not known and run > 45,
        REG_002=here and not known and 3 < run <= 45,
        REG_003=here and late > (3 if hired and hired >= date(2017, 11, 10) else 45),
        REG_004=here and not known and hired is None,
    )


def _row(row, usual):
    hired, left = day(row.get("hire_date")), day(row.get("leave_date"))
    missing = omitted(row, usual) if is_compared(row) else set()
    gap = d(row, "net_pay") + d(row, "deduction") - d(row, "gross")
    out = sum(d(row, part) for part in missing or ())
    compared = d(row, "gross") != 0 and not is_net(row) and missing is not None
    off = abs(gap) > CENT and abs(gap - out) > CENT
    return _when(
        ROW_001=hired is not None and hired > MONTH_LAST,
        ROW_002=compared and off and not _wrong_currency(row),
        ROW_003=d(row, "work_days") > 31,
        ROW_005=left is not None and left < MONTH_FIRST and wage_usd(row) > 0,
    )


def _computation(row):
    wage = wage_khr(row, Decimal(4015))
    paid = status(row) == "paid" and wage > 0
    low = wage < (400_000 if pension_due(row) else 200_000)
    return _when(
        CAL_001=paid and (wage > 1_200_000 or low),
        CAL_002=status(row) == "paid" and not pension_due(row),
    )


def days_before(as_of, days):
    return (as_of - timedelta(days)).isoformat()
