"""Invented words keep the shape and fold alike where the real ones did; numbers stay apart."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from declaration.khmer import is_khmer, looks_legacy, name_key
from importers.cells.date_text import as_date, orders, written
from importers.support import cells
from importers.support.days import moved, moved_serial, moved_text
from importers.support.invention import Inventor

NAMES = st.sampled_from(
    ["សុខ ដារ៉ា", "ចាន់ ពិសី", "គឹម បុប្ផា", "SOK DARA", "Chan Pisey", "王小明", "can´ Bisu", "សុខ Dara"]
)
KEYS = st.text("abcdef0123456789", min_size=4, max_size=8)


def shape(text):
    return re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", text)))


@given(NAMES, KEYS)
def test_an_invented_name_is_another_of_the_same_kind(name, key):
    made = Inventor(key, {name_key(name)}).invented_names("1", [name])[name]
    assert name_key(made) != name_key(name)
    assert len(made) == len(name)
    assert [sign.isspace() for sign in made] == [sign.isspace() for sign in name]
    assert is_khmer(made) == is_khmer(name)
    assert looks_legacy(made) == looks_legacy(name)


@given(KEYS)
def test_spellings_that_fold_alike_fold_alike_afterwards(key):
    spellings = ["ចិន្ដា សុខ", "ចិន្តា សុខ", "ចិន្តាសុខ", "ចិន្តា\u200b សុខ"]
    made = Inventor(key).invented_names("1", spellings)
    assert len({name_key(text) for text in made.values()}) == 1
    assert "\u200b" in made[spellings[3]]
    made = Inventor(key).invented_names("1", ["SOK Dara", "Sok-DARA", "SOK TARA"])
    keys = [name_key(text) for text in made.values()]
    assert keys[0] == keys[1] != keys[2]


@given(st.lists(st.from_regex(r"[A-Z]{0,2}-?[0-9]{3,9}", fullmatch=True), unique=True), KEYS)
def test_numbers_keep_their_shape_and_stay_apart(numbers, key):
    inventor = Inventor(key)
    made = [inventor.number(number) for number in numbers]
    assert [shape(number) for number in made] == [shape(number) for number in numbers]
    assert len(set(made)) == len(set(numbers))
    assert made == [inventor.number(number) for number in numbers]


@given(st.from_regex(r"[1-9][0-9]{7}", fullmatch=True), KEYS)
def test_a_lost_zero_and_other_digits_make_no_difference(digits, key):
    inventor = Inventor(key)
    bare = cells.identity("national_id", digits, inventor)
    assert bare != digits
    assert cells.identity("national_id", f"0{digits}", inventor) == f"0{bare}"
    khmer = digits.translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    assert cells.identity("national_id", khmer, inventor) == bare.translate(
        str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
    )


@given(KEYS)
def test_the_core_of_a_member_number_is_the_same_alone(key):
    inventor = Inventor(key)
    whole = cells.identity("nssf_number", "1234567-7654321-ក", inventor)
    assert re.fullmatch(r"\d{7}-\d{7}-ក", whole)
    assert cells.identity("nssf_number", "7654321", inventor) == whole[8:15]
    assert cells.identity("nssf_number", "12345677654321", inventor) == whole[:15].replace("-", "")


@given(st.dates(date(1950, 1, 1), date(2026, 10, 31)), KEYS, st.integers(0, 7), st.booleans())
def test_days_move_within_their_month(day, key, turn, birth):
    new = moved(day, Inventor(key), birth, 5, turn)
    assert new.month == day.month
    assert (new.day <= 12) == (day.day <= 12)
    assert new != day
    assert abs(new.year - day.year) <= (3 if birth else 0)
    assert moved_serial(0.5, lambda d: d) == 0.5


@given(st.dates(date(1950, 1, 1), date(2026, 10, 31)), KEYS)
def test_a_text_says_its_new_day_in_the_same_way(day, key):
    inventor = Inventor(key)
    for text, order in (
        (f"{day:%d/%m/%Y}", "dmy"),
        (f"{day.day}-{day.month}-{day.year + 543}", "dmy"),
        (f"{day:%d-%b-%Y}", ""),
        (f"{day:%Y%m%d}", ""),
        (f"{day:%Y-%m-%d} 00:00", ""),
        (f"ថ្ងៃទី{day.day} ខែ{day.month} ឆ្នាំ{day.year}", "dmy"),
    ):
        new = moved_text(text, order, 2026, lambda d: moved(d, inventor, False))
        assert new is not None, text
        assert as_date(written(new), order or "dmy", 2026) == moved(day, inventor, False)
        assert orders(written(new)) == orders(written(text))
    assert moved_text("31/02/2020", "dmy", 2026, lambda d: d) is None


def test_what_could_not_be_read_cannot_be_read_afterwards():
    inventor = Inventor("k")
    for text in ("31/02/2020", "12/2020", "soon"):
        made = cells.broken(
            text, lambda t: moved_text(t, "dmy", 2026, lambda d: d) is not None, inventor
        )
        assert moved_text(made, "dmy", 2026, lambda d: d) is None
        assert made != text


@given(st.integers(100, 999_999), st.integers(100, 999_999))
def test_amounts_in_words_keep_signs_and_separators(old, new):
    for text, one, other in (
        (f"$ {old:,}.50", old + 0.5, new + 0.25),
        (f"{old:,} ៛", float(old), float(new)),
        (f"({old}.00)", -float(old), -float(new)),
    ):
        made = cells.amount(text, one, other)
        assert made is not None
        assert cells.read_amount(made) == other
        assert [sign for sign in made if sign in "$៛()"] == [
            sign for sign in text if sign in "$៛()"
        ]


def test_a_formula_and_an_error_say_nothing_of_anybody():
    said = '=VLOOKUP("SOK DARA",[wages.xlsx]Secret!A1:B9,2)+B7'
    assert cells.formula(said) == "=SUM(A1:B9)"
    assert cells.error("#REF!") == "#REF!"
    assert cells.error("SOK DARA") == "#N/A"
