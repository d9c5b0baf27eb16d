"""What is asked of a batch, from the command line or from the window: the errands of it.

    asked = Asked(folder, month, out, language="km", rate="4015", seal=True)
    errands = errands_of(asked, factories)
    rows = written(outcomes, Path(out), translate("km"))

Both faces come through here, so that both write the same files, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.batch import across
from desktop.batch.errands import errand

if TYPE_CHECKING:
    from desktop.batch.errands import Errand, Outcome
    from desktop.batch.factories import Factory
    from desktop.texts import Translator

Opening = Callable[[Path], str | None]
"""Vault → the passphrase that opens it; None where the key store knows its key, or nobody does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is done for every enterprise.

    Attributes:
        month: ``YYYY-MM``.
        out: the folder of all results.
        language: of the sentences.
        rate: riel per dollar as typed, or "".
        layout: of the file for NSSF, or "" for the usual one.
        hold_out: declare the sound workers of each.
        seal: close the month in the vault of each that has one.
        control_sheet: write the page to sign.
        password_file: passwords of locked workbooks, or "".
        passphrase_file: the passphrase of all vaults, or ""; ``-`` for what is typed.
        typed: what comes from standard input, for all of them.
    """

    month: str
    out: str
    language: str
    rate: str = ""
    layout: str = ""
    hold_out: bool = False
    seal: bool = False
    control_sheet: bool = True
    password_file: str = ""
    passphrase_file: str = ""
    typed: str = ""

    def common(self) -> tuple[str, ...]:
        """Return the arguments that all enterprises have."""
        common = ["--month", self.month, "--language", self.language]
        for name in ("rate", "layout", "password_file"):
            value = getattr(self, name)
            common += [f"--{name.replace('_', '-')}", value] if value else []
        common += ["--hold-out"] if self.hold_out else []
        common += [] if self.control_sheet else ["--no-control-sheet"]
        return tuple(common)


def errands_of(
    asked: Asked, factories: Iterable[Factory], opening: Opening | None = None
) -> list[Errand]:
    """Return what is to be done for each enterprise, in their order.

    Args:
        asked: of all of them.
        factories: the enterprises.
        opening: gives the passphrase of each vault, where they are known one by one.
    """
    return [_errand(asked, each, opening) for each in factories]


def _errand(asked: Asked, factory: Factory, opening: Opening | None) -> Errand:
    """Return one errand: arguments of a vault only where there is one."""
    common, typed = asked.common(), asked.typed
    if factory.vaults:
        own = opening(factory.vaults[0]) if opening else None
        file, typed = ("-", own) if own is not None else (asked.passphrase_file, typed)
        common += ("--passphrase-file", file) if file else ()
        common += ("--seal",) if asked.seal else ()
    return errand(factory, Path(asked.out), common, typed)


def written(outcomes: Sequence[Outcome], out: Path, _: Translator) -> list[dict[str, Any]]:
    """Write the table across all enterprises, and return its rows.

    Raises:
        CannotWriteError: the folder is as it was.
    """
    rows = [across.row(outcome, _) for outcome in outcomes]
    across.write(out / across.FILE, rows)
    return rows
