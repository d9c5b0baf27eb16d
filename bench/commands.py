"""The product's command as the benchmark runs it: everything it writes but the PDF."""

from __future__ import annotations

from bench.workers import RATE


def declare(payroll: str, out: str, enterprise: str) -> list[str]:
    """Return the arguments of one declaration."""
    command = ["declare", payroll, "--month", "2026-10", "--rate", str(RATE), "--hold-out"]
    return [*command, "--enterprise", enterprise, "--no-control-sheet", "--out", out]
