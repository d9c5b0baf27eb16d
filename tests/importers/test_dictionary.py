from __future__ import annotations

import time

import pytest

from declaration.fields import FIELDS
from importers.dictionary import dictionary, field_name, key, normal
from importers.dictionary import dictionary as load


def test_every_field_of_the_files_exists():
    named = {m.field for meanings in dictionary().meanings.values() for m in meanings} - {""}
    assert named <= FIELDS.keys()
    assert set(dictionary().aliases.values()) <= FIELDS.keys()


def test_every_field_that_a_workbook_can_have_has_words():
    named = {m.field for meanings in dictionary().meanings.values() for m in meanings}
    put_together = {f for f in FIELDS if f.startswith(("overtime_", "night_"))}
    assert FIELDS.keys() - named - put_together <= {"unknown_pay", "gross_khr", "net_pay_khr"}


@pytest.mark.parametrize("name", list(FIELDS))
def test_a_field_is_known_by_its_own_name(name):
    assert field_name(name) == name
    assert field_name(name.upper().replace("_", "-")) == name


def test_no_alias_hides_a_field():
    assert not dictionary().aliases.keys() & FIELDS.keys() - {"overtime_pay"}
    assert field_name("wings") is None


def test_traditional_characters_are_simplified():
    assert normal("應發工資") == "应发工资"
    assert key("年齡") == key("年龄")
    characters = key("號編碼職稱")
    assert characters == "号编码职称"


def test_spelling_that_only_looks_different_makes_no_difference():
    assert key("D.O.B") == key("d o b") == key("DOB")
    assert key("ប.ស.ស") == key("បសស")
    assert key("ថ្ងៃខែ\u200bឆ្នាំកំណើត") == key("ថ្ងៃខែឆ្នាំ កំណើត*")


def test_the_words_load_fast():
    load.cache_clear()
    start = time.perf_counter()
    load()
    assert (
        time.perf_counter() - start < 0.25
    )  # 20 ms on a slow laptop; a loaded test machine is slower
