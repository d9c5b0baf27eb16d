"""Where the parts of the Findings page stand: filters above, the list left, one finding right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from desktop.widgets.parts import across

if TYPE_CHECKING:
    from desktop.pages.findings import FindingsPage

ON_A_FINDING = ("mend", "accept", "help", "copy")
"""Commands that a right click on a finding offers."""

LIST_AND_ONE, CARD_AND_EVIDENCE = [504, 526], [256, 194]
"""Widths and heights until a person moves the handles [pixels]."""


def lay_out(page: FindingsPage) -> None:
    """Put the parts of the page in their places."""
    page.title_bar.addWidget(page.chips)
    page.nothing.hide()
    page.table.setMinimumWidth(280)
    page.split.addWidget(page.table)
    page.split.addWidget(page.details)
    page.split.setStretchFactor(0, 2)
    page.split.setStretchFactor(1, 3)
    for name, splitter, sizes in (
        ("findings", page.split, LIST_AND_ONE),
        ("finding", page.details, CARD_AND_EVIDENCE),
    ):
        _remember(page, name, splitter, sizes)
    page.body.setSpacing(10)
    page.body.addWidget(page.stale)
    page.body.addLayout(_bar(page))
    page.body.addWidget(page.split, 1)
    page.body.addWidget(page.nothing, 1)
    page.setFocusProxy(page.table)
    page.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    page.table.addActions([page.commands.actions[name] for name in ON_A_FINDING])


def _bar(page: FindingsPage) -> QHBoxLayout:
    """Return the line of filters, count and buttons."""
    bar = across(page.filter, page.filters, page.count)
    bar.insertStretch(2, 1)
    for button in page.commands.buttons.values():
        bar.addWidget(button)
    page.filter.setMinimumWidth(150)
    page.count.setContentsMargins(0, 0, 6, 0)  # the sign of riel reaches over its width
    return bar


def _remember(page: FindingsPage, name: str, splitter: QSplitter, sizes: list[int]) -> None:
    """Give a splitter the sizes that it had, and keep those that it gets."""
    kept = page.settings.splitters

    def keep(*_moved: int) -> None:
        kept[name] = splitter.sizes()

    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(10)
    splitter.setSizes(kept.get(name, sizes))
    splitter.splitterMoved.connect(keep)
