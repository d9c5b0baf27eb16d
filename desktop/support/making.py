"""Makes a support bundle: the month's workbooks with invented people, for whoever wants to send it.

    asked ──Plan, fit──▶ invented workbooks ──written, read again, compared──▶ zip

Made on this computer, and nothing is sent. Before there is a file, the invented workbooks are read
in the usual way and their findings compared with the real ones, and every byte is looked through
for a name or number of the sources. No Qt.
"""

from __future__ import annotations

import secrets
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.support.beside import put_beside
from desktop.support.bundle import Bundle, LeakError, Sample
from desktop.support.fitting import MAKING, Asked, Spot, fit, spots, worked_out
from importers.cells.date_column import EPOCH
from importers.sheet import Cell, Sheet, Workbook, column_letter
from importers.support.forms import Form, forms
from importers.support.plan import Plan
from importers.support.scanning import leaks, leaks_in_cells
from importers.support.writing import delimited, workbook
from importers.workbook import open_all

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from importers.support.rows import Table

Report = Callable[[str, float], None]
_SAMPLE_ROWS, _SAMPLE_COLUMNS = 3, 12


def asked_of(books: Sequence[Workbook], register: Sequence[Workbook], asked: Asked) -> Asked:
    """Return what is asked of payrolls and perhaps a register, all in one list."""
    every = [*books, *register[:1]]
    return replace(asked, books=every, register=len(books) if register else None)


def make_bundle(
    asked: Asked,
    paths: Sequence[Path],
    language: str,
    report: Report,
    key: str | None = None,
) -> Bundle:
    """Return the bundle of a month.

    Args:
        asked: the real workbooks, and what is asked of them.
        paths: the files that they are, the register among them.
        language: of the sentences in it.
        report: takes how far it is; raises to cancel.
        key: that chance is drawn from; where None, one that is thrown away, so that nobody can
            ever reckon back.

    Raises:
        LeakError: something of a person's was found in it.
        OSError: a source is gone.
    """
    report(MAKING, 0.05)
    real = worked_out(asked)
    plan = Plan(
        asked.books, asked.choices, key or secrets.token_hex(32), asked.register, _named(asked)
    )
    made, _ = fit(asked, plan, real, report)
    return _packed(asked, made, plan, real, forms(paths), language, report)


def _named(asked: Asked) -> list[str]:
    """Return the enterprise's own texts, which nobody is to find in it."""
    enterprise = asked.enterprise
    return [enterprise.name, enterprise.name_km, enterprise.nssf_number] if enterprise else []


def _packed(
    asked: Asked,
    made: Asked,
    plan: Plan,
    real: MonthlyDeclaration,
    lying: dict[str, Form],
    language: str,
    report: Report,
) -> Bundle:
    report(MAKING, 0.75)
    files, codecs, out = _files(asked.books, made.books, lying)
    bundle = Bundle(dict(files), sample=_sample(plan, made.books), not_in_it=out)
    report(MAKING, 0.85)
    month, books = _read_again(made, files)
    _compare(bundle, spots(real.findings, asked.books), spots(month.findings, books), books)
    put_beside(bundle, made, month, language)
    report(MAKING, 0.95)
    found = leaks({n: (d, codecs.get(n, "utf-8")) for n, d in bundle.files.items()}, plan.secrets)
    found += leaks_in_cells(plan, made.books)
    if found:
        raise LeakError(found)
    return bundle


def _files(
    old: Sequence[Workbook], new: Sequence[Workbook], lying: dict[str, Form]
) -> tuple[dict[str, bytes], dict[str, str], dict[int, str]]:
    """Return the invented workbooks as bytes, their encodings, and which have none and why."""
    files: dict[str, bytes] = {}
    codecs: dict[str, str] = {}
    out: dict[int, str] = {}
    first: dict[str, str] = {}
    for i, (before, after) in enumerate(zip(old, new, strict=True)):
        form = lying.get(before.sha256, Form())
        if before.sha256 in first:
            files[after.name] = files[first[before.sha256]]
        elif not before.sheets:
            out[i] = next((finding.code for finding in before.findings), "")
            continue
        elif before.format == "csv":
            files[after.name] = delimited(after.sheets[0], form)
        else:
            files[after.name] = workbook(after.sheets, form)
        first.setdefault(before.sha256, after.name)
        codecs[after.name] = form.codec
    return files, codecs, out


def _read_again(made: Asked, files: dict[str, bytes]) -> tuple[MonthlyDeclaration, list[Workbook]]:
    """Return the month of the files as anybody reads them, and their workbooks."""
    with tempfile.TemporaryDirectory(prefix="pheaktean-") as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        found = {book.name: book for book in open_all([Path(folder, name) for name in files])}
    books = [found.get(book.name, replace(book, sheets=[])) for book in made.books]
    return worked_out(replace(made, books=books)), books


def _compare(
    bundle: Bundle, real: Counter[Spot], made: Counter[Spot], books: Sequence[Workbook]
) -> None:
    """Note which findings were kept, lost and added."""
    bundle.findings = sum(real.values())
    bundle.kept = sum((real & made).values())
    bundle.lost = [_place(spot, books) for spot in sorted((real - made).elements())]
    bundle.added = [_place(spot, books) for spot in sorted((made - real).elements())]


def _place(spot: Spot, books: Sequence[Workbook]) -> dict[str, object]:
    code, file, sheet, row, column = spot
    book = books[file] if file >= 0 else None
    name = book.sheets[sheet].name if book and 0 <= sheet < len(book.sheets) else ""
    where = {"file": book.name if book else "", "sheet": name, "row": row, "column": column}
    return {"code": code, **where}


def _sample(plan: Plan, new: Sequence[Workbook]) -> list[Sample]:
    """Return the first line of the first sheet with workers, before and after."""
    counts: Counter[int] = Counter()
    for table in plan.tables:
        at = counts[table.book]
        counts[table.book] += 1
        if not len(table.workers):
            continue
        before, after = table.sheet, new[table.book].sheets[at]
        found = [
            Sample(_heading(before, table, c), _shown(before, row, c), _shown(after, row, c))
            for row in table.workers[:_SAMPLE_ROWS].tolist()
            for c in range(before.shape[1])
            if before.kinds[c, row]
        ]
        return found[: _SAMPLE_ROWS * _SAMPLE_COLUMNS]
    return []


def _shown(sheet: Sheet, row: int, column: int) -> str:
    """Return a cell as a person sees it; a day as year-month-day."""
    if sheet.kinds[column, row] == Cell.DATE:
        return str(EPOCH + int(sheet.numbers[column, row]))
    return sheet.text(row, column)


def _heading(sheet: Sheet, table: Table, column: int) -> str:
    """Return the words over a column, those of the lowest row that has any; else its letter."""
    rows = range(table.last, table.first - 1, -1)
    found = (" ".join(sheet.text(row, column).split()) for row in rows)
    return next(filter(None, found), column_letter(column))
