"""Examples of findings, from the samples by which every check is tested (invented people).

``resources/help/examples.json`` holds the figures of one finding a code, so that a page of the help
says a whole sentence in any language. ``python -m tests.findings.examples`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from declaration.findings import entry
from declaration.month import Month
from desktop.figures import fill, pieces
from desktop.formatting import riel
from desktop.texts import Translator, mark
from resources import resource

DAY, EXACT, MONTH = "day", "exact", "month"
"""Keys of values that JSON does not have: a date, a decimal, a month."""


class _Unknown(dict[str, object]):
    """Figures of which none is known: each is three points."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __getitem__(self, _name: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Example:
    """One finding of a sample.

    Attributes:
        code: of the catalogue.
        figures: by placeholder; empty where there is no sample.
        cell: where it stands, or "".
        value: what stands there, or "".
        expected: what was expected, or "".
        amount_khr: the remittance short [riel], or None.
    """

    code: str
    figures: Mapping[str, object] = field(default_factory=dict)
    cell: str = ""
    value: str = ""
    expected: str = ""
    amount_khr: int | None = None

    def sentence(self, text: str, _: Translator) -> str:
        """Return a sentence of the code's entry in the reader's language, with these figures.

        Args:
            text: English, from the catalogue.
            _: the reader's language.
        """
        parts = pieces(_(text), entry(self.code).placeholders, _.language)
        return fill(parts, self.figures or _Unknown()) if parts else _(text)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return what is known of the cell: an English label marked for translation, a value."""
        amount = "" if self.amount_khr is None else riel(self.amount_khr)
        return (
            (mark("Cell"), self.cell),
            (mark("What stands there"), self.value),
            (mark("What was expected"), self.expected),
            (mark("Short for NSSF"), amount),
        )


def example(code: str) -> Example:
    """Return the example of a code; without figures where there is none."""
    known = _examples().get(code)
    if known is None:
        return Example(code)
    figures = {name: restored(value) for name, value in known["figures"].items()}
    return Example(code, **(known | {"figures": figures}))


@cache
def _examples() -> dict[str, dict[str, Any]]:
    return dict(json.loads(resource("help", "examples.json").read_text("utf-8")))


def kept(value: object) -> object:
    """Return a figure as JSON can hold it.

    >>> kept(Decimal("1.50")), kept([date(2026, 10, 5)])
    ({'exact': '1.50'}, [{'day': '2026-10-05'}])
    """
    match value:
        case date():
            return {DAY: value.isoformat()}
        case Decimal():
            return {EXACT: str(value)}
        case Month():
            return {MONTH: str(value)}
        case list() | tuple() | set() | frozenset():
            return [kept(each) for each in value]
        case _:
            return value.item() if hasattr(value, "item") else value


def restored(value: object) -> object:
    """Return a figure from what ``kept`` made of it.

    >>> restored({"exact": "1.50"}), restored([{"day": "2026-10-05"}])
    (Decimal('1.50'), [datetime.date(2026, 10, 5)])
    """
    match value:
        case list():
            return [restored(each) for each in value]
        case {"day": str() as text}:
            return date.fromisoformat(text)
        case {"exact": str() as text}:
            return Decimal(text)
        case {"month": str() as text}:
            return Month.parse(text)
        case _:
            return value
