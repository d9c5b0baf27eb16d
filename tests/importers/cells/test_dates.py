from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.cells.column import CellColumn
from importers.cells.date_column import Evidence, dates, decided, evidence
from importers.cells.date_text import as_date, written
from importers.sheet import Cell
from importers.values import no_dates
from tests.importers.sheets import Odd, sheet

ONE_WAY = {
    "2024-03-01": date(2024, 3, 1),
    "2024/3/1": date(2024, 3, 1),
    "20240301": date(2024, 3, 1),
    "01-Mar-2024": date(2024, 3, 1),
    "1 March 2024": date(2024, 3, 1),
    "1st March, 2024": date(2024, 3, 1),
    "Mar 1, 2024": date(2024, 3, 1),
    "01-Mar-24": date(2024, 3, 1),
    "12-May-95": date(1995, 5, 12),
    "2020年3月5日": date(2020, 3, 5),
    "១៥/០៣/២០២០": date(2020, 3, 15),
    "ថ្ងៃទី១៥ ខែមីនា ឆ្នាំ២០២០": date(2020, 3, 15),
    "ថ្ងៃទី០៥ ខែ០៣ ឆ្នាំ២០២០": date(2020, 3, 5),
    "១៥-មិថុនា-២៥៦៧": date(2024, 6, 15),
    "15/03/2567": date(2024, 3, 15),
    "29/02/2567": date(2024, 2, 29),
    "15/03/2020 00:00:00": date(2020, 3, 15),
    "2020-03-15T08:30": date(2020, 3, 15),
    "15 . 03 . 2020": date(2020, 3, 15),
}


def column(cells):
    made = sheet([[cell] for cell in cells])
    return CellColumn.of(made, 0, np.arange(len(cells)))


def read(cells, order="dmy", latest=2027):
    return dates(column(cells), order, latest, 2026, no_dates())


@pytest.mark.parametrize(("text", "day"), ONE_WAY.items())
def test_reads(text, day):
    assert as_date(written(text), "dmy", 2026) == day


@pytest.mark.parametrize("text", ["", "Monday", "1/1/1", "12345", "31", "2020-13-45-1", "x" * 99])
def test_leaves_alone_what_is_no_date(text):
    assert written(text) is None


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)), st.sampled_from("/.- "))
def test_day_first_and_month_first_round_trip(day, sign):
    sign = sign.strip() or " "
    assert as_date(written(day.strftime(f"%d{sign}%m{sign}%Y")), "dmy", 2026) == day
    assert as_date(written(day.strftime(f"%m{sign}%d{sign}%Y")), "mdy", 2026) == day
    assert as_date(written(day.isoformat()), "", 2026) == day


@given(st.text(max_size=70))
def test_never_raises(text):
    found = written(text)
    if found:
        as_date(found, "dmy", 2026)


def test_two_digits_of_a_year_go_by_the_month():
    born = read(["15/03/95", "15/03/08", "15/03/15"], latest=2012)
    assert born.value.astype(str).tolist() == ["1995-03-15", "2008-03-15", "1915-03-15"]
    hired = read(["15/03/95", "15/03/26"], latest=2027)
    assert hired.value.astype(str).tolist() == ["1995-03-15", "2026-03-15"]


def test_real_dates_serials_and_blanks():
    day = date(2020, 3, 5)
    serial = (day - date(1899, 12, 30)).days
    cells = [day, serial, str(serial), Odd(serial + 0.75, Cell.DATE), None, 0, "-", "N/A", 20200305]
    found = read(cells)
    assert not found.unreadable
    expected = [True, True, True, True, False, False, False, False, True]
    assert (found.value == np.datetime64(day)).tolist() == expected
    assert np.isnat(found.value[4:8]).all()


@pytest.mark.parametrize(
    "cell",
    ["31/02/2024", "15/03/1850", "15/03/2200", "soon", 250, 3e6, -5, Odd(1, Cell.BOOLEAN), "99999"],
)
def test_says_what_is_no_date(cell):
    found = read([date(2020, 1, 1), cell])
    assert list(found.unreadable) == [1]
    assert np.isnat(found.value[1])


def test_error_cells_are_told_apart():
    found = read([Odd("#N/A", Cell.ERROR), Odd("TODAY()", Cell.UNCALCULATED)])
    assert found.unreadable == {0: "error", 1: "formula"}


def test_buddhist_years_of_real_dates_are_converted():
    far = date(2567, 3, 5)
    found = read([Odd((far - date(1899, 12, 30)).days, Cell.DATE), "05/03/2567"])
    assert found.value.astype(str).tolist() == ["2024-03-05", "2024-03-05"]
    assert sorted(found.buddhist) == [0, 1]


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2024", "25/04/2024"], "dmy"),
        (["03/04/2024", "04/25/2024"], "mdy"),
        (["03/04/24", "95/04/25"], "ymd"),
        (["03/04/2024", "05/05/2024"], ""),
        (["25/04/2024", "26/04/2024", "04/25/2024"], "dmy"),
        (["25/04/2024", "04/25/2024"], ""),
        (["2024-03-04"], ""),
    ],
)
def test_a_column_settles_its_order(cells, order):
    assert decided(evidence(column(cells))) == order


def test_what_contradicts_the_column_is_no_date():
    found = read(["25/04/2024", "04/25/2024"], "dmy")
    assert found.unreadable == {1: "impossible"}


def test_open_dates_are_counted_and_same_either_way_is_not_open():
    assert evidence(column(["03/04/2024", "05/05/2024"])).open == ["03/04/2024"]
    assert read(["05/05/2024"], "").value.astype(str).tolist() == ["2024-05-05"]
    assert np.isnat(read(["03/04/2024"], "").value[0])


def test_shown_order_of_real_dates_settles_texts_beside_them():
    cells = [Odd(45_000, Cell.DATE, format="dd/mm/yyyy"), "03/04/2024"]
    assert decided(evidence(column(cells))) == "dmy"
    cells = [Odd(45_000, Cell.DATE, format="mm-dd-yy"), "03/04/2024"]
    assert decided(evidence(column(cells))) == ""
    assert decided(Evidence({"mdy": 1}, shown="dmy")) == "mdy"


@given(st.lists(st.dates(date(1950, 1, 1), date(2026, 10, 31)), min_size=1, max_size=20))
def test_days_survive_whatever_form_they_are_in(days):
    cells = [
        day if i % 3 else day.strftime("%d-%b-%Y") if i % 2 else day.isoformat()
        for i, day in enumerate(days)
    ]
    assert read(cells).value.astype(object).tolist() == days


@given(st.dates(date(1960, 1, 1), date(2026, 1, 1)))
def test_a_day_is_never_moved(day):
    assert read([day]).value.astype(object).tolist() == [day]
    assert read([day + timedelta(1)]).value.astype(object).tolist() == [day + timedelta(1)]
