"""What the law itself has to say about a month: figures that lack, differ, or are not sure.

Each function gives findings of the family LAW; the sentences are in ``resources/findings``.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from declaration.findings import Finding, Place
from declaration.in_force import InForce
from declaration.law_reading import Certainty, Kind, Parameter
from declaration.month import Month
from declaration.monthly import ReadingInUse

CONTRIBUTIONS = "contributions"
"""The group of figures on which the riel of a declaration rest."""


def other_readings(readings: Iterable[ReadingInUse], in_force: InForce) -> list[Finding]:
    """Return LAW-001 for each other reading of the law that matters this month.

    A reading matters when it moves the remittance, or when its file wants it always named. What
    only a report prints against the law is no reading of the law, and gives no finding.

    Args:
        readings: see ``declaration.reading_costs``.
        in_force: the law in use.
    """
    return [
        _other_reading(used, other, difference, in_force)
        for used in readings
        for other, difference in used.others.items()
        if _matters(in_force.law.parameters[used.parameter], other, difference)
    ]


def _matters(parameter: Parameter, other: str, difference: int) -> bool:
    reading = parameter.readings[other]
    return reading.kind is Kind.READING and (reading.always_named or difference != 0)


def _other_reading(used: ReadingInUse, other: str, difference: int, law: InForce) -> Finding:
    parameter = law.law.parameters[used.parameter]
    return Finding(
        "LAW-001",
        field=used.parameter,
        value=used.in_use,
        expected=other,
        figures={
            "figure": parameter.title,
            "parameter": used.parameter,
            "in_use": parameter.readings[used.in_use].title,
            "other": parameter.readings[other].title,
            "name": other,
            "difference": difference,
        },
    )


def no_figure_in_force(month: Month) -> Finding:
    """Return LAW-002: no contributions were due in that month."""
    return Finding("LAW-002", value=str(month), figures={"month": month})


def no_exchange_rate(month: Month, workers: int, place: Place) -> Finding:
    """Return LAW-003: dollars in the payroll, and no rate given.

    Args:
        month: the month declared.
        workers: how many have a wage in dollars.
        place: the first of them.
    """
    return Finding("LAW-003", place, figures={"month": month, "workers": workers})


def unsettled_figures(in_force: InForce) -> list[Finding]:
    """Return LAW-004 for each figure of contributions that is announced or inferred."""
    found = []
    for parameter in _of_contributions(in_force):
        value = in_force.find(parameter.name)
        if value and value.status in (Certainty.ANNOUNCED, Certainty.UNSETTLED):
            figures = {
                "figure": parameter.title,
                "since": value.start,
                "source": value.source,
                "checked_on": parameter.checked_on,
            }
            found.append(Finding("LAW-004", field=parameter.name, figures=figures))
    return found


def unchecked_figures(in_force: InForce) -> list[Finding]:
    """Return LAW-006, once, where figures were last checked more than a year before the month."""
    stale = [p for p in _of_contributions(in_force) if _is_stale(p, in_force.month)]
    if not stale:
        return []
    oldest = min(parameter.checked_on for parameter in stale)
    figures = {"figures": len(stale), "checked_on": oldest, "month": in_force.month}
    return [Finding("LAW-006", figures=figures)]


def unusual_rate(rate: Decimal | None, in_force: InForce) -> list[Finding]:
    """Return LAW-005 where the exchange rate is far from what a dollar usually costs."""
    band = in_force.exchange_rate_band
    if rate is None or band.floor <= rate <= band.ceiling:
        return []
    figures = {
        "rate": rate,
        "lowest": band.floor,
        "highest": band.ceiling,
        "month": in_force.month,
    }
    return [Finding("LAW-005", field="exchange_rate", value=f"{rate:f}", figures=figures)]


def _of_contributions(in_force: InForce) -> list[Parameter]:
    """Return the figures of contributions that are in force and that a text of law sets."""
    return [
        parameter
        for parameter in in_force.law.parameters.values()
        if parameter.group == CONTRIBUTIONS and in_force.find(parameter.name)
    ]


def _is_stale(parameter: Parameter, month: Month) -> bool:
    checked = parameter.checked_on
    return (month.year, month.month) > (checked.year + 1, checked.month)
