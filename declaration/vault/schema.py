"""The tables of a vault, version by version.

``resources/vault/NNN-what.sql`` are run in order, each once; ``PRAGMA user_version`` is the number
of the last one. A version that was released is never edited: what changes is a new file. All that
is lacking is run in one transaction, and what is sealed is compared before and after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from declaration.vault.errors import NewerProgramError, NotAVaultError, SealedError
from resources import resource

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

APPLICATION = 0x50484B54
"""``PRAGMA application_id`` of a vault: the letters PHKT."""


class Version(NamedTuple):
    """One step of the tables.

    Attributes:
        number: from 1.
        name: of its file.
        sql: its statements.
    """

    number: int
    name: str
    sql: str


@cache
def versions() -> tuple[Version, ...]:
    """Return every step in order."""
    found = [
        Version(int(path.name[:3]), path.name, path.read_text("utf-8"))
        for path in sorted(resource("vault").glob("[0-9][0-9][0-9]-*.sql"))
    ]
    return tuple(found)


def latest() -> int:
    """Return the number of the newest step."""
    return versions()[-1].number


def version_of(db: Connection, name: str) -> int:
    """Return which version the tables of a vault have; 0 for an empty file.

    Args:
        db: the opened file.
        name: of the file, for the errors.

    Raises:
        NotAVaultError: the file holds the tables of another program.
        NewerProgramError: the tables are newer than this program.
    """
    number = int(db.execute("PRAGMA user_version").fetchone()[0])
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION and (application or number or not _is_empty(db)):
        raise NotAVaultError(name=name)
    if number > latest():
        raise NewerProgramError(name=name)
    return number


def upgrade(db: Connection, name: str, last: int | None = None) -> bool:
    """Bring the tables up to date, all or nothing; return whether there was anything to do.

    Args:
        db: the opened file, outside a transaction.
        name: of the file, for the errors.
        last: the version to stop at; the newest where not given.

    Raises:
        NotAVaultError, NewerProgramError: see ``version_of``.
        SealedError: a step would change what is sealed; nothing was changed.
    """
    steps = [
        step
        for step in versions()
        if version_of(db, name) < step.number <= (latest() if last is None else last)
    ]
    if not steps:
        return False
    db.execute("BEGIN IMMEDIATE")
    try:
        _run(db, steps, name)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return True


def _run(db: Connection, steps: list[Version], name: str) -> None:
    before = sealed(db)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    for step in steps:
        for statement in statements(step.sql):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {step.number}")
    if before and sealed(db) != before:
        raise SealedError(name=name)


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a script one by one, triggers whole."""
    from sqlcipher3.dbapi2 import complete_statement

    lines: list[str] = []
    for line in sql.splitlines():
        lines.append(line)
        if line.rstrip().endswith(";") and complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []


def sealed(db: Connection) -> str:
    """Return a digest of everything sealed, as it stands in the tables; "" where nothing is."""
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'return'").fetchone():
        return ""
    digest, any_row = hashlib.sha256(), False
    has_log = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'log'").fetchone()
    for query in _SEALED if has_log else _SEALED[:-1]:
        for row in db.execute(query):
            any_row = True
            digest.update(repr(row).encode())
    return digest.hexdigest() if any_row else ""


_SEALED = (
    """SELECT id, month, kind, number, place, workers, employer, worker, hash, previous_hash,
       sealed_at, sealed_by, manifest FROM "return" WHERE state = 'sealed' ORDER BY place""",
    """SELECT return_id, file.name, sha256, size, packed FROM file
       JOIN "return" ON "return".id = return_id WHERE state = 'sealed' ORDER BY 1, 2""",
    "SELECT place, hash, entry FROM log ORDER BY place",
)


def _is_empty(db: Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
