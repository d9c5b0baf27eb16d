import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from declaration.explanation import explanation


def same(difference, _):
    return np.abs(difference) <= 1


def explain(difference, *amounts, rows=None):
    columns = [np.array(amount, np.int64) for amount in amounts]
    chosen = np.ones(len(difference), bool) if rows is None else np.array(rows)
    return explanation(np.array(difference, np.int64), columns, chosen, same)


def test_nothing_to_explain():
    found = explain([0, 1, 0], [100, 200, 300])
    assert (found.pattern, found.fits, found.for_most) == (frozenset(), 3, True)
    assert not found.chosen.any()


def test_the_column_that_explains_most_is_the_pattern():
    found = explain([100, 200, 300, 7], [100, 200, 300, 400], [7, 8, 9, 7])
    assert found.pattern == {0}
    assert found.chosen.tolist() == [[True, True, True, False], [False, False, False, True]]
    assert found.explained.all()


def test_of_equals_the_smallest_set_is_the_pattern():
    assert explain([30, 30], [30, 30], [10, 10], [20, 20]).pattern == {0}


def test_the_nearest_set_is_taken_for_a_worker_apart():
    difference = [13] * 5 + [5]
    amounts = ([10] * 6, [3] * 6, [5] * 6)
    found = explain(difference, *amounts)
    assert found.pattern == {0, 1}
    assert found.chosen[:, 5].tolist() == [False, False, True]


def test_what_nothing_explains_is_left_unexplained():
    found = explain([100, 200, 55], [100, 200, 300])
    assert found.explained.tolist() == [True, True, False]


def test_no_relation_for_most_explains_nobody_apart():
    found = explain([1, 91, 92, 93, 94], [91, 0, 0, 0, 0])
    assert not found.for_most
    assert found.explained.tolist() == [True, False, False, False, False]


def test_nobody_to_compare():
    found = explain([5, 6], [1, 2], rows=[False, False])
    assert (found.compared, found.for_most, found.share) == (0, False, 0)


def test_many_columns_are_tried_in_few_steps():
    amounts = [[i * 1000 + j for j in range(1, 400)] for i in range(1, 15)]
    difference = np.array(amounts[3]) + np.array(amounts[11])
    found = explain(difference, *amounts)
    assert found.for_most
    assert found.explained.all()


columns = st.lists(st.integers(0, 500), min_size=6, max_size=6)


@given(st.lists(columns, min_size=1, max_size=5), st.data())
def test_what_is_chosen_adds_up(amounts, data):
    difference = data.draw(st.lists(st.integers(0, 1500), min_size=6, max_size=6))
    found = explain(difference, *amounts)
    sums = (np.array(amounts) * found.chosen).sum(axis=0)
    assert same(np.array(difference) - sums, None)[found.explained].all()


@given(st.lists(columns, min_size=1, max_size=5), st.data())
def test_a_set_left_out_for_all_is_always_explained(amounts, data):
    left_out = data.draw(st.sets(st.integers(0, len(amounts) - 1)))
    difference = sum((np.array(amounts[i]) for i in left_out), np.zeros(6, np.int64))
    found = explain(difference, *amounts)
    assert found.fits == 6


def test_half_of_the_workers_are_most_of_them():
    found = explain([10, 10, 3, 4], [10] * 4)
    assert (found.fits, found.compared, found.for_most, found.share) == (2, 4, True, 0.5)
    assert explain([10, 3, 4], [10] * 3).for_most is False


def test_of_more_than_nine_amounts_all_but_one_are_tried_too():
    amounts = [[10 << i] * 4 for i in range(11)]
    all_but_one = sum(10 << i for i in range(11)) - (10 << 4)
    assert explain([all_but_one] * 4, *amounts).pattern == set(range(11)) - {4}
    assert explain([sum(10 << i for i in range(11))] * 4, *amounts).pattern == set(range(11))
    assert len(explain([310] * 4, *amounts).pattern) != 5  # sets of five are not tried
