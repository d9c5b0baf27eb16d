"""The law as dated figures: which are in force in a month, under which readings.

In go the files of ``resources/law`` and a month; out comes ``InForce``, which every other part of
the core asks. A figure that is read in several ways has several readings; the choice is passed in
and stands on everything that is written.

    >>> from declaration.month import Month
    >>> in_force = Law.load().at(Month(2026, 10), {})
    >>> in_force.value("occupational_risk_rate").value
    Fraction(1, 125)
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from declaration.in_force import InForce, NotInForceError
from declaration.law_reading import (
    THE_LAW,
    LawFileError,
    Parameter,
    Reading,
    Value,
    parse_parameter,
)
from declaration.month import Month
from resources import resource

__all__ = [
    "InForce",
    "Law",
    "LawFileError",
    "NotInForceError",
    "Parameter",
    "Reading",
    "UnknownReadingError",
    "Value",
]

FIRST_SCHEME = "occupational_risk_rate"
"""The rate of the oldest scheme: before it nothing is due."""

ALL = "all"
"""The name under which a preset is chosen: ``all=oxfam-2021``."""

_PRESETS = "presets/"
_CHECKED_ON = re.compile(rb"^checked_on\s*=\s*(\d{4}-\d{2}-\d{2})", re.MULTILINE)


class UnknownReadingError(ValueError):
    """A reading was chosen that does not exist, or that cannot stand beside another."""


Files = Mapping[str, "Path | bytes"]
"""Name below the folder, as ``rounding.toml`` or ``presets/NAME.toml`` → where it lies, or what is
in it."""


class Parameters(Mapping[str, Parameter]):
    """Every figure by its name, each read from its file when first asked for."""

    def __init__(self, files: Files) -> None:
        self._files = {name.removesuffix(".toml"): files[name] for name in sorted(files)}
        self._read: dict[str, Parameter] = {}

    def __getitem__(self, name: str) -> Parameter:
        if name not in self._read:
            self._read[name] = parse_parameter(f"{name}.toml", _content(self._files[name]))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True)
class Law:
    """All figures of law through time.

    Attributes:
        parameters: figure → its readings and values.
        presets: preset → figure → reading.
        version: the day the figures were last checked and a hash of the files, as
            ``2026-11-21.1a2b3c4d``; it changes when any file does.
    """

    parameters: Mapping[str, Parameter]
    presets: Mapping[str, Mapping[str, str]]
    version: str

    @classmethod
    def load(cls) -> Law:
        """Return the law to reckon by: what ``use`` said, else what the program carries."""
        return _used or cls.bundled()

    @classmethod
    def bundled(cls) -> Law:
        """Return the law that the program carries, whatever packs are installed; read once."""
        return _load(resource("law"))

    @classmethod
    def read(cls, folder: Path) -> Law:
        """Return the law of another folder of files.

        Raises:
            LawFileError: when a figure is asked for whose file is not what it should be.
        """
        paths = sorted(folder.rglob("*.toml"))
        return cls.of_files({path.relative_to(folder).as_posix(): path for path in paths})

    @classmethod
    def of_files(cls, files: Files) -> Law:
        """Return the law of some files, wherever they lie.

        Raises:
            LawFileError: a preset is not what it should be; for figures see ``read``.
        """
        presets = {name: file for name, file in files.items() if name.startswith(_PRESETS)}
        figures = {name: file for name, file in files.items() if "/" not in name}
        return cls(
            Parameters(figures),
            {PurePosixPath(name).stem: _preset(name, presets[name]) for name in sorted(presets)},
            _version(files),
        )

    def contested(self) -> list[Parameter]:
        """Return the figures that are read in more than one way, by name."""
        return [each for each in self.parameters.values() if each.contested]

    def at(self, month: Month, readings: Mapping[str, str] | None = None) -> InForce:
        """Return the figures in force in a month.

        Args:
            month: the month declared; what has begun by its last day is in force.
            readings: figure → reading; figures left out take their default. ``all`` takes a
                preset, above which single choices stand.

        Raises:
            NotInForceError: no contributions were due yet in that month (before 2008-11).
            UnknownReadingError: no such figure, reading or preset, or two readings that cannot
                stand together.
        """
        in_force = InForce(self, month, self.choose(readings or {}))
        unfit = self.unfit(in_force)
        if unfit:
            raise UnknownReadingError(self._why_unfit(in_force, unfit[0]))
        self._refuse_early(month)
        return in_force

    def unfit(self, in_force: InForce) -> list[str]:
        """Return the figures whose chosen reading lacks what it needs that month."""
        return [name for name in in_force.readings if not self._fits(in_force, name)]

    def _refuse_early(self, month: Month) -> None:
        first = self.parameters[FIRST_SCHEME].readings[THE_LAW].values[0].start
        if month.last_day < first:
            raise NotInForceError(
                f"No contributions were due in {month}; the first scheme began in {first:%Y-%m}."
            )

    def choose(self, readings: Mapping[str, str]) -> dict[str, str]:
        """Return the reading in use of every contested figure: figure → reading.

        Raises:
            UnknownReadingError: no such figure, reading or preset.
        """
        chosen = {each.name: each.default for each in self.contested()}
        if ALL in readings:
            chosen |= self._preset(readings[ALL])
        for name, reading in readings.items():
            if name != ALL:
                self._refuse_unknown(name, reading)
                chosen[name] = reading
        return chosen

    def _preset(self, name: str) -> Mapping[str, str]:
        if name not in self.presets:
            raise UnknownReadingError(
                f"There is no preset “{name}”; there is {', '.join(self.presets)}."
            )
        return self.presets[name]

    def _refuse_unknown(self, name: str, reading: str) -> None:
        if name not in self.parameters:
            raise UnknownReadingError(
                f"There is no figure of law “{name}”.{_near(name, self.parameters)}"
            )
        known = [r.name for r in self.parameters[name].readings.values() if r.kind != "preset"]
        if not self.parameters[name].contested:
            raise UnknownReadingError(f"“{name}” is not read in more than one way.")
        if reading not in known:
            raise UnknownReadingError(
                f"“{name}” has no reading “{reading}”; it has {', '.join(known)}."
            )

    def _fits(self, in_force: InForce, name: str) -> bool:
        parameter = self.parameters[name]
        reading = parameter.readings[in_force.readings[name]]
        if not reading.needs or not _differ(reading, parameter, in_force.month):
            return True
        return all(in_force.value(other).value == word for other, word in reading.needs.items())

    def _why_unfit(self, in_force: InForce, name: str) -> str:
        reading = self.parameters[name].readings[in_force.readings[name]]
        needs = ", ".join(f"{other} “{word}”" for other, word in reading.needs.items())
        has = ", ".join(f"{other} is “{in_force.value(other).value}”" for other in reading.needs)
        return f"{name}={reading.name} needs {needs}; in {in_force.month} {has}."


def _differ(reading: Reading, parameter: Parameter, month: Month) -> bool:
    """Return whether a reading says something else than the default in a month."""
    mine = reading.on(month.last_day)
    default = parameter.readings[parameter.default].on(month.last_day)
    return (mine and mine.figures) != (default and default.figures)


_used: Law | None = None


def use(law: Law | None) -> None:
    """Reckon by another law than the program carries from here on, in this process.

    The face says so once, before anything is reckoned: every part of the program then asks
    ``Law.load`` and gets the same figures, and their version stands on everything.

    Args:
        law: of an installed law pack; None for the program's own.
    """
    global _used
    _used = law


@cache
def _load(folder: Path) -> Law:
    return Law.read(folder)


def _content(file: Path | bytes) -> bytes:
    return file if isinstance(file, bytes) else file.read_bytes()


def _preset(name: str, file: Path | bytes) -> dict[str, str]:
    try:
        readings: dict[str, str] = tomllib.loads(_content(file).decode("utf-8"))["readings"]
        return dict(readings)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LawFileError(f"{name}: no preset: {error}.") from error


def _version(files: Files) -> str:
    """Return the latest ``checked_on`` and a hash over names and contents of all files."""
    hashed = hashlib.sha256()
    checked = [b""]
    for name in sorted(files, key=lambda each: PurePosixPath(each).parts):
        content = _content(files[name]).replace(b"\r\n", b"\n")
        hashed.update(name.encode() + b"\0" + content + b"\0")
        checked += _CHECKED_ON.findall(content)
    return f"{max(checked).decode()}.{hashed.hexdigest()[:8]}"


def _near(name: str, known: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
