from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.findings import entry
from importers.choices import ColumnMapping
from importers.column_findings import no_heading, nothing_complete
from importers.columns import Need, recognise
from importers.fitting import is_additive
from tests.build_sheet import Styled, sheet

N = 24
DAYS = [26, 25, 24, 22]


def book(**columns):
    """Return a sheet of invented workers; a column is a list, or a function of the row."""
    heads = list(columns)
    rows = [[_cell(columns[head], i) for head in heads] for i in range(N)]
    return sheet([[head.split("#")[0] for head in heads], *rows])


def _cell(column, i):
    return column(i) if callable(column) else column


def number(i):
    return f"W{i + 1:04d}"


def name(i):
    return f"SOK {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i]}"


def basic(i):
    return 200.0 + i


def overtime(i):
    return round(1.5 * (i % 7) * 1.44, 2)


def bonus(i):
    return 10.0 if i % 4 else 0.0


def gross(i):
    return round(basic(i) + overtime(i) + bonus(i), 2)


def taken(i):
    return 5.0 + i % 3


def net(i):
    return round(gross(i) - taken(i), 2)


WHO = {"ID": number, "Name": name}


def fields_of(found):
    return {column.heading: column.field for column in found.columns}


def codes_of(found):
    return [finding.code for finding in found.findings]


def test_a_plain_payroll():
    found = recognise(
        book(
            **WHO,
            Basic=basic,
            **{"OT Pay": overtime},
            **{"Att. bonus": bonus},
            Gross=gross,
            Deduction=taken,
            Net=net,
        )
    )
    assert list(fields_of(found).values()) == [
        "worker_number",
        "name_latin",
        "basic_pay",
        "overtime_pay",
        "attendance_bonus",
        "gross",
        "deduction",
        "net_pay",
    ]
    assert found.findings == []
    assert found.missing == ()
    assert {column.currency for column in found.columns[2:]} == {"USD"}


def test_the_e_form_of_the_fund_is_read_as_a_table():
    heads = [
        "Enter_ID",
        "NSSF_ID",
        "ID_National",
        "Ben_FName_kh",
        "Ben_LName_kh",
        "Ben_FName_Eng",
        "Ben_LName_Eng",
        "Sex",
        "Date_of_Birth",
        "Nationality",
        "Hired_Date",
        "Ben_Group",
        "Ben_Position",
        "Ben_Wage",
        "Ben_WageInDollar",
        "Ben_Assum",
        "Ben_Contribution",
    ]
    row = [
        "W1",
        "1900101-1000001-1",
        "010000001",
        "សុខ",
        "ដារ៉ា",
        "SOK",
        "DARA",
        1,
        "01/01/1990",
        "ខ្មែរ",
        "02/02/2020",
        "A",
        "Sewer",
        1_003_750,
        250,
        1_000_000,
        34_000,
    ]
    found = recognise(sheet([heads, row, row, row]))
    assert [column.field for column in found.columns] == [
        "worker_number",
        "nssf_number",
        "national_id",
        "family_name_km",
        "given_name_km",
        "family_name_latin",
        "given_name_latin",
        "sex",
        "birth_date",
        "nationality",
        "hire_date",
        "line_group",
        "position",
        "gross_khr",
        "gross",
        "contributory_wage",
        "nssf_total",
    ]


# --- told by the values -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (lambda i: f"{100000000 + i}", "national_id"),
        (lambda i: 100000000.0 + i, "national_id"),
        (lambda i: f"1900101-{1000000 + i}-1", "nssf_number"),
        (number, "worker_number"),
        (lambda i: 1000.0 + i * 3, "worker_number"),
    ],
)
def test_a_number_without_a_name_is_told_by_its_shape(values, field):
    heading = "NSSF" if field == "nssf_number" else "ID"
    found = recognise(book(**{heading: values}, Name=name, Gross=gross))
    assert fields_of(found)[heading] == field


def test_nssf_with_amounts_is_the_contribution():
    found = recognise(book(**WHO, Gross=gross, NSSF=lambda i: 5.0 + i / 10, Net=net))
    assert fields_of(found)["NSSF"] == "nssf_total"


