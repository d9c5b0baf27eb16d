"""Numbers and names of people in a column: put into shape where that is sure, else pointed out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from declaration import khmer
from declaration.identifiers import national_id, nssf_number
from declaration.payroll import Bool, Int, Texts
from importers.cells.column import CellColumn
from importers.cells.text_column import TextsRead

_NSSF_IN_SHAPE = re.compile(r"(?:[0-9]{7}-[0-9]{7}-[0-9\u1780-\u17b3]\n|\n)*")
_ID_IN_SHAPE = re.compile(r"(?:[0-9]{9}\n|\n)*")
_KHMER_ONLY = re.compile(r"[^A-Za-z\u00c0-\u00ff]*")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class NumbersShaped:
    """A column of NSSF or identity numbers.

    Attributes:
        texts: in shape where the shape is known, else as written [n].
        unknown: rows whose number has not the known shape.
        mended: rows whose number was a bare number and was put back into shape.
    """

    texts: Texts
    unknown: list[int] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)


def nssf_numbers(read: TextsRead) -> NumbersShaped:
    """Return a column of NSSF numbers as ``7-7-suffix`` where they have the known shape."""
    if _all_match(_NSSF_IN_SHAPE, read.texts):
        return NumbersShaped(read.texts)
    shaped = read.texts.map(nssf_number.format)
    unknown = shaped.where(lambda number: not nssf_number.is_valid(number))
    hyphens = shaped.where(lambda number: "-" in number)
    return NumbersShaped(shaped, _rows(unknown), _rows(read.was_number & hyphens))


def national_ids(read: TextsRead, typed: bool) -> NumbersShaped:
    """Return a column of identity numbers with nine digits, lost leading zeros put back.

    Args:
        read: the cells.
        typed: whether the file tells numbers from texts. Where it does, eight digits typed as
            text are a slip and no lost zero.
    """
    if _all_match(_ID_IN_SHAPE, read.texts) and not read.was_bare.any():
        return NumbersShaped(read.texts)
    compact = read.texts.map(national_id.format)
    filled = read.texts.map(lambda number: national_id.format(national_id.with_zeros(number)))
    before, after = compact.values(), filled.values()
    mendable = read.was_bare if typed else compact.filled()
    mended = mendable & (before != after)
    texts = Texts.of(np.where(mended, after, before).tolist()) if mended.any() else compact
    return NumbersShaped(texts, mended=_rows(mended))


def without_nine_digits(numbers: Texts) -> list[int]:
    """Return the rows whose identity number has not nine digits; blanks are none of them."""
    if _all_match(_ID_IN_SHAPE, numbers):
        return []
    return _rows(numbers.where(lambda number: not national_id.is_valid(number)))


@dataclass(slots=True)
class NamesSorted:
    """A column of names, told apart by script.

    Attributes:
        khmer: names with a Khmer letter, and what stands in for them there [n].
        latin: names in other letters [n].
        legacy: rows whose name was typed for a legacy font.
        foreign: rows with Latin letters in a column of Khmer names.
    """

    khmer: Texts
    latin: Texts
    legacy: list[int] = field(default_factory=list)
    foreign: list[int] = field(default_factory=list)


def is_mostly_khmer(names: Texts) -> bool:
    """Return whether most names of a column hold a Khmer letter."""
    filled = int(names.filled().sum())
    return 2 * int(names.where(khmer.is_khmer).sum()) > filled


def khmer_names(names: Texts, column: CellColumn, alone: bool) -> NamesSorted:
    """Return a column of Khmer names, with what does not belong there.

    Args:
        names: the column's texts [n].
        column: its cells; their fonts tell legacy text.
        alone: whether the sheet has no column for Latin names, so that a Latin name found here is
            one.
    """
    in_font = column.with_style(column.fonts, khmer.is_legacy_font)
    if not in_font.any() and _all_match(_KHMER_ONLY, names):
        return NamesSorted(names, Texts.empty(len(names)))
    without_khmer = names.where(lambda name: not khmer.is_khmer(name))
    legacy = without_khmer & (in_font | names.where(khmer.looks_legacy)) & names.filled()
    foreign = names.where(lambda name: _LATIN.search(name) is not None) & ~legacy
    moved = without_khmer & foreign if alone else np.zeros(len(names), bool)
    return NamesSorted(
        Texts(np.where(moved, 0, names.codes), names.pool),
        Texts(np.where(moved, names.codes, 0), names.pool),
        _rows(legacy),
        _rows(foreign),
    )


def _all_match(pattern: re.Pattern[str], texts: Texts) -> bool:
    """Return whether every text of a column matches, asked once for the whole of it."""
    pool = texts.pool
    used = texts.used()
    lines = pool if len(used) == len(pool) else [pool[code] for code in used]
    return pattern.fullmatch("\n".join(lines) + "\n") is not None


def _rows(where: Bool) -> list[int]:
    """Return the rows where a column holds."""
    rows: Int = np.flatnonzero(where)
    return list(rows.tolist())


def joined(family: Texts, given: Texts) -> Texts:
    """Return full names from family and given names, parted by one space [n]."""
    pairs = zip(family.values().tolist(), given.values().tolist(), strict=True)
    return Texts.of(f"{first} {second}".strip() for first, second in pairs)
