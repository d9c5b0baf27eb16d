"""Files that are damaged, locked, hostile, or not workbooks at all."""

import io
import zipfile

import msoffcrypto.format.ooxml

from tests.workbooks.odd import odd
from tests.workbooks.odd.plain import HEADING, WORKERS, save

TABLE = [HEADING, *WORKERS]
SHEET = "xl/worksheets/sheet1.xml"


def _bytes(name, data, codes=("FIL-001",)):
    def build(folder):
        path = folder / name
        path.write_bytes(data)
        return path

    build.__name__ = f"file_{name.replace('.', '_')}_{len(data)}"
    odd(codes=codes)(build)


_bytes("empty.xlsx", b"")
_bytes("empty.xls", b"")
_bytes("empty.ods", b"")
_bytes("empty.csv", b"")
_bytes("garbage.xlsx", bytes(range(256)) * 16)
_bytes("garbage.xls", bytes(range(255, -1, -1)) * 16, codes=())
_bytes("garbage.csv", bytes(range(256)) * 17, codes=())
_bytes("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
_bytes("document.xls", b"%PDF-1.7\n%%EOF\n")
_bytes("only_the_mark.xlsx", b"PK\x03\x04")
_bytes("only_the_mark.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_bytes("only_the_mark_filled.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000)
_bytes("end_of_zip.xlsx", b"PK\x05\x06" + b"\0" * 18)
_bytes("page.xls", b"<html><table><tr><td>Worker ID</td></tr></table></html>", codes=())
_bytes("rich.xls", rb"{\rtf1 Worker ID}", codes=())


@odd(codes=["FIL-002"])
def locked(folder):
    plain = save(folder / "plain.xlsx", TABLE)
    path = folder / "payroll.xlsx"
    with plain.open("rb") as file, path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(file).encrypt("nobody told", out)
    plain.unlink()
    return path


@odd(codes=["FIL-001"])
def cut_short(folder):
    path = save(folder / "payroll.xlsx", TABLE)
    path.write_bytes(path.read_bytes()[:-600])
    return path


@odd()
def one_byte_changed(folder):
    path = save(folder / "payroll.xlsx", TABLE)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    return path


@odd()
def bytes_before_the_zip(folder):
    path = save(folder / "payroll.xlsx", TABLE)
    path.write_bytes(b"MZ" + b"\0" * 500 + path.read_bytes())
    return path


def changed(path, **parts):
    """Rewrite a workbook with some parts changed by ``change(bytes)``; None drops a part."""
    memory = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            change = parts.get(part.rsplit("/", 1)[-1].split(".")[0], lambda data: data)
            if change is not None:
                new.writestr(part, change(old.read(part)))
    path.write_bytes(memory.getvalue())
    return path


def _broken(name, codes=(), **parts):
    def build(folder):
        return changed(save(folder / "payroll.xlsx", TABLE), **parts)

    build.__name__ = name
    odd(codes=codes)(build)


_broken("no_workbook_part", workbook=None)
_broken("no_sheet_part", sheet1=None)
_broken("no_shared_texts", sharedStrings=None)
_broken("no_styles", styles=None)
_broken("sheet_is_empty", sheet1=lambda _: b"")
_broken("sheet_is_cut", sheet1=lambda data: data[: len(data) // 2])
_broken("sheet_is_not_xml", sheet1=lambda _: b"\x00\x01 not xml")
_broken("sheet_in_utf_16", sheet1=lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
_broken("text_beyond_the_list", sheet1=lambda data: data.replace(b't="s"><v>1<', b't="s"><v>999999<'))
_broken("text_number_negative", sheet1=lambda data: data.replace(b't="s"><v>1<', b't="s"><v>-1<'))
_broken("text_number_is_a_word", sheet1=lambda data: data.replace(b't="s"><v>1<', b't="s"><v>x<'))
_broken("number_is_a_word", sheet1=lambda data: data.replace(b"<v>26<", b"<v>many<"))
_broken("cell_without_address", sheet1=lambda data: data.replace(b' r="C3"', b""))
_broken("address_is_nonsense", sheet1=lambda data: data.replace(b' r="C3"', b' r="3C"'))
_broken("rows_out_of_order", sheet1=lambda data: data.replace(b'<row r="2"', b'<row r="9"'))
_broken("style_beyond_the_list", sheet1=lambda data: data.replace(b"<c r=", b'<c s="4000" r='))
_broken("shared_texts_cut", sharedStrings=lambda data: data[: len(data) // 2])
_broken(
    "one_stray_cell_at_the_end",
    sheet1=lambda data: data.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    codes=["FIL-003"],
)
_broken(
    "billion_laughs",
    sheet1=lambda data: data.replace(
        b"?>",
        b'?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        1,
    ),
    codes=["FIL-003"],
)
_broken(
    "doctype_in_the_shared_texts",
    sharedStrings=lambda data: data.replace(
        b"?>", b'?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', 1
    ),
    codes=["FIL-003"],
)
_broken("deeply_nested", sheet1=lambda data: data.replace(b"<sheetData>", b"<a>" * 50_000 + b"<sheetData>"))


@odd(codes=["FIL-003"])
def zip_bomb(folder):
    """Six hundred megabytes of blanks in six hundred kilobytes."""

    path = save(folder / "payroll.xlsx", TABLE)
    blank = b" " * 1_000_000
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as bomb, bomb.open("xl/big.xml", "w") as part:
        for _ in range(600):
            part.write(blank)
    return path


@odd(codes=["FIL-003"])
def sheet_bomb(folder):
    """The same inside the sheet, where a size in the directory is what one would trust."""
    path = save(folder / "payroll.xlsx", TABLE)
    memory = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != SHEET:
                new.writestr(part, old.read(part))
        with new.open(SHEET, "w") as sheet:
            sheet.write(old.read(SHEET).replace(b"</sheetData></worksheet>", b""))
            for _ in range(600):
                sheet.write(b" " * 1_000_000)
    path.write_bytes(memory.getvalue())
    return path


def _zipped(name, members, codes=()):
    def build(folder):
        path = folder / "payrolls.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return path

    build.__name__ = f"zip_{name}"
    odd(codes=codes)(build)


def _csv():
    from tests.workbooks.odd.texts import table

    return table().encode()


_zipped("empty", {})
_zipped("of_nothing_useful", {"readme.txt": b"hello"})
_zipped("climbing_out", {"../../../../tmp/evil.csv": _csv(), "/etc/evil.csv": _csv()})
_zipped("windows_names", {"C:\\evil.csv": _csv(), "..\\evil.csv": _csv()})
_zipped("of_zips", {"inner.zip": b"PK\x05\x06" + b"\0" * 18})
_zipped("khmer_name", {"ប្រាក់ខែ/ខែតុលា.csv": _csv()})
_zipped("same_name_in_two_folders", {"a/payroll.csv": _csv(), "b/payroll.csv": _csv()})
_zipped("system_files", {"__MACOSX/._payroll.csv": b"\0\5\x16\7", "payroll.csv": _csv(), "Thumbs.db": b"x"})


@odd()
def folder_named_like_a_workbook(folder):
    path = folder / "payroll.xlsx"
    path.mkdir()
    return path


@odd(workers=3)
def name_of_the_wrong_format(folder):
    """A workbook saved as .xls by renaming it."""
    return save(folder / "payroll.xlsx", TABLE).rename(folder / "payroll.xls")


@odd(workers=3)
def name_in_khmer_with_spaces(folder):
    return save(folder / "payroll.xlsx", TABLE).rename(folder / "ប្រាក់ខែ ខែ១០ (ចុងក្រោយ) #2.xlsx")


@odd(workers=3)
def no_extension(folder):
    return save(folder / "payroll.xlsx", TABLE).rename(folder / "payroll")
