"""A workbook without the moment of its saving, so that the same work gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

CORE = "docProps/core.xml"
MOMENTS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can state."""


def timeless(package: bytes) -> bytes:
    """Return an .xlsx package with the same parts, and no day or time in it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename == CORE:
                content = MOMENTS.sub(b"", content)
            target.writestr(zipfile.ZipInfo(part.filename, NO_DAY), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
