"""Two small tables beside the workers: totals per scheme, and what other readings cost. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declaration.law_reading import Kind
from declaration.monthly import Status
from desktop.law_words import in_words, reading_words, signed
from desktop.models.column import Align, Column, Show, shown
from desktop.texts import Translator, mark
from desktop.why_words import SCHEMES

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration


@dataclass(frozen=True, slots=True)
class SchemeTotal:
    """One scheme's sums over the lines declared [riel].

    Attributes:
        title: of the scheme, English, marked; or of all together.
        workers: for how many something is due.
        base: contributory wages.
        employer: the employer's shares.
        worker: the workers' shares.
    """

    title: str
    workers: int
    base: int | None
    employer: int
    worker: int


@dataclass(frozen=True, slots=True)
class ReadingCost:
    """What one other reading would cost.

    Attributes:
        parameter: the figure's name.
        title: of the figure, English, translated with the law's texts.
        in_use: the reading in use, in words.
        other: the other one, in words.
        value: what it says that month, in words.
        difference: of the month's remittance [riel].
        is_report: whether it is what a report prints, no reading of the law, and is not called so.
    """

    parameter: str
    title: str
    in_use: str
    other: str
    value: str
    difference: int
    is_report: bool


def scheme_totals(month: MonthlyDeclaration) -> list[SchemeTotal]:
    """Return a row a scheme in force, and one for all."""
    declared = month.status.where(lambda text: text == Status.DECLARED)
    rows = []
    for scheme, shares in month.shares.items():
        base = shares.base[declared]
        rows.append(
            SchemeTotal(
                SCHEMES[scheme],
                int((base > 0).sum()),
                int(base.sum()),
                int(shares.employer[declared].sum()),
                int(shares.worker[declared].sum()),
            )
        )
    employer, worker = sum(row.employer for row in rows), sum(row.worker for row in rows)
    together = SchemeTotal(mark("Together"), int(declared.sum()), None, employer, worker)
    return [*rows, together]


def total_columns(rows: Sequence[SchemeTotal], _: Translator) -> list[Column]:
    """Return the columns of the totals."""
    number = _number
    return [
        Column("scheme", mark("Scheme"), lambda i: _(rows[i].title), width=136),
        number("workers", mark("People"), lambda i: rows[i].workers, 72),
        number("base", mark("Base"), lambda i: rows[i].base, 98),
        number("employer", mark("Employer"), lambda i: rows[i].employer, 94),
        number("worker", mark("Worker"), lambda i: rows[i].worker, 92),
        number("both", mark("Both"), lambda i: rows[i].employer + rows[i].worker, 94),
    ]


def reading_costs(month: MonthlyDeclaration, _: Translator) -> list[ReadingCost]:
    """Return every other reading that says something else this month, the dearest first."""
    law = month.law
    if law is None:
        return []
    rows = []
    for used in month.readings:
        parameter, others = law.law.parameters[used.parameter], law.others(used.parameter)
        for other, difference in used.others.items():
            value = in_words(others[other], parameter.unit, _) if other in others else ""
            one = parameter.readings[other]
            is_report = one.kind is Kind.REPORT and not one.title
            said = (reading_words(parameter.readings[used.in_use], _), reading_words(one, _))
            names = (parameter.name, parameter.title, *said)
            rows.append(ReadingCost(*names, value, difference, is_report))
    return sorted(rows, key=lambda row: -abs(row.difference))


def reading_columns(rows: Sequence[ReadingCost], _: Translator) -> list[Column]:
    """Return the columns of what other readings cost."""

    def other(i: int) -> str:
        says = _("{reading} (a report prints it so)") if rows[i].is_report else "{reading}"
        return says.format(reading=rows[i].other)

    def tip(i: int) -> str:
        return f"{_(rows[i].title)}: {rows[i].other}, {rows[i].value}"

    return [
        Column("figure", mark("Figure of law"), lambda i: _(rows[i].title), width=320, tooltip=tip),
        Column("in_use", mark("In use"), lambda i: rows[i].in_use, width=240),
        Column("other", mark("Read otherwise"), other, width=240, tooltip=tip),
        _number(
            "difference",
            mark("Remittance, difference [riel]"),
            lambda i: rows[i].difference,
            214,
            lambda value, _: signed(value),
        ),
    ]


def _number(
    name: str, title: str, values: Callable[[int], int | None], width: int, show: Show = shown
) -> Column:
    side = Align.RIGHT
    return Column(name, title, values, side, show, searched=False, summed=True, width=width)
