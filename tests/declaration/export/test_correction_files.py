"""corrections.csv is proven: as a file, and once more from the month's own sums."""

import dataclasses

import pytest

from declaration.corrected_lines import COLUMNS
from declaration.export import correction_files, export
from declaration.export import plan as plan_module
from declaration.summary import summary
from declaration.vault.kinds import Kind
from tests.declaration.export import invented
from tests.declaration.test_corrections import RIGHT, WRONG, correct, sealed, worked_out
from tests.declaration.vault.build import new_vault

NAME = "corrections.csv"


@pytest.fixture
def month(tmp_path):
    with new_vault(tmp_path) as vault:
        sealed(vault, tmp_path / "first", worked_out(WRONG))
        yield correct(vault, worked_out(RIGHT), Kind.REVISED)


def receipt_of(month, folder):
    return export(month, folder, wording=invented.wording, summary=summary)


def test_what_was_written_is_proven(month, tmp_path):
    receipt = receipt_of(month, tmp_path / "out")
    assert receipt.proven
    assert NAME in receipt.files


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"revised", b"regular", 1) + b"x",
        lambda data: data[: data.rindex(b"\r\n", 0, -2) + 2],
    ],
)
def test_a_file_that_is_another_one_is_not_given(month, tmp_path, monkeypatch, spoil):
    plan_for = plan_module.plan_for

    def with_a_fault(*arguments):
        plan = plan_for(*arguments)
        for i, file in enumerate(plan.files):
            if file.name == NAME:

                def write(path, write=file.write):
                    write(path)
                    path.write_bytes(spoil(path.read_bytes()))

                plan.files[i] = dataclasses.replace(file, write=write)
        return plan

    monkeypatch.setattr("declaration.export.plan_for", with_a_fault)
    receipt = receipt_of(month, tmp_path / "out")
    finding = receipt.findings[-1]
    assert (finding.code, finding.place.file) == ("EXP-001", NAME)
    assert (receipt.files, receipt.proven) == ({}, False)


@pytest.mark.parametrize(
    "columns",
    [
        ["worker_difference"],
        ["employer_after", "employer_difference"],
        ["employer_after", "employer_before"],
    ],
)
def test_sums_that_are_not_the_months_own_are_not_given(month, tmp_path, monkeypatch, columns):
    """File and rows agree, and both are wrong: the month's own sums tell."""
    lines = correction_files.lines

    def with_a_fault(*arguments):
        rows = lines(*arguments)
        for column in columns:
            rows[0][COLUMNS.index(column)] += 1_000_000_000
        return rows

    monkeypatch.setattr(correction_files, "lines", with_a_fault)
    receipt = receipt_of(month, tmp_path / "out")
    finding = receipt.findings[-1]
    assert (finding.code, finding.place.file, receipt.proven) == ("EXP-001", NAME, False)
