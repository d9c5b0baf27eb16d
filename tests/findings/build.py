"""Builds the samples that a CSV cannot hold; every name in them is invented.

Run ``python -m tests.findings.build`` after changing it, and commit what it writes. Not built here
are the files of ``FIL-005``, in formats that the spreadsheet programs at hand cannot write: they
were written once with SheetJS 0.18.5 from the rows of ``FIL-009/good.csv`` (the .xls as ``biff5``
without the Khmer names, which that format cannot hold).
"""

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msoffcrypto.format.ooxml
import xlsxwriter

FOLDER = Path(__file__).parent
SOUND = FOLDER / "FIL-009" / "good.csv"
"""The three workers in good order that most samples start from."""

ID, NSSF, CARD, GROSS, KHMER = 0, 5, 6, 15, 1
_TEXTS = {ID, 1, 2, 3, 4, NSSF, CARD, 7, 8}


def sound_rows():
    """Return the heading and three workers, numbers as numbers."""
    with SOUND.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    return [heading, *([_typed(i, cell) for i, cell in enumerate(row)] for row in rows)]


def _typed(column, cell):
    return cell if column in _TEXTS else float(cell)


def book(path, **more):
    """Return a new workbook whose bytes do not depend on the day."""
    path.parent.mkdir(exist_ok=True)
    workbook = xlsxwriter.Workbook(path, more)
    workbook.set_properties({"created": datetime(2026, 11, 1, tzinfo=UTC)})
    return workbook


def put(sheet, rows, formats=None):
    """Write rows from A1 on; formats: (row, column) → cell format."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            style = (formats or {}).get((r, c))
            if isinstance(cell, str):
                sheet.write_string(r, c, cell, style)
            else:
                sheet.write_number(r, c, cell, style)


def payroll(code, name, rows=None, also=None):
    """Write one sheet of rows; ``also`` may add to the workbook and its sheet."""
    workbook = book(FOLDER / code / name)
    sheet = workbook.add_worksheet("PAYROLL")
    put(sheet, rows or sound_rows())
    if also:
        also(workbook, sheet)
    workbook.close()


def changed(row, column, cell):
    """Return the sound rows with one cell changed."""
    rows = sound_rows()
    rows[row][column] = cell
    return rows


def unreadable():
    (FOLDER / "FIL-001").mkdir(exist_ok=True)
    (FOLDER / "FIL-001" / "bad.xlsx").write_bytes(b"%PDF-1.4\n% a payroll saved as PDF, renamed\n")
    payroll("FIL-001", "good.xlsx")


def locked():
    """Lock a workbook; the bytes differ each time, so it is left alone once it is there."""
    plain = FOLDER / "FIL-001" / "good.xlsx"
    for name in ("bad.xlsx", "good.xlsx"):
        path = FOLDER / "FIL-002" / name
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            continue
        with plain.open("rb") as file, path.open("wb") as out:
            msoffcrypto.format.ooxml.OOXMLFile(file).encrypt("lotus-2026", out)


def rezipped(source, path, change):
    """Copy a workbook part by part; ``change(name, bytes)`` may return other bytes."""
    path.parent.mkdir(exist_ok=True)
    memory = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, change(part.filename, old.read(part)))
    path.write_bytes(memory.getvalue())


def unsafe():
    def doctype(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        entity = b'<!DOCTYPE worksheet [<!ENTITY who SYSTEM "file:///etc/hostname">]>'
        return data.replace(b"?>", b"?>" + entity, 1)

    rezipped(FOLDER / "FIL-001" / "good.xlsx", FOLDER / "FIL-003" / "bad.xlsx", doctype)
    payroll("FIL-003", "good.xlsx")


def hidden_sheet():
    def add(hide):
        def more(workbook, _):
            other = workbook.add_worksheet("September")
            put(
                other,
                [["Worker ID", "Name (Latin)", "Gross Salary (USD)"], ["T-09", "LY NARY", 210]],
            )
            if hide:
                other.hide()

        return more

    payroll("FIL-004", "bad.xlsx", also=add(hide=True))
    payroll("FIL-004", "good.xlsx")


def passed_over():
    def summary(workbook, _):
        put(workbook.add_worksheet("SUMMARY"), [["Line", "Gross Salary (USD)"], ["A", 711.29]])

    payroll("FIL-007", "bad.xlsx", also=summary)
    payroll("FIL-007", "good.xlsx")


def macros():
    """Add a part where macros stand; it holds none that could run."""
    project = FOLDER / "FIL-008" / "project.bin"
    project.parent.mkdir(exist_ok=True)
    project.write_bytes(b"no macro, only its place")
    payroll("FIL-008", "bad.xlsm", also=lambda workbook, _: workbook.add_vba_project(str(project)))
    project.unlink()
    payroll("FIL-008", "good.xlsx")


def hidden_column():
    payroll(
        "FIL-010",
        "bad.xlsx",
        also=lambda _, sheet: sheet.set_column("H:H", 12, None, {"hidden": 1}),
    )
    payroll("FIL-010", "good.xlsx")


def zeros_lost():
    payroll("FMT-004", "bad.xlsx", changed(2, CARD, 12345672))
    payroll("FMT-004", "good.xlsx")


def legacy_font():
    def name(workbook, sheet):
        sheet.write_string(2, KHMER, "can´ Bisu", workbook.add_format({"font_name": "Limon S1"}))

    payroll("FMT-005", "bad.xlsx", also=name)
    payroll("FMT-005", "good.xlsx")


def text_amounts():
    rows = sound_rows()
    for row in rows[1:]:
        row[GROSS] = f"$ {row[GROSS]:,.2f}"
    payroll("FMT-009", "bad.xlsx", rows)
    payroll("FMT-009", "good.xlsx")


def nssf_numbers_as_numbers():
    rows = sound_rows()
    for row in rows[1:]:
        row[NSSF] = int(row[NSSF].replace("-", ""))
    payroll("FMT-010", "bad.xlsx", rows)
    payroll("FMT-010", "good.xlsx")


def build():
    """Write every sample of this module."""
    for make in (
        unreadable,
        locked,
        unsafe,
        hidden_sheet,
        passed_over,
        macros,
        hidden_column,
        zeros_lost,
        legacy_font,
        text_amounts,
        nssf_numbers_as_numbers,
    ):
        make()


if __name__ == "__main__":
    build()
