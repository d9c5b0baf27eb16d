"""What a number format means: a number, a date, or hours and minutes.

In: a format as ``[$-km-KH]dd/mm/yyyy``. Out: ``Cell.NUMBER``, ``DATE`` or ``DURATION``. Formats
are written in English codes in every file, whatever language the program spoke.
"""

from __future__ import annotations

import re
from functools import cache

from importers.sheet import Cell

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "m/d/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yyyy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
} | dict.fromkeys([*range(27, 37), *range(50, 59)], "yyyy/m/d")
"""The formats that files name by number only; 27 to 36 and 50 to 58 are East Asian dates."""

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOT_CODES = re.compile(
    r'"[^"]*"?'  # quoted text
    r"|\\."  # one quoted sign
    r"|[_*]."  # a sign's width, a sign repeated
    r"|\[[^\]]*\]?"  # colour, condition, currency, language
    r"|general|e[+-]|am/pm|a/p",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"[ydbge]", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]", re.IGNORECASE)
_MONTH = re.compile(r"m", re.IGNORECASE)


@cache
def kind_of(number_format: str) -> Cell:
    """Return what a number in this format is.

    >>> kind_of("[$-km-KH]dd/mm/yyyy").name, kind_of("[h]:mm").name, kind_of('0.00" days"').name
    ('DATE', 'DURATION', 'NUMBER')
    """
    if _ELAPSED.search(re.sub(r'"[^"]*"?|\\.', "", number_format)):
        return Cell.DURATION
    codes = _NOT_CODES.sub("", number_format)
    if _DAY.search(codes):
        return Cell.DATE
    if _CLOCK.search(codes):
        return Cell.DURATION
    return Cell.DATE if _MONTH.search(codes) else Cell.NUMBER
