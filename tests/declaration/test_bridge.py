import json

from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.bridge import Step, as_data
from declaration.bridging import paid
from declaration.contributions import remittance
from declaration.summary import summary
from tests.build import KHR
from tests.months import after, worked_out, worker

SEPTEMBER = [worker(i) for i in range(6)]


def moved(month):
    return {
        str(m.step): (m.concerned, m.sums.workers, m.sums.remittance) for m in month.bridge.steps
    }


def test_without_a_month_before_there_is_no_bridge():
    month = worked_out(SEPTEMBER)
    assert month.bridge is None
    assert "bridge" not in summary(month)


def test_the_same_month_again_has_no_step():
    month = after({"2026-09": SEPTEMBER}, SEPTEMBER)
    assert month.bridge.steps == ()
    assert month.bridge.opening == month.bridge.closing
    assert month.bridge.closing.remittance == remittance(month.shares)


def test_joiners_leavers_and_those_without_a_wage():
    rows = [
        *SEPTEMBER[:3],
        worker(3, leave_date="2026-09-30", gross=None, work_days=None),
        worker(4, gross=None, work_days=0),
        worker(20),
        worker(21),
    ]
    month = after({"2026-09": SEPTEMBER}, rows)
    one = month.bridge.opening.remittance // 6
    assert moved(month) == {
        "joined": (2, 2, 2 * one),
        "left": (2, -2, -2 * one),
        "unpaid": (1, -1, -one),
    }
    assert month.bridge.step(Step.LEFT).rows == (3, -1)
    assert month.bridge.step(Step.LEFT).lines == (3, 5)
    assert month.bridge.step(Step.JOINED).rows == (5, 6)
    assert month.bridge.step(Step.JOINED).lines == (-1, -1)
    assert month.bridge.step(Step.LAW).concerned == 0


def test_who_was_away_is_back_and_no_joiner():
    months = {"2026-08": SEPTEMBER, "2026-09": SEPTEMBER[:5]}
    assert list(moved(after(months, SEPTEMBER))) == ["back"]
    suspended = [*SEPTEMBER[:5], worker(5, gross=None, work_days=0)]
    assert list(moved(after({"2026-09": suspended}, SEPTEMBER))) == ["back"]


def test_lines_held_out_and_let_go_again_are_named_as_that():
    held = [*SEPTEMBER[:5], worker(5, gross=None)]
    month = after({"2026-09": held}, SEPTEMBER)
    assert list(moved(month)) == ["released"]
    month = after({"2026-09": SEPTEMBER}, held, hold_out=True)
    assert list(moved(month)) == ["held_out"]


def test_raised_and_lowered_wages_say_whose_class_changed():
    rows = [
        worker(0, gross="300"),
        worker(1, gross="250.10"),
        worker(2, gross="200"),
        *SEPTEMBER[3:],
    ]
    month = after({"2026-09": SEPTEMBER}, rows)
    assert list(moved(month)) == ["raised", "lowered"]
    raised, lowered = month.bridge.step(Step.RAISED), month.bridge.step(Step.LOWERED)
    assert (raised.concerned, raised.other_class) == (2, 1)
    assert (lowered.concerned, lowered.other_class) == (1, 1)
    before, now = paid(month, month.bridge, raised)
    assert sum(now) - sum(before) == raised.sums.remittance


def test_another_rate_is_no_raise():
    month = after({"2026-09": SEPTEMBER}, SEPTEMBER, rate=4100, then=4000)
    assert list(moved(month)) == ["rate"]


def test_another_rate_moves_no_wage_in_riel():
    rows = [worker(i, gross=KHR(1_000_000)) for i in range(3)]
    assert after({"2026-09": rows}, rows, rate=4100, then=4000).bridge.steps == ()


def test_another_reading_of_the_law_is_the_law():
    readings = {"contribution_base": "straight"}
    month = after({"2026-09": SEPTEMBER}, SEPTEMBER, readings=readings)
    assert list(moved(month)) == ["law"]


def test_the_sixtieth_birthday_is_age():
    rows = [worker(0, birth_date="1966-10-10"), *SEPTEMBER[1:]]
    month = after({"2026-08": rows, "2026-09": rows}, rows, "2026-11")
    assert list(moved(month)) == ["age"]
    assert month.bridge.before.month == 9
    assert month.bridge.step(Step.AGE).sums.remittance < 0


def test_nobody_left_closes_at_nothing():
    month = after({"2026-09": SEPTEMBER}, [])
    assert moved(month)["left"][:2] == (6, -6)
    assert (month.bridge.closing.workers, month.bridge.closing.remittance) == (0, 0)


def test_the_summary_has_it_in_whole_numbers():
    month = after({"2026-09": SEPTEMBER}, SEPTEMBER[:4])
    said = summary(month)["bridge"]
    assert said == as_data(month.bridge) == json.loads(json.dumps(said))
    assert said["before"] == "2026-09"
    assert [each["step"] for each in said["steps"]] == ["left"]
    assert said["closing"]["remittance"] == summary(month)["totals"]["remittance"]


wages = st.integers(0, 600_00).map(lambda cents: f"{cents / 100:.2f}")
workers = st.dictionaries(
    st.integers(0, 8),
    st.tuples(wages, st.sampled_from([0, 26]), st.sampled_from(["1966-10-31", "1990-01-01"])),
    max_size=8,
)


def payroll_of(known):
    return [
        worker(i, gross=gross, work_days=days, birth_date=born)
        for i, (gross, days, born) in known.items()
    ]


@settings(max_examples=40, deadline=None)
@given(workers, workers, st.integers(3900, 4200), st.sampled_from(["classes", "straight"]))
def test_the_parts_add_up_to_the_riel(then, now, rate, base):
    month = after(
        {"2026-09": payroll_of(then)},
        payroll_of(now),
        rate=rate,
        readings={"contribution_base": base},
        hold_out=True,
    )
    found, total = month.bridge, month.bridge.opening
    for each in found.steps:
        total = total + each.sums
        before, paid_now = paid(month, found, each)
        if each.step in (Step.RAISED, Step.LOWERED, Step.LAW, Step.AGE, Step.RATE):
            assert each.sums.workers == 0
        else:
            assert sum(paid_now) - sum(before) == each.sums.remittance
        assert len(each.rows) == len(each.lines) == each.concerned
    assert total == found.closing
    said = summary(month)
    assert found.closing.workers == said["workers"]["declared"]
    assert found.closing.remittance == said["totals"]["remittance"]
