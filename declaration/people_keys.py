"""The people of a table as keys that can be compared: numbers, names, birth dates.

In comes a table of people; out come lists of plain texts, a key a row, made when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

import numpy as np

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import without_separators
from declaration.khmer import name_key
from declaration.payroll import Payroll

Keys = list[str]
"""One a row; "" where a row has none."""

FIELDS = {
    "cores": "nssf_number",
    "national_ids": "national_id",
    "worker_numbers": "worker_number",
    "sexes": "sex",
}
"""Kind of keys that may speak against two rows being one person → the field they are made of."""


class People:
    """One table's people as keys, each kind made when it is first asked for [n]."""

    def __init__(self, table: Payroll) -> None:
        self.table = table
        births = table.date("birth_date").astype("datetime64[D]")
        self.born: list[int] = births.astype(np.int64).tolist()

    def _keys(self, field: str, change: Callable[[str], str]) -> Keys:
        keys: Keys = self.table.text(field).map(change).values().tolist()
        return keys

    def has(self, kind: str) -> bool:
        """Return whether anybody has what keys of a kind are made of."""
        return bool(self.table.text(FIELDS[kind]).filled().any())

    @cached_property
    def nssf_numbers(self) -> Keys:
        """Whole NSSF numbers, without the letter at the end [n]."""
        return self._keys("nssf_number", _whole_number)

    @cached_property
    def cores(self) -> Keys:
        """The part of NSSF numbers that finds a member [n]."""
        return self._keys("nssf_number", nssf_number.core)

    @cached_property
    def national_ids(self) -> Keys:
        """Identity numbers with their leading zeros [n]."""
        return self._keys("national_id", lambda text: national_id.with_zeros(text).casefold())

    @cached_property
    def worker_numbers(self) -> Keys:
        """Worker numbers without separators [n]."""
        return self._keys("worker_number", lambda text: without_separators(text).casefold())

    @cached_property
    def sexes(self) -> Keys:
        """Sexes [n]."""
        return self._keys("sex", str.casefold)

    @cached_property
    def khmer(self) -> Keys:
        """Khmer names as they compare [n]."""
        return self._keys("name_km", kept_name_key)

    @cached_property
    def latin(self) -> Keys:
        """Latin names as they compare [n]."""
        return self._keys("name_latin", kept_name_key)

    def names(self, field: str) -> Keys:
        """Return the names as written [n]."""
        names: Keys = self.table.text(field).values().tolist()
        return names

    @cached_property
    def khmer_and_birth(self) -> Keys:
        """Khmer names with birth dates [n]."""
        return self._with_birth(self.khmer)

    @cached_property
    def latin_and_birth(self) -> Keys:
        """Latin names with birth dates [n]."""
        return self._with_birth(self.latin)

    def _with_birth(self, names: Keys) -> Keys:
        pairs = zip(names, self.born, strict=True)
        return [f"{name}|{day}" if name and day != NOT_KNOWN else "" for name, day in pairs]


def same_words(here: str, there: str, here_key: str, there_key: str) -> bool:
    """Return whether two names have the same words: family and given name may change places.

    Args:
        here: a name as written.
        there: another one.
        here_key: the name as it compares (``name_key``).
        there_key: the other likewise.

    >>> same_words("Dara SOK", "SOK Dara", "darasok", "sokdara")
    True
    """
    if len(here_key) != len(there_key) and here_key.isascii():  # no letter of Khmer can fall away
        return False
    if len(here.split()) != len(there.split()):
        return False
    return _in_any_order(here) == _in_any_order(there) != ""


def _in_any_order(name: str) -> str:
    return " ".join(sorted(map(kept_name_key, name.split())))


kept_name_key = lru_cache(maxsize=1 << 16)(name_key)
"""People share their names' words, and a name is compared several times; each is folded once."""

NOT_KNOWN = int(np.datetime64("NaT", "D").astype(np.int64))


def _whole_number(text: str) -> str:
    number = nssf_number.compact(text)
    return number if len(number) <= 14 else number[:14]
