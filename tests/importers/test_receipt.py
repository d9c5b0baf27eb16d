"""Receipts as NSSF, banks and clerks write them; every one is invented."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from declaration.month import Month
from importers.choices import Choices
from importers.receipt import read_receipts
from importers.receipt_cells import amount_of, day_of, label, number_in

CHOICES = Choices(Month(2026, 10), Decimal(4015))


def book(path, *sheets):
    file = xlsxwriter.Workbook(path)
    formats = {
        "KHR": file.add_format({"num_format": '#,##0"៛"'}),
        "USD": file.add_format({"num_format": '"$"#,##0.00'}),
        "day": file.add_format({"num_format": "dd/mm/yyyy"}),
    }
    for rows in sheets:
        sheet = file.add_worksheet()
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_number(r, c, cell[0], formats[cell[1]])
                elif isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, formats["day"])
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                elif cell is not None:
                    sheet.write_number(r, c, cell)
    file.close()
    return path


def csv(path, text):
    path.write_text(text, encoding="utf-8-sig")
    return path


def only(path):
    (receipt,), findings = read_receipts(path, CHOICES)
    assert [f.code for f in findings if f.code.startswith("XCK")] == []
    return receipt


def test_a_form_of_the_fund_in_khmer(tmp_path):
    receipt = only(
        book(
            tmp_path / "r.xlsx",
            [
                ["បេឡាជាតិសន្តិសុខសង្គម"],
                ["លេខបង្កាន់ដៃ", "១២៣៤៥៦៧៨-០១"],
                ["ថ្ងៃបង់ប្រាក់", "១៤/១១/២០២៦"],
                ["ទឹកប្រាក់សរុប", None, "៛ ៤៥,០០០,០០០"],
            ],
        )
    )
    assert (receipt.amount, receipt.currency) == (Decimal(45_000_000), "KHR")
    assert receipt.number == "12345678-01"
    assert receipt.paid_on == date(2026, 11, 14)
    assert receipt.place.cell == "Sheet1!C4"
    assert receipt.place.file == "r.xlsx"


def test_what_was_paid_goes_before_a_total(tmp_path):
    receipt = only(
        book(
            tmp_path / "r.xlsx",
            [
                ["Total contribution", (46_000_000, "KHR")],
                ["Amount paid", (45_000_000, "KHR")],
                ["Total workers", 812],
            ],
        )
    )
    assert receipt.amount == 45_000_000
    assert receipt.currency == "KHR"


def test_dollars_need_a_rate_and_name_themselves(tmp_path):
    receipt = only(csv(tmp_path / "r.csv", 'Amount (USD),"15,275.50"\nPayment date,2026-11-10\n'))
    assert receipt.currency == "USD"
    assert receipt.riel(None) is None
    assert receipt.riel(Decimal(4015)) == 61_331_133
    assert receipt.paid_on == date(2026, 11, 10)


def test_a_currency_beside_the_amount_counts(tmp_path):
    assert only(csv(tmp_path / "r.csv", 'Amount paid,KHR,"45,000,000"\nx,y,z\n')).currency == "KHR"


def test_a_receipt_without_a_currency_says_so(tmp_path):
    assert only(csv(tmp_path / "r.csv", "Amount paid,45000000\nNo,1\n")).currency == ""


def test_label_and_value_in_one_cell(tmp_path):
    receipt = only(
        book(
            tmp_path / "r.xlsx",
            [
                ["Receipt No: 12345678-02"],
                ["Date: 12 November 2026"],
                ["Amount paid: 45,000,000 KHR"],
            ],
        )
    )
    assert (receipt.number, receipt.currency) == ("12345678-02", "KHR")
    assert receipt.paid_on == date(2026, 11, 12)


def test_a_table_of_receipts_adds_up_without_its_total(tmp_path):
    receipts, _ = read_receipts(
        book(
            tmp_path / "r.xlsx",
            [
                ["Receipt No", "Date", "Amount (KHR)"],
                ["12345678-01", date(2026, 11, 10), 20_000_000],
                ["12345678-02", date(2026, 11, 16), 25_000_000],
                ["Total", None, 45_000_000],
            ],
        ),
        CHOICES,
    )
    assert [(r.number, r.paid_on, int(r.amount)) for r in receipts] == [
        ("12345678-01", date(2026, 11, 10), 20_000_000),
        ("12345678-02", date(2026, 11, 16), 25_000_000),
    ]


def test_sheets_add_up_and_a_copy_counts_once(tmp_path):
    def one(number, amount):
        return [["Receipt No", number], ["Amount paid", (amount, "KHR")]]

    path = book(
        tmp_path / "r.xlsx", one("12345678-01", 1), one("12345678-01", 1), one("12345678-02", 2)
    )
    assert [int(r.amount) for r in read_receipts(path, CHOICES)[0]] == [1, 2]


def test_two_copies_on_one_page(tmp_path):
    half = [["Receipt No", "12345678-01"], ["Amount paid", (45_000_000, "KHR")], ["", ""]]
    assert only(book(tmp_path / "r.xlsx", [*half, *half])).amount == 45_000_000


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 a scan", b"PK\x03\x04broken"])
def test_what_cannot_be_read_is_a_finding(tmp_path, content):
    path = tmp_path / "r.xlsx"
    path.write_bytes(content)
    receipts, findings = read_receipts(path, CHOICES)
    assert receipts == []
    assert [f.code for f in findings] == ["FIL-001"]


def test_a_workbook_without_an_amount_is_named(tmp_path):
    receipts, findings = read_receipts(book(tmp_path / "r.xlsx", [["Hello", "there"]]), CHOICES)
    assert receipts == []
    assert [f.code for f in findings] == ["XCK-009"]
    assert findings[0].figures == {"file": "r.xlsx"}


def test_a_day_that_reads_two_ways_is_the_one_that_can_be():
    assert day_of("03/12/2026", Month(2026, 10)) == date(2026, 12, 3)
    assert day_of("03/04/2026", Month(2026, 2)) is None


def test_chinese_labels_count():
    assert label("实缴金额（瑞尔）", "amount") == 0
    assert label("付款日期", "date") == 0


@given(st.text(max_size=90))
def test_no_text_raises(text):
    amount_of(text)
    day_of(text, Month(2026, 10))
    number_in(text)
    for kind in ("amount", "number", "date", "total"):
        label(text, kind)


@given(st.integers(0, 10**11))
def test_any_amount_is_read_as_written(amount):
    assert amount_of(f"{amount:,} ៛").number == amount
