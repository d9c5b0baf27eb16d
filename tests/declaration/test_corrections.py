"""Corrections of a sealed month: regular, then the workers left out, then the lines that differ."""

import csv
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration import prepare
from declaration.checks.corrections import corrections
from declaration.corrected_lines import COLUMNS, data, wage_change
from declaration.corrections import compared, revised, supplementary
from declaration.export import export
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options, State
from declaration.preparing import with_findings
from declaration.summary import summary
from declaration.vault.kinds import Kind
from declaration.vault.manifest import Chosen
from declaration.vault.refusals import (
    CorrectionOutdatedError,
    NobodyLeftOutButOthersDifferError,
    NobodyLeftOutError,
    NothingDiffersButLeftOutError,
    NothingDiffersError,
    PartOfPayrollError,
)
from declaration.vault.sealing import seal
from declaration.vault.standing import standing
from tests.build import payroll
from tests.declaration.export import invented
from tests.declaration.vault.build import new_vault, stamp

OCTOBER = Month(2026, 10)
RATE = Decimal(4015)


def person(i, gross="250.00", **more):
    return {
        "worker_number": f"W-{i:03}",
        "name_km": "សុខ ដារ៉ា",
        "name_latin": f"SOK {chr(65 + i % 26)}{chr(65 + i // 26)}RA",
        "sex": "female",
        "birth_date": date(1980 + i % 20, 1 + i % 12, 1 + i % 28),
        "contract_type": "udc",
        "hire_date": date(2015, 1, 5),
        "nssf_number": f"2{800000 + i}-{1000000 + i}-1",
        "gross": gross,
        **more,
    }


def worked_out(rows, rate=RATE, **more):
    options = Options(OCTOBER, rate, hold_out=more.pop("hold_out", False))
    enterprise = Enterprise("Invented Garment Co.", "", "90000001", **more)
    return prepare(payroll(rows), enterprise, Law.load(), options)


def sealed(vault, folder, month, kind=Kind.REGULAR):
    """Write a return, seal it, and return its folder."""
    receipt = export(month, folder, wording=invented.wording, summary=summary)
    assert receipt.proven
    seal(vault, receipt, Chosen(kind), stamp())
    return folder


def correct(vault, month, kind, number=1, whole=None):
    """Return the month as a return of that kind, with what is to be said of it."""
    both = compared(month, standing(vault, OCTOBER))
    if kind is Kind.SUPPLEMENTARY:
        made = supplementary(both, number)
    else:
        made = revised(both, number, whole=whole)
    return with_findings(made, corrections(made, both))


def rows_of(folder, name="corrections.csv"):
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def codes(month):
    return [each.code for each in month.findings if each.code.startswith("PER")]


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as vault:
        yield vault


WRONG = [person(0, "230"), person(1, "280"), person(3, sex="male"), person(4), person(9)]
RIGHT = [person(0), person(1), person(2), person(3), person(4), person(5)]


