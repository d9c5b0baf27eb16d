"""The enterprises below a folder: one wherever an ``enterprise.toml`` lies.

DEWDROP/enterprise.toml          name, NSSF number, sector, readings
DEWDROP/columns.toml             a saved mapping, where there is one
DEWDROP/register.xlsx            the registered workers, where there is one
DEWDROP/DEWDROP.pheaktean        the vault, where there is one
DEWDROP/payroll.xlsx             the payroll; or, where a folder bears the month's name,
DEWDROP/2026-10/payroll.xlsx     what lies in that one
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from importers.workbook.sources import is_wanted

if TYPE_CHECKING:
    from declaration.month import Month

ENTERPRISE, COLUMNS, VAULT = "enterprise.toml", "columns.toml", "*.pheaktean"

REGISTER = ("register", "registered")
NO_PAYROLL = (
    *REGISTER,
    *("attendance", "declaration", "declared", "held-out", "invoice"),
    *("new-registrations", "receipt", "second"),
)
"""How the names of workbooks begin that lie beside a payroll and are none."""


@dataclass(frozen=True, slots=True)
class Factory:
    """One enterprise and what lies in its folder.

    Attributes:
        name: of its folder, as seen from the folder of all; forward slashes.
        folder: its own.
        payrolls: of the month; none where nothing is there.
        register: the workers that NSSF has registered, or None.
        columns: a saved mapping, or None.
        vaults: its vault; more than one is a question for a person.
    """

    name: str
    folder: Path
    payrolls: tuple[Path, ...]
    register: Path | None
    columns: Path | None
    vaults: tuple[Path, ...]


def factories_below(folder: Path, month: Month, leaving_out: Path | None = None) -> list[Factory]:
    """Return the enterprises in a folder and in the folders below it, by name.

    Args:
        folder: of all of them.
        month: declared.
        leaving_out: a folder that is not looked into: the results.
    """
    return [_factory(each, folder, month) for each in enterprises_below(folder, leaving_out)]


def enterprises_below(folder: Path, leaving_out: Path | None = None) -> list[Path]:
    """Return the folders of enterprises in a folder and in those below it, sorted.

    Args:
        folder: of all of them.
        leaving_out: a folder that is not looked into: the results.
    """
    return sorted(
        path.parent
        for path in folder.rglob(ENTERPRISE)
        if not _is_hidden(path.relative_to(folder)) and not _lies_in(path, leaving_out)
    )


def factory_in(folder: Path, month: Month) -> Factory:
    """Return what lies in the folder of one enterprise, whether it has an enterprise.toml or not.

    Args:
        folder: its own.
        month: declared.
    """
    return _factory(folder, folder, month)


def _factory(folder: Path, above: Path, month: Month) -> Factory:
    dated = folder / str(month)
    papers = workbooks(dated) if dated.is_dir() else workbooks(folder)
    registers = [*filter(_is_register, papers), *filter(_is_register, workbooks(folder))]
    columns = folder / COLUMNS
    name = folder.relative_to(above).as_posix()
    return Factory(
        name=folder.resolve().name if name == "." else name,
        folder=folder,
        payrolls=tuple(path for path in papers if not _begins(path, NO_PAYROLL)),
        register=registers[0] if registers else None,
        columns=columns if columns.is_file() else None,
        vaults=tuple(sorted(folder.glob(VAULT))),
    )


def workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.is_file() and _is_workbook(path))


def _is_workbook(path: Path) -> bool:
    return is_wanted(PurePosixPath(path.name)) or path.suffix.lower() == ".zip"


def _is_register(path: Path) -> bool:
    return _begins(path, REGISTER)


def _begins(path: Path, words: tuple[str, ...]) -> bool:
    return path.name.casefold().startswith(words)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _lies_in(path: Path, folder: Path | None) -> bool:
    return folder is not None and folder.resolve() in path.resolve().parents
