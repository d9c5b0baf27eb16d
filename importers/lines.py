"""Which rows of a sheet are workers; every other row that is not blank is named, with a reason.

A row is a worker where it has an identity, a number or a name, and something beside it. A real
worker's number stands above every word: a person may be called Total.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from declaration.payroll import Bool, Int, RowLeftOut
from importers.body import Body, Sums
from importers.cells.column import BLANKS
from importers.row_words import Word
from importers.sheet import Cell

_MOST_TEXT = 80
_TOTALS = Word.TOTAL | Word.SUBTOTAL


@dataclass(slots=True)
class Lines:
    """The rows of a sheet below its heading.

    Attributes:
        workers: rows that are workers [rows from 0, ascending].
        left_out: every other row that is not blank.
        nameless: those of them that have pay, neither number nor name, and are no total
            [as the workbook numbers them].
    """

    workers: Int
    left_out: list[RowLeftOut]
    nameless: list[int]


def lines(body: Body) -> Lines:
    """Return the workers of a sheet, and why each other row is none."""
    heading = body.repeated_heading
    two = body.count >= 2
    sure = body.number & body.name & body.person & two & ~heading
    said = np.zeros(len(body.count), np.int64)
    open_rows = np.flatnonzero((body.count > 0) & ~sure & ~heading)
    said[open_rows] = body.labels(open_rows)
    likely = body.number & (body.name | body.amount | body.person) & two & ~heading & (said == 0)
    if not body.has_names:
        likely |= body.number & two & ~heading & (said == 0)
    _drop_sums(body, likely & ~sure & ~body.name & ~body.person, sure, said)
    likely &= said == 0
    workers = sure | likely | _named(body, heading, said, sure | likely)
    _judge_labelled(body, said, heading, workers)
    return _lines(body, workers, heading, said)


def _drop_sums(body: Body, doubtful: Bool, sure: Bool, said: Int) -> None:
    """Call the rows a sum that have a number or a label for one, no name, and the pay of others."""
    if not body.has_names or not sure.any():
        return
    sums, since = body.sums(sure), 0
    above = np.concatenate([[0], np.cumsum(sure)])
    for row in np.flatnonzero(doubtful).tolist():
        several = above[row] - above[since] > 1
        if (several or body.number_is_label(row)) and (kind := body.sum_above(row, sums, since)):
            said[row] |= Word.TOTAL if kind == "total" else Word.SUBTOTAL
            since = row + 1


def _named(body: Body, heading: Bool, said: Int, sure: Bool) -> Bool:
    """Return the rows without a number that are workers by their name.

    Below a signature a name alone is a signer's; a worker there has pay.
    """
    signed = _below_signature(body, said, sure & body.amount)
    beside = body.amount | (body.person & ~signed)
    named: Bool = body.name & ~body.number & beside & (body.count >= 2) & (said == 0) & ~heading
    return named


def _below_signature(body: Body, said: Int, workers: Bool) -> Bool:
    """Return the rows that follow a signature before any other worker does."""
    rows = np.arange(len(said))
    signature = ((said & Word.SIGNATURE) > 0) & ~body.amount & ~workers
    last_signature = np.maximum.accumulate(np.where(signature, rows, -1))
    last_worker = np.maximum.accumulate(np.where(workers, rows, -1))
    below: Bool = last_signature > last_worker
    return below


def _judge_labelled(body: Body, said: Int, heading: Bool, workers: Bool) -> None:
    """Add the workers among the few rows that bear a total's or a signer's word."""
    sums, since = body.sums(workers), 0
    for row in np.flatnonzero((said != 0) & ~heading & ~workers).tolist():
        if _is_worker(body, row, Word(int(said[row])), sums, since):
            workers[row] = True
            sums = body.sums(workers)
        elif said[row] & _TOTALS:
            since = row + 1


def _is_worker(body: Body, row: int, said: Word, sums: Sums, since: int) -> bool:
    """Return whether a row that bears such a word is a worker all the same."""
    name_says = Word(int(body.name_labels(np.array([row]))[0]))
    named = bool(body.name[row])
    if said & _TOTALS and not name_says & _TOTALS and not named:
        return False
    if said & _TOTALS and body.sum_above(row, sums, since):
        return False
    if body.number[row] and named:
        return bool(body.amount[row] or body.person[row])
    if not body.amount[row] and not (body.person[row] and not said & Word.SIGNATURE):
        return False
    return named and (bool(body.person[row]) or not name_says)


def _lines(body: Body, workers: Bool, heading: Bool, said: Int) -> Lines:
    """Return the workers and, row by row, the few other rows."""
    result = Lines(np.flatnonzero(workers) + body.start, [], [])
    signed = _below_signature(body, said, workers)
    sums, since = body.sums(workers), 0
    for row in np.flatnonzero((body.count > 0) & ~workers).tolist():
        why = "heading" if heading[row] else _why(body, row, Word(int(said[row])), sums, since)
        if why == "note" and signed[row]:
            why = "signature"
        if why in ("total", "subtotal"):
            since = row + 1
        number = row + body.start + 1
        result.left_out.append(RowLeftOut(number, why, _text(body, row)))
        if why == "note" and body.amount[row] and not body.number[row] and not body.name[row]:
            result.nameless.append(number)
    return result


def _why(body: Body, row: int, said: Word, sums: Sums, since: int) -> str:
    """Return why a row is no worker."""
    if said & Word.SUBTOTAL:
        return "subtotal"
    if said & Word.TOTAL:
        return "total"
    if said & Word.SIGNATURE and not body.amount[row]:
        return "signature"
    return (body.sum_above(row, sums, since) if body.amount[row] else "") or "note"


def _text(body: Body, row: int) -> str:
    """Return the first texts of a row, for a person to recognise it."""
    columns = np.flatnonzero(
        body.filled[:, row] & (body.sheet.kinds[:, row + body.start] == Cell.TEXT)
    )
    found = [body.sheet.text(row + body.start, column).strip(BLANKS) for column in columns[:3]]
    return " ".join(" ".join(found).split())[:_MOST_TEXT]
