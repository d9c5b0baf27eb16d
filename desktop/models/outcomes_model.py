"""The errands of a batch as rows: what each is doing, and what came of it. No Qt.

lines = [Line(errand) for errand in errands]
columns(lines, _)                             # reads the lines, which change as they are done
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.batch import across
from desktop.formatting import number, riel
from desktop.models.column import Align, Column
from desktop.status import CLEAN, ERRORS, FAULT, STOP, USAGE, WARNINGS
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from desktop.batch.errands import Errand, Outcome


class Stage(StrEnum):
    """How far an errand has come."""

    PLANNED = "planned"
    WAITING = "waiting"
    UNDER_WAY = "under way"
    DONE = "done"
    NOT_BEGUN = "not begun"


STAGES = {
    Stage.PLANNED: ("next", "muted", mark("will be done")),
    Stage.WAITING: ("calendar", "muted", mark("waits")),
    Stage.UNDER_WAY: ("changed", "notice", mark("under way…")),
    Stage.NOT_BEGUN: ("close", "muted", mark("not begun")),
}
"""Stage → icon, tone, words; of what is done its status says it."""

CANNOT = ("warning", "warning", mark("cannot be done"))
SHUT = ("lock", "warning", mark("needs its passphrase"))

STATUSES = {
    CLEAN: ("good", "good", mark("declared")),
    WARNINGS: ("warning", "warning", mark("declared, with warnings")),
    ERRORS: ("error", "error", mark("errors stand: nothing declared")),
    STOP: ("stop", "error", mark("stopped: no file made")),
    FAULT: ("stop", "error", mark("a fault of the program")),
    USAGE: ("stop", "error", mark("something is missing")),
}
"""Exit status → icon, tone, words."""

PARTLY = ("warning", "warning", mark("declared, some held out"))
PARTLY_READY = "partly_ready"

PREFIX = "pheaktean: "

GIVE = mark(
    "Give the passphrase of its vault on the other leaf first; without it nothing is declared."
)


@dataclass(slots=True)
class Line:
    """One enterprise of a batch.

    Attributes:
        errand: what is to be done.
        stage: how far it has come.
        outcome: what came of it, or None.
        is_shut: whether its vault would not open.
    """

    errand: Errand
    stage: Stage = Stage.PLANNED
    outcome: Outcome | None = None
    is_shut: bool = False

    @property
    def cannot(self) -> bool:
        """Whether it is known beforehand that nothing can come of it."""
        return bool(self.errand.why_not) and self.outcome is None

    def told(self, *names: str) -> Any:  # noqa: ANN401 - whatever summary.json has there
        """Return what the summary says under some names, one in the other; None where nothing."""
        found: Any = self.outcome.summary if self.outcome else {}
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found


def words(line: Line) -> tuple[str, str, str]:
    """Return icon, tone and English words for how a line stands."""
    if line.stage is Stage.PLANNED and line.cannot:
        return CANNOT
    if line.stage is Stage.PLANNED and line.is_shut:
        return SHUT
    if line.stage is not Stage.DONE or line.outcome is None:
        return STAGES[line.stage]
    if line.outcome.status == WARNINGS and line.told("state") == PARTLY_READY:
        return PARTLY
    return STATUSES.get(line.outcome.status, STATUSES[FAULT])


def message(line: Line, _: Translator) -> str:
    """Return what went wrong, in one line; "" for nothing."""
    return " ".join(full_message(line, _).split("\n"))


def full_message(line: Line, _: Translator) -> str:
    """Return all that was said of an enterprise."""
    said = line.outcome.said if line.outcome else line.errand.why_not
    if line.stage is Stage.PLANNED and line.is_shut and not said:
        said = GIVE
    return "\n".join(each.removeprefix(PREFIX) for each in (_(said) if said else "").splitlines())


def columns(lines: Sequence[Line], _: Translator) -> list[Column]:
    """Return the columns of a batch's table."""

    def figure(name: str, title: str, width: int, *where: str) -> Column:
        return Column(
            name,
            title,
            lambda i: lines[i].told(*where),
            Align.RIGHT,
            searched=False,
            summed=True,
            width=width,
        )

    return [
        Column("folder", mark("Folder"), lambda i: lines[i].errand.name, width=150),
        Column(
            "enterprise",
            mark("Enterprise"),
            lambda i: lines[i].told("enterprise", "name") or "",
            width=170,
        ),
        Column(
            "status",
            mark("Status"),
            lambda i: _(words(lines[i])[2]),
            icon=lambda i: words(lines[i])[:2],
            width=200,
        ),
        figure("declared", mark("Declared"), 84, "workers", "declared"),
        figure("held_out", mark("Held out"), 112, "workers", "held_out"),
        figure("remittance", mark("To pay in all [riel]"), 140, "totals", "remittance"),
        Column(
            "message",
            mark("What went wrong"),
            lambda i: message(lines[i], _),
            tooltip=lambda i: full_message(lines[i], _),
            width=300,
        ),
        figure("stop", mark("Stops"), 66, "findings", "stop"),
        figure("error", mark("Errors"), 66, "findings", "error"),
        figure("warning", mark("Warnings"), 84, "findings", "warning"),
    ]


def summed(lines: Sequence[Line], _: Translator) -> str:
    """Return what the enterprises come to, as one line."""
    done = [line.outcome for line in lines if line.outcome is not None]
    if not done:
        return ""
    sums = across.totals(across.row(outcome, _) for outcome in done)
    declared = _.ngettext("{n} worker declared", "{n} workers declared", sums["declared"])
    held_out = _.ngettext("{n} held out", "{n} held out", sums["held_out"])
    parts = (
        declared.format(n=number(sums["declared"])),
        held_out.format(n=number(sums["held_out"])) if sums["held_out"] else "",
        _("{amount} to pay").format(amount=riel(sums["remittance_khr"])),
    )
    return " · ".join(filter(None, parts))


def ended(lines: Sequence[Line], _: Translator) -> str:
    """Return how a batch ended, in a line: how many of which."""
    stages = [words(line)[2] for line in lines]
    counted = [(text, stages.count(text)) for text in dict.fromkeys(stages)]
    parts = [f"{number(count)} {_(text)}" for text, count in counted]
    whole = _.ngettext("{n} enterprise", "{n} enterprises", len(lines))
    return " · ".join((whole.format(n=number(len(lines))), *parts))
