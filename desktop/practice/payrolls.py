"""The payroll workbooks of the practice factory: two pay runs, daily workers, a clean small one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from desktop.practice import pay
from desktop.practice.book import Book, PayrollSheet, columns
from desktop.practice.cells import Formula
from desktop.practice.pay import FIRST, SECOND, WHOLE
from desktop.practice.people import LINES, Worker, words
from desktop.practice.problems.rows import second_line

FIRST_RUN = columns(
    "row_no worker_number name_km name_latin position attendance.work_days basic_rate basic_pay+"
    " overtime.overtime_hours_150 overtime.overtime_pay_150+ gross+ deduction+ net_pay+ signature"
)
SECOND_RUN = columns(
    "row_no worker_number name_km name_latin sex birth_date nssf_number national_id position"
    " hire_date leave_date contract.contract_type contract.contract_start contract.contract_end"
    " status attendance.work_days attendance.absent_days basic_rate basic_pay+"
    " overtime.overtime_hours_150 overtime.overtime_pay_150+ overtime.overtime_hours_200"
    " overtime.overtime_pay_200+ allowances.attendance_bonus+ allowances.transport_allowance+"
    " allowances.seniority_bonus+ allowances.meal_allowance+ allowances.incentive+"
    " allowances.maternity_pay+ gross+ deductions.pension_worker+ deductions.advance+"
    " deductions.tax+ deductions.deduction+ net_pay+ signature"
)
OFFICE = columns(
    " ".join(c.spelt for c in SECOND_RUN)
    .replace("allowances.maternity_pay+", "allowances.unknown_pay+")
    .replace("signature", "declared_wage+ signature")
)
DAILY = columns(
    "row_no worker_number name_km name_latin sex birth_date nssf_number position hire_date"
    " contract_type work_days day_rate gross_khr+ signature"
)

_KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_PAGE = 36
"""Rows on a printed page of the line whose headings stand on every page."""


def _spread(worker: Worker, name: str) -> object:
    """Return the contract type in the language this worker's clerk wrote it in."""
    spellings = words()["values"][name]
    return spellings[len(worker.name_latin) % len(spellings)]


def _identity(worker: Worker) -> dict[str, object]:
    values = words()["values"]
    return {
        "worker_number": worker.number,
        "name_km": worker.name_km,
        "name_latin": worker.name_latin,
        "sex": values[worker.sex],
        "birth_date": worker.birth_date,
        "nssf_number": worker.nssf_number,
        "national_id": worker.national_id,
        "position": worker.position,
        "hire_date": worker.hire_date,
        "leave_date": worker.leave_date,
        "contract_type": _spread(worker, worker.contract_type),
        "contract_start": worker.contract_start,
        "contract_end": worker.contract_end,
        "status": values[worker.status],
    }


def _money(cents: dict[str, int]) -> dict[str, object]:
    return {name: amount / 100 for name, amount in cents.items()}


def _time(worker: Worker, run: str) -> dict[str, object]:
    days = {FIRST: worker.days[0], SECOND: worker.days[1], WHOLE: sum(worker.days)}[run]
    normal, rest_day = pay.hours(worker, run)
    full = 26 if run == WHOLE or worker.group == "OFFICE" else 13
    absent = max(0.0, full - days) if worker.status == "working" else 0.0
    time = {
        "work_days": days,
        "absent_days": absent,
        "overtime_hours_150": normal,
        "overtime_hours_200": rest_day,
    }
    return {name: int(value) if value == int(value) else value for name, value in time.items()}


def _gross_formula(sheet: PayrollSheet, worker: Worker, run: str) -> Formula:
    names = [n for n in pay.parts(worker, run) if n in sheet.at and n not in worker.left_out]
    cells = "+".join(f"{xl_col_to_name(sheet.at[n])}{{row}}" for n in names)
    hidden = pay.parts(worker, run).get("_unexplained", 0) / 100
    return Formula(f"={cells}" + (f"+{hidden}" if hidden else ""), pay.gross(worker, run) / 100)


def worker_cells(sheet: PayrollSheet, worker: Worker, run: str, i: int) -> dict[str, object]:
    """Return one worker's row of a pay run, with what was planted in place of what is right."""
    once = run == WHOLE or worker.group == "OFFICE"
    cells: dict[str, object] = {"row_no": i, "basic_rate": worker.rate / 100}
    cells |= _identity(worker) | _time(worker, run)
    cells |= _money(pay.parts(worker, run)) | _money(pay.deductions(worker, run, once))
    cells["gross"] = _gross_formula(sheet, worker, run)
    cells["net_pay"] = pay.net(worker, run, once) / 100
    if "declared_wage" in sheet.at:
        cells["declared_wage"] = pay.gross(worker, run) / 100
    planted = {name: cell for (where, name), cell in worker.cells.items() if where == run}
    return _as_clerks_type(worker, cells) | planted


