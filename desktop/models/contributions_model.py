"""The table of contributions: a row a worker, its columns, and which rows to keep. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from declaration.contributions import Scheme
from declaration.monthly import Status
from declaration.payroll import SCALE
from desktop import formatting
from desktop.models.column import Align, Column, of_days, of_numbers, of_texts
from desktop.texts import Translator, mark
from desktop.why_words import STATUSES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Int

    Mask = npt.NDArray[np.bool_]

SHARES = {
    (Scheme.OCCUPATIONAL_RISK, "base"): mark("Occupational risk, base [riel]"),
    (Scheme.OCCUPATIONAL_RISK, "employer"): mark("Occupational risk, employer [riel]"),
    (Scheme.OCCUPATIONAL_RISK, "worker"): mark("Occupational risk, worker [riel]"),
    (Scheme.HEALTH_CARE, "base"): mark("Health care, base [riel]"),
    (Scheme.HEALTH_CARE, "employer"): mark("Health care, employer [riel]"),
    (Scheme.HEALTH_CARE, "worker"): mark("Health care, worker [riel]"),
    (Scheme.PENSION, "base"): mark("Pension, base [riel]"),
    (Scheme.PENSION, "employer"): mark("Pension, employer [riel]"),
    (Scheme.PENSION, "worker"): mark("Pension, worker [riel]"),
}
ICONS = {
    Status.DECLARED: ("good", "good"),
    Status.HELD_OUT: ("error", "error"),
    Status.SUSPENDED: ("notice", "muted"),
    Status.LEFT: ("notice", "muted"),
    Status.NOT_DUE: ("notice", "muted"),
}
"""Status → icon and tone; the word stands beside it."""


def columns(month: MonthlyDeclaration, _: Translator) -> list[Column]:
    """Return the columns of a month's workers.

    Args:
        month: worked out.
        _: the reader's language, in which statuses are searched.
    """
    return [*_who(month, _), *_sums(month), *_shares(month), *_more(month)]


def kept(
    month: MonthlyDeclaration, status: str = "", wages: tuple[int, int | None] | None = None
) -> Mask | None:
    """Return the rows to keep; None for all.

    Args:
        month: worked out.
        status: of the line; "" for any.
        wages: the lowest and the highest wage, None for no highest; both included [riel]. Only
            lines whose contributions were reckoned have one.
    """
    from desktop.charts.wages import reckoned

    rows: Mask | None = None
    if status:
        rows = month.status.where(lambda text: text == status)
    if wages is not None:
        low, high = wages
        inside = reckoned(month) & (month.wage_khr >= low)
        if high is not None:
            inside &= month.wage_khr <= high
        rows = inside if rows is None else rows & inside
    return rows


def _who(month: MonthlyDeclaration, _: Translator) -> Iterator[Column]:
    payroll, codes = month.payroll, month.status
    said = codes.map(lambda text: _(STATUSES[Status(text)]))
    names = (payroll.text("name_km"), payroll.text("name_latin"))
    has_khmer = bool(names[0].filled().any())
    numbers = payroll.text("worker_number")
    yield of_texts("worker_number", mark("Worker number"), numbers, width=122)
    yield of_texts("name_km", mark("Name in Khmer"), names[0], width=132, hidden=not has_khmer)
    yield of_texts("name_latin", mark("Name in Latin"), names[1], width=140, hidden=has_khmer)
    yield of_texts(
        "status",
        mark("Status"),
        said,
        width=116,
        icon=lambda i: ICONS[Status(codes[i])],
        tooltip=lambda i: ", ".join(month.held_by.get(i, ())),
    )


def _shares(month: MonthlyDeclaration) -> Iterator[Column]:
    """Yield base and shares of each scheme; what is nothing for everybody is hidden at first."""
    for scheme, shares in month.shares.items():
        for part, amounts in (
            ("base", shares.base),
            ("employer", shares.employer),
            ("worker", shares.worker),
        ):
            hidden = part == "base" or not amounts.any()
            title = SHARES[scheme, part]
            yield of_numbers(f"{scheme}_{part}", title, amounts, width=190, hidden=hidden)


def _sums(month: MonthlyDeclaration) -> Iterator[Column]:
    yield of_numbers("wage_khr", mark("Wage [riel]"), month.wage_khr, width=118)
    if month.shares:
        employer, worker = shares_together(month)
        yield of_numbers("employer_total", mark("Employer [riel]"), employer, width=124)
        yield of_numbers("worker_total", mark("Worker [riel]"), worker, width=116)
        yield of_numbers("remittance", mark("Remittance [riel]"), employer + worker, width=136)
    yield _wage_usd(month)


def _wage_usd(month: MonthlyDeclaration) -> Column:
    usd, has_usd = month.wage_usd, month.has_usd
    return Column(
        "wage_usd",
        mark("Wage [US dollars]"),
        lambda i: Decimal(int(usd[i])) / SCALE if has_usd[i] else None,
        Align.RIGHT,
        show=lambda value, _: formatting.dollars(value) if isinstance(value, Decimal) else "",
        whole=lambda: usd * has_usd,
        searched=False,
        summed=True,
        scale=SCALE,
        width=140,
        hidden=not has_usd.any(),
    )


def shares_together(month: MonthlyDeclaration) -> tuple[Int, Int]:
    """Return the employer's and the workers' shares of all schemes [n, riel]."""
    employer, worker = month.wage_khr * 0, month.wage_khr * 0
    for shares in month.shares.values():
        employer, worker = employer + shares.employer, worker + shares.worker
    return employer, worker


def _more(month: MonthlyDeclaration) -> Iterator[Column]:
    """Yield what is rarely looked at; most of it hidden at first."""
    payroll = month.payroll
    yield of_texts("nssf_number", mark("NSSF number"), payroll.text("nssf_number"), width=160)
    for name, title in (
        ("national_id", mark("National identity number")),
        ("department", mark("Department")),
        ("line_group", mark("Line or group")),
        ("position", mark("Position")),
    ):
        if payroll.has(name):
            yield of_texts(name, title, payroll.text(name), width=150, hidden=True)
    for name, title in (("birth_date", mark("Born on")), ("hire_date", mark("Hired on"))):
        if payroll.has(name):
            yield of_days(name, title, payroll.date(name), hidden=True)
    codes = payroll.text("worker_number")
    yield Column(
        "source",
        mark("Row in the payroll"),
        lambda i: _source(month, i),
        width=220,
        hidden=True,
        searched=False,
        tooltip=lambda i: f"{_source(month, i)} {codes[i]}",
    )


def _source(month: MonthlyDeclaration, worker: int) -> str:
    place = month.payroll.place(worker)
    return f"{place.file} {place.cell}".strip()
