"""What one law says differently from another: which figure, from which day, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.law import Law
    from declaration.law_reading import Parameter, Value


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one figure that is another one.

    Attributes:
        figure: its name.
        title: in words.
        unit: of its values.
        reading: of which reading, or "" where the whole figure comes or goes.
        start: from which day on.
        before: the value there was in force on that day, or None.
        after: the one that takes its place, or None.
    """

    figure: str
    title: str
    unit: str
    reading: str
    start: date
    before: Value | None
    after: Value | None


def changes(before: Law, after: Law) -> list[Change]:
    """Return what a law says differently from the one before, by figure and day."""
    found: list[Change] = []
    for name in sorted({*before.parameters, *after.parameters}):
        old, new = before.parameters.get(name), after.parameters.get(name)
        either = new or old
        if either:
            found += _of_figure(either, old, new)
    return found


def _of_figure(either: Parameter, old: Parameter | None, new: Parameter | None) -> Iterator[Change]:
    readings = {*(old.readings if old else ()), *(new.readings if new else ())}
    for reading in sorted(readings):
        was, now = _by_day(old, reading), _by_day(new, reading)
        for day in sorted({*was, *now}):
            if day not in was or day not in now or _differ(was[day], now[day]):
                pair = _on(old, reading, day), _on(new, reading, day)
                if _differ(*pair):
                    yield Change(either.name, either.title, either.unit, reading, day, *pair)


def _by_day(parameter: Parameter | None, reading: str) -> Mapping[date, Value]:
    if parameter is None or reading not in parameter.readings:
        return {}
    return {value.start: value for value in parameter.readings[reading].values}


def _on(parameter: Parameter | None, reading: str, day: date) -> Value | None:
    if parameter is None or reading not in parameter.readings:
        return None
    return parameter.readings[reading].on(day)


def _differ(one: Value | None, other: Value | None) -> bool:
    """Return whether two values say something else; their words make no difference."""
    said = [value and (dict(value.figures), value.until) for value in (one, other)]
    return said[0] != said[1]
