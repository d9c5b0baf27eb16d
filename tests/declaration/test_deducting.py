from declaration.deducting import absence, has_deductions, taken_from_pay, ways_of_deducting
from tests.build import payroll


def usd(column):
    return (column.usd / 10_000).tolist()


def test_the_columns_the_total_and_the_own_share():
    table = payroll([{"tax": 3, "deduction": 2, "pension_worker": 4}])
    assert [usd(way) for way in ways_of_deducting(table)] == [[5.0], [9.0]]
    assert usd(taken_from_pay(table)) == [9.0]
    assert usd(absence(table)) == [2.0]


def test_a_total_of_its_own_comes_first():
    table = payroll([{"tax": 3, "deductions_total": 8}])
    assert usd(ways_of_deducting(table)[0]) == [8.0]
    assert usd(taken_from_pay(table)) == [8.0]


def test_no_deductions():
    table = payroll([{"gross": 200}])
    assert ways_of_deducting(table) == []
    assert has_deductions(table).tolist() == [False]
    assert usd(taken_from_pay(table)) == [0.0]


def test_every_way_that_columns_beside_a_total_allow():
    table = payroll([{"tax": 3, "deductions_total": 8, "pension_worker": 4}])
    ways = [usd(way) for way in ways_of_deducting(table)]
    assert ways == [[8.0], [11.0], [12.0], [15.0], [3.0], [7.0]]


def test_a_total_of_contributions_is_a_way_of_its_own():
    table = payroll([{"tax": 3, "nssf_total": 5}])
    assert [usd(way) for way in ways_of_deducting(table)] == [[3.0], [8.0]]


def test_a_total_alone_is_a_deduction():
    table = payroll([{"gross": 200, "deductions_total": 5}, {"gross": 200, "deductions_total": 0}])
    assert has_deductions(table).tolist() == [True, False]
