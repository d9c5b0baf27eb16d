"""Findings that a person accepted, kept over the months: made, taken back, ended. Never erased.

    accept(vault, [About(code, field, person, data)], Reason(…), month, stamp)
    withdraw(vault, decision, stamp)
    for each in decisions(vault): each.holds_in(month)
    content_of(vault, decision)        # b"…", or None where only the document's hash is kept

What a decision is stands in ``declaration.vault.accepted``; which findings of a month it accepts
is said by ``declaration.vault.deciding``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.month import Month
from declaration.vault.accepted import About, Accepted, Reason, Why
from declaration.vault.canonical import sha256
from declaration.vault.events import Event
from declaration.vault.log import record, worker_mark
from declaration.vault.not_decided import (
    DocumentChangedError,
    EndedAlreadyError,
    NoSuchDecisionError,
)
from declaration.vault.packing import NotWhatWasPackedError, unpacked
from declaration.vault.persons import Person, payroll_of, same_people
from declaration.vault.spoken_of import fingerprint

if TYPE_CHECKING:
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection, Vault


_COLUMNS = (
    "id, code, field, person, data, month, until, reason, document, sha256, made_at, made_by, "
    "ended_at, ended_by, ended_month, ended_why, fingerprint"
)


def decisions(vault: Vault, *, standing: bool = False) -> list[Accepted]:
    """Return all decisions in the order made; those that nobody ended, where asked."""
    where = "WHERE ended_why IS NULL" if standing else ""
    rows = vault.db.execute(f"SELECT {_COLUMNS} FROM decision {where} ORDER BY id").fetchall()
    return [_accepted(row) for row in rows]


def decision(vault: Vault, number: int) -> Accepted:
    """Return one decision.

    Raises:
        NoSuchDecisionError: there is none of that number.
    """
    row = vault.db.execute(f"SELECT {_COLUMNS} FROM decision WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NoSuchDecisionError(name=vault.name, number=number)
    return _accepted(row)


def content_of(vault: Vault, of: Accepted) -> bytes | None:
    """Return the document of a decision; None where only its hash is kept, or there is none.

    Raises:
        DocumentChangedError: it is not what was kept.
    """
    row = vault.db.execute("SELECT packed FROM document WHERE sha256 = ?", (of.sha256,)).fetchone()
    if row is None:
        return None
    try:
        content = unpacked(bytes(row[0]))
    except NotWhatWasPackedError as problem:
        raise DocumentChangedError(number=of.number, name=vault.name) from problem
    if sha256(content) != of.sha256:
        raise DocumentChangedError(number=of.number, name=vault.name)
    return content


def marked(vault: Vault) -> dict[str, str]:
    """Return whom the marks in the log stand for: mark → number and name."""
    people = dict.fromkeys(each.about.person for each in decisions(vault))
    return {
        worker_mark(vault.db, person.text): " ".join(
            filter(None, (person.worker_number, person.name))
        )
        for person in people
    }


def accept(
    vault: Vault, about: Iterable[About], reason: Reason, month: Month, stamp: Stamp
) -> list[int]:
    """Accept findings from a month on; earlier decisions on the same are replaced.

    Args:
        vault: open for writing.
        about: what the findings are about; none of them is one that cannot be accepted.
        reason: why they are right as they are.
        month: in which they were found.
        stamp: when, and by whom.

    Returns:
        The numbers of the decisions made.

    Raises:
        VaultError: it cannot be written.
    """
    wanted = list({(each.key, fingerprint(each.data)): each for each in about}.values())
    with vault.transaction() as db:
        for old in _on_the_same(vault, wanted):
            end(db, old, Why.REPLACED, month, stamp)
        if reason.document is not None:
            reason.document.keep(db)
        return [_insert(db, each, reason, month, stamp) for each in wanted]


def withdraw(vault: Vault, number: int, stamp: Stamp) -> Accepted:
    """Take a decision back: the finding asks again, in every month that is not sealed.

    Raises:
        NoSuchDecisionError, EndedAlreadyError: there is nothing to take back.
        VaultError: it cannot be written.
    """
    found = decision(vault, number)
    if not found.stands:
        raise EndedAlreadyError(number=number, day=found.ended_at[:10])
    with vault.transaction() as db:
        end(db, found, Why.WITHDRAWN, found.month, stamp)
    return decision(vault, number)


def end(db: Connection, old: Accepted, why: Why, month: Month, stamp: Stamp) -> None:
    """End a decision that stands, from a month on.

    Args:
        db: in a transaction.
        old: the decision.
        why: it holds no more.
        month: from which on it does not.
        stamp: when, and by whom.
    """
    db.execute(
        "UPDATE decision SET ended_at = ?, ended_by = ?, ended_month = ?, ended_why = ? "
        "WHERE id = ?",
        (stamp.text, stamp.who, str(month), str(why), old.number),
    )
    if why is not Why.REPLACED:
        event = Event.WITHDRAWN if why is Why.WITHDRAWN else Event.ENDED
        said = {"why": str(why)} if event is Event.ENDED else {}
        record(db, stamp, event, month, **_told(db, old.number, old.about), **said)


def _insert(db: Connection, about: About, reason: Reason, month: Month, stamp: Stamp) -> int:
    until, document = reason.until, reason.document
    values: tuple[Any, ...] = (
        *(str(month), str(until) if until else None, about.code, about.field, about.person.text),
        *(json.dumps(dict(about.data), ensure_ascii=False), fingerprint(about.data)),
        *(reason.text.strip(), document.name if document else ""),
        *(document.sha256 if document else None, stamp.text, stamp.who),
    )
    done = db.execute(
        "INSERT INTO decision (month, until, code, field, person, data, fingerprint, reason, "
        f"document, sha256, made_at, made_by) VALUES ({', '.join('?' * len(values))})",
        values,
    )
    number = int(done.lastrowid)
    record(
        db,
        stamp,
        Event.DECIDED,
        month,
        **_told(db, number, about),
        until=str(until or ""),
        document=document.sha256 if document else "",
    )
    return number


def _told(db: Connection, number: int, about: About) -> dict[str, int | str]:
    """Return what the log says of a decision; the worker is masked."""
    mark = worker_mark(db, about.person.text)
    return {"decision": number, "code": about.code, "field": about.field, "worker": mark}


def _on_the_same(vault: Vault, wanted: Sequence[About]) -> list[Accepted]:
    """Return the decisions that stand on what is decided anew."""
    old = decisions(vault, standing=True)
    known = list(dict.fromkeys(each.about.person for each in old))
    new = list(dict.fromkeys(each.person for each in wanted))
    pairs = zip(new, same_people(known, payroll_of(new), np.arange(len(new))), strict=True)
    also = {person: {person, *(known[at] for at in same)} for person, same in pairs}
    keys = {(each.code, each.field, person.text) for each in wanted for person in also[each.person]}
    return [each for each in old if each.about.key in keys]


def _accepted(row: Sequence[Any]) -> Accepted:
    number, code, name, person, data, month, until, *rest = row
    reason, document, sha, made_at, made_by, ended_at, ended_by, ended_month, why, mark = rest
    return Accepted(
        number,
        About(code, name, Person.of_text(person), json.loads(data)),
        Month.parse(month),
        Month.parse(until) if until else None,
        reason,
        document,
        sha or "",
        made_at,
        made_by,
        ended_at or "",
        ended_by or "",
        Month.parse(ended_month) if ended_month else None,
        Why(why or ""),
        mark,
    )
