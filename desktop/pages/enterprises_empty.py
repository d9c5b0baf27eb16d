"""What the Enterprises page shows while there is no enterprise: what to choose, and why."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from desktop.session import State

PURPOSE = mark("Here stand all your enterprises: what is next for each, and by when.")
CHOOSE, ANOTHER = mark("Choose a folder…"), mark("Choose another folder…")


class Why(Enum):
    """Why no enterprise is shown."""

    NO_FOLDER = mark(
        "Choose the folder in which each enterprise has a folder of its own, with its vault or its "
        "enterprise.toml; or drop it here."
    )
    LOOKING = mark("“{folder}” is being looked through…")
    GONE = mark(
        "“{folder}” is not there any more. Connect the drive it lies on, or choose another folder."
    )
    NOTHING = mark(
        "Neither a vault (NAME.pheaktean) nor an enterprise.toml lies in “{folder}” or below it. "
        "Give each enterprise a folder with its enterprise.toml and its payrolls, or choose "
        "another folder."
    )
    STOPPED = mark("“{folder}” was not looked through to its end. Press Ctrl+R to look again.")


class NoEnterprises(EmptyState):
    """An icon, what will stand here, why nothing does, and the button for a folder.

    Args:
        act: lets a person choose a folder.
    """

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__("enterprise", PURPOSE, CHOOSE, act)
        self._why, self._folder = Why.NO_FOLDER, ""

    def explain(self, why: Why, folder: Path | None = None) -> None:
        """Say why nothing is shown of a folder."""
        self._why, self._folder = why, folder.name or str(folder) if folder else ""

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        super().retranslate(_)
        self._say()

    def show_state(self, state: State) -> None:
        """Show it; the month on the bench plays no part."""
        super().show_state(state)
        self._say()

    def _say(self) -> None:
        self._step.setText(self._(self._why.value).format(folder=self._folder))
        self._button.setText(self._(CHOOSE if self._why is Why.NO_FOLDER else ANOTHER))
        self._button.setVisible(self._why is not Why.LOOKING)
