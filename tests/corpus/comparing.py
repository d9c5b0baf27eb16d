"""One file's values, as the program reads them and as python-calamine does: where they differ."""

import datetime as dt

from python_calamine import CalamineWorkbook

from importers.sheet import Cell, column_letter
from importers.workbook import open_all

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook has no zone
MARCH_1900 = 61
"""Before it Excel counts a leap day that never was; calamine gives such numbers as other days."""

MOST = 20


def differences(path):
    """Return up to ``MOST`` cells that differ, and how many cells were compared.

    Formulas without a result, and cells that one of the two does not take for a value, are left
    out: what counts is whether a value that both read is the same.
    """
    book = next(iter(open_all([path])))
    other = CalamineWorkbook.from_path(str(path))
    found, compared = [], 0
    for sheet in book.sheets:
        if not sheet.visible or sheet.name not in other.sheet_names:
            continue
        rows = other.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        theirs = {
            (r, c): value
            for r, row in enumerate(rows)
            for c, value in enumerate(row)
            if value != ""
        }
        ours = dict(cells(sheet))
        for place in sorted(set(theirs) | set(ours)):
            compared += 1
            mine, raw = ours.get(place), theirs.get(place)
            if isinstance(raw, dt.date | dt.time) and is_early(mine):
                continue
            its = plain(raw)
            if not same(mine, its) and len(found) < MOST:
                found.append(
                    f"{sheet.name}!{column_letter(place[1])}{place[0] + 1}: {mine!r} {its!r}"
                )
    return found, compared


def is_early(value):
    """Say whether a value of ours is a number before March 1900."""
    return isinstance(value, float) and value < MARCH_1900


def cells(sheet):
    """Yield place and value of each filled cell; None for what has no value."""
    _rows, columns = sheet.shape
    for column in range(columns):
        for row in sheet.kinds[column].nonzero()[0].tolist():
            kind = Cell(sheet.kinds[column, row])
            if kind in (Cell.NUMBER, Cell.DATE, Cell.DURATION, Cell.BOOLEAN):
                yield (row, column), float(sheet.numbers[column, row])
            else:
                is_text = kind is Cell.TEXT
                yield (row, column), sheet.text(row, column) if is_text else ...


def plain(value):
    """Return one of calamine's values as a number or a text."""
    if isinstance(value, bool | int | float):
        return float(value)
    if isinstance(value, dt.datetime):
        return (value - EPOCH) / dt.timedelta(days=1)
    if isinstance(value, dt.date):
        return float((value - EPOCH.date()).days)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400 + (
            value.microsecond / 86_400_000_000
        )
    return value


def same(mine, its):
    """Return whether two values are one; dates may differ by a second, as both round."""
    if mine is ... or (isinstance(its, str) and its.startswith("#")):
        return True
    if isinstance(mine, float) and isinstance(its, float):
        return repr(mine) == repr(its) or abs(mine - its) <= max(1.2e-5, abs(mine) * 1e-14)
    if isinstance(mine, str) and isinstance(its, str):
        return mine.replace("\r", "").strip() == its.replace("\r", "").strip()
    return mine == its or not (str(mine or "") + str(its or "")).strip()
