"""One text of a cell → the text that stands for it, by what its column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import numpy as np

from declaration.identifiers.digits import ascii_digits
from importers.cells import number_of
from importers.cells.number_text import Mark, plain
from importers.support.invention import Inventor
from importers.support.vocabulary import is_known, is_known_value
from importers.values import value

_SPAN = re.compile(r"\d(?:[\d.,\s'’]*\d)?")
_REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?")
_ERRORS = frozenset(
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]
)
_CORE, _BOTH = 7, 14
_LONG_NUMBER = 1_000_000
_CODE = 7
_COMMON = 31
_SPREAD = (1.03, 1.09)


def neutral(text: str, inventor: Inventor) -> str:
    """Return a text of which only the program's own words stay."""
    return inventor.words(text, is_known)


def identity(field: str, text: str, inventor: Inventor) -> str:
    """Return another number of a person, of the same shape."""
    if field in ("nssf_number", "national_id"):
        return inventor.parted_number(text, _parts)
    return inventor.number(text)


def _parts(digits: str) -> tuple[int, ...]:
    """Return how the digits of a number fall into parts that also stand alone."""
    return (_CORE, _CORE) if len(digits) in (_BOTH, _BOTH + 1) else (len(digits),)


def said(field: str, text: str, inventor: Inventor, chosen: Mapping[str, str]) -> str:
    """Return a text that says the same of sex, contract, state or nation."""
    if is_known_value(field, text) or text in chosen:
        return text
    new = neutral(text, inventor)
    return new if value(field, new) == value(field, text) else value(field, text) or new


def amount(text: str, old: float, new: float, mark: Mark = "") -> str | None:
    """Return a text that gives another amount in the same way; None where it gives none.

    >>> amount("$ 1,250.50", 1250.5, 1301.25), amount("១២០០ ៛", 1200, 1300)
    ('$ 1,301.25', '១៣០០ ៛')
    """
    if old == new:
        return text
    shape = ascii_digits(text)
    found = _SPAN.search(shape) if len(shape) == len(text) else None
    if found is None:
        return None
    for decimals in (_decimals(found[0], mark), 2, 0):
        body = _grouped(found[0], new, decimals)
        made = text[: found.start()] + _in_script(body, text[found.start()]) + text[found.end() :]
        again = number_of(made, mark)
        if again is not None and abs(float(again) - new) < 0.0051:
            return made
    return None


def _decimals(body: str, mark: Mark) -> int:
    """Return how many decimals a number is written with."""
    last = max(body.rfind("."), body.rfind(","))
    if last < 0 or body[last] == ("," if mark == "." else "." if mark == "," else ""):
        return 0
    tail = body[last + 1 :]
    is_group = len(tail) == 3 and not mark and body[last] == ","
    return 0 if is_group else len(tail)


def _grouped(shape: str, new: float, decimals: int) -> str:
    """Return a number with the separators that another has."""
    whole, _, part = f"{abs(Decimal(repr(new))):.{decimals}f}".partition(".")
    head = shape[: len(shape) - decimals - 1] if decimals else shape
    gap = next((sign for sign in head if not sign.isdigit()), "")
    if gap:
        whole = f"{int(whole):,}".replace(",", gap)
    return whole + (shape[len(shape) - decimals - 1] + part if decimals else "")


def _in_script(body: str, like: str) -> str:
    zero = ord(like) - int(ascii_digits(like))
    return "".join(chr(zero + int(sign)) if sign.isdigit() else sign for sign in body)


def broken(text: str, is_read: Callable[[str], bool], inventor: Inventor) -> str:
    """Return a text that is not read either, as the one it stands for was not.

    Args:
        text: that could not be read as an amount or a day.
        is_read: whether a text is read.
        inventor: gives the words.
    """
    new = inventor.words(text, lambda word: not word[0].isdecimal() and is_known(word))
    if not is_read(new):
        return new
    nines = "".join("9" if sign.isdecimal() else sign for sign in plain(text))
    return nines if not is_read(nines) else text


def loose_number(number: float, inventor: Inventor) -> float:
    """Return another number for one of which nobody knows what it is.

    What is at most 31 stays (days, counts), and so does what can be a year.
    """
    size = abs(number)
    if size <= _COMMON or not np.isfinite(number) or (size % 1 == 0 and 1900 <= size <= 2700):
        return number
    if size % 1 == 0 and size >= _LONG_NUMBER and size % 100 and size < 1e15:
        return float(np.copysign(float(inventor.digits(f"{size:.0f}")), number))
    factor = inventor.chance("number", number).uniform(*_SPREAD)
    grain = next((g for g in (1000, 100, 10, 1) if size % g == 0 and size >= 30 * g), 0.01)
    return float(np.round(np.round(number * factor / grain) * grain, 6))


def code_number(number: float, inventor: Inventor) -> float:
    """Return another number for a code that a program took for a quantity."""
    if number % 1 or not 0 < number < 1e15:
        return loose_number(number, inventor)
    return float(inventor.digits(f"{number:.0f}"))


def formula(text: str) -> str:
    """Return a formula that refers to one place of the same sheet, and says nothing else."""
    found = _REFERENCE.search(text)
    return f"=SUM({found[0]})" if found else "=SUM(A1:A1)"


def error(text: str) -> str:
    """Return an error as spreadsheets name it."""
    return text if text in _ERRORS else "#N/A"


def read_amount(text: str, mark: Mark = "") -> float | None:
    """Return the amount that a text gives, or None."""
    found = number_of(text, mark)
    return None if found is None else float(found)
