"""What a vault knows about itself: its enterprise, its signing key, small things by name.

vault.facts.change_enterprise(enterprise, stamp)
vault.facts.enterprise.readings
vault.facts["rate 2026-10"] = "4015"        # a text by name; "" takes it away
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from declaration.monthly import Enterprise
from declaration.vault.events import Event
from declaration.vault.log import record

if TYPE_CHECKING:
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Vault

TEXTS = ("name", "name_km", "nssf_number", "sector")
READINGS = "readings"
IDENTITY = ("identity", "signing_key", "public_key", "created_at", "created_by")
"""Written once, when the vault is made; the tables refuse every change of them."""


class Facts:
    """The facts of one vault.

    Args:
        vault: that holds them.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def enterprise(self) -> Enterprise:
        """Return the employer whose vault this is."""
        texts = {name: self[name] for name in TEXTS}
        return Enterprise(**texts, readings=json.loads(self[READINGS] or "{}"))

    @enterprise.setter
    def enterprise(self, enterprise: Enterprise) -> None:
        with self._vault.transaction():
            for name, value in of_enterprise(enterprise).items():
                self._put(name, value)

    def change_enterprise(self, enterprise: Enterprise, stamp: Stamp) -> None:
        """Keep what is new about the employer, and tell in the log which facts it is."""
        old, new = of_enterprise(self.enterprise), of_enterprise(enterprise)
        changed = [name for name, value in new.items() if value != old[name]]
        if changed:
            with self._vault.transaction() as db:
                self.enterprise = enterprise
                record(db, stamp, Event.ENTERPRISE_CHANGED, fields=", ".join(changed))

    @property
    def identity(self) -> str:
        """Return what names this vault for good, through every change of passphrase."""
        return self["identity"]

    @property
    def created(self) -> tuple[str, str]:
        """Return when the vault was made (ISO 8601, UTC), and by whom."""
        return self["created_at"], self["created_by"]

    @property
    def signing_key(self) -> bytes:
        """Return the vault's own Ed25519 key [32 bytes]; secret."""
        return self._bytes("signing_key")

    @property
    def public_key(self) -> bytes:
        """Return the public half of it [32 bytes]."""
        return self._bytes("public_key")

    def __getitem__(self, name: str) -> str:
        """Return a fact by name; "" where there is none."""
        return str(self._get(name) or "")

    def __setitem__(self, name: str, value: str) -> None:
        """Keep a fact by name; "" takes it away.

        Raises:
            SealedError: it belongs to the identity of the vault.
        """
        with self._vault.transaction():
            self._put(name, value)

    def _get(self, name: str) -> object:
        row = self._vault.db.execute("SELECT value FROM vault WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _bytes(self, name: str) -> bytes:
        value = self._get(name)
        return value if isinstance(value, bytes) else b""

    def _put(self, name: str, value: str) -> None:
        if value:
            self._vault.db.execute(
                "INSERT INTO vault VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?",
                (name, value, value),
            )
        else:
            self._vault.db.execute("DELETE FROM vault WHERE name = ?", (name,))


def of_enterprise(enterprise: Enterprise) -> Mapping[str, str]:
    """Return the employer as texts by name."""
    texts = {name: str(getattr(enterprise, name)) for name in TEXTS}
    readings = dict(sorted(enterprise.readings.items()))
    return {**texts, READINGS: json.dumps(readings, ensure_ascii=False)}


def of_birth(stamp: Stamp) -> Mapping[str, str | bytes]:
    """Return what a new vault is given once: its name for good, its keys, when and by whom."""
    import hashlib

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signing = Ed25519PrivateKey.generate()
    public = signing.public_key().public_bytes_raw()
    values = (
        hashlib.sha256(public).hexdigest()[:32],
        signing.private_bytes_raw(),
        public,
        stamp.at.isoformat(),
        stamp.who,
    )
    return dict(zip(IDENTITY, values, strict=True))
