"""What lies beside the payrolls: NSSF's register, the enterprise file, a declaration to audit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.practice import pay
from desktop.practice.book import Book, columns
from desktop.practice.pay import FIRST, SECOND, WHOLE
from desktop.practice.people import Worker, hire_a_few, words

REGISTER = columns(
    "row_no worker_number nssf_number name_km name_latin sex birth_date national_id registered_on"
)

DECLARATION = (
    "Enter_ID",
    "NSSF_ID",
    "ID_National",
    "Ben_FName_kh",
    "Ben_LName_kh",
    "Ben_FName_Eng",
    "Ben_LName_Eng",
    "Sex",
    "Date_of_Birth",
    "Nationality",
    "Hired_Date",
    "Ben_Group",
    "Ben_Position",
    "Ben_Sector",
    "Ben_Status",
    "Ben_Wage",
    "Ben_WageInDollar",
    "Ben_Assum",
    "Ben_Contribution",
)
"""The columns that other programs fill for NSSF, in their order."""

_GONE_SEED = 2019
"""Of the two who left and still stand in the declaration."""

_ABOUT = """\
{name}
{name_km}

Everything in this folder is invented: the factory, its people, their names and numbers, the
exchange rate. It is there to try the program on, and to practise with.
{invented}

What lies here
  payroll-1-first-half.xlsx    the month's first payment, a sheet for each sewing line
  payroll-2-second-half.xlsx   the second payment, with the office
  payroll-3-daily.xlsx         daily workers, paid in riel
  register.xlsx                the workers NSSF has registered
  declared.xlsx                the month as another program declared it, to audit
  receipt.xlsx                 what was paid to NSSF for it, for the audit
  attendance.xlsx              who of line B was at work on which day, for the audit
  second-payroll.xlsx          the wages of the month as another book has them, for the audit
  enterprise.toml              the employer
  clean/                       a small factory in which everything is in order

The month is October 2026, the rate {rate} riel to the dollar (invented too):

  pheaktean declare payroll-*.xlsx --month 2026-10 --rate {rate} --enterprise enterprise.toml \\
      --register register.xlsx --hold-out --out out

An audit of it, with everything that an auditor asks for:

  pheaktean audit payroll-*.xlsx --month 2026-10 --rate {rate} --declared declared.xlsx \\
      --register register.xlsx --receipt receipt.xlsx --attendance attendance.xlsx \\
      --second-payroll second-payroll.xlsx --out audit
"""


def write_about(path: Path) -> None:
    """Write the text that says that everything is invented, and what to run."""
    enterprise = words()["enterprise"]
    invented = words()["titles"]["invented"]
    text = _ABOUT.format(
        name=enterprise["name"], name_km=enterprise["name_km"], invented=invented, rate=pay.RATE
    )
    path.write_text(text, encoding="utf-8")


def write_enterprise(path: Path, which: str) -> None:
    """Write the employer's file."""
    enterprise = words()[which]
    path.write_text(
        f"# {words()['titles']['invented']}\n"
        f'name = "{enterprise["name"]}"\n'
        f'name_km = "{enterprise["name_km"]}"\n'
        f'nssf_number = "{enterprise["nssf_number"]}"\n'
        'sector = "garment"\n',
        encoding="utf-8",
    )


def write_register(path: Path, workers: list[Worker], which: str = "enterprise") -> None:
    """Write NSSF's list: whoever has a registration day; two people who left long ago too."""
    book = Book(str(path), words()[which])
    sheet = book.file.add_worksheet("Register")
    sheet.write_string(0, 0, words()["titles"]["register"], book.title)
    for i, column in enumerate(REGISTER):
        sheet.write_string(2, i, words()["headings"][column.field], book.head)
    listed = [worker for worker in workers if worker.registered_on]
    for row, worker in enumerate(listed, 3):
        for i, cell in enumerate(_registered(worker, row - 2)):
            book.write(sheet, row, i, cell)
    book.file.close()


def _registered(worker: Worker, i: int) -> tuple[object, ...]:
    number, nssf_number = worker.former[0] or worker.number, worker.former[1] or worker.nssf_number
    sex = words()["values"][worker.sex]
    identity = (worker.name_km, worker.name_latin, sex, worker.birth_date, worker.national_id)
    return (i, number, nssf_number, *identity, worker.registered_on)


def wages(worker: Worker) -> tuple[int, int]:
    """Return what another program would declare: dollars [cents] and riel of the month."""
    if worker.group == "DAILY":
        return 0, int(worker.rate * worker.days[1])
    runs = (WHOLE,) if worker.group == "OFFICE" else (FIRST, SECOND)
    cents = sum(pay.gross(worker, run) for run in runs)
    return cents, (cents * pay.RATE + 50) // 100


def write_declared(path: Path, workers: list[Worker]) -> int:
    """Write the month as another program declared it; return its contributory wages [riel].

    It has what an audit should see.

    Nine workers of line G and every daily worker are missing, two who left are still there,
    three names are spelt otherwise, one wage is the basic pay alone, one is the net pay.
    """
    book = Book(str(path), words()["enterprise"])
    sheet = book.file.add_worksheet("TBL_BENEFICIARY")
    sheet.write_row(0, 0, DECLARATION)
    lines = [_beneficiary(*line) for line in _declared_elsewhere(workers)]
    for row, cells in enumerate(lines, 1):
        for i, cell in enumerate(cells):
            book.write(sheet, row, i, cell)
    book.file.close()
    return sum(int(str(cells[-2])) for cells in lines)


def _declared_elsewhere(workers: list[Worker]) -> list[tuple[Worker, int, int]]:
    paid = [w for w in workers if w.group != "DAILY" and w.status in ("working", "maternity")]
    missing = {f"G-{i:03d}" for i in range(60, 69)}
    rows = [(w, *wages(w)) for w in paid if w.number not in missing and w.nssf_number]
    gone = [replace(w, number=f"Z-{i:03d}") for i, w in enumerate(hire_a_few(_GONE_SEED, 2), 1)]
    changed = [_changed(worker, dollars, riel) for worker, dollars, riel in rows]
    return [*changed, *((w, 22_700, 22_700 * pay.RATE // 100) for w in gone)]


def _changed(worker: Worker, dollars: int, riel: int) -> tuple[Worker, int, int]:
    if worker.number in ("G-080", "G-081", "G-082"):
        worker = replace(worker, name_latin=worker.name_latin.replace("A", "AR", 1))
    elif worker.number == "G-090":
        dollars = worker.rate
    elif worker.number == "G-091":
        dollars = sum(pay.net(worker, run, False) for run in (FIRST, SECOND))
    else:
        return worker, dollars, riel
    return worker, dollars, (dollars * pay.RATE + 50) // 100


def _beneficiary(worker: Worker, dollars: int, riel: int) -> tuple[object, ...]:
    family_km, _, given_km = worker.name_km.partition(" ")
    family, _, given = worker.name_latin.partition(" ")
    base = min(max(riel, 200_000), 1_200_000)
    return (
        worker.number,
        worker.nssf_number,
        worker.national_id,
        family_km,
        given_km,
        family,
        given,
        1 if worker.sex == "male" else 0,
        worker.birth_date,
        "ខ្មែរ",
        worker.hire_date,
        worker.group,
        worker.position,
        1,
        0,
        riel,
        dollars / 100,
        base,
        base * 34 // 1000,
    )
