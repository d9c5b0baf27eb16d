"""What a careful office programmer writes today: openpyxl, Decimal, a loop over the rows.

``python -m bench.peer_openpyxl PAYROLL OUT``. It does the same job on the benchmark's own layout
(known headings, one sheet, clean titles): reads, applies the main rules, reckons the three
contributions, writes declaration, contributions and findings. It has no guard, no hidden-cell
check, no recognition of columns, no read-back.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bench.workers import AS_OF, HEADINGS, RATE

CENT, ONE = Decimal("0.01"), Decimal(1)
MINIMUM, HOURS = Decimal(210), Decimal(208)

Cells = dict[str, Any]


@dataclass
class Line:
    """One worker: what was read, what was found, what is due."""

    row: int
    cells: Cells
    wage: Decimal = Decimal(0)
    khr: int = 0
    due: dict[str, int] = field(default_factory=dict)
    findings: list[tuple[str, str, object]] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Whether an error holds the line out."""
        return any(code in HOLDING for code, *_ in self.findings)

    def say(self, code: str, column: str) -> None:
        """Note a finding on a column."""
        self.findings.append((code, column, self.cells.get(column)))

    def amount(self, column: str) -> Decimal:
        """Return a money cell; what is no number counts as nothing and is a finding."""
        cell = self.cells.get(column)
        if cell is None:
            return Decimal(0)
        try:
            return Decimal(str(cell).replace(",", "").replace("$", "").strip())
        except InvalidOperation:
            self.say("FMT-001", column)
            return Decimal(0)

    def day(self, column: str) -> date | None:
        """Return a date cell; what is no date is a finding."""
        cell = self.cells.get(column)
        if isinstance(cell, datetime):
            return cell.date()
        if cell is None or isinstance(cell, date):
            return cell
        try:
            return datetime.strptime(str(cell), "%d/%m/%Y").date()  # noqa: DTZ007 - a day, no time
        except ValueError:
            self.say("FMT-002", column)
            return None


def read(path: str) -> list[Line]:
    """Return the worker rows."""
    from openpyxl import load_workbook

    sheet = load_workbook(path, data_only=True).worksheets[0]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return [Line(n, dict(zip(HEADINGS, row, strict=False))) for n, row in enumerate(rows, 2)]


def half_up(value: Decimal, unit: Decimal = ONE) -> Decimal:
    """Return the value rounded half up."""
    return value.quantize(unit, ROUND_HALF_UP)


def reckon(line: Line, born: date | None) -> None:
    """Reckon wage in riel, base and shares of the three schemes."""
    line.wage = line.amount("Gross Salary (USD)")
    line.khr = int(half_up(line.wage * RATE))
    if line.khr <= 0:
        return
    base = Decimal(class_wage(line.khr))
    straight = Decimal(min(max(line.khr, 400_000), 1_200_000))
    over_sixty = born is not None and (born.year + 60, born.month) <= (AS_OF.year, AS_OF.month)
    pension = Decimal(0) if over_sixty else half_up(straight * 2 / 100)
    line.due = {
        "occupational_risk_base": int(base),
        "occupational_risk_employer": int(half_up(base * 8 / 1000)),
        "health_care_base": int(base),
        "health_care_employer": int(half_up(base * 26 / 1000)),
        "pension_base": int(straight),
        "pension_employer": int(pension),
        "pension_worker": int(pension),
    }
    if line.khr > 1_200_000 or line.khr < 200_000:
        line.say("CAL-001", "Gross Salary (USD)")
    if over_sixty:
        line.say("CAL-002", "Date of Birth")
    if abs(line.amount("Pension by Staff") - half_up(pension / RATE, CENT)) > CENT:
        line.say("CAL-003", "Pension by Staff")


def class_wage(khr: int) -> int:
    """Return the contributory wage of the class that holds a wage."""
    if khr <= 200_000:
        return 200_000
    if khr > 1_200_000:
        return 1_200_000
    return (khr - 200_001) // 50_000 * 50_000 + 225_000


def check_wage(line: Line) -> None:
    """Compare gross, parts, net, minimum wage and overtime."""
    days, basic = line.amount("Working Days"), line.amount("Basic Salary")
    overtime, hours = line.amount("OT Pay"), line.amount("OT Hours")
    extras = sum(line.amount(c) for c in HEADINGS[22:26])
    parts = basic + overtime + extras
    if days > 0 and line.wage <= 0:
        line.say("WAG-001", "Gross Salary (USD)")
    elif line.wage > 20_000:
        line.say("WAG-007", "Gross Salary (USD)")
    elif abs(parts - line.wage) > CENT:
        left_out = overtime and abs(parts - overtime - line.wage) <= CENT
        line.say("OVT-001" if left_out else "WAG-004", "Gross Salary (USD)")
    taken = line.amount("Pension by Staff") + line.amount("Deduction")
    if abs(line.wage - taken - line.amount("Net Pay (USD)")) > CENT:
        line.say("ROW-002", "Net Pay (USD)")
    if basic + CENT < MINIMUM * min(days, Decimal(26)) / 26:
        line.say("WAG-003", "Basic Salary")
    if days > 31:
        line.say("ROW-003", "Working Days")
    check_overtime(line, hours, overtime, days)


