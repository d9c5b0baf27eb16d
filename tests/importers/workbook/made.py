"""Workbooks made by hand for these tests: bare XML in a zip. The people in them are invented."""

import io
import zipfile
from pathlib import Path

from importers.sheet import Cell
from importers.workbook import open_all, parts, xlsx
from importers.workbook.meaning import Formulas
from importers.workbook.package import Package
from importers.workbook.xml_pass import parse

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKED_REL = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="[$-km-KH]dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="166" formatCode="000000000"/></numFmts>'
    '<fonts><font><name val="Calibri"/></font><font><name val="Limon S1"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="1"/>'
    '<xf numFmtId="166" fontId="0"/></cellXfs>'
    "</styleSheet>"
)

STRINGS = (
    f'{HEAD}<sst xmlns="{MAIN}" count="5" uniqueCount="5">'
    "<si><t>ឈ្មោះ</t></si>"
    '<si><t xml:space="preserve"> Sok &amp; &lt;Dara&gt; </t></si>'
    "<si><r><rPr><b/></rPr><t>រដ្ឋ</t></r><r><t>ា</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si>"
    "<si><t>a_x000D_b&#10;c&#x17d2;</t></si>"
    "<si><t></t></si>"
    "</sst>"
)


def sheet_xml(rows, before="", after=""):
    """Return a sheet's XML around its rows."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def package(*sheets, states=(), properties="", calculation="", extra=None):
    """Return the bytes of an .xlsx file with these sheets' XML."""
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"'
        + (f' state="{states[n - 1]}"' if n <= len(states) and states[n - 1] else "")
        + "/>"
        for n in range(1, len(sheets) + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKED_REL}"><Relationship Id="a" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}'
        f"<sheets>{listed}</sheets>{calculation}</workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKED_REL}">{relations}'
        f'<Relationship Id="s" Type="{REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": STRINGS,
    }
    files |= {f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, 1)}
    return zipped(files | (extra or {}))


def escaped(text):
    """Return a text as XML writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def zipped(files):
    """Return the bytes of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def opened(data, folder, name="payroll.xlsx", passwords=()):
    """Return the first workbook of a file with these bytes."""
    path = Path(folder) / name
    path.write_bytes(data)
    return next(iter(open_all([path], passwords)))


def codes(book):
    """Return the codes of a workbook's findings."""
    return [finding.code for finding in book.findings]


def rows_of(sheet):
    """Return a sheet's cells as rows of plain values: text, number, None, or (kind, text)."""
    return [[value_of(sheet, r, c) for c in range(sheet.shape[1])] for r in range(sheet.shape[0])]


def value_of(sheet, row, column):
    """Return one cell as a plain value."""
    kind = Cell(sheet.kinds[column, row])
    if kind is Cell.EMPTY:
        return None
    if kind is Cell.TEXT:
        return sheet.text(row, column)
    if kind is Cell.NUMBER:
        return float(sheet.numbers[column, row])
    if kind in (Cell.ERROR, Cell.UNCALCULATED):
        return kind.name, sheet.text(row, column)
    return kind.name, float(sheet.numbers[column, row])


def read_by(reader, data, which=0):
    """Return one sheet of an .xlsx file, read by the scanner or in detail."""
    found = Package(data)
    part = parts.workbook_part(found)
    book = parts.WorkbookPart()
    parse(found.stream(part), book, part)
    related = parts.relations(found, part)
    entry = parts.worksheets(book.sheets, related)[which]
    meaning = xlsx._meaning(found, related, book.from_1904)
    return reader(found, entry, meaning, Formulas(book.asks_for_calculation), lambda _: None)


def scanned(data, which=0):
    """Return a sheet read by the fast scanner; Unsupported where it declines."""
    return read_by(xlsx.scanned_sheet, data, which)


def detailed(data, which=0):
    """Return a sheet read element by element."""
    return read_by(xlsx.detailed_sheet, data, which)


def assert_same(one, other):
    """Check that two sheets are alike in everything but the codes of their texts."""
    assert one.shape == other.shape
    for name in ("kinds", "numbers", "styles"):
        assert (getattr(one, name) == getattr(other, name)).all(), name
    texts = [one.pool[code] for code in one.texts.ravel()]
    assert texts == [other.pool[code] for code in other.texts.ravel()]
    assert (one.merged, one.hidden_rows) == (other.merged, other.hidden_rows)
    assert one.hidden_columns == other.hidden_columns
    assert (one.formats, one.fonts) == (other.formats, other.fonts)
