"""Names that share a rough key, and rows that share any."""

import numpy as np

from declaration.khmer import name_key
from declaration.payroll import Texts
from declaration.rough_names import repeated, rough_name_keys


def test_names_that_are_the_same_share_a_rough_key():
    same = [
        ("សុខ ចិន្ដា", "សុខចិន្តា"),
        ("ស្រីមុំ", "ស្រី\u200bមុំ"),
        ("SOK  Dara", "Sok-Dara"),
        ("José", "JOSE"),
        ("ប៉ែន ២", "ប៉ែន 2"),
    ]
    for first, second in same:
        assert name_key(first) == name_key(second)
        keys = rough_name_keys(Texts.of([first, second]))
        assert keys[0] == keys[1]
    assert rough_name_keys(Texts.of(["", "សុខ"])).tolist()[0] == 0


def test_repeated_keys():
    rows = np.array([True, True, True, False])
    assert repeated(np.array([4, 5, 4, 5]), rows) == [0, 2]
    assert repeated(np.zeros(0, np.int64), np.zeros(0, bool)) == []


def test_names_that_share_their_letters_share_a_rough_key():
    keys = rough_name_keys(Texts.of(["SOK Dara", "sok-dara", "LY Nary"]))
    assert repeated(keys, np.array([True] * 3)) == [0, 1]


def test_two_ways_of_writing_a_letter_share_a_rough_key():
    for first, second in (("ឣុក", "អុក"), ("ឤត", "អាត"), ("ដារ៉ា", "តារ៉ា")):
        keys = rough_name_keys(Texts.of([first, second]))
        assert keys[0] == keys[1] != 0
