"""Files that have headings and not one worker below them (FIL-011)."""

from __future__ import annotations

from collections.abc import Iterable

from declaration.findings import Finding, Place, Severity
from declaration.payroll import Payroll

_MOST_SHEETS = 3


def nobody_found(payroll: Payroll, findings: Iterable[Finding]) -> list[Finding]:
    """Return the stop that no file has a worker; none where there is one, or a stop says why.

    Args:
        payroll: all that was read.
        findings: what reading had to say so far.
    """
    if len(payroll) or any(finding.grade is Severity.STOP for finding in findings):
        return []
    names = [f"{sheet.file} {sheet.name}".strip() for sheet in payroll.sheets]
    shown = names[:_MOST_SHEETS] + ["…"] * (len(names) > _MOST_SHEETS)
    left_out = sum(len(sheet.rows_left_out) for sheet in payroll.sheets)
    file = payroll.files[0].name if len(payroll.files) == 1 else ""
    figures = {"sheets": shown, "rows": left_out}
    return [Finding("FIL-011", Place(file), figures=figures)]
