"""Does with a large payroll what a clerk does, and prints how long the window stood still at each.

``python -m bench.window_stalls PAYROLL``: step → the longest time without an answer [ms], as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from decimal import Decimal
from functools import partial
from pathlib import Path

from bench.window_driver import Driver, Steps

PAGES = ("columns", "findings", "contributions", "declare", "registrations", "law", "payroll")


def main() -> None:
    """Play every step and print the longest stall of each."""
    driver = Driver()
    driver.play(_all(driver, Path(sys.argv[1])))
    found = {name: round(seconds * 1000, 1) for name, seconds in driver.stalls.items()}
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _all(driver: Driver, payroll: Path) -> Steps:
    session = driver.window.session
    yield "warming up", lambda: None
    yield "reading", lambda: session.begin(driver.bench(payroll))
    for name in PAGES:
        yield f"first show of {name}", partial(driver.window.show_page, name)
    yield from _findings(driver)
    yield from _mending(driver)
    yield from _contributions(driver)
    yield from _window(driver)


def _findings(driver: Driver) -> Steps:
    driver.window.show_page("findings")
    page = driver.page("findings")
    yield "waiting", lambda: None
    yield "open all groups", lambda: page.model.set_open(page.model.found.codes, is_open=True)
    yield "select all findings", page.table.selectAll
    yield "copy the cells of all findings", page.table.copy
    yield "copy all findings", page.output.copy
    yield "save all findings", lambda: page.output.save_to(driver.folder / "findings.xlsx")


def _mending(driver: Driver) -> Steps:
    page, undo = driver.page("findings"), driver.window.session.undo_stack.undo
    found = page.model.found
    cells = [i for i, f in enumerate(found.findings) if f.place.row and f.place.column]
    most = max(cells, key=lambda i: len(found.alike(i)))
    yield "go to a finding", lambda: page.table.show_finding(cells[0])
    yield "correct one cell", lambda: page.edits.mend("123", all_alike=False)
    yield "undo that", undo
    yield "go to another", lambda: page.table.show_finding(most)
    yield "correct all alike", lambda: page.edits.mend("123456789", all_alike=True)
    for name in ("payroll", "columns", "findings"):
        yield f"show {name} corrected", partial(driver.window.show_page, name)
    yield "undo all alike", undo
    right = [f for f in found.findings if f.grade not in ("stop", "error")]
    yield "accept all", lambda: page.edits.accept(right, "known", None)
    yield "show declare, all accepted", lambda: driver.window.show_page("declare")
    yield "undo accept all", undo


def _contributions(driver: Driver) -> Steps:
    driver.window.show_page("contributions")
    page = driver.page("contributions")
    yield "waiting", lambda: None
    yield "select all workers", page.box.table.selectAll
    yield "copy all workers", page.box.table.copy
    yield "keep one status of all selected", lambda: page.status_choice.setCurrentIndex(1)
    for leaf in (1, 2):
        yield f"leaf {leaf}", partial(page.leaves.setCurrentIndex, leaf)


def _window(driver: Driver) -> Steps:
    window = driver.window
    for language in ("km", "zh", "en"):
        yield f"speak {language}", partial(window.set_language, language)
    for scheme in ("dark", "light"):
        yield f"wear {scheme}", partial(window.choose_scheme, scheme)
    yield "show declare", lambda: window.show_page("declare")
    yield "declare", lambda: driver.page("declare").declare()
    yield "another rate", lambda: window.session.edit("rate", rate=Decimal(4020))
    yield "begin another month", window.begin_another


if __name__ == "__main__":
    main()
