"""Numbers are rounded exactly as Python's float() rounds them."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.workbook.numerals import PADDING, Page, numbers, to_float


def read(texts):
    """Return each text as a number, or None; all in one page."""
    raw = [text.encode() for text in texts]
    lengths = np.array([len(text) for text in raw], np.int64)
    start = PADDING + np.cumsum(lengths + 1) - lengths - 1
    found, none = numbers(Page(b"<".join(raw)), start, start + lengths)
    return [None if n in set(none.tolist()) else float(v) for n, v in enumerate(found)]


def bits(number):
    return None if number is None else math.copysign(1, number), number


digits = st.text("0123456789", min_size=1, max_size=20)
written = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.floats(-1e9, 1e9).map(lambda number: f"{number:.17g}"),
    st.builds("{}.{}".format, digits, digits),
    st.builds("-{}.{}".format, digits, digits),
    st.builds("{}{}E{}".format, st.sampled_from(["", "-"]), digits, st.integers(-330, 330)),
    digits,
)


@settings(max_examples=400, deadline=None)
@given(st.lists(written, min_size=1, max_size=20))
def test_as_python_rounds(texts):
    for text, number in zip(texts, read(texts), strict=True):
        expected = float(text)
        if math.isinf(expected):
            assert number is None
        else:
            assert bits(number) == bits(expected), text


def test_in_the_middle_of_two_doubles():
    texts = []
    for number in (0.1, 195.3, 4015.25, 1 / 3, 123456.789):
        above = math.nextafter(number, math.inf)
        texts += [f"{(number + above) / 2:.18g}", f"{number:.17g}", f"{above:.17g}"]
    texts += ["0.30000000000000004", "9007199254740993", "0.99999999999999999"]
    assert read(texts) == [float(text) for text in texts]


def test_odd_forms():
    assert read(["5.", ".5", "+5", "-0", "007"]) == [5.0, 0.5, 5.0, 0.0, 7.0]
    assert math.copysign(1, read(["-0"])[0]) == -1


def test_what_is_no_numeral():
    texts = ["1.2.3", "abc", "1_000", "nan", "inf", " 5", "", "1e999", "0x10", "１２"]
    assert read(texts) == [None] * len(texts)
    assert [to_float(text.encode()) for text in texts] == [None] * len(texts)
