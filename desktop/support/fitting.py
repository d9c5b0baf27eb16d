"""An invented payroll fitted to the real one, until both have the same findings. No Qt.

The rules of the checks are not told again here: the invented workbooks are read and checked as any
others, and whoever's findings differ gets other amounts and days, nearer to the real ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from declaration import prepare
from declaration.contributions import Scheme
from declaration.fields import Kind
from declaration.findings import Finding
from declaration.law import Law
from declaration.monthly import Enterprise, MonthlyDeclaration, Options
from desktop.texts import mark
from importers.choices import Choices, sheet_key
from importers.reading import read_books
from importers.register import as_register
from importers.sheet import Workbook
from importers.support.pay import TURNS

if TYPE_CHECKING:
    from importers.support.plan import Plan

MAKING = mark("making the support bundle")

Report = Callable[[str, float], None]
Spot = tuple[str, int, int, int, str]
"""Code, position of the file, position of the sheet, row, column; -1 where it names none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a month is worked out of.

    Attributes:
        books: opened, corrected cells in them; the register last, where there is one.
        choices: about reading.
        options: of the declaration.
        enterprise: who declares, or None.
        register: position of the register among the books, or None.
    """

    books: Sequence[Workbook]
    choices: Choices
    options: Options
    enterprise: Enterprise | None = None
    register: int | None = None


def worked_out(asked: Asked) -> MonthlyDeclaration:
    """Return the month that some workbooks give."""
    at = asked.register
    payrolls = [book for i, book in enumerate(asked.books) if i != at]
    payroll = read_books(payrolls, asked.choices)
    register = None if at is None else as_register(asked.books[at], asked.choices)
    return prepare(payroll, asked.enterprise, Law.load(), asked.options, register)


def spots(findings: Iterable[Finding], books: Sequence[Workbook]) -> Counter[Spot]:
    """Return how often each code stands at each place, whatever files and sheets are called."""
    files: dict[str, int] = {}
    sheets: dict[tuple[str, str], int] = {}
    for i, book in enumerate(books):
        first = files.setdefault(book.name, i)
        for k, sheet in enumerate(book.sheets):
            sheets.setdefault((books[first].name, sheet.name), k)
    return Counter(
        (
            finding.code,
            files.get(finding.place.file, -1),
            sheets.get((finding.place.file, finding.place.sheet), -1),
            finding.place.row,
            finding.place.column,
        )
        for finding in findings
    )


def invented(asked: Asked, plan: Plan) -> Asked:
    """Return what is asked of the invented workbooks as they stand in the plan."""
    books = plan.workbooks()
    mapping = asked.choices.mapping
    if mapping is not None and mapping.heading_rows:
        rows = _renamed(mapping.heading_rows, asked.books, books)
        mapping = replace(mapping, heading_rows=rows)
    return replace(
        asked,
        books=books,
        choices=replace(asked.choices, mapping=mapping, passwords=()),
        enterprise=_nobody(asked.enterprise, plan),
    )


def fit(
    asked: Asked, plan: Plan, real: MonthlyDeclaration, report: Report
) -> tuple[Asked, MonthlyDeclaration]:
    """Return the invented workbooks whose findings are nearest to the real ones, and their month.

    Args:
        asked: the real workbooks.
        plan: of the invented ones; who turns is turned in it.
        real: the real month.
        report: takes how far it is; raises to cancel.
    """
    wanted = spots(_by_cells(real), asked.books)
    best: dict[int, tuple[int, int]] = {}
    made, month = _made(asked, plan, real)
    for turn in range(TURNS):
        report(MAKING, 0.2 + 0.5 * turn / TURNS)
        differing = _persons(wanted, spots(_by_cells(month), made.books), plan)
        for person in {*best, *differing}:
            now = (differing.get(person, 0), plan.turns.get(person, 0))
            best[person] = min(best.get(person, now), now)
        if not differing:
            return made, month
        plan.turn(differing)
        made, month = _made(asked, plan, real)
    plan.turns |= {person: turn for person, (_, turn) in best.items()}
    return _made(asked, plan, real)


def _made(asked: Asked, plan: Plan, real: MonthlyDeclaration) -> tuple[Asked, MonthlyDeclaration]:
    """Return the workbooks of a plan and their month; contributions shown in them follow."""
    made = invented(asked, plan)
    month = worked_out(made)
    moves = scheme_moves(plan, asked, real, month)
    if not moves:
        return made, month
    plan.schemes = moves
    made = invented(asked, plan)
    return made, worked_out(made)


def _by_cells(month: MonthlyDeclaration) -> list[Finding]:
    """Return the findings that come of cells; a file's own are compared once it is written."""
    return [finding for finding in month.findings if not finding.code.startswith("FIL-")]


