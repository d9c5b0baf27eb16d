"""Old workbooks: records written by hand, and the age that has no Khmer."""

import struct

from importers.workbook.xls import read_xls
from tests.importers.workbook.made import codes, opened, rows_of


def record(number, content=b""):
    return struct.pack("<HH", number, len(content)) + content


def excel_4_sheet():
    """Return a bare sheet of Excel 4: a text, a number, a truth value and an error."""
    attributes = struct.pack("<H", 0)
    sheet = record(0x0409, struct.pack("<HHH", 0, 0x10, 0))
    sheet += record(0x0031, struct.pack("<HHHB", 200, 0, 0, 5) + b"Arial")
    sheet += record(0x0443, struct.pack("<BBHBBHHH", 0, 0, 0, 0, 0, 0, 0, 0)[:12])
    sheet += record(0x0204, struct.pack("<HH", 0, 0) + attributes + struct.pack("<H", 3) + b"Sok")
    sheet += record(0x0203, struct.pack("<HH", 0, 1) + attributes + struct.pack("<d", 200.5))
    sheet += record(0x0205, struct.pack("<HH", 0, 2) + attributes + b"\x01\x00")
    sheet += record(0x0205, struct.pack("<HH", 0, 3) + attributes + b"\x07\x01")
    return sheet + record(0x000A)


def test_before_97_there_is_no_khmer(tmp_path):
    book = opened(excel_4_sheet(), tmp_path, "payroll.xls")
    assert book.format == "xls"
    assert codes(book) == ["FIL-005"]
    assert rows_of(book.sheets[0]) == [
        ["Sok", 200.5, ("BOOLEAN", 1.0), ("ERROR", "#DIV/0!")],
    ]


def test_broken_records(tmp_path):
    book = opened(excel_4_sheet()[:60], tmp_path, "payroll.xls")
    assert codes(book) == ["FIL-001"]


def excel_97_with_a_name():
    """Return the records of a book of one sheet whose only name is a range xlrd cannot work out."""
    end = record(0x000A)
    area = b"\x2d" + struct.pack("<4H", 0, 1, 0, 0)  # a range relative to the cell, as Excel writes
    name = struct.pack("<HBBHHHBBBB", 0, 0, 1, len(area), 0, 1, 0, 0, 0, 0) + b"\0x" + area
    listed = b"\x02\0S1"
    before = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 1997, 0, 6))
    size = len(before) + len(record(0x0085, bytes(6) + listed)) + len(record(0x0018, name) + end)
    bound = record(0x0085, struct.pack("<IBB", size, 0, 0) + listed)
    sheet = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 1997, 0, 6))
    sheet += record(0x0203, struct.pack("<HHHd", 0, 0, 0, 200.5)) + end
    return before + bound + record(0x0018, name) + end + sheet


def test_a_name_that_cannot_be_worked_out_costs_no_workbook():
    (sheet,) = read_xls(excel_97_with_a_name(), lambda _: None)
    assert rows_of(sheet) == [[200.5]]
