"""Binary workbooks written record by record: long and short cells, every kind of value."""

import io
import struct
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from tests.importers.workbook.made import (
    HEAD,
    PACKED_REL,
    REL,
    codes,
    opened,
    rows_of,
    zipped,
)


def record(number, content=b""):
    """Return one record."""
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = b"", len(content)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + length + content


def text(value):
    return struct.pack("<I", len(value.encode("utf-16-le")) // 2) + value.encode("utf-16-le")


def at(column, style=0):
    return struct.pack("<II", column, style)


def row(number, hidden=False):
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + struct.pack("<I", 0))


def relations(*pairs):
    found = "".join(
        f'<Relationship Id="r{n}" Type="{REL}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKED_REL}">{found}</Relationships>'


def workbook(cells, from_1904=False, before=b"", after=b""):
    """Return the bytes of an .xlsb file with one sheet of these records."""
    xf = [0, 14, 164, 165]
    styles = record(278) + record(615, struct.pack("<I", 2))
    styles += record(44, struct.pack("<H", 164) + text("[h]:mm"))
    styles += record(44, struct.pack("<H", 165) + text("000000000")) + record(616)
    styles += record(611, struct.pack("<I", 1)) + record(43, b"\0" * 21 + text("Limon S1"))
    styles += record(612) + record(617, struct.pack("<I", len(xf)))
    styles += b"".join(record(47, struct.pack("<HHH10x", 0, key, 0)) for key in xf)
    styles += record(618) + record(279)
    book = record(131) + record(153, struct.pack("<III", int(from_1904), 0, 0) + text(""))
    book += record(143) + record(156, struct.pack("<II", 0, 1) + text("r1") + text("LINE-A"))
    book += record(144) + record(132)
    strings = record(159, struct.pack("<II", 2, 2))
    strings += record(19, b"\0" + text("សុខ")) + record(19, b"\0" + text("林")) + record(160)
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 9, 0, 9)) + before
    sheet += record(145) + cells + record(146) + after + record(130)
    return zipped(
        {
            "[Content_Types].xml": f"{HEAD}<Types/>",
            "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations(
                ("worksheet", "worksheets/sheet1.bin"),
                ("styles", "styles.bin"),
                ("sharedStrings", "sharedStrings.bin"),
            ),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": styles,
            "xl/sharedStrings.bin": strings,
        }
    )


def packed(number, hundredths=False, whole=True):
    """Return a number in four bytes."""
    flags = hundredths | (whole << 1)
    if whole:
        return struct.pack("<I", (number << 2 | flags) & 0xFFFFFFFF)
    upper = struct.unpack("<II", struct.pack("<d", number))[1]
    return struct.pack("<I", upper & 0xFFFFFFFC | flags)


LONG = (
    row(0)
    + record(7, at(0) + struct.pack("<I", 0))
    + record(7, at(2) + struct.pack("<I", 1))
    + record(6, at(3) + text("ចាន់"))
    + record(62, at(4) + b"\0" + text("rich"))
    + row(1, hidden=True)
    + record(1, at(0))
    + record(2, at(1) + packed(-12345, hundredths=True))
    + record(2, at(2) + packed(190))
    + record(2, at(3) + packed(0.5, whole=False))
    + record(5, at(4, 1) + struct.pack("<d", 46326.0))
    + record(5, at(5, 2) + struct.pack("<d", 1.25))
    + row(2)
    + record(3, at(0) + b"\x17")
    + record(4, at(1) + b"\1")
    + record(8, at(2) + text("yes") + b"\0\0")
    + record(9, at(3, 3) + struct.pack("<d", 123.25) + b"\0\0")
    + record(10, at(4) + b"\0\0\0")
    + record(11, at(5) + b"\x2a\0\0")
)
EXPECTED = [
    ["សុខ", None, "林", "ចាន់", "rich", None],
    [None, -123.45, 190.0, 0.5, ("DATE", 46326.0), ("DURATION", 1.25)],
    [("ERROR", "#REF!"), ("BOOLEAN", 1.0), "yes", 123.25, ("BOOLEAN", 0.0), ("ERROR", "#N/A")],
]


def test_long_records(tmp_path):
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 0, 1, 0, 2))
    column = record(60, struct.pack("<IIIIH", 3, 16383, 2000, 0, 1))
    data = workbook(LONG, before=record(390) + column + record(391), after=merged + record(178))
    book = opened(data, tmp_path, "payroll.xlsb")
    assert (book.format, codes(book)) == ("xlsb", [])
    sheet = book.sheets[0]
    assert rows_of(sheet) == EXPECTED
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {3, 4, 5})
    assert sheet.merged == [(0, 0, 1, 2)]
    assert sheet.formats[int(sheet.styles[3, 2])] == "000000000"
    assert sheet.fonts[int(sheet.styles[3, 2])] == "Limon S1"


def test_these_records_are_what_another_reader_takes_them_for(tmp_path):
    path = tmp_path / "payroll.xlsb"
    path.write_bytes(workbook(LONG))
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "សុខ"
    assert rows[0][2] == "林"
    assert rows[1][1:4] == [-123.45, 190.0, 0.5]
    assert rows[2][1:4] == [True, "yes", 123.25]


def test_short_records_name_no_column(tmp_path):
    def short(number, content, style=0):
        return record(number, struct.pack("<I", style) + content)

    cells = (
        row(0)
        + record(7, at(1) + struct.pack("<I", 0))
        + short(18, struct.pack("<I", 1))
        + short(12, b"")
        + short(13, packed(7))
        + short(14, b"\x07")
        + short(15, b"\1")
        + short(16, struct.pack("<d", 46326.0), 1)
        + short(17, text("x"))
    )
    expected = [
        None,
        "សុខ",
        "林",
        None,
        7.0,
        ("ERROR", "#DIV/0!"),
        ("BOOLEAN", 1.0),
        ("DATE", 46326.0),
        "x",
    ]
    assert rows_of(opened(workbook(cells), tmp_path).sheets[0]) == [expected]


def test_dates_from_1904(tmp_path):
    cells = row(0) + record(5, at(0, 1) + struct.pack("<d", 44864.0))
    sheet = opened(workbook(cells, from_1904=True), tmp_path).sheets[0]
    assert rows_of(sheet) == [[("DATE", 46326.0)]]


BROKEN = {
    "a text beyond the list": row(0) + record(7, at(0) + struct.pack("<I", 9)),
    "a column beyond the sheet": row(0) + record(5, at(16384) + struct.pack("<d", 1)),
    "one cell twice": row(0) + record(2, at(0) + packed(1)) + record(2, at(0) + packed(2)),
    "a cut record": row(0) + record(5, at(0) + b"\0\0"),
    "a text that goes on": row(0) + record(6, at(0) + struct.pack("<I", 99)),
}


@pytest.mark.parametrize("cells", BROKEN.values(), ids=BROKEN)
def test_broken_records_are_refused(tmp_path, cells):
    assert codes(opened(workbook(cells), tmp_path))[0] in ("FIL-001", "FIL-003")


def test_a_cut_sheet_is_refused(tmp_path):
    data = workbook(LONG)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["xl/worksheets/sheet1.bin"] = files["xl/worksheets/sheet1.bin"][:-40]
    assert codes(opened(zipped(files), tmp_path)) == ["FIL-001"]
