"""Looks through every byte of files for what stands in the sources of a person."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from importers.support.sources import Secrets, numbers_in, windows

_BETWEEN = re.compile(r"<[^>]*>|[\x00-\x1f]+")
_STYLES = ("xl/styles.xml", "xl/theme/theme1.xml")
"""Parts that hold nothing but numbers and names of formats."""


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
    if any(number in secrets.numbers for number in numbers_in(text)):
        yield "number"
    if any(form in secrets.names for form in windows(text)):
        yield "name"
