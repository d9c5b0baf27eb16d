"""Characters that no file can carry, and what becomes of a text that holds them.

A payroll can hold control characters, halves of surrogate pairs and cells longer than a workbook
allows. They are left out, line ends become one kind, and the worker is named (EXP-002): a declared
text never differs silently from the payroll's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_CELL = 32_767
"""UTF-16 units that a cell of a workbook can hold."""

UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Forbidden in XML 1.0, or rewritten by every reader of it (the carriage return)."""


def clean(text: str) -> str:
    r"""Return the text as files can carry it.

    >>> clean("so\x00k\r\ndara\ud800")
    'sok\ndara'
    """
    if UNWRITABLE.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = UNWRITABLE.sub("", text)
    return text if len(text) * 2 <= LONGEST_CELL else _shortened(text)


def clean_all(texts: Sequence[str]) -> list[str]:
    """Return every text cleaned; the same list of texts where none needs it."""
    if not texts or not _suspicious(texts):
        return list(texts)
    return [clean(text) for text in texts]


def _suspicious(texts: Sequence[str]) -> bool:
    """Return whether any text may need cleaning; one search over all of them at once."""
    joined = "\n".join(texts)
    return bool(UNWRITABLE.search(joined)) or max(map(len, texts)) * 2 > LONGEST_CELL


def _shortened(text: str) -> str:
    units = text.encode("utf-16-le")[: LONGEST_CELL * 2]
    return units.decode("utf-16-le", "ignore")
