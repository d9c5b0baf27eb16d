"""What a return says of itself, as the History page shows it: plain data. No Qt.

    seen = return_seen(vault, of)
    seen.files, seen.sources, seen.readings, seen.decisions, seen.findings

Read on the worker thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from declaration.vault.returns import Return, files_in, manifest_in

if TYPE_CHECKING:
    from declaration.vault.store import Vault

SEVERITIES = ("stop", "error", "warning", "notice", "changed")
"""As the manifest counts findings, the gravest first."""


@dataclass(frozen=True, slots=True)
class ReturnSeen:
    """One return and what it rests on.

    Attributes:
        of: the return, as the list has it.
        files: name → size [bytes].
        sources: name and SHA-256 of each payroll file.
        register: likewise of the lists of registered workers.
        readings: contested figure of law → the reading that was used.
        decisions: findings accepted, as they were sealed.
        findings: severity → how many there were.
        rate: riel per dollar, or "".
        layout: of the file for NSSF.
        program: that made it.
        law: version of the law.
    """

    of: Return
    files: Mapping[str, int]
    sources: tuple[tuple[str, str], ...]
    register: tuple[tuple[str, str], ...]
    readings: Mapping[str, str]
    decisions: tuple[Mapping[str, Any], ...]
    findings: Mapping[str, int]
    rate: str
    layout: str
    program: str
    law: str


def return_seen(vault: Vault, of: Return) -> ReturnSeen:
    """Return what a return of an open vault says of itself.

    Raises:
        VaultError: the vault is damaged there.
    """
    said = manifest_in(vault, of)
    options = said.get("options") or {}
    return ReturnSeen(
        of,
        files_in(vault, of),
        _named(said.get("sources")),
        _named(said.get("register")),
        dict(said.get("readings") or {}),
        tuple(said.get("decisions") or ()),
        _counts(said.get("findings") or {}),
        str(options.get("rate") or ""),
        str(options.get("layout") or ""),
        str(said.get("program") or ""),
        str(said.get("law_version") or ""),
    )


def _named(files: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - plain data
    return tuple((str(each["file"]), str(each["sha256"])) for each in files or ())


def _counts(said: Mapping[str, Any]) -> dict[str, int]:
    """Return how many findings of each severity there were, none left out that has any."""
    return {name: int(said[name]) for name in SEVERITIES if said.get(name)}
