"""What a sheet lacks to be read, as sentences that say what to do. No Qt, and light to load."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.formatting import paragraph
from desktop.texts import Translator, mark

MISSING = {
    "heading": mark(
        "No row of this sheet looks like a heading: a row with words such as “Name”, “ID” and "
        "“Gross”. If the sheet holds workers, show the row that names its columns; if it has none, "
        "write one above the workers and read the files again."
    ),
    "identity": mark(
        "Nobody is read from this sheet, because no column says who the worker is. If it holds "
        "workers, say which column is the worker number or the name."
    ),
    "wage": mark(
        "Nobody is read from this sheet, because no column says what was paid. If it holds wages, "
        "say which column is the gross wage."
    ),
    "workers": mark("Nobody is read from this sheet: below its heading stands no worker."),
}
"""What a sheet lacks → what that means and what to do."""

BESIDE_ITS_ROWS = {
    "heading": mark(
        "No row looks like a heading. If the sheet holds workers, select the row that names the "
        "columns, then press “This is the heading”."
    )
}
"""The same where the rows are in sight."""


def missing_words(missing: Iterable[str], _: Translator, *, beside_rows: bool = False) -> str:
    """Return what a sheet lacks, and what to do."""
    words = MISSING | BESIDE_ITS_ROWS if beside_rows else MISSING
    return paragraph(_(words[what]) for what in missing)
