"""Workbooks of Excel since 2007 (.xlsx, .xlsm) → sheets.

Every sheet goes through the fast scanner; where that declines, through the detailed pass. Both
give the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell, Sheet
from importers.workbook import parts
from importers.workbook.detailed import SheetPass
from importers.workbook.grid import Grid
from importers.workbook.meaning import DAYS_FROM_1904, Formulas, Meaning
from importers.workbook.package import Package
from importers.workbook.parts import SheetEntry, WorkbookPart
from importers.workbook.refusal import Unsupported
from importers.workbook.rows import Section, sections
from importers.workbook.scan import Scanner
from importers.workbook.sheets import hidden_sheet
from importers.workbook.strings import TextPool, shared_strings, shared_strings_in_detail
from importers.workbook.styles import Styles, read_styles
from importers.workbook.xml_pass import XmlPass, parse

Beat = Callable[[float], None]
"""Called with the share that is done (0 to 1)."""


def read_xlsx(package: Package, beat: Beat) -> list[Sheet]:
    """Return the sheets of a workbook, hidden ones without cells.

    Raises:
        Refused: the workbook is damaged or unsafe.
    """
    part = parts.workbook_part(package)
    book = WorkbookPart()
    parse(package.stream(part), book, part)
    related = parts.relations(package, part)
    entries = parts.worksheets(book.sheets, related)
    meaning = _meaning(package, related, book.from_1904)
    total = sum(package.size(entry.part) for entry in entries if package.has(entry.part)) or 1
    sheets, done = [], 0
    for entry in entries:
        if not entry.visible:
            sheets.append(hidden_sheet(entry.name, meaning.pool))
            continue
        formulas = Formulas(book.asks_for_calculation)
        sheets.append(_read_sheet(package, entry, meaning, formulas, _moved(beat, done, total)))
        done += package.size(entry.part)
    return sheets


def _moved(beat: Beat, done: int, total: int) -> Callable[[int], None]:
    """Return a call that takes bytes of this sheet and tells the share of the whole workbook."""
    return lambda here: beat(min(1.0, (done + here) / total))


def _meaning(package: Package, related: dict[str, parts.Relation], from_1904: bool) -> Meaning:
    styles_part = parts.target_of(package, related, "styles")
    styles = read_styles(package.stream(styles_part), styles_part) if styles_part else Styles()
    pool, shared = _strings(package, parts.target_of(package, related, "sharedStrings"))
    return Meaning(styles, pool, shared, DAYS_FROM_1904 if from_1904 else 0)


def _strings(package: Package, part: str) -> tuple[TextPool, npt.NDArray[np.int32]]:
    pool = TextPool()
    if not part:
        return pool, np.empty(0, np.int32)
    try:
        return pool, shared_strings(package.stream(part), pool)
    except Unsupported:
        pool = TextPool()
        return pool, shared_strings_in_detail(package.stream(part), pool, part)


def _read_sheet(
    package: Package,
    entry: SheetEntry,
    meaning: Meaning,
    formulas: Formulas,
    beat: Callable[[int], None],
) -> Sheet:
    asked = formulas.doubtful
    try:
        return scanned_sheet(package, entry, meaning, formulas, beat)
    except Unsupported:
        return detailed_sheet(package, entry, meaning, Formulas(asked), beat)


def scanned_sheet(
    package: Package,
    entry: SheetEntry,
    meaning: Meaning,
    formulas: Formulas,
    beat: Callable[[int], None],
) -> Sheet:
    """Return a sheet read by the fast scanner.

    Raises:
        Unsupported: a form that only the detailed pass reads.
        Refused: the sheet is damaged or unsafe.
    """
    around = SheetPass(meaning, formulas)
    xml = XmlPass(around, entry.part)
    scanner = Scanner(meaning, formulas)
    grid = Grid(entry.name)
    done = 0
    for section, piece in sections(package.stream(entry.part)):
        done += len(piece)
        beat(done)
        if section is Section.ROWS:
            grid.add(scanner.scan(piece))
            continue
        xml.feed(piece)
        if section is Section.HEAD and around.state != "data" and piece[-2:] != b"/>":
            raise Unsupported("rows that begin within something else")
    xml.feed(b"", last=True)
    around.hidden_rows |= scanner.hidden_rows
    return _sheet(entry.name, grid, around, meaning, formulas)


def detailed_sheet(
    package: Package,
    entry: SheetEntry,
    meaning: Meaning,
    formulas: Formulas,
    beat: Callable[[int], None],
) -> Sheet:
    """Return a sheet read element by element.

    Raises:
        Refused: the sheet is damaged or unsafe.
    """
    handler = SheetPass(meaning, formulas)
    xml = XmlPass(handler, entry.part)
    done = 0
    for piece in package.stream(entry.part):
        done += len(piece)
        beat(done)
        xml.feed(piece)
    xml.feed(b"", last=True)
    grid = Grid(entry.name)
    handler.cells.fill(grid, entry.name)
    return _sheet(entry.name, grid, handler, meaning, formulas)


def _sheet(name: str, grid: Grid, found: SheetPass, meaning: Meaning, formulas: Formulas) -> Sheet:
    kinds, numbers, texts, styles = grid.arrays()
    for row, column, code in formulas.zeros:
        kinds[column, row] = Cell.UNCALCULATED
        texts[column, row] = code
    columns = {
        column
        for first, last in found.hidden_columns
        for column in range(max(first, 0), min(last + 1, grid.columns))
    }
    return Sheet(
        name=name,
        visible=True,
        kinds=kinds,
        numbers=numbers,
        texts=texts,
        styles=styles,
        pool=meaning.pool.texts,
        formats=meaning.styles.formats,
        fonts=meaning.styles.fonts,
        merged=found.merged,
        hidden_rows=frozenset(row for row in found.hidden_rows if row < grid.rows),
        hidden_columns=frozenset(columns),
    )