def _as_clerks_type(worker: Worker, cells: dict[str, object]) -> dict[str, object]:
    """Return the row in the habits of its line: text dates, Khmer digits, text amounts."""
    if worker.group == "B":
        cells["hire_date"] = _day_text(cells["hire_date"])
    if worker.group == "D":
        cells["birth_date"] = _day_text(cells["birth_date"]).translate(_KHMER)
        cells["national_id"] = str(cells["national_id"]).translate(_KHMER)
        for name in ("advance", "deduction"):
            cells[name] = _bracketed(cells.get(name))
    if worker.group == "G" and "incentive" in cells:
        cells["incentive"] = f"$ {cells['incentive']:.2f}" if cells["incentive"] else "-"
    return cells


def _day_text(day: object) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else ""


def _bracketed(amount: object) -> str:
    return f"({amount:.2f})" if amount else "-"


def _line(sheet: PayrollSheet, workers: list[Worker], run: str, paged: bool = False) -> None:
    i = 0
    for team in (workers[:54], workers[54:]):
        for worker in _lines_of(team, run):
            i += 1
            sheet.worker(worker_cells(sheet, worker, run, i))
            if paged and i % _PAGE == 0:
                sheet.headings()
        sheet.team_total()
    sheet.grand_total(words()["titles"]["total"])


def _lines_of(team: Iterable[Worker], run: str) -> Iterable[Worker]:
    for worker in team:
        if run == FIRST and not worker.days[0]:
            continue
        yield worker
        if run == SECOND and worker.again:
            yield second_line(worker)


def _by_group(workers: list[Worker], group: str) -> list[Worker]:
    return [worker for worker in workers if worker.group == group]


def write_run(path: Path, workers: list[Worker], run: str) -> None:
    """Write one pay run: a sheet a line; the second run has the office and a summary too."""
    book = Book(str(path), words()["enterprise"])
    title = words()["titles"][run]
    layout = FIRST_RUN if run == FIRST else SECOND_RUN
    for line in LINES:
        sheet = PayrollSheet(book, f"LINE-{line}", layout, title)
        _line(sheet, _by_group(workers, line), run, paged=line == "B")
        sheet.signatures()
        if line == "F":
            sheet.sheet.set_column(
                sheet.at["position"], sheet.at["position"], None, None, {"hidden": 1}
            )
    if run == SECOND:
        _office(book, workers, title)
        _summary(book, workers)
        _hidden(book)
    book.file.close()


def _office(book: Book, workers: list[Worker], title: str) -> None:
    sheet = PayrollSheet(book, "OFFICE", OFFICE, title)
    office = _by_group(workers, "OFFICE")
    for i, worker in enumerate(office, 1):
        sheet.worker(worker_cells(sheet, worker, SECOND, i))
    sheet.team_total()
    sheet.grand_total(words()["titles"]["grand_total"])
    sheet.signatures()


def _summary(book: Book, workers: list[Worker]) -> None:
    sheet = book.file.add_worksheet("SUMMARY")
    heads = (words()["titles"]["line"], *(words()["headings"][n] for n in ("gross", "net_pay")))
    for i, text in enumerate(heads):
        sheet.write_string(0, i, text, book.head)
    for row, line in enumerate(LINES, 1):
        team = _by_group(workers, line)
        sheet.write_string(row, 0, f"LINE-{line}")
        sheet.write_number(row, 1, sum(pay.gross(w, SECOND) for w in team) / 100, book.money)
        sheet.write_number(row, 2, sum(pay.net(w, SECOND, False) for w in team) / 100, book.money)


def _hidden(book: Book) -> None:
    sheet = book.file.add_worksheet("OLD 2025")
    for i, name in enumerate(("worker_number", "name_km", "gross")):
        sheet.write_string(0, i, words()["headings"][name])
    sheet.hide()


def write_daily(path: Path, workers: list[Worker]) -> None:
    """Write the daily workers' list, in riel, with dates in Khmer digits."""
    book = Book(str(path), words()["enterprise"])
    sheet = PayrollSheet(book, "DAILY", DAILY, words()["titles"]["casual"])
    for i, worker in enumerate(_by_group(workers, "DAILY"), 1):
        cells = _identity(worker) | {
            "row_no": i,
            "hire_date": _day_text(worker.hire_date).translate(_KHMER),
            "work_days": worker.days[1],
            "day_rate": f"៛ {worker.rate:,}",
            "gross_khr": Formula(f"=K{{row}}*{worker.rate}", worker.rate * worker.days[1]),
        }
        sheet.worker(cells)
    sheet.team_total()
    sheet.signatures()
    book.file.close()


def write_clean(path: Path, workers: list[Worker]) -> None:
    """Write a small factory's payroll in which everything is in order, paid once a month."""
    book = Book(str(path), words()["clean"])
    sheet = PayrollSheet(book, "PAYROLL", SECOND_RUN, words()["titles"]["clean"])
    for i, worker in enumerate(workers, 1):
        sheet.worker(worker_cells(sheet, worker, WHOLE, i))
    sheet.team_total()
    sheet.grand_total(words()["titles"]["grand_total"])
    sheet.signatures()
    book.file.close()
