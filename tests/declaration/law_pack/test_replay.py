"""Sealed months under another law: to the riel the same, or every one that differs."""

import dataclasses
from decimal import Decimal

import pytest

from declaration import prepare
from declaration.export import export
from declaration.law import Law
from declaration.law_pack.replay import MONTHS, replayed
from declaration.month import Month
from declaration.monthly import Options
from declaration.summary import summary
from declaration.vault.manifest import Chosen
from declaration.vault.sealing import seal
from tests.build import payroll
from tests.declaration.export import invented
from tests.declaration.law_pack.law_packs import law_folder, replace
from tests.declaration.vault.build import ENTERPRISE, new_vault, stamp
from tests.declaration.vault.test_rerun import people


def sealed_months(folder, months):
    """Return an open vault of months of one payroll."""
    vault = new_vault(folder)
    for i, when in enumerate(months):
        options = Options(Month.parse(when), Decimal(4015), hold_out=True)
        made = prepare(payroll(people(12)), ENTERPRISE, Law.bundled(), options)
        receipt = export(made, folder / when, wording=invented.wording, summary=summary)
        seal(vault, receipt, Chosen(), stamp(i))
    return vault


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    months = [f"2025-{n:02d}" for n in range(10, 13)] + [f"2026-{n:02d}" for n in range(1, 12)]
    with sealed_months(tmp_path_factory.mktemp("vault"), months) as made:
        yield made


def test_a_law_for_months_to_come_changes_no_riel_of_the_last_twelve(vault, tmp_path):
    found = replayed(vault, Law.read(law_folder(tmp_path)), Law.bundled())
    assert [str(each.of.month) for each in found[:1]] == ["2025-12"]
    assert len(found) == MONTHS
    assert not any(each.differs for each in found)
    assert all(each.found.lines == 10 for each in found)


def test_every_month_that_differs_is_told_with_its_riel(vault, tmp_path):
    more = '\n[[values]]\nfrom = 2026-09-01\nemployer = "9/1000"\nworker = "0/1"\n'
    more += 'source = "an invented Prakas"\nstatus = "settled"\n'
    found = replayed(vault, Law.read(law_folder(tmp_path, more=more)), Law.bundled())
    differing = [each for each in found if each.differs]
    assert [str(each.of.month) for each in differing] == ["2026-09", "2026-10", "2026-11"]
    assert all(sum(each.found.now.values()) > each.of.remittance for each in differing)


def test_a_reading_that_is_gone_cannot_be_reckoned(vault, tmp_path):
    folder = law_folder(tmp_path)
    replace(folder, "pension_age", "turns-60", "reaches-60")
    found = replayed(vault, Law.read(folder), Law.bundled())
    assert all(each.differs and "pension_age=turns-60" in each.lacking for each in found)


def test_what_the_program_reckons_otherwise_is_not_held_against_a_law(vault, tmp_path):
    law = Law.read(law_folder(tmp_path))
    found = replayed(vault, law, Law.bundled())[0]
    off = dataclasses.replace(found.found, now={"employer": 1, "worker": 1})
    assert not dataclasses.replace(found, found=off, before=off).differs
    assert dataclasses.replace(found, found=off, before=found.found).differs
    assert dataclasses.replace(found, found=off).differs
