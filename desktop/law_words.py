"""The figures of law in words: what they are called, and how their values are written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from declaration.in_force import InForce
from declaration.law_reading import Certainty, Parameter, Reading, Value
from desktop import formatting
from desktop.texts import mark

Translate = Callable[[str], str]

GROUPS = {
    "contributions": mark("Contributions"),
    "wage": mark("Wage"),
    "hours": mark("Hours"),
    "contracts": mark("Contracts"),
    "registration": mark("Registration"),
    "payment": mark("Payment"),
}
CERTAINTY = {
    Certainty.SETTLED: mark("settled"),
    Certainty.ANNOUNCED: mark("announced, not yet confirmed"),
    Certainty.UNSETTLED: mark("not certain"),
    Certainty.READING: mark("one of several readings"),
}
WORDS = {
    "employer": mark("employer"),
    "worker": mark("worker"),
    "smallest": mark("smallest share"),
    "largest": mark("largest share"),
    "method": mark("method"),
    "floor": mark("floor"),
    "ceiling": mark("ceiling"),
    "years": mark("years"),
    "months_after": mark("months after"),
    "normal": mark("overtime"),
    "night": mark("overtime at night"),
    "rest_day": mark("overtime on the day off"),
    "holiday": mark("public holiday"),
    "night_shift": mark("night shift"),
    "hours_per_day": mark("overtime"),
    "hours_in_all": mark("the whole day"),
    "days": mark("days"),
    "hours": mark("hours"),
    "regular": mark("regular employees"),
    "specialised": mark("specialised workers"),
    "non_specialised": mark("non-specialised workers"),
    "low": mark("at least"),
    "high": mark("at most"),
}
"""What the figures of one value are called; ``value`` needs no name."""


def in_group(law: InForce, group: str) -> list[Parameter]:
    """Return a group's figures that are in force, by name."""
    parameters = law.law.parameters.values()
    return [each for each in parameters if each.group == group and law.find(each.name)]


def in_words(value: Value, unit: str, _: Translate) -> str:
    """Return all figures of a value, each with its name where it has one."""
    named = (
        f"{_(WORDS[name])} {plain(each, unit, _)}" if name in WORDS else plain(each, unit, _)
        for name, each in value.figures.items()
    )
    return " · ".join(named)


def plain(figure: Any, unit: str, _: Translate) -> str:  # noqa: ANN401 - a figure of any file
    """Return one figure as people read it: shares in per cent, thousands set apart."""
    match figure:
        case bool():
            return _("yes") if figure else _("no")
        case int():
            return formatting.number(figure)
        case Fraction():
            scale, sign = (100, "%") if unit.startswith("share") else (1, "")
            return f"{exact(figure * scale)}{sign}"
        case tuple():
            return ", ".join(plain(each, unit, _) for each in figure)
        case _:
            return str(figure)


def exact(share: Fraction) -> str:
    """Return an exact share as a decimal text; every share of law has one.

    >>> exact(Fraction(43, 800)), exact(Fraction(2))
    ('0.05375', '2')
    """
    return formatting.number(Decimal(share.numerator) / Decimal(share.denominator))


def reading_words(reading: Reading, _: Translate) -> str:
    """Return what a reading says in a few words; its name where it has none."""
    return _(reading.title) if reading.title else reading.name


def signed(riel: int) -> str:
    """Return a difference with its sign.

    >>> signed(1234), signed(-1234), signed(0)
    ('+1,234', '-1,234', '0')
    """
    return f"{riel:+,}" if riel else "0"
