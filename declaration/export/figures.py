"""The month's figures by name, as columns ready to be written: one row a worker.

In comes a ``MonthlyDeclaration``, out go ``Column``s. Layouts, contributions.csv and every other
table of the export ask here and nowhere else. ``proof`` does not: it reads the month by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from declaration.export.clean import clean_all
from declaration.export.columns import Column, Form, of_dates, of_numbers, of_texts, same
from declaration.export.names import PARTS, Names, names_of, part_and_script
from declaration.fields import FIELDS, Kind
from declaration.money import rate_units
from declaration.monthly import Enterprise, MonthlyDeclaration, Status
from declaration.payroll import Bool, Int, Texts

SCHEMES = ("occupational_risk", "health_care", "pension")
SHARE_PARTS = ("base", "employer", "worker")


def _employer(month: MonthlyDeclaration) -> Enterprise:
    return month.enterprise or Enterprise()


class UnknownFigureError(KeyError):
    """No figure of the month has that name."""


class Figures:
    """Every figure of a month that a file can hold.

    Attributes:
        month: where they come from.
        altered: figure → where its text had to be changed to be written [n].
    """

    def __init__(self, month: MonthlyDeclaration) -> None:
        self.month = month
        self.altered: dict[str, Bool] = {}
        self._known: dict[str, Column] = {}
        self._names: dict[str, Names] = {}

    def __len__(self) -> int:
        return len(self.month.payroll)

    def column(self, name: str) -> Column:
        """Return a figure of every worker.

        Raises:
            UnknownFigureError: no such figure.
        """
        if name not in self._known:
            self._known[name] = self._writable(name, self._make(name))
        return self._known[name]

    def of_month(self, name: str) -> Column:
        """Return a figure of the month as a whole, as a column of one row.

        Raises:
            UnknownFigureError: no such figure, or one of the workers'.
        """
        if name not in OF_THE_MONTH:
            raise UnknownFigureError(name)
        form, value = OF_THE_MONTH[name]
        return self._writable(name, same(form, value(self.month), 1))

    def first_filled(self, names_in_order: Iterable[str]) -> Column:
        """Return for each worker the first of the text figures that is not blank."""
        result, *others = [self.column(name) for name in names_in_order]
        for other in others:
            result = _filled_from(result, other)
        return result

    def declared(self) -> Bool:
        """Return who is declared [n]."""
        return self.with_status(Status.DECLARED)

    def with_status(self, status: Status) -> Bool:
        """Return whose line has the status [n]."""
        return self.month.status.where(lambda text: text == status)

    def _writable(self, name: str, column: Column) -> Column:
        if column.form is not Form.TEXT:
            return column
        written = clean_all(column.text_pool())
        if written == column.pool:
            return column
        changed = np.array([a != b for a, b in zip(written, column.pool, strict=True)], bool)
        self.altered[name] = changed[column.codes]
        emptied = np.array([not text for text in written], bool)
        codes = np.where(emptied[column.codes], np.int32(0), column.codes)
        return Column(Form.TEXT, codes, written)

    def names(self, script: str) -> Names:
        """Return the names of all workers in a script, ``km`` or ``latin``."""
        if script not in self._names:
            self._names[script] = names_of(self.month.payroll, script)
        return self._names[script]

    def _name(self, part: str, script: str) -> Column:
        """Return a name; what of the payroll's texts could not be written is noticed."""
        texts = self.month.payroll.texts
        for field in (f"{each}_{script}" for each in PARTS):
            if field in texts and field not in self.altered:
                self._writable(field, of_texts(texts[field]))
        return of_texts(self.names(script).part(part))

    def _make(self, name: str) -> Column:
        if name in OF_THE_MONTH:
            form, value = OF_THE_MONTH[name]
            return same(form, value(self.month), len(self))
        named = part_and_script(name)
        if named:
            return self._name(*named)
        if name in MADE:
            return MADE[name](self.month)
        if scheme_part(name):
            return _share(self.month, *scheme_part(name))
        field = FIELDS.get(name)
        if field is None or field.kind not in (Kind.CODE, Kind.TEXT, Kind.DATE):
            raise UnknownFigureError(name)
        if field.kind is Kind.DATE:
            return of_dates(self.month.payroll.date(name))
        return of_texts(self.month.payroll.text(name))


def is_figure(name: str) -> bool:
    """Return whether ``Figures.column`` knows the name."""
    field = FIELDS.get(name)
    plain = field is not None and field.kind in (Kind.CODE, Kind.TEXT, Kind.DATE)
    return name in MADE or name in OF_THE_MONTH or bool(scheme_part(name)) or plain