def test_names_are_told_by_their_letters():
    found = recognise(
        book(Name=lambda i: f"សុខ {'កខគឃង'[i % 5]}", **{"Full Name": name}, ID=number, Gross=gross)
    )
    assert fields_of(found)["Name"] == "name_km"
    assert fields_of(found)["Full Name"] == "name_latin"


def test_a_name_in_a_legacy_font_is_a_khmer_name():
    found = recognise(book(Name=lambda i: Styled("RbeTs", font="Limon S1"), ID=number, Gross=gross))
    assert fields_of(found)["Name"] == "name_km"


def test_two_columns_of_one_overtime_heading_are_hours_and_pay():
    found = recognise(
        book(
            **WHO,
            **{"OT 1.5": lambda i: 0.5 * (i % 30)},
            Basic=basic,
            **{"OT 1.5#2": overtime},
            Gross=gross,
        )
    )
    assert [c.field for c in found.columns] == [
        "worker_number",
        "name_latin",
        "overtime_hours_150",
        "basic_pay",
        "overtime_pay_150",
        "gross",
    ]
    assert found.columns[2].reason == "values"
    assert found.findings == []


@pytest.mark.parametrize(
    ("values", "field"),
    [(lambda i: DAYS[i % 4], "work_days"), (bonus, "attendance_bonus")],
)
def test_attendance_is_days_or_a_bonus(values, field):
    found = recognise(book(**WHO, Attendance=values, Basic=basic, Gross=gross))
    assert fields_of(found)["Attendance"] == field


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("AL", lambda i: i % 2, "leave_days"),
        ("AL", lambda i: Styled(7.69, '"$"#,##0.00'), "leave_pay"),
        ("Contract", lambda i: "FDC", "contract_type"),
        ("Start Date", lambda i: "01/02/2024", "hire_date"),
    ],
)
def test_short_words_are_told_by_their_cells(heading, values, field):
    found = recognise(book(**WHO, **{heading: values}, Basic=basic, Gross=gross))
    assert fields_of(found)[heading] == field


# --- settled by arithmetic ----------------------------------------------------------------------


def test_basic_pay_in_khmer_is_net_where_arithmetic_says_so():
    found = recognise(book(អត្តលេខ=number, ឈ្មោះ=name, បៀវត្សសរុប=gross, ប្រាក់កាត់=taken, ប្រាក់ខែគោល=net))
    assert fields_of(found)["ប្រាក់ខែគោល"] == "net_pay"
    assert found.columns[-1].reason == "arithmetic"
    assert found.findings == []


def test_basic_pay_in_khmer_is_basic_where_the_parts_add_up():
    found = recognise(
        book(
            អត្តលេខ=number,
            ឈ្មោះ=name,
            ប្រាក់ខែគោល=basic,
            ថែមម៉ោង=overtime,
            ប្រាក់ទៀងទាត់=bonus,
            ប្រាក់ខែសរុប=gross,
        )
    )
    assert fields_of(found)["ប្រាក់ខែគោល"] == "basic_pay"
    assert fields_of(found)["ថែមម៉ោង"] == "overtime_pay"
    assert found.findings == []


def test_the_rate_beside_the_pay_is_not_added():
    found = recognise(
        book(
            **WHO,
            **{"Basic Salary": 208.0, "Days": 13, "Basic Earned": 104.0, "OT Pay": overtime},
            Gross=lambda i: 104.0 + overtime(i),
        )
    )
    assert fields_of(found)["Basic Salary"] == "basic_rate"
    assert fields_of(found)["Basic Earned"] == "basic_pay"


def test_a_subtotal_headed_as_gross_is_no_rival_of_the_gross():
    found = recognise(
        book(
            **WHO,
            Basic=basic,
            **{"OT Pay": overtime},
            Gross=lambda i: basic(i) + overtime(i),
            **{"Att. bonus": bonus},
            **{"Total Gross": gross},
            Deduction=taken,
            Net=net,
        )
    )
    assert fields_of(found)["Total Gross"] == "gross"
    assert fields_of(found)["Gross"] == ""
    assert found.findings == []


