import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.tables import seen_width
from desktop.wrapping import wrapped

KHMER = "ប្រាក់\u200bឈ្នួល\u200bអប្បបរមា"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 9, ["  one two", "  three"]),
        (KHMER, 8, ["  ប្រាក់ឈ្នួល", "  អប្បបរមា"]),
        (KHMER.replace("\u200b", ""), 5, ["  ប្រាក់", "  ឈ្នួល", "  អប្ប", "  បរមា"]),
        ("工资等级表", 6, ["  工资", "  等级", "  表"]),
        ("nssf.gov.kh/contribution", 14, ["  nssf.gov.kh/", "  contribution"]),
        ("", 10, ["  "]),
    ],
)
def test_lines_break_where_each_script_allows(text, width, expected):
    lines = [line.replace("\u200b", "") for line in wrapped(text, 2, width)]
    assert lines == expected


@given(st.text(alphabet="ab ប្រាក់ឈ្នួល工资\u200b", max_size=60), st.integers(8, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text, width):
    lines = wrapped(text, 2, width)
    assert all(seen_width(line) <= width for line in lines)
    kept = "".join(line[2:] for line in lines)
    gone = str.maketrans("", "", " \u200b")
    assert kept.translate(gone) == text.translate(gone)
