"""Scrolls, sorts and filters two tables of a large payroll, and prints each step's time.

``python -m bench.window_steps PAYROLL``: kind of step → 95th percentile, from the key or the wheel
to the table painted [ms], as JSON. Some forty steps of each kind, in a real window, offscreen.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.window_driver import Driver, Steps, Watch

if TYPE_CHECKING:
    from desktop.widgets.data_table import DataTable
    from desktop.widgets.filter_line import FilterLine

WORDS = ("a", "an", "ann", "chan", "sok", "001", "x", "22", "wage", "e", "gross", "01", "line")
SCROLLS = 60


def main() -> None:
    """Play every step and print the 95th percentile of each kind."""
    driver, times = Driver(), dict[str, list[float]]()
    driver.play(_all(driver, Path(sys.argv[1]), times))
    found = {kind: round(float(np.percentile(ms, 95)), 1) for kind, ms in times.items()}
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _all(driver: Driver, payroll: Path, times: dict[str, list[float]]) -> Steps:
    yield "warming up", lambda: None
    yield "reading", lambda: driver.window.session.begin(driver.bench(payroll))
    for name in ("findings", "contributions"):
        yield f"show {name}", partial(driver.window.show_page, name)
        yield "until the search is ready", lambda: None
        page = driver.page(name)
        if name == "findings":
            page.model.set_open(page.model.found.codes, is_open=True)
            table, line = page.table, page.filter
        else:
            table, line = page.box.table, page.box.filter
        for kind, act in (*_scrolls(table), *_sorts(table), *_filters(line)):
            took = times.setdefault(f"{kind}, {name}", [])
            yield kind, partial(_time, driver, table, act, took)


def _time(driver: Driver, table: DataTable, act: Callable[[], object], took: list[float]) -> None:
    took.append(_painted(driver, table, act))


def _painted(driver: Driver, table: DataTable, act: Callable[[], object]) -> float:
    """Return how long a step takes until the table is painted [ms]."""
    watch = Watch()
    act()
    table.viewport().repaint()
    driver.app.processEvents()
    return watch.lap() * 1000


def _scrolls(table: DataTable) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield wheel-like steps and long jumps over the whole table."""
    bar = table.verticalScrollBar()
    for n in range(SCROLLS):
        to = n * 3 if n % 2 else bar.maximum() * n // SCROLLS
        yield "scroll", partial(bar.setValue, to)


def _sorts(table: DataTable) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield both directions of every column shown."""
    from PySide6.QtCore import Qt

    head = table.horizontalHeader()
    for column in range(head.count()):
        if table.isColumnHidden(column):
            continue
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            yield "sort", partial(head.setSortIndicator, column, order)


def _filters(line: FilterLine) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield words typed, and taken away again."""
    for words in (each for word in WORDS for each in (word, "")):
        yield "filter", partial(_type, line, words)


def _type(line: FilterLine, words: str) -> None:
    line.setText(words)
    line.searched.emit(words)


if __name__ == "__main__":
    main()
