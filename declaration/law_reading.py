"""Figures of law as they lie on disk: one TOML file a figure, read strictly.

In goes a file of ``resources/law``; out comes a ``Parameter``: its title and unit, and for each
reading the values with the day they begin, their source and how sure they are. Whatever may have
been mistyped (an unknown key, a date out of order, a value without a source) is refused in one
sentence that names the file. Binary fractions are refused too: shares are written ``"8/1000"``.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

THE_LAW = "law"
"""The name of the only reading of a figure that nobody disputes."""

_FILE_KEYS = {
    *("title", "unit", "group", "checked_on", "columns", "optional", "may_lapse"),
    *("default", "readings", "values"),
}
_READING_KEYS = {"title", "why", "values", "kind", "always_named", "needs"}
_VALUE_KEYS = {"from", "until", "source", "status", "note"}
_SHARE = re.compile(r"\d+/[1-9]\d*")

Word = TypeVar("Word", bound=StrEnum)


class LawFileError(ValueError):
    """A file of law cannot be used; the sentence names the file and what is wrong."""


class Certainty(StrEnum):
    """How sure a value is (``status`` in the files)."""

    SETTLED = "settled"
    ANNOUNCED = "announced"
    """Decided for a day to come, not yet confirmed by the fund."""
    UNSETTLED = "unsettled"
    """Inferred, or its first month is not known for certain."""
    READING = "reading"
    """One of several ways in which the text is read."""


class Kind(StrEnum):
    """What a reading is."""

    READING = "reading"
    """A way in which the law itself can be read."""
    REPORT = "report"
    """What a report prints against the law; kept so that anyone can reproduce its figures."""
    PRESET = "preset"
    """Likewise, but it makes sense only as a part of a preset (``all=NAME``)."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure from one day on.

    Attributes:
        start: the first day (``from`` in the files).
        until: the last day, or None where it holds until the next value, or for good.
        figures: column → whole number, exact share, text, yes or no, or a table of these.
        source: instrument, number, date, article.
        status: how sure it is.
        note: what a reader should know besides, or "".
    """

    start: date
    until: date | None
    figures: Mapping[str, Any]
    source: str
    status: Certainty
    note: str = ""

    @property
    def value(self) -> Any:  # noqa: ANN401 - what a figure is, its file says
        """The first, often the only, figure."""
        return next(iter(self.figures.values()))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a figure is read, through time.

    Attributes:
        name: as chosen with ``--reading``.
        values: by first day, ascending.
        title: the same in a few words, for sentences; "" where nobody disputes it.
        why: why someone reads it so, in a sentence; "" where nobody disputes it.
        kind: a reading of the law, or a report's figures.
        always_named: a finding names the choice each month, even where it moves no riel.
        needs: figure → the value it must have that month for this reading to make sense.
    """

    name: str
    values: tuple[Value, ...]
    title: str = ""
    why: str = ""
    kind: Kind = Kind.READING
    always_named: bool = False
    needs: Mapping[str, str] = field(default_factory=dict)

    def on(self, day: date) -> Value | None:
        """Return the value in force on a day; None before the first and after an end."""
        found = None
        for value in self.values:
            if value.start <= day:
                found = value
        return None if found is None or (found.until and found.until < day) else found


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure of law.

    Attributes:
        name: of its file.
        title: in words.
        unit: of its values.
        group: what it belongs to: ``contributions``, ``wage``, ``hours``, ``contracts``,
            ``registration``, ``payment``.
        checked_on: the day someone last looked whether it still holds.
        columns: the figures of one value, in order.
        default: the reading in use unless another is chosen.
        readings: by name, the default first.
    """

    name: str
    title: str
    unit: str
    group: str
    checked_on: date
    columns: tuple[str, ...]
    default: str
    readings: Mapping[str, Reading]

    @property
    def contested(self) -> bool:
        """Whether it is read in more than one way."""
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the values of one file look like.

    Attributes:
        columns: the figures of one value, in order.
        optional: those that a value may leave out.
        may_lapse: whether a value may end before the next begins.
    """

    columns: tuple[str, ...]
    optional: frozenset[str]
    may_lapse: bool


def parse_parameter(file: str, content: bytes) -> Parameter:
    """Return the figure that the content of a file of ``resources/law`` stands for.

    Args:
        file: its name, ``NAME.toml``.
        content: its bytes.

    Raises:
        LawFileError: it is not what it should be; says which and why.
    """
    try:
        data = tomllib.loads(content.decode("utf-8"))
        return _parameter(file.removesuffix(".toml"), data)
    except LawFileError as error:
        raise LawFileError(f"{file}: {error}") from error
    except (ValueError, RecursionError) as error:  # also digits or brackets without end
        raise LawFileError(f"{file}: not TOML: {error}.") from error
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise LawFileError(f"{file}: not laid out as a file of law is: {error}.") from error


