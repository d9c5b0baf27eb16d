"""The people of a vault, and the history of a month: worked out of the sealed lines.

    history = history_of(vault, Month(2026, 11))     # None where no earlier month is sealed
    known = people_of(vault)                         # everybody ever seen
    rebuild(vault)                                   # the table anew, from the sealed lines alone

The table follows the chain: what was sealed since is learnt when it is next asked for, and kept
where the vault may be written. It proves nothing; every line it was made of is sealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.history import History, line_owners
from declaration.monthly import Status
from declaration.people import DAYS, MONTHS, TEXTS, People, identities, learn
from declaration.vault.further import FILE, Further, joined, read_further
from declaration.vault.returns import Return, content_in, files_in, lines_in, manifest_in, sealed

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.lines import Lines
    from declaration.vault.store import Connection, Vault

_COLUMNS = (*TEXTS, *DAYS, *MONTHS, "line")


def history_of(vault: Vault, month: Month) -> History | None:
    """Return what the sealed months before one say; None where there are none.

    Args:
        vault: open; where it may be written, the people learnt on the way are kept.
        month: whose history it is.

    Raises:
        VaultError: it cannot be read or written, or is not what was sealed.
    """
    returns = sealed(vault)
    before = sorted({each.month for each in returns if each.month < month})
    if not before:
        return None
    reader, last = _Lines(vault), before[-1]
    people = _people_of(vault, month, reader)
    of_last = [each for each in returns if each.month == last]
    lines = month_lines(reader, of_last)
    owners = line_owners(people, last, lines, one_return=len(of_last) == 1)
    return History(month, tuple(before), lines, _rate(vault, of_last[-1]), people, owners)


def people_of(vault: Vault, before: Month | None = None) -> People:
    """Return everybody known, once what was sealed since is learnt.

    Args:
        vault: open; the table is brought up to date where it may be written.
        before: this month and later ones need not be learnt yet.
    """
    return _people_of(vault, before, _Lines(vault))


def _people_of(vault: Vault, before: Month | None, lines: _Lines) -> People:
    learnt = {place for (place,) in vault.db.execute("SELECT place FROM person_return")}
    returns = sealed(vault)
    if not learnt <= {each.place for each in returns}:
        return rebuild(vault)
    new = [r for r in returns if r.place not in learnt and (before is None or r.month < before)]
    known = read(vault.db)
    if not new:
        return known
    people, touched = _learnt(lines, known, new, [r.month for r in returns if r.place in learnt])
    if not vault.is_read_only:
        with vault.transaction() as db:
            _keep(db, people, touched)
            db.executemany("INSERT INTO person_return VALUES (?)", [(r.place,) for r in new])
    return people


def rebuild(vault: Vault) -> People:
    """Return everybody known, worked out of the sealed lines alone; kept where that may be."""
    returns = sealed(vault)
    people, touched = _learnt(_Lines(vault), People.nobody(), returns, [])
    if not vault.is_read_only:
        with vault.transaction() as db:
            db.execute("DELETE FROM person")
            db.execute("DELETE FROM person_return")
            _keep(db, people, touched)
            db.executemany("INSERT INTO person_return VALUES (?)", [(r.place,) for r in returns])
    return people


def read(db: Connection) -> People:
    """Return the people of the table as it stands."""
    rows = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM person ORDER BY id").fetchall()
    if not rows:
        return People.nobody()
    columns = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True))
    return People(
        {name: np.array(columns[name], object) for name in TEXTS},
        {name: _dates(columns[name], "D") for name in DAYS},
        {name: _dates(columns[name], "M") for name in MONTHS},
        np.array(columns["line"], np.int64),
    )


class _Lines:
    """Reads the lines of returns, days and contracts beside; the last ones are not read twice."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self._last: tuple[int, Lines] | None = None

    def __call__(self, of: Return) -> Lines:
        """Return a return's lines."""
        if self._last is None or self._last[0] != of.place:
            self._last = of.place, _further(self.vault, of).beside(lines_in(self.vault, of))
        return self._last[1]


def month_lines(read: _Lines, returns: Sequence[Return]) -> Lines:
    """Return the lines of a month, days and contracts beside: a row a worker.

    Where returns followed the first, what stands declared by all of them, and the lines of the
    first that were not declared then and are not since.
    """
    if len(returns) == 1:
        return read(returns[0])
    from declaration.vault import lines as line
    from declaration.vault.standing import standing

    vault, first = read.vault, returns[0]
    stands = standing(vault, first.month)
    parts = [_further(vault, each) for each in stands.returns]
    starts = np.cumsum([0, *(len(part.days) for part in parts)])
    further = joined(parts).take(starts[stands.of] + stands.at)
    others = lines_in(vault, first)
    rows = _not_among(others, stands.lines)
    both = joined([further, _further(vault, first).take(rows)])
    return both.beside(line.joined([stands.lines, others.take(rows)]))


def _not_among(lines: Lines, stand: Lines) -> Any:  # noqa: ANN401 - an array of rows
    """Return the lines that were not declared, of people who stand nowhere else."""
    from declaration.matching import matches

    rows = np.flatnonzero(~lines.declared() & ~lines.has_status(Status.LEFT))
    found = matches(identities(lines, rows), identities(stand, np.arange(len(stand)))).right
    return rows[found < 0]


def _further(vault: Vault, of: Return) -> Further:
    """Return days and dates of a return's lines; unknown where it was sealed without them."""
    if FILE not in files_in(vault, of):
        return Further.of_nothing(len(lines_in(vault, of)))
    return read_further(content_in(vault, of, FILE))


def _rate(vault: Vault, of: Return) -> Decimal | None:
    rate = manifest_in(vault, of)["options"]["rate"]
    return None if rate is None else Decimal(rate)


def _learnt(
    read: _Lines, known: People, returns: Iterable[Return], months: Iterable[Month]
) -> tuple[People, np.ndarray[Any, Any]]:
    """Return everybody known after some more returns, and the rows that are new or other ones."""
    people, learnt, touched = known, set(months), np.zeros(0, bool)
    for each in returns:
        before = max((month for month in learnt if month < each.month), default=None)
        people, rows = learn(people, each.month, read(each), before)
        touched = np.concatenate([touched, np.zeros(len(people) - len(touched), bool)])
        touched[rows] = True
        learnt.add(each.month)
    return people, np.flatnonzero(touched)


def _keep(db: Connection, people: People, rows: np.ndarray[Any, Any]) -> None:
    """Write some persons into the table, over what it said of them."""
    columns = [rows.tolist()]
    columns += [people.texts[name][rows].tolist() for name in TEXTS]
    columns += [np.datetime_as_string(people.days[name][rows]).tolist() for name in DAYS]
    columns += [np.datetime_as_string(people.months[name][rows]).tolist() for name in MONTHS]
    columns.append(people.line[rows].tolist())
    marks = ", ".join("?" * len(columns))
    db.executemany(
        f"REPLACE INTO person (id, {', '.join(_COLUMNS)}) VALUES ({marks})",
        zip(*columns, strict=True),
    )


def _dates(texts: Sequence[str], unit: str) -> Any:  # noqa: ANN401 - an array of days or months
    return np.array(texts, f"datetime64[{unit}]")
