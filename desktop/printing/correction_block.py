"""The block of the control sheet that says what a supplementary or revised return changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.formatting import number
from desktop.printing.bilingual import SUM, both, pair, row, title
from desktop.printing.page import Page
from desktop.texts import mark

TITLES = {
    "supplementary": mark("Supplementary return"),
    "revised": mark("Revised return"),
}
WORKERS = {
    "added": mark("Workers who were left out"),
    "changed": mark("Lines put right"),
    "taken_back": mark("Workers taken back"),
}


def correction(page: Page, x: float, y: float, width: float, said: Mapping[str, Any]) -> float:
    """Draw what stood, what goes up and down, and what stands then; return the height [mm].

    Args:
        page: drawn on.
        x: left edge [mm].
        y: upper edge [mm].
        width: of the block [mm].
        said: ``correction`` of the summary.
    """
    height = title(page, x, y, width, TITLES[said["kind"]])
    height += pair(page, x, y + height, width, mark("Which of its kind"), str(said["number"]))
    for label, value in _figures(said):
        height += pair(page, x, y + height, width, label, value)
    page.rule(x, y + height + 0.2, width)
    after = number(said["after"]["totals"]["remittance"])
    both(page, x, y + height + 0.4, width * 0.6, mark("Stands with this return [riel]"))
    cell = [(after, SUM)]
    return height + 0.4 + row(page, x + width * 0.6, y + height + 0.4, [width * 0.4], cell)


def _figures(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, label in WORKERS.items():
        if said["workers"][name]:
            yield label, number(said["workers"][name])
    yield mark("Stood declared [riel]"), number(said["before"]["totals"]["remittance"])
    for name, label in (("up", mark("Up [riel]")), ("down", mark("Down [riel]"))):
        moved = sum(said[name].values())
        if moved:
            yield label, f"{moved:+,}".replace("-", "\u2212")
