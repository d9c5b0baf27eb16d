"""What came of reckoning a sealed return again, as the window says it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.formatting import month_name, number, paragraph, riel
from desktop.texts import Translator

if TYPE_CHECKING:
    from desktop.rerunning import Again


def headline(again: Again, _: Translator) -> str:
    """Return the sentence that says whether every riel is the same."""
    found = again.found
    values = {
        "month": month_name(found.month, _.language),
        "n": number(found.lines),
        "sealed": riel(sum(found.sealed.values())),
        "now": riel(sum(found.now.values())),
    }
    if found.is_same:
        said = _("{month}: {n} lines reckoned again give the same {sealed}.")
    else:
        said = _("{month}: {sealed} were sealed, {now} come out today.")
    told = [
        _("“{file}” is not as it was sealed, or was not given.").format(file=name)
        for name in again.changed
    ]
    return paragraph((said.format(**values), *told))


def reasons(again: Again, _: Translator) -> Iterator[str]:
    """Yield why anything differs: figures of law, or the program."""
    from declaration import VERSION

    found = again.found
    if not found.figures:
        text = _("No figure of law differs: it was sealed by {program}, and this is {version}.")
        yield text.format(program=found.program, version=VERSION)
    text = _("The figure of law “{figure}” was {sealed} when it was sealed, and is {now} now.")
    for each in found.figures:
        yield text.format(figure=each.name, sealed=_figure(each.sealed), now=_figure(each.now))


def _figure(figure: object) -> str:
    """Return a figure in a line: its reading, then its values."""
    if not isinstance(figure, dict):
        return "–"
    values = ", ".join(f"{name} {value}" for name, value in figure["values"].items())
    return f"{figure['reading']}: {values}"
