"""The small parts of a workbook: styles, head and tail of a sheet, and what ties them together."""

from __future__ import annotations

from collections.abc import Sequence

from declaration.export.columns import Form
from declaration.export.sheets import SheetTable
from declaration.export.xml_text import escape, quoted

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

BUILT_IN_FORMATS = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}
FIRST_OWN_FORMAT = 164

WIDTHS = dict.fromkeys(Form, 12) | {Form.TEXT: 18}
"""Of columns [characters]."""


class Styles:
    """The formats of cells, by number.

    Attributes:
        heading: of headings and of the total's label.
        title: of the line above.
    """

    heading = 1
    title = 2

    def __init__(self) -> None:
        self._formats: dict[str, int] = {}

    def number(self, number_format: str) -> int:
        """Return the style of a number format, given it if it is new."""
        return 3 + self._formats.setdefault(number_format, len(self._formats))

    def xml(self) -> str:
        """Return the part of the package that holds them."""
        own = [name for name in self._formats if name not in BUILT_IN_FORMATS]
        ids = BUILT_IN_FORMATS | {name: FIRST_OWN_FORMAT + i for i, name in enumerate(own)}
        formats = "".join(
            f'<numFmt numFmtId="{ids[name]}" formatCode={quoted(name)}/>' for name in own
        )
        cells = "".join(
            f'<xf numFmtId="{ids[name]}" fontId="0" fillId="0" borderId="0" xfId="0"'
            ' applyNumberFormat="1"/>'
            for name in self._formats
        )
        return (
            f"{XML}<styleSheet {MAIN}>"
            + (f'<numFmts count="{len(own)}">{formats}</numFmts>' if own else "")
            + STYLES_MIDDLE
            + f'<cellXfs count="{3 + len(self._formats)}">{FIRST_STYLES}{cells}</cellXfs>'
            + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            + "</styleSheet>"
        )


STYLES_MIDDLE = (
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
FIRST_STYLES = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"'
    ' applyAlignment="1"><alignment horizontal="center"/></xf>'
)


def strings_head(different: int) -> str:
    """Return the beginning of the shared strings."""
    return f'{XML}<sst {MAIN} uniqueCount="{different}">'


def sheet_head(sheet: SheetTable, letters: Sequence[str]) -> str:
    """Return a sheet's beginning: headings stay in view, columns have a readable width."""
    row = sheet.sheet.header_row
    widths = "".join(
        f'<col min="{i}" max="{i}" width="{WIDTHS[column.form]}" customWidth="1"/>'
        for i, column in enumerate(sheet.sheet.columns, 1)
    )
    last = row + sheet.table.rows + bool(sheet.sheet.total)
    first = sheet.sheet.title[0] if sheet.sheet.title else row
    return (
        f'{XML}<worksheet {MAIN}><dimension ref="A{first}:{letters[-1]}{last}"/>'
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{row}" topLeftCell="A{row + 1}"'
        ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )


def sheet_tail(sheet: SheetTable, letters: Sequence[str]) -> str:
    """Return a sheet's end, with its merged cells."""
    merged = _merged(sheet, letters)
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    block = f'<mergeCells count="{len(merged)}">{cells}</mergeCells>' if merged else ""
    return f"</sheetData>{block}</worksheet>"


def _merged(sheet: SheetTable, letters: Sequence[str]) -> list[str]:
    merged = []
    layout = sheet.sheet
    if layout.title and len(letters) > 1:
        merged.append(f"A{layout.title[0]}:{letters[-1]}{layout.title[0]}")
    if layout.total and layout.total.merge > 1:
        row = layout.header_row + sheet.table.rows + 1
        first = min(sheet.table.headings.index(name) for name in layout.total.columns)
        merged.append(f"{letters[first - layout.total.merge]}{row}:{letters[first - 1]}{row}")
    return merged


def fixed_parts(names: Sequence[str]) -> dict[str, str]:
    """Return path → text of the parts that tie the sheets together."""
    numbers = range(1, len(names) + 1)
    return {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in numbers),
                (f"rId{len(names) + 1}", "styles", "styles.xml"),
                (f"rId{len(names) + 2}", "sharedStrings", "sharedStrings.xml"),
            ]
        ),
    }


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoted(name)} sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(names, 1)
    )
    views = '<bookViews><workbookView xWindow="0" yWindow="0"/></bookViews>'
    return f'{XML}<workbook {MAIN} xmlns:r="{OFFICE}">{views}<sheets>{sheets}</sheets></workbook>'


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{escape(target)}"/>'
        for name, kind, target in relations
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(numbers: range) -> str:
    kinds = {
        "/xl/workbook.xml": "sheet.main",
        **{f"/xl/worksheets/sheet{i}.xml": "worksheet" for i in numbers},
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
    }
    parts = "".join(
        f'<Override PartName="{name}" ContentType="{CONTENT}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
