"""The answers to “what is this column?”, in the reader's language and in the order of a pay line.

No Qt.
"""

from __future__ import annotations

from collections.abc import Iterator

from declaration.fields import FIELDS, Role
from desktop.fields import field_title
from desktop.texts import Translator, mark

AS_RECOGNISED, ALONE = "*", "-"
"""Values of the two answers that are no field."""

TITLES = {
    AS_RECOGNISED: mark("As the program recognises it"),
    ALONE: mark("Leave it out on purpose"),
}

GROUPS = (
    (Role.TOTAL,),
    (Role.PART,),
    (Role.DEDUCTION,),
    (Role.IDENTITY, Role.EMPLOYMENT),
    (Role.TIME,),
    (Role.SCHEME, Role.OTHER),
)
"""Roles of the fields, what is asked most first."""

NEVER_CHOSEN = frozenset(("unknown_pay",))


def field_choices(_: Translator) -> list[tuple[str, str]]:
    """Return (value, text) pairs; a pair of empty texts parts two groups."""
    return list(_choices(_))


def _choices(_: Translator) -> Iterator[tuple[str, str]]:
    for value, title in TITLES.items():
        yield value, _(title)
    for roles in GROUPS:
        yield "", ""
        for name, field in FIELDS.items():
            if field.role in roles and name not in NEVER_CHOSEN:
                yield name, field_title(name, _.language)
