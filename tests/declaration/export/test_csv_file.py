"""CSV as Python's own reader sees it: texts come back, and none of them runs as a formula."""

import csv
import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.export import columns as columns_module
from declaration.export import csv_file
from declaration.export.clean import clean
from declaration.export.columns import Form, of_dates, of_numbers, of_texts, same
from declaration.export.csv_file import RUNS_AS_FORMULA, write_csv, write_rows
from declaration.export.sheets import Table
from declaration.payroll import Texts


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_examples():
    assert doctest.testmod(csv_file).failed == 0
    assert doctest.testmod(columns_module).failed == 0


def inert(text):
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) else text


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=[])), min_size=1, max_size=8))
def test_any_text_comes_back_and_nothing_runs(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    cleaned = [clean(text) for text in texts]
    write_csv(
        path, Table(["a", "b"], [of_texts(Texts.of(cleaned)), same(Form.TEXT, "x", len(texts))])
    )
    rows = read(path)[1:]
    assert [row[0] for row in rows] == [inert(text) for text in cleaned]
    assert not any(row[0].startswith(RUNS_AS_FORMULA) for row in rows)


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(), st.text()), min_size=2, max_size=6))
def test_any_row_of_mixed_values_comes_back(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    headings = [f"h{i}" for i in range(len(values))]
    write_rows(path, headings, [values])
    wanted = [
        "" if v is None else inert(clean(v)) if isinstance(v, str) else str(v) for v in values
    ]
    assert read(path) == [headings, wanted]


def test_the_file_is_utf8_with_bom_and_windows_line_ends(tmp_path):
    table = Table(["ឈ្មោះ", "n"], [of_texts(Texts.of(["សុខ"])), of_numbers(np.array([-5]))])
    write_csv(tmp_path / "t.csv", table)
    assert (tmp_path / "t.csv").read_bytes() == "\ufeffឈ្មោះ,n\r\nសុខ,-5\r\n".encode()


def test_numbers_days_and_blanks(tmp_path):
    some = np.array([True, False])
    table = Table(
        ["riel", "dollars", "rate", "day"],
        [
            of_numbers(np.array([-1_000_000, 7]), some),
            of_numbers(np.array([2_500_001, 7]), some, Form.DOLLARS),
            of_numbers(np.array([40_150_000, 7]), some, Form.DECIMAL),
            of_dates(np.array(["1990-05-17", "NaT"], "datetime64[D]")),
        ],
    )
    write_csv(tmp_path / "t.csv", table)
    assert read(tmp_path / "t.csv")[1:] == [
        ["-1000000", "250.0001", "4015", "1990-05-17"],
        [""] * 4,
    ]


@pytest.mark.parametrize("text", ["a,b", 'a"b', "a\nb", "=a,b", '-"'])
def test_texts_that_need_quotes(tmp_path, text):
    write_csv(tmp_path / "t.csv", Table(["a"], [of_texts(Texts.of([text, "plain"]))]))
    assert read(tmp_path / "t.csv")[1:] == [[inert(text)], ["plain"]]


def test_no_rows_are_headings_alone(tmp_path):
    write_csv(tmp_path / "t.csv", Table(["a"], [of_texts(Texts.of([]))]))
    assert read(tmp_path / "t.csv") == [["a"]]
