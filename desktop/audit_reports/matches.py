"""matches.csv: everyone who was paid or declared, side by side."""

from __future__ import annotations

from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER
from declaration.export.clean import clean
from declaration.export.names import names_of
from declaration.matching import MatchedBy
from declaration.payroll import Int, Payroll, Texts

MATCHES = [
    "payroll_source",
    "payroll_row",
    "declared_source",
    "declared_row",
    "matched_by",
    "score",
    "worker_number",
    "nssf_number",
    "name_km",
    "name_latin",
    "paid_khr",
    "declared_khr",
    "difference_khr",
    "contribution_short_khr",
    "reason",
]
"""The columns of matches.csv, in order; amounts that could not be read are empty."""

Row = list[str | int | None]


def match_rows(table: Pairs, payroll: Payroll, declared: Payroll) -> list[Row]:
    """Return matches.csv: a row a person, the payroll's first, in its order."""
    here, there = table.payroll, table.declared
    known, readable = table.known.tolist(), table.readable.tolist()
    both = (table.known & table.readable).tolist()
    columns = [
        _sources(payroll, here),
        _numbers(payroll.row.tolist(), here),
        _sources(declared, there),
        _numbers(declared.row.tolist(), there),
        [list(MatchedBy)[by].value for by in table.by.tolist()],
        [score or None for score in table.score.tolist()],
        *(
            _texts(payroll.text(f), declared.text(f), table)
            for f in ("worker_number", "nssf_number")
        ),
        *(
            _texts(names_of(payroll, s).whole, names_of(declared, s).whole, table)
            for s in ("km", "latin")
        ),
        _amounts(table.paid_khr, known),
        _amounts(table.declared_khr, readable),
        _amounts(table.difference_khr, both),
        _amounts(table.short_khr, both),
        [ORDER[reason].value for reason in table.reason.tolist()],
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def cell_of(source: Payroll, row: int) -> str:
    """Return where a person stands: ``october.xlsx LINE-A!118``; "" where nowhere."""
    if row == NOBODY:
        return ""
    place = source.place(row)
    return f"{place.file} {place.cell}".strip()


def _sources(source: Payroll, rows: Int) -> list[str]:
    """Return file and sheet of each row."""
    by_sheet = [clean(f"{sheet.file} {sheet.name}".strip()) for sheet in source.sheets]
    sheets = source.sheet.tolist()
    return ["" if row == NOBODY else by_sheet[sheets[row]] for row in rows.tolist()]


def _numbers(values: list[int], rows: Int) -> list[int | None]:
    return [None if row == NOBODY else values[row] for row in rows.tolist()]


def _amounts(amounts: Int, known: list[bool]) -> list[int | None]:
    pairs = zip(amounts.tolist(), known, strict=True)
    return [amount if is_known else None for amount, is_known in pairs]


def _texts(mine: Texts, theirs: Texts, table: Pairs) -> list[str]:
    """Return the payroll's text, else the declaration's."""
    here, there = mine.values().tolist(), theirs.values().tolist()
    pairs = zip(table.payroll.tolist(), table.declared.tolist(), strict=True)
    found = (
        (here[a] if a != NOBODY else "") or (there[b] if b != NOBODY else "") for a, b in pairs
    )
    return [clean(text) for text in found]