def scheme_part(name: str) -> tuple[str, ...]:
    """Return scheme and part of a name as ``pension_employer``, or nothing."""
    scheme, _, part = name.rpartition("_")
    return (scheme, part) if scheme in SCHEMES and part in SHARE_PARTS else ()


def shares_by_name(month: MonthlyDeclaration) -> dict[str, Mapping[str, Int]]:
    """Return scheme → part → amounts [n, riel], for the schemes in force."""
    return {
        str(scheme): {part: getattr(shares, part) for part in SHARE_PARTS}
        for scheme, shares in month.shares.items()
    }


def _share(month: MonthlyDeclaration, scheme: str, part: str) -> Column:
    """Return a scheme's amounts; blank throughout where the scheme is not in force."""
    shares = shares_by_name(month).get(scheme)
    if shares is None:
        return same(Form.INTEGER, None, len(month.payroll))
    return of_numbers(shares[part])


def _sum_of_shares(part: str) -> Callable[[MonthlyDeclaration], Column]:
    def total(month: MonthlyDeclaration) -> Column:
        nothing = np.zeros(len(month.payroll), np.int64)
        return of_numbers(sum((s[part] for s in shares_by_name(month).values()), nothing))

    return total


def _of_sheets(attribute: str) -> Callable[[MonthlyDeclaration], Column]:
    def column(month: MonthlyDeclaration) -> Column:
        payroll = month.payroll
        texts = Texts.of(str(getattr(sheet, attribute)) for sheet in payroll.sheets)
        codes = texts.codes[payroll.sheet] if len(payroll) else np.zeros(0, np.int32)
        return of_texts(Texts(codes, texts.pool))

    return column


def _days_since_hire(month: MonthlyDeclaration) -> Column:
    hired = month.clock_start
    known = ~np.isnat(hired)
    days = (np.datetime64(month.options.clock_day, "D") - hired).astype(np.int64)
    return of_numbers(np.where(known, days, 0), known)


def _held_by(month: MonthlyDeclaration) -> Column:
    held = list(month.held_by)
    different = Texts.of(" ".join(month.held_by[worker]) for worker in held)
    codes = np.zeros(len(month.payroll), np.int32)
    codes[held] = different.codes
    return of_texts(Texts(codes, different.pool))


def _filled_from(first: Column, second: Column) -> Column:
    """Return ``first`` with its blanks filled from ``second``; both are texts."""
    if not first.blank().any() or second.blank().all():
        return first
    shift = np.int32(len(first.pool) - 1)
    moved = np.where(second.blank(), np.int32(0), second.codes + shift)
    pool = [*first.text_pool(), *second.text_pool()[1:]]
    return Column(Form.TEXT, np.where(first.blank(), moved, first.codes), pool)


OF_THE_MONTH: dict[str, tuple[Form, Callable[[MonthlyDeclaration], str | int | None]]] = {
    "enterprise_nssf_number": (Form.TEXT, lambda m: _employer(m).nssf_number),
    "enterprise_name": (Form.TEXT, lambda m: _employer(m).name),
    "enterprise_name_km": (Form.TEXT, lambda m: _employer(m).name_km),
    "month_number": (Form.INTEGER, lambda m: m.options.month.month),
    "year_number": (Form.INTEGER, lambda m: m.options.month.year),
    "nssf_exchange_rate": (Form.DECIMAL, lambda m: rate_units(m.options.rate) or None),
}
"""Figures of the month as a whole; in a table of workers each row has the same."""

MADE: dict[str, Callable[[MonthlyDeclaration], Column]] = {
    "serial": lambda m: of_numbers(np.arange(1, len(m.payroll) + 1)),
    "source_file": _of_sheets("file"),
    "source_sheet": _of_sheets("name"),
    "source_row": lambda m: of_numbers(m.payroll.row.astype(np.int64)),
    "registered_on": lambda m: of_dates(m.registered_on),
    "wage_usd": lambda m: of_numbers(m.wage_usd, m.has_usd, Form.DOLLARS),
    "wage_khr": lambda m: of_numbers(m.wage_khr),
    "employer_total": _sum_of_shares("employer"),
    "worker_total": _sum_of_shares("worker"),
    "status": lambda m: of_texts(m.status),
    "codes": _held_by,
    "days_since_hire": _days_since_hire,
}
"""Figures that are worked out; every other text, number and date field is the payroll's own."""
