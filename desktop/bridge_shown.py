"""The bridge from the last known month, as rows for people: terminal, window and control sheet.

    rows(found, _)          # opening, what moved, closing: a label and whole numbers each
    lines(found, _)         # the same as a table for the terminal
    people(month, Step.LEFT)             # who a step is made of, to be listed

``rows`` takes the plain data of summary.json, so that it can be shown again from the file. No Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.tables import table
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.bridge import Bridge, Step
    from declaration.monthly import MonthlyDeclaration

STEPS = {
    "joined": mark("joiners"),
    "back": mark("back again"),
    "released": mark("held out before, declared now"),
    "left": mark("leavers"),
    "unpaid": mark("no wage due now"),
    "held_out": mark("held out now"),
    "law": mark("law or its reading"),
    "age": mark("age: pension begins or ends"),
    "rate": mark("exchange rate"),
    "raised": mark("wages raised"),
    "lowered": mark("wages lowered"),
}
"""Step (``declaration.bridge.Step``) → what it is called."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the bridge.

    Attributes:
        step: ``opening``, ``closing``, or a step.
        label: what it is called.
        concerned: how many workers it concerns.
        other_class: how many of them have another contributory wage now.
        workers: declared; of a step, by how many they change.
        employer: the employer's share; of a step, by how much it changes [riel].
        worker: the workers' share, likewise [riel].
    """

    step: str
    label: str
    concerned: int
    other_class: int
    workers: int
    employer: int
    worker: int

    @property
    def is_sum(self) -> bool:
        """Whether it stands at one of the ends."""
        return self.step in ("opening", "closing")

    @property
    def remittance(self) -> int:
        """Both shares together [riel]."""
        return self.employer + self.worker


@dataclass(frozen=True, slots=True)
class Person:
    """One worker of a step.

    Attributes:
        number: the worker number, now or in the last month.
        name: in Khmer, else Latin.
        row: in this month's payroll, or -1.
        before: remittance in the last month [riel]; 0 where not declared.
        now: remittance of this month [riel]; 0 where not declared.
    """

    number: str
    name: str
    row: int
    before: int
    now: int


def rows(found: Mapping[str, Any], month: str, _: Translator) -> list[Row]:
    """Return the bridge's rows, top to bottom.

    Args:
        found: ``bridge`` of summary.json.
        month: the month declared, as summary.json has it.
        _: the translation.
    """
    opening, closing = found["opening"], found["closing"]
    return [
        _row("opening", _("{month}, declared").format(month=found["before"]), opening),
        *(_row(each["step"], _(STEPS[each["step"]]), each) for each in found["steps"]),
        _row("closing", _("{month}, declared").format(month=month), closing),
    ]


def _row(step: str, label: str, sums: Mapping[str, Any]) -> Row:
    concerned, other = sums.get("concerned", sums["workers"]), sums.get("other_class", 0)
    return Row(step, label, concerned, other, sums["workers"], sums["employer"], sums["worker"])


def lines(found: Mapping[str, Any], month: str, _: Translator) -> list[str]:
    """Return the bridge as a table for the terminal."""
    headings = (
        _("From month to month"),
        _("concerned"),
        _("workers"),
        _("other class"),
        _("remittance"),
    )
    cells = [
        (
            row.label,
            "" if row.is_sum else f"{row.concerned:,}",
            _number(row.workers, row),
            "" if row.is_sum or not row.other_class else f"{row.other_class:,}",
            _number(row.remittance, row),
        )
        for row in rows(found, month, _)
    ]
    return table(headings, cells, right=(1, 2, 3, 4))


def _number(number: int, row: Row) -> str:
    if row.is_sum:
        return f"{number:,}"
    return f"{number:+,}" if number else ""


def people(month: MonthlyDeclaration, step: Step) -> list[Person]:
    """Return the workers of a step of a month's bridge; none where it has no bridge.

    Those of this payroll stand in its order, those who are gone in the order of the last month.
    """
    from declaration.bridging import paid

    found = month.bridge
    if found is None:
        return []
    moved = found.step(step)
    each = zip(moved.rows, moved.lines, *paid(month, found, moved), strict=True)
    return [_person(month, found, *worker) for worker in each]


def _person(
    month: MonthlyDeclaration, found: Bridge, row: int, line: int, before: int, now: int
) -> Person:
    text = month.payroll.text if row >= 0 else found.history.last.text
    at = row if row >= 0 else line
    name = text("name_km")[at] or text("name_latin")[at]
    return Person(text("worker_number")[at], name, row, before, now)
