"""What a person chooses about a column, put into the mapping that reading is told. No Qt.

    mapping = choose(mapping, sheet, column, "other_allowance")   # this column is an allowance
    mapping = choose(mapping, sheet, column, "")                  # leave it alone, on purpose
    mapping = unchoose(mapping, sheet, column)                    # as it is recognised
    mapping = choose_currency(mapping, "gross", "USD")
    mapping = choose_heading(mapping, sheets, sheet, (4, 5))      # these rows are its heading

A column is named by its heading, so that next month's sheet and the other sheets of this month
follow; by its letter where it has no heading of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from declaration.fields import FIELDS
from importers.choices import ColumnMapping, sheet_key
from importers.dictionary import key
from importers.fingerprint import fingerprint
from importers.fitting import is_additive, is_money
from importers.headings import find_heading
from importers.sheet import column_letter

if TYPE_CHECKING:
    from declaration.payroll import ColumnRead
    from desktop.sheets_seen import SheetSeen
    from importers.choices import HeadingRows

Words = dict[str, tuple[str, ...]]


def choose(
    mapping: ColumnMapping | None, sheet: SheetSeen, column: ColumnRead, name: str
) -> ColumnMapping:
    """Return the mapping in which a column is a field; "" leaves it out on purpose.

    Where only one column can be the field, the sheet's other column is that no more; headings that
    other sheets have for it stay.
    """
    bare = unchoose(mapping, sheet, column)
    word = name_of(column, sheet)
    bare = _lettered(bare, sheet) if word == column.letter else bare
    if not name:
        return replace(bare, ignore=(*bare.ignore, word))
    words = _words(bare)
    before = words.get(name, ())
    if not is_additive(name):
        here = {word_of for other in sheet.columns for word_of in _names(other)}
        before = tuple(each for each in before if key(each) not in here)
    words[name] = (*before, word) if is_additive(name) else (word, *before)
    return _with(bare, words)


def unchoose(mapping: ColumnMapping | None, sheet: SheetSeen, column: ColumnRead) -> ColumnMapping:
    """Return the mapping in which nothing is said of a column; recognition decides again."""
    mapping = mapping or ColumnMapping()
    gone = {key(name_of(column, sheet))}
    if is_first(mapping, sheet):
        gone.add(key(column.letter))
    left = {
        name: tuple(word for word in words if key(word) not in gone)
        for name, words in _words(mapping).items()
    }
    ignore = tuple(word for word in mapping.ignore if key(word) not in gone)
    return _with(replace(mapping, ignore=ignore), left)


def choose_currency(mapping: ColumnMapping | None, name: str, currency: str) -> ColumnMapping:
    """Return the mapping in which the amounts of a field are in a currency; "" as recognised."""
    mapping = mapping or ColumnMapping()
    kept = {field: one for field, one in mapping.currency.items() if field != name}
    if currency and is_money(name):
        kept[name] = currency
    return replace(mapping, currency=kept)


def choose_heading(
    mapping: ColumnMapping | None,
    sheets: Sequence[SheetSeen],
    sheet: SheetSeen,
    rows: HeadingRows | None,
) -> ColumnMapping:
    """Return the mapping in which some rows are the heading of a sheet; None as recognised.

    What was said of columns by headings that no sheet has any more goes.

    Args:
        mapping: as it was.
        sheets: all of the month.
        sheet: one of them.
        rows: first and last, as the workbook numbers them.
    """
    mapping = mapping or ColumnMapping()
    names = {sheet_key(sheet.file, sheet.sheet.name), sheet.sheet.name or sheet.file}
    kept = {name: each for name, each in mapping.heading_rows.items() if name not in names}
    if rows is not None:
        kept[sheet_key(sheet.file, sheet.sheet.name)] = rows
    here, layout = _heading(sheet, rows)
    others = [other for other in sheets if other is not sheet]
    now = here | {name for other in others for column in other.columns for name in _names(column)}
    gone = {name for column in sheet.columns for name in _names(column)} - now
    words = {
        name: tuple(word for word in each if key(word) not in gone)
        for name, each in _words(mapping).items()
    }
    ignore = tuple(word for word in mapping.ignore if key(word) not in gone)
    layouts = [layout if one == sheet.fingerprint else one for one in mapping.fingerprint.split()]
    bound = " ".join(dict.fromkeys(filter(None, layouts)))
    return _with(replace(mapping, heading_rows=kept, ignore=ignore, fingerprint=bound), words)


def layout_under(sheet: SheetSeen, rows: HeadingRows | None) -> str:
    """Return the fingerprint of a sheet with its heading in some rows; "" where there is none."""
    return _heading(sheet, rows)[1]


def _heading(sheet: SheetSeen, rows: HeadingRows | None) -> tuple[set[str], str]:
    """Return the folded names of the columns under a heading, letters too, and the fingerprint."""
    found = find_heading(sheet.sheet, rows=rows)
    if found is None:
        return set(), ""
    parts = {key(part) for each in found.parts for part in each}
    letters = {key(column_letter(at)) for at in range(len(found.parts))}
    return parts | letters | set(map(key, found.labels)), fingerprint(sheet.sheet, found)


def anchored(mapping: ColumnMapping, layouts: Iterable[str]) -> ColumnMapping:
    """Return the mapping bound to the layouts it was chosen in, so that a change of them shows.

    A mapping saved from other layouts stays as it is until the person takes them over.
    """
    now = [layout for layout in dict.fromkeys(layouts) if layout]
    before = mapping.fingerprint.split()
    if not set(before) <= set(now):
        return mapping
    return replace(mapping, fingerprint=" ".join(dict.fromkeys((*before, *now))))


def is_chosen(mapping: ColumnMapping | None, sheet: SheetSeen, column: ColumnRead) -> bool:
    """Return whether the mapping says anything of a column."""
    return mapping is not None and unchoose(mapping, sheet, column) != mapping


def name_of(column: ColumnRead, sheet: SheetSeen) -> str:
    """Return how a mapping names a column: its heading, or its letter where that names no one."""
    same = [other for other in sheet.columns if key(other.heading) == key(column.heading)]
    return column.heading if column.heading and len(same) == 1 else column.letter


def is_first(mapping: ColumnMapping, sheet: SheetSeen) -> bool:
    """Return whether the letters of a mapping are those of a sheet."""
    return mapping.fingerprint.split(" ")[0] in ("", sheet.fingerprint)


def _lettered(mapping: ColumnMapping, sheet: SheetSeen) -> ColumnMapping:
    """Return the mapping with letters that mean this sheet's; another's are let go."""
    if not is_first(mapping, sheet):
        letters = {word for words in _words(mapping).values() for word in words if _is_letter(word)}
        words = {n: tuple(w for w in ws if w not in letters) for n, ws in _words(mapping).items()}
        mapping = _with(mapping, words)
    others = [one for one in mapping.fingerprint.split() if one != sheet.fingerprint]
    return replace(mapping, fingerprint=" ".join([sheet.fingerprint, *others]))


def _is_letter(word: str) -> bool:
    return len(word) <= 3 and word.isascii() and word.isalpha() and word.isupper()


def _names(column: ColumnRead) -> tuple[str, str]:
    return key(column.heading), key(column.letter)


def _words(mapping: ColumnMapping) -> Words:
    return {name: mapping.named(name) for name in mapping.columns}


def _with(mapping: ColumnMapping, words: Mapping[str, tuple[str, ...]]) -> ColumnMapping:
    """Return the mapping with other names of columns, fields in their usual order."""
    named = {name: words[name] for name in FIELDS if words.get(name)}
    return replace(
        mapping,
        columns={name: each[0] for name, each in named.items()},
        further={name: each[1:] for name, each in named.items() if len(each) > 1},
    )
