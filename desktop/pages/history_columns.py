"""The columns of the History page: a row a return, a missing month, or the month that is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from declaration.month import Month
from desktop.formatting import day, month_name
from desktop.law_words import signed
from desktop.models.column import Align, Column
from desktop.texts import Translator, mark
from desktop.vault.history import STANDINGS, Row, Standing, due_words
from desktop.vault.kinds import SHORT

HASH = 12
"""Letters of a hash in the table; the whole stands beside it."""

TONES = {Standing.MISSING: "warning", Standing.NEXT: "muted", Standing.DRAFT: "muted"}


def columns(rows: Sequence[Row], _: Translator) -> list[Column]:
    """Return the columns of a list of rows; what sorts stays a value, what is read a text."""
    return [
        Column(
            "month",
            mark("Month"),
            lambda i: str(rows[i].month),
            show=lambda text, _: month_name(Month.parse(text), _.language),
            width=124,
        ),
        Column(
            "kind",
            mark("Return"),
            lambda i: _kind(rows[i], _),
            tone=lambda i: TONES.get(rows[i].standing, ""),
            tooltip=lambda i: _due(rows[i], _),
            width=106,
        ),
        Column(
            "standing",
            mark("State"),
            lambda i: _(STANDINGS[rows[i].standing][2]),
            icon=lambda i: STANDINGS[rows[i].standing][:2],
            width=112,
        ),
        _amount("workers", mark("Workers"), rows, 100),
        _amount("remittance", mark("Remittance"), rows, 100),
        Column(
            "moved",
            mark("Difference"),
            lambda i: rows[i].moved,
            Align.RIGHT,
            show=_signed,
            tooltip=lambda i: _compared(rows[i], _),
            searched=False,
            width=88,
        ),
        _amount("employer", mark("Employer"), rows, 108),
        _amount("worker", mark("Worker"), rows, 100),
        Column("sealed", mark("Sealed on"), lambda i: _day(rows[i], _), width=112),
        Column("by", mark("By"), lambda i: _sealed(rows[i], "sealed_by"), width=90),
        Column(
            "hash",
            mark("Hash"),
            lambda i: _sealed(rows[i], "hash")[:HASH],
            tooltip=lambda i: _sealed(rows[i], "hash"),
            width=120,
        ),
    ]


def _amount(name: str, title: str, rows: Sequence[Row], width: int) -> Column:
    return Column(
        name,
        title,
        lambda i: None if rows[i].of is None else getattr(rows[i].of, name),
        Align.RIGHT,
        searched=False,
        summed=True,
        width=width,
    )


def _kind(row: Row, _: Translator) -> str:
    if row.of is not None:
        name = _(SHORT[row.of.kind])
        return f"{name} {row.of.number}" if row.of.number > 1 else name
    if row.standing is Standing.MISSING:
        return _("Not sealed")
    return _("Not begun")


def _due(row: Row, _: Translator) -> str:
    return "\n".join(due_words(due, day(due.day, _.language), _) for due in row.days)


def _compared(row: Row, _: Translator) -> str:
    if row.moved is None:
        return ""
    if row.of is not None and not row.of.kind.opens:
        return _("What this return changes of the month’s remittance [riel]")
    return _("Against what stands for the month before [riel]")


def _signed(value: object, _: Translator) -> str:
    return signed(value) if isinstance(value, int) else ""


def _day(row: Row, _: Translator) -> str:
    text = _sealed(row, "sealed_at")
    return day(date.fromisoformat(text[:10]), _.language) if text else ""


def _sealed(row: Row, name: str) -> str:
    return str(getattr(row.of, name)) if row.of is not None and row.of.is_sealed else ""
