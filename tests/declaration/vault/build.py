"""Vaults for tests, and invented months written, proven and ready to be sealed."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

from declaration.export import export
from declaration.month import Month
from declaration.monthly import Enterprise, MonthlyDeclaration, State
from declaration.summary import summary
from declaration.vault.key import Key
from declaration.vault.kinds import Kind
from declaration.vault.manifest import Chosen
from declaration.vault.opening import create_vault
from declaration.vault.sealing import seal
from declaration.vault.stamp import Stamp
from declaration.vault.store import Vault
from tests.declaration.export import invented

KEY = Key(bytes(range(32)), bytes(range(200, 216)))
ENTERPRISE = Enterprise("Invented Garment Co.", "រោងចក្រ", "123456")
FIRST = Stamp(datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC), "Sok Dara")


def stamp(days=0):
    """Return a moment some days after the first."""
    return dataclasses.replace(FIRST, at=FIRST.at + timedelta(days=days))


def new_vault(folder, name="factory") -> Vault:
    """Return an empty vault, open."""
    return create_vault(folder / f"{name}.pheaktean", KEY, ENTERPRISE, FIRST)


def month(when="2026-10", **more) -> MonthlyDeclaration:
    """Return an invented month of five workers, three of them declared."""
    made = invented.month(**more)
    return dataclasses.replace(
        made, options=dataclasses.replace(made.options, month=Month.parse(when))
    )


def nobody(when="2026-10") -> MonthlyDeclaration:
    """Return a month without a worker."""
    return month(when, workers=[], statuses=[], state=State.READY)


def written(folder, made: MonthlyDeclaration):
    """Return the receipt of a month's files."""
    return export(made, folder, wording=invented.wording, summary=summary)


def sealed_month(vault: Vault, folder, when="2026-10", kind=Kind.REGULAR, days=0):
    """Write a month, seal it, and return its return."""
    made = nobody(when) if kind is Kind.NIL else month(when)
    receipt = written(folder / f"{when}-{kind}-{days}", made)
    return seal(vault, receipt, Chosen(kind, "nssf-eform-v10"), stamp(days))
