"""Data of the history of a figure of law: its values through time, under each reading. No Qt.

In come a figure and the reading in use; out come series of segments. Numbers become steps on a
scale; words and tables become bands with a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from declaration.law_reading import Certainty, Kind, Parameter, Reading, Value
from desktop.law_words import WORDS, in_words, plain
from desktop.texts import Translator, mark

TABLE = mark("{rows} rows, up to {highest}")
LIST = mark("a list of {rows} pay items")
SAID = {
    "wage": mark("wage"),
    "excluded": mark("not wage"),
    "classes": mark("by wage class"),
    "straight": mark("straight"),
}
"""What the words in the files of law mean."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One value through time.

    Attributes:
        start: its first day.
        end: the first day on which it no longer holds; None where it stays in force.
        height: the number, shares in per cent; None for words and tables.
        text: the value as people read it.
        is_sure: whether nobody doubts it.
    """

    start: date
    end: date | None
    height: float | None
    text: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One figure of one reading through time.

    Attributes:
        name: of the column or the reading, translated; "" where there is only one.
        segments: in order of time.
        in_use: whether the month is reckoned with it.
    """

    name: str
    segments: tuple[Segment, ...]
    in_use: bool


@dataclass(frozen=True, slots=True)
class FigureHistory:
    """A figure of law through time.

    Attributes:
        title: of the figure, translated.
        series: the reading in use first.
        is_number: whether the values stand on a scale.
        sign: behind the numbers of the scale, as ``%``.
        day: the last day of the month shown.
    """

    title: str
    series: tuple[Series, ...]
    is_number: bool
    sign: str
    day: date

    @property
    def has_changed(self) -> bool:
        """Whether there is any change to show."""
        return any(len(each.segments) > 1 for each in self.series)

    @property
    def first(self) -> date:
        """The first day of all."""
        return min(each.segments[0].start for each in self.series)

    @property
    def last(self) -> date:
        """The day of the last change, or the month shown where that is later."""
        return max(self.day, *(each.segments[-1].start for each in self.series))


def history(parameter: Parameter, in_use: str, day: date, _: Translator) -> FigureHistory:
    """Return a figure through time.

    Args:
        parameter: the figure.
        in_use: its reading in use.
        day: the last day of the month shown.
        _: the reader's language.
    """
    columns = _scale_columns(parameter)
    used = parameter.readings[in_use]
    others = [r for r in parameter.readings.values() if r is not used and r.kind is Kind.READING]
    first = [_other(each, columns[0], parameter, _) for each in others] if columns else []
    series = _merged([_steps(used, name, parameter, _, len(columns) > 1) for name in columns])
    if any(each.segments == series[0].segments for each in first):
        columns = []  # the readings differ elsewhere: show all of each in words
    if columns:
        series += first
    else:
        series = [_bands(each, parameter, each is used, _) for each in (used, *others)]
    is_share = parameter.unit.startswith("share")
    sign = "%" if is_share and columns else ""
    return FigureHistory(_(parameter.title), tuple(series), bool(columns), sign, day)


def described(data: FigureHistory, _: Translator) -> str:
    """Return the history in words, the reading in use only."""
    return "; ".join(
        _("from {day}: {value}").format(day=segment.start.isoformat(), value=segment.text)
        for series in data.series
        if series.in_use
        for segment in series.segments
    )


def _scale_columns(parameter: Parameter) -> list[str]:
    """Return the columns that stand on one scale: shares where there are any, else numbers."""
    values = [value for reading in parameter.readings.values() for value in reading.values]
    kinds: dict[str, set[type]] = {}
    for value in values:
        for name, figure in value.figures.items():
            kinds.setdefault(name, set()).add(type(figure))
    if any(kind not in (int, Fraction) for each in kinds.values() for kind in each):
        return []
    if shares := [name for name, each in kinds.items() if Fraction in each]:
        return shares
    return list(kinds)[:1] if ";" in parameter.unit else list(kinds)  # one unit, one scale


def _merged(series: list[Series]) -> list[Series]:
    """Return columns that are the same all the time as one, with both names."""
    found: dict[tuple[Segment, ...], list[str]] = {}
    for each in series:
        found.setdefault(each.segments, []).append(each.name)
    return [Series(", ".join(names), segments, True) for segments, names in found.items()]


def _steps(
    reading: Reading, column: str, parameter: Parameter, _: Translator, is_named: bool
) -> Series:
    name = _(WORDS.get(column, column)) if is_named else ""
    return Series(name, tuple(_segments(reading, column, parameter, _)), in_use=True)


def _other(reading: Reading, column: str, parameter: Parameter, _: Translator) -> Series:
    return Series(reading.name, tuple(_segments(reading, column, parameter, _)), in_use=False)


def _bands(reading: Reading, parameter: Parameter, in_use: bool, _: Translator) -> Series:
    name = reading.name if parameter.contested else ""
    return Series(name, tuple(_segments(reading, "", parameter, _)), in_use)


def _segments(
    reading: Reading, column: str, parameter: Parameter, _: Translator
) -> Iterator[Segment]:
    """Yield the values of a reading; one column of them, or all as a text."""
    values = [value for value in reading.values if not column or column in value.figures]
    for at, value in enumerate(values):
        later = values[at + 1].start if at + 1 < len(values) else None
        end = value.until or later
        is_sure = value.status is Certainty.SETTLED
        height, text = None, words(value, parameter.unit, _)
        if column:
            figure = value.figures[column]
            height, text = _height(figure, parameter.unit), plain(figure, parameter.unit, _)
        yield Segment(value.start, end, height, text, is_sure)


def _height(figure: int | Fraction, unit: str) -> float:
    return float(figure * (100 if unit.startswith("share") else 1))


def words(value: Value, unit: str, _: Translator) -> str:
    """Return a value in a few words; of a table, how long it is and where it ends."""
    figure: Any = value.value
    if isinstance(figure, dict):
        return _(LIST).format(rows=len(figure))
    if isinstance(figure, tuple) and figure and isinstance(figure[0], tuple):
        return _(TABLE).format(rows=len(figure), highest=plain(figure[-1][-1], unit, _))
    said = {k: _(SAID.get(v, v)) if isinstance(v, str) else v for k, v in value.figures.items()}
    return in_words(replace(value, figures=said), unit, _)
