"""The columns of the table of all enterprises: who, when, what stands in the way, before. No Qt.

columns(rows, folder, _)                      # rows as in desktop.models.enterprises_model
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.formatting import day
from desktop.models.column import Align, Column
from desktop.models.enterprises_model import (
    days_text,
    days_tone,
    is_known,
    missing_text,
    month_text,
    name_of,
    state_words,
)
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from desktop.board import Standing


def columns(rows: Sequence[Standing], folder: Path, _: Translator) -> list[Column]:
    """Return the columns of the enterprises' table.

    Args:
        rows: how each stands.
        folder: of all of them; places are said as seen from it.
        _: the reader's language.
    """
    return [*_who(rows, _), *_when(rows, _), *_what(rows), *_before(rows, folder, _)]


def _who(rows: Sequence[Standing], _: Translator) -> list[Column]:
    def of(name: str) -> Callable[[int], Any]:
        return lambda i: getattr(rows[i], name)

    return [
        Column(
            "name",
            mark("Enterprise"),
            lambda i: name_of(rows[i], _.language),
            tooltip=lambda i: f"{name_of(rows[i], _.language)}\n{rows[i].path}",
            width=170,
        ),
        Column("nssf_number", mark("NSSF number"), of("nssf_number"), width=118),
        Column(
            "month", mark("Next month"), of("month"), show=month_text, width=132, searched=False
        ),
        Column(
            "state",
            mark("State"),
            lambda i: _(state_words(rows[i])[2]),
            icon=lambda i: state_words(rows[i])[:2],
            width=184,
        ),
    ]


def _when(rows: Sequence[Standing], _: Translator) -> list[Column]:
    def days(name: str, title: str, due: str) -> Column:
        def left(i: int) -> int | None:
            value = getattr(rows[i], name)
            return None if value is None else int(value)

        def sign(i: int) -> tuple[str, str] | None:
            tone = days_tone(left(i))
            return ("stop" if tone == "error" else "warning", tone) if tone else None

        return Column(
            name,
            title,
            left,
            show=days_text,
            tone=lambda i: days_tone(left(i)),
            icon=sign,
            tooltip=lambda i: _day(getattr(rows[i], due), _),
            searched=False,
            width=148,
        )

    return [
        days("days_to_pay", mark("To pay"), "payment"),
        days("days_to_file", mark("To file"), "documents"),
    ]


def _day(when: date | None, _: Translator) -> str:
    return "" if when is None else day(when, _.language)


def _what(rows: Sequence[Standing]) -> list[Column]:
    def figure(name: str, title: str, width: int, **more: Any) -> Column:  # noqa: ANN401
        return Column(
            name,
            title,
            lambda i: getattr(rows[i], name) if is_known(rows[i]) else None,
            Align.RIGHT,
            searched=False,
            summed=True,
            width=width,
            **more,
        )

    return [
        figure("stops", mark("Stops"), 70, tone=lambda i: "stop" if rows[i].stops else ""),
        figure("errors", mark("Errors"), 70, tone=lambda i: "error" if rows[i].errors else ""),
        figure("warnings", mark("Warnings"), 80, hidden=True),
        figure("at_risk", mark("At risk [riel]"), 116),
    ]


def _before(rows: Sequence[Standing], folder: Path, _: Translator) -> list[Column]:
    def place(i: int) -> str:
        above = rows[i].path.parent
        return above.relative_to(folder).as_posix() if above.is_relative_to(folder) else str(above)

    def figure(name: str, title: str, width: int) -> Column:
        return Column(
            name,
            title,
            lambda i: getattr(rows[i], name) if rows[i].last else None,
            Align.RIGHT,
            searched=False,
            summed=True,
            width=width,
        )

    return [
        Column(
            "last",
            mark("Last sealed"),
            lambda i: rows[i].last,
            show=month_text,
            searched=False,
            width=132,
        ),
        figure("workers", mark("Workers"), 80),
        figure("remittance", mark("Remittance [riel]"), 134),
        Column(
            "missing",
            mark("Missing months"),
            lambda i: missing_text(rows[i].missing, _),
            tone=lambda i: "warning" if rows[i].missing else "",
            icon=lambda i: ("warning", "warning") if rows[i].missing else None,
            width=170,
        ),
        Column("folder", mark("Folder"), place, width=150),
    ]
