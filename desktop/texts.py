"""Texts in the reader's language: one gettext catalogue for command line, reports and window.

English is the source language and stands in the code and in the data files; the other languages
are ``resources/translations/LANGUAGE/LC_MESSAGES/pheaktean.po``, compiled to the ``.mo`` beside
it. After a change of any text run ``python -m desktop.texts_catalogue``.

    _ = translate("km")
    print(_("Month"), _.ngettext("{n} worker", "{n} workers", 3).format(n=3))
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources import resource

DOMAIN = "pheaktean"

LANGUAGES = ("en", "km", "zh")
"""What ``--language`` takes; English needs no catalogue."""

LANGUAGE_NAMES = {"km": "ភាសាខ្មែរ", "en": "English", "zh": "中文"}
"""Each in its own language, so that who cannot read the window's finds it."""

FIELD = "field"
"""Context of the names of fields, so that a short word cannot be taken for another."""


@dataclass(frozen=True, slots=True)
class Translator:
    """One language's texts; called like a function with the English source.

    Attributes:
        language: ``en``, ``km`` or ``zh``.
        catalogue: where the texts are looked up; what it does not have stays English.
    """

    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, message: str) -> str:
        """Return the text for an English sentence; "" stays ""."""
        return self.catalogue.gettext(message) if message else ""

    def gettext(self, message: str) -> str:
        """Return the text for an English sentence; "" stays ""."""
        return self(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the text for a number of things."""
        return self.catalogue.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the text for a word that alone could mean several things."""
        return self.catalogue.pgettext(context, message) if message else ""


@cache
def translate(language: str) -> Translator:
    """Return the texts of a language; one that we do not have gives English.

    >>> translate("en")("Month")
    'Month'
    """
    path = compiled(language)
    if language not in LANGUAGES or not path.is_file():
        return Translator("en", gettext.NullTranslations())
    with path.open("rb") as file:
        return Translator(language, gettext.GNUTranslations(file))


def compiled(language: str) -> Path:
    """Return the path of a language's compiled catalogue."""
    return resource("translations", language, "LC_MESSAGES", f"{DOMAIN}.mo")


def mark(message: str) -> str:
    """Return the text as it is; marks a constant for translation where it is defined."""
    return message


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Return both texts as they are; marks a pair for ``ngettext`` where it is defined."""
    return one, many
