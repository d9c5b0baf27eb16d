from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.payroll import ColumnRead, Payroll, SheetRead
from importers.choices import ColumnMapping
from importers.mapping_file import (
    MappingError,
    load_mapping,
    mapping_of,
    mapping_text,
    parse_mapping,
    write_mapping,
)

WHOLE = """
date_order = "dmy"
fingerprint = "1:abc.def"
ignore = ["Phone deposit"]

[columns]
worker_number = "Card"
gross = "F"
other_allowance = ["P1", "P2"]

[currency]
gross = "USD"

[values]
"ថេរ" = "fdc"
"""


def test_everything_that_a_mapping_can_say():
    mapping = parse_mapping(WHOLE)
    assert mapping.date_order == "dmy"
    assert mapping.columns == {"worker_number": "Card", "gross": "F", "other_allowance": "P1"}
    assert mapping.named("other_allowance") == ("P1", "P2")
    assert mapping.named("gross") == ("F",)
    assert mapping.named("net_pay") == ()
    assert mapping.currency == {"gross": "USD"}
    assert mapping.values == {"ថេរ": "fdc"}
    assert mapping.ignore == ("Phone deposit",)
    assert mapping.fingerprint == "1:abc.def"


def test_an_empty_mapping_says_nothing():
    assert parse_mapping("") == ColumnMapping()


def test_a_mapping_is_read_back_as_it_was_written(tmp_path):
    mapping = parse_mapping(WHOLE)
    write_mapping(tmp_path / "m.toml", mapping)
    assert load_mapping(tmp_path / "m.toml") == mapping
    assert [path.name for path in tmp_path.iterdir()] == ["m.toml"]


TEXT = st.text(min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)


@given(TEXT, TEXT, TEXT)
def test_any_heading_survives_writing(heading, value, ours):
    mapping = ColumnMapping(columns={"gross": heading}, values={value: ours}, ignore=(heading,))
    assert parse_mapping(mapping_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("emp_code", "worker_number"),
        ("nssf_id", "nssf_number"),
        ("dob", "birth_date"),
        ("full_name_kh", "name_km"),
        ("full_name_en", "name_latin"),
        ("family_name_kh", "family_name_km"),
        ("given_name_en", "given_name_latin"),
        ("absent", "absent_days"),
        ("paid_leave", "leave_days"),
        ("permission", "leave_days"),
        ("maternity", "maternity_pay"),
        ("ot_normal_h", "overtime_hours_150"),
        ("ot_restday_h", "overtime_hours_200"),
        ("ot_holiday_h", "overtime_hours_holiday"),
        ("ot_amount", "overtime_pay"),
        ("ot_meal", "meal_allowance"),
        ("basic_salary", "basic_pay"),
        ("transport_housing", "transport_allowance"),
        ("gross_usd", "gross"),
        ("nssf_or", "occupational_risk"),
        ("nssf_hc", "health_care"),
        ("pension_ee", "pension_worker"),
        ("pension_er", "pension_employer"),
        ("bank_acct", "bank_account"),
    ],
)
def test_the_old_names_of_fields_are_taken(old, field):
    assert parse_mapping(f'[columns]\n{old} = "X"').columns == {field: "X"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("gross = ", "not valid TOML"),
        ('[columns]\ngros = "F"', "Did you mean “gross”?"),
        ('[columns]\nworker_nmber = "F"', "Did you mean “worker_number”?"),
        ('[columns]\nzzzz = "F"', "pheaktean law --fields"),
        ('[colums]\ngross = "F"', "Did you mean “columns”?"),
        ("[columns]\ngross = 5", "quotation marks"),
        ('[columns]\ngross = ["F", "G"]', "only one column"),
        ('[columns]\ngross = ""', "quotation marks"),
        ('[currency]\ngross = "EUR"', "“USD”, “KHR”"),
        ('[currency]\nsex = "USD"', "no amount of money"),
        ('date_order = "dym"', "“dmy”, “mdy”, “ymd”"),
        ("date_order = 3", "quotation marks"),
        ('columns = "x"', "[columns]"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(text, part, tmp_path):
    with pytest.raises(MappingError) as caught:
        parse_mapping(text)
    assert part in str(caught.value)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MappingError, match=r"^mine\.toml: "):
        load_mapping(tmp_path / "mine.toml")


@pytest.mark.parametrize(
    "text", [f"x = {'9' * 5_000}", f"x = {'[' * 2_000}"], ids=["digits", "brackets"]
)
def test_what_does_not_end_is_no_toml(text):
    with pytest.raises(MappingError, match="not valid TOML"):
        parse_mapping(text)


def test_a_file_that_is_no_text_is_said_so(tmp_path):
    (tmp_path / "m.toml").write_bytes(b"\xff\xfe\x00\xff")
    with pytest.raises(MappingError, match="UTF-8"):
        load_mapping(tmp_path / "m.toml")


def columns(*triples):
    return [ColumnRead("ABCDEFG"[i], h, f, 100, "exact", c) for i, (h, f, c) in enumerate(triples)]


def test_a_mapping_of_what_was_read():
    none = np.zeros(0, np.int32)
    first = columns(
        ("ID", "worker_number", ""),
        ("Pay", "gross", "USD"),
        ("Amount", "incentive", "USD"),
        ("Amount", "other_allowance", "USD"),
        ("P1", "other_allowance", "KHR"),
        ("??", "unknown_pay", "USD"),
    )
    second = columns(("Card", "worker_number", ""), ("Net", "net_pay", "USD"))
    sheets = [SheetRead("f", n, 1, 1, c, [], n) for n, c in (("1:a", first), ("1:b", second))]
    chosen = ColumnMapping(date_order="dmy", values={"x": "fdc"}, ignore=("Zq",))
    mapping = mapping_of(Payroll(none, none, sheets=sheets), chosen)
    assert mapping.columns == {
        "worker_number": "ID",
        "gross": "Pay",
        "incentive": "C",
        "other_allowance": "D",
        "net_pay": "Net",
    }
    assert mapping.named("other_allowance") == ("D", "P1")
    assert mapping.currency == {"gross": "USD", "incentive": "USD", "net_pay": "USD"}
    assert (mapping.date_order, mapping.values, mapping.ignore) == ("dmy", {"x": "fdc"}, ("Zq",))
    assert mapping.fingerprint == "1:a 1:b"
    assert parse_mapping(mapping_text(mapping)) == mapping


def test_heading_rows_are_read_written_and_kept_for_their_sheets():
    text = '[heading_rows]\n"LINE-A" = 5\n"october.xlsx!LINE-B" = "4-5"\n'
    mapping = parse_mapping(text)
    assert mapping.heading_of("any.xlsx", "LINE-A") == (5, 5)
    assert mapping.heading_of("october.xlsx", "LINE-B") == (4, 5)
    assert mapping.heading_of("november.xlsx", "LINE-B") is None
    assert parse_mapping(mapping_text(mapping)) == mapping


@pytest.mark.parametrize("rows", ['"0"', '"5-4"', '"1-9"', "true", '"five"', "1.5", "-3"])
def test_heading_rows_that_are_none_are_explained(rows):
    with pytest.raises(MappingError, match="the first and the last"):
        parse_mapping(f'[heading_rows]\n"LINE-A" = {rows}\n')
