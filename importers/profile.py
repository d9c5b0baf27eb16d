"""What the cells of a column look like: how many numbers, dates, texts, and of what size."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from declaration.khmer import is_khmer, is_legacy_font
from declaration.ordered import median
from importers.arithmetic import Numbers, Rows, number_view
from importers.cells.number_text import currency_of, plain
from importers.sheet import Cell, Sheet

_SAMPLE_ROWS = 1000
_SAMPLE_TEXTS = 100
_DATE_TEXT = re.compile(r"\d{1,4}\s*[-/. ]\s*([A-Za-z]{3,9}|\d{1,2})\s*[-/. ,]\s*\d{2,4}.*")
_USD_FORMAT = re.compile(r"(?<!\[)\$(?!-)|US\$|USD|\[\$\$")
_KHR_FORMAT = re.compile(r"៛|KHR|riel|រៀល", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """A column of a sheet, on a sample of the rows that may be workers.

    Attributes:
        filled: how many cells are not blank.
        numeric: share of them that are numbers, or texts that read as numbers [0 to 1].
        dates: share that are dates, or texts that look like dates [0 to 1].
        khmer: share of the other texts that are Khmer [0 to 1].
        durations: whether hours stand as ``h:mm``.
        numbers: the numbers [rows], NaN where none.
        texts: different texts, at most 100, as written.
        format_currency: ``USD``, ``KHR`` or "": what the number format of most cells says.
        text_currency: likewise, what most texts say.
        percent: whether the number format is a percentage.
        legacy: whether most cells are in a font that shows Latin letters as Khmer.
    """

    filled: int
    numeric: float
    dates: float
    khmer: float
    durations: bool
    numbers: Numbers
    texts: tuple[str, ...] = ()
    format_currency: str = ""
    text_currency: str = ""
    percent: bool = False
    legacy: bool = False

    @property
    def amounts(self) -> Numbers:
        """The numbers that are neither blank nor zero."""
        amounts: Numbers = self.numbers[np.nan_to_num(self.numbers) != 0]
        return amounts

    @property
    def median(self) -> float:
        """The median of the amounts; 0 where there is none."""
        return median(np.abs(self.amounts)) if self.amounts.size else 0.0

    @property
    def largest(self) -> float:
        """The largest amount; 0 where there is none."""
        return float(np.abs(self.amounts).max()) if self.amounts.size else 0.0

    @property
    def halves(self) -> float:
        """Share of the amounts that are multiples of a half [0 to 1]; 1 where there is none."""
        return float(np.mean(self.amounts * 2 % 1 == 0)) if self.amounts.size else 1.0

    @property
    def running(self) -> bool:
        """Whether the numbers only number the rows: 1, 2, 3 and on, or every so many of these."""
        steps = np.diff(self.amounts)
        if not steps.size or self.numeric < 0.9 or self.amounts[0] != 1:
            return False
        return bool(steps[0] > 0 and np.mean(steps == steps[0]) >= 0.9)


def sample_rows(sheet: Sheet, first: int) -> Rows:
    """Return rows below the heading that may be workers, at most 1,000, spread over the sheet.

    A row with much fewer cells than most (a total, a signature, a blank) is none.
    """
    filled = (sheet.kinds[:, first:] != Cell.EMPTY).sum(axis=0)
    if not filled.any():
        return np.empty(0, np.intp)
    usual = median(filled[filled > 1]) if (filled > 1).any() else 1
    rows = np.flatnonzero(filled >= 0.5 * usual) + first
    return rows[:: max(1, -(-len(rows) // _SAMPLE_ROWS))]


def profile(sheet: Sheet, rows: Rows, column: int) -> Profile:
    """Return what a column looks like on some rows."""
    kinds = sheet.kinds[column, rows]
    filled = kinds != Cell.EMPTY
    count = int(filled.sum())
    numbers = number_view(sheet, rows, column)
    texts, share = _texts(sheet, rows, column)
    dated = [_DATE_TEXT.fullmatch(plain(text)) is not None for text in texts]
    with_dates = (kinds == Cell.DATE).sum() + np.dot(share, dated)
    words = [is_khmer(text) for text in texts]
    style, percent = _format(sheet, rows[filled], column)
    font = sheet.fonts.get(_usual_style(sheet, rows[filled], column), "")
    return Profile(
        filled=count,
        numeric=float((~np.isnan(numbers)).sum() / count) if count else 0.0,
        dates=float(with_dates / count) if count else 0.0,
        khmer=float(np.mean(words)) if words else 0.0,
        durations=bool(count and (kinds == Cell.DURATION).sum() * 2 > count),
        numbers=numbers,
        texts=texts,
        format_currency=style,
        text_currency=_most([currency_of(text) for text in texts]),
        percent=percent,
        legacy=is_legacy_font(font),
    )


def _texts(sheet: Sheet, rows: Rows, column: int) -> tuple[tuple[str, ...], list[float]]:
    """Return a column's different texts, at most 100, and how many cells each stands for."""
    chosen = rows[sheet.kinds[column, rows] == Cell.TEXT]
    codes, counts = np.unique(sheet.texts[column, chosen], return_counts=True)
    some = slice(None, None, max(1, -(-len(codes) // _SAMPLE_TEXTS)))
    weight = counts.sum() / max(1, counts[some].sum())
    texts = tuple(sheet.pool[code] for code in codes[some].tolist())
    return texts, [float(count * weight) for count in counts[some]]


def _format(sheet: Sheet, rows: Rows, column: int) -> tuple[str, bool]:
    """Return the currency that most cells' number formats say, and whether they are percentages."""
    code = sheet.formats.get(_usual_style(sheet, rows, column), "")
    return format_currency(code), "%" in code


def _usual_style(sheet: Sheet, rows: Rows, column: int) -> int:
    """Return the style key of most of a column's cells; 0 where there is none."""
    if not rows.size or not (sheet.formats or sheet.fonts):
        return 0
    styles, counts = np.unique(sheet.styles[column, rows], return_counts=True)
    return int(styles[counts.argmax()])


def format_currency(code: str) -> str:
    """Return the currency of a number format: ``USD``, ``KHR`` or "".

    >>> format_currency('"$"#,##0.00'), format_currency('#,##0"៛"'), format_currency("[$-409]0.0")
    ('USD', 'KHR', '')
    """
    if _KHR_FORMAT.search(code):
        return "KHR"
    return "USD" if _USD_FORMAT.search(code) else ""


def _most(said: list[str]) -> str:
    """Return what most of the texts say, "" where fewer than half say anything."""
    for currency in ("USD", "KHR"):
        if said.count(currency) * 2 > len(said):
            return currency
    return ""
