"""The findings of a month that can be accepted, as they last stood: what a decision is made about.

    keep_asked(db, month, Kind.REGULAR)          # whenever a month is kept or sealed
    asked(vault, Month(2026, 10))                # [About, …]
    chosen(vault, month, "CON-001", "A-0118")    # what a person means by a code and a worker

They are worked out of the payroll and replaced with it; they prove nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from declaration.findings import UNACCEPTABLE, can_be_accepted, codes, entry
from declaration.vault.accepted import About
from declaration.vault.kinds import Kind
from declaration.vault.not_decided import NotAcceptableError, NotFoundError, NothingAskedError
from declaration.vault.packing import packed, unpacked
from declaration.vault.persons import Person, people_of
from declaration.vault.spoken_of import spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from declaration.findings import Finding
    from declaration.month import Month
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Payroll
    from declaration.vault.store import Connection, Vault

SHOWN = 8
"""So many workers are named where none fits."""


def abouts(findings: Iterable[Finding], payroll: Payroll) -> list[About]:
    """Return what decisions on findings would be about; those that cannot be accepted are left out.

    Args:
        findings: of a month.
        payroll: of the same month.
    """
    person, nobody = people_of(payroll), Person()
    return [
        About(
            each.code,
            each.field,
            nobody if each.worker is None else person(each.worker),
            spoken_of(each),
        )
        for each in findings
        if can_be_accepted(each)
    ]


def keep_asked(db: Connection, month: MonthlyDeclaration, kind: Kind) -> None:
    """Keep what a month asks, in place of what it asked before.

    Args:
        db: in a transaction.
        month: worked out.
        kind: of return.
    """
    rows: list[object] = []
    people: dict[Person, int] = {}
    for each in abouts(month.findings, month.payroll):
        number = people.setdefault(each.person, len(people))
        rows.append([each.code, each.field, number, each.data])
    known = [person.values for person in people]
    text = json.dumps([known, rows], ensure_ascii=False, separators=(",", ":"))
    db.execute(
        "REPLACE INTO asked (month, kind, packed) VALUES (?, ?, ?)",
        (str(month.options.month), str(kind), packed(text.encode())),
    )


def asked(vault: Vault, month: Month) -> list[About] | None:
    """Return what a month asks, over its returns; None where it was never worked out."""
    rows = vault.db.execute("SELECT packed FROM asked WHERE month = ?", (str(month),)).fetchall()
    found = []
    for (data,) in rows:
        people, lines = json.loads(unpacked(bytes(data)))
        known = [Person(*values) for values in people]
        found += [About(code, field, known[at], said) for code, field, at, said in lines]
    return found if rows else None


def chosen(
    vault: Vault,
    month: Month,
    code: str,
    worker: str = "",
    field: str = "",
    *,
    everyone: bool = False,
) -> list[About]:
    """Return the findings of a month that a person means.

    Args:
        vault: open.
        month: as it was last worked out.
        code: of the findings.
        worker: a number or name; "" for findings that speak of no worker.
        field: that they name; any where "".
        everyone: all workers.

    Raises:
        NotAcceptableError: it is a stop or an error.
        NothingAskedError: the month was never worked out with the vault.
        NotFoundError: there is no such finding; names the workers of whom there is one.
    """
    of_month = asked(vault, month)
    if of_month is None:
        raise NothingAskedError(name=vault.name, month=month)
    same = [e for e in of_month if e.code == code and field in ("", e.field)]
    found = same if everyone else [e for e in same if _is_of(e.person, worker)]
    if found:
        return found
    if not same and code in codes() and entry(code).severity in UNACCEPTABLE:
        raise NotAcceptableError(code=code)
    named = list(dict.fromkeys(e.person.worker_number or e.person.name or "–" for e in same))
    others = ", ".join(named[:SHOWN]) + (", …" if len(named) > SHOWN else "")
    raise NotFoundError(month=month, code=code, worker=worker, others=others or "–")


def _is_of(person: Person, worker: str) -> bool:
    return person.is_called(worker) if worker else person == Person()
