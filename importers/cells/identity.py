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

_NSSF_IN_SHAPE = re.compile(r"[0-9]{7}-[0-9]{7}-[0-9\u1780-\u17b3]")
_ID_IN_SHAPE = re.compile(r"[0-9]{9}")
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
    odd = _odd(read.texts, _NSSF_IN_SHAPE)
    if not odd:
        return NumbersShaped(read.texts)
    shaped = _changed(read.texts, {code: nssf_number.format(text) for code, text in odd.items()})
    unknown = {code for code, text in odd.items() if not nssf_number.is_valid(text)}
    hyphens = {code for code, text in odd.items() if "-" in nssf_number.format(text)}
    mended = read.was_number & _are(read.texts, hyphens)
    return NumbersShaped(shaped, _rows(_are(read.texts, unknown)), _rows(mended))


def national_ids(read: TextsRead, typed: bool) -> NumbersShaped:
    """Return a column of identity numbers with nine digits, lost leading zeros put back.

    Args:
        read: the cells.
        typed: whether the file tells numbers from texts. Where it does, eight digits typed as
            text are a slip and no lost zero.
    """
    odd = _odd(read.texts, _ID_IN_SHAPE)
    if not odd:
        return NumbersShaped(read.texts)
    lost = {code: national_id.with_zeros(text) for code, text in odd.items()}
    lost = {code: number for code, number in lost.items() if number != odd[code]}
    mendable = read.was_bare if typed else read.texts.filled()
    mended = mendable & _are(read.texts, set(lost))
    tidy = _changed(read.texts, {code: national_id.format(text) for code, text in odd.items()})
    whole = _changed(read.texts, lost)
    if not mended.any():
        return NumbersShaped(tidy)
    both = [*tidy.pool, *whole.pool[1:]]
    codes = np.where(mended, whole.codes + len(tidy.pool) - 1, tidy.codes)
    return NumbersShaped(Texts(codes.astype(np.int32), both).map(str), mended=_rows(mended))


def without_nine_digits(numbers: Texts) -> list[int]:
    """Return the rows whose identity number has not nine digits; blanks are none of them."""
    return _rows(_are(numbers, set(_odd(numbers, _ID_IN_SHAPE))))


def _odd(texts: Texts, shape: re.Pattern[str]) -> dict[int, str]:
    """Return the texts of a column that are not in shape already, by code."""
    pool, fits = texts.pool, shape.fullmatch
    return {code: pool[code] for code in texts.used() if code and not fits(pool[code])}


def _changed(texts: Texts, new: dict[int, str]) -> Texts:
    """Return a column with a few of its texts changed; equals share a code."""
    if all(texts.pool[code] == text for code, text in new.items()):
        return texts
    pool = list(texts.pool)
    place = {text: code for code, text in enumerate(pool)}
    table = np.arange(len(pool), dtype=np.int32)
    for code, text in new.items():
        table[code] = place.setdefault(text, len(pool))
        if table[code] == len(pool):
            pool.append(text)
    return Texts(table[texts.codes], pool)


def _are(texts: Texts, codes: set[int]) -> Bool:
    """Return where a column has one of some texts [n]."""
    table = np.zeros(len(texts.pool), bool)
    table[list(codes)] = True
    where: Bool = table[texts.codes]
    return where


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
    """Return full names from family and given names, parted by one space [n].

    >>> [*joined(Texts.of(["SOK", "", "LY"]), Texts.of(["Dara", "Mom", ""])).values()]
    ['SOK Dara', 'Mom', 'LY']
    """
    width = len(given.pool)
    pairs, place = np.unique(
        family.codes.astype(np.int64) * width + given.codes, return_inverse=True
    )
    names = [
        f"{family.pool[first]} {given.pool[second]}".strip()
        for first, second in zip((pairs // width).tolist(), (pairs % width).tolist(), strict=True)
    ]
    different = Texts.of(names)
    return Texts(different.codes[place], different.pool)
