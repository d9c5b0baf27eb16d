"""Shows a workbook as a spreadsheet program does, and a PDF as a reader does."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtGui import QImage

from resources import resource

SHEET, LIST = "LINE-A", "Findings"
PASSED_OVER = range(10, 34)
"""Rows of the sheet that are not shown; those before are its title, headings and first workers."""

LAST_ROW = 46

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>"""


def two_sheets(copy: Path, folder: Path) -> Path:
    """Return a PDF of an annotated copy: a part of one sheet, and what the list says of it."""
    book = openpyxl.load_workbook(copy)
    for name in set(book.sheetnames) - {SHEET, LIST}:
        del book[name]
    shown = {row for row in range(1, LAST_ROW + 1) if row not in PASSED_OVER}
    _show(book[SHEET], shown, f"A1:M{LAST_ROW}")
    page = book[LIST]
    listed = {row for row in range(4, page.max_row + 1) if _speaks_of(page, row, shown)}
    _show(page, {3, *listed}, f"A3:H{max(listed)}")
    book.save(folder / "shown.xlsx")
    return _as_pdf(folder / "shown.xlsx")


def _speaks_of(page: Worksheet, row: int, shown: set[int]) -> bool:
    """Return whether a line of the list leads to a row that is shown."""
    sheet, cell = page.cell(row, 3).value, str(page.cell(row, 4).value or "")
    return sheet == SHEET and int("0" + cell.lstrip("ABCDEFGHIJKLMN")) in shown


def _show(page: Worksheet, rows: set[int], area: str) -> None:
    """Print some rows of an area on one page, with the letters and numbers of the cells."""
    for row in range(1, page.max_row + 1):
        page.row_dimensions[row].hidden = row not in rows
    page.auto_filter.ref = None
    page.print_area = area
    page.print_title_rows = None
    page.print_options.headings = page.print_options.gridLines = True
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth = page.page_setup.fitToHeight = 1


def _as_pdf(path: Path) -> Path:
    """Return a PDF that LibreOffice made of a workbook, with the program's own fonts."""
    fonts = path.with_name("fonts.conf")
    fonts.write_text(FONTS.format(folder=resource("fonts")), "utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={path.parent.as_uri()}/office", "--headless",
         "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)}, check=True, capture_output=True,
    )  # fmt: skip
    return path.with_suffix(".pdf")


def written_out(pdf: Path, dots: int) -> list[QImage]:
    """Return the pages of a PDF as pictures, with so many dots an inch."""
    pages = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-png", "-r", str(dots), str(pdf), str(pages)], check=True)
    return [QImage(str(path)) for path in sorted(pdf.parent.glob(f"{pages.name}-*.png"))]
