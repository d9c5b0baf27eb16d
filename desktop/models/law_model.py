"""The table of figures of law in force in a month, and what can be chosen of them. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declaration.law_reading import Certainty, Kind
from desktop.charts.figure_history import words
from desktop.law_words import CERTAINTY, GROUPS, in_group, reading_words
from desktop.models.column import Column
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from declaration.in_force import InForce
    from declaration.law_reading import Parameter, Reading, Value
    from declaration.month import Month
    from desktop.workbench import Workbench

ICONS = {
    Certainty.SETTLED: ("good", "good"),
    Certainty.ANNOUNCED: ("notice", "notice"),
    Certainty.UNSETTLED: ("warning", "warning"),
    Certainty.READING: ("changed", "changed"),
}
"""How sure → icon and tone; the word stands beside it."""

ALL, CONTESTED, DOUBTFUL = "", "contested", "doubtful"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in force.

    Attributes:
        parameter: the figure through time.
        value: in force that month.
        reading: the reading in use.
    """

    parameter: Parameter
    value: Value
    reading: Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading that a figure can be given.

    Attributes:
        reading: the reading.
        value: what it says that month; None where it says nothing.
        is_in_use: whether the month is reckoned with it.
        needs: why it cannot stand beside the other choices, as ``figure=value``; "" where it can.
    """

    reading: Reading
    value: Value | None
    is_in_use: bool
    needs: str


def law_of(bench: Workbench) -> InForce:
    """Return the law of a workbench's month under its readings.

    Without a month it is the law of the month in which the figures were last checked. Readings
    that do not exist, or cannot stand together, give way to the defaults.
    """
    from declaration.in_force import InForce
    from declaration.law import Law, UnknownReadingError

    law = Law.load()
    month = bench.month or checked_month(law.version)
    try:
        readings = law.choose(chosen_readings(bench))
    except UnknownReadingError:
        readings = law.choose({})
    return InForce(law, month, readings)


def checked_month(version: str) -> Month:
    """Return the month in which a version of the law was checked.

    >>> str(checked_month("2026-11-21.1a2b3c4d"))
    '2026-11'
    """
    from declaration.month import Month

    return Month.parse(version[:7])


def chosen_readings(bench: Workbench) -> Mapping[str, str]:
    """Return the readings that were chosen: the enterprise's, and above them the month's."""
    return {**(bench.enterprise.readings if bench.enterprise else {}), **bench.readings}


def figures(law: InForce) -> list[Figure]:
    """Return the figures in force, group by group."""
    found = [each for group in GROUPS for each in in_group(law, group)]
    return [Figure(each, law.value(each.name), law.reading(each.name)) for each in found]


def choices(figure: Figure, law: InForce) -> list[Choice]:
    """Return the readings that a figure can be given, the default first."""
    return [
        Choice(
            reading,
            reading.on(law.month.last_day),
            reading.name == figure.reading.name,
            _lacks(figure.parameter.name, reading, law),
        )
        for reading in figure.parameter.readings.values()
        if reading.kind is not Kind.PRESET or reading.name == figure.reading.name
    ]


def _lacks(name: str, reading: Reading, law: InForce) -> str:
    """Return what a reading needs and does not find, or what would lack it, or ""."""
    from declaration.in_force import InForce

    changed = InForce(law.law, law.month, {**law.readings, name: reading.name})
    lacking = law.law.unfit(changed)
    needs = (changed.reading(each).needs for each in lacking)
    return ", ".join(f"{other}={word}" for each in needs for other, word in each.items())


def kept(rows: Sequence[Figure], which: str) -> npt.NDArray[np.bool_] | None:
    """Return the rows to keep: all, those read in several ways, or those that are not settled."""
    import numpy as np

    if which == CONTESTED:
        return np.array([row.parameter.contested for row in rows], bool)
    if which == DOUBTFUL:
        return np.array([row.value.status is not Certainty.SETTLED for row in rows], bool)
    return None


def columns(rows: Sequence[Figure], _: Translator) -> list[Column]:
    """Return the columns of the figures."""

    def value(i: int) -> str:
        return words(rows[i].value, rows[i].parameter.unit, _)

    def title(i: int) -> str:
        return _(rows[i].parameter.title)

    def tip(i: int) -> str:
        return f"{title(i)} [{_(rows[i].parameter.unit)}]: {value(i)}"

    return [
        Column("title", mark("Figure"), title, width=234, tooltip=tip),
        Column("value", mark("Value"), value, width=122, tooltip=tip),
        Column(
            "status",
            mark("Status"),
            lambda i: _(CERTAINTY[rows[i].value.status]),
            width=220,
            icon=lambda i: ICONS[rows[i].value.status],
        ),
        Column("since", mark("In force since"), lambda i: rows[i].value.start, width=130),
        Column(
            "reading",
            mark("Reading in use"),
            lambda i: reading_words(rows[i].reading, _) if rows[i].parameter.contested else "",
            width=240,
        ),
        Column("group", mark("Group"), lambda i: _(GROUPS[rows[i].parameter.group]), width=130),
        Column("checked", mark("Last checked"), lambda i: rows[i].parameter.checked_on, width=130),
        Column("source", mark("Source"), lambda i: rows[i].value.source, width=420),
        Column("name", mark("Name"), lambda i: rows[i].parameter.name, width=200, hidden=True),
    ]
