"""A CSV file passes only where Python's ``csv`` reads exactly the expected cells from it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.export.csv_proof import csv_text, prove_csv
from declaration.export.proof import BLOCK, DifferenceError, Expected

CELLS = st.text(st.sampled_from("ab,\"\r\n ក0='"), max_size=4)
TABLES = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


def expected(rows: list[list[str]], totals: dict[int, int] | None = None) -> Expected:
    headings = [f"h{i}" for i in range(len(rows[0]))]

    def block(start: int, end: int) -> list[list[str]]:
        return list(map(list, zip(*rows[start:end], strict=True)))

    return Expected(headings, len(rows), block, totals or {})


def write(path: Path, text: str, bom: str = "\ufeff") -> Path:
    path.write_bytes((bom + text).encode())
    return path


def passes(path: Path, wanted: Expected) -> bool:
    try:
        prove_csv(path, wanted)
    except DifferenceError:
        return False
    return True


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(TABLES)
def test_the_text_is_what_csv_reads_the_cells_from(rows: list[list[str]]) -> None:
    assert read(csv_text(rows)) == rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proof")


@given(rows=TABLES, others=TABLES)
def test_no_other_table_passes(folder: Path, rows: list[list[str]], others: list[list[str]]):
    wanted = expected(rows)
    head = csv_text([wanted.headings])
    assert passes(write(folder / "own.csv", head + csv_text(rows)), wanted)
    found = head + csv_text(others)
    assert passes(write(folder / "other.csv", found), wanted) == (read(found)[1:] == rows)


def test_cells_that_only_look_the_same_when_joined_do_not_pass(tmp_path: Path) -> None:
    wanted = expected([["a,b", "c"], ["d", "e"]])
    assert not passes(write(tmp_path / "a.csv", "h0,h1\r\na,b,c\r\nd,e\r\n"), wanted)
    assert passes(write(tmp_path / "b.csv", 'h0,h1\r\n"a,b",c\r\nd,e\r\n'), wanted)


@pytest.mark.parametrize("rest", ["x", "\r\n", "1,2\r\n"])
def test_nothing_may_follow(tmp_path: Path, rest: str) -> None:
    wanted = expected([["1", "2"]])
    assert not passes(write(tmp_path / "a.csv", f"h0,h1\r\n1,2\r\n{rest}"), wanted)


def test_another_way_of_writing_the_same_cells_passes(tmp_path: Path) -> None:
    wanted = expected([["1", "2"]], {1: 2})
    assert passes(write(tmp_path / "a.csv", 'h0,h1\r\n"1","2"\r\n'), wanted)
    assert passes(write(tmp_path / "b.csv", "h0,h1\n1,2\n", bom=""), wanted)


def test_a_sum_that_is_not_the_month_s_is_found(tmp_path: Path) -> None:
    with pytest.raises(DifferenceError, match="total of h1"):
        prove_csv(write(tmp_path / "a.csv", "h0,h1\r\n1,2\r\n"), expected([["1", "2"]], {1: 3}))


def test_the_place_of_a_difference_is_named_far_down(tmp_path: Path) -> None:
    rows = [[str(i), "1"] for i in range(BLOCK + 50)]
    text = csv_text([["h0", "h1"], *rows]).replace(f"\n{BLOCK + 10},1", f"\n{BLOCK + 10},7")
    with pytest.raises(DifferenceError) as problem:
        prove_csv(write(tmp_path / "a.csv", text), expected(rows))
    assert (problem.value.row, problem.value.column) == (BLOCK + 12, "h1")
    assert (problem.value.expected, problem.value.found) == ("1", "7")