def _parameter(name: str, data: dict[str, Any]) -> Parameter:
    _refuse_unknown(data, _FILE_KEYS, "the file")
    if ("values" in data) == ("readings" in data):
        raise LawFileError("needs either [[values]] or [readings.NAME], and not both.")
    shape = _Shape(
        tuple(data.get("columns", ["value"])),
        frozenset(data.get("optional", ())),
        bool(data.get("may_lapse", False)),
    )
    raw = data.get("readings") or {THE_LAW: {"values": data["values"]}}
    default = data.get("default", THE_LAW)
    if default not in raw:
        raise LawFileError(f"the default reading “{default}” is not among {sorted(raw)}.")
    names = [default, *(other for other in raw if other != default)]
    return Parameter(
        name=name,
        title=_text(data, "title", "the file"),
        unit=_text(data, "unit", "the file"),
        group=_text(data, "group", "the file"),
        checked_on=_day(data, "checked_on", "the file"),
        columns=shape.columns,
        default=default,
        readings={each: _reading(each, raw[each], shape) for each in names},
    )


def _reading(name: str, data: dict[str, Any], shape: _Shape) -> Reading:
    where = f"reading “{name}”"
    _refuse_unknown(data, _READING_KEYS, where)
    values = tuple(_value(each, shape, where) for each in data.get("values", ()))
    if not values:
        raise LawFileError(f"{where} has no value.")
    _refuse_disorder(values, where)
    return Reading(
        name=name,
        values=values,
        title=_text(data, "title", where) if name != THE_LAW else "",
        why=_text(data, "why", where) if name != THE_LAW else "",
        kind=_word(Kind, data.get("kind", Kind.READING), where),
        always_named=bool(data.get("always_named", False)),
        needs=data.get("needs", {}),
    )


def _value(data: dict[str, Any], shape: _Shape, reading: str) -> Value:
    start = _day(data, "from", reading)
    where = f"the value from {start} ({reading})"
    _refuse_unknown(data, _VALUE_KEYS | {*shape.columns}, where)
    missing = [n for n in shape.columns if n not in data and n not in shape.optional]
    if missing:
        raise LawFileError(f"{where} lacks {', '.join(missing)}.")
    if "until" in data and not shape.may_lapse:
        raise LawFileError(f"{where} ends, and the file does not say may_lapse = true.")
    return Value(
        start=start,
        until=_day(data, "until", where) if "until" in data else None,
        figures={name: _figure(data[name], where) for name in shape.columns if name in data},
        source=_text(data, "source", where),
        status=_word(Certainty, data.get("status"), where),
        note=_text(data, "note", where) if "note" in data else "",
    )


def _figure(raw: object, where: str) -> Any:  # noqa: ANN401 - what a figure is, its file says
    if isinstance(raw, float):
        raise LawFileError(f"{where} has the binary fraction {raw}; write a share as “8/1000”.")
    if isinstance(raw, str) and _SHARE.fullmatch(raw):
        return Fraction(raw)
    if isinstance(raw, list):
        return tuple(_figure(each, where) for each in raw)
    if isinstance(raw, dict):
        return {key: _figure(each, where) for key, each in raw.items()}
    return raw


def _refuse_unknown(data: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise LawFileError(f"{where} has the unknown key {', '.join(unknown)}.")


def _refuse_disorder(values: tuple[Value, ...], where: str) -> None:
    for earlier, later in itertools.pairwise(values):
        if later.start <= earlier.start:
            raise LawFileError(f"{where}: {later.start} stands after {earlier.start}.")
        if earlier.until and earlier.until >= later.start:
            raise LawFileError(f"{where}: {earlier.start} ends after {later.start} has begun.")
    for value in values:
        if value.until and value.until < value.start:
            raise LawFileError(f"{where}: {value.start} ends before it begins.")


def _text(data: dict[str, Any], key: str, where: str) -> str:
    text = data.get(key)
    if not isinstance(text, str) or not text.strip():
        raise LawFileError(f"{where} needs “{key}”, a text.")
    return text


def _day(data: dict[str, Any], key: str, where: str) -> date:
    day = data.get(key)
    if not isinstance(day, date) or isinstance(day, datetime):
        raise LawFileError(f"{where} needs “{key}”, a date such as 2018-01-01.")
    return day


def _word(words: type[Word], text: object, where: str) -> Word:
    try:
        return words(str(text))
    except ValueError:
        raise LawFileError(f"{where} says “{text}”; known are {', '.join(words)}.") from None