def test_who_was_left_out_and_nobody_else(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(WRONG))
    month = correct(vault, worked_out(RIGHT), Kind.SUPPLEMENTARY)
    assert month.payroll.text("worker_number").values().tolist() == ["W-002", "W-005"]
    assert codes(month) == ["PER-014", "PER-015"]
    already, others = (each for each in month.findings if each.code in ("PER-014", "PER-015"))
    assert (already.value, already.figures) == ("4", {"month": OCTOBER, "workers": 4})
    assert (others.value, others.figures) == ("3", {"month": OCTOBER, "workers": 3})
    said = data(month)
    assert said["workers"]["added"] == 2
    assert said["workers"]["others"] == 3
    assert said["after"]["workers"] == 7
    assert summary(month)["totals"]["remittance"] == said["difference"] > 0
    folder = sealed(vault, tmp_path / "2", month, Kind.SUPPLEMENTARY)
    assert {row["why"] for row in rows_of(folder)} == {"left_out"}
    already = rows_of(folder, "already-declared.csv")
    assert list(already[0].items())[:7] == [
        ("source_file", "payroll.xlsx"),
        ("source_sheet", "LINE-A"),
        ("source_row", "6"),
        ("worker_number", "W-000"),
        ("nssf_number", "2800000-1000000-1"),
        ("name_km", "សុខ ដារ៉ា"),
        ("name_latin", "SOK AARA"),
    ]
    assert [row["matched_by"] for row in already] == ["nssf_number"] * 4
    assert [row["declared_line"] for row in already] == ["1", "2", "3", "4"]
    assert [row["differs"] for row in already] == ["yes", "yes", "yes", "no"]
    assert {row["declared_in"] for row in already} == {"regular 1"}
    stands = standing(vault, OCTOBER)
    assert len(stands) == 7
    assert [str(stands.said_by(i).kind) for i in (0, 6)] == ["regular", "supplementary"]
    with pytest.raises(NobodyLeftOutButOthersDifferError, match="--kind revised"):
        correct(vault, worked_out(RIGHT), Kind.SUPPLEMENTARY, 2)


def test_the_lines_that_differ_up_and_down_apart(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(WRONG))
    month = correct(vault, worked_out(RIGHT), Kind.REVISED)
    numbers = month.payroll.text("worker_number").values().tolist()
    assert numbers == ["W-000", "W-001", "W-003", "W-009"]
    left_out, taken_back = (each for each in month.findings if each.code.startswith("PER"))
    due = worked_out([person(2), person(5)])
    remittance = int(sum(shares.remittance.sum() for shares in due.shares.values()))
    assert (left_out.code, left_out.value, left_out.amount_khr) == ("PER-016", "2", remittance)
    assert left_out.figures == {
        "month": OCTOBER,
        "workers": 2,
        "names": ("សុខ ដារ៉ា", "សុខ ដារ៉ា"),
        "amount_khr": remittance,
    }
    assert (taken_back.code, taken_back.worker) == ("PER-017", 3)
    assert (taken_back.value, taken_back.expected) == (str(250 * 4015), "0")
    assert taken_back.figures == {
        "name": "សុខ ដារ៉ា",
        "number": "W-009",
        "month": OCTOBER,
        "reason": "is not in this payroll",
        "wage_khr": 250 * 4015,
        "remittance_khr": remittance // 2,
    }
    said = data(month)
    assert (len(said["follows"]), said["whole"]) == (1, True)
    totals = said["after"]["totals"]
    assert totals["remittance"] == totals["employer"] + totals["worker"]
    assert said["workers"] == {
        "added": 0,
        "changed": 3,
        "taken_back": 1,
        "up": 1,
        "down": 2,
        "facts_changed": 1,
        "others": 2,
    }
    assert sum(said["up"].values()) > 0 > sum(said["down"].values())
    assert sum(said["up"].values()) + sum(said["down"].values()) == said["difference"]
    folder = sealed(vault, tmp_path / "2", month, Kind.REVISED)
    rows = rows_of(folder)
    assert list(rows[0]) == COLUMNS
    why = {row["worker_number"]: (row["why"], row["direction"], row["changed"]) for row in rows}
    assert why == {
        "W-000": ("wage", "up", ""),
        "W-001": ("wage", "down", ""),
        "W-003": ("sex", "none", "sex: male → female"),
        "W-009": ("not_in_payroll", "down", ""),
    }
    assert {row["corrects"] for row in rows} == {"regular 1"}
    assert [row["corrects_line"] for row in rows[::3]] == ["1", "2", "3", "5"]
    stands = standing(vault, OCTOBER)
    assert sorted(stands.lines.text("worker_number").values()) == [
        "W-000", "W-001", "W-003", "W-004",
    ]  # fmt: skip
    assert stands.schemes() == said["after"]["schemes"]
    assert {row["sex"] for row in rows_of(folder, "contributions.csv")} == {"female"}
    with pytest.raises(NothingDiffersButLeftOutError, match="--kind supplementary"):
        correct(vault, worked_out(RIGHT), Kind.REVISED, 2)


