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
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Payroll
    from declaration.vault.errors import VaultError
    from declaration.vault.store import Vault
    from desktop.job import Job
    from desktop.session import State
    from desktop.tasks import Report
    from desktop.workbench import Decision, Workbench


def worked_out(
    bench: Workbench,
    before: Workbench | None,
    old: State,
    report: Report,
    vault: Vault | None = None,
) -> State:
    """Return the state of a bench, taking over from an older state what is not stale.

    Args:
        bench: what was given and chosen.
        before: the bench that the older state was worked out of, or None.
        old: the older state.
        report: takes progress; raises to cancel.
        vault: that is open, if any: what it knows of the months before is found, too.
    """
    books, read, register = old.books, old.read, old.register
    if before is None or bench.differs(before, OPENING):
        books, read = tuple(bench.open(_part(report, 0.0, 0.6))), None
    if before is None or read is None or bench.differs(before, READING):
        read = bench.read(books, _part(report, 0.6, 0.8))
    if before is None or bench.differs(before, REGISTER):
        report(mark("reading the register"), 0.8)
        register = bench.read_register()
    report(mark("checking"), 0.9)
    month, refused = _month(bench, read, register, vault)
    report("", 0.97)
    found = Found(month.findings, month.payroll)
    found.prepare()
    report("", 0.98)
    made = replace(old, bench=bench, books=books, read=read)
    made = replace(made, register=register, month=month, found=found, refused=refused)
    made = replace(made, kept=_kept(month, vault))
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
    by = Decided(bench, old.kept)
    accepted = by.mask(old.found.findings, old.found.payroll)
    if old.month is not None and old.month.accepted:  # by decisions of the vault
        accepted[list(old.month.accepted)] = True
    return replace(old, decided=by, accepted=accepted)


def job_of(bench: Workbench, month: MonthlyDeclaration, register: Payroll | None) -> Job:
    """Return a month of the window as the command line has it."""
    from desktop.job import Job

    return Job(list(bench.sources), register, month, bench.passwords, bench.mapping)


def _month(
    bench: Workbench, payroll: Payroll, register: Payroll | None, vault: Vault | None
) -> tuple[MonthlyDeclaration, VaultError | None]:
    """Return the month worked out, with what an open vault of its enterprise says of it.

    Returns:
        The month, and why it cannot be the kind of return that was chosen, or None.
    """
    if vault is None:
        return bench.work_out(payroll, register), None
    from declaration.vault.engine import engine_words
    from desktop.sealing import is_same, known_as

    with engine_words(vault.path):
        given, known = bench.enterprise, known_as(vault)
        if given is not None and not any(is_same(given, each) for each in known):
            return bench.work_out(payroll, register), None
        return _month_beside(bench, payroll, register, vault)


def _month_beside(
    bench: Workbench, payroll: Payroll, register: Payroll | None, vault: Vault
) -> tuple[MonthlyDeclaration, VaultError | None]:
    """Return the month as the command line works it out beside its vault."""
    from declaration.vault.errors import DamagedError, VaultError
    from desktop.correcting import corrected
    from desktop.sealing import after_the_months_before, months_before, whose

    month = bench.options().month
    bench = replace(bench, enterprise=whose(None, vault, month))
    history = months_before(vault, month, bench.kind)
    job = job_of(bench, bench.work_out(payroll, register, history=history), register)
    refused = None
    try:
        job = corrected(job, vault, bench.kind, whole=bench.whole)
    except DamagedError:
        raise
    except VaultError as problem:
        refused = problem
    return after_the_months_before(job, vault, bench.kind).month, refused


def _kept(month: MonthlyDeclaration, vault: Vault | None) -> tuple[Decision, ...]:
    """Return the decisions of a vault that accept findings of a month."""
    if vault is None or not month.accepted:
        return ()
    from declaration.vault.engine import engine_words
    from desktop.vault.decisions import from_vault

    with engine_words(vault.path):
        return from_vault(month, vault)


def _part(report: Report, start: float, end: float) -> Report:
    """Return a progress callable for a part of the whole."""
    return lambda what, share: report(what, start + share * (end - start))