def check_overtime(line: Line, hours: Decimal, pay: Decimal, days: Decimal) -> None:
    """Compare overtime hours, pay and days."""
    if hours and not pay:
        line.say("OVT-002", "OT Pay")
    elif pay + CENT < half_up(line.amount("Monthly Rate") / HOURS * hours * Decimal("1.5"), CENT):
        line.say("OVT-003", "OT Pay")
    if hours > 2 * days:
        line.say("OVT-004", "OT Hours")


def check_contract(line: Line, born: date | None, hired: date | None) -> None:
    """Check contract type, its end and length, and age at hire."""
    kind, ends = line.cells["Contract Type"], line.day("Contract End")
    if kind not in ("UDC", "FDC", "Casual", "Probation"):
        line.say("CON-001", "Contract Type")
    if kind == "Casual":
        line.say("CON-007", "Contract Type")
    if kind == "FDC" and ends is None:
        line.say("CON-002", "Contract End")
    if kind == "FDC" and hired and (AS_OF - hired).days > 731:
        line.say("CON-003", "Date Hired")
    if ends and ends < AS_OF:
        line.say("CON-004", "Contract End")
    if hired and born and (hired - born).days < 15 * 365.25:
        line.say("CON-006", "Date of Birth")


def check_registration(line: Line, hired: date | None) -> None:
    """Run the hire clock and look at the shapes of numbers and names."""
    nssf, card = line.cells["NSSF No"], str(line.cells["ID Card No"] or "")
    if not nssf:
        days = (AS_OF - hired).days if hired else None
        late = "REG-004" if days is None else "REG-001" if days > 45 else "REG-002"
        if days is None or days > 3:
            line.say(late, "Date Hired")
    elif len(str(nssf).replace("-", "")) not in (14, 15):
        line.say("FMT-006", "NSSF No")
    if not (card.isdigit() and len(card) == 9):
        line.say("FMT-008", "ID Card No")
    if hired and hired > AS_OF:
        line.say("ROW-001", "Date Hired")
    if any(c.isascii() and c.isalpha() for c in str(line.cells["គោត្តនាម"])):
        line.say("FMT-011", "គោត្តនាម")


def check_repeats(lines: Iterable[Line]) -> None:
    """Look for numbers that stand on two lines."""
    lines = list(lines)
    for column, code in (
        ("NSSF No", "DUP-001"),
        ("Worker ID", "DUP-002"),
        ("ID Card No", "DUP-003"),
    ):
        seen = defaultdict(list)
        for line in lines:
            if line.cells[column]:
                seen[line.cells[column]].append(line)
        for group in seen.values():
            for line in group if len(group) > 1 else ():
                line.say(code, column)


HOLDING = {"FMT-001", "FMT-002", "DUP-001", "DUP-002", "REG-004", "WAG-001", "WAG-007"}

DECLARED = (
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


def declared(line: Line) -> list[Any]:
    """Return a worker's line of the declaration."""
    cells = [line.cells[heading] for heading in HEADINGS]
    employer = sum(v for k, v in line.due.items() if k.endswith("employer"))
    return [
        *cells[1:8],
        0 if cells[8] == "ស្រី" else 1,
        *(cells[i] for i in (10, 9, 11, 15, 14)),
        1,
        0,
        line.khr,
        line.wage,
        line.due.get("occupational_risk_base", 0),
        employer,
    ]


def write(lines: list[Line], out: Path) -> None:
    """Write declaration.xlsx and its CSV, contributions.csv, findings.csv, held-out.csv."""
    from openpyxl import Workbook

    out.mkdir(parents=True, exist_ok=True)
    sound = [line for line in lines if not line.held]
    rows = [declared(line) for line in sound]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (list(DECLARED), *rows):
        sheet.append(row)
    book.save(out / "declaration.xlsx")
    _csv(out / "TBL_BENEFICIARY.csv", [list(DECLARED), *rows])
    every = [[line.row, *line.cells.values(), line.khr, *line.due.values()] for line in lines]
    _csv(out / "contributions.csv", every)
    _csv(out / "findings.csv", ([c, line.row, k, v] for line in lines for c, k, v in line.findings))
    _csv(out / "held-out.csv", ([line.row] for line in lines if line.held))


def _csv(path: Path, rows: Iterable[list[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def main() -> None:
    """Do the job for one workbook."""
    lines = read(sys.argv[1])
    check_repeats(lines)
    for line in lines:
        born, hired = line.day("Date of Birth"), line.day("Date Hired")
        reckon(line, born)
        check_wage(line)
        check_contract(line, born, hired)
        check_registration(line, hired)
    write(lines, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
