"""What every column of a sheet is: heading row found, columns paired with fields, currencies told.

sheet → heading → words of each heading → what its cells look like → claims → arithmetic
→ currencies → columns, and what a person should look at (MAP findings)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

import numpy as np

from declaration.fields import FIELDS, Role
from declaration.findings import Finding, Place
from importers import column_findings as found
from importers.arithmetic import Rows, same_cells
from importers.choices import ColumnMapping
from importers.chosen import Chosen, chosen_columns
from importers.claims import TWINS, Claim, Pairing, pair
from importers.currencies import InCurrency, currencies, first_currency, title_currency
from importers.fingerprint import drifts, fingerprint
from importers.headings import Heading, find_heading
from importers.holiday_hours import tell_holiday_hours
from importers.labels import PARTS, Candidate, Reading, read_label
from importers.likeness import likenesses
from importers.overtime import is_pay_word
from importers.profile import Profile, profile, sample_rows
from importers.settling import settle
from importers.sheet import Cell, Sheet, column_letter
from importers.sheet_columns import Column, Need, SheetColumns
from importers.telling import ranked
from importers.unknown_pay import unknown_pay

__all__ = ["IDENTITY", "WAGE", "Column", "Need", "SheetColumns", "recognise"]

IDENTITY = frozenset(
    [
        "worker_number",
        "nssf_number",
        "national_id",
        "passport",
        "name_km",
        "name_latin",
        "family_name_km",
        "given_name_km",
        "family_name_latin",
        "given_name_latin",
    ]
)
"""Any of these says who a line is about."""

WAGE = frozenset({"gross", "gross_khr", "basic_pay", "piece_rate"})
"""Any of these gives a wage: the gross, or what it is made of."""

_SAMPLES = 5
_TITLE_CELLS = 6


def recognise(
    sheet: Sheet,
    mapping: ColumnMapping | None = None,
    rate: Decimal | None = None,
    file: str = "",
    need: Need = Need.PAYROLL,
) -> SheetColumns | None:
    """Return what the columns of a sheet are, or None where no row looks like a heading.

    Args:
        sheet: as it lies in the file.
        mapping: what a person chose; it stands above all that is recognised.
        rate: riel per dollar, to compare dollars with riel; not needed.
        file: the file's own name, for the findings.
        need: what the sheet must have; what it lacks is in ``missing``.
    """
    mapping = mapping or ColumnMapping()
    words = [word for name in mapping.columns for word in mapping.named(name)]
    shown = mapping.heading_of(file, sheet.name)
    heading = find_heading(sheet, [*words, *mapping.ignore], shown)
    if heading is None:
        return None
    rows = sample_rows(sheet, heading.last_row + 1)
    chosen = chosen_columns(heading, mapping)
    claims = _claims(sheet, heading, rows, chosen)
    pairing = pair(claims, partial(same_cells, sheet, heading.last_row + 1))
    riel = float(rate) if rate else None
    two_meanings = settle(pairing, riel)
    _name_the_rest(pairing)
    money = currencies(claims, mapping.currency, title_currency(_above(sheet, heading)), riel)
    place = Place(file, sheet.name, heading.last_row + 1)
    return SheetColumns(
        heading,
        [_column(sheet, rows, claim, money.get(claim.column, InCurrency())) for claim in claims],
        _missing(pairing, need),
        fingerprint(sheet, heading),
        [
            *_pairing_findings(place, pairing, two_meanings),
            *_unknown_findings(place, sheet, heading, claims, money),
            *_drift_findings(place, mapping, chosen, heading, pairing),
        ],
    )


def _claims(sheet: Sheet, heading: Heading, rows: Rows, chosen: Chosen) -> list[Claim]:
    """Return a claim for every column that has a heading or amounts, its options ranked."""
    labels = heading.labels
    readings = _readings(heading)
    claims = [
        Claim(c, labels[c], parts[-1] if parts else "", readings[c], profile(sheet, rows, c))
        for c, parts in enumerate(heading.parts)
    ]
    claims = [c for c in claims if c.label or (c.cells.numeric > 0.6 and c.cells.filled > 1)]
    first_pay = min((c.column for c in claims if _is_sure_pay(c.reading)), default=len(labels))
    for claim in claims:
        candidates = claim.reading.candidates
        exact = any(candidate.exact for candidate in candidates)
        claim.options = ranked(candidates, claim.cells, claim.column < first_pay, single=exact)
        claim.currency = first_currency(claim)
        claim.chosen = chosen.fields.get(claim.column, "")
        if claim.column in chosen.ignored:
            claim.drop("chosen")
    tell_holiday_hours(claims)
    return claims


def _readings(heading: Heading) -> list[Reading]:
    """Return what each heading says; what no words say surely is compared by likeness too."""
    readings = [read_label(parts) for parts in heading.parts]
    unsure = [
        c
        for c, parts in enumerate(heading.parts)
        if parts and not any(candidate.exact for candidate in readings[c].candidates)
    ]
    if unsure:
        near = likenesses([heading.parts[c][-1] for c in unsure])
        for c, candidates in zip(unsure, near, strict=True):
            both = sorted((*readings[c].candidates, *candidates), key=lambda found: -found.score)
            readings[c] = replace(readings[c], candidates=tuple(both))
    return _hours_beside_pay(heading, readings)


def _hours_beside_pay(heading: Heading, readings: list[Reading]) -> list[Reading]:
    """Return the readings with "OT 1.5" beside a bare "Amount" as hours and pay of one overtime.

    Pay of holidays beside hours of overtime on holidays is the pay for these.
    """
    for c in range(1, len(readings)):
        fields = [candidate.field for candidate in readings[c - 1].candidates]
        pay = [candidate.field for candidate in readings[c].candidates]
        if fields[:1] == ["overtime_hours_holiday"] and pay == ["leave_pay"]:
            paid = Candidate("overtime_pay_holiday", PARTS)
            readings[c] = replace(readings[c], candidates=(paid,))
        if len(fields) != 2 or not heading.parts[c] or "hours" not in fields[0]:
            continue
        if fields[1] == fields[0].replace("hours", "pay") and is_pay_word(heading.parts[c][-1]):
            readings[c - 1] = replace(readings[c - 1], candidates=(Candidate(fields[0], PARTS),))
            readings[c] = replace(readings[c], candidates=(Candidate(fields[1], PARTS),))
    return readings


def _is_sure_pay(reading: Reading) -> bool:
    """Return whether a heading surely names a pay item or a total."""
    first = reading.candidates[0] if len(reading.candidates) == 1 else None
    if first is None or first.score < 90 or first.field not in FIELDS:
        return False
    return FIELDS[first.field].role in (Role.PART, Role.TOTAL, Role.DEDUCTION)


def _name_the_rest(pairing: Pairing) -> None:
    """Name unknown pay, and totals in riel that stand alone by their plain name."""
    for dollars, riel in TWINS.items():
        claim = pairing.holder(riel)
        if claim is not None and pairing.holder(dollars) is None:
            claim.field = dollars
    for claim in unknown_pay(pairing.claims):
        claim.field, claim.score = "unknown_pay", 0


def _above(sheet: Sheet, heading: Heading) -> list[str]:
    """Return the texts of the titles above a heading: rows of few cells."""
    kinds = sheet.kinds[:, : heading.first_row].copy()
    kinds[:, (kinds != Cell.EMPTY).sum(axis=0) > _TITLE_CELLS] = Cell.EMPTY
    at = zip(*np.nonzero(kinds == Cell.TEXT), strict=True)
    return [sheet.text(int(row), int(column)) for column, row in at]


def _missing(pairing: Pairing, need: Need) -> tuple[str, ...]:
    fields = set(pairing.fields.values())
    lacks = [] if fields & IDENTITY else ["identity"]
    if need is Need.PAYROLL and not fields & WAGE:
        lacks.append("wage")
    return tuple(lacks)


def _at(place: Place, claim: Claim) -> Place:
    return replace(place, column=column_letter(claim.column))


def _pairing_findings(
    place: Place, pairing: Pairing, two_meanings: Sequence[Claim]
) -> list[Finding]:
    """Return MAP-003, MAP-006 and MAP-007 of a sheet."""
    quarrels = [found.quarrel(_at(place, b), a, b, name) for a, b, name in pairing.quarrels]
    unsettled = [found.two_meanings(_at(place, claim), claim) for claim in two_meanings]
    alike = [
        found.by_likeness(_at(place, claim), claim)
        for claim in pairing.claims
        if claim.field and claim.reason == "similar"
    ]
    return [*quarrels, *unsettled, *alike]


def _unknown_findings(
    place: Place,
    sheet: Sheet,
    heading: Heading,
    claims: Sequence[Claim],
    money: Mapping[int, InCurrency],
) -> list[Finding]:
    """Return MAP-004 for each pay column that nobody named."""
    unknown = [claim for claim in claims if claim.field == "unknown_pay" and not claim.chosen]
    rows = _identified_rows(sheet, heading, claims) if unknown else np.empty(0, np.intp)
    return [
        found.unknown(_at(place, claim), sheet, claim, rows, money[claim.column].currency)
        for claim in unknown
    ]


def _identified_rows(sheet: Sheet, heading: Heading, claims: Sequence[Claim]) -> Rows:
    """Return the rows below the heading that say who they are about, in all identity columns."""
    start = heading.last_row + 1
    columns = [claim.column for claim in claims if claim.field in IDENTITY and claim.cells.filled]
    filled = sheet.kinds[columns, start:] != Cell.EMPTY
    return np.flatnonzero(filled.mean(axis=0) > 0.5) + start if columns else np.empty(0, np.intp)


def _drift_findings(
    place: Place, mapping: ColumnMapping, chosen: Chosen, heading: Heading, pairing: Pairing
) -> list[Finding]:
    """Return MAP-005 where the layout is no longer the one that the mapping was saved from."""
    if not mapping.columns:
        return []
    named = {name: mapping.named(name) for name in mapping.columns}
    if not mapping.fingerprint:
        named = {name: words for name, words in named.items() if pairing.holder(name) is None}
    changes = drifts(mapping.fingerprint, named, chosen.found, heading.labels)
    return [found.drifted(place, changes)] if changes else []


def _column(sheet: Sheet, rows: Rows, claim: Claim, money: InCurrency) -> Column:
    return Column(
        index=claim.column,
        letter=column_letter(claim.column),
        heading=claim.label,
        field=claim.field,
        confidence=claim.score,
        reason=claim.reason,
        currency=money.currency,
        currency_reason=money.reason,
        currency_said=money.said,
        samples=_samples(sheet, rows, claim.cells, claim.column),
    )


def _samples(sheet: Sheet, rows: Rows, cells: Profile, column: int) -> tuple[str, ...]:
    if not cells.filled:
        return ()
    found: dict[str, None] = {}
    for row in rows[sheet.kinds[column, rows] != Cell.EMPTY][: 4 * _SAMPLES].tolist():
        found[sheet.text(row, column)] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)
