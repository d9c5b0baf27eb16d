from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration.findings import Severity, entry
from importers.gross import is_repeated
from importers.sheet import Cell
from tests.importers.sheets import Odd, codes, only, read, source


def table(**columns):
    """Return the payroll of a sheet given by columns; names of columns are fields."""
    fields = [name.replace("__", ":") for name in columns]
    return read(source(fields, [list(row) for row in zip(*columns.values(), strict=True)]))


def test_names_are_sorted_by_script_whatever_the_heading():
    payroll = table(worker_number=["W1", "W2"], name_latin=["សុខ ដារ៉ា", "លី មុំ"], gross__USD=[1, 2])
    assert payroll.text("name_km").values().tolist() == ["សុខ ដារ៉ា", "លី មុំ"]
    assert payroll.sheets[0].letter("name_km") == "B"
    payroll = table(worker_number=["W1"], name_km=["SOK DARA"], gross__USD=[1])
    assert payroll.text("name_latin")[0] == "SOK DARA"
    assert codes(payroll) == []


def test_a_latin_name_among_khmer_ones():
    names = ["សុខ ដារ៉ា", "Chan Pisey", "លី Mom"]
    alone = table(worker_number=["W1", "W2", "W3"], name_km=names, gross__USD=[1, 2, 3])
    assert alone.text("name_latin").values().tolist() == ["", "Chan Pisey", ""]
    assert alone.text("name_km").values().tolist() == ["សុខ ដារ៉ា", "", "លី Mom"]
    assert codes(alone) == ["FMT-011", "FMT-011"]


def test_legacy_fonts_are_told_by_font_or_letters():
    names = ["សុខ ដារ៉ា", Odd("Sok", font="Limon S1"), "RbeTs"]
    payroll = table(
        worker_number=["W1", "W2", "W3"],
        name_km=names,
        name_latin=["A", "B", "C"],
        gross__USD=[1] * 3,
    )
    found = [f for f in payroll.findings if f.code == "FMT-005"]
    assert [(f.worker, f.place.cell) for f in found] == [(1, "LINE-A!B3"), (2, "LINE-A!B4")]
    assert payroll.text("name_km").values().tolist() == ["សុខ ដារ៉ា", "Sok", "RbeTs"]


def test_names_keep_what_is_written_but_their_edges():
    payroll = table(
        worker_number=["W1"],
        family_name_km=["សុខ\u200b "],
        given_name_km=[" ដា  រ៉ា"],
        gross__USD=[1],
    )
    assert payroll.text("given_name_km")[0] == "ដា  រ៉ា"
    assert payroll.text("name_km")[0] == "សុខ ដា  រ៉ា"


@pytest.mark.parametrize(
    ("cell", "number", "expected"),
    [
        ("1234567-7654321-ក", "1234567-7654321-ក", []),
        ("12345677654321ក", "1234567-7654321-ក", []),
        ("១២៣៤៥៦៧ ៧៦៥៤៣២១ ៨", "1234567-7654321-8", []),
        ("1234567-7654321", "1234567-7654321", []),
        ("7654321", "7654321", []),
        (12345677654321, "1234567-7654321", ["FMT-010"]),
        (123456776543218, "1234567-7654321-8", ["FMT-010"]),
        (7654321, "7654321", []),
        ("1.87E+13", "1.87E+13", ["FMT-006"]),
        ("12345", "12345", ["FMT-006"]),
        (None, "", []),
    ],
)
def test_nssf_numbers(cell, number, expected):
    payroll = table(worker_number=["W1"], nssf_number=[cell], gross__USD=[1])
    assert payroll.text("nssf_number")[0] == number
    assert codes(payroll) == expected


def test_a_column_of_unknown_nssf_numbers_is_one_finding():
    payroll = table(
        worker_number=[f"W{i}" for i in range(30)],
        nssf_number=[f"{10_000_000 + i}" for i in range(30)],
        gross__USD=[1] * 30,
    )
    finding = only(payroll, "FMT-006")
    assert (finding.worker, finding.place.row, finding.figures["count"]) == (None, 0, 30)


@pytest.mark.parametrize(
    ("cell", "number", "expected"),
    [
        ("012345678", "012345678", []),
        ("០១២ ៣៤៥ ៦៧៨", "012345678", []),
        (Odd(12345678, format="000000000"), "012345678", []),
        (12345678, "012345678", ["FMT-004"]),
        (123456789, "123456789", []),
        ("12345678", "12345678", ["FMT-008"]),
        ("0123456789", "0123456789", ["FMT-008"]),
        (None, "", []),
    ],
)
def test_national_ids(cell, number, expected):
    payroll = table(worker_number=["W1"], national_id=[cell], gross__USD=[1])
    assert payroll.text("national_id")[0] == number
    assert codes(payroll) == expected