def test_a_birth_date_that_is_new_or_another_is_a_fact_that_changed(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out([person(0, birth_date=None), person(1), person(2)]))
    month = correct(
        vault,
        worked_out([person(0), person(1), person(2, birth_date=date(1999, 1, 2))]),
        Kind.REVISED,
    )
    assert month.correction.why == [("birth_date",), ("birth_date",)]
    assert month.correction.facts == [
        {"birth_date": ("", "1980-01-01")},
        {"birth_date": ("1982-03-03", "1999-01-02")},
    ]


def test_who_has_no_khmer_name_is_named_in_latin(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out([person(0), person(1, name_km="")]))
    month = correct(vault, worked_out([person(0)]), Kind.REVISED)
    (finding,) = (each for each in month.findings if each.code == "PER-017")
    assert finding.figures["name"] == "SOK BARA"


def test_nothing_differs_from_itself(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(RIGHT))
    with pytest.raises(NothingDiffersError, match="Nothing differs"):
        correct(vault, worked_out(RIGHT), Kind.REVISED)
    with pytest.raises(NobodyLeftOutError, match="Nobody was left out"):
        correct(vault, worked_out(RIGHT), Kind.SUPPLEMENTARY)


def test_a_part_of_the_payroll_takes_nobody_back(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out([person(i) for i in range(20)]))
    part = worked_out([person(3, "300"), person(4)])
    with pytest.raises(PartOfPayrollError, match="18 of the 20"):
        correct(vault, part, Kind.REVISED)
    month = correct(vault, part, Kind.REVISED, whole=False)
    assert data(month)["after"]["workers"] == 20
    assert data(correct(vault, part, Kind.REVISED, whole=True))["workers"]["taken_back"] == 18


def test_a_sheet_that_is_gone_is_asked_about_however_small(vault, tmp_path):
    line_b = [person(i, **{"@sheet": "LINE-B"}) for i in range(100, 106)]
    line_a = [person(i) for i in range(100)]
    sealed(vault, tmp_path / "1", worked_out([*line_a, *line_b]))
    with pytest.raises(PartOfPayrollError, match="6 of the 106"):
        correct(vault, worked_out(line_a), Kind.REVISED)
    month = correct(vault, worked_out([*line_a, line_b[0]]), Kind.REVISED)
    assert data(month)["workers"]["taken_back"] == 5


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"status": "left", "leave_date": date(2026, 9, 2), "gross": None}, "left"),
        ({"status": "suspended", "gross": None}, "suspended"),
        ({"gross": "0"}, "not_due"),
    ],
)
def test_who_has_no_wage_any_more_is_taken_back(vault, tmp_path, more, why):
    sealed(vault, tmp_path / "1", worked_out(RIGHT))
    month = correct(vault, worked_out([*RIGHT[:5], person(5, **more)]), Kind.REVISED)
    assert not month.declares
    assert month.correction.why == [(why,)]
    folder = sealed(vault, tmp_path / "2", month, Kind.REVISED)
    assert not (folder / "declaration.xlsx").exists()
    assert len(standing(vault, OCTOBER)) == 5


def test_a_worker_held_out_by_an_error_stays_as_they_stand(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(RIGHT))
    rows = [person(0), person(1, None), *RIGHT[2:5], person(5, "300")]
    assert correct(vault, worked_out(rows), Kind.REVISED).state is State.NOT_READY
    month = correct(vault, worked_out(rows, hold_out=True), Kind.REVISED)
    assert data(month)["workers"]["changed"] == 1
    sealed(vault, tmp_path / "2", month, Kind.REVISED)
    stands = standing(vault, OCTOBER)
    assert len(stands) == 6
    numbers = stands.lines.text("worker_number").values().tolist()
    declared = stands.lines.amount("wage_khr")
    assert declared[numbers.index("W-001")] == 250 * 4015
    assert declared[numbers.index("W-005")] == 300 * 4015


