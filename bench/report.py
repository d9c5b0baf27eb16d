"""What was measured, against its bar: one line each."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure and its bar.

    Attributes:
        what: what was measured.
        value: what came out.
        bar: the bar; None where it is only told.
        at_least: whether more is better.
        unit: "F", "×", "%", "MiB".
        note: seconds or what else helps to judge it.
    """

    what: str
    value: float
    bar: float | None
    unit: str
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the bar is met; always where there is none."""
        if self.bar is None:
            return True
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "met" if self.met else "NOT MET"
        bar = "" if self.bar is None else f"{sign} {self.bar:g} {self.unit}"
        verdict = verdict if bar else ""
        return (
            f"{self.what:<46} {self.value:>8.2f} {self.unit:<4} {bar:<10} {verdict:<8} {self.note}"
        )


def show(title: str, bars: list[Bar]) -> None:
    """Print a group of measures."""
    sys.stdout.write(f"\n{title}\n")
    for bar in bars:
        sys.stdout.write(f"  {bar}\n")
    sys.stdout.flush()
