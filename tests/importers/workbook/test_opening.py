"""Files, folders and archives: what is opened, what is told, and that nothing raises."""

import io
import random
import zipfile
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from declaration.findings import entry
from importers.workbook import open_all
from tests.importers.workbook.made import (
    REL,
    codes,
    opened,
    package,
    rows_of,
    sheet_xml,
    zipped,
)

NOISE = random.Random(1).randbytes(8_000)
ONE = package(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), extra={"xl/noise.bin": NOISE})
TWO = package(sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))


def locked(data, password):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


FORMATS = Path(__file__).parents[2] / "workbooks" / "formats"

LOOKS = {
    "empty": (b"", "an empty file"),
    "blank": (b"\0\0\n ", "blanks only"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0", "JPEG"),
    "html": (b"<html><table><tr><td>1</td></tr></table>", "web page"),
    "html with a type": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "web page"),
    "sheet of 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Excel 2003",
    ),
    "xml": (b"<?xml version='1.0'?><a/>", "XML"),
    "word": (zipped({"[Content_Types].xml": "", "word/document.xml": "<a/>"}), "Word"),
    "slides": (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": "<a/>"}), "PowerPoint"),
    "opendocument text": (
        zipped({"mimetype": "x", "content.xml": "<office:document-content/>"}),
        "OpenDocument",
    ),
    "cut": (ONE[: len(ONE) // 2], "damaged"),
    "no list of sheets": (zipped({"[Content_Types].xml": ""}), "damaged"),
    "ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office program"),
    "noise": (bytes(range(256)) * 20, "unknown kind"),
    "blank workbook": (package(sheet_xml("")), "blank workbook"),
    "archive of nothing": (zipped({"readme.txt": "x"}), "archive"),
}


@pytest.mark.parametrize(("data", "expected"), LOOKS.values(), ids=LOOKS)
def test_what_cannot_be_read_says_what_it_looks_like(tmp_path, data, expected):
    book = opened(data, tmp_path, "payroll.xls")
    assert codes(book) == ["FIL-001"]
    finding = book.findings[0]
    assert expected in finding.figures["looks_like"]
    assert finding.place.file == "payroll.xls"
    assert not book.sheets


def test_the_ending_is_not_asked(tmp_path):
    assert opened(ONE, tmp_path, "payroll.xls").format == "xlsx"
    assert opened(b"a,b\n1,2\n", tmp_path, "payroll.xlsx").format == "csv"


def test_locked(tmp_path):
    data = locked(ONE, "ភាគទាន")
    refused = opened(data, tmp_path, passwords=("wrong",))
    assert codes(refused) == ["FIL-002"]
    assert refused.findings[0].figures["tried"] == "No password that was given opens it"
    book = opened(data, tmp_path, passwords=("wrong", "ភាគទាន"))
    assert rows_of(book.sheets[0]) == [[1.0]]
    assert book.sha256 == refused.sha256


def test_locked_with_excels_own_password_opens_as_in_excel(tmp_path):
    assert rows_of(opened(locked(ONE, "VelvetSweatshop"), tmp_path).sheets[0]) == [[1.0]]


def test_a_password_made_to_stall_is_refused(tmp_path):
    data = locked(ONE, "a")
    assert msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted()
    slow = data.replace(b'spinCount="100000"', b'spinCount="999999999"', 1)
    assert codes(opened(slow, tmp_path, passwords=("a",))) == ["FIL-003"]


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_locked_ods(tmp_path, part):
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            part: b"\x01<" * 40_000,
            "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'>"
            "<manifest:encryption-data/></manifest:manifest>",
        }
    )
    # the locked part is no XML, which the check for document types must not mistake for damage
    assert codes(opened(data, tmp_path, "payroll.ods")) == ["FIL-002"]


