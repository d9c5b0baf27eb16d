"""Wrong, missing, shuffled, doubled, other-currency inputs: findings, not nonsense."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.audit.auditing import Evidence, audit
from declaration.audit.sampling import STRATA, drawn, sample
from declaration.findings import Severity
from tests.build import KHR, payroll
from tests.declaration.audit.factory import (
    audited,
    codes,
    declaration,
    line,
    month_of,
    reasons_of,
    riel,
    worker,
)

COUNT = 12
WAYS = ("as it is", "left out", "without overtime", "half", "other name")


def factory(ways):
    rows, lines = [], []
    for i, way in enumerate(ways, 1):
        rows.append(worker(i, line_group="A" if i % 3 else "B"))
        wage = riel(rows[-1]["gross"])
        if way == "left out":
            continue
        if way == "without overtime":
            wage -= riel("30.60")
        if way == "half":
            wage //= 2
        lines.append(line(i, wage, **({"name_km": "លី ណារី"} if way == "other name" else {})))
    return rows, lines


factories = st.lists(st.sampled_from(WAYS), min_size=1, max_size=COUNT).map(factory)
shuffling = st.randoms(use_true_random=False)


def by_worker(found):
    """Return each person's reason and riel, whatever the order of the rows."""
    numbers = found.month.payroll.text("worker_number")
    theirs = found.declared.text("worker_number")
    table = found.pairs
    told = {}
    for row, reason in enumerate(reasons_of(found)):
        here, there = int(table.payroll[row]), int(table.declared[row])
        number = numbers[here] if here >= 0 else theirs[there]
        told[number] = (reason, int(table.difference_khr[row]), int(table.short_khr[row]))
    return told


@settings(max_examples=40, deadline=None)
@given(factories, shuffling)
def test_shuffled_rows_give_the_same_answers(made, how):
    rows, lines = made
    before = audited(rows, lines)
    rows, lines = list(rows), list(lines)
    how.shuffle(rows)
    how.shuffle(lines)
    after = audited(rows, lines)
    assert by_worker(after) == by_worker(before)
    told = {k: v for k, v in before.answers.items() if k != "left_out"}
    assert {k: v for k, v in after.answers.items() if k != "left_out"} == told
    assert sorted(codes(after)) == sorted(codes(before))


@settings(max_examples=30, deadline=None)
@given(factories.filter(lambda made: made[1]), st.data())
def test_a_line_declared_twice_is_told_and_nobody_else_changes(made, data):
    rows, lines = made
    twice = data.draw(st.sampled_from(lines))
    before, after = audited(rows, lines), audited(rows, [*lines, dict(twice)])
    assert "XCK-024" in codes(after)
    count = after.answers["headcount"]
    assert count["matched"] == before.answers["headcount"]["matched"]
    assert count["declared_not_paid"] == before.answers["headcount"]["declared_not_paid"] + 1
    assert before.pairs.short_khr.tolist() == after.pairs.short_khr.tolist()[: len(before.pairs)]


@settings(max_examples=30, deadline=None)
@given(factories.filter(lambda made: made[1]), st.data())
def test_one_line_taken_away_is_one_worker_more_not_declared(made, data):
    rows, lines = made
    gone = data.draw(st.integers(0, len(lines) - 1))
    before, after = audited(rows, lines), audited(rows, lines[:gone] + lines[gone + 1 :])
    missing = [found.answers["headcount"]["paid_not_declared"] for found in (before, after)]
    assert missing[1] == missing[0] + 1
    owed = [found.answers["employer_contribution_paid"]["owed_khr"] for found in (before, after)]
    assert owed[0] == owed[1]


