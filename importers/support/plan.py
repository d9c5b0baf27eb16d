"""Workbooks → workbooks of the same structure whose people, days and pay are invented.

plan = Plan(books, choices, key, register)
made = plan.workbooks()           # the same sheets, rows and columns
plan.turn(persons)                # those whose findings were not kept get others
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from declaration.fields import Kind
from importers.cells.number_text import decimal_mark
from importers.choices import Choices
from importers.sheet import Cell, Sheet, Workbook
from importers.support import cells, replacing
from importers.support.days import moved, moved_serial, moved_text
from importers.support.invention import Inventor
from importers.support.made_sheet import MadeSheet
from importers.support.pay import moved_pay
from importers.support.people import NAMES, NUMBERS, People, people
from importers.support.rows import Column, Table, tables
from importers.support.sources import secrets
from importers.support.totals import Amounts, Numbers
from importers.values import FIELDS as SAID
from importers.values import no_dates

_IDENTITY = (*NUMBERS, "bank_account")
_MONEY_ROWS = ("total", "subtotal")
_AHEAD = {"birth_date": -14, "contract_end": 30}


class Plan:
    """What every cell of some workbooks becomes.

    Attributes:
        tables: the sheets of all workbooks.
        people: who the rows are.
        secrets: what stands in the sources and may stand nowhere else.
        turns: person → how often another choice was asked for.
        schemes: (table, column) → how far what the payroll shows of contributions moves [workers].
    """

    def __init__(
        self,
        books: Sequence[Workbook],
        choices: Choices,
        key: str,
        register: int | None = None,
        further: Iterable[str] = (),
    ) -> None:
        """Look at the sources.

        Args:
            books: opened, the register among them.
            choices: as they were read.
            key: that chance is drawn from; whoever has it can make the same again.
            register: position of the register among the books, or None.
            further: texts from elsewhere that may stand nowhere, as the enterprise's name.
        """
        self._books = books
        self._choices = choices
        self.tables = tables(books, choices, register)
        self.people: People = people(self.tables)
        self.secrets = secrets(self.tables, further)
        self.turns: dict[int, int] = {}
        self.schemes: dict[int, dict[int, Numbers]] = {}
        self.inventor = Inventor(key, self.secrets.names, self.secrets.numbers, self.secrets.codes)
        self._names = self._invented_names()
        self.pay: dict[int, Amounts] = {}

    def turn(self, persons: Iterable[int]) -> None:
        """Choose other amounts and days for some persons; each time nearer to what they were."""
        for person in persons:
            self.turns[person] = self.turns.get(person, 0) + 1

    def workbooks(self) -> list[Workbook]:
        """Return the invented workbooks: file by file, sheet by sheet, cell by cell the same."""
        made: dict[int, list[Sheet]] = {position: [] for position in range(len(self._books))}
        for position, table in enumerate(self.tables):
            made[table.book].append(self._sheet(position, table))
        return [
            replace(
                book, name=self.file_name(i), path="", sheets=_named_apart(made[i]), findings=[]
            )
            for i, book in enumerate(self._books)
        ]

    def file_name(self, book: int) -> str:
        """Return what an invented workbook is called."""
        return f"file-{book + 1}.{'csv' if self._books[book].format == 'csv' else 'xlsx'}"

    def text(self, text: str) -> str:
        """Return a text, as a title or a sheet's name, of which only known words stay."""
        return cells.neutral(text, self.inventor)

    def person(self, table: int, row: int) -> int | None:
        """Return whose a row is, or None."""
        return self.people.of.get((table, row))

    def _invented_names(self) -> dict[tuple[int, str], str]:
        """Return (person, name as written) → invented name."""
        made = {}
        for (person, khmer), spellings in self.people.spellings.items():
            for old, new in self.inventor.invented_names(f"{person} {khmer}", spellings).items():
                made[person, old] = new
        return made

    def _sheet(self, position: int, table: Table) -> Sheet:
        new = MadeSheet(table.sheet)
        self._headings(table, new)
        by_column = {column.at: column for column in table.columns}
        rest = np.setdiff1d(np.arange(table.last + 1, table.sheet.shape[0]), table.workers)
        for at in range(table.sheet.shape[1]):
            column = by_column.get(at)
            if column is None:
                new.each(at, table.workers, self._loose_text, self._loose)
            elif column.kind is not Kind.MONEY:
                self._column(position, table, column, new)
            new.each(at, rest, self._loose_text, self._loose)
        self._pay(position, table, new)
        for left in table.others:
            if left.why == "heading":
                new.copy_row(left.row - 1)
        return new.sheet(self.text(table.sheet.name))

    def _headings(self, table: Table, new: MadeSheet) -> None:
        """Keep the headings; of the titles above them the words that everybody uses."""
        titles = np.arange(0, max(table.first, 0))
        headings = np.arange(table.first, table.last + 1)
        for at in range(table.sheet.shape[1]):
            new.each(at, titles, self._loose_text, self._title)
            new.each(at, headings, self._heading, lambda number, _row, _kind: number)

    def _heading(self, text: str, _row: int) -> str:
        from importers.support.sources import numbers_in, windows

        told = any(form in self.secrets.names for form in windows(text))
        told = told or any(number in self.secrets.numbers for number in numbers_in(text))
        return self.text(text) if told else text

    def _title(self, number: float, row: int, kind: int) -> float:
        rate = self._choices.rate
        if kind == Cell.DATE or (rate is not None and number == float(rate)):
            return number
        return self._loose(number, row, kind)

    def _loose_text(self, text: str, _row: int) -> str:
        return self.text(text)

    def _loose(self, number: float, _row: int, kind: int) -> float:
        if kind == Cell.DATE:
            return moved_serial(number, partial(moved, inventor=self.inventor, birth=False))
        return cells.loose_number(number, self.inventor)

    def _column(self, position: int, table: Table, column: Column, new: MadeSheet) -> None:
        """Put in what stands for a column of a person's data that is no money."""
        if column.field in NAMES:
            new.each(column.at, table.workers, self._name(position), self._code)
        elif column.field in _IDENTITY:
            if not only_counts(table, column):
                change = partial(replacing.identity, column.field, self.inventor)
                number = partial(replacing.identity_number, column.field, self.inventor)
                new.each(column.at, table.workers, change, number)
            else:
                new.each(column.at, table.workers, lambda text, _row: text, lambda n, _row, _k: n)
        elif column.field in SAID:
            chosen = self._choices.mapping.values if self._choices.mapping else {}
            change = partial(replacing.said, column.field, self.inventor, chosen)
            new.each(column.at, table.workers, change, self._loose)
        elif column.kind is Kind.DATE:
            self._days(position, table, column, new)
        elif column.kind is Kind.QUANTITY or column.field == "row_no":
            new.each(column.at, table.workers, self._quantity, lambda number, _row, _kind: number)
        else:
            new.each(column.at, table.workers, self._loose_text, self._loose)

    def _name(self, position: int) -> Callable[[str, int], str]:
        of, names = self.people.of, self._names

        def change(text: str, row: int) -> str:
            made = names[of[position, row], text]
            return self.inventor.number(made) if any(sign.isdecimal() for sign in made) else made

        return change

    def _code(self, number: float, _row: int, kind: int) -> float:
        if kind == Cell.DATE:
            return self._loose(number, _row, kind)
        return cells.code_number(number, self.inventor)

    def _quantity(self, text: str, _row: int) -> str:
        from importers.cells import number_of

        return text if number_of(text) is not None else self.text(text)

    def _days(self, position: int, table: Table, column: Column, new: MadeSheet) -> None:
        """Put in other days; what is no day stays none."""
        birth = column.field == "birth_date"
        year = self._choices.month.year + _AHEAD.get(column.field, 1)
        order = column.order

        def move(row: int) -> Callable[[date], date]:
            who = self.people.of[position, row]
            turn = self.turns.get(who, 0)
            return partial(moved, inventor=self.inventor, birth=birth, who=who, turn=turn)

        def text(said: str, row: int) -> str:
            if said.strip().casefold() in no_dates():
                return said
            made = moved_text(said, order, year, move(row))
            if made is not None:
                return made
            return cells.broken(
                said, lambda t: moved_text(t, order, year, lambda d: d) is not None, self.inventor
            )

        def number(serial: float, row: int, _kind: int) -> float:
            if serial >= 1_000_000:
                made = moved_text(f"{serial:.0f}", "ymd", year, move(row))
                return float(made) if made else serial
            return moved_serial(serial, move(row))

        new.each(column.at, table.workers, text, number)

    def _pay(self, position: int, table: Table, new: MadeSheet) -> None:
        """Put in other amounts, and the totals below them."""
        persons = [self.people.of[position, row] for row in table.workers.tolist()]
        pay = moved_pay(
            table,
            persons,
            self.turns,
            self.inventor,
            float(self._choices.rate) if self._choices.rate else None,
            self.schemes.get(position),
        )
        self.pay[position] = pay
        for column in table.of_kind(Kind.MONEY):
            at = column.at
            texts = table.sheet.kinds[at, table.workers] == Cell.TEXT
            mark = decimal_mark(
                {table.sheet.text(int(row), at) for row in table.workers[texts]}, column.currency
            )
            amounts = dict(
                zip(
                    table.workers.tolist(),
                    zip(pay.old[at].tolist(), pay.new[at].tolist(), strict=True),
                    strict=True,
                )
            )
            new.each(
                at,
                table.workers,
                partial(replacing.amount, self.inventor, amounts, mark),
                partial(replacing.money, self.inventor, amounts),
            )
            self._sums(table, column, pay, new)

    def _sums(self, table: Table, column: Column, pay: Amounts, new: MadeSheet) -> None:
        """Move the totals below the workers as much as what they add up."""
        moves = np.nan_to_num(pay.new[column.at] - pay.old[column.at])
        since = 0
        for left in table.others:
            if left.why not in _MONEY_ROWS:
                continue
            row = left.row - 1
            above = table.workers < row
            if left.why == "subtotal":
                above &= table.workers >= since
            since = row
            old = new.old.numbers[column.at, row]
            kind = new.old.kinds[column.at, row]
            total = float(np.round(old + moves[above].sum(), 6))
            if kind == Cell.NUMBER and old:
                new.numbers[column.at, row] = total
            elif kind == Cell.TEXT:
                text = new.old.text(row, column.at)
                was = cells.read_amount(text)
                told = (
                    cells.amount(text, was, float(np.round(was + moves[above].sum(), 6)))
                    if was
                    else None
                )
                new.put(column.at, row, told if told is not None else self.text(text))


def only_counts(table: Table, column: Column) -> bool:
    """Return whether a column only counts its rows: 1, 2, 3 and on."""
    values = table.sheet.numbers[column.at, table.workers]
    steps = np.diff(values)
    return bool(len(steps) and values[0] == 1 and np.mean(steps == 1) >= 0.9)


def _named_apart(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return sheets whose names a workbook can have, none twice."""
    taken: set[str] = set()
    made = []
    for position, sheet in enumerate(sheets):
        name = "".join("_" if sign in r"[]:*?/\'" else sign for sign in sheet.name)[:31].strip()
        if (not name and sheet.name) or name.casefold() in taken:
            name = f"Sheet {position + 1}"
        taken.add(name.casefold())
        made.append(replace(sheet, name=name))
    return made