def test_same_digits_as_text_and_as_number_are_told_apart():
    payroll = table(
        worker_number=["W1", "W2"], national_id=["12345678", 12345678], gross__USD=[1, 2]
    )
    assert payroll.text("national_id").values().tolist() == ["12345678", "012345678"]
    assert codes(payroll) == ["FMT-004", "FMT-008"]


def test_a_foreigner_has_another_number():
    payroll = table(
        worker_number=["W1"], national_id=["G1234567"], nationality=["Chinese"], gross__USD=[1]
    )
    assert codes(payroll) == []
    assert payroll.text("nationality")[0] == "CHN"


def test_worker_numbers_stay_as_written():
    numbers = [" W 01 ", 12.0, "0012", "១៣", 1.5]
    payroll = table(worker_number=numbers, gross__USD=[1] * 5)
    assert payroll.text("worker_number").values().tolist() == ["W 01", "12", "0012", "១៣", "1.5"]


def test_words_become_values_and_stay_as_written():
    rows = [["W1", "ស្រី", "កិច្ចសន្យាមិនមានកំណត់", "Resigned", 1], ["W2", "?", "Worker B", "-", 2]]
    one = source(["worker_number", "sex", "contract_type", "status", "gross:USD"], rows)
    payroll = read(one, values={"WORKER B": "fdc", "?": "nobody"})
    assert payroll.text("sex").values().tolist() == ["female", ""]
    assert payroll.text("contract_type").values().tolist() == ["udc", "fdc"]
    assert payroll.text("status").values().tolist() == ["left", ""]
    assert payroll.as_written["sex"].values().tolist() == ["ស្រី", "?"]


def test_bad_wages_are_errors_and_other_numbers_warnings():
    payroll = table(
        worker_number=["W1", "W2"],
        work_days=["x", 26],
        basic_pay__USD=["y", 200],
        gross__USD=["z", Odd("#REF!", Cell.ERROR)],
    )
    grades = {f.place.cell: f.severity for f in payroll.findings}
    warning = Severity.WARNING
    assert grades == {
        "LINE-A!B2": warning,
        "LINE-A!C2": warning,
        "LINE-A!D2": None,
        "LINE-A!D3": None,
    }
    assert entry("FMT-001").severity is Severity.ERROR
    parts_only = table(worker_number=["W1"], basic_pay__USD=["y"])
    assert only(parts_only, "FMT-001").severity is None


def test_a_column_of_formulas_never_calculated_is_one_finding():
    formulas = [Odd("E2+F2", Cell.UNCALCULATED)] * 4
    payroll = table(worker_number=[f"W{i}" for i in range(4)], gross__USD=formulas)
    finding = only(payroll, "FMT-001")
    assert finding.holds_column
    assert (finding.worker, finding.figures["count"]) == (None, 4)


def test_deductions_in_brackets_are_taken_away():
    payroll = table(
        worker_number=["W1", "W2", "W3"],
        deduction__USD=["(6.00)", 5, -1],
        advance__USD=[-20, -30, 0],
        gross__USD=[100, 100, 100],
    )
    assert payroll.amounts("deduction").usd.tolist() == [60_000, 50_000, -10_000]
    assert payroll.amounts("advance").usd.tolist() == [200_000, 300_000, 0]


def test_currency_that_nobody_tells_holds_the_column():
    payroll = table(worker_number=["W1"], gross=[9100])
    assert only(payroll, "FMT-013").holds_column
    assert codes(table(worker_number=["W1"], gross=[0])) == []


def test_signs_of_the_other_currency():
    finding = only(table(worker_number=["W1"], gross__USD=["៛ 250"]), "FMT-012")
    assert finding.figures == {"heading": "gross", "currency": "USD", "sign": "KHR", "count": 1}
    shown = Odd(250, format="[$៛-453]#,##0")
    assert "FMT-012" in codes(table(worker_number=["W1"], gross__USD=[shown]))
    assert codes(table(worker_number=["W1"], gross__USD=[Odd(250, format='"$"#,##0')])) == []


def test_gross_in_two_currencies_at_one_ratio_is_one_wage():
    usd = [250, 300.5, 199.99]
    payroll = table(
        worker_number=["W1", "W2", "W3"],
        gross__USD=usd,
        gross_khr__KHR=[round(amount * 4015, -2) for amount in usd],
    )
    assert payroll.amounts("gross").usd.tolist() == [2_500_000, 3_005_000, 1_999_900]
    assert payroll.amounts("gross").khr.tolist() == [0, 0, 0]
    assert payroll.money["gross_khr"].khr.tolist() == [
        10_038_000_000,
        12_065_000_000,
        8_030_000_000,
    ]


def test_gross_in_two_parts_is_added():
    payroll = table(
        worker_number=["W1", "W2", "W3"],
        gross__USD=[250, 300, 199],
        gross_khr__KHR=[2000, 4000, 1200],
    )
    assert payroll.amounts("gross").khr.tolist() == [20_000_000, 40_000_000, 12_000_000]
    assert "gross_khr" not in payroll.money


