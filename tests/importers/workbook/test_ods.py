"""OpenDocument sheets written by hand: repetitions, errors, formulas, texts within texts."""

import io
import zipfile

import pytest

from tests.importers.workbook.made import HEAD, codes, opened, rows_of, zipped

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(rows, styles="", names=NAMES, table="", columns="", kind="spreadsheet"):
    """Return the bytes of an .ods file with one sheet of these rows."""
    content = (
        f"{HEAD}<office:document-content {names} {CALC}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:{kind}><table:table table:name="LINE-A" {table}>'
        f"{columns}{rows}</table:table></office:{kind}></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<m/>",
        }
    )


def row(*cells, **attributes):
    written = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row{written}>{''.join(cells)}</table:table-row>".replace(
        " number-rows", " table:number-rows"
    ).replace(" visibility", " table:visibility")


def cell(attributes="", text="", tag="table-cell"):
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:{tag} {attributes}>{shown}</table:{tag}>"


def value(kind, written, name="value", more=""):
    return cell(f'office:value-type="{kind}" office:{name}="{written}" {more}', "shown otherwise")


CELLS = [
    (value("float", "1234.5"), 1234.5),
    (value("percentage", "0.026"), 0.026),
    (value("currency", "200.5", more='office:currency="USD"'), 200.5),
    (value("date", "2026-10-31", "date-value"), ("DATE", 46326.0)),
    (value("date", "2026-10-31T06:00:00", "date-value"), ("DATE", 46326.25)),
    (value("time", "PT30H15M00S", "time-value"), ("DURATION", 30.25 / 24)),
    (value("boolean", "true", "boolean-value"), ("BOOLEAN", 1.0)),
    (cell('office:value-type="string"', "សុខ <text:span>ដារ៉ា</text:span>"), "សុខ ដារ៉ា"),
    (cell('office:value-type="string"', 'a<text:s text:c="2"/>b<text:tab/>c'), "a  b\tc"),
    (cell('office:value-type="string"', "a</text:p><text:p>b<text:line-break/>c"), "a\nb\nc"),
    (
        cell('table:formula="of:=1/0" calcext:value-type="error"', "#DIV/0!"),
        ("ERROR", "#DIV/0!"),
    ),
    (cell('table:formula="of:=[.A1]" office:value-type="string"', "#REF!"), ("ERROR", "#REF!")),
    (cell('table:formula="of:=[.A1]*2"'), ("UNCALCULATED", "=[.A1]*2")),
    (cell('office:value-type="string"', "x<office:annotation><text:p>n</text:p>"
          "</office:annotation>"), "x"),
    (cell(), None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), CELLS)
def test_cells(tmp_path, written, expected):
    data = ods(row(written, value("float", "1")))
    assert rows_of(opened(data, tmp_path, "payroll.ods").sheets[0]) == [[expected, 1.0]]


def test_repetitions(tmp_path):
    one = value("float", "1")
    twice = value("float", "2", more='table:number-columns-repeated="2"')
    rows = (
        row(cell('table:number-columns-repeated="3"'), one)
        + row(cell(), number_rows_repeated="2")
        + row(twice, number_rows_repeated="2")
        + row(cell('table:number-columns-repeated="16384"'), number_rows_repeated="1048000")
    )
    sheet = opened(ods(rows), tmp_path, "payroll.ods").sheets[0]
    assert rows_of(sheet) == [
        [None, None, None, 1.0],
        [None] * 4,
        [None] * 4,
        [2.0, 2.0, None, None],
        [2.0, 2.0, None, None],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        row(value("float", "1"), number_rows_repeated="1000000000"),
        row(value("float", "1"), number_rows_repeated="1048576"),
        row(value("float", "1", more='table:number-columns-repeated="16384"')),
        row(cell(), number_rows_repeated="1048575") + row(value("float", "1")),
    ],
)
def test_values_without_end_are_refused(tmp_path, rows):
    assert codes(opened(ods(rows), tmp_path, "payroll.ods")) == ["FIL-003"]


def test_hidden_merged_styles(tmp_path):
    styles = (
        '<number:number-style style:name="N1"><number:number number:min-integer-digits="9"/>'
        "</number:number-style>"
        '<number:currency-style style:name="N2"><number:currency-symbol>$</number:currency-symbol>'
        '<number:number number:min-integer-digits="1" number:decimal-places="2" '
        'number:grouping="true"/></number:currency-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce3" '
        'style:data-style-name="N2"/>'
        '<style:style style:name="ce3" style:family="table-cell">'
        '<style:text-properties style:font-name="Limon S1"/></style:style>'
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:default-cell-style-name="ce2"/>'
    )
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    rows = row(
        value("float", "1", more=f'table:style-name="ce1" {spanned}'),
        cell(tag="covered-table-cell"),
        value("float", "2"),
    ) + row(value("float", "3"), visibility="filter")
    sheet = opened(ods(rows, styles, columns=columns), tmp_path, "payroll.ods").sheets[0]
    assert rows_of(sheet) == [[1.0, None, 2.0], [3.0, None, None]]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {2})
    assert sheet.merged == [(0, 0, 0, 1)]
    assert sheet.formats[int(sheet.styles[0, 0])] == "000000000"
    assert sheet.formats[int(sheet.styles[2, 0])] == '"$"#,##0.00'
    assert sheet.fonts[int(sheet.styles[2, 0])] == "Limon S1"


def test_a_hidden_sheet(tmp_path):
    styles = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    data = ods(row(value("float", "1")), styles, table='table:style-name="ta1"')
    book = opened(data, tmp_path, "payroll.ods")
    assert codes(book) == ["FIL-001"]
    assert "“LINE-A”" in book.findings[0].figures["looks_like"]


@pytest.mark.parametrize(
    "data",
    [
        ods(row(value("float", "1")), names=NAMES.replace("xmlns:office=", "xmlns:office2=")),
        ods(row(value("float", "1")), kind="text"),
        ods(row(value("float", "1"), number_rows_repeated="many")),
        ods("<table:table-row>"),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path, data):
    assert codes(opened(data, tmp_path, "payroll.ods")) == ["FIL-001"]


MODULE = (
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "m.dtd"><m/>'
)


def with_parts(data, files):
    """Return an .ods file with more parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | files)


def test_macros_are_told_and_the_document_type_of_their_parts_is_no_matter(tmp_path):
    data = ods(row('<table:table-cell office:value-type="float" office:value="5"/>'))
    lists = {"Basic/script-lc.xml": MODULE, "Basic/Standard/script-lb.xml": MODULE}
    assert codes(opened(with_parts(data, lists), tmp_path, "a.ods")) == []
    book = opened(with_parts(data, lists | {"Basic/Standard/M.xml": MODULE}), tmp_path, "b.ods")
    assert codes(book) == ["FIL-008"]
    assert book.findings[0].figures == {"holds": "macros"}
    assert rows_of(book.sheets[0]) == [[5.0]]


@pytest.mark.parametrize("name", ["content.xml", "CONTENT.XML", "styles.xml", "/styles.xml"])
def test_a_document_type_in_a_part_that_is_read_is_refused(tmp_path, name):
    with zipfile.ZipFile(io.BytesIO(ods(row("<table:table-cell/>")))) as archive:
        files = {each: archive.read(each) for each in archive.namelist() if each != name.lower()}
    book = opened(zipped(files | {name: MODULE}), tmp_path, "a.ods")
    assert codes(book) == ["FIL-003"]
