"""What the source workbooks hold that no invented one may hold: names, numbers, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from declaration.identifiers.digits import ascii_digits, without_separators
from declaration.khmer import fold, name_key
from importers.sheet import Cell
from importers.support.people import NAMES, NUMBERS
from importers.support.rows import Table
from importers.support.vocabulary import is_known

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
LONG_NUMBER = 5
"""Shorter numbers are many people's: badge 12 is somebody in every factory."""
LONG_NAME = 4
"""Shorter names are many people's too."""
_MOST_WORDS = 8
_FREE = ("remark", "signature", "bank_account")
"""Texts that may tell of a person. Where somebody works is replaced, and is nobody's by itself."""


@dataclass(slots=True)
class Secrets:
    """What stands in the sources of a person, in the form in which it is looked for.

    Attributes:
        names: forms (``name_key``) of whole names and of remarks in words.
        numbers: digits without separators and zeros in front.
        codes: letters in people's numbers, as ``w`` of ``W-012``, in small letters. They are not
            looked for, but avoided, so that no badge is one that somebody had.
    """

    names: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)


def secrets(tables: Sequence[Table], further: Iterable[str] = ()) -> Secrets:
    """Return what stands in some tables of their people.

    Args:
        tables: every sheet.
        further: texts from elsewhere, as the enterprise's name.
    """
    found, free = Secrets(), Secrets()
    for table in tables:
        for name, texts in _columns(table):
            for text in texts:
                if name in NUMBERS:
                    _add_number(found, text)
                else:
                    _add(found if name in NAMES else free, name, text)
    for text in further:
        _add(found, "name_latin", text)
    headings = {form for table in tables for text in _headings(table) for form in windows(text)}
    found.names |= free.names - headings
    found.numbers |= free.numbers
    return found


def windows(text: str) -> Iterator[str]:
    """Yield the forms of up to eight words that follow one another in a text, each way.

    >>> list(windows("Paid to Sok Dara"))[-2:]
    ['sokdara', 'dara']
    """
    words = [name_key(word) for word in fold(text).split()]
    for start in range(len(words)):
        form = ""
        for word in words[start : start + _MOST_WORDS]:
            form += word
            if len(form) >= LONG_NAME:
                yield form


def numbers_in(text: str) -> Iterator[str]:
    """Yield the numbers in a text that are long enough to be one person's.

    >>> list(numbers_in("W-00123456 and 012 345 678"))
    ['123456', '12345678', '12345678']
    """
    plain = ascii_digits(text)
    for run in (*_DIGITS.findall(plain), without_separators(plain)):
        bare = run.lstrip("0")
        if bare.isdecimal() and len(bare) >= LONG_NUMBER:
            yield bare


def _headings(table: Table) -> Iterator[str]:
    sheet = table.sheet
    for row in range(table.first, table.last + 1):
        yield from (text for at in range(sheet.shape[1]) if (text := sheet.text(row, at)))


def _columns(table: Table) -> Iterator[tuple[str, set[str]]]:
    """Yield the different texts of each column that is a person's, with its field."""
    sheet = table.sheet
    for column in table.columns:
        if column.field in (*NAMES, *NUMBERS, *_FREE):
            yield column.field, {sheet.text(row, column.at) for row in table.workers.tolist()}
    known = {column.at for column in table.columns}
    for at in range(sheet.shape[1]):
        if at not in known:
            rows = table.workers[sheet.kinds[at, table.workers] == Cell.TEXT]
            yield "remark", {sheet.text(int(row), at) for row in rows}
    for left in table.others:
        if left.why not in ("total", "subtotal", "heading"):
            yield "remark", {left.text}


def _add_number(found: Secrets, text: str) -> None:
    """Add a person's number; a short badge, as W-012, says nothing by itself."""
    found.numbers.update(numbers_in(text))
    letters = "".join(sign for sign in text if sign.isalpha()).casefold()
    found.codes.update({letters, *_LETTERS.findall(text.casefold())} - {""})
    if len(letters) >= LONG_NAME:
        found.names.add(name_key(text))


def _add(found: Secrets, name: str, text: str) -> None:
    """Add what a cell says of a person."""
    found.numbers.update(numbers_in(text))
    words = fold(text).split()
    letters = name_key(text)
    said = name in NAMES or any(not is_known(word) and not word.isdecimal() for word in words)
    if said and len(letters) >= LONG_NAME and not letters.isdecimal():
        found.names.add(letters)
