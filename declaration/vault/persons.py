"""By what a worker is known over the months: numbers, names, birth date.

    person = person_of(payroll, worker)
    same_people([person, …], payroll, rows)      # for each row, which of these people it is

What a decision or a refusal is about is found again in a later month although the worker was given
an NSSF number meanwhile, or another worker number (``declaration.matching``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from declaration.matching import matches
from declaration.payroll import Int, Payroll, Texts

if TYPE_CHECKING:
    from declaration.vault.lines import Lines


@dataclass(frozen=True, slots=True)
class Person:
    """By what a worker was known.

    Attributes:
        nssf_number: as the payroll has it, or "".
        national_id: likewise.
        worker_number: likewise.
        name_km: in Khmer, or "".
        name_latin: in Latin letters, or "".
        birth_date: ISO 8601, or "".
    """

    nssf_number: str = ""
    national_id: str = ""
    worker_number: str = ""
    name_km: str = ""
    name_latin: str = ""
    birth_date: str = ""

    @property
    def name(self) -> str:
        """The name for a sentence: Khmer, else Latin, else the number."""
        return self.name_km or self.name_latin or self.worker_number or self.nssf_number

    @property
    def values(self) -> tuple[str, ...]:
        """All of it, in the order of ``NAMES``."""
        return _values(self)

    @property
    def text(self) -> str:
        """The one text that stands for the person in a vault; "" for nobody."""
        said = {name: value for name, value in zip(NAMES, self.values, strict=True) if value}
        return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else ""

    @classmethod
    def of_text(cls, text: str) -> Person:
        """Return the person that ``text`` was made of."""
        return cls(**json.loads(text)) if text else cls()

    def is_called(self, wanted: str) -> bool:
        """Return whether a number or a name that somebody types is this worker's."""
        typed = " ".join(wanted.split()).casefold()
        return bool(typed) and typed in (value.casefold() for value in self.values[:-1])


NAMES = tuple(field.name for field in fields(Person))
_TEXTS = NAMES[:-1]
_values = attrgetter(*NAMES)


def person_of(table: Payroll | Lines, row: int) -> Person:
    """Return by what the worker of a row is known."""
    return people_of(table)(row)


def people_of(table: Payroll | Lines) -> Callable[[int], Person]:
    """Return what gives the person of a row; asked for many, it looks the columns up once."""
    columns, born = [table.text(name) for name in _TEXTS], table.date("birth_date")
    known: dict[int, Person] = {}

    def person(row: int) -> Person:
        if row not in known:
            day = str(born[row])
            texts = dict(zip(_TEXTS, (column[row] for column in columns), strict=True))
            known[row] = Person(**texts, birth_date="" if day == "NaT" else day)
        return known[row]

    return person


def same_people(people: Sequence[Person], payroll: Payroll, rows: Int) -> list[list[int]]:
    """Return which of some people the worker of each row is.

    Args:
        people: as they were known [m]; the same worker may be among them more than once, known by
            other numbers.
        payroll: of another month.
        rows: the rows asked for [n].

    Returns:
        For each row positions in ``people``, the surest first [n].
    """
    here, found = _taken(payroll, rows), [list[int]() for _row in rows]
    left = list(range(len(people)))
    while left:
        pairs = matches(here, payroll_of([people[i] for i in left])).right.tolist()
        paired = [(row, left[at]) for row, at in enumerate(pairs) if at >= 0]
        if not paired:
            break
        for row, at in paired:
            found[row].append(at)
        left = sorted({*left} - {at for _row, at in paired})
    return _same_in_every_word(people, left, here, found)


def _same_in_every_word(
    people: Sequence[Person], left: Sequence[int], here: Payroll, found: list[list[int]]
) -> list[list[int]]:
    """Pair who is known by a name alone with rows that say the very same."""
    open_ones, person = {people[i]: i for i in left}, people_of(here)
    for row in range(len(found)) if open_ones else ():
        if (at := open_ones.get(person(row))) is not None:
            found[row].append(at)
    return found


def payroll_of(people: Sequence[Person]) -> Payroll:
    """Return people as a payroll of theirs: for matching, not for declaring."""
    columns = {name: Texts.of([getattr(each, name) for each in people]) for name in _TEXTS}
    born = np.array([each.birth_date or "NaT" for each in people], "datetime64[D]")
    nothing = np.zeros(len(people), np.int32)
    return Payroll(nothing, nothing, texts=columns, dates={"birth_date": born})


def _taken(payroll: Payroll, rows: Int) -> Payroll:
    """Return who the workers of some rows are."""
    return Payroll(
        payroll.sheet[rows],
        payroll.row[rows],
        texts={name: payroll.text(name).take(rows) for name in _TEXTS},
        dates={"birth_date": payroll.date("birth_date")[rows]},
    )
