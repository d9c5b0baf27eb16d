from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.month import Month

MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_read_as_it_is_written(month):
    assert Month.parse(str(month)) == month


@given(MONTHS)
def test_the_following_month_begins_the_day_after(month):
    assert month.following() > month
    assert (month.following().first_day - month.last_day).days == 1


def test_february_of_leap_years():
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2026, 2).last_day == date(2026, 2, 28)


def test_spaces_around_it_do_not_matter():
    assert Month.parse(" 2026-10 ") == Month(2026, 10)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "10-2026", "2026-1", "1800-01"])
def test_what_is_no_month_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match="is not a month; write year and month, as 2026-10"):
        Month.parse(text)