def test_same_bytes_twice_are_read_once(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(ONE)
    first, second = open_all([tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    assert len(first.sheets) == 1
    assert codes(second) == ["FIL-006"]
    assert second.findings[0].figures == {"first": "a.xlsx"}
    assert not second.sheets


def test_hidden_sheets_are_named(tmp_path):
    row = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    book = opened(package(row, row, row, states=("", "hidden", "veryHidden")), tmp_path)
    assert [sheet.visible for sheet in book.sheets] == [True, False, False]
    assert [finding.figures["sheet"] for finding in book.findings] == ["S2", "S3"]
    blank = opened(package(sheet_xml(""), row, states=("", "hidden")), tmp_path)
    assert codes(blank) == ["FIL-001"]
    assert "“S2”" in blank.findings[0].figures["looks_like"]


def test_macros_and_links_are_told(tmp_path):
    with zipfile.ZipFile(io.BytesIO(ONE)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/_rels/workbook.xml.rels"
    more = f'<Relationship Id="v" Type="{REL}/vbaProject" Target="vbaProject.bin"/>'
    more += f'<Relationship Id="l" Type="{REL}/externalLink" Target="externalLinks/1.xml"/>'
    files[name] = files[name].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    book = opened(zipped(files), tmp_path, "payroll.xlsm")
    assert codes(book) == ["FIL-008"]
    assert book.findings[0].figures == {"holds": "macros and links to other workbooks"}
    assert rows_of(book.sheets[0]) == [[1.0]]


def test_a_sheet_of_a_macros_module_has_no_part_and_is_passed_over(tmp_path):
    with zipfile.ZipFile(io.BytesIO(ONE)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    listed = b'<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>'
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(b"</sheets>", listed)
    book = opened(zipped(files), tmp_path)
    assert codes(book) == []
    assert [sheet.name for sheet in book.sheets] == ["S1"]


def test_a_workbook_of_97_may_be_named_in_capitals(tmp_path):
    data = (FORMATS / "excel97.xls").read_bytes()
    name = "Workbook".encode("utf-16-le")
    assert data.count(name) == 1
    shouted = opened(data.replace(name, "WORKBOOK".encode("utf-16-le")), tmp_path, "a.xls")
    assert codes(shouted) == codes(opened(data, tmp_path, "b.xls"))
    assert shouted.sheets


def test_folder_in_name_order_without_what_is_hidden(tmp_path):
    (tmp_path / "Line B").mkdir()
    for name in ("b.xlsx", "~$b.xlsx", ".c.xlsx", "notes.txt", "Line B/a.csv"):
        (tmp_path / name).write_bytes(name.encode() + b",1\n2,3\n")
    assert [book.name for book in open_all([tmp_path])] == ["b.xlsx", "a.csv"]


def test_folder_without_workbooks(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    (book,) = open_all([tmp_path])
    assert codes(book) == ["FIL-001"]


def test_archive(tmp_path):
    data = zipped(
        {
            "Oct/b.xlsx": TWO,
            "Oct/a.xlsx": ONE,
            "Oct/~$a.xlsx": b"x",
            "__MACOSX/Oct/._a.xlsx": b"x",
            "../../climbing.csv": "x,y\n1,2\n",
            "Oct/broken.xlsx": b"PK\x03\x04",
            "Oct/more.zip": zipped({"c.xlsx": ONE}),
            "Oct/copy.xlsx": ONE,
            "readme.pdf": b"%PDF",
        }
    )
    (tmp_path / "october.zip").write_bytes(data)
    books = list(open_all([tmp_path / "october.zip"]))
    assert [book.name for book in books] == [
        "climbing.csv",
        "a.xlsx",
        "b.xlsx",
        "broken.xlsx",
        "copy.xlsx",
        "more.zip",
    ]
    assert [codes(book) for book in books] == [[], [], [], ["FIL-001"], ["FIL-006"], ["FIL-001"]]
    assert {book.path for book in books} == {str(tmp_path / "october.zip")}


def test_a_missing_file_passes_upward(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(open_all([tmp_path / "nowhere.xlsx"]))


def test_progress_rises_and_cancelling_raises_through(tmp_path):
    class CancelledError(Exception):
        pass

    shares = []
    for name, data in (("a.xlsx", ONE), ("b.xlsx", TWO)):
        (tmp_path / name).write_bytes(data)
    list(open_all([tmp_path], (), lambda name, share: shares.append((name, share))))
    assert [share for _, share in shares] == sorted(share for _, share in shares)
    assert shares[0] == ("a.xlsx · 1/2", 0.0)
    assert shares[-1] == ("b.xlsx · 2/2", 1.0)

    def cancel(name, share):
        raise CancelledError

    with pytest.raises(CancelledError):
        list(open_all([tmp_path], (), cancel))


def test_figures_fill_the_sentences(tmp_path):
    seen = {}
    for data, _ in LOOKS.values():
        seen |= {f.code: f for f in opened(data, tmp_path).findings}
    seen |= {f.code: f for f in opened(locked(ONE, "a"), tmp_path).findings}
    seen |= {f.code: f for f in opened(b"a;b\n\xe9;1\n", tmp_path).findings}
    assert {"FIL-001", "FIL-002", "FIL-009"} <= set(seen)
    for code, finding in seen.items():
        assert set(entry(code).placeholders) == set(finding.figures)
        assert entry(code).message.format(**finding.figures)
