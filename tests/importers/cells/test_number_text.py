from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.cells.number_text import currency_of, decimal_mark, number_of, plain

READ = {
    "$ 250.00": "250.00",
    "៛ 1,000,000": "1000000",
    "USD 1,234.5": "1234.5",
    "1 234 567": "1234567",
    "1\u00a0234\u00a0567": "1234567",
    "1.234.567": "1234567",
    "1,234.50": "1234.50",
    "1.234,50": "1234.50",
    "1'234'567": "1234567",
    "'250": "250",
    "250 $": "250",
    "1,000,000៛": "1000000",
    "១,២៣៤.៥០": "1234.50",
    "１２３．５": "123.5",
    "(6.00)": "-6.00",
    "$(6.00)": "-6.00",
    "($6.00)": "-6.00",
    "6.00-": "-6.00",
    "-$6.00": "-6.00",
    "−6": "-6",
    "+6": "6",
    "-": "0",
    "–": "0",
    "$ -": "0",
    "nil": "0",
    "គ្មាន": "0",
    "0.00 -": "0.00",
    "Riel 40,000": "40000",
    "R 4,000": "4000",
    "1.5E+06": "1500000",
    "\u200b250\u200b": "250",
    ".5": "0.5",
    "5.": "5",
}

NOT_READ = [
    "",
    " ",
    "n/a",
    "abc",
    "2%",
    "12/5",
    "1..2",
    "12.345.67",
    "1,23,456",
    "(6.00",
    "$",
    "1e99999",
    "26 days",
    "#REF!",
    "1 2345",
    "9" * 100,
    "=1+1",
    "RX 5",
]


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_reads(text, number):
    assert number_of(text) == Decimal(number)


@pytest.mark.parametrize("text", NOT_READ)
def test_leaves_alone_what_is_no_number(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("texts", "currency", "mark"),
    [
        (["1.234,50", "999"], "", ","),
        (["1,234.50", "12,500"], "", "."),
        (["1.234.567"], "", ","),
        (["1,234,567"], "", "."),
        (["12,5"], "", ","),
        (["250.000", "1.000"], "KHR", ","),
        (["250.000"], "USD", ""),
        (["1,234"], "", ""),
        (["1.234,50", "1,234.50"], "", ""),
        ([], "", ""),
    ],
)
def test_decimal_mark_of_a_column(texts, currency, mark):
    assert decimal_mark(texts, currency) == mark


def test_column_mark_decides_what_a_text_alone_cannot():
    assert number_of("1.234", ",") == 1234
    assert number_of("1,234", ",") == Decimal("1.234")
    assert number_of("12,5", ".") is None
    assert number_of("1.5", ",") is None


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$ 5", "USD"), ("5 ៛", "KHR"), ("US$5", "USD"), ("5 រៀល", "KHR"), ("5", ""), ("$5 ៛", "")],
)
def test_names_the_currency(text, currency):
    assert currency_of(text) == currency


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("250.-", "250"),
        ("250,-", "250"),
        ("$ 1'250.–", "1250"),
        ("1,250.--", "1250"),
        ("250/-", "250"),
        ("(250.-)", "-250"),
        ("-250.-", "-250"),
        ("250-", "-250"),
        ("250.50-", "-250.5"),
        ("២៥០.-", "250"),
    ],
)
def test_a_dash_for_no_cents_is_no_minus(text, number):
    assert number_of(text) == Decimal(number)


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_thousands_and_signs_round_trip(number):
    shown = f"{abs(number):,.2f}"
    assert number_of(f"$ {shown}") == abs(number)
    assert number_of(f"({shown})") == -abs(number)
    assert number_of(f"{number:.2f}") == number
    european = shown.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert number_of(european, ",") == abs(number)


@given(st.text(max_size=70))
def test_never_raises_and_folding_is_stable(text):
    number_of(text)
    currency_of(text)
    assert plain(plain(text)) == plain(text)


def test_negative_zero_is_zero():
    assert str(number_of("(0.00)")) == "0.00"
