"""A Sheet from plain Python values, for tests: rows of cells as a clerk would type them.

>>> sheet([["ID", "Gross"], ["W1", 250.5]]).shape
(2, 2)

Texts, numbers, dates and None are cells; ``Styled`` gives one a number format. The people in tests
are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from importers.sheet import Cell, Sheet


@dataclass(frozen=True)
class Styled:
    """A cell with a number format or a font."""

    value: Any
    format: str = ""
    font: str = ""


def sheet(
    rows: Sequence[Sequence[Any]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    name: str = "LINE-A",
    formats: dict[int, str] | None = None,
) -> Sheet:
    """Return the sheet of these rows; ``formats`` gives whole columns a number format."""
    width = max(map(len, rows), default=0)
    shape = (width, len(rows))
    made = Sheet(
        name=name,
        visible=True,
        kinds=np.zeros(shape, np.uint8),
        numbers=np.zeros(shape, np.float64),
        texts=np.zeros(shape, np.int32),
        styles=np.zeros(shape, np.int32),
        pool=[""],
        merged=list(merged),
    )
    pool: dict[str, int] = {"": 0}
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            _put(made, pool, r, c, value)
    for c, code in (formats or {}).items():
        made.formats[c + 1000] = code
        made.styles[c] = c + 1000
    made.pool = list(pool)
    return made


def _put(made: Sheet, pool: dict[str, int], r: int, c: int, value: Any) -> None:
    if isinstance(value, Styled):
        style = len(made.formats) + len(made.fonts) + 1
        made.formats[style], made.fonts[style] = value.format, value.font
        made.styles[c, r] = style
        value = value.value
    if value is None or value == "":
        return
    if isinstance(value, str):
        made.kinds[c, r] = Cell.TEXT
        made.texts[c, r] = pool.setdefault(value, len(pool))
    elif isinstance(value, date):
        made.kinds[c, r] = Cell.DATE
        made.numbers[c, r] = (value - date(1899, 12, 30)).days
    elif isinstance(value, timedelta):
        made.kinds[c, r] = Cell.DURATION
        made.numbers[c, r] = value / timedelta(days=1)
    else:
        made.kinds[c, r] = Cell.NUMBER
        made.numbers[c, r] = float(value)
