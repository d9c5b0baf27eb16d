"""From the wages earned to the wages declared: a row a reason, with workers and riel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.audit_reports.labels import STEPS
from desktop.charts.two_measures import Bar, TwoMeasures, signed
from desktop.formatting import number
from desktop.phrases import phrase
from desktop.texts import Translator

if TYPE_CHECKING:
    from declaration.audit.bridge import Step


class WageBridge(TwoMeasures):
    """The bridge of an audit.

    Args:
        steps: from the wages earned to the wages declared.
        _: translates.
    """

    def __init__(self, steps: Sequence[Step], _: Translator) -> None:
        bars = [Bar(label(s.name, _), s.is_sum, s.workers, s.wages_khr, words(s, _)) for s in steps]
        title = _("From the wages earned to the wages declared")
        super().__init__(bars, title, (_("Workers"), _("Wages [riel]")))


def label(name: str, _: Translator) -> str:
    """Return what a step is called."""
    return _(STEPS[name]) if name in STEPS else phrase(name, _.language)


def words(step: Step, _: Translator) -> str:
    """Return a step in words."""
    if step.is_sum:
        said = _("{label}: {workers} workers, {wages}៛")
    else:
        said = _("{label}, {concerned} concerned: workers {workers}, wages {wages}៛")
    shown = number if step.is_sum else signed
    return said.format(
        label=label(step.name, _),
        concerned=number(step.concerned),
        workers=shown(step.workers),
        wages=shown(step.wages_khr),
    )