def test_arithmetic_does_not_silence_two_columns_that_differ():
    found = recognise(
        book(
            **WHO,
            Basic=basic,
            **{"OT Pay": overtime},
            **{"Att. bonus": bonus},
            Gross=gross,
            **{"Total Income": lambda i: gross(i) + (5 if i == 3 else 0)},
            Net=gross,
        )
    )
    assert codes_of(found) == ["MAP-003"]
    assert found.findings[0].figures["differing"] == 1


def test_a_bare_total_is_gross_or_net_by_what_it_sums():
    first = recognise(
        book(**WHO, Basic=basic, **{"OT Pay": overtime}, **{"Att. bonus": bonus}, Total=gross)
    )
    assert fields_of(first)["Total"] == "gross"
    second = recognise(book(**WHO, Gross=gross, Deduction=taken, Total=net))
    assert fields_of(second)["Total"] == "net_pay"


def test_one_salary_alone_is_a_wage():
    found = recognise(book(**WHO, Salary=basic))
    assert fields_of(found)["Salary"] == "basic_pay"
    assert found.missing == ()


def test_overtime_in_total_beside_its_parts_is_left_out():
    found = recognise(
        book(
            **WHO,
            Basic=basic,
            **{"OT 150% Amount": overtime},
            **{"OT 200% Amount": bonus},
            **{"OT Total Amount": lambda i: overtime(i) + bonus(i)},
            Gross=gross,
        )
    )
    assert [c.field for c in found.columns[2:]] == [
        "basic_pay",
        "overtime_pay_150",
        "overtime_pay_200",
        "",
        "gross",
    ]
    assert found.findings == []


def test_an_unknown_column_that_the_net_is_less_by_is_a_deduction():
    found = recognise(book(**WHO, Basic=basic, Gross=gross, Zq=taken, Net=net))
    assert (fields_of(found)["Zq"], found.columns[4].reason) == ("deduction", "arithmetic")
    assert found.findings == []


def test_pay_shown_in_riel_too_counts_once():
    rows = [["ID", "Name", "Salary", None, "OT Pay"], [None, None, "USD", "Riels", None]]
    rows += [[number(i), name(i), basic(i), round(basic(i) * 4015), overtime(i)] for i in range(N)]
    found = recognise(sheet(rows, [(0, 2, 0, 3), *((0, c, 1, c) for c in (0, 1, 4))]))
    assert [c.field for c in found.columns[2:]] == ["basic_pay", "", "overtime_pay"]


def test_a_running_number_is_no_worker_number_but_codes_are():
    assert fields_of(recognise(book(No=lambda i: i + 1, Name=name, Gross=gross)))["No"] == "row_no"
    codes = recognise(book(**{"No.": number}, Name=name, Gross=gross))
    assert fields_of(codes)["No."] == "worker_number"


# --- currencies ---------------------------------------------------------------------------------


def test_gross_in_dollars_and_in_riel_side_by_side():
    found = recognise(
        book(**WHO, **{"Gross ($)": gross, "Gross (Riel)": lambda i: round(gross(i) * 4015)}),
        rate=Decimal(4015),
    )
    assert [(c.field, c.currency) for c in found.columns[2:]] == [
        ("gross", "USD"),
        ("gross_khr", "KHR"),
    ]
    assert found.findings == []


def test_gross_in_two_currencies_told_by_size_alone():
    found = recognise(book(**WHO, Gross=gross, **{"Total Gross": lambda i: round(gross(i) * 4015)}))
    assert [(c.field, c.currency) for c in found.columns[2:]] == [
        ("gross", "USD"),
        ("gross_khr", "KHR"),
    ]


def test_a_gross_in_riel_alone_is_the_gross():
    found = recognise(book(**WHO, **{"Gross (Riel)": lambda i: 1_000_000.0 + i}))
    assert [(c.field, c.currency, c.currency_reason) for c in found.columns[2:]] == [
        ("gross", "KHR", "heading")
    ]


