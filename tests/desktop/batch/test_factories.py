"""Which enterprises lie below a folder, and what of each is a payroll."""

import pytest

from declaration.month import Month
from desktop.batch.factories import factories_below

OCTOBER = Month(2026, 10)


@pytest.fixture
def make(tmp_path):
    def write(*names):
        for name in names:
            path = tmp_path / "all" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
        return tmp_path / "all"

    return write


def names(paths):
    return [path.name for path in paths]


def test_a_folder_each(make):
    folder = make("b/enterprise.toml", "b/pay.xlsx", "a/enterprise.toml", "a/pay.csv", "c/pay.xlsx")
    found = factories_below(folder, OCTOBER)
    assert [(each.name, names(each.payrolls)) for each in found] == [
        ("a", ["pay.csv"]),
        ("b", ["pay.xlsx"]),
    ]


def test_the_folder_itself_is_named_by_its_own_name(make):
    folder = make("enterprise.toml", "pay.xlsx")
    assert [each.name for each in factories_below(folder, OCTOBER)] == ["all"]


def test_deeper_folders_keep_their_way(make):
    folder = make("zone/1/enterprise.toml", "zone/1/pay.xlsx")
    assert [each.name for each in factories_below(folder, OCTOBER)] == ["zone/1"]


def test_papers_beside_a_payroll_are_none(make):
    papers = ("Register.xlsx", "receipt.xlsx", "attendance.csv", "declared.xlsx", "second-pay.xlsx")
    folder = make(*(f"a/{name}" for name in (*papers, "enterprise.toml", "pay.xlsx", "note.txt")))
    (found,) = factories_below(folder, OCTOBER)
    assert names(found.payrolls) == ["pay.xlsx"]
    assert found.register.name == "Register.xlsx"


def test_a_folder_of_the_month_is_taken_first(make):
    folder = make(
        *("a/enterprise.toml", "a/register.xlsx", "a/pay.xlsx"),
        *("a/2026-09/pay-9.xlsx", "a/2026-10/pay-10.xlsx", "a/2026-10/pay-10b.xlsx"),
    )
    (found,) = factories_below(folder, OCTOBER)
    assert names(found.payrolls) == ["pay-10.xlsx", "pay-10b.xlsx"]
    assert found.register.parent.name == "a"


def test_the_months_own_register_stands_before_the_old_one(make):
    folder = make("a/enterprise.toml", "a/register.xlsx", "a/2026-10/register-oct.xlsx")
    (found,) = factories_below(folder, OCTOBER)
    assert found.register.name == "register-oct.xlsx"


def test_mapping_and_vault(make):
    folder = make("a/enterprise.toml", "a/pay.xlsx", "a/columns.toml", "a/A.pheaktean")
    (found,) = factories_below(folder, OCTOBER)
    assert found.columns.name == "columns.toml"
    assert names(found.vaults) == ["A.pheaktean"]


def test_results_and_hidden_folders_are_not_looked_into(make):
    folder = make("out/a/enterprise.toml", ".old/enterprise.toml", "a/enterprise.toml")
    found = factories_below(folder, OCTOBER, folder / "out")
    assert [each.name for each in found] == ["a"]
    assert found[0].payrolls == ()
