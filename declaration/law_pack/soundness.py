"""Whether the program can reckon with some figures of law, in every month for which they differ.

    prove(law, Law.bundled(), name)

A mistyped figure must be found before a pack is accepted, not on the day a month is declared. So
every figure is read, held against the kind of values that the program's own law has there, and all
that computations and checks ask of a month is asked, for every month in which any figure begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from declaration.contributions import contributions
from declaration.in_force import InForce, NotInForceError
from declaration.law import Law
from declaration.law_pack.errors import UnsoundError
from declaration.law_reading import LawFileError, Parameter
from declaration.month import Month

ASKED = (
    *("base_is_by_classes", "wage_classes", "wage_limits", "pension_wage_limits", "pension_age"),
    *("rounding", "exchange_rate_band", "wage_items", "overtime_factors", "overtime_limits"),
    *("working_days_per_month", "hours_per_month", "probation_months", "fdc_limit_months"),
    *("minimum_age", "hire_clock", "fine", "due_dates", "late_payment_rate"),
    "health_cover_lapse_months",
)
"""What the program asks of a month's law."""

SECTORS = ("garment", "other")
WAGES = np.array([0, 1, 199_999, 200_000, 400_000, 1_000_001, 1_200_000, 9_000_000], np.int64)
"""Wages that a month must be reckoned for [riel]."""

_FAULTS = (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError)


def prove(law: Law, like: Law, name: str) -> None:
    """See that the program can reckon with a law.

    Args:
        law: to be proven.
        like: a law that the program reckons with: its own.
        name: of the pack, for the errors.

    Raises:
        UnsoundError: it cannot; says which figure and why.
    """
    try:
        _prove_figures(law, like)
        _prove_presets(law)
        for month in months_of(law, like):
            _prove_month(law, like, month)
    except LawFileError as problem:
        raise UnsoundError(name=name, why=problem) from problem


def months_of(*laws: Law) -> list[Month]:
    """Return every month in which a figure of some laws begins or ends, in order."""
    days = {
        day
        for law in laws
        for parameter in law.parameters.values()
        for reading in parameter.readings.values()
        for value in reading.values
        for day in (value.start, value.until)
        if day
    }
    return sorted({Month(day.year, day.month) for day in days})


def _prove_figures(law: Law, like: Law) -> None:
    for name in like.parameters:
        if name not in law.parameters:
            raise LawFileError(f"{name}.toml is missing.")
    for name, parameter in law.parameters.items():
        if name in like.parameters:
            _prove_kinds(parameter, like.parameters[name])


def _prove_kinds(parameter: Parameter, like: Parameter) -> None:
    """Refuse values of another kind than the program's own law has, or below nothing."""
    known = dict(_kinds(like))
    for column, kinds in _kinds(parameter):
        odd = kinds - known.get(column, frozenset())
        if odd:
            raise LawFileError(f"{parameter.name}.toml: {column} is {', '.join(sorted(odd))}.")


def _kinds(parameter: Parameter) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each column of a figure with the kinds of its values."""
    values = [value for reading in parameter.readings.values() for value in reading.values]
    for column in parameter.columns:
        there = [value.figures[column] for value in values if column in value.figures]
        yield column, frozenset(kind for each in there for kind in _kinds_in(each))


def _kinds_in(figure: Any) -> Iterator[str]:  # noqa: ANN401 - what a figure is, its file says
    if isinstance(figure, Mapping | tuple):
        yield "table"
        for each in figure.values() if isinstance(figure, Mapping) else figure:
            yield from _kinds_in(each)
    elif not isinstance(figure, bool | str) and figure < 0:
        yield "below nothing"
    else:
        yield type(figure).__name__


def _prove_presets(law: Law) -> None:
    """Refuse a preset that names a figure or reading that is not there."""
    for name, readings in law.presets.items():
        for figure, reading in readings.items():
            known = law.parameters[figure].readings if figure in law.parameters else {}
            if reading not in known:
                raise LawFileError(f"presets/{name}.toml: {figure} = {reading} is not there.")


def _prove_month(law: Law, like: Law, month: Month) -> None:
    """Ask all that the program asks of a month; what its own law answers must be answered."""
    asked, known = InForce(law, month, law.choose({})), InForce(like, month, like.choose({}))
    for name in ASKED:
        try:
            getattr(asked, name)
        except NotInForceError as problem:
            if _answers(known, name):
                raise LawFileError(f"{problem}") from problem
        except _FAULTS as problem:
            raise LawFileError(f"{month}: {name}: {problem}.") from problem
    try:
        for sector in SECTORS:
            asked.minimum_wage(sector), asked.minimum_wage_probation(sector)
            asked.suspension_is_waived(sector)
        _reckon(asked, known)
    except _FAULTS as problem:
        raise LawFileError(f"{month}: {problem}.") from problem


def _answers(known: InForce, name: str) -> bool:
    try:
        getattr(known, name)
    except NotInForceError:
        return False
    return True


def _reckon(asked: InForce, known: InForce) -> None:
    """Reckon the contributions of some wages; nothing is due before the first scheme.

    Raises:
        ValueError: they come out below nothing, or above the wage that they are a share of.
    """
    everyone = np.ones(len(WAGES), bool)
    try:
        contributions(WAGES, everyone, known, everyone)
    except NotInForceError:
        return
    for scheme, shares in contributions(WAGES, everyone, asked, everyone).items():
        for share in (shares.employer, shares.worker):
            if (share < 0).any() or (share > shares.base).any():
                raise ValueError(f"{scheme} takes more than the wage")