@pytest.mark.parametrize(
    ("heading", "value", "currency", "reason"),
    [
        ("Gross (៛)", 1_000_000, "KHR", "heading"),
        ("Gross", Styled(250, '"$"#,##0.00'), "USD", "format"),
        ("Gross", Styled(1_000_000, '#,##0"៛"'), "KHR", "format"),
        ("Gross", "$ 250.00", "USD", "signs"),
        ("Gross", "៛ 1,000,000", "KHR", "signs"),
        ("Gross", 250, "USD", "size"),
        ("Gross", 1_000_000, "KHR", "size"),
        ("Gross", 9_000, "", "size"),
    ],
)
def test_how_a_currency_is_told(heading, value, currency, reason):
    column = recognise(book(**WHO, **{heading: value})).columns[-1]
    assert (column.currency, column.currency_reason if currency else reason) == (currency, reason)


def test_a_unit_in_the_title_counts():
    rows = [
        ["Payroll October 2026", None, "Unit: Riel"],
        ["ID", "Name", "Gross"],
        *[["W1", "SOK", 30_000.0]] * 4,
    ]
    column = recognise(sheet(rows)).columns[-1]
    assert (column.currency, column.currency_reason) == ("KHR", "title")


def test_a_persons_choice_of_currency_stands_above_the_heading():
    mapping = ColumnMapping(currency={"gross": "KHR"})
    column = recognise(book(**WHO, **{"Gross ($)": gross}), mapping).columns[-1]
    assert (column.currency, column.currency_reason) == ("KHR", "chosen")


def test_swapped_signs_are_seen_by_the_sizes():
    found = recognise(
        book(
            **WHO,
            **{"Gross ($)": gross, "Pension (៛)": lambda i: 4.5, "OR 0.8% ($)": lambda i: 18_000.0},
        ),
        rate=Decimal(4015),
    )
    assert [(c.currency, c.currency_said) for c in found.columns[3:]] == [
        ("USD", "KHR"),
        ("KHR", "USD"),
    ]


def test_items_in_riel_beside_a_wage_in_dollars():
    found = recognise(book(**WHO, Basic=basic, Meal=lambda i: 2000.0 * (1 + i % 20), Gross=gross))
    assert [c.currency for c in found.columns[2:]] == ["USD", "KHR", "USD"]


def test_a_monthly_rate_beside_half_a_months_pay_is_no_riel():
    found = recognise(
        book(**WHO, **{"Monthly Rate": 208.0}, Basic=lambda i: 40.0 + i, Gross=lambda i: 60.0 + i)
    )
    assert found.columns[2].currency == "USD"


CELL = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.floats(allow_nan=False, width=32),
    st.sampled_from(["W1", "SOK", "250", "$ 5", "-", "១២", "01/02/2024", 9, 12.5, 1_000_000]),
)
HEADS = st.sampled_from(
    [
        "ID",
        "Name",
        "Gross",
        "Net",
        "OT 1.5",
        "Basic",
        "Total",
        "ប្រាក់ខែគោល",
        "Zq",
        "工号",
        "Salary",
        None,
    ]
)
WORDS = st.sampled_from(["gross", "basic_pay", "incentive", "net_pay", "worker_number"])


@given(
    st.lists(HEADS, min_size=2, max_size=8),
    st.lists(st.lists(CELL, max_size=8), max_size=8),
    st.dictionaries(WORDS, st.sampled_from(["A", "C", "ZZ", "Gross", "Zq", "No such"]), max_size=3),
)
@settings(max_examples=200, deadline=None)
def test_no_sheet_makes_it_fail(heads, rows, chosen):
    found = recognise(sheet([heads, *rows]), ColumnMapping(columns=chosen), Decimal(4015))
    if found is not None:
        single = [c.field for c in found.columns if c.field and not is_additive(c.field)]
        assert len(single) == len(set(single))
        for finding in found.findings:
            assert entry(finding.code).message.format(**finding.figures)


