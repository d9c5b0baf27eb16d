"""The steps of the practice month: what to do, where, and how the program knows it is done. No Qt.

for step in STEPS:
    step.is_done(Seen(bench, month, visited))
    step.help_along(folder)             # what “Do it for me” changes on the workbench
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.month import Month
from desktop.texts import mark

if TYPE_CHECKING:
    from desktop.workbench import Workbench

MONTH, RATE = Month(2026, 10), Decimal(4015)
"""The month of the practice payrolls, and the riel per dollar that they were invented with."""

PAYROLLS = ("payroll-1-first-half.xlsx", "payroll-2-second-half.xlsx", "payroll-3-daily.xlsx")
OUT = "declared-2026-10"
"""The folder, within the practice folder, that the declaration goes to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person did so far.

    Attributes:
        bench: the workbench.
        is_read: whether the month was worked out.
        visited: names of the pages that were looked at since the step began.
    """

    bench: Workbench
    is_read: bool
    visited: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        name: stable.
        page: where it is done.
        title: in a few words, marked for translation.
        text: what to do and why, likewise.
        is_done: whether a person did it.
        changes: what “Do it for me” changes, of the practice folder; None where only a person can.
        target: what the page is to show, or None.
    """

    name: str
    page: str
    title: str
    text: str
    is_done: Callable[[Seen], bool]
    changes: Callable[[Path], Mapping[str, object]] | None = field(default=None)
    target: object = None

    @property
    def is_looking(self) -> bool:
        """Whether there is nothing to do but look at a page."""
        return self.name in LOOKING


LOOKING = ("columns", "registrations", "contributions")
"""Steps that are done by looking at their page."""


def _payrolls(folder: Path) -> dict[str, object]:
    return {"sources": tuple(folder / name for name in PAYROLLS)}


def _month(_folder: Path) -> dict[str, object]:
    return {"month": MONTH, "rate": RATE}


def _enterprise(folder: Path) -> dict[str, object]:
    from declaration.enterprise import read_enterprise

    return {"enterprise": read_enterprise(folder / "enterprise.toml")}


def _register(folder: Path) -> dict[str, object]:
    return {"register": folder / "register.xlsx"}


def _visited(page: str) -> Callable[[Seen], bool]:
    return lambda seen: seen.is_read and page in seen.visited


STEPS = (
    Step(
        "files",
        "payroll",
        mark("Give the payrolls"),
        mark(
            "The factory pays twice a month, and its daily workers apart: three workbooks lie in "
            "the practice folder. Drop all three here, or choose them with the button."
        ),
        lambda seen: len(seen.bench.sources) == len(PAYROLLS),
        _payrolls,
    ),
    Step(
        "month",
        "payroll",
        mark("Say the month and the rate"),
        mark(
            "The payrolls are of October 2026. The wages are in dollars: type the rate that NSSF "
            "published for the month, here 4015 riel. The program never takes either from the "
            "clock or from last month."
        ),
        lambda seen: seen.bench.month == MONTH and seen.bench.rate == RATE and seen.is_read,
        _month,
        "month",
    ),
    Step(
        "enterprise",
        "payroll",
        mark("Say who declares"),
        mark(
            "The name and the NSSF number of the enterprise go into the file. They lie in "
            "enterprise.toml of the practice folder; for your own factory you type them once."
        ),
        lambda seen: seen.bench.enterprise is not None,
        _enterprise,
        "enterprise",
    ),
    Step(
        "register",
        "payroll",
        mark("Give NSSF’s register"),
        mark(
            "It is the list of the workers that NSSF knows, register.xlsx. With it the program "
            "sees who is not registered yet, and whose name is written otherwise there."
        ),
        lambda seen: seen.bench.register is not None and seen.is_read,
        _register,
        "register",
    ),
    Step(
        "columns",
        "columns",
        mark("Look at the columns"),
        mark(
            "Every column was recognised by its heading. See what each was taken for, and below "
            "the table whether the parts add up to the gross. A wrong one is changed right there, "
            "and remembered for the next month."
        ),
        _visited("columns"),
    ),
    Step(
        "correct",
        "findings",
        mark("Correct one finding"),
        mark(
            "One worker was born on 31 February. The payroll of the first half has 8 February "
            "1992: type 08/02/1992 into the cell and press “Correct”. The workbook itself stays "
            "as it is."
        ),
        lambda seen: bool(seen.bench.patches or seen.bench.decisions),
        target="FMT-002",
    ),
    Step(
        "registrations",
        "registrations",
        mark("See who is not registered"),
        mark(
            "The clock runs from the first day of work. Whoever is past 45 days may be refused at "
            "the hospital, and the enterprise may be fined: these come first."
        ),
        _visited("registrations"),
    ),
    Step(
        "contributions",
        "contributions",
        mark("Ask why a number is what it is"),
        mark(
            "One line a worker. Choose one: the card beside the table says which pay counts and by "
            "which article, the class or the ceiling, the share and the rounding."
        ),
        _visited("contributions"),
    ),
    Step(
        "hold_out",
        "declare",
        mark("Declare the sound workers now"),
        mark(
            "A few workers have errors that only the factory can mend. Choose to declare the "
            "others now without these: they are listed, and declared when their errors are mended."
        ),
        lambda seen: seen.bench.hold_out,
        lambda _folder: {"hold_out": True},
    ),
    Step(
        "folder",
        "declare",
        mark("Choose where the files go"),
        mark("Any folder will do. Here one in the practice folder is taken."),
        lambda seen: seen.bench.out is not None,
        lambda folder: {"out": folder / OUT},
        "folder",
    ),
    Step(
        "declare",
        "declare",
        mark("Declare"),
        mark(
            "Press “Declare”. The files are written all or none, and read back before you see "
            "them. Nothing is sent: handing the file to NSSF is left to you."
        ),
        lambda seen: seen.bench.finished,
    ),
)
"""In the order of a month."""
