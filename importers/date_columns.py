"""The dates of the sheets. Whether day or month stands first is settled for a column of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from declaration.fields import FIELDS, Kind, Role
from declaration.findings import Severity
from declaration.khmer import fold
from declaration.payroll import NO_DATE, ColumnRead, Payroll
from importers.cells.date_column import (
    DatesRead,
    Evidence,
    as_shown,
    dates,
    decided,
    evidence,
)
from importers.cells.date_text import Order, as_date, written
from importers.choices import Choices
from importers.source import Source, samples
from importers.values import no_dates

Key = tuple[str, str, str]
"""File, field, folded heading: the same column in several sheets."""
Orders = Mapping[tuple[int, str], Order]
"""Position of the sheet and letter of the column → order of day and month in its texts."""

_AHEAD = {"birth_date": -14, "contract_end": 30, "hire_date": 1, "registered_on": 1}
"""Years from the month's to the last one that two digits can mean."""


def date_orders(sources: Sequence[Source], chosen: str) -> Orders:
    """Return the order of day and month for every column of dates, asking where it is open.

    A column whose own dates settle it keeps that; one whose dates are all open takes what the same
    column of the file's other sheets agree on; else it is asked about, once (FMT-003).

    Args:
        sources: the sheets, in order.
        chosen: ``dmy``, ``mdy`` or ``ymd`` where a person said it; a column whose own dates can be
            read in one way only needs no answer and keeps its own order.
    """
    found = {
        (i, column.letter): evidence(source.cells(column))
        for i, source in enumerate(sources)
        for column in source.of_kind(Kind.DATE)
    }
    own = {place: decided(said) for place, said in found.items()}
    if chosen:
        told = cast("Order", chosen)
        return {p: (own[p] if said.settled else "") or told for p, said in found.items()}
    agreed = _agreed(sources, own)
    orders: dict[tuple[int, str], Order] = {}
    asked: set[Key] = set()
    for i, source in enumerate(sources):
        for column in source.of_kind(Kind.DATE):
            place, key = (i, column.letter), _key(source, column)
            orders[place] = own[place] or agreed.get(key, "")
            if found[place].open and not orders[place] and key not in asked:
                asked.add(key)
                _ask(source, column, found[place])
    return orders


def _key(source: Source, column: ColumnRead) -> Key:
    return source.file, column.field, fold(column.heading)


def _agreed(sources: Sequence[Source], own: Orders) -> dict[Key, Order]:
    """Return the one order that the sheets of a file settle for a column, where they agree."""
    settled: dict[Key, set[Order]] = {}
    for i, source in enumerate(sources):
        for column in source.of_kind(Kind.DATE):
            if order := own[i, column.letter]:
                settled.setdefault(_key(source, column), set()).add(order)
    return {key: orders.pop() for key, orders in settled.items() if len(orders) == 1}


def _ask(source: Source, column: ColumnRead, said: Evidence) -> None:
    """Ask which stands first, day or month (FMT-003)."""
    first = said.open[0]
    found = written(first)
    if found is None:
        return
    figures = {
        "heading": column.heading,
        "samples": samples(said.open),
        "text": first,
        "day_first": as_date(found, "dmy", _LATEST),
        "month_first": as_date(found, "mdy", _LATEST),
    }
    holds = FIELDS[column.field].role is not Role.OTHER
    severity = None if holds else Severity.WARNING
    source.note(
        "FMT-003", column, figures, value=samples(said.open), severity=severity, holds_column=holds
    )


_LATEST = 2050
"""For the two readings of a sample alone: the last year that two digits can mean."""


def read_dates(
    source: Source, payroll: Payroll, orders: Mapping[str, Order], choices: Choices
) -> None:
    """Read every column of dates of a sheet into its payroll.

    Args:
        source: the sheet.
        payroll: gets the columns.
        orders: column letter → order of day and month.
        choices: the month, by which years of two digits are read.
    """
    year = choices.month.year
    for column in source.of_kind(Kind.DATE):
        if column.field in payroll.dates:
            continue
        cells = source.cells(column)
        latest = year + _AHEAD.get(column.field, 5)
        read = dates(cells, orders[column.letter], latest, year, no_dates())
        if column.field == "birth_date":
            _born_later(read, choices)
        payroll.dates[column.field] = read.value
        severity = Severity.WARNING if FIELDS[column.field].role is Role.OTHER else None
        for worker, why in sorted(read.unreadable.items()):
            text = as_shown(cells, worker)
            figures: dict[str, object] = {"heading": column.heading, "text": text}
            if why in ("error", "formula"):
                figures["count"] = 1
                source.note("FMT-001", column, figures, worker, text, severity=severity)
            else:
                source.note("FMT-002", column, figures, worker, text, severity=severity)
        _note_buddhist(source, column, read)


def _born_later(read: DatesRead, choices: Choices) -> None:
    """Leave out birth dates after the month: nobody works before being born."""
    later = np.flatnonzero(read.value > np.datetime64(choices.month.last_day))
    read.unreadable |= dict.fromkeys(later.tolist(), "impossible")
    read.value[later] = NO_DATE


def _note_buddhist(source: Source, column: ColumnRead, read: DatesRead) -> None:
    """Say that years of the Buddhist era were converted (FMT-007)."""
    if not read.buddhist:
        return
    first = min(read.buddhist)
    text = as_shown(source.cells(column), first)
    day = read.value[first].astype("datetime64[D]").astype(object)
    figures = {
        "heading": column.heading,
        "count": len(set(read.buddhist)),
        "text": text,
        "date": day,
    }
    source.note("FMT-007", column, figures, value=text, expected=str(np.datetime64(day)))
