"""What a person chooses about columns, and how a saved layout takes it over."""

from __future__ import annotations

import pytest

from desktop.choosing import anchored, choose, choose_currency, is_chosen, name_of, unchoose
from desktop.drift_shown import changes
from desktop.layouts import Layouts, alike, merged
from importers.choices import ColumnMapping
from importers.mapping_file import load_mapping
from tests.desktop.seen import seen_in, state_of

TEXT = (
    "Worker ID,Name,Basic Salary (USD),Box,Box,Gross Salary (USD)\n"
    "A-1,SOK DARA,200,5,6,211\nA-2,CHAN SREY,210,5,6,221\nA-3,KIM PISEY,205,5,6,216\n"
)


@pytest.fixture
def sheet(tmp_path):
    return seen_in(tmp_path / "a.csv", TEXT)


def column(sheet, letter):
    return next(each for each in sheet.columns if each.letter == letter)


def test_a_column_is_named_by_its_heading_or_else_its_letter(sheet):
    assert name_of(column(sheet, "C"), sheet) == "Basic Salary (USD)"
    assert name_of(column(sheet, "D"), sheet) == "D"


def test_a_choice_replaces_what_was_said_of_the_column(sheet):
    first = choose(None, sheet, column(sheet, "D"), "meal_allowance")
    assert first.named("meal_allowance") == ("D",)
    second = choose(first, sheet, column(sheet, "D"), "incentive")
    assert (second.named("meal_allowance"), second.named("incentive")) == ((), ("D",))
    left = choose(second, sheet, column(sheet, "D"), "")
    assert (left.ignore, dict(left.columns)) == (("D",), {})
    assert unchoose(left, sheet, column(sheet, "D")).ignore == ()
    assert is_chosen(left, sheet, column(sheet, "D"))
    assert not is_chosen(left, sheet, column(sheet, "E"))


def test_items_that_add_up_take_several_columns_and_totals_one(sheet):
    both = choose(None, sheet, column(sheet, "D"), "incentive")
    both = choose(both, sheet, column(sheet, "E"), "incentive")
    assert both.named("incentive") == ("D", "E")
    one = choose(None, sheet, column(sheet, "C"), "gross")
    one = choose(one, sheet, column(sheet, "F"), "gross")
    assert one.named("gross") == ("Gross Salary (USD)",)


def test_a_total_keeps_the_heading_that_another_sheet_has_for_it(sheet):
    mapping = choose(
        ColumnMapping(columns={"gross": "Total pay"}), sheet, column(sheet, "F"), "gross"
    )
    assert mapping.named("gross") == ("Gross Salary (USD)", "Total pay")


def test_letters_belong_to_one_layout(sheet):
    other = ColumnMapping(columns={"incentive": "G"}, fingerprint="1:aaa.bbb")
    mapping = choose(other, sheet, column(sheet, "D"), "meal_allowance")
    assert dict(mapping.columns) == {"meal_allowance": "D"}
    assert mapping.fingerprint.split()[0] == sheet.fingerprint


def test_currencies_are_chosen_for_money_alone():
    assert choose_currency(None, "gross", "KHR").currency == {"gross": "KHR"}
    assert choose_currency(None, "name_km", "KHR").currency == {}
    assert choose_currency(ColumnMapping(currency={"gross": "KHR"}), "gross", "").currency == {}


def test_a_mapping_is_bound_to_the_layouts_it_was_chosen_in():
    assert anchored(ColumnMapping(), ["1:a", "1:b", "1:a"]).fingerprint == "1:a 1:b"
    drifted = ColumnMapping(fingerprint="1:old")
    assert anchored(drifted, ["1:a"]) is drifted


def test_a_layout_is_saved_as_a_mapping_file_and_found_again(tmp_path):
    state = state_of(tmp_path / "a.csv", TEXT)
    layouts = Layouts(tmp_path / "layouts")
    (path,) = layouts.save(state.payroll, None)
    layout = state.payroll.sheets[0].fingerprint
    assert load_mapping(path).columns["gross"] == "Gross Salary (USD)"
    assert layouts.mapping_for([layout]).fingerprint == layout
    layouts.forget([layout])
    assert layouts.mapping_for([layout]) is None


def test_a_damaged_file_is_no_mapping(tmp_path):
    state = state_of(tmp_path / "a.csv", TEXT)
    layouts = Layouts(tmp_path / "layouts")
    (path,) = layouts.save(state.payroll, None)
    path.write_text("[[[", "utf-8")
    assert layouts.mapping_for([state.payroll.sheets[0].fingerprint]) is None


def test_only_a_layout_that_is_much_alike_is_compared(tmp_path):
    state = state_of(tmp_path / "a.csv", TEXT)
    layouts = Layouts(tmp_path / "layouts")
    layouts.save(state.payroll, None)
    assert layouts.nearest("1:aaaaaa.bbbbbb") is None
    near = TEXT.replace("Basic Salary (USD)", "Basic Wage (USD)")
    changed = state_of(tmp_path / "b.csv", near).payroll.sheets[0].fingerprint
    assert layouts.nearest(changed) is not None
    assert 0.6 <= alike(changed, state.payroll.sheets[0].fingerprint) < 1


def test_layouts_of_several_sheets_are_one_mapping():
    one = ColumnMapping(columns={"gross": "Gross"}, currency={"gross": "USD"}, fingerprint="1:a")
    two = ColumnMapping(
        columns={"gross": "Total", "incentive": "C"}, currency={"gross": "KHR"}, fingerprint="1:b"
    )
    both = merged([one, two])
    assert both.named("gross") == ("Gross", "Total")
    assert both.named("incentive") == ()
    assert (dict(both.currency), both.fingerprint) == ({}, "1:a 1:b")
    assert merged([]) is None


def test_what_changed_is_shown_side_by_side(tmp_path):
    layouts = Layouts(tmp_path / "layouts")
    layouts.save(state_of(tmp_path / "a.csv", TEXT).payroll, None)
    new = (
        "Worker ID,Name,Shoes,Basic Salary (USD),Total Gross (USD)\n"
        "A-1,SOK DARA,3,200,211\nA-2,CHAN SREY,3,210,221\nA-3,KIM PISEY,3,205,216\n"
    )
    plain = seen_in(tmp_path / "b.csv", new)
    mapping = layouts.mapping_for([plain.fingerprint]) or layouts.nearest(plain.fingerprint)
    mapping = mapping or next(layouts._all())
    sheet = seen_in(tmp_path / "b.csv", new, mapping=mapping)
    found = {(c.what, c.field, c.was, c.was_at, c.now, c.now_at) for c in changes(sheet, mapping)}
    assert ("moved", "basic_pay", "Basic Salary (USD)", "C", "Basic Salary (USD)", "D") in found
    assert ("renamed", "gross", "Gross Salary (USD)", "", "Total Gross (USD)", "E") in found
    assert any(change[0] == "new" and change[4] == "Shoes" for change in found)
    assert changes(plain, None) == []
