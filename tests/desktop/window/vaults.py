"""Invented vaults for tests of the window: sealed months without reading a payroll each time."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

from declaration.month import Month
from declaration.monthly import Enterprise
from declaration.vault.key import key_of, new_salt
from declaration.vault.kinds import Kind
from declaration.vault.opening import create_vault
from desktop.declaring import write_declaration
from desktop.sealing import after_the_months_before, chosen_for, keep
from desktop.secrets import Keys
from desktop.vault.opening import stamp
from desktop.workbench import Workbench
from desktop.worked_out import job_of
from tests.desktop.test_secrets import Store
from tests.desktop.window.conftest import until_idle

PASSPHRASE = "invented words of a test"
ENTERPRISE = Enterprise("Invented Thread Co., Ltd.", "រោងចក្រសាកល្បង", "1234567")
RATE = Decimal(4015)
HEAD = "Worker ID,Name,Sex,Basic Salary (USD),Gross Salary (USD),NSSF Number,Hire Date,Contract"


def payroll(folder: Path, workers: int = 8, more: int = 0) -> Path:
    """Return a payroll of invented workers without any fault."""
    rows = (
        f"W{n:03},SOK DARA {n},F,{210 + n + more},{214 + n + more},"
        f"29{n:05}-{1_000_000 + n}-1,2024-01-05,UDC"
        for n in range(1, workers + 1)
    )
    path = folder / f"payroll-{workers}-{more}.csv"
    path.write_text("\n".join([HEAD, *rows, ""]), "utf-8")
    return path


def bench(folder: Path, month: Month, workers: int = 8, more: int = 0, **changes) -> Workbench:
    """Return a month with everything given."""
    given = {
        "sources": (payroll(folder, workers, more),),
        "month": month,
        "rate": RATE,
        "enterprise": ENTERPRISE,
        "out": folder / f"out {month}",
    }
    return Workbench(**(given | changes))


def new_vault(path: Path):
    """Return a new vault, open."""
    return create_vault(path, key_of(PASSPHRASE, new_salt()), ENTERPRISE, stamp())


def seal(vault, given: Workbench):
    """Seal a month as the command line does; return the return."""
    from declaration.export import load_layout
    from desktop.correcting import corrected

    job = job_of(given, given.work_out(given.read(given.open())), None)
    job = corrected(job, vault, given.kind)
    job = after_the_months_before(job, vault, given.kind)
    folder = vault.path.parent / f"sealed {given.month} {given.kind}"
    layout = load_layout(given.layout)
    receipt = write_declaration(job, str(folder), layout, "en", control_sheet=False)
    return keep(job, receipt, vault, chosen_for(job, given.kind, layout.id), seal=True)


def year(folder: Path) -> Path:
    """Return a vault with three sealed months, one of them corrected, and one missing."""
    path = folder / "Invented Thread.pheaktean"
    with new_vault(path) as vault:
        seal(vault, bench(folder, Month(2026, 7)))
        seal(vault, bench(folder, Month(2026, 8), workers=9))
        seal(vault, bench(folder, Month(2026, 10)))
        seal(vault, bench(folder, Month(2026, 10), more=5, kind=Kind.REVISED))
    return path


def copy_of(path: Path, folder: Path) -> Path:
    """Return a copy of a vault for one test."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(path, folder / path.name))


def open_in(window, qtbot, path: Path, passphrase: str | None = PASSPHRASE) -> None:
    """Open a vault in a window and wait until its month is worked out."""
    window.session.vault.keys = Keys(Store())
    window.vaults.open_path(path, passphrase)
    until_idle(qtbot, window.session)


def begin(window, qtbot, given: Workbench) -> None:
    """Begin a month in a window and wait until it is worked out."""
    window.session.begin(given)
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    until_idle(qtbot, window.session)
