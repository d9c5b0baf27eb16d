"""A month worked out: whether it declares anybody."""

import pytest

from tests.month import month_of, worker

UNPAID = {"gross": None, "net_pay": None}


@pytest.mark.parametrize(
    ("rows", "more", "declares"),
    [
        ([worker(1), worker(2)], {}, True),
        ([worker(1), worker(2, leave_date="2026-09-01", gross=0, net_pay=0)], {}, True),
        ([worker(1), worker(2, **UNPAID)], {}, False),
        ([worker(1), worker(2, **UNPAID)], {"hold_out": True}, True),
        ([worker(2, gross=0, net_pay=0)], {"hold_out": True}, False),
    ],
)
def test_a_month_declares_where_nothing_holds_it_and_somebody_is_due(rows, more, declares):
    assert month_of(rows, **more).declares is declares
