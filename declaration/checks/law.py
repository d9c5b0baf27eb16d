"""LAW: dollars without a rate, and what the figures of law themselves have to say.

Where the same remark is about the readings of a figure (LAW-001), it needs the costs of the other
readings and is made in ``declaration.preparing``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration import law_findings
from declaration.checks.case import Case
from declaration.findings import Finding


def no_exchange_rate(case: Case) -> Iterator[Finding]:
    """LAW-003: wages in dollars, and no exchange rate given."""
    in_dollars = np.flatnonzero(case.wage.usd != 0)
    if case.rate_missing:
        place = case.payroll.place(int(in_dollars[0]), "gross")
        yield law_findings.no_exchange_rate(case.options.month, len(in_dollars), place)


def unusual_rate(case: Case) -> Iterator[Finding]:
    """LAW-005: an exchange rate far outside the usual band."""
    yield from law_findings.unusual_rate(case.rate, case.in_force)


def unsettled_figures(case: Case) -> Iterator[Finding]:
    """LAW-004: a figure in force is announced or not settled."""
    yield from law_findings.unsettled_figures(case.in_force)


def unchecked_figures(case: Case) -> Iterator[Finding]:
    """LAW-006: figures were last checked more than a year before the month."""
    yield from law_findings.unchecked_figures(case.in_force)
