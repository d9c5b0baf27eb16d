"""What a field is called and holds, in the reader's language (``resources/fields.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache

from desktop.texts import FIELD, translate
from resources import resource


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("fields.toml").read_text("utf-8"))


def field_title(name: str, language: str = "en") -> str:
    """Return what people call a field; a name that is no field stays as it is.

    >>> field_title("gross"), field_title("contribution_base")
    ('Gross wage', 'contribution_base')
    """
    field = _catalogue().get(name)
    return translate(language).pgettext(FIELD, field["title"]) if field else name


def field_description(name: str, language: str = "en") -> str:
    """Return what a field holds, as a sentence; "" for a name that is no field."""
    field = _catalogue().get(name)
    return translate(language)(field["description"]) if field else ""
