"""OpenDocument sheets (.ods) → sheets, in one pass over ``content.xml``.

Cells and rows may say "repeat me": blank ones cost nothing, filled ones are written out within a
limit. The value is the one kept in the attributes, exact and without a language; errors and
formulas never calculated are told from blanks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from importers.sheet import Cell, Sheet
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW
from importers.workbook.meaning import Meant, iso_moment
from importers.workbook.numerals import to_float
from importers.workbook.ods_styles import OdsStyles
from importers.workbook.ods_table import OdsTable, repeats_of
from importers.workbook.package import Package
from importers.workbook.refusal import unreadable
from importers.workbook.strings import TextPool
from importers.workbook.xml_pass import Skeleton, XmlPass, parse

CONTENT, STYLES = "content.xml", "styles.xml"
"""The parts that are read."""

_NAMES = {
    "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_PASSED_OVER = {
    "annotation",
    "content-validations",
    "dde-links",
    "forms",
    "named-expressions",
    "shapes",
    "tracked-changes",
}
_CLOCK = re.compile(r"-?PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_ERROR = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]|#N/A|Err:\d{3}")


def is_locked_ods(package: Package) -> bool:
    """Whether an OpenDocument file is under a password.

    Raises:
        Refused: its list of parts is damaged.
    """
    where = "META-INF/manifest.xml"
    return package.has(where) and b"encryption-data" in package.read(where)


def read_ods(package: Package, beat: Callable[[float], None]) -> list[Sheet]:
    """Return the sheets, hidden ones without cells.

    Raises:
        Refused: the file is damaged or unsafe, or no spreadsheet.
    """
    styles, pool = OdsStyles(), TextPool()
    if package.has(STYLES):
        parse(package.stream(STYLES), _StylesPart(styles), STYLES)
    content = _Content(styles, pool)
    xml = XmlPass(content, CONTENT)
    size, done = max(package.size(CONTENT), 1), 0
    for piece in package.stream(CONTENT):
        done += len(piece)
        beat(done / size)
        xml.feed(piece)
    xml.feed(b"", last=True)
    if not content.is_spreadsheet:
        raise unreadable("an OpenDocument file that is no spreadsheet", _NOT_A_SHEET)
    formats, fonts = styles.formats(), styles.fonts()
    return [table.sheet(pool, formats, fonts) for table in content.tables]


_NOT_A_SHEET = "Give the workbook (.xlsx, .xls, .ods) or the .csv file that the payroll is kept in."


class _StylesPart(Skeleton):
    """Hands the elements of ``styles.xml`` on."""

    def __init__(self, styles: OdsStyles) -> None:
        self.start, self.end, self.text = (  # type: ignore[method-assign]  # passed straight on
            styles.start,
            styles.end,
            styles.text,
        )


@dataclass(slots=True)
class _OpenCell:
    """The cell that is being read."""

    attributes: dict[str, str]
    paragraphs: list[str]
    covered: bool


class _Content(Skeleton):
    """Handles ``content.xml``.

    Attributes:
        tables: the sheets, in order.
        is_spreadsheet: whether the document is one.
    """

    def __init__(self, styles: OdsStyles, pool: TextPool) -> None:
        self.tables: list[OdsTable] = []
        self.is_spreadsheet = False
        self._styles, self._pool = styles, pool
        self._skipped = 0
        self._cell: _OpenCell | None = None
        self._paragraph: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _PASSED_OVER:
            self._skipped += 1
        elif name == "document-content":
            _check_names(attributes)
        elif name == "spreadsheet":
            self.is_spreadsheet = True
        elif not self.is_spreadsheet:
            self._styles.start(name, attributes)
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        else:
            self._start_in_table(name, attributes)

    def _start_in_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            visible = attributes.get("table:style-name", "") not in self._styles.hidden_tables
            self.tables.append(OdsTable(attributes.get("table:name", ""), visible))
        elif not self.tables:
            return
        elif name == "table-column":
            self.tables[-1].add_column(attributes)
        elif name == "table-row":
            self.tables[-1].start_row(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = _OpenCell(attributes, [], name != "table-cell")

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._paragraph = []
        elif self._paragraph is None or name in ("frame", "custom-shape", "ruby-text", "note"):
            self._skipped = 1
        elif name == "s":
            self._paragraph.append(" " * repeats_of(attributes, "text:c", 1_000))
        elif name == "tab":
            self._paragraph.append("\t")
        elif name == "line-break":
            self._paragraph.append("\n")

    def text(self, text: str) -> None:
        if self._skipped:
            return
        if self._paragraph is not None:
            self._paragraph.append(text)
        elif not self.is_spreadsheet:
            self._styles.text(text)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif not self.is_spreadsheet:
            self._styles.end(name)
        elif self._cell is not None and name == "p":
            self._cell.paragraphs.append("".join(self._paragraph or ()))
            self._paragraph = None
        elif self._cell is not None and name in ("table-cell", "covered-table-cell"):
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row" and self.tables:
            self.tables[-1].end_row()

    def _end_cell(self, cell: _OpenCell) -> None:
        table, attributes = self.tables[-1], cell.attributes
        repeats = repeats_of(attributes, "table:number-columns-repeated", LAST_COLUMN)
        style = self._styles.keys.get(
            attributes.get("table:style-name") or table.default_style(), 0
        )
        meant = self._meant(cell)
        self._note_merged(table, attributes)
        table.add_cell(meant, style, repeats)

    def _note_merged(self, table: OdsTable, attributes: dict[str, str]) -> None:
        rows = repeats_of(attributes, "table:number-rows-spanned", LAST_ROW)
        columns = repeats_of(attributes, "table:number-columns-spanned", LAST_COLUMN)
        if rows > 1 or columns > 1:
            top, left = table.row, table.column
            table.merged.append((top, left, top + rows - 1, left + columns - 1))

    def _meant(self, cell: _OpenCell) -> Meant:
        """Return what a cell means: kind, number, code of the text."""
        attributes = cell.attributes
        kind = attributes.get("office:value-type", "")
        formula = attributes.get("table:formula")
        shown = "\n".join(cell.paragraphs)
        if cell.covered and not kind:
            return int(Cell.EMPTY), 0.0, 0
        if attributes.get("calcext:value-type") == "error" or (
            formula and kind in ("string", "") and _ERROR.fullmatch(shown)
        ):
            return int(Cell.ERROR), 0.0, self._pool.code(shown or "#ERROR!")
        if not kind and formula:
            return int(Cell.UNCALCULATED), 0.0, self._pool.code(_plain_formula(formula))
        number = _number(kind, attributes)
        if number is not None:
            return number
        text = attributes.get("office:string-value") or shown if kind else shown
        code = self._pool.code(text)
        return (int(Cell.TEXT) if code else int(Cell.EMPTY)), 0.0, code


def _number(kind: str, attributes: dict[str, str]) -> Meant | None:
    """Return a cell that holds a number, date, time or truth value; None for any other."""
    if kind in ("float", "percentage", "currency"):
        number = to_float(attributes.get("office:value", "").encode())
        return (int(Cell.NUMBER), number, 0) if number is not None else None
    if kind == "boolean":
        return int(Cell.BOOLEAN), float(attributes.get("office:boolean-value") == "true"), 0
    if kind == "date":
        return iso_moment(attributes.get("office:date-value", ""))
    if kind == "time":
        match = _CLOCK.fullmatch(attributes.get("office:time-value", ""))
        if match:
            return int(Cell.DURATION), _share_of_day(match), 0
    return None


def _share_of_day(match: re.Match[str]) -> float:
    hours, minutes = int(match[1] or 0), int(match[2] or 0)
    seconds = float((match[3] or "0").replace(",", "."))
    share = (hours * 3600 + minutes * 60 + seconds) / 86400
    return -share if match[0].startswith("-") else share


def _plain_formula(formula: str) -> str:
    """Return a formula without the mark of its grammar, as ``of:=SUM(…)``."""
    return formula.partition(":")[2] if re.match(r"[a-z]+:=", formula) else formula


def _check_names(attributes: dict[str, str]) -> None:
    """Check that prefixes mean what they mean everywhere, so that no value is passed over."""
    for prefix, name in _NAMES.items():
        if attributes.get(prefix) != name:
            raise unreadable(
                "an OpenDocument sheet of an unusual program",
                "Open it in LibreOffice, save it as .xlsx, and give that file.",
            )
