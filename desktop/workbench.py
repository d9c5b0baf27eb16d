"""The unfinished month as plain data: what was given, chosen, corrected and accepted so far.

Nothing here knows Qt. A ``Workbench`` never changes; an edit makes another one (``replace``), so
that undo is the one before, and the journal is one small text. ``open``, ``read`` and
``work_out`` are the long steps; they take a progress callable that raises to cancel.

    bench = Workbench(sources=(Path("october.xlsx"),), month=Month(2026, 10), rate=Decimal(4015))
    books = bench.open(progress)                 # the files as they stand, cells by kind
    payroll = bench.read(books, progress)        # corrected, columns recognised, workers joined
    month = bench.work_out(payroll, None)        # checked, computed

What an edit makes stale is said by three sets: ``OPENING`` ⊃ ``READING`` ⊃ the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.kinds import Kind

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.history import History
    from declaration.month import Month
    from declaration.monthly import Enterprise, MonthlyDeclaration, Options
    from declaration.payroll import Payroll
    from importers.choices import Choices, ColumnMapping
    from importers.patching import Patch
    from importers.sheet import Workbook as Book

Progress = Callable[[str, float], None]
"""What is being done, and how much of it is done [0 to 1]; raises to cancel."""

OPENING = frozenset(("sources", "passwords"))
"""What the files have to be opened again for."""

READING = OPENING | {"month", "rate", "mapping", "patches"}
"""What the cells have to be read again for."""

REGISTER = frozenset(("register", "month", "mapping", "passwords"))
"""What the register has to be read again for."""

LEAVING_ALONE = frozenset(("decisions", "layout", "out", "finished"))
"""What changes no figure of the month."""

DEFAULT_LAYOUT = "nssf-eform-v10"


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding that a person looked at and accepts.

    Attributes:
        code: of the finding.
        worker: who it speaks of (``worker_key``), or "" where it speaks of no worker.
        field: the field it names, or "".
        reason: why it is right as it is, in the person's words.
        until: the last month for which the decision holds; None for good.
        document: the path of a file that proves it, the bare name of one that the vault knows, or
            "".
    """

    code: str
    worker: str
    field: str
    reason: str
    until: Month | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything a person gave and chose for one month of one enterprise.

    Attributes:
        sources: payroll files, folders and archives, in order.
        month: the month declared; None until it is said, never taken from the clock.
        rate: riel per dollar, or None.
        enterprise: who declares, or None.
        register: the list of workers that NSSF has registered, or None.
        kind: of return; a nil return has no sources.
        whole: of a revised return: whether the payroll holds everybody who should stand declared;
            None where nobody said.
        mapping: what was chosen for the columns; None leaves all to recognition.
        readings: contested figure of law → chosen reading.
        include: fields that the gross leaves out and that count into the wage.
        as_of: the day the hire clock is read; the month's last where None.
        patches: corrected cells, kept beside the sources.
        decisions: findings accepted with a reason.
        hold_out: declare the sound workers although others have errors.
        layout: of the file written.
        out: the folder that the files go to, or None.
        finished: its declaration was written; nothing is lost when the window closes. Any edit
            that changes a figure makes it unfinished again.
        passwords: of locked workbooks; in no journal.
    """

    sources: tuple[Path, ...] = ()
    month: Month | None = None
    rate: Decimal | None = None
    enterprise: Enterprise | None = None
    register: Path | None = None
    kind: Kind = Kind.REGULAR
    whole: bool | None = None
    mapping: ColumnMapping | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    as_of: date | None = None
    patches: tuple[Patch, ...] = ()
    decisions: tuple[Decision, ...] = ()
    hold_out: bool = False
    layout: str = DEFAULT_LAYOUT
    out: Path | None = None
    finished: bool = False
    passwords: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything that would be a pity to lose."""
        return not self.finished and bool(self.sources or self.patches or self.decisions)

    @property
    def can_be_read(self) -> bool:
        """Whether all is there that reading needs: files, and the month they are of."""
        return (bool(self.sources) or self.is_nil) and self.month is not None

    @property
    def is_nil(self) -> bool:
        """Whether nobody was paid, so that there is nothing to read."""
        return self.kind is Kind.NIL and not self.sources

    def differs(self, other: Workbench, names: frozenset[str]) -> bool:
        """Return whether some of these attributes differ from another workbench's."""
        return any(getattr(self, name) != getattr(other, name) for name in names)

    def choices(self) -> Choices:
        """Return what reading may know.

        Raises:
            ValueError: the month is not known yet.
        """
        from importers.choices import Choices

        return Choices(self._month(), self.rate, self.passwords, self.mapping)

    def options(self) -> Options:
        """Return what is asked of the declaration.

        Raises:
            ValueError: the month is not known yet.
        """
        from declaration.monthly import Options

        return Options(
            self._month(), self.rate, self.as_of, self.include, self.readings, self.hold_out
        )

    def open(self, progress: Progress | None = None) -> list[Book]:
        """Return the source workbooks, opened; what they hold stays as the files have it.

        Raises:
            OSError: a file is gone or may not be read.
        """
        from importers.workbook import open_all

        return list(open_all(self.sources, self.passwords, progress))

    def read(self, books: Sequence[Book], progress: Progress | None = None) -> Payroll:
        """Return the payroll of opened workbooks, with the corrected cells in it.

        Of a nil return it is the payroll of nobody.

        Raises:
            ValueError: the month is not known yet.
        """
        from declaration.payroll import Payroll
        from importers.patching import patched
        from importers.reading import read_books

        if self.is_nil:
            return Payroll.of_nobody()

        tell = progress or _silent
        corrected = patched(books, self.patches)
        shares = _told(corrected, tell)
        return read_books(shares, self.choices())

    def read_register(self) -> Payroll | None:
        """Return the workers that NSSF has registered, or None where no list was given.

        Raises:
            OSError: the file is gone or may not be read.
        """
        import importers

        if self.register is None:
            return None
        return importers.read_register(self.register, self.choices())

    def work_out(
        self,
        payroll: Payroll,
        register: Payroll | None = None,
        progress: Progress | None = None,
        history: History | None = None,
    ) -> MonthlyDeclaration:
        """Return the month of a payroll that ``read`` gave.

        Args:
            payroll: as read.
            register: the workers that NSSF has registered, or None.
            progress: takes what is being done; raises to cancel.
            history: what the months before say, or None.

        Raises:
            UnknownReadingError: a reading was chosen that does not exist.
        """
        from declaration import prepare
        from declaration.law import Law

        (progress or _silent)("checking", 0.9)
        return prepare(payroll, self.enterprise, Law.load(), self.options(), register, history)

    def decision(self, finding: Finding, payroll: Payroll) -> Decision | None:
        """Return the decision under which a finding is accepted for this month, or None."""
        who = "" if finding.worker is None else worker_key(payroll, finding.worker)
        for decision in self.decisions:
            same = (decision.code, decision.worker, decision.field)
            if same == (finding.code, who, finding.field) and self._holds(decision):
                return decision
        return None

    def to_json(self) -> str:
        """Return the workbench as a text for the journal; passwords stay out of it."""
        from desktop.journal_text import written

        return written(self)

    @classmethod
    def from_json(cls, text: str) -> Workbench:
        """Return the workbench that a journal holds.

        Raises:
            ValueError: the text is no journal of ours, or of a version that we do not know.
        """
        from desktop.journal_text import workbench_of

        return workbench_of(text)

    def _month(self) -> Month:
        if self.month is None:
            raise ValueError("The month is not known yet.")
        return self.month

    def _holds(self, decision: Decision) -> bool:
        return decision.until is None or self.month is None or self.month <= decision.until


def _told(books: Sequence[Book], tell: Progress) -> Iterator[Book]:
    """Yield the workbooks, telling which one is read."""
    for i, book in enumerate(books):
        which = f" · {i + 1}/{len(books)}" if len(books) > 1 else ""
        tell(f"{book.name}{which}", i / len(books))
        yield book


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


def worker_key(payroll: Payroll, worker: int) -> str:
    """Return by what a worker is known from month to month: NSSF's number, ours, or the name."""
    return worker_keys(payroll)(worker)


def worker_keys(payroll: Payroll) -> Callable[[int], str]:
    """Return what gives a worker's key; asked for many, it looks the columns up once."""
    names = ("nssf_number", "worker_number", "national_id")
    columns = [(name, payroll.texts[name]) for name in names if name in payroll.texts]

    def key(worker: int) -> str:
        for name, texts in columns:
            if text := texts[worker]:
                return f"{name}:{text}"
        return f"name:{payroll.name(worker)}"

    return key
