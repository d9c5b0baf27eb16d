"""Who the workers of one sheet are: numbers, names, words, with what had to be mended."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from declaration.fields import FIELDS, Kind, Role
from declaration.findings import Severity
from declaration.khmer import is_khmer, looks_legacy
from declaration.payroll import ColumnRead, Payroll, Texts
from importers.amount_columns import note_unreadable
from importers.cells.identity import (
    NumbersShaped,
    is_mostly_khmer,
    joined,
    khmer_names,
    national_ids,
    nssf_numbers,
    without_nine_digits,
)
from importers.cells.text_column import TextsRead, texts
from importers.source import Source
from importers.values import FIELDS as WORD_FIELDS
from importers.values import values

_NAMES = ("family_name", "given_name", "name")
_SHAPE = "7-7-x"
_MANY = 20
_OWN_NATION = ("", "KHM")


def read_people(source: Source, payroll: Payroll, chosen: Mapping[str, str]) -> None:
    """Read every column of codes and texts of a sheet into its payroll.

    Args:
        source: the sheet; a column of names in the other script is taken for that script's.
        payroll: gets the columns.
        chosen: a person's words, text in the payroll → our value.
    """
    _sort_names_by_script(source)
    for column in source.of_kind(Kind.CODE, Kind.TEXT):
        if column.field in payroll.texts:
            continue
        read = texts(source.cells(column))
        if FIELDS[column.field].role is not Role.OTHER:
            cells = source.cells(column)
            note_unreadable(source, column, cells, read.unreadable, Severity.WARNING)
        _put(source, column, read, payroll, chosen)
    _check_national_ids(source, payroll)
    _join_names(payroll)


def _put(
    source: Source, column: ColumnRead, read: TextsRead, payroll: Payroll, chosen: Mapping[str, str]
) -> None:
    """Put one column into the payroll, its words as our values."""
    name = column.field
    if name == "nssf_number":
        _put_nssf_numbers(source, column, read, payroll)
    elif name == "national_id":
        _put_national_ids(source, column, read, payroll)
    elif name in WORD_FIELDS:
        payroll.as_written[name] = read.texts
        payroll.texts[name] = values(name, read.texts, chosen)
    elif name.endswith("_km"):
        _put_khmer_names(source, column, read, payroll)
    else:
        payroll.texts[name] = read.texts


def _put_nssf_numbers(
    source: Source, column: ColumnRead, read: TextsRead, payroll: Payroll
) -> None:
    """Put NSSF numbers, with what has not the known shape (FMT-006, FMT-010)."""
    shaped = nssf_numbers(read)
    payroll.as_written["nssf_number"] = read.texts
    payroll.texts["nssf_number"] = shaped.texts
    _note_unknown_numbers(source, column, shaped)
    if shaped.mended:
        text, number = read.texts[shaped.mended[0]], shaped.texts[shaped.mended[0]]
        figures = {"count": len(shaped.mended), "text": text, "number": number}
        source.note("FMT-010", column, figures, value=text, expected=number)


def _note_unknown_numbers(source: Source, column: ColumnRead, shaped: NumbersShaped) -> None:
    """Say which NSSF numbers have not the known shape (FMT-006).

    Where most of a long column has another shape, the column is the cause and is named once.
    """
    unknown = shaped.unknown
    if len(unknown) >= _MANY and 2 * len(unknown) > int(shaped.texts.filled().sum()):
        text = shaped.texts[unknown[0]]
        figures = {"text": text, "count": len(unknown)}
        source.note("FMT-006", column, figures, value=text, expected=_SHAPE)
        return
    for worker in unknown:
        text = shaped.texts[worker]
        source.note("FMT-006", column, {"text": text, "count": 1}, worker, text, _SHAPE)


def _put_national_ids(
    source: Source, column: ColumnRead, read: TextsRead, payroll: Payroll
) -> None:
    """Put identity numbers, with the zeros that were put back (FMT-004)."""
    shaped = national_ids(read, source.typed)
    payroll.texts["national_id"] = shaped.texts
    for worker in shaped.mended:
        text, number = read.texts[worker], shaped.texts[worker]
        source.note("FMT-004", column, {"text": text, "number": number}, worker, text, number)


def _check_national_ids(source: Source, payroll: Payroll) -> None:
    """Say which identity numbers have not nine digits (FMT-008); a foreigner's may be another."""
    if "national_id" not in payroll.texts:
        return
    column = next(c for c in source.columns if c.field == "national_id")
    numbers, nation = payroll.texts["national_id"], payroll.texts.get("nationality")
    for worker in without_nine_digits(numbers):
        if nation is None or nation[worker] in _OWN_NATION:
            text = numbers[worker]
            source.note("FMT-008", column, {"text": text}, worker, text, "#########")


def _sort_names_by_script(source: Source) -> None:
    """Take a column of names for the script that most of its names are in."""
    for part in _NAMES:
        km, latin = f"{part}_km", f"{part}_latin"
        for column in list(source.columns):
            if column.field not in (km, latin) or column.reason == "chosen":
                continue
            names = texts(source.cells(column)).texts
            if not names.filled().any():
                continue
            khmer = is_mostly_khmer(names)
            wanted = km if khmer or (column.field == km and not _is_latin(names)) else latin
            if wanted != column.field and not source.has(wanted):
                source.rename(column, wanted)


def _is_latin(names: Texts) -> bool:
    """Return whether every name of a column is plainly in Latin letters."""
    odd = names.where(lambda name: is_khmer(name) or looks_legacy(name))
    return not odd.any()


def _put_khmer_names(source: Source, column: ColumnRead, read: TextsRead, payroll: Payroll) -> None:
    """Put Khmer names, with what is not Unicode Khmer (FMT-005, FMT-011)."""
    latin_field = column.field.removesuffix("km") + "latin"
    alone = not source.has(latin_field)
    found = khmer_names(read.texts, source.cells(column), alone)
    payroll.texts[column.field] = found.khmer
    if alone and found.latin.filled().any():
        payroll.texts[latin_field] = found.latin
    for worker in found.legacy:
        text = read.texts[worker]
        source.note("FMT-005", column, {"text": text}, worker, text)
    for worker in found.foreign:
        text = read.texts[worker]
        source.note("FMT-011", column, {"text": text}, worker, text)


def _join_names(payroll: Payroll) -> None:
    """Add full names where the sheet has only their parts."""
    for script in ("km", "latin"):
        parts = [payroll.texts.get(f"{part}_{script}") for part in ("family_name", "given_name")]
        full = payroll.texts.get(f"name_{script}")
        if parts[0] is None and parts[1] is None:
            continue
        n = len(payroll)
        made = joined(parts[0] or Texts.empty(n), parts[1] or Texts.empty(n))
        if full is None:
            payroll.texts[f"name_{script}"] = made
        elif not full.filled().all():
            pairs = np.where(full.filled(), full.values(), made.values())
            payroll.texts[f"name_{script}"] = Texts.of(pairs.tolist())
