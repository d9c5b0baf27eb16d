import time

import numpy as np
import pytest

from declaration.findings import Finding, Place, Severity
from desktop.found import GRADES, Found, Wanted
from tests.build import payroll
from tests.month import workers

FINDINGS = [
    Finding("WAG-003", Place("a.xlsx", "LINE-A", 9, "F"), 0, field="basic_pay", value="195"),
    Finding("OVT-001", Place("a.xlsx", "LINE-B", 12, "K"), 1, field="gross", amount_khr=500),
    Finding("OVT-001", Place("a.xlsx", "LINE-A", 8, "K"), 2, field="gross", amount_khr=900),
    Finding("FMT-001", Place("a.xlsx", "LINE-A", 10, "K"), 3, field="gross", value="#REF!"),
    Finding("WAG-005", Place("a.xlsx", "LINE-A", 11, "K"), 2, field="gross", amount_khr=10),
    Finding("LAW-001", field="contribution_base", figures={"figure": "Contributory wage"}),
    Finding("XCK-003", Place("a.xlsx", "LINE-A", 9, "C"), 0, (4,), "name_km", "A", "B"),
]
NONE = np.zeros(len(FINDINGS), bool)


@pytest.fixture
def found():
    return Found(FINDINGS, payroll(workers(5)))


def codes(found, mask):
    return [found.findings[i].code for i in np.flatnonzero(mask)]


def test_groups_hold_count_riel_and_price(found):
    counts, totals, priced = found.sums()
    by_code = dict(zip(found.codes, zip(counts, totals, priced, strict=True), strict=True))
    assert by_code["OVT-001"] == (2, 1400, True)
    assert by_code["FMT-001"] == (1, 0, False)


def test_what_keeps_people_out_comes_first_then_the_dearest(found):
    counts, totals, _priced = found.sums()
    order = [found.codes[g] for g in found.order(counts, totals)]
    assert order[:3] == ["FMT-001", "OVT-001", "WAG-005"]
    assert order[-1] == "LAW-001"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), [f.code for f in FINDINGS]),
        (Wanted(grades=frozenset({"error"})), ["FMT-001"]),
        (Wanted(family="WAG"), ["WAG-003", "WAG-005"]),
        (Wanted(sheet=("a.xlsx", "LINE-B")), ["OVT-001"]),
        (Wanted(sheet=("", "")), ["LAW-001"]),
        (Wanted(accepted=True), []),
        (Wanted(frozenset({"warning"}), "OVT", ("a.xlsx", "LINE-A")), ["OVT-001"]),
    ],
)
def test_filters_together(found, wanted, expected):
    assert codes(found, found.mask(wanted, NONE)) == expected


def test_accepted_findings_are_left_out_unless_they_are_wanted(found):
    accepted = NONE.copy()
    accepted[1] = True
    assert "OVT-001" in codes(found, found.mask(Wanted(), accepted))
    assert codes(found, found.mask(Wanted(accepted=True), accepted)) == ["OVT-001"]
    assert found.mask(Wanted(accepted=None), accepted).all()


def test_a_findings_own_severity_counts():
    graver = Found([Finding("WAG-003", severity=Severity.ERROR)], None)
    assert GRADES[graver.grade[0]] == "error" == GRADES[graver.gravest[0]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["overtime"], ["OVT-001", "OVT-001"]),
        (["line-b!k12"], ["OVT-001"]),
        (["#ref!"], ["FMT-001"]),
        (["w2"], ["OVT-001", "WAG-005"]),
        (["w4"], ["XCK-003"]),
        (["ដារ៉ា", "minimum"], ["WAG-003"]),
        (["nowhere"], []),
    ],
)
def test_finds_words_in_titles_cells_values_and_people(found, words, expected):
    assert codes(found, found.search.rows_with(words, "en")) == expected


def test_finds_titles_in_the_readers_language_with_or_without_unseen_breaks(found):
    assert codes(found, found.search.rows_with(["加班费"], "zh")) == ["OVT-001", "OVT-001"]
    broken = found.search.rows_with(["ប្រាក់\u200bថែម\u200bម៉ោង"], "km")
    assert codes(found, broken) == ["OVT-001", "OVT-001"]


def test_the_same_said_of_the_same_is_alike():
    same = [Finding("CON-001", worker=i, field="contract_type", value="?") for i in range(3)]
    found = Found([*same, Finding("CON-001", worker=3, field="contract_type", value="X")], None)
    assert found.alike(1) == [0, 1, 2]
    assert found.alike(3) == [3]


def test_nothing_found_is_nothing():
    found = Found([], None)
    counts, totals, _priced = found.sums()
    assert not len(found)
    assert not len(found.order(counts, totals))
    assert not len(found.search.rows_with(["a"], "en"))


def test_a_hundred_thousand_findings_are_filtered_and_searched_at_once():
    n = 100_000
    many = [
        Finding(
            ("OVT-001", "WAG-003")[i % 2],
            Place("a.xlsx", f"LINE-{i % 26}", i, "K"),
            value=str(i),
            amount_khr=i,
        )
        for i in range(n)
    ]
    found = Found(many, None)
    accepted = np.zeros(n, bool)
    found.search.rows_with(["x"], "en")
    quickest = []
    for _try in range(3):
        start = time.perf_counter()
        mask = found.mask(Wanted(frozenset({"warning"}), "OVT"), accepted)
        found.sums(mask)
        found.search.rows_with(["99,999"], "en")
        quickest.append(time.perf_counter() - start)
    assert min(quickest) < 0.5  # 0.05 s on an idle machine


def test_a_file_is_named_where_sheets_of_several_share_a_name():
    places = [
        Place("pay-oct-1-first.xlsx", "LINE-A", "C", 9),
        Place("pay-oct-2-second.xlsx", "LINE-A", "C", 9),
        Place("pay-oct-2-second.xlsx", "LINE-B", "C", 9),
        Place("register.xlsx", "Sheet1", "A", 2),
        Place(),
    ]
    found = Found([Finding("FMT-005", place) for place in places], None)
    assert [found.file_beside(each) for each in places] == [" · 1-first", " · 2-second", "", "", ""]