# --- MAP findings: bad and good -----------------------------------------------------------------


def test_map_001_says_what_was_seen():
    finding = no_heading("a.xlsx", [sheet([["Dear all"], ["no payroll"]], name="Letter")])
    assert finding.code == "MAP-001"
    assert finding.figures["seen"] == "Letter: “Dear all”, “no payroll”"
    assert recognise(sheet([["Dear all"], ["no payroll"]])) is None


def test_map_002_names_the_nearest_sheet():
    without = recognise(book(**WHO, Net=net))
    assert without.missing == ("wage",)
    finding = nothing_complete(
        "a.xlsx", [("S1", ["Line"], ("identity", "wage")), ("S2", ["ID", "Net"], ("wage",))]
    )
    assert finding.figures["sheet"] == "S2"
    assert finding.figures["missing_fields"] == ("gross",)
    assert recognise(book(Line="A", Gross=gross)).missing == ("identity",)
    assert recognise(book(**WHO, Net=net), need=Need.REGISTER).missing == ()


def test_map_003_two_columns_that_differ():
    found = recognise(book(**WHO, Gross=gross, **{"Total Gross": lambda i: gross(i) + 7}))
    (finding,) = found.findings
    assert (finding.code, finding.field, finding.place.column) == ("MAP-003", "gross", "D")
    assert finding.holds_column
    assert finding.figures["differing"] == N


@pytest.mark.parametrize("heading", ["Gross", "Total Gross"])
def test_map_003_not_for_the_same_values(heading):
    found = recognise(book(**WHO, Gross=gross, **{f"{heading}#2": gross}))
    assert found.findings == []
    assert [c.field for c in found.columns[2:]] == ["gross", ""]


def test_map_003_the_same_pay_heading_twice():
    found = recognise(book(**WHO, Basic=basic, Bonus=bonus, **{"Bonus#2": taken}, Gross=gross))
    assert codes_of(found) == ["MAP-003"]
    assert (
        recognise(book(**WHO, Basic=basic, Bonus=bonus, **{"Bonus#2": bonus}, Gross=gross)).findings
        == []
    )


def test_map_003_not_for_pay_items_of_two_headings():
    found = recognise(book(**WHO, Basic=basic, Bonus=bonus, Reward=taken, Gross=gross))
    assert [c.field for c in found.columns[2:]] == ["basic_pay", "incentive", "incentive", "gross"]
    assert found.findings == []


def test_map_003_a_choice_settles_it():
    mapping = ColumnMapping(columns={"gross": "Total Gross"})
    found = recognise(book(**WHO, Gross=gross, **{"Total Gross": lambda i: gross(i) + 7}), mapping)
    assert fields_of(found)["Total Gross"] == "gross"
    assert found.findings == []


def test_map_004_an_unknown_pay_column():
    found = recognise(book(**WHO, Basic=basic, **{"P.K.T. 07": bonus}, Gross=gross))
    (finding,) = found.findings
    assert (finding.code, finding.place.column, finding.value) == ("MAP-004", "D", "P.K.T. 07")
    assert finding.figures["total"] == Decimal("180.00")
    assert finding.figures["workers"] == 18
    assert fields_of(found)["P.K.T. 07"] == "unknown_pay"


def test_map_004_leaves_the_total_row_out_of_the_sum():
    made = [[number(i), name(i), basic(i), 1.0, gross(i)] for i in range(N)]
    rows = [["ID", "Name", "Basic", "Xyzzy", "Gross"], *made, ["Total", None, 5.0, 24.0, 5.0]]
    (finding,) = recognise(sheet(rows)).findings
    assert finding.figures["total"] == Decimal("24.00")


@pytest.mark.parametrize(
    "columns",
    [
        {"Zq": lambda i: 0.0},
        {"Zq": lambda i: "abc"},
        {"Phone": lambda i: 12345678.0 + i},
        {"Grade": lambda i: i % 5},
        {"Zq %": lambda i: 2.0},
        {"Zq": lambda i: Styled(0.02, "0%")},
        {"Zq": lambda i: float(i + 1)},
        {"No. of Zq": lambda i: i % 5},
        {"$100": lambda i: 2},
        {"Zq": lambda i: 1e10 + i * 7},
        {"Zq": lambda i: None},
    ],
)
def test_map_004_not_for_what_is_no_money(columns):
    found = recognise(book(**WHO, Basic=basic, **columns, Gross=gross))
    assert codes_of(found) == []


