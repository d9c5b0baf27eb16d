"""What was read of one worker, field by field, with the cell that each value came from. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from declaration.fields import FIELDS
from declaration.payroll import SCALE
from desktop.fields import field_title
from desktop.formatting import day, dollars, number, riel
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from declaration.findings import Place
    from declaration.payroll import Amounts, Payroll


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One value of a worker's line.

    Attributes:
        field: its name.
        title: what people call it, in the reader's language; the heading for pay columns.
        text: the value as it was read; "" for a blank.
        place: the cell.
    """

    field: str
    title: str
    text: str
    place: Place


WORDS = {
    "male": mark("male"),
    "female": mark("female"),
    "udc": mark("undetermined duration"),
    "fdc": mark("fixed duration"),
    "probation": mark("probation"),
    "casual": mark("casual or daily"),
    "apprentice": mark("apprentice"),
    "working": mark("working"),
    "suspended": mark("suspended"),
    "left": mark("has left"),
    "maternity": mark("maternity leave"),
}
"""Our value of a text → what it is called."""
CODED = ("sex", "contract_type", "status")
"""Fields whose texts are such values."""


def worker_line(payroll: Payroll, worker: int, language: str) -> list[LineEntry]:
    """Return what was read of a worker, in the order of the fields; columns without it left out."""
    values = dict(_values(payroll, worker, language))
    entries = [
        LineEntry(name, field_title(name, language), values[name], payroll.place(worker, name))
        for name in FIELDS
        if name in values
    ]
    for part in (*payroll.parts, *payroll.deductions):
        place = payroll.place(worker, part.field, part.heading)
        if place.column:
            title = " ".join(part.heading.split()) or field_title(part.field, language)
            entries.append(LineEntry(part.field, title, money(part.amounts, worker), place))
    return entries


def _values(payroll: Payroll, worker: int, language: str) -> Iterator[tuple[str, str]]:
    for name, texts in payroll.texts.items():
        text = texts[worker]
        yield name, translate(language)(WORDS.get(text, text)) if name in CODED else text
    for name, days in payroll.dates.items():
        when = days[worker].item()
        yield name, day(when, language) if when else ""
    for name, quantity in payroll.quantities.items():
        value = Decimal(int(quantity.value[worker])) / SCALE
        yield name, number(value) if quantity.present[worker] else ""
    for name, amounts in payroll.money.items():
        yield name, money(amounts, worker)


def money(amounts: Amounts, worker: int) -> str:
    """Return a worker's amount with its currency; both where there are two; "" for a blank."""
    if not amounts.present[worker]:
        return ""
    usd, khr = Decimal(int(amounts.usd[worker])), Decimal(int(amounts.khr[worker]))
    parts = [dollars(usd / SCALE) if usd else "", riel(khr / SCALE) if khr else ""]
    return " + ".join(filter(None, parts)) or "0"
