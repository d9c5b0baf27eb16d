"""What makes two numbers, or two names, the same for joining lines. Nothing here is declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import ascii_digits
from declaration.khmer import name_key
from declaration.payroll import Int, Texts

_BETWEEN = "\x00"
_FULL = 14
_CORE = 7


def number_keys(texts: Texts) -> Int:
    """Return worker's numbers as codes: Khmer digits, capitals and blanks make no difference.

    >>> number_keys(Texts.of(["w 1", "W១", "", "W2"])).tolist()
    [1, 1, 0, 2]
    """
    return _keys(texts, lambda text: "".join(ascii_digits(text).casefold().split(" ")))


def id_keys(texts: Texts) -> Int:
    """Return identity numbers as codes."""
    return _keys(texts, national_id.compact)


def nssf_keys(texts: Texts) -> Int:
    """Return NSSF numbers as codes; the suffix may be missing, and the core alone is enough.

    >>> nssf_keys(Texts.of(["1234567-7654321-ក", "1234567-7654321", "7654321", "12"])).tolist()
    [1, 1, 1, 2]
    """
    keys = [
        digits[:_FULL]
        if len(digits) == _FULL + 1 and digits.isdecimal()
        else _without_suffix(digits)
        for digits in _in_bulk(texts.pool, nssf_number.compact)
    ]
    alone = {key for key in keys if len(key) == _CORE}
    if alone:
        whole = _whole_numbers(keys, alone)
        keys = [whole.get(key) or key for key in keys]
    return _codes(texts, keys)


def _whole_numbers(keys: Sequence[str], alone: set[str]) -> dict[str, str]:
    """Return core → the one whole number that ends so, or "" for several."""
    whole: dict[str, str] = {}
    for key in dict.fromkeys(keys):
        core = key[-_CORE:]
        if len(key) == _FULL and core in alone:
            whole[core] = "" if core in whole else key
    return whole


def _without_suffix(digits: str) -> str:
    """Return a compact NSSF number without its suffix; others as they are."""
    for length in (_FULL, _CORE):
        if len(digits) == length + 1 and digits[:length].isdecimal():
            return digits[:length] if length == _FULL or not digits[length].isdecimal() else digits
    return digits


def _keys(texts: Texts, key: Callable[[str], str]) -> Int:
    """Return a column as codes that are equal where the keys are; 0 for the empty text."""
    return _codes(texts, _in_bulk(texts.pool, key))


def _in_bulk(pool: Sequence[str], key: Callable[[str], str]) -> list[str]:
    """Return the key of each text, made of all of them at once: quick, as keys go by letters."""
    whole = key(_BETWEEN.join(pool)).split(_BETWEEN)
    return whole if len(whole) == len(pool) else [key(text) for text in pool]


def _codes(texts: Texts, keys: Sequence[str]) -> Int:
    """Return a column's keys as codes, 0 for the empty one [n]."""
    different = dict.fromkeys(["", *keys])
    place = dict(zip(different, range(len(different)), strict=True))
    table = np.fromiter(map(place.__getitem__, keys), np.int64, len(keys))
    codes: Int = table[texts.codes]
    return codes


def names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two lines can be one person by their names.

    A blank agrees with every name. Where both lines have Khmer names or both have Latin ones, one
    of these pairs has to be the same, whatever stands first, family or given name.

    Args:
        one: the Khmer and the Latin name.
        other: likewise.

    >>> names_agree(["សុខ ដារ៉ា", "SOK DARA"], ["", "Dara Sok"]), names_agree(["", "SOK"], ["", "LY"])
    (True, False)
    >>> names_agree(["សុខ", ""], ["", "SOK"])
    True
    """
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return not pairs or any(_same_name(a, b) for a, b in pairs)


def _same_name(one: str, other: str) -> bool:
    """Return whether two names are written alike, in either order of their words."""
    return one == other or bool(_name_keys(one) & _name_keys(other))


@lru_cache(maxsize=1 << 15)
def _name_keys(name: str) -> frozenset[str]:
    """Return the forms of a name that are compared: as written, and its words in order."""
    return frozenset({name_key(name), name_key(" ".join(sorted(name.casefold().split())))})
