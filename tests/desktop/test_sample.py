"""The practice factory is whole, the same each time, and quick to write."""

import tomllib

import pytest
from python_calamine import CalamineWorkbook

from declaration.findings import codes
from desktop.practice import practice, write_practice_factory
from desktop.practice.problems import HOLDING, PLANTED


@pytest.fixture(scope="module")
def factory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    return folder, write_practice_factory(folder)


def rows(path, sheet):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()


def worker_rows(path, sheet):
    """Return the rows that begin with a running number and have a worker's number."""
    return [row for row in rows(path, sheet) if isinstance(row[0], float) and row[1]]


def test_files(factory):
    folder, written = factory
    names = {path.relative_to(folder).as_posix() for path in written}
    assert names == {
        "ABOUT.txt",
        "enterprise.toml",
        "payroll-1-first-half.xlsx",
        "payroll-2-second-half.xlsx",
        "payroll-3-daily.xlsx",
        "register.xlsx",
        "declared.xlsx",
        "receipt.xlsx",
        "attendance.xlsx",
        "second-payroll.xlsx",
        "clean/enterprise.toml",
        "clean/payroll.xlsx",
        "clean/register.xlsx",
    }


def test_says_that_everything_is_invented(factory):
    folder, _ = factory
    assert "invented" in (folder / "ABOUT.txt").read_text(encoding="utf-8")
    assert "ប្រឌិត" in (folder / "ABOUT.txt").read_text(encoding="utf-8")


def test_820_workers(factory):
    """Counted by number and name, since two people share a number by design."""
    folder, _ = factory
    second = CalamineWorkbook.from_path(str(folder / "payroll-2-second-half.xlsx"))
    people = set()
    for sheet in second.sheet_names:
        if sheet.startswith("LINE") or sheet == "OFFICE":
            lines = worker_rows(folder / "payroll-2-second-half.xlsx", sheet)
            people |= {(row[1], row[3]) for row in lines}
    people |= {(row[1], row[3]) for row in worker_rows(folder / "payroll-3-daily.xlsx", "DAILY")}
    assert len(people) == practice().workers == 820


def test_first_half_has_nobody_else(factory):
    folder, _ = factory
    for line in "ABCDEFG":
        first = worker_rows(folder / "payroll-1-first-half.xlsx", f"LINE-{line}")
        second = worker_rows(folder / "payroll-2-second-half.xlsx", f"LINE-{line}")
        assert {row[1] for row in first} <= {row[1] for row in second}


def test_subtotals_add_up(factory):
    folder, _ = factory
    sheet = rows(folder / "payroll-1-first-half.xlsx", "LINE-C")
    heading = next(row for row in sheet if str(row[1]).endswith("工号"))
    gross = next(i for i, text in enumerate(heading) if "Gross" in str(text))
    paid = sum(row[gross] for row in worker_rows(folder / "payroll-1-first-half.xlsx", "LINE-C"))
    totals = [row[gross] for row in sheet if str(row[0]).startswith("សរុប")]
    assert sum(totals[:2]) == pytest.approx(paid) == pytest.approx(totals[2])


def test_planted_codes_are_in_the_catalogue():
    assert set(PLANTED) | set(HOLDING) <= set(codes())


def test_same_each_time(factory, tmp_path):
    folder, _ = factory
    for path in write_practice_factory(tmp_path):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_enterprise(factory):
    folder, _ = factory
    data = tomllib.loads((folder / "enterprise.toml").read_text(encoding="utf-8"))
    assert set(data) == {"name", "name_km", "nssf_number", "sector"}