def test_map_004_not_left_of_the_pay_nor_right_of_the_net():
    found = recognise(book(**WHO, Zq=bonus, Basic=basic, Gross=gross, Net=gross, Zy=bonus))
    assert codes_of(found) == []
    dollars = recognise(book(**WHO, Basic=basic, Gross=gross, Net=gross, **{"Zy ($)": bonus}))
    assert codes_of(dollars) == ["MAP-004"]


@pytest.mark.parametrize(
    "mapping",
    [
        ColumnMapping(columns={"other_allowance": "P.K.T. 07"}),
        ColumnMapping(columns={"other_allowance": "D"}),
        ColumnMapping(ignore=("P.K.T. 07",)),
        ColumnMapping(ignore=("d",)),
    ],
)
def test_map_004_is_silenced_by_a_choice(mapping):
    found = recognise(book(**WHO, Basic=basic, **{"P.K.T. 07": bonus}, Gross=gross), mapping)
    assert found.findings == []
    assert found.columns[3].reason == "chosen"


def test_map_005_a_layout_that_drifted():
    saved = recognise(book(**WHO, Basic=basic, **{"OT Pay": overtime}, Gross=gross))
    mapping = ColumnMapping(
        columns={"worker_number": "ID", "overtime_pay": "D", "gross": "Gross"},
        fingerprint=saved.fingerprint,
    )
    same = recognise(book(**WHO, Basic=basic, **{"OT Pay": overtime}, Gross=gross), mapping)
    assert same.findings == []
    moved = recognise(
        book(**WHO, Basic=basic, Meal=bonus, **{"OT Pay": overtime}, Gross=gross), mapping
    )
    (finding,) = moved.findings
    assert finding.code == "MAP-005"
    assert finding.figures["changes"] == "“D” → “OT Pay” E; “Gross” E → “Gross” F"
    assert fields_of(moved)["OT Pay"] == "overtime_pay"
    assert fields_of(moved)["Meal"] == "meal_allowance"


def test_map_005_a_heading_that_is_gone():
    mapping = ColumnMapping(columns={"gross": "All in all"})
    assert codes_of(recognise(book(**WHO, Basic=basic), mapping)) == ["MAP-005"]
    assert recognise(book(**WHO, **{"All in all": gross}), mapping).findings == []
    assert recognise(book(**WHO, Gross=gross), mapping).findings == []


def test_map_006_a_heading_with_two_meanings():
    found = recognise(book(អត្តលេខ=number, ឈ្មោះ=name, ប្រាក់ខែគោល=basic))
    (finding,) = found.findings
    assert (finding.code, finding.holds_column, finding.place.column) == ("MAP-006", True, "C")
    chosen = ColumnMapping(columns={"basic_pay": "ប្រាក់ខែគោល"})
    assert recognise(book(អត្តលេខ=number, ឈ្មោះ=name, ប្រាក់ខែគោល=basic), chosen).findings == []


def test_map_006_not_where_the_wage_does_not_hang_on_it():
    found = recognise(
        book(អត្តលេខ=number, ឈ្មោះ=name, ប្រាក់ខែគោល=basic, ប្រាក់ខែសរុប=lambda i: 300.0 + i * 2)
    )
    assert found.findings == []
    assert fields_of(found)["ប្រាក់ខែគោល"] == "basic_pay"


def test_map_007_likeness_is_said_once_a_column():
    found = recognise(book(**{"Employe ID": number}, Name=name, **{"Groos salary": gross}))
    assert [(f.code, f.place.column, f.field) for f in found.findings] == [
        ("MAP-007", "A", "worker_number"),
        ("MAP-007", "C", "gross"),
    ]
    assert recognise(book(**WHO, Gross=gross)).findings == []


