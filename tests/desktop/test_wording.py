import subprocess
import sys
import time
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.findings import Entry, Finding, Place, Severity
from declaration.month import Month
from declaration.payroll import Payroll, SheetRead, Texts
from desktop import wording as module
from desktop.figures import MissingFigureWarning, fill, filled, pieces
from desktop.formatting import day, dollars, listed, month_name, number, riel
from desktop.wording import Wording, wording


def write(text, described, figures, language="en"):
    return fill(pieces(text, described, language), figures)


def test_money_is_written_with_its_sign_and_separators():
    assert riel(1_234_567) == "1,234,567៛"
    assert dollars(Decimal("1234.5")) == "$1,234.50"
    assert dollars(Decimal("0.0125")) == "$0.0125"
    assert dollars(-3) == "-$3.00"
    assert number(Decimal("26.0000")) == "26"
    assert number(Decimal("100")) == "100"
    assert number(-1500) == "-1,500"


@given(st.decimals(-(10**10), 10**10, places=4))
def test_no_digit_of_an_amount_is_lost(amount):
    assert Decimal(dollars(amount).replace("$", "").replace(",", "")) == amount
    assert Decimal(number(amount).replace(",", "")) == amount


@given(st.text(), st.text())
def test_a_payrolls_text_is_said_letter_for_letter(name, sheet):
    assert (
        filled("“{name}” on “{sheet}”", {"name": name, "sheet": sheet}) == f"“{name}” on “{sheet}”"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "5 Oct 2026"), ("km", "05/10/2026"), ("zh", "2026年10月5日")],
)
def test_a_day_is_written_in_the_readers_way(language, expected):
    assert day(date(2026, 10, 5), language) == expected


def test_digits_stay_ascii_in_every_language():
    for language in ("en", "km", "zh"):
        for text in (day(date(2026, 10, 5), language), month_name(Month(2026, 10), language)):
            assert all(c in "0123456789" for c in text if c.isdigit())


def test_lists_are_joined_in_the_readers_way():
    assert listed(["A", "B"], "km") == "A, B"
    assert listed(["A", "B"], "zh") == "A、B"


def test_the_unit_comes_from_the_description_or_from_the_name():
    described = {"wage": "the gross wage [riel]", "pay": "[dollars]", "rate": "[riel per dollar]"}
    assert write("{wage}", described, {"wage": 900_000}) == "900,000៛"
    assert write("{pay}", described, {"pay": Decimal("12.5")}) == "$12.50"
    assert write("{rate}", described, {"rate": Decimal("4015.0000")}) == "4,015"
    assert filled("{short_khr}", {"short_khr": 12_345}) == "12,345៛"
    assert filled("{pay_usd}", {"pay_usd": 7}) == "$7.00"
    assert filled("{count} rows", {"count": 12_345}) == "12,345 rows"


def test_a_unit_that_the_sentence_has_is_not_repeated():
    assert filled("{wage_khr} riel", {"wage_khr": 900_000}) == "900,000 riel"
    assert filled("{wage_khr}៛", {"wage_khr": 900_000}) == "900,000៛"
    assert filled("${wage_usd}", {"wage_usd": Decimal("9.5")}) == "$9.50"
    assert filled("{wage_usd} dollars", {"wage_usd": 9}) == "9.00 dollars"


def test_years_and_rows_have_no_separators():
    assert filled("row {row} of {year}", {"row": 12345, "year": 2026}) == "row 12345 of 2026"


def test_values_are_written_by_their_type():
    figures = {
        "a": date(2026, 10, 31),
        "b": ("x", Decimal("1.50")),
        "c": Month(2026, 10),
        "d": None,
        "e": np.int64(12345),
        "f": True,
        "g": 2.5,
    }
    text = filled("{a}|{b}|{c}|{d}|{e}|{f}|{g}", figures)
    assert text == "31 Oct 2026|x, 1.5|October 2026|–|12,345|yes|2.5"


def test_a_fields_name_becomes_its_title_and_other_texts_do_not():
    assert filled("{field}", {"field": "overtime_pay_150"}) == "Overtime pay at 150%"
    assert filled("{fields}", {"fields": ["gross", "tax"]}) == "Gross wage, Tax on salary"
    assert filled("sheet {sheet}", {"sheet": "tax"}) == "sheet tax"