@settings(max_examples=30, deadline=None)
@given(factories.filter(lambda made: made[1]), st.integers(1, 5))
def test_less_declared_is_never_less_short(made, tenths):
    rows, lines = made
    lower = [{**each, "declared_wage": KHR(each["declared_wage"] * tenths // 10)} for each in lines]
    first, second = audited(rows, lines), audited(rows, lower)
    assert int(second.pairs.short_khr.sum()) >= int(first.pairs.short_khr.sum())
    assert second.answers["employer_contribution_paid"]["answer"] != "yes"


@settings(max_examples=20, deadline=None)
@given(st.integers(3, 10))
def test_wages_in_the_other_currency_are_a_stop_and_no_answers(count):
    rows = [worker(i) for i in range(1, count + 1)]
    as_riel = [line(i, round(float(worker(i)["gross"]))) for i in range(1, count + 1)]
    found = audited(rows, as_riel)
    (finding,) = [f for f in found.findings if f.code == "XCK-023"]
    assert finding.grade is Severity.STOP
    assert (finding.figures["read_as"], finding.figures["likely"]) == ("KHR", "USD")
    assert found.pairs is None
    assert found.answers["headcount"] is None


def test_payroll_and_declaration_that_changed_places_are_a_stop():
    rows = [worker(i, declared_wage="200.00") for i in range(1, 8)]
    lines = [{**line(i), "gross": line(i)["declared_wage"]} for i in range(1, 8)]
    lines = [{k: v for k, v in each.items() if k != "declared_wage"} for each in lines]
    table = payroll(rows, file="declared.xlsx")
    table.files[0].sha256 = "1" * 64
    swapped = audit(month_of(lines), table)
    (finding,) = [f for f in swapped.findings if f.code == "XCK-022"]
    assert "changed places" in finding.figures["reason"]
    assert finding.grade is Severity.STOP
    assert swapped.pairs is None
    assert swapped.answers["headcount"] is None
    assert "XCK-022" not in codes(audited(rows, [line(i) for i in range(1, 8)]))


SHORT = ("worker_number", "nssf_number", "name_km", "gross")
OF_THE_FUND = {"contributory_wage": KHR(925_000)}
DAILY = {"work_days": 20, "basic_rate": "9.00"}


@pytest.mark.parametrize(
    ("mine", "theirs", "mistaken"),
    [
        (OF_THE_FUND, DAILY, True),
        ({}, DAILY, False),
        (OF_THE_FUND, {"work_days": 20}, False),
        (OF_THE_FUND, DAILY | OF_THE_FUND, False),
        (OF_THE_FUND | {"work_days": 20}, DAILY, False),
    ],
)
def test_few_columns_tell_only_beside_those_of_a_declaration(mine, theirs, mistaken):
    def people(more):
        return [{name: worker(i)[name] for name in SHORT} | more for i in range(1, 5)]

    table = payroll(people(theirs), file="declared.xlsx")
    table.files[0].sha256 = "1" * 64
    found = audit(month_of(people(mine)), table)
    assert ("XCK-022" in [f.code for f in found.findings]) is mistaken


def test_one_file_as_both_is_a_stop():
    table = payroll([worker(i) for i in range(1, 4)])
    month = month_of([worker(i) for i in range(1, 4)])
    found = audit(month, table)
    (finding,) = [f for f in found.findings if f.code == "XCK-022"]
    assert "same file" in finding.figures["reason"]
    assert found.pairs is None


def test_a_declaration_of_strangers_leaves_everyone_alone():
    strangers = [
        line(i, nssf_number=None, worker_number=f"Z-{i}", name_km="ក", birth_date=None)
        for i in range(40, 50)
    ]
    found = audited([worker(i) for i in range(1, 6)], strangers)
    assert found.answers["headcount"]["matched"] == 0
    assert set(reasons_of(found)) == {"omitted_worker", "not_paid"}


def test_nothing_at_all_is_compared_without_a_fault():
    found = audit(month_of([]), declaration([]), Evidence())
    assert found.answers["headcount"]["paid"] == 0
    assert found.answers["inspections"]["under_reported_workers"]["share"] == 0


# The sample, drawn again by hand


def drawn_again(rows, lines, size, seed, field):
    """Draw the sample as the documented steps say, from the rows alone."""
    import hashlib

    people = {row["worker_number"]: row.get(field, "") if field else "" for row in rows}
    for each in lines:
        people.setdefault(each["worker_number"], each.get(field, "") if field else "")
    groups = {}
    for number, group in people.items():
        groups.setdefault(group, []).append(number)
    n, size = len(people), min(size, len(people))
    names = sorted(groups)
    places = {name: size * len(groups[name]) // n for name in names}
    by_rest = sorted(names, key=lambda name: (-(size * len(groups[name]) % n), name))
    for name in by_rest[: size - sum(places.values())]:
        places[name] += 1
    found = []
    for name in names:
        keys = sorted(
            groups[name], key=lambda w: hashlib.sha256(f"{seed}|{w}".encode()).hexdigest()
        )
        found += keys[: places[name]]
    return found


@settings(max_examples=40, deadline=None)
@given(factories, st.integers(0, 15), st.integers(0, 99), st.sampled_from(("none", "line")))
def test_anyone_draws_the_same_sample(made, size, seed, strata):
    rows, lines = made
    rows, lines = rows[1:] or rows, lines
    random.Random(seed).shuffle(rows)
    found = audited(rows, lines)
    told = drawn(found.pairs, found.month.payroll, found.declared, size, seed, strata)
    numbers = []
    for row in told.rows:
        here, there = int(found.pairs.payroll[row]), int(found.pairs.declared[row])
        source, at = (found.month.payroll, here) if here >= 0 else (found.declared, there)
        numbers.append(source.text("worker_number")[at])
    field = "line_group" if strata == "line" else ""
    assert numbers == drawn_again(rows, lines, size, seed, field)
    assert sum(group.drawn for group in told.groups) == len(told.rows)
    assert told.rows == sample(found.pairs, found.month.payroll, found.declared, size, seed, strata)


def test_every_stratum_can_be_drawn_by():
    found = audited([worker(i, sex="female") for i in range(1, 9)], [line(1)])
    for strata in STRATA:
        tables = found.month.payroll, found.declared
        assert len(sample(found.pairs, *tables, 4, 1, strata)) == 4
