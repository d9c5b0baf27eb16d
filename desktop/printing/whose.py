"""Whose month a page shows, as its head names it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formatting import day, number
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration

NUMBER = mark("Enterprise's NSSF number")
RATE, UNIT = mark("NSSF exchange rate"), mark("riel per dollar")
READ_ON = mark("Registrations read on")
LAW = mark("Law version")


def enterprise_name(month: MonthlyDeclaration, language: str) -> str:
    """Return the enterprise's name, the Khmer one for a Khmer page; "" where there is none."""
    who = month.enterprise
    if who is None:
        return ""
    return who.name_km or who.name if language == "km" else who.name or who.name_km


def origin(month: MonthlyDeclaration, _: Translator) -> str:
    """Return what the month was worked out with: number, rate, days counted on, law."""
    who, options = month.enterprise, month.options
    parts = []
    if who is not None and who.nssf_number:
        parts.append(f"{_(NUMBER)}: {who.nssf_number}")
    if options.rate:
        parts.append(f"{_(RATE)}: {number(options.rate)} {_(UNIT)}")
    parts.append(f"{_(READ_ON)}: {day(options.clock_day, _.language)}")
    if month.law is not None:
        parts.append(f"{_(LAW)}: {month.law.law.version}")
    return " · ".join(parts)
