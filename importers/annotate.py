"""The factory's own workbooks with the findings in them: coloured cells, comments, one list.

In come the payroll, its findings and their sentences; out go copies ``NAME.xlsx`` in a folder. The
sources are read again and never written to. What each copy is:

- a workbook of Excel since 2007 keeps formulas, styles, widths, merged cells and other sheets;
  charts, pictures and macros are not taken along;
- of any other format (.xls, .xlsb, .ods, .csv) the values are copied, and the copy says so;
- a workbook under a password gives a copy under the same password; without it there is no copy,
  for a locked payroll must not come to lie there open;
- a file that changed since it was read gets no copy: its cells may have moved.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.findings import Finding
from declaration.payroll import FileRead, Payroll
from importers.timeless import timeless
from importers.workbook import looks
from importers.workbook.archives import unpacked
from importers.workbook.locked import is_locked, locked, unlocked
from importers.workbook.package import Package
from importers.workbook.refusal import PARSER_FAULTS, Refused
from importers.workbook.sources import load

if TYPE_CHECKING:
    import openpyxl

    from importers.marking import Remark

Words = Callable[[Finding], tuple[str, str, str]]
"""A finding's message, fix and law, in the reader's language."""


class How(StrEnum):
    """What became of a source."""

    COPIED = "copied"
    """With formulas and styles."""
    VALUES = "values"
    """Values only."""
    LOCKED = "locked"
    """No copy: no password given opens it."""
    CHANGED = "changed"
    """No copy: the file is not the one that was read, or is gone."""


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """What became of one source.

    Attributes:
        source: the source's name.
        name: of the copy in the folder; "" where there is none.
        how: what it is, or why there is none.
        findings: how many are listed in it.
    """

    source: str
    name: str
    how: How
    findings: int


def annotate(
    payroll: Payroll,
    findings: Sequence[Finding],
    words: Words,
    folder: Path,
    passwords: Sequence[str] = (),
) -> list[AnnotatedCopy]:
    """Write a copy of each source workbook with its findings.

    Args:
        payroll: what was read; it knows the files.
        findings: every finding of the month; each goes into the file it speaks of, those about
            the month as a whole into each.
        words: message, fix and law of a finding.
        folder: where the copies go; made if it is not there.
        passwords: tried on locked sources, in order.

    Returns:
        What became of each source that a sheet was read from, in order.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources = [file for file in payroll.files if file.sheets]
    names = _names(sources)
    by_file = _by_file(payroll, findings)
    done = []
    for position, file in enumerate(payroll.files):
        if file.sheets:
            remarks = list(_remarks(payroll, file, by_file[position], words))
            target = folder / names[sources.index(file)]
            done.append(_annotated(file, remarks, target, passwords))
    return done


def _annotated(
    file: FileRead, remarks: list[Remark], target: Path, passwords: Sequence[str]
) -> AnnotatedCopy:
    from importers.marking import mark

    data = _bytes_as_read(file)
    if data is None:
        return AnnotatedCopy(file.name, "", How.CHANGED, 0)
    try:
        content, password = _opened(data, passwords)
    except Refused:
        return AnnotatedCopy(file.name, "", How.LOCKED, 0)
    book = _as_it_is(content)
    how = How.VALUES if book is None else How.COPIED
    if book is None:
        from importers.value_copy import value_copy

        book = value_copy(file.name, content)
    if book is None:
        return AnnotatedCopy(file.name, "", How.LOCKED, 0)
    mark(book, remarks, file.name, values_only=how is How.VALUES)
    _save(book, target, password)
    return AnnotatedCopy(file.name, target.name, how, len(remarks))


def _save(book: openpyxl.Workbook, target: Path, password: str) -> None:
    """Write the copy, under the source's password where it has one."""
    saved = io.BytesIO()
    book.save(saved)
    content = io.BytesIO(timeless(saved.getvalue()))
    if password:
        from msoffcrypto.format.ooxml import OOXMLFile

        locked = io.BytesIO()
        OOXMLFile(io.BytesIO(content.getvalue())).encrypt(password, locked)
        content = locked
    target.write_bytes(content.getvalue())


def _names(files: Sequence[FileRead]) -> list[str]:
    """Return a name for each copy; none twice, whatever letters are capitals."""
    taken: set[str] = set()
    names = []
    for file in files:
        stem, number = Path(file.name).stem, 2
        name = f"{stem}.xlsx"
        while name.casefold() in taken:
            name, number = f"{stem} ({number}).xlsx", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _by_file(payroll: Payroll, findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return for each file what speaks of it; two files of one name are told apart by workers."""
    home = {sheet: i for i, file in enumerate(payroll.files) for sheet in file.sheets}
    found: list[list[Finding]] = [[] for _ in payroll.files]
    for finding in findings:
        workers = [*(() if finding.worker is None else (finding.worker,)), *finding.others]
        homes = {home[int(payroll.sheet[worker])] for worker in workers}
        if not homes:
            name = finding.place.file
            homes = {i for i, file in enumerate(payroll.files) if name in ("", file.name)}
        for i in homes:
            found[i].append(finding)
    return found


def _remarks(
    payroll: Payroll, file: FileRead, findings: Sequence[Finding], words: Words
) -> Iterator[Remark]:
    """Return the findings of a file in words, each with the cells that it marks."""
    from importers.marking import Remark

    heading_rows = {payroll.sheets[i].name: payroll.sheets[i].heading_row for i in file.sheets}
    for finding in findings:
        place, worker = finding.place, finding.worker
        cells = []
        if place.file == file.name and place.sheet in heading_rows and (place.row or place.column):
            cells = [(place.sheet, place.row or heading_rows[place.sheet], place.column)]
        for other in finding.others:
            if int(payroll.sheet[other]) in file.sheets:
                at = payroll.place(other, finding.field)
                cells += [(at.sheet, at.row, at.column)]
        number = "" if worker is None else payroll.text("worker_number")[worker]
        name = "" if worker is None else payroll.name(worker)
        message, fix, law = words(finding)
        yield Remark(finding, tuple(dict.fromkeys(cells)), number, name, message, fix, law)


def _bytes_as_read(file: FileRead) -> bytes | None:
    """Return the bytes of a source, also from inside an archive; None if they are not the same."""
    try:
        data = load(Path(file.path)).data
        if hashlib.sha256(data).hexdigest() == file.sha256:
            return data
        if not data.startswith(b"PK"):
            return None
        for inside in unpacked(Package(data), file.path):
            if hashlib.sha256(inside.data).hexdigest() == file.sha256:
                return inside.data
    except (OSError, Refused):
        return None
    return None


def _opened(data: bytes, passwords: Sequence[str]) -> tuple[bytes, str]:
    """Return a file's content without its lock, and the password that opened it ("" for none).

    Raises:
        Refused: none of the passwords opens it.
    """
    if looks.look(data) is not looks.Look.OLE or not is_locked(data):
        return data, ""
    for password in ("", *passwords):  # none first: Excel's own well-known one locks nothing
        try:
            return unlocked(data, [password] if password else ()), password
        except Refused:
            continue
    raise locked(passwords)


def _as_it_is(content: bytes) -> openpyxl.Workbook | None:
    """Return a workbook of Excel since 2007 with all it holds; None where it is another format."""
    if not content.startswith(b"PK"):
        return None
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    faults = (*PARSER_FAULTS, InvalidFileException, zipfile.BadZipFile, SyntaxError)
    try:
        return openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    except faults:
        return None
