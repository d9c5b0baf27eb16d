"""Invented months that pages are drawn with: the practice factory, and what strains a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import kept

from declaration.enterprise import read_enterprise
from declaration.month import Month
from declaration.monthly import Enterprise
from desktop.practice import write_practice_factory
from desktop.workbench import Workbench

MONTH, RATE = Month(2026, 10), Decimal(4015)
MANY = 100_000

HEAD = (
    "Worker ID,Name in Khmer,Name,Department,Basic Salary (USD),Overtime Pay (USD),"
    "Gross Salary (USD),NSSF Number,Hire Date,Contract"
)
LONG_KHMER = "សុភមង្គលរតនវិសាលសម្បត្តិ ចន្ទរស្មីសុវណ្ណភូមិ"
LONG_LATIN = "Sopheakmongkolratanakvisalsambath CHANREAKSMEYSOVANNAPHUM-NORODOMSIHAKPHEAP"
LONG_LINE = "Sewing line 27 – second building – third floor – evening shift – men’s trousers"
LONG_FILE = "Payroll October 2026 second half workers and staff FINAL corrected (3) copy of copy"
LONG_NAME = "The Very Long Established Cambodian International Garment and Footwear Manufacturing"


def nothing(_folder: Path) -> Workbench:
    """Return a month that has not begun."""
    return Workbench()


def practice(folder: Path) -> Workbench:
    """Return the practice factory's month."""
    home = folder / "practice"
    write_practice_factory(home)
    return Workbench(
        sources=tuple(sorted(home.glob("payroll-*.xlsx"))),
        month=MONTH,
        rate=RATE,
        enterprise=read_enterprise(home / "enterprise.toml"),
        register=home / "register.xlsx",
        hold_out=True,
    )


def locked(folder: Path) -> Workbench:
    """Return a month whose one workbook asks for a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain, path = practice(folder).sources[0], folder / "payroll-locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as out:
        OOXMLFile(source).encrypt("practice", out)
    return Workbench(sources=(path,), month=MONTH, rate=RATE)


def half_given(folder: Path) -> Workbench:
    """Return a month of which only the file was given so far."""
    return Workbench(sources=practice(folder).sources[:1])


def broken(folder: Path) -> Workbench:
    """Return a month whose file is a photo."""
    path = folder / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return Workbench(sources=(path,), month=MONTH, rate=RATE)


def long_names(folder: Path) -> Workbench:
    """Return a month in which every text is as long as any that was seen, and longer."""
    rows = (
        f"WORKER-NUMBER-{n:012},{LONG_KHMER},{LONG_LATIN},{LONG_LINE},{210 + n},12.50,"
        f"{222.5 + n if n % 5 else 'to be confirmed by the accountant'},"
        f"29000{n:02}-10000{n:02}-1,2024-01-05,a contract of a kind that nobody has heard of"
        for n in range(1, 31)
    )
    whose = Enterprise(
        f"{LONG_NAME} (Practice) Company Limited, Branch of Kampong Speu",
        f"ក្រុមហ៊ុន{LONG_KHMER} អន្តរជាតិ (សាកល្បង) ឯ.ក សាខាខេត្តកំពង់ស្ពឺ",
        nssf_number="90000001",
    )
    path = _csv(folder / f"{LONG_FILE}.csv", rows)
    return Workbench(sources=(path,), month=MONTH, rate=RATE, enterprise=whose, hold_out=True)


def nobody_left(folder: Path) -> Workbench:
    """Return a month in which every worker is held out."""
    rows = (f"W{n:03},,SOK DARA {n},,n/a,,n/a,,2024-01-05,UDC" for n in range(1, 6))
    path = _csv(folder / "nobody.csv", rows)
    return Workbench(sources=(path,), month=MONTH, rate=RATE, hold_out=True)


def very_many(folder: Path) -> Workbench:
    """Return a month of a hundred thousand workers."""
    rows = (
        f"W{n:06},សុខ ដារ៉ា,SOK DARA {n:06},LINE-{n % 60:02},{210 + n % 90},{n % 30},"
        f"{210 + n % 90 + n % 30},29{n % 90:05}-{1_000_000 + n}-1,2024-01-05,UDC"
        for n in range(MANY)
    )
    path = _csv(folder / "many.csv", rows)
    return Workbench(sources=(path,), month=MONTH, rate=RATE, hold_out=True)


def _csv(path: Path, rows: Iterable[str]) -> Path:
    path.write_text("\n".join([HEAD, *rows, ""]), "utf-8")
    return path


MONTHS: dict[str, Callable[[Path], Workbench]] = {
    "empty": nothing,
    "full": practice,
    "kept": kept.month,
    "given": half_given,
    "locked": locked,
    "broken": broken,
    "long": long_names,
    "nobody": nobody_left,
    "many": very_many,
}
"""State → its month, written into a folder."""

VAULTS: dict[str, Callable[[Path], Path]] = {"kept": kept.vault_in}
"""State → the vault that is open in it."""

STRESS = frozenset(("given", "locked", "broken", "long", "nobody", "many"))
"""States that one language shows well enough."""
