"""Sheets without cells, which every reader gives alike."""

from __future__ import annotations

import numpy as np

from importers.sheet import Sheet
from importers.workbook.strings import TextPool


def hidden_sheet(name: str, pool: TextPool) -> Sheet:
    """Return a sheet that is named and not read."""
    nothing = (0, 0)
    return Sheet(
        name,
        False,
        np.zeros(nothing, np.uint8),
        np.zeros(nothing, np.float64),
        np.zeros(nothing, np.int32),
        np.zeros(nothing, np.int32),
        pool.texts,
    )
