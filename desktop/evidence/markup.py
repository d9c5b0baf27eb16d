"""Elements of evidence.html: texts in Khmer and English, pairs, tables. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from declaration.export.clean import clean
from desktop.formatting import number
from desktop.texts import translate

Cell = str | int | None
NUMBERS = "n"
HASHES = "h"


def plain(value: Cell) -> str:
    """Return a value as the page can hold it; numbers with their thousands set apart."""
    if value is None or value == "":
        return "–"
    return number(value) if isinstance(value, int) else escape(clean(value))


def both(text: str) -> str:
    """Return a text of ours in Khmer, and after it in English."""
    return pair(translate("km")(text), text)


def pair(khmer: str, english: str) -> str:
    """Return a text that stands in both languages; once where it is the same."""
    if khmer == english:
        return plain(english)
    return f"<span lang=km>{plain(khmer)}</span> <span lang=en>{plain(english)}</span>"


def title(text: str, level: int = 2) -> str:
    """Return a heading."""
    return f"<h{level}>{both(text)}</h{level}>\n"


def paragraph(text: str) -> str:
    """Return a sentence in both languages, each on its own line."""
    return f"<p lang=km>{plain(translate('km')(text))}</p>\n<p lang=en>{plain(text)}</p>\n"


def facts(pairs: Iterable[tuple[str, Cell]]) -> str:
    """Return labels with their values."""
    rows = (f"<dt>{both(label)}</dt><dd>{plain(value)}</dd>\n" for label, value in pairs)
    return f"<dl>\n{''.join(rows)}</dl>\n"


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    kinds: str = "",
    widths: Sequence[int] = (),
) -> str:
    """Return a table.

    Args:
        headings: in English; "" for none.
        rows: of cells; numbers stand to the right.
        kinds: one letter a column: n for numbers, h for hashes, anything else for texts.
        widths: of the columns [per cent]; by what is in them where none are given.
    """
    return rows_of(headings, [list(map(plain, row)) for row in rows], kinds, widths)


def rows_of(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    kinds: str = "",
    widths: Sequence[int] = (),
) -> str:
    """Return a table like ``table``; its cells are elements of the page already.

    Args:
        headings: in English; "" for none.
        rows: of cells.
        kinds: one letter a column, see ``table``.
        widths: likewise.
    """
    head = _row("th", [both(text) if text else "" for text in headings], kinds)
    body = "".join(_row("td", row, kinds) for row in rows)
    if not body:
        return f"<p class=none>{both('None.')}</p>\n"
    columns = "".join(f'<col style="width: {width}%">' for width in widths)
    start = f"<table class=fixed>\n<colgroup>{columns}</colgroup>" if widths else "<table>"
    return f"{start}\n<thead>{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _row(tag: str, cells: Sequence[str], kinds: str) -> str:
    """Return a row of a table from what is in its cells."""
    inside = ""
    for kind, cell in zip(kinds.ljust(len(cells)), cells, strict=True):
        named = f" class={kind}" if kind in (NUMBERS, HASHES) else ""
        inside += f"<{tag}{named}>{cell}</{tag}>"
    return f"<tr>{inside}</tr>\n"
