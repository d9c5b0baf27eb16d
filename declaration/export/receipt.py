"""What an export gives back: the files as they lie there, their totals, and what was remarked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from declaration.export.ledger import Ledger
from declaration.findings import Finding
from declaration.monthly import MonthlyDeclaration


@dataclass(frozen=True, slots=True)
class FileWritten:
    """One file of the set.

    Attributes:
        sha256: of its bytes, hexadecimal.
        size: [bytes].
        rows: below the headings; of the first sheet for a workbook; 0 for anything else.
    """

    sha256: str
    size: int
    rows: int = 0


@dataclass(slots=True)
class Receipt:
    """What an export did.

    Attributes:
        folder: where the files are.
        month: the month with the findings of the export.
        files: name → file, in the order written; none where EXP-001 stands.
        totals: ``workers`` declared, ``wage_khr``, ``employer``, ``worker``, ``remittance``, as
            counted and added up from the files read back [riel].
        findings: what the export itself had to say (EXP).
    """

    folder: Path
    month: MonthlyDeclaration
    files: dict[str, FileWritten] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def proven(self) -> bool:
        """Whether every file was read back and found right."""
        return bool(self.files)


Extra = Callable[[Path, Receipt], None]
"""Makes one more file, or a folder of them, at the path; the receipt names the files before it."""


def totals(month: MonthlyDeclaration) -> dict[str, int]:
    """Return the totals of the declared workers [riel]."""
    ledger = Ledger(month)
    sums = {
        "wage_khr": ledger.total("wage_khr", ledger.declared) or 0,
        "employer": ledger.total("employer_total", ledger.declared) or 0,
        "worker": ledger.total("worker_total", ledger.declared) or 0,
    }
    remittance = sums["employer"] + sums["worker"]
    return {"workers": int(ledger.declared.sum()), **sums, "remittance": remittance}


def file_written(path: Path, rows: int = 0) -> FileWritten:
    """Return a file's hash and size."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileWritten(digest, path.stat().st_size, rows)
