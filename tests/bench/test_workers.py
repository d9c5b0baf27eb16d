"""The benchmark's rows are the same each time, add up, and have the defects they should."""

from itertools import islice

import pytest

from bench.report import Bar
from bench.turns import BenchmarkError, Candidate, Run, ratio, run, take_turns
from bench.workers import DEFECT_SHARE, GROSS, HEADINGS, NET, NSSF, OTHER, PENSION, Factory


def clean_rows(many):
    factory = Factory(7)
    return [factory._identity(i) + factory._pay() for i in range(1, many + 1)]


def test_thirty_columns():
    assert len(HEADINGS) == len(clean_rows(1)[0]) == 30


def test_same_seed_same_rows():
    assert list(Factory(7).rows(300)) == list(Factory(7).rows(300))
    assert list(Factory(7).rows(9)) != list(Factory(8).rows(9))


def test_a_row_adds_up():
    for row in clean_rows(500):
        parts = [row[19], *row[21:26]]
        assert row[GROSS] == pytest.approx(sum(parts))
        assert row[NET] == pytest.approx(row[GROSS] - row[PENSION] - row[OTHER])


def test_numbers_are_nobody_elses():
    rows = clean_rows(5_000)
    assert len({row[NSSF] for row in rows}) == 5_000


def test_some_rows_are_amiss():
    many = 20_000
    sound, made = clean_rows(1), list(islice(Factory(3).rows(many), many))
    odd = sum(type(row[GROSS]) is not type(sound[0][GROSS]) or not row[NSSF] for row in made)
    assert 0 < odd < many * DEFECT_SHARE


def test_ratio_is_taken_round_by_round():
    one = Candidate(["x"], runs=[Run(2, 0, 0, 0), Run(9, 0, 0, 0), Run(3, 0, 0, 0)])
    other = Candidate(["y"], runs=[Run(1, 0, 0, 0), Run(3, 0, 0, 0), Run(1, 0, 0, 0)])
    assert ratio(one, other) == 3


def test_run_tells_status_and_memory():
    done = run(["python3", "-c", "import sys; sys.exit(3)"])
    assert done.status == 3
    assert done.peak > 1


def test_a_candidate_that_fails_stops_the_benchmark():
    with pytest.raises(BenchmarkError):
        take_turns({"fails": Candidate(["python3", "-c", "import sys; sys.exit(2)"])}, rounds=1)


def test_bars():
    assert Bar("x", 2.0, 3.0, "F").met
    assert not Bar("x", 2.0, 3.0, "×", at_least=True).met
