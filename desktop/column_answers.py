"""The questions about a column that a click answers: what it is, its currency, day or month first.

No Qt. In come the column as it is shown and what was found about it; out come the answers there
are, each with the words of its button.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from declaration.fields import FIELDS
from desktop.columns_shown import SURE
from desktop.field_choices import ALONE
from desktop.fields import field_title
from desktop.formatting import day
from desktop.texts import Translator, mark
from importers.fitting import is_money

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.payroll import ColumnRead
    from desktop.columns_shown import ColumnLine

CURRENCIES = {"USD": mark("US dollar"), "KHR": mark("Riel")}

TWO_WAYS, TWICE, TWO_MEANINGS, ALIKE = "FMT-003", "MAP-003", "MAP-006", "MAP-007"
UNKNOWN = "MAP-004"
NO_CURRENCY, OTHER_SIGNS = "FMT-013", "FMT-012"

LONGEST = 28
"""Of a heading on a button [characters]."""


class About(StrEnum):
    """What an answer says."""

    FIELD = "field"
    """What the column is; the value is a field or ``ALONE``."""
    CURRENCY = "currency"
    """The currency of its amounts; ``USD`` or ``KHR``."""
    ORDER = "order"
    """What stands first in its dates; ``dmy`` or ``mdy``."""
    ONE_OF_TWO = "one_of_two"
    """Which of two columns is a field; the value is the field, ``sides`` are their letters."""
    LIST = "list"
    """It is to be chosen from the list of all fields."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question about a column.

    Attributes:
        about: what it says.
        value: see ``About``.
        words: of its button, translated.
        sides: letters of the column that counts and of the one that is left out.
    """

    about: About
    value: str
    words: str
    sides: tuple[str, str] = ("", "")


def answers(line: ColumnLine, _: Translator) -> list[Answer]:
    """Return the answers to what is open about a column; [] where nothing is."""
    found = {finding.code: finding for finding in line.findings}
    made: list[Answer] = []
    if TWO_WAYS in found:
        made += _orders(found[TWO_WAYS], _)
    if TWICE in found:
        made += _sides(found[TWICE], _)
    if TWO_MEANINGS in found:
        made += [_field(name, _) for name in ("basic_pay", "net_pay")]
    elif UNKNOWN in found or line.read.field == "unknown_pay":
        made += [Answer(About.LIST, "", _("Choose what it is…")), _alone(_)]
    elif ALIKE in found or _is_doubted(line.read):
        made += [_yes(line.read, _), Answer(About.LIST, "", _("No, it is something else…"))]
    if NO_CURRENCY in found or OTHER_SIGNS in found or _has_no_currency(line.read):
        made += [Answer(About.CURRENCY, code, _(words)) for code, words in CURRENCIES.items()]
    return made


def _orders(finding: Finding, _: Translator) -> Iterator[Answer]:
    """Yield the two readings, each with what the sample would mean."""
    for order, figure, words in (
        ("dmy", "day_first", mark("Day first: {day}")),
        ("mdy", "month_first", mark("Month first: {day}")),
    ):
        when = finding.figures.get(figure)
        shown = day(when, _.language) if isinstance(when, date) else ""
        yield Answer(About.ORDER, order, _(words).format(day=shown))


def _sides(finding: Finding, _: Translator) -> Iterator[Answer]:
    """Yield either of two columns as the right one."""
    sides = [
        (str(finding.figures[f"{side}_column"]), str(finding.figures[side]))
        for side in ("first", "second")
    ]
    for (letter, heading), (other, _heading) in zip(sides, reversed(sides), strict=True):
        short = heading if len(heading) <= LONGEST else f"{heading[:LONGEST]}…"
        words = _("{letter} “{heading}” counts").format(letter=letter, heading=short)
        yield Answer(About.ONE_OF_TWO, finding.field, words, (letter, other))


def _field(name: str, _: Translator) -> Answer:
    words = _("It is: {field}").format(field=field_title(name, _.language))
    return Answer(About.FIELD, name, words)


def _yes(read: ColumnRead, _: Translator) -> Answer:
    words = _("Yes, it is: {field}").format(field=field_title(read.field, _.language))
    return Answer(About.FIELD, read.field, words)


def _alone(_: Translator) -> Answer:
    return Answer(About.FIELD, ALONE, _("Leave it out on purpose"))


def _is_doubted(read: ColumnRead) -> bool:
    is_sure = read.reason == "chosen" or read.confidence >= SURE
    return read.field in FIELDS and not is_sure


def _has_no_currency(read: ColumnRead) -> bool:
    is_open = not read.currency and bool(read.samples) and read.reason != "chosen"
    return read.field != "unknown_pay" and is_money(read.field) and is_open
