"""A small plain payroll that the odd shapes start from."""

import xlsxwriter

HEADING = [
    "Worker ID",
    "Name (Khmer)",
    "Name (Latin)",
    "Sex",
    "Date of Birth",
    "NSSF No",
    "Date Hired",
    "Contract Type",
    "Working Days",
    "Basic Salary",
    "OT Pay",
    "Gross Salary (USD)",
    "Deduction",
    "Net Pay (USD)",
]
WORKERS = [
    ["T-01", "សុខ ដារ៉ា", "SOK DARA", "M", "1990-03-15", "1900315-1000001-1", "2021-02-01", "UDC"]
    + [26, 210.0, 12.12, 222.12, 4.44, 217.68],
    ["T-02", "ចាន់ ពិសី", "CHAN PISEY", "F", "1995-07-22", "2950722-1000002-2", "2022-05-16", "UDC"]
    + [26, 210.0, 18.17, 228.17, 4.56, 223.61],
    ["T-03", "គឹម បុប្ផា", "KIM BOPHA", "F", "1998-11-30", "2981130-1000003-3", "2023-08-21", "UDC"]
    + [26, 210.0, 0.0, 210.0, 4.2, 205.8],
]
GROSS, NET, NAME = 11, 13, 2


def put(sheet, rows, row=0, column=0):
    """Write rows of texts and numbers; None leaves a cell out."""
    for r, line in enumerate(rows, row):
        for c, cell in enumerate(line, column):
            if isinstance(cell, str):
                sheet.write_string(r, c, cell)
            elif cell is not None:
                sheet.write_number(r, c, cell)


def save(path, *sheets, names=(), change=None):
    """Write one workbook: a list of rows a sheet; ``change(workbook, sheets)`` may add to it."""
    book = xlsxwriter.Workbook(path, {"nan_inf_to_errors": True})
    made = []
    for i, rows in enumerate(sheets):
        sheet = book.add_worksheet(names[i] if i < len(names) else None)
        put(sheet, rows)
        made.append(sheet)
    if change:
        change(book, made)
    book.close()
    return path


def with_cell(row, column, cell):
    """Return heading and workers with one cell changed; rows are counted from 1, the first worker."""
    rows = [list(line) for line in (HEADING, *WORKERS)]
    rows[row][column] = cell
    return rows
