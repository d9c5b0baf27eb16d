"""One file's bytes → ``Workbook``: which reader it needs, and the findings about the file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence

from declaration.findings import Finding, Place
from importers.sheet import Sheet, Workbook
from importers.workbook import guard, looks, parts
from importers.workbook.archives import unpacked
from importers.workbook.locked import ADVICE_ODS, is_locked, locked, unlocked
from importers.workbook.looks import Look, OleLook
from importers.workbook.package import Package
from importers.workbook.refusal import Refused, unreadable
from importers.workbook.sources import Source

Beat = Callable[[float], None]

_MODULE = re.compile(r"basic/[^/]+/(?!script-)[^/]+\.xml")
"""A module of macros in an OpenDocument file; the lists beside it are there without any, too."""


class Opener:
    """Opens files: the passwords to try, and what was read already."""

    def __init__(self, passwords: Sequence[str]) -> None:
        self._passwords = passwords
        self._seen: dict[str, str] = {}
        self._beat: Beat = _silent

    def opened(self, source: Source, beat: Beat) -> Iterator[Workbook]:
        """Yield a file as a workbook, or the workbooks of an archive; nothing in it raises."""
        self._beat = beat
        try:
            archive = _archive(source)
            if archive is None:
                yield self._once(source)
                return
            for inside in unpacked(archive, source.path):
                yield self._once(inside)
        except Refused as refusal:
            yield _refused(source, refusal)

    def _once(self, source: Source) -> Workbook:
        """Return a source opened, unless the same bytes were read before."""
        book = _unread(source)
        if source.data and book.sha256 in self._seen:
            figures = {"first": self._seen[book.sha256]}
            book.findings.append(Finding("FIL-006", Place(book.name), figures=figures))
            return book
        self._seen[book.sha256] = source.name
        try:
            if source.trouble:
                raise source.trouble
            self._open(book, source.data)
            _note_sheets(book)
        except Refused as refusal:
            book.sheets, book.findings = [], [refusal.finding(book.name)]
        return book

    def _open(self, book: Workbook, data: bytes) -> None:
        """Fill a workbook with its format, sheets and findings.

        Raises:
            Refused: it cannot be read; the reason.
        """
        kind = looks.look(data)
        if kind is Look.ZIP:
            self._open_zip(book, Package(data))
        elif kind is Look.OLE:
            self._open_ole(book, data)
        elif kind is Look.BIFF:
            self._open_xls(book, data, old=True)
        else:
            self._open_text(book, data)

    def _open_zip(self, book: Workbook, package: Package) -> None:
        held = looks.look_into_zip(package.names())
        if held == "archive":
            raise unreadable("an archive within an archive", "Unpack it first.")
        guard.check_directory(package)
        if held == "ods":
            self._open_ods(book, package)
        else:
            guard.check_prologs(package)
            self._open_package(book, package)

    def _open_package(self, book: Workbook, package: Package) -> None:
        if parts.workbook_part(package).endswith(".bin"):
            from importers.workbook.xlsb import read_xlsb

            book.format, read = "xlsb", read_xlsb
        else:
            from importers.workbook.xlsx import read_xlsx

            book.format, read = "xlsx", read_xlsx
        _note_macros(book, package)
        book.sheets = read(package, self._beat)

    def _open_ods(self, book: Workbook, package: Package) -> None:
        from importers.workbook.ods import CONTENT, STYLES, is_locked_ods, read_ods

        book.format = "ods"
        if is_locked_ods(package):
            raise locked((), ADVICE_ODS)
        guard.check_prologs(package, (CONTENT, STYLES))
        if any(_MODULE.fullmatch(name) for name in package.names()):
            book.findings.append(Finding("FIL-008", Place(book.name), figures={"holds": "macros"}))
        book.sheets = read_ods(package, self._beat)

    def _open_ole(self, book: Workbook, data: bytes) -> None:
        held = looks.look_into_ole(data)
        if held is OleLook.LOCKED:
            content = unlocked(data, self._passwords)
            if looks.look(content) is not Look.ZIP:
                raise unreadable("a locked file that holds no workbook", _NOT_BLANK)
            self._open_zip(book, Package(content))
            return
        if is_locked(data):
            data = unlocked(data, self._passwords)
        self._open_xls(book, data, old=held is OleLook.XLS_5)

    def _open_xls(self, book: Workbook, data: bytes, *, old: bool) -> None:
        from importers.workbook.xls import read_xls

        book.format = "xls"
        if old:
            book.findings.append(Finding("FIL-005", Place(book.name)))
        book.sheets = read_xls(data, self._beat)

    def _open_text(self, book: Workbook, data: bytes) -> None:
        from importers.workbook.delimited import read_delimited

        book.format = "csv"
        sheet, taken_for = read_delimited(data)
        book.sheets = [sheet]
        if taken_for:
            book.findings.append(Finding("FIL-009", Place(book.name), figures=taken_for))


def _silent(_: float) -> None:
    """Tell nobody."""


def _unread(source: Source) -> Workbook:
    """Return a source's workbook before anything is read."""
    fingerprint = hashlib.sha256(source.data).hexdigest()
    return Workbook(source.name, source.path, fingerprint, "", [], [])


def _refused(source: Source, refusal: Refused) -> Workbook:
    book = _unread(source)
    book.findings.append(refusal.finding(book.name))
    return book


def _archive(source: Source) -> Package | None:
    """Return an archive of files as a package, or None where the source is something else.

    Raises:
        Refused: it is a zip file that is damaged or holds another document.
    """
    if source.trouble or not source.data.startswith(b"PK"):
        return None
    package = Package(source.data)
    return package if looks.look_into_zip(package.names()) == "archive" else None


def _note_macros(book: Workbook, package: Package) -> None:
    related = parts.relations(package, parts.workbook_part(package)).values()
    held = []
    if any(relation.kind == "vbaProject" for relation in related):
        held.append("macros")
    if any(relation.kind == "externalLink" for relation in related):
        held.append("links to other workbooks")
    if held:
        figures = {"holds": " and ".join(held)}
        book.findings.append(Finding("FIL-008", Place(book.name), figures=figures))


def _note_sheets(book: Workbook) -> None:
    """Name the hidden sheets, and refuse a workbook without a single value."""
    hidden = [sheet for sheet in book.sheets if not sheet.visible]
    if not any(_holds_something(sheet) for sheet in book.sheets):
        raise _all_blank([sheet.name for sheet in hidden])
    for sheet in hidden:
        place = Place(book.name, sheet.name)
        book.findings.append(Finding("FIL-004", place, figures={"sheet": sheet.name}))


def _all_blank(hidden: list[str]) -> Refused:
    if not hidden:
        return unreadable("a blank workbook", _NOT_BLANK)
    names = ", ".join(f"“{name}”" for name in hidden)
    return unreadable(
        f"a workbook whose visible sheets are all blank, while others are hidden ({names})",
        _SHOW_SHEETS,
    )


_NOT_BLANK = "Give the workbook that holds the payroll."
_SHOW_SHEETS = (
    "If the payroll is on a hidden sheet, show it (right click on a sheet's tab, Unhide) and save."
)


def _holds_something(sheet: Sheet) -> bool:
    return sheet.visible and bool(sheet.kinds.any())