def test_a_text_of_ours_is_translated_and_a_text_of_the_payroll_is_not():
    described = {"figure": "its title [text of law]", "heading": "as the payroll has it"}
    figures = {"figure": "Contribution rate, pension", "heading": "Contribution rate, pension"}
    text = write("{figure} {heading}", described, figures, "zh")
    assert text.endswith(" Contribution rate, pension")
    assert not text.startswith("Contribution")


def test_a_missing_figure_stops_a_test_and_not_a_user():
    with pytest.warns(MissingFigureWarning, match="wage_khr"):
        assert filled("The wage is {wage_khr}.", {}) == "The wage is –."


def test_a_payroll_text_with_braces_is_left_as_it_is():
    assert filled("“{text}”", {"text": "{wage} {0} %s"}) == "“{wage} {0} %s”"


def test_one_of_many_agrees_in_english():
    assert module._agreed("1 workers are paid, 101 workers are not.", "en") == (
        "1 worker is paid, 101 workers are not."
    )
    assert (
        module._agreed("1 fixed-duration contracts have", "en") == "1 fixed-duration contract has"
    )
    assert module._agreed("0.1 hours for $1 days", "en") == "0.1 hours for $1 days"


def test_a_currency_and_a_phrase_of_the_core_are_said_in_words():
    described = {"column": "the currency of the column"}
    assert write("in {column}", described, {"column": "KHR"}) == "in riel"
    assert filled("({reason})", {"reason": "overtime_left_out"}) == "(overtime left out)"


@pytest.fixture
def catalogue(monkeypatch):
    """One invented entry in place of the catalogue."""
    invented = Entry(
        code="WAG-901",
        severity=Severity.WARNING,
        title="Title",
        message="{name}: gross {gross_khr}, paid on {paid}.",
        cause="Cause.",
        fix="Write {gross_khr}.",
        law="format only",
        price="",
        cannot_know="Nothing.",
        placeholders={"name": "", "gross_khr": "", "paid": ""},
        since="0.1",
    )
    monkeypatch.setattr(module, "entry", lambda code: invented)
    module._template.cache_clear()
    yield invented
    module._template.cache_clear()


def payroll():
    sheet = SheetRead("october.xlsx", "LINE-A", 5, 1, [], [])
    return Payroll(
        np.zeros(1, np.int32),
        np.array([7]),
        texts={"name_km": Texts.of(["សុខ ដារ៉ា"]), "worker_number": Texts.of(["A-0118"])},
        sheets=[sheet],
    )


def test_a_finding_becomes_words(catalogue):
    finding = Finding(
        "WAG-901",
        Place("october.xlsx", "LINE-A", 7, "F"),
        worker=0,
        figures={"name": "សុខ ដារ៉ា", "gross_khr": 900_000, "paid": date(2026, 10, 31)},
    )
    words = wording(finding, payroll(), "en")
    assert isinstance(words, Wording)
    assert words.message == "សុខ ដារ៉ា: gross 900,000៛, paid on 31 Oct 2026."
    assert words.fix == "Write 900,000៛."
    assert words.where == "october.xlsx, LINE-A!F7"
    assert words.who == "សុខ ដារ៉ា (A-0118)"


def test_a_finding_on_a_whole_file_needs_no_payroll(catalogue):
    figures = {"name": "x", "gross_khr": 1, "paid": None}
    words = wording(Finding("WAG-901", Place("october.xlsx"), figures=figures), None, "km")
    assert words.where == "october.xlsx"
    assert words.who == ""


def test_ten_thousand_findings_are_worded_at_once(catalogue):
    paid = date(2026, 10, 31)
    findings = [
        Finding("WAG-901", figures={"name": "x", "gross_khr": 900_000 + i, "paid": paid}, worker=0)
        for i in range(10_000)
    ]
    month = payroll()
    wording(findings[0], month, "km")
    start = time.perf_counter()
    for finding in findings:
        wording(finding, month, "km")
    assert time.perf_counter() - start < 0.6  # 0.15 s on an idle machine


def test_words_need_neither_numpy_nor_babel():
    code = (
        "import sys, desktop.wording; assert not {'numpy', 'babel', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
