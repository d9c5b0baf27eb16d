"""The charts of an audit: declared against paid, the wages, and the bridge between their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from declaration.audit.bridge import Step
from desktop.audit_reports.report import Picture
from desktop.audit_reports.wages import most_common
from desktop.formatting import number, riel
from desktop.texts import Translator

if TYPE_CHECKING:
    from declaration.audit.pairing import Pairs
    from declaration.monthly import MonthlyDeclaration
    from desktop.charts.chart import Chart

SCATTER, WAGES = 300.0, 240.0
"""Heights [pixels]."""
HEAD, STEP = 24.0, 22.0
"""Heights of the head of the bridge and of a row of it [pixels]."""


def pictures(
    table: Pairs,
    month: MonthlyDeclaration,
    steps: list[Step],
    rounded_to: int,
    _: Translator,
) -> list[Picture]:
    """Return the charts in one language.

    Args:
        table: everyone who was paid or declared; masked, where wages are to be hidden.
        month: the payroll, worked out.
        steps: of the bridge.
        rounded_to: what wages are rounded to, so that nobody can be told [riel]; 0 where exact.
        _: translates.
    """
    masked = [rounded(rounded_to, _)] if rounded_to else []
    return [
        Picture(lambda: _bridge(steps, _), HEAD + STEP * len(steps), [*_on_the_bridge(_), *masked]),
        Picture(lambda: _scatter(table, _), SCATTER, [*_on_the_scatter(_), *masked]),
        Picture(
            lambda: _wages(table, month, rounded_to, _), WAGES, [*_on_the_wages(table, _), *masked]
        ),
    ]


def rounded(to: int, _: Translator) -> str:
    """Return that wages are rounded, and to what [riel]."""
    words = _("Wages are masked: each is told to the nearest {step}, and so are their sums here.")
    return words.format(step=riel(to))


def _bridge(steps: list[Step], _: Translator) -> Chart:
    from desktop.charts.wage_bridge import WageBridge

    return WageBridge(steps, _)


def _on_the_bridge(_: Translator) -> list[str]:
    return [
        _("Each step is a reason; together they make up the whole difference, to the riel."),
        _("A bar that is cut at its foot does not begin at zero."),
    ]


def _scatter(table: Pairs, _: Translator) -> Chart:
    from desktop.charts.declared_paid import DeclaredPaid, Group
    from desktop.models.audit_model import groups

    rows = groups(table)
    drawn = [
        Group(_("the same, to rounding"), "accent", rows["same"]),
        Group(_("declared lower"), "warning", rows["lower"], is_cross=True),
        Group(_("differs otherwise"), "text", rows["other"], is_cross=True),
        Group(_("in one of the two only"), "notice", rows["one"]),
    ]
    return DeclaredPaid(table.paid_khr, table.declared_khr, drawn, _)


def _on_the_scatter(_: Translator) -> list[str]:
    return [_("Each sign is a worker; on the dashed line paid and declared are the same.")]


def _wages(table: Pairs, month: MonthlyDeclaration, rounded_to: int, _: Translator) -> Chart:
    from desktop.charts.two_wages import TwoWages
    from desktop.charts.wages import coarse_edges, edges_of, spread

    declared = table.declared_khr[table.stands_declared & (table.declared_khr > 0)]
    paid = table.paid_khr[table.paid & table.known]
    both = np.concatenate([declared, paid])
    edges = coarse_edges(rounded_to, both) if rounded_to else edges_of(month, both)
    return TwoWages(spread(declared, month, edges), spread(paid, month, edges), _)


def _on_the_wages(table: Pairs, _: Translator) -> list[str]:
    declared = table.declared_khr[table.stands_declared & (table.declared_khr > 0)]
    sentences = [_("A tall bar at one declared wage asks why. The last bar also holds all above.")]
    wage, workers = most_common(declared)
    if workers > 1:
        words = _("The most common declared wage is {wage}: {workers} of {all} workers.")
        said = words.format(wage=riel(wage), workers=number(workers), all=number(len(declared)))
        sentences.append(said)
    return sentences
