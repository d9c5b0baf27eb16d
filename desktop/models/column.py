"""Definition of one column of a table: what stands in it, how it is written, found and edited.

Column("worker_number", mark("Worker number"), payroll.text("worker_number").__getitem__)
Column("wage_khr", mark("Declared wage [riel]"), lambda i: int(wages[i]), Align.RIGHT,
       whole=lambda: wages)
of_texts("name_km", mark("Name in Khmer"), payroll.text("name_km"))     # quick to sort
of_numbers("wage_khr", mark("Declared wage [riel]"), month.wage_khr)    # and to sum
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop import formatting
from desktop.texts import Translator

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from declaration.payroll import Texts

Show = Callable[[Any, Translator], str]


class Align(Enum):
    """On which side of a cell the value stands."""

    LEFT = 0
    RIGHT = 1
    CENTRE = 2


def shown(value: object, _: Translator) -> str:
    """Return a value as a person reads it in a language; None and NaT are blank.

    >>> from desktop.texts import translate
    >>> shown(1234567, translate("en")), shown(None, translate("en"))
    ('1,234,567', '')
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case int() | Decimal():
            return formatting.number(value)
        case date():
            return formatting.day(value, _.language)
        case _:
            plain = getattr(value, "item", None)  # a number or day of numpy's
            return shown(plain(), _) if plain else str(value)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: stable, for what is remembered of the table.
        title: English, marked for translation.
        values: row → the raw value, rows counted from 0 in the order of the data.
        align: on which side the value stands; also how the title stands.
        show: raw value → what is written.
        whole: gives every raw value at once [rows]; makes sorting and searching quick. Without it
            ``values`` is called for each row the first time that it is needed.
        tooltip: row → what is said where the pointer rests, translated; also over cut-off texts.
        edit: called with row and typed text; None where the cell cannot be edited.
        icon: row → name and tone of an icon before the text, or None.
        tone: row → tone of the text, or "".
        searched: whether the filter line looks here.
        summed: whether the selection's sum makes sense.
        scale: so many times the value are the whole numbers of ``whole``.
        width: at first [pixels].
        hidden: at first; a person can show it from the column menu.
    """

    name: str
    title: str
    values: Callable[[int], object]
    align: Align = Align.LEFT
    show: Show = shown
    whole: Callable[[], Sequence[object] | npt.NDArray[Any]] | None = None
    tooltip: Callable[[int], str] | None = None
    edit: Callable[[int, str], None] | None = None
    icon: Callable[[int], tuple[str, str] | None] | None = None
    tone: Callable[[int], str] | None = None
    searched: bool = True
    summed: bool = False
    scale: int = 1
    width: int = 120
    hidden: bool = False


def of_texts(name: str, title: str, texts: Texts, **more: Any) -> Column:  # noqa: ANN401
    """Return the column of a payroll's texts."""
    return Column(name, title, texts.__getitem__, whole=texts.values, **more)


def of_numbers(
    name: str,
    title: str,
    numbers: npt.NDArray[np.int64],
    **more: Any,  # noqa: ANN401 - attributes of Column
) -> Column:
    """Return a column of whole numbers; its selection can be summed, the filter looks elsewhere."""
    settings: dict[str, Any] = {"align": Align.RIGHT, "searched": False, "summed": True} | more
    return Column(name, title, lambda i: int(numbers[i]), whole=lambda: numbers, **settings)


def of_days(
    name: str,
    title: str,
    days: npt.NDArray[np.datetime64],
    **more: Any,  # noqa: ANN401 - attributes of Column
) -> Column:
    """Return a column of days."""
    settings: dict[str, Any] = {"searched": False, "width": 110} | more
    return Column(name, title, lambda i: days[i].item(), whole=lambda: days, **settings)
