"""Headings of overtime and night work, put together from their words: kind of day, rate, measure.

Nobody can list them all: "OT 1.5", "Sunday 200% (Hrs)", "ថែមម៉ោងថ្ងៃបុណ្យ", "平时加班费" are a few
features each.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from importers.dictionary import dictionary
from importers.wording import alternation, bare, currency_said, without_currency

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(%?)")
_ONLY_RATE = re.compile(r"x? ?(130|150|200|300) ?%")
_SUFFIX = {1.5: "_150", 2.0: "_200", 3.0: "_holiday"}


@lru_cache(maxsize=4096)
def overtime_fields(text: str, has_currency: bool = False) -> tuple[str, ...]:
    """Return the fields of overtime or night work that a heading can mean; () where it is neither.

    One field where the heading says hours or pay; both, hours first, where it does not.

    Args:
        text: the heading, with its group.
        has_currency: whether a currency is named elsewhere: then it is pay.

    >>> overtime_fields("OT 150% Hours"), overtime_fields("平时加班费"), overtime_fields("OT Meal")
    (('overtime_hours_150',), ('overtime_pay_150',), ())
    >>> overtime_fields("O.T 2.0"), overtime_fields("Night shift 130% ($)")
    (('overtime_hours_200', 'overtime_pay_200'), ('night_pay',))

    Law:
        Labour Law, articles 137 to 139 and 144 as amended: 150%, 200% at night and on the weekly
        rest day, 130% for night work.
    """
    plain = without_currency(bare(text))
    said, rates = _features(plain)
    if "unknown" in said or not (_is_overtime(said, rates) or _ONLY_RATE.fullmatch(plain)):
        return ()
    if "rate" in said:
        return ("basic_rate",)
    pay = "pay" in said or has_currency or bool(currency_said(text))
    measures = ("pay",) if pay else (("hours",) if "hours" in said else ("hours", "pay"))
    only_night = "night" in said and "overtime" not in said and not rates & _SUFFIX.keys()
    if only_night or rates == {1.3}:
        return tuple(f"night_{measure}" for measure in measures)
    return tuple(f"overtime_{measure}{_suffix(said, rates)}" for measure in measures)


def is_holiday_hours(text: str) -> bool:
    """Return whether a heading only says hours of public holidays, worked or not.

    >>> is_holiday_hours("PH Hrs"), is_holiday_hours("Public Holiday / Hours")
    (True, True)
    >>> is_holiday_hours("PH OT Hrs"), is_holiday_hours("PH Days")
    (False, False)
    """
    said, rates = _features(without_currency(bare(text)))
    return not rates and {"holiday", "hours"} <= said <= {"holiday", "hours", "filler", "normal"}


def is_pay_word(text: str) -> bool:
    """Return whether a heading only says that it is the pay for what stands left of it.

    >>> is_pay_word("Amount ($)"), is_pay_word("金额"), is_pay_word("Gross"), is_pay_word("Hours")
    (True, True, False, False)
    """
    said, rates = _features(without_currency(bare(text)))
    return not rates and said <= {"pay", "filler"} and ("pay" in said or bool(currency_said(text)))


def _features(plain: str) -> tuple[set[str], set[float]]:
    """Return what the words of a heading say, "unknown" for any other word; and its rates."""
    found: set[str] = set()
    for match in _words().finditer(plain):
        found |= dictionary().features[match[0]]
    rest = _words().sub(" ", plain)
    rates = {_rate(match[1], match[2]) for match in _NUMBER.finditer(rest)}
    if re.search(r"\w", _NUMBER.sub(" ", rest)) or 0.0 in rates:
        found.add("unknown")
    return found, rates


def _rate(number: str, percent: str) -> float:
    """Return a rate of pay as a factor; 0 where the number is none."""
    factor = float(number) / (100 if percent or float(number) >= 100 else 1)
    return factor if 1 <= factor <= 4 else 0.0


def _is_overtime(said: set[str], rates: set[float]) -> bool:
    if {"overtime", "night"} & said:
        return True
    return bool({"rest_day", "holiday"} & said and rates) or (
        "rest_day" in said and bool({"hours"} & said)
    )


def _suffix(said: set[str], rates: set[float]) -> str:
    if "holiday" in said:
        return "_holiday"
    if len(rates) == 1:
        return _SUFFIX.get(next(iter(rates)), "")
    if "rest_day" in said or "night" in said:
        return "_200"
    return "_150" if "normal" in said else ""


@cache
def _words() -> re.Pattern[str]:
    return alternation(dictionary().features)
