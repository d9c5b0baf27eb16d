"""Which fields fit where: what may stand under a group, which fields one column only may claim."""

from __future__ import annotations

from declaration.fields import FIELDS, Kind, Role

ADDED_UP = frozenset({"leave_days", "absent_days"})
"""Days that several columns may give: sick leave, annual leave, permission."""

NOT_DISPUTED = frozenset(
    [
        "row_no",
        "nationality",
        "department",
        "line_group",
        "position",
        "status",
        "basic_rate",
        "exchange_rate",
        "bank_account",
        "signature",
        "remark",
        "pay_date",
        "occupational_risk",
        "health_care",
        "pension_worker",
        "pension_employer",
        "nssf_total",
        "additions_total",
        "deductions_total",
        "work_days",
    ]
)
"""Fields whose second column changes no wage and no identity: the first is used."""


def is_money(name: str) -> bool:
    """Return whether a field holds amounts of money."""
    return name in FIELDS and FIELDS[name].kind is Kind.MONEY


def is_additive(name: str) -> bool:
    """Return whether several columns may claim a field: pay items and deductions."""
    if name in ADDED_UP:
        return True
    return name in FIELDS and FIELDS[name].role in (Role.PART, Role.DEDUCTION)


def fits_group(name: str, group: str) -> bool:
    """Return whether a field may stand under a group of earnings or deductions.

    Totals and everything about the person may stand anywhere; a pay item under deductions is not
    paid but taken ("Meal"), a deduction under earnings is none.
    """
    if name not in FIELDS:
        return not name
    role = FIELDS[name].role
    if group == "deductions":
        return role not in (Role.PART, Role.TIME)
    return role not in (Role.DEDUCTION, Role.TIME)
