"""Parts are inflated whole, in blocks, by either inflater; damage is found."""

import io
import sys
import zipfile

import pytest

from importers.workbook.package import Package
from importers.workbook.refusal import Refused
from tests.importers.workbook.made import zipped

TEXT = bytes(range(256)) * 9_000


@pytest.fixture(params=["isal", "zlib"])
def inflater(request, monkeypatch):
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "isal", None)
    return request.param


@pytest.mark.parametrize("block", [1_000, 1 << 16, 1 << 22])
def test_blocks(inflater, block):
    pieces = list(Package(zipped({"a.xml": TEXT})).stream("/A.xml", block))
    assert b"".join(pieces) == TEXT
    assert max(map(len, pieces)) <= block


def test_stored_and_empty_parts(inflater):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("stored", TEXT)
        archive.writestr(zipfile.ZipInfo("empty"), b"")
    found = Package(out.getvalue())
    assert found.read("stored") == TEXT
    assert found.read("empty") == b""
    assert found.has("EMPTY")
    assert not found.has("none")


@pytest.mark.parametrize("at", [40, 60, 200, 1_000])
def test_a_changed_byte_is_found(inflater, at):
    data = bytearray(zipped({"a.xml": TEXT}))
    data[at] ^= 0xFF
    with pytest.raises(Refused):
        Package(bytes(data)).read("a.xml")


def test_a_part_packed_otherwise_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", TEXT)
    with pytest.raises(Refused):
        Package(out.getvalue()).read("a.xml")


def test_a_missing_part_is_named():
    with pytest.raises(Refused) as refusal:
        Package(zipped({"a": b"x"})).read("xl/styles.xml")
    assert "xl/styles.xml" in str(refusal.value.figures)


def test_a_part_of_no_name_is_a_part():
    data = zipped({"a": b"first", "b": b"second"})
    central = data.index(b"PK\1\2", data.index(b"PK\1\2") + 4)
    end = data.index(b"PK\5\6")
    nameless = data[central : central + 28] + b"\0\0" + data[central + 30 : central + 46]
    size = int.from_bytes(data[end + 12 : end + 16], "little") - 1
    rest = data[end : end + 12] + size.to_bytes(4, "little") + data[end + 16 :]
    package = Package(data[:central] + nameless + rest)
    assert package.names() == {"a", ""}
    assert package.read("a") == b"first"
