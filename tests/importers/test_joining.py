import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.payroll import Texts
from importers.matching_keys import names_agree, nssf_keys
from tests.importers.sheets import codes, only, read, source

FIELDS = ["worker_number", "name_km", "name_latin", "nssf_number", "national_id", "gross:USD"]


def sheet(*rows, name="LINE-A", file="run-1.xlsx", fields=FIELDS):
    return source(fields, [list(row) for row in rows], name=name, file=file)


def test_two_pay_runs_are_added_up():
    payroll = read(
        sheet(["W1", "សុខ", "SOK", None, None, 100.25], ["W2", "លី", "LY", None, None, 50]),
        sheet(
            ["W2", "លី", "LY", None, None, 60],
            ["W3", "ម៉ៅ", "MAO", None, None, 70],
            file="run-2.xlsx",
        ),
    )
    assert payroll.text("worker_number").values().tolist() == ["W1", "W2", "W3"]
    assert payroll.amounts("gross").usd.tolist() == [1_002_500, 1_100_000, 700_000]
    assert payroll.more_rows == {1: [(1, 2)]}
    assert [sheet.file for sheet in payroll.sheets] == ["run-1.xlsx", "run-2.xlsx"]
    assert payroll.place(1).file == "run-1.xlsx"
    assert codes(payroll) == []


def test_rates_are_not_added_up():
    fields = ["worker_number", "basic_rate:USD", "work_days", "gross:USD"]
    runs = [
        source(fields, [["W1", rate, 13, 100]], name=name)
        for rate, name in ((None, "A"), (208, "B"), (208, "C"))
    ]
    payroll = read(*runs)
    assert payroll.amounts("basic_rate").usd.tolist() == [2_080_000]
    assert payroll.quantity("work_days").value.tolist() == [390_000]


def test_texts_are_filled_from_later_lines():
    payroll = read(
        sheet(["W1", "សុខ", None, None, None, 1], fields=FIELDS),
        sheet(["W1", "សុខ", "SOK", "1234567-7654321-1", "012345678", 2], name="B"),
    )
    assert len(payroll) == 1
    assert payroll.text("name_latin")[0] == "SOK"
    assert payroll.text("nssf_number")[0] == "1234567-7654321-1"


def test_a_cell_is_named_where_it_stands():
    one = source(["worker_number", "name_km", "gross:USD"], [["W1", "សុខ", 1]])
    two = sheet(["W1", "សុខ", "SOK", "1234567-7654321-1", "012345678", 2], name="B")
    place = read(one, two).place(0, "nssf_number")
    assert (place.cell, place.file) == ("B!D2", "run-1.xlsx")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["W1", "សុខ ដារ៉ា", "SOK DARA"], ["w1", "សុខដារ៉ា", "Sok Dara"]),
        (["W1", "សុខ ដារ៉ា", "SOK DARA"], ["W1", "សុខ ដារ៉ា", "SOKH DARA"]),
        (["W1", "សុខ ដារ៉ា", "SOK DARA"], ["W1", None, "DARA SOK"]),
        (["W1", "សុខ ចិន្ដា", None], ["W1", "សុខ ចិន្តា", None]),
        (["W1", "សុខ", None], ["W1", None, None]),
        (["W1", "សុខ", None], ["W1", None, "LY MOM"]),
        (["W១", "សុខ", None], ["W 1", "សុខ", None]),
    ],
)
def test_same_number_and_agreeing_name_is_one_worker(first, second):
    payroll = read(sheet([*first, None, None, 1]), sheet([*second, None, None, 2], name="B"))
    assert len(payroll) == 1
    assert payroll.amounts("gross").usd.tolist() == [30_000]


def test_one_number_two_people():
    payroll = read(
        sheet(["W1", "សុខ", "SOK", None, None, 1], ["W1", "លី", "LY", None, None, 2]),
    )
    finding = only(payroll, "DUP-002")
    assert len(payroll) == 2
    assert (finding.worker, finding.others) == (0, (1,))
    assert finding.place.cell == "LINE-A!A2"
    assert finding.figures["other_places"] == "LINE-A!A3"


def test_one_nssf_number_two_workers_and_one_worker():
    number = "1234567-7654321-ក"
    payroll = read(
        sheet(
            ["W1", "សុខ", "SOK", number, None, 1],
            ["W2", "លី", "LY", number, None, 2],
            ["W3", "លី", "LY", number, None, 4],
        )
    )
    finding = only(payroll, "DUP-001")
    assert len(payroll) == 2
    assert (finding.worker, finding.others) == (0, (1,))
    assert payroll.amounts("gross").usd.tolist() == [10_000, 60_000]


