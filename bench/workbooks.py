"""Writes the benchmark's payroll workbooks into ``bench-data``, once; they are kept.

They are written in processes of their own: a command that this one starts is charged, by the
system, with the memory that this one has.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from enum import Enum
from pathlib import Path

DATA = Path("bench-data")
SECTOR_FILES, SECTOR_WORKERS = 160, 5_000
_SEED = 7

ENTERPRISE = """\
# Invented.
name = "Benchmark (Practice) Garment Co., Ltd."
name_km = "ក្រុមហ៊ុនកាត់ដេរ (សម្រាប់វាស់ល្បឿន)"
nssf_number = "90000001"
"""


class Formulas(Enum):
    """What stands beside a payroll as formulas."""

    NONE = 0
    SHARES = 1
    AND_CHECKS = 2


def payroll(workers: int) -> Path:
    """Return a workbook of that many workers, written if it is not there yet."""
    path = DATA / f"payroll-{workers}.xlsx"
    if not path.exists():
        _write_apart([(path, workers, _SEED, Formulas.NONE)])
    return path


def sector() -> list[Path]:
    """Return the 160 workbooks of the whole sector, written if they are not there yet."""
    folder = DATA / "sector"
    paths = [folder / f"factory-{i:03d}.xlsx" for i in range(SECTOR_FILES)]
    missing = [
        (path, SECTOR_WORKERS, 1000 + i, Formulas.NONE)
        for i, path in enumerate(paths)
        if not path.exists()
    ]
    _write_apart(missing)
    return paths


def formulas(workers: int, *, checks: bool) -> Path:
    """Return the payroll with the month's contributions as formulas beside it.

    Args:
        workers: rows.
        checks: whether what a formula can check stands beside it too.
    """
    path = DATA / f"formulas-{'and-checks-' if checks else ''}{workers}.xlsx"
    if not path.exists():
        _write_apart([(path, workers, _SEED, Formulas.AND_CHECKS if checks else Formulas.SHARES)])
    return path


def enterprise() -> Path:
    """Return the employer's file."""
    DATA.mkdir(exist_ok=True)
    path = DATA / "enterprise.toml"
    path.write_text(ENTERPRISE, encoding="utf-8")
    return path


def _write_apart(tasks: list[tuple[Path, int, int, Formulas]]) -> None:
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_write, tasks))


def _write(task: tuple[Path, int, int, Formulas]) -> None:
    """Write one workbook as a spreadsheet program does: shared texts, styles, real dates."""
    import xlsxwriter

    from bench.formulas import FormulaColumns
    from bench.workers import BASIC, HEADINGS, Factory

    path, workers, seed, formulas = task
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    book = xlsxwriter.Workbook(str(half), {"default_date_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("PAYROLL")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
    more = None
    if formulas is not Formulas.NONE:
        more = FormulaColumns(book, sheet, workers + 1, checks=formulas is Formulas.AND_CHECKS)
    for r, row in enumerate(Factory(seed).rows(workers), 1):
        _put(sheet, r, row, money, BASIC - 1)
        if more:
            more.write(r)
    book.close()
    half.rename(path)


def _put(sheet: object, r: int, row: Iterable[object], money: object, first_money: int) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    for c, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(r, c, cell)
        elif isinstance(cell, date):
            sheet.write_datetime(r, c, cell)
        elif cell is not None:
            sheet.write_number(r, c, cell, money if c >= first_money else None)
