"""What a file is, by its content; its name and ending are not asked.

In: the bytes. Out: a ``Look`` that says how to read it, or a refusal that says what it looks like
and what to do.
"""

from __future__ import annotations

import re
from enum import StrEnum

from importers.workbook.refusal import unreadable


class Look(StrEnum):
    """What can be read, or looked into."""

    ZIP = "zip"
    """A workbook since 2007, an OpenDocument sheet, or an archive of files."""
    OLE = "ole"
    """An old workbook, or a locked new one."""
    BIFF = "biff"
    """A very old workbook, bare."""
    TEXT = "text"
    """A table of text."""


_SAVE_AS = "Open it with the program it was made with, save it as .xlsx, and give that file."
_SAVE_IN_EXCEL = (
    "Open it in Excel or LibreOffice, choose Save As, take the type .xlsx, and give that file."
)
_UNPACK = "Unpack it and give the workbooks that are in it."
_NOT_A_TABLE = "Give the workbook (.xlsx, .xls, .ods) or the .csv file that the payroll is kept in."
_PAPER = "Ask whoever made it for the workbook behind it; a picture or a print cannot be read."

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", _PAPER),
    (b"\x89PNG", "a picture (PNG)", _PAPER),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PAPER),
    (b"GIF8", "a picture (GIF)", _PAPER),
    (b"II*\0", "a picture (TIFF)", _PAPER),
    (b"MM\0*", "a picture (TIFF)", _PAPER),
    (b"{\\rtf", "a text document (RTF)", _NOT_A_TABLE),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7-Zip)", _UNPACK),
    (b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (b"SQLite format 3", "a database (SQLite)", _SAVE_AS),
    (b"\0\1\0\0Standard", "a database (Access)", _SAVE_AS),
    (b"MZ", "a program for Windows", _NOT_A_TABLE),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = re.compile(rb"\A\x09[\x00\x02\x04\x08][\x04-\x10]\x00[\x00-\xff]{2}[\x10\x20\x40\x05]\x00")
_HTML = re.compile(rb"\A\W*<(?:!DOCTYPE\s+html|html|head|body|table|meta|style|div)", re.IGNORECASE)
_SHEET_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def look(data: bytes) -> Look:
    """Return how a file is to be read.

    Raises:
        Refused: FIL-001, it is nothing that holds a table.
    """
    if not data.strip(b"\0\t\r\n "):
        raise unreadable("an empty file" if not data else "a file of blanks only", _NOT_A_TABLE)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Look.ZIP
    if data.startswith(_OLE):
        return Look.OLE
    if _BIFF.match(data[:8]):
        return Look.BIFF
    for start, looks_like, advice in _SIGNATURES:
        if data.startswith(start):
            raise unreadable(looks_like, advice)
    _refuse_markup(data[:4096])
    return Look.TEXT


def _refuse_markup(start: bytes) -> None:
    plain = start.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")
    if _SHEET_2003 in plain:
        raise unreadable("an XML spreadsheet of Excel 2003", _SAVE_IN_EXCEL)
    if _HTML.match(plain):
        raise unreadable("a web page saved under a spreadsheet's name", _SAVE_IN_EXCEL)
    if plain.lstrip().startswith(b"<?xml"):
        raise unreadable("an XML file of another kind", _SAVE_AS)


class OleLook(StrEnum):
    """What an OLE file holds."""

    LOCKED = "locked"
    """A workbook since 2007 under a password."""
    XLS = "xls"
    """A workbook of Excel 97 to 2003."""
    XLS_5 = "xls5"
    """A workbook of Excel 5.0 or 95."""


def look_into_ole(data: bytes) -> OleLook:
    """Return what an OLE file holds, by the names in its directory.

    Raises:
        Refused: FIL-001, it holds no workbook.
    """
    if _named(data, "EncryptedPackage"):
        return OleLook.LOCKED
    if _named(data, "Workbook"):
        return OleLook.XLS
    if _named(data, "Book"):
        return OleLook.XLS_5
    if _named(data, "WordDocument"):
        raise unreadable("a Word document", _NOT_A_TABLE)
    if _named(data, "PowerPoint Document"):
        raise unreadable("a PowerPoint presentation", _NOT_A_TABLE)
    raise unreadable("a file of another office program", _SAVE_AS)


def _named(data: bytes, name: str) -> bool:
    """Whether an OLE directory has an entry of this name; some programs write it in capitals."""
    length = (2 * len(name) + 2).to_bytes(2, "little")
    return any(
        each.encode("utf-16-le").ljust(64, b"\0") + length in data for each in (name, name.upper())
    )


def look_into_zip(names: set[str]) -> str:
    """Return ``ooxml``, ``ods`` or ``archive`` by the names in a zip file, lower case.

    Raises:
        Refused: FIL-001, a document that is no workbook.
    """
    if "[content_types].xml" in names:
        if any(name.startswith("word/") for name in names):
            raise unreadable("a Word document", _NOT_A_TABLE)
        if any(name.startswith("ppt/") for name in names):
            raise unreadable("a PowerPoint presentation", _NOT_A_TABLE)
        return "ooxml"
    if "content.xml" in names and ("mimetype" in names or "meta-inf/manifest.xml" in names):
        return "ods"
    if "encrypted-package" in names:
        return "ods"
    if any(name.endswith(".iwa") for name in names):
        raise unreadable("a sheet of Apple Numbers", _SAVE_AS)
    return "archive"
