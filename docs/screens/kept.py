"""An invented vault that pages are drawn with: half a year, a gap, a correction, a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.export import load_layout
from declaration.month import Month
from declaration.monthly import Enterprise
from declaration.vault.key import key_of, new_salt
from declaration.vault.kinds import Kind
from declaration.vault.opening import create_vault
from declaration.vault.sealing import seal
from declaration.vault.stamp import Stamp
from desktop.declaring import write_declaration
from desktop.sealing import after_the_months_before, chosen_for
from desktop.workbench import Workbench
from desktop.worked_out import job_of

if TYPE_CHECKING:
    from declaration.vault.store import Vault

PASSPHRASE = "invented words of a picture"
WHO, LAYOUT = "Sok Dara", "nssf-eform-v10"
ENTERPRISE = Enterprise(
    "Golden Needle (Practice) Garment Co., Ltd.", "ក្រុមហ៊ុនម្ជុលមាស (សាកល្បង)", "90000001"
)
WORKERS = 60
SEALED = (
    (Month(2026, 4), 54, 0),
    (Month(2026, 5), 57, 2),
    (Month(2026, 6), 57, 3),
    (Month(2026, 7), 60, 9),
    (Month(2026, 9), 58, 6),
)
"""Month, how many worked, and by how many dollars wages were higher than in April."""
HEAD = "Worker ID,Name,Sex,Basic Salary (USD),Gross Salary (USD),NSSF Number,Hire Date,Contract"


def month(folder: Path) -> Workbench:
    """Return the month on the bench, which the vault keeps as a draft."""
    return _bench(folder, Month(2026, 10), 59, 7)


def vault_in(folder: Path) -> Path:
    """Return the path of the vault, made where it is not there yet."""
    path = folder / "Golden Needle.pheaktean"
    if not path.exists():
        with create_vault(path, key_of(PASSPHRASE, new_salt()), ENTERPRISE, _stamp(4, 1)) as vault:
            for when, workers, more in SEALED:
                _seal(vault, _bench(folder, when, workers, more))
            _seal(vault, replace(_bench(folder, Month(2026, 9), 58, 8), kind=Kind.REVISED))
    return path


def _bench(folder: Path, when: Month, workers: int, more: int) -> Workbench:
    path = folder / f"payroll-{when}-{more}.csv"
    rows = (
        f"W{n:03},SOK DARA {n},F,{210 + n % 40 + more},{214 + n % 40 + more},"
        f"29{n:05}-{1_000_000 + n}-1,2024-01-05,UDC"
        for n in range(1, workers + 1)
    )
    path.write_text("\n".join([HEAD, *rows, ""]), "utf-8")
    return Workbench(sources=(path,), month=when, rate=Decimal(4015), enterprise=ENTERPRISE)


def _seal(vault: Vault, bench: Workbench) -> None:
    """Declare a month and seal it on a day of the next one."""
    from desktop.correcting import corrected

    if bench.month is None:
        return
    month = bench.work_out(bench.read(bench.open()))
    job = corrected(job_of(bench, month, None), vault, bench.kind)
    job = after_the_months_before(job, vault, bench.kind)
    folder = vault.path.parent / f"{bench.month} {bench.kind}"
    receipt = write_declaration(job, str(folder), load_layout(LAYOUT), "en", control_sheet=False)
    if receipt is not None:
        day = 12 if bench.kind.opens else 20
        stamp = _stamp(bench.month.month + 1, day)
        seal(vault, receipt, chosen_for(job, bench.kind, LAYOUT), stamp)


def _stamp(month: int, day: int) -> Stamp:
    return Stamp(datetime(2026, month, day, 3, 15, tzinfo=UTC), WHO)
