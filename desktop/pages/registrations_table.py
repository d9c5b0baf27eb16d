"""The columns of the registrations' table: who, how long, what is left, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.fields import field_title
from desktop.formatting import dollars, listed
from desktop.models.column import Align, Column
from desktop.printing.slip_content import group_of
from desktop.registration_board import Board, Stage, lacking
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration

SIGNS = {
    Stage.UNKNOWN: ("help", "error", mark("Hire date unknown")),
    Stage.WITHIN: ("good", "good", mark("Within {term} days")),
    Stage.LATE: ("warning", "warning", mark("Day {after} to {alarm}")),
    Stage.GRAVE: ("stop", "error", mark("Past {alarm} days")),
}
"""Stage → icon, tone, words."""


def stage_words(stage: Stage, board: Board, _: Translator) -> str:
    """Return what a stage is called, with the terms of the law in it."""
    words = _(SIGNS[stage][2])
    return words.format(term=board.term, after=board.term + 1, alarm=board.alarm)


def columns(month: MonthlyDeclaration, board: Board) -> list[Column]:
    """Return the table of a board: a row for each of its rows."""
    payroll, workers = month.payroll, board.workers.tolist()
    number, latin = payroll.text("worker_number"), payroll.text("name_latin")
    card, hired = payroll.text("national_id"), month.clock_start  # from which the days count
    stages, days = board.stages.tolist(), board.days.tolist()
    fine = f"{dollars(board.least_usd)} – {dollars(board.most_usd)}"
    return [
        Column("number", mark("Worker number"), lambda i: number[workers[i]], width=128),
        Column("name", mark("Name"), lambda i: payroll.name(workers[i]), width=118),
        Column(
            "stage",
            mark("Clock"),
            lambda i: stages[i],
            show=lambda stage, _: stage_words(Stage(stage), board, _),
            icon=lambda i: SIGNS[Stage(stages[i])][:2],
            whole=lambda: board.stages,
            searched=False,
            width=128,
        ),
        Column(
            "days",
            mark("Days since hire"),
            lambda i: days[i] if stages[i] else None,
            Align.RIGHT,
            whole=lambda: board.days,
            searched=False,
            width=118,
        ),
        Column("left", mark("Days left"), board.days_left, Align.RIGHT, searched=False, width=84),
        Column("hired", mark("Hired on"), lambda i: hired[workers[i]].item(), width=126),
        Column(
            "missing",
            mark("Missing for the form"),
            lambda i: tuple(lacking(payroll, workers[i])),
            show=_fields,
            icon=lambda i: ("warning", "warning") if lacking(payroll, workers[i]) else None,
            searched=False,
            width=152,
        ),
        Column(
            "fine",
            mark("Fine, an estimate"),
            lambda i: fine if stages[i] > Stage.WITHIN else "",
            searched=False,
            width=146,
        ),
        Column("group", mark("Line or group"), lambda i: group_of(payroll, workers[i]), width=110),
        Column("latin", mark("Name in Latin"), lambda i: latin[workers[i]], width=150),
        Column("card", mark("National identity number"), lambda i: card[workers[i]], width=150),
    ]


def _fields(names: tuple[str, ...], _: Translator) -> str:
    return listed((field_title(name, _.language) for name in names), _.language)
