"""Looks through every byte of files for what stands in the sources of a person."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from importers.sheet import Workbook
from importers.support.people import NUMBERS
from importers.support.plan import Plan, only_counts
from importers.support.sources import Secrets, numbers_in, windows

_BETWEEN = re.compile(r"<[^>]*>|[\x00-\x1f]+")
_STYLES = ("xl/styles.xml", "xl/theme/theme1.xml")
"""Parts that hold nothing but numbers and names of formats."""


NOBODY_ELSES = 8
"""Digits from which a number is looked for everywhere. Shorter ones may rightly be an amount or the
serial number of a day; they are looked for where people's numbers stand (``leaks_in_cells``)."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something of a person's that was found.

    Attributes:
        part: the file, and the part of it.
        kind: ``name`` or ``number``.
    """

    part: str
    kind: str


def leaks(files: Mapping[str, tuple[bytes, str]], secrets: Secrets) -> list[Leak]:
    """Return where something of the sources' people stands in some files.

    Args:
        files: name → bytes, and the encoding of a text.
        secrets: what is looked for.
    """
    found: dict[Leak, None] = {}
    for name, (data, codec) in files.items():
        for part, text in _texts(name, data, codec):
            for said in (part, *_BETWEEN.split(text)):
                for kind in _told(html.unescape(said), secrets):
                    found[Leak(part, kind)] = None
    return list(found)


def leaks_in_cells(plan: Plan, books: Sequence[Workbook]) -> list[Leak]:
    """Return where a person's number of the sources stands among the invented ones.

    Args:
        plan: of the invented workbooks.
        books: these, sheet by sheet as the sources.
    """
    found: dict[Leak, None] = {}
    sheets = [sheet for book in books for sheet in book.sheets]
    for table, sheet in zip(plan.tables, sheets, strict=True):
        for column in table.columns:
            if column.field in (*NUMBERS, "bank_account") and not only_counts(table, column):
                texts = {sheet.text(row, column.at) for row in table.workers.tolist()}
                told = {number for text in texts for number in numbers_in(text)}
                if told & plan.secrets.numbers:
                    found[Leak(books[table.book].name, "number")] = None
    return list(found)


def _texts(name: str, data: bytes, codec: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a file, those of a packed one part by part."""
    if not data.startswith(b"PK"):
        yield name, data.decode(codec, "replace")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if part not in _STYLES:
                yield f"{name}/{part}", package.read(part).decode("utf-8", "replace")


def _told(text: str, secrets: Secrets) -> Iterator[str]:
    """Yield what kinds of things a text tells."""
    if not text or text.isspace():
        return
    long = (number for number in numbers_in(text) if len(number) >= NOBODY_ELSES)
    if any(number in secrets.numbers for number in long):
        yield "number"
    if any(form in secrets.names for form in windows(text)):
        yield "name"
