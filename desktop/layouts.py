"""What the columns of each layout were taken for, kept from month to month. No Qt.

One mapping file a layout in the user's own folder, in the form that ``--columns`` reads too. Next
month's sheet of the same layout asks nothing; one that differs a little is compared with it.

    layouts = Layouts()
    layouts.save(payroll, chosen)
    layouts.mapping_for(["1:a1b2c3.d4e5f6"])     # or None where nothing like it is known
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.settings import user_folder, write_whole
from importers.choices import ColumnMapping, HeadingRows, sheet_key
from importers.fingerprint import find_layout, fingerprint
from importers.mapping_file import MappingError, load_mapping, mapping_of, mapping_text

if TYPE_CHECKING:
    from declaration.payroll import Payroll
    from desktop.sheets_seen import SheetSeen

ALIKE = 0.6
"""Share of the headings that two layouts must have in common to be compared at all."""


class Layouts:
    """The layouts that were saved.

    Args:
        folder: where they are kept; the user's own folder where not given.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_folder("config") / "layouts"

    def save(self, payroll: Payroll, chosen: ColumnMapping | None) -> list[Path]:
        """Write what the columns of every sheet were taken for, a file a layout.

        Raises:
            OSError: it cannot be written; what was there before stays.
        """
        written: dict[str, Path] = {}
        for sheet in payroll.sheets:
            if sheet.fingerprint and sheet.fingerprint not in written:
                mapping = mapping_of(replace(payroll, sheets=[sheet]), chosen)
                path = self._path(sheet.fingerprint)
                write_whole(path, mapping_text(mapping))
                written[sheet.fingerprint] = path
        return list(written.values())

    def mapping_for(self, layouts: Iterable[str]) -> ColumnMapping | None:
        """Return what was saved for some layouts, or for those most like them; None for nothing.

        Its ``fingerprint`` names the layouts it was saved from, so that reading sees what changed.
        """
        found: dict[str, ColumnMapping] = {}
        for layout in dict.fromkeys(layouts):
            saved = self.exact(layout) or self.nearest(layout)
            if saved is not None:
                found.setdefault(saved.fingerprint, saved)
        return merged(list(found.values()))

    def headings_for(self, sheets: Sequence[SheetSeen]) -> dict[str, tuple[HeadingRows, str]]:
        """Return the headings that a person once had to show, found again in this month's sheets.

        They are found by their words, wherever they stand now.

        Returns:
            ``sheet_key`` → first and last row, and the layout.
        """
        saved = [one for one in self._all() if one.heading_rows]
        found: dict[str, tuple[HeadingRows, str]] = {}
        for sheet in sheets if saved else ():
            if sheet.heading_shown or self.exact(sheet.fingerprint):
                continue
            best = max((_found_again(sheet, one) for one in saved), key=lambda each: each[0])
            if best[0] >= ALIKE:
                found[sheet_key(sheet.file, sheet.sheet.name)] = best[1:]
        return found

    def exact(self, layout: str) -> ColumnMapping | None:
        """Return what was saved for a layout, or None."""
        return _loaded(self._path(layout))

    def nearest(self, layout: str) -> ColumnMapping | None:
        """Return what was saved for the layout most like one, or None where none is like it."""
        saved = max(self._all(), key=lambda one: alike(one.fingerprint, layout), default=None)
        return saved if saved and alike(saved.fingerprint, layout) >= ALIKE else None

    def forget(self, layouts: Iterable[str]) -> None:
        """Delete what was saved for some layouts.

        Raises:
            OSError: a file cannot be deleted.
        """
        for layout in layouts:
            self._path(layout).unlink(missing_ok=True)

    def texts(self, layouts: Iterable[str]) -> dict[Path, str | None]:
        """Return the files of some layouts as they stand; None where there is none of use."""
        paths = [self._path(layout) for layout in layouts]
        return {path: path.read_text("utf-8") if _loaded(path) else None for path in paths}

    def put_back(self, texts: Mapping[Path, str | None]) -> None:
        """Give files the texts that they had; one that was deleted since stays deleted.

        Raises:
            OSError: a file cannot be written or deleted.
        """
        for path, text in texts.items():
            if text is None:
                path.unlink(missing_ok=True)
            elif path.exists():
                write_whole(path, text)

    def _path(self, layout: str) -> Path:
        return self.folder / f"{hashlib.sha256(layout.encode()).hexdigest()[:20]}.toml"

    def _all(self) -> Iterator[ColumnMapping]:
        for path in sorted(self.folder.glob("*.toml")) if self.folder.is_dir() else []:
            mapping = _loaded(path)
            if mapping is not None:
                yield mapping


def alike(one: str, other: str) -> float:
    """Return the share of headings that two layouts have in common [0 to 1].

    >>> alike("1:a.b.c.d", "1:a.b.c.x"), alike("1:a", "")
    (0.75, 0.0)
    """
    a, b = (set(layout.partition(":")[2].split(".")) - {"", "-"} for layout in (one, other))
    return len(a & b) / max(len(a), len(b), 1)


def merged(mappings: Sequence[ColumnMapping]) -> ColumnMapping | None:
    """Return mappings of several layouts as one; None for none.

    Letters say something in the first of them only, so those of the others are left to be
    recognised.
    """
    if not mappings:
        return None
    words: dict[str, list[str]] = {}
    for number, mapping in enumerate(mappings):
        for name in mapping.columns:
            kept = [word for word in mapping.named(name) if number == 0 or not _is_letter(word)]
            before = words.setdefault(name, [])
            before += [word for word in kept if word not in before]
    currency: dict[str, set[str]] = {}
    for mapping in mappings:
        for name, one in mapping.currency.items():
            currency.setdefault(name, set()).add(one)
    return ColumnMapping(
        date_order=next((m.date_order for m in mappings if m.date_order), ""),
        columns={name: each[0] for name, each in words.items() if each},
        currency={name: ones.pop() for name, ones in currency.items() if len(ones) == 1},
        values={text: ours for m in reversed(mappings) for text, ours in m.values.items()},
        fingerprint=" ".join(mapping.fingerprint for mapping in mappings),
        ignore=tuple(dict.fromkeys(word for m in mappings for word in m.ignore)),
        further={name: tuple(each[1:]) for name, each in words.items() if len(each) > 1},
    )


def _found_again(sheet: SheetSeen, saved: ColumnMapping) -> tuple[float, HeadingRows, str]:
    """Return how much of a saved heading stands in a sheet, in which rows, and as what layout."""
    first, last = next(iter(saved.heading_rows.values()))
    height = last - first + 1
    found = find_layout(sheet.sheet, saved.fingerprint, height)
    if found is None:
        return 0.0, (0, 0), ""
    heading, share = found
    rows = heading.first_row + 1, heading.first_row + height
    return share, rows, fingerprint(sheet.sheet, heading)


def _is_letter(word: str) -> bool:
    return len(word) <= 3 and word.isascii() and word.isalpha() and word.isupper()


def _loaded(path: Path) -> ColumnMapping | None:
    """Return the mapping of a file; None where there is none, or it cannot be read any more."""
    try:
        return load_mapping(path)
    except (OSError, MappingError):
        return None
