"""The kinds of return in words. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declaration.vault.kinds import Kind
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.vault.returns import Return

KINDS = {
    Kind.REGULAR: (
        mark("Regular return"),
        mark("The month as it is declared the first time."),
    ),
    Kind.SUPPLEMENTARY: (
        mark("Supplementary return"),
        mark("Only workers who were left out of what is sealed for the month."),
    ),
    Kind.REVISED: (
        mark("Revised return"),
        mark("Values that were wrong in what is sealed for the month, up or down."),
    ),
    Kind.NIL: (
        mark("Nil return"),
        mark("Nobody earned a wage in the month. It has no payroll."),
    ),
}
"""Kind of return → what it is called, and what it is for."""

SHORT = {
    Kind.REGULAR: mark("Regular"),
    Kind.SUPPLEMENTARY: mark("Supplementary"),
    Kind.REVISED: mark("Revised"),
    Kind.NIL: mark("Nil"),
}
"""Kind of return → the word for it in a column."""


def named(of: Return, _: Translator) -> str:
    """Return what a return is called: its kind, and which of several."""
    return kind_named(of.kind, of.number, _)


def kind_named(kind: Kind, number: int, _: Translator) -> str:
    """Return what a kind of return is called, with its number where there are several."""
    name = _(KINDS[kind][0])
    return f"{name} {number}" if number > 1 else name
