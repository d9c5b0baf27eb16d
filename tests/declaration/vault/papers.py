"""A vault with invented returns, made without a payroll: for tests of the file itself."""

import hashlib
import os
from datetime import UTC, datetime

from declaration.monthly import Enterprise
from declaration.vault.key import Key
from declaration.vault.opening import create_vault
from declaration.vault.stamp import Stamp

ENTERPRISE = Enterprise(
    name="Invented Thread Co., Ltd.",
    name_km="រោងចក្រសាកល្បង",
    nssf_number="1234567",
    readings={"rounding": "100"},
)
STAMP = Stamp(datetime(2026, 11, 3, 2, 12, tzinfo=UTC), "Sok Dara (invented)")
START = "0" * 64


def some_key():
    """Return a key of chance; deriving one from a passphrase would take a fifth of a second."""
    return Key(os.urandom(32), os.urandom(16))


def new_vault(path, key, returns=0, size=3_000):
    vault = create_vault(path, key, ENTERPRISE, STAMP)
    for _each in range(returns):
        seal(vault, size)
    return vault


def seal(vault, size=3_000, files=2):
    """Seal one more return with files of chance; return its place and hash."""
    with vault.transaction() as db:
        place, previous = last(vault)
        place += 1
        month = f"{2000 + place // 12}-{place % 12 + 1:02d}"
        db.execute(
            'INSERT INTO "return" (id, month, kind, number) VALUES (?, ?, ?, 1)',
            (place, month, "regular"),
        )
        digest = hashlib.sha256(previous.encode())
        for i in range(files):
            packed = os.urandom(size)
            name = hashlib.sha256(packed).hexdigest()
            digest.update(name.encode())
            row = (place, f"{i}.csv", name, size, packed)
            db.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?)", row)
        db.execute(
            "UPDATE \"return\" SET state = 'sealed', place = ?, manifest = ?, hash = ?, "
            "previous_hash = ?, sealed_at = ?, sealed_by = ? WHERE id = ?",
            (place, b"{}", digest.hexdigest(), previous, "2026-11-03", "Sok Dara", place),
        )
    return place, digest.hexdigest()


def last(vault):
    row = vault.db.execute(
        'SELECT place, hash FROM "return" WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1'
    ).fetchone()
    return row or (0, START)


def chain(vault):
    """Return place → hash of everything sealed, each reckoned again from the files' bytes."""
    found, previous = {}, START
    rows = vault.db.execute(
        "SELECT id, place, hash, previous_hash FROM return WHERE state = 'sealed' ORDER BY place"
    ).fetchall()
    for number, place, hashed, before in rows:
        digest = hashlib.sha256(previous.encode())
        files = vault.db.execute(
            "SELECT sha256, size, packed FROM file WHERE return_id = ? ORDER BY name", (number,)
        )
        for name, size, packed in files:
            assert hashlib.sha256(packed).hexdigest() == name
            assert len(packed) == size
            digest.update(name.encode())
        assert (digest.hexdigest(), previous) == (hashed, before)
        found[place] = previous = hashed
    assert list(found) == list(range(1, len(found) + 1))
    return found
