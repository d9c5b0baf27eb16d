import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.tables import WIDTH, pad, seen_width, shorten, table, wrap

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("工号", 4), ("ភេទ", 2), ("a\u200bb", 2)]
)
def test_width_is_what_is_seen(text, width):
    assert seen_width(text) == width


@given(TEXTS, st.integers(2, 40))
def test_shortened_texts_fit(text, width):
    assert seen_width(shorten(text, width)) <= width
    assert shorten(text, seen_width(text)) == text


def test_numbers_stand_on_the_right_and_texts_on_the_left():
    assert pad("12", 4, right=True) == "  12"
    assert table(("scheme", "riel"), [("pension", "1,000")], right=(1,)) == [
        "scheme    riel",
        "pension  1,000",
    ]


@given(st.lists(st.tuples(st.text("ab ", max_size=30), TEXTS), max_size=5))
def test_no_line_of_a_table_is_wider_than_a_terminal(rows):
    assert all(seen_width(line) <= WIDTH for line in table(("one", "two"), rows))


def test_lines_break_at_spaces_and_at_invisible_breaks():
    assert wrap("one two\u200bthree", 7) == ["    one two\u200b", "    three"]
