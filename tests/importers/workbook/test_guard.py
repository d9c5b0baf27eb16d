"""What is not safe to unpack is refused before it is unpacked."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from tests.importers.workbook.made import HEAD, codes, opened, package, sheet_xml, zipped

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'


def reason(book):
    assert codes(book) == ["FIL-003"]
    assert not book.sheets
    return book.findings[0].figures["reason"]


def changed(old, new, data):
    """Return a zip's bytes with its directory (the second place) changed."""
    place = data.rindex(old)
    return data[:place] + new + data[place + len(old) :]


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "docProps/core.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_in_any_part(tmp_path, part, encoding):
    bad = f"<?xml version='1.0'?><!-- {'x' * 3000} -->{ENTITY}<a>&a;</a>".encode(encoding)
    data = package(sheet_xml(ROW), extra={part: bad})
    assert "document type" in reason(opened(data, tmp_path))


def test_bomb_is_refused_without_unpacking(tmp_path):
    blank = b" " * 60_000_000
    data = package(sheet_xml(ROW), extra={"xl/media/a.xml": blank})
    del blank
    tracemalloc.start()
    assert "packed far beyond" in reason(opened(data, tmp_path))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_more_than_500_mb_in_all(tmp_path):
    data = package(sheet_xml(ROW), extra={"xl/a.bin": b"x" * 1000})
    huge = struct.pack("<LL", 2**30, 2**30)
    data = changed(struct.pack("<LL", *sizes(data, "xl/a.bin")), huge, data)
    assert "500 MB" in reason(opened(data, tmp_path))


def sizes(data, name):
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    return info.compress_size, info.file_size


def test_a_directory_that_lies_about_sizes(tmp_path):
    data = package(sheet_xml(ROW + "<!-- " + "x" * 100_000 + " -->"))
    packed, size = sizes(data, "xl/worksheets/sheet1.xml")
    lie = changed(struct.pack("<LL", packed, size), struct.pack("<LL", packed, 1000), data)
    assert "unpacks to more" in reason(opened(lie, tmp_path))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/worksheets/sheet1.xml", "/XL/worksheets\\SHEET1.xml"])
def test_two_parts_under_one_name(tmp_path, second):
    path = tmp_path / "twice.xlsx"
    path.write_bytes(package(sheet_xml(ROW)))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(second, sheet_xml(ROW))
    assert "one name" in reason(opened(path.read_bytes(), tmp_path))


def test_parts_that_lie_upon_one_another(tmp_path):
    data = package(sheet_xml(ROW), extra={"z1.xml": HEAD + "<a/>", "z2.xml": HEAD + "<b/>"})
    infos = zipfile.ZipFile(io.BytesIO(data))
    first, second = infos.getinfo("z1.xml"), infos.getinfo("z2.xml")
    tail = struct.pack("<L", second.header_offset) + b"z2.xml"
    data = changed(tail, struct.pack("<L", first.header_offset) + b"z2.xml", data)
    assert "upon one another" in reason(opened(data, tmp_path))


def test_too_many_parts(tmp_path):
    data = package(sheet_xml(ROW), extra={f"p{n}.bin": b"" for n in range(10_001)})
    assert "parts" in reason(opened(data, tmp_path))


def test_one_part_for_two_sheets(tmp_path):
    data = package(sheet_xml(ROW), sheet_xml(ROW))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/_rels/workbook.xml.rels"
    files[name] = files[name].replace(b"sheet2.xml", b"sheet1.xml")
    assert "another sheet" in reason(opened(zipped(files), tmp_path))
