"""The pay arithmetic of a sheet as sentences in the reader's language. No Qt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from declaration.payroll import SCALE
from desktop import formatting
from desktop.equations import Story
from desktop.fields import field_title
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.payroll import ColumnRead
    from desktop.equations import Cause, Equation, Term

STORIES = {
    Story.LEFT_OUT: mark("The gross leaves out {column} on {lines}: {amount} in all."),
    Story.CONTAINED: mark(
        "The gross holds {column} too, on {lines}: {amount} in all. Say what that column is."
    ),
    Story.TAKEN_BEFORE: mark("The gross is already less {column} on {lines}: {amount} in all."),
    Story.PAID_BESIDE: mark(
        "The net pay holds {column} besides the gross, on {lines}: {amount} in all."
    ),
    Story.TAKEN_TOO: mark(
        "{column} is taken from the pay too, on {lines}: {amount} in all. Say what that column is."
    ),
    Story.NOT_TAKEN: mark("{column} is not taken from the pay on {lines}: {amount} in all."),
}
"""Story → sentence."""

LONGEST = 36
"""A heading in a sentence is cut behind so many letters."""

LONGEST_LINE = 76
"""A longer equation names its columns by their letters [letters; Chinese ones are two wide]."""


def formula(equation: Equation, _: Translator) -> str:
    """Return an equation as one line: “Gross wage = Basic pay + Overtime pay”.

    A long one names its columns by their letters: “Gross wage (K) = H + J + L”.
    """
    if not equation.plus or _alone(equation):
        return _total(equation, _)
    named = _made(equation, [_name(term.column, _) for term in (*equation.plus, *equation.minus)])
    line = f"{_total(equation, _)} = {named}"
    if _width(line) <= LONGEST_LINE:
        return line
    letters = ", ".join(term.column.letter for term in equation.whole)
    lettered = _made(equation, [term.column.letter for term in (*equation.plus, *equation.minus)])
    return f"{_total(equation, _)}{f' ({letters})' if letters else ''} = {lettered}"


def legend(equation: Equation, _: Translator) -> str:
    """Return every column of an equation, a line each: letter, name, and what it adds up to."""
    signed = [("=", equation.whole), ("+", equation.plus), ("−", equation.minus)]
    return "\n".join(
        f"{sign} {column_name(term.column, _)}: {amount(term)}"
        for sign, terms in signed
        for term in terms
    )


def _alone(equation: Equation) -> ColumnRead | None:
    """Return the only column beside a total that was compared with nothing; it is no sum."""
    parts = (*equation.plus, *equation.minus)
    return parts[0].column if len(parts) == 1 and equation.whole and not equation.lines else None


def _total(equation: Equation, _: Translator) -> str:
    if not equation.whole:
        return _("Wage")
    return " + ".join(_name(term.column, _) for term in equation.whole[:1])


def _made(equation: Equation, names: list[str]) -> str:
    plus, minus = names[: len(equation.plus)], names[len(equation.plus) :]
    return " + ".join(plus) + "".join(f" − {name}" for name in minus)


def standing(equation: Equation, _: Translator) -> str:
    """Return on how many lines an equation holds, or why that cannot be told."""
    if not equation.whole:
        return _("The sheet has no gross. The items that the law counts are added up.")
    if equation.lines and equation.holds:
        return _("Adds up on {lines}.").format(lines=lines(equation.lines, _))
    if equation.lines:
        holding = formatting.number(equation.holding)
        return _("Adds up on {holding} of {lines}.").format(
            holding=holding, lines=lines(equation.lines, _)
        )
    if only := _alone(equation):
        said = _("Taken as it stands: {column} is the only column beside it, and makes no sum.")
        if only.field == "unknown_pay":
            said = _("Taken as it stands: beside it is only {column}. Say what that column is.")
        return said.format(column=column_name(only, _))
    if equation.unit == "none":
        return _("Dollars and riel stand side by side. Give the rate, and they can be added up.")
    return _("Taken as it stands: the sheet has no pay items to add up.")


def story(cause: Cause, _: Translator) -> str:
    """Return what a column explains."""
    return _(STORIES[cause.story]).format(
        column=column_name(cause.term.column, _),
        lines=lines(cause.lines, _),
        amount=amount(cause.term),
    )


def unexplained(equation: Equation, _: Translator) -> str:
    """Return where no column explains the difference, with the first line as an example."""
    made, said = (_money(each, equation.unit) for each in equation.sum_there)
    return _(
        "No column explains the difference on {lines}. Row {row}: the columns give {made}, "
        "the sheet says {said}."
    ).format(lines=lines(equation.unexplained, _), row=equation.first_row, made=made, said=said)


def lines(n: int, _: Translator) -> str:
    """Return a number of lines of the payroll."""
    return _.ngettext("{n} line", "{n} lines", n).format(n=formatting.number(n))


def column_name(column: ColumnRead, _: Translator) -> str:
    """Return what a column is called in a sentence: its field, or its heading, and its letter."""
    return f"{_name(column, _)} ({column.letter})"


def amount(term: Term) -> str:
    """Return what a column adds up to: dollars, riel, or both."""
    usd, khr = (Decimal(each) / SCALE for each in (term.usd, term.khr))
    said = [formatting.dollars(usd)] if usd or not khr else []
    return " + ".join([*said, *([formatting.riel(round(khr))] if khr else [])])


def _width(text: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in text)


def _name(column: ColumnRead, _: Translator) -> str:
    if column.field and column.field != "unknown_pay":
        return field_title(column.field, _.language)
    heading = column.heading or column.letter
    return f"“{heading if len(heading) <= LONGEST else heading[:LONGEST] + '…'}”"


def _money(value: Decimal, unit: str) -> str:
    return formatting.dollars(value) if unit == "USD" else formatting.riel(round(value))
