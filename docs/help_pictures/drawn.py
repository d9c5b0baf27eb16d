"""Which pictures the help has, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

import scenes
from months import MONTHS, VAULTS
from picture import save
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPixmap
from scenes import finding, leaf, row, whole
from stage import Stage

from declaration.month import Month

LANGUAGES = ("en", "km", "zh")
SIZE = (1280, 720)
"""Of the window: the smallest at which nothing in any language is cut off [pixels]."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture.

    Attributes:
        name: of its file.
        state: of the month it shows, of ``MONTHS``.
        page: that it is taken of.
        draw: returns it; the page is shown already.
        whole: whether menus, list and header are seen too; without them letters are larger.
    """

    name: str
    state: str
    page: str
    draw: Callable[[Stage], QPixmap]
    whole: bool = False


def folder_chosen(stage: Stage) -> QPixmap:
    """Return the Declare page when nothing is missing any more."""
    stage.window.page("declare")._type_folder("NSSF")
    stage.rest()
    return stage.picture()


def declared(stage: Stage) -> QPixmap:
    """Return the Declare page when the files are written."""
    page = stage.window.page("declare")
    page._type_folder("NSSF")
    stage.rest()
    if page.proof.isHidden():
        page.declare()
        stage.rest()
    return stage.picture()


PICTURES = (
    Shown("first-month-1", "empty", "payroll", whole, whole=True),
    Shown("first-month-2", "full", "payroll", whole),
    Shown("first-month-3", "full", "columns", whole),
    Shown("first-month-4", "full", "findings", whole),
    Shown("first-month-5", "full", "findings", partial(finding, "FMT-001")),
    Shown("first-month-6", "full", "findings", scenes.accepting),
    Shown("first-month-7", "full", "registrations", whole),
    Shown("first-month-8", "full", "contributions", whole),
    Shown("audit-answers", "full", "audit", partial(scenes.audit, 1)),
    Shown("enterprises", "full", "enterprises", scenes.enterprises),
    Shown("first-month-9", "full", "declare", folder_chosen),
    Shown("first-month-10", "full", "declare", declared),
    Shown("control-sheet", "full", "declare", scenes.control_sheet),
    Shown("bridge", "kept", "contributions", partial(leaf, 3)),
    Shown("history", "kept", "history", partial(row, Month(2026, 8), None)),
    Shown("refused", "kept", "history", partial(scenes.refused, 0)),
    Shown("vault-passphrase", "kept", "history", scenes.new_passphrase),
)
"""In the order in which they are drawn: a month is shown once for all its pictures."""


def draw(folder: Path, out: Path, wanted: Sequence[str]) -> int:
    """Draw the pictures, and return how many.

    Args:
        folder: for what the window keeps.
        out: of the pictures; a folder for each language.
        wanted: names; all where there are none.
    """
    stage, count = Stage(folder), 0
    stage.window.resize(*SIZE)
    for state in dict.fromkeys(each.state for each in PICTURES):
        of_state = [each for each in PICTURES if each.state == state]
        asked = [each for each in of_state if not wanted or each.name in wanted]
        if not asked:
            continue
        stage.show_month(MONTHS[state](folder))
        stage.open_vault(VAULTS[state](folder) if state in VAULTS else None)
        for each, language in product(asked, LANGUAGES):
            stage.speak(language)
            _draw_one(each, stage, out / language)
            count += 1
    stage.close()
    return count


def _draw_one(each: Shown, stage: Stage, out: Path) -> None:
    stage.window.show_page(each.page)
    stage.rest()
    picture = each.draw(stage)
    if picture.size() == stage.window.size() and not each.whole:
        page = stage.window.page(each.page)
        picture = picture.copy(QRect(page.mapTo(stage.window, QPoint()), page.size()))
    out.mkdir(parents=True, exist_ok=True)
    save(picture.toImage(), out / f"{each.name}.png")
