"""What every check writes amounts, places and prices with."""

from decimal import Decimal

import numpy as np
import pytest

from declaration.checks.case import (
    FEW,
    as_decimal,
    is_whole_column,
    money_text,
    plain_text,
)
from declaration.checks.case import (
    workers as rows_of,
)
from tests.month import found, month_of, workers


@pytest.mark.parametrize(
    ("ten_thousandths", "said"),
    [(2_500_000, "250"), (125_000, "12.5"), (0, "0"), (1, "0.0001"), (-35_000, "-3.5")],
)
def test_numbers_are_written_without_powers_of_ten(ten_thousandths, said):
    assert str(as_decimal(ten_thousandths)) == said
    assert as_decimal(np.int64(ten_thousandths)) == Decimal(said)


@pytest.mark.parametrize(
    ("usd", "khr", "money", "plain"),
    [
        (2_391_200, 0, "$239.12", "239.12"),
        (2_390_000, 0, "$239.00", "239"),
        (2_395_000, 0, "$239.50", "239.5"),
        (12_505_000, 0, "$1,250.50", "1250.5"),
        (-125_050, 0, "-$12.505", "-12.505"),
        (0, 40_000_000, "4,000៛", "4000"),
        (0, -5_000, "-0.5៛", "-0.5"),
        (0, 0, "$0.00", "0"),
        (2_500_000, 5_000_000, "$250.00 + 500៛", "250 + 500"),
        (-10_000, 20_000, "-$1.00 + 2៛", "-1 + 2"),
    ],
)
def test_amounts_for_people_and_for_scripts(usd, khr, money, plain):
    assert (money_text(usd, khr), plain_text(usd, khr)) == (money, plain)


@pytest.mark.parametrize(
    ("wrong", "compared", "is_whole"),
    [(FEW, FEW, False), (FEW + 1, FEW + 1, True), (6, 12, False), (7, 12, True), (0, 0, False)],
)
def test_a_fault_is_the_columns_where_it_is_more_than_a_few_and_most(wrong, compared, is_whole):
    rows = np.arange(20) < wrong
    assert is_whole_column(rows, np.arange(20) < compared) is is_whole
    assert list(rows_of(rows)) == list(range(wrong))


def test_without_a_rate_dollars_have_no_price():
    month = month_of(workers(3, gross="227.00", net_pay="222.22"), rate=None)
    assert [finding.amount_khr for finding in found(month, "OVT-001")] == [None] * 3


def test_what_is_missing_everywhere_is_in_the_only_file():
    (finding,) = found(month_of(workers(2, contract_type=...)), "CON-001")
    assert (finding.place.file, finding.place.sheet) == ("payroll.xlsx", "")
    (finding,) = found(month_of(workers(2, birth_date=None)), "CAL-004")
    assert (finding.place.file, finding.place.sheet) == ("payroll.xlsx", "LINE-A")
    assert finding.place.cell == "LINE-A!F"
