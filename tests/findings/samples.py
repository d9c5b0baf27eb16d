"""Reads the samples of the catalogue: for each code a payroll that has the finding, and one not.

``tests/findings/CODE/`` holds ``bad*`` and ``good*`` (several files are read together) and perhaps
``case.toml``; ``before-YYYY-MM*`` are the payrolls of months before, as a vault would know them.
The keys of ``case.toml`` stand for both, or in ``[bad]`` and ``[good]`` for one of them: ``month``,
``rate`` ("" for none), ``as_of``, ``sector``, ``register`` (a file beside), ``mapping``,
``passwords``, ``readings``, ``include``, and ``also``: further warnings and errors that this
payroll rightly has.
"""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from pathlib import Path

from declaration import prepare
from declaration.findings import Severity
from declaration.history import history_from
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from importers import read, read_register
from importers.choices import Choices, ColumnMapping
from tests.months import earlier_month

FOLDER = Path(__file__).parent
GRAVE = {Severity.STOP, Severity.ERROR, Severity.WARNING}


@dataclass
class Sample:
    """One payroll of one code and what it is read with."""

    code: str
    which: str
    keys: dict = field(default_factory=dict)

    @classmethod
    def of(cls, code, which):
        path = FOLDER / code / "case.toml"
        case = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        both = {key: value for key, value in case.items() if key not in ("bad", "good")}
        return cls(code, which, both | case.get(which, {}))

    @property
    def files(self):
        return sorted((FOLDER / self.code).glob(f"{self.which}*"))

    @property
    def also(self):
        return set(self.keys.get("also", ()))

    @cached_property
    def findings(self):
        """The findings of the sample, from file to last check."""
        payroll = read(self.files, self._choices())
        enterprise = Enterprise("Practice", "", "90000001", self.keys.get("sector", "garment"))
        register, law = self._register(), Law.load()
        history = self._history(enterprise, law)
        return prepare(payroll, enterprise, law, self._options(), register, history).findings

    def _history(self, enterprise, law):
        """What the months before say, as a vault would have it."""
        found = sorted((FOLDER / self.code).glob("before-*"))
        months = {}
        for name, files in groupby(found, lambda path: path.name[7:14]):
            options = replace(self._options(), month=Month.parse(name), as_of=None)
            choices = replace(self._choices(), month=options.month)
            months[options.month] = earlier_month(
                prepare(read(list(files), choices), enterprise, law, options)
            )
        return history_from(months, self._month)

    @property
    def codes(self):
        return {finding.code for finding in self.findings}

    @property
    def grave(self):
        """The codes of warnings, errors and stops."""
        return {finding.code for finding in self.findings if finding.grade in GRAVE}

    @property
    def _month(self):
        return Month.parse(self.keys.get("month", "2026-10"))

    @property
    def _rate(self):
        rate = self.keys.get("rate", "4015")
        return Decimal(rate) if rate else None

    def _choices(self):
        mapping = self.keys.get("mapping")
        return Choices(
            self._month,
            self._rate,
            tuple(self.keys.get("passwords", ())),
            ColumnMapping(**mapping) if mapping else None,
        )

    def _options(self):
        as_of = self.keys.get("as_of")
        return Options(
            self._month,
            self._rate,
            date.fromisoformat(as_of) if as_of else None,
            tuple(self.keys.get("include", ())),
            self.keys.get("readings", {}),
            hold_out=True,
        )

    def _register(self):
        name = self.keys.get("register")
        return read_register(FOLDER / self.code / name, self._choices()) if name else None
