"""What the Audit page asks: eight kinds of papers, month and rate, sample, mask and blind. No Qt.

form = AuditForm(papers={"payroll": (october,), "declared": (filed,)}, month=Month(2026, 10))
form.lacking()                        # an English sentence, or "" where all is there
form.asked(bench)                     # for ``audit_job.audit_of``
form.arguments("en")                  # for ``audit_result.result_of``
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.audit_arguments import MASKS, STRATA
from desktop.audit_job import LONGEST_SUM, AuditAsked
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.monthly import Options
    from desktop.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper that an audit takes.

    Attributes:
        role: as in ``audit_job``.
        icon: name of its icon.
        title: English, marked.
        why: what it is good for, English, marked.
        several: whether there may be more than one.
    """

    role: str
    icon: str
    title: str
    why: str
    several: bool = False


PAPERS = (
    Paper(
        "payroll",
        "payroll",
        mark("Payroll of the month"),
        mark("What was paid. One file or several."),
        several=True,
    ),
    Paper(
        "declared",
        "declare",
        mark("Declaration as filed"),
        mark("What was declared to NSSF. Needed."),
    ),
    Paper(
        "register",
        "register",
        mark("Register of NSSF"),
        mark("Who is registered, and since when."),
    ),
    Paper(
        "receipt",
        "contributions",
        mark("Receipt or invoice"),
        mark("Whether what was declared was paid, and when."),
    ),
    Paper(
        "attendance",
        "calendar",
        mark("Attendance record"),
        mark("Days and hours beside those of the payroll."),
    ),
    Paper(
        "second_payroll",
        "copy",
        mark("Second payroll"),
        mark("Another payroll of the same month."),
    ),
    Paper(
        "worker_list",
        "registrations",
        mark("Worker list"),
        mark("Who is employed, by the factory’s own list."),
    ),
    Paper(
        "tax_filing",
        "law",
        mark("Tax on salary"),
        mark("What was filed with the tax office for the month."),
    ),
)
"""In the order in which they are asked for."""

ROLES = {paper.role: paper for paper in PAPERS}

SAMPLES = STRATA
"""How a sample is drawn: of all, or of each group in proportion."""

HIDDEN = ("", *MASKS)
"""What is hidden in everything shown and written: nothing, or one of the masks."""

NO_PAYROLL = mark("Give the payroll of the month first.")
NO_DECLARATION = mark("Give the declaration as it was filed: without it nothing can be compared.")
NO_MONTH = mark("Choose the month first.")
NO_RATE = mark("Write NSSF’s riel per dollar in digits, for example 4015.")
NO_SUM = mark("Write the sum received in riel, in digits, for example 57369600.")
NO_SAMPLE = mark("Write how many workers to draw in digits, for example 25.")
NO_SEED = mark("Write the seed of the sample as a whole number, for example 1.")


@dataclass(frozen=True, slots=True)
class AuditForm:
    """What was given and chosen, as it was typed.

    Attributes:
        papers: role → files.
        month: audited, or None.
        rate: riel per dollar, as typed; "" for none.
        received: sum of receipt or invoice [riel], as typed; "" for none.
        sample: how many workers to draw, as typed; "" for none.
        seed: of sample and pseudonyms, as typed.
        strata: one of ``SAMPLES``.
        mask: one of ``HIDDEN``.
        blind: recompute from the law alone.
        passwords: of locked workbooks.
    """

    papers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    month: Month | None = None
    rate: str = ""
    received: str = ""
    sample: str = ""
    seed: str = "1"
    strata: str = "none"
    mask: str = ""
    blind: bool = True
    passwords: tuple[str, ...] = field(default=(), repr=False)

    def lacking(self) -> str:
        """Return what is to be done before anything can be compared, in English; or ""."""
        return next(self._lacks(), "")

    def _lacks(self) -> Iterator[str]:
        if not self.papers.get("payroll"):
            yield NO_PAYROLL
        if not self.papers.get("declared"):
            yield NO_DECLARATION
        if self.month is None:
            yield NO_MONTH
        if not is_rate(self.rate):
            yield NO_RATE
        if not _is_whole(self.received, LONGEST_SUM):
            yield NO_SUM
        if not _is_whole(self.sample, 6):
            yield NO_SAMPLE
        if not self.seed.strip() or not _is_whole(self.seed, 9):
            yield NO_SEED

    def asked(self, bench: Workbench) -> AuditAsked:
        """Return what the audit is made from.

        The files are read as they lie on the disk. Columns chosen in the window are used where the
        payroll is the window's; its readings of the law only where the audit is not blind.

        Raises:
            ValueError: something is lacking.
        """
        if said := self.lacking():
            raise ValueError(said)
        from importers.choices import Choices

        paths = self.papers["payroll"]
        mapping = bench.mapping if paths == bench.sources else None
        rate = _decimal(self.rate)
        assert self.month is not None
        return AuditAsked(
            paths=list(paths),
            given={role: files[0] for role, files in self._further()},
            choices=Choices(self.month, rate, self.passwords, mapping),
            options=self._options(bench, rate),
            enterprise=bench.enterprise,
            received=_decimal(self.received),
            blind=self.blind,
        )

    def arguments(self, language: str) -> argparse.Namespace:
        """Return how the result is shown, as the command line has it."""
        return argparse.Namespace(
            sample=int(_digits(self.sample) or 0),
            seed=int(_digits(self.seed)),
            strata=self.strata,
            mask=self.mask or None,
            language=language,
        )

    def _further(self) -> Iterator[tuple[str, tuple[Path, ...]]]:
        for role, files in self.papers.items():
            if files and role != "payroll":
                yield role, files

    def _options(self, bench: Workbench, rate: Decimal | None) -> Options:
        from declaration.monthly import Options

        assert self.month is not None
        as_of = bench.as_of if bench.month == self.month else None
        if self.blind:
            return Options(month=self.month, rate=rate, as_of=as_of)
        return Options(
            month=self.month,
            rate=rate,
            as_of=as_of,
            include=tuple(bench.include),
            readings=dict(bench.readings),
        )


def with_files(form: AuditForm, role: str, files: tuple[Path, ...]) -> AuditForm:
    """Return a form with other files of one kind; () for none."""
    return replace(form, papers={**form.papers, role: files})


def is_rate(text: str) -> bool:
    """Return whether a text is riel per dollar; a blank one is none where all wages are in riel.

    >>> is_rate("4,015"), is_rate(""), is_rate("four"), is_rate("0")
    (True, True, False, False)
    """
    try:
        rate = _decimal(text)
    except InvalidOperation:
        return False
    if rate is None:
        return True
    return rate.is_finite() and 0 < rate < 1_000_000 and rate == round(rate, 4)


def _digits(text: str) -> str:
    return text.replace(",", "").replace(" ", "").strip()


def _is_whole(text: str, most: int) -> bool:
    """Return whether a text is blank or a whole number of at most so many digits."""
    digits = _digits(text)
    return not digits or (digits.isascii() and digits.isdigit() and len(digits) <= most)


def _decimal(text: str) -> Decimal | None:
    digits = _digits(text)
    return Decimal(digits) if digits else None