def test_gross_in_riel_alone_is_the_gross():
    payroll = table(worker_number=["W1"], gross_khr__KHR=[1_000_000])
    assert payroll.amounts("gross").khr.tolist() == [10_000_000_000]
    assert payroll.sheets[0].letter("gross") == "B"


def test_one_worker_in_riel_only_keeps_the_riel():
    payroll = table(
        worker_number=list("ABCDEF"),
        gross__USD=[250, 300, 200, 210, 220, 0],
        gross_khr__KHR=[1_003_750, 1_204_500, 803_000, 843_150, 883_300, 900_000],
    )
    assert payroll.amounts("gross").khr.tolist() == [0, 0, 0, 0, 0, 9_000_000_000]


def test_ratio_of_no_currency_is_no_repeat():
    from declaration.payroll import Amounts

    usd, none, here = np.array([10_000, 20_000]), np.zeros(2, np.int64), np.ones(2, bool)
    assert not is_repeated(Amounts(usd, none, here), Amounts(none, usd * 10, here))


def test_dates_that_can_be_read_two_ways_are_asked_about_once_a_column():
    def runs(*days, name="A", heading="Hired", file="f.xlsx"):
        return source(
            ["worker_number", "hire_date", "gross:USD"],
            [[f"{name}{i}", day, 1] for i, day in enumerate(days)],
            ["ID", heading, "Gross"],
            name=name,
            file=file,
        )

    asked = read(runs("03/04/2024", "05/06/2023"), runs("03/04/2024", name="B"))
    finding = only(asked, "FMT-003")
    assert finding.holds_column
    assert finding.figures["day_first"] == date(2024, 4, 3)
    assert finding.figures["month_first"] == date(2024, 3, 4)
    assert finding.figures["samples"] == "03/04/2024, 05/06/2023"
    assert np.isnat(asked.date("hire_date")).all()

    answered = read(runs("03/04/2024"), date_order="mdy")
    assert answered.date("hire_date").astype(str).tolist() == ["2024-03-04"]

    proven = read(runs("25/04/2024", "03/05/2024"), date_order="mdy")
    assert proven.date("hire_date").astype(str).tolist() == ["2024-04-25", "2024-05-03"]

    told = read(runs("03/04/2024"), runs("25/04/2024", name="B"))
    assert codes(told) == []
    assert told.date("hire_date").astype(str).tolist() == ["2024-04-03", "2024-04-25"]

    other_file = read(runs("03/04/2024"), runs("25/04/2024", name="B", file="g.xlsx"))
    assert codes(other_file) == ["FMT-003"]


def test_impossible_dates_and_buddhist_years():
    payroll = table(
        worker_number=["W1", "W2"], birth_date=["31/02/1995", "15/03/2533"], gross__USD=[1, 2]
    )
    assert codes(payroll) == ["FMT-002", "FMT-007"]
    assert only(payroll, "FMT-007").figures["date"] == date(1990, 3, 15)
    assert only(payroll, "FMT-002").place.cell == "LINE-A!B2"


def test_two_digit_years_of_birth_and_hire():
    payroll = table(
        worker_number=["W1"], birth_date=["15/03/26"], hire_date=["15/03/26"], gross__USD=[1]
    )
    assert payroll.date("birth_date").astype(str).tolist() == ["1926-03-15"]
    assert payroll.date("hire_date").astype(str).tolist() == ["2026-03-15"]


def test_pay_without_a_name_is_said():
    payroll = table(
        worker_number=["W1", None], name_km=["សុខ", None], gross__USD=[100, Decimal("77")]
    )
    assert only(payroll, "ROW-004").place.row == 3
    assert len(payroll) == 1


def test_figures_fill_the_sentences():
    payroll = table(
        worker_number=["W1", "W1", "W3"],
        name_km=["សុខ", "លី", Odd("x", font="Limon")],
        name_latin=["A", "B", "C"],
        nssf_number=["12", 12345677654321, None],
        national_id=["12", 12345678, None],
        birth_date=["31/02/1995", "15/03/2533", "x"],
        hire_date=["03/04/2024", "03/04/2024", "2024-01-01"],
        gross__KHR=["$ 5", "n/a", 9],
    )
    assert len(set(codes(payroll))) >= 10
    for finding in payroll.findings:
        assert set(entry(finding.code).placeholders) == set(finding.figures), finding.code


def test_nobody_is_born_after_the_month():
    days = ["15/03/2090", date(2026, 11, 1), date(2026, 10, 31)]
    payroll = table(worker_number=["W1", "W2", "W3"], birth_date=days, gross__USD=[1, 2, 3])
    assert [(f.code, f.worker) for f in payroll.findings] == [("FMT-002", 0), ("FMT-002", 1)]
    assert np.isnat(payroll.date("birth_date")).tolist() == [True, True, False]
