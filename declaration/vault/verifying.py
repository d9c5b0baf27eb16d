"""Whether a vault is what was sealed: every page, every file, every manifest, the whole chain.

    found = verify(vault)          # None, or the first place that differs

The returns are checked in the order sealed, each with all its files unpacked and hashed again; then
the log, which has to tell the same; then every page of the file itself (each carries its own seal)
and every table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sqlcipher3.dbapi2 import DatabaseError

from declaration.vault.canonical import sha256
from declaration.vault.chain import Difference, Link, Stored, first_difference
from declaration.vault.log import log_difference
from declaration.vault.packing import NotWhatWasPackedError, unpacked
from declaration.vault.returns import head_of

if TYPE_CHECKING:
    from declaration.vault.store import Vault

_RECORD = {
    "number": "number",
    "sealed_at": "sealed_at",
    "sealed_by": "sealed_by",
    "workers": "workers.declared",
    "employer": "totals.employer",
    "worker": "totals.worker",
}
"""Column of the table of returns → where the manifest has the same."""


Report = Callable[[int, int], None]


def _silent(_done: int, _of: int) -> None:
    """Tell nobody."""


def verify(vault: Vault, report: Report = _silent) -> Difference | None:
    """Return the first place where a vault is not what was sealed; None where all is intact.

    Args:
        vault: open.
        report: told how many returns were looked at, of how many; raises to cancel.

    Raises:
        DamagedError: a page or a table of the file itself is damaged; says which.
    """
    try:
        head = head_of(vault.db)
        found = first_difference(_links(vault, report), head, partial(_stored, vault))
        found = found or log_difference(vault.db, head)
    except DatabaseError:  # a page cannot be read; which one, is found out below
        vault.prove()
        raise
    if found is None:
        vault.prove()
    return found


def _links(vault: Vault, report: Report) -> Iterator[Link]:
    names = ", ".join(_RECORD)
    rows = vault.db.execute(
        f"SELECT place, month, kind, manifest, hash, previous_hash, {names} "
        "FROM \"return\" WHERE state = 'sealed' ORDER BY place"
    )
    found = rows.fetchall()
    for done, (place, month, kind, manifest, *rest) in enumerate(found):
        report(done, len(found))
        record = dict(zip(_RECORD.values(), rest[2:], strict=True))
        yield Link(place, month, kind, bytes(manifest), rest[0], rest[1], record)


def _stored(vault: Vault, link: Link) -> Mapping[str, Stored]:
    rows = vault.db.execute(
        "SELECT file.rowid, name, sha256, size FROM file "
        'JOIN "return" ON "return".id = return_id WHERE place = ?',
        (link.position,),
    )
    return {
        name: Stored(digest, size, partial(_reckoned, vault, row))
        for row, name, digest, size in rows.fetchall()
    }


def _reckoned(vault: Vault, row: int) -> tuple[str, int]:
    """Return hash and size of what a stored file unpacks to."""
    found = vault.db.execute("SELECT packed FROM file WHERE rowid = ?", (row,)).fetchone()
    try:
        content = unpacked(bytes(found[0]))
    except NotWhatWasPackedError:
        return "", 0
    return sha256(content), len(content)
