"""What the factory itself accepted, for an audit that asks for it (``--vault``)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.store import Vault


def accepted(arguments: argparse.Namespace, month: MonthlyDeclaration) -> list[dict[str, Any]]:
    """Return the findings of a month that the factory's vault has accepted, and why.

    A blind audit returns nothing and opens nothing. The findings themselves stand in every list
    either way: that somebody accepted one is a further fact, not an answer.

    Raises:
        VaultError: it does not open.
    """
    if arguments.blind or not arguments.vault:
        return []
    from desktop.vault.named import vault_of

    with vault_of(arguments, read_only=True) as vault:
        return accepted_in(vault, month)


def accepted_in(vault: Vault, month: MonthlyDeclaration) -> list[dict[str, Any]]:
    """Return the findings of a month that a vault, open already, has accepted."""
    from declaration.vault.deciding import judge
    from declaration.vault.decisions import decisions

    judged = judge(month, decisions(vault))
    rows = []
    for position, decision in sorted(judged.accepted.items()):
        finding = month.findings[position]
        worker = finding.worker
        number = "" if worker is None else month.payroll.text("worker_number")[worker]
        rows.append(
            {
                "code": finding.code,
                "file": finding.place.file,
                "cell": finding.place.cell,
                "worker_number": number,
                "reason": decision.reason,
                "by": decision.made_by,
                "at": decision.made_at,
                "until": str(decision.until) if decision.until else "",
                "document": decision.document,
            }
        )
    return rows
