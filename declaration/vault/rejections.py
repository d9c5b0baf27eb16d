"""What NSSF refused: pasted once, tied to the rows of a sealed month, remembered for later ones.

    noted = note(vault, Month(2026, 10), text, stamp)
    for each in rejections(vault): each.rows, each.not_tied
    settle(vault, number, stamp)                 # NSSF takes it by now

A refused row holds the worker, the field and the value as it was declared, so that a later month
warns before the same goes out again (``declaration.checks.refused_before``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from declaration.month import Month
from declaration.vault.events import Event
from declaration.vault.kinds import Kind
from declaration.vault.log import record
from declaration.vault.not_decided import (
    NoSuchRefusalError,
    NoTextError,
    NothingSealedError,
    RuleNotKnownError,
)
from declaration.vault.persons import Person, person_of
from declaration.vault.refusal_text import read_refusal
from declaration.vault.refused_facts import FIELDS, Rule, value_of
from declaration.vault.returns import lines_in, manifest_in, sealed

if TYPE_CHECKING:
    from declaration.vault.refusal_text import Tie
    from declaration.vault.returns import Return
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection, Vault


@dataclass(frozen=True, slots=True)
class Refused:
    """One line of a refusal.

    Attributes:
        number: in the vault.
        line: of the text, from 1.
        said: the line.
        person: whom it speaks of; nobody where none was found.
        field: that was refused, or "" where the text does not say.
        value: as it was declared.
        by: how the worker was found (``refusal_text.SURE``), else why not.
        score: how sure that is, 0 to 100.
        is_settled: whether NSSF takes it by now.
    """

    number: int
    line: int
    said: str
    person: Person
    field: str
    value: str
    by: str
    score: int
    is_settled: bool = False

    @property
    def is_tied(self) -> bool:
        """Whether a worker was found."""
        return self.person != Person()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A refusal as it was pasted, and what it was tied to.

    Attributes:
        number: in the vault.
        month: whose return was refused.
        text: as it was pasted.
        rule: what NSSF asks of every worker, as the person understood it; or None.
        noted_at: ISO 8601, UTC.
        noted_by: who pasted it.
        is_settled: whether all of it is.
        lines: tied and not tied.
    """

    number: int
    month: Month
    text: str
    rule: Rule | None
    noted_at: str
    noted_by: str
    is_settled: bool
    lines: tuple[Refused, ...] = ()

    @property
    def rows(self) -> list[Refused]:
        """The lines whose worker was found."""
        return [each for each in self.lines if each.is_tied]

    @property
    def not_tied(self) -> list[Refused]:
        """The lines that name something, but no worker of the month."""
        return [each for each in self.lines if not each.is_tied]


def rejections(vault: Vault) -> list[Rejection]:
    """Return all refusals in the order noted."""
    rows = vault.db.execute(
        "SELECT id, month, text, rule, noted_at, noted_by, settled_at FROM rejection ORDER BY id"
    ).fetchall()
    lines: dict[int, list[Refused]] = {}
    for of, number, line, said, person, field, value, by, score, settled in vault.db.execute(
        "SELECT rejection_id, id, line, said, person, field, value, tied_by, score, settled_at "
        "FROM refused ORDER BY id"
    ):
        whom, is_settled = Person.of_text(person), settled is not None
        each = Refused(number, line, said, whom, field, value, by, score, is_settled)
        lines.setdefault(of, []).append(each)
    return [_rejection(row, lines.get(row[0], [])) for row in rows]


def note(
    vault: Vault, month: Month, text: str, stamp: Stamp, *, field: str = "", rule: str = ""
) -> Rejection:
    """Keep a refusal, tied to the rows of the month's sealed returns.

    Args:
        vault: open for writing.
        month: whose return was refused.
        text: as NSSF wrote it, in any language, any number of lines.
        stamp: when, and by whom.
        field: that was refused, where the text does not say or says it otherwise.
        rule: ``FIELD:digits=N`` or ``FIELD:filled``: what every worker is held to from now on.

    Raises:
        NoTextError, NothingSealedError, RuleNotKnownError: it cannot be tied or kept.
        VaultError: it cannot be read or written.
    """
    known = Rule.parse(rule) if rule else None
    lines = tie(vault, month, text, field=field)
    of_month = sealed(vault, month)
    with vault.transaction() as db:
        number = _insert(db, month, [each.hash for each in of_month], text, known, stamp)
        for each in lines:
            _insert_line(db, number, each)
        tied = sum(each.is_tied for each in lines)
        said = {"rejection": number, "rows": tied, "not_tied": len(lines) - tied}
        record(db, stamp, Event.REJECTION_NOTED, month, **said)
    return next(each for each in rejections(vault) if each.number == number)


