import dataclasses
import shutil
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration import prepare
from declaration.export import export
from declaration.law import Law, UnknownReadingError
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from declaration.summary import summary
from declaration.vault.lines import lines_of
from declaration.vault.manifest import Chosen, manifest_of
from declaration.vault.rerun import figures_that_differ, from_lines, from_month
from resources import resource
from tests.build import KHR, payroll
from tests.declaration.export import invented

MONTHS = ("2008-11", "2016-06", "2017-12", "2018-01", "2021-05", "2022-09", "2022-10", "2026-10")
WAGES = ("35.5", "100", "174.3", "250.0001", "298.88", "310.5", "525", KHR(199_999), KHR(2_000_000))


def people(n=60):
    return [
        {
            "worker_number": f"W-{i:03}",
            "name_km": "សុខ ដារ៉ា",
            "name_latin": f"SOK DARA {i}",
            "sex": "female",
            "birth_date": date(1950 + i, 1 + i % 12, 1 + i % 28) if i % 7 else None,
            "contract_type": "udc",
            "hire_date": date(2005, 1, 3),
            "nssf_number": f"2{i:06}-{i:07}-1",
            "gross": WAGES[i % len(WAGES)] if i % 11 else None,
        }
        for i in range(n)
    ]


def worked_out(when, readings=None, law=None):
    options = Options(Month.parse(when), Decimal(4015), readings=readings or {}, hold_out=True)
    enterprise = Enterprise("Invented Garment Co.", "", "90000001")
    return prepare(payroll(people()), enterprise, law or Law.load(), options)


def sealed(tmp_path, month):
    """Return manifest and lines of a month, as a vault would give them."""
    receipt = export(month, tmp_path / "out", wording=invented.wording, summary=summary)
    assert receipt.proven
    lines = lines_of((tmp_path / "out" / "contributions.csv").read_bytes())
    return manifest_of(receipt.month, Chosen(), receipt.files), lines


@pytest.mark.parametrize("when", MONTHS)
def test_every_month_gives_the_same_riel_again(tmp_path, when):
    month = worked_out(when)
    manifest, lines = sealed(tmp_path, month)
    again = from_lines(manifest, lines, Law.load())
    assert again.is_same, again.differences[:3]
    assert again.lines == manifest["workers"]["declared"] > 40
    assert sum(again.now.values()) == manifest["totals"]["remittance"] > 0
    assert again.figures == []
    whole = from_month(manifest, lines, worked_out(when))
    assert whole.is_same, whole.differences[:3]
    assert whole.lines == 60


@pytest.mark.parametrize(
    "readings",
    [{"contribution_base": "straight"}, {"rounding": "100"}, {"all": "oxfam-2021"}],
)
def test_the_readings_that_were_used_are_used_again(tmp_path, readings):
    manifest, lines = sealed(tmp_path, worked_out("2026-10", readings))
    assert from_lines(manifest, lines, Law.load()).is_same


def test_a_law_that_says_something_else_is_named_with_every_cell(tmp_path):
    folder = tmp_path / "law"
    shutil.copytree(resource("law"), folder)
    path = folder / "health_care_rate.toml"
    path.write_text(path.read_text("utf-8").replace('"26/1000"', '"27/1000"'), "utf-8")
    other = Law.read(folder)
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    again = from_lines(manifest, lines, other)
    assert not again.is_same
    (figure,) = again.figures
    assert figure.name == "health_care_rate"
    assert figure.sealed["values"]["employer"] == "13/500"
    assert figure.now["values"]["employer"] == "27/1000"
    assert {each.column for each in again.differences} == {"health_care_employer", "employer_total"}
    assert len(again.differences) == 2 * again.lines
    first = again.differences[0]
    assert (first.line, first.worker_number) == (int(np.flatnonzero(lines.declared())[0]), "W-001")
    gained = again.now["employer"] - again.sealed["employer"]
    assert gained == sum(
        int(each.now) - int(each.sealed)
        for each in again.differences
        if each.column == "employer_total"
    )


def test_a_law_later_on_changes_nothing_before(tmp_path):
    folder = tmp_path / "law"
    shutil.copytree(resource("law"), folder)
    path = folder / "occupational_risk_rate.toml"
    more = '\n[[values]]\nfrom = 2026-12-01\nemployer = "1/100"\nworker = "0"\n'
    more += 'source = "invented"\nstatus = "settled"\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    again = from_lines(manifest, lines, Law.read(folder))
    assert again.is_same
    assert again.figures == []


def test_words_about_a_figure_make_no_difference(tmp_path):
    manifest, _ = sealed(tmp_path, worked_out("2026-10"))
    figures = {
        name: {**each, "source": "another page"} for name, each in manifest["figures"].items()
    }
    assert figures_that_differ(figures, Law.load().at(Month(2026, 10))) == []


def test_a_reading_that_is_gone_is_said(tmp_path):
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    manifest["readings"]["rounding"] = "1000"
    with pytest.raises(UnknownReadingError, match="rounding"):
        from_lines(manifest, lines, Law.load())


def test_lines_that_were_reckoned_otherwise_are_named(tmp_path):
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    employer = lines.amounts["pension_employer"].copy()
    employer[3] += 1
    other = dataclasses.replace(lines, amounts={**lines.amounts, "pension_employer": employer})
    (found,) = from_lines(manifest, other, Law.load()).differences
    assert (found.line, found.worker_number, found.column) == (3, "W-003", "pension_employer")
    assert int(found.sealed) == int(found.now) + 1


def test_a_payroll_read_otherwise_is_named_cell_by_cell(tmp_path):
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    rows = people()
    rows[5] = rows[5] | {"sex": "male", "gross": "199.5"}
    options = Options(Month(2026, 10), Decimal(4015), hold_out=True)
    now = prepare(payroll(rows), Enterprise("Invented Garment Co."), Law.load(), options)
    again = from_month(manifest, lines, now)
    assert {each.line for each in again.differences} == {5}
    columns = {each.column: (each.sealed, each.now) for each in again.differences}
    assert columns["sex"] == ("female", "male")
    assert {"wage_usd", "wage_khr", "occupational_risk_base", "employer_total"} <= set(columns)
    assert again.sealed != again.now


def test_lines_that_are_gone_or_new_are_named(tmp_path):
    manifest, lines = sealed(tmp_path, worked_out("2026-10"))
    rows = people()
    del rows[7]
    rows.append(rows[0] | {"worker_number": "W-900", "nssf_number": "2999999-9999999-1"})
    rows[-1] |= {"name_latin": "CHAN NEW", "name_km": "ចាន់ ថ្មី", "birth_date": date(1999, 1, 2)}
    options = Options(Month(2026, 10), Decimal(4015), hold_out=True)
    now = prepare(payroll(rows), Enterprise("Invented Garment Co."), Law.load(), options)
    again = from_month(manifest, lines, now)
    whole = [each for each in again.differences if not each.column]
    assert [(each.line, each.worker_number) for each in whole] == [(-1, "W-900"), (7, "W-007")]
    assert [(bool(each.sealed), bool(each.now)) for each in whole] == [(False, True), (True, False)]
    assert {each.column for each in again.differences} == {"", "source_row"}
