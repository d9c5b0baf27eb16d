"""Texts that no file can carry are changed as little as possible, and only those."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from declaration.export import clean as module
from declaration.export.clean import LONGEST_CELL, clean, clean_all


def test_examples():
    assert doctest.testmod(module).failed == 0


@given(st.text())
def test_what_is_left_can_be_written_and_stays(text):
    written = clean(text)
    written.encode()
    assert clean(written) == written
    assert not set(written) & {chr(c) for c in range(32) if chr(c) not in "\t\n"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_an_ordinary_text_is_not_touched(text):
    assert clean(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=[]))))
def test_many_at_once_are_cleaned_as_one_by_one(texts):
    assert clean_all(texts) == [clean(text) for text in texts]


def test_a_cell_holds_no_more_than_a_workbook_allows():
    assert len(clean("x" * 40_000)) == LONGEST_CELL
    assert clean("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert clean("😀" * 20_000) == "😀" * (LONGEST_CELL // 2)
    assert clean_all(["", "x" * 40_000])[1] == "x" * LONGEST_CELL