def _persons(wanted: Counter[Spot], found: Counter[Spot], plan: Plan) -> Counter[int]:
    """Return person → how many of their findings differ."""
    tables = {}
    seen: Counter[int] = Counter()
    for position, table in enumerate(plan.tables):
        tables[table.book, seen[table.book]] = position
        seen[table.book] += 1
    differing = [*(wanted - found), *(found - wanted)]
    persons = (
        plan.person(tables[file, sheet], row - 1)
        for _, file, sheet, row, _column in differing
        if (file, sheet) in tables and row
    )
    return Counter(person for person in persons if person is not None)


def scheme_moves(
    plan: Plan, asked: Asked, real: MonthlyDeclaration, month: MonthlyDeclaration
) -> dict[int, dict[int, np.ndarray[tuple[int], np.dtype[np.float64]]]]:
    """Return table → column → how far contributions that the payroll shows have to move.

    They move as much as what the law makes of the wages does, so that what agreed agrees, and what
    differed differs by as much.
    """
    before, after = _contributions(real), _contributions(month)
    workers = _workers(real, plan, asked)
    rate = float(asked.options.rate or 0) or 4000.0
    told: dict[str, set[int]] = {}
    moves: dict[int, dict[int, np.ndarray[tuple[int], np.dtype[np.float64]]]] = {}
    for position, table in enumerate(plan.tables):
        lines = np.array([workers.get((position, r), -1) for r in table.workers.tolist()], int)
        for column in table.of_kind(Kind.MONEY):
            ways = before.get(column.field)
            if ways is None or not len(lines) or len(real.payroll) != len(month.payroll):
                continue
            unit = 1.0 if column.currency == "KHR" else rate
            shown = plan.pay[position].old[column.at]
            way = _likeliest(ways, shown * unit, lines)
            change = (after[column.field][way] - ways[way])[lines] / unit
            change = np.round(change, 0 if column.currency == "KHR" else 2)
            own = (lines >= 0) & (np.nan_to_num(shown) != 0)
            own &= ~np.isin(lines, list(told.get(column.field, ())))
            told.setdefault(column.field, set()).update(lines[own].tolist())
            moves.setdefault(position, {})[column.at] = np.where(own, change, 0.0)
    return moves


def _likeliest(
    ways: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]],
    shown: np.ndarray[tuple[int], np.dtype[np.float64]],
    lines: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> int:
    """Return which computation a column shows on most lines."""
    near = [int((np.abs(shown - way[lines]) <= 50)[lines >= 0].sum()) for way in ways]
    return near.index(max(near))


def _contributions(
    month: MonthlyDeclaration,
) -> Mapping[str, list[np.ndarray[tuple[int], np.dtype[np.int64]]]]:
    """Return field → what a column of it may show [workers, riel]."""
    shares = month.shares
    found = {
        scheme.value: [shares[scheme].employer, shares[scheme].remittance, shares[scheme].worker]
        for scheme in (Scheme.OCCUPATIONAL_RISK, Scheme.HEALTH_CARE)
        if scheme in shares
    }
    if Scheme.PENSION in shares:
        found["pension_worker"] = [shares[Scheme.PENSION].worker]
        found["pension_employer"] = [shares[Scheme.PENSION].employer]
    nothing = np.zeros(len(month.payroll), np.int64)
    employer = sum((share.employer for share in shares.values()), nothing)
    worker = sum((share.worker for share in shares.values()), nothing)
    return found | {"nssf_total": [employer + worker, employer, worker]}


def _workers(month: MonthlyDeclaration, plan: Plan, asked: Asked) -> dict[tuple[int, int], int]:
    """Return (table, row from 0) → worker, for every line of each worker."""
    names: dict[tuple[str, str], int] = {}
    for position, table in enumerate(plan.tables):
        names.setdefault((asked.books[table.book].name, table.sheet.name), position)
    payroll = month.payroll
    tables = [names.get((sheet.file, sheet.name), -1) for sheet in payroll.sheets]
    rows = zip(payroll.sheet.tolist(), payroll.row.tolist(), strict=True)
    lines = {(tables[sheet], row - 1): worker for worker, (sheet, row) in enumerate(rows)}
    for worker, more in payroll.more_rows.items():
        lines |= {(tables[sheet], row - 1): worker for sheet, row in more}
    return lines


def _nobody(enterprise: Enterprise | None, plan: Plan) -> Enterprise | None:
    """Return an enterprise without its name and with another number."""
    if enterprise is None:
        return None
    return replace(
        enterprise,
        name="Enterprise" if enterprise.name else "",
        name_km="សហគ្រាស" if enterprise.name_km else "",
        nssf_number=plan.inventor.number(enterprise.nssf_number),
    )


def _renamed(
    rows: Mapping[str, tuple[int, int]], old: Sequence[Workbook], new: Sequence[Workbook]
) -> dict[str, tuple[int, int]]:
    """Return heading rows under the names of the invented files and sheets."""
    names: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        for one, other in zip(before.sheets, after.sheets, strict=True):
            key = sheet_key(after.name, other.name)
            names.setdefault(sheet_key(before.name, one.name), key)
            names.setdefault(one.name or before.name, other.name or after.name)
    return {names[key]: at for key, at in rows.items() if key in names}