@pytest.mark.parametrize("number_", range(1, 8))
def test_the_catalogue_has_each_code(number_):
    assert entry(f"MAP-00{number_}").message


def test_figures_are_the_placeholders_of_the_catalogue():
    texts = sheet([["a", "b"]])
    made = [no_heading("f", [texts]), nothing_complete("f", [("s", ["ID"], ("wage",))])]
    sheets = [
        book(**WHO, Gross=gross, **{"Total Gross": lambda i: gross(i) + 7}),
        book(**WHO, Basic=basic, **{"P.K.T. 07": bonus}, Gross=gross),
        book(អត្តលេខ=number, ឈ្មោះ=name, ប្រាក់ខែគោល=basic),
        book(**{"Employe ID": number}, Name=name, Gross=gross),
    ]
    for made_sheet in sheets:
        made += recognise(made_sheet, file="f").findings
    made += recognise(book(**WHO, Basic=basic), ColumnMapping(columns={"gross": "Gone"})).findings
    assert {finding.code for finding in made} == {f"MAP-00{n}" for n in range(1, 8)}
    for finding in made:
        assert set(finding.figures) == set(entry(finding.code).placeholders)
        assert entry(finding.code).message.format(**finding.figures)


@pytest.mark.parametrize("headings", [("編號", "工號"), ("编号", "工号"), ("工号", "编号")])
@pytest.mark.parametrize("first", [0, 1])
def test_a_running_number_is_no_worker_number_whatever_its_heading(headings, first):
    numbers = [[str(i), f"A{100 + 7 * i}"][:: 1 if first else -1] for i in range(1, 9)]
    rows = [
        [*headings, "姓名", "应发工资"],
        *([*n, f"SOK {i}", 240] for i, n in enumerate(numbers)),
    ]
    found = recognise(sheet(rows))
    fields = [column.field for column in found.columns][:2]
    assert fields == (["row_no", "worker_number"] if first else ["worker_number", "row_no"])
    assert found.findings == []


def test_two_worker_numbers_are_still_asked_about():
    rows = [["編號", "工號", "姓名", "应发工资"]]
    rows += [[f"K{i}", f"A{100 + 7 * i}", f"SOK {i}", 240] for i in range(8)]
    assert [f.code for f in recognise(sheet(rows)).findings] == ["MAP-003"]


def test_of_two_names_of_one_field_the_first_that_stands_in_the_sheet_counts():
    mapping = ColumnMapping(columns={"gross": "Gross"}, further={"gross": ("Total",)})
    one = recognise(sheet([["ID", "Name", "Total", "Gross"], ["W1", "SOK", 200.0, 250.0]]), mapping)
    other = recognise(
        sheet([["ID", "Name", "Basic", "Total"], ["W1", "SOK", 200.0, 250.0]]), mapping
    )
    assert one is not None
    assert other is not None
    assert [column.letter for column in one.named("gross")] == ["D"]
    assert [column.letter for column in other.named("gross")] == ["D"]
    assert not [f for seen in (one, other) for f in seen.findings if f.code == "MAP-005"]


def test_holiday_pay_beside_overtime_hours_on_holidays_is_pay_for_these():
    heads = ["អត្តលេខ", "ឈ្មោះ", "ប្រាក់ខែគោល", "ម៉ោងថ្ងៃបុណ្យ", "ប្រាក់ថ្ងៃបុណ្យ", "ប្រាក់ខែសរុប"]
    rows = [
        [f"A{i}", f"សុខ {i}", 210, 8 * (i % 2), 16.15 * (i % 2), 210 + 16.15 * (i % 2)]
        for i in range(8)
    ]
    fields = [column.field for column in recognise(sheet([heads, *rows])).columns]
    assert fields[3:5] == ["overtime_hours_holiday", "overtime_pay_holiday"]
    alone = recognise(sheet([heads[:3] + heads[4:], *[row[:3] + row[4:] for row in rows]]))
    assert alone.columns[3].field == "leave_pay"
