"""Whole payrolls in the shapes factories give them; the workers are invented."""

from __future__ import annotations

from decimal import Decimal

from importers.columns import recognise
from tests.build_sheet import sheet


def fields(found):
    return [column.field for column in found.columns]


def taiwanese(i):
    """A worker of a payroll in traditional Chinese over English, net split in dollars and riel."""
    days, one, two = 26 - i % 3, 2.0 * (i % 9), 8 * (i % 2)
    earned = round(204 * days / 26, 2)
    pay_one, pay_two = round(one * 204 / 208 * 1.5, 2), round(two * 204 / 208 * 2, 2)
    gross = round(earned + pay_one + pay_two + 10 + 3 + 7 + 0.5 * days + i % 4, 2)
    net = round(gross - 24.5, 2)
    return [
        *[i, f"A{i:04}", f"SOK {chr(65 + i)}", "SEW", f"{i + 1:02}/03/2022", 204, days, earned],
        *[one, pay_one, two, pay_two, 10, 3, 7, 0.5 * days, i % 4, gross, 0, 20, 4.5, net],
        *[round((net % 1) * 4000, -2), 1, 1, i % 3, None],
    ]


def test_two_languages_over_each_other_with_groups_and_bank_notes():
    chinese = [
        *["序號", "工號", "姓名", "部門", "入廠日期", "底薪", "出勤天數", "出勤工資", "加班"],
        *[None, None, None, "全勤獎", "年資", "車費補貼", "伙食津貼", "其他", "應發合計", "扣款"],
        *[None, None, "實發(USD)", "實發(瑞爾)", "$100", "$50", "10000៛", "簽名"],
    ]
    english = [
        *["No", "ID", "Name", "Dept", "Join Date", "Basic", "Days", "Salary", "1.5", "Amount"],
        *["2.0", "Amount", "Att.", "Seniority", "Trans.", "Meal", "Others", "Total", "Tax"],
        *["借支", "NSSF", "Net", "Net", "", "", "", "Sign"],
    ]
    workers = [taiwanese(i) for i in range(1, 26)]
    rows = [["大榮製衣 (invented)"], ["2026年10月份工資表"], chinese, english, *workers]
    found = recognise(sheet(rows, [(2, 8, 2, 11), (2, 18, 2, 20)]), rate=Decimal(4000))
    assert (found.heading.first_row, found.heading.last_row) == (2, 3)
    assert fields(found) == [
        *["row_no", "worker_number", "name_latin", "department", "hire_date", "basic_rate"],
        *["work_days", "basic_pay", "overtime_hours_150", "overtime_pay_150"],
        *["overtime_hours_200", "overtime_pay_200", "attendance_bonus", "seniority_bonus"],
        *["transport_allowance", "meal_allowance", "other_allowance", "gross", "tax", "advance"],
        *["pension_worker", "net_pay", "net_pay_khr", "", "", "", "signature"],
    ]
    assert [c.currency for c in found.columns if c.field.startswith("net_pay")] == ["USD", "KHR"]
    assert found.findings == []


def american(i):
    """A worker of a payroll in hurried English: a day's rate, hours by rates, one sum for both."""
    days, one, two = 26 - i % 4, 2 * (i % 8), 8 * (i % 2)
    overtime, salary = round(one * 1.5 + two * 2, 2), 8 * days
    gross = salary + overtime + 5 + 7 + 1.5
    return [
        *[i, f"{i + 100}", f"SOK {chr(65 + i)}", "F", "Sewer", f"L{i % 3}", f"2022-01-{i + 1:02}"],
        *[8, days, salary, one, two, overtime, 5, 1.5, 7, gross, 10, 1, 11, gross - 11, None],
    ]


def test_hurried_english():
    heading = [
        *["#", "Card No.", "NAME", "M/F", "Position", "Line", "DOJ", "Salary/Day", "W/D", "Salary"],
        *["OT 150%", "OT 200%", "OT $", "Bonus", "Welf. 3", "Transp.", "Gross Wages", "Less: Adv"],
        *["Union", "Total Ded", "NET PAY", "Remarks"],
    ]
    workers = [american(i) for i in range(1, 26)]
    total = ["Total", *[None] * 15, 6000.0]
    found = recognise(sheet([["ABC (invented)"], heading, *workers, total]))
    assert fields(found) == [
        *["row_no", "worker_number", "name_latin", "sex", "position", "line_group", "hire_date"],
        *["basic_rate", "work_days", "basic_pay", "overtime_hours_150", "overtime_hours_200"],
        *["overtime_pay", "incentive", "unknown_pay", "transport_allowance", "gross", "advance"],
        *["deduction", "deductions_total", "net_pay", "remark"],
    ]
    assert [finding.code for finding in found.findings] == ["MAP-004"]
    assert found.findings[0].figures["total"] == Decimal("37.50")


def khmer(i):
    """A worker of a payroll in Khmer: riel throughout, numbers as text in Khmer digits."""
    gross = 816_000 + 1_000 * i + 40_000
    shown = f"{gross:,}".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    return [
        *[i, f"ក-{i:03}", "សុខ ដារ៉ា", "ស្រី", f"{i + 1:02}/០៥/១៩៩៥", 26, 816_000 + 1_000 * i],
        *[40_000, f"{shown} ៛", 16_000, gross - 16_000, None],
    ]


def test_khmer_with_invisible_breaks_and_misspellings():
    heading = [
        *["ល.រ", "អត្ត\u200bលេខ", "គោតនាម និងនាម", "ភេទ*", "ថ្ងៃ\u200bខែ\u200bឆ្នាំ\u200bកំណើត"],
        *["ចំនួន\u200bថ្ងៃ\u200bធ្វើការ", "បៀវត្ស\u200bគោល", "ប្រាក់\u200bរង្វាន់\u200bវត្តមាន"],
        *["ប្រាក់\u200bខែ\u200bសរុប", "សោធន ២%", "ប្រាក់ត្រូវបើក", "ស្នាមមេដៃ"],
    ]
    found = recognise(sheet([["តារាងបើកប្រាក់ខែ"], [], heading, *[khmer(i) for i in range(1, 26)]]))
    assert fields(found) == [
        *["row_no", "worker_number", "name_km", "sex", "birth_date", "work_days", "basic_pay"],
        *["attendance_bonus", "gross", "pension_worker", "net_pay", "signature"],
    ]
    assert {c.currency for c in found.columns if c.currency} == {"KHR"}
    assert found.columns[8].currency_reason == "signs"
    assert found.findings == []
