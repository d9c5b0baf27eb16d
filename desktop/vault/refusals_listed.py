"""What NSSF refused, as rows for people: tied and not tied, noted and settled. No Qt.

lines(tie(vault, month, text), _)        # of a text that was pasted, before it is kept
noted(rejections(vault), _)              # all that is kept, the latest first
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.fields import field_title
from desktop.texts import Translator
from desktop.vault.rejections_shown import FOUND_BY
from desktop.worker_line import CODED, WORDS

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.rejections import Refused, Rejection


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a refusal.

    Attributes:
        refusal: its number; 0 before it is kept.
        month: whose return was refused, or None.
        day: on which it was noted, or None.
        line: of the text, from 1.
        said: the line.
        worker: number and name, or "".
        key: by which the worker's part is settled, or "".
        field: that was refused, in words, or "".
        declared: the value as it was declared.
        found: how the worker was found or why not, in words.
        sure: how sure that is [%]; None where nobody was found.
        is_tied: whether a worker was found.
        is_settled: whether NSSF takes it by now.
    """

    refusal: int
    month: Month | None
    day: date | None
    line: int
    said: str
    worker: str
    key: str
    field: str
    declared: str
    found: str
    sure: int | None
    is_tied: bool
    is_settled: bool


def lines(found: Iterable[Refused], _: Translator) -> list[Line]:
    """Return the lines of a text that is not kept yet."""
    return [_line(each, None, _) for each in found]


def noted(found: Sequence[Rejection], _: Translator) -> list[Line]:
    """Return every line that is kept, the latest refusal first."""
    return [_line(each, refusal, _) for refusal in reversed(found) for each in refusal.lines]


def fields(_: Translator) -> list[tuple[str, str]]:
    """Return the fields that can be refused, and their names."""
    from declaration.vault.refused_facts import FIELDS

    return [(field, _named(field, _)) for field in FIELDS]


def _named(field: str, _: Translator) -> str:
    from declaration.vault.refused_facts import WAGE

    return _("Wage") if field == WAGE else field_title(field, _.language)


def _declared(each: Refused, _: Translator) -> str:
    """Return the value that was declared; a code of ours in the reader's words."""
    if each.field in CODED:
        return _(WORDS.get(each.value, each.value))
    return each.value if each.field else ""


def _line(each: Refused, of: Rejection | None, _: Translator) -> Line:
    person = each.person
    return Line(
        of.number if of else 0,
        of.month if of else None,
        date.fromisoformat(of.noted_at[:10]) if of else None,
        each.line,
        each.said,
        " ".join(filter(None, (person.worker_number, person.name))),
        next(filter(None, (person.worker_number, person.nssf_number, person.name)), ""),
        _named(each.field, _) if each.field else "",
        _declared(each, _),
        _(FOUND_BY[each.by]),
        each.score if each.is_tied else None,
        each.is_tied,
        each.is_settled or bool(of and of.is_settled),
    )
