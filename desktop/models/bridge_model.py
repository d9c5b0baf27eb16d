"""Two tables of the bridge from the last month: its steps, and who a step is made of. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.bridge_shown import rows
from desktop.formatting import month_name, number
from desktop.models.column import Align, Column
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.bridge import Bridge
    from desktop.bridge_shown import Person, Row


def bridge_rows(found: Bridge, _: Translator) -> list[Row]:
    """Return the rows of a bridge, its months in words."""
    from declaration.bridge import as_data

    before, month = (month_name(each, _.language) for each in (found.before, found.month))
    return rows(as_data(found) | {"before": before}, month, _)


def step_columns(shown: Sequence[Row]) -> list[Column]:
    """Return the columns of the steps."""

    def concerned(i: int) -> int | None:
        return None if shown[i].is_sum else shown[i].concerned

    def other_class(i: int) -> int | None:
        return None if shown[i].is_sum else shown[i].other_class or None

    def signed(name: str, title: str, width: int) -> Column:
        return Column(
            name,
            title,
            lambda i: _signed(shown[i], name),
            Align.RIGHT,
            searched=False,
            width=width,
        )

    return [
        Column("step", mark("From month to month"), lambda i: shown[i].label, width=194),
        Column("concerned", mark("Concerned"), concerned, Align.RIGHT, width=100),
        signed("remittance", mark("Both"), 96),
        Column("other_class", mark("Other wage class"), other_class, Align.RIGHT, width=124),
        signed("workers", mark("Workers"), 78),
        signed("employer", mark("Employer"), 96),
        signed("worker", mark("Worker"), 92),
    ]


def _signed(row: Row, name: str) -> str:
    """Return an amount of a row as it is written: a step's with its sign."""
    amount = int(getattr(row, name))
    if row.is_sum:
        return number(amount)
    return f"{amount:+,}".replace("-", "\u2212") if amount else ""


def people_columns(who: Sequence[Person]) -> list[Column]:
    """Return the columns of the workers of a step."""

    def amount(name: str, title: str, values: list[int]) -> Column:
        more: dict[str, Any] = {"searched": False, "summed": True, "width": 92}
        return Column(name, title, values.__getitem__, Align.RIGHT, whole=lambda: values, **more)

    return [
        Column("number", mark("Worker number"), lambda i: who[i].number, width=134),
        Column("name", mark("Name"), lambda i: who[i].name, width=112),
        amount("before", mark("Last month"), [each.before for each in who]),
        amount("now", mark("This month"), [each.now for each in who]),
        amount("change", mark("Difference"), [each.now - each.before for each in who]),
    ]
