"""What the export changes or misses is said, and names the worker."""

import doctest

import pytest

from declaration.export import export, remarks
from declaration.export import names as names_module
from declaration.export.names import names_of
from declaration.findings import Severity
from declaration.monthly import Enterprise
from tests.build import payroll
from tests.declaration.export.invented import WORKERS, month, summary, wording


def found(tmp_path, code, workers=WORKERS[:1], layout="nssf-eform-v10", **change):
    made = month(workers, ["declared"] * len(workers))
    for name, value in change.items():
        setattr(made, name, value)
    receipt = export(made, tmp_path / "out", layout, wording=wording, summary=summary)
    assert receipt.proven
    return [finding for finding in receipt.findings if finding.code == code]


def test_examples():
    assert doctest.testmod(remarks).failed == 0
    assert doctest.testmod(names_module).failed == 0


def test_a_changed_text_names_the_worker_and_shows_what_was_there(tmp_path):
    worker = {**WORKERS[0], "family_name_km": "សុ\x00ខ", "position": "Sewer\ud800"}
    name, position = found(tmp_path, "EXP-002", [worker])
    assert (name.worker, name.place.cell, name.field) == (0, "LINE-A!D6", "family_name_km")
    assert (name.value, name.expected) == ("សុ␀ខ", "សុខ")
    assert position.figures == {"field": "position", "text": "Sewer�", "written": "Sewer"}
    assert name.grade is Severity.CHANGED


def test_two_workers_with_one_odd_text_are_both_named(tmp_path):
    worker = {**WORKERS[0], "national_id": "01\x07"}
    assert [finding.worker for finding in found(tmp_path, "EXP-002", [worker, worker])] == [0, 1]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("សុខ ដារ៉ា", ("សុខ", "ដារ៉ា")),
        ("  CHAN   SOPHEA RY ", ("CHAN", "SOPHEA RY")),
        ("លីណា", ("លីណា", "")),
        ("សុខ\u00a0ដារ៉ា", ("សុខ", "ដារ៉ា")),
        ("", ("", "")),
    ],
)
def test_a_whole_name_is_parted_at_its_first_space(name, parts):
    table = payroll([{"name_km": name}])
    names = names_of(table, "km")
    assert (names.family[0], names.given[0]) == parts


def test_names_in_two_cells_are_taken_as_they_are_and_joined_where_one_is_asked():
    table = payroll(
        [
            {"family_name_km": "សុខ", "given_name_km": "ដារ៉ា"},
            {"family_name_km": "", "given_name_km": "ពៅ"},
            {"name_km": "កែវ មុនី"},
        ]
    )
    names = names_of(table, "km")
    assert names.whole.values().tolist() == ["សុខ ដារ៉ា", "ពៅ", "កែវ មុនី"]
    assert names.family.values().tolist() == ["សុខ", "", "កែវ"]
    assert names.given.values().tolist() == ["ដារ៉ា", "ពៅ", "មុនី"]


def test_parted_names_are_said_once_a_script_with_how_many_had_no_space(tmp_path):
    workers = [{**WORKERS[2], "name_km": name} for name in ("សុខ ដារ៉ា", "លីណា", "កែវ មុនី")]
    (said,) = found(tmp_path, "EXP-003", workers)
    assert (said.figures["workers"], said.figures["unparted"]) == (3, 1)
    assert (said.figures["family"], said.figures["given"]) == ("សុខ", "ដារ៉ា")
    blanks = found(tmp_path, "EXP-004", workers)
    assert "Ben_LName_kh" not in {finding.figures["column"] for finding in blanks}


def test_a_required_cell_left_blank_is_one_notice_a_column(tmp_path):
    workers = [{**WORKERS[0], "sex": sex} for sex in ("male", "", "")]
    (said,) = found(tmp_path, "EXP-004", workers)
    assert (said.figures["column"], said.figures["workers"]) == ("Sex", 2)
    assert (said.worker, said.others, said.figures["who"]) == (None, (1, 2), "A-001, A-001")
    assert said.grade is Severity.NOTICE


def test_an_enterprise_without_its_number_is_said(tmp_path):
    (said,) = found(tmp_path, "EXP-005", enterprise=Enterprise("Invented"))
    assert said.figures == {"column": "Enter_ID", "sheet": "tbl_DateContribution"}
    assert found(tmp_path, "EXP-005", enterprise=None)
    assert not found(tmp_path, "EXP-005")


def test_a_layout_that_asks_for_whole_names_parts_none(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[sheets]]\nname = "S"\ncolumns = [{ name = "Name", from = "name_km" }]\n')
    assert not found(tmp_path, "EXP-003", WORKERS[2:4], own)
