"""The payrolls of several sheets → one, line below line, in order. Nothing is added up yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from declaration.findings import Finding
from declaration.khmer import fold
from declaration.payroll import NO_DATE, Amounts, Dates, PayColumn, Payroll, Quantity, Texts

Column = TypeVar("Column")


def stacked(payrolls: Sequence[Payroll]) -> Payroll:
    """Return several payrolls as one [lines of all, in order].

    A column that a payroll lacks is blank on its lines. The same pay column, of one field and one
    heading, becomes one.
    """
    if len(payrolls) == 1:
        return payrolls[0]
    sheets = np.cumsum([0, *(len(p.sheets) for p in payrolls)]).tolist()
    lines = np.cumsum([0, *(len(p) for p in payrolls)]).tolist()
    result = Payroll(
        np.concatenate([_none(), *(p.sheet + sheets[i] for i, p in enumerate(payrolls))]),
        np.concatenate([_none(), *(p.row for p in payrolls)]),
    )
    sizes = [len(p) for p in payrolls]
    result.texts = _by_field([p.texts for p in payrolls], sizes, Texts.empty, _texts)
    result.as_written = _by_field([p.as_written for p in payrolls], sizes, Texts.empty, _texts)
    result.dates = _by_field([p.dates for p in payrolls], sizes, _no_dates, _dates)
    result.quantities = _by_field(
        [p.quantities for p in payrolls], sizes, Quantity.empty, _quantities
    )
    result.money = _by_field([p.money for p in payrolls], sizes, Amounts.empty, _amounts)
    result.parts = _pay_columns([p.parts for p in payrolls], sizes)
    result.deductions = _pay_columns([p.deductions for p in payrolls], sizes)
    result.sheets = [sheet for p in payrolls for sheet in p.sheets]
    for i, p in enumerate(payrolls):
        result.findings += [moved(finding, lines[i].__add__) for finding in p.findings]
    return result


def moved(finding: Finding, to: Callable[[int], int]) -> Finding:
    """Return a finding that speaks of the same workers under their new positions."""
    if finding.worker is None:
        return finding
    others = tuple(dict.fromkeys(to(other) for other in finding.others))
    worker = to(finding.worker)
    return dataclasses.replace(
        finding, worker=worker, others=tuple(other for other in others if other != worker)
    )


def _none() -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.zeros(0, np.int32)


def _no_dates(n: int) -> Dates:
    return np.full(n, NO_DATE)


def _by_field(
    columns: Sequence[dict[str, Column]],
    sizes: Sequence[int],
    empty: Callable[[int], Column],
    below: Callable[[list[Column]], Column],
) -> dict[str, Column]:
    """Return the columns of every field that any of the payrolls has."""
    fields = dict.fromkeys(field for own in columns for field in own)
    return {
        field: below(
            [
                own[field] if field in own else empty(n)
                for own, n in zip(columns, sizes, strict=True)
            ]
        )
        for field in fields
    }


def _texts(columns: list[Texts]) -> Texts:
    """Return columns of texts below one another; equal texts share a code."""
    place: dict[str, int] = {"": 0}
    codes = []
    for column in columns:
        new = np.array([place.setdefault(text, len(place)) for text in column.pool], np.int32)
        codes.append(new[column.codes])
    return Texts(np.concatenate(codes), list(place))


def _dates(columns: list[Dates]) -> Dates:
    return np.concatenate(columns)


def _quantities(columns: list[Quantity]) -> Quantity:
    return Quantity(
        np.concatenate([column.value for column in columns]),
        np.concatenate([column.present for column in columns]),
    )


def _amounts(columns: list[Amounts]) -> Amounts:
    return Amounts(
        np.concatenate([column.usd for column in columns]),
        np.concatenate([column.khr for column in columns]),
        np.concatenate([column.present for column in columns]),
    )


def _pay_columns(columns: Sequence[list[PayColumn]], sizes: Sequence[int]) -> list[PayColumn]:
    """Return pay columns below one another: those of one field and one heading are one.

    Where a sheet has two of a kind, the first stays with the first and the second with the second.
    """
    keyed = [_keyed(own) for own in columns]
    first = {key: column for own in reversed(keyed) for key, column in own.items()}
    merged = _by_field(
        [{_text(key): column.amounts for key, column in own.items()} for own in keyed],
        sizes,
        Amounts.empty,
        _amounts,
    )
    order = dict.fromkeys(key for own in keyed for key in own)
    return [PayColumn(first[key].field, first[key].heading, merged[_text(key)]) for key in order]


def _text(key: tuple[str, str, int]) -> str:
    return "\n".join(map(str, key))


def _keyed(columns: list[PayColumn]) -> dict[tuple[str, str, int], PayColumn]:
    """Return pay columns by field, folded heading and how many such stood before."""
    keyed: dict[tuple[str, str, int], PayColumn] = {}
    for column in columns:
        name = column.field, fold(column.heading)
        times = sum(key[:2] == name for key in keyed)
        keyed[*name, times] = column
    return keyed
