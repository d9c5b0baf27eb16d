"""One text → the date that is written there, as far as the text alone can tell.

``03/04/2024`` has two readings; which one holds is for the column to say (``date_column``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from importers.cells.number_text import plain

Order = Literal["dmy", "mdy", "ymd", ""]

BUDDHIST = range(2400, 2700)
"""Years that can only be meant in the Buddhist era."""
BUDDHIST_AHEAD = 543
"""Years that the Buddhist era counts ahead of the common one."""

_MONTHS = {
    1: "january jan មករា 一月",
    2: "february feb កុម្ភៈ កុម្ភះ កុម្ភ 二月",
    3: "march mar មីនា មិនា 三月",
    4: "april apr មេសា 四月",
    5: "may ឧសភា ឩសភា 五月",
    6: "june jun មិថុនា មិថុនា មីថុនា 六月",
    7: "july jul កក្កដា កក្តដា កក្កដ 七月",
    8: "august aug សីហា 八月",
    9: "september sept sep កញ្ញា 九月",
    10: "october oct តុលា 十月",
    11: "november nov វិច្ឆិកា វិច្ឆកា 十一月",
    12: "december dec ធ្នូ 十二月",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAME = re.compile("|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True)))
_WHOLE_NAME = re.compile(rf"(?<![a-z])(?:{_NAME.pattern})(?![a-z])")

_TIME = re.compile(r"[t ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?)?z?$")
_WORDS = re.compile(r"ថ្ងៃទី|ថ្ងៃ|ទី|ខែ|ឆ្នាំ|គ\.?\s?ស\.?|ព\.?\s?ស\.?|(?<=\d)(st|nd|rd|th)\b")
_NUMERIC = re.compile(r"(\d{1,4})\s*([/.\-\s])\s*(\d{1,2})\s*\2\s*(\d{1,4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE = re.compile(r"(\d{2,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?")
_DAY_FIRST = re.compile(r"(\d{1,2})[\s\-/.,]*<(\d+)>[\s\-/.,]*(\d{2,4})")
_MONTH_FIRST = re.compile(r"<(\d+)>[\s\-/.,]*(\d{1,2})[\s\-/.,]+(\d{2,4})")
_YEAR_FIRST = re.compile(r"(\d{4})[\s\-/.,]*<(\d+)>[\s\-/.,]*(\d{1,2})")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Written:
    """Three numbers of a date, in the order in which they are written.

    Attributes:
        numbers: as written.
        order: what the text itself says about them; "" where they could stand for more than one.
        short_year: whether the year, where it stands last, has two digits only.
    """

    numbers: tuple[int, int, int]
    order: Order
    short_year: bool = False


@lru_cache(maxsize=1 << 16)
def written(text: str) -> Written | None:
    """Return what a text says as a date, or None where it is none. Times of day are dropped.

    >>> written("15/03/2020 00:00")
    Written(numbers=(15, 3, 2020), order='', short_year=False)
    >>> written("01-Mar-24"), written("២០២០-០៣-០៥")
    (Written(numbers=(1, 3, 24), order='dmy', short_year=True), \
Written(numbers=(2020, 3, 5), order='ymd', short_year=False))
    >>> written("ថ្ងៃទី១៥ ខែមីនា ឆ្នាំ២០២០")
    Written(numbers=(15, 3, 2020), order='dmy', short_year=False)
    """
    if len(text) > _LONGEST:
        return None
    if found := _numeric(text):
        return found
    body = _TIME.sub("", plain(text).lower()).strip(" ,.")
    khmer_words = "ខែ" in body and "ឆ្នាំ" in body
    body = " ".join(_WORDS.sub(" ", body).split())
    found = _chinese(body) or _named(body) or _numeric(body)
    if found and khmer_words and not found.order:
        return Written(found.numbers, "dmy", found.short_year)
    return found


def orders(found: Written) -> set[Order]:
    """Return the orders in which three numbers make a date.

    >>> sorted(orders(written("25/03/2020"))), sorted(orders(written("03/04/2020")))
    (['dmy'], ['dmy', 'mdy'])
    >>> sorted(orders(written("95/03/15")))
    ['ymd']
    """
    if found.order:
        return {found.order}
    first, second, third = found.numbers
    possible: set[Order] = set()
    if 1 <= first <= 31 and 1 <= second <= 12:
        possible.add("dmy")
    if 1 <= first <= 12 and 1 <= second <= 31:
        possible.add("mdy")
    if found.short_year and first > 31 and 1 <= second <= 12 and 1 <= third <= 31:
        possible.add("ymd")
    return possible


def as_date(found: Written, order: Order, latest_year: int) -> date | None:
    """Return the date that three numbers stand for, or None where there is no such day.

    Args:
        found: the numbers.
        order: of the column; what the text itself says stands above it.
        latest_year: a year of two digits is the last such year not after this one.

    >>> as_date(written("03/04/24"), "dmy", 2026), as_date(written("03/04/24"), "mdy", 2012)
    (datetime.date(2024, 4, 3), datetime.date(1924, 3, 4))
    >>> as_date(written("15/03/2567"), "dmy", 2026), as_date(written("31/02/2024"), "dmy", 2026)
    (datetime.date(2024, 3, 15), None)
    """
    order = found.order or order
    if not order:
        return None
    place = dict(zip(order, found.numbers, strict=True))
    year = common_year(place["y"])
    if found.short_year:
        year = latest_year - (latest_year - year) % 100
    try:
        return date(year, place["m"], place["d"])
    except ValueError:
        return None


def month_named(text: str) -> int | None:
    """Return the one month that a text names by a word, or None.

    >>> month_named("Payroll of Oct-2026"), month_named("ខែតុលា"), month_named("summary declared")
    (10, 10, None)
    """
    found = {_MONTH_OF[word[0]] for word in _WHOLE_NAME.finditer(plain(text).casefold())}
    return found.pop() if len(found) == 1 else None


def common_year(year: int) -> int:
    """Return a year of the common era.

    >>> common_year(2567), common_year(2024)
    (2024, 2024)
    """
    return year - BUDDHIST_AHEAD if year in BUDDHIST else year


def is_buddhist(found: Written) -> bool:
    """Return whether the year is one of the Buddhist era."""
    return any(number in BUDDHIST for number in found.numbers)


def _numeric(body: str) -> Written | None:
    """Return three numbers parted by a sign, or eight digits in one."""
    if match := _COMPACT.fullmatch(body):
        return _eight_digits(body, match)
    match = _NUMERIC.fullmatch(body)
    if not match:
        return None
    numbers = int(match[1]), int(match[3]), int(match[4])
    lengths = len(match[1]), len(match[4])
    if lengths[0] == 4 and lengths[1] <= 2:
        return Written(numbers, "ymd")
    if lengths[0] <= 2 and lengths[1] in (2, 4):
        return Written(numbers, "", lengths[1] == 2)
    return None


def _eight_digits(body: str, match: re.Match[str]) -> Written | None:
    """Return eight digits as year first, else as day or month first."""
    year, month, day = (int(part) for part in match.groups())
    if (1900 <= year <= 2199 or year in BUDDHIST) and 1 <= month <= 12 and 1 <= day <= 31:
        return Written((year, month, day), "ymd")
    return Written((int(body[:2]), int(body[2:4]), int(body[4:])), "")


def _chinese(body: str) -> Written | None:
    """Return ``2020年3月5日``."""
    match = _CHINESE.fullmatch(body)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    return Written((year, month, day), "ymd", len(match[1]) == 2)


def _named(body: str) -> Written | None:
    """Return a date whose month is a name."""
    numbered, names = _NAME.subn(lambda name: f"<{_MONTH_OF[name[0]]}>", body, count=1)
    if not names:
        return None
    if match := _DAY_FIRST.fullmatch(numbered):
        return Written((int(match[1]), int(match[2]), int(match[3])), "dmy", len(match[3]) == 2)
    if match := _MONTH_FIRST.fullmatch(numbered):
        return Written((int(match[1]), int(match[2]), int(match[3])), "mdy", len(match[3]) == 2)
    if match := _YEAR_FIRST.fullmatch(numbered):
        return Written((int(match[1]), int(match[2]), int(match[3])), "ymd")
    return None
