"""Words that tell the other rows of a payroll from its workers: totals, signatures."""

from __future__ import annotations

import re
import tomllib
from enum import IntFlag
from functools import cache

from declaration.khmer import fold
from resources import resource

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_LETTERS = 8
_LONGEST_NUMBER = 25
_LONGEST = 200
_LONGEST_CODE = 12


class Word(IntFlag):
    """What a text says about its row."""

    NONE = 0
    TOTAL = 1
    SUBTOTAL = 2
    SIGNATURE = 4


_KINDS = (Word.SUBTOTAL, Word.TOTAL, Word.SIGNATURE)


def word(text: str) -> Word:
    """Return what a text says about its row.

    >>> word("សរុប / Total"), word("Sub Total LINE A"), word("Prepared by:"), word("TOTHA")
    (<Word.TOTAL: 1>, <Word.SUBTOTAL: 2>, <Word.SIGNATURE: 4>, <Word.NONE: 0>)
    >>> word("SUM"), word("SUM DARA")
    (<Word.TOTAL: 1>, <Word.NONE: 0>)
    """
    if not text or (text[0].isdigit() and not _LETTER.search(text)):
        return Word.NONE
    folded = fold(text[:_LONGEST])
    for kind in _KINDS:
        whole, begin = _words(kind)
        if folded in whole or begin.match(folded):
            return kind
    return Word.NONE


def is_number(text: str) -> bool:
    """Return whether a text can be a person's number: some digit, few letters, no total's label.

    >>> is_number("W-001"), is_number("១២៣"), is_number("Total: 45"), is_number("Emp. No.")
    (True, True, False, False)
    """
    if len(text) > _LONGEST_NUMBER or not _DIGIT.search(text):
        return False
    letters = len(_LETTER.findall(text))
    return letters == 0 or (letters <= _MOST_LETTERS and not word(text))


def is_code(text: str) -> bool:
    """Return whether a text without digits can be a person's number: one short word, no label.

    >>> is_code("AB"), is_code("Total"), is_code("LINE A")
    (True, False, False)
    """
    return 0 < len(text) <= _LONGEST_CODE and text.isalnum() and not word(text)


@cache
def _words(kind: Word) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the texts that are a word of one kind, and a pattern of how others begin."""
    with resource("values", "rows.toml").open("rb") as file:
        data = tomllib.load(file)[str(kind.name).lower()]
    begin = sorted((re.escape(fold(text)) for text in data["begin"]), key=len, reverse=True)
    return (
        frozenset(fold(text) for text in data["whole"]),
        re.compile(rf"(?:{'|'.join(begin)})(?![a-z])"),
    )
