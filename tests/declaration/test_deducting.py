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
