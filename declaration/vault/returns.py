"""The returns of a vault: which there are, and what lies with each. Reading only.

    for each in returns(vault): print(each.month, each.kind, each.state, each.remittance)
    manifest = manifest_in(vault, each)           # plain data, see ``declaration.vault.manifest``
    lines_in(vault, each).amount("wage_khr")      # contributions.csv in columns
    content_in(vault, each, "declaration.xlsx")   # any file, as it was written

The list is read without touching a manifest or a file, however many months there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from declaration.month import Month
from declaration.vault.canonical import parsed, sha256
from declaration.vault.chain import START, Head
from declaration.vault.errors import DamagedError
from declaration.vault.kinds import Kind

if TYPE_CHECKING:
    from declaration.vault.lines import Lines
    from declaration.vault.manifest import Manifest
    from declaration.vault.store import Connection, Vault

COUNT, LAST = "sealed_count", "sealed_hash"
"""Names under which a vault notes the end of its chain."""


class ReturnState(StrEnum):
    """Whether a return can still change."""

    DRAFT = "draft"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Return:
    """One return of one month, as the list of returns has it.

    Attributes:
        id: its row in the vault.
        month: declared.
        kind: of return.
        number: 1, 2, … among the month's returns of that kind.
        state: draft or sealed.
        place: among all returns sealed in the vault, from 1; 0 for a draft.
        workers: declared.
        employer: the employer's share [riel].
        worker: the workers' share [riel].
        sealed_at: ISO 8601, UTC; for a draft, when it was kept.
        sealed_by: likewise who.
        hash: SHA-256 of the manifest; "" for a draft.
        previous_hash: of the return sealed before; "" for a draft.
    """

    id: int
    month: Month
    kind: Kind
    number: int
    state: ReturnState
    place: int
    workers: int
    employer: int
    worker: int
    sealed_at: str
    sealed_by: str
    hash: str
    previous_hash: str

    @property
    def remittance(self) -> int:
        """Both shares together [riel]."""
        return self.employer + self.worker

    @property
    def is_sealed(self) -> bool:
        """Whether it stands for good."""
        return self.state is ReturnState.SEALED


_COLUMNS = (
    "id, month, kind, number, state, place, workers, employer, worker, sealed_at, sealed_by, "
    "hash, previous_hash"
)


def returns(vault: Vault) -> list[Return]:
    """Return all returns: by month, within a month in the order sealed, drafts last."""
    rows = vault.db.execute(
        f'SELECT {_COLUMNS} FROM "return" ORDER BY month, place IS NULL, place, kind, number'
    )
    return list(map(_return, rows))


def sealed(vault: Vault, month: Month | None = None) -> list[Return]:
    """Return the sealed returns in the order sealed; of one month where asked."""
    found = [each for each in returns(vault) if each.is_sealed and month in (None, each.month)]
    return sorted(found, key=lambda each: each.place)


def draft(vault: Vault, month: Month, kind: Kind) -> Return | None:
    """Return a month's draft of a kind, or None."""
    found = [r for r in returns(vault) if (r.month, r.kind, r.is_sealed) == (month, kind, False)]
    return found[0] if found else None


def head_of(db: Connection) -> Head:
    """Return the end of the chain of sealed returns, as the vault noted it."""
    noted = dict(db.execute("SELECT name, value FROM vault WHERE name IN (?, ?)", (COUNT, LAST)))
    return Head(noted.get(COUNT, 0), noted.get(LAST, START))


def missing_months(months: Sequence[Month]) -> list[Month]:
    """Return the months between the first and the last that are not among those given.

    >>> [str(m) for m in missing_months([Month(2026, 12), Month(2026, 10), Month(2027, 2)])]
    ['2026-11', '2027-01']
    """
    known, found = set(months), []
    each, last = (min(known), max(known)) if known else (None, None)
    while each and last and each < last:
        if each not in known:
            found.append(each)
        each = each.following()
    return found


def manifest_in(vault: Vault, of: Return) -> Manifest:
    """Return what a return says of itself."""
    return parsed(manifest_bytes(vault, of))


def manifest_bytes(vault: Vault, of: Return) -> bytes:
    """Return a return's manifest as it was hashed."""
    row = vault.db.execute('SELECT manifest FROM "return" WHERE id = ?', (of.id,)).fetchone()
    return bytes(row[0])


def files_in(vault: Vault, of: Return) -> dict[str, int]:
    """Return the files that lie with a return: name → size [bytes], in the order written."""
    rows = vault.db.execute(
        "SELECT name, size FROM file WHERE return_id = ? ORDER BY rowid", (of.id,)
    )
    return dict(rows)


def content_in(vault: Vault, of: Return, name: str) -> bytes:
    """Return a file of a return, as it was written.

    Raises:
        KeyError: no file of that name lies with it.
        DamagedError: it is not what was sealed; says which file of which month.
    """
    from declaration.vault.packing import NotWhatWasPackedError, unpacked

    row = vault.db.execute(
        "SELECT packed, sha256 FROM file WHERE return_id = ? AND name = ?", (of.id, name)
    ).fetchone()
    if row is None:
        raise KeyError(name)
    where = f"{of.month} {of.kind} {of.number}, {name}"
    try:
        content = unpacked(bytes(row[0]))
    except NotWhatWasPackedError as problem:
        raise DamagedError(name=vault.name, where=where) from problem
    if sha256(content) != row[1]:
        raise DamagedError(name=vault.name, where=where)
    return content


def lines_in(vault: Vault, of: Return) -> Lines:
    """Return a sealed return's lines, a row a worker, in source order.

    Raises:
        KeyError: it has no contributions.csv.
    """
    from declaration.vault.lines import FILE, lines_of

    return lines_of(content_in(vault, of, FILE))


def _return(row: Sequence[Any]) -> Return:
    """Return a row of ``_COLUMNS``."""
    number, month, kind, nth, state, place, *counts = row[:9]
    texts = [text or "" for text in row[9:]]
    kinds = Month(int(month[:4]), int(month[5:])), Kind(kind), nth, ReturnState(state)
    return Return(number, *kinds, place or 0, *counts, *texts)