def test_what_a_payroll_does_not_say_is_no_correction(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(RIGHT))
    bare = [{**row, "birth_date": None, "name_km": ""} for row in RIGHT]
    with pytest.raises(NothingDiffersError):
        correct(vault, worked_out(bare), Kind.REVISED)


def test_another_rate_and_another_reading_are_named(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(RIGHT))
    month = correct(vault, worked_out(RIGHT, Decimal(4100)), Kind.REVISED)
    assert set(month.correction.why) == {("rate",)}
    straight = worked_out(RIGHT, readings={"contribution_base": "straight"})
    month = correct(vault, straight, Kind.REVISED)
    assert set(month.correction.why) == {("law",)}
    assert (wage_change(month).difference == 0).all()


def test_a_nil_return_can_be_followed_too(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out([]), Kind.NIL)
    assert len(standing(vault, OCTOBER)) == 0
    month = correct(vault, worked_out(RIGHT), Kind.SUPPLEMENTARY)
    sealed(vault, tmp_path / "2", month, Kind.SUPPLEMENTARY)
    assert len(standing(vault, OCTOBER)) == 6


def test_differences_from_what_stands_no_more_are_not_sealed(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(WRONG))
    late = correct(vault, worked_out(RIGHT), Kind.REVISED)
    month = correct(vault, worked_out(RIGHT), Kind.SUPPLEMENTARY)
    sealed(vault, tmp_path / "2", month, Kind.SUPPLEMENTARY)
    with pytest.raises(CorrectionOutdatedError, match="once more"):
        sealed(vault, tmp_path / "3", late, Kind.REVISED)


def test_a_return_that_names_nobody_is_paired_by_who_is_who(vault, tmp_path):
    sealed(vault, tmp_path / "1", worked_out(WRONG))
    sealed(vault, tmp_path / "2", worked_out(RIGHT[:4]), Kind.REVISED)
    stands = standing(vault, OCTOBER)
    assert sorted(stands.lines.text("worker_number").values()) == [
        "W-000", "W-001", "W-002", "W-003", "W-004", "W-009",
    ]  # fmt: skip
    assert len(standing(vault, OCTOBER, before=2)) == 5


wages = st.integers(1, 900_00).map(lambda cents: f"{cents / 100:.2f}")
people = st.dictionaries(st.integers(0, 15), wages, min_size=1, max_size=12)


@given(first=people, then=people, at_last=people)
@settings(max_examples=15, deadline=None)
def test_what_stood_and_the_corrections_are_what_stands(tmp_path_factory, first, then, at_last):
    """After a supplementary and a revised return the last payroll stands, to the riel."""
    folder = tmp_path_factory.mktemp("months")
    with new_vault(folder) as vault:
        sealed(vault, folder / "first", worked_out([person(*each) for each in first.items()]))
        for number, rows in enumerate((then, at_last), 1):
            month = worked_out([person(*each) for each in rows.items()])
            for kind in (Kind.SUPPLEMENTARY, Kind.REVISED):
                before = standing(vault, OCTOBER).schemes()
                try:
                    made = correct(vault, month, kind, number, whole=True)
                except (NobodyLeftOutError, NothingDiffersError):
                    continue
                written = sealed(vault, folder / f"{number}-{kind}", made, kind)
                for scheme, parts in before.items():
                    some = [row for row in rows_of(written) if row["scheme"] == scheme]
                    for part in parts:
                        parts[part] += sum(int(row[f"{part}_difference"]) for row in some)
                assert (
                    standing(vault, OCTOBER).schemes() == before == data(made)["after"]["schemes"]
                )
            assert standing(vault, OCTOBER).schemes() == summary(month)["schemes"]
            assert len(standing(vault, OCTOBER)) == len(rows)
            assert np.all(standing(vault, OCTOBER).lines.declared())
