"""The proof of a CSV file: read back and compared with what it must hold, value for value.

The file's bytes are compared with those that Python's own ``csv`` module gives for the values; they
are then what it reads from them as well. Where they differ by as much as a sign, ``csv`` takes the
whole file apart, and the first cell that is another one is named.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from declaration.export.proof import BLOCK, DifferenceError, Expected, compare

Rows = Sequence[Sequence[str]]


def prove_csv(path: Path, expected: Expected) -> None:
    """Compare a CSV file with what it must hold.

    Raises:
        DifferenceError: at the first place that differs.
    """
    if not _is_the_text(path, expected):
        _take_apart(path, expected)


def _is_the_text(path: Path, expected: Expected) -> bool:
    """Return whether a file holds the expected rows and sums, byte for byte as ``csv`` has them."""
    sums = dict.fromkeys(expected.totals, 0)
    with path.open("rb") as file:
        if file.read(3) != codecs.BOM_UTF8:
            return False
        for rows in _blocks(expected, sums):
            text = csv_text(rows).encode()
            if file.read(len(text)) != text:
                return False
        return not file.read(1) and sums == dict(expected.totals)


def _blocks(expected: Expected, sums: dict[int, int]) -> Iterator[Rows]:
    """Yield the headings and the rows, and add up the columns of money on the way."""
    yield [expected.headings]
    for start in range(0, expected.rows, BLOCK):
        columns = expected.block(start, min(start + BLOCK, expected.rows))
        for i in sums:
            sums[i] += sum(map(int, filter(None, columns[i])))
        yield list(zip(*columns, strict=True))


def csv_text(rows: Rows) -> str:
    r"""Return rows as the ``csv`` module writes them.

    Where no cell holds a comma, a quotation mark or a line end, that is the cells with a comma
    between them; counting says so for all the rows at once.

    >>> csv_text([["a", "b"], ["c", "d"]]), csv_text([["a,b"]])
    ('a,b\r\nc,d\r\n', '"a,b"\r\n')
    """
    text = "\r\n".join(map(",".join, rows)) + "\r\n"
    ends = (text.count("\r"), text.count("\n"), text.count(","))
    wanted = (len(rows), len(rows), len(rows) * (len(rows[0]) - 1))
    if ends == wanted and '"' not in text and len(rows[0]) > 1:
        return text
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _take_apart(path: Path, expected: Expected) -> None:
    """Compare a CSV file cell by cell.

    Raises:
        DifferenceError: at the first place that differs.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        try:
            found = next(rows, [])
            if found != expected.headings:
                raise DifferenceError(1, "headings", expected.headings, found)
            compare(rows, expected, 2)
        except (csv.Error, UnicodeDecodeError) as problem:
            raise DifferenceError(0, "file", "CSV", str(problem)) from problem
