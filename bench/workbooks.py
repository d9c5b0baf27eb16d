"""Writes the benchmark's payroll workbooks into ``bench-data``, once; they are kept.

They are written in processes of their own: a command that this one starts is charged, by the
system, with the memory that this one has.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
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


def payroll(workers: int) -> Path:
    """Return a workbook of that many workers, written if it is not there yet."""
    path = DATA / f"payroll-{workers}.xlsx"
    if not path.exists():
        _write_apart([(path, workers, _SEED, False)])
    return path


def sector() -> list[Path]:
    """Return the 160 workbooks of the whole sector, written if they are not there yet."""
    folder = DATA / "sector"
    paths = [folder / f"factory-{i:03d}.xlsx" for i in range(SECTOR_FILES)]
    missing = [
        (path, SECTOR_WORKERS, 1000 + i, False)
        for i, path in enumerate(paths)
        if not path.exists()
    ]
    _write_apart(missing)
    return paths


def formulas(workers: int) -> Path:
    """Return the payroll with the month's contributions as formulas beside it."""
    path = DATA / f"formulas-{workers}.xlsx"
    if not path.exists():
        _write_apart([(path, workers, _SEED, True)])
    return path


def enterprise() -> Path:
    """Return the employer's file."""
    DATA.mkdir(exist_ok=True)
    path = DATA / "enterprise.toml"
    path.write_text(ENTERPRISE, encoding="utf-8")
    return path


def _write_apart(tasks: list[tuple[Path, int, int, bool]]) -> None:
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_write, tasks))


def _write(task: tuple[Path, int, int, bool]) -> None:
    """Write one workbook as a spreadsheet program does: shared texts, styles, real dates."""
    import xlsxwriter

    from bench.formulas import FormulaColumns
    from bench.workers import BASIC, HEADINGS, Factory

    path, workers, seed, with_formulas = task
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    book = xlsxwriter.Workbook(str(half), {"default_date_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("PAYROLL")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
    more = FormulaColumns(book, sheet) if with_formulas else None
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
