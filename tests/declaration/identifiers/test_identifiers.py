import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from declaration.identifiers import digits, national_id, nssf_number

MODULES = (digits, national_id, nssf_number)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234567-7654321-ក", "1234567-7654321-ក"),
        ("1234567 7654321 ក", "1234567-7654321-ក"),
        ("១២៣៤៥៦៧៧៦៥៤៣២១៨", "1234567-7654321-8"),
        ("12345677654321", "1234567-7654321"),
        ("7654321", "7654321"),
        ("7654321ក", "7654321-ក"),
        ("1234567–7654321–1", "1234567-7654321-1"),
        (" 1234567-7654321-1\u200b", "1234567-7654321-1"),
    ],
)
def test_nssf_numbers_of_known_shape(written, number):
    assert nssf_number.is_valid(written)
    assert nssf_number.format(written) == number
    assert nssf_number.core(written) == "7654321"


@pytest.mark.parametrize(
    "written", ["", "123456", "12345678", "1.87E+13", "1234567-7654321-A", "1234567-7654321-12"]
)
def test_other_nssf_numbers_are_left_alone(written):
    assert not nssf_number.is_valid(written)
    assert nssf_number.format(written) == written
    assert nssf_number.core(written) == ""


@given(st.from_regex(r"[0-9]{7}-[0-9]{7}-[0-9\u1780-\u17a2]", fullmatch=True))
def test_nssf_number_keeps_its_form(number):
    assert nssf_number.format(number) == number
    assert nssf_number.format(nssf_number.compact(number)) == number


@given(st.integers(10**5, 10**9 - 1))
def test_lost_zeros_come_back(number):
    whole = national_id.with_zeros(str(number))
    assert int(whole) == number
    assert national_id.is_valid(whole)


@example("U\u00a8")
@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    for module in (national_id, nssf_number):
        if module.is_valid(text):
            assert module.is_valid(module.format(text))
        assert module.compact(module.compact(text)) == module.compact(text)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("12345", "12345"),
        ("123456", "000123456"),
        ("12-345-678", "012345678"),
        ("123-456-789", "123-456-789"),
        ("P1234567", "P1234567"),
    ],
)
def test_zeros_are_put_back_where_they_were_surely_lost(written, whole):
    assert national_id.with_zeros(written) == whole


def test_letters_are_no_separators():
    assert digits.without_separators("AX-1.2_X") == "AX12X"