def test_one_identity_number():
    payroll = read(
        sheet(
            [None, "សុខ", None, None, "012345678", 1],
            [None, "លី", None, None, "012345678", 2],
            [None, "លី", None, None, "012 345 678", 4],
        )
    )
    finding = only(payroll, "DUP-003")
    assert (finding.worker, finding.others) == (0, (1,))
    assert payroll.amounts("gross").usd.tolist() == [10_000, 60_000]


def test_one_cause_one_finding():
    row = ["1234567-7654321-ក", "012345678", 1]
    payroll = read(sheet(["W1", "សុខ", "SOK", *row], ["W1", "លី", "LY", *row]))
    assert [c for c in codes(payroll) if c.startswith("DUP")] == ["DUP-002"]


def test_same_person_twice_in_one_sheet_is_said():
    row = ["W1", "សុខ", "SOK", None, None, 1]
    payroll = read(sheet(row, row), sheet(row, row, row, name="B"))
    repeats = [f for f in payroll.findings if f.code == "DUP-004"]
    assert len(payroll) == 1
    assert [(f.place.cell, f.figures["first_row"], f.figures["more_rows"]) for f in repeats] == [
        ("LINE-A!3", 2, "3"),
        ("B!3", 2, "3, 4"),
    ]


def test_sheets_with_the_very_same_pay_are_pointed_out():
    rows = [[f"W{i}", f"ឈ្មោះ{i}", None, None, None, 200 + i] for i in range(4)]
    payroll = read(sheet(*rows), sheet(*rows, name="ALL"))
    assert only(payroll, "DUP-005").figures["workers"] == 4
    other = [[*row[:5], row[5] / 2] for row in rows]
    assert codes(read(sheet(*rows), sheet(*other, name="ALL"))) == []


def test_findings_of_lines_point_at_workers():
    payroll = read(
        sheet(["W1", "សុខ", None, None, None, 1]),
        sheet(["W0", "លី", None, None, None, 1], ["W1", "សុខ", None, None, None, "n/a"], name="B"),
    )
    finding = only(payroll, "FMT-001")
    assert payroll.text("worker_number")[finding.worker] == "W1"
    assert finding.place.cell == "B!F3"


def test_pay_columns_of_one_heading_are_one():
    fields = ["worker_number", "incentive:USD", "incentive:USD", "gross:USD"]
    one = source(fields, [["W1", 1, 2, 3]], ["ID", "Bonus", "Bonus", "Gross"])
    two = source(fields, [["W1", 10, 20, 30]], ["ID", "BONUS", "Other", "Gross"], name="B")
    payroll = read(one, two)
    assert [(p.heading, p.amounts.usd.tolist()) for p in payroll.parts] == [
        ("Bonus", [110_000]),
        ("Bonus", [20_000]),
        ("Other", [200_000]),
    ]
    assert payroll.amounts("incentive").usd.tolist() == [330_000]


def test_names_agree_or_not():
    assert names_agree(["", ""], ["សុខ", "SOK"])
    assert not names_agree(["សុខ", "SOK"], ["លី", "LY"])
    assert names_agree(["សុខ", "SOK"], ["លី", "SOK"])


def test_nssf_keys_find_a_core_only_where_it_is_one():
    texts = Texts.of(["1111111-7654321-ក", "2222222-7654321-1", "7654321", ""])
    first, second, core, none = nssf_keys(texts).tolist()
    assert len({first, second, core}) == 3
    assert none == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "W1", "W2", "w1"]),
            st.sampled_from(["", "សុខ", "លី", "កែវ"]),
            st.sampled_from(["", "1234567-7654321-1", "7654321", "1234567-7654322-1"]),
            st.integers(1, 900),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_no_pay_is_lost_and_every_line_has_a_worker(rows):
    lines = [[n, k, "", s, "", g] for n, k, s, g in rows if n or k or s]
    payroll = read(sheet(*lines)) if lines else None
    if payroll is None:
        return
    read_lines = sum(len(rows) for rows in payroll.more_rows.values()) + len(payroll)
    assert read_lines == payroll.sheets[0].rows
    in_lines = {int(row) for row in payroll.row} | {
        row for more in payroll.more_rows.values() for _, row in more
    }
    paid = sum(lines[row - 2][5] for row in in_lines)
    assert payroll.amounts("gross").usd.sum() == paid * 10_000
    assert all(f.worker is None or 0 <= f.worker < len(payroll) for f in payroll.findings)
