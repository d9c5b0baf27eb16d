"""The months before one, and who of a payroll stood in them."""

from datetime import date

import numpy as np

from declaration.history import History, hired_by, history_from, line_owners, seen_before
from declaration.month import Month
from declaration.people import People, learn
from tests.build import payroll
from tests.months import RATE, earlier_month, found, history_of, worked_out, worker

LEFT = {"status": "left", "leave_date": "2026-08-20", "gross": None, "work_days": 0}
OCTOBER = Month(2026, 10)


def test_only_the_months_before_are_history():
    months = {"2026-08": [worker(0)], "2026-10": [worker(1)], "2026-11": [worker(2)]}
    assert history_of(months).months == (Month(2026, 8),)
    assert history_of(months).last_month == Month(2026, 8)
    assert history_of({"2026-10": [worker(0)]}) is None
    assert history_from({}, OCTOBER) is None


def test_who_had_left_before_the_last_month_was_not_in_it():
    history = history_of(
        {"2026-08": [worker(0), worker(1)], "2026-09": [worker(0, **LEFT), worker(1), worker(2)]}
    )
    assert history.present.tolist() == [False, True, True]
    seen = seen_before(payroll([worker(2), worker(9), worker(1), worker(0)]), history)
    assert seen.line.tolist() == [2, -1, 1, -1]
    assert seen.person.tolist() == [2, -1, 1, 0]
    assert seen.gone.tolist() == []
    seen = seen_before(payroll([worker(2)]), history)
    assert seen.gone.tolist() == [1]


def test_nobody_was_seen_in_a_last_month_that_declared_nobody():
    history = history_of({"2026-08": [worker(0)], "2026-09": []})
    seen = seen_before(payroll([worker(0), worker(1)]), history)
    assert (seen.line.tolist(), seen.person.tolist()) == ([-1, -1], [0, -1])
    month = worked_out([worker(0, worker_number="X-9")], history=history)
    assert [(f.code, f.expected) for f in found(month, "PER-006")] == [("PER-006", "W-000")]


def test_hired_is_known_by_what_was_said_first_or_by_the_first_month():
    history = history_of(
        {"2026-08": [worker(0), worker(1, hire_date=None)], "2026-09": [worker(0), worker(1)]}
    )
    seen = seen_before(payroll([worker(1), worker(0), worker(5)]), history)
    days = hired_by(history, seen)
    assert days.tolist() == [date(2020, 1, 6), date(2020, 1, 6), None]


def both_months(*later):
    """Return August's history for October, where months after it are known too."""
    lines = earlier_month(worked_out([worker(0), worker(1)], "2026-08"))[0]
    people, _who = learn(People.nobody(), Month(2026, 8), lines, None)
    before = Month(2026, 8)
    for month, rows in later:
        more = earlier_month(worked_out(rows, str(month)))[0]
        people, _who = learn(people, month, more, before)
        before = month
    owners = line_owners(people, Month(2026, 8), lines)
    return History(OCTOBER, (Month(2026, 8),), lines, RATE, people, owners)


def test_contributions_of_later_months_are_none_before_this_one():
    history = both_months((Month(2026, 11), [worker(0)]))
    assert history.person.tolist() == [0, 1]
    assert history.last_contribution.astype(str).tolist() == ["2026-08", "2026-08"]
    alone = both_months()
    assert alone.last_contribution.astype(str).tolist() == ["2026-08", "2026-08"]


def test_who_came_later_was_not_seen_before():
    history = both_months((OCTOBER, [worker(0), worker(7)]))
    seen = seen_before(payroll([worker(7), worker(1)]), history)
    assert seen.person.tolist() == [-1, 1]
    assert np.array_equal(seen.line, [-1, 1])
