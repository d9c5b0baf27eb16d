from datetime import date

import pytest

from desktop.due_dates import due_dates
from desktop.texts import translate
from tests.month import month_of, workers


@pytest.mark.parametrize(
    ("today", "tones", "words"),
    [
        (date(2026, 11, 1), ["good", "good"], ["14 days left", "19 days left"]),
        (date(2026, 11, 14), ["warning", "good"], ["1 day left", "6 days left"]),
        (date(2026, 11, 15), ["warning", "warning"], ["today", "5 days left"]),
        (date(2026, 11, 21), ["error", "error"], ["6 days ago", "1 day ago"]),
        (None, ["muted", "muted"], ["", ""]),
    ],
)
def test_days_are_counted_from_the_day_that_is_handed_in(today, tones, words):
    dues = due_dates(month_of(workers(1)), today)
    assert [due.day for due in dues] == [date(2026, 11, 15), date(2026, 11, 20)]
    assert [due.tone for due in dues] == tones
    assert [due.words(translate("en")) for due in dues] == words


def test_a_month_without_law_has_no_due_dates():
    assert due_dates(month_of(workers(1), month="2007-05"), None) == ()
