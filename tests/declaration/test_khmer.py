from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.khmer import fold, is_khmer, is_legacy_font, looks_legacy, name_key

KHMER_TEXT = st.text(st.sampled_from([chr(c) for c in range(0x1780, 0x17EA)] + list(" a1.\u200b")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ផែ្នក", "ផ្នែក"),
        ("ចិន្ដា", "ចិន្តា"),
        ("ស្រ្តី", "ស្ត្រី"),
        ("ស្រី្ត", "ស្ត្រី"),
        ("ថ្ងៃខែ\u200bឆ្នាំ\u200bកំណើត", "ថ្ងៃខែឆ្នាំកំណើត"),
        ("ចំា", "ចាំ"),
        ("ចេាម", "ចោម"),
        ("សុី", "ស៊ី"),
        ("សំគាល់", "សំគាល់់"),
        ("លេខ\u00a0១២", "លេខ 12"),
        ("\ufeffឈ្មោះ", "ឈ្មោះ"),
        ("ឈោ្មះ", "ឈ្មោះ"),
        ("ＯＴ　１.５", "ot 1.5"),
        ("NET PAY ($)", "net pay $"),
        ("Employee\n  ID.", "employee_id"),
    ],
)
def test_what_looks_the_same_folds_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("កា", "ខា"), ("ប្រាក់", "ប្រាក"), ("1.5", "15"), ("150%", "150")]
)
def test_what_differs_stays_apart(one, other):
    assert fold(one) != fold(other)


@given(st.one_of(st.text(max_size=40), KHMER_TEXT))
@settings(max_examples=800)
def test_folding_twice_changes_nothing(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert "\u200b" not in folded
    assert folded == folded.strip()


@given(st.one_of(st.text(max_size=40), KHMER_TEXT))
def test_the_key_of_a_name_never_holds_a_space_and_is_stable(text):
    key = name_key(text)
    assert " " not in key
    assert name_key(key) == key
    assert isinstance(looks_legacy(text), bool)
    assert isinstance(is_khmer(text), bool)


def test_names_compare_without_spaces_points_and_accents():
    assert name_key("SOK  DARA") == name_key("Sok Dara") == name_key("sok.dara")
    assert name_key("José") == name_key("JOSE")
    assert name_key("Sok Dara") != name_key("Dara Sok")
    assert name_key(" - ") == ""


def test_khmer_is_told_by_its_letters():
    assert is_khmer("LINE ក")
    assert not is_khmer("១២៣ ៛")


@pytest.mark.parametrize("font", ["Limon S1", "limon r1", "ABC-ZOOM", "ABC TEXT", "KhekBrathern"])
def test_legacy_fonts_are_known(font):
    assert is_legacy_font(font)


@pytest.mark.parametrize(
    "font", ["Khmer OS Battambang", "Calibri", "Noto Sans Khmer", "Abcissa", ""]
)
def test_other_fonts_are_not_legacy(font):
    assert not is_legacy_font(font)


@pytest.mark.parametrize("text", ["SOK Dara", "McDonald", "LY Mey-Ling", "W000123", "", "សុខ ដារ៉ា"])
def test_ordinary_texts_do_not_look_legacy(text):
    assert not looks_legacy(text)


def test_syllables_take_the_spelling_of_dictionaries():
    assert fold("ស្រ្តី") == "ស្ត្រី"
    assert fold("ឣុក") == fold("អុក")


@pytest.mark.parametrize("text", ["eQµaH", "RbeTs", "RbeTs abc", "R;c"])
def test_letters_of_a_legacy_font_look_like_it(text):
    assert looks_legacy(text)


@pytest.mark.parametrize("text", ["MacArthur", "McDonald", "RbeTs abc def", "123.50", "–", ""])
def test_names_with_a_capital_inside_and_numbers_do_not(text):
    assert not looks_legacy(text)
