"""PER-021, PER-019: findings that were accepted once and are asked again; each says why.

The finding itself stands in the month as it always did; beside it, at the same cell, stands who had
accepted it, with which reason, and what is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from declaration.findings import Finding
from declaration.vault.accepted import Returned, Why


def asked_again(findings: Sequence[Finding], returned: Sequence[Returned]) -> Iterator[Finding]:
    """Yield a remark on each finding that comes back.

    Args:
        findings: of the month.
        returned: those that were accepted once.
    """
    for each in returned:
        of, by = findings[each.finding], each.by
        figures: dict[str, object] = {
            "code": of.code,
            "who": by.made_by,
            "day": date.fromisoformat(by.made_at[:10]),
            "said": by.reason,
        }
        if is_over := each.why is Why.UNTIL:
            figures |= {"until": by.until}
        else:
            figures |= {"before": each.before or "–", "now": each.now or "–"}
        yield Finding(
            "PER-021" if is_over else "PER-019",
            of.place,
            of.worker,
            field=of.field,
            value=of.value,
            figures=figures,
        )
