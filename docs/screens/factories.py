"""Invented enterprises below a folder, their vaults in every state that the board knows."""

from __future__ import annotations

import dataclasses
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from keyring.backend import KeyringBackend

from declaration.enterprise import read_enterprise
from declaration.export import Receipt, load_layout
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import MonthlyDeclaration
from declaration.preparing import prepare
from declaration.vault.key import Key
from declaration.vault.manifest import Chosen
from declaration.vault.opening import create_vault
from declaration.vault.sealing import keep_draft, seal
from declaration.vault.stamp import Stamp
from declaration.vault.store import Vault
from desktop.declaring import write_declaration
from desktop.job import Job
from desktop.practice import write_practice_factory
from desktop.secrets import Keys
from desktop.workbench import Workbench

TODAY = date(2026, 11, 12)
RATE = Decimal(4015)
STAMP = Stamp(datetime(2026, 11, 3, 2, 12, tzinfo=UTC), "Sok Dara")
LAYOUT = "nssf-eform-v10"


@dataclass(frozen=True, slots=True)
class Invented:
    """One enterprise.

    Attributes:
        name: of it.
        name_km: in Khmer.
        sealed: months that are.
        draft: a month that is kept as one, or "".
        is_known: whether the key store knows its vault; None for no vault.
    """

    name: str
    name_km: str
    sealed: tuple[str, ...] = ()
    draft: str = ""
    is_known: bool | None = True


ENTERPRISES = (
    Invented("Golden Needle (Practice) Co., Ltd.", "ម្ជុលមាស (សាកល្បង)", ("2026-08",), "2026-09"),
    Invented("Dewdrop Garment (Practice)", "តំណក់ទឹកសន្សើម (សាកល្បង)", ("2026-08", "2026-09")),
    Invented("Riverside Knitting (Practice)", "ត្បាញមាត់ទន្លេ (សាកល្បង)", ("2026-09",), "2026-10"),
    Invented("Lotus Thread (Practice)", "អំបោះផ្កាឈូក (សាកល្បង)", ("2026-10",)),
    Invented("Three Looms (Practice)", "កីបី (សាកល្បង)", ("2026-08",), "2026-10"),
    Invented("Palm Sugar Footwear (Practice)", "ស្បែកជើងស្ករត្នោត (សាកល្បង)"),
    Invented("Sunrise Bags (Practice)", "កាបូបថ្ងៃរះ (សាកល្បង)", is_known=False),
    Invented("Blue Button (Practice)", "ឡេវខៀវ (សាកល្បង)", is_known=None),
)


class Store(KeyringBackend):
    """A key store in memory."""

    priority = 1  # type: ignore[assignment]  # as every backend has it

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._kept[service, username] = password


def write_enterprises(folder: Path, keys: Keys) -> Path:
    """Write the enterprises, and return the folder of all of them."""
    practice, work = folder / "practice", folder / "work"
    write_practice_factory(practice)
    months = _Months(practice / "clean", work)
    for number, each in enumerate(ENTERPRISES, 1):
        home = folder / "factories" / each.name.partition(" (")[0]
        shutil.copytree(practice / "clean", home)
        toml = f'name = "{each.name}"\nname_km = "{each.name_km}"\n'
        toml += f'nssf_number = "9000{number:04}"\nsector = "garment"\n'
        (home / "enterprise.toml").write_text(toml, "utf-8")
        if each.is_known is not None:
            _vault(home, each, keys, months)
    return folder / "factories"


def _vault(home: Path, each: Invented, keys: Keys, months: _Months) -> None:
    key = Key(os.urandom(32), os.urandom(16))
    if each.is_known:
        keys.keep_vault_key(key.id, key.kept)
    path = home / f"{home.name}.pheaktean"
    with create_vault(path, key, read_enterprise(home / "enterprise.toml"), STAMP) as vault:
        for when in each.sealed:
            seal(vault, months.written(when), Chosen(layout=LAYOUT), STAMP)
        if each.draft:
            _draft(vault, months.worked_out(each.draft))


def _draft(vault: Vault, month: MonthlyDeclaration) -> None:
    """Keep a draft with findings that cost something."""
    priced = [dataclasses.replace(each, amount_khr=61_250) for each in month.findings[:3]]
    month = dataclasses.replace(month, findings=[*month.findings, *priced])
    keep_draft(vault, month, Chosen(layout=LAYOUT), STAMP)


class _Months:
    """The months of one payroll, worked out and written once each."""

    def __init__(self, home: Path, work: Path) -> None:
        self._home, self._work = home, work
        self._written: dict[str, Receipt] = {}

    def worked_out(self, when: str) -> MonthlyDeclaration:
        bench = Workbench((self._home / "payroll.xlsx",), Month.parse(when), RATE)
        payroll = bench.read(bench.open())
        enterprise = read_enterprise(self._home / "enterprise.toml")
        return prepare(payroll, enterprise, Law.load(), bench.options())

    def written(self, when: str) -> Receipt:
        if when not in self._written:
            job = Job([], None, self.worked_out(when))
            made = write_declaration(
                job, str(self._work / when), load_layout(LAYOUT), "en", control_sheet=False
            )
            if made is None:
                raise RuntimeError("a declaration without a folder")
            self._written[when] = made
        return self._written[when]
