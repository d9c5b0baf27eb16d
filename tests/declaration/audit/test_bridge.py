"""The bridge from the wages earned to the wages declared ends to the riel."""

import pytest

from declaration.audit.bridge import DECLARED, EARNED, GROSS, UNKNOWN, bridge
from declaration.audit.reasons import Reason
from tests.build import KHR
from tests.declaration.audit.factory import audited, line, riel, worker


def of(rows, lines, **options):
    found = audited(rows, lines, **options)
    return found.pairs, {step.name: step for step in bridge(found.pairs)}


def ends(table, steps):
    """Whether the steps between the sums make up the whole difference, in workers and riel."""
    first, last = steps[EARNED], steps[DECLARED]
    moved = [step for step in steps.values() if not step.is_sum]
    assert first.wages_khr + sum(step.wages_khr for step in moved) == last.wages_khr
    assert first.workers + sum(step.workers for step in moved) == last.workers
    assert last.wages_khr == table.declared_khr.sum()
    assert first.wages_khr == table.full_khr.sum()


def test_what_agrees_has_no_step():
    table, steps = of([worker(i) for i in range(5)], [line(i) for i in range(5)])
    assert list(steps) == [EARNED, DECLARED]
    assert steps[EARNED].wages_khr == steps[DECLARED].wages_khr
    ends(table, steps)


def test_each_reason_is_a_step_with_its_workers_and_riel():
    rows = [worker(i) for i in range(12)]
    lines = [line(i) for i in range(2, 12)] + [line(99)]
    lines[0] = line(2, riel(rows[2]["gross"]) - riel("30.60"))
    lines[1] = line(3, riel(rows[3]["basic_pay"]))
    table, steps = of(rows, lines)
    assert steps[Reason.OMITTED_WORKER].concerned == 2
    assert steps[Reason.OMITTED_WORKER].workers == -2
    left_out = riel(rows[0]["gross"]) + riel(rows[1]["gross"])
    assert steps[Reason.OMITTED_WORKER].wages_khr == -left_out
    assert steps[Reason.OVERTIME_LEFT_OUT].wages_khr == -riel("30.60")
    assert steps[Reason.WRONG_BASE].concerned == 1
    assert steps[Reason.NOT_PAID].workers == 1
    ends(table, steps)


def test_what_the_gross_leaves_out_is_the_first_difference():
    rows = [worker(i, gross=f"{217 + i}.35") for i in range(12)]
    table, steps = of(rows, [line(i, riel(f"{217 + i}.35")) for i in range(12)])
    assert steps[GROSS].concerned == 12
    assert steps[GROSS].workers == 0
    assert abs(steps[GROSS].wages_khr + 12 * riel("30.60")) <= 12
    ends(table, steps)


def test_a_wage_that_cannot_be_read_has_a_step_of_its_own():
    rows = [worker(i) for i in range(5)]
    rows[2] = worker(2, gross=None, basic_pay=None, overtime_pay=None)
    table, steps = of(rows, [line(i, 900_000) for i in range(5)])
    unread = [step for step in steps.values() if step.name == UNKNOWN]
    assert sum(step.wages_khr for step in unread) == (900_000 if (~table.known).any() else 0)
    ends(table, steps)


@pytest.mark.parametrize("wage", [0, 1, 100, 5_000_000])
def test_it_ends_whatever_is_declared(wage):
    rows = [worker(i, gross=KHR(900_000 + i)) for i in range(4)]
    table, steps = of(rows, [line(i, wage) for i in (0, 1, 7)])
    ends(table, steps)
