"""The long way from a workbench to what pages show: opened, read, checked, laid out. No Qt.

Runs on the worker thread. What pages would have to go through finding by finding, they find here
ready: findings as columns, which of them are accepted, the sheets with their corrected cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.decisions import Decided
from desktop.found import Found
from desktop.texts import mark
from desktop.workbench import OPENING, READING, REGISTER
from importers.patching import patched, stale

if TYPE_CHECKING:
    from desktop.session import State
    from desktop.tasks import Report
    from desktop.workbench import Workbench


def worked_out(bench: Workbench, before: Workbench | None, old: State, report: Report) -> State:
    """Return the state of a bench, taking over from an older state what is not stale.

    Args:
        bench: what was given and chosen.
        before: the bench that the older state was worked out of, or None.
        old: the older state.
        report: takes progress; raises to cancel.
    """
    books, payroll, register = old.books, old.payroll, old.register
    if before is None or bench.differs(before, OPENING):
        books, payroll = tuple(bench.open(_part(report, 0.0, 0.6))), None
    if before is None or payroll is None or bench.differs(before, READING):
        payroll = bench.read(books, _part(report, 0.6, 0.8))
    if before is None or bench.differs(before, REGISTER):
        report(mark("reading the register"), 0.8)
        register = bench.read_register()
    report(mark("checking"), 0.9)
    month = bench.work_out(payroll, register)
    report("", 0.97)
    found = Found(month.findings, month.payroll)
    found.prepare()
    report("", 0.98)
    made = replace(
        old, bench=bench, books=books, payroll=payroll, register=register, month=month, found=found
    )
    made = replace(made, is_stale=False, is_working=False)
    made = replace(
        made,
        corrected=tuple(patched(books, bench.patches)),
        outdated=tuple(stale(books, bench.patches)),
    )
    report("", 0.99)
    return decided(bench, made)


def decided(bench: Workbench, old: State) -> State:
    """Return a state with the decisions of a bench in it, which change no figure."""
    if old.found is None:
        return old
    by = Decided(bench)
    accepted = by.mask(old.found.findings, old.found.payroll)
    return replace(old, decided=by, accepted=accepted)


def _part(report: Report, start: float, end: float) -> Report:
    """Return a progress callable for a part of the whole."""
    return lambda what, share: report(what, start + share * (end - start))
