"""What ``pheaktean audit`` takes besides the payroll and how it is read."""

from __future__ import annotations

import argparse

FILES = (
    ("declared", "the declaration that was filed (workbook or CSV)"),
    ("receipt", "NSSF's receipt or invoice, or the bank's (workbook or CSV)"),
    ("attendance", "the attendance record (workbook or CSV)"),
    ("second-payroll", "another payroll of the same month"),
    ("worker-list", "the workers employed, by the factory's own list"),
    ("tax-filing", "what was filed for the tax on salary (the e-filing sheet, or any table)"),
)
STRATA = ("none", "line", "department", "sex", "contract_type")
MASKS = ("names", "wages", "all")


def add_audit(command: argparse.ArgumentParser) -> None:
    """Add the further files, the sample, the mask, what blind means, and coverage."""
    add = command.add_argument
    for name, what in FILES:
        add(f"--{name}", metavar="FILE", help=what)
    add("--received", metavar="RIEL", help="the sum of receipt or invoice, where there is no file")
    _add_sample(command)
    _add_mask(command)
    add(
        "--blind",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="recompute from the law alone, without the enterprise's own readings and decisions "
        "(default without a vault)",
    )
    add("--vault", metavar="VAULT", help="the enterprise's vault: lists what it accepted")
    _add_coverage(command)


def add_batch_audit(command: argparse.ArgumentParser) -> None:
    """Add what makes a batch one of audits."""
    add = command.add_argument
    add("--audit", action="store_true", help="audit each against its declaration; writes audit.csv")
    _add_sample(command)
    _add_mask(command)


def _add_mask(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--mask",
        nargs="?",
        const="names",
        choices=MASKS,
        help="hide names and numbers (default), wages, or all, in everything written",
    )


def _add_sample(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--sample", metavar="N", type=int, help="draw N workers to look at")
    add("--seed", metavar="S", type=int, default=1, help="seed of the sample")
    add(
        "--strata",
        choices=STRATA,
        default="none",
        help="draw from each group in proportion to its workers",
    )


def _add_coverage(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    for name, what in (
        ("workers", "workers employed"),
        ("members", "workers registered with NSSF"),
        ("previous-workers", "workers employed a year before"),
        ("previous-members", "workers registered a year before"),
    ):
        add(f"--{name}", metavar="N", type=int, help=f"coverage: {what}")
    add(
        "--totals",
        metavar="FILE",
        help="coverage: a CSV of period, workers, members, and perhaps the gap as printed",
    )
