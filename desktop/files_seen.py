"""What became of each source file, a line a sheet: read, passed over, or refused and why. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.sheets_seen import SheetSeen, Shown, sheets_seen

if TYPE_CHECKING:
    from declaration.findings import Finding

READ, PASSED_OVER, REFUSED = "read", "passed_over", "refused"

LOCKED = "FIL-002"
ABOUT_FILES = ("FIL-", "MAP-")
"""Families of findings about whole files and their headings."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One sheet, or one file of which no sheet can be shown.

    Attributes:
        file: the file's own name.
        path: where it lies; the archive's path for a file inside one.
        seen: the sheet; None where the file could not be opened.
        findings: why nobody is read from it; () where it was read.
        waits: whether it is there, and another file could not be had.
    """

    file: str
    path: Path
    seen: SheetSeen | None
    findings: tuple[Finding, ...] = ()
    waits: bool = False

    @property
    def standing(self) -> str:
        """Whether workers were read from it: ``read``, ``passed_over`` or ``refused``."""
        if self.seen is None:
            return PASSED_OVER if self.waits else REFUSED
        return READ if self.seen.is_read else PASSED_OVER


def file_lines(state: Shown) -> list[FileLine]:
    """Return the lines of all files that were opened, in order."""
    seen = sheets_seen(state)
    about = _about_files(state)
    return [
        line for place, _ in enumerate(state.books) for line in _of_book(state, place, seen, about)
    ]


def unopened_lines(state: Shown) -> list[FileLine]:
    """Return a line for each source not opened, because one could not be; Delete takes it off."""
    opened = [Path(book.path) for book in state.books]
    missing = (p for p in state.bench.sources if not any(_lies_in(book, p) for book in opened))
    return [FileLine(path.name, path, None, waits=path.exists()) for path in missing]


def locked_files(state: Shown) -> list[str]:
    """Return the names of the files that no given password opens."""
    findings = state.read.findings if state.read is not None else []
    return [finding.place.file for finding in findings if finding.code == LOCKED]


def without(state: Shown, lines: Sequence[FileLine]) -> tuple[Path, ...]:
    """Return the sources without the files of some lines; a folder gives way to its other files."""
    gone = {line.path for line in lines}
    left: list[Path] = []
    for source in state.bench.sources:
        own = [Path(book.path) for book in state.books if _lies_in(Path(book.path), source)]
        if not gone & {source, *own}:
            left.append(source)
        elif source not in gone:
            left += [path for path in dict.fromkeys(own) if path not in gone]
    return tuple(left)


def _about_files(state: Shown) -> dict[str, list[Finding]]:
    """Return what is said of each file, its sheets and headings, in one go over all findings."""
    about: dict[str, list[Finding]] = {}
    for finding in state.read.findings if state.read is not None else ():
        if finding.code.startswith(ABOUT_FILES):
            about.setdefault(finding.place.file, []).append(finding)
    return about


def _of_book(
    state: Shown, place: int, seen: Sequence[SheetSeen], said: dict[str, list[Finding]]
) -> Iterator[FileLine]:
    book = state.books[place]
    sheets = [sheet for sheet in seen if sheet.book == place]
    about = tuple(said.get(book.name, ()))
    for sheet in sheets:
        own = tuple(f for f in about if f.place.sheet == sheet.sheet.name and not f.place.column)
        whole = tuple(f for f in about if not f.place.sheet and f.grade == "stop")
        yield FileLine(book.name, Path(book.path), sheet, () if sheet.is_read else (own or whole))
    if not sheets:
        yield FileLine(book.name, Path(book.path), None, about)


def _lies_in(path: Path, source: Path) -> bool:
    return path == source or source in path.parents