def tie(vault: Vault, month: Month, text: str, *, field: str = "") -> list[Refused]:
    """Return what the lines of a refusal speak of, before it is kept; nothing is written.

    Args:
        vault: open.
        month: whose return was refused.
        text: as NSSF wrote it.
        field: that was refused, where the text does not say or says it otherwise.

    Raises:
        NoTextError, NothingSealedError, RuleNotKnownError: it cannot be tied.
        VaultError: the vault cannot be read.
    """
    if not text.strip():
        raise NoTextError
    if field and field not in FIELDS:
        raise RuleNotKnownError(rule=field, fields=", ".join(FIELDS))
    of_month = sealed(vault, month)
    if not any(each.kind is not Kind.NIL for each in of_month):
        raise NothingSealedError(name=vault.name, month=month)
    return [
        replace(each, field=field or each.field) for each in _tied(vault, of_month, text, field)
    ]


def settle(vault: Vault, number: int, stamp: Stamp, worker: str = "") -> list[Refused]:
    """Mark a refusal as settled, or one worker's part of it: later months warn of it no more.

    Args:
        vault: open for writing.
        number: of the refusal.
        stamp: when, and by whom.
        worker: a number or name; "" for all.

    Returns:
        The lines that were open.

    Raises:
        NoSuchRefusalError: nothing of that refusal is open.
        VaultError: it cannot be written.
    """
    found = next((e for e in rejections(vault) if e.number == number and not e.is_settled), None)
    of_whom = [e for e in found.lines if not e.is_settled and _is_of(e, worker)] if found else []
    if found is None or (worker and not of_whom):
        raise NoSuchRefusalError(name=vault.name, number=number)
    with vault.transaction() as db:
        for each in of_whom:
            _settle(db, "refused", each.number, stamp)
        if {e.number for e in found.rows if not e.is_settled} <= {e.number for e in of_whom}:
            _settle(db, "rejection", number, stamp)
        record(db, stamp, Event.REJECTION_SETTLED, found.month, rejection=number)
    return of_whom


def _tied(vault: Vault, of_month: Sequence[Return], text: str, field: str) -> list[Refused]:
    """Return what the lines of a refusal speak of; the last return that has a worker counts."""
    found: dict[int, list[Refused]] = {}
    for each in of_month:
        if each.kind is Kind.NIL:
            continue
        lines = lines_in(vault, each)
        ties: dict[int, list[Refused]] = {}
        for tie in read_refusal(text, lines, _header_row(manifest_in(vault, each))):
            ties.setdefault(tie.line, []).append(_refused(tie, lines, field))
        for line, refused in ties.items():
            if refused[0].is_tied or line not in found:
                found[line] = refused
    return [each for line in sorted(found) for each in found[line]]


def _refused(tie: Tie, lines: Any, field: str) -> Refused:  # noqa: ANN401 - Lines, read lazily
    if tie.row < 0:
        return Refused(0, tie.line, tie.said, Person(), tie.field, "", tie.by, 0)
    value = value_of(lines, lines.amount("wage_khr"), tie.row, field or tie.field)
    person = person_of(lines, tie.row)
    return Refused(0, tie.line, tie.said, person, tie.field, value, tie.by, tie.score)


def _header_row(manifest: dict[str, Any]) -> int:
    """Return the row of the headings in the file that was handed in; 1 where it is not known."""
    from declaration.export import LayoutError, load_layout

    try:
        return load_layout(manifest["options"]["layout"]).sheets[0].header_row
    except (LayoutError, KeyError):
        return 1


def _insert(
    db: Connection, month: Month, hashes: list[str], text: str, rule: Rule | None, stamp: Stamp
) -> int:
    done = db.execute(
        "INSERT INTO rejection (month, returns, text, rule, noted_at, noted_by) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (str(month), " ".join(hashes), text, rule.text if rule else "", stamp.text, stamp.who),
    )
    return int(done.lastrowid)


def _insert_line(db: Connection, number: int, each: Refused) -> None:
    db.execute(
        "INSERT INTO refused (rejection_id, line, said, person, field, value, tied_by, score) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, each.line, each.said, each.person.text),
            *(each.field, each.value, each.by, each.score),
        ),
    )


def _settle(db: Connection, table: str, number: int, stamp: Stamp) -> None:
    db.execute(
        f"UPDATE {table} SET settled_at = ?, settled_by = ? WHERE id = ?",
        (stamp.text, stamp.who, number),
    )


def _is_of(each: Refused, worker: str) -> bool:
    return not worker or each.person.is_called(worker)


def _rejection(row: Sequence[Any], lines: list[Refused]) -> Rejection:
    number, month, text, rule, noted_at, noted_by, settled = row
    return Rejection(
        number,
        Month.parse(month),
        text,
        Rule.parse(rule) if rule else None,
        noted_at,
        noted_by,
        settled is not None,
        tuple(lines),
    )
