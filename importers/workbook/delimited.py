"""Tables of text (.csv, .tsv) → a sheet of texts.

Every cell stays the text it is: leading zeros, dates and amounts are for later steps to judge.
The separator is chosen by how evenly it divides the records. Row numbers count records; a first
line ``sep=;`` is not one.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from unicodedata import category

import numpy as np
import numpy.typing as npt

from declaration.ordered import median
from importers.sheet import Cell, Sheet
from importers.workbook.encodings import Decoded, decode, written_in
from importers.workbook.grid import Cells, Grid
from importers.workbook.refusal import Refused, unreadable
from importers.workbook.strings import TextPool

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}

_LONGEST_TEXT = 32_767
"""A cell of a spreadsheet holds no more; longer means a quotation mark never closed."""

_END = "\x03"
"""Put behind the text: where it is not the last record, a quotation mark has swallowed it."""

_FEWEST_SWALLOWED = 4
"""A remark of several lines may hold a few commas of its own."""

_FEW_STRANGE = 10
_FINE = "\t\r\n\f\v\x1a"
_SAMPLE = 1 << 16
_RECORDS_AT_ONCE = 500
_SAID = re.compile(r"\A\"?sep=(.)\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE | re.DOTALL)


def read_delimited(data: bytes) -> tuple[Sheet, dict[str, object] | None]:
    """Return a table of text as a sheet, and what to say about how it was taken (FIL-009).

    Raises:
        Refused: FIL-001 where it is no table, FIL-003 where it is too wide or long.
    """
    decoded = decode(data)
    text = decoded.text.replace("\0", "")
    if _binary(text):
        raise unreadable("a file of an unknown kind", _SAVE_AS)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    separator, clear = (said[1], True) if said else _separator(text)
    pool, grid = TextPool(), Grid("")
    start = 0
    for records in _batches(text, separator):
        grid.add(_cells(records, start, pool, separator))
        start += len(records)
    return _sheet(grid, pool), _taken_for(decoded, separator, clear)


def layout_of(data: bytes) -> tuple[str, str, bytes, bool]:
    """Return how a table of text lies on disk, so that another can be written like it.

    Returns:
        The separator, Python's name of the encoding, the bytes that stand before any text, and
        whether the first line names the separator.
    """
    decoded = decode(data)
    said = _SAID.match(decoded.text)
    separator = said[1] if said else _separator(decoded.text)[0]
    codec, mark = written_in(data, decoded)
    return separator, codec, mark, said is not None


_SAVE_AS = "Open it with the program it was made with, save it as .xlsx, and give that file."


def _binary(text: str) -> bool:
    """Whether a text is full of what no table holds: control signs, signs that do not exist."""
    sample = text[:_SAMPLE]
    strange = sum(
        char == "\ufffd" or (category(char) in ("Cc", "Cn", "Cs") and char not in _FINE)
        for char in sample
    )
    return strange * 50 > len(sample) and strange > _FEW_STRANGE


def _separator(text: str) -> tuple[str, bool]:
    """Return the separator that divides the records most evenly, and whether that was clear."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    scores = {mark: _evenness(sample, mark) for mark in SEPARATORS}
    best = max(scores, key=lambda mark: scores[mark])
    others = max(score for mark, score in scores.items() if mark != best)
    return (best, others < scores[best] / 3) if scores[best] > 0 else (",", True)


def _evenness(sample: str, separator: str) -> float:
    """Return how many fields a separator gives, weighed by the share of records that agree."""
    try:
        records = [record for record in _reader(sample, separator) if any(record)]
    except csv.Error:
        return 0.0
    counts = Counter(len(record) for record in records if len(record) > 1)
    if not counts:
        return 0.0
    fields, times = max(counts.items(), key=lambda pair: pair[0] * pair[1])
    return (fields - 1) * (times / len(records)) ** 2


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _batches(text: str, separator: str) -> Iterator[list[list[str]]]:
    """Yield the records, some thousands at a time.

    Raises:
        Refused: FIL-001, a quotation mark is never closed.
    """
    if text and text[-1] not in "\r\n":
        text += "\n"
    reader, count, last = _reader(text + _END, separator), 0, [""]
    try:
        while records := list(islice(reader, _RECORDS_AT_ONCE)):
            count += len(records)
            last = records[-1]
            yield records[:-1] if last == [_END] else records
    except csv.Error:
        raise _unclosed(count) from None
    if last != [_END]:
        raise _unclosed(count)


def _unclosed(records: int) -> Refused:
    return unreadable(
        f"a table in which a quotation mark is never closed (after record {records})",
        "Open it in Excel or LibreOffice, look for a cell that swallows the rows below it, put it "
        "right, and save it as .xlsx.",
    )


def _cells(records: list[list[str]], start: int, pool: TextPool, separator: str) -> Cells:
    """Return the texts of some records."""
    lengths = np.fromiter(map(len, records), np.int64, len(records))
    fields = list(chain.from_iterable(records))
    known = len(pool.texts)
    codes = pool.codes(fields)
    if any(_swallows(text, separator, lengths) for text in pool.texts[known:]):
        raise _unclosed(start)
    rows = np.repeat(np.arange(start, start + len(records)), lengths)
    first = np.cumsum(lengths) - lengths
    columns = np.arange(len(fields)) - np.repeat(first, lengths)
    full = codes != 0
    size = int(np.count_nonzero(full))
    return Cells(
        rows[full],
        columns[full],
        np.full(size, Cell.TEXT, np.uint8),
        np.zeros(size),
        codes[full],
        np.zeros(size, np.int32),
    )


def _swallows(text: str, separator: str, lengths: npt.NDArray[np.int64]) -> bool:
    """Whether a text has swallowed the rows below it, for want of a closing quotation mark.

    It then holds line breaks and as many separators as a whole record.
    """
    if len(text) > _LONGEST_TEXT:
        return True
    if "\n" not in text and "\r" not in text:
        return False
    return text.count(separator) >= max(_FEWEST_SWALLOWED, int(median(lengths)) - 1)


def _sheet(grid: Grid, pool: TextPool) -> Sheet:
    kinds, numbers, texts, styles = grid.arrays()
    return Sheet("", True, kinds, numbers, texts, styles, pool.texts)


def _taken_for(decoded: Decoded, separator: str, clear: bool) -> dict[str, object] | None:
    """Return the figures of FIL-009, or None where nothing had to be judged."""
    if decoded.certain and clear:
        return None
    shown = SEPARATORS.get(separator, f"“{separator}”")
    return {"encoding": decoded.encoding, "separator": shown}
