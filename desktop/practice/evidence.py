"""What an auditor asks for besides: a receipt, a line's attendance, a second payroll. Invented.

Each holds a few things that do not agree with the payroll, so that an audit of the practice factory
shows every answer that it can give.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.practice import pay
from desktop.practice.book import Book, columns
from desktop.practice.papers import wages
from desktop.practice.people import AS_OF, Worker, words
from desktop.practice.problems.rows import second_line

SHARES_PER_MILLE = 8 + 26 + 20 + 20
"""Both shares of all schemes, of the contributory wage."""
SHORT_PAID = 1_000_000
"""So much less was received than is due on the wages declared, roughly [riel]."""
RECEIPT_NUMBER, PAID_ON = "20261118-01", date(2026, 11, 18)

RECORDED = "B"
"""The line whose attendance record is there."""
PUBLIC_HOLIDAY = 29
"""Of October 2026, the King's coronation day."""
SUNDAYS = frozenset(range(4, 32, 7))

FEWER_DAYS, MORE_HOURS, UNCLEAR_MARK, NOBODY_PAID = "B-050", "B-051", "B-052", "B-109"
"""Two absent days and ten hours of overtime that the payroll does not know, a mark that nobody
explains, and somebody at work who is not paid."""

IN_THE_OTHER_BOOK = {"E-040": 3_500, "E-041": 2_000, "OF-020": 10_000}
"""Whom the second payroll pays more [cents]."""

SECOND_BOOK = columns("row_no worker_number name_km name_latin nssf_number gross+ signature")


def write_receipt(path: Path, contributory_khr: int) -> None:
    """Write the bank's receipt for the month: paid three days late, and not all of it.

    Args:
        path: where to.
        contributory_khr: the contributory wages that the other program declared [riel].
    """
    book = Book(str(path), words()["enterprise"])
    sheet = book.file.add_worksheet("Receipt")
    sheet.set_column(0, 1, 44)
    titles = words()["receipt"]
    paid = (contributory_khr * SHARES_PER_MILLE // 1000 - SHORT_PAID) // 100 * 100
    rows = (
        (titles["title"], words()["titles"]["invented"]),
        (titles["payer"], words()["enterprise"]["name"]),
        (titles["number"], RECEIPT_NUMBER),
        (titles["date"], PAID_ON),
        (titles["amount"], paid),
    )
    for row, (label, value) in enumerate(rows):
        sheet.write_string(row, 0, label, book.head)
        book.write(sheet, row, 1, value)
    book.file.close()


def write_attendance(path: Path, workers: list[Worker]) -> None:
    """Write one line's attendance, a column a day, marks as the line leader makes them."""
    book = Book(str(path), words()["enterprise"])
    sheet = book.file.add_worksheet(f"LINE-{RECORDED}")
    titles, headings = words()["titles"], words()["headings"]
    sheet.write_string(0, 0, titles["attendance"], book.title)
    sheet.write_string(1, 0, titles["invented"])
    sheet.set_column(3, 33, 4)
    days = range(1, AS_OF.day + 1)
    heads = ("row_no", "worker_number", "name_latin")
    for i, name in enumerate(heads):
        sheet.write_string(3, i, headings[name], book.head)
    for day in days:
        sheet.write_number(3, 2 + day, day, book.head)
    sheet.write_string(3, 34, headings["overtime_hours"], book.head)
    line = [worker for worker in workers if worker.group == RECORDED]
    for row, cells in enumerate(map(_recorded, line), 4):
        for i, cell in enumerate((row - 3, *cells)):
            book.write(sheet, row, i, cell)
    last = 4 + len(line)
    stranger = (len(line) + 1, NOBODY_PAID, "NHEM SOKUNTHEA", *_marks(26.0))
    for i, cell in enumerate(stranger):
        book.write(sheet, last, i, cell)
    book.file.close()


def _recorded(worker: Worker) -> list[object]:
    """Return number, name, a mark for each day, and the hours of overtime of a worker."""
    paid = sum(worker.days) + sum(second_line(worker).days if worker.again else ())
    marks = _marks(paid - 2 * (worker.number == FEWER_DAYS))
    if worker.number == UNCLEAR_MARK:
        marks[5] = "O"
    hours = sum(worker.overtime_150) + worker.overtime_200 + 10 * (worker.number == MORE_HOURS)
    return [worker.number, worker.name_latin, *marks, hours]


def _marks(days: float) -> list[str]:
    """Return a month's marks for so many days at work, the last ones of the month."""
    marks = ["" if day in SUNDAYS else "A" for day in range(1, AS_OF.day + 1)]
    marks[PUBLIC_HOLIDAY - 1] = "PH"
    open_days = [i for i, mark in enumerate(marks) if mark == "A"]
    open_days += [i for i, mark in enumerate(marks) if mark != "A"]  # work on a holiday or Sunday
    whole = int(days)
    ordinary = open_days[: AS_OF.day - len(SUNDAYS) - 1]
    chosen = ordinary[max(0, len(ordinary) - whole) :] + open_days[len(ordinary) : whole]
    for i in chosen:
        marks[i] = "P"
    if days > whole:
        marks[next(i for i in ordinary if marks[i] != "P")] = "½"
    return marks


def write_second_payroll(path: Path, workers: list[Worker]) -> None:
    """Write a second payroll of the month: a sheet in dollars, as the owner keeps it.

    It pays three workers more than the payroll does, and leaves out daily workers and five of G.
    """
    book = Book(str(path), words()["enterprise"])
    sheet = book.file.add_worksheet("BOOK 2")
    titles, headings = words()["titles"], words()["headings"]
    sheet.write_string(0, 0, titles["second_book"], book.title)
    sheet.write_string(1, 0, titles["invented"])
    for i, column in enumerate(SECOND_BOOK):
        sheet.write_string(3, i, headings[column.field], book.head)
    for row, worker in enumerate(filter(_stands_in_second, workers), 4):
        cells = (
            row - 3,
            worker.number,
            worker.name_km,
            worker.name_latin,
            worker.nssf_number,
            _in_second(worker) / 100,
        )
        for i, cell in enumerate(cells):
            book.write(sheet, row, i, cell)
    book.file.close()


def _stands_in_second(worker: Worker) -> bool:
    missing = {f"G-{i:03d}" for i in range(60, 65)}
    here = worker.status in ("working", "maternity") and worker.number not in missing
    return here and worker.group != "DAILY"


def _in_second(worker: Worker) -> int:
    again = pay.gross(second_line(worker), pay.SECOND) if worker.again else 0
    return wages(worker)[0] + again + IN_THE_OTHER_BOOK.get(worker.number, 0)
